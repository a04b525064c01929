"""Two people in one review at the same time, each with a kernel of their own, on one store."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.lab import Lab, LabServer, Notebook
from browser.test_workbook import Record
from review_widgets.reports import make_workbook

QUICK = 2_000
"""Milliseconds within which somebody else's change must show."""
Pair = tuple[Page, Page]


@pytest.fixture(scope="module")
def two(chromium: Browser, lab_server: LabServer) -> Iterator[Lab]:
    """Give one folder for all tests of this file, with two workbooks of one review in it."""
    folder = lab_server.root / "together"
    folder.mkdir()
    made = Lab(lab_server, folder, chromium)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in lab_server.environment.items():
            patch.setenv(name, value)
        for name in ("left", "right"):
            make_workbook("INC-300", str(folder / "reviews"), folder / f"{name}.ipynb")
    yield made
    made.close()
    lab_server.stop_kernels()
    made.trouble.check()


@pytest.fixture(scope="module")
def books(two: Lab) -> tuple[Notebook, Notebook]:
    """Give both workbooks, run, side by side."""
    left, right = (two.open(two.folder / f"{name}.ipynb") for name in ("left", "right"))
    left.run_all()
    right.run_all()
    return left, right


@pytest.fixture(scope="module")
def both(books: tuple[Notebook, Notebook]) -> Pair:
    return books[0].page, books[1].page


@pytest.fixture
def record(two: Lab) -> Record:
    return Record(two.folder / "reviews" / "INC-300.json")


def put(page: Page, label: str, text: str) -> None:
    field = page.get_by_label(label, exact=True).first
    field.fill(text)
    field.blur()


def test_two_kernels_show_each_other_s_changes_and_lose_none(both: Pair, record: Record) -> None:
    left, right = both
    for n in range(10):
        for page, who in ((left, "left"), (right, "right")):
            line = page.locator(".rw-capture .rw-line")
            line.fill(f"14:{n:02d} {who} {n}")
            line.press("Enter")
    for page in both:
        expect(page.locator(".rw-timeline .rw-words + .rw-row")).to_contain_text("20 events")
    assert len(record.read()["events"]) == 20


def test_what_somebody_else_saved_appears_within_two_seconds_and_prose_is_merged_by_paragraph(
    books: tuple[Notebook, Notebook], both: Pair, record: Record
) -> None:
    left, right = both
    quick = books[0].within(QUICK)
    put(left, "In short", "One.\n\nTwo.")
    record.soon(left, lambda r: r.get("incident", {}).get("summary") == "One.\n\nTwo.")
    expect(right.get_by_label("In short")).to_have_value("One.\n\nTwo.", timeout=quick)
    put(left, "In short", "ONE.\n\nTwo.")
    put(right, "In short", "One.\n\nTwo.\n\nThree.")
    for page in both:
        expect(page.get_by_label("In short")).to_have_value("ONE.\n\nTwo.\n\nThree.")


def test_the_same_field_put_twice_keeps_the_last_text_and_offers_the_other(both: Pair, record: Record) -> None:
    for page, text in zip(both, ("Checkout slow", "Checkout down"), strict=True):
        put(page, "Title", text)
    offered = both[0].locator(".rw-conflict"), both[1].locator(".rw-conflict")
    record.soon(both[0], lambda _: any(card.count() for card in offered))
    shown = [card for card in offered if card.count()]
    assert len(shown) == 1, "one of the two is offered the other's text"
    kept, other = shown[0].locator("dd").all_inner_texts()
    assert {kept, other} == {"Checkout slow", "Checkout down"}
    assert record.read()["incident"]["title"] == kept
    expect(shown[0]).to_contain_text("Two texts for start, title")
    shown[0].get_by_role("button", name="Take the other one").click()
    expect(shown[0]).to_have_count(0)
    for page in both:
        expect(page.get_by_label("Title", exact=True)).to_have_value(other)


def test_one_s_own_last_step_is_not_taken_back_once_somebody_changed_it_and_the_reason_is_said(
    both: Pair, record: Record
) -> None:
    left, right = both
    ended = [page.locator(".rw-narrative").get_by_label("How it ended") for page in both]
    ended[0].fill("by hand")
    ended[0].blur()
    expect(ended[1]).to_have_value("by hand")
    ended[1].fill("by hand, twice")
    ended[1].blur()
    expect(ended[0]).to_have_value("by hand, twice")
    left.locator(".rw-narrative .rw-foot button", has_text="Undo").click()
    expect(left.locator(".rw-narrative .rw-problem")).to_contain_text(
        re.compile("undo.*another text by now.*Somebody changed it since; it was left as it is")
    )
    assert record.read()["incident"]["resolution"] == "by hand, twice"
    right.locator(".rw-narrative .rw-foot button", has_text="Undo").click()
    record.soon(right, lambda r: r["incident"]["resolution"] == "by hand")
    expect(ended[0]).to_have_value("by hand")


def test_typing_without_a_rest_is_in_the_file_before_it_ends(both: Pair, record: Record) -> None:
    field = both[0].locator(".rw-narrative").get_by_label("Who could not do what")
    field.press_sequentially("the queue began to grow and nobody could tell why", delay=50)
    text = record.read()["incident"].get("impact", {}).get("text", "")
    assert len(text) >= 25, f"of 49 letters typed over 2.5 s only {len(text)} are in the file"
    expect(both[0].locator(".rw-review-header .rw-saved")).to_contain_text("saved ")
