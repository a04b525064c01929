"""Takeaways placed in a real JupyterLab: by words, by hands, by numbers, by the mouse; key presses counted."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any

from playwright.sync_api import Locator, Page, expect

from browser.lab import Lab, Notebook
from browser.test_workbook import Record
from review_widgets.changes import Change
from review_widgets.language import check_text
from review_widgets.session import open_review
from review_widgets.settings import Team
from review_widgets.widgets._placing import today

MOST_KEYS = 12
POINTING = "We failed to check the new key."


def open_plot(lab: Lab, *texts: str, more: str = "", **places: dict[str, Any]) -> tuple[Notebook, Record]:
    """Open the plot alone, over a review with these takeaways."""
    with open_review("INC-300", str(lab.folder / "reviews")) as session:
        session.flush()
        for n, text in enumerate(texts):
            session.apply(Change("add", "takeaways", f"t{n}", {"text": text, **places.get(f"t{n}", {})}))
    code = f"import review_widgets as rw\nsession = rw.open_review('INC-300', 'reviews')\n{more}"
    notebook = lab.open(lab.write_notebook("plot.ipynb", [code, "rw.RiskLikelihoodPlot(session)"]))
    notebook.run_all()
    expect(notebook.page.locator(".rw-risk-likelihood-plot")).to_be_visible()
    return notebook, Record(lab.folder / "reviews" / "INC-300.json")


class Keys:
    """Presses keys and counts them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.count += 1


def card(page: Page, item_id: str) -> Locator:
    return page.locator(f".rw-takeaways .rw-card[data-id={item_id}]")


def takeaway(record: Record, at: int) -> dict[str, Any]:
    found: dict[str, Any] = record.read()["takeaways"][at]
    return found


def test_a_takeaway_is_written_and_placed_in_at_most_twelve_key_presses(lab: Lab) -> None:
    notebook, record = open_plot(lab)
    page = notebook.page
    page.get_by_label("Add a takeaway").focus()
    keys = Keys(page)
    page.keyboard.insert_text("A rotation deserves a canary")
    keys.press("Enter")
    expect(page.locator(".rw-takeaways .rw-card")).to_have_count(1)
    keys.press("Enter", *"2-4", "Enter", "3", "Enter")
    record.soon(page, lambda r: {"risk_low", "likelihood_low"} <= set(r.get("takeaways", [{}])[0]))
    found = takeaway(record, 0)
    assert (found["likelihood_low"], found["likelihood_high"]) == (0.10, 0.90)
    assert (found["risk_low"], found["risk_high"]) == (1_000, 10_000)
    expect(page.get_by_label("Add a takeaway")).to_be_focused()
    print(f"written and placed by {keys.count} key presses beside the text itself")
    assert keys.count <= MOST_KEYS


def test_two_fields_and_two_enters_place_one_after_the_other(lab: Lab) -> None:
    notebook, record = open_plot(lab, "A canary", "Stale pods")
    page = notebook.page
    card(page, "t0").locator("[data-axis=likelihood]").focus()
    expect(card(page, "t0")).to_contain_text("1 very unlikely")
    keys = Keys(page)
    keys.press("4", "Enter")
    expect(card(page, "t0").locator("[data-axis=risk]")).to_be_focused()
    expect(card(page, "t0")).to_contain_text("3 work is held up (one service, part of a morning)")
    keys.press("3", "Enter")
    assert keys.count == 4
    expect(card(page, "t1").locator("[data-axis=likelihood]")).to_be_focused()
    keys.press("?", "Enter", "5", "Enter")
    record.soon(page, lambda r: all("risk_low" in one and "likelihood_low" in one for one in r["takeaways"]))
    assert [one["likelihood_high"] for one in record.read()["takeaways"]] == [0.90, 0.99]
    assert page.locator(".rw-takeaways .rw-card").first.get_attribute("data-id") == "t1", "the order follows"


