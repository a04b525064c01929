"""A round of silent estimates: in this kernel's memory until the reveal, sorted and nameless after it.

References
----------
Hemming et al. (2018), "A practical guide to structured expert elicitation using the IDEA protocol",
doi:10.1111/2041-210X.12857: a first answer alone, the spread shown, reasons discussed, a second answer alone, then combined.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol
from weakref import WeakSet

from review_widgets.errors import ChangeRejected
from review_widgets.model import new_id
from review_widgets.session import ReviewSession
from review_widgets.settings import read_span

LEAST = 2
"""How many answer before the first reveal: one alone would not be nameless."""


class Range(NamedTuple):
    """One answer on one axis: from the first to the last of its five words, counted from 1."""

    low: int
    high: int


NOBODY_KNOWS = Range(1, 5)
"""What ``?`` says; it widens the middle and disagrees with nobody."""


@dataclass(frozen=True)
class Spread:
    """All answers on one axis, sorted, so that nobody can be told from a place in it."""

    ranges: tuple[Range, ...]

    @cached_property
    def known(self) -> tuple[Range, ...]:
        """The answers that say something."""
        return tuple(one for one in self.ranges if one != NOBODY_KNOWS)

    @cached_property
    def middle(self) -> Range:
        """The median of the low ends to the median of the high ends; with an even number the wider pair."""
        lows, highs = (sorted(ends) for ends in zip(*self.ranges, strict=True))
        return Range(lows[(len(lows) - 1) // 2], highs[len(highs) // 2])

    @cached_property
    def ends(self) -> Range:
        """Where the lowest answer ends and the highest begins."""
        return Range(min(one.high for one in self.known), max(one.low for one in self.known))

    @property
    def apart(self) -> int:
        """How many words lie between the two answers that are furthest apart; 0 where every two of them meet."""
        return max(0, self.ends.high - self.ends.low) if self.known else 0

    @property
    def hands(self) -> tuple[int, ...]:
        """One hand per answer for the record: its middle word, the higher of two; ``?`` shows none."""
        return tuple(sorted((low + high + 1) // 2 for low, high in self.known))


Pair = Mapping[str, Spread]
"""What was said of one takeaway: ``likelihood`` and ``risk``."""


def read_range(text: str) -> Range:
    """Read one person's answer: ``4``, ``2-4``, ``?`` or ``4?`` (see `read_span`).

    Raises
    ------
    ChangeRejected
        It is none of these. The message does not repeat what was typed: every browser of the kernel receives it.
    """
    found = read_span(text)
    if found is None:
        raise ChangeRejected(
            "estimate: found something else in one of the two fields; expected 4, 2-4 or ? in both. Nothing was taken."
        )
    return Range(*found)


def spread_of(ranges: Sequence[Range]) -> Spread:
    """Sort answers."""
    return Spread(tuple(sorted(ranges)))


class Redrawn(Protocol):
    """What shows the rounds."""

    def redraw(self) -> None:
        """Draw anew after something happened in the rounds."""


class EstimateRounds:
    """The rounds of one review in this kernel. Answers leave it as a `Spread` only, and not before the reveal."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.number = 1
        self.is_silent = True
        self.key = new_id("r")
        """Changes with every silent round, so that a browser knows what it has sent in this one."""
        self.shown: Mapping[str, Pair] = {}
        """The takeaways' spreads as of the last reveal."""
        self.widgets: WeakSet[Redrawn] = WeakSet()
        self._answers: dict[str, dict[str, tuple[Range, Range]]] = {}
        self._fresh: dict[str, set[str]] = {}

    def __repr__(self) -> str:
        return f"EstimateRounds(round {self.number}, {'silent' if self.is_silent else 'revealed'})"

    @property
    def answered(self) -> int:
        """How many have answered in this round."""
        return len(self._fresh)

    @property
    def can_reveal(self) -> bool:
        """Whether enough have answered to show it."""
        return self.is_silent and (self.number > 1 or self.answered >= LEAST)

    def count_answers(self, takeaway_id: str) -> int:
        """Give how many have answered for one takeaway in this round."""
        return sum(takeaway_id in ids for ids in tuple(self._fresh.values()))

    def take(self, voter: str, key: str, takeaway_id: str, likelihood: Range, risk: Range) -> None:
        """Take one answer of one browser; a later one replaces it. In a second round whoever is silent keeps the first one.

        Raises
        ------
        ChangeRejected
            The round was revealed meanwhile, or the browser has no name.
        """
        with self._lock:
            if not voter or not self.is_silent or key != self.key:
                raise ChangeRejected(
                    "estimate: found a round that is over; expected the silent round on the screen. Begin another round."
                )
            self._answers.setdefault(voter, {})[takeaway_id] = (likelihood, risk)
            self._fresh.setdefault(voter, set()).add(takeaway_id)

    def reveal(self) -> Mapping[str, Pair]:
        """End the silence and give each takeaway's spread.

        Raises
        ------
        ChangeRejected
            It is revealed already, or fewer than two have answered.
        """
        with self._lock:
            if not self.can_reveal:
                raise ChangeRejected(
                    f"reveal: found {self.answered} answered; expected a silent round with {LEAST} or more. Nothing is shown yet."
                )
            said: dict[str, list[tuple[Range, Range]]] = {}
            for answers in self._answers.values():
                for takeaway_id, both in answers.items():
                    said.setdefault(takeaway_id, []).append(both)
            self.is_silent = False
            self.shown = {
                takeaway_id: dict(zip(("likelihood", "risk"), map(spread_of, zip(*both, strict=True)), strict=True))
                for takeaway_id, both in said.items()
            }
            return self.shown

    def begin_again(self) -> None:
        """Begin another silent round; the spread of the last one stays on the screen."""
        with self._lock:
            if not self.is_silent:
                self.number, self.is_silent, self.key, self._fresh = self.number + 1, True, new_id("r"), {}


_ROUNDS: dict[tuple[str, str], EstimateRounds] = {}


def rounds_of(session: ReviewSession) -> EstimateRounds:
    """Give the review's rounds; somebody who runs all cells again meanwhile does not end them."""
    return _ROUNDS.setdefault((session.store.url, session.review.id), EstimateRounds())
