"""The timeline part of a document: entries with what stands under them, whatever the dialect."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, time

from review_widgets.importers._clock import Clock, Moment, find_zone, read_clock
from review_widgets.importers.markdown.entries import Entry, Opening, open_line, read_day, read_entry, read_row
from review_widgets.importers.markdown.outline import Block, Part

_BARE = re.compile(
    r"^(?P<lead>[\s*_`~≈\[(]*)(?P<h>[01]\d|2[0-3])(?P<min>[0-5]\d)(?:(?P<till>\s?[-–—]\s?)(?P<h2>[01]\d|2[0-3])(?P<min2>[0-5]\d))?"
    r"(?=(?:\s?h)?[*_`\])]*(?:\s*:\s|\s+[-–—]\s)|h\s)",
    re.MULTILINE,
)
_CENTURIES = range(1900, 2100)
_DEFINED = re.compile(r"\A:\s+")
"""What begins the text of a definition list."""
_UNTIMED = "it states no time; it keeps its place in the list"


@dataclass(frozen=True, slots=True)
class Chronicle:
    """The entries in the document's order, and the text of the part that belongs to none."""

    entries: tuple[Entry, ...]
    prose: tuple[str, ...]


def read_timeline(parts: tuple[Part, ...], clock: Clock) -> Chronicle:
    """Read a timeline's heading and everything below it."""
    entries: list[Entry] = []
    prose: list[str] = []
    parts = _with_times_first(_with_colons(parts))
    openings = [opening for opening in map(open_line, _all_lines(parts)) if opening]
    clock.newest_first = _is_newest_first(openings, clock)
    zones = {opening.zone for opening in openings if opening.zone}
    if len(zones) == 1 and not clock.fallback:
        clock.suppose(zones.pop())
    top = min((part.depth for part in parts), default=0)
    for part in parts:
        if part.depth > top:
            _take_heading(part, clock, entries, prose)
        for block in part.blocks:
            _take_block(block, clock, entries, prose)
    return Chronicle(tuple(_upright(entries)), tuple(prose))


