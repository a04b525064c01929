"""From the Launcher to the first saved event: a card, an id, a line."""

from __future__ import annotations

import json
import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.sign import NotebookNotary
from playwright.sync_api import Browser, Page, expect

from browser.lab import SECOND, LabServer, Trouble
from review_widgets.changes import Change
from review_widgets.reports import make_workbook
from review_widgets.session import open_review

EXPORT = "# Checkout refused cards\n\n## Timeline\n\n- 2026-03-01 14:05 UTC first card refused\n- 2026-03-01 14:22 UTC support tells us\n"


@pytest.fixture
def refused() -> list[str]:
    """Give the list of answers a test provokes; the browser reports each as an error."""
    return []


@pytest.fixture
def page(chromium: Browser, stage_server: LabServer, refused: list[str]) -> Iterator[Page]:
    """Give a fresh browser on the Launcher; errors in it fail the test."""
    trouble = Trouble()
    context = chromium.new_context(viewport={"width": 1400, "height": 1000})
    context.set_default_timeout(30 * SECOND)
    made = context.new_page()
    trouble.watch(made)
    made.goto(f"{stage_server.url}/lab?reset")
    made.wait_for_selector(".jp-LauncherCard")
    yield made
    context.close()
    stage_server.stop_kernels()
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


def test_an_event_is_saved_with_three_clicks_at_most_within_ten_seconds(page: Page, stage_server: LabServer) -> None:
    begin = time.monotonic()
    page.locator(".jp-LauncherCard", has_text="New learning review").click()
    type_id(page, "INC-7")
    page.keyboard.press("Enter")
    expect(page.locator(".rw-capture .rw-line")).to_be_focused(timeout=30 * SECOND)  # how long is asked below
    page.keyboard.type("14:05 the queue began to grow")
    page.keyboard.press("Enter")
    assert saved(stage_server.root / "reviews" / "INC-7.json") == ["the queue began to grow"]
    took = time.monotonic() - begin
    print(f"one click, {took:.1f} s from the Launcher to the saved event")
    assert took < 10
    expect(page.locator(".rw-timeline .rw-event")).to_contain_text("the queue began to grow")


def test_a_review_begins_with_a_file_and_a_bad_id_is_refused_in_words(
    page: Page, stage_server: LabServer, tmp_path: Path, refused: list[str]
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
    assert saved(stage_server.root / "reviews" / "INC-8.json") == ["first card refused", "support tells us"]

    page.goto(f"{stage_server.url}/lab?reset")
    page.locator(".jp-LauncherCard", has_text="New quick review").click()
    type_id(page, "INC-8")
    page.locator(".jp-Dialog input[type=file]").set_input_files(export)
    page.locator(".jp-Dialog .jp-mod-accept").click()
    expect(page.locator(".jp-Dialog")).to_contain_text("expected a new one. Leave the file out to open it.")
    refused.append("400")


def clone_workbook(origin: Path, target: Path) -> None:
    """Let one person make, fill and commit a workbook, and another clone it."""
    with open_review("INC-9", str(origin / "reviews")) as session:
        session.apply(Change("add", "events", fields={"text": "the first card was refused"}))
    make_workbook("INC-9", str(origin / "reviews"), origin / "INC-9.ipynb")
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-C", str(origin)]
    for words in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "a review"]):
        subprocess.run([*git, *words], check=True)
    subprocess.run(["git", "clone", "--quiet", str(origin), str(target)], check=True)


def is_trusted(server: LabServer, path: Path) -> bool:
    return bool(
        NotebookNotary(data_dir=server.environment["JUPYTER_DATA_DIR"]).check_signature(
            nbformat.read(path, as_version=4)
        )
    )


def test_a_workbook_that_came_by_git_is_signed_and_runs_on_its_own_clone_and_a_changed_one_does_not(
    page: Page, stage_server: LabServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "of-somebody-else"))
    origin, clone = tmp_path / "origin", stage_server.root / "clone"
    clone_workbook(origin, clone)
    came = clone / "INC-9.ipynb"
    text = came.read_text(encoding="utf-8")
    changed = text.replace("rw.Capture(session)", "rw.Capture(session)  # and more")
    elsewhere = text.replace('store = \\"reviews\\"', f'store = \\"{origin / "reviews"}\\"')
    assert text not in (changed, elsewhere)
    for name, content in (("changed", changed), ("elsewhere", elsewhere)):
        (clone / f"{name}.ipynb").write_text(content, encoding="utf-8")
        with page.expect_response("**/review-widgets/ours*") as answer:
            page.goto(f"{stage_server.url}/lab/tree/clone/{name}.ipynb?reset")
        assert answer.value.json() == {"template": "", "signed": False}
        twin = page.locator(".jp-OutputArea-output", has_text="the first card was refused").first
        expect(twin).to_have_text(re.compile(r"^\s*To edit: Run ▸ Run All Cells"))
        page.wait_for_timeout(2 * SECOND)
        assert page.locator(".rw").count() == 0
        assert not is_trusted(stage_server, clone / f"{name}.ipynb")
    page.goto(f"{stage_server.url}/lab/tree/clone/INC-9.ipynb?reset")
    expect(page.locator(".rw-timeline .rw-event")).to_contain_text("the first card was refused")
    assert is_trusted(stage_server, came)
    assert page.locator(".jp-CodeCell .jp-InputArea-editor:visible").count() == 0, "code cells are collapsed"
    expect(page.locator(".rw-capture .rw-line")).to_be_focused()
    page.keyboard.type("14:05 typed in the clone")
    page.keyboard.press("Enter")
    until = time.monotonic() + 2
    while len(saved(clone / "reviews" / "INC-9.json")) < 2 and time.monotonic() < until:
        time.sleep(0.05)
    assert "typed in the clone" in saved(clone / "reviews" / "INC-9.json")
    assert saved(origin / "reviews" / "INC-9.json") == ["the first card was refused"]
