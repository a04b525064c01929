"""Count what Markdown postmortems state, without the importer, and set it beside what the importer found.

    python tools/count_documents.py FOLDER… [--out docs/import-table.md]

The counting reads lines with expressions of its own, on purpose simpler than the importer's: a heading, list item, table row or line
that begins with a date or a clock time under a timeline's heading is a stated timeline line; each first-level list item
under a heading of factors or actions is one (each paragraph, where there is no list; a
paragraph that leads to a list is none). The table holds names of documents and counts only.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

from review_widgets.importers import import_file
from review_widgets.model import Review

HOURS = {"UTC": 0, "GMT": 0, "CET": 1, "CEST": 2, "PST": -8, "PDT": -7, "Pacific": -7}
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
LEAD = r"^[\s*>|`\[(#-]*(?:\d{1,2}[.)]\s+(?!\d))?(?:~|ca?\.\s*|circa\s+)?"
ISO = r"(?P<y>\d{4})\d?-(?P<m>\d\d)-(?P<d>\d\d)"
MONTH = "|".join(MONTHS)
DAY = (
    rf"(?:{ISO}|(?P<mon>{MONTH})[a-z]*\.? (?P<day>\d{{1,2}})(?:,? (?P<year>\d{{4}}))?"
    rf"|(?P<day2>\d{{1,2}})\. (?P<mon2>{MONTH})[a-z]*)"
)
AT = r"(?:~|ca?\.\s*)?(?P<h>\d{1,2}):(?P<min>\d\d)(?::(?P<s>\d\d))?\s*(?P<half>[ap]m)?(?!\d)"
STATED = re.compile(rf"{LEAD}(?:(?P<on>{DAY})(?:[\s,T]*{AT})?|{AT.replace('?P<', '?P<b')})", re.IGNORECASE)
ODD = re.compile(rf"{LEAD}(?:\d?[Xx?]{{1,2}}:[Xx?]{{2}})")
ZONE = re.compile(r"\b(UTC|GMT|CEST|CET|PST|PDT|Pacific)\b(?:[^\n]{0,3}?(?:UTC|GMT)?([+-]\d{1,2})\b)?")
KINDS = {
    "timeline": r"time ?line",
    "factors": r"contributing factors?|what went (?:well|wrong)|where we got lucky|root cause",
    "actions": r"action items?",
}


@dataclass
class Line:
    """A stated timeline line: as written, its time (None where none can be told), and whether it has a day only."""

    stated: str
    at: datetime | None
    day_only: bool = False


@dataclass
class Counted:
    """What a document states."""

    lines: list[Line] = field(default_factory=list)
    factors: list[str] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)


@dataclass
class Compared:
    """What the importer found of it: counts, and each miss in words."""

    name: str
    stated: Counted
    lines: int = 0
    times: int = 0
    factors: int = 0
    actions: int = 0
    missed: list[str] = field(default_factory=list)


def walk(text: str) -> Iterator[tuple[str, str, str]]:
    """Give (section, sort, line) outside of code and comments: sort is heading, row, item, nested, text or blank."""
    trail: list[tuple[int, str]] = []
    coded, sort = False, "blank"
    for line in re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL).splitlines():
        if re.match(r"\s*(?:```|~~~)", line):
            coded, sort = not coded, "blank"
            continue
        if coded:
            continue
        if heading := re.match(r"(#{1,6})\s+(.*)", line):
            depth, title = len(heading[1]), heading[2].strip(" #")
            if not (STATED.match(title) and any("timeline" in name.lower() for _, name in trail)):
                trail = [pair for pair in trail if pair[0] < depth] + [(depth, title)]
            sort = "blank"
            yield _kind(trail), "heading", title
            continue
        if not line.strip():
            sort = "blank"
        elif line.lstrip().startswith("|"):
            sort = "row"
        elif item := re.match(r"(\s*)(?:[-*+•]|\d{1,2}[.)])\s+", line):
            sort = "item" if len(item[1]) < 2 else "nested"
        elif sort in ("item", "nested", "text", "more"):
            sort = "more"
        else:
            sort = "nested" if line.startswith(("  ", "\t")) else "text"
        yield _kind(trail), sort, line


def count_document(text: str, name: str) -> Counted:
    """Count what a document states."""
    made = Counted()
    day = _day(STATED.match(re.sub(r"^[^\n]*?(?=\d{4}-\d\d-\d\d)", "", text[:400])), None) or _named(name)
    zone, last, header = _zone(text), None, True
    pieces: dict[str, dict[str, list[str]]] = {"factors": {}, "actions": {}}
    title = ""
    for section, sort, line in walk(text):
        title = line if sort == "heading" else title
        if sort != "row":
            header = True
        if section == "timeline":
            if sort == "row" and (header or set(line) <= set("|:- \t")):
                header = False
                continue
            if sort in ("nested", "blank", "more"):
                continue
            found = STATED.match(line)
            if not found and (ODD.match(line) or (sort == "row" and line.strip(" |"))):
                made.lines.append(Line(line.strip(), None))
            elif found:
                day = _day(found, day)
                clock = _clock(found)
                if (
                    clock
                    and day
                    and not found["on"]
                    and last
                    and datetime.combine(day, clock) < last - timedelta(hours=6)
                ):
                    day += timedelta(days=1)
                naive = datetime.combine(day, clock or time()) if day else None
                last = naive if clock else last
                here = ZONE.search(line[: found.end() + 6])
                zone = _offset(here) if here else zone
                at = naive.replace(tzinfo=zone).astimezone(UTC) if naive else None
                made.lines.append(Line(line.strip(), at, day_only=clock is None))
        elif section in pieces and sort in ("item", "text"):
            pieces[section].setdefault(f"{title}/{sort}", []).append(line)
    for kind, found_in in pieces.items():
        listed = any(place.endswith("/item") for place in found_in)
        for place, rows in found_in.items():
            leads = place.replace("/text", "/item") in found_in or (
                listed and re.match(KINDS[kind], place, re.IGNORECASE)
            )
            if place.endswith("/item") or not leads:
                getattr(made, kind).extend(rows)
    return made


def compare(name: str, counted: Counted, review: Review) -> Compared:
    """Look for each stated thing in the review: a line by its time, a factor or an action by its first words."""
    made = Compared(name, counted)
    events = list(review.events)
    for line in counted.lines:
        words = _plain(ODD.sub("", STATED.sub("", line.stated)) or line.stated)[:25]
        same = [e for e in events if e.occurred_at == line.at] if line.at else []
        told = [e for e in events if words and words in _plain(f"{e.time_note} {e.text}")]
        event = next((e for e in same if e in told), next(iter(same or told), None))
        if event is None:
            made.missed.append(f"timeline: {line.stated}")
            continue
        events.remove(event)
        made.lines += 1
        if event.occurred_at == line.at:
            made.times += 1
        else:
            made.missed.append(f"time: {line.stated} → {event.occurred_at} ({event.time_note})")
    for kind, items in (
        ("factors", [f.text for f in review.factors]),
        ("actions", [f"{a.title} {a.description}" for a in review.actions]),
    ):
        texts = [_plain(text) for text in items]
        for stated in getattr(counted, kind):
            if any(_plain(stated)[:40] in text for text in texts):
                setattr(made, kind, getattr(made, kind) + 1)
            else:
                made.missed.append(f"{kind}: {stated.strip()}")
    return made


def compare_all(folders: Iterable[Path]) -> list[Compared]:
    """Count and import every document of the folders; indexes, licences and notes on origin are none."""
    made = []
    for folder in folders:
        for path in sorted(folder.iterdir()):
            text = path.read_text(encoding="utf-8")
            if path.name in ("LICENSE", "PROVENANCE.md", "index.md") or "template" in path.name.lower():
                continue
            _, reviews = import_file(path)
            made.append(compare(path.name, count_document(text, path.name), reviews[0]))
    return made


def as_table(rows: list[Compared]) -> str:
    """Give the Markdown table: names of documents and counts."""
    total = Compared("**all**", Counted())
    for row in rows:
        for kind in ("lines", "factors", "actions"):
            getattr(total.stated, kind).extend(getattr(row.stated, kind))
        for count in ("lines", "times", "factors", "actions"):
            setattr(total, count, getattr(total, count) + getattr(row, count))
    lines = [
        "# What the Markdown importer finds in public postmortems",
        "",
        "Made by `python tools/count_documents.py`, whose counting does not use the importer. *Stated* is what the document says, *found* what",
        "became part of the record, *right time* the events whose time is exactly the stated one (or none, where none can be read).",
        "",
        "| document | timeline lines stated | found | right time | missed | factors stated | found | missed | actions stated | found | missed |",
        "|:---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for row in [*rows, total]:
        cells: list[object] = [row.name, len(row.stated.lines), row.lines, row.times, len(row.stated.lines) - row.times]
        for stated, found in ((row.stated.factors, row.factors), (row.stated.actions, row.actions)):
            cells += [len(stated), found, len(stated) - found]
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(lines) + "\n"


def _kind(trail: list[tuple[int, str]]) -> str:
    for _, title in reversed(trail):
        for kind, pattern in KINDS.items():
            if re.match(pattern, title, re.IGNORECASE):
                return kind
    return ""


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", re.sub(r"^\s*(?:[-*+]|\d{1,2}[.)])\s+(?:\[[ xX]\])?", "", text).lower())


def _named(name: str) -> date | None:
    return _day(STATED.match(name), None)


def _day(found: re.Match[str] | None, before: date | None) -> date | None:
    if not found or not found["on"]:
        return before
    if found["y"]:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    month = MONTHS.index((found["mon"] or found["mon2"])[:3].lower()) + 1
    year = int(found["year"]) if found["year"] else (before.year if before else 1)
    return date(year, month, int(found["day"] or found["day2"]))


def _clock(found: re.Match[str]) -> time | None:
    parts = found.groupdict()
    hour, minute, half = parts["h"] or parts["bh"], parts["min"] or parts["bmin"], parts["half"] or parts["bhalf"]
    if hour is None:
        return None
    late = 12 if (half or "").lower() == "pm" and int(hour) < 12 else 0
    return time(int(hour) + late, int(minute), int(parts["s"] or parts["bs"] or 0))


def _zone(text: str) -> timezone:
    said = re.search(r"[Tt]imes? in (.*)", text)
    found = ZONE.search(said[1]) if said else None
    return _offset(found) if found else UTC


def _offset(found: re.Match[str]) -> timezone:
    return timezone(timedelta(hours=int(found[2]) if found[2] else HOURS[found[1]]))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    rows = compare_all(asked.folders)
    table = as_table(rows)
    if asked.out:
        asked.out.write_text(table, encoding="utf-8")
    print(table)
    for row in rows:
        for miss in row.missed:
            print(f"{row.name}: {miss}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
