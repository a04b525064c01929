"""The harness itself: were it blind, every test beside it would pass for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.lab import Lab, Trouble, wait_until

COUNTER = '''
import anywidget, pathlib, traitlets
class Counter(anywidget.AnyWidget):
    _esm = """
    export default { render({ model, el }) {
      const box = document.createElement("div");
      box.tabIndex = 0;
      box.className = "counter";
      box.setAttribute("data-lm-suppress-shortcuts", "true");
      const draw = () => { box.textContent = `pressed ${model.get("count")} times`; };
      box.addEventListener("keydown", () => { model.set("count", model.get("count") + 1); model.save_changes(); });
      model.on("change:count", draw);
      draw();
      el.append(box);
    } };
    """
    count = traitlets.Int(0).tag(sync=True)
counter = Counter()
counter.observe(lambda change: pathlib.Path("pressed.txt").write_text(str(change.new)), "count")
counter
'''
BROKEN = """
import anywidget
class Broken(anywidget.AnyWidget):
    _esm = "export default { render() { throw new Error('no picture'); } };"
Broken()
"""


def test_a_key_pressed_in_a_widget_reaches_the_kernel_and_saving_keeps_the_widget(lab: Lab) -> None:
    notebook = lab.open(lab.write_notebook("counter.ipynb", [COUNTER]))
    notebook.run_all()
    box = notebook.page.locator(".counter")
    expect(box).to_have_text("pressed 0 times")
    box.focus()
    notebook.page.keyboard.press("d")
    notebook.page.keyboard.press("d")
    expect(box).to_have_text("pressed 2 times")
    pressed = lab.folder / "pressed.txt"
    wait_until(notebook.page, lambda: pressed.exists() and pressed.read_text() == "2")
    assert notebook.cell_count() == 1
    saved = notebook.save()
    assert "widgets" in saved.metadata, "our settings override (saveState) is not in force"


def test_an_unsigned_notebook_shows_no_widget_before_it_is_run(lab: Lab) -> None:
    run = lab.open(lab.write_notebook("signed.ipynb", [COUNTER]))
    run.run_all()
    run.save()
    copied = lab.folder / "received.ipynb"
    copied.write_text(run.path.read_text().replace("counter = Counter()", "counter = Counter()  # from elsewhere"))
    received = lab.open(copied)
    expect(received.output(0)).to_contain_text("Counter object")
    assert received.page.locator(".counter").count() == 0


def test_the_theme_can_be_changed(lab: Lab) -> None:
    notebook = lab.open(lab.write_notebook("empty.ipynb", ["1 + 1"]), dark=True)
    assert notebook.page.evaluate("() => document.body.dataset.jpThemeLight") == "false"
    notebook.use_theme(dark=False)
    assert notebook.page.evaluate("() => document.body.dataset.jpThemeLight") == "true"


def test_a_failed_cell_is_noticed(lab: Lab) -> None:
    notebook = lab.open(lab.write_notebook("failing.ipynb", ["1 / 0"]))
    with pytest.raises(AssertionError, match="ZeroDivisionError"):
        notebook.run_all()


def test_a_widget_that_throws_is_noticed(lab: Lab) -> None:
    notebook = lab.open(lab.write_notebook("broken.ipynb", [BROKEN]))
    notebook.run_all()
    wait_until(notebook.page, lambda: bool(lab.trouble.errors))
    seen = list(lab.trouble.errors)
    lab.trouble.errors.clear()
    assert any("no picture" in error for error in seen)


def test_a_request_that_leaves_the_host_is_noticed(chromium: object, tmp_path: Path) -> None:
    page_file = tmp_path / "beacon.html"
    page_file.write_text('<img src="http://elsewhere.invalid/beacon.png">')
    trouble = Trouble()
    page = chromium.new_page()  # type: ignore[attr-defined]
    trouble.watch(page)
    page.goto(page_file.as_uri())
    page.close()
    with pytest.raises(AssertionError, match="elsewhere"):
        trouble.check()
