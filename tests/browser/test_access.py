"""Everybody can read and work it: axe-core finds nothing, forced colours hide nothing, keys stay in the widget and do all."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Page, expect

from browser import audit
from browser.audit import AXE, focus, inks_of, number_focusable, shows_focus, still_picture, unfold, violations
from browser.lab import Lab, Notebook
from browser.test_workbook import Record
from colour_vision import contrast, too_close
from review_widgets.reports import find_sample, make_workbook, write_report, write_trends
from review_widgets.widgets import base

SAMPLE = "INC-106"
HOME = Path(base.__file__).parent
WORKBOOK = set(
    "agenda capture estimate-round factor-board let-go-list narrative publish-panel review-header risk-likelihood-plot "
    "timeline".split()
)
BOTH_THEMES = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])

OpenFile = Callable[..., Page]


@pytest.fixture(autouse=True)
def _axe(require: Callable[[object, str], None]) -> None:
    require(AXE.is_file(), "there is no node_modules/axe-core (make check installs it where npm is found)")


def make_draft(lab: Lab) -> Path:
    """Give a store with a review of the sample that is a draft again, with every state of a takeaway and a marked wording."""
    record: dict[str, Any] = json.loads((find_sample() / "reviews" / f"{SAMPLE}.json").read_text(encoding="utf-8"))
    record |= {"status": "draft", "published_at": None, "forecasts": []}
    record["incident"]["summary"] = (
        "The engineer failed to look at the dashboard.\n\nThe switch was turned off by mistake."
    )
    places = {"risk_low": 1000, "risk_high": 10000, "likelihood_low": 0.3, "likelihood_high": 0.6}
    hands = {"likelihood": [2, 3, 4], "risk": [3, 3, 4]}
    record["takeaways"].append({"id": "t-open", "text": "Say who holds the switch", "estimates": hands, **places})
    record["open_questions"].append({"id": "q-2", "text": "Who else reads this queue?"})
    store = lab.folder / "reviews"
    store.mkdir()
    (store / f"{SAMPLE}.json").write_text(json.dumps(record), encoding="utf-8")
    return store


def open_sample(lab: Lab, template: str, *, dark: bool = False) -> Notebook:
    """Open a workbook on the draft, with all its cells run, a round of estimates beside them, and everything unfolded."""
    made = make_workbook(SAMPLE, str(make_draft(lab)), lab.folder / "review.ipynb", template=template)
    if template == "learning_review":
        book = nbformat.read(made, as_version=4)
        book.cells.append(nbformat.v4.new_code_cell("rw.EstimateRound(session)"))
        nbformat.write(book, made)
        lab.server.sign(made)
    notebook = lab.open(made, dark=dark)
    notebook.run_all()
    notebook.page.locator(".rw").last.wait_for()
    unfold(notebook.page)
    return notebook


def widgets(page: Page) -> list[str]:
    """Give the names of the widgets on a page."""
    names: list[str] = page.locator(".rw").evaluate_all("(all) => all.map((one) => one.dataset.widget)")
    return names


@BOTH_THEMES
def test_axe_finds_nothing_in_any_widget_of_the_workbook(lab: Lab, dark: bool) -> None:
    page = open_sample(lab, "learning_review", dark=dark).page
    assert set(widgets(page)) == WORKBOOK
    page.locator(".rw-timeline .rw-list").focus()
    page.keyboard.press("ArrowDown")
    page.locator(".rw-narrative mark").first.wait_for(state="attached")
    page.locator(".rw-narrative textarea").first.click()
    page.keyboard.press("F8")
    page.locator(".rw-wording").wait_for()
    assert {name: found for name in widgets(page) if (found := violations(page, f".rw-{name}"))} == {}


@BOTH_THEMES
def test_axe_finds_nothing_in_the_quick_review(lab: Lab, dark: bool) -> None:
    page = open_sample(lab, "quick_review", dark=dark).page
    assert widgets(page) == ["quick-review"]
    assert violations(page, ".rw-quick-review") == []


@BOTH_THEMES
def test_axe_finds_nothing_in_a_round_of_estimates(lab: Lab, dark: bool) -> None:
    code = f"import review_widgets as rw\nrw.EstimateRound(rw.open_review({SAMPLE!r}, {str(make_draft(lab))!r}))"
    notebook = lab.open(lab.write_notebook("round.ipynb", [code]), dark=dark)
    notebook.run_all()
    notebook.page.locator(".rw-estimate-round").wait_for()
    assert violations(notebook.page, ".rw-estimate-round") == []


def test_axe_finds_a_button_without_a_name(lab: Lab) -> None:
    page = open_sample(lab, "quick_review").page
    page.locator(".rw-quick-review .rw-body").evaluate("(body) => body.append(document.createElement('button'))")
    assert [one.split()[0] for one in violations(page, ".rw-quick-review")] == ["button-name"]


def test_every_widget_of_the_shelf_is_asked() -> None:
    import review_widgets.widgets as shelf

    made = [getattr(shelf, name) for name in shelf.__all__]
    stems = {
        one.__module__.rpartition(".")[2].replace("_", "-")
        for one in made
        if issubclass(one, base.ReviewWidget) and one is not base.ReviewWidget
    }
    assert stems == WORKBOOK | {"quick-review"}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Give the report and the trends of the sample."""
    out = tmp_path_factory.mktemp("pages")
    store = str(find_sample() / "reviews")
    made = write_report(SAMPLE, store, out)
    return {"report": made["html"], "trends": write_trends(store, out / "trends.html").path}


