from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review_widgets.changes import (
    Change,
    Merged,
    apply_change,
    base_of,
    change_from_json,
    describe_change,
    invert_change,
    merge_changes,
    merge_field,
    merge_prose,
    prepare_change,
)
from review_widgets.errors import ChangeRejected
from review_widgets.model import Review
from review_widgets.schema import build_review

BASE = build_review(
    {
        "id": "A",
        "events": [{"id": f"e{n}", "text": f"t{n}"} for n in range(4)],
        "takeaways": [{"id": "t1", "text": "x"}],
    }
)

some_changes = st.one_of(
    st.builds(
        lambda n, text: Change("update", "events", f"e{n}", {"text": text, "kind": "alert"}),
        st.integers(0, 3),
        st.text(max_size=5),
    ),
    st.builds(lambda n: Change("remove", "events", f"e{n}"), st.integers(0, 3)),
    st.builds(lambda n, m: Change("move", "events", f"e{n}", after=f"e{m}"), st.integers(0, 3), st.integers(0, 3)),
    st.builds(
        lambda text, after: Change("add", "events", "e9", {"text": text}, after),
        st.text(max_size=5),
        st.sampled_from(["", "e1", None]),
    ),
    st.builds(lambda text: Change("set", "incident", fields={"title": text}), st.text(max_size=5)),
    st.just(Change("set", "review", fields={"status": "reviewed"})),
)


@given(some_changes)
def test_a_change_turned_around_gives_the_review_back(change: Change) -> None:
    after = apply_change(BASE, change)
    assert apply_change(after, invert_change(BASE, change)) == BASE


@given(st.lists(some_changes, max_size=6))
def test_changes_survive_the_journal(changes: list[Change]) -> None:
    assert [change_from_json(change.as_json()) for change in changes] == [
        Change(c.op, c.collection, c.id, dict(c.fields), c.after) for c in changes
    ]


@given(st.lists(some_changes, max_size=6))
def test_making_changes_a_second_time_changes_nothing_more(changes: list[Change]) -> None:
    steady = [c for c in changes if c.op in ("add", "set", "update")]
    once = merge_changes(BASE, steady, {}).review
    assert merge_changes(once, steady, {}).review == once


def merged_with_theirs(theirs: Change, *mine: Change) -> Merged:
    base = {(c.collection, c.id): base_of(BASE, c) for c in mine}
    return merge_changes(apply_change(BASE, theirs), mine, base)


def put(item: str, **fields: object) -> Change:
    return Change("update", "events", item, fields)


def test_changes_to_different_items_both_stand() -> None:
    merged = merged_with_theirs(put("e0", text="theirs"), put("e1", text="mine"))
    assert ([e.text for e in merged.review.events[:2]], merged.conflicts) == (["theirs", "mine"], ())


def test_changes_to_different_fields_of_one_item_both_stand() -> None:
    merged = merged_with_theirs(put("e0", text="theirs"), put("e0", kind="alert"))
    assert (merged.review.events[0].text, merged.review.events[0].kind, merged.conflicts) == ("theirs", "alert", ())


def test_the_same_field_keeps_the_last_text_and_offers_the_other() -> None:
    merged = merged_with_theirs(put("e0", text="theirs"), put("e0", text="my"), put("e0", text="mine"))
    assert merged.review.events[0].text == "mine"
    (conflict,) = merged.conflicts
    assert (conflict.kept, conflict.other) == ("mine", "theirs")
    assert apply_change(merged.review, conflict.offer).events[0].text == "theirs"


def test_an_item_edited_here_and_removed_there_stays_and_its_removal_is_offered() -> None:
    merged = merged_with_theirs(Change("remove", "events", "e1"), put("e1", text="mine"))
    assert "mine" in [e.text for e in merged.review.events]
    (conflict,) = merged.conflicts
    assert len(apply_change(merged.review, conflict.offer).events) == 3


def test_an_item_removed_here_and_edited_there_stays_and_its_removal_is_offered() -> None:
    merged = merged_with_theirs(put("e1", text="theirs"), Change("remove", "events", "e1"))
    assert [e.text for e in merged.review.events][1] == "theirs"
    assert merged.conflicts[0].offer == Change("remove", "events", "e1")


