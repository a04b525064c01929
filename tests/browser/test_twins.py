"""What each widget changed is in the file; it stands there without a kernel, not trusted and on paper, and is live again when reopened."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Browser, Page, expect

from browser.lab import SECOND, Lab, LabServer, Notebook
from browser.test_workbook import Record
from review_widgets.reports.ours import prepare_workbook

OF_IPYWIDGETS = "Cannot read properties of null (reading 'kernel')"
"""What the widget manager of ipywidgets 8.1 throws in every notebook that is opened without a kernel, ours or not."""
TO_EDIT = "To edit: Run ▸ Run All Cells"
SAID = {
    "ReviewHeader": "Cards refused at checkout",
    "Timeline": "the old key was still in the cache",
    "FactorBoard": "tried in staging only",
    "RiskLikelihoodPlot": "a rotation deserves a canary",
    "LetGoList": "nothing, we accept it",
    "Narrative": "The second key was put back by hand.",
    "PublishPanel": "the hour was too short to choose",
}
"""What each widget is told, in words that its twin shows as well."""
BY_THE_LINE = "rotate keys by a job"
SAID_APART = {
    "QuickReview": "a second pair of eyes saw it",
    "EstimateRound": "no hands yet",  # before it is told of a takeaway: No takeaway is written down yet
}
"""What the widgets that stand in no workbook of a full review show after they were told something."""
APART = (
    "review_id = 'INC-2'\nstore = 'reviews'",
    "import review_widgets as rw\nsession = rw.open_review(review_id, store)\nrw.QuickReview(session)",
    "rw.EstimateRound(session)",
)
OPEN = """async ([path, starts]) => {
  const kernelPreference = starts ? undefined : { shouldStart: false, canStart: false, autoStartDefault: false };
  await window.jupyterapp.commands.execute("docmanager:open", { path, factory: "Notebook", kernelPreference });
}"""
HOLDS = """([widget, text]) => [...document.querySelectorAll(`.rw[data-widget=${widget}]`)].some(
  (one) => `${one.textContent} ${[...one.querySelectorAll("input, textarea, select")].map((field) => field.value)}`.includes(text))"""


def fill_in(page: Page) -> None:
    """Change something in every widget of the workbook."""
    page.get_by_label("Title", exact=True).fill(SAID["ReviewHeader"])
    page.get_by_label("first sign: when").fill("14:05")
    page.get_by_label("first sign: what").fill(SAID["Timeline"])
    page.keyboard.press("Enter")
    page.locator(".rw-capture .rw-line").fill(f"p {BY_THE_LINE}")
    page.keyboard.press("Enter")
    page.get_by_label("add a circumstance that mattered").fill(SAID["FactorBoard"])
    page.keyboard.press("Enter")
    page.get_by_label("Add a takeaway").fill(SAID["RiskLikelihoodPlot"])
    page.keyboard.press("Enter")
    placed = page.locator(".rw-takeaways .rw-card")
    for axis, word in (("likelihood", "4"), ("risk", "3")):
        placed.locator(f"input[data-axis={axis}]").fill(word)
        page.keyboard.press("Enter")
    page.locator(".rw-let-go-list .rw-card").focus()
    for key in ("4", "n", "Enter"):
        page.keyboard.press(key)
    page.locator(".rw-narrative").get_by_label("How it ended").fill(SAID["Narrative"])
    panel = page.locator(".rw-publish-panel")
    panel.get_by_label("Nothing is carried, because").fill(SAID["PublishPanel"])
    page.keyboard.press("Tab")


def fill_in_apart(page: Page) -> None:
    """Answer one question of the quick review and carry something."""
    quick = page.locator(".rw-quick-review")
    quick.get_by_label("What made it possible or worse, what helped?").fill(SAID_APART["QuickReview"])
    quick.get_by_label("We carry", exact=True).first.fill("Rotate keys by a job")
    page.keyboard.press("Tab")


def is_whole(record: dict[str, Any]) -> bool:
    """Whether the record holds what each widget was told."""
    said = json.dumps(record)
    (takeaway,) = record.get("takeaways", [{}])
    return all(text in said for text in (*SAID.values(), BY_THE_LINE)) and {"risk_low", "let_go"} <= set(takeaway)


@pytest.fixture(scope="module")
def saved(chromium: Browser, stage_server: LabServer) -> Path:
    """Give a workbook that was run, then edited in each widget, then saved."""
    root = stage_server.root / "twins"
    with pytest.MonkeyPatch.context() as patch:
        for name, value in stage_server.environment.items():
            patch.setenv(name, value)
        made = prepare_workbook("INC-1", str(root / "reviews"), root / "INC-1.ipynb")
    page = chromium.new_page(viewport={"width": 1400, "height": 1000})
    page.set_default_timeout(60 * SECOND)
    page.goto(f"{stage_server.url}/lab/tree/twins/INC-1.ipynb?reset")
    expect(page.locator(".rw-publish-panel")).to_be_visible(timeout=60 * SECOND)
    fill_in(page)
    Record(root / "reviews" / "INC-1.json").soon(page, is_whole)
    before = page.locator(".rw").count()
    page.evaluate("async () => { await window.jupyterapp.commands.execute('docmanager:save'); }")
    assert page.locator(".rw").count() == before, "saving changes nothing on screen"
    page.close()
    stage_server.stop_kernels()
    save_apart(Lab(stage_server, root, chromium))
    return made


def save_apart(lab: Lab) -> None:
    """Make the workbook beside it, of the widgets that stand in none of a full review; run, edit and save it."""
    made = lab.write_notebook("apart.ipynb", APART)
    written = nbformat.read(made, as_version=4)
    written.cells[0].metadata["tags"] = ["parameters"]
    nbformat.write(written, made)
    lab.server.sign(made)
    notebook = lab.open(made)
    notebook.run_all()
    fill_in_apart(notebook.page)
    expect(notebook.page.locator(".rw-estimate-round .rw-what")).to_have_text("Rotate keys by a job")
    Record(lab.folder / "reviews" / "INC-2.json").soon(
        notebook.page, lambda r: bool(r.get("takeaways")) and SAID_APART["QuickReview"] in json.dumps(r)
    )
    notebook.save()
    lab.close()
    lab.server.stop_kernels()


def apart(saved: Path) -> Path:
    return saved.with_name("apart.ipynb")


def show(lab: Lab, saved: Path, *, signed: bool, kernel: bool) -> tuple[Page, Path]:
    """Open a copy of the saved workbook in a JupyterLab, with or without a kernel."""
    content = json.loads(saved.read_text(encoding="utf-8"))
    if not signed:
        content["cells"][0]["source"] = "A copy, changed by somebody else"
    copied = lab.folder / f"copied-{saved.name}"
    copied.write_text(json.dumps(content), encoding="utf-8")
    if signed:
        lab.server.sign(copied)
    context = lab.browser.new_context(viewport={"width": 1400, "height": 1000})
    lab.contexts.append(context)
    context.set_default_timeout(30 * SECOND)
    page = context.new_page()
    lab.trouble.watch(page)
    page.goto(f"{lab.server.url}/lab?reset")
    page.wait_for_selector(".jp-LauncherCard")
    page.evaluate(OPEN, [copied.relative_to(lab.server.root).as_posix(), kernel])
    return page, copied


def check_twins(page: Page, said: Iterable[str] = (*SAID.values(), BY_THE_LINE)) -> None:
    twins = page.locator(".jp-OutputArea-output")
    for text in said:
        shown = twins.filter(has_text=text).first
        shown.scroll_into_view_if_needed()
        expect(shown).to_be_visible()
        assert shown.inner_text().startswith(TO_EDIT)
    page.wait_for_timeout(2 * SECOND)
    assert page.locator(".rw").count() == 0
    assert page.get_by_text("Error displaying widget").count() == page.get_by_text("Loading widget").count() == 0


def test_the_twin_of_each_widget_holds_what_it_was_told(saved: Path) -> None:
    for workbook, said, silent in ((saved, SAID, {"Agenda", "Capture"}), (apart(saved), SAID_APART, set[str]())):
        cells = nbformat.read(workbook, as_version=4).cells
        outputs = [out["data"] for cell in cells for out in cell.get("outputs", ())]
        twins = {data["text/plain"].split()[0]: data["text/html"] for data in outputs}
        assert {name for name, text in said.items() if text not in twins[name]} == set()
        assert set(twins) == {*said, *silent}


@pytest.mark.parametrize("extension", [False, True], ids=["plain", "with our extension"])
def test_a_workbook_without_a_kernel_shows_what_the_record_held(
    request: pytest.FixtureRequest, saved: Path, extension: bool
) -> None:
    lab: Lab = request.getfixturevalue("stage" if extension else "lab")
    page, copied = show(lab, saved, signed=True, kernel=False)
    before = copied.read_text(encoding="utf-8")
    expect(page.get_by_text("No Kernel", exact=True)).to_be_visible()
    check_twins(page)
    assert copied.read_text(encoding="utf-8") == before, "looking at it changes nothing in the file"
    check_twins(show(lab, apart(saved), signed=True, kernel=False)[0], SAID_APART.values())
    lab.trouble.errors = [error for error in lab.trouble.errors if error != OF_IPYWIDGETS]


def test_a_workbook_that_is_not_trusted_shows_what_the_record_held(lab: Lab, saved: Path) -> None:
    check_twins(show(lab, saved, signed=False, kernel=True)[0])
    check_twins(show(lab, apart(saved), signed=False, kernel=True)[0], SAID_APART.values())


def test_a_printed_workbook_shows_what_the_record_held(saved: Path) -> None:
    exporters: Any = import_module("nbconvert")  # what JupyterLab prints is made by it
    for workbook, said in ((saved, (*SAID.values(), BY_THE_LINE)), (apart(saved), SAID_APART.values())):
        printed, _ = exporters.HTMLExporter().from_notebook_node(nbformat.read(workbook, as_version=4))
        assert [text for text in said if text not in printed] == []
        assert '<script type="application/vnd.jupyter.widget-view+json"' not in printed


def check_live(page: Page) -> None:
    for name, text in SAID.items():
        widget = "".join(f"-{one.lower()}" if one.isupper() else one for one in name).lstrip("-")
        page.wait_for_function(HOLDS, arg=[widget, "Said aloud." if name == "LetGoList" else text])


def test_a_workbook_is_live_again_when_reopened_reloaded_and_after_its_kernel_was_restarted(
    stage: Lab, saved: Path
) -> None:
    notebook = stage.open(saved)
    check_live(notebook.page)
    notebook.page.reload()
    check_live(notebook.page)
    again = Notebook(notebook.page, saved)
    again.page.wait_for_function("() => window.jupyterapp?.shell?.currentWidget?.sessionContext")
    again.wait_idle()
    again.restart_and_run_all()
    check_live(again.page)
    again.page.locator(".rw-capture .rw-line").fill("14:20 after all of that")
    again.page.keyboard.press("Enter")
    record = Record(saved.parent / "reviews" / "INC-1.json")
    record.soon(again.page, lambda r: [e["text"] for e in r["events"]] == [SAID["Timeline"], "after all of that"])
    assert is_whole(record.read())
