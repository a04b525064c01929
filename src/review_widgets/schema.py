"""Record ⇄ Review: reading, upgrading and writing the JSON file of one review, and its published JSON Schema."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from sys import intern
from typing import Any

from pydantic import ValidationError

from review_widgets.errors import InvalidRecord, NewerSchema
from review_widgets.model import SCHEMA_VERSION, Review
from review_widgets.plural import count_of


def _keep_what_was_called_reader_lines(record: dict[str, Any]) -> dict[str, Any]:
    """Version 2 knows readers' lines; what somebody kept under that name before stays, under another."""
    return {f"{key}_before" if key == "reader_lines" else key: value for key, value in record.items()}


UPGRADES: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: _keep_what_was_called_reader_lines}
"""One step per version: ``UPGRADES[n]`` turns a record of version n into one of version n + 1."""

MAX_BYTES = 64 * 1024 * 1024


def read_review(text: str | bytes, *, where: str = "record") -> Review:
    """Read one review from its JSON text.

    Parameters
    ----------
    text
        UTF-8 JSON, at most 64 MiB; a byte order mark is allowed.
    where
        What the error message calls this text, usually the file name.

    Raises
    ------
    InvalidRecord
        The text is empty, no JSON, has a key twice, a naive time or a value of the wrong type.
    NewerSchema
        The record was written by a newer version of this package.
    """
    return build_review(parse_json(text, where=where), where=where)


def parse_json(text: str | bytes, *, where: str) -> Any:
    """Parse JSON strictly: no key twice, no NaN, a bounded size and depth.

    Raises
    ------
    InvalidRecord
        With the line and column where reading stopped.
    """
    if len(text) > MAX_BYTES:
        raise InvalidRecord.of(
            where, found=count_of(len(text), "byte", spec=","), expected=f"at most {MAX_BYTES:,}", do="Split the file."
        )
    try:
        decoded = text.decode("utf-8-sig") if isinstance(text, bytes) else text.removeprefix("\ufeff")
    except UnicodeDecodeError as err:
        raise InvalidRecord.of(
            f"{where}, byte {err.start}",
            found=err.object[err.start : err.start + 4],
            expected="UTF-8 text",
            do="Save the file as UTF-8.",
        ) from err
    if not decoded.strip():
        raise InvalidRecord.of(
            where, found="", expected="a JSON object", do="Restore the file from its history; it is empty."
        )
    try:
        return json.loads(decoded, object_pairs_hook=_no_key_twice, parse_constant=_no_nan)
    except json.JSONDecodeError as err:
        near = decoded[max(0, err.pos - 10) : err.pos + 20]
        raise InvalidRecord.of(
            f"{where}, line {err.lineno}, column {err.colno}",
            found=near,
            expected=f"JSON ({err.msg})",
            do="Mend that place.",
        ) from err
    except (_Twice, RecursionError, ValueError) as err:
        raise InvalidRecord.of(
            where,
            found=str(err),
            expected="plain JSON, each key once, no NaN, at most some hundred levels",
            do="Mend that place.",
        ) from err


def build_review(raw: object, *, where: str = "record") -> Review:
    """Make a review from parsed JSON, upgrading an older record step by step.

    Raises
    ------
    InvalidRecord
        With the field, what was found and what was expected, for up to five fields.
    """
    if not isinstance(raw, Mapping):
        raise InvalidRecord.of(
            where, found=type(raw).__name__, expected="a JSON object with an id", do="Give a review record."
        )
    record = upgrade_record(dict(raw), where=where)
    try:
        return Review.model_validate(record)
    except ValidationError as err:
        raise InvalidRecord(describe_errors(err, where=where)) from err


def upgrade_record(record: dict[str, Any], *, where: str = "record") -> dict[str, Any]:
    """Bring a record to the present schema version, one step per version."""
    version = record.get("schema_version", SCHEMA_VERSION)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise InvalidRecord.of(
            f"{where}, schema_version",
            found=version,
            expected=f"a whole number from 1 to {SCHEMA_VERSION}",
            do="Restore the file.",
        )
    if version > SCHEMA_VERSION:
        raise NewerSchema.of(
            f"{where}, schema_version",
            found=version,
            expected=f"at most {SCHEMA_VERSION}",
            do="It was left untouched; update review-widgets to open it.",
        )
    while version < SCHEMA_VERSION:
        record = {**UPGRADES[version](record), "schema_version": version + 1}
        version += 1
    return record


def write_review(review: Review) -> str:
    """Write a review as its file: stable field order, two spaces, one field a line, empty fields left out, a final newline."""
    return json.dumps(review.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"


def json_schema() -> dict[str, Any]:
    """Give the published JSON Schema (2020-12) of a review record."""
    schema = Review.model_json_schema(mode="validation")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:review-widgets:review:{SCHEMA_VERSION}",
        **schema,
    }


def describe_errors(err: ValidationError, *, where: str) -> str:
    """Put a validation error into words: each field, what was found, what was expected."""
    problems = err.errors(include_url=False)
    lines = []
    for problem in problems[:5]:
        field = re.sub(r"\.(\d+)", r"[\1]", ".".join(str(part) for part in problem["loc"])) or "record"
        found = repr(problem.get("input"))
        found = found if len(found) <= 80 else found[:77] + "..."
        expected = problem["msg"].removeprefix("Value error, ")
        lines.append(f"{where}, {field}: found {found}; expected: {expected}.")
    if len(problems) > 5:
        lines.append(f"... and {len(problems) - 5} more.")
    return " ".join([*lines, "Mend these fields; nothing was changed."])


class _Twice(ValueError):
    """A key stands twice in one object."""


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = {intern(key): value for key, value in pairs}  # else each line of a long export has its own copy of every key
    if len(made) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]  # add() is None
        raise _Twice(f"the key {twice!r} twice in one object")
    return made


def _no_nan(name: str) -> float:
    raise ValueError(f"the number {name}")
