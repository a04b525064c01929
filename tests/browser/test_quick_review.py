"""The quick review: published by keyboard alone with few key presses beyond the prose (forty is the promise)."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Page, expect

from browser.lab import Lab
from browser.test_workbook import open_workbook
from review_widgets.language import check_text

MOST_KEYS = 26
"""May only become smaller."""


class Keyboard:
    """Types prose and counts every other key."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def prose(self, text: str) -> None:
        self.page.keyboard.type(text)

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)
            self.count += 1


def answer_five_questions(page: Page, keys: Keyboard) -> None:
    """Type a whole small review, moving by keyboard only."""
    page.get_by_label("In one line").focus()
    keys.prose("Checkout refused cards for an hour")
    keys.press("Tab")
    for number, line in enumerate(
        ("14:05 first card refused", "14:22 support tells us", "14:50 we see the old key", "15:10 payments go through")
    ):
        if number:
            keys.press("Enter")
        keys.prose(line)
    keys.press("Tab")
    keys.prose("the new key was only tried in staging")
    keys.press("Enter")
    keys.prose("+ support had our number at hand")
    keys.press("Tab")
    keys.prose("a canary payment after each rotation")
    keys.press("Tab")
    keys.prose("one command that shows which pods use which key")
    keys.press("Tab")
    keys.prose("A rotation is a deployment: canary it")
    keys.press("Tab")
    for key in "4 3":
        keys.press(key)
    keys.press("Tab", 2)
    for text, reason, rely in (
        ("Split the dashboard", "4", "the provider's page"),
        ("Warn before restarts", "1", "the on-call's habit"),
    ):
        focus_empty(page, keys, "We let go")
        keys.prose(text)
        keys.press("Tab")
        keys.press(reason)
        keys.press("Tab")
        keys.prose(rely)
        keys.press("Tab", 2)


def test_a_review_is_published_by_keyboard_with_few_keys_beyond_the_prose(lab: Lab) -> None:
    notebook, record = open_workbook(lab, "quick_review")
    notebook.run_all()
    page = notebook.page
    expect(page.locator(".rw-quick-review")).to_be_visible()
    keys = Keyboard(page)
    answer_five_questions(page, keys)
    keys.press("Control+Enter")
    expect(page.locator(".rw-quick-review .rw-status")).to_contain_text("Published", timeout=5000)
    print(f"keys beyond the prose: {keys.count}")
    assert keys.count <= MOST_KEYS
    record.soon(page, lambda r: r["status"] == "published")
    review = record.read()
    assert [event["text"] for event in review["events"]] == [
        "first card refused",
        "support tells us",
        "we see the old key",
        "payments go through",
    ]
    assert [factor["aspect"] for factor in review["factors"]] == ["made_possible", "helped"]
    assert review["factors"][0]["would_have_detected"] == "a canary payment after each rotation"
    decisions = [(one["decision"], one.get("let_go", {}).get("reason")) for one in review["takeaways"]]
    assert decisions == [("carry", None), ("let_go", "costs_more_than_it_saves"), ("let_go", "low_harm")]
    assert review["takeaways"][0]["likelihood_low"] == 0.65
    assert len(review["forecasts"]) == 1


def focus_empty(page: Page, keys: Keyboard, label: str) -> None:
    """Tab on to the empty field of that label where the focus is not there yet."""
    for _ in range(4):
        here = page.evaluate("() => [document.activeElement.getAttribute('aria-label'), document.activeElement.value]")
        if here == [label, ""]:
            return
        keys.press("Tab")
    raise AssertionError(f"the focus did not reach {label!r}: {here}")


def test_what_is_left_unsaid_stops_publishing_and_says_so(lab: Lab) -> None:
    notebook, record = open_workbook(lab, "quick_review")
    notebook.run_all()
    page = notebook.page
    page.get_by_label("We let go").first.fill("Split the dashboard")
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".rw-quick-review .rw-problem")).to_contain_text("left to say aloud")
    assert record.read().get("status", "draft") == "draft"