def test_hands_shown_at_once_are_typed_as_they_come_and_drawn_as_whiskers(lab: Lab) -> None:
    notebook, record = open_plot(lab, "A canary")
    page = notebook.page
    card(page, "t0").locator("[data-axis=likelihood]").focus()
    keys = Keys(page)
    keys.press(*"43152", "Enter", *"3343", "Enter")
    assert keys.count <= MOST_KEYS
    record.soon(page, lambda r: "risk_low" in r["takeaways"][0])
    assert takeaway(record, 0)["estimates"] == {"likelihood": [1, 2, 3, 4, 5], "risk": [3, 3, 3, 4]}
    whisker, shape = (page.locator(f".rw-range[data-id=t0] .rw-{name}").bounding_box() for name in ("whisker", "shape"))
    assert whisker
    assert shape
    assert whisker["x"] < shape["x"] - 10
    assert whisker["x"] + whisker["width"] > shape["x"] + shape["width"] + 10
    expect(card(page, "t0")).to_contain_text("five hands, lowest very unlikely, highest nearly certain")


def test_what_is_no_place_comes_back_to_its_field_with_the_reason(lab: Lab) -> None:
    notebook, record = open_plot(lab, "A canary")
    page = notebook.page
    field = card(page, "t0").locator("[data-axis=likelihood]")
    field.fill("often")
    field.press("Enter")
    reason = card(page, "t0").get_by_role("alert")
    expect(reason).to_contain_text("found 'often'; expected 4, 2-4, ?")
    expect(field).to_have_value("often")
    expect(field).to_be_focused()
    beside, typed = reason.bounding_box(), field.bounding_box()
    assert beside
    assert typed
    assert 0 <= beside["y"] - typed["y"] - typed["height"] <= 12
    assert "likelihood_low" not in takeaway(record, 0)
    field.fill("4")
    field.press("Enter")
    expect(card(page, "t0").locator(".rw-refused:not(:empty)")).to_have_count(0)


LOW = {"likelihood_low": 0.1, "likelihood_high": 0.35, "risk_low": 100, "risk_high": 1_000}
HIGH = {"likelihood_low": 0.35, "likelihood_high": 0.65, "risk_low": 10_000, "risk_high": 100_000}


def test_the_order_and_its_words_follow_while_a_range_is_dragged_by_its_label(lab: Lab) -> None:
    notebook, record = open_plot(lab, "first", "second", "third", t0=HIGH, t1=HIGH, t2=LOW)
    page = notebook.page
    cards = page.locator(".rw-takeaways .rw-card")
    expect(cards.nth(2)).to_have_attribute("data-id", "t2")
    before = record.read()
    box = page.locator(".rw-tab[data-id=t2] rect").bounding_box()
    goal = page.locator(".rw-figure svg").bounding_box()
    assert box
    assert goal
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.mouse.down()
    for step in range(1, 9):
        page.mouse.move(
            box["x"] + 5 + (goal["width"] * 0.45) * step / 8, box["y"] + 5 - (goal["height"] * 0.55) * step / 8
        )
    expect(cards.first).to_have_attribute("data-id", "t2", timeout=2_000)
    expect(cards.first).to_contain_text("clearly in the top two")
    page.wait_for_timeout(400)
    assert record.read() == before, "nothing is kept before it is let go"
    page.keyboard.press("Escape")
    expect(cards.nth(2)).to_have_attribute("data-id", "t2", timeout=2_000)
    page.mouse.up()
    assert record.read() == before


def test_middle_and_ends_are_typed_in_the_table_that_says_the_same(lab: Lab) -> None:
    notebook, record = open_plot(lab, "first", t0=LOW)
    page = notebook.page
    page.get_by_text("The same in numbers").click()
    numbers = page.locator(".rw-numbers tr[data-id=t0]")
    expect(numbers.locator("[data-end=likelihood_low]")).to_have_value("10")
    numbers.locator("[data-end=likelihood_high]").fill("60")
    page.keyboard.press("Tab")
    record.soon(page, lambda r: r["takeaways"][0]["likelihood_high"] == 0.6)
    numbers.locator("[data-end=risk_middle]").fill("5 000")
    page.keyboard.press("Enter")
    record.soon(page, lambda r: r["takeaways"][0]["risk_high"] > 10_000)
    found = takeaway(record, 0)
    assert abs(found["risk_high"] / found["risk_low"] - 10) < 1e-6
    page.locator(".rw-foot button").click()
    record.soon(page, lambda r: r["takeaways"][0]["risk_high"] == 1_000)


