"""One line with a time at its beginning: which form it has, who speaks, what is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from review_widgets.importers._clock import CLOCK, DATE, NO_DAY, ZONE, Clock, Moment, read_clock, read_date, read_zone
from review_widgets.importers._moment import read_moment
from review_widgets.importers.log_lines.front import usual_front
from review_widgets.timeline import zone_of

_ZONE = r"(?:Z|UTC|GMT|[A-Z]{3,4}T|[+-]\d\d:?\d\d)"
_CLOCK = r"\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:\s?[apAP]\.?[mM]\b\.?)?"
_TIME = rf"(?P<clock>{_CLOCK})"
_REST = rf"\s*(?P<zone>{_ZONE})?(?![\w:])[\])]?\s*(?:[-–—|]\s+)?(?P<rest>.*)$"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_WORDS = rf"(?:{_MONTH}[a-z]*\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?|\d{{1,2}}\.?[ -]{_MONTH}[a-z]*(?:,?[ -]\d{{4}})?)"
_DAY_NAME = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s+)?"
_NEAR = r"(?i:today|yesterday|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)"
_FORMS = (
    (
        "iso",
        re.compile(rf"^\s*(?:<\d{{1,3}}>\d?\s?)?[\[(]?(?P<date>\d{{4}}[-/.]\d\d[-/.]\d\d)(?:T|,?\s){_TIME}{_REST}"),
    ),
    (
        "slashed",
        re.compile(rf"^\s*[\[(]?(?P<date>\d{{1,2}}(?:[/.]\d{{1,2}}[/.]\d{{2,4}}|/\d{{1,2}})),?\s+{_TIME}{_REST}"),
    ),
    ("web", re.compile(rf"^(?P<lead>(?:\S+ )?\S+ \S+ \S+ )?\[(?P<date>\d\d/{_MONTH}/\d{{4}}):{_TIME}{_REST}")),
    (
        "words",
        re.compile(
            rf"^\s*(?:<\d{{1,3}}>)?[\[(]?{_DAY_NAME}(?P<date>{_WORDS}),?\s+(?:at\s+)?{_TIME}(?:\s+(?P<year>(?:19|20)\d\d)\b)?{_REST}"
        ),
    ),
    ("klog", re.compile(rf"^(?P<lead>[IWEFD])(?P<date>\d{{4}})\s{_TIME}{_REST}")),
    ("epoch", re.compile(r"^\s*\[?(?P<clock>\d{10}(?:\.\d{1,9})?|\d{13}|\d{16}|\d{19})\]?[\s:,|-]+(?P<rest>.*)$")),
    ("clock", re.compile(rf"^\s*[\[(]?(?:(?P<near>{_NEAR}),?\s+(?:at\s+)?)?(?P<rough>[~≈]\s?)?{_TIME}{_REST}")),
)
"""The forms of lines that begin with a time, the surest first."""
_LEVEL = re.compile(
    r"\s*\[?(?P<level>TRACE|DEBUG|VERBOSE|INFO(?:RMATION)?|NOTICE|WARN(?:ING)?|ERR(?:OR)?|CRIT(?:ICAL)?|SEVERE|FATAL|ALERT|EMERG|PANIC"
    r"|Audit (?:Success|Failure))\b\]?(?::?\s+|,\s*)(?=[\[(]?\d)",
    re.I,
)
_BULLET = re.compile(r"^\s*[-*•]\s+(?=[\[(~≈]?\d)")
_KEYED = re.compile(
    r"(?:time|ts|timestamp|t|at|datetime)=(?P<mark>\"?)(?P<at>\d[^\"\s=]*(?: \d[^\"\s=]*)?)(?P=mark)\s+(?=\S)"
)
_PASTED = re.compile(
    r"^(?P<who>[^\W\d_][\w.'’-]*(?:,? [\w.'’()-]+){0,4}?)(?P<gap>\s*[—–]\s*|,\s+|\s+)[\[(]?"
    r"(?:(?P<near>"
    + _NEAR
    + r"),? (?:at )?|(?P<date>\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2}\.\d{1,2}\.\d{2,4}|\d{4}-\d\d-\d\d),? (?:at )?"
    rf"|{_DAY_NAME}(?P<words>{_WORDS}),? (?:at )?)?(?P<clock>{_CLOCK})[\])]?:?(?:,? \(?edited\)?)?\s*$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[^\W\d_a-z][\w.'’-]*(?:,? (?:[^\Wa-z_]|\()[\w.'’()-]*){0,4}")
_TABBED = re.compile(r"^(?P<who>[@+%&~]?[^\W\d_][\w\[\]|-]{0,29})\t(?P<said>.*)$")
_NICK = re.compile(r"^<[@+%&~ ]?(?P<who>[^<>\s][^<>]{0,39})>\s+(?P<said>.*)$")
_ZOOM = re.compile(
    r"^From\s+(?P<who>[^\s:][^:]{0,60}?)(?:\s+to\s+(?:(?i:everyone|all panelists|hosts and panelists)(?:\(in .{1,40}\))?|"
    r"(?P<to>[^:]{1,60}?\s?\((?:Direct Message|Privately)\)))\s*|\s+):(?:\s+(?P<said>.*))?$"
)
_NAME = re.compile(r"^(?P<who>@?[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,2}):\s+(?P<said>\S.*)$")
_DAY_LINE = re.compile(
    r"^\W*(?:(?:log opened|day changed(?: to)?|date)\W+)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\W+)?(?P<rest>.*?)\W*$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)
_SLASHED_LINE = re.compile(r"^\W*(?:[A-Za-z]{3,9}\W+)?(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d\d)\W*$")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_SLASHED = re.compile(
    r"(\d{1,2})(?:[/.](?=\d{1,2}[/.]\d{2})|/(?=\d{1,2},?(?:\s+\d{1,2}:\d\d|$)))(\d{1,2})(?:[/.](\d{2,4}))?"
)


@dataclass(frozen=True)
class Day:
    """A line that is a date, and what was guessed of it."""

    day: date
    note: str = ""


@dataclass(frozen=True)
class Line:
    """A line that begins with a time, and those that follow it (``more``)."""

    form: str
    day: str
    clock: str
    zone: str
    who: str
    text: str
    is_name: bool
    day_first: bool = True
    order: str = ""
    near: str = ""
    rough: bool = False
    by_half: bool = False
    more: list[str] = field(default_factory=list)

    def moment(self, clock: Clock) -> Moment:
        """Give the time; a bare clock time by the date carried in ``clock``."""
        stated = f"{self.day} {self.clock}".strip()
        if self.form == "epoch":
            return read_moment(self.clock)
        found = CLOCK.search(self.clock)
        read = read_clock(found) if found else None
        if read is None:
            return Moment(None, "unknown", f"stated as {stated}, which is no time")
        zone = self.zone if ZONE.fullmatch(self.zone or "-") else ""
        if not self.day:
            if self.near and not (clock.why and self.near in ("today", "yesterday")):
                said = f"{self.near} {self.clock}, seen from the day it was copied"
                return Moment(None, "unknown", f"stated as {said}; {NO_DAY}")
            if self.near == "yesterday" and clock.day:
                clock = Clock(day=clock.day - timedelta(days=1), why=clock.why, fallback=clock.fallback)
            notes = ["AM or PM as in the line before"] if self.by_half else []
            return clock.read(read[0], seconds=read[1], rough=self.rough, zone=zone, dated=False, notes=notes)
        day, note = self._read_day(clock.year)
        if day is None:
            return Moment(None, "unknown", f"stated as {stated}, which is no date")
        clock.see_day(day)
        tz = read_zone(zone) if zone else zone_of(clock.fallback or "UTC")
        notes = [note, "" if zone else f"no zone stated; read as {clock.fallback or 'UTC'}"]
        fraction = re.search(r":\d\d[.,](\d{1,9})", self.clock)
        at = datetime.combine(day, read[0], tz) + timedelta(seconds=float(f"0.{fraction[1]}") if fraction else 0)
        return Moment(at.astimezone(UTC), "exact" if read[1] else "minute", "; ".join(filter(None, notes)))

    def _read_day(self, year: int | None) -> tuple[date | None, str]:
        if self.form == "slashed" and (parts := _SLASHED.search(self.day)):
            first, second, stated = int(parts[1]), int(parts[2]), int(parts[3] or 0)
            month, of_month = (second, first) if self.day_first else (first, second)
            said = self.order or f"{'day' if self.day_first else 'month'} first, as in the other lines"
            if parts[3]:
                return _day_or_none(stated + 2000 if stated < 100 else stated, month, of_month), said
            found = DATE.search(f"{_MONTHS[month - 1]} {of_month}") if 1 <= month <= 12 else None
            day, note = _in_year(found, year) if found else (None, "")
            return day, "; ".join(filter(None, (said, note)))
        plain = re.sub(rf"(\d)[/ -]({_MONTH})[a-z]*[/ -]?", r"\1 \2 ", self.day).strip()
        if self.form == "klog":
            month = int(self.day[:2])
            plain = f"{_MONTHS[month - 1]} {self.day[2:]}" if 1 <= month <= 12 else ""
        found = DATE.search(plain)
        if not found:
            return None, ""
        return _in_year(found, year)


def read_line(raw: str, *, day_first: bool) -> Line | None:
    """Give the line where it begins with a time (or is a name with a time, as chats are pasted), else None."""
    raw = _BULLET.sub("", usual_front(raw))
    level = _LEVEL.match(raw)
    if level and (line := read_line(raw[level.end() :], day_first=day_first)):
        return replace(line, text=f"{level['level']} {line.text}".strip())
    if keyed := _KEYED.match(raw):
        raw = f"{keyed['at']} {raw[keyed.end() :]}"
    for form, pattern in _FORMS:
        found = pattern.match(raw)
        if found:
            parts = found.groupdict(default="")
            who, said, sure = _speaker(parts["rest"], form)
            day = " ".join(filter(None, (parts.get("date", ""), parts.get("year", ""))))
            text = f"{parts.get('lead') or ''}{' ' * (form == 'klog')}{said}".lstrip(",").strip()
            return Line(
                form,
                day,
                parts["clock"],
                parts.get("zone", ""),
                who,
                text,
                sure,
                day_first,
                near=parts.get("near", "").lower(),
                rough=bool(parts.get("rough")),
            )
    pasted = _PASTED.match(raw) if len(raw) <= 120 else None
    if pasted and (pasted["gap"].strip() or not pasted["words"] or _NAMED.fullmatch(pasted["who"])):
        day = pasted["date"] or pasted["words"] or ""
        form = "iso" if "-" in (pasted["date"] or "") else "slashed" if pasted["date"] else "words" if day else "clock"
        return Line(
            form,
            day,
            pasted["clock"],
            "",
            pasted["who"].strip(),
            "",
            True,
            day_first,
            near=(pasted["near"] or "").lower(),
        )
    return None


def read_day_line(raw: str, *, day_first: bool = True, order: str = "") -> Day | None:
    """Give the date of a line that is nothing but a date, such as chats put between days, and what was guessed of it."""
    if slashed := _SLASHED_LINE.match(raw):
        first, second, year = int(slashed[1]), int(slashed[2]), int(slashed[3])
        month, of_month = (second, first) if day_first else (first, second)
        day = _day_or_none(year + 2000 if year < 100 else year, month, of_month)
        return Day(day, order) if day else None
    if len(raw) > 60 or not raw.strip() or (CLOCK.search(raw) and "opened" not in raw.lower()):
        return None
    rest = _DAY_LINE.match(raw)
    found = DATE.search(raw)
    if not rest or not found:
        return None
    left = re.sub(r"\d\d:\d\d:\d\d", "", rest["rest"].replace(found[0], "")).strip(" ,.:-–—\t")
    if left and not re.fullmatch(r"\d{4}", left):
        return None
    day, _ = read_date(found, year=int(left) if left else None)
    if day:
        return Day(day)
    weekday = _WEEKDAY.search(raw)
    day, note = _latest(found, weekday[0].lower() if weekday else "")
    return Day(day, note) if day else None


def is_day_first(lines: Iterable[str]) -> tuple[bool, str]:
    """Whether dates such as 3/4/2026 begin with the day, and what is to be said where nothing tells.

    Some day beyond 12 decides, else yes, but beside AM and PM in capitals.
    """
    dated = [(found, line) for line in lines if (found := _SLASHED.search(line[:60]))]
    pairs = [(int(found[1]), int(found[2])) for found, _ in dated]
    american = bool(dated) and all(re.search(r"\d\s?[AP]M\b", line[:80]) for _, line in dated)
    if any(first > 12 or second > 12 for first, second in pairs):
        return any(first > 12 for first, _ in pairs), ""
    order, other = ("month", "day") if american else ("day", "month")
    return (
        not american,
        f"{order} first is a guess, as no day is beyond 12; --dates {other}-first reads the {other} first",
    )


def with_halves(lines: Iterable[Line | Day]) -> Iterator[Line | Day]:
    """Give the lines; a time without AM or PM behind one that has it, as Slack's pages are copied, is in the same half of the day."""
    half, last = "", 0
    for line in lines:
        found = CLOCK.search(line.clock) if isinstance(line, Line) and line.form == "clock" else None
        if isinstance(line, Line) and found:
            stated = (found["half"] or found["half2"] or "")[:1].lower()
            hour = int(found["h"])
            if not stated and half and 1 <= hour <= 12:
                minutes = hour % 12 * 60 + int(found["min"] or 0)
                stated = "p" if half == "a" and minutes < last else half
                line = replace(line, clock=f"{line.clock} {stated}m", by_half=True)
            half, last = stated, hour % 12 * 60 + int(found["min"] or 0)
        yield line


