"""``Key: value`` lines, tables of two columns and front matter: the facts of the incident and who took part."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from review_widgets.importers._clock import ZONE, find_zone
from review_widgets.importers.markdown.draft import NOTHING, Draft
from review_widgets.importers.markdown.entries import Entry, Opening, open_line, read_entry
from review_widgets.importers.markdown.keys import LENGTHS, LISTS, REFERENCE, SEVERITY, SPANS, TIMES, is_fact, role_of
from review_widgets.importers.markdown.length import read_length
from review_widgets.importers.markdown.outline import Block, read_pair
from review_widgets.model import stable_id

_SAYS_NOTHING = re.compile(
    r"\W*(?:post|incident|review|report|mortem|retrospective|rca|root|cause|analysis|outage|[\s-])+\W*", re.IGNORECASE
)
"""A title that names the kind of document only."""


def take_fact_block(block: Block, draft: Draft) -> bool:
    """Take ``Key: value`` lines or a row of two cells; false when a line is none, and then the block stays prose."""
    if block.kind == "row":
        return len(block.cells) == 2 and take_fact(block.cells[0].strip("*_: ").lower(), block.cells[1], draft)
    if block.kind == "code":
        return False
    pairs = [
        read_pair(piece) for line in block.text.split("\n") for piece in re.split(r"\s+[|·]\s+(?=\W*\w[^|·]*:)", line)
    ]
    if not pairs or any(pair is None for pair in pairs):
        return False
    for key, value in filter(None, pairs):
        take_fact(key, value, draft)
    return True


def take_sure_facts(block: Block, draft: Draft) -> None:
    """Take a severity, a length or a reference out of prose that stays where it is."""
    pairs = [read_pair(line) for line in block.text.split("\n")] if block.kind in ("text", "item") else []
    if block.kind == "row" and len(block.cells) == 2:
        pairs = [(block.cells[0].strip("*_: ").lower(), block.cells[1].strip())]
    for key, value in filter(None, pairs):
        sure = key in SEVERITY and re.search(r"\d", value) and len(value) < 20
        if (
            sure
            or (key in LENGTHS and read_length(value) is not None)
            or (key in TIMES and re.search(r"\d:\d\d", value))
        ):
            take_fact(key, value, draft)


def take_fact(key: str, value: str, draft: Draft) -> bool:
    """Take one fact; what has no field becomes a section, so that nothing is lost."""
    value = value.strip()
    key = key if is_fact(key) else key.replace("_", " ")
    if NOTHING.fullmatch(value):
        draft.notes.dropped.append(f"{key}: no value ({value!r})")
    elif key in SEVERITY:
        rank = re.search(r"\d", value)
        draft.incident["severity"] = {"label": value, "rank": int(rank[0]) if rank else None}
    elif key in LISTS:
        draft.incident.setdefault(LISTS[key], []).extend(
            part.strip(" `") for part in re.split(r"[,;]", value) if part.strip(" `")
        )
    elif key == "incident" and not re.search(r"\d", value) and _SAYS_NOTHING.fullmatch(draft.incident.get("title", "")):
        draft.incident["title"] = value
    elif key in REFERENCE:
        draft.incident["reference"] = value
    elif key in ("summary", "description") and "summary" not in draft.incident:
        draft.incident["summary"] = value
    elif key == "impact" and "impact" not in draft.incident:
        draft.incident["impact"] = {"text": value}
    elif key == "status":
        draft.incident["status"] = value.lower()
    elif (role := role_of(key)) is not None:
        take_people([Block("text", value)], draft, role=role)
    elif key in ("timezone", "time zone", "zone", "tz"):
        _take_zone(value, draft)
    elif key in SPANS and _span(value):
        _take_span(value, draft)
    elif key in ("date", "incident date", "date of incident", "day"):
        _take_zone(value, draft)
        if re.search(r"\d:\d\d", value):
            _take_span(value, draft)
    elif key in LENGTHS and (length := read_length(value)) is not None:
        draft.lengths.setdefault(LENGTHS[key], (length, f"{key}: {value}"))
        if _span(value):
            _take_span(value, draft)
    elif key in TIMES and (at := _read_time(value, draft)):
        draft.incident[TIMES[key]] = at.isoformat()
    elif key == "link" or re.fullmatch(r"https?://\S+", value):
        link = {"id": stable_id("l", value), "url": value, "label": key}
        draft.incident.setdefault("links", []).append(link)
    else:
        draft.add("sections", "s", value, title=key[:1].upper() + key[1:])
        draft.notes.kept.append(f"{key}: {value[:40]}")
    return True


def take_people(blocks: Iterable[Block], draft: Draft, *, role: str = "") -> None:
    """Take the names in a list or a line; ``Scribe: Ada`` and ``Ada (scribe)`` say a role."""
    for block in blocks:
        if block.kind == "row" and len(block.cells) == 2:
            _take_names(block.cells[1], draft, block.cells[0].strip("*_ "))
            continue
        for line in block.text.split("\n"):
            said, names = read_pair(line) or (role, line)
            _take_names(names, draft, said[:1].upper() + said[1:])


def _take_names(text: str, draft: Draft, role: str) -> None:
    for name in re.split(r"[,;\n]|\band\b(?![^(]*\))|\s&\s", text):
        told = re.search(r"\(([^)]*)\)", name)
        plain = re.sub(r"\s*\(.*?\)|\s+[-–—]\s+.*$|^\s*[-*]\s*|\[([^\]]*)\]\([^)]*\)", r"\1", name).strip(" *_`|")
        plain = re.sub(r"(?<![ .]\w)(?<!^\w)\.$", "", plain)
        if plain and len(plain) <= 60 and not NOTHING.fullmatch(plain):
            draft.person(plain, (told[1] if told else "") or role)


def _take_zone(value: str, draft: Draft) -> None:
    zone = find_zone(f"times {value}")[0] or (found[0] if (found := ZONE.search(value)) else "")
    draft.clock.zone = draft.clock.zone or zone


def _span(value: str) -> bool:
    return len(re.findall(r"\d{1,2}:\d\d", value)) == 2


def _take_span(value: str, draft: Draft) -> None:
    """Take start and end out of ``Date: 2030-01-01 10:00 - 11:20 UTC`` and ``Duration: 80 min (10:00 to 11:20 UTC)``."""
    inner = re.search(r"\(([^)]*\d:\d\d[^)]*)\)", value)
    opening = open_line(inner[1] if inner and _span(inner[1]) else value)
    if opening is None or opening.clock is None:
        return
    entry = _read_apart(opening, draft)
    for name, moment in (("started_at", entry.moment), ("resolved_at", entry.until)):
        if moment and moment.at:
            draft.incident.setdefault(name, moment.at.isoformat())


def _read_time(value: str, draft: Draft) -> datetime | None:
    opening = open_line(value)
    entry = _read_apart(opening, draft) if opening and opening.clock else None
    return entry.moment.at if entry else None


def _read_apart(opening: Opening, draft: Draft) -> Entry:
    """Read a stated fact; the timeline that follows begins on its own and not after this time."""
    before = draft.clock.last
    try:
        return read_entry(opening, draft.clock, "")
    finally:
        draft.clock.last = before
