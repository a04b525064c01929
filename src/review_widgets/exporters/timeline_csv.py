"""The timeline as CSV: one event per row, times with their offset in the review's zone; imported again the events are equal.

No cell is a formula to a spreadsheet; the mark that prevents it is taken off again by the importer ``timeline_export``.

References
----------
RFC 4180 (CSV); OWASP, "CSV Injection".
"""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import datetime, tzinfo

from review_widgets.escape import to_csv_cell
from review_widgets.exporters import Exporter
from review_widgets.model import Review, TimelineEvent
from review_widgets.timeline import order_events, zone_of

COLUMNS = (
    "event_id",
    "at",
    "until",
    "recorded_at",
    "precision",
    "kind",
    "phase",
    "text",
    "who",
    "actor",
    "team",
    "source",
    "link",
    "known_at_the_time",
    "perspective",
    "importance",
    "visibility",
    "tags",
    "evidence",
    "time_note",
)
"""The header. ``who`` is how the actor is called, ``actor`` the participant's id; tags and evidence are JSON."""
_GUARDED = re.compile(r"'+\s*[=+\-@\t\r]")


def write_timeline(review: Review) -> str:
    """Give the timeline as CSV in the order of time."""
    zone = zone_of(review.incident.zone)
    names = {person.id: person.name or person.pseudonym for person in review.participants}
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for event in order_events(review.events):
        table.writerow([_cell(value) for value in _values(event, names.get(event.actor, ""), zone)])
    return out.getvalue()


def _values(event: TimelineEvent, who: str, zone: tzinfo) -> tuple[str, ...]:
    known = {True: "yes", False: "no", None: ""}[event.known_at_the_time]
    proofs = [proof.model_dump(mode="json") for proof in event.evidence]
    return (
        event.id,
        _shown(event.occurred_at, zone),
        _shown(event.ended_at, zone),
        _shown(event.recorded_at, zone),
        event.precision,
        event.kind,
        event.phase or "",
        event.text,
        who,
        event.actor,
        event.team,
        event.source,
        event.source_ref,
        known,
        event.perspective,
        event.importance,
        event.visibility,
        json.dumps(event.tags, ensure_ascii=False) if event.tags else "",
        json.dumps(proofs, ensure_ascii=False) if proofs else "",
        event.time_note,
    )


def _shown(at: datetime | None, zone: tzinfo) -> str:
    return at.astimezone(zone).isoformat() if at else ""


def _cell(text: str) -> str:
    """Give a cell that is no formula; a text that looks guarded already is guarded once more, so that it comes back whole."""
    return f"'{to_csv_cell(text)}" if _GUARDED.match(text) else to_csv_cell(text)


EXPORTER = Exporter(name="csv", write=write_timeline, words="the timeline as CSV, one event per row")
