from __future__ import annotations

import pytest

from review_widgets.capture import file_line
from review_widgets.changes import apply_change
from review_widgets.errors import ChangeRejected, InvalidTime
from review_widgets.model import Review
from review_widgets.schema import build_review

REVIEW = build_review({"id": "A", "events": [{"id": "e1", "occurred_at": "2026-03-01T10:00:00Z"}]})


@pytest.mark.parametrize(
    ("line", "collection", "text"),
    [
        ("+ the rollback button worked", "factors", "the rollback button worked"),
        ("- two consoles look alike", "factors", "two consoles look alike"),
        ("? who gets the page at night", "open_questions", "who gets the page at night"),
        ("! it had worked on Monday", "surprises", "it had worked on Monday"),
        ("> rehearse the restore", "takeaways", "rehearse the restore"),
        ("p add an alert", "parking_lot", "add an alert"),
        ("pager went off", "events", "pager went off"),
        ("14:05 alert fired", "events", "alert fired"),
        ("14:05 - alert fired", "events", "alert fired"),
        ("+7m restarted", "events", "restarted"),
    ],
)
def test_a_line_lands_where_its_mark_says(line: str, collection: str, text: str) -> None:
    filed = file_line(line, REVIEW)
    assert (filed.change.collection, filed.change.fields["text"]) == (collection, text)
    apply_change(REVIEW, filed.change)


def test_a_clock_time_takes_the_day_of_the_story_and_says_so() -> None:
    filed = file_line("14:05 x", REVIEW)
    assert filed.change.fields["occurred_at"] == "2026-03-01T14:05:00+00:00"
    assert "2026-03-01" in filed.note


def test_a_range_has_an_end_even_past_midnight() -> None:
    assert file_line("23:50-00:10 x", REVIEW).change.fields["ended_at"] == "2026-03-02T00:10:00+00:00"


def test_what_helped_and_what_hindered_differ() -> None:
    assert [file_line(line, REVIEW).change.fields["aspect"] for line in ("+ a", "- b")] == ["helped", "made_possible"]


@pytest.mark.parametrize("line", ["", "  ", "+", "> "])
def test_a_line_of_only_a_mark_is_refused(line: str) -> None:
    with pytest.raises(ChangeRejected):
        file_line(line, REVIEW)


def test_an_impossible_time_is_refused_not_guessed() -> None:
    with pytest.raises(InvalidTime):
        file_line("27:99 x", Review(id="A"))
