"""The language rules over every prose field of a review, and over files.

Findings advise: they never stop anything here. What the room chose to keep (a dismissal) is left out; prose that could not be
checked is said so, because "not checked" is not "clean".
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from review_widgets.errors import ReviewError, StoreFailed
from review_widgets.language import Finding, inspect_text
from review_widgets.model import COLLECTIONS, Record, Review
from review_widgets.schema import build_review

PROSE: dict[str, tuple[str, ...]] = {
    "incident": ("title", "summary", "resolution"),
    "sections": ("text",),
    "events": ("text",),
    "factors": ("text", "would_have_detected", "would_have_smoothed"),
    "conditions": ("text",),
    "surprises": ("text", "answer"),
    "open_questions": ("text", "answer"),
    "parking_lot": ("text",),
    "takeaways": ("text", "rationale", "gives_way"),
    "actions": ("title", "description"),
    "related": ("why",),
}
"""The fields that hold prose, by list."""
MAX_FILE_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FieldFinding(Finding):
    """A finding with the field it stands in, such as ``events[e-1].text``; offsets count within that field."""

    field: str = ""


@dataclass(frozen=True, slots=True)
class FileFinding(Finding):
    """A finding in a file: the line and column where it begins, both from 1; for a record also the field."""

    line: int = 1
    column: int = 1
    field: str = ""


def check_review(review: Review) -> tuple[FieldFinding, ...]:
    """Find words that point at people in every prose field.

    Names of the participants count as names; a finding the room dismissed is left out.
    """
    people = _people(review)
    kept = {(d.field, d.text.casefold(), d.category) for d in review.dismissals}
    found = []
    for field, text in list_prose(review):
        for finding in inspect_text(text, people).findings:
            if (field, finding.text.casefold(), finding.category.value) not in kept:
                found.append(FieldFinding(**_values(finding), field=field))
    return tuple(found)


def list_prose(review: Review) -> Iterator[tuple[str, str]]:
    """Give every prose field that is not empty, as its place and its text, in the order of the file."""
    for collection, names in PROSE.items():
        if collection == "incident":
            yield from _fields(review.incident, names, "incident")
            if review.incident.impact.text:
                yield "incident.impact.text", review.incident.impact.text
            continue
        for item in getattr(review, collection):
            yield from _fields(item, names, f"{collection}[{item.id}]")
            let_go = getattr(item, "let_go", None)
            if let_go is not None:
                yield from _fields(
                    let_go, ("reason_text", "what_we_rely_on_instead"), f"{collection}[{item.id}].let_go"
                )
    yield from _fields(review, ("status_reason", "nothing_to_carry_because"), "review")


def list_unchecked(review: Review) -> tuple[str, ...]:
    """Give the prose fields that could not be checked, with the reason, such as ``sections[s-1].text: not checked (language)``."""
    return tuple(f"{field}: {why}" for field, text in list_prose(review) if (why := inspect_text(text).not_checked))


def check_file(path: Path) -> tuple[FileFinding, ...]:
    """Find words that point at people in a Markdown or text file, a notebook's prose, or a review record.

    Raises
    ------
    StoreFailed
        The file cannot be read, is no UTF-8 text or is larger than 16 MB.
    InvalidRecord
        A ``.json`` file is no review.
    """
    text = _read(path)
    if path.suffix == ".json":
        review = build_review(_json(path, text), where=path.name)
        return tuple(
            FileFinding(**_values(found), line=_line_of(text, found.text), field=found.field)
            for found in check_review(review)
        )
    if path.suffix == ".ipynb":
        return tuple(_in_notebook(_json(path, text)))
    return tuple(_placed(finding, text) for finding in inspect_text(text).findings)


def is_unchecked(path: Path) -> str:
    """Give why the prose of a file could not be checked, or an empty text."""
    return "" if path.suffix in (".json", ".ipynb") else inspect_text(_read(path)).not_checked


def _in_notebook(notebook: Any) -> Iterator[FileFinding]:
    cells = notebook.get("cells", []) if isinstance(notebook, dict) else []
    for number, cell in enumerate(cells, start=1):
        if isinstance(cell, dict) and cell.get("cell_type") == "markdown":
            source = cell.get("source", "")
            text = "".join(source) if isinstance(source, list) else str(source)
            for finding in inspect_text(text).findings:
                placed = _placed(finding, text)
                yield FileFinding(**_values(finding), line=placed.line, column=placed.column, field=f"cell {number}")


def _placed(finding: Finding, text: str) -> FileFinding:
    line = text.count("\n", 0, finding.start) + 1
    column = finding.start - (text.rfind("\n", 0, finding.start) + 1) + 1
    return FileFinding(**_values(finding), line=line, column=column)


def _values(finding: Finding) -> dict[str, Any]:
    return {field.name: getattr(finding, field.name) for field in fields(Finding)}


def _fields(item: Record, names: tuple[str, ...], where: str) -> Iterator[tuple[str, str]]:
    for name in names:
        if text := getattr(item, name):
            yield f"{where}.{name}", text


def _people(review: Review) -> tuple[str, ...]:
    return tuple(word for person in review.participants for word in (person.name, *person.handles) if word)


def _line_of(text: str, quoted: str) -> int:
    at = text.find(json.dumps(quoted, ensure_ascii=False)[1:-1])
    return text.count("\n", 0, at) + 1 if at >= 0 else 1


def _json(path: Path, text: str) -> Any:
    from review_widgets.schema import parse_json

    return parse_json(text, where=path.name)


def _read(path: Path) -> str:
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise StoreFailed.of(path.name, found=f"{size:,} bytes", expected="at most 16 MB", do="Split the file.")
        raw = path.read_bytes()
    except ReviewError:
        raise
    except OSError as err:
        raise StoreFailed.of(
            path.name, found=err.strerror or type(err).__name__, expected="a file that can be read", do="Mend the path."
        ) from err
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        at = re.sub(rb"[^ -~]", b".", raw[err.start : err.start + 8]).decode("ascii")
        raise StoreFailed.of(
            f"{path.name}, byte {err.start}", found=at, expected="UTF-8 text", do="Save the file as UTF-8."
        ) from err


assert set(PROSE) - {"incident"} <= set(COLLECTIONS), "a list of prose names no list of the record"
