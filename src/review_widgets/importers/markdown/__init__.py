"""Markdown postmortems: headings, timelines in ten dialects, factors, actions, people; everything else is kept as prose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from review_widgets.importers._clock import DATE, ZONE, Clock, find_zone, read_date, shown_zone
from review_widgets.importers._form import Content, Importer, Notes, make_id
from review_widgets.importers._kinds import guess_kind
from review_widgets.importers.markdown.entries import Entry, open_line, read_entry
from review_widgets.importers.markdown.headings import Meaning, read_heading
from review_widgets.importers.markdown.outline import Block, Part, read_pair, read_parts, split_front_matter
from review_widgets.importers.markdown.timeline import Chronicle, read_timeline
from review_widgets.model import Incident, Review, stable_id
from review_widgets.schema import build_review

_NOTHING = re.compile(r"(?:n/?a|none|nothing|tbd|tba|todo|-+|\.+|\?+|\{\{.*\}\}|<[^>]*>)?[.\s]*", re.IGNORECASE)
_LENGTH = re.compile(
    r"(?:(\d+(?:[.,]\d+)?)\s*(?:d(?:ays?)?)\b)?\D*?(?:(\d+(?:[.,]\d+)?)\s*(?:h(?:(?:ou)?rs?)?)\b)?\D*?(?:(\d+(?:[.,]\d+)?)\s*m(?:in(?:ute)?s?)?\b)?",
    re.IGNORECASE,
)
_TIMES = {
    "start": "started_at", "started": "started_at", "start time": "started_at", "impact start": "started_at", "began": "started_at",
    "detected": "detected_at", "detection": "detected_at", "detected at": "detected_at", "acknowledged": "acknowledged_at",
    "mitigated": "mitigated_at", "mitigation": "mitigated_at", "resolved": "resolved_at", "end": "resolved_at", "end time": "resolved_at",
    "ended": "resolved_at", "resolution time": "resolved_at", "reported": "reported_at", "closed": "closed_at",
}  # fmt: skip
_LENGTHS = {"time to detection": "detected_at", "time to detect": "detected_at", "ttd": "detected_at", "time to recovery": "resolved_at",
            "time to resolve": "resolved_at", "time to resolution": "resolved_at", "ttr": "resolved_at", "time to mitigate": "mitigated_at",
            "time to mitigation": "mitigated_at", "duration": "resolved_at", "outage duration": "resolved_at"}  # fmt: skip
_TODO = re.compile(r"\A\[(?P<done>[ xX])\]\s+")
_OWNER = re.compile(
    r"\s*(?:[-–—(]\s*)?(?:owner|assignee|assigned to)\s*:\s*(?P<owner>@?[\w .-]{2,40})\)?\s*\Z|\s*\((?P<handle>@[\w.-]{2,39})\)\s*\Z",
    re.IGNORECASE,
)


@dataclass
class _Draft:
    """What has been read so far."""

    content: Content
    notes: Notes
    clock: Clock
    incident: dict[str, Any] = field(default_factory=dict)
    lists: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    lengths: dict[str, tuple[timedelta, str]] = field(default_factory=dict)

    def add(self, collection: str, prefix: str, text: str, **more: Any) -> None:
        """Add an item with a stable id; an equal one a second time is dropped aloud."""
        item_id = stable_id(prefix, text, more.get("occurred_at", ""), more.get("aspect", ""))
        rows = self.lists.setdefault(collection, [])
        if any(row["id"] == item_id for row in rows):
            self.notes.dropped.append(f"a second time in {collection}: {text[:60]!r}")
            return
        name = {"actions": "title", "participants": "name"}.get(collection, "text")
        rows.append({"id": item_id, name: text, **{key: value for key, value in more.items() if value}})

    def person(self, name: str) -> str:
        """Give the id of a participant of this name, added on first sight."""
        plain = name.strip().strip("*_`")
        key = plain.lower().lstrip("@")
        if key not in self.people:
            handle = plain.startswith("@") or plain.islower()
            self.people[key] = stable_id("p", key)
            row: dict[str, Any] = {"id": self.people[key], "name": plain.lstrip("@")}
            if handle:
                row["handles"] = [plain if plain.startswith("@") else f"@{plain}"]
            self.lists.setdefault("participants", []).append(row)
        return self.people[key]


def _identify(content: Content) -> bool:
    if content.suffix not in (".md", ".markdown", ".txt", "") and "." in content.name:
        return False
    head = content.head.lstrip("\ufeff \n")
    if head[:1] in ("{", "[") or head.startswith(("<?xml", "<feed", "<html", "<!DOCTYPE")) or "\x00" in head:
        return False
    return bool(re.search(r"^#{1,6}\s+\S|^[=-]{3,}$|^\s*\|.*\|", head, re.MULTILINE)) or content.suffix in (
        ".md",
        ".markdown",
    )


def _read(content: Content) -> tuple[Review, ...]:
    values, body = split_front_matter(content.text)
    parts = read_parts(body)
    notes = Notes()
    day, why = _find_day(content, values, parts)
    zone, _ = find_zone(body)
    draft = _Draft(
        content, notes, Clock(day=day, why=why, zone=zone, fallback=content.zone, year=_find_year(content.name, body))
    )
    title = next((part.title for part in parts if part.depth == 1), "") or (parts[0].title if parts else "")
    draft.incident["title"] = values.pop("title", "") or title
    for key, value in values.items():
        _take_fact(key, value, draft)
    timeline_under = ""
    for number, part in enumerate(parts):
        if timeline_under and timeline_under in part.parents:
            continue
        meaning = _meaning(part, parts)
        if meaning == "other" and timeline_under and (opening := open_line(part.title)) and opening.clock:
            below = [p for p in parts[number + 1 :] if part.title in p.parents]
            _take_timeline(read_timeline((Part("", 0, ()), part, *below), draft.clock), part, draft)
            continue
        if meaning == "timeline":
            timeline_under = part.title
            below = [p for p in parts[number + 1 :] if part.title in p.parents]
            _take_timeline(read_timeline((part, *below), draft.clock), part, draft)
        else:
            _take_part(meaning, part, draft, is_title=number == 0 and part.depth <= 1)
    return (_finish(draft, zone),)


def _meaning(part: Part, parts: tuple[Part, ...]) -> Meaning:
    own = read_heading(part.title)
    if own != "other" or not part.parents:
        return own
    above = [read_heading(parent) for parent in part.parents]
    inherited = next(
        (meaning for meaning in reversed(above) if meaning in ("actions", "factors", "helped", "worse", "takeaways")),
        None,
    )
    return inherited or "other"


def _find_day(content: Content, values: dict[str, str], parts: tuple[Part, ...]) -> tuple[date | None, str]:
    title = next((part.title for part in parts if part.depth == 1), "")
    first = "\n".join(block.text for part in parts[:2] for block in part.blocks[:6] if block.kind != "code")[:2000]
    places = (
        (values.get("date", ""), "from the front matter"),
        (title, "from the title"),
        (content.name, "from the file name"),
        (first, "from the opening lines"),
    )
    for text, why in places:
        for found in DATE.finditer(text):
            day, _ = read_date(found, year=None)
            if day:
                return day, why
    return None, ""


def _find_year(name: str, body: str) -> int | None:
    """Give the year of the file's name, else of the first whole date in the text."""
    if stated := re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", name):
        return int(stated[0])
    days = (read_date(found, year=None)[0] for found in DATE.finditer(body[:200_000]))
    return next((day.year for day in days if day), None)


