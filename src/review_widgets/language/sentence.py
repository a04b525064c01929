"""Prose cut into blocks (paragraphs, list items, table cells), sentences and words, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from review_widgets.language.lexicon.grammar import TITLES
from review_widgets.language.mask import NOUN

_BREAK = re.compile(r"\n[ \t]*\n\s*|\n(?=[ \t]*(?:[-*+•]|\d+[.)])[ \t])|\|")
_MARKER = re.compile(r"[ \t\n]*(?:(?:[-*+•]|\d{1,3}[.)])[ \t]+)?(?:\[[ xX]\][ \t]+)?")
_END = re.compile(
    r"[.!?…](?<![.!?…].)(?:(?=[.!?…])|(?<!\b[A-Z].)(?<!\bM[rs].)(?<!\bMrs.)(?<!\bDr.)(?<!\bProf.)(?<!\be\.g.)(?<!\bi\.e.)(?<!\betc.)(?<!\bvs.)(?<!\bca.))"
    r"[.!?…]*+[\"'”’)*_]*+(?=\s|$)"
)
_WORD = re.compile(
    rf"(?:M(?:r|rs|s)|Dr|Prof)\.(?!\S)|"
    rf"[Oo]n[- ]call(?:er)?s?\b|[Nn]o[- ]one\b|@[\w.-]*\w|[^\W_]+(?:[.'’_][^\W_]+)*|{NOUN}+|[,;:()—–!?…/.&+=]|(?<!\S)-{{1,3}}(?!\S)|-{{2,3}}",
)
LONGEST = 800
"""Characters of the longest sentence; what runs on is cut."""
_ENDINGS = {"n't": "not", "'s": "'s", "'d": "'d", "'ve": "have", "'ll": "will", "'re": "are", "'m": "am"}
_SPOKEN = {
    "cannot": ("can", "not"), "can't": ("can", "not"), "won't": ("will", "not"), "shan't": ("shall", "not"), "cant": ("can", "not"),
    "wont": ("will", "not"), "dont": ("do", "not"), "shoulda": ("should", "have"), "coulda": ("could", "have"),
    "woulda": ("would", "have"), "gotta": ("has", "to"), "let's": ("let", "us"), "could've": ("could", "have"),
    "ain't": ("is", "not"), "noone": ("nobody",),
    **{f"{stem}nt": (stem, "not") for stem in "did does was is are were could should would had has have must".split()},
}  # fmt: skip
_APART = frozenset((*_SPOKEN, "it"))
MOST_KEPT, _LONGEST_KEPT = 20_000, 40


class _Words(dict[str, tuple[str, ...]]):
    """The words of pieces of text between two spaces; kept, because most pieces of a text have been met before."""

    def __missing__(self, piece: str) -> tuple[str, ...]:
        word = piece.lower()
        if piece.isalpha() and word not in _APART and len(word) < _LONGEST_KEPT:
            words: tuple[str, ...] = (word,)
        elif piece[-1] in ".,;:!?)" and piece[:-1].isalpha() and word not in TITLES:
            words = (*_words_of(piece[:-1]), piece[-1])
        else:
            words = tuple(chain.from_iterable(map(_words_of, _WORD.findall(piece))))
        if len(piece) < _LONGEST_KEPT:
            if len(self) >= MOST_KEPT:
                self.clear()
            self[piece] = words
        return words


words_of_pieces = _Words()


@dataclass(frozen=True)
class Sentence:
    """A sentence of the author's prose.

    ``start`` is its place in the block; ``words`` are lower case with straight apostrophes, contractions taken apart ("didn't" is
    "did", "not"); ``earlier`` is the sentence before it in the same block, with its place.
    """

    start: int
    text: str
    words: tuple[str, ...]
    earlier: tuple[int, str] | None = None

    @cached_property
    def present(self) -> frozenset[str]:
        """Give the words as a set."""
        return frozenset(self.words)

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Give the place of each word in the text."""
        places = tuple(map(re.Match.span, _WORD.finditer(self.text)))
        if len(places) == len(self.words):
            return places
        return tuple(match.span() for match in _WORD.finditer(self.text) for _ in _words_of(match[0]))

    @cached_property
    def before(self) -> Sentence | None:
        """Give the sentence before it."""
        return read_sentence(*self.earlier) if self.earlier else None


def split_blocks(masked: str) -> Iterator[tuple[int, str]]:
    """Give the place and the text of each block of a masked text; the marker of a list item is left out."""
    at = 0
    for end, then in chain(map(re.Match.span, _BREAK.finditer(masked)), ((len(masked), len(masked)),)):
        if at < end:
            marker = None if masked[at].isalpha() else _MARKER.match(masked, at, end)
            start = marker.end() if marker else at
            if text := masked[start:end].rstrip():
                yield start, text
        at = then


def split_sentences(block: str) -> Iterator[tuple[int, str]]:
    """Give the place and the text of each sentence of a block; what runs on for more than 800 characters is cut."""
    at = 0
    for stop in (*(match.end() for match in _END.finditer(block)), len(block)):
        while at < stop:
            end = stop if stop - at <= LONGEST else _cut(block, at)
            raw = block[at:end]
            if text := raw.strip():
                yield at + len(raw) - len(raw.lstrip()), text
            at = end


def _cut(block: str, at: int) -> int:
    space = block.rfind(" ", at + 1, at + LONGEST)
    return space if space > at else at + LONGEST


def is_spaced(text: str) -> bool:
    """Tell whether a word with a space in it ("on call", "no one") may be in a text, so that it has to be read as a whole."""
    return "n call" in text or "o one" in text


def words_in(text: str) -> tuple[str, ...]:
    """Give the words of a sentence, or of a block of sentences."""
    if is_spaced(text):
        return tuple(chain.from_iterable(map(_words_of, _WORD.findall(text))))
    return tuple(chain.from_iterable(map(words_of_pieces.__getitem__, text.split())))


def read_sentence(start: int, text: str, earlier: tuple[int, str] | None = None) -> Sentence:
    """Take a sentence apart into words."""
    return Sentence(start, text, words_in(text), earlier)


def forget_words() -> None:
    """Drop what is kept of words met before."""
    words_of_pieces.clear()


def _words_of(raw: str) -> tuple[str, ...]:
    """Give the words of a token."""
    word = raw.lower()
    if raw.isalpha() and word not in _APART:
        return (word if len(word) < 40 else NOUN,)
    parts = _parts(word) if len(word) > 2 else ()
    return parts or ("itdept" if raw == "IT" else "—" if raw[0] == "-" else word if len(word) < 40 else NOUN,)


def _parts(word: str) -> tuple[str, ...]:
    if word in _SPOKEN:
        return _SPOKEN[word]
    if word[:2] == "on" and word[2:3] in "- " and word[3:7] == "call":
        return ("oncall",)
    if word[:2] == "no" and word[2:3] in "- " and word[3:] == "one":
        return ("nobody",)
    if "’" not in word and "'" not in word:
        return ()
    word = word.replace("’", "'")
    if word in _SPOKEN:
        return _SPOKEN[word]
    for ending, full in _ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            stem = word[: -len(ending)]
            return (*(_parts(stem) or (stem,)), full)
    return (word.strip("'") or word,)
