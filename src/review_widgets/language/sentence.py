"""Prose cut into sentences, list items and table cells, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BLOCK = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+•]|\d+[.)])[ \t])|\|")
_END = re.compile(
    r"(?<!\b[A-Z])(?<!\be\.g)(?<!\bi\.e)(?<!\betc)(?<!\bvs)(?<!\bapprox)(?<!\bca)[.!?…]+[\"'”’)]*(?=\s|$)"
)
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the author's prose: where it begins, its text, and the text of the one before it in the same paragraph."""

    start: int
    text: str
    before: str = ""


def split_sentences(masked: str) -> Iterator[Sentence]:
    """Give the sentences of a masked text in order."""
    at = 0
    for match in [*_BLOCK.finditer(masked), None]:
        end = match.start() if match else len(masked)
        yield from _in_block(masked, at, end)
        at = match.end() if match else end


def _in_block(masked: str, start: int, end: int) -> Iterator[Sentence]:
    before, at = "", start
    block = masked[start:end]
    ends = [start + match.end() for match in _END.finditer(block)] + [end]
    for stop in ends:
        while at < stop:
            piece_end = min(stop, at + _LONGEST)
            raw = masked[at:piece_end]
            text = raw.strip()
            if any(char.isalpha() for char in text):
                yield Sentence(at + len(raw) - len(raw.lstrip()), text, before)
                before = text
            at = piece_end
