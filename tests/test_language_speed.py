"""Time and memory of a check: linear, quick to import, and quick again after an edit."""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review_widgets.language import check_text, inspect_text
from review_widgets.language.sentence import read_sentence

PARTS = [
    "the engineer (who forgot, it seems) and the queue ",
    "we did not check because the ",
    "` \" “ ' < [ ](",
    "had we, had we, if only ",
    "* _ ** > # | - ",
    "<!-- --> ",
    "it was and and and, , , who who that that ",
    "should should have have been been ",
    "The engineer failed to check it. We forgot to look! ",
    "<!-- review-ok: we failed. ",
    "<!-- review-ok: told --> we failed. ",
    "The root cause was that. ",
    "`",
    " ' he's a ",
    "....x ",
]


def seconds(text: str) -> float:
    """Give the processor time of one check, which a busy machine does not stretch."""
    begun = time.process_time()
    check_text(text)
    return time.process_time() - begun


@pytest.mark.parametrize("part", PARTS)
def test_time_grows_with_the_text_not_with_its_square(part: str) -> None:
    short, long = part * (20_000 // len(part)), part * (320_000 // len(part))
    assert seconds(long) < 3 * 16 * max(min(seconds(short + "." * n) for n in range(1, 4)), 0.004)


def test_an_edit_in_a_long_text_is_checked_again_within_ten_milliseconds() -> None:
    paragraph = (
        "The pool was full at {}. We failed to see the queue of worker {} grow, and the page for it came at noon. " * 3
    )
    paragraphs = [paragraph.format(*[n] * 6) for n in range(50)]
    check_text("\n\n".join(paragraphs))
    taken = []
    for n in range(40):
        paragraphs[n] += f" Then {n} more words were typed here."
        text = "\n\n".join(paragraphs)
        taken.append(seconds(text))
    assert len("\n\n".join(paragraphs).split()) > 3_000
    assert statistics.quantiles(taken, n=20)[-1] < 0.010


def test_the_checker_is_imported_within_fifty_milliseconds(tmp_path: Path) -> None:
    """As installed, that is with its bytecode kept: the first of the runs writes it."""
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(tmp_path)}
    code = "import time; t = time.process_time(); import review_widgets as rw; rw.check_text; print(time.process_time() - t)"
    times = [
        float(
            subprocess.run(
                [sys.executable, "-c", code], env=os.environ | compiled, capture_output=True, text=True, check=True
            ).stdout
        )
        for _ in range(8)
    ]
    assert min(times) < 0.050


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=400), st.lists(st.text(max_size=20), max_size=3))
def test_any_text_and_any_names_give_offsets_inside_it(text: str, people: list[str]) -> None:
    checked = inspect_text(text, people)
    places = [(f.start, f.end) for f in checked.findings]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)
    assert [f.text for f in checked.findings] == [text[start:end] for start, end in places]


WORDS = """the engineer we nobody failed to check should have forgot had if only who ? by team , . and did not n't ’ was – 🔥 - > | `
    " “ ” never""".split()


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_row_of_telling_words_gives_at_most_one_finding_a_sentence(words: list[str]) -> None:
    text = " ".join(words)
    found = check_text(text)
    assert all(text[f.start : f.end] == f.text for f in found)
    between = [text[a.end : b.start] for a, b in pairwise(found)]
    assert all(any(sign in gap for sign in ".?|\n-") for gap in between)


PIECES = """the (the “no-one” on-call On on call caller's no No one didn’t let's IT it cannot, e.g. foo_bar @ana. a.b/c — -- - well-known
    who's, **failed** İt ’ ▯▯ 10:02 [x]""".split()


@settings(deadline=None, max_examples=300)
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", "  ", "\n", "\u00a0"])), max_size=30))
def test_words_read_between_spaces_are_those_read_in_the_whole(pieces: list[tuple[str, str]]) -> None:
    sentence = read_sentence(0, "".join(piece + gap for piece, gap in pieces))
    assert len(sentence.words) == len(sentence.spans)
    for word, (start, end) in zip(sentence.words, sentence.spans, strict=True):
        told = sentence.text[start:end].lower()
        assert told == word or not told.isalpha() or told in ("it", "cannot")


@settings(deadline=None, max_examples=100)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_a_second_look_finds_the_same(words: list[str]) -> None:
    text = " ".join(words)
    assert check_text(text) == check_text(text)


TELLING = """the engineer we nobody someone they she failed to check should have forgot ignored blame carelessly root cause human error must be more
    careful deployed it who didn't our fault , and because had not""".split()


ANYTHING = [
    *("the of and to in was it we".split() * 40),
    *"` `` ``` ' ‘ ’ \" “ ” « „ [ ]( ][ ) ( <a <b> http://x <!-- --> <!--review-ok: ... | @ * _ - -- \t \u00a0".split(
        " "
    ),
    *("".join(map(chr, random.Random(n).choices(range(0x2000, 0xD7FF), k=3))) for n in range(100)),
]


def line_of(words: list[str], ends: list[str]) -> str:
    """Give ten megabytes in one line, in which no row of words comes again."""
    chance = random.Random(1)
    sentences: list[str] = []
    size = 0
    while size <= 10_000_000:
        sentences.append(" ".join(chance.choices(words, k=chance.randint(6, 25))) + chance.choice(ends))
        size += len(sentences[-1])
    return "".join(sentences)


@pytest.mark.slow
@pytest.mark.parametrize("ends", [[". ", "! "], [" "]], ids=["sentences", "no end"])
@pytest.mark.parametrize("words", [TELLING, WORDS, ANYTHING], ids=["telling", "telling and signs", "anything"])
def test_ten_megabytes_in_one_line_take_seconds(words: list[str], ends: list[str]) -> None:
    assert seconds(line_of(words, ends)) < 30
