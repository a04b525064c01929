"""Several sources become one timeline: what is known already stays, people are matched, clocks are set right, nothing is joined unasked.

Pure functions on reviews; saving is the caller's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from review_widgets.importers._clock import CLOCK, NO_DAY
from review_widgets.importers._form import without_guessed_id
from review_widgets.model import (
    COLLECTIONS,
    PREFIXES,
    TIME_NAMES,
    Incident,
    Participant,
    Record,
    Review,
    Source,
    TimelineEvent,
    stable_id,
)

_FIRST = datetime.min.replace(tzinfo=UTC)
_CONTRADICTION = "contradiction: "
_UNIONS = ("services", "teams", "environments", "tags", "links")


_NOT_ENTRIES = ("participants", "sources", "assets")


@dataclass(frozen=True, slots=True)
class Added:
    """What one source brought: how many events were new, known before, and moved to another clock.

    ``removed`` counts what it brought before, somebody took out since, and therefore stays out. ``dated`` counts
    what was known without a day and now has one.
    """

    source: str
    new: int = 0
    known: int = 0
    moved: int = 0
    removed: int = 0
    dated: int = 0

    def __add__(self, other: Added) -> Added:
        return Added(
            self.source,
            self.new + other.new,
            self.known + other.known,
            self.moved + other.moved,
            self.removed + other.removed,
            self.dated + other.dated,
        )


def note_origin(found: Review, *said: str) -> Review:
    """Give what an importer made with its source knowing which incident and which entries it brought, and ``said`` in its notes."""
    source, *others = found.sources
    update = {
        "id": stable_id("src", source.id, found.id),
        "entry_ids": tuple(item.id for item in _entries(found)),
        "notes": (*source.notes, *filter(None, said)),
    }
    return found.model_copy(update={"sources": (source.model_copy(update=update), *others)})


def merge_source(base: Review, found: Review, *, offset_s: float | None = None) -> tuple[Review, Added]:
    """Put what an importer found into a review.

    Parameters
    ----------
    base
        The review as it stands. Its facts, edited events and people stay as they are; what is empty is filled.
    found
        One review of one importer.
    offset_s
        Seconds added to this source's times; None keeps what was set before. Another value than before moves the events nobody has
        moved by hand.

    Returns
    -------
    tuple
        The merged review, the same as ``base`` where the source brought nothing, and what it brought.
    """
    source = without_guessed_id(found.sources[0])
    before = next((one for one in base.sources if one.id == source.id), None)
    set_before = before.clock_offset_seconds if before else 0.0
    offset_s = set_before if offset_s is None else offset_s
    known = {event.id for event in base.events} | {proof.id for event in base.events for proof in event.evidence}
    found, removed = _without_removed(found, base, before, known)
    if before and _is_same(before, source) and offset_s == set_before:
        return base, Added(source.name, known=len(found.events), removed=removed)
    shifted = _shifted(found, offset_s, source.name)
    people, who = _match_people(base.participants, shifted.participants)
    new = [
        event.model_copy(update={"actor": who.get(event.actor, "")})
        for event in shifted.events
        if event.id not in known
    ]
    moved = _moved(base.events, found.events, shifted.events, set_before, offset_s)
    dated = _dated(base.events, shifted.events)
    contradictions: list[str] = []
    incident = _filled(base.incident, shifted.incident, contradictions)
    noted = source.model_copy(
        update={
            "clock_offset_seconds": offset_s,
            "entry_ids": tuple(dict.fromkeys((*(before.entry_ids if before else ()), *source.entry_ids))),
            "notes": (*source.notes, *(f"{_CONTRADICTION}{said}" for said in contradictions)),
        }
    )
    update: dict[str, Any] = {
        "incident": incident,
        "participants": people,
        "events": _in_order([(moved | dated).get(event.id, event) for event in base.events], new),
        "sources": (*(one for one in base.sources if one.id != source.id), noted),
    }
    for name in COLLECTIONS:
        if name not in update:
            update[name] = _with_items(name, base, shifted, who, source, is_known=before is not None)
    added = Added(source.name, len(new), len(shifted.events) - len(new), len(moved), removed, len(dated))
    return base.model_copy(update=update), added


def _entries(review: Review) -> Iterator[Any]:
    """Give the items of a review that a source tells and a person may remove; people are matched by name instead."""
    for name in COLLECTIONS:
        if name not in _NOT_ENTRIES:
            yield from getattr(review, name)


def _without_removed(found: Review, base: Review, before: Source | None, known: set[str]) -> tuple[Review, int]:
    """Give what was found without what this source brought before and somebody took out of the review since, and its count."""
    if before is None:
        return found, 0
    (source,) = found.sources
    brought = before.entry_ids or (source.entry_ids if before.digest == source.digest else ())
    gone = {*brought} - known - {item.id for item in _entries(base)}
    kept = {
        name: tuple(item for item in getattr(found, name) if item.id not in gone)
        for name in COLLECTIONS
        if name not in _NOT_ENTRIES
    }
    return found.model_copy(update=kept), sum(item.id in gone for item in _entries(found))


def _is_same(before: Source, source: Source) -> bool:
    """Whether a source was read before with the same choices: the same bytes, and the same notes about what was taken."""
    notes = without_guessed_id(before).notes
    kept = tuple(note for note in notes if not note.startswith(_CONTRADICTION))
    return before.digest == source.digest and kept == source.notes


def _shifted(found: Review, offset_s: float, name: str) -> Review:
    """Give the review with every time moved, which is noted on each event."""
    if not offset_s:
        return found
    step, said = timedelta(seconds=offset_s), f"clock of {name} set by {offset_s:+g} s"

    def later(at: datetime | None) -> datetime | None:
        return at + step if at else None

    events = tuple(
        event.model_copy(
            update={
                "occurred_at": later(event.occurred_at),
                "ended_at": later(event.ended_at),
                "time_note": "; ".join(filter(None, (event.time_note, said if event.occurred_at else ""))),
            }
        )
        for event in found.events
    )
    incident = found.incident.model_copy(update={name: later(getattr(found.incident, name)) for name in TIME_NAMES})
    return found.model_copy(update={"events": events, "incident": incident})


def _moved(
    base: Iterable[TimelineEvent],
    stated: Iterable[TimelineEvent],
    shifted: Iterable[TimelineEvent],
    old_s: float,
    new_s: float,
) -> dict[str, TimelineEvent]:
    """Give the events that stand where the old offset put them, at the place of the new one."""
    if old_s == new_s:
        return {}
    there = {event.id: event for event in base}
    made = {}
    for before, after in zip(stated, shifted, strict=True):
        event = there.get(after.id)
        if event and before.occurred_at and event.occurred_at == before.occurred_at + timedelta(seconds=old_s):
            times = {"occurred_at": after.occurred_at, "ended_at": after.ended_at, "time_note": after.time_note}
            made[event.id] = event.model_copy(update=times)
    return made


def _dated(base: Iterable[TimelineEvent], found: Iterable[TimelineEvent]) -> dict[str, TimelineEvent]:
    """Give the events whose clock time had no day at its time, now that the source is read with one; the clock goes from the text."""
    waiting = {event.id: event for event in base if event.occurred_at is None and event.time_note.endswith(NO_DAY)}
    made = {}
    for one in found:
        event = waiting.get(one.id)
        if event and one.occurred_at:
            times = {name: getattr(one, name) for name in ("occurred_at", "ended_at", "precision", "time_note")}
            before = event.text.removesuffix(one.text).strip()
            text = one.text if CLOCK.fullmatch(before) else event.text
            made[one.id] = event.model_copy(update={**times, "text": text})
    return made


def _match_people(
    base: tuple[Participant, ...], found: Iterable[Participant]
) -> tuple[tuple[Participant, ...], dict[str, str]]:
    """Give all people, and for each found one the id it has among them; the same by id, name or handle, if that is one only."""
    people = {person.id: person for person in base}
    who: dict[str, str] = {}
    for person in found:
        names = _names(person)
        same = [one.id for one in people.values() if one.id == person.id or names & _names(one)]
        home = person.id if person.id in same else same[0] if len(same) == 1 else ""
        if not home:
            home = person.id if person.id not in people else stable_id("p", person.id, person.name)
            people[home] = person.model_copy(update={"id": home})
        else:
            one = people[home]
            handles = tuple(dict.fromkeys((*one.handles, *person.handles)))
            people[home] = one.model_copy(
                update={"handles": handles, "role": one.role or person.role, "team": one.team or person.team}
            )
        who[person.id] = home
    return tuple(people.values()), who


def _names(person: Participant) -> set[str]:
    return {name.casefold().lstrip("@") for name in (person.name, *person.handles) if name}


def _filled(base: Incident, found: Incident, contradictions: list[str]) -> Incident:
    """Give the incident's facts with what was empty filled and lists joined.

    A time somebody states takes the place of one that was guessed; of two stated ones that differ the first stays, and it is said.
    """
    update: dict[str, Any] = {}
    notes = {note.id: note for note in base.time_notes}
    stated = {note.id: note for note in found.time_notes}
    for name in type(base).model_fields:
        ours, theirs = getattr(base, name), getattr(found, name)
        if name in TIME_NAMES:
            if theirs is not None and (ours is None or (name in notes and name not in stated)):
                update[name] = theirs
                notes.pop(name, None)
                notes |= {name: stated[name]} if name in stated else {}
            elif theirs is not None and theirs != ours:
                contradictions.append(
                    f"{name} is {theirs.isoformat()} here and {ours.isoformat()} before; the earlier source stays"
                )
        elif name in _UNIONS:
            seen = {str(getattr(one, "id", one)) for one in ours}
            update[name] = (*ours, *(one for one in theirs if str(getattr(one, "id", one)) not in seen))
        elif name not in ("zone", "kind", "time_notes") and ours in ("", None, type(base).model_fields[name].default):
            update[name] = theirs
    return base.model_copy(update={**update, "time_notes": tuple(notes.values())})


def _with_items(
    name: str, base: Review, found: Review, who: Mapping[str, str], source: Source, *, is_known: bool
) -> tuple[Record, ...]:
    """Give a list with the items of a source; one whose id another source took gets an id of its own."""
    items: dict[str, Record] = {getattr(item, "id"): item for item in getattr(base, name)}  # noqa: B009 - every item has one
    for item in getattr(found, name):
        item_id = item.id
        if item_id in items:
            if is_known:
                continue
            item_id = stable_id(PREFIXES[name], source.id, item_id)
        update = {"id": item_id, **({"assignee": who.get(item.assignee, "")} if name == "actions" else {})}
        items.setdefault(item_id, item.model_copy(update=update))
    return tuple(items.values())


def _in_order(*lists: Iterable[TimelineEvent]) -> tuple[TimelineEvent, ...]:
    """Give the events of several lists by time; one without a time stays behind the one before it in its own list."""
    placed: list[tuple[datetime, int, int, TimelineEvent]] = []
    for number, events in enumerate(lists):
        last = _FIRST
        for index, event in enumerate(events):
            last = event.occurred_at or last
            placed.append((last, number, index, event))
    return tuple(event for *_, event in sorted(placed, key=lambda row: row[:3]))
