"""Two people in one review at the same time: two kernels on one store, two browsers on one kernel."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page, expect

from browser.lab import Lab, Notebook
from review_widgets.reports import make_workbook

QUICK = 2_000
"""Milliseconds within which somebody else's change must show."""


def read(lab: Lab) -> dict[str, Any]:
    made: dict[str, Any] = json.loads((lab.folder / "reviews" / "INC-300.json").read_text(encoding="utf-8"))
    return made


def open_twice(lab: Lab) -> tuple[Page, Page]:
    """Open two workbooks of one review, each with a kernel of its own, side by side."""
    pages = []
    for name in ("left", "right"):
        made = make_workbook("INC-300", str(lab.folder / "reviews"), lab.folder / f"{name}.ipynb")
        notebook: Notebook = lab.open(made)
        notebook.run_all()
        pages.append(notebook.page)
    return pages[0], pages[1]


def type_summary(page: Page, text: str) -> None:
    field = page.get_by_label("In short")
    field.fill(text)
    field.blur()


def test_two_kernels_show_each_other_s_changes_and_lose_none(lab: Lab) -> None:
    left, right = open_twice(lab)
    for n in range(10):
        for page, who in ((left, "left"), (right, "right")):
            line = page.locator(".rw-capture .rw-line")
            line.fill(f"14:{n:02d} {who} {n}")
            line.press("Enter")
    for page in (left, right):
        expect(page.locator(".rw-timeline .rw-words + .rw-row")).to_contain_text("20 events", timeout=QUICK + 3_000)
    assert len(read(lab)["events"]) == 20

    type_summary(left, "One.\n\nTwo.")
    expect(right.get_by_label("In short")).to_have_value("One.\n\nTwo.", timeout=QUICK)
    type_summary(left, "ONE.\n\nTwo.")
    type_summary(right, "One.\n\nTwo.\n\nThree.")
    for page in (left, right):
        expect(page.get_by_label("In short")).to_have_value("ONE.\n\nTwo.\n\nThree.", timeout=QUICK + 1_000)


def test_the_same_field_put_twice_keeps_the_last_text_and_offers_the_other(lab: Lab) -> None:
    left, right = open_twice(lab)
    titles = [page.get_by_label("Title", exact=True) for page in (left, right)]
    for title, text in zip(titles, ("Checkout slow", "Checkout down"), strict=True):
        title.fill(text)
        title.blur()
    left.wait_for_timeout(QUICK)
    cards = [page.locator(".rw-conflict") for page in (left, right)]
    shown = [card for card in cards if card.count()]
    assert len(shown) == 1, "one of the two is offered the other's text"
    kept = read(lab)["incident"]["title"]
    expect(shown[0]).to_contain_text("Two texts for start, title")
    shown[0].get_by_role("button", name="Take the other one").click()
    expect(shown[0]).to_have_count(0)
    (other,) = {"Checkout slow", "Checkout down"} - {kept}
    for title in titles:
        expect(title).to_have_value(other, timeout=QUICK)


def test_typing_without_a_rest_is_in_the_file_before_it_ends(lab: Lab) -> None:
    made = make_workbook("INC-300", str(lab.folder / "reviews"), lab.folder / "typing.ipynb")
    notebook = lab.open(made)
    notebook.run_all()
    field = notebook.page.get_by_label("In short")
    field.press_sequentially("the queue began to grow and nobody could tell why", delay=50)
    text = read(lab)["incident"].get("summary", "")
    assert len(text) >= 25, f"of 49 letters typed over 2.5 s only {len(text)} are in the file"
    expect(notebook.page.locator(".rw-review-header .rw-saved")).to_contain_text("saved ")
