"""From the Launcher to the first saved event: a card, an id, a line."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.lab import SECOND, LabServer, Trouble, serve
from review_widgets.reports import make_workbook

EXPORT = "# Checkout refused cards\n\n## Timeline\n\n- 2026-03-01 14:05 UTC first card refused\n- 2026-03-01 14:22 UTC support tells us\n"


@pytest.fixture(scope="module")
def card_server(tmp_path_factory: pytest.TempPathFactory, lab_server: LabServer) -> Iterator[LabServer]:
    """Give a JupyterLab with our card in its launcher."""
    with serve(tmp_path_factory.mktemp("card-root"), tmp_path_factory.mktemp("card-home"), card=True) as server:
        yield server


@pytest.fixture
def refused() -> list[str]:
    """Give the list of answers a test provokes; the browser reports each as an error."""
    return []


@pytest.fixture
def page(chromium: Browser, card_server: LabServer, refused: list[str]) -> Iterator[Page]:
    """Give a fresh browser on the Launcher; errors in it fail the test."""
    trouble = Trouble()
    context = chromium.new_context(viewport={"width": 1400, "height": 1000})
    context.set_default_timeout(30 * SECOND)
    made = context.new_page()
    trouble.watch(made)
    made.goto(f"{card_server.url}/lab?reset")
    made.wait_for_selector(".jp-LauncherCard")
    yield made
    context.close()
    card_server.stop_kernels()
    trouble.errors = [error for error in trouble.errors if not any(code in error for code in refused)]
    trouble.check()


def saved(path: Path, seconds: float = 2.0) -> list[str]:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if path.exists() and (events := json.loads(path.read_text(encoding="utf-8")).get("events")):
            return [event["text"] for event in events]
        time.sleep(0.02)
    return []


def type_id(page: Page, text: str) -> None:
    expect(page.locator(".jp-Dialog input[type=text]")).to_be_focused()
    page.keyboard.type(text)


def test_an_event_is_saved_with_three_clicks_at_most_within_ten_seconds(page: Page, card_server: LabServer) -> None:
    begin = time.monotonic()
    page.locator(".jp-LauncherCard", has_text="New learning review").click()
    type_id(page, "INC-7")
    page.keyboard.press("Enter")
    expect(page.locator(".rw-capture .rw-line")).to_be_focused()
    page.keyboard.type("14:05 the queue began to grow")
    page.keyboard.press("Enter")
    assert saved(card_server.root / "reviews" / "INC-7.json") == ["the queue began to grow"]
    took = time.monotonic() - begin
    print(f"one click, {took:.1f} s from the Launcher to the saved event")
    assert took < 10
    expect(page.locator(".rw-timeline .rw-event")).to_contain_text("the queue began to grow")


def test_a_review_begins_with_a_file_and_a_bad_id_is_refused_in_words(
    page: Page, card_server: LabServer, tmp_path: Path, refused: list[str]
) -> None:
    export = tmp_path / "checkout.md"
    export.write_text(EXPORT, encoding="utf-8")
    page.locator(".jp-LauncherCard", has_text="New quick review").click()
    type_id(page, "../INC 8")
    page.keyboard.press("Enter")
    expect(page.locator(".jp-Dialog input:invalid")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("INC-8")
    page.locator(".jp-Dialog input[type=file]").set_input_files(export)
    page.locator(".jp-Dialog .jp-mod-accept").click()
    expect(page.locator(".rw-quick-review")).to_be_visible()
    assert saved(card_server.root / "reviews" / "INC-8.json") == ["first card refused", "support tells us"]

    page.goto(f"{card_server.url}/lab?reset")
    page.locator(".jp-LauncherCard", has_text="New quick review").click()
    type_id(page, "INC-8")
    page.locator(".jp-Dialog input[type=file]").set_input_files(export)
    page.locator(".jp-Dialog .jp-mod-accept").click()
    expect(page.locator(".jp-Dialog")).to_contain_text("expected a new one. Leave the file out to open it.")
    refused.append("400")


def test_a_workbook_that_came_from_elsewhere_runs_and_a_changed_one_does_not(
    page: Page, card_server: LabServer
) -> None:
    root = card_server.root
    ours = make_workbook("INC-9", str(root / "reviews"), root / "ours.ipynb")
    text = ours.read_text(encoding="utf-8")
    (root / "changed.ipynb").write_text(text.replace("rw.Capture(session)", "rw.Capture(session)  # and more"))
    page.goto(f"{card_server.url}/lab/tree/changed.ipynb?reset")
    expect(page.get_by_text("No event is written down yet.")).to_be_visible()
    page.wait_for_timeout(2 * SECOND)
    assert page.locator(".rw").count() == 0
    page.goto(f"{card_server.url}/lab/tree/ours.ipynb?reset")
    expect(page.locator(".rw-timeline")).to_be_visible()
