"""The plot: ranges by words, numbers and hands, the whiskers, the labels, the table that says the same."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

import review_widgets as rw
from review_widgets.model import Takeaway
from review_widgets.schema import build_review
from review_widgets.session import ReviewSession
from review_widgets.settings import HARM_STEPS, Team
from review_widgets.widgets._plot_svg import Box, draw_plot, place_labels

SVG = "{http://www.w3.org/2000/svg}"
PLACE = {"likelihood_low": 0.35, "likelihood_high": 0.65, "risk_low": 1_000, "risk_high": 10_000}


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ReviewSession]:
    """Give an open review with two takeaways, the first without a place."""
    with rw.open_review("R-1", rw.open_store(tmp_path)) as opened:
        opened.apply({"op": "add", "collection": "takeaways", "id": "t-1", "fields": {"text": "A canary"}})
        opened.apply({"op": "add", "collection": "takeaways", "id": "t-2", "fields": {"text": "Stale pods", **PLACE}})
        yield opened


def ask(widget: rw.RiskLikelihoodPlot, name: str, **content: Any) -> dict[str, Any]:
    """Ask as the browser does."""
    answers: list[dict[str, Any]] = []
    widget.send = answers.append
    widget._on_message(widget, {"kind": "request", "name": name, "seq": "1", **content}, [])
    return answers[-1]


def first(session: ReviewSession) -> Takeaway:
    return session.review.takeaways[0]


def row(widget: rw.RiskLikelihoodPlot, item_id: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in widget.state["takeaways"] if one["id"] == item_id)
    return found


def test_hands_give_a_range_and_whiskers_and_are_kept_sorted(session: ReviewSession) -> None:
    widget = rw.RiskLikelihoodPlot(session)
    assert ask(widget, "place", id="t-1", likelihood="1334435", risk="223443")["ok"]
    assert first(session).estimates.likelihood == (1, 3, 3, 3, 4, 4, 5)
    assert first(session).estimates.risk == (2, 2, 3, 3, 4, 4)
    assert (first(session).likelihood_low, first(session).likelihood_high) == (0.35, 0.90)
    shown = row(widget, "t-1")
    assert shown["whiskers"] == {"likelihood": (0.01, 0.99), "risk": (100, 100_000)}
    assert shown["hands"] == (
        "how likely: seven hands, lowest very unlikely, highest nearly certain; "
        "how harmful: six hands, lowest an annoyance, highest work stops"
    )


def test_hands_of_one_axis_leave_those_of_the_other(session: ReviewSession) -> None:
    widget = rw.RiskLikelihoodPlot(session)
    ask(widget, "place", id="t-1", likelihood="2345")
    ask(widget, "place", id="t-1", risk="3344")
    assert (first(session).estimates.likelihood, first(session).estimates.risk) == ((2, 3, 4, 5), (3, 3, 4, 4))
    ask(widget, "place", id="t-1", risk="5")
    assert first(session).estimates.risk == (3, 3, 4, 4), "what the group settles on does not unsay the hands"


def test_what_is_no_place_says_what_would_be_one_and_changes_nothing(session: ReviewSession) -> None:
    answer = ask(rw.RiskLikelihoodPlot(session), "place", id="t-1", likelihood="7")
    assert "found '7'; expected 4, 2-4, ? or one digit per hand" in answer["error"]
    assert not first(session).is_placed


def test_the_words_of_the_axes_are_the_teams_own() -> None:
    steps = tuple(step.model_copy(update={"example": f"our <{n}>"}) for n, step in enumerate(HARM_STEPS, start=1))
    team = Team(harm_scale=Team().harm_scale.model_copy(update={"steps": steps}))
    widget = rw.RiskLikelihoodPlot(build_review({"id": "R", "takeaways": [{"id": "t", **PLACE}]}), team=team)
    assert [step["word"] for step in widget.state["chance"]["steps"]] == [
        "very unlikely",
        "unlikely",
        "even",
        "likely",
        "nearly certain",
    ]
    assert [step["example"] for step in widget.state["harm"]["steps"]] == [f"our <{n}>" for n in range(1, 6)]
    assert "4 work stops (our <4>)" in widget.state["harm"]["hint"]
    assert "our &lt;4&gt;" in widget.static_html()


@pytest.mark.parametrize(
    ("end", "text", "expected"),
    [
        ("likelihood_low", "20", {"likelihood_low": 0.2, "likelihood_high": 0.65}),
        ("likelihood_high", "80 %", {"likelihood_low": 0.35, "likelihood_high": 0.8}),
        ("likelihood_low", "90", {"likelihood_low": 0.65, "likelihood_high": 0.9}),
        ("risk_high", "12 500", {"risk_low": 1_000, "risk_high": 12_500}),
        ("risk_low", "0,5", {"risk_low": 0.5, "risk_high": 10_000}),
    ],
)
def test_each_end_can_be_typed(session: ReviewSession, end: str, text: str, expected: dict[str, float]) -> None:
    assert ask(rw.RiskLikelihoodPlot(session), "number", id="t-2", end=end, text=text)["ok"]
    found = session.review.takeaways[1].model_dump()
    assert {name: found[name] for name in expected} == pytest.approx(expected)
    others = {name: value for name, value in PLACE.items() if name not in expected}
    assert {name: found[name] for name in others} == pytest.approx(others)


def test_a_typed_middle_moves_the_range_and_keeps_its_width_on_the_axis(session: ReviewSession) -> None:
    widget = rw.RiskLikelihoodPlot(session)
    ask(widget, "number", id="t-2", end="risk_middle", text="20000")
    ask(widget, "number", id="t-2", end="likelihood_middle", text="80")
    moved = session.review.takeaways[1]
    assert moved.risk_high is not None
    assert moved.risk_low is not None
    assert moved.risk_high / moved.risk_low == pytest.approx(10)
    assert row(widget, "t-2")["ends"]["risk_middle"] == "20 000"
    assert row(widget, "t-2")["ends"]["likelihood_middle"] == "80"
    odds = [end / (1 - end) for end in (moved.likelihood_low or 0, moved.likelihood_high or 0)]
    assert odds[1] / odds[0] == pytest.approx((0.65 / 0.35) ** 2)


@pytest.mark.parametrize(
    ("end", "text"), [("likelihood_low", "120"), ("likelihood_low", "x"), ("risk_low", "-3"), ("nonsense", "3")]
)
def test_a_number_off_the_axis_is_refused(session: ReviewSession, end: str, text: str) -> None:
    answer = ask(rw.RiskLikelihoodPlot(session), "number", id="t-2", end=end, text=text)
    assert "Nothing was changed" in answer["error"]


def test_the_order_can_be_asked_without_changing_anything(session: ReviewSession) -> None:
    widget = rw.RiskLikelihoodPlot(session)
    ask(widget, "place", id="t-1", likelihood="1", risk="1")
    before = session.review
    assert [one["id"] for one in widget.state["takeaways"]] == ["t-2", "t-1"]
    wanted = {"likelihood_low": 0.9, "likelihood_high": 0.99, "risk_low": 1e5, "risk_high": 1e6}
    answer = ask(widget, "order", id="t-1", **wanted)
    assert [one["id"] for one in answer["result"]["takeaways"]] == ["t-1", "t-2"]
    assert session.review is before


def test_clear_leaning_and_toss_up_are_said_in_words() -> None:
    def said(*places: tuple[float, float, float, float]) -> set[str]:
        names = ("risk_low", "risk_high", "likelihood_low", "likelihood_high")
        items = [{"id": f"t{n}", **dict(zip(names, one, strict=True))} for n, one in enumerate(places)]
        rows = rw.RiskLikelihoodPlot(build_review({"id": "R", "takeaways": items})).state["takeaways"]
        return {re.sub(r" \(.*", "", one["chance"]) for one in rows}

    low, mid, high = (10, 100, 0.01, 0.1), (1e3, 1e4, 0.3, 0.6), (1e5, 1e6, 0.9, 0.99)
    assert said(low, high, high) == {"clearly in the top two", "clearly outside the top two"}
    assert "a toss-up for the top two" in said(mid, mid, mid, mid)
    assert said(mid, mid, mid, (2e3, 2e4, 0.3, 0.7)) >= {"leaning towards the top two"}


def test_times_per_year_are_drawn_as_a_chance_and_give_way_to_one() -> None:
    raw = {"id": "t", "text": "x", "risk_low": 10, "risk_high": 100, "times_per_year_low": 1, "times_per_year_high": 3}
    review = build_review({"id": "R", "takeaways": [raw]})
    shown = row(rw.RiskLikelihoodPlot(review), "t")
    assert (shown["likelihood_low"], shown["likelihood_high"]) == pytest.approx((0.632, 0.950), abs=1e-3)
    assert len(drawn(review, "number")) == 1


def drawn(review: Any, kind: str) -> list[ET.Element]:
    root = ET.fromstring(draw_plot(review, Team()))
    return [one for one in root.iter() if one.get("class") == kind]


def test_the_picture_draws_the_hands_as_whiskers_from_the_lowest_to_the_highest() -> None:
    hands = {"likelihood": [1, 3, 3, 5], "risk": [2, 3]}
    review = build_review({"id": "R", "takeaways": [{"id": "a", **PLACE, "estimates": hands}, {"id": "b", **PLACE}]})
    (whisker,) = drawn(review, "whisker")
    box = list(ET.fromstring(draw_plot(review, Team())).iter(f"{SVG}rect"))[1]
    left, top, width, height = (float(box.get(name, "")) for name in ("x", "y", "width", "height"))
    found = re.fullmatch(r"M([\d.]+) .*H([\d.]+)m.*M[\d.]+ ([\d.]+)h.*V([\d.]+)m.*", whisker.get("d", ""))
    assert found
    low, high, lower, upper = map(float, found.groups())
    assert low < left < left + width < high, "hands from 1 to 5 reach beyond the word in the middle"
    assert upper < top < top + height < lower, "hands 2 and 3 reach below the word 3"


def test_the_report_and_the_twin_show_the_same_picture() -> None:
    raw = {"id": "R", "takeaways": [{"id": "a", **PLACE, "estimates": {"likelihood": [1, 5]}}]}
    html = rw.RiskLikelihoodPlot(build_review(raw)).static_html()
    found = re.search(r'base64,([^"]+)"', html)
    assert found
    assert 'class="whisker"' in base64.b64decode(found[1]).decode()
    assert "two hands, lowest very unlikely, highest nearly certain" in html


def test_the_table_twin_has_the_numbers_and_the_scales() -> None:
    raw = [{"id": "a", "text": "<b>x</b>", **PLACE, "decision": "carry"}, {"id": "b", "text": "later"}]
    html = rw.RiskLikelihoodPlot(build_review({"id": "R", "takeaways": raw})).static_html()
    cells = re.findall(r"<td[^>]*>(.*?)</td>", html)
    assert cells[:5] == ["1", "&lt;b&gt;x&lt;/b&gt;", "carried", "35 to 65", "1 000 to 10 000"]
    assert cells[10:13] == ["not decided", "not placed yet", "not placed yet"]
    assert {"nearly certain", "90 to 99 %", "one service, part of a morning", "100 000 to 1 000 000"} <= set(cells)


def test_a_takeaway_that_is_rare_and_grave_is_told_by_its_edge_in_the_picture_and_by_words_beside_it() -> None:
    raw = [{"id": "a", **PLACE, "decision": "carry", "is_tail": True}, {"id": "b", **PLACE}]
    widget = rw.RiskLikelihoodPlot(build_review({"id": "R", "takeaways": raw}))
    edges = [one.get("class") for one in ET.fromstring(draw_plot(widget.review, Team())).iter(f"{SVG}rect")]
    assert edges.count("rare") == 1
    assert [
        one.text for one in ET.fromstring(draw_plot(widget.review, Team())).iter(f"{SVG}text") if one.get("class")
    ] == [*("1▲", "2")]
    assert "rare and grave" in row(widget, "a")["stands"]
    assert (row(widget, "a")["decided"], row(widget, "b")["decided"]) == ("carried, rare and grave", "not decided")
    assert "<td" in widget.static_html().partition("carried, rare and grave")[0]
    assert widget.state["note"].endswith("▲ and a double edge: rare and grave.")
    plain = rw.RiskLikelihoodPlot(build_review({"id": "R", "takeaways": raw[1:]}))
    assert "rare" not in plain.static_html() + plain.state["note"]


BOXES = st.builds(Box, st.floats(0, 380), st.floats(0, 280), st.floats(14, 400), st.floats(14, 300))


@given(st.lists(BOXES, min_size=1, max_size=24))
def test_no_label_of_the_picture_covers_another(boxes: list[Box]) -> None:
    ground = Box(0, 0, 420, 330)
    labels = place_labels([(box, 16 if n < 9 else 24) for n, box in enumerate(boxes)], ground)
    assert not any(one.meets(other) for one, other in combinations(labels, 2))
    assert all(one.x >= 0 and one.x + one.width <= 420 and one.y >= 0 and one.y + one.height <= 330 for one in labels)
