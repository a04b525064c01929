"""Take the pictures of the README from a real JupyterLab and from the pages on disk: python tools/pictures.py [NAME ...].

Needs Chromium and what the browser tests need; writes docs/pictures/<name>-light.png and <name>-dark.png. No network is asked.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from browser.lab import CHROMIUM_FLAGS, Lab, LabServer, serve  # noqa: E402  the harness of the tests, found by the line above
from browser.stage import make_draft, present, turn  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
REVIEW = "INC-204"


def run(*arguments: str, folder: Path) -> None:
    """Run one of our own commands."""
    subprocess.run([sys.executable, "-m", "review_widgets.cli", *arguments], cwd=folder, check=True)


def make_archive(folder: Path) -> None:
    """Unpack the sample and import the export that the demo imports."""
    run("sample", "reviews", folder=folder)
    export = ROOT / "workbooks" / "sample" / "exports" / "inc-204-checkout.md"
    run("import", str(export), "--store", "reviews", "--id", REVIEW, folder=folder)


def take(page: Page, name: str, *, dark: bool, height: int) -> None:
    """Write the top of what is on the page."""
    page.wait_for_timeout(900)
    path = PICTURES / f"{name}-{'dark' if dark else 'light'}.png"
    page.screenshot(path=path, clip={"x": 0, "y": 0, "width": page.viewport_size["width"], "height": height})  # type: ignore[index]  # always set here
    print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} kB", flush=True)


def picture_notebook(lab: Lab, name: str, template: str, review_id: str, *, dark: bool, height: int) -> None:
    """Make a workbook, run all its cells in JupyterLab and take it, without side bars."""
    os.environ.update(lab.server.environment)  # where a workbook is signed
    from review_widgets.reports import make_workbook

    made = lab.folder / f"{review_id}-{name}-{'dark' if dark else 'light'}.ipynb"
    make_workbook(review_id, str(lab.folder / "reviews"), made, template=template)
    notebook = lab.open(made, dark=dark, width=1200, height=height)
    notebook.run_all()
    notebook.command("application:toggle-left-area")
    notebook.page.evaluate("() => window.jupyterapp.shell.currentWidget.content.node.scrollTo(0, 0)")
    take(notebook.page, name, dark=dark, height=height)
    lab.close()


def picture_presenting(browser: Browser, server: LabServer, *, dark: bool) -> None:
    """Present a review that is under way, as on a projector, and take the headings where most of the hour goes."""
    os.environ.update(server.environment)  # where a workbook is signed
    from review_widgets.reports import make_workbook

    lab = Lab(server, server.root / f"presenting-{'dark' if dark else 'light'}", browser)
    lab.folder.mkdir()
    make_draft(lab.folder, summary="")
    made = make_workbook("INC-106", str(lab.folder / "reviews"), lab.folder / "INC-106.ipynb")
    notebook = lab.open(made, dark=dark, width=1280, height=720)
    notebook.page.locator(".rw-publish-panel").wait_for()
    notebook.wait_idle()
    present(notebook.page)
    for number, name in ((2, "happened"), (4, "carry"), (5, "close")):
        turn(notebook.page, str(number), number)
        take(notebook.page, f"presenting-{name}", dark=dark, height=720)
    lab.close()


def picture_page(browser: Browser, path: Path, name: str, *, dark: bool, height: int, paper: bool = False) -> None:
    """Open a page from disk without network and take it; with ``paper`` also as it is printed."""
    context = browser.new_context(
        offline=True, viewport={"width": 1100, "height": height}, color_scheme="dark" if dark else "light"
    )
    page = context.new_page()
    page.goto(path.as_uri())
    page.wait_for_function("() => document.documentElement.dataset.ready === 'true'")
    take(page, name, dark=dark, height=height)
    if paper and not dark:
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 794, "height": 1123})
        page.add_style_tag(content="main { padding: 72px 68px !important; }")  # the margins of A4
        take(page, f"{name}-paper", dark=False, height=1123)
    context.close()


def main() -> int:
    """Take all pictures, or those that are named."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which(os.environ.get("REVIEW_WIDGETS_CHROMIUM", "chromium"))
    if chromium is None:
        sys.exit("found no chromium; expected the system's. Install it, or name one in REVIEW_WIDGETS_CHROMIUM.")
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        root, home = Path(made) / "lab", Path(made) / "home"
        folder = root / "osier-lane"
        folder.mkdir(parents=True)
        home.mkdir()
        make_archive(folder)
        browser = playwright.chromium.launch(executable_path=chromium, headless=True, args=CHROMIUM_FLAGS)
        stage = Path(made) / "stage"
        stage.mkdir()
        with serve(root, home) as server, serve(root, stage, card=True) as stage_server:
            os.environ.update(server.environment)
            lab = Lab(server, folder, browser)
            shelf: dict[str, Callable[[bool], None]] = {
                "workbook": lambda dark: picture_notebook(
                    lab, "workbook", "learning_review", "INC-106", dark=dark, height=3000
                ),
                "quick-review": lambda dark: picture_notebook(
                    lab, "quick-review", "quick_review", "INC-106", dark=dark, height=1350
                ),
                "report": lambda dark: picture_page(
                    browser, folder / "out" / "INC-106" / "report.html", "report", dark=dark, height=2600, paper=True
                ),
                "trends": lambda dark: picture_page(
                    browser, folder / "out" / "trends.html", "trends", dark=dark, height=2600
                ),
                "presenting": lambda dark: picture_presenting(browser, stage_server, dark=dark),
            }
            run("report", "INC-106", "--store", "reviews", folder=folder)
            run("trends", "--store", "reviews", folder=folder)
            for name in sys.argv[1:] or shelf:
                for dark in (False, True):
                    shelf[name](dark)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # a second per import; jsonschema#1428
    sys.exit(main())
