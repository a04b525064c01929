"""Which events of a long timeline matter, by plain rules: repeats and programs' chatter stand back, turning points get a star.

Only an event's importance is touched, never its text or place; what somebody has set is left alone. What a rule set carries a tag that
says so, by which all of it can be taken back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from review_widgets.changes import Change
from review_widgets.model import EventKind, Review, TimelineEvent
from review_widgets.timeline import order_events

TAG = "by rule: "
"""Begins the tag of an event whose importance a rule set; what was set follows."""
REPEATED_WITHIN = timedelta(hours=1)
_TURNS = {
    EventKind.STATUS_CHANGE: "a change of state",
    EventKind.IMPACT_CHANGE: "a change of the impact",
    EventKind.DECISION: "a decision",
}
_FIRSTS = {EventKind.ALERT: "the first alert", EventKind.HYPOTHESIS: "the first guess at what it is"}
_CHATTER = (EventKind.NOTE, EventKind.OBSERVATION)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a rule makes of an event: a star (``key``) or a place in the background, and why."""

    event_id: str
    importance: Literal["key", "background"]
    why: str


def suggest_importance(review: Review) -> tuple[Suggestion, ...]:
    """Give what the rules suggest, in the order of time; nothing for an event whose importance is set already.

    Repeats are events of one source whose words differ in figures only and that follow each other within an hour: all but the first
    stand back. So does what a program says in a room where people talk. A star goes to changes of state and impact, decisions, the first
    alert, the first guess, and the first mention of each service.
    """
    return tuple(_suggest(review))


def plan_curation(review: Review) -> tuple[Change, ...]:
    """Give the changes that make the suggestions so, each with its tag; apply them as one step."""
    events = {event.id: event for event in review.events}
    return tuple(
        Change(
            "update",
            "events",
            one.event_id,
            {"importance": one.importance, "tags": [*events[one.event_id].tags, f"{TAG}{one.importance}"]},
        )
        for one in suggest_importance(review)
    )


def plan_taking_back(review: Review) -> tuple[Change, ...]:
    """Give the changes that take back what rules set; an importance that somebody has changed since stays."""
    changes = []
    for event in review.events:
        set_by_rule = next((tag.removeprefix(TAG) for tag in event.tags if tag.startswith(TAG)), "")
        if set_by_rule:
            fields: dict[str, object] = {"tags": [tag for tag in event.tags if not tag.startswith(TAG)]}
            if event.importance == set_by_rule:
                fields["importance"] = "normal"
            changes.append(Change("update", "events", event.id, fields))
    return tuple(changes)


def _suggest(review: Review) -> Iterator[Suggestion]:
    rooms = {event.source for event in review.events if event.actor}
    last: dict[tuple[str, str], TimelineEvent] = {}
    to_come = dict(_FIRSTS)
    services = {
        name: re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE) for name in review.incident.services if name
    }
    for event in order_events(review.events):
        key = (event.source, _alike(event.text))
        before, last[key] = last.get(key), event
        first = to_come.pop(event.kind, "")
        named = [name for name, pattern in services.items() if pattern.search(event.text)]
        for name in named:
            del services[name]
        if event.importance != "normal":
            continue
        if before and _is_near(before, event):
            yield Suggestion(event.id, "background", "says again what the same source said within the hour")
        elif why := _TURNS.get(event.kind) or first or (f"the first mention of {named[0]}" if named else ""):
            yield Suggestion(event.id, "key", why)
        elif not event.actor and event.kind in _CHATTER and _room(event.source) in {_room(room) for room in rooms}:
            yield Suggestion(event.id, "background", "a program in a room where people talk")


def _is_near(before: TimelineEvent, event: TimelineEvent) -> bool:
    return bool(before.occurred_at and event.occurred_at and event.occurred_at - before.occurred_at <= REPEATED_WITHIN)


def _alike(text: str) -> str:
    """Give a text without what changes from one repeat to the next: figures, ids of hexadecimal signs, spaces, capitals."""
    return " ".join(re.sub(r"\b(?=\w*\d)[0-9a-f-]{6,}\b|\d+(?:[.:,]\d+)*", "#", text.casefold()).split())


def _room(source: str) -> str:
    """Give the room of a source; a program's name follows it after a comma."""
    return source.partition(", ")[0]
