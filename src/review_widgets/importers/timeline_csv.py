"""Timelines as CSV: any usual delimiter, columns by their names, one event per row; several incidents where a column names them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from review_widgets.errors import ImportFailed
from review_widgets.importers._clock import CLOCK, DATE, OFFSETS, ZONE, read_clock, read_date, read_zone
from review_widgets.importers._form import Content, Importer, Notes, make_id
from review_widgets.importers._kinds import guess_kind
from review_widgets.importers._table import header_of, tool_of
from review_widgets.model import EventKind, Review, stable_id
from review_widgets.schema import build_review
from review_widgets.timeline import zone_of

COLUMNS: dict[str, tuple[str, ...]] = {
    "incident": ("incident_id", "incident", "incident id", "incident number", "number", "reference"),
    "at": ("at", "time", "timestamp", "occurred_at", "occurred at", "date/time", "datetime", "when", "created_at", "created at", "date_time", "event time", "ts"),
    "date": ("date", "day"),
    "until": ("until", "ended_at", "end", "ended at", "to"),
    "actor": ("actor", "who", "user", "author", "owner", "by", "person", "agent", "reporter"),
    "kind": ("kind", "type", "event_type", "event type", "category", "activity"),
    "text": ("text", "event", "description", "message", "what", "what happened", "summary", "details", "note", "notes", "title", "body"),
    "link": ("link", "url", "permalink", "source_ref", "href"),
    "team": ("team", "group", "squad"),
    "source": ("source", "tool", "system", "channel"),
}  # fmt: skip
"""What a column may be called, by what it means."""
_EPOCHS = ((1e17, 1e9), (1e14, 1e6), (1e11, 1e3), (1e8, 1.0))


def _identify(content: Content) -> bool:
    head = content.head.lstrip("\ufeff \n")
    if content.suffix not in (".csv", ".tsv", ".txt", "") or head[:1] in ("{", "[", "<", "#"):
        return False
    found = _meanings(header_of(head)) if _delimiter(head.split("\n", 1)[0]) else {}
    return ("at" in found or "date" in found) and "text" in found and not tool_of(content)


def _read(content: Content) -> tuple[Review, ...]:
    text = content.text
    delimiter = _delimiter(text.lstrip().split("\n", 1)[0])
    rows = list(csv.reader(io.StringIO(text.lstrip("\n")), delimiter=delimiter or ",", strict=False))
    header, body = rows[0], [row for row in rows[1:] if any(cell.strip() for cell in row)]
    meaning = _meanings(header)
    if not body:
        raise ImportFailed.of(
            content.name, found="a header and no rows", expected="one row per event", do="Export the events too."
        )
    groups: dict[str, list[tuple[int, dict[str, str], dict[str, str]]]] = {}
    for number, row in enumerate(body, start=2):
        cells = {header[at].strip(): cell.strip() for at, cell in enumerate(row) if at < len(header)}
        if len(row) > len(header):
            cells["(beyond the header)"] = " ".join(row[len(header) :])
        known = {name: cells.get(column, "") for name, column in meaning.items()}
        groups.setdefault(known.get("incident", ""), []).append((number, known, cells))
    day_first = _is_day_first(
        known.get("at", "") or known.get("date", "") for group in groups.values() for _, known, _ in group
    )
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
    for number, known, cells in group:
        stated = " ".join(filter(None, (known.get("date", ""), known.get("at", ""))))
        at, precision, note = _read_time(stated, meaning, content.zone, day_first=day_first)
        if note:
            notes.guessed.append(note if at else f"row {number}: {note}")
        until, _, _ = _read_time(known.get("until", ""), meaning, content.zone, day_first=day_first)
        text = known.get("text", "")
        extra = [f"{key}: {value}" for key, value in cells.items() if value and key not in meaning.values()]
        if not text and not extra:
            notes.dropped.append(f"row {number}: no text")
            continue
        kind = known.get("kind", "").lower().replace(" ", "_")
        if kind and kind not in set(EventKind):
            extra.append(f"{meaning['kind']}: {known['kind']}")
        event: dict[str, Any] = {
            "id": stable_id("e", name, stated, text),
            "occurred_at": at.isoformat() if at else None,
            "ended_at": until.isoformat() if until and at and until >= at else None,
            "precision": precision,
            "time_note": note,
            "kind": kind if kind in set(EventKind) else guess_kind(text),
            "text": "\n".join([text, *extra]).strip(),
            "source": known.get("source", "") or content.name,
            "source_ref": known.get("link", ""),
            "team": known.get("team", ""),
        }
        if who := known.get("actor", ""):
            person = people.setdefault(who.lower(), {"id": stable_id("p", who.lower()), "name": who.lstrip("@")})
            event["actor"] = person["id"]
        if event["id"] in events:
            notes.dropped.append(f"row {number}: the same as an earlier row")
        events.setdefault(event["id"], {key: value for key, value in event.items() if value})
    return _finish(name, list(events.values()), list(people.values()), content, notes, meaning)


def _finish(
    name: str,
    events: list[dict[str, Any]],
    people: list[dict[str, Any]],
    content: Content,
    notes: Notes,
    meaning: dict[str, str],
) -> Review:
    stem = re.sub(r"\.(csv|tsv|txt)(\.gz)?$", "", content.name, flags=re.IGNORECASE)
    fallback = stable_id("review", content.name, name)
    incident: dict[str, Any] = {"title": name or stem, "zone": content.zone or "UTC"}
    timed = sorted(event["occurred_at"] for event in events if "occurred_at" in event)
    if timed:
        incident["started_at"] = timed[0]
        incident["time_notes"] = [{"id": "started_at", "precision": "approximate", "why": "the first row"}]
        notes.guessed.append("started_at: the first row")
    notes.mapped.append(f"{len(events)} events from the columns {', '.join(meaning.values())}")
    raw = {
        "id": make_id(name or stem, fallback=fallback),
        "incident": incident,
        "events": events,
        "participants": people,
        "sources": [notes.as_source(content, "timeline_csv", zone=content.zone).model_dump(mode="json")],
    }
    return build_review(raw, where=content.name)


def _read_time(stated: str, meaning: dict[str, str], zone: str, *, day_first: bool) -> tuple[datetime | None, str, str]:
    """Give the aware time, its precision and what was guessed."""
    plain = stated.strip()
    if not plain or plain in ("?", "-") or plain.startswith("0001-01-01"):
        return None, "unknown", f"no time ({plain!r})" if plain else ""
    if re.fullmatch(r"\d{9,19}(?:\.\d+)?", plain):
        number = float(plain)
        scale = next((divisor for least, divisor in _EPOCHS if number >= least), 1.0)
        return datetime.fromtimestamp(number / scale, UTC), "exact", ""
    try:
        at = datetime.fromisoformat(
            re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", plain.replace("Z", "+00:00").replace(" UTC", "+00:00"))
        )
    except ValueError:
        return _read_loose(plain, meaning, zone, day_first=day_first)
    if at.tzinfo is not None:
        return at.astimezone(UTC), "exact" if at.second or plain.count(":") > 1 else "minute", ""
    return _zoned(at, plain, meaning, zone)


def _read_loose(plain: str, meaning: dict[str, str], zone: str, *, day_first: bool) -> tuple[datetime | None, str, str]:
    numeric = re.match(r"(\d{1,2})/(\d{1,2})/(\d{4})", plain)
    day, rest, note = None, plain, ""
    try:
        if numeric:
            first, second, year = (int(part) for part in numeric.groups())
            day = datetime(year, second if day_first else first, first if day_first else second, tzinfo=UTC).date()
            rest = plain[numeric.end() :]
            if first <= 12 and second <= 12:
                note = f"{'day' if day_first else 'month'} first, as in the other rows"
        elif found := DATE.search(plain):
            day, note = read_date(found, year=None)
            rest = plain[: found.start()] + plain[found.end() :]
    except ValueError:
        day = None
    clock = CLOCK.search(rest)
    read = read_clock(clock) if clock else None
    if day is None or read is None:
        return None, "unknown", f"stated as {plain!r}, which is no time with a date"
    at, precision, guess = _zoned(datetime.combine(day, read[0]), rest, meaning, zone)
    return at, precision, "; ".join(filter(None, (note, guess)))


def _zoned(at: datetime, plain: str, meaning: dict[str, str], zone: str) -> tuple[datetime, str, str]:
    precision = "exact" if plain.count(":") > 1 else "minute"
    if word := ZONE.search(plain[10:]) or _column_zone(meaning):
        return at.replace(tzinfo=read_zone(word if isinstance(word, str) else word[0])).astimezone(UTC), precision, ""
    return (
        at.replace(tzinfo=zone_of(zone or "UTC")).astimezone(UTC),
        precision,
        f"no zone stated; read as {zone or 'UTC'}",
    )


def _column_zone(meaning: dict[str, str]) -> str:
    words = re.findall(r"[A-Z]{2,4}", f"{meaning.get('at', '')} {meaning.get('date', '')}".upper())
    return next((word for word in words if word in OFFSETS), "")


def _is_day_first(times: Iterable[str]) -> bool:
    pairs = [(int(m[1]), int(m[2])) for stated in times if (m := re.match(r"(\d{1,2})/(\d{1,2})/\d{4}", stated))]
    return any(first > 12 for first, _ in pairs) or not any(second > 12 for _, second in pairs)


def _meanings(header: list[str]) -> dict[str, str]:
    """Give meaning → column, each column once, better names first."""
    plain = {
        re.sub(r"\s*\(.*?\)|\s+(?:utc|gmt)$", "", column.strip().strip('"').lower()): column.strip()
        for column in header
        if column.strip()
    }
    found: dict[str, str] = {}
    for meaning, names in COLUMNS.items():
        for name in names:
            if name in plain and plain[name] not in found.values():
                found[meaning] = plain[name]
                break
    return found


def _delimiter(line: str) -> str:
    counts = {mark: line.count(mark) for mark in (",", ";", "\t", "|")}
    best = max(counts, key=lambda mark: counts[mark])
    return best if counts[best] else ""


IMPORTER = Importer(
    name="timeline_csv",
    reads="CSV or TSV timelines: a time column and a text column, more by their names",
    identify=_identify,
    read=_read,
)
