"""A workbook without a kernel, not trusted, or on paper shows the record as it stood at the last save, and nothing that looks alive."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Browser, Page, expect

from browser.lab import SECOND, Lab, LabServer, serve
from review_widgets.reports import make_workbook

OF_IPYWIDGETS = "Cannot read properties of null (reading 'kernel')"
"""What the widget manager of ipywidgets 8.1 throws in every notebook that is opened without a kernel, ours or not."""
TEXT = "the old key was still in the cache"
OPEN = """async ([path, starts]) => {
  const kernelPreference = starts ? undefined : { shouldStart: false, canStart: false, autoStartDefault: false };
  await window.jupyterapp.commands.execute("docmanager:open", { path, factory: "Notebook", kernelPreference });
}"""


@pytest.fixture(scope="module")
def card_server(tmp_path_factory: pytest.TempPathFactory, lab_server: LabServer) -> Iterator[LabServer]:
    """Give a JupyterLab with our server extension."""
    with serve(tmp_path_factory.mktemp("twin-root"), tmp_path_factory.mktemp("twin-home"), card=True) as server:
        yield server


@pytest.fixture(scope="module")
def saved(chromium: Browser, card_server: LabServer) -> Path:
    """Give a workbook that was run, then edited, then saved."""
    root = card_server.root
    with pytest.MonkeyPatch.context() as patch:
        for name, value in card_server.environment.items():
            patch.setenv(name, value)
        made = make_workbook("INC-1", str(root / "reviews"), root / "INC-1.ipynb")
    page = chromium.new_page(viewport={"width": 1400, "height": 1000})
    page.set_default_timeout(60 * SECOND)
    page.goto(f"{card_server.url}/lab/tree/INC-1.ipynb?reset")
    line = page.get_by_label("first sign: when")
    line.fill("14:05")
    page.get_by_label("first sign: what").fill(TEXT)
    page.keyboard.press("Enter")
    expect(page.locator(".rw-timeline .rw-event")).to_contain_text(TEXT)
    page.evaluate("async () => { await window.jupyterapp.commands.execute('docmanager:save'); }")
    assert page.locator(".rw-timeline .rw-event").count() == 1, "saving changes nothing on screen"
    page.close()
    card_server.stop_kernels()
    return made


def show(lab: Lab, saved: Path, *, signed: bool, kernel: bool) -> Page:
    """Open the saved workbook in a JupyterLab that runs nothing by itself, with or without a kernel."""
    content = json.loads(saved.read_text(encoding="utf-8"))
    content["cells"][0]["source"] = "A copy" if signed else "A copy, changed by somebody else"
    copied = lab.folder / "copied.ipynb"
    copied.write_text(json.dumps(content), encoding="utf-8")
    if signed:
        lab.server.sign(copied)
    context = lab.browser.new_context(viewport={"width": 1400, "height": 1000})
    lab.contexts.append(context)
    context.set_default_timeout(30 * SECOND)
    page = context.new_page()
    lab.trouble.watch(page)
    page.goto(f"{lab.server.url}/lab?reset")
    page.wait_for_selector(".jp-LauncherCard")
    page.evaluate(OPEN, [copied.relative_to(lab.server.root).as_posix(), kernel])
    return page


def check_twin(page: Page) -> None:
    expect(page.locator(".jp-OutputArea-output table", has_text=TEXT)).to_be_visible()
    page.wait_for_timeout(2 * SECOND)
    assert page.locator(".rw").count() == 0
    assert page.get_by_text("Error displaying widget").count() == page.get_by_text("Loading widget").count() == 0


def test_a_workbook_without_a_kernel_shows_what_the_record_held(lab: Lab, saved: Path) -> None:
    page = show(lab, saved, signed=True, kernel=False)
    expect(page.get_by_text("No Kernel", exact=True)).to_be_visible()
    check_twin(page)
    lab.trouble.errors = [error for error in lab.trouble.errors if error != OF_IPYWIDGETS]


def test_a_workbook_that_is_not_trusted_shows_what_the_record_held(lab: Lab, saved: Path) -> None:
    check_twin(show(lab, saved, signed=False, kernel=True))


def test_a_printed_workbook_shows_what_the_record_held(saved: Path) -> None:
    exporters: Any = import_module("nbconvert")  # what JupyterLab prints is made by it
    printed, _ = exporters.HTMLExporter().from_notebook_node(nbformat.read(saved, as_version=4))
    assert f"<strong>{TEXT}</strong>" in printed
    assert '<script type="application/vnd.jupyter.widget-view+json"' not in printed
