"""A forked child gives what a started kernel gives, for every awkward notebook; and it is isolated, killed, and quick to go."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import nbformat
import papermill
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from review_widgets.reports.forked import NAME, can_fork, use_fork_engine
from review_widgets.reports.forked.children import WarmProcess

pytestmark = pytest.mark.skipif(not can_fork(), reason="forking is used on Linux only; elsewhere the stock engine runs")

CASES: dict[str, list[str]] = {
    "an exception stops the rest": ["x = 1", "1 / 0", "print('never')"],
    "an exception with a cause": ["try:\n    {}['a']\nexcept KeyError as err:\n    raise ValueError('b') from err"],
    "a syntax error": ["def f(:\n    pass"],
    "an exception while showing": ["class A:\n    def __repr__(self):\n        raise ValueError('no repr')\nA()"],
    "sys.exit with nothing": ["import sys", "sys.exit()", "print('after')"],
    "sys.exit with a reason": ["import sys", "sys.exit('enough')", "print('after')"],
    "the process ends itself": ["print('before', flush=True)", "import os; os._exit(3)", "print('after')"],
    "the process is killed": ["import os, signal", "os.kill(os.getpid(), signal.SIGKILL)", "print('after')"],
    "await at the top": ["import asyncio", "await asyncio.sleep(0.01)\n'awake'", "asyncio.run(asyncio.sleep(0))"],
    "a task over two cells": [
        "import asyncio\nasync def go():\n    await asyncio.sleep(0.01)\n    return 7\ntask = asyncio.create_task(go())",
        "await task",
    ],
    "magics": ["%env REVIEW_X=1", "%who", "%%capture kept\nprint('x')", "kept.stdout", "%nonsense"],
    "timeit": ["%timeit -n 1 -r 1 pass"],
    "shell commands": ["!echo one; echo two >&2", "found = !echo three\nfound", "%%bash\necho four\necho five >&2"],
    "a failing shell cell": ["%%bash\necho before\nexit 3"],
    "a program's own output": ["import subprocess\nprint('first')\nsubprocess.run(['echo', 'second'])\nprint('third')"],
    "displays and updates": [
        "from IPython.display import display\nshown = display('one', display_id='a')\ndisplay('two')",
        "shown.update('changed')\ndisplay({'text/plain': 'raw', 'text/html': '<b>raw</b>'}, raw=True)",
    ],
    "cleared output": [
        "from IPython.display import clear_output\nfor n in range(3):\n    clear_output(wait=True)\n    print(n)",
        "print('gone')\nclear_output()\nprint('stays')",
    ],
    "both streams in turn": [
        "import sys\nfor n in range(4):\n    print(n, flush=True)\n    print(-n, file=sys.stderr, flush=True)"
    ],
    "warnings and logging": [
        "import warnings; warnings.warn('mind this')",
        "import logging; logging.warning('a line')",
    ],
    "threads that print": [
        "import threading\ndone = threading.Thread(target=lambda: print('from a thread'))\ndone.start(); done.join()"
    ],
    "a wide frame": [
        "import pandas as pd",
        "frame = pd.DataFrame({f'column number {n}': range(3) for n in range(30)})\nframe",
        "print(frame)",
    ],
    "a huge output": ["print('x' * 3_000_000)", "'y' * 1_000_000"],
    "many large cells": [f"# {'x' * 9_000}\nprint({n}, 'y' * 90_000)" for n in range(12)],
    "nobody to ask": ["input('who? ')"],
    "history of results": ["40 + 2", "_ + Out[1]", "In[1], len(In)", "None"],
    "an expected exception": ["#raises\n1 / 0", "print('goes on')"],
    "empty and skipped cells": ["", "#skip\n1 / 0", "'x'"],
    "a picture": [
        "from IPython.display import Image\nImage(bytes.fromhex('89504e470d0a1a0a') + b'not really', format='png')"
    ],
    "widgets": [
        "import ipywidgets as w\nslider = w.IntSlider(value=3)\nslider",
        "slider.value = 5\nout = w.Output()\nout",
        "with out:\n    print('inside')\nout.outputs",
        "w.Image(value=b'bytes')",
    ],
    "widgets of the package": [
        "import review_widgets as rw\nreview = rw.Review(id='INC-1')\nrw.Timeline(review)",
        "rw.RiskLikelihoodPlot(review)",
    ],
}
NUMBERS = ("timeit",)
"""Cases that print how long something took."""


def notebook(cells: list[str]) -> Any:
    made = new_notebook(
        cells=[new_markdown_cell("# words"), *(new_code_cell(source) for source in cells)],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    for cell in made.cells:
        for tag, full in (("#raises", "raises-exception"), ("#skip", "skip-execution")):
            if cell.source.startswith(tag):
                cell.metadata["tags"] = [full]
    return made


def run(cells: list[str], engine: str | None, folder: Path, **options: Any) -> tuple[str, Any]:
    """Execute; give the error's name, and the notebook as it stands on disk."""
    source, made = folder / "source.ipynb", folder / f"made-{engine}.ipynb"
    nbformat.write(notebook(cells), source)
    failed = ""
    try:
        papermill.execute_notebook(
            source,
            made,
            engine_name=engine,
            progress_bar=False,
            cwd=str(folder),
            **{"execution_timeout": 20, **options},
        )
    except Exception as err:
        failed = f"{type(err).__name__}: {getattr(err, 'ename', '')} {getattr(err, 'evalue', '')}"
    return failed, nbformat.read(made, as_version=4)


