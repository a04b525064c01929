"""Log lines and pasted chat as they stand in people's clipboards, and what exports say beside their entries."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from review_widgets.importers import import_file


def told(folder: Path, text: str | Any, name: str) -> list[tuple[str, str, str]]:
    """Give each event: its clock time, who, what."""
    path = folder / name
    path.write_text(text if isinstance(text, str) else json.dumps(text), encoding="utf-8")
    found = []
    for review in import_file(path)[1]:
        names = {person.id: person.name for person in review.participants}
        for event in review.events:
            at = event.occurred_at.strftime("%m-%d %H:%M") if event.occurred_at else ""
            found.append((at, names.get(event.actor, ""), event.text))
    return found


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("ERROR 2026-03-01 14:02:11 full", "INFO 2026-03-01 14:03:11 ok", ("ERROR full", "INFO ok")),
        ("[WARN] 2026-03-01T14:02:11Z full", "[info] 2026-03-01T14:03:11Z ok", ("WARN full", "info ok")),
        ("E0301 14:02:11.1 full", "I0301 14:03:11.1 ok", ("E full", "I ok")),
        (
            'time="2026-03-01T14:02:11Z" level=error msg=full',
            "ts=2026-03-01T14:03:11Z level=info",
            ("level=error msg=full", "level=info"),
        ),
    ],
)
def test_a_level_or_a_key_before_the_time_is_kept(
    first: str, second: str, said: tuple[str, str], tmp_path: Path
) -> None:
    events = told(tmp_path, f"{first}\n{second}\n", "app.log")
    assert events == [("03-01 14:02", "", said[0]), ("03-01 14:03", "", said[1])]


def test_the_journal_as_json_lines_is_read(tmp_path: Path) -> None:
    rows = [{"__REALTIME_TIMESTAMP": f"17723737{second}000000", "MESSAGE": f"line {second}"} for second in (31, 32)]
    events = told(tmp_path, "\n".join(map(json.dumps, rows)), "journal.json")
    assert events == [("03-01 14:02", "", "line 31"), ("03-01 14:02", "", "line 32")]


def test_the_name_in_a_copy_of_teams_speaks(tmp_path: Path) -> None:
    text = "[3/1/2026 2:02 PM] Ada L.\ncheckout is down\n[3/1/2026 2:05 PM] Bo K.\nlooking\n"
    assert told(tmp_path, text, "chat.txt") == [
        ("03-01 14:02", "Ada L.", "checkout is down"),
        ("03-01 14:05", "Bo K.", "looking"),
    ]


@pytest.mark.parametrize(("half", "day"), [("PM", "03-01"), ("pm", "01-03")])
def test_the_month_stands_first_beside_capitals_of_the_half_day(half: str, day: str, tmp_path: Path) -> None:
    text = f"Ada — 03/01/2026 2:02 {half}\ncheckout is down\nBo — 03/01/2026 2:05 {half}\nlooking\n"
    assert [at for at, _, _ in told(tmp_path, text, "chat.txt")] == [f"{day} 14:02", f"{day} 14:05"]


def test_a_time_without_its_half_day_is_in_that_of_the_line_before(tmp_path: Path) -> None:
    text = "Ada L.\n  11:58 AM\ndown\n11:59\nstill\n12:03\nstill\nBo K.\n  12:05 PM\nlooking\n1:10\nup\n"
    events = told(tmp_path, text, "chat-2026-03-01.txt")
    assert [at[6:] for at, _, _ in events] == ["11:58", "11:59", "12:03", "12:05", "13:10"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ada Lovelace, Mar 1, 2:02 PM\ndown", "Bo King, Mar 1, 2:05 PM\nlooking"),
        ("Ada Lovelace, Mar 1, 2026, 2:02 PM\ndown", "Bo King, March 1, 2026 at 2:05 PM\nlooking"),
        ("[3/1 2:02 PM] Ada Lovelace: down", "[3/1 2:05 PM] Bo King: looking"),
        ("Ada Lovelace, 3/1 2:02 PM\ndown", "Bo King, 3/1 2:05 PM\nlooking"),
        ("Ada Lovelace, 2:02 PM\ndown", "Bo King, 2:05 PM\nlooking"),
        ("Ada Lovelace — Today at 2:02 PM\ndown", "Bo King — Today at 2:05 PM\nlooking"),
        ("Ada Lovelace\nToday 2:02 PM\ndown", "Bo King\nToday 2:05 PM\nlooking"),
        ("14:02:11 From Ada Lovelace to Everyone: down", "14:05:11 From Bo King to Everyone: looking"),
        ("14:02:11\t From Ada Lovelace to Everyone:\n\tdown", "14:05:11\t From Bo King to Everyone:\n\tlooking"),
        ("14:02:11\t From  Ada Lovelace : down", "14:05:11\t From  Bo King : looking"),
    ],
)
def test_who_speaks_in_a_copied_or_saved_chat_is_read(first: str, second: str, tmp_path: Path) -> None:
    assert told(tmp_path, f"{first}\n{second}\n", "chat-2026-03-01.txt") == [
        ("03-01 14:02", "Ada Lovelace", "down"),
        ("03-01 14:05", "Bo King", "looking"),
    ]


def test_a_private_message_of_zoom_says_to_whom(tmp_path: Path) -> None:
    text = "14:02:11 From Ada to Bo King (Direct Message): down\n14:05:11 From Monday to Friday it was up\n"
    assert told(tmp_path, text, "chat-2026-03-01.txt") == [
        ("03-01 14:02", "Ada", "to Bo King (Direct Message): down"),
        ("03-01 14:05", "", "From Monday to Friday it was up"),
    ]


@pytest.mark.parametrize("near", ["Yesterday 2:02 PM", "Today at 2:02 PM", "Monday 2:02 PM"])
def test_a_day_seen_from_that_of_copying_is_no_date(near: str, tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_text(f"[3/1/2026 2:00 PM] Bo: up\n[{near}] Ada: down\n", encoding="utf-8")
    event = next(one for one in import_file(path)[1][0].events if one.text.endswith(" down"))
    assert event.occurred_at is None
    assert event.text == f"{near.replace(' at', '')} down"
    assert event.time_note.endswith("seen from the day it was copied; no date is known")


def test_yesterday_is_the_day_before_that_of_the_files_name(tmp_path: Path) -> None:
    text = "Ada, Yesterday 11:50 PM\ndown\nBo, Today 12:10 AM\nup\n"
    assert [at for at, _, _ in told(tmp_path, text, "chat-2026-03-02.txt")] == ["03-01 23:50", "03-02 00:10"]


def test_the_date_of_the_opening_lines_is_that_of_the_clock_times_below(tmp_path: Path) -> None:
    text = "Notes\nCheckout outage of March 1, 2026\n\n14:02 down\n14:05 up\n"
    events = told(tmp_path, text, "notes.txt")
    assert [at for at, _, _ in events] == ["", "03-01 14:02", "03-01 14:05"]


def test_a_list_of_times_in_plain_text_is_read(tmp_path: Path) -> None:
    text = "Outage of 2026-03-01\n\n- 14:20 first alert\n* 14:35 restarted\n• 14:50 over\n"
    assert [at for at, _, _ in told(tmp_path, text, "notes.txt")] == ["", "03-01 14:20", "03-01 14:35", "03-01 14:50"]


def test_a_list_of_servicenow_tells_its_journals(tmp_path: Path) -> None:
    text = (
        "number,short_description,opened_at,work_notes,comments\n"
        'INC1,down,2026-03-01 14:00:00,"2026-03-01 14:20:00 - Ada L. (Work notes)\nrolled back\n",'
        '"2026-03-01 14:30:00 - Bo K. (Additional comments)\nup\n"\n'
    )
    assert told(tmp_path, text, "incident.csv") == [
        ("03-01 14:00", "", "Opened: down"),
        ("03-01 14:20", "Ada L.", "rolled back"),
        ("03-01 14:30", "Bo K.", "up"),
    ]


def test_an_event_of_firehydrant_without_an_author_is_told(tmp_path: Path) -> None:
    row = {"id": "e", "incident_id": "f", "type": "generic_milestone", "occurred_at": "2026-03-01T14:10:00Z"}
    events = told(tmp_path, {"data": [{**row, "data": {"type": "mitigated"}}]}, "events.json")
    assert events == [("03-01 14:10", "", "Generic milestone: mitigated")]


def test_a_page_that_is_not_the_last_is_said(tmp_path: Path) -> None:
    entry = {"id": "R", "type": "trigger_log_entry", "created_at": "2026-03-01T14:00:00Z", "summary": "Triggered"}
    (tmp_path / "page.json").write_text(json.dumps({"log_entries": [entry], "more": True}), encoding="utf-8")
    (review,) = import_file(tmp_path / "page.json")[1]
    assert (
        "kept as text: the last page says that there are more, which are not in this export" in review.sources[0].notes
    )
