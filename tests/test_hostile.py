"""Text from outside never runs and never speaks for itself: one corpus, every field, every way out."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import nbformat
import pytest
from markdown_it import MarkdownIt

import review_widgets.widgets as shelf
from hostile import ALL, CORPUS, Markup, hostile_record, texts_of, what_could_act
from review_widgets.cli import main
from review_widgets.escape import to_csv_cell, to_html, to_markdown, to_terminal
from review_widgets.exporters import export_review, exporters
from review_widgets.reports import make_workbook, write_report, write_trends
from review_widgets.schema import build_review
from review_widgets.session import open_review
from review_widgets.stores import Store, open_store

RAW = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]|[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
"""What no terminal and no page may be handed: controls, and signs that turn the direction of reading."""
WIDGETS = sorted(name for name in shelf.__all__ if name != "ReviewWidget")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Give a store with three reviews made of the corpus."""
    made = open_store(tmp_path_factory.mktemp("hostile") / "reviews")
    for number in (1, 2, 3):
        made.save(build_review(hostile_record(f"INC-{number}")), expected_revision=0)
    return made


def test_every_text_of_the_corpus_stands_in_every_list_of_the_record() -> None:
    record = hostile_record("INC-1")
    texts = texts_of(record)
    assert len(CORPUS) >= 30
    assert sum(text in CORPUS.values() or text == ALL for text in texts.values()) > 1500
    for name in ("title", "summary", "resolution", "cost", "reference"):
        assert texts[f".incident.{name}"] == ALL


def test_nothing_of_it_is_lost_on_the_way_through_the_store(store: Store) -> None:
    kept = texts_of(json.loads(store.load("INC-1").model_dump_json()))
    assert {path: text for path, text in texts_of(hostile_record("INC-1")).items() if kept.get(path) != text} == {}