@BOTH_THEMES
@pytest.mark.parametrize("name", ["report", "trends"])
def test_axe_finds_nothing_on_a_page(pages: dict[str, Path], offline_page: OpenFile, name: str, dark: bool) -> None:
    page = offline_page(pages[name], dark=dark)
    page.wait_for_selector("html[data-ready]", state="attached")
    unfold(page)
    assert violations(page) == []


@pytest.mark.parametrize("name", ["report", "trends"])
def test_axe_finds_nothing_on_the_static_twins_of_a_page(
    pages: dict[str, Path], offline_page: OpenFile, name: str
) -> None:
    page = offline_page(pages[name], paper=True)
    page.wait_for_selector("html[data-ready]", state="attached")
    assert page.locator(".still").first.is_visible()
    assert violations(page) == []


# ── keys ──────────────────────────────────────────────────────────────────────────────────────────────────────────

_NOTEBOOK = """() => {
  const { content } = window.jupyterapp.shell.currentWidget;
  return JSON.stringify([content.model.cells.length, content.mode, content.widgets.map((cell) => cell.model.type)]);
}"""


def press_on_all(page: Page, *keys: str) -> tuple[int, list[str]]:
    """Press keys on everything that can take the focus; give how many took it, and those that let a key through."""
    names = number_focusable(page)
    reached, leaked = 0, []
    for number in sorted(range(len(names)), key=lambda n: ("Publish" in names[n], "emove" in names[n])):
        if not focus(page, number):
            continue
        reached += 1
        before = page.evaluate(_NOTEBOOK)
        for key in keys:
            page.keyboard.press(key)
        after = page.evaluate(_NOTEBOOK)
        if after != before:
            leaked.append(f"{names[number]}: {before[:80]} → {after[:80]}")
        unfold(page)
    return reached, leaked


@pytest.mark.parametrize(("template", "least"), [("learning_review", 100), ("quick_review", 15)])
def test_keys_pressed_in_a_widget_never_reach_the_notebook(lab: Lab, template: str, least: int) -> None:
    page = open_sample(lab, template).page
    for keys in (("d", "d", "a", "b"), ("Enter",)):
        reached, leaked = press_on_all(page, *keys)
        print(f"{template}: {' '.join(keys)} on {reached} elements")
        assert reached >= least
        assert leaked == []


def test_a_widget_without_its_guard_would_let_keys_through(lab: Lab) -> None:
    notebook = open_sample(lab, "quick_review")
    page = notebook.page
    name = "data-lm-suppress-shortcuts"
    page.evaluate(
        f"() => {{ for (const one of document.querySelectorAll('[{name}]')) one.removeAttribute('{name}'); }}"
    )
    cells = notebook.cell_count()
    page.locator(".rw-quick-review button").last.focus()
    page.keyboard.press("a")
    assert notebook.cell_count() == cells + 1


# ── drags ─────────────────────────────────────────────────────────────────────────────────────────────────────────

DRAGS = {
    "factor_board/drag.js": (
        "a circumstance to another group: 1 to 8 or arrow keys on its handle",
        "an event onto a circumstance: Enter in the list of events",
    ),
    "risk_likelihood_plot/figure.js": ("a range, whole: arrow keys", "one end of a range: e, then arrow keys"),
    "timeline/view.js": (
        "the window of the picture: Shift and arrow keys",
        "the map below it: Home and End",
        "a file or a text, dropped: Ctrl+V in the box *Paste a log, a chat or an export*",
        "a picture, dropped: Ctrl+V in *Add what shows it*, or the button that chooses a file",
    ),
}
"""Where the pointer drags something → what it drags: the keys that do the same. Each is done both ways below, on the board in its own file."""


