"""What stands behind *more* on the timeline, by hand: other lanes, known then, written down, evidence, pictures, questions."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.audit import violations
from browser.lab import Lab
from browser.test_workbook import Record, open_workbook
from review_widgets.changes import Change
from review_widgets.session import open_review
from test_session_picturing import SECRET, chunk, png

NOTED = png(40, 30, more=chunk(b"tEXt", b"Author\0" + SECRET))
DROP = """([box, name, data, type]) => {
  const held = new DataTransfer();
  held.items.add(new File([Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))], name, { type }));
  box.dispatchEvent(new DragEvent("drop", { dataTransfer: held, bubbles: true, cancelable: true }));
}"""
PASTE = """([field, data]) => {
  const held = new DataTransfer();
  held.items.add(new File([Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))], "", { type: "image/png" }));
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true }));
}"""


def ready(lab: Lab, *, dark: bool = False) -> tuple[Page, Record]:
    """Open a workbook with three events and choose the second by keys."""
    events = (
        ("e1", "10:00", {"text": "alert fired", "kind": "alert", "source": "Grafana"}),
        ("e2", "10:10", {"text": "somebody looked at the queue", "kind": "observation", "source": "Slack"}),
        ("e3", "10:30", {"text": "a new key was rolled out", "kind": "change", "source": "Slack"}),
    )
    with open_review("INC-300", str(lab.folder / "reviews")) as session:
        for event_id, at, fields in events:
            session.apply(Change("add", "events", event_id, {**fields, "occurred_at": f"2026-03-01T{at}:00Z"}))
    notebook, record = open_workbook(lab, dark=dark)
    notebook.run_all()
    page = notebook.page
    expect(page.locator(".rw-timeline .rw-event")).to_have_count(3)
    return page, record


def choose_second(page: Page) -> Locator:
    """Choose the second event by keys and open *more* on it; gives its panel."""
    page.locator(".rw-timeline .rw-list").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    more = page.locator(".rw-detail")
    more.locator("summary").focus()
    page.keyboard.press("Enter")
    return more


def event(record: dict[str, Any], event_id: str = "e2") -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in record["events"] if one["id"] == event_id)
    return found


def test_the_picture_and_the_list_choose_the_same_event_by_mouse_and_by_keys(lab: Lab) -> None:
    page, _ = ready(lab)
    canvas, chosen = page.locator(".rw-timeline canvas"), page.locator(".rw-timeline [aria-selected=true] .rw-text")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box
    lane_names, air, minutes = 104, 8, 32  # half an hour with a minute of air on both sides
    x = lane_names + 11 / minutes * (box["width"] - lane_names - air)
    canvas.click(position={"x": x, "y": 20 + 2.5 * 34})
    expect(chosen).to_have_text("somebody looked at the queue")
    canvas.press("ArrowRight")
    expect(chosen).to_have_text("a new key was rolled out")
    before = canvas.evaluate("(one) => one.toDataURL()")
    page.get_by_role("button", name="Nearer").click()
    page.wait_for_function("([one, was]) => one.toDataURL() !== was", arg=[canvas.element_handle(), before])
    page.locator(".rw-timeline .rw-event").first.click()
    expect(page.get_by_label("What", exact=True)).to_have_value("alert fired")


def test_a_log_that_is_dropped_shows_what_it_becomes_before_it_is_added(lab: Lab) -> None:
    page, record = ready(lab)
    data = base64.b64encode(b"11:05 api: 5xx over 2 %\n11:22 sam: rolled back\n").decode()
    page.evaluate(DROP, [page.locator(".rw-timeline canvas").element_handle(), "api.log", data, "text/plain"])
    expect(page.locator(".rw-preview")).to_contain_text("2 events")
    assert len(record.read()["events"]) == 3
    page.get_by_role("button", name="Add 2 events").click()
    record.soon(page, lambda r: len(r["events"]) == 5)


def test_enter_in_the_filter_goes_from_one_found_event_to_the_next(lab: Lab) -> None:
    page, _ = ready(lab)
    chosen = page.locator(".rw-timeline [aria-selected=true] .rw-text")
    page.locator(".rw-timeline .rw-filter").fill("slack")
    for text in ("somebody looked at the queue", "a new key was rolled out", "somebody looked at the queue"):
        page.keyboard.press("Enter")
        expect(chosen).to_have_text(text)


def test_what_stands_behind_more_is_loaded_at_the_first_touch_and_not_before(lab: Lab) -> None:
    page, _ = ready(lab)
    lanes = page.get_by_label("Lanes by")
    page.wait_for_timeout(500)
    assert lanes.count() == 0
    page.locator(".rw-timeline .rw-list").focus()
    expect(lanes).to_have_count(1)


def test_lanes_follow_another_field_and_what_was_known_then_can_be_looked_at_alone(lab: Lab) -> None:
    page, record = ready(lab)
    canvas, rows = page.locator(".rw-timeline canvas"), page.locator(".rw-timeline .rw-event")
    by_kind = canvas.evaluate("(one) => one.clientHeight")
    page.locator(".rw-lenses summary").click()
    page.get_by_label("Lanes by").select_option("source")
    page.wait_for_function("([one, high]) => one.clientHeight < high", arg=[canvas.element_handle(), by_kind])
    assert by_kind - canvas.evaluate("(one) => one.clientHeight") == 34, "two sources, three kinds"
    choose_second(page)
    page.get_by_label("Known at the time").select_option("false")
    record.soon(page, lambda r: event(r).get("known_at_the_time") is False)
    show = page.locator(".rw-lenses select").nth(1)
    show.select_option("then")
    expect(rows).to_have_count(2)
    show.focus()
    page.keyboard.press("ArrowDown")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("somebody looked at the queue")
    expect(page.locator(".rw-timeline .rw-tools")).to_contain_text("1 of 3")


def test_when_it_was_written_down_stands_beside_when_it_happened(lab: Lab) -> None:
    page, record = ready(lab)
    more = choose_second(page)
    written = more.get_by_label("Written down")
    written.fill("+7m")
    written.press("Enter")
    record.soon(page, lambda r: event(r).get("recorded_at", "")[:16] == "2026-03-01T10:17")
    row = page.locator(".rw-timeline .rw-event").nth(1)
    assert "written" not in row.inner_text()
    page.locator(".rw-lenses summary").click()
    page.get_by_label("show when it was written down").check()
    expect(row).to_contain_text("written 7 min later")
    written.fill("some day")
    written.press("Enter")
    expect(page.locator(".rw-timeline .rw-refused:not(:empty)")).to_contain_text("'some day'")
    assert event(record.read())["recorded_at"][:16] == "2026-03-01T10:17"


def test_a_picture_is_chosen_pasted_or_dropped_and_leaves_its_metadata_behind(lab: Lab) -> None:
    page, record = ready(lab)
    more = choose_second(page)
    data = base64.b64encode(NOTED).decode()
    more.get_by_label("Choose a picture").set_input_files(
        {"name": "screen.png", "mimeType": "image/png", "buffer": NOTED}
    )
    expect(more.get_by_label("What it shows")).to_be_focused()
    page.keyboard.type("the queue at noon")
    record.soon(page, lambda r: [one.get("alt") for one in r.get("assets", [])] == ["the queue at noon"])
    entry = more.get_by_label("Add what shows it")
    page.evaluate(PASTE, [entry.element_handle(), data])
    expect(more.locator("img")).to_have_count(2)
    page.evaluate(DROP, [page.locator(".rw-timeline canvas").element_handle(), "dropped.png", data, "image/png"])
    expect(more.locator("img")).to_have_count(3)
    page.wait_for_function(
        "() => [...document.querySelectorAll('.rw-detail img')].every((one) => one.naturalWidth === 40)"
    )
    record.soon(page, lambda r: len(event(r).get("evidence", [])) == len(r.get("assets", [])) == 3)
    files = list((lab.folder / "reviews" / "INC-300.files").iterdir())
    assert files
    for file in files:
        assert SECRET not in file.read_bytes()
        assert b"tEXt" not in file.read_bytes()
    more.get_by_label("the public may see it").first.check()
    record.soon(page, lambda r: [one.get("visibility", "open") for one in r["assets"]] == ["public", "open", "open"])
    more.get_by_role("button", name="Remove the picture").first.press("Enter")
    record.soon(page, lambda r: len(event(r).get("evidence", [])) == len(r.get("assets", [])) == 2)
    page.locator(".rw-timeline .rw-foot button", has_text="Undo").click()
    record.soon(page, lambda r: len(event(r).get("evidence", [])) == len(r.get("assets", [])) == 3)


def test_a_file_that_is_no_picture_says_so_and_adds_nothing(lab: Lab) -> None:
    page, record = ready(lab)
    more = choose_second(page)
    more.get_by_label("Choose a picture").set_input_files(
        {"name": "notes.png", "mimeType": "image/png", "buffer": b"not a picture at all"}
    )
    expect(page.locator(".rw-timeline .rw-live")).to_contain_text("notes.png could not be read as a picture")
    assert "assets" not in record.read()


def test_links_and_notes_show_what_happened_and_no_other_address_can_be_followed(lab: Lab) -> None:
    page, record = ready(lab)
    more = choose_second(page)
    entry = more.get_by_label("Add what shows it")
    for text in ("https://graphs.example/queue", "the graph on the wall", "javascript:window.harmed=1"):
        entry.fill(text)
        entry.press("Enter")
        expect(more.get_by_label("What shows it", exact=True)).to_contain_text(text)
    record.soon(page, lambda r: len(event(r).get("evidence", [])) == 3)
    links = more.locator("a").evaluate_all("(all) => all.map((one) => [one.href, one.rel])")
    assert links == [["https://graphs.example/queue", "noopener noreferrer"]]


def test_a_question_is_parked_on_an_event_and_found_again_until_it_is_answered(lab: Lab) -> None:
    page, record = ready(lab)
    more = choose_second(page)
    ask = more.get_by_label("Park a question")
    ask.focus()
    page.keyboard.type("Who else may restart the broker?")
    page.keyboard.press("Enter")
    record.soon(page, lambda r: [one["event_ids"] for one in r.get("open_questions", [])] == [["e2"]])
    rows = page.locator(".rw-timeline .rw-event")
    expect(rows.nth(1)).to_contain_text("1 asked")
    page.locator(".rw-lenses summary").click()
    page.get_by_label("only with an open question").check()
    expect(rows).to_have_count(1)
    more.get_by_label("Answer, once somebody knows").fill("The night shift")
    page.keyboard.press("Tab")
    record.soon(page, lambda r: r["open_questions"][0].get("answer") == "The night shift")
    expect(rows).to_have_count(0)


def test_a_wording_in_an_event_is_marked_and_put_another_way_by_keys(lab: Lab) -> None:
    page, record = ready(lab)
    choose_second(page)
    page.locator(".rw-timeline .rw-list").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Somebody should have noticed the alert.")
    field = page.locator(".rw-timeline .rw-markedfield").first
    expect(field.locator("mark")).to_have_count(1)
    page.keyboard.press("F8")
    expect(field.locator(".rw-wording")).to_be_visible()
    page.keyboard.press("Alt+Enter")
    expect(field.locator("mark")).to_have_count(0)
    record.soon(page, lambda r: "should have" not in event(r)["text"] and event(r)["text"] != "")
    page.keyboard.press("Escape")
    expect(page.locator(".rw-timeline .rw-list")).to_be_focused()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_where_everything_is_unfolded(lab: Lab, dark: bool) -> None:
    page, record = ready(lab, dark=dark)
    more = choose_second(page)
    more.get_by_label("Choose a picture").set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": NOTED})
    more.get_by_label("Park a question").fill("Why there?")
    more.get_by_label("Park a question").press("Enter")
    more.get_by_label("Add what shows it").fill("https://graphs.example/queue")
    more.get_by_label("Add what shows it").press("Enter")
    page.locator(".rw-lenses summary").click()
    page.locator(".rw-paste summary").click()
    record.soon(page, lambda r: len(event(r).get("evidence", [])) == 2)
    expect(more.locator("img")).to_have_count(1)
    assert violations(page, ".rw-timeline") == []
