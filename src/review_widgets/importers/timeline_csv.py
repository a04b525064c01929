"""Timelines as CSV: any usual delimiter, columns by their names, one event per row; several incidents where a column names them."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from copy import copy
from datetime import date, datetime
from typing import Any

from review_widgets.errors import ImportFailed
from review_widgets.importers._clock import DATE, Clock, read_date, shown_zone
from review_widgets.importers._column import is_day_first, read_cell, zone_in
from review_widgets.importers._form import Content, Importer, Notes, make_id
from review_widgets.importers._kinds import guess_kind
from review_widgets.importers._table import check_columns, map_columns, read_header, read_rows, split_row, tool_of
from review_widgets.importers.incident_table import is_incident_table
from review_widgets.model import EventKind, Review, stable_id
from review_widgets.plural import count_of
from review_widgets.schema import build_review

COLUMNS: dict[str, tuple[str, ...]] = {
    "incident": ("incident id", "incident", "incident number", "number", "reference"),
    "at": (
        "at", "time", "timestamp", "occurred at", "datetime", "date time", "date and time", "when", "event time", "event timestamp", "time stamp",
        "created at", "started at", "start time", "start", "deployed at", "deploy time", "deployment time", "released at", "merged at", "committed at",
        "commit date", "published at", "logged at", "recorded at", "occurred", "ts", "uhrzeit", "zeit", "zeitpunkt", "zeitstempel", "hora",
        "fecha y hora", "heure", "horodatage", "data hora", "orario", "tijd", "tidspunkt",
    ),
    "date": ("date", "day", "event date", "datum", "fecha", "jour", "dato"),
    "until": ("until", "ended at", "end time", "end", "finished at", "to", "bis"),
    "actor": (
        "actor", "who", "user", "author", "owner", "by", "person", "agent", "reporter", "username", "user name", "deployed by", "deployer",
        "committer", "created by", "performed by", "changed by", "released by", "triggered by", "responder", "engineer", "operator", "wer",
        "autor", "quien", "quién", "qui", "auteur", "wie",
    ),
    "kind": ("kind", "type", "event type", "category", "activity"),
    "text": (
        "text", "event", "description", "message", "what", "what happened", "summary", "details", "note", "notes", "title", "body", "msg",
        "log message", "event description", "event name", "action", "comment", "comments", "entry", "log", "update", "subject", "headline",
        "change", "observation", "ereignis", "beschreibung", "text der meldung", "evento", "descripción", "descripcion", "événement", "evenement",
        "descrição", "gebeurtenis", "hendelse",
    ),
    "link": ("link", "url", "permalink", "source ref", "href"),
    "team": ("team", "group", "squad"),
    "source": ("source", "tool", "system", "channel"),
    "service": ("service", "component", "app", "application", "services", "project", "repository", "repo", "microservice", "module", "dienst"),
    "version": (
        "version", "release", "build", "sha", "commit", "tag", "revision", "commit sha", "commit hash", "git sha", "build number",
        "build id", "image", "artifact", "deployment",
    ),
}  # fmt: skip
"""What a column may be called, by what it means."""


def _identify(content: Content) -> bool:
    header = read_header(content)
    found = _meanings(header, content)
    known = tells_events(found) and not tool_of(content) and not is_incident_table(content)
    return known and ("text" in found or _begins_with_time(header, found, content))


def _begins_with_time(header: list[str], found: Mapping[str, str], content: Content) -> bool:
    """Whether the first row states a time; a table without a text may be a series of measurements, whose seconds count from zero."""
    line = content.head.lstrip("\ufeff \r\n").partition("\n")[2].partition("\n")[0].strip()
    row = dict(zip(header, split_row(line), strict=False))
    stated = " ".join(row.get(found.get(meaning, ""), "") for meaning in ("date", "at")).strip()
    return read_cell(stated, Clock(day=None), day_first=True).at is not None


def _read(content: Content) -> tuple[Review, ...]:
    header, body = read_rows(content)
    check_columns(header, COLUMNS, content)
    meaning = _meanings(header, content)
    if not tells_events(meaning):
        raise ImportFailed.of(
            f"{content.name}, header",
            found=", ".join(header),
            expected="a column for the time and one for the text",
            do="Name them: --column at=NAME --column text=NAME.",
        )
    groups: dict[str, list[tuple[int, dict[str, str], dict[str, str]]]] = {}
    for number, row in body:
        cells = {header[at].strip(): cell.strip() for at, cell in enumerate(row) if at < len(header)}
        if len(row) > len(header):
            cells["(beyond the header)"] = " ".join(row[len(header) :])
        known = {name: cells.get(column, "") for name, column in meaning.items()}
        groups.setdefault(known.get("incident", ""), []).append((number, known, cells))
    stated = (known.get("at", "") or known.get("date", "") for group in groups.values() for _, known, _ in group)
    day_first, _ = content.order_of_dates(is_day_first(stated), "")
    return tuple(_build(name, group, meaning, content, day_first=day_first) for name, group in groups.items())


def _build(
    name: str,
    group: list[tuple[int, dict[str, str], dict[str, str]]],
    meaning: dict[str, str],
    content: Content,
    *,
    day_first: bool,
) -> Review:
    notes = Notes()
    people: dict[str, dict[str, Any]] = {}
    events: dict[str, dict[str, Any]] = {}
    day, why = _day_of(content.name)
    zone = zone_in(meaning.get("at", "")) or zone_in(meaning.get("date", ""))
    clock = Clock(day=day, why=why, zone=zone, fallback=content.zone)
    outside = 0
    for number, known, cells in group:
        event = _read_row(known, cells, meaning, clock, day_first=day_first)
        if event is None:
            notes.dropped.append(f"row {number}: no text")
            continue
        if note := event.get("time_note"):
            notes.guessed.append(note if "occurred_at" in event else f"row {number}: {note}")
        if not content.wants(datetime.fromisoformat(event["occurred_at"]) if "occurred_at" in event else None):
            outside += 1
            continue
        event["id"] = stable_id("e", name, event.pop("stated"), known.get("text", "") or event["text"])
        event.setdefault("source", content.name)
        if who := known.get("actor", ""):
            person = people.setdefault(who.lower(), {"id": stable_id("p", who.lower()), "name": who.lstrip("@")})
            event["actor"] = person["id"]
        if event["id"] in events:
            notes.dropped.append(f"row {number}: the same as an earlier row")
        events.setdefault(event["id"], event)
    notes.dropped += [f"{count_of(outside, 'row')} outside the time chosen"] if outside else []
    return _finish(name, list(events.values()), list(people.values()), content, notes, meaning, zone)


def _read_row(
    known: dict[str, str], cells: dict[str, str], meaning: dict[str, str], clock: Clock, *, day_first: bool
) -> dict[str, Any] | None:
    """Give the event of a row, with its time as written under ``stated``; None where the row says nothing."""
    stated = " ".join(filter(None, (known.get("date", ""), known.get("at", ""))))
    moment = read_cell(stated, clock, day_first=day_first)
    until = read_cell(known.get("until", ""), copy(clock), day_first=day_first).at
    note = moment.note
    text, is_change = tell_row(known, meaning)
    taken = set(meaning.values()) - ({meaning.get("service"), meaning.get("version")} if known.get("text") else set())
    extra = [f"{key}: {value}" for key, value in cells.items() if value and key not in taken]
    if not text and not extra:
        return None
    if until and (moment.at is None or until < moment.at):
        late = "ends before it begins: " if moment.at else ""
        note = "; ".join(filter(None, (note, f"{late}the end is stated as {known['until']!r}")))
        until = None
    kind = known.get("kind", "").lower().replace(" ", "_")
    if kind and kind not in set(EventKind):
        extra.append(f"{meaning['kind']}: {known['kind']}")
    event = {
        "occurred_at": moment.at.isoformat() if moment.at else None,
        "ended_at": until.isoformat() if until else None,
        "precision": moment.precision,
        "time_note": note,
        "kind": kind if kind in set(EventKind) else EventKind.CHANGE.value if is_change else guess_kind(text),
        "text": "\n".join([text, *extra]).strip(),
        "source": known.get("source", ""),
        "source_ref": known.get("link", ""),
        "team": known.get("team", ""),
    }
    return {key: value for key, value in event.items() if value} | {"stated": stated}


def _finish(
    name: str,
    events: list[dict[str, Any]],
    people: list[dict[str, Any]],
    content: Content,
    notes: Notes,
    meaning: dict[str, str],
    zone: str,
) -> Review:
    stem = re.sub(r"\.(csv|tsv|txt|xls[xmb]?|ods)(\.gz)?$", "", content.name, flags=re.IGNORECASE)
    fallback = stable_id("review", content.name, name)
    incident: dict[str, Any] = {
        "title": name or stem,
        "zone": shown_zone(zone, None) if zone else content.zone or "UTC",
    }
    timed = sorted(event["occurred_at"] for event in events if "occurred_at" in event)
    if timed:
        incident["started_at"] = timed[0]
        incident["time_notes"] = [{"id": "started_at", "precision": "approximate", "why": "the first row"}]
        notes.guessed.append("started_at: the first row")
    notes.mapped.append(f"{count_of(len(events), 'event')} from the columns {', '.join(meaning.values())}")
    raw = {
        "id": make_id(name or stem, fallback=fallback),
        "incident": incident,
        "events": events,
        "participants": people,
        "sources": [notes.as_source(content, "timeline_csv", zone=zone or content.zone).model_dump(mode="json")],
    }
    return build_review(raw, where=content.name)


def _day_of(name: str) -> tuple[date | None, str]:
    found = DATE.search(name)
    return (read_date(found, year=None)[0], "from the file name") if found else (None, "")


def _meanings(header: list[str], content: Content) -> dict[str, str]:
    return map_columns(header, COLUMNS, plain_name, content)


def plain_name(column: str) -> str:
    """Give a column's or key's name in small letters and single words: ``Deployed_At (UTC)``, ``deployedAt`` → ``deployed at``."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column.strip().strip('"@'))
    words = re.sub(r"[\s_/.-]+", " ", re.sub(r"\s*\(.*?\)", "", apart)).lower()
    return re.sub(r" (?:utc|gmt)$", "", words.strip())


def tells_events(found: Container[str]) -> bool:
    """Say whether columns of these meanings tell events: a time, and what happened or what was changed."""
    return ("at" in found or "date" in found) and ("text" in found or "version" in found or "service" in found)


def tell_row(known: Mapping[str, str], meaning: Mapping[str, str]) -> tuple[str, bool]:
    """Give the text of a row, and whether it tells of a change: what has no text, a list of deployments, is its service and version."""
    if known.get("text") or not (known.get("version") or known.get("service")):
        return known.get("text", ""), False
    version = f"{plain_name(meaning['version'])} {known['version']}" if known.get("version") else ""
    return ", ".join(filter(None, (known.get("service", ""), version))), bool(version)


IMPORTER = Importer(
    name="timeline_csv",
    reads="CSV, TSV or spreadsheet timelines and lists of deployments: a time, a text or a version, more by their names",
    identify=_identify,
    read=_read,
    is_local=True,
    is_generic=True,
)
