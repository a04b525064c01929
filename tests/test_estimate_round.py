"""Silent estimates: nothing of them leaves the kernel's memory before the reveal, and nobody's name is on them after it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import review_widgets as rw
from review_widgets.errors import ChangeRejected
from review_widgets.schema import build_review
from review_widgets.session import ReviewSession
from review_widgets.widgets._estimates import NOBODY_KNOWS, Range, read_range, rounds_of, spread_of

RANGES = st.builds(lambda a, b: Range(min(a, b), max(a, b)), st.integers(1, 5), st.integers(1, 5))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ReviewSession]:
    """Give an open review with two takeaways."""
    with rw.open_review("R-1", rw.open_store(tmp_path)) as opened:
        for item_id, text in (("t-1", "A rotation deserves a canary"), ("t-2", "Restarts hide stale pods")):
            opened.apply({"op": "add", "collection": "takeaways", "id": item_id, "fields": {"text": text}})
        opened.flush()
        yield opened


def ask(widget: rw.EstimateRound, name: str, **content: Any) -> dict[str, Any]:
    """Ask as the browser does and give the answer that all browsers receive."""
    answers: list[dict[str, Any]] = []
    widget.send = answers.append
    widget._on_message(widget, {"kind": "request", "name": name, "seq": "1", **content}, [])
    (answer,) = answers
    return answer


def say(widget: rw.EstimateRound, voter: str, likelihood: str, risk: str, item_id: str = "t-1") -> dict[str, Any]:
    key = widget.state["round"]["key"]
    return ask(widget, "estimate", voter=voter, round=key, id=item_id, likelihood=likelihood, risk=risk)


def everything_outside(widget: rw.EstimateRound, session: ReviewSession, folder: Path) -> str:
    """Give all that others can see: the widget's traits, its twin, the record, the journal, the history."""
    session.flush()
    files = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*")) if path.is_file())
    seen = [widget.get_state(), widget.static_html(), repr(widget), repr(rounds_of(session)), session.history, files]
    return "\n".join(str(part) for part in seen)


def test_nothing_outside_differs_whatever_was_estimated_before_the_reveal(
    session: ReviewSession, tmp_path: Path
) -> None:
    widget = rw.EstimateRound(session)
    say(widget, "b-anna", "1", "2")
    first = everything_outside(widget, session, tmp_path)
    answer = say(widget, "b-anna", "4-5", "?")
    assert answer == {"kind": "answer", "seq": "1", "ok": True, "result": {}}
    assert everything_outside(widget, session, tmp_path) == first
    assert "b-anna" not in first
    assert "one has answered" in widget.state["round"]["said"]


def test_the_reveal_writes_hands_down_sorted_and_nameless(session: ReviewSession, tmp_path: Path) -> None:
    widget = rw.EstimateRound(session)
    for voter, likelihood, risk in (("b-1", "4", "3"), ("b-2", "1", "?"), ("b-3", "2-4", "3-4")):
        assert say(widget, voter, likelihood, risk)["ok"]
    assert ask(widget, "reveal")["ok"]
    estimates = session.review.takeaways[0].estimates
    assert (estimates.likelihood, estimates.risk) == ((1, 3, 4), (3, 4))
    shown = {one["axis"]: one for one in widget.state["rows"][0]["spreads"]}
    assert shown["likelihood"]["ranges"] == [[1, 1], [2, 4], [4, 4]]
    assert (
        shown["risk"]["said"] == "one said work is held up, one said work is held up to work stops, one does not know"
    )
    assert "b-1" not in everything_outside(widget, session, tmp_path)


def test_the_order_of_answering_cannot_be_told_after_the_reveal(tmp_path: Path) -> None:
    seen = []
    for name, voters in (("one", ("5", "2-3", "1")), ("two", ("1", "5", "2-3"))):
        with rw.open_review("R-1", rw.open_store(tmp_path / name)) as session:
            session.apply({"op": "add", "collection": "takeaways", "id": "t-1", "fields": {"text": "x"}})
            widget = rw.EstimateRound(session)
            for n, words in enumerate(voters):
                say(widget, f"b-{n}", words, words)
            ask(widget, "reveal")
            seen.append((widget.state["rows"], session.review.takeaways))
    assert seen[0] == seen[1]


