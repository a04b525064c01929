"""Timelines as people write them by hand: each turn as a small document of our own, with the times and words that must come of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from review_widgets.importers import import_file
from review_widgets.model import Review

HEAD = "# Incident of 2030-01-02\n\n## Timeline\n\n"


def read(text: str, tmp_path: Path, *, dates: str = "") -> Review:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    return import_file(path, dates=dates)[1][0]


def told(review: Review) -> list[tuple[str, str]]:
    return [(one.occurred_at.strftime("%m-%d %H:%M") if one.occurred_at else "?", one.text) for one in review.events]


def said(review: Review) -> str:
    return "\n".join(note for source in review.sources for note in source.notes)


TWO = [("01-02 14:05", "down"), ("01-02 14:20", "up")]
LINES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "a coloured sign stays in the text": ("- 🔴 14:05 down\n- ✅ **14:20** up", [("01-02 14:05", "🔴 down"), ("01-02 14:20", "✅ up")]),
    "a named sign": ("- :fire: 14:05 down", [("01-02 14:05", ":fire: down")]),
    "an at sign is no handle": ("- @ 14:05 down\n- @14:20 up", [("01-02 14:05", "down"), ("01-02 14:20", "up")]),
    "a handle is no at sign": ("- 14:05 @lee looks", [("01-02 14:05", "@lee looks")]),
    "boxes of a task list": ("- [x] 14:05 down\n- [ ] 14:20 up", [("01-02 14:05", "down"), ("01-02 14:20", "up")]),
    "a time that is a link": (
        "- [14:05](https://chat.example/p1) down\n- [14:20](https://chat.example/p2 'said') up",
        [("01-02 14:05", "down (https://chat.example/p1)"), ("01-02 14:20", "up (https://chat.example/p2)")],
    ),
    "an item without a time keeps its place": (
        "- 14:05 down\n- shortly after: restarted\n- then: rolled back\n- 14:20 up",
        [("01-02 14:05", "down"), ("?", "shortly after: restarted"), ("?", "then: rolled back"), ("01-02 14:20", "up")],
    ),
    "what stands below an item is its detail": (
        "- 14:05 down\n  - at 93 %\n  - with a graph\n- 14:20 up",
        [("01-02 14:05", "down\n- at 93 %\n- with a graph"), ("01-02 14:20", "up")],
    ),
    "a list below a time that is a heading is its detail": (
        "### 14:05\n\n- down\n- at 93 %\n\n### 14:20\n\n- up",
        [("01-02 14:05", "down\n- at 93 %"), ("01-02 14:20", "up")],
    ),
    "times behind the text": ("- Down (14:05 UTC)\n- Up (14:20 UTC)", [("01-02 14:05", "Down"), ("01-02 14:20", "Up")]),
    "a time behind the text is none where others stand before it": (
        "- 14:05 down (as at 13:00)\n- 14:20 up",
        [("01-02 14:05", "down (as at 13:00)"), ("01-02 14:20", "up")],
    ),
    "a day behind the time": ("- 23:50 down\n- 00:10 UTC (Jan 3) - up", [("01-02 23:50", "down"), ("01-03 00:10", "up")]),
    "a list of definitions": ("14:05\n:   down\n\n14:20\n:   up", [("01-02 14:05", "down"), ("01-02 14:20", "up")]),
    "a column of numbers": ("| # | Time | Event |\n|-|-|-|\n| 1 | 14:05 | down |\n| 2 | 14:20 | up |", TWO),
    "a column of zones": ("| Time | Timezone | Event |\n|-|-|-|\n| 14:05 | UTC | down |\n| 16:20 | CEST | up |", TWO),
    "a table in HTML": (
        "<table>\n<tr><th>Time (CET)</th><th>Event</th></tr>\n<tr><td>15:05</td><td>down,<br>not &lt;slow&gt;</td></tr>\n"
        "<tr><td>15:20</td><td><b>up</b></td></tr>\n</table>",
        [("01-02 14:05", "down,\nnot <slow>"), ("01-02 14:20", "up")],
    ),
    "a table in HTML without a header": ("<table><tr><td>14:05</td><td>down</td></tr></table>", [("01-02 14:05", "down")]),
}  # fmt: skip


@pytest.mark.parametrize("case", LINES)
def test_a_line_is_read_as_people_write_it(case: str, tmp_path: Path) -> None:
    text, expected = LINES[case]
    assert told(read(HEAD + text, tmp_path)) == expected


STARTS: dict[str, tuple[str, str]] = {
    "T+0": ("10:00", "minute"),
    "T+5": ("10:05", "minute"),
    "T+5m": ("10:05", "minute"),
    "T + 5 min": ("10:05", "minute"),
    "T+1h10m": ("11:10", "minute"),
    "T+01:10": ("11:10", "minute"),
    "T-2m": ("09:58", "minute"),
    "+90 s": ("10:01", "minute"),
    "~T+5m": ("10:05", "approximate"),
}


@pytest.mark.parametrize("stated", STARTS)
def test_a_time_counted_from_the_start_is_read_where_the_start_is_stated(stated: str, tmp_path: Path) -> None:
    review = read(f"# Down\n\nStarted: 2030-01-02 10:00 UTC\n\n## Timeline\n\n- {stated}: seen", tmp_path)
    event = review.events[0]
    assert event.occurred_at is not None
    assert (event.occurred_at.strftime("%H:%M"), event.precision) == STARTS[stated]
    assert event.text == "seen"
    assert "counted from the stated start" in event.time_note


def test_a_time_counted_from_a_start_that_nobody_states_stays_unknown_with_its_words(tmp_path: Path) -> None:
    event = read(HEAD + "- T+5m: seen", tmp_path).events[0]
    assert event.occurred_at is None
    assert "T+5m" in event.time_note


@pytest.mark.parametrize("text", ["- +5 % load", "- T+5x seen", "- -5m seen"])
def test_what_is_no_time_from_the_start_is_none(text: str, tmp_path: Path) -> None:
    review = read(f"# Down\n\nStarted: 2030-01-02 10:00 UTC\n\n## Timeline\n\n- 10:01 down\n{text}", tmp_path)
    assert [one[0] for one in told(review)] == ["01-02 10:01", "?"]


ORDERS: dict[str, tuple[str, str, list[str], str]] = {
    "another date tells: day": ("- 3/4/2030 08:00 a\n- 14/4/2030 09:00 b", "", ["04-03 08:00", "04-14 09:00"], "as another date"),
    "another date tells: month": ("- 3/4/2030 08:00 a\n- 4/14/2030 09:00 b", "", ["03-04 08:00", "04-14 09:00"], "as another date"),
    "halves of the day": ("- 3/4/2030 8:00 AM a", "", ["03-04 08:00"], "the American way"),
    "an American zone": ("- 3/4/2030 08:00 EST a", "", ["03-04 13:00"], "the American way"),
    "nothing tells": ("- 3/4/2030 08:00 a", "", ["04-03 08:00"], "choose the order with --dates"),
    "as chosen": ("- 3/4/2030 08:00 a", "month-first", ["03-04 08:00"], "as chosen"),
    "without a year": ("- 2030-05-04 08:00 a\n- 13/5 09:00 b", "", ["05-04 08:00", "05-13 09:00"], ""),
    "in a table": ("| Time (EST) | What |\n|-|-|\n| 3/4/2030 8:00 AM | a |\n| 3/14/2030 9 AM | b |", "", ["03-04 13:00", "03-14 14:00"], "another"),
}  # fmt: skip


@pytest.mark.parametrize("case", ORDERS)
def test_dates_of_numbers_are_read_in_the_documents_order_and_it_is_said(case: str, tmp_path: Path) -> None:
    text, dates, expected, note = ORDERS[case]
    review = read(f"# Down\n\n## Timeline\n\n{text}", tmp_path, dates=dates)
    assert [at for at, _ in told(review)] == expected
    assert note in said(review)


def test_a_date_of_numbers_that_is_no_day_is_said_and_kept(tmp_path: Path) -> None:
    event = read("# Down\n\n## Timeline\n\n- 13/14/2030 08:00 a", tmp_path).events[0]
    assert event.occurred_at is None
    assert event.text == "a"
    assert "13/14/2030" in event.time_note


def test_a_ratio_is_no_date(tmp_path: Path) -> None:
    review = read(HEAD + "- 14:05 down\n- 1/2 of the nodes back", tmp_path)
    assert told(review) == [("01-02 14:05", "down"), ("?", "1/2 of the nodes back")]


def test_a_list_of_times_is_a_timeline_without_being_called_one(tmp_path: Path) -> None:
    table = "| Date | Time | Who | What |\n|-|-|-|-|\n| 2030-01-02 | 08:01 | Kim | ack |\n| | 08:10 | Lee | grown |"
    review = read(f"# PM-12\n\nThe disk was full.\n\n{table}\n\nIt holds since.", tmp_path)
    assert told(review) == [("01-02 08:01", "ack"), ("01-02 08:10", "grown")]
    assert "The disk was full." in review.incident.summary
    assert "It holds since." in review.incident.summary
    assert "08:01" not in review.incident.summary
    assert "a timeline: the list of times under 'PM-12'" in said(review)


def test_a_list_with_a_time_here_and_there_is_no_timeline(tmp_path: Path) -> None:
    review = read(
        "# PM-12 of 2030-01-02\n\n## Notes\n\n- 14:05 is when lunch ends\n- the disk is small\n- it is old", tmp_path
    )
    assert [section.title for section in review.sections] == ["Notes"]


def test_a_span_in_the_middle_of_the_story_is_not_when_it_started(tmp_path: Path) -> None:
    review = read(
        "# Queue\n\nDate: 2030-01-02\n\nAt 09:12 worker 3 restarted.\n\n09:25-09:40 drained by hand.", tmp_path
    )
    assert review.incident.started_at is not None
    assert review.incident.started_at.strftime("%H:%M") == "09:12"
    assert review.incident.resolved_at is None


FRONT = """---
title: "DNS down"
date: 2030-05-02T10:00:00Z
started_at: 2030-05-01T09:10:00Z
resolved_at: 2030-05-01T10:40:00Z
impact: nobody could log in
authors:
  - name: Ana
  - name: Bo
