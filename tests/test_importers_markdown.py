"""Times and facts of Markdown documents: each trap of the formats as a small document of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from review_widgets.importers import import_review
from review_widgets.importers.markdown.length import read_length
from review_widgets.model import Review


def read(text: str, tmp_path: Path, *, name: str = "a.md", zone: str = "") -> Review:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return import_review(path, zone=zone)


def times(review: Review) -> list[str]:
    return [event.occurred_at.strftime("%m-%d %H:%M") if event.occurred_at else "?" for event in review.events]


TIMELINES: dict[str, tuple[str, list[str]]] = {
    "a zone named in words": ("All times in Central European Time (CET)\n\n- 2030-01-02 08:00 a", ["01-02 07:00"]),
    "an offset in brackets wins over the word": ("All times in PST (UTC-7)\n\n- 2030-07-02 08:00 a", ["07-02 15:00"]),
    "a region by its clocks in summer": ("Times are US/Pacific.\n\n- 2030-07-02 08:00 a", ["07-02 15:00"]),
    "a region by its clocks in winter": ("Times are US/Pacific.\n\n- 2030-01-02 08:00 a", ["01-02 16:00"]),
    "an IANA name": ("Time zone: Europe/Helsinki\n\n- 2030-01-02 08:00 a", ["01-02 06:00"]),
    "a zone that only a later entry states": ("- 2030-07-02 12:44 a\n- 12:55 PM PDT b", ["07-02 19:44", "07-02 19:55"]),
    "a zone carried from the entry before": ("- 2030-01-02 16:22 PST a\n- 17:07 b", ["01-03 00:22", "01-03 01:07"]),
    "a span that is no offset": ("- 2030-01-02 17:00-18:00 a\n- 18:03 b", ["01-02 17:00", "01-02 18:03"]),
    "an offset that is no span": ("- 2030-01-02T17:00-05:00 a\n- 2030-01-02 17:00:00-0500 b", ["01-02 22:00"] * 2),
    "an offset ahead": ("- 2030-01-02 17:00+02:00 a\n- 2030-01-02 17:00 +0530 b", ["01-02 15:00", "01-02 11:30"]),
    "midnight": ("- 2030-01-02 23:50 a\n- 00:10 b\n- 00:20 c", ["01-02 23:50", "01-03 00:10", "01-03 00:20"]),
    "midnight, newest first": (
        "2030-01-03\n\n- 00:20 d\n- 00:10 c\n- 23:50 b\n- 23:40 a",
        ["01-02 23:40", "01-02 23:50", "01-03 00:10", "01-03 00:20"],
    ),
    "a slip that is no midnight": ("- 2030-01-02 14:49 a\n- 14:43 b", ["01-02 14:49", "01-02 14:43"]),
    "a time without a colon before a zone": ("- 2030-01-02 0430 UTC a\n- 0455Z b", ["01-02 04:30", "01-02 04:55"]),
    "a span over two days": ("- 2030-01-02 23:50 to 2030-01-03 00:10: a\n- 00:20 b", ["01-02 23:50", "01-03 00:20"]),
    "halves of the day": ("- Jan 2, 2030 at 12:05 am a\n- 12:05 PM b\n- 9 pm c", ["01-02 00:05", "01-02 12:05", "01-02 21:00"]),
    "a weekday in front": ("- Wednesday, 2 January 2030, 08:00 a", ["01-02 08:00"]),
    "bold keys": ("- **08:00 UTC, 2 Jan 2030**: a\n- **08:10** - b", ["01-02 08:00", "01-02 08:10"]),
    "a year with a digit too many": ("| When | What |\n|-|-|\n| 20300-01-02 08:00 | a |\n\nWritten 2030-01-05.", ["01-02 08:00"]),
    "a clock nobody knows": ("- 2030-01-02 08:00 a\n- 1X:30 b\n- 18:00 c", ["01-02 08:00", "?", "01-02 18:00"]),
    "a day without a clock": ("### 2030-01-02\n\nIt began.\n\n### 2030-01-03 09:00\n\nIt ended.", ["01-02 00:00", "01-03 09:00"]),
    "days as headings over lists": ("### 2030-01-02\n\n- 08:00 a\n\n### 2030-01-03\n\n- 08:00 b", ["01-02 08:00", "01-03 08:00"]),
    "a table without a header": ("| 2030-01-02 08:00 | a |\n|---|---|\n| 08:10 | b |", ["01-02 08:00", "01-02 08:10"]),
    "a column for the day": ("| Date | Time (CET) | Event |\n|-|-|-|\n| 2030-01-02 | 08:00 | a |\n| | 08:10 | b |", ["01-02 07:00", "01-02 07:10"]),
    "a day named once in a row of its own": ("| Time | Event |\n|-|-|\n| 2030-01-02 | |\n| 08:00 | a |", ["01-02 08:00"]),
    "lines of a paragraph": ("2030-01-02 08:00 a\n08:10 b\n8:20 PM Triggered through the API.", ["01-02 08:00", "01-02 08:10", "01-02 20:20"]),
    "a date with other hyphens and a span with a dash": ("- 2030‑01‑02 08:41–09:54 UTC a\n- 09:55 b", ["01-02 08:41", "01-02 09:55"]),
    "a heading with its time at the end": (
        "### 1. First reports (2030-01-02 12:00)\n\na\n\n### 2. Cause (12:10-12:30)\n\nb", ["01-02 12:00", "01-02 12:10"]),
    "a day whose line names the zone too": ("2030-01-02 (*all times CET*)\n\n* 08:00 a\n* 08:10 **DOWN** b", ["01-02 07:00", "01-02 07:10"]),
    "times counted from a start nobody stated": ("- 2030-01-02 08:00 a\n- T+5m b\n- T+00:12 c", ["01-02 08:00", "?", "?"]),
    "days that span": ("| When | What |\n|-|-|\n| 2030-01-02 to 2030-01-05 | a |\n| 2030-01-06 | b |", ["01-02 00:00", "01-06 00:00"]),
    "a month and no day": ("| When | What |\n|-|-|\n| June 2030 | a |\n| 2030-07-02 | b |", ["?", "07-02 00:00"]),
    "lines in a block of code": ("```\n2030-01-02 08:00 a\n08:10 b\n```", ["01-02 08:00", "01-02 08:10"]),
}  # fmt: skip


@pytest.mark.parametrize("case", TIMELINES)
def test_a_timeline_is_read_at_its_times(case: str, tmp_path: Path) -> None:
    text, expected = TIMELINES[case]
    assert times(read(f"# A\n\n## Timeline\n\n{text}\n", tmp_path)) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Timeline (CET)", "01-02 07:00"),
        ("Incident timeline - all times in PST", "01-02 16:00"),
        ("**Timeline of events** {#sec-t}", "01-02 08:00"),
        ("⏱ 3. Detailed Timeline (UTC)", "01-02 08:00"),
        ("Sequence of events", "01-02 08:00"),
    ],
)
def test_a_timeline_is_known_by_its_heading_and_so_is_its_zone(title: str, expected: str, tmp_path: Path) -> None:
    assert times(read(f"# A\n\n## {title}\n\n- 2030-01-02 08:00 a\n", tmp_path)) == [expected]


@pytest.mark.parametrize(
    ("line", "expected", "precision"),
    [
        ("~ 14h20 first", "14:20", "approximate"),
        ("14:20h first", "14:20", "minute"),
        ("**14:20 hrs** first", "14:20", "minute"),
        ("14:20 Uhr: first", "14:20", "minute"),
        ("1420 UTC first", "14:20", "minute"),
        ("1420: first", "14:20", "minute"),
        ("~1420 – first", "14:20", "approximate"),
        ("**1420**: first", "14:20", "minute"),
        ("1420h first", "14:20", "minute"),
        ("1420-1430: first", "14:20", "minute"),
    ],
)
def test_a_clock_time_may_be_written_with_an_hour_sign_or_as_four_digits(
    line: str, expected: str, precision: str, tmp_path: Path
) -> None:
    review = read(f"# Outage\n\n## Timeline\n\n- {line}\n- 15:00 second\n", tmp_path, name="2026-03-01.md")
    first = review.events[0]
    assert first.occurred_at
    assert (f"{first.occurred_at:%H:%M}", first.precision, first.text) == (expected, precision, "first")


@pytest.mark.parametrize(("lines", "count"), [("- 2010: bought\n- 2019: sold\n", 0), ("- 1950: up\n- 1510: ok\n", 2)])
def test_four_digits_are_years_where_all_of_them_may_be(lines: str, count: int, tmp_path: Path) -> None:
    review = read(f"# Outage\n\n## Timeline\n\n{lines}", tmp_path, name="2026-03-01.md")
    assert len(review.events) == count


def test_four_digits_outside_a_timeline_stay_words(tmp_path: Path) -> None:
    text = "# Outage\n\n## Impact\n\n- 1420: orders lost\n\n## Timeline\n\n- 15:00 second\n"
    assert [one.text for one in read(text, tmp_path, name="2026-03-01.md").events] == ["second"]


@pytest.mark.parametrize("first", ["2026-03-01", "Checkout outage on March 1, 2026", "**Date:** 2026-03-01"])
def test_the_date_in_the_first_line_of_a_document_without_title_is_that_of_its_times(
    first: str, tmp_path: Path
) -> None:
    review = read(f"{first}\n\n## Timeline\n\n- 14:20 UTC first\n- 14:30 UTC second\n", tmp_path)
    assert times(review) == ["03-01 14:20", "03-01 14:30"]


def test_clock_times_of_no_day_stay_unknown_and_what_to_do_is_said(tmp_path: Path) -> None:
    text = "# A\n\n## Timeline (all times UTC)\n\n- 14:31 a\n- 14:38 to 16:38 b\n"
    review = read(text, tmp_path)
    assert times(review) == ["?", "?"]
    assert [event.text for event in review.events] == ["a", "b"]
    assert "write the date into the title or the file's name" in " ".join(review.sources[0].notes)
    assert times(read(text, tmp_path, name="2030-01-02.md")) == ["01-02 14:31", "01-02 14:38"]


def test_a_document_without_a_timeline_says_so(tmp_path: Path) -> None:
    review = read("# A list of reviews\n\n- [one](one.md)\n", tmp_path)
    assert "kept as text: all of it: no timeline was found" in review.sources[0].notes


def test_a_document_may_begin_with_a_link(tmp_path: Path) -> None:
    review = read("[← all reviews](index.md)\n\n# Belt stops\n\n## Timeline\n\n- 2030-01-02 08:00 a\n", tmp_path)
    assert (review.incident.title, times(review)) == ("Belt stops", ["01-02 08:00"])


def test_a_timeline_that_goes_on_under_days_as_headings_is_read_once(tmp_path: Path) -> None:
    text = "# A\n\n## Timeline\n\n### 2030-01-02 21:00\n\na\n\n## Jan 3, 13:00\n\nb\n\n### 15:15\n\nc\n\n## Jan 4, 07:13\n\nd\n"
    review = read(text, tmp_path)
    assert times(review) == ["01-02 21:00", "01-03 13:00", "01-03 15:15", "01-04 07:13"]
    assert not [note for note in review.sources[0].notes if note.startswith("dropped")]


def test_a_bold_line_is_a_heading_where_it_means_something(tmp_path: Path) -> None:
    review = read("# A\n\n**Timeline:**\n\n- 2030-01-02 08:00 a\n\n**Root cause**\n\nA cable.\n", tmp_path)
    assert times(review) == ["01-02 08:00"]
    assert [factor.text for factor in review.factors] == ["A cable."]


def test_bold_words_in_front_of_paragraphs_are_headings_where_no_other_says_more(tmp_path: Path) -> None:
    text = (
        "### RCA - Belts, north\n\n**Summary of impact:** Between 04:00 and 06:40 UTC on 13 Dec 2030, belts stood.\n\n"
    )
    text += "**Root cause**:[^1] A cable.\n\n**Trigger:** Rain.\n\n**Mitigation:** A spare cable.\n\n**Next steps:** We are:\n\n1. Adding a roof\n"
    review = read(text, tmp_path)
    assert times(review) == ["12-13 04:00"]
    assert review.incident.resolved_at is not None
    assert review.incident.summary.startswith("Between 04:00")
    assert review.incident.resolution == "A spare cable."
    assert [(factor.aspect.value, factor.text) for factor in review.factors] == [
        ("made_possible", "A cable."),
        ("triggered", "Rain."),
    ]
    assert [action.title for action in review.actions] == ["Adding a roof"]


def test_marks_of_emphasis_around_a_time_leave_the_text_whole(tmp_path: Path) -> None:
    lines = [
        "**14:54 Belts stop** for good",
        "**14:55** - `belt-1` is off",
        "[14:56] **Off**",
        "`14:57 on` again",
        "14:58 **On**, _ada_ says",
        "**15:00 - Over**",
    ]
    review = read("# A\n\n## Timeline\n\n2030-01-02\n\n" + "".join(f"* {line}\n" for line in lines), tmp_path)
    assert [event.text for event in review.events] == [
        "**Belts stop** for good",
        "`belt-1` is off",
        "Off",
        "`on` again",
        "**On**, _ada_ says",
        "Over",
    ]


def test_a_paragraph_that_leads_to_a_list_is_kept_as_text(tmp_path: Path) -> None:
    text = "# A\n\n## Action items\n\nEach has an owner.\n\n### Process\n\n1. Label the cables\n\n"
    text += "## What went well\n\nFor example:\n\n- A spare cable\n"
    review = read(text, tmp_path)
    assert [action.title for action in review.actions] == ["Label the cables"]
    assert [factor.text for factor in review.factors] == ["A spare cable"]
    assert [(section.title, section.text) for section in review.sections] == [
        ("Action items", "Each has an owner."),
        ("What went well", "For example:"),
    ]


def test_a_paragraph_before_a_list_that_says_something_is_a_factor(tmp_path: Path) -> None:
    review = read("# A\n\n## Root cause\n\nA cable was cut.\n\n- It was not labelled.\n", tmp_path)
    assert [factor.text for factor in review.factors] == ["A cable was cut.", "It was not labelled."]


def test_a_bold_item_over_deeper_items_is_a_heading_too(tmp_path: Path) -> None:
    text = "# A\n\n- **Incident ID**: X-7\n- **Timeline**:\n  - 2030-01-02 08:00 a\n  - 08:10 b\n- **Root cause**: a cable\n"
    text += "- **Corrective actions**:\n  1. Pull a second cable\n- **Severity**: SEV2\n"
    review = read(text, tmp_path)
    assert (review.id, review.incident.severity.label) == ("X-7", "SEV2")
    assert times(review) == ["01-02 08:00", "01-02 08:10"]
    assert [factor.text for factor in review.factors] == ["a cable"]
    assert [action.title for action in review.actions] == ["Pull a second cable"]


def test_a_length_or_severity_is_taken_from_any_section_and_its_prose_stays(tmp_path: Path) -> None:
    rows = "| Field | Value |\n|-|-|\n| **Severity** | SEV1 |\n| **Duration** | 08:00–09:10 UTC (1 h 10 m) |\n"
    review = read(f"# A\n\n2030-01-02\n\n## Summary\n\nDown.\n\n{rows}\n## Impact\n\n- Users affected: ~50\n", tmp_path)
    assert review.incident.severity.rank == 1
    assert [at.strftime("%H:%M") for at in (review.incident.started_at, review.incident.resolved_at) if at] == [
        "08:00",
        "09:10",
    ]
    assert review.incident.summary.startswith("Down.")
    assert review.incident.impact.text == "Users affected: ~50"


@pytest.mark.parametrize(
    ("clock", "expected", "said"),
    [
        ("2030-10-27 02:30", "10-27 00:30", "02:30 stands twice on that day"),
        ("2030-03-31 02:30", "03-31 01:30", "02:30 does not stand on that day"),
        ("2030-03-31 03:30", "03-31 01:30", "no zone stated; read as Europe/Paris"),
    ],
)
def test_a_change_of_clocks_is_said(clock: str, expected: str, said: str, tmp_path: Path) -> None:
    review = read(f"# A\n\n## Timeline\n\n- {clock} a\n", tmp_path, zone="Europe/Paris")
    assert times(review) == [expected]
    assert said in review.events[0].time_note


def test_a_guessed_year_a_winter_word_in_summer_and_a_mended_year_are_said(tmp_path: Path) -> None:
    text = "# A\n\n## Timeline\n\nTimes in CET\n\n- July 2, 08:00 a\n- 20300-07-02 09:00 b\n"
    review = read(text, tmp_path, name="2030-review.md")
    assert "year 2030 taken from the rest of the document" in review.events[0].time_note
    assert "CET taken literally (UTC+1)" in review.events[0].time_note
    assert review.events[1].precision == "approximate"
    assert "'20300-07-02 09:00' read as '2030-07-02 09:00'" in review.events[1].time_note


def test_the_start_is_the_entry_from_which_the_stated_lengths_lead_to_entries(tmp_path: Path) -> None:
    rows = "- 2030-01-02 11:00 maintenance begins\n- 12:20 change\n- 12:25 alert\n- 12:35 mitigated\n"
    review = read(f"# A\n\n## Timeline\n\n{rows}\n## Stats\n\n- TTD: 5 minutes\n- TTR: 15 minutes\n", tmp_path)
    found = [review.incident.started_at, review.incident.detected_at, review.incident.resolved_at]
    assert [at.strftime("%H:%M") for at in found if at] == ["12:20", "12:25", "12:35"]
    assert review.incident.precision_of("started_at") == "approximate"


def test_a_stated_recovery_that_the_timeline_contradicts_is_said(tmp_path: Path) -> None:
    rows = "- 2030-01-02 11:00 down\n- 12:20 service restored\n"
    review = read(f"# A\n\n## Timeline\n\n{rows}\n## Stats\n\n- Time to recovery: 30 minutes\n", tmp_path)
    (said,) = [note for note in review.sources[0].notes if note.startswith("contradicts itself")]
    assert "time to recovery: 30 minutes: 50 min from the nearest entry that tells of recovery" in said


def test_a_stated_recovery_that_agrees_is_no_contradiction(tmp_path: Path) -> None:
    rows = "- 2030-01-02 11:00 down\n- 12:20 service restored\n"
    review = read(f"# A\n\n## Timeline\n\n{rows}\n## Stats\n\n- Time to recovery: 80 minutes\n", tmp_path)
    assert not [note for note in review.sources[0].notes if note.startswith("contradicts")]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("5 minutes", 5),
        ("11 Days", 11 * 24 * 60),
        ("1h 30m", 90),
        ("about an hour and a half", 90),
        ("half an hour", 30),
        ("1 day, 3 hours and 4 min", 27 * 60 + 4),
        ("1:05", 65),
        ("~2.5 hours (from noon)", 150),
        ("279 minutes [^3]", 279),
        ("0 minutes", 0),
        ("immediately", 0),
        ("?", None),
        ("a while", None),
        ("from 10:00 to 11:00", None),
    ],
)
def test_a_length_is_read_as_people_write_it(text: str, minutes: int | None) -> None:
    length = read_length(text)
    assert (None if length is None else length.total_seconds() / 60) == minutes


def test_a_length_that_cannot_be_read_stays_as_text(tmp_path: Path) -> None:
    review = read("# A\n\n## Stats\n\n- Time to recovery: a while\n", tmp_path)
    assert [(section.title, section.text) for section in review.sections] == [("Time to recovery", "a while")]


@pytest.mark.parametrize("name", ["a.qmd", "a.markdown", "a", "PM2030-001 - v1.2 outage", "index.md"])
def test_a_document_is_known_whatever_it_is_called(name: str, tmp_path: Path) -> None:
    review = read("# Belt stops\n\n## Timeline\n\n- 2030-01-02 08:00 a\n", tmp_path, name=name)
    assert times(review) == ["01-02 08:00"]
    assert review.id == {"index.md": "Belt-stops", "PM2030-001 - v1.2 outage": "PM2030-001"}.get(name, "a")


@pytest.mark.parametrize(
    "body",
    [
        "## Timeline\n\n- 14:02 14:02 deploy\n",
        "## Timeline\n\n| Time | What |\n|-|-|\n| 14:02 | **14:02** deploy |\n",
        "## Timeline\n\n- 14:02\n  - deploy\n",
        "## Timeline\n\n- `14:02` - 14:02: deploy\n",
        "- 14:02 deploy\n",
        "14:02 UTC - deploy\n",
    ],
)
def test_an_event_does_not_tell_its_own_time_again_in_its_text(body: str, tmp_path: Path) -> None:
    review = read(f"# Outage on 2030-01-02\n\n{body}", tmp_path)
    assert times(review) == ["01-02 14:02"]
    assert [event.text for event in review.events] == ["deploy"]


def test_another_time_in_the_text_of_an_event_stays(tmp_path: Path) -> None:
    review = read(
        "# Outage on 2030-01-02\n\n## Timeline\n\n- 14:02 14:12 was agreed\n- 15:00 15:00 CET is meant\n", tmp_path
    )
    assert [event.text for event in review.events] == ["14:12 was agreed", "15:00 CET is meant"]


def test_escapes_and_entities_become_what_they_show_but_for_prose_and_code(tmp_path: Path) -> None:
    text = "# A \\#1\n\n## Summary\n\nA \\* stays Markdown.\n\n## Timeline\n\n- 2030-01-02 08:00 a\\_b &amp; `c\\_d` \\<b>\n"
    text += "\n## Contributing factors\n\n- x \\- y\n\n## Action items\n\n- mend \\[it\\]\n"
    review = read(text, tmp_path)
    assert review.incident.title == "A #1"
    assert review.incident.summary == "A \\* stays Markdown."
    assert [event.text for event in review.events] == ["a_b & `c\\_d` <b>"]
    assert [factor.text for factor in review.factors] == ["x - y"]
    assert [action.title for action in review.actions] == ["mend [it]"]
