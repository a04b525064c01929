"""Markdown: the report as plain text for a wiki, a mail or a pull request."""

from __future__ import annotations

from collections.abc import Iterable

from review_widgets.audience import label_people
from review_widgets.escape import to_markdown
from review_widgets.exporters import Exporter
from review_widgets.model import ASPECTS, REASONS, Aspect, Decision, Review, Takeaway
from review_widgets.timeline import derive_durations, order_events, zone_of


def write_markdown(review: Review) -> str:
    """Give the review as Markdown in which foreign text is never markup."""
    lines = [
        f"# {to_markdown(review.title)}",
        "",
        f"{review.id} · {review.status} · times in {review.incident.zone}",
        "",
    ]
    for title, text in (
        ("What happened", review.incident.summary),
        ("Impact", review.incident.impact.text),
        ("How it ended", review.incident.resolution),
    ):
        if text:
            lines += [f"## {title}", "", _prose(text), ""]
    known = [d for d in derive_durations(review.incident) if d.value is not None]
    if known:
        lines += ["## In figures", ""]
        lines += [f"- {d.name}: {d.value.total_seconds() / 60:.0f} min, {d.definition}" for d in known if d.value] + [
            ""
        ]
    lines += _timeline(review)
    lines += _factors(review)
    lines += _decisions(review)
    for title, items in (
        ("Surprises", [note.text for note in review.surprises]),
        ("Open questions", [note.text for note in review.open_questions]),
        ("What follows", [_action(review, number) for number in range(len(review.actions))]),
        ("Related past reviews", [f"{one.id}: {one.why or one.relation.replace('_', ' ')}" for one in review.related]),
    ):
        lines += _list(title, items)
    for section in review.sections:
        lines += [f"## {to_markdown(section.title or 'More')}", "", _prose(section.text), ""]
    return "\n".join(lines).rstrip() + "\n"


def _timeline(review: Review) -> list[str]:
    events = order_events(review.events)
    if not events:
        return []
    zone, who = zone_of(review.incident.zone), label_people(review, "roles")
    lines = ["## Timeline", "", "| When | What | Who |", "|---|---|---|"]
    for event in events:
        at = event.occurred_at.astimezone(zone).strftime("%Y-%m-%d %H:%M") if event.occurred_at else "no time"
        rough = "~" if event.precision == "approximate" else ""
        lines.append(f"| {rough}{at} | {to_markdown(event.text)} | {to_markdown(who.get(event.actor, event.team))} |")
    return [*lines, ""]


def _factors(review: Review) -> list[str]:
    lines: list[str] = []
    for title, wanted in (("What made it so", False), ("What helped", True)):
        found = [factor for factor in review.factors if (factor.aspect is Aspect.HELPED) is wanted]
        if not found:
            continue
        lines += [f"## {title}", ""]
        for factor in found:
            how = "" if wanted else f" ({to_markdown(ASPECTS[factor.aspect])})"
            lines.append(f"- {to_markdown(factor.text)}{how}")
        lines.append("")
    tests = [factor.would_have_detected for factor in review.factors]
    tools = [factor.would_have_smoothed for factor in review.factors]
    lines += _list("Tests that would have detected it", tests)
    return lines + _list("Tools that would have made handling smoother", tools)


def _decisions(review: Review) -> list[str]:
    carried = [t for t in review.takeaways if t.decision is Decision.CARRY]
    gone = [t for t in review.takeaways if t.decision is Decision.LET_GO]
    left = [t for t in review.takeaways if t.decision is Decision.UNDECIDED]
    lines = ["## Carrying", ""]
    lines += [f"- {to_markdown(t.text)}" for t in carried] or [
        f"Nothing: {to_markdown(review.nothing_to_carry_because)}"
        if review.nothing_to_carry_because
        else "Nothing yet."
    ]
    lines += ["", "## Letting go for now", ""]
    lines += [_gone(t) for t in gone] or ["Nothing."]
    return [*lines, "", *_list("Not decided yet", [t.text for t in left])]


def _action(review: Review, number: int) -> str:
    action, who = review.actions[number], label_people(review, "roles")
    due = action.due_date.isoformat() if action.due_date else ""
    more = (who.get(action.assignee, ""), action.assignee_team, due, action.status.replace("_", " "))
    return f"{action.title} ({', '.join(filter(None, more))})"


def _gone(takeaway: Takeaway) -> str:
    parts = [f"- {to_markdown(takeaway.text)}"]
    line = takeaway.let_go
    if line and line.reason:
        parts.append(f"  - why: {to_markdown('. '.join(filter(None, (REASONS[line.reason], line.reason_text))))}")
    if line and line.what_we_rely_on_instead:
        parts.append(f"  - instead we rely on: {to_markdown(line.what_we_rely_on_instead)}")
    if line and line.revisit_on:
        parts.append(f"  - we look again: {line.revisit_on.isoformat()}")
    parts += [f"  - or when: {to_markdown(trigger.text)}" for trigger in (line.revisit_if if line else ())]
    return "\n".join(parts)


def _list(title: str, items: Iterable[str]) -> list[str]:
    shown = [f"- {to_markdown(item)}" for item in items if item]
    return [f"## {title}", "", *shown, ""] if shown else []


def _prose(text: str) -> str:
    """Keep the paragraphs of prose, each as escaped text."""
    return "\n\n".join(to_markdown(part) for part in text.split("\n\n") if part.strip())


EXPORTER = Exporter(name="md", write=write_markdown, words="Markdown for a wiki, a mail or a pull request")
