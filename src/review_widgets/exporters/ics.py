"""The days on which something let go is looked at again, as a calendar.

Written here rather than by a library: all-day events of six properties, and the two rules of the format (escaping, folding) are ten lines.

References
----------
RFC 5545: VEVENT, 3.1 (folding at 75 octets), 3.3.11 (escaping of text).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from review_widgets.exporters import Exporter
from review_widgets.model import REASONS, Decision, Review, Takeaway

_WIDTH = 75


def write_calendar(review: Review) -> str:
    """Give the calendar: an all-day event per let-go that has a day to look again and still stands."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//review-widgets//learning review//EN", "CALSCALE:GREGORIAN"]
    for takeaway in review.takeaways:
        if (
            takeaway.decision is Decision.LET_GO
            and takeaway.let_go
            and takeaway.let_go.revisit_on
            and takeaway.let_go.status == "active"
        ):
            lines += _event(review, takeaway)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(review: Review, takeaway: Takeaway) -> list[str]:
    let_go = takeaway.let_go
    assert let_go
    assert let_go.revisit_on
    stamp = (review.updated_at or review.created_at or datetime(1970, 1, 1, tzinfo=UTC)).astimezone(UTC)
    said = [
        f"Let go for now: {REASONS[let_go.reason]}. {let_go.reason_text}".strip()
        if let_go.reason
        else let_go.reason_text,
        f"We rely on {let_go.what_we_rely_on_instead}" if let_go.what_we_rely_on_instead else "",
        f"Learning review {review.id}: {review.title}",
    ]
    return [
        "BEGIN:VEVENT",
        f"UID:{review.id}-{takeaway.id}@review-widgets",
        f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{let_go.revisit_on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{let_go.revisit_on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(f'Look again: {takeaway.text}')}",
        "DESCRIPTION:" + _text("\n".join(filter(None, said))),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _text(text: str) -> str:
    plain = "".join(char for char in text if char == "\n" or char >= " ")
    for mark in ("\\", ";", ","):
        plain = plain.replace(mark, f"\\{mark}")
    return plain.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Break a line so that none has more than 75 octets and no character is cut."""
    parts: list[str] = []
    part, size = "", 0
    for char in line:
        width = len(char.encode("utf-8", "replace"))
        if size + width > _WIDTH:
            parts.append(part)
            part, size = " ", 1
        part, size = part + char, size + width
    return "\r\n".join([*parts, part])


EXPORTER = Exporter(name="ics", write=write_calendar, words="the days to look again at what was let go, as a calendar")
