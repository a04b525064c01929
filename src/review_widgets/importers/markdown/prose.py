"""Times told in sentences, for documents without a timeline: ``Between 04:00 and 06:40 UTC on 13 Dec 2030 …``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from review_widgets.importers._clock import Clock
from review_widgets.importers.markdown.entries import Entry, Opening, open_line, read_entry
from review_widgets.importers.markdown.outline import Part

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z*_])|\n+")


def read_prose(parts: tuple[Part, ...], clock: Clock) -> tuple[Entry, ...]:
    """Give the sentences that begin with a time on a day they state or that was stated before, in their order."""
    made: list[Entry] = []
    for part in parts:
        for block in part.blocks:
            if block.kind not in ("text", "item"):
                continue
            for sentence in _SENTENCE.split(block.text):
                made += _read_sentence(sentence, clock)
    return tuple(made)


def _read_sentence(sentence: str, clock: Clock) -> Iterator[Entry]:
    plain = sentence.strip(" *_`")
    opening = open_line(plain)
    if opening is None or opening.clock is None or (opening.day is None and clock.day is None):
        return
    if _is_length(opening):
        return
    yield read_entry(opening, clock, opening.rest or plain)


def _is_length(opening: Opening) -> bool:
    return bool(re.match(r"\s*(?:h(?:ou)?rs?|min(?:ute)?s?)\b", opening.rest))
