"""Statuspage JSON, version 2: ``incidents.json``, ``summary.json`` or one incident; updates newest first.

References
----------
The public API's own documents under ``/api/v2`` of any hosted page.
"""

from __future__ import annotations

import re
from typing import Any

from review_widgets.errors import ImportFailed
from review_widgets.importers._form import Content, Importer, Notes, plain_text
from review_widgets.importers._public_page import PageIncident, Update, build_incident, read_iso
from review_widgets.model import Review
from review_widgets.schema import parse_json

_TIMES = {"started_at": "started_at", "monitoring_at": "mitigated_at", "resolved_at": "resolved_at"}
_KNOWN = {*_TIMES, "id", "name", "status", "created_at", "updated_at", "impact", "shortlink", "page_id", "incident_updates", "components",
          "scheduled_for", "scheduled_until", "reminder_intervals"}  # fmt: skip


def _identify(content: Content) -> bool:
    head = content.head.lstrip("\ufeff \n")
    return (
        head[:1] in ("{", "[")
        and '"incident_updates"' in content.raw[:4_000_000].decode("utf-8", "replace")
        and '"shortlink"' in content.text
    )


def _read(content: Content) -> tuple[Review, ...]:
    raw = parse_json(content.text, where=content.name)
    page = raw.get("page", {}) if isinstance(raw, dict) else {}
    found = raw if isinstance(raw, list) else [*raw.get("incidents", []), *raw.get("scheduled_maintenances", [])]
    if isinstance(raw, dict) and "incident_updates" in raw:
        found = [raw]
    for number, one in enumerate(found):
        if not isinstance(one, dict) or not one.get("id"):
            raise ImportFailed.of(
                f"{content.name}, incidents[{number}]",
                found=one,
                expected="an incident with an id",
                do="Export it again.",
            )
    name = re.sub(r"\W+", "-", str(page.get("name", "") or "statuspage")).strip("-").lower()
    return tuple(_build(one, name, content) for one in found)


def _build(one: dict[str, Any], page: str, content: Content) -> Review:
    notes = Notes()
    updates = []
    for update in one.get("incident_updates") or ():
        at = read_iso(update.get("display_at")) or read_iso(update.get("created_at"))
        text = plain_text(str(update.get("body") or ""))
        changed = [
            f"{part.get('name')}: {part.get('old_status')} → {part.get('new_status')}"
            for part in update.get("affected_components") or ()
            if isinstance(part, dict) and part.get("new_status") and part.get("old_status") != part.get("new_status")
        ]
        note = "" if at else f"no time in the update {update.get('id', '?')}"
        updates.append(
            Update(
                at,
                str(update.get("status") or ""),
                "\n".join([text, *changed]).strip(),
                str(update.get("id", "")),
                note,
            )
        )
    times = {name: at for key, name in _TIMES.items() if (at := read_iso(one.get(key)))}
    why = {}
    if "started_at" not in times and (at := read_iso(one.get("created_at"))):
        times["started_at"], why["started_at"] = at, "created_at of the page; no started_at"
        notes.guessed.append("started_at: created_at of the page")
    first = next(
        (u.at for u in sorted(updates, key=lambda u: str(u.at)) if u.at and u.status.lower() == "identified"), None
    )
    if first:
        times["acknowledged_at"] = first
        why["acknowledged_at"] = "the first update 'identified'"
    names = [
        str(part.get("name")) for part in one.get("components") or () if isinstance(part, dict) and part.get("name")
    ]
    names += [
        str(part.get("name"))
        for update in one.get("incident_updates") or ()
        for part in update.get("affected_components") or ()
        if isinstance(part, dict) and part.get("name")
    ]
    notes.dropped += [
        f"{key}: not part of a review" for key in sorted(set(one) - _KNOWN) if one[key] not in (None, "", [], {})
    ]
    notes.mapped.append("title, impact, components, times")
    made = PageIncident(
        page, str(one["id"]), str(one.get("name") or ""), str(one.get("shortlink") or ""), str(one.get("impact") or ""),
        str(one.get("status") or ""), tuple(names), times, updates, why,
    )  # fmt: skip
    return build_incident(made, content, "statuspage", notes)


IMPORTER = Importer(
    name="statuspage",
    reads="Statuspage JSON, version 2: incidents.json, summary.json or one incident",
    identify=_identify,
    read=_read,
)