def test_a_quick_review_is_deepened_in_the_workbook_without_retyping(lab: Lab) -> None:
    notebook, record = open_workbook(lab, "quick_review")
    notebook.run_all()
    page = notebook.page
    page.get_by_label("What happened?").fill("14:05 first card refused\n~15:10 payments go through")
    page.get_by_label("What made it possible or worse, what helped?").fill("tried in staging only")
    page.get_by_label("In one line").fill("Cards refused")
    page.get_by_label("What test or alert").focus()
    record.soon(
        page, lambda r: len(r.get("events", [])) == 2 and bool(r.get("factors")) and "title" in r.get("incident", {})
    )
    ids = [event["id"] for event in record.read()["events"]]
    page.get_by_label("What happened?").fill(
        "14:05 first card refused\n14:30 support calls\n~15:10 payments go through"
    )
    record.soon(page, lambda r: len(r["events"]) == 3)
    kept = [event["id"] for event in record.read()["events"]]
    assert set(ids) <= set(kept)
    page.context.close()
    from review_widgets.reports import make_workbook

    whole = lab.open(make_workbook("INC-300", str(lab.folder / "reviews"), lab.folder / "whole.ipynb"))
    whole.run_all()
    expect(whole.page.locator(".rw-timeline .rw-event")).to_have_count(3)
    expect(whole.page.locator(".rw-factor-board .rw-main textarea")).to_have_value("tried in staging only")


def test_a_review_begun_elsewhere_shows_at_once_where_its_takeaways_stand_and_long_answers_whole(lab: Lab) -> None:
    long = "one command that shows which pods use which key, " * 5
    placed = {"likelihood_low": 0.6, "likelihood_high": 0.8, "risk_low": 3, "risk_high": 9}
    raw = {
        "id": "INC-7",
        "factors": [{"id": "f1", "text": "staging only", "would_have_smoothed": long}],
        "takeaways": [
            {"id": "t1", "text": "A canary", "decision": "carry", **placed},
            {"id": "t2", "text": "Split the dashboard"},
        ],
    }
    (lab.folder / "reviews").mkdir()
    (lab.folder / "reviews" / "INC-7.json").write_text(json.dumps(raw), encoding="utf-8")
    cells = ["import review_widgets as rw\nrw.QuickReview(rw.open_review('INC-7', 'reviews'))"]
    notebook = lab.open(lab.write_notebook("begun.ipynb", cells))
    notebook.run_all()
    quick = notebook.page.locator(".rw-quick-review")
    expect(quick.locator(".rw-where").first).to_have_text(re.compile(r"\w+ · \w+"))
    expect(quick.get_by_text("Split the dashboard", exact=True)).to_be_visible()
    answer = quick.get_by_label("What tool would have made it smoother?")
    notebook.page.wait_for_timeout(300)
    assert answer.evaluate("(one) => one.scrollHeight <= one.clientHeight + 2 && one.scrollWidth <= one.clientWidth")
    lab.close()


def test_a_wording_in_a_line_is_marked_and_put_another_way_and_its_time_stays(lab: Lab) -> None:
    notebook, record = open_workbook(lab, "quick_review")
    notebook.run_all()
    page = notebook.page
    pointing = "we failed to check the new key"
    found = check_text(pointing)[0]
    page.get_by_label("What happened?").click()
    page.keyboard.type(f"14:05 first card refused\n14:22 {pointing}")
    expect(page.locator(".rw-quick-review mark")).to_have_text(found.text)
    expect(page.locator(".rw-quick-review .rw-wording")).to_contain_text("points at a person")
    expect(page.locator(".rw-quick-review .rw-marksline:visible")).to_have_text(["one wording to look at F8"])
    page.keyboard.press("Alt+Enter")
    expect(page.get_by_label("What happened?")).to_have_value(f"14:05 first card refused\n14:22 {found.rewrite}")
    record.soon(page, lambda r: [e["text"] for e in r.get("events", [])] == ["first card refused", found.rewrite])
    assert "T14:22" in record.read()["events"][1]["occurred_at"]
    expect(page.locator(".rw-quick-review mark")).to_have_count(0)
    page.get_by_label("We let go").first.fill("Split the dashboard")
    page.get_by_label("We rely on").first.fill("they were careless before")
    expect(page.locator(".rw-quick-review mark")).to_have_count(1)
