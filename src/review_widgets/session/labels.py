"""The team's own words from other reviews, suggested before a new one is coined.

All reviews of the store are read once per session, in a thread of its own that begins when somebody first asks; until it is done
the answer holds what was read so far.
"""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from review_widgets.errors import ReviewError
from review_widgets.session.live import ReviewSession
from review_widgets.stores import Store

_log = logging.getLogger(__name__)
_FUZZY_FROM = 4
"""From so many letters on a word may differ by one from what was typed."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A label of the team, in how many other reviews it stands, and whether it is what was typed but for its case."""

    label: str
    reviews: int
    same: bool


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The labels nearest to what was typed, best first; ``reading`` while the other reviews are still being read."""

    found: tuple[Suggestion, ...]
    reading: bool


def suggest_labels(session: ReviewSession, text: str, *, most: int = 8) -> Suggestions:
    """Give the team's labels that begin like a text, hold its words, or differ by a letter; for "" the most used.

    The labels of this review count as well; they come with the number of other reviews, which may be 0.

    Parameters
    ----------
    session
        Whose store is read, without the review that is open.
    text
        As typed so far.
    most
        At most so many are given.
    """
    rename = session.team.label_renames
    known = _KNOWN.setdefault(session, _Words(rename))
    known.begin(session.store, session.review.id)
    counts = known.counts()
    own = (label for factor in session.review.factors for label in factor.labels)
    counts.update(dict.fromkeys((rename.get(label, label) for label in own), 0))
    typed = " ".join(text.casefold().split())
    ranked = sorted((rank, -count, label) for label, count in counts.items() if (rank := _rank(typed, label)) < 4)
    found = tuple(Suggestion(label, -count, rank == 0) for rank, count, label in ranked[:most])
    return Suggestions(found, known.reading)


class _Words:
    """The labels of the other reviews of a store with the number of reviews each stands in."""

    def __init__(self, rename: Mapping[str, str]) -> None:
        self.reading = False
        self._rename = rename
        self._counts: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._begun = False

    def begin(self, store: Store, review_id: str) -> None:
        """Begin to read, once."""
        with self._lock:
            if self._begun:
                return
            self._begun = self.reading = True
        threading.Thread(target=self._read, args=(store, review_id), name="read the labels", daemon=True).start()

    def counts(self) -> Counter[str]:
        """Give what was counted so far."""
        with self._lock:
            return Counter(self._counts)

    def _read(self, store: Store, review_id: str) -> None:
        try:
            for other, labels in store.labels():
                if other != review_id and labels:
                    with self._lock:
                        self._counts.update({self._rename.get(label, label) for label in labels})
        except ReviewError as err:
            _log.warning("the labels of other reviews could not be read: %s", type(err).__name__)
        finally:
            self.reading = False


_KNOWN: WeakKeyDictionary[ReviewSession, _Words] = WeakKeyDictionary()


def _rank(typed: str, label: str) -> int:
    """Tell how near a label is: 0 the same, 1 it begins so, 2 its words begin so, 3 they nearly do, 4 not at all."""
    known = " ".join(label.casefold().split())
    if known == typed:
        return 0
    if known.startswith(typed):
        return 1
    words = known.split()
    rank = 2
    for wanted in typed.split():
        if any(word.startswith(wanted) for word in words):
            continue
        if len(wanted) < _FUZZY_FROM or not any(_nearly_begins(word, wanted) for word in words):
            return 4
        rank = 3
    return rank


def _nearly_begins(word: str, wanted: str) -> bool:
    """Whether a word begins with what was typed but for one letter that is missing, too many, another, or changed places."""
    at = next((n for n, (a, b) in enumerate(zip(word, wanted, strict=False)) if a != b), min(len(word), len(wanted)))
    left, rest = word[at:], wanted[at:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    return any(a.startswith(b) for a, b in ((left[1:], rest[1:]), (left[1:], rest), (left, rest[1:]), (left, swapped)))
