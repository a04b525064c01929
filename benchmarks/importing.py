"""Importing a status history and building frames, against pandas alone on the same JSON and the floor of parsing it."""

from __future__ import annotations

import gzip
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from benchmarks.generator import status_lines
from benchmarks.timing import as_table, compare
from review_widgets.importers import import_file, import_into
from review_widgets.settings import Team
from review_widgets.stores import open_store
from review_widgets.trends import Archive, open_archive
from review_widgets.trends.statistics import duration_summary

ROOT = Path(__file__).resolve().parent.parent


def find_history(folder: Path) -> tuple[Path, str]:
    """Give the status history to import and what it is: the real one where it is at hand, else a generated one of the same form."""
    shared = Path(os.environ.get("REVIEW_WIDGETS_SHARED", ROOT.parent / "shared"))
    real = shared / "data" / "github_status" / "incidents.jsonl.gz"
    if real.is_file():
        return real, "the public status history github_status"
    made = folder / "incidents.jsonl.gz"
    with gzip.open(made, "wt", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in status_lines(819))
    return made, "a generated status history (the public one is not at hand)"


def parse_only(path: Path) -> list[dict[str, object]]:
    """Unpack and parse: the floor."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def read_with_pandas(path: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read the same file with pandas alone into typed incidents (with minutes) and updates; nothing is checked or kept apart."""
    incidents = pd.read_json(path, lines=True, convert_dates=["started_at", "resolved_at"])
    updates = incidents[["id", "updates"]].explode("updates", ignore_index=True).dropna()
    flat = pd.json_normalize(updates["updates"].tolist())
    flat["at"] = pd.to_datetime(flat["at"], utc=True, format="ISO8601")
    incidents["minutes"] = (incidents["resolved_at"] - incidents["started_at"]).dt.total_seconds() / 60
    return incidents.drop(columns="updates"), flat.assign(id=updates["id"].to_numpy())


def read_with_importers(path: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Import into checked reviews and build the frames in memory."""
    return frames_of(Archive(import_file(path)[1], Team()))


def read_through_store(path: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Import into a new folder store, each record forced to the disk, then open the archive and build the frames."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(folder)
        for outcome in import_into([path], store):
            assert not outcome.errors, outcome.errors
        return frames_of(open_archive(store))


def frames_of(archive: Archive) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Build every frame but the findings; give incidents and events."""
    for name in ("factors", "takeaways", "forecasts", "related"):
        getattr(archive, name)
    return archive.incidents, archive.events


def agree(path: Path) -> str:
    """Check that all contenders read the same incidents; give one line about what was read.

    Raises
    ------
    AssertionError
        They do not agree, so that comparing their times would mean nothing.
    """
    floor = parse_only(path)
    theirs, updates = read_with_pandas(path)
    ours, events = read_with_importers(path)
    stored, _ = read_through_store(path)
    assert len(floor) == len(theirs) == len(ours) == len(stored), (len(floor), len(theirs), len(ours), len(stored))
    assert len(updates) >= len(events) > 0.99 * len(updates), (len(updates), len(events))
    row = duration_summary(ours).set_index("name").loc["duration"]
    words = f"median {row['median']:.0f}, quartiles {row['q1']:.0f} and {row['q3']:.0f} minutes for the {row['n']:.0f} measured"
    return f"{len(ours)} incidents with {len(updates)} updates ({path.stat().st_size / 1e6:.1f} MB packed): {words}."


def report(*, rounds: int) -> str:
    """Measure; give the Markdown section."""
    with tempfile.TemporaryDirectory() as folder:
        path, what = find_history(Path(folder))
        read = agree(path)
        contenders: dict[str, Callable[[], object]] = {
            "floor: gzip and json.loads": lambda: parse_only(path),
            "pandas alone, two frames, nothing checked": lambda: read_with_pandas(path),
            "import_file and all frames, in memory": lambda: read_with_importers(path),
            "the same through a folder store, each record forced to disk": lambda: read_through_store(path),
        }
        measured = compare(contenders, rounds=rounds)
        table = as_table(measured, unit="incident", count=len(parse_only(path)))
    pandas_ratio = measured[2].median_seconds / measured[1].median_seconds
    return (
        f"## Importing {what}\n\n{read}\n\n{table}\n\nAgainst pandas alone importing costs {pandas_ratio:.1f} times as much; for that every "
        "time, id and text is checked, each update becomes an event with its source, and what was guessed is noted on the record."
    )
