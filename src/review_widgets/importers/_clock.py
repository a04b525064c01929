"""Times as exports write them: dates carried forward, zones stated once, guesses said aloud.

A stated zone word is taken literally (CET is always UTC+1), because that is what the source says; a summer date with a winter
word is noted. Nothing is guessed in silence: every guess is text that ends up on the record.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from review_widgets.errors import ReviewError
from review_widgets.model import Precision
from review_widgets.plural import count_of
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

REGIONS = {
    "PT": "America/Los_Angeles", "PACIFIC": "America/Los_Angeles", "MT": "America/Denver", "MOUNTAIN": "America/Denver",
    "CT": "America/Chicago", "CENTRAL": "America/Chicago", "ET": "America/New_York", "EASTERN": "America/New_York",
}  # fmt: skip
"""Words for a zone whose offset follows the date."""
_LONG = {
    "coordinated universal time": "UTC", "greenwich mean time": "GMT", "central european time": "CET", "central european summer time": "CEST",
    "eastern european time": "EET", "british summer time": "BST", "india standard time": "IST", "japan standard time": "JST",
    **{f"{region} {half} time": f"{region[0].upper()}{half[0].upper()}T"
       for region in ("pacific", "mountain", "central", "eastern") for half in ("standard", "daylight")},
}  # fmt: skip
_MONTHS = {m: n for n, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_OFFSET = r"[+-]\d{1,2}(?::?[0-5]\d)?(?!\d|:\d)"
_NAMES = "|".join(sorted({*OFFSETS, "PT", "MT", "CT", "ET"} - {"Z"}, key=len, reverse=True))
_ZONE = (
    rf"(?:\b(?:{_NAMES}|utc|gmt)\b(?:\s*{_OFFSET})?"
    rf"|\b(?i:{'|'.join(_LONG)}|(?:us |[A-Z]{{2}}/)?(?:pacific|mountain|central|eastern) time)\b"
    r"|\b[A-Z]{2}/(?:Pacific|Mountain|Central|Eastern)\b"
    r"|\b(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Z]\w+(?:/[A-Z]\w+)?"
    r"|[+-]\d\d:?[0-5]\d(?!\d|:\d)|Z\b)"
)
DATE = re.compile(
    rf"(?<!\d)(?P<y>\d{{4}})[-‐‑–/.](?P<m>\d{{1,2}})[-‐‑–/.](?P<d>\d{{1,2}})(?!\d)"
    rf"|(?P<mon>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:)(?:,?\s+(?P<year>\d{{4}})(?!\d))?"
    rf"|(?<!\d)(?P<day2>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?P<mon2>{_MONTH})(?:,?\s+(?P<year2>\d{{4}})(?!\d))?"
    rf"|(?<!\d)(?P<d3>\d{{1,2}})\.(?P<m3>\d{{1,2}})\.(?P<y3>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
CLOCK = re.compile(
    r"(?P<h>\d{1,2})(?:(?:[:.h]|(?<=[0-2]\d)(?=[0-5]\d\s?(?:UTC|GMT|hrs?|Z)\b))(?P<min>\d{2})(?::(?P<s>\d{2})(?:[.,]\d{1,9})?)?(?!\d)\s*(?P<half>[ap]\.?m\b\.?)?|\s*(?P<half2>[ap]\.?m\b\.?))",
    re.IGNORECASE,
)
ZONE = re.compile(_ZONE)
_SAYING = (
    r"in|are|is|as|given|shown|stated|listed|noted|reported|expressed|below|here|on|this|page|the|document|timeline|zone"
    r"|and|dates|times|timestamps|local"
)
_STATED_ONCE = re.compile(
    rf"\b(?:time ?zones?|times|timestamps|time)\b(?:[\s:*_|,(]|\b(?:{_SAYING})\b){{1,24}}(?P<zone>(?-i:{_ZONE})|(?:us|[A-Z]{{2}})/?\s*"
    rf"(?:pacific|mountain|central|eastern)|utc|gmt)(?P<more>[\s(,=/]{{1,3}}(?:(?:UTC|GMT)\s*)?{_OFFSET})?",
    re.IGNORECASE,
)
NO_DAY = "no date is known"
"""What the note of a clock time ends with that no day is known for."""
_REST = re.compile(r"[\s).(*_]*(?:unless[^.\n]{0,60})?[.\s]*")


def find_zone(text: str) -> tuple[str, bool]:
    """Give the zone a text states once for all its times, "" for none, and whether the text says nothing else.

    An offset in brackets behind a name, as in ``PST (UTC-7)``, wins over the name.
    """
    found = _STATED_ONCE.search(text)
    if not found:
        return "", False
    alone = len(text) < 90 and len(text[: found.start()].split()) <= 3 and bool(_REST.fullmatch(text, found.end()))
    return (found["more"] or found["zone"]).strip(" \t(,=/"), alone


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as read: aware or None, how sure, the zone word, and what was guessed."""

    at: datetime | None
    precision: Precision
    note: str = ""