def test_every_drag_is_on_the_list() -> None:
    found = [
        path
        for path in HOME.rglob("*.js")
        if re.search(r"\"(?:pointermove|mousemove|touchmove|dragstart|drop)\"", path.read_text(encoding="utf-8"))
    ]
    assert {path.relative_to(HOME).as_posix() for path in found} == set(DRAGS)


def test_a_range_and_each_of_its_ends_go_the_same_way_by_mouse_and_by_keys(lab: Lab) -> None:
    notebook = open_sample(lab, "learning_review")
    notebook.wait_idle()
    page = notebook.page
    file = Record(lab.folder / "reviews" / f"{SAMPLE}.json")

    def ends() -> dict[str, float]:
        found = next(one for one in file.read()["takeaways"] if one["id"] == "t-open")
        return {name: found[name] for name in ("likelihood_low", "likelihood_high", "risk_low", "risk_high")}

    def must_move(act: Callable[[], None], ways: dict[str, int]) -> None:
        """Do something and wait until each end went its way."""
        before = ends()

        def gone() -> dict[str, int]:
            after = ends()
            return {name: (after[name] > before[name]) - (after[name] < before[name]) for name in before}

        act()
        try:
            file.soon(page, lambda _: gone() == ways)
        except AssertionError:
            raise AssertionError(f"should have gone {ways}, went {gone()}: from {before} to {ends()}") from None

    node = page.locator(".rw-range[data-id=t-open]")

    def drag(side: str, right: float, down: float) -> None:
        """Drag as a hand does: once more where the page still moved under it and nothing was caught."""
        before, tries = ends(), 0
        while ends() == before and tries < 3:
            tries += 1
            box = audit.resting_box(page, node.locator(f"[data-side={side}]" if side else ".rw-shape"))
            audit.pull(page, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, right, down)
            page.wait_for_timeout(3_000 if tries > 1 else 1_500)

    def press(*keys: str) -> None:
        page.locator(".rw-capture .rw-line").focus()
        node.focus()
        for key in keys:
            page.keyboard.press(key)

    right_up = {"likelihood_low": 1, "likelihood_high": 1, "risk_low": 1, "risk_high": 1}
    must_move(lambda: drag("", 30, -30), right_up)
    must_move(lambda: press("ArrowRight", "ArrowUp"), right_up)
    ways = {"l": "likelihood_low", "r": "likelihood_high", "b": "risk_low", "t": "risk_high"}
    for count, (side, name) in enumerate(ways.items(), start=1):
        key = "ArrowLeft" if side in "lr" else "ArrowDown"
        only = {one: -1 if one == name else 0 for one in right_up}
        must_move(lambda s=side: drag(s, -12 * (s in "lr"), 12 * (s in "bt")), only)  # type: ignore[misc]
        must_move(lambda k=key, n=count: press(*["e"] * n, k), only)  # type: ignore[misc]


def test_the_window_of_the_timeline_moves_by_mouse_and_by_keys(lab: Lab) -> None:
    page = open_sample(lab, "learning_review").page
    canvas = page.locator(".rw-timeline canvas")
    canvas.scroll_into_view_if_needed()
    canvas.focus()

    def seen(*keys: str) -> str:
        for key in keys:
            page.keyboard.press(key)
        return still_picture(canvas)

    home = seen("0", "+", "+", "Home")
    assert seen("Shift+ArrowRight") != home
    assert seen("Shift+ArrowLeft") == home
    end = seen("End")
    assert end != home
    box = canvas.bounding_box()
    assert box
    audit.pull(page, box["x"] + 400, box["y"] + 60, -80, 0)
    assert seen() == end
    audit.pull(page, box["x"] + 400, box["y"] + 60, 120, 0)
    assert seen() != end
    low = box["y"] + box["height"] - 12
    audit.pull(page, box["x"] + box["width"] - 20, low, 12 - box["width"] + 124, 0)
    assert seen() == home


