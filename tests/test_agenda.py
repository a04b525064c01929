"""The agenda as the kernel gives it: headings, what is parked, questions on asking; nothing of the clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import review_widgets as rw
from review_widgets.model import Review
from review_widgets.session import ReviewSession


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ReviewSession]:
    with rw.open_review("R-1", rw.open_store(tmp_path)) as opened:
        yield opened


def ask(widget: rw.Agenda, **content: Any) -> dict[str, Any]:
    """Ask for questions as the browser does and give the answer."""
    answers: list[dict[str, Any]] = []
    widget.send = answers.append
    widget._on_message(widget, {"kind": "request", "name": "questions", "seq": "1", **content}, [])
    (answer,) = answers
    return answer


def test_what_is_parked_in_the_line_is_on_the_agenda(session: ReviewSession) -> None:
    agenda, line = rw.Agenda(session), rw.Capture(session)
    line.send = lambda _: None
    line._on_message(line, {"kind": "request", "name": "file", "line": "p a canary for keys", "seq": "1"}, [])
    assert [one["text"] for one in agenda.state["parked"]] == ["a canary for keys"]


def test_an_event_filed_just_now_calls_its_question(session: ReviewSession) -> None:
    agenda = rw.Agenda(session)
    session.apply({"op": "add", "collection": "events", "id": "e-1", "fields": {"text": "it seemed off"}})
    first = ask(agenda, heading=2, shown=[])["result"][0]
    assert first["because"] == "“seemed off”"
    assert first["text"].endswith("?")
    assert first["avoid"]


def test_asking_again_gives_other_questions(session: ReviewSession) -> None:
    agenda = rw.Agenda(session)
    first = [one["text"] for one in ask(agenda, heading=2, shown=[])["result"]]
    again = [one["text"] for one in ask(agenda, heading=2, shown=first)["result"]]
    assert len(first) == len(again) == 3
    assert not set(first) & set(again)


@pytest.mark.parametrize(
    "odd", [{}, {"heading": 9}, {"heading": None, "shown": None}, {"heading": 2, "shown": [3, {}]}]
)
def test_an_odd_request_is_answered_and_harms_nothing(session: ReviewSession, odd: dict[str, Any]) -> None:
    answer = ask(rw.Agenda(session), **odd)
    assert answer["ok"] is True
    assert len(answer["result"]) in (0, 3)


def test_the_twin_is_a_small_table_without_anything_empty() -> None:
    twin = rw.Agenda(Review(id="R-1")).static_html()
    cells = re.findall(r"<t[hd]>(.*?)</t[hd]>", twin)
    assert cells[:2] == ["1 Start", "2 What happened"]
    assert cells[5:] == ["3 min", "35 min", "7 min", "11 min", "4 min"]
    assert "<button" not in twin
