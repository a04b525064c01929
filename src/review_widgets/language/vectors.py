"""Word vectors: words that are used alike have numbers that are alike, so that the layer can weigh words it was not trained on.

``vectors.bin`` beside this module was made by ``tools/word_vectors.py`` from the sentence encoder all-MiniLM-L6-v2 of
sentence-transformers (Apache-2.0, see ``vectors.NOTICE.txt``): a line of words, then for each word a row of whole numbers from -127 to
127, a vector of unit length. It is loaded on first use.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("vectors.bin")
SIZE = 32
"""Numbers of a word."""
POOLED = 3 * SIZE
"""Numbers of a sentence."""
UNIT = 127
"""The whole number that stands for one."""
_NOTHING = (0.0,) * POOLED


class Vectors:
    """The vectors of a file, each cut out when its word is met first."""

    def __init__(self, kept: bytes) -> None:
        line, _, rows = kept.partition(b"\n")
        words = line.decode("utf-8").split(" ")
        if len(rows) != len(words) * SIZE:
            raise ValueError(
                f"word vectors: {len(rows)} bytes for {len(words)} words, expected {SIZE} each; make them anew with tools/word_vectors.py"
            )
        self._places = {word: n * SIZE for n, word in enumerate(words)}
        self._rows = memoryview(rows).cast("b")
        self._met: dict[str, tuple[int, ...]] = {}

    def __contains__(self, word: str) -> bool:
        return word in self._places

    def of(self, word: str) -> tuple[int, ...] | None:
        """Give the numbers of a word, lower case, in parts of 127, or None for a word that is not known."""
        if (met := self._met.get(word)) is None and (at := self._places.get(word)) is not None:
            met = self._met[word] = tuple(self._rows[at : at + SIZE])
        return met

    def pooled(self, words: Iterable[str]) -> tuple[float, ...]:
        """Give the numbers of a sentence: twice the mean of its words, then the greatest and the least of each."""
        known = [row for row in map(self.of, words) if row]
        if not known:
            return _NOTHING
        columns = list(zip(*known))  # noqa: B905 - all are of one length, and asking is slow
        half = len(known) * UNIT / 2
        return (
            *[total / half for total in map(sum, columns)],
            *[greatest / UNIT for greatest in map(max, columns)],
            *[least / UNIT for least in map(min, columns)],
        )


@cache
def load_vectors() -> Vectors:
    """Load the vectors, on first use."""
    return Vectors(FILE.read_bytes())
