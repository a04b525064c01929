"""Timeline entries in the dialects found in the wild: a moment at the start of a line, heading, list item or table row."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass, replace
from datetime import date, timedelta

from review_widgets.importers._clock import CLOCK, DATE, ZONE, Clock, Moment, read_clock, read_date
from review_widgets.importers._column import zone_in
from review_widgets.importers.markdown.outline import Block

_ROUGH = re.compile(
    r"(?:[~≈]\s?|c(?:irc)?a\.? |about |around |approx(?:\.|imately)? |roughly |at |by |from )+", re.IGNORECASE
)
_WEEKDAY = re.compile(
    r"(?:(?:on )?(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s+(?:the\s+)?)", re.IGNORECASE
)
_WRONG = re.compile(
    r"\d{5,}-\d{1,2}-\d{1,2}(?:[T ]+\d{1,2}:\d\d)?(?!\d)|(?=[\dxX?]{0,2}[xX?])[\dxX?]{1,2}:[\dxX?]{2}\b"
)
_LENGTH = r"\d+(?:\.\d+)?\s?(?:s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?)"
_AFTER_START = re.compile(
    rf"(?:T\s?(?P<sign>[+-])\s?(?:(?P<clock>\d+(?::\d\d){{1,2}})|(?P<length>{_LENGTH}(?:\s?{_LENGTH})*)|(?P<bare>\d+))"
    rf"|\+\s?(?P<plain>{_LENGTH}(?:\s?{_LENGTH})*))(?![\w%]|:\d)",
    re.IGNORECASE,
)
"""A time counted from the start: ``T+5m``, ``T+1h10m``, ``T+01:10``, ``T-0``, ``+5 min``."""
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_SIGN = re.compile(
    r"[\s*_>|•·-]*(?:\[[ xX]\]\s+)?(?P<sign>(?:(?:[\u2600-\u27bf\U0001f1e6-\U0001faff][\ufe0f\u200d]*|:[a-z][\w+-]*:)\s*)*)(?:@(?=\s*~?\d))?",
)
"""A box of a task list, coloured signs, and the sign @ before a time."""
_LINKED = re.compile(r"(?P<lead>[\s*_`]*)\[(?P<time>[^\[\]]*\d[^\[\]]*)\]\((?P<url>[^()\s]+)(?:\s[^()]*)?\)")
SLASHED = re.compile(
    r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})(?:/(?P<slashed_year>\d{4}|\d{2})(?![\d/])|(?=,?\s+~?\d{1,2}(?::\d\d|\s?[ap]m\b)))",
    re.IGNORECASE,
)
"""A date of numbers, in either order; one without a year is read only before a clock time."""
_LONG_YEAR = re.compile(r"\d{5}(?=-)")
_DECORATION = re.compile(r"[\s*_`\"'“”\[\](){}•·>|]+")
_BETWEEN = re.compile(r"\s*(?:[-–—]|to|until|and)\s*", re.IGNORECASE)
_GAP = re.compile(
    r"(?:[\s,T@|]|\bat\b|\((?:mon|tue|wed|thu|fri|sat|sun)\w*\)|[-–—](?=\s*~?\d{1,2}:))*[*_`~]*", re.IGNORECASE
)
_AFTER = re.compile(r"[*_`\"'“”\])}]*\s*(?:(?:[-–—:|,]+|>)[*_`\])}]*\s*(?:[-–—:]\s+)?)?")
_UNIT = re.compile(r"(?:h|\s?hrs|\s?Uhr)\b(?!\s(?:later|after|long)\b)")
_SPEAKER = re.compile(r"<(?P<nick>[\w.\-|\[\]]{2,30})>\s+|(?P<handle>@[\w.-]{2,39})(?=\s)")
_WHEN = (
    "time",
    "when",
    "at",
    "timestamp",
    "date/time",
    "datetime",
    "date & time",
    "utc",
    "clock",
    "hour",
    "start",
    "started",
    "occurred",
)
_UNTIL = ("end", "until", "ended", "end time", "finish")
_ZONES = ("timezone", "time zone", "zone", "tz")
_NUMBERS = ("#", "no", "no.", "nr", "nr.", "step", "")
_WHO = ("who", "actor", "author", "person", "by", "owner", "user", "name", "reporter")
_WHAT = (
    "event",
    "description",
    "what",
    "what happened",
    "details",
    "action",
    "note",
    "notes",
    "entry",
    "message",
    "text",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a timeline: its moment, an end, who, and the text; ``stated`` is the time as written."""

    moment: Moment
    until: Moment | None
    who: str
    text: str
    stated: str
    day_only: bool = False
    depth: int = 0
    """How deep in lists it stands, 0 outside of any."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a line begins with: a date alone, or a time with whatever belongs to it."""

    stated: str
    rest: str
    day: re.Match[str] | None
    clock: re.Match[str] | None
    until: re.Match[str] | None
    zone: str
    rough: bool
    wrong: str = ""
    until_day: re.Match[str] | None = None
    after: timedelta | None = None
    """How long after the start it is, where it counts from there."""


