"""The timeline by hand: from memory, from a paste, by a drop, with stars, in another zone, with thousands of events."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Page, expect

from browser.lab import Lab, Notebook
from browser.test_workbook import Record, open_workbook
from review_widgets.changes import Change
from review_widgets.session import open_review

KINDS = ("alert", "change", "action", "observation", "hypothesis", "decision", "communication")
FRAMES = """(canvas) => new Promise((done) => {
  const box = canvas.getBoundingClientRect();
  const at = (x) => ({ clientX: box.left + x, clientY: box.top + 60, pointerId: 1, bubbles: true });
  const send = (type, x) => canvas.dispatchEvent(new PointerEvent(type, at(x)));
  canvas.setPointerCapture = () => {};
  canvas.dispatchEvent(new KeyboardEvent("keydown", { key: "+", bubbles: true }));
  const times = [];
  let n = 0;
  send("pointerdown", 500);
  const step = (now) => {
    times.push(now);
    send("pointermove", 500 + 240 * Math.sin(n / 12));
    n += 1;
    if (n < 120) requestAnimationFrame(step);
    else { send("pointerup", 500); done(times.slice(1).map((time, at) => time - times[at])); }
  };
  requestAnimationFrame(step);
})"""


def ready(lab: Lab) -> tuple[Notebook, Page, Record]:
    notebook, record = open_workbook(lab)
    notebook.run_all()
    expect(notebook.page.locator(".rw-timeline")).to_be_visible()
    return notebook, notebook.page, record


def texts(record: dict[str, Any]) -> list[str]:
    return [event["text"] for event in record.get("events", [])]


def test_an_empty_review_begins_from_memory_with_three_rows(lab: Lab) -> None:
    _, page, record = ready(lab)
    assert page.locator(".rw-timeline canvas").is_hidden(), "never an empty axis"
    start = page.get_by_role("group", name="No export? Start from memory")
    expect(start).to_contain_text("No export? Start from memory.")
    expect(start.locator(".rw-label")).to_have_text(["first sign", "turning point", "it was over"])
    assert start.locator("input").evaluate_all("(all) => all.map((one) => one.value)") == [""] * 6
    expect(page.get_by_label("Paste a log, a chat or an export")).to_be_visible()
    page.get_by_label("first sign: when").fill("~14:05")
    page.keyboard.press("Enter")
    page.keyboard.type("checkout was slow")
    page.keyboard.press("Enter")
    expect(page.get_by_label("turning point: when")).to_be_focused()
    page.keyboard.type("14:40")
    page.keyboard.press("Tab")
    page.keyboard.type("we saw the old key")
    page.keyboard.press("Enter")
    expect(page.get_by_label("it was over: when")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("payments went through")
    page.keyboard.press("Enter")
    record.soon(page, lambda r: texts(r) == ["checkout was slow", "we saw the old key", "payments went through"])
    expect(page.locator(".rw-memories")).to_be_hidden()
    expect(page.locator(".rw-timeline canvas")).to_be_visible()
    assert all(event["importance"] == "key" for event in record.read()["events"])


def test_a_paste_shows_what_it_becomes_and_adds_it_on_a_yes_and_undo_takes_it_back(lab: Lab) -> None:
    _, page, record = ready(lab)
    page.get_by_label("Paste a log").fill(
        "[14:05] api: 5xx over 2 %\n[14:22] sam: rolled back\nstill errors\n14:31 quiet"
    )
    preview = page.locator(".rw-preview")
    expect(preview).to_contain_text("3 events")
    expect(preview.locator("tr")).to_have_count(3)
    assert texts(record.read()) == []
    page.get_by_role("button", name="Add 3 events").click()
    record.soon(page, lambda r: texts(r) == ["api: 5xx over 2 %", "sam: rolled back\nstill errors", "quiet"])
    page.locator(".rw-timeline .rw-foot button", has_text="Undo").click()
    record.soon(page, lambda r: texts(r) == [])


def test_stars_and_zones_change_what_is_shown(lab: Lab) -> None:
    _, page, record = ready(lab)
    adder = page.locator(".rw-capture .rw-line")
    for line in ("14:05 first", "14:20 second", "14:40 third"):
        adder.fill(line)
        adder.press("Enter")
    rows = page.locator(".rw-timeline .rw-event")
    expect(rows).to_have_count(3)
    record.soon(page, lambda r: len(texts(r)) == 3)
    page.locator(".rw-timeline .rw-list").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("s")
    record.soon(page, lambda r: [e["text"] for e in r["events"] if e.get("importance") == "key"] == ["second"])
    page.get_by_role("button", name="★ only").click()
    expect(rows).to_have_count(1)
    page.get_by_role("button", name="★ only").click()
    zone = page.get_by_label("Show times in")
    page.evaluate("(select) => select.append(new Option('Asia/Tokyo', 'Asia/Tokyo'))", zone.element_handle())
    zone.select_option("Asia/Tokyo")
    expect(rows.nth(1)).to_contain_text("23:20")
    page.locator(".rw-timeline .rw-list").focus()
    page.keyboard.press("t")
    page.keyboard.type("23:30")
    page.keyboard.press("Enter")
    record.soon(page, lambda r: any("T14:30" in e["occurred_at"] for e in r["events"] if e["text"] == "second"))


NOTE = """() => {
  window.drawn = { words: [], bars: [] };
  const pen = CanvasRenderingContext2D.prototype;
  const { fillText, fillRect } = pen;
  pen.fillText = function (...given) { window.drawn.words.push(given[0]); return fillText.apply(this, given); };
  pen.fillRect = function (...given) { if (given[3] === 3) window.drawn.bars.push(given[2]); return fillRect.apply(this, given); };
}"""
"""Writes down what is drawn: words, and the lengths of bars that are three pixels high."""


def test_the_picture_shows_an_interval_as_long_as_it_was_phases_and_how_long_it_was_silent(lab: Lab) -> None:
    begin = datetime(2026, 3, 1, 14, tzinfo=UTC)
    told = [(0, 30, "detection"), (75, 0, "repair"), (120, 0, "")]
    with open_review("INC-300", str(lab.folder / "reviews")) as session:
        for n, (at, long, phase) in enumerate(told):
            times = {"occurred_at": (begin + timedelta(minutes=at)).isoformat()}
            if long:
                times["ended_at"] = (begin + timedelta(minutes=at + long)).isoformat()
            session.apply(Change("add", "events", f"e{n}", {"text": f"event {n}", "phase": phase or None, **times}))
    _, page, _ = ready(lab)
    canvas = page.locator(".rw-timeline canvas")
    page.evaluate(NOTE)
    canvas.press("0")
    page.wait_for_function("() => window.drawn.words.includes('45 min silent')")
    drawn = page.evaluate("() => window.drawn")
    assert {"45 min silent", "detection", "repair"} <= set(drawn["words"])
    wide = canvas.evaluate("(one) => one.clientWidth")
    interval = sorted(set(drawn["bars"]))
    assert any(0.15 * wide < length < 0.3 * wide for length in interval), f"30 of 120 minutes on {wide} px: {interval}"


def test_five_thousand_events_pan_at_the_speed_of_the_screen(lab: Lab) -> None:
    begin = datetime(2026, 3, 1, 8, tzinfo=UTC)
    with open_review("INC-300", str(lab.folder / "reviews")) as session:
        session.apply(
            *(
                Change(
                    "add",
                    "events",
                    f"e{n}",
                    {
                        "text": f"event {n}",
                        "kind": KINDS[n * 7919 % 7],
                        "occurred_at": (begin + timedelta(seconds=n * 5 + n % 3)).isoformat(),
                        "importance": "key" if n % 900 == 0 else "normal",
                    },
                )
                for n in range(5_000)
            )
        )
    _, page, _ = ready(lab)
    expect(page.locator(".rw-timeline .rw-tools")).to_contain_text("5000 events")
    canvas = page.locator(".rw-timeline canvas")
    canvas.scroll_into_view_if_needed()
    frames = sorted(page.evaluate(FRAMES, canvas.element_handle()))
    middle, slow = frames[len(frames) // 2], frames[int(len(frames) * 0.95)]
    print(f"5,000 events: {1000 / middle:.0f} fps, 95 % of frames within {slow:.1f} ms")
    assert 1000 / middle >= 55
