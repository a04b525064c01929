"""Status histories as JSON lines: one incident per line with ``status_sequence`` and ``updates``, as history collectors keep them."""

from __future__ import annotations

import json
from typing import Any

from review_widgets.errors import ImportFailed
from review_widgets.importers._form import Content, Importer, Notes
from review_widgets.importers._public_page import PageIncident, Update, build_incident, read_iso, stated_times
from review_widgets.importers.statuspage_atom import name_entry
from review_widgets.model import Review


def _identify(content: Content) -> bool:
    first = content.head.lstrip("\ufeff \n").split("\n", 1)[0]
    return first[:1] == "{" and '"status_sequence"' in first


def _read(content: Content) -> tuple[Review, ...]:
    reviews = []
    for number, line in enumerate(content.text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            one = json.loads(line)
        except ValueError as err:
            raise ImportFailed.of(
                f"{content.name}, line {number}",
                found=line[:60],
                expected="one JSON object per line",
                do="Mend the line.",
            ) from err
        if not isinstance(one, dict) or "updates" not in one:
            raise ImportFailed.of(
                f"{content.name}, line {number}", found=one, expected="an incident with updates", do="Mend the line."
            )
        reviews.append(_build(one, content))
    return tuple(reviews)


def _build(one: dict[str, Any], content: Content) -> Review:
    page, key = name_entry(str(one.get("entry_id") or one.get("id") or ""))
    updates = [
        Update(read_iso(update.get("at")), str(update.get("status") or ""), str(update.get("message") or ""))
        for update in one["updates"] or ()
    ]
    times, why = stated_times(updates)
    notes = Notes()
    for name in ("started_at", "resolved_at"):
        if at := read_iso(one.get(name)):
            times[name] = at
            why.pop(name, None)
    for name, stated in (("started_at", one.get("downtime_start")), ("resolved_at", one.get("downtime_end"))):
        at = read_iso(stated)
        if at and at != times.get(name):
            notes.kept.append(f"stated {'start' if name == 'started_at' else 'end'} of the impact")
            times[name] = at
    notes.mapped.append("title, link, impact, components, times")
    status = str((one.get("status_sequence") or [""])[-1]).lower()
    made = PageIncident(
        page, key, str(one.get("title") or ""), str(one.get("url") or ""), str(one.get("impact") or ""), status,
        tuple(map(str, one.get("components") or ())), times, updates, why,
    )  # fmt: skip
    return build_incident(made, content, "github_statuses", notes)


IMPORTER = Importer(
    name="github_statuses",
    reads="status histories as JSON lines with status_sequence and updates",
    identify=_identify,
    read=_read,
    verified="the history of one status page",
)
