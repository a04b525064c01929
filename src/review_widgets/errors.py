"""Every error this package raises on purpose, as one family.

A message says four things: where, what was found, what was expected, what to do. `ReviewError.of` writes
them in that order so that no message forgets one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Self

_LOOK_ALIKES = str.maketrans("oil|sbzg", "01115829")
"""Letters that a tired eye takes for a digit, or for each other, in ids read off a screen or a photograph."""
_ALIKE = 0.6
"""From which share of equal signs on a name counts as like another; the value of difflib's own ``get_close_matches``."""


class ReviewError(Exception):
    """The parent of every error raised on purpose.

    Catch this at an edge (command line, widget callback, batch) and show `str(error)`; it is written for people.
    """

    @classmethod
    def of(cls, where: str, *, found: object, expected: str, do: str) -> Self:
        """Make the error with its four parts in the standard order.

        Parameters
        ----------
        where
            File, field or parameter, as the reader knows it.
        found
            What stood there; shown by ``repr`` and cut at 120 characters.
        expected
            What would have been right.
        do
            What the reader can do now.
        """
        return cls(f"{where}: found {_short(found)}; expected {expected}. {do}")


class InvalidRecord(ReviewError, ValueError):
    """A review record cannot be read as a review: wrong JSON, wrong type, a naive time, a duplicate id."""


class NewerSchema(InvalidRecord):
    """A record was written by a newer version of this package; it is left untouched."""


class InvalidId(ReviewError, ValueError):
    """An id is not of the form ``[A-Za-z0-9][A-Za-z0-9._-]{0,63}``."""


class InvalidTime(ReviewError, ValueError):
    """A text cannot be read as a time, or a time has no zone."""


class ReviewNotFound(ReviewError, LookupError):
    """The store has no review of that id."""


class ReviewExists(ReviewError, FileExistsError):
    """A review of that id is there already and would be overwritten."""


class StaleRevision(ReviewError, RuntimeError):
    """Somebody saved a newer revision since this one was read; nothing was overwritten."""


class StoreFailed(ReviewError, OSError):
    """A store cannot be read or written: permissions, a full disk, a lock held too long."""


class ChangeRejected(ReviewError, ValueError):
    """A change does not fit the review; the review is as it was."""


class NotPublishable(ReviewError, RuntimeError):
    """Publishing would drop something in silence: an undecided takeaway, a let-go without its line."""


class ImportFailed(ReviewError, ValueError):
    """A file cannot be imported: nobody or more than one importer claims it, or it is broken."""


class RulesMissing(ReviewError, RuntimeError):
    """No language rule was loaded, so that "no finding" would mean nothing."""


class InvalidParameter(ReviewError, ValueError):
    """A notebook parameter is unknown, missing or of the wrong type."""


class RenderFailed(ReviewError, RuntimeError):
    """A workbook, report or trends page could not be made."""


def list_nearest(wanted: str, known: Iterable[str], *, most: int = 5) -> str:
    """Give the names a message lists: those most like the one that was asked for first, and how many more there are.

    Parameters
    ----------
    wanted
        What was asked for; case does not count.
    known
        What there is. Those that look the same come first, then those one slip away; of two as near the later one.
    most
        How many are listed at most.
    """
    by_lower = {name.lower(): name for name in known}
    asked = _as_seen(wanted)
    matcher = SequenceMatcher(b=asked, autojunk=False)

    def distance(name: str) -> tuple[int, float] | None:
        seen = _as_seen(name)
        matcher.set_seq1(seen)
        if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE or (like := matcher.ratio()) < _ALIKE:
            return None
        return 0 if seen == asked else 1 if is_mistyped(wanted, name) else 2, -like

    distances = {name: far for name in reversed(by_lower) if (far := distance(name))}
    near = sorted(distances, key=distances.__getitem__)
    listed = [*near, *(name for name in by_lower if name not in distances)][:most]
    left = len(by_lower) - len(listed)
    return ", ".join(by_lower[name] for name in listed) + (f" and {left:,} more" if left else "") or "none"


def is_mistyped(one: str, other: str) -> bool:
    """Say whether two ids differ by one slip: a sign left out, put in, taken for another, or two in the wrong order.

    Capitals, hyphens, dots and underscores do not count, nor do letters and digits that look alike, such as ``O`` and ``0``.
    """
    one, other = _as_seen(one), _as_seen(other)
    if abs(len(one) - len(other)) > 1:
        return False
    at = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), -1)
    if at < 0:
        return True
    shorter, longer = sorted((one[at:], other[at:]), key=len)
    if len(shorter) < len(longer):
        return shorter == longer[1:]
    return shorter[1:] == longer[1:] or (shorter[1::-1] == longer[:2] and shorter[2:] == longer[2:])


def _as_seen(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower().translate(_LOOK_ALIKES))


def _short(found: object) -> str:
    shown = repr(found)
    return shown if len(shown) <= 120 else shown[:117] + "..."
