"""Large exports: a 200 MB Slack workspace and 100,000 webhooks, time and peak memory against reading the same bytes with json alone.

Run by itself, each contender in a process of its own: python -m benchmarks.importing_large [--megabytes 200] [--events 100000].
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import resource
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from time import perf_counter

from benchmarks.timing import describe_machine
from benchmarks.vocabulary import SYMPTOMS
from review_widgets.importers import import_file

ROOM = "inc-204-checkout"
START = 1_772_373_600


def slack_days(rng: Random, *, channel: str, days: int, messages: int) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """Give the day files of a channel: messages with threads, bots, blocks and reactions, as Slack exports them."""
    for day in range(days):
        rows: list[dict[str, object]] = []
        for number in range(messages):
            ts = f"{START + day * 86_400 + number * 20}.{number:06d}"
            text = f"<@U{rng.randrange(40):04d}> {rng.choice(SYMPTOMS)} {rng.choice(SYMPTOMS)} <https://board.example/{number}|board>"
            row: dict[str, object] = {
                "type": "message",
                "user": f"U{rng.randrange(40):04d}",
                "text": text,
                "ts": ts,
                "team": "T0SHOP",
                "client_msg_id": f"{rng.getrandbits(128):032x}",
                "blocks": [
                    {
                        "type": "rich_text",
                        "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}],
                    }
                ],
            }
            if number % 9 == 0 and rows:
                row["thread_ts"] = str(rows[-1]["ts"])
            if number % 7 == 0:
                row |= {
                    "subtype": "bot_message",
                    "bot_id": "B0DEPLOY",
                    "user": "",
                    "attachments": [{"fallback": text, "text": text}],
                }
            if number % 11 == 0:
                row["reactions"] = [{"name": "eyes", "users": ["U0001"], "count": 1}]
            rows.append(row)
        yield f"{channel}/{2026 + day // 336:04d}-{day // 28 % 12 + 1:02d}-{day % 28 + 1:02d}.json", rows


def write_slack(path: Path, *, megabytes: int) -> int:
    """Write an export of about that many megabytes, unpacked, in rooms of 60 days; gives the messages of the incident's room."""
    rng, size, wanted, number = Random(1), 0, 0, 0
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        made.writestr(
            "users.json",
            json.dumps([{"id": f"U{n:04d}", "name": f"user{n}", "real_name": f"Person {n}"} for n in range(40)]),
        )
        made.writestr("channels.json", json.dumps([{"id": "C0", "name": ROOM}]))
        while size < megabytes * 1_000_000:
            channel = ROOM if number == 0 else f"room-{number}"
            for name, rows in slack_days(rng, channel=channel, days=60, messages=120):
                text = json.dumps(rows)
                made.writestr(name, text)
                size, wanted = size + len(text), wanted + (len(rows) if number == 0 else 0)
            number += 1
    return wanted


def write_webhooks(path: Path, *, events: int) -> None:
    """Write PagerDuty webhooks of one incident as JSON lines."""
    rng = Random(2)
    with path.open("w", encoding="utf-8") as file:
        for number in range(events):
            at = START + number
            event = {
                "id": f"E{number}",
                "event_type": "incident.annotated" if number % 2 else "incident.reassigned",
                "resource_type": "incident",
                "occurred_at": f"2026-03-{1 + number // 86_400:02d}T{at // 3600 % 24:02d}:{at // 60 % 60:02d}:{at % 60:02d}.000Z",
                "agent": _reference("user", f"U{rng.randrange(40)}"),
                "client": None,
                "data": _note(rng, number) if number % 2 else _state(f"U{rng.randrange(40)}"),
            }
            file.write(json.dumps({"event": event}) + "\n")


def _reference(kind: str, key: str) -> dict[str, str]:
    home = "https://shop.pagerduty.example"
    return {
        "id": key,
        "type": f"{kind}_reference",
        "self": f"{home}/api/{kind}s/{key}",
        "html_url": f"{home}/{kind}s/{key}",
        "summary": f"{kind} {key}",
    }


