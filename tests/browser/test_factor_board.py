"""The board of circumstances in a real JupyterLab, by mouse and by keys: groups, events, words, chips, wordings, and 200 of them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.audit import violations
from browser.lab import Lab
from browser.test_workbook import _CONTRAST, HOSTILE, Record
from review_widgets.language import check_text

POINTING = "We failed to check the new key."
SPAN = check_text(POINTING)[0].text
EVENTS = [
    {"id": f"e-{n}", "text": text, "occurred_at": f"2026-03-01T14:{n:02d}:00Z"}
    for n, text in enumerate(("first card refused", "support calls", "old key put back"))
]


def open_board(lab: Lab, record: dict[str, Any], *, dark: bool = False, width: int = 1400) -> tuple[Page, Record]:
    store = lab.folder / "reviews"
    store.mkdir()
    made = store / "INC-300.json"
    made.write_text(json.dumps({"schema_version": 1, "id": "INC-300", "revision": 1, **record}), encoding="utf-8")
    for n in range(4):
        old = {
            "schema_version": 1,
            "id": f"OLD-{n}",
            "revision": 1,
            "factors": [{"id": "f", "labels": ["retry storm"]}],
        }
        (store / f"OLD-{n}.json").write_text(json.dumps(old), encoding="utf-8")
    cell = "import review_widgets as rw\nrw.FactorBoard(rw.open_review('INC-300', 'reviews'))"
    notebook = lab.open(lab.write_notebook("board.ipynb", [cell]), dark=dark, width=width)
    notebook.run_all()
    expect(notebook.page.locator(".rw-factor-board")).to_be_visible()
    return notebook.page, Record(made)


def factors(*texts: str) -> list[dict[str, Any]]:
    return [{"id": f"f-{n}", "text": text} for n, text in enumerate(texts)]


def card(page: Page, n: int) -> Locator:
    return page.locator(f".rw-factor-board article[data-id='f-{n}']")


def offer(page: Page, words: str = "") -> Locator:
    """Give what is offered to be taken, not the choices of a select."""
    return page.locator("[role=option]", has_text=words)


def aspects(record: Record) -> list[str]:
    return [one.get("aspect", "made_possible") for one in record.read()["factors"]]


def pull(page: Page, what: Locator, to: Locator) -> None:
    """Drag from the middle of one thing onto another, which may appear only then."""
    box = what.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 30, box["y"] + 30, steps=3)
    target = to.bounding_box()
    assert target
    page.mouse.move(target["x"] + target["width"] / 2, target["y"] + target["height"] / 2, steps=6)
    page.mouse.up()


def test_an_empty_board_says_what_to_do_and_the_first_lines_find_their_groups(lab: Lab) -> None:
    page, record = open_board(lab, {})
    board = page.locator(".rw-factor-board")
    expect(board).to_contain_text("write each on a line of its own")
    page.wait_for_timeout(300)
    room = board.locator(".rw-body").evaluate("(one) => one.style.minHeight")
    assert room == "", "nothing is kept free for a list of events that is not there"
    board.get_by_label("How it mattered").first.select_option("slowed_detection")
    line = board.get_by_label("add a circumstance that mattered")
    line.click()
    for text in ("the alert looks at the mean", "the dashboard is red on any day"):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    helped = board.get_by_label("add what helped")
    helped.fill("support had our number")
    helped.press("Enter")
    record.soon(page, lambda r: len(r.get("factors", [])) == 3)
    assert sorted(aspects(record)) == ["helped", "slowed_detection", "slowed_detection"]
    shown = [one["text"] for one in record.read()["factors"] if one["aspect"] != "helped"]
    assert shown == ["the alert looks at the mean", "the dashboard is red on any day"]
    expect(board.locator(".rw-group")).to_have_text(["4 slowed seeing it 2", "8 helped 1"])
    expect(board.locator(".rw-empty")).to_be_hidden()


def test_a_circumstance_goes_to_another_group_by_mouse_and_by_keys_and_keeps_the_focus(lab: Lab) -> None:
    page, record = open_board(lab, {"factors": factors("one", "two", "three")})
    pull(page, card(page, 0).locator(".rw-grip"), page.locator(".rw-targets [data-aspect=slowed_recovery]"))
    record.soon(page, lambda _: aspects(record)[0] == "slowed_recovery")
    expect(page.locator(".rw-targets")).to_be_hidden()
    pull(page, card(page, 1).locator(".rw-grip"), card(page, 0))
    record.soon(page, lambda _: aspects(record)[1] == "slowed_recovery")

    grip = card(page, 2).locator(".rw-grip")
    grip.focus()
    page.keyboard.press("4")
    record.soon(page, lambda _: aspects(record)[2] == "slowed_detection")
    expect(grip).to_be_focused()
    page.wait_for_timeout(2100)  # what is done within two seconds in one field is one step
    page.keyboard.press("ArrowDown")
    record.soon(page, lambda _: aspects(record)[2] == "slowed_diagnosis")
    page.keyboard.press("Control+z")
    record.soon(page, lambda _: aspects(record)[2] == "slowed_detection")
    page.mouse.move(10, 10)
    before = aspects(record)
    box = grip.bounding_box()
    assert box
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 60, steps=4)
    page.keyboard.press("Escape")
    page.mouse.up()
    page.wait_for_timeout(400)
    assert aspects(record) == before
    assert page.locator(".rw-ghost").count() == 0


@pytest.mark.parametrize("width", [1400, 1000])
def test_an_event_is_linked_by_mouse_and_by_keys(lab: Lab, width: int) -> None:
    page, record = open_board(lab, {"factors": factors("one", "two"), "events": EVENTS}, width=width)

    def linked(n: int) -> list[str]:
        found: list[str] = record.read()["factors"][n].get("event_ids", [])
        return found

    pick = card(page, 0).get_by_role("button", name="Link an event")
    pick.focus()
    page.keyboard.press("Enter")
    page.keyboard.type("key")
    expect(offer(page)).to_have_count(1)
    page.keyboard.press("Enter")
    record.soon(page, lambda _: linked(0) == ["e-2"])
    expect(card(page, 0).locator(".rw-chip").first).to_contain_text("14:02 old key put back")
    expect(offer(page)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(pick).to_be_focused()

    card(page, 1).locator(".rw-main textarea").click()
    if width < 1400:
        card(page, 1).get_by_role("button", name="Link an event").click()
    page.get_by_label("Find an event").fill("")
    expect(offer(page)).to_have_count(3)
    offer(page, "support calls").click()
    record.soon(page, lambda _: linked(1) == ["e-1"])
    pull(page, offer(page, "first card refused"), card(page, 0))
    record.soon(page, lambda _: linked(0) == ["e-2", "e-0"])
    page.wait_for_timeout(300)
    assert linked(1) == ["e-1"], "the end of a pull counted as a press"
    card(page, 0).get_by_role("button", name="Unlink: 14:02 old key put back").click()
    record.soon(page, lambda _: linked(0) == ["e-0"])
    expect(card(page, 0).locator(".rw-linked .rw-chip")).to_have_count(1)


def test_words_the_team_used_are_offered_first_and_a_press_or_enter_takes_one(lab: Lab) -> None:
    page, record = open_board(lab, {"factors": factors("one", "two")})

    def labels(n: int) -> list[str]:
        found: list[str] = record.read()["factors"][n].get("labels", [])
        return found

    def word(n: int) -> Locator:
        return card(page, n).locator("input[aria-label='Our word for it']")

    word(0).click()
    page.keyboard.type("retyr")
    offered = offer(page, "retry storm")
    expect(offered).to_contain_text("used in 4 earlier reviews")
    expect(offer(page).last).to_contain_text("a new word")
    offered.click()
    record.soon(page, lambda _: labels(0) == ["retry storm"])
    expect(word(0)).to_have_value("")
    expect(word(0)).to_be_focused()
    page.keyboard.type("cold cache")
    page.keyboard.press("Enter")
    record.soon(page, lambda _: labels(0) == ["retry storm", "cold cache"])
    word(1).focus()
    expect(offer(page).first).to_contain_text("retry storm")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    record.soon(page, lambda _: labels(1) == ["retry storm"])
    page.keyboard.type("COLD cache")
    expect(offer(page)).to_have_count(1)
    page.keyboard.press("Enter")
    record.soon(page, lambda _: labels(1) == ["retry storm", "cold cache"])
    page.keyboard.press("Escape")
    expect(offer(page, "retry storm")).to_have_count(0)
    card(page, 1).get_by_role("button", name="Take away: cold cache").click()
    record.soon(page, lambda _: labels(1) == ["retry storm"])


def test_chips_and_the_two_questions_are_in_the_file_and_can_be_pressed_again(lab: Lab) -> None:
    page, record = open_board(lab, {"factors": factors("one")})
    press = page.get_by_role("button", name="a customer")
    press.click()
    record.soon(page, lambda r: r.get("incident", {}).get("how_found") == "customer")
    expect(press).to_have_attribute("aria-pressed", "true")
    press.press("Enter")
    record.soon(page, lambda r: not r.get("incident", {}).get("how_found"))
    page.get_by_role("button", name="after hours").press("Space")
    page.locator(".rw-note textarea").first.fill("Saturday night")
    record.soon(
        page,
        lambda r: [(c["kind"], c.get("text")) for c in r.get("conditions", [])] == [("after_hours", "Saturday night")],
    )
    page.get_by_role("button", name="after hours").first.click()
    record.soon(page, lambda r: not r.get("conditions"))
    page.get_by_label("add a surprise").fill("it had worked on Monday")
    page.keyboard.press("Enter")
    record.soon(page, lambda r: [one["text"] for one in r.get("surprises", [])] == ["it had worked on Monday"])
    card(page, 0).get_by_label("A test or monitor that would have detected it").fill("a robot that pays")
    card(page, 0).get_by_label("A tool that would have made handling smoother").fill("one console")
    record.soon(page, lambda r: r["factors"][0].get("would_have_smoothed") == "one console")
    assert record.read()["factors"][0]["would_have_detected"] == "a robot that pays"


def test_more_than_three_wordings_fold_into_one_line_and_f8_goes_from_field_to_field(lab: Lab) -> None:
    record = {"factors": factors(*[f"{POINTING} ({n})" for n in range(4)])}
    record["factors"][1]["would_have_detected"] = POINTING
    page, _ = open_board(lab, record)
    marks = page.locator(".rw-factor-board mark")
    line = page.locator(".rw-factor-board .rw-marksline")
    expect(line).to_have_text("five sentences here could be put another way Look at them one by one")
    card(page, 0).locator(".rw-main textarea").click()
    assert marks.count() == 0
    line.get_by_role("button").click()
    expect(marks).to_have_text([SPAN] * 5)
    places = [card(page, 0), card(page, 1), card(page, 1), card(page, 2), card(page, 3)]
    fields = [place.locator(".rw-main textarea") for place in places]
    fields[2] = card(page, 1).get_by_label("A test or monitor that would have detected it")
    for field in (*fields, fields[0]):
        expect(field).to_be_focused()
        expect(page.locator(".rw-wording")).to_have_count(1)
        page.keyboard.press("F8")
    page.keyboard.press("Shift+F8")
    expect(fields[0]).to_be_focused()
    expect(page.locator(".rw-wording")).to_have_count(1)
    box, body = page.locator(".rw-wording").bounding_box(), card(page, 0).bounding_box()
    assert box
    assert body
    assert box["x"] > body["x"] + body["width"], "the card stands beside"
    assert abs(box["y"] - body["y"]) < 60


def test_two_hundred_circumstances_stay_usable(lab: Lab) -> None:
    many = [
        {"id": f"f-{n}", "text": f"circumstance {n:03d}", "aspect": "helped" if n % 9 == 0 else "made_worse"}
        for n in range(200)
    ]
    page, record = open_board(lab, {"factors": many, "events": EVENTS})
    expect(page.locator(".rw-factor-board article")).to_have_count(200)
    find = page.get_by_label("Find a circumstance")
    find.fill("circumstance 150")
    expect(page.locator(".rw-factor-board article:visible")).to_have_count(1)
    card(page, 150).get_by_label("A tool that would have made handling smoother").fill("one console")
    took = record.soon(page, lambda r: r["factors"][150].get("would_have_smoothed") == "one console", 3)
    print(f"typed into the 151st of 200, in the file after {took:.2f} s")
    find.fill("")
    expect(page.locator(".rw-factor-board article:visible")).to_have_count(200)
    grip = card(page, 150).locator(".rw-grip")
    grip.focus()
    page.keyboard.press("1")
    record.soon(page, lambda r: r["factors"][150].get("aspect", "made_possible") == "made_possible")
    expect(grip).to_be_focused()
    expect(grip).to_be_in_viewport()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_board_is_read_in_both_themes(lab: Lab, dark: bool) -> None:
    record = {"factors": factors(POINTING, "two"), "events": EVENTS, "conditions": [{"id": "c", "kind": "pressure"}]}
    record["factors"][1] |= {"event_ids": ["e-1"], "labels": ["cold cache"]}
    page, _ = open_board(lab, record, dark=dark)
    card(page, 1).locator("input[aria-label='Our word for it']").click()
    expect(offer(page, "retry storm")).to_be_visible()
    assert violations(page, ".rw-factor-board") == []
    card(page, 0).locator(".rw-main textarea").click()
    expect(page.locator(".rw-wording")).to_be_visible()
    assert violations(page, ".rw-factor-board") == []
    seen = ".rw-factor-board :is(.rw-label, .rw-quiet, .rw-chip, button, h3, li)"
    contrast = page.evaluate(_CONTRAST, seen)
    assert contrast["n"] > 20
    assert contrast["least"] >= 4.5, contrast


def test_hostile_words_stay_words_in_chips_lists_and_cards(lab: Lab) -> None:
    record = {"factors": factors(HOSTILE), "events": [EVENTS[0] | {"text": HOSTILE}]}
    record["factors"][0] |= {"event_ids": ["e-0"], "labels": [HOSTILE], "domain": HOSTILE}
    page, _ = open_board(lab, record)
    card(page, 0).locator("input[aria-label='Our word for it']").fill(HOSTILE)
    card(page, 0).get_by_role("button", name="Link an event").click()
    expect(offer(page).first).to_contain_text("<img")
    pull(page, offer(page).first, card(page, 0))
    page.wait_for_timeout(300)
    assert page.evaluate("() => window.harmed ?? 0") == 0
    assert page.locator(".rw img, .rw script").count() == 0
