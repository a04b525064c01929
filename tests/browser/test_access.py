"""Everybody can read and work it: axe-core finds nothing, forced colours hide nothing, keys stay in the widget and do all."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from browser.audit import AXE, unfold, violations
from browser.lab import Lab, Notebook
from review_widgets.reports import find_sample, make_workbook, write_report, write_trends
from review_widgets.widgets.base import ReviewWidget

SAMPLE = "INC-106"
WORKBOOK = {
    "capture",
    "factor-board",
    "let-go-list",
    "narrative",
    "publish-panel",
    "review-header",
    "risk-likelihood-plot",
    "timeline",
}
BOTH_THEMES = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])

OpenFile = Callable[..., Page]


@pytest.fixture(autouse=True)
def _axe(require: Callable[[object, str], None]) -> None:
    require(AXE.is_file(), "there is no node_modules/axe-core (make check installs it where npm is found)")


def make_draft(lab: Lab) -> Path:
    """Give a store with a review of the sample that is a draft again, with every state of a takeaway and a marked wording."""
    record: dict[str, Any] = json.loads((find_sample() / "reviews" / f"{SAMPLE}.json").read_text(encoding="utf-8"))
    record |= {"status": "draft", "published_at": None, "forecasts": []}
    record["incident"]["summary"] = "The engineer failed to look at the dashboard.\n\nOrders were refused."
    record["takeaways"].append({"id": "t-open", "text": "Say aloud who holds the switch"})
    record["open_questions"].append({"id": "q-2", "text": "Who else reads this queue?"})
    store = lab.folder / "reviews"
    store.mkdir()
    (store / f"{SAMPLE}.json").write_text(json.dumps(record), encoding="utf-8")
    return store


def open_sample(lab: Lab, template: str, *, dark: bool = False) -> Notebook:
    """Open a workbook on the draft, with all its cells run and everything unfolded."""
    store = make_draft(lab)
    notebook = lab.open(make_workbook(SAMPLE, str(store), lab.folder / "review.ipynb", template=template), dark=dark)
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
        if issubclass(one, ReviewWidget) and one is not ReviewWidget
    }
    assert stems == WORKBOOK | {"quick-review", "estimate-round"}


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
