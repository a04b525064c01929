"""One time as a tool's API writes it: ISO 8601 with any offset, epoch in seconds to nanoseconds, or nothing."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from review_widgets.importers._clock import Moment
from review_widgets.timeline import zone_of

NOTHING = Moment(None, "unknown")
_EPOCHS = ((1e17, 1e9), (1e14, 1e6), (1e11, 1e3), (1e8, 1.0))
_NUMBER = re.compile(r"\d{9,19}(?:\.\d+)?")
_SECONDS = re.compile(r"\d:\d\d:\d\d")
_LATEST = datetime(9000, 1, 1, tzinfo=UTC)


def read_moment(value: object, *, zone: str = "") -> Moment:
    """Give the aware time of a field.

    Parameters
    ----------
    value
        Text or number; None, "", "?", zero and the year 1 mean that there is no time.
    zone
        IANA name to read a time in that names no zone; UTC where empty. Either is noted.
    """
    if isinstance(value, Moment):
        return value
    if value is None or isinstance(value, bool) or value in ("", "?", "-", 0, "0"):
        return NOTHING
    text = str(value).strip()
    if _NUMBER.fullmatch(text):
        return _read_epoch(float(text))
    if text.startswith(("0001-", "0000-")) or not text:
        return NOTHING
    try:
        at = datetime.fromisoformat(text.removesuffix(" UTC"))
    except ValueError:
        return Moment(None, "unknown", f"stated as {text[:60]!r}, which is no time")
    note = ""
    if text.endswith(" UTC"):
        at = at.replace(tzinfo=UTC)
    elif at.tzinfo is None:
        at = at.replace(tzinfo=zone_of(zone or "UTC"))
        note = f"no zone stated; read as {zone or 'UTC'}"
    return _checked(at, text, note, seconds=_SECONDS.search(text) is not None)


def _read_epoch(number: float) -> Moment:
    divisor = next((by for least, by in _EPOCHS if number >= least), 1.0)
    try:
        return Moment(datetime.fromtimestamp(number / divisor, UTC), "exact")
    except (ValueError, OverflowError, OSError):
        return Moment(None, "unknown", f"stated as {number:g}, which is no time")


def _checked(at: datetime, text: str, note: str, *, seconds: bool) -> Moment:
    try:
        exact = at.astimezone(UTC)
    except (ValueError, OverflowError):
        return Moment(None, "unknown", f"stated as {text[:60]!r}, which is no time")
    if exact >= _LATEST:
        return Moment(None, "unknown", f"stated as {text[:60]!r}, which is no time of an incident")
    return Moment(exact, "exact" if seconds else "minute", note)
