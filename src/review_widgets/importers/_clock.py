"""Times as exports write them: dates carried forward, zones stated once, guesses said aloud.

A stated zone word is taken literally (CET is always UTC+1), because that is what the source says; a summer date with a winter
word is noted. Nothing is guessed in silence: every guess is text that ends up on the record.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from review_widgets.model import Precision
from review_widgets.timeline import zone_of

OFFSETS: dict[str, tuple[float, str]] = {
    "UTC": (0, "UTC"),
    "GMT": (0, "UTC"),
    "Z": (0, "UTC"),
    "WET": (0, "Europe/Lisbon"),
    "WEST": (1, "Europe/Lisbon"),
    "BST": (1, "Europe/London"),
    "CET": (1, "Europe/Paris"),
    "CEST": (2, "Europe/Paris"),
    "EET": (2, "Europe/Helsinki"),
    "EEST": (3, "Europe/Helsinki"),
    "MSK": (3, "Europe/Moscow"),
    "IST": (5.5, "Asia/Kolkata"),
    "SGT": (8, "Asia/Singapore"),
    "JST": (9, "Asia/Tokyo"),
    "AEST": (10, "Australia/Sydney"),
    "AEDT": (11, "Australia/Sydney"),
    "EST": (-5, "America/New_York"),
    "EDT": (-4, "America/New_York"),
    "CST": (-6, "America/Chicago"),
    "CDT": (-5, "America/Chicago"),
    "MST": (-7, "America/Denver"),
    "MDT": (-6, "America/Denver"),
    "PST": (-8, "America/Los_Angeles"),
    "PDT": (-7, "America/Los_Angeles"),
}
"""Zone words: hours from UTC, and the IANA zone people there live in."""

_MONTHS = {m: n for n, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_ZONE = rf"(?:\b(?:{'|'.join(OFFSETS)})\b(?:\s*[+-]\s*\d{{1,2}}(?::?\d\d)?)?|[+-]\d\d:?\d\d\b|Z\b)"
DATE = re.compile(
    rf"(?P<y>\d{{4}})[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})(?!\d)"
    rf"|(?P<mon>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:)(?:,?\s+(?P<year>\d{{4}})(?!\d))?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?P<mon2>{_MONTH})(?:,?\s+(?P<year2>\d{{4}})(?!\d))?"
    rf"|(?P<d3>\d{{1,2}})\.(?P<m3>\d{{1,2}})\.(?P<y3>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"(?P<h>\d{1,2})(?:[:.h](?P<min>\d{2})(?::(?P<s>\d{2})(?:[.,]\d{1,9})?)?(?!\d)\s*(?P<half>[ap]\.?m\b\.?)?|\s*(?P<half2>[ap]\.?m\b\.?))",
    re.IGNORECASE,
)
ZONE = re.compile(_ZONE, re.IGNORECASE)
STATED_ONCE = re.compile(
    rf"\b(?:all\s+)?times?\b[^.\n]{{0,40}}?\b(?:in|are|is|zone:?)\s+\(?(?P<zone>{_ZONE})|\btime ?zone\W{{1,4}}(?P<zone2>{_ZONE})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as read: aware or None, how sure, the zone word, and what was guessed."""

    at: datetime | None
    precision: Precision
    note: str = ""


def read_date(found: re.Match[str], *, year: int | None) -> tuple[date | None, str]:
    """Give the date of a match of `DATE` and what was guessed; None where there is no such day or no year."""
    parts = found.groupdict()
    guessed = ""
    if parts["y"] or parts["y3"]:
        numbers = (parts["y"] or parts["y3"], parts["m"] or parts["m3"], parts["d"] or parts["d3"])
        y, m, d = (int(number or 0) for number in numbers)
    else:
        stated = parts["year"] or parts["year2"]
        if not stated and year is None:
            return None, f"no year for {found[0]!r}"
        guessed = "" if stated else f"year {year} taken from the rest of the document"
        y = int(stated or year or 0)
        m = _MONTHS[(parts["mon"] or parts["mon2"] or "")[:3].lower()]
        d = int(parts["day"] or parts["day2"] or 0)
    try:
        return date(y, m, d), guessed
    except ValueError:
        return None, f"there is no day {found[0]!r}"


def read_clock(found: re.Match[str]) -> tuple[time, bool] | None:
    """Give the clock time of a match of `CLOCK` and whether seconds were stated; None where there is no such time."""
    hour, half = int(found["h"]), (found["half"] or found["half2"] or "")[:1].lower()
    if half:
        if not 1 <= hour <= (23 if half == "p" and found["min"] else 12):
            return None
        hour = hour if hour > 12 else hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour % 24 if hour == 24 else hour, int(found["min"] or 0), int(found["s"] or 0)), found[
            "s"
        ] is not None
    except ValueError:
        return None


