"""What the Markdown layouts of other houses share: pieces that the importer of any Markdown postmortem finds again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo
from itertools import takewhile

from review_widgets.audience import label_people
from review_widgets.escape import prose_to_markdown
from review_widgets.exporters.md import in_heading, write_table
from review_widgets.markdown_form import DETECTED, SMOOTHED, in_cell, write_length, write_moment
from review_widgets.model import REASONS, Aspect, Decision, Review, Takeaway, TimelineEvent
from review_widgets.timeline import derive_durations, order_events, zone_of

SLOWED = (Aspect.MADE_WORSE, *(aspect for aspect in Aspect if aspect.startswith("slowed")))
_REGION = re.compile(r"UTC|(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Z]\w+(?:/[A-Z]\w+)?")
_OFFSET = re.compile(r"[+-]\d\d:\d\d(?::\d\d)?\Z")
NO_TIME = "xx:xx"
"""Stands where a line of a timeline has to begin with a time and none is known."""


def lay_out(title: str, *parts: tuple[str, str]) -> str:
    """Give a document of a title and parts, each heading with its body; a heading with nothing under it, nor deeper, is left out."""
    pieces = [f"# {in_heading(title)}"]
    for number, (head, body) in enumerate(parts):
        below = takewhile(lambda part: part[0].startswith("###"), parts[number + 1 :])
        if body or (head.startswith("## ") and any(text for _, text in below)):
            pieces += [head, body]
    return "\n\n".join(piece for piece in pieces if piece) + "\n"


def clocks_of(review: Review) -> tuple[tzinfo, str]:
    """Give the zone to write times in, and its name: the review's, or UTC where no reader could tell the hour that stands twice."""
    zone = zone_of(review.incident.zone)
    times = [at for event in review.events for at in (event.occurred_at, event.ended_at) if at]
    if not _REGION.fullmatch(review.incident.zone) or any(_OFFSET.search(write_moment(at, zone)) for at in times):
        return UTC, "UTC"
    return zone, review.incident.zone


def each_day(review: Review) -> list[tuple[str, list[tuple[str, str]]]]:
    """Give the timeline day by day: the day, and for each event its clock times and what happened.

    An event without a time stands on the day before it.
    """
    zone, _ = clocks_of(review)
    days: list[tuple[str, list[tuple[str, str]]]] = []
    for event in order_events(review.events):
        day = f"{event.occurred_at.astimezone(zone):%Y-%m-%d}" if event.occurred_at else ""
        if not days or (day and days[-1][0] not in ("", day)):
            days.append((day, []))
        elif day and not days[-1][0]:
            days[-1] = (day, days[-1][1])
        days[-1][1].append((_clocks(event, zone), line_of(event.text)))
    return days


def _clocks(event: TimelineEvent, zone: tzinfo) -> str:
    if event.occurred_at is None:
        return NO_TIME
    start, end = (_local(at, zone) for at in (event.occurred_at, event.ended_at))
    until = f"-{end[11:]}" if end and end[:10] == start[:10] else f" to {end}" if end else ""
    return ("~" if event.precision == "approximate" else "") + start[11:] + until


def _local(at: datetime | None, zone: tzinfo) -> str:
    return write_moment(at.replace(microsecond=0), zone) if at else ""


def line_of(text: str) -> str:
    """Write a text as the rest of a line behind a time; what would be read as a part of that is written as an entity."""
    return re.sub(r"\A(\d*)([-–—:,>+.)](?!\d))", lambda found: f"{found[1]}&#{ord(found[2])};", in_cell(text))


def list_of(texts: Iterable[str]) -> str:
    """Give texts as a list."""
    return "\n".join(f"- {line_of(text)}" for text in texts if text)


def factors_of(review: Review, *aspects: Aspect) -> str:
    """Give the circumstances that mattered in one of these ways, as a list."""
    return list_of(factor.text for factor in review.factors if factor.aspect in aspects)


def slots_of(review: Review) -> str:
    """Give the tests and tools that were named, as a list."""
    tests = [f"{DETECTED}: {one.would_have_detected}" for one in review.factors if one.would_have_detected]
    return list_of([*tests, *(f"{SMOOTHED}: {f.would_have_smoothed}" for f in review.factors if f.would_have_smoothed)])


def actions_of(review: Review) -> str:
    """Give the follow-ups as a table."""
    who = label_people(review, "roles")
    rows = []
    for one in review.actions:
        issue = one.external_issue
        link = " ".join(filter(None, (issue.key, issue.url))) if issue else ""
        cells = (one.title, one.type, who.get(one.assignee, ""), one.assignee_team)
        due = one.due_date.isoformat() if one.due_date else ""
        rows.append((*map(in_cell, cells), due, one.status.replace("_", " "), in_cell(link)))
    return write_table(("Action item", "Type", "Owner", "Team", "Due", "Status", "Ticket"), rows)


def decided(review: Review, decision: Decision) -> str:
    """Give the takeaways that were carried or let go, as a list; what was said about a let-go stands under it."""
    return "\n".join(
        "\n".join([f"- {line_of(one.text)}", *_terms(one)]) for one in review.takeaways if one.decision is decision
    )


def _terms(one: Takeaway) -> list[str]:
    line = one.let_go if one.decision is Decision.LET_GO else None
    if line is None:
        return []
    said = (
        ("why", ". ".join(filter(None, (REASONS[line.reason] if line.reason else "", line.reason_text)))),
        ("instead we rely on", line.what_we_rely_on_instead),
        ("we look again", line.revisit_on.isoformat() if line.revisit_on else ""),
        *(("or when", trigger.text) for trigger in line.revisit_if),
    )
    return [f"  - {label}: {in_cell(text)}" for label, text in said if text]


def lengths_of(review: Review) -> dict[str, str]:
    """Give the known durations in words, by name."""
    known = ((one.name, one.value) for one in derive_durations(review.incident))
    return {name: write_length(value) for name, value in known if value is not None}


def sections_of(review: Review, *, level: str = "###") -> str:
    """Give the further prose, each piece under its own heading."""
    return "\n\n".join(
        f"{level} {in_heading(one.title)}\n\n{prose_to_markdown(one.text)}" for one in review.sections if one.text
    )


def names_of(review: Review) -> list[tuple[str, str]]:
    """Give who took part as they are called, with their roles."""
    who = label_people(review, "roles")
    return [(in_cell(who[one.id]), in_cell(one.role)) for one in review.participants]


def day_of(review: Review) -> str:
    """Give the day of the incident; "" where no time is known."""
    zone, _ = clocks_of(review)
    at = review.incident.started_at or review.incident.detected_at
    return f"{at.astimezone(zone):%Y-%m-%d}" if at else ""
