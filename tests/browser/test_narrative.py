"""Prose written in a real JupyterLab: the mark stands exactly under the words, and another wording is one key away."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.lab import Lab, Notebook
from browser.test_workbook import _CONTRAST, HOSTILE, Record, open_workbook
from review_widgets.language import check_text

POINTING = "We failed to check the new key."
SPAN = check_text(POINTING)[0].text
REWRITE = check_text(POINTING)[0].rewrite
CLEAN = "The queue grew while the cache was cold, and the graph of the payments stayed flat until noon. "

_BOX = """async ([picture, left, top]) => {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const { data } = canvas.getImageData(0, 0, image.width, image.height);
  const box = { left: 1e9, right: -1, top: 1e9, bottom: -1 };
  for (let y = 0; y < image.height; y += 1) for (let x = 0; x < image.width; x += 1) {
    const at = 4 * (y * image.width + x);
    if (data[at] < 190 || data[at + 1] > 90 || data[at + 2] < 190) continue;
    box.left = Math.min(box.left, x + left); box.right = Math.max(box.right, x + 1 + left);
    box.top = Math.min(box.top, y + top); box.bottom = Math.max(box.bottom, y + 1 + top);
  }
  return box;
}"""

_WATCH_KEYS = """() => {
  window.waits = [];
  const watcher = new PerformanceObserver((all) => window.waits.push(...all.getEntries().map((one) => one.duration)));
  watcher.observe({ type: "event", durationThreshold: 16 });
}"""


_PRESENT = """() => {
  document.documentElement.classList.toggle("rw-presenting");
  document.dispatchEvent(new CustomEvent("rw-presenting"));
}"""


def field(page: Page) -> Locator:
    return page.locator(".rw-narrative").get_by_label("What happened")


def marks(page: Page) -> Locator:
    return page.locator(".rw-narrative .rw-mirror mark")


def card(page: Page) -> Locator:
    return page.locator(".rw-narrative .rw-wording")


def open_narrative(lab: Lab, *, dark: bool = False) -> tuple[Notebook, Record, Locator]:
    notebook, record = open_workbook(lab, dark=dark)
    notebook.run_all()
    prose = field(notebook.page)
    prose.scroll_into_view_if_needed()
    prose.click()
    return notebook, record, prose


def selected_box(page: Page, prose: Locator) -> dict[str, float]:
    """Give the box of the selected text as it is painted: the colour of the selection, seen in a picture."""
    paint = "textarea::selection { background: #ff00ff !important; color: #ff00ff !important; }"
    style = page.add_style_tag(content=paint)
    box = prose.bounding_box()
    assert box
    clip = {"x": int(box["x"]), "y": int(box["y"]), "width": int(box["width"]) + 2, "height": int(box["height"]) + 2}
    picture = page.screenshot(clip=clip, caret="initial")
    style.evaluate("(one) => one.remove()")
    found: dict[str, float] = page.evaluate(_BOX, [base64.b64encode(picture).decode(), clip["x"], clip["y"]])
    return found


def assert_mark_covers(page: Page, prose: Locator, words: str) -> None:
    """Select the words in the text itself and compare where they are painted with where the mark stands."""
    expect(marks(page)).to_have_text(words)
    drawn = marks(page).evaluate("(one) => { const r = one.getBoundingClientRect(); return {...r.toJSON()}; }")
    prose.evaluate(
        "(one, words) => { const at = one.value.indexOf(words); one.setSelectionRange(at, at + words.length); }", words
    )
    painted = selected_box(page, prose)
    assert painted["right"] > painted["left"], "the words are not in sight"
    assert abs(drawn["left"] - painted["left"]) <= 1.5, (drawn, painted)
    assert abs(drawn["right"] - painted["right"]) <= 1.5, (drawn, painted)
    assert abs((drawn["top"] + drawn["bottom"]) - (painted["top"] + painted["bottom"])) / 2 <= 3, (drawn, painted)


def test_the_mark_covers_the_words_after_an_emoji_a_long_paste_and_undo(lab: Lab) -> None:
    notebook, record, prose = open_narrative(lab)
    page = notebook.page
    page.keyboard.type(f"🔥👩‍🚒 At noon. {POINTING} Then it was day.", delay=5)
    assert_mark_covers(page, prose, SPAN)

    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("(text) => navigator.clipboard.writeText(text)", (CLEAN * 3 + "\n\n") * (20_000 // len(CLEAN * 3)))
    page.keyboard.press("Control+Home")
    page.keyboard.press("Control+v")
    page.wait_for_function("(one) => one.value.length > 19000", arg=prose.element_handle())
    record.soon(page, lambda r: len(r["incident"].get("summary", "")) > 19_000)
    page.keyboard.press("F8")
    assert_mark_covers(page, prose, SPAN)

    prose.evaluate("(one) => one.setSelectionRange(0, 0)")
    page.keyboard.press("Control+z")
    page.wait_for_function("(one) => one.value.length < 200", arg=prose.element_handle())
    assert_mark_covers(page, prose, SPAN)


def test_another_wording_is_put_by_one_key_and_stands_in_the_file_and_undo_takes_it_back(lab: Lab) -> None:
    assert REWRITE
    notebook, record, prose = open_narrative(lab)
    page = notebook.page
    page.keyboard.type(f"🔥 At noon. {POINTING} Then it was day.", delay=5)
    expect(marks(page)).to_have_text(SPAN)
    page.keyboard.press("F8")
    expect(card(page)).to_contain_text("points at a person")
    expect(card(page)).to_contain_text(REWRITE)
    page.keyboard.press("Alt+Enter")
    expect(prose).to_have_value(f"🔥 At noon. {REWRITE} Then it was day.")
    record.soon(page, lambda r: r["incident"].get("summary") == f"🔥 At noon. {REWRITE} Then it was day.")
    expect(marks(page)).to_have_count(0)
    expect(card(page)).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(prose).to_have_value(f"🔥 At noon. {POINTING} Then it was day.")
    expect(marks(page)).to_have_text(SPAN)
    record.soon(page, lambda r: POINTING in r["incident"]["summary"])


def test_what_only_the_people_who_were_there_can_say_is_typed_over_the_open_end(lab: Lab) -> None:
    assert REWRITE.endswith("…")
    notebook, record, prose = open_narrative(lab)
    page = notebook.page
    page.keyboard.type(POINTING, delay=5)
    expect(card(page)).to_be_visible()
    page.keyboard.press("Alt+Enter")
    page.keyboard.type("the list was long.", delay=5)
    wanted = f"{REWRITE[:-1]}the list was long."
    expect(prose).to_have_value(wanted)
    record.soon(page, lambda r: r["incident"].get("summary") == wanted)


def test_a_wording_is_kept_with_a_reason_by_keys_alone_and_nobody_stands_beside_it(lab: Lab) -> None:
    notebook, record, prose = open_narrative(lab)
    page = notebook.page
    cells = notebook.cell_count()
    page.keyboard.type(POINTING, delay=5)
    expect(card(page)).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("d")
    page.keyboard.press("d")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(card(page).get_by_role("alert")).to_contain_text("expected a short reason")
    page.keyboard.type("our own words, said together")
    page.keyboard.press("Enter")
    record.soon(page, lambda r: len(r.get("dismissals", [])) == 1)
    (kept,) = record.read()["dismissals"]
    assert {**kept, "id": ""} == {
        "id": "",
        "field": "incident.summary",
        "text": SPAN,
        "category": "AGENT",
        "reason": "our own words, said together",
    }
    expect(marks(page)).to_have_count(0)
    expect(prose).to_be_focused()
    assert notebook.cell_count() == cells


def test_more_than_three_in_a_field_fold_into_one_line(lab: Lab) -> None:
    notebook, _, prose = open_narrative(lab)
    page = notebook.page
    page.keyboard.insert_text(" ".join([POINTING] * 5))
    line = page.locator(".rw-narrative .rw-marksline").first
    expect(line).to_contain_text("five sentences here could be put another way")
    expect(marks(page)).to_have_count(0)
    expect(card(page)).to_have_count(0)
    line.get_by_role("button").click()
    expect(marks(page)).to_have_count(5)
    expect(prose).to_be_focused()


def test_while_the_screen_is_shown_nothing_is_marked_and_the_close_says_how_many_wait(lab: Lab) -> None:
    notebook, _, prose = open_narrative(lab)
    page = notebook.page
    page.keyboard.type(POINTING, delay=5)
    expect(marks(page)).to_have_count(1)
    page.evaluate(_PRESENT)
    expect(marks(page)).to_have_count(0)
    prose.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(f" {POINTING}", delay=5)
    for place in (".rw-narrative", ".rw-publish-panel"):
        expect(page.locator(place)).to_contain_text("two sentences to reword before this leaves the room")
    expect(marks(page)).to_have_count(0)
    expect(card(page)).to_have_count(0)
    page.get_by_role("button", name="Look at them one by one").click()
    expect(page.locator(".rw-wordings article")).to_have_count(2)
    page.evaluate(_PRESENT)
    expect(marks(page)).to_have_count(2)


def test_presentation_mode_of_jupyterlab_hides_every_mark(lab: Lab) -> None:
    notebook, _, _ = open_narrative(lab)
    page = notebook.page
    page.keyboard.type(POINTING, delay=5)
    expect(card(page)).to_be_visible()
    notebook.command("application:toggle-presentation-mode")
    expect(marks(page)).to_be_hidden()
    expect(card(page)).to_be_hidden()
    expect(page.locator(".rw-publish-panel")).to_contain_text("one sentence to reword before this leaves the room")


def test_hostile_text_beside_a_mark_stays_text(lab: Lab) -> None:
    notebook, _, prose = open_narrative(lab)
    page = notebook.page
    page.keyboard.insert_text(f"{HOSTILE} {POINTING}")
    expect(marks(page)).to_have_text(SPAN)
    page.keyboard.press("F8")
    expect(card(page)).to_be_visible()
    page.get_by_role("button", name="Look at them one by one").click()
    expect(page.locator(".rw-wordings article")).to_have_count(1)
    assert page.evaluate("() => window.harmed ?? 0") == 0
    assert page.locator(".rw img").count() == 0
    expect(prose).to_have_value(f"{HOSTILE} {POINTING}")


def test_typing_in_a_long_text_neither_jumps_nor_waits(lab: Lab) -> None:
    notebook, record, prose = open_narrative(lab)
    page = notebook.page
    page.keyboard.insert_text(f"{POINTING} " + CLEAN * 200)
    page.keyboard.type("So it went ")
    expect(marks(page)).to_have_text(SPAN)
    page.wait_for_timeout(1000)
    where = "(one) => [one.scrollTop, one.getBoundingClientRect().top, one.selectionStart]"
    began = prose.evaluate(where)
    page.evaluate(_WATCH_KEYS)
    page.keyboard.type("on and on ", delay=60)
    page.wait_for_timeout(800)
    scrolled, top, caret = prose.evaluate(where)
    assert caret == began[2] + 10
    assert abs(top - began[1]) <= 25, "the page jumped"
    assert abs(scrolled - began[0]) <= 45, "the text jumped"
    waits = sorted(page.evaluate("() => window.waits"))
    print(f"milliseconds from key to picture over 16: {waits}")
    record.soon(page, lambda r: r["incident"].get("summary", "").endswith("on and on "))


def test_a_field_of_another_widget_marks_as_well(lab: Lab) -> None:
    notebook, record = open_workbook(lab)
    notebook.run_all()
    page = notebook.page
    page.locator(".rw-review-header").get_by_label("In short").click()
    page.keyboard.type(POINTING, delay=5)
    expect(page.locator(".rw-review-header .rw-mirror mark")).to_have_text(SPAN)
    page.keyboard.press("Alt+Enter")
    record.soon(page, lambda r: r["incident"].get("summary") == REWRITE)


def test_what_was_composed_by_an_input_method_is_looked_at_when_it_is_done(lab: Lab) -> None:
    notebook, _, prose = open_narrative(lab)
    page = notebook.page
    client = page.context.new_cdp_session(page)
    for part in ("We failed", "We failed to check", "We failed to check it."):
        client.send("Input.imeSetComposition", {"text": part, "selectionStart": len(part), "selectionEnd": len(part)})
        page.wait_for_timeout(400)
        expect(marks(page)).to_have_count(0)
    client.send("Input.insertText", {"text": "We failed to check it."})
    expect(marks(page)).to_have_count(1)
    expect(prose).to_have_value("We failed to check it.")


def write_review(folder: Path, record: dict[str, Any]) -> None:
    (folder / "reviews").mkdir()
    (folder / "reviews" / "INC-300.json").write_text(json.dumps(record), encoding="utf-8")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_card_is_read_in_both_themes(lab: Lab, dark: bool) -> None:
    write_review(lab.folder, {"schema_version": 1, "id": "INC-300", "revision": 1, "incident": {"summary": POINTING}})
    notebook, _, _ = open_narrative(lab, dark=dark)
    page = notebook.page
    expect(card(page)).to_be_visible()
    contrast = page.evaluate(_CONTRAST, ".rw-wording p, .rw-wording button, .rw-marksline, .rw-hint, .rw-tag")
    assert contrast["n"] > 6
    assert contrast["least"] >= 4.5, contrast
