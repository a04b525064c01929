"""The harness of the browser tests: one JupyterLab and one Chromium for all, a folder and a fresh browser for each.

``lab`` gives a test its own folder in the server. When the test ends, any request that left this host and any error in
the browser's console fails it; a test that provokes errors empties ``lab.trouble.errors`` itself, after reading them.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from browser.lab import CHROMIUM_FLAGS, SECOND, Lab, LabServer, Trouble, serve

HERE = Path(__file__).parent
expect.set_options(timeout=20 * SECOND)  # for a machine that does other things; what must be quick names its own time


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, so that none can be left out of `make test` by forgetting the mark."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium(require: Callable[[object, str], None]) -> Iterator[Browser]:
    """Give the system's Chromium; none is downloaded."""
    named = os.environ.get("REVIEW_WIDGETS_CHROMIUM", "chromium")
    found = shutil.which(named) or shutil.which("chromium-browser") or shutil.which("google-chrome")
    require(found, f"there is no Chromium (looked for {named!r}; name one in REVIEW_WIDGETS_CHROMIUM)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, headless=True, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def lab_server(tmp_path_factory: pytest.TempPathFactory, require: Callable[[object, str], None]) -> Iterator[LabServer]:
    """Give the one JupyterLab of this run, over an empty temporary folder and with its own settings and signatures."""
    require(find_spec("jupyterlab"), "there is no JupyterLab; install review-widgets[dev]")
    with serve(tmp_path_factory.mktemp("lab-root"), tmp_path_factory.mktemp("lab-home")) as server:
        yield server


@pytest.fixture
def lab(
    chromium: Browser,
    lab_server: LabServer,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Lab]:
    """Give this test a folder in JupyterLab; what the package signs meanwhile is signed for this JupyterLab."""
    for name, value in lab_server.environment.items():
        monkeypatch.setenv(name, value)
    folder = lab_server.root / re.sub(r"\W+", "-", request.node.name)[:60]
    folder.mkdir()
    made = Lab(lab_server, folder, chromium)
    yield made
    made.close()
    lab_server.stop_kernels()
    made.trouble.check()


@pytest.fixture(scope="session")
def stage_server(tmp_path_factory: pytest.TempPathFactory, lab_server: LabServer) -> Iterator[LabServer]:
    """Give a JupyterLab with our extension, which presents."""
    with serve(tmp_path_factory.mktemp("stage-root"), tmp_path_factory.mktemp("stage-home"), card=True) as server:
        yield server


@pytest.fixture
def stage(
    chromium: Browser, stage_server: LabServer, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Lab]:
    """Give this test a folder in that JupyterLab; errors in its browsers fail it."""
    for name, value in stage_server.environment.items():
        monkeypatch.setenv(name, value)
    folder = stage_server.root / f"review-{abs(hash(request.node.name))}"
    folder.mkdir()
    made = Lab(stage_server, folder, chromium)
    yield made
    made.close()
    stage_server.stop_kernels()
    made.trouble.check()


@pytest.fixture
def offline_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Give ``offline_page(path, dark=False, paper=False)``: a file opened without any network; errors fail the test."""
    trouble = Trouble()
    contexts = []

    def open_file(path: Path, *, dark: bool = False, paper: bool = False, width: int = 1200) -> Page:
        context = chromium.new_context(
            offline=True,
            viewport={"width": width, "height": 1000},
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        page = context.new_page()
        trouble.watch(page)
        if paper:
            page.emulate_media(media="print")
        page.goto(path.resolve().as_uri())
        return page

    yield open_file
    for context in contexts:
        context.close()
    trouble.check()
