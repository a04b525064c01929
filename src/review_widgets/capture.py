"""The one line that is always at hand: a mark and a text, filed where it belongs.

``14:05 …`` an event · ``+ …`` what helped · ``- …`` a circumstance · ``? …`` an open question · ``! …`` a surprise ·
``> …`` a takeaway · ``p …`` the parking lot. A line with no mark is a note on the timeline without a time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from review_widgets.changes import Change, prepare_change
from review_widgets.errors import ChangeRejected
from review_widgets.model import Aspect, Review
from review_widgets.timeline import order_events, parse_when, review_day

MARKS: dict[str, tuple[str, str]] = {
    "+": ("factors", "what helped"),
    "-": ("factors", "a circumstance"),
    "?": ("open_questions", "an open question"),
    "!": ("surprises", "a surprise"),
    ">": ("takeaways", "a takeaway"),
    "p": ("parking_lot", "the parking lot"),
}
"""Mark → list and its name on screen."""

_CLOCK = r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?(?:am|pm)\b)?"
_WHEN = re.compile(
    rf"(?P<when>(?:~|≈|about |ca\. )?\s*(?:\d{{4}}-\d{{2}}-\d{{2}}[T ]{_CLOCK}(?:Z|[+-]\d{{2}}:?\d{{2}})?"
    rf"|(?:(?:yesterday|today|tomorrow)\s+)?{_CLOCK})|\+\s*\d+\s*(?:s|sec|m|min|h|hr|d)\b)"
    rf"(?:\s*[-–]\s*(?P<until>{_CLOCK}))?\s*[-–—:]?\s+(?P<text>\S.*)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Captured:
    """A line turned into a change: the change, where it landed in words, and a note where something was guessed."""

    change: Change
    landed: str
    note: str = ""


def file_line(line: str, review: Review) -> Captured:
    """Turn one line into the change that files it.

    Raises
    ------
    ChangeRejected
        The line holds nothing but a mark.
    InvalidTime
        It begins like a time but names none.
    """
    text = line.strip()
    if when := _WHEN.fullmatch(text):
        return _event(when, review)
    mark, rest = text[:1].lower(), text[1:].strip()
    if mark == "p" and text[1:2] != " ":
        mark = ""
    if not (rest if mark in MARKS else text):
        raise ChangeRejected.of(
            "line", found=line, expected="a mark and a text, such as '14:05 alert fired'", do="Type on."
        )
    if mark not in MARKS:
        change = Change("add", "events", fields={"text": text, "precision": "unknown"})
        return Captured(prepare_change(change), "timeline", "no time in the line: it stands at the end of the timeline")
    collection, name = MARKS[mark]
    fields: dict[str, object] = {"text": rest}
    if collection == "factors":
        fields["aspect"] = Aspect.HELPED.value if mark == "+" else Aspect.MADE_POSSIBLE.value
    return Captured(prepare_change(Change("add", collection, fields=fields)), name)


def _event(when: re.Match[str], review: Review) -> Captured:
    day, zone = review_day(review), review.incident.zone
    timed = [event.occurred_at for event in order_events(review.events) if event.occurred_at]
    at, precision = parse_when(when["when"], day=day, zone=zone, after=timed[-1] if timed else None)
    fields: dict[str, object] = {"text": when["text"].strip(), "occurred_at": at.isoformat(), "precision": precision}
    dated = re.search(r"\d{4}-\d{2}-\d{2}|yesterday|today|tomorrow|^\+", when["when"], re.IGNORECASE)
    if not dated:
        fields["time_note"] = f"day taken from the review: {day.isoformat()}"
    if when["until"]:
        until, _ = parse_when(when["until"], day=at.date(), zone=zone)
        if until < at:
            until, _ = parse_when(f"tomorrow {when['until']}", day=at.date(), zone=zone)
        fields["ended_at"] = until.isoformat()
    return Captured(
        prepare_change(Change("add", "events", fields=fields)), "timeline", str(fields.get("time_note", ""))
    )