def test_removing_by_keys_keeps_the_focus_in_the_widget(lab: Lab) -> None:
    page = open_sample(lab, "learning_review").page
    buttons = page.get_by_role("button", name="Remove:")
    count = buttons.count()
    buttons.first.focus()
    widget = page.evaluate("() => document.activeElement.closest('.rw').dataset.widget")
    page.keyboard.press("Enter")
    expect(buttons).to_have_count(count - 1)
    assert page.evaluate("() => document.activeElement.closest('.rw')?.dataset.widget") == widget


# ── colours ───────────────────────────────────────────────────────────────────────────────────────────────────────


@BOTH_THEMES
@pytest.mark.parametrize("template", ["learning_review", "quick_review"])
def test_forced_colours_hide_nothing(lab: Lab, template: str, dark: bool) -> None:
    page = open_sample(lab, template, dark=dark).page
    page.emulate_media(forced_colors="active")
    page.wait_for_timeout(300)
    names = number_focusable(page)
    page.keyboard.press("Shift")
    assert [name for number, name in enumerate(names) if not shows_focus(page, number)] == []
    assert {name: found for name in widgets(page) if (found := violations(page, f".rw-{name}"))} == {}
    ground = page.evaluate("() => getComputedStyle(document.querySelector('.rw')).backgroundColor")
    for place, name, least in _LINES if template == "learning_review" else ():
        lines = page.locator(place).evaluate_all("(all, name) => all.map((one) => getComputedStyle(one)[name])", name)
        assert lines, place
        assert {line: far for line in lines if (far := contrast(line, ground)) < least} == {}
    if template == "learning_review":
        canvas = page.locator(".rw-timeline canvas")
        canvas.press("0")
        page.wait_for_timeout(200)
        inks = inks_of(canvas)
        assert max(contrast(ink, ground) for ink in inks) > 12


_LINES = ((".rw-range > :is(rect, path)", "stroke", 3.0), (".rw-tab text", "fill", 4.5), (".rw-contour", "stroke", 3.0))


@BOTH_THEMES
def test_a_status_is_told_by_more_than_its_colour(lab: Lab, dark: bool) -> None:
    page = open_sample(lab, "learning_review", dark=dark).page

    def signs(place: str, *names: str) -> dict[str, str]:
        """Give the look of each decision, without colours."""
        script = """(all, names) => Object.fromEntries(all.map((one) => [
          one.closest("[data-decision]").dataset.decision, names.map((name) => getComputedStyle(one)[name]).join(" ")]))"""
        found: dict[str, str] = page.locator(place).evaluate_all(script, names)
        return found

    for look in (
        signs(".rw-range .rw-shape", "strokeWidth", "strokeDasharray"),
        signs(".rw-risk-likelihood-plot .rw-card .rw-number", "borderTopStyle", "borderTopWidth"),
    ):
        assert set(look) == {"carry", "let_go", "undecided"}
        assert len(set(look.values())) == 3, look
    said = page.locator(".rw-range").evaluate_all(
        "(all) => all.map((one) => one.getAttribute('aria-valuetext').split('; ')[1])"
    )
    assert set(said) == {"carried", "let go for now", "not decided"}
    assert page.locator(".rw-risk-likelihood-plot .rw-card button[aria-pressed=true]").count() == 3
    page.locator(".rw-narrative mark").nth(1).wait_for(state="attached")
    lines = page.locator(".rw-narrative mark").evaluate_all(
        "(all) => all.map((one) => getComputedStyle(one).textDecorationStyle)"
    )
    assert set(lines) == {"wavy", "dotted"}
    saved = page.locator(".rw-saved").all_inner_texts()
    assert {text.split()[0] for text in saved if text} <= {"saved", "saving", "cannot", "merging"}
    assert any(saved)
    colours = page.locator(".rw").first.evaluate("""(one) => {
      const style = getComputedStyle(one);
      return Object.fromEntries(["accent", "warm", "good"].map((name) => [name, style.getPropertyValue(`--rw-${name}`).trim()]));
    }""")
    assert too_close(colours) == {}


def test_what_can_be_dropped_on_the_timeline_can_be_pasted_by_keys(lab: Lab) -> None:
    page = open_sample(lab, "learning_review").page
    box = page.get_by_label("Paste a log, a chat or an export")
    box.focus()
    page.keyboard.insert_text("2026-03-01T14:05:00Z first card refused\n2026-03-01T14:22:00Z support tells us")
    shown = page.locator(".rw-paste")
    shown.get_by_role("button").first.wait_for()
    assert "first card refused" in shown.inner_text()