def plain(made: Any, *, numbers: bool) -> str:
    """Give outputs, counts and widget state as comparable text: streams joined, random names taken out."""
    shown = []
    for cell in made.cells:
        outputs: list[Any] = []
        for output in cell.get("outputs", ()):
            last = outputs[-1] if outputs else {}
            if output.output_type == "stream" and last.get("name") == output.name:
                last["text"] += output.text
            else:
                outputs.append(dict(output))
        shown.append([cell.cell_type, cell.get("execution_count"), cell.source[:40], outputs])
    state = made.metadata.get("widgets", {}).get("application/vnd.jupyter.widget-state+json", {}).get("state", {})
    models = sorted(_nameless(json.dumps(model, sort_keys=True)) for model in state.values())
    text = _nameless(json.dumps([shown, models], indent=1, sort_keys=True, default=str))
    text = re.sub(r"ipykernel_\d+/\d+\.py|at 0x[0-9a-f]+", "somewhere", text)
    return re.sub(r"[\d.e+]+ ?(?:ns|[μµu]s|ms|s)\b|\\u00b[15]s?|\\u03bcs", "time", text) if numbers else text


def _nameless(text: str) -> str:
    return re.sub(
        r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:_\d+)?", "a name", text
    )


@pytest.fixture(scope="module", autouse=True)
def engine() -> str:
    name = use_fork_engine()
    assert name == NAME
    return name


