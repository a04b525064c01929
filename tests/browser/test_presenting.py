"""Presenting: one heading, large, nothing else; by mouse and by keys; nothing typed is lost."""

from __future__ import annotations

from playwright.sync_api import expect

from browser.lab import Lab, wait_until
from browser.stage import SAMPLE, SHOWN, chrome, make_draft, must_show, open_review, present, presenting, turn
from review_widgets.prompts import AGENDA
from review_widgets.reports import make_workbook

# ── coming, going on, leaving ─────────────────────────────────────────────────────────────────────────────────────


def test_the_mouse_presents_one_heading_after_the_other_and_leaves_everything_as_it_was(stage: Lab) -> None:
    _, page, _ = open_review(stage)
    box = page.locator(".jp-Notebook").bounding_box()
    around = chrome(page)
    assert around >= 5
    page.get_by_role("button", name="Present", exact=True).click()
    for number, widgets in SHOWN.items():
        expect(page.locator(".rw-agenda .rw-heading")).to_have_text(AGENDA[number - 1].name)
        must_show(page, widgets)
        assert chrome(page) == 0
        assert page.locator(".jp-MarkdownOutput h2:visible, .jp-InputArea:visible").count() == 0
        if number < 5:
            page.get_by_role("button", name="The next heading").click()
    expect(page.get_by_role("button", name="The next heading")).to_be_disabled()
    page.get_by_role("button", name="The heading before").click()
    must_show(page, SHOWN[4])
    page.get_by_role("button", name="1 Start, 3 min").click()
    must_show(page, SHOWN[1])
    assert page.locator(".rw-way.jp-NotebookPanel").bounding_box() == {"x": 0, "y": 0, "width": 1280, "height": 720}
    page.get_by_role("button", name="Leave", exact=True).click()
    assert not presenting(page)
    assert chrome(page) == around
    wait_until(page, lambda: page.locator(".jp-Notebook").bounding_box() == box)
    assert page.locator(".rw-way, .rw-away, .rw-elsewhere").count() == 0


def test_keys_present_go_on_and_leave(stage: Lab) -> None:
    _, page, _ = open_review(stage)
    page.get_by_role("button", name="Present", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".rw-agenda .rw-heading")).to_have_text("Start")
    ways = [("ArrowRight", 2), ("PageDown", 3), ("ArrowLeft", 2), ("PageUp", 1), ("5", 5), ("2", 2), ("4", 4)]
    for key, heading in ways:
        turn(page, key, heading)
        must_show(page, SHOWN[heading])
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Present", exact=True)).to_be_focused()
    assert not presenting(page)
    page.keyboard.press("Enter")
    expect(page.locator(".rw-agenda .rw-heading")).to_have_text(AGENDA[3].name)
    page.keyboard.press("Control+Alt+p")
    assert not presenting(page)
    page.locator(".rw-capture .rw-line").click()
    page.keyboard.press("Control+Alt+p")
    expect(page.locator(".rw-agenda .rw-heading")).to_have_text(AGENDA[3].name)


def test_the_command_palette_presents_and_leaves(stage: Lab) -> None:
    notebook, page, _ = open_review(stage)
    notebook.command("apputils:activate-command-palette")
    expect(page.locator("#modal-command-palette input")).to_be_focused()
    page.keyboard.type("Present the review")
    page.keyboard.press("Enter")
    expect(page.locator(".rw-agenda .rw-heading")).to_have_text("Start")
    must_show(page, SHOWN[1])
    notebook.command("review-widgets:present")
    assert not presenting(page)


def test_a_reload_comes_back_to_the_heading_and_after_leaving_to_the_workbook(stage: Lab) -> None:
    _, page, _ = open_review(stage)
    present(page, 3)
    page.reload()
    expect(page.locator(".rw-agenda .rw-heading")).to_have_text(AGENDA[2].name)
    must_show(page, SHOWN[3])
    page.keyboard.press("Escape")
    page.reload()
    expect(page.locator(".rw-capture .rw-line")).to_be_focused()
    page.wait_for_timeout(500)
    assert not presenting(page)
    assert chrome(page) >= 5


def test_another_document_in_front_ends_presenting(stage: Lab) -> None:
    notebook, page, _ = open_review(stage)
    present(page, 2)
    notebook.command("launcher:create")
    expect(page.locator(".jp-LauncherCard").first).to_be_visible()
    assert not presenting(page)


