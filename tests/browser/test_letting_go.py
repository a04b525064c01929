"""Letting go by keys: three for a line, one for the same line again."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from browser.lab import Lab
from browser.test_placing import POINTING, Keys
from browser.test_workbook import Record
from review_widgets.changes import Change
from review_widgets.language import check_text
from review_widgets.session import open_review
from review_widgets.settings import Team
from review_widgets.widgets._placing import today


def open_list(lab: Lab, *texts: str) -> tuple[Any, Record]:
    """Open the list alone, over a review with takeaways that nobody has decided or placed."""
    with open_review("INC-300", str(lab.folder / "reviews")) as session:
        session.apply(*(Change("add", "takeaways", f"t{n}", {"text": text}) for n, text in enumerate(texts)))
    code = "import review_widgets as rw\nsession = rw.open_review('INC-300', 'reviews')"
    notebook = lab.open(lab.write_notebook("list.ipynb", [code, "rw.LetGoList(session)"]))
    notebook.run_all()
    return notebook.page, Record(lab.folder / "reviews" / "INC-300.json")


def test_what_is_not_decided_and_not_placed_is_let_go_by_three_keys_and_the_next_by_three_more(lab: Lab) -> None:
    page, record = open_list(lab, "Split the dashboard", "Warn before restarts", "Rename the job")
    cards = page.locator(".rw-let-go-list .rw-card")
    expect(cards).to_have_count(3)
    expect(cards.nth(0)).to_contain_text("Not decided yet: a reason lets it go.")
    expect(cards.nth(0).get_by_label("What we rely on instead")).to_be_hidden()
    low = 90
    assert cards.nth(0).evaluate("(one) => one.offsetHeight") < low, "twelve open ones are a list, not a wall"
    cards.nth(0).focus()
    keys = Keys(page)
    keys.press("1", "n", "Enter")
    assert keys.count == 3
    record.soon(page, lambda r: bool(r["takeaways"][0].get("let_go", {}).get("what_we_rely_on_instead")))
    found = record.read()["takeaways"][0]
    assert found["decision"] == "let_go"
    assert "risk_low" not in found
    assert found["let_go"]["reason"] == "low_harm"
    assert found["let_go"]["what_we_rely_on_instead"] == "nothing, we accept it"
    assert found["let_go"]["revisit_on"] == Team().next_look_back(today()).isoformat()
    expect(cards.nth(0)).to_contain_text("Said aloud.")
    expect(cards.nth(1)).to_be_focused()
    keys.press("7", "n", "Enter")
    record.soon(page, lambda r: r["takeaways"][1].get("let_go", {}).get("reason") == "not_ours")
    expect(cards.nth(2)).to_be_focused()


def test_the_same_line_lets_a_whole_selection_go(lab: Lab) -> None:
    page, record = open_list(lab, "Split the dashboard", "Warn before restarts", "Rename the job")
    cards = page.locator(".rw-let-go-list .rw-card")
    for n in (1, 2):
        cards.nth(n).locator("[data-also]").check()
    cards.nth(0).focus()
    for key in ("5", "n", "Enter"):
        page.keyboard.press(key)
    expect(cards.nth(0)).to_contain_text("Said aloud.")
    cards.nth(0).focus()
    page.keyboard.press("A")
    record.soon(page, lambda r: [one["decision"] for one in r["takeaways"]] == ["let_go"] * 3)
    lines = [one["let_go"] for one in record.read()["takeaways"]]
    assert lines[0] == lines[1] == lines[2]
    page.keyboard.press("Control+z")
    record.soon(page, lambda r: [one["decision"] for one in r["takeaways"]] == ["let_go", "undecided", "undecided"])


def test_a_trigger_stands_in_place_of_a_date_and_the_rest_is_behind_more(lab: Lab) -> None:
    page, record = open_list(lab, "Split the dashboard")
    card = page.locator(".rw-let-go-list .rw-card")
    expect(card.get_by_text("more", exact=True)).to_be_hidden()
    card.get_by_label("Why (keys 1 to 7)").select_option(label="2 low chance")
    date = card.get_by_label("We look again on")
    expect(date).to_have_value(Team().next_look_back(today()).isoformat())
    date.fill("")
    card.get_by_label("or when").fill("it happens once more")
    card.get_by_label("or when").press("Enter")
    record.soon(page, lambda r: bool(r["takeaways"][0].get("let_go", {}).get("revisit_if")))
    card.get_by_label("What we rely on instead").fill("the nightly check")
    page.keyboard.press("Enter")
    record.soon(page, lambda r: r["takeaways"][0]["let_go"].get("what_we_rely_on_instead") == "the nightly check")
    found = record.read()["takeaways"][0]["let_go"]
    assert "revisit_on" not in found
    assert [one["text"] for one in found["revisit_if"]] == ["it happens once more"]
    expect(card).to_contain_text("Said aloud.")
    card.get_by_text("more", exact=True).click()
    card.get_by_label("What would change our mind").fill("a third time; a new vendor")
    page.keyboard.press("Enter")
    record.soon(
        page,
        lambda r: r["takeaways"][0]["let_go"].get("would_change_our_mind") == ["a third time", "a new vendor"],
    )


def test_every_prose_field_of_a_let_go_is_marked_while_it_is_typed(lab: Lab) -> None:
    page, _ = open_list(lab, "Split the dashboard")
    card = page.locator(".rw-let-go-list .rw-card")
    card.focus()
    page.keyboard.press("1")
    card.get_by_text("more", exact=True).click()
    span = check_text(POINTING)[0].text
    labels = ("What we rely on instead", "or when", "The reason in our words", "What doing it would cost", "What would")
    for count, label in enumerate(labels, start=1):
        card.get_by_label(label).fill(POINTING)
        expect(card.locator("mark")).to_have_text([span] * count)


def test_a_selection_says_what_to_press_and_ends_with_it(lab: Lab) -> None:
    page, record = open_list(lab, "Split the dashboard", "Warn before restarts", "Rename the job")
    cards, told = page.locator(".rw-let-go-list .rw-card"), page.locator(".rw-let-go-list .rw-chosen")
    expect(told).to_be_hidden()
    for n in (1, 2):
        cards.nth(n).locator("[data-also]").check()
    expect(told).to_have_text("2 selected: A on a line gives it to all of them")
    cards.nth(0).focus()
    for key in ("5", "n", "Enter"):
        page.keyboard.press(key)
    expect(cards.nth(0)).to_contain_text("Said aloud.")
    cards.nth(0).focus()
    page.keyboard.press("a")
    record.soon(page, lambda r: [one["decision"] for one in r["takeaways"]] == ["let_go"] * 3)
    expect(told).to_be_hidden()
    expect(cards.nth(1).locator("[data-also]")).not_to_be_checked()


def test_long_words_of_a_line_are_seen_whole_and_enter_writes_no_new_line(lab: Lab) -> None:
    page, record = open_list(lab, "Split the dashboard")
    page.set_viewport_size({"width": 1000, "height": 900})
    card = page.locator(".rw-let-go-list .rw-card")
    card.focus()
    page.keyboard.press("1")
    words = (
        "the nightly check, the switch that turns it off, and whoever reads the queue on a Monday morning, as before"
    )
    for label, kept in (("or when", "revisit_if"), ("What we rely on instead", "what_we_rely_on_instead")):
        field = card.get_by_label(label)
        field.fill(words)
        field.press("Enter")
        expect(field).to_have_value(words)
        assert field.evaluate("(one) => one.scrollHeight <= one.clientHeight + 1 && one.scrollWidth <= one.clientWidth")
        record.soon(page, lambda r, kept=kept: words in str(r["takeaways"][0].get("let_go", {}).get(kept)))  # type: ignore[misc]
