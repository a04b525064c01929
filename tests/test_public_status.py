"""The list of public status incidents: facts only, read by one importer, made by its tool."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from review_widgets.importers import Content, import_file, importers

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "workbooks" / "public_status" / "incidents.csv"
TIME = r"(?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)?"
SHAPES = {
    "id": r"githubstatus-\d+",
    "link": r"https://www\.githubstatus\.com/incidents/[a-z0-9]+",
    "impact": "none|minor|major|critical",
    "components": r"(?:[A-Z][\w ]{3,25}(?:; )?)*",
    "started_at": TIME,
    "identified_at": TIME,
    "monitoring_at": TIME,
    "resolved_at": TIME,
}


def test_every_cell_is_a_fact_and_none_is_prose() -> None:
    rows = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
    odd = [cell for row in rows for name, cell in row.items() if not re.fullmatch(SHAPES[name], cell)]
    assert odd == []
    assert 300 <= len(rows) <= 900


def test_one_importer_reads_the_list_and_every_incident_has_its_times() -> None:
    content = Content(TABLE.name, TABLE.read_bytes())
    assert [one.name for one in importers() if one.identify(content)] == ["incident_table"]
    _, reviews = import_file(TABLE)
    assert len({review.id for review in reviews}) == len(TABLE.read_text(encoding="utf-8").splitlines()) - 1
    assert all(review.incident.started_at and review.incident.resolved_at for review in reviews)
    assert not any(review.events or review.sections or review.incident.summary for review in reviews)


def test_the_list_is_the_one_its_tool_makes(shared: Path, tool: Callable[[str], ModuleType]) -> None:
    made = tool("public_status")
    _, reviews = import_file(shared / "data" / "github_status" / "incidents.jsonl.gz")
    assert TABLE.read_text(encoding="utf-8") == made.as_csv(made.choose(reviews, "2024-01-01"))
