"""Fronts of lines as tools and people write them: each gives its time, who speaks, and what was guessed of the date."""

from __future__ import annotations

from pathlib import Path

import pytest

from review_widgets.cli import main
from review_widgets.importers import import_file
from review_widgets.model import Review
from review_widgets.stores import open_store


def read(folder: Path, text: str, name: str = "chat.log", **choice: str) -> Review:
    """Give the review of a text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    (review,) = import_file(path, **choice)[1]  # type: ignore[arg-type]  # a test gives texts only
    return review


def told(review: Review) -> list[tuple[str, str, str]]:
    """Give each event: its time, who, what."""
    names = {person.id: person.name for person in review.participants}
    return [
        (f"{event.occurred_at:%m-%d %H:%M}" if event.occurred_at else "", names.get(event.actor, ""), event.text)
        for event in review.events
    ]


PASTED = (
    ("Ada Lovelace Mar 1, 2026 2:02 PM", "Bo King Mar 1, 2026 2:05 PM"),
    ("Ada Lovelace, Mar 1, 2026 2:02 PM", "Bo King, Mar 1, 2026 2:05 PM"),
    ("Ada Lovelace Mar 1, 2026 at 2:02 PM", "Bo King Mar 1, 2026 at 2:05 PM"),
    ("Ada Lovelace 1 March 2026 14:02", "Bo King 1 March 2026 14:05"),
    ("Ada Lovelace Mar 1, 2026, 2:02 PM, Edited", "Bo King Mar 1, 2026, 2:05 PM"),
    ("Ada Lovelace 3/1/2026 2:02 PM", "Bo King 3/1/2026 2:05 PM"),
    ("Ada Lovelace 01.03.2026 14:02", "Bo King 01.03.2026 14:05"),
    ("Ada Lovelace, [01.03.2026 14:02]", "Bo King, [01.03.2026 14:05]"),
    ("Ada Lovelace, [1 Mar 2026 at 14:02:11]:", "Bo King, [1 Mar 2026 at 14:05:11]:"),
    ("Ada Lovelace 2026-03-01 14:02", "Bo King 2026-03-01 14:05"),
)


@pytest.mark.parametrize(("first", "second"), PASTED)
def test_a_name_with_its_time_speaks_the_lines_below(first: str, second: str, tmp_path: Path) -> None:
    assert told(read(tmp_path, f"{first}\ndown\n{second}\nlooking\n")) == [
        ("03-01 14:02", "Ada Lovelace", "down"),
        ("03-01 14:05", "Bo King", "looking"),
    ]


DATELESS = (
    ("Ada  [2:02 PM]\ndown", "Bo  [2:05 PM]\nlooking"),
    ("Ada — Today at 14:02\ndown", "Bo — Today at 14:05\nlooking"),
    ("Ada\n2:02 PM\ndown", "Bo\n2:05 PM\nlooking"),
    ("14:02 <ada> down", "14:05 <bo> looking"),
    ("[14:02:11] <@ada> down", "[14:05:11] <+bo> looking"),
    ("14:02:11 From Ada to Everyone:\n\tdown", "14:05:11 From Bo to Everyone:\n\tlooking"),
)


@pytest.mark.parametrize(("first", "second"), DATELESS)
def test_a_chat_without_a_date_takes_that_of_its_name(first: str, second: str, tmp_path: Path) -> None:
    events = told(read(tmp_path, f"{first}\n{second}\n", "room-2026-03-01.txt"))
    assert [(at, who.lower(), text) for at, who, text in events] == [
        ("03-01 14:02", "ada", "down"),
        ("03-01 14:05", "bo", "looking"),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("15h – down", "15h04 – up"),
        ("15h: down", "15h04: up"),
        ("15h00min down", "15h04min up"),
        ("3pm: down", "3:04PM: up"),
        ("3 pm down", "3.04 pm up"),
        ("3.00 p.m. down", "3.04 p.m. up"),
        ("15.00 Uhr down", "15.04 Uhr up"),
        ("15.00 – down", "15.04 – up"),
        ("at 15:00 down", "at 15:04 up"),
        ("15:00: down", "15:04: up"),
        ("- 15h00 down", "- 15h04 up"),
        ("1500Z down", "1504Z up"),
    ],
)
def test_a_clock_time_is_read_however_it_is_written(first: str, second: str, tmp_path: Path) -> None:
    events = told(read(tmp_path, f"{first}\n{second}\n", "notes-2026-03-01.txt"))
    assert events == [("03-01 15:00", "", "down"), ("03-01 15:04", "", "up")]


LOGS = (
    ("Sun 2026-03-01 14:02:11 UTC web1 x[1]: down", "web1 x[1]: down"),
    ("1772373731000000 down", "down"),
    ("1772373731000 down", "down"),
    ("ERROR:2026-03-01 14:02:11,123:app:down", "ERROR app:down"),
    ("Information\t3/1/2026 2:02:11 PM\tService Control Manager\t7031", "Information Service Control Manager\t7031"),
    ("Audit Failure,01/03/2026 14:02:11,x,4625", "Audit Failure x,4625"),
    ("1:M 01 Mar 2026 14:02:11.123 * Ready", "* Ready"),
    ("web-1  | 2026-03-01T14:02:11.123456789Z down", "web-1 down"),
    ("E, [2026-03-01T14:02:11.123456 #12] ERROR -- : down", "#12] ERROR -- : down"),
    ('shop.example:443 a - - [01/Mar/2026:14:02:11 +0000] "GET /" 500', 'shop.example:443 a - - "GET /" 500'),
    ("\u200e[01/03/2026, 14:02:11] down", "down"),
    ("<34>Mar  1 14:02:11 m su: down", "m su: down"),
    ("<165>1 2026-03-01T14:02:11.003Z m evntslog - ID47 - down", "m evntslog - ID47 - down"),
    ("2026-03-01 14:02:11,123 ERROR [main] com.x.Y - down", "ERROR [main] com.x.Y - down"),
    ("TimeCreated  : 3/1/2026 2:02:11 PM", ""),
)


@pytest.mark.parametrize(("line", "text"), LOGS)
def test_a_line_of_a_log_is_read(line: str, text: str, tmp_path: Path) -> None:
    below = "Message : down\n" if not text else ""
    events = told(read(tmp_path, f"{line}\n{below}{line}\n{below}"))
    assert [(at, said) for at, _, said in events] == [("03-01 14:02", text or "Message : down")] * 2


def test_events_of_windows_copied_as_text_begin_with_their_date(tmp_path: Path) -> None:
    text = "Log Name:      System\nSource:        Service Control\nDate:          3/{}/2026 2:02:11 PM\nEvent ID:      7031\n\n"
    assert told(read(tmp_path, text.format(1) + text.format(13))) == [
        ("03-01 14:02", "", "[System] Service Control\nEvent ID:      7031"),
        ("03-13 14:02", "", "[System] Service Control\nEvent ID:      7031"),
    ]


@pytest.mark.parametrize(
    ("first", "day", "said"),
    [
        ("13/03/2026", "03-13", ""),
        ("03/01/2026", "01-03", "day first is a guess, as no day is beyond 12; --dates month-first"),
        ("01.03.2026", "03-01", "day first is a guess"),
        (
            "Sunday, March 1",
            "03-01",
            "no year stated; read as 2026, the latest that is not to come and on that weekday",
        ),
    ],
)
def test_a_line_that_is_a_date_dates_what_follows_and_a_guess_is_said(
    first: str, day: str, said: str, tmp_path: Path
) -> None:
    events = read(tmp_path, f"{first}\n14:02 down\n14:05 up\n").events
    assert [f"{event.occurred_at:%m-%d %H:%M}" for event in events] == [f"{day} 14:02", f"{day} 14:05"]
    assert all(said in event.time_note for event in events)
    assert all(("is a guess" in event.time_note) == ("is a guess" in said) for event in events)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.log", "03/01/2026\n14:02 down\n14:05 up\n"),
        ("a.log", "03/01/2026 14:02 down\n03/01/2026 14:05 up\n"),
        ("a.csv", "at,text\n03/01/2026 14:02,down\n03/01/2026 14:05,up\n"),
        (
            "a.csv",
            "number,incident_state,sys_updated_at,opened_at\nINC1,New,03/01/2026 14:02,\nINC1,Closed,03/01/2026 14:05,\n",
        ),
    ],
)
def test_the_order_of_dates_can_be_chosen(name: str, text: str, tmp_path: Path) -> None:
    for dates, day in (("", "01-03"), ("day-first", "01-03"), ("month-first", "03-01")):
        assert [at for at, _, _ in told(read(tmp_path, text, name, dates=dates))] == [f"{day} 14:02", f"{day} 14:05"]
    store = str(tmp_path / "reviews")
    assert main(["import", str(tmp_path / name), "--into", "INC-1", "--dates", "month-first", "--store", store]) == 0
    assert f"{open_store(store).load('INC-1').events[0].occurred_at:%m-%d}" == "03-01"


def test_a_guessed_and_a_chosen_order_of_a_servicenow_table_are_said(tmp_path: Path) -> None:
    text = "number,incident_state,sys_updated_at\nINC1,New,{}/2026 14:02\n"
    for first, dates, said in (
        (
            "03/01",
            "",
            "day first is a guess, as no day is beyond 12; --dates month-first reads the month first; no zone",
        ),
        ("03/01", "month-first", "month first, as chosen; no zone"),
        ("13/01", "", "day first; no zone"),
        ("01/13", "", "month first; no zone"),
    ):
        assert read(tmp_path, text.format(first), "a.csv", dates=dates).events[0].time_note.startswith(said)


def test_prose_that_ends_with_a_time_is_no_name(tmp_path: Path) -> None:
    text = "14:00 down\nWe met the vendor on Mar 1, 2026 2:02 PM\n14:05 up\n15 hours of it\n3 people\n"
    events = told(read(tmp_path, text, "notes-2026-03-01.txt"))
    assert [(at, who) for at, who, _ in events] == [("03-01 14:00", ""), ("03-01 14:05", "")]
