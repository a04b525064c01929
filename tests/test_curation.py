"""A long timeline by plain rules: what turns gets a star, what repeats stands back, a person's choice stays, all can be taken back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review_widgets.changes import apply_change
from review_widgets.cli import main
from review_widgets.curation import plan_curation, plan_taking_back, suggest_importance
from review_widgets.model import Review
from review_widgets.stores import open_store

T0 = datetime(2026, 3, 1, 14, tzinfo=UTC)


def review_of(*events: dict[str, Any], **incident: Any) -> Review:
    """Give a review whose events stand a minute apart."""
    made = [
        {"id": f"e-{number}", "occurred_at": T0 + timedelta(minutes=number), "source": "Slack #room", **event}
        for number, event in enumerate(events)
    ]
    return Review.model_validate(
        {"id": "R", "incident": incident, "events": made, "participants": [{"id": "p-1", "name": "Ada"}]}
    )


def suggested(review: Review) -> dict[str, str]:
    return {one.event_id: one.importance for one in suggest_importance(review)}


def applied(review: Review, changes: Any) -> Review:
    for change in changes:
        review = apply_change(review, change)
    return review


def test_repeats_that_differ_in_figures_stand_back_behind_the_first() -> None:
    review = review_of(
        {"text": "p99 is 4.1 s on host-1 (trace 9f8e7d6c5b)"},
        {"text": "p99 is 3.9 s on host-2 (trace 0a1b2c3d4e)"},
        {"text": "p99 is 3.9 s on host-2 (trace 0a1b2c3d4e)", "source": "another room"},
        {"text": "p99 is fine"},
    )
    assert suggested(review) == {"e-1": "background"}


def test_the_same_words_after_more_than_an_hour_are_no_repeat() -> None:
    late = T0 + timedelta(minutes=61)
    assert suggested(review_of({"text": "disk is filling"}, {"text": "disk is filling", "occurred_at": late})) == {}


def test_a_program_stands_back_where_people_talk_but_not_where_only_programs_write() -> None:
    person = {"text": "looking into it", "actor": "p-1"}
    program = {"text": "build finished", "source": "Slack #room, Bot"}
    assert suggested(review_of(person, program)) == {"e-1": "background"}
    assert suggested(review_of(program)) == {}


def test_turns_and_first_mentions_get_a_star() -> None:
    review = review_of(
        {"text": "checkout is slow", "kind": "alert", "source": "PagerDuty"},
        {"text": "again", "kind": "alert", "source": "PagerDuty"},
        {"text": "could it be the pool?", "kind": "hypothesis", "actor": "p-1"},
        {"text": "we roll back", "kind": "decision", "actor": "p-1"},
        {"text": "resolved", "kind": "status_change"},
        {"text": "fares look odd too", "actor": "p-1"},
        {"text": "fares are fine", "actor": "p-1"},
        services=["fares", "pool"],
    )
    why = {one.event_id: one.why for one in suggest_importance(review)}
    assert why == {
        "e-0": "the first alert",
        "e-2": "the first guess at what it is",
        "e-3": "a decision",
        "e-4": "a change of state",
        "e-5": "the first mention of fares",
    }


def test_what_somebody_set_is_left_alone() -> None:
    assert suggested(review_of({"text": "resolved", "kind": "status_change", "importance": "background"})) == {}


def test_what_rules_set_can_be_taken_back_but_not_what_somebody_changed_since() -> None:
    review = review_of(
        {"text": "resolved", "kind": "status_change", "tags": ["mine"]}, {"text": "we wait", "kind": "decision"}
    )
    curated = applied(review, plan_curation(review))
    assert [event.importance for event in curated.events] == ["key", "key"]
    assert suggested(curated) == {}
    assert applied(curated, plan_taking_back(curated)) == review
    raw = curated.model_dump(mode="json")
    raw["events"][1]["importance"] = "background"
    after = applied(Review.model_validate(raw), plan_taking_back(Review.model_validate(raw)))
    assert [(event.importance, event.tags) for event in after.events] == [("normal", ("mine",)), ("background", ())]


EVENT = st.fixed_dictionaries(
    {
        "text": st.sampled_from(["p99 is 4 s", "p99 is 5 s", "resolved", "ok", ""]) | st.text(max_size=12),
        "kind": st.sampled_from(["note", "alert", "status_change", "decision", "hypothesis"]),
        "actor": st.sampled_from(["", "p-1"]),
        "importance": st.sampled_from(["normal", "normal", "key", "background"]),
        "source": st.sampled_from(["Slack #room", "Slack #room, Bot", "PagerDuty"]),
    }
)


@given(st.lists(EVENT, max_size=12))
def test_curating_touches_importance_only_once_and_comes_back_whole(events: list[dict[str, Any]]) -> None:
    review = review_of(*events)
    curated = applied(review, plan_curation(review))
    assert plan_curation(curated) == ()
    assert applied(curated, plan_taking_back(curated)) == review
    assert [event.text for event in curated.events] == [event.text for event in review.events]


def test_the_command_says_what_it_sets_and_takes_it_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = open_store(str(tmp_path))
    review = store.save(
        review_of({"text": "resolved", "kind": "status_change"}, {"text": "ok", "actor": "p-1"}), expected_revision=0
    )
    assert main(["curate", "R", "--store", str(tmp_path), "--show"]) == 0
    assert "1 with a star: a change of state" in capsys.readouterr().out
    assert store.load("R") == review
    assert main(["curate", "R", "--store", str(tmp_path)]) == 0
    assert "1 of 2 events set by rule" in capsys.readouterr().out
    assert store.load("R").events[0].importance == "key"
    assert main(["curate", "R", "--store", str(tmp_path), "--take-back"]) == 0
    assert store.load("R").events == review.events
    assert main(["curate", "gone", "--store", str(tmp_path)]) == 1
