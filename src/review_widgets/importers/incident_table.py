"""Lists of incidents as CSV: one row per incident, with columns for its times; ids, links, severities and components by their names."""

from __future__ import annotations

import re
from typing import Any

from review_widgets.errors import ImportFailed
from review_widgets.importers._clock import Clock
from review_widgets.importers._column import is_day_first, read_cell, zone_in
from review_widgets.importers._form import Content, Importer, Notes, make_id
from review_widgets.importers._table import check_columns, map_columns, read_header, read_rows
from review_widgets.model import TIME_NAMES, Review, stable_id
from review_widgets.schema import build_review

_TIMES: dict[str, tuple[str, ...]] = {
    "started_at": ("started", "start", "start time", "began", "begin", "impact start", "impact started"),
    "detected_at": ("detected", "detection", "detection time"),
    "acknowledged_at": ("acknowledged", "acked", "identified"),
    "reported_at": ("reported", "opened", "created"),
    "mitigated_at": ("mitigated", "monitoring", "fixed", "stable"),
    "resolved_at": ("resolved", "end", "ended", "end time", "finished"),
    "closed_at": ("closed",),
}
_FACTS: dict[str, tuple[str, ...]] = {
    "id": ("id", "incident id", "incident", "number", "incident number", "key", "reference", "ref"),
    "title": ("title", "name", "short description", "subject", "incident name"),
    "summary": ("summary", "description", "what happened"),
    "severity": ("severity", "sev", "impact", "priority", "level"),
    "status": ("status", "state"),
    "services": ("services", "service", "components", "component", "affected services", "systems", "system"),
    "teams": ("teams", "team", "owning team"),
    "tags": ("tags", "labels", "category", "type"),
    "link": ("link", "url", "permalink", "href"),
}
_RANK = {"critical": 1, "major": 2, "minor": 3, "none": 4}


def is_incident_table(content: Content) -> bool:
    """Tell whether a header names an incident and at least two of its times, and no text of single events."""
    found = _meanings(read_header(content), content)
    return (
        len(found.keys() & set(_TIMES)) >= 2 and "started_at" in found and bool(found.keys() & {"id", "title", "link"})
    )


def _read(content: Content) -> tuple[Review, ...]:
    header, body = read_rows(content)
    check_columns(header, _TIMES | _FACTS, content)
    meaning = _meanings(header, content)
    columns = [header.index(meaning[name]) for name in _TIMES if name in meaning]
    day_first, _ = content.order_of_dates(
        is_day_first(row[at] for _, row in body for at in columns if at < len(row)), ""
    )
    made: dict[str, Review] = {}
    for number, row in body:
        cells = {name: cell.strip() for name, cell in zip(header, row, strict=False)}
        review = _build(number, cells, meaning, content, day_first=day_first)
        if review.id.lower() in made:
            raise ImportFailed.of(
                f"{content.name}, row {number}",
                found=f"the incident {review.id!r} a second time",
                expected="one row per incident",
                do="Give each row an id of its own; a table of events needs a column for the text of each.",
            )
        made[review.id.lower()] = review
    return tuple(made.values())


def _build(number: int, cells: dict[str, str], meaning: dict[str, str], content: Content, *, day_first: bool) -> Review:
    notes = Notes()
    facts = {name: cells.get(column, "") for name, column in meaning.items()}
    incident: dict[str, Any] = {"time_notes": []}
    for name in (name for name in TIME_NAMES if facts.get(name)):
        clock = Clock(day=None, zone=zone_in(meaning[name]), fallback=content.zone)
        moment = read_cell(facts[name], clock, day_first=day_first)
        if moment.at:
            incident[name] = moment.at.isoformat()
        if moment.note:
            notes.guessed.append(f"{name}: {moment.note}")
            incident["time_notes"].append(
                {"id": name, "precision": moment.precision, "stated": facts[name], "why": moment.note}
            )
    if not incident.get("started_at"):
        notes.guessed.append(f"row {number}: no start")
    elif incident.get("resolved_at", "9") < incident["started_at"]:
        notes.guessed.append("resolved before it started; both times kept as stated")
    severity = facts.get("severity", "")
    rank = _RANK.get(severity.lower()) or next((int(digit) for digit in re.findall(r"\d", severity)), None)
    incident |= {
        "reference": facts.get("id", ""),
        "title": facts.get("title", "") or facts.get("id", ""),
        "summary": facts.get("summary", ""),
        "status": facts.get("status", "").lower(),
        "severity": {"label": severity, "rank": rank} if severity else None,
        **{name: _parts(facts.get(name, "")) for name in ("services", "teams", "tags")},
        "links": [{"id": stable_id("l", facts["link"]), "url": facts["link"]}] if facts.get("link") else [],
    }
    rest = [f"{name}: {value}" for name, value in cells.items() if value and name not in meaning.values()]
    if rest:
        notes.kept.append("columns of other names, as a section")
    notes.mapped.append(f"the columns {', '.join(meaning.values())}")
    key = facts.get("id", "") or facts.get("link", "").rstrip("/").rpartition("/")[2] or facts.get("title", "")
    raw = {
        "id": make_id(key, fallback=stable_id("row", *cells.values())),
        "incident": {key: value for key, value in incident.items() if value},
        "sections": [{"id": "s-columns", "title": "Other columns", "text": "\n".join(rest)}] if rest else [],
        "sources": [notes.as_source(content, "incident_table", url=facts.get("link", "")).model_dump(mode="json")],
    }
    return build_review(raw, where=f"{content.name}, row {number}")


def _parts(cell: str) -> list[str]:
    return list(dict.fromkeys(part.strip() for part in re.split(r"[;,|]", cell) if part.strip()))


def _meanings(header: list[str], content: Content) -> dict[str, str]:
    return map_columns(header, _TIMES | _FACTS, _plain, content)


def _plain(column: str) -> str:
    """Give a column's name without its ending ``_at``, a zone or brackets."""
    return re.sub(r"\s*\(.*?\)|\s+(?:utc|at|on|date)$", "", re.sub(r"[_/ ]+", " ", column.strip().lower()))


IMPORTER = Importer(
    name="incident_table",
    reads="CSV, TSV or spreadsheet lists of incidents: one row each, with a start and further times by their column names",
    identify=is_incident_table,
    read=_read,
    is_local=True,
    is_generic=True,
)
