"""A team's own words: what is never found, what is found besides, which categories are off.

They stand in ``pyproject.toml``::

    [tool.review-widgets.language]
    people = ["Priya N."]            # names that count as names in files
    allow = ["operator error rate"]  # words that are never found
    off = ["ROOT"]                   # categories that are left out

    [tool.review-widgets.language.add]
    TRAIT = ["cowboy"]               # words that are found besides, with the advice of that category
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from review_widgets.errors import InvalidParameter
from review_widgets.language import Agent, Category, Checked, Finding, Tier, inspect_text, rules
from review_widgets.language.mask import NOUN, mask_text
from review_widgets.language.sentence import split_blocks, split_sentences

_TABLE = "tool.review-widgets.language"
_FRAMING = frozenset({Category.HIND, Category.MIN, Category.ROOT, Category.SYSCF})
_WAIVER = re.compile(r"<!--\s*review-ok:\s*[^\s-][^\n]*?-->")


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a team allows, adds and leaves out.

    ``allow`` are whole words or phrases that count as the name of a thing; ``add`` pairs of a category and a phrase; ``off``
    categories; ``people`` names beside those of a review. Case never matters.
    """

    allow: tuple[str, ...] = ()
    add: tuple[tuple[Category, str], ...] = ()
    off: frozenset[Category] = frozenset()
    people: tuple[str, ...] = ()

    def inspect(self, text: str, people: Iterable[str] = ()) -> Checked:
        """Check a text by the rules and by these words; as `review_widgets.language.inspect_text`."""
        read = _phrases(self.allow).sub(lambda found: NOUN * len(found[0]), text) if self.allow else text
        checked = inspect_text(read, (*people, *self.people))
        found = [
            replace(one, text=text[one.start : one.end]) for one in checked.findings if one.category not in self.off
        ]
        if self.add and not checked.not_checked:
            found += self._added(read, found)
        return Checked(tuple(sorted(found, key=lambda one: one.start)), checked.not_checked)

    def _added(self, text: str, found: list[Finding]) -> list[Finding]:
        made = []
        masked = mask_text(text)
        for start, end in list_sentences(text):
            if any(start <= one.start < end for one in found) or _is_waived(text, start, end):
                continue
            for category, phrase in self.add:
                if category not in self.off and (hit := _phrases((phrase,)).search(masked, start, end)):
                    made.append(_own_finding(category, hit.start(), hit[0]))
                    break
        return made


NO_WORDS = OwnWords()
"""A team without words of its own."""


def find_own_words(folder: Path) -> OwnWords:
    """Read the settings from the nearest ``pyproject.toml`` at or above a folder; without one there are none.

    Raises
    ------
    InvalidParameter
        The file cannot be read or is no TOML, or a setting is unknown or of the wrong type.
    """
    for place in (folder.resolve(), *folder.resolve().parents):
        file = place / "pyproject.toml"
        if file.is_file():
            try:
                text = file.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as err:
                raise InvalidParameter.of(
                    str(file), found=str(err), expected="UTF-8 text", do="Mend the file."
                ) from err
            return read_own_words(text, where=file.name)
    return NO_WORDS


def read_own_words(text: str, *, where: str = "pyproject.toml") -> OwnWords:
    """Read the table ``[tool.review-widgets.language]`` of a TOML text.

    Raises
    ------
    InvalidParameter
        The text is no TOML, or a setting is unknown or of the wrong type.
    """
    try:
        table: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as err:
        raise InvalidParameter.of(where, found=str(err), expected="TOML", do="Mend the file.") from err
    for name in _TABLE.split("."):
        table = table.get(name, {}) if isinstance(table, Mapping) else {}
    unknown = sorted(set(table) - {"allow", "add", "off", "people"})
    if unknown:
        raise InvalidParameter.of(
            f"{where}, [{_TABLE}]",
            found=unknown[0],
            expected="allow, add, off or people",
            do="Mend or remove the line.",
        )
    added = table.get("add", {})
    if not isinstance(added, Mapping):
        raise InvalidParameter.of(
            f"{where}, [{_TABLE}] add", found=added, expected="a table", do='Such as add = { TRAIT = ["cowboy"] }.'
        )
    return OwnWords(
        _texts(table, "allow", where),
        tuple((_category(name, where), phrase) for name in added for phrase in _texts(added, name, where)),
        frozenset(_category(name, where) for name in _texts(table, "off", where)),
        _texts(table, "people", where),
    )


def list_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Give where each sentence of the author's own prose begins and ends, as the rules read them."""
    for block, words in split_blocks(mask_text(text)):
        for at, sentence in split_sentences(words):
            yield block + at, block + at + len(sentence)


def _texts(table: Mapping[str, Any], name: str, where: str) -> tuple[str, ...]:
    value = table.get(name, [])
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        raise InvalidParameter.of(
            f"{where}, [{_TABLE}] {name}", found=value, expected="a list of words", do='Such as ["root"].'
        )
    return tuple(value)


def _category(name: str, where: str) -> Category:
    try:
        return Category(name)
    except ValueError as err:
        raise InvalidParameter.of(
            f"{where}, [{_TABLE}]", found=name, expected=f"one of {', '.join(Category)}", do="Mend the category."
        ) from err


def _phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    either = "|".join(r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def _own_finding(category: Category, start: int, text: str) -> Finding:
    rule = next(rule for rule in rules() if rule.category is category)
    tier = Tier.ADVISORY if category in _FRAMING else Tier.BLAME
    end = start + len(text)
    return Finding(
        tier, category, start, end, text, rule.why, rule.question, "", "a word of this team", Agent.AGENTLESS
    )


def _is_waived(text: str, start: int, end: int) -> bool:
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return _WAIVER.search(text, first, last if last >= 0 else len(text)) is not None
