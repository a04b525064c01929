"""A team's own words: what is allowed, added and left out, and settings that cannot be meant are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from review_widgets.check import NO_WORDS, find_own_words
from review_widgets.check.words import read_own_words
from review_widgets.errors import InvalidParameter
from review_widgets.language import Category, check_text

TABLE = "[tool.review-widgets.language]\n"


def test_an_allowed_word_counts_as_a_thing_and_the_rest_of_the_sentence_is_still_read() -> None:
    text = "😀 The cause was operator error and the engineer failed to look."
    words = read_own_words(f'{TABLE}allow = ["Operator  error"]')
    assert check_text("The cause was operator error.")
    assert words.inspect("The cause was operator error.").findings == ()
    found = words.inspect(text).findings
    assert [one.text for one in found] == ["failed to look"]
    assert text[found[0].start : found[0].end] == "failed to look"


def test_a_category_that_is_off_is_left_out() -> None:
    words = read_own_words(f'{TABLE}off = ["HUMERR"]')
    assert words.inspect("It was caused by human error.").findings == ()
    assert words.inspect("The engineer failed to look.").findings


def test_an_added_word_is_found_with_the_advice_of_its_category() -> None:
    words = read_own_words(f'{TABLE}add = {{ TRAIT = ["cow boy"], ROOT = ["it all began with"] }}')
    text = "A cow\nboy fixed it. It all began with a key. Here is `cow boy` code."
    found = words.inspect(text).findings
    assert [(one.text, one.category, one.tier) for one in found] == [
        ("cow\nboy", "TRAIT", "blame"),
        ("It all began with", "ROOT", "advisory"),
    ]
    assert all(one.why and one.question.endswith("?") for one in found)


def test_an_added_word_gives_one_finding_per_sentence_and_obeys_a_waiver() -> None:
    words = read_own_words(f'{TABLE}add.TRAIT = ["cowboy"]')
    assert len(words.inspect("The cowboy engineer failed to look.").findings) == 1
    assert words.inspect("The cowboy came. <!-- review-ok: the name of the tool -->").findings == ()


def test_names_of_the_settings_count_as_names() -> None:
    words = read_own_words(f'{TABLE}people = ["Zora"]')
    assert [one.category for one in words.inspect("Zora broke the index.").findings] == [Category.NAME]


def test_the_nearest_pyproject_is_read_from_a_folder_below(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(f'{TABLE}off = ["ROOT"]', encoding="utf-8")
    (tmp_path / "docs").mkdir()
    assert find_own_words(tmp_path / "docs").off == {Category.ROOT}


def test_a_pyproject_that_is_no_text_is_refused_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes(b"\xff")
    with pytest.raises(InvalidParameter, match="expected UTF-8 text"):
        find_own_words(tmp_path)


def test_a_pyproject_without_the_table_means_no_words() -> None:
    assert read_own_words('[tool.other]\nx = 1\n[project]\nname = "x"') == NO_WORDS


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("alow = []", "'alow'; expected allow, add, off or people"),
        ('off = ["BLAME"]', "'BLAME'; expected one of AGENT"),
        ('allow = "one"', "'one'; expected a list of words"),
        ('allow = [" "]', "expected a list of words"),
        ('add = ["cowboy"]', "expected a table"),
        ('add = { NO = ["x"] }', "'NO'; expected one of AGENT"),
        ("off = [", "expected TOML"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_refused_with_its_place(settings: str, said: str) -> None:
    with pytest.raises(InvalidParameter) as err:
        read_own_words(TABLE + settings)
    assert str(err.value).startswith("pyproject.toml")
    assert said in str(err.value)
