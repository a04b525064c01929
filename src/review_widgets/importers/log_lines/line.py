"""One line with a time at its beginning: which form it has, who speaks, what is said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from review_widgets.importers._clock import CLOCK, DATE, ZONE, Clock, Moment, read_clock, read_date, read_zone
from review_widgets.importers._moment import read_moment
from review_widgets.timeline import zone_of

_ZONE = r"(?:Z|UTC|GMT|[A-Z]{3,4}T|[+-]\d\d:?\d\d)"
_TIME = r"\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:\s?[apAP]\.?[mM]\b\.?)?"
_REST = r"[\])]?\s*(?:[-–—|]\s+)?(?P<rest>.*)$"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_FORMS = (
    (
        "iso",
        re.compile(
            rf"^\s*[\[(]?(?P<stamp>\d{{4}}[-/.]\d\d[-/.]\d\d[T ,]\s?{_TIME})\s*(?P<zone>{_ZONE})?(?![\w:]){_REST}"
        ),
    ),
    (
        "slashed",
        re.compile(rf"^\s*[\[(]?(?P<stamp>\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}},?\s+{_TIME})(?P<zone>)\s*{_REST}"),
    ),
    (
        "web",
        re.compile(
            rf"^(?P<lead>\S+ \S+ \S+ )?\[(?P<stamp>\d\d/{_MONTH}/\d{{4}}:\d\d:\d\d:\d\d) (?P<zone>[+-]\d{{4}})\]\s*(?P<rest>.*)$"
        ),
    ),
    ("syslog", re.compile(rf"^(?:<\d{{1,3}}>)?(?P<stamp>{_MONTH}\s+\d{{1,2}}\s+{_TIME})(?P<zone>)\s+(?P<rest>.*)$")),
    ("epoch", re.compile(r"^\s*\[?(?P<stamp>\d{10}(?:\.\d{1,9})?|\d{13})\]?(?P<zone>)[\s:,|-]+(?P<rest>.*)$")),
    ("clock", re.compile(rf"^\s*[\[(]?(?P<stamp>{_TIME})\s*(?P<zone>{_ZONE})?(?![\w:]){_REST}")),
)
_PASTED = re.compile(
    r"^(?P<who>[^\W\d_][\w.'’-]*(?: [\w.'’()-]+){0,4}?)(?:\s*[—–]\s*|\s+)[\[(]?(?:(?P<near>Today|Yesterday) at )?"
    rf"(?P<stamp>(?:\d{{1,2}}/\d{{1,2}}/\d{{2,4}},? )?{_TIME})[\])]?\s*$",
    re.IGNORECASE,
)
_NICK = re.compile(r"^<[@+%&~ ]?(?P<who>[^<>\s][^<>]{0,39})>\s+(?P<said>.*)$")
_NAME = re.compile(r"^(?P<who>@?[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,2}):\s+(?P<said>\S.*)$")
_DAY_LINE = re.compile(
    r"^\W*(?:(?:log opened|day changed(?: to)?|date)\W+)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\W+)?(?P<rest>.*?)\W*$",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{2,4})")


@dataclass(frozen=True)
class Line:
    """A line that begins with a time, and those that follow it (``more``)."""

    form: str
    stamp: str
    zone: str
    who: str
    text: str
    is_name: bool
    day_first: bool = True
    near: str = ""
    more: list[str] = field(default_factory=list)

    def moment(self, clock: Clock) -> Moment:
        """Give the time; a bare clock time by the date carried in ``clock``."""
        if self.form == "epoch":
            return read_moment(self.stamp)
        if self.form in ("iso", "web", "slashed"):
            return self._dated(clock)
        notes: list[str] = []
        dated = False
        if self.form == "syslog":
            found = DATE.search(self.stamp)
            day, note = read_date(found, year=clock.year) if found else (None, "")
            if day is None and found:
                day, note = _latest(found)
            if day is None:
                return Moment(None, "unknown", f"stated as {self.stamp}, which is no date")
            clock.see_day(day)
            notes, dated = [note], True
        read = _clock_of(self.stamp[6:] if dated else self.stamp)
        if read is None:
            return Moment(None, "unknown", f"stated as {self.stamp}, which is no time")
        if self.near == "yesterday" and clock.day:
            clock = Clock(day=clock.day - timedelta(days=1), why=clock.why, fallback=clock.fallback)
        moment = clock.read(
            read[0],
            seconds=read[1],
            rough=False,
            zone=self.zone if ZONE.fullmatch(self.zone or "-") else "",
            dated=dated,
            notes=notes,
        )
        return replace(moment, note="; ".join(filter(None, moment.note.split("; "))))

    def _dated(self, clock: Clock) -> Moment:
        day = _day_of(self.form, self.stamp, day_first=self.day_first)
        read = _clock_of(
            re.sub(r"^.*?\d{4}:" if self.form == "web" else r"^\S+[T ,]\s*", "", self.stamp.replace("T", " ", 1))
        )
        if day is None or read is None:
            return Moment(None, "unknown", f"stated as {self.stamp}, which is no time")
        word = self.zone if self.zone else ""
        tz = read_zone(word) if word else zone_of(clock.fallback or "UTC")
        notes = [] if word else [f"no zone stated; read as {clock.fallback or 'UTC'}"]
        if self.form == "slashed":
            notes.insert(0, f"{'day' if self.day_first else 'month'} first, as in the other lines")
        clock.see_day(day)
        fraction = re.search(r":\d\d[.,](\d{1,9})", self.stamp)
        at = datetime.combine(day, read[0], tz) + timedelta(seconds=float(f"0.{fraction[1]}") if fraction else 0)
        return Moment(at.astimezone(UTC), "exact" if read[1] else "minute", "; ".join(notes))


def read_line(raw: str, *, day_first: bool) -> Line | None:
    """Give the line where it begins with a time (or is a name with a time, as chats are pasted), else None."""
    for form, pattern in _FORMS:
        found = pattern.match(raw)
        if found:
            who, said, sure = _speaker(found["rest"], form)
            lead = (found["lead"] or "") if form == "web" else ""
            return Line(form, found["stamp"], found["zone"] or "", who, f"{lead}{said}".strip(), sure, day_first)
    pasted = _PASTED.match(raw) if len(raw) <= 120 else None
    if pasted:
        form = "slashed" if "/" in pasted["stamp"] else "clock"
        return Line(
            form, pasted["stamp"], "", pasted["who"].strip(), "", True, day_first, (pasted["near"] or "").lower()
        )
    return None


def read_day_line(raw: str) -> date | None:
    """Give the date of a line that is nothing but a date, such as chats put between days."""
    if len(raw) > 60 or not raw.strip() or (CLOCK.search(raw) and "opened" not in raw.lower()):
        return None
    rest = _DAY_LINE.match(raw)
    found = DATE.search(raw)
    if not rest or not found:
        return None
    left = re.sub(r"\d\d:\d\d:\d\d", "", rest["rest"].replace(found[0], "")).strip(" ,.:-–—\t")
    day, _ = read_date(found, year=int(left) if re.fullmatch(r"\d{4}", left) else None)
    return day if left == "" or re.fullmatch(r"\d{4}", left) else None


def is_day_first(lines: Iterable[str]) -> bool:
    """Whether dates such as 3/4/2026 begin with the day: some day beyond 12 decides, else yes."""
    pairs = [(int(found[1]), int(found[2])) for line in lines if (found := _SLASHED.search(line[:24]))]
    return any(first > 12 for first, _ in pairs) or not any(second > 12 for _, second in pairs)


def _speaker(rest: str, form: str) -> tuple[str, str, bool]:
    if nick := _NICK.match(rest):
        return nick["who"].strip(), nick["said"], True
    name = _NAME.match(rest)
    if (
        name
        and form in ("clock", "slashed", "iso")
        and (form != "iso" or (name["who"][:1].isupper() and not name["who"].isupper()) or name["who"][0] == "@")
    ):
        return name["who"], name["said"], form == "slashed" or name["who"].startswith("@")
    return "", rest, False


def _latest(found: re.Match[str]) -> tuple[date | None, str]:
    """Give the latest such day that is not to come, for a log that names no year."""
    today = datetime.now(UTC).date()
    for year in range(today.year + 1, today.year - 4, -1):
        day, _ = read_date(found, year=year)
        if day is not None and day <= today + timedelta(days=1):
            return day, f"no year stated; read as {year}, the latest that is not to come"
    return None, ""


def _clock_of(text: str) -> tuple[time, bool] | None:
    found = CLOCK.search(text)
    return read_clock(found) if found else None


def _day_of(form: str, stamp: str, *, day_first: bool) -> date | None:
    if form == "slashed" and (found := _SLASHED.search(stamp)):
        first, second, year = (int(part) for part in found.groups())
        try:
            return date(
                year + 2000 if year < 100 else year, second if day_first else first, first if day_first else second
            )
        except ValueError:
            return None
    if form == "web":
        try:
            return datetime.strptime(stamp[:11], "%d/%b/%Y").replace(tzinfo=UTC).date()
        except ValueError:
            return None
    found = DATE.search(stamp)
    return read_date(found, year=None)[0] if found else None
