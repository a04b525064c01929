"""Letting go by keys: three for a line, one for the same line again."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from browser.lab import Lab
from browser.test_workbook import open_workbook
from review_widgets.changes import Change
from review_widgets.session import open_review


def test_a_let_go_takes_three_keys_and_a_selection_takes_one_more(lab: Lab) -> None:
    texts = ("Split the dashboard", "Warn before restarts", "Rename the job")
    with open_review("INC-300", str(lab.folder / "reviews")) as session:
        session.apply(*(Change("add", "takeaways", f"t{n}", {"text": text}) for n, text in enumerate(texts)))
    notebook, record = open_workbook(lab)
    notebook.run_all()
    page = notebook.page
    cards = page.locator(".rw-let-go-list .rw-card")
    for n in range(3):
        page.locator(f".rw-risk-likelihood-plot .rw-card[data-id=t{n}] button[data-decision=let_go]").click()
    expect(cards).to_have_count(3)
    cells = notebook.cell_count()

    def lines(r: dict[str, Any]) -> list[tuple[str, str]]:
        found = [one.get("let_go", {}) for one in r["takeaways"]]
        return [(one.get("reason", ""), one.get("what_we_rely_on_instead", "")) for one in found]

    cards.nth(0).focus()
    for key in ("4", "n", "Enter"):
        page.keyboard.press(key)
    same = ("costs_more_than_it_saves", "nothing, we accept it")
    record.soon(page, lambda r: lines(r)[0] == same)
    expect(cards.nth(0)).to_contain_text("Said aloud.")
    expect(cards.nth(1)).to_be_focused()

    for n in (1, 2):
        cards.nth(n).locator("[data-also]").check()
    cards.nth(0).focus()
    page.keyboard.press("Shift+A")
    record.soon(page, lambda r: lines(r) == [same] * 3)
    assert all(one["let_go"]["revisit_on"] for one in record.read()["takeaways"])
    page.keyboard.press("d")
    page.keyboard.press("d")
    page.wait_for_timeout(300)
    assert notebook.cell_count() == cells
