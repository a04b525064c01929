"""Five questions on one screen: their wordings are marked line by line, as what each line is in the record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import review_widgets as rw
from review_widgets.language import check_text
from review_widgets.session import ReviewSession
from test_narrative import ask

BAD = "we failed to check the key"
SPAN = check_text(BAD)[0].text


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ReviewSession]:
    with rw.open_review("R-1", rw.open_store(tmp_path)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("field", "text", "lines"),
    [
        ("lines.events", f"14:05 🔥 first card refused\n\n  14:22 {BAD}\n{BAD} again\n14:30", [2, 3]),
        ("lines.factors", f"+ support had our number\n- {BAD}\n+ {BAD}\r\n{BAD}", [1, 2, 3]),
        ("slots.detected", BAD, [0]),
        ("incident.title", BAD, [0]),
    ],
)
def test_a_wording_is_marked_in_its_line_behind_a_time_or_a_sign(
    session: ReviewSession, field: str, text: str, lines: list[int]
) -> None:
    (found,) = ask(rw.QuickReview(session), "marks", texts=[[field, text]])["result"]
    marks = found["marks"]
    assert [text[mark["start"] : mark["end"]] for mark in marks] == [mark["text"] for mark in marks]
    assert [text.count("\n", 0, mark["start"]) for mark in marks] == lines
    assert all("\n" not in text[mark["sentence_start"] : mark["sentence_end"]] for mark in marks)


def test_a_wording_kept_in_a_line_is_kept_in_its_event_and_found_nowhere_any_more(session: ReviewSession) -> None:
    widget = rw.QuickReview(session)
    text = f"14:05 first card refused\n14:22 {BAD}"
    assert ask(widget, "lines", field="events", text=text)["ok"]
    assert widget.wording["to_reword"].startswith("one sentence")
    assert ask(widget, "keep", field="lines.events", text=SPAN, category="AGENT", reason="our own words")["ok"]
    (kept,) = session.review.dismissals
    assert kept.field == f"events[{session.review.events[1].id}].text"
    assert ask(widget, "marks", texts=[["lines.events", text]])["result"][0]["marks"] == []
    assert widget.wording["to_reword"] == ""


def test_a_wording_kept_in_one_of_the_two_answers_is_kept_in_its_circumstance(session: ReviewSession) -> None:
    widget = rw.QuickReview(session)
    assert ask(widget, "slots", smoothed=BAD)["ok"]
    assert ask(widget, "keep", field="slots.smoothed", text=SPAN, category="AGENT", reason="ours")["ok"]
    (kept,) = session.review.dismissals
    assert kept.field == f"factors[{session.review.factors[0].id}].would_have_smoothed"
    assert ask(widget, "marks", texts=[["slots.smoothed", BAD]])["result"][0]["marks"] == []
