"""Reports: papermill as it is (API and command), ours with one and two workers, and the floor of running the same cells.

What is timed for each is one executed notebook per report, from the same template, record and parameters. The floor runs the cells of
that notebook in this process, everything imported, and formats what each shows; it writes nothing.

Alone: python -m benchmarks.reports [rounds] [reports end to end]
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path
from time import perf_counter
from typing import Any

import nbformat
import papermill
from IPython.core.formatters import DisplayFormatter

from benchmarks.generator import write_reviews
from benchmarks.timing import as_table, compare, describe_machine
from review_widgets.reports import find_sample, find_template
from review_widgets.reports.batch import Order, local_pool, write_reports
from review_widgets.reports.engine import run_template
from review_widgets.stores import open_store

REVIEW = "INC-182"


def values() -> dict[str, str]:
    """Give the parameters of every report."""
    return {"review_id": REVIEW, "store": str(find_sample() / "reviews")}


def by_api(folder: Path, count: int) -> None:
    """Run papermill's function with its own engine."""
    for number in range(count):
        papermill.execute_notebook(
            find_template("report"), folder / f"api-{number}.ipynb", values(), progress_bar=False, log_output=False
        )


def by_command(folder: Path, count: int, *more: str) -> None:
    """Run papermill's command, a process each."""
    given = [part for name, value in values().items() for part in ("-r", name, value)]
    for number in range(count):
        out = folder / f"command-{number}.ipynb"
        command = [sys.executable, "-m", "papermill", str(find_template("report")), str(out), *given, *more]
        subprocess.run(command, check=True, capture_output=True)


def by_ours(folder: Path, count: int) -> None:
    """Run our engine in this process."""
    for number in range(count):
        run_template("report", values(), folder / f"ours-{number}.ipynb")


def one_of_ours(out: Path) -> None:
    """Run our engine once; in a worker."""
    run_template("report", values(), out)


def by_workers(pool: Executor, folder: Path, count: int) -> None:
    """Run our engine in the workers of a pool that is warm."""
    list(pool.map(one_of_ours, [folder / f"worker-{number}.ipynb" for number in range(count)]))


def by_floor(cells: list[tuple[str, Any]], formatter: DisplayFormatter, count: int) -> None:
    """Run the cells here and format what each shows."""
    for _ in range(count):
        names: dict[str, Any] = {"__name__": "__main__", **values()}
        for body, shown in cells:
            exec(body, names)
            if shown is not None:
                made = eval(shown, names)
                if made is not None:
                    formatter.format(made)


def compile_cells(notebook: Any) -> list[tuple[Any, Any]]:
    """Compile the code cells of an executed notebook, the last expression of each apart."""
    made = []
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        tree = ast.parse(cell.source)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        shown = compile(ast.Expression(last.value), "cell", "eval") if isinstance(last, ast.Expr) else None
        made.append((compile(tree, "cell", "exec"), shown))
    return made


def agree(folder: Path) -> str:
    """Check that papermill as it is and ours made the same notebook; give its size in words.

    Raises
    ------
    AssertionError
        They did not, so that comparing their times would mean nothing.
    """
    stock, ours = (nbformat.read(folder / f"{name}-0.ipynb", as_version=4) for name in ("api", "ours"))
    assert shown_by(stock) == shown_by(ours), "the two engines do not show the same"
    assert len(models_of(stock)) == len(models_of(ours)) >= 2, "widget state is lost"
    size = (folder / "ours-0.ipynb").stat().st_size
    return f"{len(ours.cells)} cells, {len(models_of(ours))} widget models, {size / 1e3:.0f} kB"


def shown_by(notebook: Any) -> list[Any]:
    """Give what every cell but the last shows, which tells the time of the run."""
    outputs = [output.get("data", {}) for cell in notebook.cells[:-1] for output in cell.get("outputs", ())]
    return [{kind: text for kind, text in data.items() if "widget" not in kind} for data in outputs]