def open_line(text: str) -> Opening | None:
    """Read the date and time a line begins with, behind a box or a coloured sign; None when it begins with neither.

    A sign, and the address of a time that is a link, stay in the text.
    """
    found = _SIGN.match(text)
    sign, plain = (found["sign"].strip(), text[found.end() :]) if found and found[0].strip(" *_>|") else ("", text)
    linked = _LINKED.match(plain)
    if linked:
        plain = f"{linked['lead']}{linked['time']}{plain[linked.end() :]}"
    opening = _open_plain(plain)
    if opening is None or not (sign or linked):
        return opening
    url = f"({linked['url']})" if linked else ""
    return replace(opening, rest=" ".join(filter(None, (sign, opening.rest, url))))


def _open_plain(text: str) -> Opening | None:
    at = _end(_DECORATION, text, 0)
    rough_at = _end(_ROUGH, text, at)
    rough = rough_at > at and text[at:rough_at].strip().lower() not in ("at", "by", "from")
    at = rough_at
    if text[at : at + 8].lower() == "between ":
        at += 8
    start = at
    if weekday := _WEEKDAY.match(text, at):
        at = weekday.end()
    if wrong := _WRONG.match(text, at):
        return Opening(wrong[0], _rest(text, wrong.end()), None, None, None, "", rough, f"{wrong[0]!r} is no time")
    if after := _AFTER_START.match(text, at):
        rest = _rest(text, after.end())
        return Opening(after[0], rest, None, None, None, "", rough, f"{after[0]!r} is no time", after=_length(after))
    day = DATE.match(text, at) or SLASHED.match(text, at)
    if weekday and not day:
        at = start
    if day:
        at = day.end()
        at = _end(_GAP, text, at)
        late_rough = _end(_ROUGH, text, at)
        rough, at = rough or late_rough > at, late_rough
    clock = CLOCK.match(text, at)
    if clock is None or read_clock(clock) is None:
        if not day:
            return None
        zone = ZONE.match(text, _end(re.compile(r"[\s(]*"), text, day.end()))
        end = zone.end() if zone else day.end()
        between = _BETWEEN.match(text, end)
        until_day = (DATE.match(text, between.end()) or SLASHED.match(text, between.end())) if between else None
        end = until_day.end() if until_day else end
        word = zone[0] if zone else ""
        return Opening(text[start:end], _rest(text, end), day, None, None, word, rough, until_day=until_day)
    at = _end(_UNIT, text, clock.end())
    if late := re.compile(r"\s?~(?=[\s*_`\]|]|$)").match(text, at):
        rough, at = True, late.end()
    word, at = _zone(text, at)
    until, until_day, at, word = _read_until(text, at, word)
    if not word and not day and not text[at:].strip(" *_`)]") and until is None and not re.search(r"\d", text[:at]):
        return None
    rest = text[at:]
    if not day and (late := re.match(r"\s*(?:UTC)?\s+(?:on\s+|\()", rest)) and (found := DATE.match(rest, late.end())):
        return Opening(text[start : at + found.end()], _rest(rest, found.end()), found, clock, until, word, rough)
    return Opening(text[start:at], _rest(text, at), day, clock, until, word, rough, until_day=until_day)


def _read_until(text: str, at: int, word: str) -> tuple[re.Match[str] | None, re.Match[str] | None, int, str]:
    """Read the end of a span behind a time: the end, its day where it states one, where reading stopped, and the zone."""
    between = _BETWEEN.match(text, at)
    if not between:
        return None, None, at, word
    start = _end(_ROUGH, text, between.end())
    day = DATE.match(text, start)
    until = CLOCK.match(text, _end(_GAP, text, day.end()) if day else start)
    if until is None or read_clock(until) is None or not (until["min"] or until["half2"]):
        return None, None, at, word
    late, at = _zone(text, until.end())
    return until, day, at, word or late


