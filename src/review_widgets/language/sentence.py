"""Prose cut into blocks (paragraphs, list items, table cells), sentences and words, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from review_widgets.language.lexicon.grammar import BE_HAVE_DO, MODALS
from review_widgets.language.mask import NOUN

_BREAK = re.compile(r"\n[ \t]*\n\s*|\n(?=[ \t]*(?:[-*+•]|\d+[.)])[ \t])|\|")
_MARKER = re.compile(r"[ \t\n]*(?:(?:[-*+•]|\d{1,3}[.)])[ \t]+)?(?:\[[ xX]\][ \t]+)?")
_END = re.compile(r"(?<!\b[A-Z])(?<!\be\.g)(?<!\bi\.e)(?<!\betc)(?<!\bvs)(?<!\bca)[.!?…]+[\"'”’)*_]*(?=\s|$)")
_WORD = re.compile(
    rf"[Oo]n[- ]call(?:er)?s?\b|[Nn]o[- ]one\b|@[\w.-]*\w|[^\W_]+(?:[.'’_][^\W_]+)*|{NOUN}+|[,;:()—–!?…/.&+=]|(?<!\S)-{{1,3}}(?!\S)|-{{2,3}}",
)
_PIECE = 800
_ENDINGS = {"n't": "not", "'s": "'s", "'d": "'d", "'ve": "have", "'ll": "will", "'re": "are", "'m": "am"}
_SPOKEN = {
    "cannot": ("can", "not"), "can't": ("can", "not"), "won't": ("will", "not"), "shan't": ("shall", "not"), "cant": ("can", "not"),
    "wont": ("will", "not"), "dont": ("do", "not"), "shoulda": ("should", "have"), "coulda": ("could", "have"),
    "woulda": ("would", "have"), "gotta": ("has", "to"), "let's": ("let", "us"), "could've": ("could", "have"),
    "ain't": ("is", "not"), "noone": ("nobody",),
    **{f"{stem}nt": (stem, "not") for stem in "did does was is are were could should would had has have must".split()},
}  # fmt: skip
_APART = frozenset((*_SPOKEN, "it"))
_LETTERS = re.compile(r"[^\W_]+|[,;:()—–!?…]")
_CONTRACTED = BE_HAVE_DO | MODALS | {"not", *_ENDINGS.values()}
_MERGED: dict[str, frozenset[str]] = {
    **{plain: frozenset(parts) for plain, parts in _SPOKEN.items() if plain.isalpha()},
    "one": frozenset(("nobody",)), "call": frozenset(("oncall",)), "caller": frozenset(("oncall",)), "it": frozenset(("itdept",)),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the author's prose.

    ``start`` is its place in the block; ``words`` are lower case with straight apostrophes, contractions taken apart ("didn't" is
    "did", "not"), ``tokens`` the number of the token of the text that each comes from, ``present`` the words as a set; ``before`` is
    the sentence before it in the same block.
    """

    start: int
    text: str
    words: tuple[str, ...]
    tokens: tuple[int, ...]
    present: frozenset[str]
    before: Sentence | None = field(default=None, repr=False)

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Give the place of each word in the text; worked out when asked for, because few sentences hold a finding."""
        places = [match.span() for match in _WORD.finditer(self.text)]
        return tuple(places[token] for token in self.tokens)


def split_blocks(masked: str) -> Iterator[tuple[int, str]]:
    """Give the place and the text of each block of a masked text; the marker of a list item is left out."""
    at = 0
    for match in _BREAK.finditer(masked):
        yield from _block(masked, at, match.start())
        at = match.end()
    yield from _block(masked, at, len(masked))


def _block(masked: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    if start < end:
        marker = _MARKER.match(masked, start, end)
        start = marker.end() if marker else start
        if text := masked[start:end].rstrip():
            yield start, text


def split_sentences(block: str) -> Iterator[tuple[int, str]]:
    """Give the place and the text of each sentence of a block; what runs on for more than 800 characters is cut."""
    at = 0
    for stop in (*(match.end() for match in _END.finditer(block)), len(block)):
        while at < stop:
            end = stop if stop - at <= _PIECE else _cut(block, at)
            raw = block[at:end]
            if text := raw.strip():
                yield at + len(raw) - len(raw.lstrip()), text
            at = end


def _cut(block: str, at: int) -> int:
    space = block.rfind(" ", at + 1, at + _PIECE)
    return space if space > at else at + _PIECE


def words_in(text: str) -> frozenset[str]:
    """Give every word that may be among the words of a sentence, quickly: some of them may turn out not to be."""
    words = frozenset(_LETTERS.findall(text.lower()))
    if "'" in text or "’" in text:
        words |= _CONTRACTED
    for plain in words & _MERGED.keys():
        words |= _MERGED[plain]
    return words


def read_sentence(start: int, text: str, before: Sentence | None = None) -> Sentence:
    """Take a sentence apart into words."""
    words: list[str] = []
    tokens: list[int] = []
    for token, raw in enumerate(_WORD.findall(text)):
        word = raw.lower()
        if raw.isalpha() and word not in _APART:
            words.append(word if len(word) < 40 else NOUN)
            tokens.append(token)
            continue
        parts = _parts(word) if len(word) > 2 else ()
        parts = parts or ("itdept" if raw == "IT" else "—" if raw[0] == "-" else word if len(word) < 40 else NOUN,)
        words.extend(parts)
        tokens.extend([token] * len(parts))
    return Sentence(start, text, tuple(words), tuple(tokens), frozenset(words), before)


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
