from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import review_widgets as rw
from review_widgets.capture import file_line
from review_widgets.changes import apply_change
from review_widgets.errors import ChangeRejected, InvalidTime
from review_widgets.model import Review
from review_widgets.schema import build_review
from review_widgets.session import ReviewSession
from test_narrative import ask

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


# ── the line on screen ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ReviewSession]:
    with rw.open_review("R-1", rw.open_store(tmp_path)) as opened:
        yield opened


def file(widget: rw.Capture, line: str, key: str = "") -> dict[str, Any]:
    return ask(widget, "file", line=line, key=key)


def test_the_last_five_lines_stay_in_sight_in_every_view_and_one_taken_back_goes(session: ReviewSession) -> None:
    widget, other = rw.Capture(session), rw.Capture(session)
    for n in range(7):
        file(widget, f"- circumstance {n}")
    assert [one["line"] for one in widget.state["filed"]] == [f"- circumstance {n}" for n in (6, 5, 4, 3, 2)]
    assert other.state["filed"] == widget.state["filed"]
    assert ask(other, "take_back")["result"] == {"done": True, "line": "- circumstance 6"}
    assert [one["line"] for one in widget.state["filed"]] == [f"- circumstance {n}" for n in (5, 4, 3, 2, 1)]
    assert rw.Capture(session).state["filed"] == widget.state["filed"]


def test_taking_back_another_step_gives_no_line(session: ReviewSession) -> None:
    widget = rw.Capture(session)
    file(widget, "- stays")
    session.apply({"op": "set", "collection": "incident", "fields": {"title": "T"}})
    assert ask(widget, "take_back")["result"] == {"done": True, "line": ""}
    assert session.review.incident.title == ""
    assert [factor.text for factor in session.review.factors] == ["stays"]


def test_a_line_sent_again_under_its_key_is_filed_once(session: ReviewSession) -> None:
    widget = rw.Capture(session)
    answers = [file(widget, "14:05 first card refused", "l-abc") for _ in range(2)]
    assert answers[0] == answers[1]
    assert [event.id for event in session.review.events] == ["e-l-abc"]
    assert len(widget.state["filed"]) == 1


@pytest.mark.parametrize("key", ["", "../x", "a" * 80])
def test_a_key_that_is_none_is_not_used(session: ReviewSession, key: str) -> None:
    file(rw.Capture(session), "- x", key)
    assert session.review.factors[0].id != f"f-{key}"


@pytest.mark.parametrize("start", ["", "14:05 ", "- ", "+ ", "> ", "p "])
def test_wordings_are_marked_at_their_place_behind_a_time_or_a_sign(session: ReviewSession, start: str) -> None:
    text = f"{start}we failed to check the key"
    (found,) = ask(rw.Capture(session), "marks", texts=[["line.capture", text]])["result"]
    (mark,) = found["marks"]
    assert text[mark["start"] : mark["end"]] == mark["text"]
    assert text[mark["sentence_start"] : mark["sentence_end"]].endswith("the key")
    assert mark["sentence_start"] >= len(start) - 2


def test_a_line_that_cannot_be_filed_yet_is_looked_at_all_the_same(session: ReviewSession) -> None:
    found = ask(
        rw.Capture(session), "marks", texts=[["line.capture", "29:99 we failed to check"], ["line.capture", "+"]]
    )
    assert [len(one["marks"]) for one in found["result"]] == [1, 0]
