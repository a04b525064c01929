"""A post-mortem in the layout of PagerDuty's public template: overview, contributing factors, responders, how it went, messaging.

References
----------
PagerDuty, "Postmortem documentation: template" (headings and their order only).
"""

from __future__ import annotations

from review_widgets.escape import prose_to_markdown
from review_widgets.exporters import Exporter
from review_widgets.exporters._postmortem import (
    NO_TIME,
    SLOWED,
    actions_of,
    clocks_of,
    day_of,
    decided,
    each_day,
    factors_of,
    lay_out,
    lengths_of,
    list_of,
    names_of,
    sections_of,
    slots_of,
)
from review_widgets.exporters.chat import write_chat
from review_widgets.exporters.md import write_table
from review_widgets.markdown_form import in_cell
from review_widgets.model import Aspect, Decision, Review


def write_postmortem(review: Review) -> str:
    """Give the review in that layout."""
    incident = review.incident
    return lay_out(
        review.title,
        ("", _head(review)),
        ("## Overview", prose_to_markdown(incident.summary)),
        ("## Contributing factors", factors_of(review, Aspect.MADE_POSSIBLE)),
        ("### Trigger", factors_of(review, Aspect.TRIGGERED)),
        ("## Resolution", prose_to_markdown(incident.resolution)),
        ("## Impact", prose_to_markdown(incident.impact.text)),
        ("## Responders", "\n".join(f"- {name}{f' ({role})' if role else ''}" for name, role in names_of(review))),
        ("## Timeline", _timeline(review)),
        ("## How did we do", ""),
        ("### What went well", factors_of(review, Aspect.HELPED)),
        ("### What didn't go so well", factors_of(review, *SLOWED)),
        ("### What would have shown it, what would have helped", slots_of(review)),
        ("## Action items", actions_of(review)),
        ("## Takeaways", decided(review, Decision.CARRY)),
        ("### Let go for now", decided(review, Decision.LET_GO)),
        ("### Not decided yet", decided(review, Decision.UNDECIDED)),
        ("## Open points", list_of(note.text for note in (*review.surprises, *review.open_questions))),
        ("## Notes", sections_of(review)),
        ("## Messaging", ""),
        ("### Internal message", prose_to_markdown(write_chat(review).rstrip())),
    )


def _head(review: Review) -> str:
    facts = (
        ("Date", day_of(review)),
        ("Incident", review.id),
        ("Severity", in_cell(review.incident.severity.label)),
        ("Status", str(review.status)),
        *((name.capitalize(), length) for name, length in lengths_of(review).items()),
    )
    return "\n".join(f"- **{label}:** {value}" for label, value in facts if value)


def _timeline(review: Review) -> str:
    _, zone = clocks_of(review)
    rows = [
        (when if when == NO_TIME else f"{day} {when}", text)
        for day, entries in each_day(review)
        for when, text in entries
    ]
    return write_table((f"Time ({zone})", "Event"), rows)


EXPORTER = Exporter(
    name="markdown_pagerduty",
    write=write_postmortem,
    words="Markdown in the layout of PagerDuty's post-mortem template",
    ending="pagerduty.md",
)
