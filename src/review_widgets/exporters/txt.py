"""Plain text: the report for a mail, wrapped, without markup."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

from review_widgets.audience import label_people
from review_widgets.escape import prose_to_plain, to_terminal
from review_widgets.exporters import Exporter
from review_widgets.model import REASONS, Aspect, Decision, Review, Takeaway
from review_widgets.readers import count_lines
from review_widgets.timeline import derive_durations, order_events, say_revision, zone_of

WIDTH = 72


def write_text(review: Review) -> str:
    """Give the review as wrapped plain text; empty sections are left out."""
    title = textwrap.fill(to_terminal(f"{review.id}: {review.title}"), WIDTH)
    lines = [title, "=" * max(map(len, title.splitlines()))]
    if review.is_changed_since_published:
        lines += ["", textwrap.fill(f"This is {say_revision(review)}.", WIDTH)]
    for name, items in _sections(review):
        shown = [item for item in items if item.strip()]
        if shown:
            lines += ["", to_terminal(name).upper(), *(_wrapped(item) for item in shown)]
    return "\n".join(lines) + "\n"


def _sections(review: Review) -> Iterator[tuple[str, Iterable[str]]]:
    incident = review.incident
    hindering = [factor for factor in review.factors if factor.aspect is not Aspect.HELPED]
    yield "What happened", _paragraphs(incident.summary)
    yield "Impact", _paragraphs(incident.impact.text)
    yield "How it ended", _paragraphs(incident.resolution)
    yield (
        "In figures",
        [
            f"- {one.name}: {one.value.total_seconds() / 60:.0f} min ({one.definition})"
            for one in derive_durations(incident)
            if one.value is not None
        ],
    )
    yield f"Timeline ({incident.zone})", _events(review)
    yield "What made it so", [f"- {factor.text}" for factor in hindering]
    yield "What helped", [f"- {factor.text}" for factor in review.factors if factor.aspect is Aspect.HELPED]
    yield (
        "Tests that would have detected it",
        [f"- {f.would_have_detected}" for f in review.factors if f.would_have_detected],
    )
    yield (
        "Tools that would have made handling smoother",
        [f"- {f.would_have_smoothed}" for f in review.factors if f.would_have_smoothed],
    )
    because = review.nothing_to_carry_because
    carried = [f"- {t.text}" for t in review.takeaways if t.decision is Decision.CARRY]
    yield "Carrying", carried or [f"Nothing, because {because}" if because else "Nothing yet."]
    yield "Letting go for now", [_gone(t) for t in review.takeaways if t.decision is Decision.LET_GO]
    yield "Not decided yet", [f"- {t.text}" for t in review.takeaways if t.decision is Decision.UNDECIDED]
    who = label_people(review, "roles")
    yield (
        "What follows",
        [
            f"- {one.title} ({', '.join(filter(None, (who.get(one.assignee, one.assignee_team), one.status)))})"
            for one in review.actions
        ],
    )
    yield "Open questions", [f"- {note.text}" for note in review.open_questions if note.text]
    declined = [f"- declined: {line.reason}" for line in review.reader_lines if line.reason]
    yield "What readers added", [count_lines(review), *declined]
    for section in review.sections:
        yield section.title or "More", _paragraphs(section.text)


def _events(review: Review) -> Iterator[str]:
    zone, who = zone_of(review.incident.zone), label_people(review, "roles")
    for event in order_events(review.events):
        at = event.occurred_at.astimezone(zone).strftime("%Y-%m-%d %H:%M") if event.occurred_at else "no time"
        rough = "~" if event.precision == "approximate" else ""
        person = who.get(event.actor, "")
        yield f"- {rough}{at} {event.text}{f' ({person})' if person else ''}"


def _gone(takeaway: Takeaway) -> str:
    line = takeaway.let_go
    why = REASONS[line.reason] if line and line.reason else ""
    instead = f"instead: {line.what_we_rely_on_instead}" if line and line.what_we_rely_on_instead else ""
    again = f"again on {line.revisit_on.isoformat()}" if line and line.revisit_on else ""
    more = "; ".join(filter(None, (why, instead, again)))
    return f"- {takeaway.text}{f' ({more})' if more else ''}"


def _paragraphs(text: str) -> list[str]:
    """Give the paragraphs of prose without its markup, and each entry of a list in it as one."""
    parts = (part for part in prose_to_plain(text).split("\n\n"))
    return [entry for part in parts for entry in re.split(r"\n(?=\s*- )", part) if entry.strip()]


def _wrapped(item: str) -> str:
    hanging = "  " if item.startswith("- ") else ""
    return textwrap.fill(to_terminal(item), WIDTH, subsequent_indent=hanging, break_long_words=False)


EXPORTER = Exporter(name="txt", write=write_text, words="plain text for a mail")
