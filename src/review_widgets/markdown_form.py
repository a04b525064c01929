"""The house's Markdown: its headings, labels, times and numbers, as its exporter writes them and its importer reads them back.

The text itself carries everything, so that somebody can change it by hand and import it again. Text of a review is escaped; what stands
without an escape (a label, a heading, emphasis, a piece of code) is the form's own.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal
from typing import NamedTuple

from review_widgets.escape import from_markdown, to_markdown
from review_widgets.model import Precision, TimelineEvent, Trigger

TITLES = {
    "summary": "What happened",
    "impact": "Impact",
    "resolution": "How it ended",
    "figures": "In figures",
    "timeline": "Timeline",
    "factors": "What made it so",
    "helped": "What helped",
    "conditions": "Conditions of work",
    "carry": "Carrying",
    "let_go": "Letting go for now",
    "undecided": "Not decided yet",
    "surprises": "Surprises",
    "questions": "Open questions",
    "readers": "What readers added",
    "actions": "What follows",
    "related": "Related past reviews",
    "people": "Who took part",
    "more": "In more words",
}
"""Heading of each part, in the order of the page."""
OPENING = re.compile(
    r"Learning review (?P<id>\S+) · (?P<status>\w+) · times in (?P<zone>\S+)(?: · revision \d+, changed since [\w ]+)?\s*"
)
"""The line under the title, by which the form is known."""
NOTHING = "`no words`"
"""Stands for an empty text; a review's own backticks are escaped."""
FACTS = {
    "status_reason": "About the status",
    "visibility": "Who may read it",
    "language": "Language",
    "reference": "Reference",
    "kind": "Kind",
    "severity": "Severity",
    "how_found": "Found by",
    "services": "Services",
    "teams": "Teams",
    "environments": "Environments",
    "tags": "Tags",
    "cost": "Cost",
}
"""Label of each fact at the head of the page."""
IMPACT = {
    "who": "Who",
    "what_could_not_do": "Could not",
    "number": "How many",
    "started_at": "From",
    "ended_at": "Until",
}
"""Label of each fact of the impact."""
DETECTED = "a test that would have detected it"
SMOOTHED = "a tool that would have made handling smoother"
TRIGGERS = {
    "words": "or when",
    "factor": "or when this circumstance returns",
    "service": "or when this service is hit",
    "count": "or when it adds up",
}
RELATIONS = {
    "similar": "similar",
    "same_factor": "the same circumstance",
    "touches_let_go": "touches what was let go there",
    "follows": "follows from it",
    "duplicate": "the same incident",
}
SURE: dict[Precision, str] = {
    "exact": "as stated",
    "minute": "to the minute",
    "approximate": "about",
    "unknown": "not known",
}
ACTIONS = {
    "title": "What",
    "assignee": "With",
    "assignee_team": "Team",
    "due_date": "By",
    "status": "State",
    "description": "More",
    "key": "Issue",
    "url": "Link",
}
"""Column of each field of an action."""
_DAY = r"\d{4}-\d\d-\d\d"
_CLOCK = r"\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?"
_OFFSET = r"(?:[+-]\d\d:\d\d(?::\d\d)?|Z)"
_MOMENT = re.compile(rf"{_DAY}[ T]{_CLOCK}{_OFFSET}?")
_WHEN = re.compile(
    rf"(?P<rough>~)?(?P<at>no time|{_MOMENT.pattern})(?: to (?P<until>{_MOMENT.pattern}|{_CLOCK}))?"
    r"(?P<marks>(?:, (?:to the minute|not sure|learned later))*)"
)
NUMBER = r"-?\d[\d,]*(?:\.\d+)?"


class When(NamedTuple):
    """What the first cell of a timeline's row says."""

    at: datetime | None
    until: datetime | None
    precision: Precision
    learned_later: bool


def in_item(text: str, *, depth: int = 1) -> str:
    """Write a text as an item of a list, or what stands behind its label one level deeper; its lines stay lines."""
    return to_markdown(text, glue="\\\n" + "  " * depth) or NOTHING


def in_cell(text: str) -> str:
    """Write a text as a cell of a table or in a heading of one line; breaks show as such where a page is made of it."""
    return to_markdown(text, glue="<br>", starts=False)


def in_list(values: tuple[str, ...]) -> str:
    """Write several texts behind one label; commas of their own are escaped."""
    return ", ".join(to_markdown(value, glue="&#10;", starts=False).replace(",", "\\,") or NOTHING for value in values)


