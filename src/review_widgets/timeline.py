"""The timeline in order: gaps, phases, forgiving times, and durations derived with their definitions.

Pure functions on values; nothing here is stored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from review_widgets.errors import InvalidTime
from review_widgets.model import Incident, Phase, Precision, Review, TimelineEvent, TimeName


@dataclass(frozen=True, slots=True)
class Duration:
    """A derived duration that says what it is.

    ``value`` is None where a time is missing; ``precision`` is that of the less sure end; a negative one is kept and noted.
    """

    name: str
    value: timedelta | None
    definition: str
    precision: Precision
    note: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch without events, worth a question. ``after`` and ``before`` are event ids."""

    after: str
    before: str
    started_at: datetime
    length: timedelta


@dataclass(frozen=True, slots=True)
class PhaseBand:
    """A phase as a stretch of time, from its first event to the first of the next phase."""

    phase: Phase
    started_at: datetime
    ended_at: datetime


DURATIONS: tuple[tuple[str, TimeName, TimeName, str], ...] = (
    ("time to detect", "started_at", "detected_at", "from the start of the impact to its detection"),
    ("time to acknowledge", "detected_at", "acknowledged_at", "from detection to the first acknowledgement"),
    ("time to mitigate", "started_at", "mitigated_at", "from the start of the impact to its mitigation"),
    ("duration", "started_at", "resolved_at", "from the start of the impact to the stated resolution"),
)
"""Name, from, to, definition of each derived duration."""

TIME_MEANINGS: dict[TimeName, tuple[str, str]] = {
    "started_at": ("Began", "the impact began"),
    "detected_at": ("Detected", "somebody or something noticed"),
    "acknowledged_at": ("Acknowledged", "somebody took it up"),
    "in_triage_at": ("In triage", "its gravity was being weighed"),
    "reported_at": ("Reported", "it was written down as an incident"),
    "mitigated_at": ("Mitigated", "the impact was over or bearable"),
    "resolved_at": ("Resolved", "it was stated to be resolved"),
    "closed_at": ("Closed", "the incident was closed in the tool"),
    "cancelled_at": ("Cancelled", "it was found to be none"),
}
"""What each time is called and means."""

_PRECISION_ORDER: tuple[Precision, ...] = ("exact", "minute", "approximate", "unknown")


def order_events(events: Iterable[TimelineEvent]) -> tuple[TimelineEvent, ...]:
    """Order events by time; one without a time stays behind the one it stood behind; equal times keep their order."""
    placed: list[tuple[datetime, int, TimelineEvent]] = []
    last = datetime.min.replace(tzinfo=UTC)
    for index, event in enumerate(events):
        last = event.occurred_at or last
        placed.append((last, index, event))
    return tuple(event for _, _, event in sorted(placed, key=lambda row: row[:2]))


def find_focus(review: Review) -> tuple[datetime, datetime] | None:
    """Give the stretch to look at first: the incident itself, when events weeks before or after would squeeze it to a line.

    Returns
    -------
    tuple or None
        Beginning and end (aware): from the start of the impact to the resolution with half of that length on either side, drawn in to
        the events and times inside it. None where the whole is less than three times as long, or where one of the two times is missing.
    """
    began, ended = review.incident.started_at, review.incident.resolved_at
    times = [at for event in review.events for at in (event.occurred_at, event.ended_at) if at]
    if not began or not ended or ended < began or not times:
        return None
    length = max(ended - began, timedelta(minutes=30))
    inside = [at for at in times if began - length / 2 <= at <= ended + length / 2]
    first, last = min([began, *inside]), max([ended, *inside])
    whole = max([ended, *times]) - min([began, *times])
    return (first, last) if whole >= 3 * max(last - first, timedelta(minutes=1)) else None


def find_gaps(
    events: Iterable[TimelineEvent], *, at_least: timedelta = timedelta(minutes=20), most: int = 5
) -> tuple[Gap, ...]:
    """Give the longest silent stretches of at least ``at_least``, in time order, at most ``most`` of them."""
    timed = [event for event in order_events(events) if event.occurred_at]
    gaps: list[Gap] = []
    reached: tuple[datetime, str] | None = None
    for event in timed:
        assert event.occurred_at
        if reached and event.occurred_at - reached[0] >= at_least:
            gaps.append(Gap(reached[1], event.id, reached[0], event.occurred_at - reached[0]))
        end = max(event.occurred_at, event.ended_at or event.occurred_at)
        if not reached or end >= reached[0]:
            reached = (end, event.id)
    longest = sorted(gaps, key=lambda gap: gap.length, reverse=True)[:most]
    return tuple(sorted(longest, key=lambda gap: gap.started_at))


def phase_bands(events: Iterable[TimelineEvent]) -> tuple[PhaseBand, ...]:
    """Give the phases as bands; an event without a phase belongs to the one before it, a key moment to none."""
    bands: list[PhaseBand] = []
    timed = [event for event in order_events(events) if event.occurred_at]
    for event in timed:
        assert event.occurred_at
        if event.phase in (None, Phase.KEY_MOMENT):
            continue
        assert event.phase
        if bands and bands[-1].phase == event.phase:
            continue
        if bands:
            bands[-1] = PhaseBand(bands[-1].phase, bands[-1].started_at, event.occurred_at)
        bands.append(PhaseBand(event.phase, event.occurred_at, event.occurred_at))
    if bands and timed[-1].occurred_at:
        last = timed[-1]
        bands[-1] = PhaseBand(
            bands[-1].phase, bands[-1].started_at, max(timed[-1].occurred_at, last.ended_at or timed[-1].occurred_at)
        )
    return tuple(bands)


