"""A number with its noun: the one place that knows when a word stands in the plural."""

from __future__ import annotations

_OF_THEIR_OWN = {"person": "people", "is": "are", "was": "were", "has": "have", "does": "do"}


def count_of(count: int, noun: str, *, spec: str = "") -> str:
    """Give a number with its noun, such as ``1 person`` and ``1,200 events``.

    Parameters
    ----------
    count
        How many; of none the noun stands in the plural.
    noun
        In the singular; of several words the last one changes.
    spec
        How the number is written, such as ``,`` for groups of three digits.
    """
    return f"{count:{spec}} {word_for(count, noun)}"


def word_for(count: float, word: str) -> str:
    """Give a noun, or ``is``, ``was``, ``has`` or ``does``, as it stands beside a number: ``word_for(2, "entry")`` is ``entries``."""
    if count == 1:
        return word
    lead, space, last = word.rpartition(" ")
    if last in _OF_THEIR_OWN:
        last = _OF_THEIR_OWN[last]
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        last = f"{last[:-1]}ies"
    else:
        last += "es" if last.endswith(("s", "x", "ch", "sh")) else "s"
    return lead + space + last
