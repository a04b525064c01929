"""The kernel dies while somebody types, or the disk is full."""

from __future__ import annotations

import os
import re
import signal
import sys
import threading
import time

import pytest
from playwright.sync_api import Page, expect

from browser.lab import SECOND, Lab, Notebook
from browser.test_workbook import open_workbook
from review_widgets.reports import make_workbook
from review_widgets.session import open_review

MAY_BE_LOST = 0.5
"""Seconds of typing."""
TEXT = (
    "The queue began to grow at noon and nobody could tell why, since every graph we had looked as calm as on any other day. "
    * 2
)


def kernel_process(notebook: Notebook) -> int:
    """Give the number of the kernel's process, as the kernel itself says it."""
    code = "import os, pathlib; pathlib.Path('kernel.pid').write_text(str(os.getpid()))"
    execute(notebook, code)
    return int((notebook.path.parent / "kernel.pid").read_text())


def execute(notebook: Notebook, code: str) -> None:
    """Run code in the kernel, beside the cells."""
    ask = """(code) => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.requestExecute({ code }).done.then(() => 0)"""
    notebook.page.evaluate(ask, code)


def note_letters(page: Page) -> None:
    """Let the page write down when how many letters stood in the field."""
    page.evaluate(
        "() => { window.letters = []; document.addEventListener('input', (event) => "
        "window.letters.push([Date.now() / 1000, event.target.value?.length ?? 0]), true); }"
    )


def test_a_killed_kernel_loses_at_most_the_last_half_second_of_typing(lab: Lab) -> None:
    made = make_workbook("INC-300", str(lab.folder / "reviews"), lab.folder / "INC-300.ipynb")
    notebook = lab.open(made)
    notebook.run_all()
    page = notebook.page
    process = kernel_process(notebook)
    killed = []

    def kill() -> None:
        os.kill(process, signal.SIGKILL)
        killed.append(time.time())

    note_letters(page)
    timer = threading.Timer(4.0, kill)
    timer.start()
    page.get_by_label("In short").press_sequentially(TEXT, delay=30)
    timer.join()
    at = killed[0] - MAY_BE_LOST
    letters = page.evaluate("() => window.letters")
    typed = max(count for when, count in letters if when <= at)
    assert typed > 30, "too little was typed before the kill for this to say anything"
    assert letters[-1][0] > killed[0], "it was not killed while somebody typed"
    page.wait_for_timeout(SECOND)
    with open_review("INC-300", str(lab.folder / "reviews")) as session:
        kept = session.review.incident.summary
    print(f"typed half a second before the kill: {typed} letters; kept: {len(kept)}")
    assert TEXT.startswith(kept)
    assert len(kept) >= typed
    lab.trouble.errors.clear()  # of what JupyterLab says about a kernel that died


FULL = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({}, resource.RLIM_INFINITY))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits on the size of files are set as on Linux")
def test_while_the_disk_is_full_the_header_says_so_and_every_text_is_kept_and_saved_when_it_is_not(lab: Lab) -> None:
    notebook, record = open_workbook(lab)
    notebook.run_all()
    page = notebook.page
    saved = page.locator(".rw-review-header .rw-saved")
    page.get_by_label("Title", exact=True).fill("before")
    expect(saved).to_have_text(re.compile(r"^saved \d\d:\d\d:\d\d$"))
    record.soon(page, lambda r: r["incident"].get("title") == "before")
    execute(notebook, FULL.format(0))
    page.get_by_label("Title", exact=True).fill("while it was full")
    page.locator(".rw-capture .rw-line").fill("14:05 written while it was full")
    page.keyboard.press("Enter")
    expect(saved).to_have_text(re.compile(r"^cannot save: .*File too large.* Your text is kept here\.$"))
    expect(saved).not_to_have_text(re.compile(r"kept.*kept"))
    expect(page.locator(".rw-timeline .rw-event")).to_contain_text("written while it was full")
    expect(page.get_by_label("Title", exact=True)).to_have_value("while it was full")
    assert record.read()["incident"]["title"] == "before"
    assert "events" not in record.read()
    execute(notebook, FULL.format("resource.RLIM_INFINITY"))
    record.soon(page, lambda r: r["incident"]["title"] == "while it was full" and len(r.get("events", ())) == 1)
    expect(saved).to_have_text(re.compile(r"^saved \d\d:\d\d:\d\d$"))
