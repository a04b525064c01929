"""A review run in a real JupyterLab: by mouse, by keys, by words; in the file within a second, and still there afterwards."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from browser.lab import Lab, Notebook
from review_widgets.reports import make_workbook

SOON = 1.0
"""Seconds within which what was typed must be in the file."""
AT_LAST = 15.0
"""Seconds after which it will not come any more, on a machine that does other things."""
HOSTILE = '<img src=x onerror="window.harmed=1"><script>window.harmed=1</script>'


class Record:
    """The review's file, as somebody else would read it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> dict[str, Any]:
        made: dict[str, Any] = json.loads(self.path.read_text(encoding="utf-8"))
        return made

    def soon(self, page: Page, holds: Callable[[dict[str, Any]], bool], seconds: float = AT_LAST) -> float:
        """Wait until the file holds something; gives how many seconds it took."""
        begin = time.monotonic()
        while time.monotonic() - begin <= seconds:
            if holds(self.read()):
                return time.monotonic() - begin
            page.wait_for_timeout(20)
        raise AssertionError(
            f"not in the file within {seconds} s: {json.dumps(self.read(), ensure_ascii=False)[:1500]}"
        )


def open_workbook(lab: Lab, template: str = "learning_review", *, dark: bool = False) -> tuple[Notebook, Record]:
    store = lab.folder / "reviews"
    made = make_workbook("INC-300", str(store), lab.folder / "INC-300.ipynb", template=template)
    return lab.open(made, dark=dark), Record(store / "INC-300.json")


def add_takeaway(page: Page, text: str) -> None:
    box = page.get_by_label("Add a takeaway")
    box.fill(text)
    box.press("Enter")
    expect(
        page.locator(".rw-risk-likelihood-plot .rw-card", has=page.get_by_text("not placed yet")).last
    ).to_be_visible()


def ranges(page: Page) -> Locator:
    return page.locator(".rw-risk-likelihood-plot .rw-range")


def test_static_twins_stand_until_the_workbook_is_run(lab: Lab) -> None:
    notebook, _ = open_workbook(lab)
    expect(notebook.page.get_by_text("No event is written down yet.")).to_be_visible()
    assert notebook.page.locator(".rw").count() == 0
    notebook.run_all()
    expect(notebook.page.locator(".rw-timeline")).to_be_visible()
    headings = [text.strip("¶ ") for text in notebook.page.locator(".jp-MarkdownOutput h2").all_text_contents()]
    assert [text[:2] for text in headings] == ["1 ", "2 ", "3 ", "4 ", "5 "]


def test_a_line_captured_from_anywhere_is_in_the_file_within_a_second(lab: Lab) -> None:
    notebook, record = open_workbook(lab)
    notebook.run_all()
    page = notebook.page
    expect(page.locator(".rw-timeline")).to_be_visible()
    page.locator(".rw-publish-panel button", has_text="Publish").focus()
    page.keyboard.press("/")
    page.keyboard.type("14:05 the queue began to grow")
    page.keyboard.press("Enter")
    took = record.soon(page, lambda r: r.get("events", [{}])[0].get("text") == "the queue began to grow", SOON)
    print(f"in the file after {took:.2f} s")
    expect(page.locator(".rw-timeline .rw-event")).to_contain_text("the queue began to grow")


def test_a_takeaway_is_placed_by_words_by_keys_and_by_dragging(lab: Lab) -> None:
    notebook, record = open_workbook(lab)
    notebook.run_all()
    page = notebook.page
    add_takeaway(page, "A rotation deserves a canary")
    add_takeaway(page, "Restarts hide stale pods")
    record.soon(page, lambda r: len(r.get("takeaways", [])) == 2)
    first, second = (one["id"] for one in record.read()["takeaways"])

    def item(r: dict[str, Any], item_id: str) -> dict[str, Any]:
        found: dict[str, Any] = next(one for one in r["takeaways"] if one["id"] == item_id)
        return found

    page.locator(f".rw-card[data-id={first}] input[data-axis=likelihood]").fill("2-4 3")
    page.keyboard.press("Enter")
    record.soon(page, lambda r: item(r, first).get("likelihood_high") == 0.9)
    placed = item(record.read(), first)
    assert (placed["likelihood_low"], placed["risk_low"], placed["risk_high"]) == (0.1, 1000, 10000)

    page.locator(f".rw-range[data-id={first}]").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")
    record.soon(page, lambda r: item(r, first)["risk_high"] > 10000 and item(r, first)["likelihood_high"] > 0.9)
    cells = notebook.cell_count()
    page.keyboard.press("d")
    page.keyboard.press("d")
    page.wait_for_timeout(400)
    assert notebook.cell_count() == cells
    assert len(record.read()["takeaways"]) == 2
    page.keyboard.press("c")
    record.soon(page, lambda r: item(r, first)["decision"] == "carry")

    drag(page, page.locator(f".rw-range[data-id={second}]"), 210, 90)
    record.soon(page, lambda r: "risk_low" in item(r, second))
    before = item(record.read(), second)
    drag(page, page.locator(f".rw-range[data-id={second}]"), 60, -40)
    record.soon(page, lambda r: item(r, second)["likelihood_low"] > before["likelihood_low"])
    after = item(record.read(), second)
    assert after["risk_high"] > before["risk_high"]
    page.keyboard.press("l")
    record.soon(page, lambda r: item(r, second)["decision"] == "let_go")
    expect(page.locator(".rw-let-go-list .rw-card")).to_contain_text("Not aloud yet")


