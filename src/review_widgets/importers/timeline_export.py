"""The timeline as this package exports it to CSV: every event comes back as it was, so that one can edit it in a spreadsheet.

Rows keep their ids: imported into the review they came from, they add nothing; a row without an id is a new event.
"""

from __future__ import annotations

import json
import re
from typing import Any

from review_widgets.errors import ImportFailed
from review_widgets.importers._form import Content, Importer, Notes, make_id
from review_widgets.importers._moment import read_moment
from review_widgets.importers._table import read_table, tool_of
from review_widgets.model import Review, stable_id
from review_widgets.plural import count_of
from review_widgets.schema import build_review

_SAME = (
    "precision",
    "kind",
    "phase",
    "text",
    "actor",
    "team",
    "source",
    "perspective",
    "importance",
    "visibility",
    "time_note",
)
_KNOWN = {"yes": True, "no": False}


def _read(content: Content) -> tuple[Review, ...]:
    header, rows = read_table(content)
    notes = Notes()
    people: dict[str, str] = {}
    events = []
    for number, row in enumerate(rows, start=2):
        cells = {name: _unguarded(cell) for name, cell in zip(header, row, strict=False)}
        events.append(_event(cells, f"{content.name}, row {number}", content, notes))
        if cells.get("actor"):
            people[cells["actor"]] = cells.get("who", "")
    left = [name for name in header if name not in (*_SAME, *_OTHERS)]
    if left:
        notes.dropped.append(f"columns, not part of this export: {', '.join(left)}")
    notes.mapped.append(count_of(len(events), "event"))
    stem = re.sub(r"\.csv(\.gz)?$", "", content.name, flags=re.IGNORECASE)
    raw = {
        "id": make_id(stem, fallback=stable_id("review", content.name)),
        "incident": {"title": stem, "zone": content.zone or "UTC"},
        "participants": [{"id": key, "name": name} for key, name in people.items()],
        "events": events,
        "sources": [notes.as_source(content, "timeline_export", zone=content.zone)],
    }
    return (build_review(raw, where=content.name),)


_OTHERS = ("event_id", "at", "until", "recorded_at", "who", "link", "known_at_the_time", "tags", "evidence")


def _event(cells: dict[str, str], where: str, content: Content, notes: Notes) -> dict[str, Any]:
    at = read_moment(cells.get("at"), zone=content.zone)
    if at.note:
        notes.guessed.append(at.note)
    event: dict[str, Any] = {name: cells[name] for name in _SAME if cells.get(name)}
    try:
        event |= {name: json.loads(cells[name]) for name in ("tags", "evidence") if cells.get(name)}
    except ValueError as err:
        raise ImportFailed.of(
            where, found=str(err), expected="JSON in tags and evidence", do="Mend or empty the cell."
        ) from err
    return {
        "id": cells.get("event_id") or stable_id("e", cells.get("at"), cells.get("text")),
        **event,
        "time_note": "; ".join(filter(None, (cells.get("time_note", ""), at.note))),
        "occurred_at": at.at,
        "ended_at": read_moment(cells.get("until"), zone=content.zone).at,
        "recorded_at": read_moment(cells.get("recorded_at"), zone=content.zone).at,
        "source_ref": cells.get("link", ""),
        "known_at_the_time": _KNOWN.get(cells.get("known_at_the_time", "")),
    }


def _unguarded(cell: str) -> str:
    """Take off the one mark that keeps a cell from being a formula."""
    return cell[1:] if re.match(r"'+\s*[=+\-@\t\r]", cell) else cell


IMPORTER = Importer(
    name="timeline_export",
    reads="the timeline as this package exports it to CSV",
    identify=lambda content: tool_of(content) == "timeline_export",
    read=_read,
    verified="its own export",
)
