"""A number and its noun: one of a thing stands in the singular, everywhere."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from review_widgets.plural import count_of, word_for

SOURCES = Path(__file__).parents[1] / "src" / "review_widgets"
RULES = SOURCES / "language" / "rules"
"""Patterns of words, not texts."""
VERBS = {"as", "does", "gives", "has", "is", "its", "reads", "stands", "this", "was"}
BOUNDS = {
    ("importers/_members.py", "bytes"),
    ("importers/_storing.py", "incidents"),
    ("importers/_table.py", "rows"),
    ("importers/slack/__init__.py", "messages"),
    ("importers/sentry.py", "times"),
    ("reports/sections.py", "characters"),
    ("session/pasting.py", "lines"),
    ("session/picturing.py", "pictures"),
    ("session/picturing.py", "pixels"),
    ("language/vectors.py", "bytes"),
    ("language/vectors.py", "words"),
    ("timeline.py", "days"),
}
"""Where the number is a limit, or is never one: there the noun stands in the plural by itself."""
_AFTER = re.compile(
    r"^ (?:(?:a|broken|edited|more|new|of (?:them|the)|open|own) )*([A-Za-z][a-z-]*s|people|children)(?![\w-])"
)


@pytest.mark.parametrize(
    ("count", "noun", "said"),
    [
        (0, "event", "0 events"),
        (1, "event", "1 event"),
        (2, "person", "2 people"),
        (1, "person", "1 person"),
        (3, "entry", "3 entries"),
        (1, "entry", "1 entry"),
        (2, "day", "2 days"),
        (2, "address", "2 addresses"),
        (2, "edited message", "2 edited messages"),
        (2, "near miss", "2 near misses"),
        (11, "review", "11 reviews"),
    ],
)
def test_a_noun_stands_as_its_number_wants_it(count: int, noun: str, said: str) -> None:
    assert count_of(count, noun) == said


def test_a_verb_goes_with_its_number_and_thousands_are_set_apart_where_asked() -> None:
    assert [word_for(1, verb) for verb in ("is", "was", "has", "does")] == ["is", "was", "has", "does"]
    assert [word_for(0, verb) for verb in ("is", "was", "has", "does")] == ["are", "were", "have", "do"]
    assert count_of(1200, "byte", spec=",") == "1,200 bytes"


@pytest.mark.parametrize(
    "path",
    sorted(path for path in SOURCES.rglob("*.py") if path.parent != RULES),
    ids=lambda path: path.relative_to(SOURCES).as_posix(),
)
def test_no_text_puts_a_number_before_a_word_that_is_always_plural(path: Path) -> None:
    place = path.relative_to(SOURCES).as_posix()
    found = set(_counted_by_hand(ast.parse(path.read_text(encoding="utf-8"))))
    assert {(place, noun) for noun in found} <= BOUNDS


def test_the_walk_finds_what_it_looks_for() -> None:
    code = "f'{n} events, {len(x):,} people, {m} new entries, {n} of them were, {name} is, {a} thing, {n}-fold'"
    assert sorted(_counted_by_hand(ast.parse(code))) == ["entries", "events", "people"]


@pytest.mark.parametrize("path", sorted(SOURCES.rglob("*.js")), ids=lambda path: path.relative_to(SOURCES).as_posix())
def test_no_text_of_a_widget_puts_a_number_before_a_word_that_is_always_plural(path: Path) -> None:
    found = re.findall(r"\$\{[^{}]*\}( [^`$]*)", path.read_text(encoding="utf-8"))
    nouns = {noun[1] for text in found if (noun := _AFTER.match(text)) and noun[1] not in VERBS}
    never_one = {"layout.js": {"others"}, "marked.js": {"sentences"}}
    assert nouns <= never_one.get(path.name, set())


def _counted_by_hand(tree: ast.AST) -> Iterator[str]:
    """Give the plurals that stand right behind a value in an f-string."""
    for text in ast.walk(tree):
        if isinstance(text, ast.JoinedStr):
            for value, rest in zip(text.values, text.values[1:], strict=False):
                if isinstance(value, ast.FormattedValue) and isinstance(rest, ast.Constant):
                    noun = _AFTER.match(str(rest.value))
                    if noun and noun[1] not in VERBS:
                        yield noun[1]