def say_undated(count: int, *, may_come_again: bool = False) -> str:
    """Give the note of clock times that no day is known for, and what to do; where they ``may_come_again`` also of a review that is there."""
    return (
        f"{count} clock time{'s' * (count != 1)} without a day: write the date into the title or the file's name, or give it with --since, "
        "such as --since 2026-03-01"
        + ("; a review that is there takes it with --into and its id" if may_come_again else "")
    )


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
    """Give the zone of a stated word, name or offset: a word for one offset literally, a region by its clocks."""
    plain = " ".join(word.strip(" ()").split())
    if region := _region(plain):
        return zone_of(region)
    plain = _LONG.get(plain.lower(), plain).upper()
    name = re.match(r"[A-Z]+", plain)
    hours = OFFSETS[name[0]][0] if name and name[0] in OFFSETS else 0.0
    offset = re.search(r"([+-])\s*(\d{1,2}):?(\d\d)?", plain)
    minutes = hours * 60
    if offset:
        stated = int(offset[2]) * 60 + int(offset[3] or 0)
        signed = stated if offset[1] == "+" else -stated
        minutes = signed if not name or name[0] in ("UTC", "GMT") else minutes
    return timezone(timedelta(minutes=minutes)) if minutes and abs(minutes) < 24 * 60 else UTC


def _region(plain: str) -> str:
    """Give the IANA name of a region's word or name, "" for a fixed offset."""
    if re.match(r"(?!US/)[A-Z][a-z]+/[A-Z]\w+", plain):
        try:
            zone_of(plain)
        except ReviewError:
            return ""
        return plain
    if plain.lower() in _LONG:
        return ""
    word = re.sub(r"^(?:[A-Z]{2}[/ ]+|US )|\s+TIME$", "", plain.upper())
    return REGIONS.get(word, "")