def _take_timeline(chronicle: Chronicle, part: Part, draft: _Draft) -> None:
    for entry in chronicle.entries:
        _take_entry(entry, draft)
    prose = "\n\n".join(text for text in chronicle.prose if not _NOTHING.fullmatch(text) and not _only_zone(text))
    if prose:
        draft.add("sections", "s", prose, title=part.title)
        draft.notes.kept.append(f"text of the timeline that stands at no time, under {part.title!r}")


def _take_entry(entry: Entry, draft: _Draft) -> None:
    text = entry.text or entry.stated
    moment = entry.moment
    if moment.at is None and _NOTHING.fullmatch(entry.text):
        draft.notes.dropped.append(f"an entry without time and text: {entry.stated!r}")
        return
    if moment.note:
        draft.notes.guessed.append(moment.note)
    more: dict[str, Any] = {
        "occurred_at": moment.at.isoformat() if moment.at else None,
        "ended_at": entry.until.at.isoformat() if entry.until and entry.until.at else None,
        "precision": moment.precision if moment.at else "unknown",
        "time_note": moment.note
        if moment.at
        else "; ".join(filter(None, (f"stated as {entry.stated!r}", moment.note))),
        "kind": guess_kind(text),
        "source": draft.content.name,
    }
    if entry.who:
        more["actor"] = draft.person(entry.who)
    draft.add("events", "e", text, **more)


