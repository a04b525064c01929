"""A post-mortem in the manner of incident.io: key information, a timeline by days with clock times in brackets, follow-ups.

References
----------
incident.io, public API, "Post-mortem documents" (the form of the Markdown it gives).
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
from review_widgets.exporters.md import write_table
from review_widgets.markdown_form import in_cell
from review_widgets.model import Aspect, Decision, Review


def write_postmortem(review: Review) -> str:
    """Give the review in that manner."""
    incident = review.incident
    return lay_out(
        review.title,
        ("## Key information", _facts(review)),
        ("## Summary", prose_to_markdown(incident.summary)),
        ("## Impact", prose_to_markdown(incident.impact.text)),
        ("## Resolution", prose_to_markdown(incident.resolution)),
        ("## Timeline", _timeline(review)),
        ("## Contributing factors", factors_of(review, Aspect.MADE_POSSIBLE)),
        ("### Trigger", factors_of(review, Aspect.TRIGGERED)),
        ("### What made it worse", factors_of(review, *SLOWED)),
        ("## Mitigators", factors_of(review, Aspect.HELPED)),
        ("## Learnings", decided(review, Decision.CARRY)),
        ("### Risks we let go for now", decided(review, Decision.LET_GO)),
        ("### Not decided yet", decided(review, Decision.UNDECIDED)),
        ("## Follow-ups", actions_of(review)),
        ("## What would have shown it, what would have helped", slots_of(review)),
        ("## Open points", list_of(note.text for note in (*review.surprises, *review.open_questions))),
        ("## Notes", sections_of(review)),
    )


def _facts(review: Review) -> str:
    found = review.incident.how_found
    facts = (
        ("Reference", review.id),
        ("Date", day_of(review)),
        ("Severity", in_cell(review.incident.severity.label)),
        ("Status", str(review.status)),
        ("Found by", str(found) if found else ""),
        *((role or "Participant", name) for name, role in names_of(review)),
        *((name.capitalize(), length) for name, length in lengths_of(review).items()),
    )
    return write_table(("Fact", "Value"), [fact for fact in facts if fact[1]])


def _timeline(review: Review) -> str:
    _, zone = clocks_of(review)
    lines: list[str] = []
    for day, entries in each_day(review):
        lines += [f"### {day} ({zone})" if day else "", "\n".join(f"* [{when}] {text}" for when, text in entries)]
    return "\n\n".join(line for line in lines if line)


EXPORTER = Exporter(
    name="markdown_incident_io",
    write=write_postmortem,
    words="Markdown in the manner of incident.io's post-mortems",
    ending="incident-io.md",
)
