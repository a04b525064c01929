"""From *Run All* to every widget alive, in a real JupyterLab on the sample: python -m benchmarks.opening [--rounds 5].

The kernel is started and idle before the first run, which also imports the package and counts as cold; every further run of all
cells in the same kernel counts as warm. Alive means: all widgets of the workbook are drawn anew and the kernel is idle.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.timeline import FLAGS, find_chromium
from benchmarks.timing import describe_machine

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

if TYPE_CHECKING:
    from browser.lab import Notebook

REVIEW = "INC-106"
_MARK_OLD = "() => { for (const one of document.querySelectorAll('.rw')) one.dataset.old = 'yes'; }"
_ALIVE = """(count) => document.querySelectorAll(".rw:not([data-old])").length === count
  && document.querySelectorAll(".rw[data-old]").length === 0"""


def run_once(notebook: Notebook, widgets: int) -> float:
    """Run all cells; give the seconds until every widget is drawn anew and the kernel is idle."""
    notebook.page.evaluate(_MARK_OLD)
    begun = perf_counter()
    notebook.command("notebook:run-all-cells")
    notebook.page.wait_for_function(_ALIVE, arg=widgets, timeout=60_000)
    notebook.wait_idle()
    return perf_counter() - begun


def report(*, rounds: int = 5) -> str:
    """Measure; give the Markdown section."""
    from playwright.sync_api import sync_playwright

    from browser.lab import Lab, serve
    from review_widgets.reports import find_sample, make_workbook

    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        root, home = Path(made) / "lab", Path(made) / "home"
        home.mkdir()
        shutil.copytree(find_sample() / "reviews", root / "reviews")
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        with serve(root, home) as server:
            os.environ.update(server.environment)
            lab = Lab(server, root, browser)
            path = make_workbook(REVIEW, str(root / "reviews"), root / "review.ipynb")
            widgets = path.read_text(encoding="utf-8").count("(session)")
            notebook = lab.open(path)
            notebook.wait_kernel()
            cold = run_once(notebook, widgets)
            warm = sorted(run_once(notebook, widgets) for _ in range(rounds))
            lab.close()
        browser.close()
    return (
        f"## From *Run All* to {widgets} live widgets in JupyterLab\n\nOn {REVIEW} of the sample: {median(warm):.2f} s with a warm kernel "
        f"(median of {rounds}, {warm[0]:.2f} to {warm[-1]:.2f}); {cold:.2f} s for the first run after the kernel has started, imports counted."
    )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.opening", description="Seconds from Run All to widgets."
    )
    parser.add_argument("--rounds", type=int, default=5)
    print(f"Machine: {describe_machine()}.\n\n{report(rounds=parser.parse_args().rounds)}")
    return 0


if __name__ == "__main__":
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # a second per import; jsonschema#1428
    sys.exit(main())
