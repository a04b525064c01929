"""Statuspage JSON: ``incidents.json``, ``summary.json`` or one incident of a page or of the management API, and webhooks; newest first.

References
----------
The public API's own documents under ``/api/v2`` of any hosted page; developer.statuspage.io; support.atlassian.com, webhook notifications.
"""

from __future__ import annotations

import re
from typing import Any

from review_widgets.errors import ImportFailed
from review_widgets.importers._documents import each_document, inside, rows_of, some_head, word
from review_widgets.importers._form import Content, Importer, Notes, plain_text
from review_widgets.importers._moment import read_moment
from review_widgets.importers._public_page import PageIncident, Update, build_incident
from review_widgets.model import Review, Section

_TIMES = {"started_at": "started_at", "monitoring_at": "mitigated_at", "resolved_at": "resolved_at"}
_KNOWN = {*_TIMES, "id", "name", "status", "created_at", "updated_at", "impact", "shortlink", "page_id", "incident_updates", "components",
          "scheduled_for", "scheduled_until", "reminder_intervals", "impact_override", "postmortem_body", "postmortem_body_last_updated_at",
          "postmortem_published_at", "incident_impacts"}  # fmt: skip


def _identify(content: Content) -> bool:
    return content.suffix != "/" and (
        some_head(content, lambda head: bool(_incidents(head))) or _is_far_inside(content)
    )


def _is_far_inside(content: Content) -> bool:
    """Whether an incident stands behind a long list of components, as in ``summary.json``."""
    marks = (b'"incident_updates"', b'"shortlink"')
    return isinstance(next(iter(content.heads), None), dict) and all(mark in content.raw for mark in marks)


def _incidents(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the incidents of an answer of the API, of a webhook, or the one that a document is."""
    listed = [
        one for part in ("incidents", "scheduled_maintenances", "incident") for one in rows_of(document.get(part))
    ]
    return [
        one for one in listed or [document] if "incident_updates" in one and ("shortlink" in one or "page_id" in one)
    ]


def _read(content: Content) -> tuple[Review, ...]:
    found: dict[str, dict[str, Any]] = {}
    page = ""
    for document in each_document(content):
        page = word(inside(document, "page", "name")) or page
        for one in _incidents(document):
            key = word(one.get("id"))
            if not key:
                raise ImportFailed.of(
                    f"{content.name}, incidents[{len(found)}]",
                    found=one,
                    expected="an incident with an id",
                    do="Export it again.",
                )
            known = {word(update.get("id")): update for update in rows_of(found.get(key, {}).get("incident_updates"))}
            known |= {word(update.get("id")) or str(update): update for update in rows_of(one.get("incident_updates"))}
            found[key] = {**found.get(key, {}), **one, "incident_updates": [*known.values()]}
    name = re.sub(r"\W+", "-", page or "statuspage").strip("-").lower()
    return tuple(_build(one, name or "statuspage", content) for one in found.values())


def _build(one: dict[str, Any], page: str, content: Content) -> Review:
    notes = Notes()
    updates = [_update(update) for update in rows_of(one.get("incident_updates"))]
    times = {name: at for key, name in _TIMES.items() if (at := read_moment(one.get(key)).at)}
    why = {}
    if "started_at" not in times and (at := read_moment(one.get("created_at")).at):
        times["started_at"], why["started_at"] = at, "created_at of the page; no started_at"
        notes.guessed.append("started_at: created_at of the page")
    first = min((u.at for u in updates if u.at and u.status.lower() == "identified"), default=None)
    if first:
        times["acknowledged_at"] = first
        why["acknowledged_at"] = "the first update 'identified'"
    parts = [*rows_of(one.get("components"))]
    for update in rows_of(one.get("incident_updates")):
        parts += rows_of(update.get("affected_components"))
    names = tuple(name for part in parts if (name := word(part.get("name"))))
    notes.dropped += [
        f"{key}: not part of a review" for key in sorted(set(one) - _KNOWN) if one[key] not in (None, "", [], {}, False)
    ]
    notes.mapped.append("title, impact, components, times")
    made = PageIncident(
        page, word(one["id"]), word(one.get("name")), word(one.get("shortlink")),
        word(one.get("impact_override")) or word(one.get("impact")), word(one.get("status")), names, times, updates, why,
    )  # fmt: skip
    review = build_incident(made, content, "statuspage", notes)
    told = word(one.get("postmortem_body"))
    return (
        review.model_copy(update={"sections": (Section(id="s-postmortem", title="Postmortem", text=told),)})
        if told
        else review
    )


def _update(update: dict[str, Any]) -> Update:
    at = read_moment(update.get("display_at")).at or read_moment(update.get("created_at")).at
    changed = [
        f"{word(part.get('name'))}: {word(part.get('old_status'))} → {word(part.get('new_status'))}"
        for part in rows_of(update.get("affected_components"))
        if part.get("new_status") and part.get("old_status") != part.get("new_status")
    ]
    key = word(update.get("id"))
    text = "\n".join(filter(None, (plain_text(word(update.get("body"))), *changed)))
    return Update(at, word(update.get("status")), text, key, "" if at else f"no time in the update {key or '?'}")


IMPORTER = Importer(
    name="statuspage",
    reads="Statuspage JSON: incidents.json, summary.json, one incident, webhooks",
    identify=_identify,
    read=_read,
)
