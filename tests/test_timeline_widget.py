"""The kernel's side of the timeline: forgiving times, what a frozen view holds, what is asked about an event."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from review_widgets.changes import Change
from review_widgets.errors import ChangeRejected, InvalidTime
from review_widgets.model import TimelineEvent
from review_widgets.session import ReviewSession, open_review
from review_widgets.widgets import Timeline

AT = "2026-03-01T14:05:00Z"
INSIDE = ("source", "team", "perspective", "evidence", "written", "asks")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ReviewSession]:
    with open_review("INC-1", str(tmp_path / "reviews")) as made:
        fields = {"text": "seen", "occurred_at": AT, "source": "Slack", "team": "Shop", "perspective": "on call"}
        made.apply(
            Change("add", "events", "e1", {**fields, "recorded_at": "2026-03-01T15:00:00Z"}),
            Change("add", "events", "e2", {"text": "later", "occurred_at": "2026-03-01T15:05:00Z"}),
        )
        yield made


def event(session: ReviewSession) -> TimelineEvent:
    found = session.review.find("events", "e1")
    assert isinstance(found, TimelineEvent)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13:50", "2026-03-01T13:50"),
        ("+7m", "2026-03-01T14:12"),
        ("yesterday 23:50", "2026-02-28T23:50"),
        ("~2 pm", None),
        ("2:10 pm", "2026-03-01T14:10"),
    ],
)
def test_a_time_is_edited_as_people_say_it(session: ReviewSession, text: str, expected: str | None) -> None:
    ask = {"id": "e1", "field": "occurred_at", "text": text}
    if expected is None:
        with pytest.raises(InvalidTime, match="14:05"):
            Timeline(session).on_request("when", ask)
        return
    Timeline(session).on_request("when", ask)
    assert str(event(session).occurred_at).replace(" ", "T").startswith(expected)


@pytest.mark.parametrize("field", ["ended_at", "recorded_at"])
def test_an_end_or_a_note_before_the_beginning_is_of_the_next_day(session: ReviewSession, field: str) -> None:
    Timeline(session).on_request("when", {"id": "e1", "field": field, "text": "01:30"})
    assert getattr(event(session), field).isoformat() == "2026-03-02T01:30:00+00:00"
    Timeline(session).on_request("when", {"id": "e1", "field": field, "text": ""})
    assert getattr(event(session), field) is None


def test_what_stands_behind_more_stays_out_of_a_view_that_cannot_open_it(session: ReviewSession) -> None:
    Timeline(session).on_request("evidence", {"id": "e1", "text": "https://inside.example/graph"})
    session.apply(Change("add", "open_questions", "q1", {"text": "why?", "event_ids": ["e1"]}))
    live, frozen = Timeline(session).state, Timeline(session.review).state
    assert set(INSIDE) <= set(live["events"][0])
    assert not set(INSIDE) & set(live["events"][1])
    assert not set(INSIDE) & set(frozen["events"][0])
    assert "inside.example" not in str(frozen)
    assert not {"questions", "pictures"} & set(frozen)


def test_only_questions_without_an_answer_are_counted_on_their_events(session: ReviewSession) -> None:
    session.apply(
        Change("add", "open_questions", "q1", {"text": "why?", "event_ids": ["e1", "e2"]}),
        Change("add", "open_questions", "q2", {"text": "who?", "event_ids": ["e1"], "answer": "nobody"}),
        Change("add", "open_questions", "q3", {"text": "of the whole"}),
    )
    state = Timeline(session).state
    assert [one["asks"] for one in state["events"]] == [1, 1]
    assert [one["id"] for one in state["questions"]] == ["q1", "q2"]


def test_a_link_is_told_from_a_note_and_nothing_from_both(session: ReviewSession) -> None:
    widget = Timeline(session)
    for text in ("https://graphs.example/1", "see https://graphs.example/1", "javascript:alert(1)"):
        widget.on_request("evidence", {"id": "e1", "text": text})
    assert [(one.url, one.text) for one in event(session).evidence] == [
        ("https://graphs.example/1", ""),
        ("", "see https://graphs.example/1"),
        ("", "javascript:alert(1)"),
    ]
    with pytest.raises(ChangeRejected, match="a link or a note"):
        widget.on_request("evidence", {"id": "e1", "text": "  "})
    with pytest.raises(ChangeRejected, match="expected a file"):
        widget.on_request("picture", {"id": "e1", "data": "no base64!"})


def test_the_code_that_comes_later_is_given_to_who_asks(session: ReviewSession) -> None:
    code = Timeline(session).on_request("later", {})
    assert code.startswith("export default (")
    assert "makeBehind" in code