def derive_durations(incident: Incident) -> tuple[Duration, ...]:
    """Derive every duration from the incident's times; nothing is guessed for a missing one."""
    made = []
    for name, start, end, definition in DURATIONS:
        first, last = getattr(incident, start), getattr(incident, end)
        precision = max(incident.precision_of(start), incident.precision_of(end), key=_PRECISION_ORDER.index)
        value = last - first if first and last else None
        missing = [label for label, at in ((start, first), (end, last)) if at is None]
        note = f"{' and '.join(missing)} not known" if missing else ""
        if value is not None and value < timedelta(0):
            note = f"{end} stands before {start}: one of them is wrong"
        made.append(Duration(name, value, definition, precision, note))
    return tuple(made)


def review_day(review: Review) -> date:
    """Give the day a bare ``14:05`` belongs to: the day of the last timed event, of the incident, or of the review."""
    zone = zone_of(review.incident.zone)
    timed = [event.occurred_at for event in order_events(review.events) if event.occurred_at]
    known = timed[-1] if timed else review.incident.started_at or review.incident.detected_at or review.created_at
    return (known or datetime.now(UTC)).astimezone(zone).date()


def say_length(value: timedelta) -> str:
    """Say a length of time as a person would: ``42 min``, ``3 h 21 min``, ``2.4 days``."""
    minutes = value.total_seconds() / 60
    if abs(minutes) < 90:
        return f"{minutes:.0f} min"
    if abs(minutes) < 48 * 60:
        return f"{round(minutes) // 60} h {round(minutes) % 60:02} min"
    return f"{minutes / 1440:.1f} days"


def say_revision(review: Review) -> str:
    """Say which revision this is, and whether it was changed since it was published and on which day that was."""
    said = f"revision {review.revision}"
    if review.published_at is None or not review.is_changed_since_published:
        return said
    day = f"{review.published_at.astimezone(zone_of(review.incident.zone)):%d %B %Y}".lstrip("0")
    return f"{said}, changed since it was published on {day}"


def zone_of(name: str) -> tzinfo:
    """Give the zone of an IANA name.

    Raises
    ------
    InvalidTime
        There is no such zone on this machine.
    """
    try:
        return UTC if name.upper() in ("UTC", "Z") else ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as err:
        raise InvalidTime.of(
            "zone", found=name, expected="an IANA name such as Europe/Lisbon", do="Mend the name."
        ) from err


_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))(?::(\d{2}))?\s*(am|pm)?", re.IGNORECASE)
_RELATIVE = re.compile(r"([+-])\s*(\d+)\s*(s|sec|m|min|h|hr|d)\w*", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})[T ]?")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def parse_when(text: str, *, day: date, zone: str, after: datetime | None = None) -> tuple[datetime, Precision]:
    """Read a forgiving time.

    Parameters
    ----------
    text
        ``14:05``, ``14:05:30``, ``2:05 pm``, ``~14:05``, ``+7m`` (after the last event), ``yesterday 23:50``, ``2026-03-01 14:05`` or
        ISO 8601 with an offset.
    day
        The day a bare clock time belongs to.
    zone
        IANA name of the zone the text is meant in.
    after
        The last event's time, for ``+7m``.

    Returns
    -------
    tuple
        The aware time and its precision. A clock time that a change to summer time skips is moved on by that hour and
        called approximate; one that happens twice is the first and called approximate.

    Raises
    ------
    InvalidTime
        It is none of these.
    """
    raw = text.strip()
    bare = raw.lstrip("~≈ ").removeprefix("about ").removeprefix("ca. ").strip()
    rough = bare != raw
    relative = _RELATIVE.fullmatch(bare)
    if relative and after is not None:
        step = timedelta(**{_UNITS[relative[3][0].lower()]: min(int(relative[2][:6]), 999_999)})
        return (after + step if relative[1] == "+" else after - step), "approximate" if rough else "minute"
    words = bare.lower()
    for word, shift in (("yesterday", -1), ("today", 0), ("tomorrow", 1)):
        if words.startswith(word):
            return parse_when(bare[len(word) :], day=day + timedelta(days=shift), zone=zone, after=after)
    try:
        if (stated := _DATE.match(bare)) is not None:
            if len(bare) > 16 and (bare[-1] in "Zz" or re.search(r"[+-]\d\d:?\d\d$", bare)):
                return datetime.fromisoformat(bare.replace(" ", "T", 1)), "exact"
            day, bare = date(int(stated[1]), int(stated[2]), int(stated[3])), bare[stated.end() :]
        clock = _CLOCK.fullmatch(bare.strip())
        if clock:
            return _on_day(clock, day, zone_of(zone), rough=rough)
    except (ValueError, OverflowError) as err:
        raise _not_a_time(text) from err
    raise _not_a_time(text)


def _on_day(clock: re.Match[str], day: date, zone: tzinfo, *, rough: bool) -> tuple[datetime, Precision]:
    hour = int(clock[1])
    if clock[4]:
        if not 1 <= hour <= 12:
            raise ValueError(clock[0])
        hour = hour % 12 + (12 if clock[4].lower() == "pm" else 0)
    at = datetime.combine(day, time(hour, int(clock[2]), int(clock[3] or 0)), zone)
    back = at.astimezone(UTC).astimezone(zone)
    odd = back.replace(tzinfo=None) != at.replace(tzinfo=None) or at.utcoffset() != at.replace(fold=1).utcoffset()
    precision: Precision = "approximate" if rough or odd else ("exact" if clock[3] else "minute")
    return back, precision


def _not_a_time(text: str) -> InvalidTime:
    return InvalidTime.of(
        "time",
        found=text,
        expected="14:05, 14:05:30, +7m, yesterday 23:50 or 2026-03-01 14:05",
        do="Write it in one of these ways.",
    )