def test_what_cannot_be_made_again_is_kept_with_its_reason() -> None:
    (conflict,) = merge_changes(BASE, [put("e1", occurred_at="soon")], {}).conflicts
    assert "occurred_at" in conflict.why
    assert conflict.offer.fields == {"occurred_at": "soon"}


paragraphs = st.lists(st.sampled_from("abcdefg"), max_size=5).map("\n\n".join)


@given(paragraphs, paragraphs)
def test_prose_that_only_one_side_changed_is_that_side(base: str, new: str) -> None:
    assert merge_prose(base, new, base) == merge_prose(base, base, new) == merge_prose(base, new, new) == new


@given(paragraphs, paragraphs, paragraphs)
def test_no_new_paragraph_is_dropped_when_prose_is_merged(base: str, mine: str, theirs: str) -> None:
    merged = merge_prose(base, mine, theirs)
    new = {p for text in (mine, theirs) for p in text.split("\n\n")} - set(base.split("\n\n"))
    assert merged is None or new <= set(merged.split("\n\n"))


def test_prose_is_merged_by_paragraph() -> None:
    assert merge_prose("a\n\nb\n\nc", "a1\n\nb\n\nc", "a\n\nb\n\nc1\n\nd") == "a1\n\nb\n\nc1\n\nd"
    assert merge_prose("a", "a\n\nmine", "a\n\ntheirs") == "a\n\ntheirs\n\nmine"
    assert merge_prose("a", "mine", "theirs") is None


def test_lists_and_objects_are_merged_by_their_entries() -> None:
    assert merge_field(["x", "y"], ["y", "mine"], ["x", "y", "theirs"]) == (["y", "theirs", "mine"], False)
    assert merge_field({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 1, "b": 3}) == ({"a": 2, "b": 3}, False)
    assert merge_field({"a": 1}, {"a": 2}, {"a": 3}) == ({"a": 2}, True)
    assert merge_field([{"id": "n", "v": 1}], [{"id": "n", "v": 2}], [{"id": "n", "v": 1}, {"id": "m"}]) == (
        [{"id": "n", "v": 2}, {"id": "m"}],
        False,
    )


def test_a_change_is_said_in_a_few_words() -> None:
    assert describe_change(put("e0", text="the queue grew")) == 'timeline: changed text "the queue grew"'
    assert describe_change(Change("remove", "events", "e0"), {"text": "t0"}) == 'timeline: removed "t0"'


def test_an_added_item_gets_an_id_once() -> None:
    change = prepare_change(Change("add", "factors", fields={"text": "x"}))
    assert change.id.startswith("f-")
    assert apply_change(Review(id="A"), change).factors[0].id == change.id


@pytest.mark.parametrize(
    "raw",
    [
        None,
        {"op": "explode", "collection": "events"},
        {"op": "add", "collection": "model_fields"},
        {"op": "add", "collection": "events", "fields": [1]},
        {"op": "set", "collection": "events"},
        {"op": "add", "collection": "events", "extra": 1},
        {"op": "update", "collection": "events", "id": 7},
    ],
)
def test_a_message_that_is_no_change_is_refused(raw: object) -> None:
    with pytest.raises(ChangeRejected, match="Nothing was changed"):
        change_from_json(raw)


@pytest.mark.parametrize(
    "change",
    [
        Change("add", "events", "e1", {"text": "again"}),
        Change("add", "events", "E1", {"text": "case"}),
        Change("update", "events", "nope", {"text": "x"}),
        Change("update", "events", "e1", {"id": "e7"}),
        Change("update", "events", "e1", {"occurred_at": "soon"}),
        Change("update", "events", "e1", {"occurred_at": "2026-01-01T10:00:00"}),
        Change("update", "takeaways", "t1", {"likelihood_low": 0.5}),
        Change("set", "review", fields={"id": "B"}),
        Change("set", "review", fields={"revision": 7}),
    ],
)
def test_a_change_that_does_not_fit_is_refused(change: Change) -> None:
    with pytest.raises(ChangeRejected):
        apply_change(BASE, change)
