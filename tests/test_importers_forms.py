"""Every tool's other forms: answers by themselves, in lists, in pages and bundles, webhooks, what other programs saved of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from review_widgets.importers import import_file
from review_widgets.model import Review

FORMS: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "data" / "importer_forms.json").read_text(encoding="utf-8")
)
"""Each form by its name: the tool, the document, and the texts of the events it tells, in order."""


def read(document: Any, folder: Path, *, lines: bool = False) -> tuple[str, tuple[Review, ...]]:
    path = folder / ("export.jsonl" if lines else "export.json")
    text = "\n".join(map(json.dumps, document)) if lines else json.dumps(document, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
    return import_file(path)


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_known_and_all_it_says_is_there(form: str, tmp_path: Path) -> None:
    tool, document, texts = (FORMS[form][part] for part in ("tool", "document", "texts"))
    name, reviews = read(document, tmp_path)
    assert name == tool
    assert [event.text for review in reviews for event in review.events] == texts


@pytest.mark.parametrize("form", [form for form, told in FORMS.items() if isinstance(told["document"], list)])
def test_a_list_may_be_json_lines(form: str, tmp_path: Path) -> None:
    tool, document, texts = (FORMS[form][part] for part in ("tool", "document", "texts"))
    name, reviews = read([*document, *document], tmp_path, lines=True)
    assert name == tool
    assert sorted(event.text for review in reviews for event in review.events) == sorted(texts)


def test_a_postmortem_on_a_status_page_is_a_section(tmp_path: Path) -> None:
    _, (review,) = read(FORMS["a list of the management API of a status page"]["document"], tmp_path)
    assert [section.text for section in review.sections] == ["## Why\n\nOne queue."]


def test_an_action_of_incident_io_is_a_task(tmp_path: Path) -> None:
    action = {
        "id": "a",
        "incident_id": "i",
        "status": "outstanding",
        "description": "Call them",
        "creator": {},
        "assignee": None,
    }
    _, (review,) = read({"actions": [action]}, tmp_path)
    assert [(one.title, one.kind, one.status) for one in review.actions] == [("Call them", "task", "open")]


def test_rows_of_nobodys_form_are_nobodys(tmp_path: Path) -> None:
    rows = [{"incident_id": "INC-1", "timestamp": "2026-03-01T14:00:00Z", "title": "pages", "remark": "twice"}]
    name, (review,) = read(rows, tmp_path)
    assert name == "json_events"
    assert [event.text for event in review.events] == ["pages\nremark: twice"]