@pytest.mark.parametrize("text", CORPUS.values(), ids=CORPUS)
def test_no_door_lets_a_control_or_direction_character_through(text: str) -> None:
    for door in (to_html, to_markdown, to_csv_cell, to_terminal):
        assert not RAW.search(door(text)), door.__name__
    assert not {unicodedata.category(c) for c in to_terminal(text)} & {"Cc", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize("text", CORPUS.values(), ids=CORPUS)
def test_a_cell_of_a_table_file_begins_no_formula(text: str) -> None:
    made = to_csv_cell(text)
    assert made.lstrip()[:1] not in ("=", "+", "-", "@")
    assert next(csv.reader([f'"{made.replace(chr(34), chr(34) * 2)}"'.replace("\n", " ")]))


@pytest.mark.parametrize("name", WIDGETS)
def test_a_static_twin_holds_nothing_that_acts(store: Store, name: str) -> None:
    html = getattr(shelf, name)(store.load("INC-1")).static_html()
    assert len(html) > 200
    assert what_could_act(html) == []
    assert not RAW.search(html)


def test_the_check_for_what_acts_sees_it() -> None:
    for text in (
        "<img src=x onerror=y>",
        "<a href='javascript:x'>",
        "<img src='http://x/'>",
        "<svg onload=x>",
        "<style>",
    ):
        assert what_could_act(text), text


@pytest.mark.parametrize("audience", ["names", "roles"])
def test_a_report_holds_nothing_that_acts(store: Store, tmp_path: Path, audience: str) -> None:
    made = write_report("INC-1", store, tmp_path, audience=audience, formats=("html", "md"))
    page = made["html"].read_text(encoding="utf-8")
    body = page.partition("<main>")[2].partition("</main>")[0]
    assert what_could_act(body) == []
    assert [tag for tag, _ in Markup(page).found if tag == "script"] == ["script", "script"]
    assert not RAW.search(page)
    notebook = nbformat.read(made["ipynb"], as_version=4)
    assert harm_in_outputs(notebook) == []
    text = made["md"].read_text(encoding="utf-8")
    assert not RAW.search(text)
    assert acts_in_markdown(text) == []


def unescaped(page: str) -> str:
    """Give a page with the signs its data holds as ``\\u202e`` written out, as the browser gets them."""
    return re.sub(r"\\u(20[26][0-9a-f])", lambda found: chr(int(found[1], 16)), page)


TURNS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")


def test_nothing_a_page_shows_from_its_data_turns_the_direction_of_reading(store: Store, tmp_path: Path) -> None:
    made = [*write_report("INC-1", store, tmp_path).values(), write_trends(store, tmp_path / "trends.html").path]
    data = [
        re.search(r"id='review-widgets-data'>(.*?)</script>", path.read_text(encoding="utf-8"), re.DOTALL)
        for path in made
    ]
    pages = [found[1] for found in data if found]
    assert len(pages) == 2
    for page in pages:
        assert not TURNS.search(unescaped(json.dumps([json.loads(page)["models"], json.loads(page)["figures"]])))


@pytest.mark.parametrize("name", WIDGETS)
@pytest.mark.parametrize("frozen", [True, False])
def test_what_a_widget_hands_its_browser_turns_no_direction(tmp_path: Path, name: str, *, frozen: bool) -> None:
    home = open_store(tmp_path)
    home.save(build_review(hostile_record("INC-1")), expected_revision=0)
    session = open_review("INC-1", home)
    source = session.review if frozen else session
    widget = getattr(shelf, name)(source)
    handed = {key: value for key, value in widget.get_state().items() if not key.startswith("_")}
    session.close()
    assert "harmed" in str(handed) or name == "Capture"
    assert not TURNS.search(unescaped(json.dumps(handed, default=str)))


@pytest.mark.parametrize("kind", [one.name for one in exporters() if one.name != "json"])
def test_no_export_for_people_turns_the_direction_of_reading(store: Store, kind: str) -> None:
    assert not TURNS.search(export_review(store.load("INC-1"), kind))


def harm_in_outputs(notebook: Any) -> list[str]:
    """Give what could act in the HTML outputs of a notebook, and any output that would run by its kind."""
    bundles = [output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", ())]
    assert bundles
    kinds = {"text/markdown", "application/javascript", "text/latex", "image/svg+xml"}
    found = [kind for bundle in bundles for kind in kinds & set(bundle)]
    return found + [part for bundle in bundles for part in what_could_act(bundle.get("text/html", ""))]


def acts_in_markdown(text: str) -> list[str]:
    """Give what could act where somebody renders our Markdown with raw HTML switched on, and any link that was not ours."""
    made = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"]).render(text)
    links = [tag for tag, _ in Markup(made).found if tag in ("a", "img", "input")]
    return what_could_act(made) + links


def test_markdown_keeps_its_own_structure(store: Store) -> None:
    made = export_review(store.load("INC-1"), "md")
    headings = {line for line in made.splitlines() if re.match(r"#{1,6} ", line)}
    assert {"## Timeline", "## Carrying", "## Letting go for now"} <= headings
    assert not [line for line in headings if "heading" in line and "\\|" not in line]
    rows = [line for line in made.splitlines() if line.startswith("| 2026")]
    assert len(rows) == len(CORPUS)
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {5}


def test_the_trends_hold_nothing_that_acts(store: Store, tmp_path: Path) -> None:
    page = write_trends(store, tmp_path / "trends.html").path.read_text(encoding="utf-8")
    assert what_could_act(page.partition("<main>")[2].partition("</main>")[0]) == []
    assert not RAW.search(re.sub(r"<script\b.*?</script>", "", page, flags=re.DOTALL))
    assert harm_in_outputs(nbformat.read(tmp_path / "trends.ipynb", as_version=4)) == []


@pytest.mark.parametrize("template", ["learning_review", "quick_review"])
def test_a_fresh_workbook_holds_nothing_that_acts(store: Store, tmp_path: Path, template: str) -> None:
    made = make_workbook("INC-1", store.url, tmp_path / "book.ipynb", template=template)
    notebook = nbformat.read(made, as_version=4)
    assert harm_in_outputs(notebook) == []
    sources = "".join(cell.source for cell in notebook.cells)
    assert "harmed" not in sources


# ── terminals ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shown(capsys: pytest.CaptureFixture[str]) -> str:
    """Give what a command printed; fails where it holds anything a terminal would obey."""
    said = "".join(capsys.readouterr())
    assert RAW.findall(said.replace("\n", "")) == []
    assert said
    return said


def test_the_commands_say_nothing_a_terminal_obeys(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    open_store("reviews").save(build_review(hostile_record("INC-7")), expected_revision=0)
    assert main(["report", "INC-7", "--format", "md"]) == 0
    shown(capsys)
    assert main(["check", "--id", "INC-7"]) == 0
    shown(capsys)
    assert main(["report", "INC-\x1b[2J"]) == 1
    assert "expected" in shown(capsys)


PROSE = {
    *("title", "summary", "description", "name", "text", "body", "content", "message", "comment", "value", "details"),
    *("alertname", "short_description", "comments_and_work_notes", "markdown"),
}
SAMPLES = sorted((Path(__file__).parent / "data" / "importers").glob("*/*.json"))
SAMPLES = [path for path in SAMPLES if ".golden." not in path.name and path.stem != "post_mortem"]
"""Not the document in a document: with so many controls in it, it is refused as no text."""


def with_payloads(value: Any, *, prose: bool = False) -> Any:
    """Give JSON with the whole corpus behind every text that a person or a tool wrote."""
    if isinstance(value, dict):
        return {key: with_payloads(one, prose=key in PROSE) for key, one in value.items()}
    if isinstance(value, list):
        return [with_payloads(one, prose=prose) for one in value]
    return f"{value} {ALL}" if prose and isinstance(value, str) else value


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_a_tool_exported_is_told_without_obeying_it(
    here: Path, capsys: pytest.CaptureFixture[str], path: Path
) -> None:
    made = json.dumps(with_payloads(json.loads(path.read_text(encoding="utf-8"))))
    (here / path.name).write_text(made, encoding="utf-8")
    code = main(["import", path.name, "--importer", path.parent.name])
    assert code == 0, capsys.readouterr().out
    shown(capsys)
    home = open_store("reviews")
    reviews = [home.load(review_id) for review_id in home.ids()]
    assert any("harmed" in review.model_dump_json() for review in reviews)
    assert [part for review in reviews for part in acts_in_markdown(export_review(review, "md"))] == []


@pytest.mark.parametrize("kind", ["text", "json", "sarif", "github"])
def test_check_says_nothing_a_terminal_or_a_workflow_obeys(
    here: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    lines = [f"The engineer failed to look at {text} and was careless." for text in CORPUS.values()]
    (here / "notes.md").write_text("\n\n".join(lines), encoding="utf-8", newline="\n")
    (here / "record.json").write_text(json.dumps(hostile_record("INC-1")), encoding="utf-8")
    assert main(["check", "notes.md", "record.json", "--format", kind]) in (0, 2)
    said = shown(capsys)
    assert not re.search(r"^\s*(?:::(?!notice |warning |error )|##\[)", said, re.MULTILINE)
    assert not re.search(r"^::error file=a,", said, re.MULTILINE)


@pytest.mark.parametrize(("name", "text"), CORPUS.items(), ids=CORPUS)
def test_what_is_read_from_a_hostile_postmortem_is_told_without_obeying_it(
    here: Path, capsys: pytest.CaptureFixture[str], name: str, text: str
) -> None:
    (here / "note.md").write_text(
        f"# Title {text}\n\n## Timeline (UTC)\n\n- 2026-03-01 14:05 {text}\n- 14:09 {text}\n\n## {text}\n\n{text}\n",
        encoding="utf-8",
        newline="\n",
    )
    assert main(["import", "note.md", "--id", "INC-9"]) in (0, 1)
    shown(capsys)
