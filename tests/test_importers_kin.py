"""Other documents of the same kinds: fields absent, empty, added or unknown, another order, times written in other ways."""

from __future__ import annotations

import copy
import json
import random
import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from review_widgets.errors import ImportFailed
from review_widgets.importers import import_file
from review_widgets.model import Review

DATA = Path(__file__).parent / "data" / "importers"
FILES = sorted(
    path for path in DATA.glob("*/*") if path.suffix in (".json", ".jsonl") and not path.name.endswith(".golden.json")
)
ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)")
PROSE = ("content", "elements", "blocks", "items")
"""Lists whose order is that of words."""


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


each = pytest.mark.parametrize("path", FILES, ids=name_of)


def read(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    return list(map(json.loads, filter(None, text.splitlines()))) if path.suffix == ".jsonl" else json.loads(text)


def written(value: Any, path: Path) -> Path:
    lines = map(json.dumps, value) if path.suffix == ".jsonl" else [json.dumps(value)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def changed(value: Any, leaf: Callable[[Any], Any], order: Callable[[list[Any]], list[Any]] = list) -> Any:
    if isinstance(value, dict):
        return {key: changed(one, leaf, list if key in PROSE else order) for key, one in value.items()}
    return [changed(one, leaf, order) for one in order(value)] if isinstance(value, list) else leaf(value)


def stated(value: Any) -> bool:
    return isinstance(value, str) and ISO.fullmatch(value) is not None and not value.startswith("0001")


def without_colon(value: Any) -> Any:
    there = timezone(timedelta(hours=5, minutes=30))
    return (
        datetime.fromisoformat(value).astimezone(there).strftime("%Y-%m-%dT%H:%M:%S.%f%z") if stated(value) else value
    )


def in_milliseconds(value: Any) -> Any:
    return round(datetime.fromisoformat(value).timestamp() * 1000) if stated(value) else value


def in_nanoseconds(value: Any) -> Any:
    return str(round(datetime.fromisoformat(value).timestamp() * 1000)) + "000000" if stated(value) else value


def with_a_blank(value: Any) -> Any:
    return value.replace("T", " ").replace("Z", " UTC") if stated(value) else value


def with_more_fields(value: Any) -> Any:
    if isinstance(value, dict):
        more = {"brand_new": {"deep": ["word", None, 1]}, "left_empty": None}
        return {**{key: with_more_fields(one) for key, one in value.items()}, **more}
    return [with_more_fields(one) for one in value] if isinstance(value, list) else value


def in_another_order(value: Any) -> Any:
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: random.Random(name).random())
        return {name: in_another_order(value[name]) for name in names}
    return [in_another_order(one) for one in value] if isinstance(value, list) else value


def newest_first(value: Any) -> Any:
    return changed(
        value, lambda leaf: leaf, lambda rows: rows[::-1] if any(isinstance(r, dict) for r in rows) else rows
    )


def times_of(reviews: tuple[Review, ...]) -> list[tuple[str, str]]:
    """Give the time and the first letters of every event, to the tenth of a second."""
    told = ((review.id, event) for review in reviews for event in review.events)
    return sorted(
        (name, f"{event.occurred_at:%Y-%m-%d %H:%M:%S}" if event.occurred_at else "none") for name, event in told
    )


def facts_of(reviews: tuple[Review, ...]) -> list[tuple[str, ...]]:
    names = ("started_at", "detected_at", "acknowledged_at", "mitigated_at", "resolved_at")
    return sorted((r.id, r.title, *(str(getattr(r.incident, name))[:19] for name in names)) for r in reviews)


@pytest.mark.parametrize(
    "change",
    [
        with_more_fields,
        in_another_order,
        newest_first,
        lambda value: changed(value, without_colon),
        lambda value: changed(value, in_milliseconds),
        lambda value: changed(value, in_nanoseconds),
        lambda value: changed(value, with_a_blank),
    ],
    ids=["more fields", "another order", "newest first", "no colon", "milliseconds", "nanoseconds", "a blank"],
)
@each
def test_another_way_to_write_an_export_gives_the_same_times(
    path: Path, change: Callable[[Any], Any], tmp_path: Path
) -> None:
    name, expected = import_file(path)
    again, found = import_file(written(change(read(path)), tmp_path / path.name))
    assert again == name
    assert times_of(found) == times_of(expected)
    assert facts_of(found) == facts_of(expected)


@pytest.mark.parametrize("path", [path for path in FILES if path.name != "history.json"], ids=name_of)
def test_a_list_of_documents_is_read_like_json_lines_of_them(path: Path, tmp_path: Path) -> None:
    whole = read(path)
    documents = whole if isinstance(whole, list) else [whole]
    listed = import_file(written(documents, (tmp_path / path.name).with_suffix(".json")))
    lines = import_file(written([*documents, *documents], (tmp_path / path.name).with_suffix(".jsonl")))
    assert listed[0] == lines[0] == import_file(path)[0]
    assert times_of(listed[1]) == times_of(import_file(path)[1])


def places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        if not isinstance(key, int):
            yield (*way, key)
        yield from places(inner, (*way, key))


def variants(whole: Any) -> Iterator[tuple[str, Any]]:
    """Give a document with each of its fields absent, empty or of another type, and what was done; lists and objects may take all along."""
    for way in places(whole):
        for value in ("absent", None, [], "word", 7):
            variant = copy.deepcopy(whole)
            holder = variant
            for key in way[:-1]:
                holder = holder[key]
            if not isinstance(holder.pop(way[-1]), dict | list) or value not in ("absent", None):
                if value != "absent":
                    holder[way[-1]] = value
                yield f"{way} is {value!r}", variant


@each
def test_a_field_that_is_absent_or_of_another_type_is_no_error_of_the_program(path: Path, tmp_path: Path) -> None:
    wrong = []
    for said, variant in variants(read(path)):
        try:
            import_file(written(variant, tmp_path / path.name))
        except ImportFailed as err:
            wrong += [f"{said}: {err}"] if "Error: " in str(err) or "Mend these fields" in str(err) else []
    assert wrong == []


@each
def test_most_fields_may_be_absent(path: Path, tmp_path: Path) -> None:
    whole = read(path)
    before = sum(len(review.events) for review in import_file(path)[1])
    fewer, fields = 0, 0
    for said, variant in variants(whole):
        if said.endswith("'absent'"):
            fields += 1
            try:
                _, reviews = import_file(written(variant, tmp_path / path.name))
                fewer += sum(len(review.events) for review in reviews) < before - 2
            except ImportFailed:
                fewer += 1
    assert fewer <= max(1, fields // 4)


def test_the_first_line_may_be_of_another_kind_than_the_rest(tmp_path: Path) -> None:
    hooks = (DATA / "github_issue" / "webhooks.jsonl").read_text(encoding="utf-8")
    path = tmp_path / "hooks.jsonl"
    path.write_text('{"zen": "Keep it logically awesome.", "hook_id": 1}\n' + hooks, encoding="utf-8")
    name, reviews = import_file(path)
    assert name == "github_issue"
    assert times_of(reviews) == times_of(import_file(DATA / "github_issue" / "webhooks.jsonl")[1])
