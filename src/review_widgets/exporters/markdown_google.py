"""A postmortem in the layout of Google's book on reliability: root causes, trigger, detection, lessons, then the timeline.

Circumstances stand where that layout has a place for them: what made it possible, what set it off, what went wrong and what went well.

References
----------
B. Beyer et al., "Site Reliability Engineering", O'Reilly 2016, appendix D (headings and their order only).
"""

from __future__ import annotations

from review_widgets.escape import prose_to_markdown
from review_widgets.exporters import Exporter
from review_widgets.exporters._postmortem import (
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
from review_widgets.markdown_form import in_cell
from review_widgets.model import Aspect, Decision, Review


def write_postmortem(review: Review) -> str:
    """Give the review in that layout."""
    incident = review.incident
    return lay_out(
        review.title,
        ("", _head(review)),
        ("## Summary", prose_to_markdown(incident.summary)),
        ("## Impact", prose_to_markdown(incident.impact.text)),
        ("## Root causes", factors_of(review, Aspect.MADE_POSSIBLE)),
        ("## Trigger", factors_of(review, Aspect.TRIGGERED)),
        ("## Resolution", prose_to_markdown(incident.resolution)),
        ("## Detection", _detection(review)),
        ("## Action items", actions_of(review)),
        ("## Lessons learned", ""),
        ("### What went well", factors_of(review, Aspect.HELPED)),
        ("### What went wrong", factors_of(review, *SLOWED)),
        ("### What we carry", decided(review, Decision.CARRY)),
        ("### What we let go for now", decided(review, Decision.LET_GO)),
        ("### Not decided yet", decided(review, Decision.UNDECIDED)),
        ("## Timeline", _timeline(review)),
        ("## Supporting information", _more(review)),
    )


def _head(review: Review) -> str:
    facts = (
        ("Date", day_of(review)),
        ("Authors", ", ".join(name for name, _ in names_of(review))),
        ("Status", str(review.status)),
        ("Severity", in_cell(review.incident.severity.label)),
        ("Incident", review.id),
    )
    return "\n".join(f"- **{label}:** {value}" for label, value in facts if value)


def _detection(review: Review) -> str:
    found = review.incident.how_found
    lines = [f"Found by: {found}"] if found else []
    lines += [f"{name.capitalize()}: {length}" for name, length in lengths_of(review).items()]
    return list_of(lines)


def _timeline(review: Review) -> str:
    _, zone = clocks_of(review)
    lines: list[str] = []
    for day, entries in each_day(review):
        lines += [f"{day} (*all times {zone}*)", "\n".join(f"- **{when}**: {text}" for when, text in entries)]
    return "\n\n".join(line for line in lines if line)


def _more(review: Review) -> str:
    notes = [*review.surprises, *review.open_questions]
    parts = (
        ("### What would have shown it, what would have helped", slots_of(review)),
        ("### Surprises and open questions", list_of(" ".join(filter(None, (n.text, n.answer))) for n in notes)),
        ("", sections_of(review)),
    )
    return "\n\n".join(f"{head}\n\n{body}" if head else body for head, body in parts if body)


EXPORTER = Exporter(
    name="markdown_google",
    write=write_postmortem,
    words="Markdown in the layout of Google's SRE book",
    ending="google.md",
)
