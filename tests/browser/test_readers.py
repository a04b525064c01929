"""A reader's line in the workbook: pasted, merged by mouse, declined by keys, taken back."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import expect

from browser.lab import Lab
from browser.test_workbook import open_workbook
from review_widgets.session import open_review


def test_a_readers_line_is_merged_by_mouse_and_another_declined_by_keys(lab: Lab) -> None:
    with open_review("INC-300", str(lab.folder / "reviews")) as session:
        session.apply({"op": "set", "collection": "incident", "fields": {"summary": "We called Olga Petrova."}})
    notebook, record = open_workbook(lab)
    notebook.run_all()
    page = notebook.page
    panel = page.locator(".rw-publish-panel")
    cells = notebook.cell_count()
    expect(panel.locator(".rw-strangers")).to_contain_text("1 word looks like a name and belongs to nobody")

    readers = panel.locator(".rw-readers")
    readers.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.insert_text("- the runbook named another host\nit was quiet until eleven")
    page.keyboard.press("Enter")
    lines = readers.locator(".rw-lines > li")
    expect(lines).to_have_count(2)
    expect(readers.locator("summary")).to_have_text("2 readers’ lines: 2 not answered yet")

    expect(lines.nth(0).locator("select")).to_have_value("circumstance")
    lines.nth(0).get_by_role("button", name="Merge").click()
    record.soon(page, lambda r: [one["text"] for one in r.get("factors", [])] == ["the runbook named another host"])
    expect(page.locator(".rw-factor-board")).to_contain_text("made it possible")
    expect(lines.nth(0)).to_contain_text("merged into: the circumstances")

    lines.nth(1).locator("select").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("the graph shows traffic at ten")
    page.keyboard.press("Enter")
    record.soon(page, lambda r: r["reader_lines"][1].get("reason") == "the graph shows traffic at ten")
    expect(readers.locator("summary")).to_have_text("2 readers’ lines: 1 merged, 1 declined")
    if shots := os.environ.get("REVIEW_WIDGETS_SHOTS"):
        panel.screenshot(path=Path(shots) / "readers.png")
        notebook.use_theme(dark=True)
        panel.screenshot(path=Path(shots) / "readers-dark.png")

    lines.nth(0).get_by_role("button", name="Take back").click()
    record.soon(page, lambda r: not r.get("factors") and r["reader_lines"][0].get("status") == "open")
    panel.locator(".rw-foot button", has_text="Undo").click()
    record.soon(page, lambda r: len(r.get("factors", [])) == 1)
    page.keyboard.press("d")
    page.keyboard.press("d")
    assert notebook.cell_count() == cells