def test_a_notebook_that_holds_only_what_is_in_view_presents_too(stage: Lab) -> None:
    _, page, _ = open_review(stage)
    content = "window.jupyterapp.shell.currentWidget.content"
    page.evaluate(f"() => {{ {content}.notebookConfig = {{ ...{content}.notebookConfig, windowingMode: 'full' }}; }}")
    present(page)
    for number, widgets in SHOWN.items():
        turn(page, str(number), number)
        must_show(page, widgets)
    page.keyboard.press("Escape")
    assert page.evaluate(f"() => {content}.notebookConfig.windowingMode") == "full"


def test_without_the_extension_the_button_says_what_is_needed(lab: Lab) -> None:
    make_draft(lab.folder)
    made = make_workbook(SAMPLE, str(lab.folder / "reviews"), lab.folder / "review.ipynb")
    notebook = lab.open(made)
    notebook.run_all()
    notebook.page.get_by_role("button", name="Present", exact=True).click()
    expect(notebook.page.locator(".rw-agenda")).to_contain_text("needs JupyterLab")
    assert not presenting(notebook.page)


# ── typing ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_half_typed_stays_through_all_headings_and_after_leaving(stage: Lab) -> None:
    _, page, _ = open_review(stage)
    present(page, 2)
    half = {
        ".rw-capture .rw-line": "14:05 half a li",
        ".rw-timeline [aria-label='Add an event: time and text']": "14:20 half an ev",
    }
    for place, text in half.items():
        page.locator(place).fill(text)
    for number in (3, 4, 5, 1, 2):
        page.get_by_role("button", name=f"{number} {AGENDA[number - 1].name}").click()
        must_show(page, SHOWN[number])
    for place, text in half.items():
        expect(page.locator(place)).to_have_value(text)
    page.get_by_role("button", name="Leave", exact=True).click()
    for place, text in half.items():
        expect(page.locator(place)).to_have_value(text)


def test_the_line_is_at_hand_at_every_heading_and_parks_what_comes_early(stage: Lab) -> None:
    _, page, record = open_review(stage)
    present(page)
    expect(page.get_by_role("button", name="Parked: 1")).to_be_visible()
    for number in SHOWN:
        turn(page, str(number), number)
        page.keyboard.press("/")
        expect(page.locator(".rw-capture .rw-line")).to_be_focused()
        page.keyboard.type(f"p idea {number}")
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name=f"Parked: {number + 1}")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator(".rw-agenda .rw-heading")).to_be_focused()
    record.soon(page, lambda r: [one["text"] for one in r["parking_lot"]][-1] == "idea 5")
    page.keyboard.press("p")
    expect(page.get_by_role("list", name="Parking lot").get_by_role("listitem")).to_have_count(6)
    page.get_by_role("button", name="Parked: 6").click()
    expect(page.get_by_role("list", name="Parking lot")).to_have_count(0)


def test_keys_never_reach_the_notebook_and_a_field_keeps_its_own(stage: Lab) -> None:
    _, page, _ = open_review(stage)
    state = "() => { const { content } = window.jupyterapp.shell.currentWidget; return [content.model.cells.length, content.mode]; }"
    present(page, 2)
    before = page.evaluate(state)
    places = (
        "body",
        ".jp-Notebook",
        ".rw-agenda .rw-heading",
        ".rw-agenda .rw-time",
        ".rw-timeline",
        ".rw-timeline .rw-list",
    )
    for place in places:
        page.evaluate("(place) => { document.activeElement?.blur(); document.querySelector(place).focus(); }", place)
        for key in ("d", "d", "a", "b", "x", "Shift+Enter", "Control+Enter", "m", "0", "0"):
            page.keyboard.press(key)
        assert page.evaluate(state) == before, place
    expect(page.locator(".jp-Dialog")).to_have_count(0)
    adder = page.get_by_label("Add an event: time and text")
    adder.click()
    page.keyboard.type("1 2 3 q t p")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("PageDown")
    expect(adder).to_have_value("1 2 3 q t p")
    must_show(page, SHOWN[2])


def test_tab_stays_with_what_can_be_seen(stage: Lab) -> None:
    _, page, _ = open_review(stage)
    present(page, 3)
    seen = []
    for _ in range(25):
        page.keyboard.press("Tab")
        script = """() => { const one = document.activeElement; return [one.closest(".rw")?.dataset.widget ?? one.tagName,
          one === document.body || one.checkVisibility({ visibilityProperty: true })]; }"""
        seen.append(page.evaluate(script))
    assert {visible for _, visible in seen} == {True}
    assert {"capture", "factor-board", "agenda"} & {name for name, _ in seen}
    assert {name for name, _ in seen} <= SHOWN[3] | {"BODY", "DIV"}