def _speaker(rest: str, form: str) -> tuple[str, str, bool]:
    if nick := _NICK.match(rest) or _TABBED.match(rest):
        return nick["who"].strip(), nick["said"], True
    if zoom := _ZOOM.match(rest):
        said = zoom["said"] or ""
        return zoom["who"], f"to {zoom['to']}: {said}" if zoom["to"] else said, True
    name = _NAME.match(rest)
    proper = name and ((name["who"][:1].isupper() and not name["who"].isupper()) or name["who"][0] == "@")
    if name and (form in ("clock", "slashed") or (form in ("iso", "words") and proper)):
        return name["who"], name["said"], form == "slashed" or name["who"].startswith("@")
    return "", rest, False


def _in_year(found: re.Match[str], year: int | None) -> tuple[date | None, str]:
    day, note = read_date(found, year=year)
    return (day, note) if day is not None or year is not None else _latest(found)


def _latest(found: re.Match[str], weekday: str = "") -> tuple[date | None, str]:
    """Give the latest such day that is not to come, for a log that names no year; on the weekday that is stated."""
    today = datetime.now(UTC).date()
    for year in range(today.year + 1, today.year - (12 if weekday else 4), -1):
        day, _ = read_date(found, year=year)
        if (
            day is not None
            and day <= today + timedelta(days=1)
            and f"{day:%a}".lower() in ("", weekday or f"{day:%a}".lower())
        ):
            on = " and on that weekday" if weekday else ""
            return day, f"no year stated; read as {year}, the latest that is not to come{on}"
    return None, ""


def _day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
