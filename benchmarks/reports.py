"""Reports: papermill as it is (API and command), ploomber-engine, ours with one and two workers, and the floor of running the same cells.

What is timed for each is one executed notebook per report, from the same template, record and parameters. The floor runs the cells of
that notebook in this process, everything imported, and formats what each shows; it writes nothing.

Alone: python -m benchmarks.reports [--rounds 5] [--reports 1000] [--ploomber FOLDER]

ploomber-engine is no part of the project: it is installed into a virtual environment in that folder, where there is none yet.
"""

from __future__ import annotations

import argparse
import ast
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import nbformat
import papermill
from IPython.core.formatters import DisplayFormatter

from benchmarks.generator import write_reviews
from benchmarks.ploomber import Ploomber, serving
from benchmarks.timing import Measured, as_table, compare, describe_machine
from review_widgets.reports import find_sample, find_template
from review_widgets.reports.batch import Order, local_pool, write_reports
from review_widgets.reports.engine import run_template
from review_widgets.stores import open_store

REVIEW = "INC-182"
OURS, STOCK = "ours, one worker", "papermill's function as it is"


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
    saved = notebook.metadata.get("widgets", {}).get("application/vnd.jupyter.widget-state+json", {})
    state: dict[str, Any] = saved.get("state", {})
    return state


def tell_ploomber(folder: Path) -> str:
    """Say what the notebooks that ploomber-engine made lack beside papermill's own."""
    stock = nbformat.read(folder / "api-0.ipynb", as_version=4)
    said = []
    for way in ("function", "papermill"):
        made = nbformat.read(folder / f"ploomber-{way}-0.ipynb", as_version=4)
        text = "the same text and pictures" if shown_by(made) == shown_by(stock) else "other text or pictures"
        said.append(f"by {way} {text}, {len(models_of(made))} of {len(models_of(stock))} widget models")
    return f"ploomber-engine runs notebooks in the asking process, none apart from another; of ours it keeps {'; '.join(said)}."


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
        f"{count:,} different reviews end to end (notebook and page) with 2 workers: {progress.seconds:.0f} s, {count / progress.seconds:.1f} a "
        f"second; asked for again, nothing having changed: {again.seconds:.1f} s."
    )


def report(*, rounds: int, count: int = 10, total: int = 1_000, ploomber: Path | None = None) -> str:
    """Measure; give the Markdown section.

    Parameters
    ----------
    ploomber
        The folder of a virtual environment with ploomber-engine, made where there is none; None leaves that peer out.
    """
    with tempfile.TemporaryDirectory() as temporary, local_pool(2) as pool:
        folder = Path(temporary)
        by_ours(folder, 1)
        by_api(folder, 1)
        same = agree(folder)
        with serving(ploomber, find_template("report"), values(), folder) as peer:
            for run_once in contenders(folder, pool, peer, 2).values():
                run_once()
            measured = compare(contenders(folder, pool, peer, count), rounds=rounds, warm=True)
            words = (
                tell_ploomber(folder) if peer else "ploomber-engine was not measured: no `--ploomber FOLDER` was given."
            )
        table = as_table(measured, unit="report", count=count)
        memory, shell = memory_of(pool), cold(folder)
    return (
        f"## {count * rounds} equal reports\n\nThe report of {REVIEW} ({same}), {count} in each of {rounds} rounds on {os.cpu_count()} cores; both "
        f"engines were checked to show the same.\n\n{table}\n\nOurs with one worker takes 1/{times_faster(measured):.1f} of the time of papermill's "
        f"function (median of pairs). {words} Memory: {memory}. From a cold shell: {shell}.\n\n{many(total)}"
    )


def contenders(folder: Path, pool: Executor, peer: Ploomber | None, count: int) -> dict[str, Callable[[], object]]:
    """Give what is timed, the floor first."""
    cells = compile_cells(nbformat.read(folder / "ours-0.ipynb", as_version=4))
    formatter = DisplayFormatter()
    made: dict[str, Callable[[], object]] = {
        "floor: the same cells in a warm process": lambda: by_floor(cells, formatter, count),
        OURS: lambda: by_ours(folder, count),
        "ours, two workers": lambda: by_workers(pool, folder, count),
        STOCK: lambda: by_api(folder, count),
        "papermill's command as it is": lambda: by_command(folder, count),
    }
    if peer:
        made["ploomber-engine's function (no isolation, no live widgets)"] = lambda: peer.run("function", count)
        made["papermill's function with its engine (the same)"] = lambda: peer.run("papermill", count)
    return made


def times_faster(measured: Sequence[Measured]) -> float:
    """Give how many of our reports fit into the time of one of papermill's, the median of pairs."""
    seconds = {one.name: one.seconds for one in measured}
    return median(stock / ours for stock, ours in zip(seconds[STOCK], seconds[OURS], strict=True))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the reports alone and print the section."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reports", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="how often each contender runs (default 5)")
    parser.add_argument("--reports", type=int, default=1_000, help="reports made end to end (default 1000)")
    parser.add_argument(
        "--ploomber", type=Path, help="a virtual environment with ploomber-engine; made where there is none"
    )
    options = parser.parse_args(arguments)
    print(describe_machine(), flush=True)
    print(report(rounds=options.rounds, total=options.reports, ploomber=options.ploomber))
    return 0


if __name__ == "__main__":
    sys.exit(main())