def _take_part(meaning: Meaning, part: Part, draft: _Draft, *, is_title: bool) -> None:
    lines = [block for block in part.blocks if not _NOTHING.fullmatch(block.text)]
    if is_title or meaning in ("facts", "people"):
        lines = [block for block in lines if not (meaning != "people" and _take_fact_block(block, draft))]
    lines = [block for block in lines if not _only_zone(block.text)]
    texts = _texts(lines)
    if not texts:
        return
    if meaning in ("summary", "resolution") and not draft.incident.get(meaning):
        draft.incident[meaning] = "\n\n".join(texts)
    elif meaning == "impact" and "impact" not in draft.incident:
        draft.incident["impact"] = {"text": "\n\n".join(texts)}
    elif meaning == "people":
        _take_people(lines, draft)
    elif meaning in ("factors", "helped", "worse", "detection"):
        aspect = {
            "factors": "made_possible",
            "helped": "helped",
            "worse": "made_worse",
            "detection": "slowed_detection",
        }[meaning]
        if re.match(r"trigger", part.title, re.IGNORECASE):
            aspect = "triggered"
        for text in texts:
            draft.add("factors", "f", text, aspect=aspect)
    elif meaning == "actions":
        for text in texts:
            _take_action(text, part, draft)
    elif meaning == "takeaways" and any(block.kind == "item" for block in lines):
        for text in texts:
            draft.add("takeaways", "t", text)
    else:
        draft.add("sections", "s", "\n\n".join(texts), title=part.title)
        draft.notes.kept.append(f"the section {part.title or 'before the first heading'!r}")


def _texts(blocks: Iterable[Block]) -> list[str]:
    """Give the pieces of a part: each first-level item with what stands under it, each paragraph, table row or piece of code."""
    made: list[str] = []
    for block in blocks:
        if block.depth > 1 and made:
            made[-1] += f"\n  - {block.text}" if block.kind == "item" else f"\n  {block.text}"
        elif block.depth == 1 and block.kind != "item" and made:
            made[-1] += f"\n\n{block.text}"
        elif block.kind == "row":
            named = (
                f"{name}: {cell}" if name and number else cell
                for number, (name, cell) in enumerate(zip(block.header, block.cells, strict=False))
                if cell
            )
            made.append(" · ".join(named))
        else:
            made.append(block.text if block.kind != "code" else f"```\n{block.text}\n```")
    return made


def _take_action(text: str, part: Part, draft: _Draft) -> None:
    more: dict[str, Any] = {"source": "review"}
    if todo := _TODO.match(text):
        text, more["status"] = text[todo.end() :], "done" if todo["done"].strip() else "open"
    if owner := _OWNER.search(text):
        more["assignee"] = draft.person(owner["owner"] or owner["handle"])
        text = text[: owner.start()]
    if link := re.search(r"\]\((https?://[^)\s]+)\)|(?<!\()\b(https?://[^\s)>]+)", text):
        more["external_issue"] = {"url": link[1] or link[2]}
    if read_heading(part.title) != "actions":
        more["description"] = f"under {part.title!r}"
    title, _, rest = text.partition("\n")
    if rest.strip():
        more["description"] = "\n".join(filter(None, (more.get("description", ""), rest.strip())))
    draft.add("actions", "a", title.strip(), **more)


def _take_people(blocks: list[Block], draft: _Draft) -> None:
    for block in blocks:
        for name in re.split(r"[,;\n]|\band\b", block.text):
            plain = re.sub(r"\s*\(.*?\)|^[-*]\s*", "", name).strip(" .*_`")
            if plain and len(plain) <= 60 and not _NOTHING.fullmatch(plain):
                draft.person(plain)


def _take_fact_block(block: Block, draft: _Draft) -> bool:
    """Take ``Key: value`` lines; false when a line is none, and then the block stays prose."""
    if block.kind == "row" and len(block.cells) == 2:
        return _take_fact(block.cells[0].strip("*_: ").lower(), block.cells[1], draft)
    pairs = [read_pair(line) for line in block.text.split("\n")]
    if not pairs or any(pair is None for pair in pairs):
        return False
    taken = [_take_fact(pair[0], pair[1], draft) for pair in pairs if pair]
    return all(taken)


