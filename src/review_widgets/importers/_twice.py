"""The same thing told by two sources: proposed as one, joined only where asked, and what it says about their clocks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from review_widgets.model import Evidence, Review, TimelineEvent

NEAR = timedelta(seconds=120)
_CLOCK_REACH = timedelta(hours=2)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Twin:
    """Two events that may be one: the earlier, the later, and how much of the shorter one's words stand in the other (0 to 1)."""

    first: TimelineEvent
    second: TimelineEvent
    likeness: float


@dataclass(frozen=True, slots=True)
class ClockGap:
    """Two sources whose clocks disagree: what ``second`` says stands ``seconds`` after ``first``, by ``count`` things both tell."""

    first: str
    second: str
    seconds: float
    count: int


def find_twins(review: Review, *, within: timedelta = NEAR, at_least: float = 0.75) -> tuple[Twin, ...]:
    """Give pairs of events of different sources that are near in time and alike in words, each event in one pair at most.

    Parameters
    ----------
    within
        How far apart they may stand.
    at_least
        The share of the shorter one's words that the other has; of fewer than three words all must agree.
    """
    timed = sorted((event for event in review.events if event.occurred_at and event.text), key=_at)
    tools = [_tool(event) for event in timed]
    if len(set(tools)) < 2:
        return ()
    words = [frozenset(_WORD.findall(event.text.casefold())) for event in timed]
    found: list[Twin] = []
    for index, first in enumerate(timed):
        for later in range(index + 1, len(timed)):
            second = timed[later]
            if _at(second) - _at(first) > within.total_seconds():
                break
            if tools[index] != tools[later]:
                likeness = _likeness(words[index], words[later])
                if likeness >= at_least:
                    found.append(Twin(first, second, likeness))
    best: list[Twin] = []
    taken: set[str] = set()
    for twin in sorted(found, key=lambda one: (-one.likeness, _at(one.second) - _at(one.first))):
        if not {twin.first.id, twin.second.id} & taken:
            taken |= {twin.first.id, twin.second.id}
            best.append(twin)
    return tuple(sorted(best, key=lambda one: _at(one.first)))


def join_twins(review: Review, twins: Iterable[Twin]) -> Review:
    """Give the review with each pair as one event: the earlier stays, the later is its evidence and is known again by its id."""
    gone = {twin.second.id: twin for twin in twins}
    proofs: dict[str, list[Evidence]] = defaultdict(list)
    for twin in gone.values():
        said = twin.second
        at = said.occurred_at.isoformat() if said.occurred_at else ""
        proofs[twin.first.id] += [
            Evidence(
                id=said.id,
                url=said.source_ref if "://" in said.source_ref else "",
                text=f"{said.source}, {at}: {said.text}",
            ),
            *said.evidence,
        ]
    kept = [
        event.model_copy(update={"evidence": _unique((*event.evidence, *proofs[event.id]))})
        if event.id in proofs
        else event
        for event in review.events
        if event.id not in gone
    ]
    return review.model_copy(update={"events": tuple(kept)})


def find_clock_gaps(review: Review, *, at_least: timedelta = timedelta(seconds=5)) -> tuple[ClockGap, ...]:
    """Give sources whose clocks disagree, by the texts that both tell word for word, each once, at most two hours apart."""
    told: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for event in review.events:
        key = " ".join(_WORD.findall(event.text.casefold()))
        if event.occurred_at and len(key.split()) >= 2:
            told[_tool(event)][key].append(_at(event))
    gaps = []
    tools = sorted(told)
    for index, first in enumerate(tools):
        for second in tools[index + 1 :]:
            both = [
                there[0] - here[0]
                for key, here in told[first].items()
                if len(here) == 1
                and len(there := told[second].get(key, [])) == 1
                and abs(there[0] - here[0]) <= _CLOCK_REACH.total_seconds()
            ]
            if len(both) >= 2 and abs(median(both)) >= at_least.total_seconds():
                gaps.append(ClockGap(first, second, median(both), len(both)))
    return tuple(gaps)


def _likeness(first: frozenset[str], second: frozenset[str]) -> float:
    shorter = min(len(first), len(second))
    if shorter < 3:
        return float(first == second and bool(first))
    return len(first & second) / shorter


def _tool(event: TimelineEvent) -> str:
    """Give what told the event; bots and rooms of one tool are one clock."""
    return re.split(r" #|, ", event.source, maxsplit=1)[0]


def _at(event: TimelineEvent) -> float:
    return event.occurred_at.timestamp() if event.occurred_at else 0.0


def _unique(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Give evidence with each id once; a number is put behind an id that stands twice."""
    made: dict[str, Evidence] = {}
    for one in evidence:
        known = sorted(name for name in made if name == one.id or name.startswith(f"{one.id}."))
        name = one.id if not known else f"{one.id}.{len(known) + 1}"
        made[name] = one.model_copy(update={"id": name})
    return tuple(made.values())