def models_of(notebook: Any) -> dict[str, Any]:
    """Give the saved state of the widgets."""
    state: dict[str, Any] = notebook.metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"]
    return state


def memory_of(pool: Any) -> str:
    """Give the megabytes of a worker and of the warm process below it, shared pages counted in parts."""
    worker = next(iter(pool._processes))
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    below = [int(pid) for pid, parent in map(str.split, listed.splitlines()) if int(parent) == worker]
    return f"{proportional(worker):.0f} MB for a worker and {sum(map(proportional, below)):.0f} MB for its warm process"


def proportional(pid: int) -> float:
    """Give a process's proportional set size in megabytes."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def cold(folder: Path) -> str:
    """Give the seconds of one report from a cold shell, by our command and by papermill's."""
    store = values()["store"]
    asked = {
        "learning-review report (with the HTML page)": [
            *(sys.executable, "-m", "review_widgets.cli", "report", REVIEW, "--store", store, "--out", str(folder))
        ],
        "papermill (the notebook alone)": [],
    }
    said = []
    for words, command in asked.items():
        taken = []
        for _ in range(3):
            begun = perf_counter()
            if command:
                subprocess.run(command, check=True, capture_output=True)
            else:
                by_command(folder, 1)
            taken.append(perf_counter() - begun)
        said.append(f"{words} {sorted(taken)[1]:.2f} s")
    return "; ".join(said)


def many(count: int) -> str:
    """Write the reports of generated reviews end to end with two workers, HTML and notebook; give rate and size."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "reviews"
        write_reviews(home, count)
        order = Order(str(home), str(Path(folder) / "out"))
        progress = write_reports(open_store(home).ids(), order, lambda: local_pool(2))
        again = write_reports(open_store(home).ids(), order, lambda: local_pool(2))
    assert (progress.count("made"), again.count("unchanged")) == (count, count), progress.outcomes[:3]
    return (
        f"{count:,} different reviews end to end (notebook and page) with 2 workers: {progress.seconds:.0f} s, {progress.rate:.1f} a "
        f"second; asked for again, nothing having changed: {again.seconds:.1f} s."
    )


def report(*, rounds: int, count: int = 10, total: int = 1_000) -> str:
    """Measure; give the Markdown section."""
    with tempfile.TemporaryDirectory() as temporary, local_pool(2) as pool:
        folder = Path(temporary)
        by_ours(folder, 1)
        by_api(folder, 1)
        same = agree(folder)
        cells = compile_cells(nbformat.read(folder / "ours-0.ipynb", as_version=4))
        formatter = DisplayFormatter()
        contenders: dict[str, Callable[[], object]] = {
            "floor: the same cells in a warm process": lambda: by_floor(cells, formatter, count),
            "ours, one worker": lambda: by_ours(folder, count),
            "ours, two workers": lambda: by_workers(pool, folder, count),
            "papermill's function as it is": lambda: by_api(folder, count),
            "papermill's command as it is": lambda: by_command(folder, count),
        }
        measured = compare(contenders, rounds=rounds)
        table = as_table(measured, unit="report", count=count)
        memory, shell = memory_of(pool), cold(folder)
    ours, stock = measured[1], measured[3]
    ratios = sorted(one / other for one, other in zip(stock.seconds, ours.seconds, strict=True))
    times = ratios[len(ratios) // 2]
    return (
        f"## {count * rounds} equal reports\n\nThe report of {REVIEW} ({same}), {count} in each of {rounds} rounds on {os.cpu_count()} cores; both "
        f"engines were checked to show the same.\n\n{table}\n\nOurs with one worker takes 1/{times:.1f} of the time of papermill's function "
        f"(median of pairs). Memory: {memory}. From a cold shell: {shell}.\n\n{many(total)}\n\nploomber-engine is left out: it runs "
        "notebooks in the asking process, without isolation, and loses widget state."
    )


if __name__ == "__main__":
    print(describe_machine(), flush=True)
    print(report(rounds=int((sys.argv[1:] or ["5"])[0]), total=int((sys.argv[2:] or ["1000"])[0])))
