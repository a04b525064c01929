from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review_widgets.changes import Change, apply_change, change_from_json, invert_change, prepare_change, replay_changes
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
    once, _ = replay_changes(BASE, steady)
    assert replay_changes(once, steady)[0] == once


def test_changes_to_different_items_both_stand() -> None:
    theirs = apply_change(BASE, Change("update", "events", "e0", {"text": "theirs"}))
    merged, left = replay_changes(theirs, [Change("update", "events", "e1", {"text": "mine"})])
    assert ([e.text for e in merged.events[:2]], left) == (["theirs", "mine"], [])


def test_a_change_to_a_removed_item_is_kept_with_its_reason() -> None:
    theirs = apply_change(BASE, Change("remove", "events", "e1"))
    _, left = replay_changes(theirs, [Change("update", "events", "e1", {"text": "mine"})])
    assert left[0][0].fields["text"] == "mine"
    assert "removed meanwhile" in left[0][1]


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