def read_zone(word: str) -> tzinfo:
    """Give the zone of a stated word or offset, literally."""
    plain = word.strip(" ()").upper()
    name = re.match(r"[A-Z]+", plain)
    hours = OFFSETS[name[0]][0] if name and name[0] in OFFSETS else 0.0
    offset = re.search(r"([+-])\s*(\d{1,2}):?(\d\d)?", plain)
    minutes = hours * 60
    if offset:
        stated = int(offset[2]) * 60 + int(offset[3] or 0)
        signed = stated if offset[1] == "+" else -stated
        minutes = signed if not name or name[0] in ("UTC", "GMT") else minutes
    return timezone(timedelta(minutes=minutes)) if minutes and abs(minutes) < 24 * 60 else UTC


def shown_zone(word: str, on: date | None) -> str:
    """Give the IANA zone to show times in: where that word is spoken, if its clocks agree on that day, else a fixed one."""
    zone = read_zone(word)
    offset = zone.utcoffset(None) or timedelta()
    name = re.match(r"[A-Z]+", word.strip(" ()").upper())
    if name and name[0] in OFFSETS:
        spoken = OFFSETS[name[0]][1]
        noon = datetime.combine(on or date(2020, 1, 15), time(12), zone_of(spoken))
        if noon.utcoffset() == offset:
            return spoken
    hours, rest = divmod(offset.total_seconds(), 3600)
    if not offset or rest:
        return "UTC"
    return f"Etc/GMT{-int(hours):+d}"


def summer_note(word: str, on: date) -> str:
    """Say so when a winter word stands on a summer date."""
    name = re.match(r"[A-Z]+", word.strip(" ()").upper())
    if not name or name[0] not in OFFSETS or name[0] in ("UTC", "GMT", "Z"):
        return ""
    noon = datetime.combine(on, time(12), zone_of(OFFSETS[name[0]][1]))
    literal = timedelta(hours=OFFSETS[name[0]][0])
    if noon.utcoffset() == literal:
        return ""
    return f"{name[0]} taken literally (UTC{OFFSETS[name[0]][0]:+g}); the clocks there differed on that date"


class Clock:
    """Reads the times of one document in order, carrying date and zone forward.

    Parameters
    ----------
    day
        The day the document is about, where it says so before its first time; ``why`` says from where.
    zone
        The zone stated once for all, an abbreviation or offset; "" when none is stated.
    fallback
        IANA name to read times in when nothing is stated; UTC when empty.
    """

    def __init__(self, *, day: date | None, why: str = "", zone: str = "", fallback: str = "") -> None:
        self.day, self.why, self.zone, self.fallback = day, why, zone, fallback
        self.last: datetime | None = None
        self._stated_days = 0

    @property
    def year(self) -> int | None:
        """The year to assume."""
        return self.day.year if self.day else None

    def see_day(self, day: date) -> str:
        """Note a stated date; gives a warning where it is far from the one before."""
        far = ""
        if self.day is not None and abs((day - self.day).days) > 90:
            far = f"{day.isoformat()} is {abs((day - self.day).days)} days away from {self.day.isoformat()}"
        self.day, self.why, self.last = day, "", None if self.last and self.last.date() != day else self.last
        self._stated_days += 1
        return far

    def read(self, clock: time, *, seconds: bool, rough: bool, zone: str, dated: bool, notes: list[str]) -> Moment:
        """Give the moment of a clock time on the carried day."""
        if self.day is None:
            return Moment(None, "unknown", f"stated as {clock:%H:%M}; no date is known")
        word = zone or self.zone
        tz = read_zone(word) if word else zone_of(self.fallback or "UTC")
        if not word:
            notes.append(f"no zone stated; read as {self.fallback or 'UTC'}")
        elif said := summer_note(word, self.day):
            notes.append(said)
        at = datetime.combine(self.day, clock, tz)
        if not dated:
            if self.why:
                notes.append(f"date {self.day.isoformat()} {self.why}")
            if self.last and self.last - at >= timedelta(hours=6):
                self.day += timedelta(days=1)
                at = datetime.combine(self.day, clock, tz)
                notes.append(f"after midnight: read as {self.day.isoformat()}")
            elif self.last and at < self.last:
                notes.append("earlier than the entry before it")
        self.last = at
        precision: Precision = "approximate" if rough else ("exact" if seconds else "minute")
        return Moment(at.astimezone(UTC), precision, "; ".join(dict.fromkeys(notes)))
