"""The board of circumstances: links and words put one by one, what is offered to link and to name, and a twin that says the same."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import review_widgets as rw
from review_widgets.language import check_text
from review_widgets.model import ASPECTS, CONDITIONS, HowFound, Review
from review_widgets.schema import build_review
from review_widgets.session import ReviewSession
from review_widgets.widgets.factor_board import MOST_EVENTS, WAYS, find_events
from test_narrative import ask

BAD = "We failed to check the key."


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ReviewSession]:
    """Give an open review with two circumstances and three events."""
    with rw.open_review("R-1", rw.open_store(tmp_path)) as opened:
        for n in (1, 2):
            fields = {"text": f"circumstance {n}", "aspect": "helped" if n == 2 else "made_worse"}
            opened.apply({"op": "add", "collection": "factors", "id": f"f-{n}", "fields": fields})
        for n, text in enumerate(("first card refused", "support calls", "old key put back")):
            fields = {"text": text, "occurred_at": f"2026-03-01T14:0{n}:00Z"}
            opened.apply({"op": "add", "collection": "events", "id": f"e-{n}", "fields": fields})
        yield opened


@pytest.fixture
def board(session: ReviewSession) -> rw.FactorBoard:
    return rw.FactorBoard(session)


def first(board: rw.FactorBoard) -> dict[str, Any]:
    found: dict[str, Any] = board.state["factors"][0]
    return found


def test_the_day_stands_only_before_times_of_another_day_than_that_of_most_events(session: ReviewSession) -> None:
    fields = {"text": "it was over", "occurred_at": "2026-03-02T07:15:00Z"}
    session.apply({"op": "add", "collection": "events", "id": "e-9", "fields": fields})
    assert [one["time"] for one in find_events(session.review, "")["found"]] == [
        "14:00",
        "14:01",
        "14:02",
        "03-02 07:15",
    ]


def test_a_long_event_is_cut_with_a_sign_that_it_goes_on(session: ReviewSession, board: rw.FactorBoard) -> None:
    session.apply({"op": "update", "collection": "events", "id": "e-1", "fields": {"text": "queue " * 100}})
    board.on_request("link", {"id": "f-1", "event": "e-1", "on": True})
    (shown,) = board.state["factors"][0]["events"]
    assert len(shown["text"]) == 200
    assert shown["text"].endswith("…")


def test_an_event_is_linked_shown_with_its_time_unlinked_and_each_is_one_step(
    session: ReviewSession, board: rw.FactorBoard
) -> None:
    assert ask(board, "link", id="f-1", event="e-1", on=True)["ok"]
    assert ask(board, "link", id="f-1", event="e-0", on=True)["ok"]
    assert [(one["time"], one["text"]) for one in first(board)["events"]] == [
        ("14:01", "support calls"),
        ("14:00", "first card refused"),
    ]
    assert ask(board, "link", id="f-1", event="e-1", on=False)["ok"]
    assert session.review.factors[0].event_ids == ("e-0",)
    session.undo()
    assert session.review.factors[0].event_ids == ("e-1", "e-0")


def test_a_link_made_twice_is_one_and_no_step(session: ReviewSession, board: rw.FactorBoard) -> None:
    for _ in range(2):
        ask(board, "link", id="f-1", event="e-1", on=True)
    session.undo()
    assert session.review.factors[0].event_ids == ()


@pytest.mark.parametrize(
    ("factor", "event", "said"),
    [("f-9", "e-1", "a circumstance of the review"), ("f-1", "e-9", "an event of the timeline")],
)
def test_what_is_not_there_cannot_be_linked(board: rw.FactorBoard, factor: str, event: str, said: str) -> None:
    assert said in ask(board, "link", id=factor, event=event, on=True)["error"]


def test_an_event_that_was_removed_still_shows_and_can_be_unlinked(
    session: ReviewSession, board: rw.FactorBoard
) -> None:
    ask(board, "link", id="f-1", event="e-1", on=True)
    session.apply({"op": "remove", "collection": "events", "id": "e-1"})
    assert [one["text"] for one in first(board)["events"]] == ["an event that was removed"]
    ask(board, "link", id="f-1", event="e-1", on=False)
    assert first(board)["events"] == []


def test_links_and_words_put_at_the_same_moment_are_all_kept(session: ReviewSession) -> None:
    boards = [rw.FactorBoard(session) for _ in range(4)]
    for n in range(40):
        session.apply({"op": "add", "collection": "events", "id": f"x-{n}", "fields": {"text": f"{n}"}})

    def work(side: int) -> None:
        for n in range(side, 40, 4):
            boards[side].on_request("link", {"id": "f-1", "event": f"x-{n}", "on": True})
            boards[side].on_request("label", {"id": "f-1", "label": f"word {n}", "on": True})

    threads = [threading.Thread(target=work, args=(side,)) for side in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    factor = session.review.factors[0]
    assert set(factor.event_ids) == {f"x-{n}" for n in range(40)}
    assert set(factor.labels) == {f"word {n}" for n in range(40)}


def test_a_word_is_put_once_whatever_its_case_and_taken_away(session: ReviewSession, board: rw.FactorBoard) -> None:
    for label in ("retry storm", "Retry  Storm", "", "  "):
        ask(board, "label", id="f-1", label=label, on=True)
    assert session.review.factors[0].labels == ("retry storm",)
    ask(board, "label", id="f-1", label="retry storm", on=False)
    assert session.review.factors[0].labels == ()


def test_a_word_of_another_circumstance_keeps_its_spelling(session: ReviewSession, board: rw.FactorBoard) -> None:
    ask(board, "label", id="f-1", label="cold cache", on=True)
    ask(board, "label", id="f-2", label="COLD  Cache", on=True)
    assert session.review.factors[1].labels == ("cold cache",)


def test_words_of_earlier_reviews_are_offered_with_their_count_but_not_those_it_has(
    session: ReviewSession, board: rw.FactorBoard
) -> None:
    for n in range(3):
        factors = [{"id": "f-1", "labels": ["retry storm"] if n else ["retry storm", "retry budget"]}]
        session.store.save(build_review({"id": f"OLD-{n}", "factors": factors}), expected_revision=0)
    ask(board, "label", id="f-1", label="retry budget", on=True)
    while (given := ask(board, "labels", text="retry", id="f-2")["result"])["reading"]:
        time.sleep(0.01)
    assert [(one["label"], one["reviews"]) for one in given["found"]] == [("retry storm", 3), ("retry budget", 1)]
    assert [one["label"] for one in ask(board, "labels", text="", id="f-1")["result"]["found"]] == ["retry storm"]


def test_events_are_found_by_any_words_and_by_their_time(session: ReviewSession) -> None:
    assert [one["id"] for one in find_events(session.review, "KEY old")["found"]] == ["e-2"]
    assert [one["id"] for one in find_events(session.review, "14:01")["found"]] == ["e-1"]
    assert find_events(session.review, "nothing like it") == {"found": [], "matching": 0, "count": 3}


def test_of_many_events_the_starred_ones_are_offered_first() -> None:
    events = [{"id": f"e-{n}", "text": f"{n}", "importance": "key" if n % 100 == 7 else "normal"} for n in range(500)]
    review = build_review({"id": "R", "events": events})
    assert [one["id"] for one in find_events(review, "")["found"]] == [f"e-{n}" for n in (7, 107, 207, 307, 407)]
    found = find_events(review, "4")
    assert len(found["found"]) == MOST_EVENTS < found["matching"]


def full_review() -> Review:
    factors = [
        {
            "id": f"f-{n}",
            "text": f"factor {n}",
            "aspect": aspect.value,
            "event_ids": ["e-1", "gone"],
            "labels": [f"word {n}"],
            "domain": f"domain {n}",
            "would_have_detected": f"test {n}",
            "would_have_smoothed": f"tool {n}",
        }
        for n, aspect in enumerate(reversed(ASPECTS))
    ]
    notes = {name: [{"id": "n", "text": f"one of {name}"}] for name in ("surprises", "open_questions", "parking_lot")}
    return build_review(
        {
            "id": "R",
            "incident": {"how_found": "customer"},
            "events": [{"id": "e-1", "text": "first card refused", "occurred_at": "2026-03-01T14:05:00Z"}],
            "factors": factors,
            "conditions": [{"id": "c", "kind": "after_hours", "text": "Saturday"}, {"id": "d", "kind": "pressure"}],
            **notes,
        }
    )


def test_the_twin_says_everything_the_board_shows() -> None:
    html = rw.FactorBoard(full_review()).static_html()
    wanted = [f"{name} {n}" for n in range(len(ASPECTS)) for name in ("factor", "word", "domain", "test", "tool")]
    wanted += [*ASPECTS.values(), "14:05 first card refused", "an event that was removed", "a customer"]
    wanted += ["after hours (Saturday)", "pressure", "one of surprises", "one of open_questions", "one of parking_lot"]
    assert [text for text in wanted if text not in html] == []
    rows = re.findall(r"<tr><td[^>]*>(.*?)</td>", html)
    assert rows == list(ASPECTS.values())


def test_the_empty_twin_and_the_empty_board_tell_a_stranger_what_to_do() -> None:
    board = rw.FactorBoard(build_review({"id": "R"}))
    assert "write each on a line of its own" in board.static_html()
    assert board.state["empty"] in board.static_html()


def test_every_way_and_every_condition_has_its_words() -> None:
    state = rw.FactorBoard(full_review()).state
    assert [way for way, _ in state["ways"]] == [way.value for way in HowFound] == [way.value for way in WAYS]
    assert [kind for kind, _ in state["condition_kinds"]] == [kind for kind, _ in CONDITIONS]
    assert state["how_found"] == "customer"


def test_wordings_in_every_prose_field_of_the_board_are_marked_and_can_be_kept(
    session: ReviewSession, board: rw.FactorBoard
) -> None:
    names = ("text", "would_have_detected", "would_have_smoothed")
    texts = [[f"factors[f-1].{name}", BAD] for name in names] + [["surprises[su-1].text", BAD]]
    found = ask(board, "marks", texts=texts)["result"]
    assert [[mark["text"] for mark in one["marks"]] for one in found] == [[check_text(BAD)[0].text]] * 4
    kept = {"field": texts[1][0], "text": found[0]["marks"][0]["text"], "category": found[0]["marks"][0]["category"]}
    assert ask(board, "keep", **kept, reason="our own words")["ok"]
    assert [len(one["marks"]) for one in ask(board, "marks", texts=texts)["result"]] == [1, 0, 1, 1]


def test_a_change_of_how_it_was_found_is_drawn(session: ReviewSession, board: rw.FactorBoard) -> None:
    session.apply({"op": "set", "collection": "incident", "fields": {"how_found": "alert"}})
    assert board.state["how_found"] == "alert"


def test_200_circumstances_are_sent_as_little_text() -> None:
    events = [{"id": f"e-{n}", "text": "x" * 150} for n in range(5000)]
    factors = [{"id": f"f-{n}", "text": "y" * 80, "event_ids": [f"e-{n}"]} for n in range(200)]
    board = rw.FactorBoard(build_review({"id": "R", "events": events, "factors": factors}))
    size = len(str(board.state))
    print(f"{size / 1000:.0f} kB of state for 200 circumstances beside 5,000 events")
    assert size < 150_000
