"""Foreign text stays text, in every direction it can leave."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review_widgets.escape import (
    from_markdown,
    keep_direction,
    prose_to_html,
    prose_to_markdown,
    prose_to_plain,
    to_csv_cell,
    to_html,
    to_markdown,
    to_terminal,
)

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[go](javascript:alert(1))",
    "![beacon](http://elsewhere.invalid/x.png)",
    "<svg/onload=alert(1)>",
    "&lt;img src=x onerror=alert(1)&gt;",
    "`</code><script>1</script>`",
    "<a href='data:text/html,<script>1</script>'>x</a>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_prose_runs_nothing_and_fetches_nothing(text: str) -> None:
    made = prose_to_html(text)
    for sign in ("<script", "<img", "<svg", 'href="javascript', 'href="data', "<iframe"):
        assert sign not in made


@pytest.mark.parametrize("text", HOSTILE)
def test_html_holds_no_markup_of_the_text(text: str) -> None:
    assert not set("<>\"'") & set(to_html(text))


def test_prose_keeps_what_people_write() -> None:
    made = prose_to_html("# One\n\n- **a** and `b`\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n[doc](https://example.com/a)")
    for part in ("<h3>One</h3>", "<strong>a</strong>", "<code>b</code>", "<td>1</td>", 'href="https://example.com/a"'):
        assert part in made


def test_a_heading_of_the_prose_never_outranks_the_page() -> None:
    made = prose_to_html("# A\n## B\n####### C")
    assert "<h1" not in made
    assert "<h2" not in made


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "-2", "@cmd", "  =x"])
def test_a_csv_cell_is_never_a_formula(text: str) -> None:
    assert to_csv_cell(text).startswith("'")


def test_a_terminal_sees_no_escape_sequence() -> None:
    assert to_terminal("a\x1b[31mred\x1b]0;title\x07 b\u202etxt\x00") == "ared btxt"


def test_markdown_markup_in_a_line_stays_text() -> None:
    made = prose_to_html(to_markdown("1. **x** [a](http://b) <b> | # y_z_"))
    assert made.strip() == "<p>1. **x** [a](http://b) &lt;b&gt; | # y_z_</p>"


def test_half_a_character_becomes_a_mark_instead_of_an_error() -> None:
    assert to_html("a\ud800b") == "a?b"


@pytest.mark.parametrize(
    ("prose", "plain"),
    [
        ("**TL;DR** a `b` _c_ ~ d", "TL;DR a b c ~ d"),
        ("# A\n\nb\nc\n\n- d\n- e\n  - f\n\ng", "A\n\nb\nc\n\n- d\n- e\n  - f\n\ng"),
        (
            "[the graph](https://x.invalid/g) and <https://y.invalid>",
            "the graph (https://x.invalid/g) and https://y.invalid",
        ),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("```\n<b> x\n```", "<b> x"),
        ("", ""),
    ],
)
def test_prose_without_markup_reads_as_somebody_would_type_it(prose: str, plain: str) -> None:
    assert prose_to_plain(prose) == plain


SIGNS = [*"ab \n\\`*_[](#|~", "- ", "---", "<br>", "&amp;", "1. ", "> ", "\n\n", "```"]


@given(st.lists(st.sampled_from(SIGNS), max_size=20).map("".join))
def test_whatever_goes_out_as_markdown_comes_back_sign_for_sign(text: str) -> None:
    for glue in ("<br>", "\\\n", "&#10;"):
        assert from_markdown(to_markdown(text, glue=glue)) == text
    assert from_markdown(prose_to_markdown(text)) == text
    assert "\n#" not in prose_to_markdown(f"\n{text}")


TURNS = [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]


@pytest.mark.parametrize("sign", TURNS, ids=lambda sign: f"{ord(sign):x}")
def test_no_sign_that_turns_the_direction_is_left_in_what_a_browser_shows_and_no_place_moves(sign: str) -> None:
    made = keep_direction({"a": [f"x{sign}y", ("z" + sign,)], "n": 3, "ok": None})
    assert made == {"a": ["x\u2060y", ("z\u2060",)], "n": 3, "ok": None}


@pytest.mark.parametrize("text", ["השרת נפל ב-14:05", "تعطل الخادم\u200f (db-1)", "naïve – 日本"])
def test_honest_text_of_any_direction_stays(text: str) -> None:
    assert keep_direction(text) == text