def read_entry(opening: Opening, clock: Clock, text: str) -> Entry:
    """Turn what a line begins with into an entry, carrying date and zone."""
    notes: list[str] = []
    if mended := _mend_year(opening, clock):
        entry = read_entry(mended, clock, text)
        note = f"{opening.stated!r} read as {mended.stated!r}"
        moment = replace(entry.moment, precision="approximate", note="; ".join(filter(None, (note, entry.moment.note))))
        return replace(entry, moment=moment, stated=opening.stated)
    if opening.after is not None and (counted := clock.count(opening.after, rough=opening.rough)):
        return _with_speaker(Entry(counted, None, "", text, opening.stated))
    if opening.wrong:
        return _with_speaker(Entry(Moment(None, "unknown", opening.wrong), None, "", text, opening.stated))
    dated = False
    if opening.day:
        day, guess = read_day(opening.day, clock)
        if guess:
            notes.append(guess)
        if day:
            dated = True
            if far := clock.see_day(day):
                notes.append(far)
    read = read_clock(opening.clock) if opening.clock else None
    if read is None:
        moment = clock.read_day(zone=opening.zone, notes=notes) if dated else Moment(None, "unknown", "; ".join(notes))
        late = _read_day(opening.until_day, clock, opening.zone) if opening.until_day and moment.at else None
        late = late if late and late.at and moment.at and late.at >= moment.at else None
        return _with_speaker(Entry(moment, late, "", text, opening.stated, day_only=moment.at is not None))
    moment = clock.read(read[0], seconds=read[1], rough=opening.rough, zone=opening.zone, dated=dated, notes=notes)
    until = None
    if opening.until and moment.at and (end := read_clock(opening.until)):
        later = copy(clock)
        if opening.until_day and (day := read_day(opening.until_day, clock)[0]):
            later.see_day(day)
        until = later.read(end[0], seconds=end[1], rough=opening.rough, zone=opening.zone, dated=True, notes=[])
        if until.at and until.at < moment.at:
            until = replace(until, at=until.at + timedelta(days=1))
    return _with_speaker(Entry(moment, until, "", text, opening.stated))


def read_day(found: re.Match[str], clock: Clock) -> tuple[date | None, str]:
    """Give the day of a match of `DATE` or `SLASHED`, numbers in the document's order, and what was guessed."""
    parts = found.groupdict()
    if "a" not in parts:
        return read_date(found, year=clock.year)
    first, second, stated = int(parts["a"]), int(parts["b"]), parts["slashed_year"]
    if not stated and clock.year is None:
        return None, f"no year for {found[0]!r}"
    year = int(stated or clock.year or 0) + (2000 if stated and len(stated) == 2 else 0)
    month, day = (second, first) if clock.day_first else (first, second)
    unclear = first <= 12 and second <= 12 and first != second
    guess = (
        f"{found[0]!r} read with the {'day' if clock.day_first else 'month'} first ({clock.order})" if unclear else ""
    )
    try:
        return date(year, month, day), guess
    except ValueError:
        return None, f"there is no day {found[0]!r} with the {'day' if clock.day_first else 'month'} first"


def _length(found: re.Match[str]) -> timedelta:
    """Give the length of a match of `_AFTER_START`; a bare number is minutes, two numbers are hours and minutes."""
    if found["clock"]:
        hours, minutes, seconds = (*map(int, found["clock"].split(":")), 0)[:3]
        length = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    elif found["bare"]:
        length = timedelta(minutes=int(found["bare"]))
    else:
        pieces = re.findall(r"(\d+(?:\.\d+)?)\s?([smhd])", (found["length"] or found["plain"]).lower())
        length = timedelta(seconds=sum(float(number) * _SECONDS[unit] for number, unit in pieces))
    return -length if found["sign"] == "-" else length


def _read_day(found: re.Match[str], clock: Clock, zone: str) -> Moment | None:
    """Read the last day of a span of days, without moving the clock."""
    later, (day, _) = copy(clock), read_day(found, clock)
    if day is None:
        return None
    later.see_day(day)
    return later.read_day(zone=zone, notes=[])


def _mend_year(opening: Opening, clock: Clock) -> Opening | None:
    """Read a date whose year has one digit too many, where leaving it out gives the year of the document."""
    found = _LONG_YEAR.match(opening.stated) if opening.wrong else None
    if not found or clock.year is None:
        return None
    shorter = {found[0][:at] + found[0][at + 1 :] for at in range(5)}
    return open_line(f"{clock.year}{opening.stated[5:]}") if str(clock.year) in shorter else None


