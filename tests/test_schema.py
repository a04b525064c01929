from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from review_widgets import schema
from review_widgets.errors import InvalidRecord, NewerSchema
from review_widgets.model import COLLECTIONS, PREFIXES, Incident, Review, TimelineEvent, new_id, stable_id
from review_widgets.schema import build_review, json_schema, read_review, write_review

times = st.datetimes(
    datetime(1990, 1, 1),
    datetime(2100, 1, 1),
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=30))]),
)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
events = st.builds(
    TimelineEvent,
    id=st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,20}", fullmatch=True),
    occurred_at=st.none() | times,
    text=texts,
    tags=st.lists(texts, max_size=3).map(tuple),
    known_at_the_time=st.none() | st.booleans(),
)
reviews = st.builds(
    Review,
    id=st.just("INC-1"),
    incident=st.builds(Incident, title=texts, started_at=st.none() | times),
    events=st.lists(events, max_size=4, unique_by=lambda e: e.id.lower()).map(tuple),
)


PUBLISHED = jsonschema.Draft202012Validator(json_schema())


@given(reviews)
def test_a_written_review_is_read_back_equal(review: Review) -> None:
    assert read_review(write_review(review)) == review


@given(reviews)
def test_a_written_review_fits_the_published_schema(review: Review) -> None:
    assert [error.message for error in PUBLISHED.iter_errors(json.loads(write_review(review)))] == []


def test_unknown_keys_are_kept_at_every_level() -> None:
    raw = {"id": "A", "colour": {"deep": None}, "incident": {"mood": []}, "events": [{"id": "e1", "weather": "rain"}]}
    back = json.loads(write_review(build_review(raw)))
    assert (back["colour"], back["incident"]["mood"], back["events"][0]["weather"]) == ({"deep": None}, [], "rain")


def test_one_changed_field_is_one_changed_line() -> None:
    review = build_review({"id": "A", "events": [{"id": "e1", "text": "one"}, {"id": "e2", "text": "two"}]})
    other = build_review({"id": "A", "events": [{"id": "e1", "text": "one"}, {"id": "e2", "text": "three"}]})
    first, second = write_review(review).splitlines(), write_review(other).splitlines()
    assert sum(a != b for a, b in zip(first, second, strict=True)) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ["found ''", "Restore"]),
        ("   \n", ["empty"]),
        ("{", ["line 1", "column"]),
        ("[]", ["'list'", "JSON object"]),
        (b"\xff\xfe\x00", ["UTF-8", "byte 0"]),
        ('{"id": "a", "id": "b"}', ["'id' twice"]),
        ('{"id": NaN}', ["NaN"]),
        ('{"id": "../x"}', ["id", "../x"]),
        ('{"id": "a/b"}', ["a/b"]),
        (
            '{"id": "A", "events": [{"id": "e", "occurred_at": "2026-01-01T10:00:00"}]}',
            ["events[0].occurred_at", "timezone"],
        ),
        ('{"id": "A", "events": [{"id": "e"}, {"id": "E"}]}', ["more than once"]),
        ('{"id": "A", "schema_version": 0}', ["schema_version"]),
        ('{"id": "A", "takeaways": [{"id": "t", "risk_low": 5, "risk_high": 1}]}', ["low end first"]),
        ("[" * 100_000, ["levels"]),
    ],
)
def test_a_broken_record_says_where_and_what(text: str | bytes, words: list[str]) -> None:
    with pytest.raises(InvalidRecord) as caught:
        read_review(text, where="f.json")
    assert all(word in str(caught.value) for word in ["f.json", *words]), str(caught.value)


def test_a_newer_record_is_refused_and_named() -> None:
    with pytest.raises(NewerSchema, match="update review-widgets"):
        read_review('{"id": "A", "schema_version": 99}')


def test_an_older_record_goes_through_every_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "SCHEMA_VERSION", 3)
    monkeypatch.setitem(schema.UPGRADES, 1, lambda raw: {**raw, "language": raw.pop("tongue")})
    monkeypatch.setitem(schema.UPGRADES, 2, lambda raw: {**raw, "language": raw["language"].lower()})
    assert build_review({"id": "A", "schema_version": 1, "tongue": "PT"}).language == "pt"


def test_every_list_has_a_prefix_and_stands_in_the_review() -> None:
    assert set(COLLECTIONS) == set(PREFIXES) <= set(Review.model_fields)


def test_fresh_ids_differ_and_stable_ids_do_not() -> None:
    assert len({new_id("e") for _ in range(1000)}) == 1000
    assert stable_id("e", "a", 1) == stable_id("e", "a", 1) != stable_id("e", "a1", "")