def drag(page: Page, what: Locator, right: float, down: float) -> None:
    what.scroll_into_view_if_needed()
    box = what.locator(".rw-shape").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    for step in range(1, 9):
        page.mouse.move(box["x"] + box["width"] / 2 + right * step / 8, box["y"] + box["height"] / 2 + down * step / 8)
    page.mouse.up()


def test_a_timeline_is_edited_by_keys_and_undo_brings_an_event_back(lab: Lab) -> None:
    notebook, record = open_workbook(lab)
    notebook.run_all()
    page = notebook.page
    page.locator(".rw-capture .rw-line").fill("14:05 first")
    page.locator(".rw-capture .rw-line").press("Enter")
    adder = page.get_by_label("Add an event: time and text")
    for line in ("14:20 second", "~15:00 third"):
        adder.fill(line)
        adder.press("Enter")
    record.soon(page, lambda r: len(r.get("events", [])) == 3)
    rows = page.locator(".rw-timeline .rw-event")
    expect(rows).to_have_count(3)
    page.locator(".rw-timeline .rw-list").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("k")
    record.soon(page, lambda r: r["events"][1].get("kind") not in (None, "note"))
    page.keyboard.press("t")
    page.keyboard.type("14:45")
    page.keyboard.press("Enter")
    record.soon(page, lambda r: "T14:45" in r["events"][1]["occurred_at"] or "T" in r["events"][1]["occurred_at"])
    expect(rows.nth(1)).to_contain_text("14:45")
    page.keyboard.press("Escape")
    page.keyboard.press("Delete")
    record.soon(page, lambda r: len(r["events"]) == 2)
    page.keyboard.press("Control+z")
    record.soon(page, lambda r: [e["text"] for e in r["events"]] == ["first", "second", "third"])


def test_a_time_that_is_none_is_refused_in_words_and_the_text_stays(lab: Lab) -> None:
    notebook, record = open_workbook(lab)
    notebook.run_all()
    page = notebook.page
    line = page.locator(".rw-capture .rw-line")
    line.fill("29:99 nobody knows when")
    line.press("Enter")
    expect(page.locator(".rw-capture .rw-refused")).to_contain_text("expected 14:05")
    expect(line).to_have_value("29:99 nobody knows when")
    assert "events" not in record.read()


def test_times_with_how_sure_they_are_severity_and_people_with_roles_are_said_in_the_header(lab: Lab) -> None:
    notebook, record = open_workbook(lab)
    notebook.run_all()
    page = notebook.page
    header = page.locator(".rw-review-header")
    header.get_by_text("More: impact, kind, services, people, time zone").click()
    began = header.get_by_label("began")
    for text, shown in (("2026-03-01 14:00", "2026-03-01 14:00"), ("~13:55", "~2026-03-01 13:55")):
        began.fill(text)
        began.press("Enter")
        expect(began).to_have_value(shown)
    header.get_by_label("Severity").fill("SEV-2")
    person = header.get_by_label("Add a person: name, role")
    person.fill("Priya N., database on-call")
    person.press("Enter")
    expect(header.locator(".rw-person").get_by_label("Role")).to_have_value("database on-call")
    record.soon(page, lambda r: bool(r.get("participants")) and "severity" in r["incident"])
    made = record.read()
    assert made["incident"]["started_at"] == "2026-03-01T13:55:00Z"
    assert [(one["id"], one["precision"]) for one in made["incident"]["time_notes"]] == [("started_at", "approximate")]
    assert made["incident"]["severity"]["label"] == "SEV-2"
    assert [(one["name"], one["role"]) for one in made["participants"]] == [("Priya N.", "database on-call")]
    expect(header.locator(".rw-saved")).to_have_text(re.compile(r"^saved \d\d:\d\d:\d\d$"))


_CONTRAST = """(selector) => {
  const lum = ([r, g, b]) => { const f = (v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
    return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b); };
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const ground = (el) => {
    for (let at = el; at; at = at.parentElement) {
      const c = rgb(getComputedStyle(at).backgroundColor);
      if (c.length < 4 || c[3] > 0.99) return c;
    }
    return [255, 255, 255];
  };
  let least = 99, worst = "", n = 0;
  for (const el of document.querySelectorAll(selector)) {
    if (!el.offsetParent || !el.textContent.trim() || el.disabled) continue;
    const [a, b] = [lum(rgb(getComputedStyle(el).color)), lum(ground(el))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    n += 1;
    if (ratio < least) { least = ratio; worst = `${el.className} ${el.textContent.slice(0, 40)}`; }
  }
  return { least, worst, n };
}"""