def write_number(value: float | Decimal) -> str:
    """Write a number in full, with commas between thousands: 118,000 or 0.25."""
    plain = f"{Decimal(repr(value)) if isinstance(value, float) else value:,f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def write_share(value: float) -> str:
    """Write a chance in percent without rounding it."""
    return f"{write_number(Decimal(repr(float(value))) * 100)} %"


def read_number(text: str) -> float:
    """Read what `write_number` writes."""
    return float(text.replace(",", ""))


def read_share(text: str) -> float:
    """Read the number of what `write_share` writes."""
    return float(Decimal(text.replace(",", "")) / 100)


def write_moment(at: datetime, zone: tzinfo, *, seconds: bool = False) -> str:
    """Write a time on the clocks of a zone, with seconds where it has some or is asked for, with its offset where that hour comes twice."""
    local = at.astimezone(zone)
    plain = local.replace(tzinfo=None, fold=0)
    shown = plain.isoformat(" ")
    if not seconds and shown.endswith(":00"):
        shown = shown[:-3]
    clear = plain.replace(tzinfo=zone).astimezone(UTC) == at
    return shown if clear else shown + local.isoformat()[len(plain.isoformat()) :]


def read_moment(text: str, zone: tzinfo) -> datetime | None:
    """Read what `write_moment` writes; None where it is something else."""
    if not _MOMENT.fullmatch(text):
        return None
    try:
        at = datetime.fromisoformat(text)
        return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def write_when(event: TimelineEvent, zone: tzinfo) -> str:
    """Write when an event was and how sure that is: seconds where it is exact, ``~`` where about, words for what is rare."""
    at, end, marks = event.occurred_at, event.ended_at, ""
    shown = write_moment(at, zone, seconds=event.precision == "exact") if at else "no time"
    if at and event.precision == "approximate":
        shown = f"~{shown}"
    elif at and event.precision == "minute" and len(shown.partition(" ")[2]) > 5:
        marks = ", to the minute"
    elif at and event.precision == "unknown":
        marks = ", not sure"
    if end:
        until = write_moment(end, zone)
        same_day = at and until[:10] == at.astimezone(zone).isoformat()[:10]
        shown += f" to {until[11:] if same_day and re.fullmatch(_CLOCK, until[11:]) else until}"
    return shown + marks + (", learned later" if event.known_at_the_time is False else "")


def read_when(text: str, zone: tzinfo) -> When | None:
    """Read what `write_when` writes; None where it is something else."""
    found = _WHEN.fullmatch(text.strip())
    if not found:
        return None
    at = read_moment(found["at"], zone)
    if at is None and found["at"] != "no time":
        return None
    until = None
    if late := found["until"]:
        day = at.astimezone(zone).date() if at else None
        until = read_moment(late if " " in late or "T" in late else f"{day} {late}", zone)
        if until is None:
            return None
    exact = len(re.sub(rf"{_OFFSET}\Z", "", found["at"])) > 16
    precision: Precision = "exact" if exact else "minute"
    if found["rough"]:
        precision = "approximate"
    elif "to the minute" in found["marks"]:
        precision = "minute"
    elif "not sure" in found["marks"] or at is None:
        precision = "unknown"
    return When(at, until, precision, "learned later" in found["marks"])


def write_trigger(trigger: Trigger) -> str:
    """Give the label of what brings a let-go back: its kind, and how many times where that is said."""
    times = f" ({trigger.count} time{'s' if trigger.count != 1 else ''})" if trigger.count else ""
    return TRIGGERS[trigger.kind] + times


def read_trigger(label: str) -> tuple[str, int | None] | None:
    """Give the kind and the count that a label says; None where it is no such label."""
    found = re.fullmatch(r"(?P<words>.*?)(?: \((?P<count>\d{1,9}) times?\))?", label)
    kind = next((kind for kind, words in TRIGGERS.items() if found and words == found["words"]), "")
    if not found or not kind:
        return None
    return kind, int(found["count"]) if found["count"] and int(found["count"]) else None


def write_length(value: timedelta) -> str:
    """Write a length of time in whole minutes."""
    return f"{value.total_seconds() / 60:.0f} min"


def read_day(text: str) -> date | None:
    """Read an ISO day; None where it is something else."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def protect_facts(prose: str) -> str:
    """Keep lines of prose from looking like the facts that stand under it."""
    return re.sub(r"^([-*+]) (?=\*\*[^*\n]+:\*\* )", r"\\\1 ", prose, flags=re.MULTILINE)


def read_list(raw: str) -> tuple[str, ...]:
    """Read the texts that `in_list` writes behind one label."""
    parts = (part.strip(" \n") for part in re.findall(r"(?:\\.|[^\\,])+", raw, re.DOTALL))
    return tuple("" if part == NOTHING else from_markdown(part) for part in parts if part)
