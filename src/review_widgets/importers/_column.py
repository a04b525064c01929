"""Times in the columns of a table: ISO 8601, epochs, dates of either order, clocks that need the date of the row before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime

from review_widgets.importers._clock import CLOCK, DATE, ZONE, Clock, Moment, read_clock, read_date

_EPOCHS = ((1e17, 1e9), (1e14, 1e6), (1e11, 1e3), (1e8, 1.0))
_NUMERIC = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?!\d)")
_NOTHING = ("", "?", "-", "n/a", "null", "none", "nil")


def read_cell(stated: str, clock: Clock, *, day_first: bool) -> Moment:
    """Give the time of a cell.

    Parameters
    ----------
    stated
        ISO 8601, an epoch in seconds to nanoseconds, or a date and a clock time as people write them; nothing, "?" and the year 1 are none.
    clock
        Carries the date from row to row and knows the column's zone.
    day_first
        Whether ``3/4/2030`` is in April.
    """
    plain = " ".join(stated.split())
    if plain.lower() in _NOTHING or plain.startswith(("0001-01-01", "0000-")):
        return Moment(None, "unknown", f"no time ({plain!r})" if plain else "")
    if re.fullmatch(r"\d{9,19}(?:\.\d+)?", plain):
        number = float(plain)
        scale = next((divisor for least, divisor in _EPOCHS if number >= least), 1.0)
        return Moment(datetime.fromtimestamp(number / scale, UTC), "exact")
    try:
        at = datetime.fromisoformat(re.sub(r" ?(?:UTC|GMT)$", "+00:00", plain))
        if at.tzinfo is not None:
            return Moment(at.astimezone(UTC), "exact" if plain.count(":") > 1 else "minute")
    except (ValueError, OverflowError):
        pass
    return _read_parts(plain, clock, day_first=day_first)


def _read_parts(plain: str, clock: Clock, *, day_first: bool) -> Moment:
    try:
        day, rest, notes = _read_day(plain, clock, day_first=day_first)
    except ValueError:
        return Moment(None, "unknown", f"stated as {plain!r}, which is no day")
    found = CLOCK.search(rest)
    read = read_clock(found) if found else None
    if read is None:
        if day is None:
            return Moment(None, "unknown", f"stated as {plain!r}, which is no time")
        clock.see_day(day)
        return clock.read_day(zone="", notes=notes)
    if day is not None:
        clock.see_day(day)
    zone = ZONE.search(rest, found.end() if found else 0)
    moment = clock.read(
        read[0], seconds=read[1], rough=False, zone=zone[0] if zone else "", dated=day is not None, notes=notes
    )
    if moment.at is None:
        return Moment(None, "unknown", f"stated as {plain!r}, which is no time with a date")
    if day is None:
        return Moment(moment.at, moment.precision, "; ".join(filter(None, ("date of the row before", moment.note))))
    return moment


def _read_day(plain: str, clock: Clock, *, day_first: bool) -> tuple[date | None, str, list[str]]:
    """Give the day in a cell, the rest of the cell, and what was guessed; a ValueError where there is no such day."""
    if numeric := _NUMERIC.match(plain):
        first, second, year = (int(part) for part in numeric.groups())
        rest = plain[numeric.end() :]
        month, day = (second, first) if day_first else (first, second)
        made = date(year + 2000 if year < 100 else year, month, day)
        unclear = first <= 12 and second <= 12 and first != second
        return made, rest, [f"{'day' if day_first else 'month'} first, as in the other rows"] if unclear else []
    if found := DATE.search(plain):
        stated, note = read_date(found, year=clock.year)
        if stated is None:
            raise ValueError(note)
        return stated, plain[: found.start()] + plain[found.end() :], [note] if note else []
    return None, plain, []


def is_day_first(times: Iterable[str]) -> bool:
    """Tell whether dates such as ``3/4/2030`` have the day first: one beyond 12 tells, without any the day is taken first."""
    pairs = [(int(m[1]), int(m[2])) for stated in times if (m := _NUMERIC.match(stated.strip()))]
    return any(first > 12 for first, _ in pairs) or not any(second > 12 for _, second in pairs)


def zone_in(column: str) -> str:
    """Give the zone a column's name states, as in ``time (CET)`` or ``utc``; "" where it states none."""
    found = ZONE.search(column) or ZONE.search(column.upper())
    return found[0] if found and found[0] not in ("CT", "ET", "MT", "PT") else ""