@pytest.mark.parametrize("case", CASES)
def test_an_awkward_notebook_comes_out_as_from_the_stock_engine(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTEST_CURRENT_TEST")  # under it ipykernel does not watch the descriptors of programs it starts
    failed, made = run(CASES[case], NAME, tmp_path)
    expected, stock = run(CASES[case], None, tmp_path)
    assert failed == expected
    if "DeadKernel" in expected:
        assert made.cells[2].outputs[-1].ename == "DeadKernelError"
        for cell in (
            made.cells[2],
            stock.cells[2],
        ):  # ours says on the cell why nothing came back; stock may lose its last words
            cell.update(outputs=[], execution_count=None)
    numbers = case in NUMBERS
    assert plain(made, numbers=numbers).splitlines() == plain(stock, numbers=numbers).splitlines()


def test_a_cell_that_hangs_is_killed_with_what_it_started_and_says_so(tmp_path: Path) -> None:
    cells = ["print('before')", "import subprocess\nprint('in it')\nsubprocess.run(['sleep', '300'])", "print('after')"]
    begun = monotonic()
    failed, made = run(cells, NAME, tmp_path, execution_timeout=1)
    expected, _ = run(["while True: pass"], None, tmp_path, execution_timeout=1)
    assert failed.split(":")[0] == expected.split(":")[0] == "CellTimeoutError"
    assert monotonic() - begun < 30
    shown = [output.get("text", "") or output.ename for cell in made.cells for output in cell.get("outputs", ())]
    assert shown == ["before\n", "in it\n", "CellTimeoutError"]
    assert made.cells[2].metadata.papermill.status == "failed"
    sleep(0.2)
    assert not [line for line in running() if "sleep 300" in line]


def test_nothing_of_one_notebook_is_left_for_the_next(tmp_path: Path) -> None:
    leave = """import os, sys, random, builtins, decimal
kept = builtins.kept_too = 1
os.environ["KEPT"] = "1"
decimal.getcontext().prec = 3
sys.path.append("kept")
os.chdir("/")
random.random()"""
    look = """import os, sys, random, builtins, decimal
print("kept" in globals(), hasattr(builtins, "kept_too"), "KEPT" in os.environ)
print(decimal.getcontext().prec, "kept" in sys.path, os.getcwd() == "/")
random.random()"""
    _, first = run([leave], NAME, tmp_path)
    _, second = run([look], NAME, tmp_path)
    assert second.cells[1].outputs[0].text.split() == ["False", "False", "False", "28", "False", "False"]
    assert first.cells[1].outputs[-1].data != second.cells[1].outputs[-1].data


def test_a_child_runs_in_the_folder_and_with_the_environment_of_the_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REVIEW_SET_LATER", "yes")
    _, made = run(["import os; print(os.getcwd(), os.environ['REVIEW_SET_LATER'])"], NAME, tmp_path)
    assert made.cells[1].outputs[0].text.split() == [str(tmp_path), "yes"]


def test_children_are_gone_when_the_program_that_asked_is_killed(tmp_path: Path) -> None:
    nbformat.write(notebook(["import time; open('begun', 'w').close(); time.sleep(301)"]), tmp_path / "source.ipynb")
    program = """import papermill
from review_widgets.reports.forked import use_fork_engine
papermill.execute_notebook("source.ipynb", "made.ipynb", engine_name=use_fork_engine(), progress_bar=False)"""
    asking = subprocess.Popen([sys.executable, "-c", program], cwd=tmp_path)
    until = monotonic() + 60
    while not (tmp_path / "begun").exists() and monotonic() < until:
        sleep(0.05)
    before = running()
    asking.kill()
    asking.wait()
    while len(of(asking.pid, before) & set(running())) > 0 and monotonic() < until:
        sleep(0.05)
    assert len(of(asking.pid, before)) >= 2
    assert not of(asking.pid, before) & set(running())


def test_a_child_that_was_killed_while_it_waited_is_replaced(tmp_path: Path) -> None:
    run(["1"], NAME, tmp_path)
    sleep(0.3)
    warm = WarmProcess.start()
    for line in of(os.getpid(), running()):
        if int(line.split()[1]) == warm.process.pid:
            os.kill(int(line.split()[0]), signal.SIGKILL)
    failed, made = run(["40 + 2"], NAME, tmp_path)
    assert failed == ""
    assert made.cells[1].outputs[0].data["text/plain"] == "42"


def test_another_kernel_is_left_to_the_stock_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from papermill.engines import NBClientEngine

    asked = []
    monkeypatch.setattr(NBClientEngine, "execute_managed_notebook", lambda *args, **options: asked.append(args[1]))
    run(["1"], NAME, tmp_path, kernel_name="some-other")
    assert asked == ["some-other"]


def test_the_engine_module_can_be_imported_before_papermill() -> None:
    program = "import review_widgets.reports.forked as f; import sys; assert 'papermill' not in sys.modules; print(f.ForkEngine.__name__)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "ForkEngine"), done.stderr


def running() -> list[str]:
    """Give every living process as ``pid parent command``."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    return [" ".join([*parts[:2], *parts[3:]]) for parts in map(str.split, listed.splitlines()) if parts[2][0] != "Z"]


def of(pid: int, listed: list[str]) -> set[str]:
    """Give the processes below one."""
    below = {line for line in listed if line.split()[1] == str(pid)}
    return below.union(*(of(int(line.split()[0]), listed) for line in below)) if below else below
