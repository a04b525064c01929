from __future__ import annotations

import random
from typing import Any

import pytest

from review_widgets.model import Review
from review_widgets.priority import find_undecided, rank_takeaways
from review_widgets.schema import build_review
from review_widgets.settings import Team


def review(*takeaways: dict[str, Any], **more: Any) -> Review:
    return build_review(
        {"id": "A", "takeaways": [{"id": f"t{n}", "text": f"text {n}", **t} for n, t in enumerate(takeaways)], **more}
    )


def placed(harm: tuple[float, float], chance: tuple[float, float]) -> dict[str, Any]:
    return {"risk_low": harm[0], "risk_high": harm[1], "likelihood_low": chance[0], "likelihood_high": chance[1]}


BIG, MID, SMALL = placed((1e4, 1e5), (0.6, 0.9)), placed((1e3, 1e4), (0.3, 0.6)), placed((10, 100), (0.01, 0.1))


def test_takeaways_stand_in_the_order_of_expected_harm() -> None:
    assert [row.takeaway.id for row in rank_takeaways(review(SMALL, BIG, {}, MID))] == ["t1", "t3", "t0", "t2"]


def test_the_top_two_are_clear_when_ranges_do_not_touch() -> None:
    assert [row.call for row in rank_takeaways(review(SMALL, BIG, MID))] == ["clear"] * 3


def test_equal_ranges_are_a_toss_up_and_their_chances_add_up() -> None:
    rows = rank_takeaways(review(BIG, BIG, BIG, BIG))
    assert {row.call for row in rows} == {"toss-up"}
    assert sum(row.top_chance for row in rows) == pytest.approx(2, abs=0.02)


def test_the_chance_of_the_top_two_agrees_with_an_independent_simulation() -> None:
    ours = {
        row.takeaway.id: row.top_chance
        for row in rank_takeaways(review(BIG, MID, placed((5e3, 5e4), (0.35, 0.65)), placed((2e3, 9e4), (0.1, 0.5))))
    }
    rng, wins, rounds = random.Random(7), dict.fromkeys(ours, 0), 20_000
    spans = [(1e4, 1e5, 0.6, 0.9), (1e3, 1e4, 0.3, 0.6), (5e3, 5e4, 0.35, 0.65), (2e3, 9e4, 0.1, 0.5)]
    import math

    def draw(low: float, high: float) -> float:
        return rng.gauss((low + high) / 2, (high - low) / 2.5631)

    def logit(p: float) -> float:
        return math.log(p / (1 - p))

    for _ in range(rounds):
        losses = [
            math.exp(draw(math.log(a), math.log(b))) / (1 + math.exp(-draw(logit(c), logit(d)))) for a, b, c, d in spans
        ]
        for index in sorted(range(4), key=lambda i: -losses[i])[:2]:
            wins[f"t{index}"] += 1
    assert all(abs(ours[key] - wins[key] / rounds) < 0.03 for key in ours), (ours, wins)


def test_the_same_ranges_always_give_the_same_chances() -> None:
    assert rank_takeaways(review(BIG, MID, MID)) == rank_takeaways(review(BIG, MID, MID))


LET_GO = {
    "decision": "let_go",
    "let_go": {"reason": "low_harm", "what_we_rely_on_instead": "the alert", "revisit_on": "2027-01-04"},
}


@pytest.mark.parametrize(
    ("takeaways", "words"),
    [
        ([{"decision": "carry"}, {}], ["not decided yet"]),
        (
            [{"decision": "carry"}, {"decision": "let_go"}],
            ["a reason and what we rely on instead and a date or a trigger"],
        ),
        ([{"decision": "carry"}] * 3, ["what gives way"]),
        ([LET_GO], ["nothing is carried"]),
        ([{"decision": "carry"}, LET_GO], []),
        ([{"decision": "carry"}, {"decision": "carry"}, {"decision": "carry", "gives_way": "the migration waits"}], []),
    ],
)
def test_only_a_silent_drop_stops_publishing(takeaways: list[dict[str, Any]], words: list[str]) -> None:
    found = find_undecided(review(*takeaways), Team())
    assert len(found) == len(words)
    assert all(word in f"{row.what} {row.do}" for row, word in zip(found, words, strict=True))


def test_nothing_carried_is_fine_when_it_is_said_why() -> None:
    assert find_undecided(review(LET_GO, nothing_to_carry_because="a drill"), Team()) == ()


def test_equal_ranges_have_equal_numbers_and_keep_their_order() -> None:
    rows = rank_takeaways(review(MID, BIG, MID, MID))
    assert [row.takeaway.id for row in rows] == ["t1", "t0", "t2", "t3"]
    assert len({(row.expected_harm, row.low, row.high) for row in rows[1:]}) == 1
