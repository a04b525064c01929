"""ploomber-engine as a peer: a warm process of its own environment that runs notebooks when it is told to.

It sends nothing home and keeps nothing outside of the benchmark's folder while it is measured.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Self

ROOT = Path(__file__).resolve().parent.parent
WANTED = "ploomber-engine==0.0.33"
_SERVING = """
import json, os, sys
import papermill
import ploomber_engine
template, values, folder = json.loads(sys.argv[1])
out = os.fdopen(os.dup(1), "w", buffering=1)
os.dup2(2, 1)

def by_function(to):
    ploomber_engine.execute_notebook(template, to, parameters=values, progress_bar=False, log_output=False)

def by_papermill(to):
    papermill.execute_notebook(template, to, values, engine_name="embedded", progress_bar=False, log_output=False)

ways = {"function": by_function, "papermill": by_papermill}
print("ready", file=out)
for line in sys.stdin:
    way, count = line.split()
    for number in range(int(count)):
        ways[way](f"{folder}/ploomber-{way}-{number}.ipynb")
    print("done", file=out)
"""


def python_of(environment: Path) -> Path:
    """Give the Python of a virtual environment with ploomber-engine and this package; the environment is made where there is none.

    Raises
    ------
    subprocess.CalledProcessError
        It cannot be made, such as without a package index.
    """
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.is_file():
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
        command = [str(python), "-m", "pip", "install", "--quiet", WANTED, "papermill", "ipykernel", "-e", str(ROOT)]
        subprocess.run(command, check=True)
    return python


class Ploomber:
    """A process of that environment, everything imported, that runs one template with the same values again and again."""

    def __init__(self, python: Path, template: Path, values: Mapping[str, str], folder: Path) -> None:
        environ = {
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "PLOOMBER_STATS_ENABLED": "false",
            "PLOOMBER_VERSION_CHECK_DISABLED": "true",
            "PLOOMBER_HOME_DIR": str(folder),
        }
        asked = json.dumps([str(template), dict(values), str(folder)])
        self._said = (folder / "ploomber.log").open("w+", encoding="utf-8")
        self._process = subprocess.Popen(
            [str(python), "-c", _SERVING, asked],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            text=True,
            env=environ,
        )
        self._expect("ready")

    def run(self, way: str, count: int) -> None:
        """Run the notebook some times: by its own ``function``, or as the engine ``embedded`` of ``papermill``."""
        into = self._stream(self._process.stdin)
        into.write(f"{way} {count}\n")
        into.flush()
        self._expect("done")

    def _expect(self, word: str) -> None:
        if self._stream(self._process.stdout).readline().strip() != word:
            self._process.wait(timeout=60)
            self._said.seek(0)
            raise RuntimeError(f"ploomber-engine: expected {word!r}, found:\n{self._said.read()[-3_000:]}")

    @staticmethod
    def _stream(stream: IO[str] | None) -> IO[str]:
        if stream is None:
            raise RuntimeError("ploomber-engine: found no pipe to its process")
        return stream

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream(self._process.stdin).close()
        self._process.wait(timeout=60)
        self._stream(self._process.stdout).close()
        self._said.close()


@contextmanager
def serving(
    environment: Path | None, template: Path, values: Mapping[str, str], folder: Path
) -> Iterator[Ploomber | None]:
    """Give the process for as long as the context lasts; None where no environment is named."""
    if environment is None:
        yield None
        return
    with Ploomber(python_of(environment.resolve()), template, values, folder) as process:
        yield process
