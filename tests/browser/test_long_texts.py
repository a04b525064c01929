"""Long texts, with blanks and without, and many of them: read whole, and nothing stands out of its widget."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.lab import Lab
from browser.test_workbook import Record

NO_BLANKS = "x" * 300
SENTENCE = "the old key stayed in memory after the rotation and nobody could see which pods still used it, " * 3
TEXTS = (NO_BLANKS, SENTENCE.strip(), "short")
STANDING_OUT = """(root) => [...root.querySelectorAll("*")].filter((one) => {
  if (!one.checkVisibility() || one.closest("svg, .rw-live, .rw-marks, option")) return false;
  for (let at = one.parentElement; at !== root; at = at.parentElement) if (getComputedStyle(at).overflowX !== "visible") return false;
  return one.getBoundingClientRect().right > root.getBoundingClientRect().right + 1;
}).map((one) => `${one.tagName}.${one.className}`)"""
CUT = """(root) => [...root.querySelectorAll("textarea")].filter((one) => one.checkVisibility() && one.offsetHeight < 600
  && (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)).map((one) => one.value.slice(0, 20))"""
WHOLE = "(one) => one.scrollHeight <= one.clientHeight + 1 && one.scrollWidth <= one.clientWidth"


def make_record() -> dict[str, Any]:
    """Give a review with forty circumstances, fifteen takeaways and long texts everywhere."""
    aspects = ("made_possible", "made_worse", "helped")
    events = [{"id": f"e{n}", "text": TEXTS[n % 3], "occurred_at": f"2026-03-01T14:{n:02d}:00Z"} for n in range(12)]
    factors = [
        {
            "id": f"f{n}",
            "text": TEXTS[n % 3],
            "aspect": aspects[n % 3],
            "event_ids": [f"e{n % 12}"],
            "domain": TEXTS[n % 3],
        }
        | {"labels": [TEXTS[n % 3]], "would_have_detected": TEXTS[n % 3]}
        for n in range(40)
    ]
    takeaways: list[dict[str, Any]] = [{"id": f"t{n}", "text": TEXTS[n % 3]} for n in range(15)]
    for one in takeaways[2:8]:
        told = {"reason": "low_harm", "what_we_rely_on_instead": one["text"], "reason_text": one["text"]}
        one |= {"decision": "let_go", "let_go": told}
    for one in takeaways[:2]:
        one["decision"] = "carry"
    notes = [{"id": f"n{n}", "text": text} for n, text in enumerate(TEXTS)]
    return {
        "schema_version": 1,
        "id": "INC-300",
        "revision": 1,
        "incident": {"title": SENTENCE, "summary": NO_BLANKS, "services": [NO_BLANKS]},
        "events": events,
        "factors": factors,
        "takeaways": takeaways,
        "surprises": notes,
        "parking_lot": notes,
        "open_questions": notes,
        "conditions": [{"id": "c", "kind": "other", "text": NO_BLANKS}],
        "sections": [{"id": "s", "title": SENTENCE, "text": NO_BLANKS}],
    }


def open_widget(lab: Lab, name: str, width: int = 1000) -> tuple[Page, Locator, Record]:
    store = lab.folder / "reviews"
    store.mkdir()
    (store / "INC-300.json").write_text(json.dumps(make_record()), encoding="utf-8")
    code = f"import review_widgets as rw\nrw.{name}(rw.open_review('INC-300', 'reviews'))"
    notebook = lab.open(lab.write_notebook("long.ipynb", [code]), width=width)
    notebook.run_all()
    widget = notebook.page.locator(".rw")
    expect(widget).to_be_visible()
    return notebook.page, widget, Record(store / "INC-300.json")


@pytest.mark.parametrize(
    "name", ["ReviewHeader", "Timeline", "FactorBoard", "RiskLikelihoodPlot", "LetGoList", "Narrative", "QuickReview"]
)
def test_no_long_text_is_cut_or_stands_out_of_its_widget(lab: Lab, name: str) -> None:
    page, widget, _ = open_widget(lab, name)
    if name == "Timeline":
        page.locator(".rw-timeline .rw-event").first.click()
        expect(page.get_by_label("What", exact=True)).to_have_value(NO_BLANKS)
    page.locator(".rw details").evaluate_all("(all) => { for (const one of all) one.open = true; }")
    for width in (1000, 1400):
        page.set_viewport_size({"width": width, "height": 1000})
        page.wait_for_timeout(300)
        assert widget.evaluate(STANDING_OUT) == [], width
        assert widget.evaluate(CUT) == [], width


def test_a_title_is_one_line_for_the_record_and_whole_on_the_screen(lab: Lab) -> None:
    page, widget, record = open_widget(lab, "ReviewHeader")
    title = widget.get_by_label("Title", exact=True)
    assert title.evaluate(WHOLE)
    high = title.evaluate("(one) => one.offsetHeight")
    title.fill("Checkout\nrefused cards")
    expect(title).to_have_value("Checkout refused cards")
    title.press("Enter")
    record.soon(page, lambda r: r["incident"]["title"] == "Checkout refused cards")
    expect(title).to_have_value("Checkout refused cards")
    assert title.evaluate("(one) => one.offsetHeight") < high / 2, "as high as its words"


def test_a_carried_takeaway_is_read_whole_in_the_quick_review(lab: Lab) -> None:
    _, widget, _ = open_widget(lab, "QuickReview")
    for label in ("We carry", "We let go", "In one line"):
        for field in widget.get_by_label(label, exact=True).all():
            assert field.evaluate(WHOLE), label


def test_a_long_line_is_seen_whole_while_it_is_captured_and_goes_with_enter(lab: Lab) -> None:
    page, widget, record = open_widget(lab, "Capture")
    line = widget.get_by_label("Capture line")
    low = line.evaluate("(one) => one.offsetHeight")
    line.fill(f"- {SENTENCE}{NO_BLANKS}")
    assert line.evaluate(WHOLE)
    line.press("Enter")
    record.soon(page, lambda r: r["factors"][-1]["text"] == f"{SENTENCE}{NO_BLANKS}")
    expect(line).to_have_value("")
    assert line.evaluate("(one) => one.offsetHeight") == low
    assert widget.evaluate(STANDING_OUT) == []


def test_the_list_beside_a_timeline_keeps_room_for_its_words(lab: Lab) -> None:
    page, widget, _ = open_widget(lab, "Timeline")
    widget.locator(".rw-event").first.click()
    when = page.get_by_label("When", exact=True)
    expect(when).to_be_visible()
    assert widget.locator(".rw-event .rw-text").first.evaluate("(one) => one.clientWidth") > 200
    assert when.evaluate(WHOLE)
