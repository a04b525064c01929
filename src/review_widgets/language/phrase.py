"""A small language for phrases, matched word by word.

A phrase is a row of elements: ``word``, alternatives ``a|b``, all forms of a verb ``~drop`` (``~drop.d`` past, ``.g`` in -ing, ``.s``
third person, ``.b`` base and third person), a class of words ``<duty>`` with the same endings, ``=ed`` for any past participle, ``=ing``
for any word in -ing, ``_`` for any one word, ``*`` for up to three words inside a clause, ``**`` for up to eight words of the sentence
and ``***`` for sixteen, ``^`` for the beginning, ``$`` for the end (also beside words: ``$|and``), ``?`` for a question mark somewhere
behind. A word with ``?`` may be absent. An alternative of several words is written with underscores: ``soon|at_once``. Words between
square brackets are the telling ones, from the first bracket to the last; without brackets all are. One or two adverbs may stand anywhere
between two words, so that "failed completely to check" is read like "failed to check".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import product

from review_widgets.language.lexicon.classes import inflect, word_class
from review_widgets.language.lexicon.grammar import ADVERBS, COMMON
from review_widgets.language.lexicon.verb import PARTICIPLES

_APART = re.compile(r"(?<=\w)'")
_STOPS = frozenset(",;:().!?…—–/")
_GAPS = {"*": 3, "**": 8, "***": 16}
_MARKS = {"^": "start", "$": "end", "?": "asks"}
_FORMS = frozenset(("=ed", "=ing"))
_WORDLIKE = _FORMS | {"words", "any"}
_LEADS = frozenset("but and so also honestly frankly then well sadly again seriously also , : - plus".split())


@dataclass(frozen=True, slots=True)
class _Element:
    kind: str  # "words", "any", "=ed", "=ing", "gap", "start", "end", "asks"
    words: frozenset[str] = frozenset()
    most: int = 1
    optional: bool = False
    sure: bool = True
    """Whether a word must stand for it: it may neither be absent nor be the end of the sentence."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase ready to match.

    ``anchors`` are words one of which stands in every match, ``needs`` two more such sets where there are any, ``reach`` how many words
    before an anchor it may begin, ``heads`` the words it can begin with, or None where it may begin with any.
    """

    text: str
    elements: tuple[_Element, ...]
    opening: int
    closing: int
    anchors: frozenset[str]
    needs: tuple[frozenset[str], ...]
    reach: int
    heads: frozenset[str] | None

    def match(self, words: tuple[str, ...], at: int) -> tuple[int, int, int] | None:
        """Match from the word ``at``; give where the telling words begin and end, and where the phrase ends."""
        return _match(self, words, at, 0, -1, -1, 0)

    def stands_in(self, words: tuple[str, ...], present: frozenset[str]) -> bool:
        """Tell whether it stands anywhere in a sentence; ``present`` are the same words as a set."""
        if self.anchors.isdisjoint(present) or any(need.isdisjoint(present) for need in self.needs):
            return False
        heads = self.heads
        if heads is not None:
            return any(self.match(words, at) for at, word in enumerate(words) if word in heads)
        return any(self.match(words, at) for at in range(len(words)))


class Phrases:
    """Some phrases, any of which may stand in a sentence."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._by_word: dict[str, list[Phrase]] = {}
        for phrase in map(compile_phrase, texts):
            for word in phrase.anchors:
                self._by_word.setdefault(word, []).append(phrase)
        self._words = frozenset(self._by_word)

    def stand_in(self, words: tuple[str, ...], present: frozenset[str]) -> bool:
        """Tell whether one of them stands in a sentence; ``present`` are the same words as a set."""
        return not self._words.isdisjoint(present) and any(
            phrase.stands_in(words, present) for word in self._words & present for phrase in self._by_word[word]
        )