def read_row(block: Block, clock: Clock) -> Entry | None:
    """Turn a table row into an entry; None when no cell holds a time."""
    columns = dict(zip(block.header, block.cells, strict=False))
    when = _pick(columns, _WHEN)
    dates = next((columns[name] for name in columns if name.partition(" ")[0] == "date" and name != when), "")
    stated = columns.get(when, block.cells[0] if block.cells else "")
    if dates and dates != stated:
        stated = f"{dates} {stated}"
    spoken = next((name for name in columns if name in _ZONES), "")
    if ZONE.fullmatch(columns.get(spoken, "")):
        stated = f"{stated} {columns[spoken]}"
    else:
        spoken = ""
    clock.zone = clock.zone or zone_in(when)
    opening = open_line(stated)
    who = columns.get(_pick(columns, _WHO), "")
    what = _pick(columns, _WHAT)
    end = _pick(columns, _UNTIL)
    used = {when, what, end, spoken, _pick(columns, _WHO)} | {
        name for name in columns if name.partition(" ")[0] == "date"
    }
    used |= {name for name, value in columns.items() if name in _NUMBERS and re.fullmatch(r"\d{1,4}[.)]?", value)}
    more = [f"{name}: {value}" for name, value in columns.items() if name not in used and value]
    text = columns.get(what, "") or " ".join(cell for cell in block.cells[1:] if cell)
    text = "\n".join([text, *more]) if what else text
    if opening is None or (opening.clock is None and not opening.wrong and not opening.day):
        if not text or not stated.strip():
            return None
        unread = Moment(None, "unknown", f"stated as {stated!r}, which is no time")
        return Entry(unread, None, who, text, stated)
    if opening.clock is None and opening.day and not text:
        read_entry(opening, clock, "")
        return None
    entry = read_entry(opening, clock, " ".join(part for part in (opening.rest, text) if part))
    until = open_line(columns.get(end, ""))
    if until and until.clock:
        entry = replace(entry, until=read_entry(until, copy(clock), "").moment)
    elif columns.get(end, ""):
        entry = replace(entry, text=f"{entry.text}\n{end}: {columns[end]}")
    return replace(entry, who=who or entry.who)


def without_own_time(entry: Entry) -> str:
    """Give the text of an entry; where it begins with the entry's own clock time once more, what follows that."""
    stated, again = open_line(entry.stated), open_line(entry.text)
    if not (stated and stated.clock and again and again.clock and again.rest) or again.until:
        return entry.text
    same = read_clock(stated.clock) == read_clock(again.clock)
    return again.rest if same and again.zone in ("", stated.zone) else entry.text


def _with_speaker(entry: Entry) -> Entry:
    found = _SPEAKER.match(entry.text)
    if not found:
        return entry
    if found["nick"]:
        return replace(entry, who=found["nick"], text=entry.text[found.end() :])
    return replace(entry, who=found["handle"])


def _pick(columns: dict[str, str], wanted: tuple[str, ...]) -> str:
    for name in wanted:
        for column in columns:
            bare = re.sub(r"\s*\(.*?\)", "", column).strip()
            if bare == name or bare.startswith((name + " ", name + "/")):
                return column
    return ""


def _zone(text: str, at: int) -> tuple[str, int]:
    """Read a zone behind a clock time; ``10:00-10:20`` is a span, ``T10:00-05:00`` and ``10:00:00-05:00`` are not."""
    found = ZONE.match(text, _end(re.compile(r"[\s(]*"), text, at))
    if not found or (
        found[0][0] == "-" and ":" in found[0] and not re.search(r"(?:T\d\d:\d\d|:\d\d:\d\d)\s?\Z", text[:at])
    ):
        return "", at
    return found[0], found.end() + (text[found.end() : found.end() + 1] == ")")


def _rest(text: str, at: int) -> str:
    """Give what stands behind a time: emphasis that the time has split is made whole, around the whole text it is left out."""
    at = len(text[:at].rstrip())
    rest = text[_end(_AFTER, text, at) :].strip()
    for mark in ("**", "`"):
        if len(re.findall(rf"(?<!\\){re.escape(mark)}", rest)) % 2:
            rest = rest.removesuffix(mark).strip() if rest.endswith(mark) else f"{mark}{rest}"
    return rest[2:-2].strip() if rest.count("**") == 2 and rest[:2] == rest[-2:] == "**" else rest


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at
