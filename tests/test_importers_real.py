"""Importers held to real public records, which are not part of the project: skipped where their folder is absent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from review_widgets.importers import import_into
from review_widgets.stores import open_store
from review_widgets.trends import open_archive

ROOT = Path(__file__).resolve().parent.parent


Tool = Callable[[str], ModuleType]


def documents(shared: Path) -> list[Path]:
    return [shared / "data" / "mybinder", shared / "data" / "dfds"]


def test_ninety_nine_of_a_hundred_stated_timeline_lines_become_events_at_their_time(shared: Path, tool: Tool) -> None:
    rows = tool("count_documents").compare_all(documents(shared))
    stated = sum(len(row.stated.lines) for row in rows)
    missed = [f"{row.name}: {miss}" for row in rows for miss in row.missed]
    assert stated >= 370
    assert sum(row.times for row in rows) >= 0.99 * stated, missed


def test_every_stated_factor_and_action_is_part_of_the_record(shared: Path, tool: Tool) -> None:
    rows = tool("count_documents").compare_all(documents(shared))
    assert sum(len(row.stated.factors) for row in rows) > 100
    assert sum(len(row.stated.actions) for row in rows) > 150
    assert [miss for row in rows for miss in row.missed if miss.startswith(("factors", "actions"))] == []


def test_the_table_of_counts_is_the_one_the_tool_makes(shared: Path, tool: Tool) -> None:
    counted = tool("count_documents")
    assert (ROOT / "docs" / "import-table.md").read_text(encoding="utf-8") == counted.as_table(
        counted.compare_all(documents(shared))
    )


def test_every_entry_of_every_export_is_an_event_or_counted_at_its_own_time(shared: Path, tool: Tool) -> None:
    counted = tool("count_exports")
    found = list(counted.rows(shared / "data"))
    assert [row[0] for row in found if row[2] + row[5] != row[3] + row[4]] == []
    assert [row[0] for row in found if row[6] != row[7]] == []
    assert sum(row[2] for row in found) > 7000


def test_the_table_of_exports_is_the_one_the_tool_makes(shared: Path, tool: Tool) -> None:
    text = (ROOT / "docs" / "export-table.md").read_text(encoding="utf-8")
    assert text == tool("count_exports").as_table(shared / "data")


def test_documents_and_status_incidents_share_one_store_whose_durations_are_the_published_ones(
    shared: Path, tmp_path: Path
) -> None:
    files = [
        path
        for folder in documents(shared)
        for path in sorted(folder.iterdir())
        if path.name not in ("LICENSE", "PROVENANCE.md", "index.md") and "template" not in path.name
    ]
    store = open_store(tmp_path)
    outcomes = list(import_into([*files, shared / "data" / "github_status" / "incidents.jsonl.gz"], store))
    assert [error for outcome in outcomes for error in outcome.errors] == []
    assert sum(len(outcome.saved) for outcome in outcomes) == len(files) + 819
    incidents = open_archive(store).incidents
    pages = incidents[incidents["review_id"].str.startswith("githubstatus") & ~incidents["is_maintenance"]]
    minutes = pages["duration_minutes"].dropna()
    assert len(minutes) == 801
    assert minutes.quantile([0.25, 0.5, 0.75]).tolist() == [31, 73, 148]
    assert minutes.mean() == pytest.approx(141.3, abs=0.05)
