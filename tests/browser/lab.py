"""A real JupyterLab and a real Chromium, for the tests of what a person sees and does."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbformat.sign import NotebookNotary
from playwright.sync_api import Browser, BrowserContext, Locator, Page

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
HERE = (
    "http://127.0.0.1:",
    "ws://127.0.0.1:",
    "http://localhost:",
    "ws://localhost:",
    "data:",
    "blob:",
    "file:",
    "about:",
)
SECOND = 1000
ROOT = Path(__file__).resolve().parent.parent.parent
START_SECONDS = 90

_KERNEL_READY = """async () => {
  const panel = window.jupyterapp.shell.currentWidget;
  await panel.context.ready;
  await panel.sessionContext.ready;
  const kernel = () => panel.sessionContext.session?.kernel;
  while (kernel()?.connectionStatus !== "connected") await new Promise((go) => setTimeout(go, 50));
  await kernel().info;
  await panel.revealed;
}"""
_THERE_AND_BACK = """async () => {
  const begin = performance.now();
  await window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.requestExecute({ code: "0", silent: true }).done;
  return performance.now() - begin;
}"""
_ALL_RAN = """() => {
  const notebook = window.jupyterapp.shell.currentWidget.content;
  const waiting = notebook.widgets.filter((cell) => cell.model.type === "code" && cell.prompt === "*");
  const indicator = document.querySelector(".jp-Notebook-ExecutionIndicator");
  return waiting.length === 0 && indicator?.dataset.status === "idle";
}"""


@dataclass
class LabServer:
    """One JupyterLab over a temporary folder; `environment` is what a command needs to sign for it."""

    root: Path
    url: str
    environment: dict[str, str]

    def sign(self, notebook: Path) -> None:
        """Trust a notebook of our own making, as `jupyter trust` does."""
        read = nbformat.read(notebook, as_version=4)
        NotebookNotary(data_dir=self.environment["JUPYTER_DATA_DIR"]).sign(read)

    def stop_kernels(self) -> None:
        """End all kernels, so that the tests do not pile them up."""
        with urllib.request.urlopen(f"{self.url}/api/kernels", timeout=10) as answer:
            running = json.load(answer)
        for kernel in running:
            wish = urllib.request.Request(f"{self.url}/api/kernels/{kernel['id']}", method="DELETE")
            with contextlib.suppress(urllib.error.HTTPError):
                urllib.request.urlopen(wish, timeout=20).close()


def wait_until(page: Page, holds: Callable[[], bool], seconds: float = 15.0) -> None:
    """Wait until something holds, while the page goes on; fails when it does not."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"did not happen within {seconds} s"
        page.wait_for_timeout(50)


RESTART = "Canceled future for"
"""What JupyterLab itself says of messages that a restarted kernel will not answer."""


@dataclass
class Trouble:
    """What must not happen on any page: requests that leave the host, and errors."""

    requests_outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Collect from now on."""
        page.on("request", lambda request: self._note_request(request.url))
        page.on("websocket", lambda socket_: self._note_request(socket_.url))
        page.on("console", lambda message: self._note_error(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self._note_error(str(error)))

    def _note_request(self, url: str) -> None:
        if not url.startswith(HERE):
            self.requests_outside.append(url)

    def _note_error(self, text: str) -> None:
        if RESTART not in text:
            self.errors.append(text)

    def check(self) -> None:
        """Fail when there was any."""
        assert self.requests_outside == [], f"requests left this host: {self.requests_outside}"
        assert self.errors == [], f"errors in the browser: {self.errors}"


class Notebook:
    """A notebook open in JupyterLab."""

    def __init__(self, page: Page, path: Path) -> None:
        self.page = page
        self.path = path

    def command(self, name: str, **arguments: Any) -> None:
        """Run a command of JupyterLab and wait for its end."""
        ask = "async ([name, args]) => { await window.jupyterapp.commands.execute(name, args); }"
        self.page.evaluate(ask, [name, arguments])

    def wait_kernel(self) -> None:
        """Wait until a kernel answers."""
        self.page.evaluate(_KERNEL_READY)

    def within(self, milliseconds: int) -> float:
        """Give a time to wait: what was promised, and five times what this machine now needs for one word to the kernel and back."""
        return milliseconds + 5 * float(self.page.evaluate(_THERE_AND_BACK))

    def run_all(self, *, expect_errors: bool = False) -> None:
        """Run all cells and wait until they are done and the kernel is idle; a failed cell fails the test."""
        self.wait_kernel()
        self.command("notebook:run-all-cells")
        self.wait_idle()
        if not expect_errors:
            errors = self.cell_errors()
            assert errors == [], f"cells of {self.path.name} failed: {errors}"

    def wait_idle(self) -> None:
        """Wait until no cell waits and the kernel is idle."""
        self.page.wait_for_function(_ALL_RAN, timeout=240 * SECOND)

    def restart_and_run_all(self) -> None:
        """Restart the kernel without the question, then run all cells."""
        self.page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
        self.run_all()

    def save(self) -> nbformat.NotebookNode:
        """Save as the menu does and give what stands on disk."""
        self.command("docmanager:save")
        return nbformat.read(self.path, as_version=4)

    def cell_errors(self) -> list[str]:
        """Give the last line of every traceback on the page."""
        found = self.page.locator('.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"]')
        errors = self.page.locator(".jp-OutputArea-output[data-mime-type*='error']")
        return [
            text.strip().splitlines()[-1]
            for text in [*found.all_inner_texts(), *errors.all_inner_texts()]
            if text.strip()
        ]

    def output(self, cell: int) -> Locator:
        """Give the output area of a cell, counted from 0 over all cells."""
        return self.page.locator(".jp-Notebook .jp-Cell").nth(cell).locator(".jp-Cell-outputArea")

    def cell_count(self) -> int:
        """Give the number of cells in the model, seen or scrolled away."""
        count: int = self.page.evaluate("() => window.jupyterapp.shell.currentWidget.content.model.cells.length")
        return count

    def use_theme(self, *, dark: bool) -> None:
        """Change JupyterLab's theme where it is another one, and wait until the page wears it."""
        light = "false" if dark else "true"
        if self.page.locator("body").get_attribute("data-jp-theme-light") == light:
            return
        self.command("apputils:change-theme", theme="JupyterLab Dark" if dark else "JupyterLab Light")
        self.page.wait_for_selector(f"body[data-jp-theme-light='{light}']", state="attached")


