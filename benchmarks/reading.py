"""Reading an archive of generated reviews into frames, against the floor of parsing its files."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from benchmarks.generator import write_reviews
from benchmarks.importing import frames_of
from benchmarks.timing import as_table, compare
from review_widgets.stores import open_store
from review_widgets.trends import Archive, charts, open_archive

_MEMORY = """import resource, sys
from benchmarks.importing import frames_of
from review_widgets.trends import open_archive
with open("/proc/self/statm") as file:
    before = int(file.read().split()[1]) * resource.getpagesize() // 1024
frames_of(open_archive(sys.argv[1]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"""
VIEWS = (
    "summary",
    "factor_strip",
    "factor_changes",
    "would_have_helped",
    "how_found",
    "durations",
    "let_go_ledger",
    "carried",
    "forecasts",
    "health",
)
"""What the trends page and the look back show."""


def parse_only(folder: Path) -> list[object]:
    """Read and parse every file: the floor."""
    return [json.loads(path.read_bytes()) for path in sorted(folder.glob("*.json"))]


def read_with_pandas(folder: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read the same files with pandas alone into incidents and events; nothing is checked."""
    records = [json.loads(path.read_bytes()) for path in folder.glob("*.json")]
    incidents = pd.json_normalize([record["incident"] for record in records])
    events = pd.json_normalize(records, "events", meta="id", record_prefix="event_")
    for frame in (incidents, events):
        for column in frame.columns[frame.columns.str.endswith("_at")]:
            frame[column] = pd.to_datetime(frame[column], utc=True, format="ISO8601")
    return incidents, events


def load_only(folder: Path) -> int:
    """Read and check every record, without frames."""
    store = open_store(folder)
    return sum(len(store.load(review_id).events) for review_id in store.ids())


def read_archive(folder: Path) -> Archive:
    """Open the archive and build all frames but the findings."""
    archive = open_archive(open_store(folder))
    frames_of(archive)
    return archive


def draw_all(archive: Archive) -> int:
    """Make every view of the trends page and the look back; give how many."""
    return len([getattr(charts, view)(archive) for view in VIEWS])


def peak_memory(folder: Path) -> float:
    """Give by how many MB a fresh process grows at most while it opens the archive and builds the frames; NaN where not told."""
    if sys.platform != "linux":
        return float("nan")
    command = [sys.executable, "-c", _MEMORY, str(folder)]
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root)
    return int(done.stdout) / 1024


def report(n: int, *, rounds: int) -> str:
    """Measure an archive of ``n`` generated reviews; give the Markdown section."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = write_reviews(folder, n)
        archive = read_archive(folder)
        assert len(archive.incidents) == n, archive.unreadable[:1]
        incidents, events = read_with_pandas(folder)
        assert (len(incidents), len(events)) == (n, len(archive.events))
        contenders: dict[str, Callable[[], object]] = {
            "floor: read and json.loads": lambda: parse_only(folder),
            "pandas alone, two frames, nothing checked": lambda: read_with_pandas(folder),
            "store.load of each: records checked, no frames": lambda: load_only(folder),
            "open_archive and all frames": lambda: read_archive(folder),
            "all views from those frames": lambda: draw_all(archive),
        }
        table = as_table(compare(contenders, rounds=rounds), unit="review", count=n)
        memory = peak_memory(folder)
    return (
        f"## Reading {n:,} generated reviews\n\n{size / 1e6:.1f} MB in {n:,} files, {len(events):,} events, "
        f"{len(archive.factors):,} factors, {len(archive.takeaways):,} takeaways (seed 1). Opening the archive and building the frames adds at "
        f"most {memory:,.0f} MB to a process ({memory / n * 1024:,.0f} kB a review).\n\n{table}"
    )
