"""Count what tools' exports state, without the importers, against what the importers find.

    python tools/count_exports.py SHARED/data [--out docs/export-table.md]

The counting reads the raw files with json, csv and gzip alone and knows nothing of a review.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HEAD = """# What the importers find in exports of tools

Made by `python tools/count_exports.py`, whose counting reads the raw files and does not use the importers. *Stated* are the entries of
the export: messages, log entries, updates, rows. Each is an event or counted on the record as dropped with its reason; *more* are events
the importer makes of the incident itself (that it was opened or declared). *At its time* are the stated times at which an event stands.

| export | importer | stated | events | dropped | more | times stated | at its time |
|:---|:---|---:|---:|---:|---:|---:|---:|
"""
Stated = list[str | float | None]


def load(path: Path) -> Any:
    """Read a JSON file."""
    return json.loads(path.read_text(encoding="utf-8"))


def slack_folder(path: Path) -> Stated:
    return [float(row["ts"]) for day in sorted(path.with_suffix("").glob("*/*.json")) for row in load(day)]


def slack_day(path: Path) -> Stated:
    return [float(row["ts"]) for row in load(path)]


def webhooks(path: Path) -> Stated:
    return [load(one)["event"]["occurred_at"] for one in sorted(path.glob("*.json"))]


def github_webhooks(path: Path) -> Stated:
    stated: Stated = []
    for one in sorted(path.glob("*.json")):
        body = load(one)
        if "comment" in body:
            stated.append(body["comment"]["created_at"])
        elif body["action"] != "opened":
            stated.append(body["issue"]["updated_at"])
    return stated


def under(*keys: str, time: str) -> Callable[[Path], Stated]:
    """Count the entries of the list under a path of keys, and their times."""

    def count(path: Path) -> Stated:
        found = load(path)
        for key in keys:
            found = found[key]
        rows = found if isinstance(found, list) else [found]
        return [row.get("attributes", row).get(time) for row in rows]

    return count


def servicenow(path: Path) -> Stated:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [
            datetime.strptime(row["sys_updated_at"], "%d/%m/%Y %H:%M").replace(tzinfo=UTC).isoformat()
            for row in csv.DictReader(file)
        ]


def statuses(path: Path) -> Stated:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [update["at"] for line in file for update in json.loads(line)["updates"]]


SOURCES: tuple[tuple[str, str, Callable[[Path], Stated], int], ...] = (
    ("formats/slack_export/testarchive.zip", "slack", slack_folder, 0),
    ("formats/slack_export/testarchive", "slack", slack_folder, 0),
    ("formats/slack_export/testarchive/enrique/2016-03-28.json", "slack", slack_day, 0),
    ("formats/pagerduty/webhook_v3_zulip", "pagerduty", webhooks, 0),
    ("formats/github", "github_issue", github_webhooks, 1),
    ("formats/datadog/get_the_details_of_an_incident_returns_ok_response.json", "datadog", lambda _: [], 1),
    ("formats/rootly/v1_incidents_id.json", "rootly", lambda _: [], 1),
    ("formats/rootly/v1_events_id.json", "rootly", under("data", time="occurred_at"), 0),
    ("formats/rootly/v1_post_mortems_id.json", "rootly", under("data", time="none"), 0),
    ("formats/incident_io/models/incident_v2.json", "incident_io", lambda _: [], 1),
    (
        "formats/incident_io/models/incident_timeline_items_list_result_v2.json",
        "incident_io",
        under("incident_timeline_items", time="timestamp"),
        0,
    ),
    (
        "formats/incident_io/models/incident_updates_list_result_v2.json",
        "incident_io",
        under("incident_updates", time="created_at"),
        0,
    ),
    (
        "formats/incident_io/models/incident_activity_log_entries_list_result_v2.json",
        "incident_io",
        under("incident_activity_log_entries", time="occurred_at"),
        0,
    ),
    ("formats/opsgenie/v2_alerts_identifier.json", "opsgenie", lambda _: [], 1),
    ("formats/opsgenie/v2_alerts_identifier_logs.json", "opsgenie", under("data", time="none"), 0),
    ("formats/opsgenie/v2_alerts_identifier_notes.json", "opsgenie", under("data", time="none"), 0),
    ("uci/sample_1in50.csv.gz", "servicenow", servicenow, 499),
    ("github_status/incidents.jsonl.gz", "github_statuses", statuses, 0),
)
"""Each export under the folder of real data: its place, who reads it, how it is counted, and events made of the incidents themselves."""


def moment(value: str | float) -> datetime:
    """Give a stated time to the second."""
    at = datetime.fromtimestamp(value, UTC) if isinstance(value, float) else datetime.fromisoformat(value)
    return at.astimezone(UTC).replace(microsecond=0)


def rows(data: Path) -> Iterator[tuple[str, str, int, int, int, int, int, int]]:
    """Give a row per export, as the table has them."""
    from review_widgets.importers import import_file

    for place, importer, count, more in SOURCES:
        stated = count(data / place)
        name, reviews = import_file(data / place)
        assert name == importer, (place, name)
        events = [event for review in reviews for event in review.events]
        notes = [
            note
            for review in reviews
            for source in review.sources
            for note in source.notes
            if re.match(r"dropped: \d+ entr(?:y|ies): ", note)
        ]
        dropped = sum(int(note.removeprefix("dropped: ").split()[0]) for note in notes)
        times = Counter(moment(at) for at in stated if at)
        there = Counter(event.occurred_at.replace(microsecond=0) for event in events if event.occurred_at)
        yield (
            place,
            importer,
            len(stated),
            len(events),
            dropped,
            more,
            sum(times.values()),
            sum((times & there).values()),
        )


def as_table(data: Path) -> str:
    """Give the whole document."""
    return HEAD + "".join(f"| {' | '.join(map(str, row))} |\n" for row in rows(data))


def main(arguments: Sequence[str] | None = None) -> int:
    """Count, print, and write the table where asked."""
    parser = argparse.ArgumentParser(prog="python tools/count_exports.py")
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=None)
    options = parser.parse_args(arguments)
    table = as_table(options.data)
    print(table)
    if options.out:
        options.out.write_text(table, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