def one_of(text: str) -> str:
    """Give words as the alternatives of one element."""
    return "|".join(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """Take a table of phrases apart: one a line, or several with semicolons between."""
    rows = (" ".join(part.split()) for part in text.replace("\n", ";").split(";"))
    return tuple(dict.fromkeys(" ".join(one) for row in rows if row for one in product(*map(_variants, row.split()))))


def _variants(part: str) -> list[str]:
    """Give the single words of an element as one, and each alternative of several words, or that is a form, by itself."""
    opener, closer = "[" * part.startswith("["), "]" * part.endswith("]")
    bare = part.removeprefix("[").removesuffix("]")
    alternatives = bare.removesuffix("?").split("|")
    apart = [one for one in alternatives if "_" in one or one in _FORMS]
    if not apart or (len(alternatives) == 1 and (bare in _FORMS or bare in ("_", "_?"))):
        return [part]
    single = "|".join(one for one in alternatives if one not in apart)
    several = [one.replace("_", " ") for one in apart]
    absent = [""] if bare.endswith("?") and not opener and not closer else []
    return [f"{opener}{one}{closer}" for one in ([single] if single else []) + several] + absent


@cache
def compile_phrase(text: str) -> Phrase:
    """Compile a phrase.

    Raises
    ------
    ValueError
        The phrase has no word that could anchor it.
    """
    elements: list[_Element] = []
    opening, closing = -1, -1
    for part in _APART.sub(" '", text.replace("can't", "can not").replace("n't", " not")).split():
        if part.startswith("["):
            opening, part = len(elements) if opening < 0 else opening, part[1:]
        ends = part.endswith("]")
        elements.append(_element(part.removesuffix("]")))
        if ends:
            closing = len(elements)
    opening, closing = max(opening, 0), len(elements) if closing < 0 else closing
    needed = sorted(
        (_weight(e.words), n)
        for n, e in enumerate(elements)
        if e.kind == "words" and not e.optional and "$" not in e.words
    )
    if not needed:
        raise ValueError(f"the phrase {text!r} has no word that must be there")
    anchor = needed[0][1]
    needs = tuple(elements[n].words for _, n in needed[1:3])
    reach = sum(e.most + 2 for e in elements[:anchor])
    first = elements[0]
    heads = first.words if first.kind == "words" and not first.optional else None
    return Phrase(text, tuple(elements), opening, closing, elements[anchor].words, needs, reach, heads)


def _element(part: str) -> _Element:
    optional = part.endswith("?") and part != "?"
    part = part.removesuffix("?") if optional else part
    if part in _GAPS:
        return _Element("gap", most=_GAPS[part])
    if part in _MARKS:
        return _Element(_MARKS[part], most=0)
    if part in ("=ed", "=ing"):
        return _Element(part)
    if part == "_":
        return _Element("any", optional=optional, sure=not optional)
    words = frozenset().union(*(_alternative(one) for one in part.split("|")))
    return _Element("words", words, optional=optional, sure=not optional and "$" not in words)


def _alternative(part: str) -> frozenset[str]:
    if not part or part == "_":
        raise ValueError("an alternative is empty, or stands for any word beside others")
    if part.startswith("<"):
        return word_class(part[1:-1])
    if part.startswith("~"):
        lemma, _, form = part[1:].partition(".")
        return inflect(lemma, form or "*")
    return frozenset((part,))


def _weight(words: frozenset[str]) -> int:
    return sum(50 if word in COMMON else 1 for word in words)


def _match(
    phrase: Phrase, words: tuple[str, ...], at: int, number: int, first: int, last: int, adverbs: int
) -> tuple[int, int, int] | None:
    elements, length = phrase.elements, len(words)
    while True:
        if number == phrase.opening and first < 0:
            first = at
        if number == phrase.closing and last < 0:
            last = at
        if number == len(elements):
            return first, last, at
        element = elements[number]
        kind = element.kind
        if kind in _WORDLIKE:
            word = words[at] if at < length else ""
            may_skip = number > 0 and adverbs < 2 and at < length and _is_adverb(word)
            if at < length and (word in element.words if kind == "words" else _fits(kind, word)):
                opened = at if number == phrase.opening else first
                if element.sure and not may_skip:
                    at, number, first, adverbs = at + 1, number + 1, opened, 0
                    continue
                found = _match(phrase, words, at + 1, number + 1, opened, last, 0)
                if found:
                    return found
            if "$" in element.words and _is_end(words, at):
                number, adverbs = number + 1, 0
            elif element.optional:
                number += 1
            elif may_skip:
                at, adverbs = at + 1, adverbs + 1
            else:
                return None
            continue
        if kind == "gap":
            return _over_gap(phrase, words, at, number, first, last)
        if kind == "start" and any(word not in _LEADS for word in words[:at]):
            return None
        if kind == "end" and not _is_end(words, at):
            return None
        if kind == "asks" and "?" not in words[at:]:
            return None
        number, adverbs = number + 1, 0


def _is_end(words: tuple[str, ...], at: int) -> bool:
    return all(word in _STOPS for word in words[at:])


def _fits(kind: str, word: str) -> bool:
    if kind == "any":
        return word not in _STOPS
    if kind == "=ing":
        return word.endswith("ing") and len(word) > 4
    return word in PARTICIPLES or (word.endswith("ed") and len(word) > 3)


def _over_gap(
    phrase: Phrase, words: tuple[str, ...], at: int, number: int, first: int, last: int
) -> tuple[int, int, int] | None:
    most = phrase.elements[number].most
    for taken in range(min(most, len(words) - at) + 1):
        if taken and words[at + taken - 1] in (_STOPS if most == 3 else ".;"):
            return None
        found = _match(phrase, words, at + taken, number + 1, first, last, 2)
        if found:
            return found
    return None


def _is_adverb(word: str) -> bool:
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4)