def _note(rng: Random, number: int) -> dict[str, object]:
    text = f"{rng.choice(SYMPTOMS)} {number}"
    return {
        "incident": _reference("incident", "P1"),
        "id": f"N{number}",
        "content": text,
        "trimmed": False,
        "type": "incident_note",
    }


def _state(assignee: str) -> dict[str, object]:
    return {
        **_reference("incident", "P1"),
        "type": "incident",
        "number": 5,
        "status": "triggered",
        "incident_key": "d387d7bd2e0a4294a5307339dfe1669a",
        "created_at": "2026-03-01T02:07:30Z",
        "title": "Checkout slow",
        "service": _reference("service", "S1"),
        "assignees": [_reference("user", assignee)],
        "escalation_policy": _reference("escalation_policy", "E1"),
        "teams": [],
        "priority": _reference("priority", "P1"),
        "urgency": "high",
    }


def parse_zip(path: Path) -> int:
    """Read every file of a zip with json alone, one after the other; gives how many values that were."""
    with zipfile.ZipFile(path) as packed:
        return sum(len(json.loads(packed.read(name))) for name in packed.namelist())


def parse_lines(path: Path) -> int:
    """Read JSON lines with json alone and keep them, as a program that wants to sort them must."""
    with path.open(encoding="utf-8") as file:
        return len([json.loads(line) for line in file])


def import_room(path: Path) -> int:
    """Import the room of the incident."""
    return sum(len(review.events) for review in import_file(path, only=[ROOM])[1])


def import_all(path: Path) -> int:
    """Import a whole file."""
    return sum(len(review.events) for review in import_file(path)[1])


def measure(run: Callable[[Path], int], path: Path) -> tuple[int, float, float]:
    """Run something in a fresh process; gives its result, its seconds, and the most memory it held beyond its start, in MB."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=_report, args=(run, path, theirs))
    child.start()
    found: tuple[int, float, float] = ours.recv()
    child.join()
    return found


def _report(run: Callable[[Path], int], path: Path, to: multiprocessing.connection.Connection) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = perf_counter()
    result = run(path)
    seconds = perf_counter() - begun
    to.send((result, seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.importing_large")
    parser.add_argument("--megabytes", type=int, default=200, help="size of the Slack export, unpacked (default 200)")
    parser.add_argument("--events", type=int, default=100_000, help="webhooks (default 100000)")
    parser.add_argument("--out", type=Path, default=None, help="also write the table here")
    options = parser.parse_args(arguments)
    said = f"python -m benchmarks.importing_large --megabytes {options.megabytes} --events {options.events}"
    table = [
        f"# Large imports\n\nMade by `{said}`, each row in a process of its own; memory is the most held beyond what the process began with.",
        f"\nMachine: {describe_machine()}.\n",
        "| what | result | seconds | × json | peak memory |",
        "|---|---:|---:|---:|---:|",
    ]
    with tempfile.TemporaryDirectory() as folder:
        room, hooks = Path(folder) / "room.zip", Path(folder) / "webhooks.jsonl"
        wanted = write_slack(room, megabytes=options.megabytes)
        write_webhooks(hooks, events=options.events)
        for path, floor, run, expected in (
            (room, parse_zip, import_room, wanted),
            (hooks, parse_lines, import_all, options.events),
        ):
            _, alone, held = measure(floor, path)
            found, seconds, peak = measure(run, path)
            assert found == expected, (found, expected)
            size = f"{path.name} ({path.stat().st_size / 1e6:.0f} MB on disk)"
            table.append(f"| {size}: json alone | | {alone:.2f} | 1.0 | {held:.0f} MB |")
            table.append(
                f"| {size}: imported | {found:,} events | {seconds:.2f} | {seconds / alone:.1f} | {peak:.0f} MB |"
            )
    print("\n".join(table))
    if options.out:
        options.out.write_text("\n".join(table) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
