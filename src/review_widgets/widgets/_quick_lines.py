"""Plain lines in the quick review ⇄ items of the record, so that a changed line changes its item and keeps its id."""

from __future__ import annotations

from datetime import date, tzinfo
from difflib import SequenceMatcher
from typing import Literal

from review_widgets.capture import file_line
from review_widgets.changes import Change, apply_change, prepare_change
from review_widgets.errors import InvalidTime
from review_widgets.model import Aspect, ContributingFactor, Review, TimelineEvent
from review_widgets.timeline import order_events, review_day, zone_of

Field = Literal["events", "factors"]


def show_lines(review: Review, field: Field) -> list[tuple[str, str]]:
    """Give the items of a list as (id, line), in the order a reader sees them."""
    if field == "factors":
        return [(one.id, _factor_line(one)) for one in review.factors if one.text]
    zone = zone_of(review.incident.zone)
    day = review_day(review)
    return [
        (event.id, f"{event_clock(event, zone, day)} {' '.join(event.text.split())}".lstrip())
        for event in order_events(review.events)
    ]


def event_clock(event: TimelineEvent, zone: tzinfo, day: date) -> str:
    """Give the time of an event as one writes it on a line: the day only where it is another; "" where no time is known."""
    if event.occurred_at is None:
        return ""
    at = event.occurred_at.astimezone(zone)
    clock = at.strftime("%H:%M") if at.date() == day else at.strftime("%Y-%m-%d %H:%M")
    return f"~{clock}" if event.precision == "approximate" else clock


def plan_lines(review: Review, field: Field, text: str) -> tuple[Change, ...]:
    """Give the changes that make a list's items read like the lines of a text. An unchanged line changes nothing."""
    before = show_lines(review, field)
    after = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    changes: list[Change] = []
    kept: list[str] = []
    matcher = SequenceMatcher(a=[line for _, line in before], b=after, autojunk=False)
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        old = [item_id for item_id, _ in before[a0:a1]]
        if tag == "equal":
            kept += old
            continue
        for number, line in enumerate(after[b0:b1]):
            if number < len(old):
                change = _update(review, field, old[number], line)
                kept.append(old[number])
            else:
                change = _add(review, field, line, kept[-1] if kept else "")
                kept.append(change.id)
            review = apply_change(review, change)
            changes.append(change)
        for item_id in old[b1 - b0 :]:
            change = Change("remove", field, item_id)
            review = apply_change(review, change)
            changes.append(change)
    return tuple(changes)


def find_texts(review: Review, field: Field, text: str) -> list[tuple[str, int, str]]:
    """Give what each line says without its time or sign, as (place in the record, where it begins in the text, words)."""
    ids = {line: item_id for item_id, line in show_lines(review, field)}
    found, begin = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            words = str(_fields(review, field, line.strip())["text"])
            place = f"{field}[{ids.get(' '.join(line.split()), '')}].text"
            found.append((place, begin + max(line.rfind(words), 0), words))
        begin += len(line)
    return found


def plan_slots(review: Review, detected: str | None, smoothed: str | None) -> tuple[Change, ...]:
    """Give the changes that put the two answers on the circumstance that holds them, or the first one, or a new one."""
    fields = {
        name: value.strip()
        for name, value in (("would_have_detected", detected), ("would_have_smoothed", smoothed))
        if value is not None
    }
    holder = slot_holder(review)
    if holder is None:
        if not any(fields.values()):
            return ()
        added = {"aspect": Aspect.SLOWED_DETECTION.value, **{key: value for key, value in fields.items() if value}}
        return (prepare_change(Change("add", "factors", fields=added)),)
    return (Change("update", "factors", holder.id, {key: value or None for key, value in fields.items()}),)


def slot_holder(review: Review) -> ContributingFactor | None:
    """Give the circumstance whose two answers the quick review shows."""
    hindering = [one for one in review.factors if one.aspect is not Aspect.HELPED]
    filled = [one for one in hindering if one.would_have_detected or one.would_have_smoothed]
    return next(iter([*filled, *hindering]), None)


def _factor_line(factor: ContributingFactor) -> str:
    text = " ".join(factor.text.split())
    return f"+ {text}" if factor.aspect is Aspect.HELPED else text


def _add(review: Review, field: Field, line: str, after: str) -> Change:
    made = _fields(review, field, line)
    change = prepare_change(Change("add", field, fields=made))
    return Change("add", field, change.id, change.fields, after)


def _update(review: Review, field: Field, item_id: str, line: str) -> Change:
    made = _fields(review, field, line)
    item = review.find(field, item_id)
    if field == "factors" and isinstance(item, ContributingFactor):
        helped = made["aspect"] == Aspect.HELPED.value
        if helped == (item.aspect is Aspect.HELPED):
            made.pop("aspect")
    elif isinstance(item, TimelineEvent):
        made = {"occurred_at": None, "time_note": None, "precision": "unknown", **made}
    return Change("update", field, item_id, made)


def _fields(review: Review, field: Field, line: str) -> dict[str, object]:
    if field == "factors":
        helped = line.startswith("+")
        text = line[1:].strip() if line[:1] in ("+", "-") else line
        return {"text": text or line, "aspect": (Aspect.HELPED if helped else Aspect.MADE_POSSIBLE).value}
    try:
        filed = file_line(line, review).change
    except InvalidTime:
        return {"text": line, "precision": "unknown"}
    if filed.collection != "events":
        return {"text": line, "precision": "unknown"}
    return {key: value for key, value in filed.fields.items() if key != "id"}