def shown_zone(word: str, on: date | None) -> str:
    """Give the IANA zone to show times in: where that word is spoken, if its clocks agree on that day, else a fixed one."""
    if region := _region(" ".join(word.strip(" ()").split())):
        return region
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
    year
        The year of dates that state none, where there is no day before them.

    ``day_first`` says whether ``3/4/2030`` is in April, ``order`` from what this is known; ``start`` is what ``T+5m`` counts from.
    """

    def __init__(
        self, *, day: date | None, why: str = "", zone: str = "", fallback: str = "", year: int | None = None
    ) -> None:
        self.day, self.why, self.zone, self.fallback = day, why, zone, fallback
        self.last: datetime | None = None
        self.newest_first = False
        self.day_first, self.order = True, ""
        self.start: datetime | None = None
        self._year, self._word = year, ""

    @property
    def year(self) -> int | None:
        """The year to assume."""
        return self.day.year if self.day else self._year

    def see_day(self, day: date) -> str:
        """Note a stated date; gives a warning where it is far from the one before."""
        far = ""
        if self.day is not None and abs((day - self.day).days) > 90:
            far = f"{day.isoformat()} is {count_of(abs((day - self.day).days), 'day')} away from {self.day.isoformat()}"
        self.day, self.why, self.last = day, "", None if self.last and self.last.date() != day else self.last
        return far

    def read(self, clock: time, *, seconds: bool, rough: bool, zone: str, dated: bool, notes: list[str]) -> Moment:
        """Give the moment of a clock time on the carried day."""
        if self.day is None or not 1 < self.day.year < 9999:
            return Moment(None, "unknown", f"stated as {clock:%H:%M}; {NO_DAY}")
        tz = self._tz(zone, notes)
        at = datetime.combine(self.day, clock, tz)
        if not dated:
            if self.why:
                notes.append(f"date {self.day.isoformat()} {self.why}")
            at = self._past_midnight(at, notes)
        if said := clock_change(at):
            notes.append(said)
        self.last = at
        precision: Precision = "approximate" if rough else ("exact" if seconds else "minute")
        return Moment(at.astimezone(UTC), precision, "; ".join(dict.fromkeys(notes)))

    def count(self, after: timedelta, *, rough: bool) -> Moment | None:
        """Give the moment so long after the stated start, None where none is stated."""
        if self.start is None:
            return None
        try:
            at = self.start + after
        except OverflowError:
            return None
        return Moment(at.astimezone(UTC), "approximate" if rough else "minute", "counted from the stated start")

    def read_day(self, *, zone: str, notes: list[str]) -> Moment:
        """Give a time for an entry that states a date only: the day's beginning, or the entry before it on that day."""
        if self.day is None or not 1 < self.day.year < 9999:
            return Moment(None, "unknown", "; ".join(notes) or f"stated as {self.day}, which is no day of an incident")
        at = datetime.combine(self.day, time(), self._tz(zone, notes))
        follows = self.last is not None and self.last > at and not self.newest_first
        notes.append(f"only the day is stated; placed {'with the entry before it' if follows else 'at its beginning'}")
        at = self.last if follows and self.last else at
        return Moment(at.astimezone(UTC), "approximate", "; ".join(dict.fromkeys(notes)))

    @property
    def word(self) -> str:
        """The zone's word as stated for all times, or by one of the entries; "" where none is."""
        return self.zone or self._word

    def suppose(self, zone: str) -> None:
        """Read times that state no zone in this one, which the only entries that state one have."""
        self._word = self._word or zone

    def _tz(self, zone: str, notes: list[str]) -> tzinfo:
        self._word = zone or self._word
        word = zone or self.zone or self._word
        if not word:
            notes.append(f"no zone stated; read as {self.fallback or 'UTC'}")
            return zone_of(self.fallback or "UTC")
        if not zone and not self.zone:
            notes.append(f"zone {word} from another entry")
        if self.day and (said := summer_note(word, self.day)):
            notes.append(said)
        return read_zone(word)

    def _past_midnight(self, at: datetime, notes: list[str]) -> datetime:
        """Move a time without a date to the day after (before, in a newest-first list) where the clock has jumped."""
        if not self.last or self.day is None:
            return at
        back = self.last - at
        step = timedelta(days=1)
        if self.newest_first and -back >= timedelta(hours=6):
            step = -step
        elif self.newest_first or back < timedelta(hours=6):
            if back > timedelta() and not self.newest_first:
                notes.append("earlier than the entry before it")
            return at
        self.day += step
        notes.append(f"{'after' if step > timedelta() else 'before'} midnight: read as {self.day.isoformat()}")
        return at + step


def clock_change(at: datetime) -> str:
    """Say so where clocks were changed at a local time: it stands twice on that day, or not at all."""
    other = at.replace(fold=1)
    if other.utcoffset() == at.utcoffset():
        return ""
    if at.astimezone(UTC).astimezone(at.tzinfo).replace(tzinfo=None) == at.replace(tzinfo=None):
        return f"{at:%H:%M} stands twice on that day, when clocks were put back; read as the first"
    return (
        f"{at:%H:%M} does not stand on that day, when clocks were put forward; read as {at.astimezone(UTC):%H:%M} UTC"
    )
