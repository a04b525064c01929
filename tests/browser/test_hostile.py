"""Hostile text in every field, in a real browser: nothing of it runs, nothing is asked of the network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Page, expect

from browser.audit import unfold
from browser.lab import Lab, Notebook
from hostile import CORPUS, hostile_record
from review_widgets.reports import make_workbook, write_report, write_trends
from review_widgets.schema import build_review
from review_widgets.stores import Store, open_store

OpenFile = Callable[..., Page]
_HARM = "() => window.harmed ?? 0"


def fill_store(folder: Path) -> Store:
    """Give a store with three reviews made of the corpus."""
    store = open_store(folder / "reviews")
    for number in (1, 2, 3):
        store.save(build_review(hostile_record(f"INC-{number}")), expected_revision=0)
    return store


def provoke(page: Page) -> None:
    """Look at everything: unfold, hover and put the focus on what is there, so that handlers that wait for it would run."""
    unfold(page)
    page.evaluate("""() => {
      for (const one of document.querySelectorAll(".rw *, .jp-OutputArea-output *, main *")) {
        for (const kind of ["mouseover", "focusin", "animationstart"]) one.dispatchEvent(new Event(kind, { bubbles: true }));
        one.focus?.();
      }
    }""")
    page.wait_for_timeout(500)


@pytest.mark.parametrize("template", ["learning_review", "quick_review"])
def test_live_widgets_run_nothing(lab: Lab, template: str) -> None:
    store = fill_store(lab.folder)
    notebook = lab.open(make_workbook("INC-1", store.url, lab.folder / "book.ipynb", template=template))
    notebook.run_all()
    page = notebook.page
    page.locator(".rw").last.wait_for()
    provoke(page)
    assert page.evaluate(_HARM) == 0
    assert page.locator(".rw :is(script, iframe, object, style, img)").count() == 0
    assert not (lab.folder / "harmed").exists()


def test_what_is_typed_runs_nothing(lab: Lab) -> None:
    store = open_store(lab.folder / "reviews")
    notebook = lab.open(make_workbook("INC-9", store.url, lab.folder / "book.ipynb"))
    notebook.run_all()
    page = notebook.page
    line = page.locator(".rw-capture .rw-line")
    texts = [" ".join(text.split()) for text in CORPUS.values() if text.strip()]
    for number, text in enumerate(texts):
        line.fill(f"{'-+?!>p'[number % 6]} {text}")
        line.press("Enter")
    page.wait_for_timeout(1500)
    provoke(page)
    assert page.evaluate(_HARM) == 0
    kept = store.load("INC-9").model_dump_json()
    assert "window.harmed" in kept


def test_static_twins_run_nothing_in_an_untrusted_notebook(lab: Lab) -> None:
    store = fill_store(lab.folder)
    made = make_workbook("INC-1", store.url, lab.folder / "book.ipynb")
    read = nbformat.read(made, as_version=4)
    read.cells[0].source += "\n\nCopied by somebody else."
    received = lab.folder / "received.ipynb"
    nbformat.write(read, received)
    notebook = lab.open(received)
    expect(notebook.page.locator(".jp-OutputArea-output table").first).to_be_visible()
    assert notebook.page.locator(".rw").count() == 0
    look(notebook)


@pytest.mark.parametrize("name", ["report", "trends"])
def test_a_trusted_notebook_of_papermill_runs_nothing(lab: Lab, name: str) -> None:
    store = fill_store(lab.folder)
    if name == "report":
        made = write_report("INC-1", store, lab.folder / "out")["ipynb"]
    else:
        made = write_trends(store, lab.folder / "out" / "trends.html").path.with_suffix(".ipynb")
    lab.server.sign(made)
    look(lab.open(made))


def look(notebook: Notebook) -> None:
    """Scroll through a notebook, provoke it, and find nothing harmed."""
    for cell in range(notebook.cell_count()):
        notebook.page.evaluate("(n) => window.jupyterapp.shell.currentWidget.content.scrollToItem(n)", cell)
    provoke(notebook.page)
    assert notebook.page.evaluate(_HARM) == 0
    outputs = notebook.page.locator(".jp-OutputArea-output")
    assert outputs.count() >= 2
    assert outputs.locator("iframe, object, script, img[src^=http]").count() == 0


@pytest.mark.parametrize("name", ["roles", "names", "trends"])
def test_a_page_runs_nothing(tmp_path: Path, offline_page: OpenFile, name: str) -> None:
    store = fill_store(tmp_path)
    if name == "trends":
        made = write_trends(store, tmp_path / "trends.html").path
    else:
        made = write_report("INC-1", store, tmp_path / name, audience=name)["html"]
    page = offline_page(made)
    page.wait_for_selector("html[data-ready]", state="attached")
    provoke(page)
    assert page.evaluate(_HARM) == 0
    assert (
        page.locator("main img[src^=http], main script, main iframe, a[href^='javascript' i], a[href^=data]").count()
        == 0
    )


def test_the_harness_sees_a_handler_that_runs(tmp_path: Path, offline_page: OpenFile) -> None:
    made = tmp_path / "page.html"
    made.write_text(f'<main><p title="{CORPUS["attribute breakout"]}">x</p></main>', encoding="utf-8")
    page = offline_page(made)
    provoke(page)
    assert page.evaluate(_HARM) == 1
