"""The team's own truth: words on the axes, dates, limits."""

from __future__ import annotations

from datetime import date

import pytest

from review_widgets.errors import ChangeRejected, InvalidRecord
from review_widgets.settings import HARM_STEPS, LIKELIHOOD_STEPS, Team, WordRange, read_team, read_words, write_team


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("4", WordRange(0.65, 0.90)),
        ("2-4", WordRange(0.10, 0.90)),
        ("4-2", WordRange(0.10, 0.90)),
        ("2..4", WordRange(0.10, 0.90)),
        ("?", WordRange(0.01, 0.99)),
        ("223443", WordRange(0.10, 0.90, (2, 2, 3, 3, 4, 4))),
    ],
)
def test_words_give_a_range_on_the_axis(words: str, expected: WordRange) -> None:
    assert read_words(words, LIKELIHOOD_STEPS) == expected


def test_one_stray_hand_does_not_widen_the_range_of_many() -> None:
    assert read_words("3333331", HARM_STEPS) == WordRange(1_000, 10_000, (1, 3, 3, 3, 3, 3, 3))


@pytest.mark.parametrize("words", ["", "0", "6", "2-", "1-9", "likely", "1" * 41])
def test_what_is_no_place_on_the_axis_is_refused_with_an_example(words: str) -> None:
    with pytest.raises(ChangeRejected, match="expected 4, 2-4"):
        read_words(words, LIKELIHOOD_STEPS)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 1, 15), date(2026, 4, 1)),
        (date(2026, 7, 31), date(2026, 10, 1)),
        (date(2026, 11, 24), date(2027, 1, 1)),
        (date(2027, 2, 1), date(2027, 4, 1)),
        (date(2028, 4, 3), date(2028, 7, 3)),
    ],
)
def test_the_next_look_back_is_the_first_working_day_of_the_next_quarter(today: date, expected: date) -> None:
    assert Team().next_look_back(today) == expected


@pytest.mark.parametrize(
    ("decided", "expected"),
    [
        (date(2026, 11, 24), date(2026, 11, 26)),
        (date(2026, 11, 27), date(2026, 12, 1)),
        (date(2026, 11, 28), date(2026, 12, 1)),
    ],
)
def test_the_soak_counts_working_days(decided: date, expected: date) -> None:
    assert Team().confirm_from(decided) == expected


def test_settings_are_read_back_equal_and_keep_what_they_do_not_know() -> None:
    team = read_team('{"name": "Osier Lane", "carry_limit": 1, "mascot": "heron"}')
    assert (team.carry_limit, team.model_extra) == (1, {"mascot": "heron"})
    assert read_team(write_team(team)) == team


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('{"carry_limit": 4}', "carry_limit"),
        ('{"harm_scale": {"steps": []}}', "steps"),
        ('{"likelihood_steps": [{"word": "x", "low": 0.5, "high": 0.2}]}', "likelihood_steps"),
        ("", "team.json"),
    ],
)
def test_settings_that_cannot_be_are_refused_with_their_field(text: str, where: str) -> None:
    with pytest.raises(InvalidRecord, match=where):
        read_team(text)