def test_one_answer_alone_is_not_revealed(session: ReviewSession) -> None:
    widget = rw.EstimateRound(session)
    say(widget, "b-1", "2", "2")
    say(widget, "b-1", "3", "3")
    assert not widget.state["round"]["can_reveal"]
    answer = ask(widget, "reveal")
    assert "found 1 answered; expected a silent round with 2 or more" in answer["error"]
    assert session.review.takeaways[0].estimates.likelihood == ()


def test_the_widest_disagreement_is_pointed_at_with_the_question(session: ReviewSession) -> None:
    widget = rw.EstimateRound(session)
    for voter, first, second in (("b-1", "2", "1-2"), ("b-2", "3", "5")):
        say(widget, voter, "3", first)
        say(widget, voter, second, "2", "t-2")
    ask(widget, "reveal")
    assert widget.state["widest"] == (
        "Furthest apart: 2, how likely. One range ends at “unlikely”, another begins at “nearly certain”. "
        "What are you assuming?"
    )


def test_ranges_that_all_meet_are_no_disagreement(session: ReviewSession) -> None:
    widget = rw.EstimateRound(session)
    for voter, words in (("b-1", "2-3"), ("b-2", "3-5"), ("b-3", "?")):
        say(widget, voter, words, words)
    ask(widget, "reveal")
    assert widget.state["widest"].startswith("Every two ranges meet")


def test_who_is_silent_in_the_second_round_keeps_the_first_range(session: ReviewSession) -> None:
    widget = rw.EstimateRound(session)
    say(widget, "b-1", "1", "1")
    say(widget, "b-2", "5", "5")
    ask(widget, "reveal")
    assert ask(widget, "again")["ok"]
    assert widget.state["round"]["said"] == "Round 2, silent: nobody has answered again yet."
    assert widget.state["rows"][0]["spreads"][0]["ranges"] == [[1, 1], [5, 5]], "the first spread stays on the screen"
    say(widget, "b-1", "4", "4")
    assert widget.state["rows"][0]["spreads"][0]["ranges"] == [[1, 1], [5, 5]]
    ask(widget, "reveal")
    assert widget.state["rows"][0]["spreads"][0]["ranges"] == [[4, 4], [5, 5]]
    assert session.review.takeaways[0].estimates.likelihood == (4, 5)


def test_the_middle_is_placed_as_one_step_that_can_be_taken_back(session: ReviewSession) -> None:
    widget = rw.EstimateRound(session)
    for voter, likelihood, risk in (("b-1", "2", "3"), ("b-2", "3", "4"), ("b-3", "4", "4")):
        say(widget, voter, likelihood, risk)
        say(widget, voter, likelihood, risk, "t-2")
    ask(widget, "reveal")
    assert ask(widget, "take", ids=["t-1", "t-2"])["ok"]
    first, second = session.review.takeaways
    assert (first.likelihood_low, first.likelihood_high) == (0.35, 0.65)
    assert (second.risk_low, second.risk_high, second.risk_unit) == (10_000, 100_000, "customer-minutes")
    session.undo()
    assert [one.is_placed for one in session.review.takeaways] == [False, False]
    assert session.review.takeaways[0].estimates.likelihood == (2, 3, 4)


def test_the_middle_is_not_taken_before_the_reveal(session: ReviewSession) -> None:
    widget = rw.EstimateRound(session)
    say(widget, "b-1", "2", "2")
    say(widget, "b-2", "2", "2")
    assert "Reveal the round first" in ask(widget, "take", ids=["t-1"])["error"]


def test_an_estimate_for_a_round_that_was_revealed_meanwhile_is_refused(session: ReviewSession) -> None:
    widget = rw.EstimateRound(session)
    key = widget.state["round"]["key"]
    say(widget, "b-1", "2", "2")
    say(widget, "b-2", "2", "2")
    ask(widget, "reveal")
    late = {"voter": "b-3", "round": key, "id": "t-1", "likelihood": "5", "risk": "5"}
    assert "a round that is over" in ask(widget, "estimate", **late)["error"]
    ask(widget, "again")
    assert "a round that is over" in ask(widget, "estimate", **late)["error"]