@dataclass
class Lab:
    """One test's own folder and browser in the shared server."""

    server: LabServer
    folder: Path
    browser: Browser
    trouble: Trouble = field(default_factory=Trouble)
    contexts: list[BrowserContext] = field(default_factory=list)

    def write_notebook(self, name: str, cells: Sequence[str], *, signed: bool = True) -> Path:
        """Write a notebook of code cells, without outputs."""
        made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
        made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        path = self.folder / name
        nbformat.write(made, path)
        if signed:
            self.server.sign(path)
        return path

    def copy(self, source: Path, *, signed: bool = True) -> Path:
        """Copy a notebook or a folder into this test's folder; notebooks are signed unless told otherwise."""
        target = self.folder / source.name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns(".ipynb_checkpoints", ".journal"))
        else:
            shutil.copy(source, target)
        for path in (target, *target.rglob("*.ipynb")):
            if signed and path.suffix == ".ipynb":
                self.server.sign(path)
        return target

    def open(self, path: Path, *, dark: bool = False, width: int = 1400, height: int = 1000) -> Notebook:
        """Open a notebook of this test's folder in a fresh browser and wait until its cells and its kernel are there."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
        )
        self.contexts.append(context)
        context.set_default_timeout(60 * SECOND)
        page = context.new_page()
        self.trouble.watch(page)
        page.goto(f"{self.server.url}/lab/tree/{path.relative_to(self.server.root).as_posix()}?reset")
        page.wait_for_selector(".jp-Notebook .jp-Cell")
        page.wait_for_function("() => window.jupyterapp?.shell?.currentWidget?.sessionContext")
        notebook = Notebook(page, path)
        notebook.use_theme(dark=dark)  # the server remembers the theme of the test before
        notebook.wait_kernel()
        return notebook

    def close(self) -> None:
        """Close this test's browsers."""
        for context in self.contexts:
            context.close()
        self.contexts.clear()


def jupyter_environment(home: Path) -> dict[str, str]:
    """Give the variables that keep a Jupyter, its signatures and its kernels inside one folder."""
    folders = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "share",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
    }
    for name in folders.values():
        (home / name).mkdir(parents=True, exist_ok=True)
    # Without this an environment's own extensions and settings would win over those of the test.
    return {variable: str(home / name) for variable, name in folders.items()} | {"JUPYTER_PREFER_ENV_PATH": "0"}


TOGETHER = ("@jupyter/collaboration-extension", "@jupyter/docprovider-extension")
"""What jupyter-collaboration puts into the browser."""


def set_extensions(home: Path, *, card: bool, together: bool) -> None:
    """Put the launcher card of this clone into a Jupyter's own folders, or keep an installed one off; the same for working
    together, which changes how every notebook is opened and saved.
    """
    config = home / "config" / "jupyter_server_config.d"
    if card:
        folder = home / "share" / "labextensions" / "review-widgets"
        shutil.copytree(ROOT / "src" / "review_widgets" / "labextension", folder)
        shutil.copytree(ROOT / "jupyter" / "server_config", config)
    else:
        config.mkdir(parents=True)
    on = {"jpserver_extensions": {"jupyter_server_ydoc": together, "jupyter_server_fileid": together}}
    (config / "together.json").write_text(json.dumps({"ServerApp": on}), encoding="utf-8")
    off = {"review-widgets": not card} | dict.fromkeys(TOGETHER, not together)
    page_config = home / "config" / "labconfig" / "page_config.json"
    page_config.parent.mkdir(parents=True)
    page_config.write_text(json.dumps({"disabledExtensions": off}), encoding="utf-8")


@contextlib.contextmanager
def serve(root: Path, home: Path, *, card: bool = False, together: bool = False) -> Iterator[LabServer]:
    """Run JupyterLab over a folder until the block ends.

    With ``card`` our launcher card is there and runs workbooks, with ``together`` several browsers share one notebook.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = jupyter_environment(home)
    set_extensions(home, card=card, together=together)
    options = [
        "--no-browser",
        "--allow-root",
        f"--port={port}",
        "--ServerApp.port_retries=0",
        "--IdentityProvider.token=",
        f"--ServerApp.root_dir={root}",
        "--LabApp.expose_app_in_browser=True",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        *([f"--SQLiteYStore.db_path={home / 'ystore.db'}"] if together else []),
    ]
    log = home / "lab.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *options],
            env=os.environ | environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        server = LabServer(root, f"http://127.0.0.1:{port}", environment)
        _wait_for(server, process, log)
        yield server
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait_for(server: LabServer, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(f"{server.url}/api", timeout=1).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"JupyterLab did not answer at {server.url}:\n{log.read_text(errors='replace')[-3000:]}")