def _with_colons(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Write ``1510: text`` as ``15:10: text``, unless all such numbers may be years."""
    texts = [block.text for part in parts for block in part.blocks if block.kind in ("item", "text")]
    bare = [int(found["h"] + found["min"]) for text in texts for found in _BARE.finditer(text)]
    if all(number in _CENTURIES for number in bare):
        return parts

    def colon(found: re.Match[str]) -> str:
        until = f"{found['till']}{found['h2']}:{found['min2']}" if found["till"] else ""
        return f"{found['lead']}{found['h']}:{found['min']}{until}"

    return tuple(
        replace(
            part,
            blocks=tuple(
                replace(block, text=_BARE.sub(colon, block.text)) if block.kind in ("item", "text") else block
                for block in part.blocks
            ),
        )
        for part in parts
    )


def _with_times_first(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Put the time that ends an item, as in ``Alert (14:05 UTC)``, before its text, where no line of all begins with one."""
    if any(opening and opening.clock for opening in map(open_line, _all_lines(parts))):
        return parts

    def turned(block: Block) -> Block:
        found = _open_end(block.text) if block.kind == "item" else None
        return replace(block, text=f"{found.stated}: {found.rest}") if found else block

    return tuple(replace(part, blocks=tuple(map(turned, part.blocks))) for part in parts)


def _take_heading(part: Part, clock: Clock, entries: list[Entry], prose: list[str]) -> None:
    opening = open_line(part.title) or _open_end(part.title)
    if opening is None:
        prose.append(f"### {part.title}")
        return
    if opening.zone and opening.clock is None and not opening.rest:
        clock.zone = clock.zone or opening.zone
    entry = read_entry(opening, clock, opening.rest)
    if opening.clock is not None or opening.wrong or opening.rest or _tells(part.blocks):
        entries.append(entry)


def _open_end(title: str) -> Opening | None:
    """Read a heading that has its time behind it: ``First reports (2030-01-02 12:00)``."""
    found = re.search(r"\s*[(\[]([^()\[\]]*\d:\d\d[^()\[\]]*)[)\]]\s*\Z", title)
    opening = open_line(found[1]) if found else None
    if found is None or opening is None or opening.clock is None:
        return None
    return replace(opening, rest=re.sub(r"\A\d+[.)]\s+", "", title[: found.start()]))


def _tells(blocks: tuple[Block, ...]) -> bool:
    """Whether the text under a date tells of that day itself, and does not begin with entries of its own."""
    return bool(blocks) and not any(_opens(line) for block in blocks for line in _lines(block))


def _lines(block: Block) -> list[str]:
    return block.text.split("\n") if block.kind != "row" else list(block.cells[:2])


def _over_midnight(one: tuple[date, time], other: tuple[date, time]) -> bool:
    return one[0] == other[0] and abs(one[1].hour - other[1].hour) >= 6


def _all_lines(parts: tuple[Part, ...]) -> list[str]:
    return [line for part in parts for text in ([part.title], *map(_lines, part.blocks)) for line in text]


def _is_newest_first(openings: list[Opening], order: Clock) -> bool:
    """Whether nearly every step of the stated times goes back, by the days and clocks as written."""
    keys: list[tuple[date, time]] = []
    day = date(1, 1, 1)
    within = Clock(day=None, year=4)
    within.day_first = order.day_first
    for opening in openings:
        stated = read_day(opening.day, within)[0] if opening.day else None
        clock = read_clock(opening.clock) if opening.clock else None
        day = stated or day
        if clock:
            keys.append((day, clock[0]))
    steps = Counter(
        "back" if b < a else "on" for a, b in itertools.pairwise(keys) if a != b and not _over_midnight(a, b)
    )
    return steps["back"] >= 2 and steps["back"] > 4 * steps["on"]


def _take_block(block: Block, clock: Clock, entries: list[Entry], prose: list[str]) -> None:
    if block.kind == "row":
        entry = read_row(block, clock)
        if entry is not None:
            entries.append(entry)
        elif block.text.strip(" |"):
            prose.append(block.text)
        return
    if block.kind == "code":
        if not entries and any(map(_opens, block.text.splitlines())):
            for line in block.text.splitlines():
                _take_line(line, clock, entries, prose)
        elif entries and block.text:
            _append(entries, block.text)
        else:
            prose.append(f"```\n{block.text}\n```")
        return
    if block.kind == "item" and entries and not any(map(_opens, block.text.split("\n"))):
        if entries[-1].depth == block.depth:
            entries.append(Entry(Moment(None, "unknown", _UNTIMED), None, "", block.text, "", depth=block.depth))
        else:
            _append(entries, f"- {block.text}")
        return
    lines = block.text.split("\n")
    opened = [number for number, line in enumerate(lines) if _opens(line)]
    if not opened:
        if entries and not (block.kind == "item" and block.depth == 1):
            _append(entries, block.text)
        else:
            prose.append(block.text)
        return
    before = len(entries)
    for number, line in enumerate(lines):
        if number in opened or number == 0:
            _take_line(line, clock, entries, prose)
        elif entries:
            _append(entries, _DEFINED.sub("", line.strip()), glue=" ")
        else:
            prose.append(line)
    if block.kind == "item":
        entries[before:] = [replace(entry, depth=block.depth) for entry in entries[before:]]


def _take_line(line: str, clock: Clock, entries: list[Entry], prose: list[str]) -> None:
    opening = open_line(line) if _opens(line) else None
    if opening is None:
        if line.strip():
            prose.append(line.strip()) if not entries else _append(entries, line.strip(), glue=" ")
        return
    entry = read_entry(opening, clock, opening.rest)
    if opening.clock is None and (zone := find_zone(f"times {opening.rest}")[0]):
        clock.zone = clock.zone or zone
    elif opening.clock is not None or opening.wrong or opening.rest:
        entries.append(entry)


def _opens(line: str) -> bool:
    """Whether a line begins an entry; a date in the middle of a sentence ("2021-10-18 was a Monday") does not."""
    opening = open_line(line)
    if opening is None:
        return False
    return (
        opening.clock is not None
        or bool(opening.wrong)
        or not opening.rest
        or find_zone(opening.rest)[1]
        or line.lstrip("*_[ ")[len(opening.stated) :][:3].strip()[:1] in tuple(":-–—|]")
    )


def _append(entries: list[Entry], text: str, *, glue: str = "\n") -> None:
    last = entries[-1]
    entries[-1] = replace(last, text=f"{last.text}{glue}{text}".strip() if last.text else text.removeprefix("- "))


def _upright(entries: list[Entry]) -> list[Entry]:
    """Turn a newest-first list round, when nearly every step goes back in time."""
    times = [entry.moment.at for entry in entries if entry.moment.at]
    steps = Counter("back" if b < a else "on" for a, b in itertools.pairwise(times) if a != b)
    return entries[::-1] if steps["back"] >= 2 and steps["back"] > 4 * steps["on"] else entries