@pytest.mark.parametrize("bad", ["", "6", "0", "2-", "-4", "223443", "2-4-5", "four", "4.5"])
def test_what_is_no_range_is_refused_without_being_repeated(session: ReviewSession, bad: str) -> None:
    widget = rw.EstimateRound(session)
    answer = say(widget, "b-1", "3", bad)
    assert "expected 4, 2-4 or ? in both" in answer["error"]
    assert not bad or bad not in answer["error"].replace("4, 2-4", "")
    assert widget.state["round"]["said"] == "Round 1, silent: nobody has answered yet."


def test_running_the_cells_again_does_not_end_the_round(tmp_path: Path) -> None:
    with (
        rw.open_review("R-1", rw.open_store(tmp_path)) as before,
        rw.open_review("R-1", rw.open_store(tmp_path)) as after,
    ):
        before.apply({"op": "add", "collection": "takeaways", "id": "t-1", "fields": {"text": "x"}})
        before.flush()
        after.refresh()
        old, new = rw.EstimateRound(before), rw.EstimateRound(after)
        say(old, "b-1", "2", "2")
        say(new, "b-2", "4", "4")
        assert old.state["round"] == new.state["round"]
        assert new.state["round"]["can_reveal"]
        ask(new, "reveal")
        assert old.state["rows"][0]["spreads"][0]["ranges"] == [[2, 2], [4, 4]]


def test_a_frozen_review_shows_the_hands_on_its_record_and_takes_none() -> None:
    raw = {
        "id": "R",
        "takeaways": [{"id": "t-1", "text": "<b>x</b>", "estimates": {"likelihood": [2, 4], "risk": [3]}}],
    }
    widget = rw.EstimateRound(build_review(raw))
    assert widget.state["round"]["phase"] == "recorded"
    assert "one said unlikely, one said likely" in widget.static_html()
    assert "<b>" not in widget.static_html()
    assert "read-only" in ask(widget, "reveal")["error"]
    json.dumps(widget.state)


@given(st.lists(RANGES, min_size=1, max_size=30))
def test_the_middle_lies_inside_what_was_said_and_is_a_range(ranges: list[Range]) -> None:
    middle = spread_of(ranges).middle
    assert min(one.low for one in ranges) <= middle.low <= middle.high <= max(one.high for one in ranges)
    for met in (
        [one.low <= middle.low for one in ranges],
        [one.low >= middle.low for one in ranges],
        [one.high <= middle.high for one in ranges],
        [one.high >= middle.high for one in ranges],
    ):
        assert 2 * sum(met) >= len(ranges), "each end of the middle has half of the room on either side"


@given(st.lists(RANGES, min_size=1, max_size=30), st.randoms())
def test_a_spread_does_not_know_in_which_order_it_was_said(ranges: list[Range], chance: Any) -> None:
    mixed = list(ranges)
    chance.shuffle(mixed)
    assert spread_of(mixed) == spread_of(ranges)


@given(st.lists(RANGES, min_size=2, max_size=12))
def test_apart_is_the_widest_gap_between_two_answers(ranges: list[Range]) -> None:
    known = [one for one in ranges if one != NOBODY_KNOWS]
    gaps = [max(0, a.low - b.high) for a in known for b in known]
    assert spread_of(ranges).apart == max(gaps, default=0)


@pytest.mark.parametrize(
    ("text", "low", "high"), [("4", 4, 4), (" 2 - 4 ", 2, 4), ("4–2", 2, 4), ("2..3", 2, 3), ("?", 1, 5)]
)
def test_a_range_is_read_in_words(text: str, low: int, high: int) -> None:
    assert read_range(text) == Range(low, high)


def test_a_browser_without_a_name_is_refused() -> None:
    from review_widgets.widgets._estimates import EstimateRounds

    rounds = EstimateRounds()
    with pytest.raises(ChangeRejected, match="estimate"):
        rounds.take("", rounds.key, "t-1", Range(1, 1), Range(1, 1))