def _take_fact(key: str, value: str, draft: _Draft) -> bool:
    if _NOTHING.fullmatch(value):
        draft.notes.dropped.append(f"{key}: no value ({value!r})")
        return True
    if key in ("severity", "sev", "priority"):
        rank = re.search(r"\d", value)
        draft.incident["severity"] = {"label": value, "rank": int(rank[0]) if rank else None}
    elif key in ("services", "service", "affected services", "components", "systems"):
        draft.incident["services"] = [part.strip() for part in value.split(",") if part.strip()]
    elif key in ("team", "teams", "owner team", "owning team"):
        draft.incident["teams"] = [part.strip() for part in value.split(",") if part.strip()]
    elif key in ("category", "tags", "type", "label", "labels"):
        draft.incident["tags"] = [part.strip() for part in value.split(",") if part.strip()]
    elif key in ("id", "reference", "incident", "incident id", "ticket", "number"):
        draft.incident["reference"] = value
    elif key in (
        "authors",
        "author",
        "attendees",
        "participants",
        "responders",
        "incident commander",
        "ic",
        "on-call",
        "facilitator",
    ):
        _take_people([Block("text", value)], draft)
    elif key in _LENGTHS and (length := _read_length(value)):
        draft.lengths[_LENGTHS[key]] = (length, f"{key}: {value}")
    elif key in _TIMES and (at := _read_time(value, draft)):
        draft.incident[_TIMES[key]] = at.isoformat()
    elif key in ("date", "timezone", "time zone", "zone"):
        draft.clock.zone = draft.clock.zone or (found[0] if (found := ZONE.search(value)) else "")
    else:
        draft.add("sections", "s", value, title=key.capitalize())
        draft.notes.kept.append(f"{key}: {value[:40]}")
    return True


def _read_length(value: str) -> timedelta | None:
    found = _LENGTH.search(value)
    days, hours, minutes = (
        float((part or "0").replace(",", ".")) for part in (found.groups() if found else ("0", "0", "0"))
    )
    length = timedelta(days=days, hours=hours, minutes=minutes)
    return length or None


def _read_time(value: str, draft: _Draft) -> datetime | None:
    opening = open_line(value)
    entry = read_entry(opening, draft.clock, "") if opening else None
    return entry.moment.at if entry else None


def _only_zone(text: str) -> bool:
    return find_zone(text)[1]


def _finish(draft: _Draft, zone: str) -> Review:
    events = draft.lists.get("events", [])
    timed = sorted(datetime.fromisoformat(event["occurred_at"]) for event in events if event.get("occurred_at"))
    notes = []
    if timed and not draft.incident.get("started_at"):
        draft.incident["started_at"] = timed[0].isoformat()
        notes.append({"id": "started_at", "precision": "approximate", "why": "the first entry of the timeline"})
    start = draft.incident.get("started_at")
    for name, (length, why) in draft.lengths.items():
        if start and name not in draft.incident:
            draft.incident[name] = (datetime.fromisoformat(start) + length).isoformat()
            notes.append({"id": name, "precision": "approximate", "why": f"counted from the start: {why}"})
    draft.notes.guessed += [f"{note['id']}: {note['why']}" for note in notes]
    shown = zone or draft.clock.zone
    draft.incident["zone"] = (
        shown_zone(shown, timed[0].date() if timed else draft.clock.day) if shown else (draft.content.zone or "UTC")
    )
    draft.incident["time_notes"] = notes
    draft.notes.mapped += [f"{len(rows)} {name}" for name, rows in draft.lists.items()]
    draft.notes.mapped += [
        f"incident {name}" for name in draft.incident if name not in ("time_notes", "zone") and draft.incident[name]
    ]
    stem = re.sub(r"\.(md|markdown|txt)(\.gz)?$", "", draft.content.name, flags=re.IGNORECASE)
    reference = str(draft.incident.get("reference", ""))
    review_id = make_id(reference or _short(stem), fallback=stable_id("review", draft.content.name))
    source = draft.notes.as_source(draft.content, "markdown", zone=shown)
    raw = {
        "id": review_id,
        "incident": {k: v for k, v in draft.incident.items() if v},
        **draft.lists,
        "sources": [source.model_dump(mode="json")],
    }
    return build_review(raw, where=draft.content.name)


def _short(stem: str) -> str:
    found = re.match(r"([A-Za-z]{2,10}-?\d{2,}(?:-\d+)*)\b", stem)
    return found[1] if found else stem


assert set(_TIMES.values()) | set(_LENGTHS.values()) <= set(Incident.model_fields), "a stated time has no field"

IMPORTER = Importer(
    name="markdown",
    reads="Markdown or text postmortems: headings, timelines, contributing factors, action items",
    identify=_identify,
    read=_read,
    verified="postmortems of two organisations",
)
