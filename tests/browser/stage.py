"""A review presented to a group in a real JupyterLab: what the tests of presenting share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from browser.lab import Lab, Notebook, wait_until
from browser.test_workbook import Record
from review_widgets.prompts import AGENDA
from review_widgets.reports import find_sample, make_workbook

SAMPLE = "INC-106"
POINTING = "The engineer failed to look at the dashboard."
SHOWN = {
    1: {"agenda", "capture", "review-header"},
    2: {"agenda", "capture", "timeline"},
    3: {"agenda", "capture", "factor-board"},
    4: {"agenda", "capture", "let-go-list", "risk-likelihood-plot"},
    5: {"agenda", "capture", "narrative", "publish-panel"},
}
CHROME = ".jp-SideBar, #jp-menu-panel, #jp-top-panel, .jp-NotebookPanel-toolbar, #jp-bottom-panel, .lm-DockPanel-tabBar"


def make_draft(folder: Path, *, summary: str = POINTING) -> Record:
    """Write a review of the sample as a draft with a pointing sentence and a parked idea."""
    record: dict[str, Any] = json.loads((find_sample() / "reviews" / f"{SAMPLE}.json").read_text(encoding="utf-8"))
    record |= {"status": "draft", "published_at": None, "forecasts": []}
    record["incident"]["summary"] = summary or record["incident"]["summary"]
    record["parking_lot"] = [{"id": "pl-1", "text": "Rotate keys by a job"}]
    (folder / "reviews").mkdir()
    (folder / "reviews" / f"{SAMPLE}.json").write_text(json.dumps(record), encoding="utf-8")
    return Record(folder / "reviews" / f"{SAMPLE}.json")


def open_review(
    stage: Lab, *, dark: bool = False, width: int = 1280, height: int = 720
) -> tuple[Notebook, Page, Record]:
    record = make_draft(stage.folder)
    made = make_workbook(SAMPLE, str(stage.folder / "reviews"), stage.folder / "review.ipynb")
    notebook = stage.open(made, dark=dark, width=width, height=height)
    page = notebook.page
    expect(page.locator(".rw-capture .rw-line")).to_be_focused()
    notebook.wait_idle()
    return notebook, page, record


def present(page: Page, heading: int = 1) -> None:
    """Begin with the button, then go to a heading by its number."""
    page.get_by_role("button", name="Present", exact=True).click()
    turn(page, str(heading), heading)


def turn(page: Page, key: str, heading: int) -> None:
    page.keyboard.press(key)
    expect(page.locator(".rw-agenda .rw-heading")).to_have_text(AGENDA[heading - 1].name)
    expect(page.locator(".rw-agenda .rw-questions li").first).to_be_visible()


def shown(page: Page) -> set[str]:
    """Give the widgets that can be seen."""
    script = "(all) => all.filter((one) => one.checkVisibility({ visibilityProperty: true })).map((one) => one.dataset.widget)"
    return set(page.locator(".rw").evaluate_all(script))


def must_show(page: Page, widgets: set[str]) -> None:
    """Wait until exactly these widgets can be seen."""
    wait_until(page, lambda: shown(page) == widgets)


def chrome(page: Page) -> int:
    """Count the parts of JupyterLab around the notebook that can be seen."""
    script = "(all) => all.filter((one) => one.checkVisibility({ visibilityProperty: true })).length"
    count: int = page.locator(CHROME).evaluate_all(script)
    return count


def presenting(page: Page) -> bool:
    on: bool = page.evaluate("() => document.documentElement.classList.contains('rw-presenting')")
    return on