---

## Background

Two resolvers.
"""


def test_facts_of_front_matter_are_read_with_underscores_and_nested_names(tmp_path: Path) -> None:
    review = read(FRONT, tmp_path)
    assert review.incident.started_at is not None
    assert review.incident.resolved_at is not None
    assert (review.incident.started_at.hour, review.incident.resolved_at.hour) == (9, 10)
    assert review.incident.impact.text == "nobody could log in"
    assert [one.name for one in review.participants] == ["Ana", "Bo"]


def test_a_line_of_times_beside_a_line_of_the_day_gives_start_and_end(tmp_path: Path) -> None:
    head = (
        "# Post-Incident Review\n\n**Incident:** Payments hang\n**Date:** 12 June 2030\n**Time:** 14:05 - 15:20 BST\n"
    )
    review = read(head, tmp_path)
    assert review.incident.title == "Payments hang"
    assert review.incident.started_at is not None
    assert review.incident.resolved_at is not None
    assert review.incident.started_at.strftime("%H:%M") == "13:05"
    assert review.incident.resolved_at.strftime("%H:%M") == "14:20"


def test_a_number_of_an_incident_stays_its_reference(tmp_path: Path) -> None:
    review = read("# Post-Incident Review\n\n**Incident:** OPS-12\n**Date:** 12 June 2030\n", tmp_path)
    assert (review.id, review.incident.title) == ("OPS-12", "Post-Incident Review")


ACTIONS: dict[str, tuple[str, str, str]] = {
    "- Set the timeout (Tom by 20 June 2030)": ("Set the timeout", "Tom", "2030-06-20"),
    "- Set the timeout (Tom)": ("Set the timeout", "Tom", ""),
    "- Set the timeout — Tom": ("Set the timeout", "Tom", ""),
    "- Set the timeout - Ivo - 2030-09-15": ("Set the timeout", "Ivo", "2030-09-15"),
    "- Set the timeout (Ivo, due 2030-09-15)": ("Set the timeout", "Ivo", "2030-09-15"),
    "- Set the timeout (2030-09-15)": ("Set the timeout", "", "2030-09-15"),
    "- Set the timeout (not the retry)": ("Set the timeout (not the retry)", "", ""),
    "- Set the timeout - and the retry": ("Set the timeout - and the retry", "", ""),
    "- Set the timeout (Redis)": ("Set the timeout (Redis)", "", ""),
    "- [x] Set the timeout @tom": ("Set the timeout", "Tom", ""),
}


@pytest.mark.parametrize("line", ACTIONS)
def test_who_and_until_when_is_read_at_the_end_of_an_action(line: str, tmp_path: Path) -> None:
    review = read(f"# Down\n\n**Attendees:** Tom, Zoë\n\n## Next steps\n\n{line}\n", tmp_path)
    (action,) = review.actions
    names = {one.id: one.name for one in review.participants}
    due = action.due_date.isoformat() if action.due_date else ""
    assert (action.title, names.get(action.assignee, ""), due) == ACTIONS[line]


def test_five_whys_are_factors(tmp_path: Path) -> None:
    review = read("# Down\n\n### 5 Whys\n\n1. Why? The pool was empty.\n2. Why? It leaked.\n", tmp_path)
    assert [one.text for one in review.factors] == ["Why? The pool was empty.", "Why? It leaked."]