def test_a_number_that_is_refused_is_said_right_below_its_row_and_stays_until_it_is_mended(lab: Lab) -> None:
    notebook, record = open_plot(lab, *(f"takeaway {n}" for n in range(12)), **{f"t{n}": LOW for n in range(12)})
    page = notebook.page
    page.get_by_text("The same in numbers").click()
    row = page.locator(".rw-numbers tr[data-id=t3]")
    field, refused = (
        row.locator("[data-end=risk_low]"),
        page.locator(".rw-numbers tbody", has=page.locator("tr[data-id=t3]")).locator(".rw-why"),
    )
    expect(refused).to_be_hidden()
    field.fill("nothing")
    page.keyboard.press("Tab")
    expect(refused).to_contain_text("expected a harm above 0")
    described = field.get_attribute("aria-describedby")
    expect(page.locator(f"#{described}")).to_contain_text("expected a harm above 0")
    expect(row.locator("[aria-invalid=true]")).to_have_count(1)
    expect(page.locator(".rw-problem")).to_be_empty()
    above, below = field.bounding_box(), refused.bounding_box()
    assert above
    assert below
    assert 0 <= below["y"] - above["y"] - above["height"] < 12
    card(page, "t5").locator("[data-decision=carry]").click()
    record.soon(page, lambda r: any(one.get("decision") == "carry" for one in r["takeaways"]))
    expect(field).to_have_value("nothing")
    field.fill("20")
    page.keyboard.press("Tab")
    expect(refused).to_be_hidden()
    record.soon(page, lambda r: r["takeaways"][3]["risk_low"] == 20)


def test_labels_of_twelve_takeaways_in_one_place_stand_apart(lab: Lab) -> None:
    places = {f"t{n}": HIGH if n % 3 else LOW for n in range(12)}
    notebook, _ = open_plot(lab, *(f"takeaway {n}" for n in range(12)), **places)
    tabs = notebook.page.locator(".rw-tab rect")
    expect(tabs).to_have_count(12)
    boxes = tabs.evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().toJSON())")
    assert not [
        (a, b)
        for a, b in combinations(boxes, 2)
        if a["left"] < b["right"] and b["left"] < a["right"] and a["top"] < b["bottom"] and b["top"] < a["bottom"]
    ]
    notebook.page.mouse.move(boxes[7]["left"] + 4, boxes[7]["top"] + 4)
    notebook.page.mouse.down()
    notebook.page.mouse.up()
    expect(notebook.page.locator(".rw-range:focus")).to_have_attribute("data-id", "t7")


def test_one_beyond_the_limit_asks_what_gives_way(lab: Lab) -> None:
    notebook, record = open_plot(lab, "one", "two", "three", more="rw.PublishPanel(session)")
    page = notebook.page
    for n in range(3):
        card(page, f"t{n}").locator("[data-decision=carry]").click()
    gives = card(page, "t2").get_by_label("What gives way for it")
    expect(gives).to_be_visible()
    expect(page.locator(".rw-publish-panel .rw-left")).to_contain_text("3 carried, the limit is 2")
    gives.fill("the clean-up of the old dashboards")
    gives.press("Enter")
    record.soon(page, lambda r: r["takeaways"][2].get("gives_way") == "the clean-up of the old dashboards")
    expect(page.locator(".rw-publish-panel .rw-left")).not_to_contain_text("the limit is 2")


