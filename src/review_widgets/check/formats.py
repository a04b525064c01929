"""What a check found, for people, for programs, for code scanning (SARIF 2.1.0) and for the log of a pull request."""

from __future__ import annotations

import json
import os
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from review_widgets import __version__
from review_widgets.check.files import FileCheck, FileFinding, Fix
from review_widgets.check.places import Region
from review_widgets.escape import to_terminal
from review_widgets.language import Category, Tier, rules
from review_widgets.language.page import write_chapter
from review_widgets.plural import count_of

WORDS = {Tier.BLAME: "points at a person", Tier.ADVISORY: "may hide a circumstance"}
"""What each tier is called in front of people."""
TITLES = {
    Category.AGENT: "somebody is named as the one who failed",
    Category.CF: "what somebody ought to have done",
    Category.HUMERR: "an error label in the place of an explanation",
    Category.TRAIT: "a trait or an attitude as the explanation",
    Category.WHO: "a hunt for the person",
    Category.PUN: "a punishment, or a call to try harder",
    Category.NAME: "a named person as the one who failed",
    Category.HIND: "certainty that came only afterwards",
    Category.MIN: "effort made small",
    Category.ROOT: "one cause where several met",
    Category.SYSCF: "a safeguard that ought to have acted",
}
"""What each category is about."""
_WIDTH = 110
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of a whole run, in the order in which the files were given."""

    files: tuple[FileCheck, ...]
    skipped: int = 0
    """How many ``.json`` files of folders are no review and were not checked."""
    is_gate: bool = False
    """Whether findings decide how the run ends."""

    @property
    def findings(self) -> tuple[tuple[FileCheck, FileFinding], ...]:
        """Every finding with its file."""
        return tuple((file, found) for file in self.files for found in file.findings)

    @property
    def unreadable(self) -> int:
        """How many files could not be read."""
        return sum(bool(file.error) for file in self.files)

    def count(self, tier: Tier) -> int:
        """Count the findings of a tier."""
        return sum(found.tier is tier for _, found in self.findings)

    def reaches(self, tier: str) -> bool:
        """Tell whether there is a finding of a tier or a weightier one; never for ``none``."""
        return bool({"blame": self.count(Tier.BLAME), "advisory": len(self.findings)}.get(tier, 0))


def to_text(outcome: Outcome) -> Iterator[str]:
    """Give the lines for a terminal: where, the line with a mark under the words, why, a question, another way to put it."""
    for file, found in outcome.findings:
        place = ":".join(str(part) for part in (file.path, found.line, found.column))
        yield f"{to_terminal(place)}: {WORDS[found.tier]} ({found.category})" + (
            f", {to_terminal(found.field)}" if found.field else ""
        )
        line, before, width = _window(found)
        yield f"    {line}"
        yield f"    {' ' * before}{'^' * width}"
        yield f"    {to_terminal(found.why)}"
        yield f"    Ask instead: {to_terminal(found.question)}"
        if found.rewrite:
            yield f"    Another way to put it: {to_terminal(found.rewrite)}"
    for file in outcome.files:
        for why in file.unchecked:
            yield to_terminal(f"{file.path}: {why}")
    yield _sum_up(outcome)


def to_json(outcome: Outcome) -> Iterator[str]:
    """Give one JSON object: the findings, what was not checked, what could not be read."""
    yield json.dumps(
        {
            "format": 1,
            "findings": [
                {
                    "path": file.path.as_posix(),
                    "field": found.field,
                    "line": found.line,
                    "column": found.column,
                    "end_line": found.end_line,
                    "end_column": found.end_column,
                    "tier": found.tier,
                    "category": found.category,
                    "text": found.text,
                    "quote": found.quote,
                    "why": found.why,
                    "question": found.question,
                    "rewrite": found.rewrite,
                    "source": found.source,
                }
                for file, found in outcome.findings
            ],
            "unchecked": [{"path": f.path.as_posix(), "why": why} for f in outcome.files for why in f.unchecked],
            "unreadable": [{"path": f.path.as_posix(), "error": f.error} for f in outcome.files if f.error],
            "files": len(outcome.files),
        },
        ensure_ascii=False,
        indent=2,
    )


def to_github(outcome: Outcome) -> Iterator[str]:
    """Give workflow commands that put each finding at its line in a pull request, and the sum of all.

    A warning points at a person, a notice is advisory or tells what was not checked, an error what could not be read. Only the first ten
    of each are shown there, so the sum stands in the log; columns are understood only within one line.
    """
    for file, found in outcome.findings:
        level = "warning" if found.tier is Tier.BLAME else "notice"
        columns = {"col": found.column, "endColumn": found.end_column} if found.line == found.end_line else {}
        values = {"line": found.line, "endLine": found.end_line, **columns, "title": WORDS[found.tier]}
        yield _command(level, file.path, f"“{found.text}”. {_advice(found)}", values)
    for file in outcome.files:
        for why in file.unchecked:
            yield _command("notice", file.path, why)
        if file.error:
            yield _command("error", file.path, file.error)
    yield _sum_up(outcome)


def _command(level: str, path: Path, said: str, values: Mapping[str, object] = MappingProxyType({})) -> str:
    properties = {"file": _from_here(path).as_posix(), **values}
    return f"::{level} {','.join(f'{k}={_property(str(v))}' for k, v in properties.items())}::{_message(said)}"


def to_sarif(outcome: Outcome) -> Iterator[str]:
    """Give a SARIF log of one run.

    References
    ----------
    OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0 plus Errata 01, 2023.
    """
    categories = list(TITLES)
    notes = [
        {"level": "error", "message": {"text": f.error}, "locations": [_location(f.path)]}
        for f in outcome.files
        if f.error
    ]
    notes += [
        {"level": "note", "message": {"text": why}, "locations": [_location(f.path)]}
        for f in outcome.files
        for why in f.unchecked
    ]
    run = {
        "tool": {
            "driver": {
                "name": "learning-review",
                "semanticVersion": __version__,
                "rules": [_rule(category) for category in categories],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not outcome.unreadable, "toolExecutionNotifications": notes}],
        "results": [
            _result(file, found, categories, mark)
            for file in outcome.files
            for found, mark in zip(file.findings, _fingerprints(file), strict=True)
        ],
    }
    yield json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


FORMATS: Mapping[str, Callable[[Outcome], Iterator[str]]] = {
    "text": to_text,
    "json": to_json,
    "sarif": to_sarif,
    "github": to_github,
}
"""How an outcome can be written, by name."""


def _sum_up(outcome: Outcome) -> str:
    pointing, hiding = outcome.count(Tier.BLAME), outcome.count(Tier.ADVISORY)
    empty = sum(file.is_empty for file in outcome.files)
    read, unchecked = (
        len(outcome.files) - outcome.unreadable - empty,
        sum(bool(file.unchecked) for file in outcome.files),
    )
    parts = [
        f"{count_of(pointing, 'wording')} {'points' if pointing == 1 else 'point'} at a person",
        f"{hiding} may hide a circumstance",
        f"in {count_of(read, 'file')}",
        *([f"{unchecked - empty} not checked as a whole"] if unchecked > empty else []),
        *([f"{empty} with nothing to check"] if empty else []),
        *([f"{outcome.unreadable} not readable"] if outcome.unreadable else []),
        *([f"{outcome.skipped} JSON of another kind skipped"] if outcome.skipped else []),
    ]
    return ", ".join(parts) + ("." if outcome.is_gate else ". Findings advise; they stop nothing.")


def _rule(category: Category) -> dict[str, Any]:
    rule = next(rule for rule in rules() if rule.category is category)
    weighty = any(tier is Tier.BLAME for _, tier in rule.must_flag)
    return {
        "id": str(category),
        "shortDescription": {"text": TITLES[category]},
        "fullDescription": {"text": rule.why},
        "help": {
            "text": f"{rule.why} Ask instead: {rule.question} Source: {rule.source}. All rules: docs/language-rules.md, {category}.",
            "markdown": write_chapter(category),
        },
        "defaultConfiguration": {"level": "warning" if weighty else "note"},
    }


def _fingerprints(file: FileCheck) -> Iterator[str]:
    """Give what each finding is known by again: its category and sentence, however the lines move, and which of several such it is."""
    met: Counter[str] = Counter()
    for found in file.findings:
        known = f"{found.category} {' '.join(found.sentence.split()).casefold()}"
        met[known] += 1
        yield sha256(f"{met[known]} {known}".encode()).hexdigest()[:32]


def _result(file: FileCheck, found: FileFinding, categories: list[Category], fingerprint: str) -> dict[str, Any]:
    location = _location(file.path)
    region = Region(found.line, found.column, found.end_line, found.end_column)
    location["physicalLocation"]["region"] = {**_region(region), "snippet": {"text": found.text}}
    if found.field:
        location["logicalLocations"] = [{"fullyQualifiedName": found.field}]
    return {
        "ruleId": str(found.category),
        "ruleIndex": categories.index(found.category),
        "level": "warning" if found.tier is Tier.BLAME else "note",
        "message": {"text": f"“{found.text}” {WORDS[found.tier]}. {_advice(found)}"},
        "locations": [location],
        "partialFingerprints": {"sentence/v1": fingerprint},
        **({"fixes": [_fix(file.path, found.fix)]} if found.fix else {}),
    }


def _fix(path: Path, fix: Fix) -> dict[str, Any]:
    is_open = fix.text.endswith(("…", "\\u2026"))
    replacement = {"deletedRegion": _region(fix.region), "insertedContent": {"text": fix.text}}
    return {
        "description": {"text": "Another way to put it" + ("; say what the … leaves open." if is_open else ".")},
        "artifactChanges": [{"artifactLocation": _artifact(path), "replacements": [replacement]}],
    }


def _region(region: Region) -> dict[str, int]:
    return {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }


def _location(path: Path) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(path)}}


def _artifact(path: Path) -> dict[str, str]:
    shown = _from_here(path)
    return {"uri": shown.as_uri() if shown.is_absolute() else quote(shown.as_posix())}


def _from_here(path: Path) -> Path:
    """Give a path below the working folder as seen from there, which is how a repository knows it."""
    return Path(os.path.relpath(path)) if path.is_absolute() and path.is_relative_to(Path.cwd()) else path


def _advice(found: FileFinding) -> str:
    rewrite = f" Another way to put it: {found.rewrite}" if found.rewrite else ""
    return f"{found.why} Ask instead: {found.question}{rewrite}"


def _window(found: FileFinding) -> tuple[str, int, int]:
    """Give the line of the finding as a terminal shows it, the cells before the mark and the mark's cells.

    A long line is cut around the words, with an ellipsis where it was cut.
    """
    at, end = found.quote_at, min(found.quote_at + len(found.text), len(found.quote))
    first = 0 if end <= _WIDTH else max(0, at - _WIDTH // 2)
    last = max(end, first + _WIDTH)
    before, marked, after = (_one_line(found.quote[a:b]) for a, b in ((first, at), (at, end), (end, last)))
    before = ("…" if first else "") + (before if first else before.lstrip())
    after = after.rstrip() + ("…" if last < len(found.quote) else "")
    return before + marked + after, _cells(before), max(1, _cells(marked))


def _one_line(text: str) -> str:
    """Make a piece of a line safe for a terminal without losing the spaces at its ends."""
    return "".join(" " if char.isspace() else to_terminal(char) or " " for char in text)


def _cells(text: str) -> int:
    """Count the cells of a terminal that a text takes: two for wide characters, none for combining ones."""
    return sum(
        0 if unicodedata.combining(char) or char in "\u200d\ufe0f" else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )


def _message(text: str) -> str:
    return to_terminal(text).replace("%", "%25")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
