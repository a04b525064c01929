"""What the group sees while a review is presented: questions, a quiet clock, large letters, and nobody's words marked."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import combinations

import pytest
from playwright.sync_api import expect

from browser.audit import AXE, violations
from browser.lab import Lab
from browser.stage import SAMPLE, SHOWN, open_review, present, turn
from browser.test_capture import BURST
from review_widgets.prompts import AGENDA

# ── questions and the clock ───────────────────────────────────────────────────────────────────────────────────────


def test_at_most_three_questions_are_shown_and_others_come_by_key_and_by_press(stage: Lab) -> None:
    _, page, _ = open_review(stage)
    present(page, 2)
    items = page.locator(".rw-agenda .rw-questions li")
    texts = page.locator(".rw-agenda .rw-questions .rw-text")
    first = texts.all_inner_texts()
    assert len(first) == 3
    page.keyboard.press("q")
    expect(texts.first).not_to_have_text(first[0])
    second = texts.all_inner_texts()
    assert not set(first) & set(second)
    page.get_by_role("button", name="Other questions").click()
    expect(texts.first).not_to_have_text(second[0])
    assert items.count() == 3
    page.keyboard.press("/")
    page.keyboard.type("14:07 the graph seemed off")
    page.keyboard.press("Enter")
    expect(page.locator(".rw-capture .rw-line")).to_have_value("")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="A question for the newest line").click()
    expect(items.first).to_contain_text("“seemed off”")
    expect(page.get_by_role("button", name="Other questions")).to_be_visible()


def test_the_clock_counts_for_each_heading_stays_in_this_browser_and_says_softly_when_it_is_over(stage: Lab) -> None:
    _, page, record = open_review(stage)
    kept = f"review-widgets:agenda:{SAMPLE}"
    spent = "(name) => JSON.parse(localStorage.getItem(name)).spent"
    present(page)
    page.wait_for_timeout(2300)
    turn(page, "2", 2)
    first = page.evaluate(spent, kept)
    assert first["1"] >= 2
    page.wait_for_timeout(1300)
    turn(page, "1", 1)
    assert page.evaluate(spent, kept)["1"] >= first["1"]
    assert page.evaluate(spent, kept)["2"] >= 1
    time = page.locator(".rw-agenda .rw-time")
    expect(time).to_have_text("0 of 3 min")
    page.keyboard.press("t")
    expect(time).to_have_text("0 of 3 min · paused")
    page.keyboard.press("Escape")
    assert kept not in json.dumps(record.read())
    page.evaluate(
        "(name) => localStorage.setItem(name, JSON.stringify({ spent: { 2: 38 * 60 + 5 }, heading: 2 }))", kept
    )
    page.reload()
    expect(page.locator(".rw-capture .rw-line")).to_be_focused()
    page.get_by_role("button", name="Present", exact=True).click()
    expect(time).to_have_text("38 of 35 min · 3 min over")
    look = time.evaluate(
        "(one) => { const s = getComputedStyle(one); return [s.color, s.animationName, s.transitionDuration]; }"
    )
    quiet = page.get_by_role("button", name="Leave", exact=True).evaluate("(one) => getComputedStyle(one).color")
    assert look[0] != quiet
    assert look[1:] == ["none", "0s"]


# ── words ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_nobodys_words_are_marked_before_the_group_and_they_wait_as_one_line_under_close(stage: Lab) -> None:
    _, page, record = open_review(stage)
    mark = page.locator(".rw-mirror mark")
    expect(mark.first).to_be_attached()
    present(page)
    expect(mark).to_have_count(0)
    summary = page.locator(".rw-review-header").get_by_label("In short")
    summary.click()
    page.keyboard.press("End")
    page.keyboard.type(" We failed to check the key.", delay=5)
    record.soon(page, lambda r: r["incident"]["summary"].endswith("key."))
    page.wait_for_timeout(700)
    expect(mark).to_have_count(0)
    expect(page.locator(".rw-wording")).to_have_count(0)
    assert not [text for text in page.locator(".rw-live").all_inner_texts() if "failed" in text]
    page.get_by_role("button", name="5 Close").click()
    line = page.locator(".rw-narrative").get_by_text("two sentences to reword before this leaves the room")
    expect(line).to_be_visible()
    expect(page.locator(".rw-narrative .rw-wordings article")).to_have_count(0)
    page.get_by_role("button", name="Look at them one by one").click()
    expect(page.locator(".rw-narrative .rw-wordings article").first).to_be_visible()
    page.get_by_role("button", name="Leave", exact=True).click()
    expect(mark.first).to_be_attached()


# ── to be read from the last row ──────────────────────────────────────────────────────────────────────────────────

_SMALL = """(stage) => {
  const found = [];
  const walker = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const one = node.parentElement;
    if (!node.textContent.trim() || !one.checkVisibility({ visibilityProperty: true }) || one.closest(".rw-live, option, title")) continue;
    const svg = one.closest("svg");
    const size = parseFloat(getComputedStyle(one).fontSize) * (svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1);
    if (size < 18) found.push(`${size.toFixed(1)}: ${node.textContent.trim().slice(0, 40)}`);
  }
  for (const one of stage.querySelectorAll("input:not([type=checkbox], [type=radio]), textarea, select")) {
    if (one.checkVisibility({ visibilityProperty: true }) && parseFloat(getComputedStyle(one).fontSize) < 18) found.push(`field: ${one.ariaLabel}`);
  }
  for (const one of stage.querySelectorAll("canvas")) {
    const factor = one.getBoundingClientRect().width / one.clientWidth;
    if (one.checkVisibility() && 12 * factor < 18) found.push(`canvas: ${factor}`); // it is drawn in 12 px
  }
  return found;
}"""
_BEYOND = """(stage) => [...stage.querySelectorAll(".rw *")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".rw-live, .rw-marks, canvas"))
  .filter((one) => { const box = one.getBoundingClientRect(); return box.width && (box.right > innerWidth + 1 || box.left < -1); })
  .map((one) => `${one.closest(".rw").dataset.widget}: ${one.tagName} ${one.className} ${(one.textContent ?? "").slice(0, 30)}`)"""


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1400, 1000), (1000, 900)])
def test_every_letter_is_large_and_nothing_runs_over_the_edge(stage: Lab, width: int, height: int) -> None:
    _, page, _ = open_review(stage, width=width, height=height)
    present(page)
    panel = page.locator(".rw-way.jp-NotebookPanel")
    for number in SHOWN:
        turn(page, str(number), number)
        page.wait_for_timeout(300)
        assert panel.evaluate(_SMALL) == [], number
        assert panel.evaluate(_BEYOND) == [], number
        scroller = page.locator(".rw-way .jp-WindowedPanel-outer")
        assert scroller.evaluate("(one) => one.scrollWidth - one.clientWidth") <= 0, number


def test_the_whole_picture_of_what_happened_and_its_tools_are_in_sight_between_agenda_and_line(stage: Lab) -> None:
    _, page, _ = open_review(stage)
    present(page, 2)
    page.wait_for_timeout(500)
    top = page.locator(".jp-Cell:has(.rw-agenda)").evaluate("(one) => one.getBoundingClientRect().bottom")
    end = page.locator(".jp-Cell:has(.rw-capture)").evaluate("(one) => one.getBoundingClientRect().top")
    for part in ("canvas", ".rw-tools"):
        box = page.locator(f".rw-timeline {part}").evaluate("(one) => one.getBoundingClientRect().toJSON()")
        assert top <= box["top"], part
        assert box["bottom"] <= end, part


def test_the_words_of_the_chances_do_not_touch(stage: Lab) -> None:
    _, page, _ = open_review(stage)
    present(page, 4)
    words = (
        page.locator(".rw-risk-likelihood-plot svg > g")
        .first.locator("text")
        .evaluate_all("(all) => all.map((one) => ({ text: one.textContent, ...one.getBoundingClientRect().toJSON() }))")
    )
    apart = 6
    assert len(words) > 10
    assert not [
        (one["text"], other["text"])
        for one, other in combinations(words, 2)
        if abs(one["top"] - other["top"]) < 2
        and one["left"] < other["right"] + apart
        and other["left"] < one["right"] + apart
    ]


def test_the_title_is_the_largest_line_of_its_widget(stage: Lab) -> None:
    _, page, _ = open_review(stage)
    present(page, 1)
    size = "(one) => parseFloat(getComputedStyle(one).fontSize)"
    title, summary = (
        page.locator(".rw-review-header").get_by_label(one).evaluate(size) for one in ("Title", "In short")
    )
    assert title > summary


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_while_presenting(stage: Lab, dark: bool, require: Callable[[object, str], None]) -> None:
    require(AXE.is_file(), "there is no node_modules/axe-core (make check installs it where npm is found)")
    _, page, _ = open_review(stage, dark=dark)
    present(page)
    page.keyboard.press("p")
    found = {}
    for number, widgets in SHOWN.items():
        turn(page, str(number), number)
        page.wait_for_timeout(300)
        found |= {(number, name): wrong for name in widgets if (wrong := violations(page, f".rw-{name}"))}
    assert found == {}


def test_an_agenda_in_a_window_too_low_does_not_cover_the_page(stage: Lab) -> None:
    _, page, _ = open_review(stage, height=500)
    present(page, 2)
    position = page.locator(".jp-Cell:has(.rw-agenda)").evaluate("(one) => getComputedStyle(one).position")
    assert position != "sticky"


def test_twenty_parked_ideas_leave_room_for_the_heading_and_scroll_by_keys(stage: Lab) -> None:
    _, page, record = open_review(stage)
    page.evaluate(BURST, [f"p idea {n} for a fix that came early" for n in range(20)])
    record.soon(page, lambda r: len(r["parking_lot"]) == 21)
    present(page, 3)
    expect(page.locator(".rw-agenda .rw-parked")).to_have_text("Parked: 21")
    page.keyboard.press("p")
    lot = page.get_by_role("list", name="Parking lot")
    expect(lot).to_be_visible()
    below = page.locator(".rw-factor-board").bounding_box()
    assert below
    assert below["y"] < 720 / 2, "the heading begins in the upper half"
    assert lot.evaluate("(one) => parseFloat(getComputedStyle(one).borderBottomWidth)") >= 1
    assert lot.evaluate("(one) => one.scrollHeight > one.clientHeight + 100")
    lot.focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => document.querySelector('.rw-lot').scrollTop > 0")
    expect(page.locator(".rw-agenda .rw-heading")).to_have_text(AGENDA[2].name)