def test_a_takeaway_that_points_at_a_person_is_marked_while_it_is_typed(lab: Lab) -> None:
    found = check_text(POINTING)[0]
    notebook, record = open_plot(lab, "first")
    page = notebook.page
    text = card(page, "t0").locator(".rw-main textarea")
    text.click()
    page.keyboard.press("Control+a")
    page.keyboard.type(POINTING)
    expect(card(page, "t0").locator("mark")).to_have_text(found.text)
    page.keyboard.press("F8")
    expect(card(page, "t0").locator(".rw-wording")).to_contain_text(found.question)
    page.keyboard.press("Alt+Enter")
    record.soon(page, lambda r: r["takeaways"][0]["text"] == found.rewrite)


def test_a_published_pick_is_provisional_and_one_button_confirms_it(lab: Lab) -> None:
    pick = {"decision": "carry", "decided_on": today().isoformat()}
    notebook, record = open_plot(lab, "A canary", more="rw.PublishPanel(session)", t0={**LOW, **pick})
    page = notebook.page
    panel = page.locator(".rw-publish-panel")
    expect(panel.get_by_role("button", name="Confirm")).to_have_count(0)
    panel.get_by_role("button", name="Publish").press("Enter")
    when = Team().confirm_from(today())
    words = f"provisional, confirm from {when:%a} {when.day} {when:%b %Y}"
    expect(panel.locator(".rw-picks")).to_contain_text(words)
    expect(card(page, "t0")).to_contain_text(words)
    card(page, "t0").locator(".rw-main textarea").fill("A canary in every region")
    expect(panel.locator(".rw-picks")).to_contain_text("Since it was published: it read “A canary”.")
    panel.get_by_role("button", name="Confirm").press("Enter")
    record.soon(page, lambda r: r["takeaways"][0].get("confirmed_on") == today().isoformat())
    expect(panel.locator(".rw-picks")).to_contain_text("confirmed on")
    expect(panel.get_by_role("button", name="Confirm")).to_have_count(0)
    panel.locator(".rw-foot button").click()
    record.soon(page, lambda r: "confirmed_on" not in r["takeaways"][0])


def test_rare_and_grave_is_said_behind_more_or_by_a_key_and_shown_by_a_second_edge(lab: Lab) -> None:
    notebook, record = open_plot(lab, "first", "second", t0=LOW, t1=HIGH)
    page = notebook.page
    edges = page.locator(".rw-range .rw-second")
    assert [one.is_visible() for one in edges.all()] == [False, False]
    box = card(page, "t0").get_by_label("rare and grave")
    expect(box).to_be_hidden()
    more = card(page, "t0").get_by_role("button", name="More on: first")
    more.press("Enter")
    expect(more).to_have_attribute("aria-expanded", "true")
    box.press("Space")
    record.soon(page, lambda r: r["takeaways"][0].get("is_tail") is True)
    expect(page.locator(".rw-range[data-id=t0] .rw-second")).to_be_visible()
    expect(page.locator(".rw-range[data-id=t1] .rw-second")).to_be_hidden()
    assert sorted(page.locator(".rw-tab text").all_text_contents()) == ["1▲", "2"]
    expect(card(page, "t0")).to_contain_text(" · rare and grave")
    page.get_by_text("The same in numbers").click()
    expect(page.locator(".rw-numbers tr[data-id=t0] td").last).to_contain_text("rare and grave")
    page.locator(".rw-range[data-id=t0]").focus()
    page.keyboard.press("t")
    record.soon(page, lambda r: not r["takeaways"][0].get("is_tail"))
    page.locator(".rw-range[data-id=t1]").focus()
    page.keyboard.press("t")
    record.soon(page, lambda r: r["takeaways"][1].get("is_tail") is True)
    expect(page.locator(".rw-range[data-id=t1]")).to_have_attribute("aria-valuetext", re.compile("rare and grave"))


def test_carry_and_let_go_stand_side_by_side_in_a_narrow_window(lab: Lab) -> None:
    notebook, _ = open_plot(lab, "first", t0=LOW)
    page = notebook.page
    for width in (1400, 1000, 700):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(200)
        carry, let_go = (
            card(page, "t0").locator(f"[data-decision={one}]").bounding_box() for one in ("carry", "let_go")
        )
        assert carry
        assert let_go
        assert carry["y"] == let_go["y"], width
