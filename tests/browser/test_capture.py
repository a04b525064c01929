"""The line that is always at hand: in its order, five in sight, one key back, and nothing lost when the kernel dies."""

from __future__ import annotations

import os
import signal

from playwright.sync_api import Locator, Page, expect

from browser.lab import SECOND, Lab
from browser.test_nothing_lost import kernel_process
from browser.test_workbook import open_workbook
from review_widgets.language import check_text

POINTING = "we failed to check the key"
SPAN = check_text(POINTING)[0].text
REWRITE = check_text(POINTING)[0].rewrite
BURST = """(lines) => {
  const line = document.querySelector(".rw-capture .rw-line");
  line.focus();
  for (const text of lines) {
    line.value = text;
    line.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  }
}"""


def line_of(page: Page) -> Locator:
    return page.locator(".rw-capture .rw-line")


def filed(page: Page) -> Locator:
    return page.locator(".rw-capture .rw-filed li")


def test_a_burst_of_lines_lands_in_its_order_in_the_right_lists_and_five_stay_in_sight(lab: Lab) -> None:
    notebook, record = open_workbook(lab)
    notebook.run_all()
    page = notebook.page
    lines = [f"{'-!'[n % 2]} thing {n:02d}" for n in range(40)]
    page.evaluate(BURST, lines)
    record.soon(page, lambda r: len(r.get("surprises", [])) == len(r.get("factors", [])) == 20)
    read = record.read()
    assert [one["text"] for one in read["factors"]] == [f"thing {n:02d}" for n in range(0, 40, 2)]
    assert [one["text"] for one in read["surprises"]] == [f"thing {n:02d}" for n in range(1, 40, 2)]
    expect(filed(page)).to_have_text(
        [f"{line} → {'a surprise' if line[0] == '!' else 'a circumstance'}" for line in lines[:-6:-1]]
    )
    expect(page.locator(".rw-capture .rw-unsent")).to_be_hidden()


def test_control_z_in_the_empty_line_takes_the_last_one_back_into_it(lab: Lab) -> None:
    notebook, record = open_workbook(lab)
    notebook.run_all()
    page = notebook.page
    line_of(page).click()
    for text in ("14:05 first card refused", "- tried in staging only"):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    expect(filed(page)).to_have_count(2)
    page.keyboard.press("Control+z")
    expect(line_of(page)).to_have_value("- tried in staging only")
    record.soon(page, lambda r: not r.get("factors") and len(r.get("events", [])) == 1)
    expect(filed(page)).to_have_count(1)
    page.keyboard.type(" and never again")
    page.keyboard.press("Enter")
    record.soon(
        page, lambda r: [one["text"] for one in r.get("factors", [])] == ["tried in staging only and never again"]
    )


def test_a_wording_is_marked_while_it_is_typed_and_enter_never_waits_for_it(lab: Lab) -> None:
    notebook, record = open_workbook(lab)
    notebook.run_all()
    page = notebook.page
    line_of(page).click()
    assert REWRITE.endswith("…")
    page.keyboard.type(f"- {POINTING}")
    expect(page.locator(".rw-capture mark")).to_have_text(SPAN)
    hint = page.locator(".rw-capture .rw-brief")
    expect(hint).to_contain_text("points at a person")
    expect(hint).to_contain_text("Alt+Enter")
    page.keyboard.press("Alt+Enter")
    expect(line_of(page)).to_have_value(f"- {REWRITE}")
    page.keyboard.type("the list was long")
    page.keyboard.press("Enter")
    record.soon(page, lambda r: r.get("factors", [{}])[0].get("text") == f"{REWRITE[:-1]}the list was long")
    expect(page.locator(".rw-capture mark")).to_have_count(0)
    page.keyboard.insert_text("- they were careless")
    page.keyboard.press("Enter")
    record.soon(page, lambda r: r["factors"][-1]["text"] == "they were careless")
    expect(line_of(page)).to_have_value("")
    expect(hint).to_have_count(0)


def test_lines_that_wait_when_the_kernel_dies_stay_in_sight_and_are_filed_once_in_their_order(lab: Lab) -> None:
    notebook, record = open_workbook(lab)
    notebook.run_all()
    page = notebook.page
    line_of(page).click()
    page.keyboard.type("- before")
    page.keyboard.press("Enter")
    record.soon(page, lambda r: len(r.get("factors", [])) == 1)
    os.kill(kernel_process(notebook), signal.SIGKILL)
    for n in range(3):
        page.keyboard.insert_text(f"- waits {n}")
        page.keyboard.press("Enter")
    waiting = page.locator(".rw-capture .rw-unsent li")
    expect(waiting).to_have_count(3)
    expect(page.locator(".rw-capture .rw-problem")).to_contain_text("No answer from the kernel", timeout=20 * SECOND)
    expect(waiting.first).to_contain_text("- waits 0 not saved yet")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    notebook.wait_kernel()
    notebook.run_all()
    record.soon(page, lambda r: len(r["factors"]) == 4)
    assert [one["text"] for one in record.read()["factors"]] == ["before", "waits 0", "waits 1", "waits 2"]
    expect(page.locator(".rw-capture .rw-unsent")).to_be_hidden()
    lab.trouble.errors.clear()  # of what JupyterLab says about a kernel that died
