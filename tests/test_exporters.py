"""Reviews for other tools: what goes out comes back, nothing in it is a formula or markup, follow-ups keep where they come from."""

from __future__ import annotations

import csv
import io
import json
import re
import zoneinfo
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review_widgets.cli import main
from review_widgets.errors import InvalidParameter, InvalidTime
from review_widgets.exporters import export_review, exporters
from review_widgets.exporters.timeline_csv import COLUMNS
from review_widgets.importers import import_file, import_together
from review_widgets.model import EventKind, Incident, Phase, Review, TimelineEvent, Visibility
from review_widgets.schema import read_review
from review_widgets.stores import open_store

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = sorted(path for path in (ROOT / "workbooks" / "sample" / "reviews").glob("*.json") if path.name != "team.json")
T0 = datetime(2026, 3, 1, 14, 0, 7, 123456, tzinfo=UTC)


def review_of(**parts: object) -> Review:
    return Review.model_validate(
        {"id": "INC-9", "incident": {"title": "Checkout slow", "zone": "Europe/Lisbon"}, **parts}
    )


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def back(review: Review, folder: Path) -> Review:
    """Give what the exported timeline is when it is imported again."""
    path = folder / "timeline.csv"
    path.write_text(export_review(review, "csv"), encoding="utf-8", newline="")
    name, (read,) = import_file(path)
    assert name == "timeline_export"
    return read


def test_every_target_says_what_it_is_and_writes_every_sample() -> None:
    assert {one.name for one in exporters()} == {
        *("chat", "csv", "github", "gitlab", "ics", "jira", "json", "md", "txt"),
        *("markdown_google", "markdown_incident_io", "markdown_pagerduty"),
    }
    assert all(one.words for one in exporters())
    for path in SAMPLE:
        review = read_review(path.read_bytes())
        assert all(one.write(review) for one in exporters())


def test_a_target_that_does_not_exist_is_named_with_those_that_do() -> None:
    with pytest.raises(InvalidParameter, match=r"found 'docx'; expected one of .*csv.*jira"):
        export_review(review_of(), "docx")


# ── the record and the timeline come back ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_the_json_record_is_equal_when_read_again(path: Path) -> None:
    review = read_review(path.read_bytes())
    assert read_review(export_review(review, "json")) == review


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_the_timeline_gives_back_equal_events(path: Path, tmp_path: Path) -> None:
    review = read_review(path.read_bytes())
    again = {event.id: event for event in back(review, tmp_path).events}
    assert again == {event.id: event for event in review.events}


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp")), max_size=40)
AT = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))
PROOFS = st.lists(st.builds(dict, url=TEXTS, text=TEXTS, asset_id=TEXTS), max_size=2).map(
    lambda drawn: [{"id": f"ev-{n}", **one} for n, one in enumerate(drawn)]
)
FIELDS: dict[str, st.SearchStrategy[object]] = {
    **dict.fromkeys(("occurred_at", "ended_at", "recorded_at"), AT),
    **dict.fromkeys(("time_note", "source", "source_ref", "team", "perspective"), TEXTS),
    "text": TEXTS | st.sampled_from(["=1+1", "'=1", "''@x", " -2", "\t=3", "a\nb", '"q",;', "'", "a\n\n", "1,2;3\t4"]),
    "actor": st.sampled_from(["", "p-1", "P_2.x"]),
    "kind": st.sampled_from(EventKind),
    "phase": st.sampled_from(Phase),
    "precision": st.sampled_from(["exact", "minute", "approximate", "unknown"]),
    "known_at_the_time": st.booleans(),
    "importance": st.sampled_from(["key", "normal", "background"]),
    "visibility": st.sampled_from(Visibility),
    "tags": st.lists(TEXTS, max_size=3),
    "evidence": PROOFS,
}
EVENTS = st.fixed_dictionaries({}, optional=FIELDS)


def test_every_field_of_an_event_is_drawn_and_has_its_column() -> None:
    assert {"id", *FIELDS} == set(TimelineEvent.model_fields)
    assert len(COLUMNS) == len(FIELDS) + 2  # the id, and who the actor is


@given(st.lists(EVENTS, min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_any_events_come_back_equal(tmp_path_factory: pytest.TempPathFactory, drawn: list[dict[str, object]]) -> None:
    review = review_of(events=[{"id": f"e-{number}", **event} for number, event in enumerate(drawn)])
    again = {event.id: event for event in back(review, tmp_path_factory.mktemp("csv")).events}
    assert again == {event.id: event for event in review.events}


def test_events_come_back_equal_in_whatever_zone_they_were_printed(tmp_path: Path) -> None:
    nights = [datetime(2026, *day, tzinfo=UTC) for day in ((3, 8), (3, 29), (4, 5), (10, 4), (10, 25), (11, 1))]
    times = [night + timedelta(minutes=45 * step) for night in nights for step in range(-16, 32, 3)]
    times += [T0 + timedelta(days=11 * step, microseconds=step) for step in range(34)]
    events = [{"id": f"e-{n}", "occurred_at": at, "ended_at": at + timedelta(hours=1)} for n, at in enumerate(times)]
    review = review_of(events=events)
    said = {event.id: event for event in review.events}
    zones = sorted(zoneinfo.available_timezones() - {"localtime"})
    assert len(zones) > 400
    wrong = [
        zone
        for zone in zones
        if {event.id: event for event in back(review.model_copy(update={"incident": in_zone(zone)}), tmp_path).events}
        != said
    ]
    assert wrong == []


def in_zone(zone: str) -> Incident:
    return Incident(title="Checkout slow", zone=zone)


def test_an_exported_timeline_imported_into_its_review_adds_nothing(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "reviews"))
    review = store.save(read_review(SAMPLE[0].read_bytes()).model_copy(update={"revision": 0}), expected_revision=0)
    path = tmp_path / "timeline.csv"
    path.write_text(export_review(review, "csv"), encoding="utf-8", newline="")
    after = import_together([path], store, review.id).review
    assert after.events == review.events
    assert after.participants == review.participants


def test_times_stand_in_the_zone_that_is_chosen() -> None:
    review = review_of(events=[{"id": "e-1", "occurred_at": T0 + timedelta(days=150), "text": "x"}])
    stated = {
        zone: rows_of(export_review(review, "csv", zone=zone))[0]["at"]
        for zone in ("", "Asia/Tokyo", "America/New_York")
    }
    assert stated == {
        "": "2026-07-29T15:00:07.123456+01:00",
        "Asia/Tokyo": "2026-07-29T23:00:07.123456+09:00",
        "America/New_York": "2026-07-29T10:00:07.123456-04:00",
    }
    with pytest.raises(InvalidTime, match="found 'Mars/Base'"):
        export_review(review, "csv", zone="Mars/Base")


@pytest.mark.parametrize("target", ["csv", "jira"])
def test_no_cell_is_a_formula_to_a_spreadsheet(target: str) -> None:
    bad = ["=HYPERLINK(1)", "+1", "-1", "@x", "\t=1", " =1"]
    review = review_of(
        events=[{"id": f"e-{n}", "text": text} for n, text in enumerate(bad)],
        actions=[{"id": f"a-{n}", "title": text, "priority": text} for n, text in enumerate(bad)],
    )
    cells = [cell for row in csv.reader(io.StringIO(export_review(review, target))) for cell in row]
    assert len(cells) > 6 * 6
    assert [cell for cell in cells if cell.lstrip()[:1] in ("=", "+", "-", "@")] == []


# ── follow-ups ────────────────────────────────────────────────────────────────────────────────────────────────────

ACTIONS = [
    {
        "id": "a-1",
        "title": "Alert on waiting\nconnections",
        "description": "Before the pool is empty. <b>@mei</b>",
        "type": "detect",
        "priority": "high",
        "due_date": "2026-03-20",
        "assignee": "p-1",
        "takeaway_ids": ["t-1"],
    },
    {"id": "a-2", "title": "Done long ago", "status": "done"},
    {"id": "a-3", "title": "In a tracker", "external_issue": {"provider": "jira", "key": "PAY-1"}},
    {"id": "a-4", "title": "Begun", "status": "in_progress"},
]
FOLLOW_UPS = review_of(
    actions=ACTIONS,
    participants=[{"id": "p-1", "name": "Responder A"}],
    takeaways=[{"id": "t-1", "text": "An empty pool was seen by customers first"}],
)


def test_jira_gets_open_follow_ups_once_with_where_they_come_from() -> None:
    rows = rows_of(export_review(FOLLOW_UPS, "jira"))
    assert [row["Summary"] for row in rows] == ["Alert on waiting connections", "Begun"]
    assert rows[0]["Due Date"] == "2026-03-20"
    assert rows[0]["External Issue ID"] == "INC-9/a-1"
    for said in (
        "Before the pool is empty.",
        "Carries: An empty pool was seen",
        "With: Responder A",
        "learning review INC-9",
    ):
        assert said in rows[0]["Description"]
    header = export_review(FOLLOW_UPS, "jira").splitlines()[0].split(",")
    assert header.count("Labels") == 2


@pytest.mark.parametrize(
    ("target", "body", "labels"),
    [("github", "body", ["learning-review", "detect"]), ("gitlab", "description", "learning-review,detect")],
)
def test_issues_are_bodies_of_requests_in_which_nothing_is_markup_and_nobody_is_called(
    target: str, body: str, labels: object
) -> None:
    first, second = json.loads(export_review(FOLLOW_UPS, target))
    assert (first["title"], second["title"]) == ("Alert on waiting connections", "Begun")
    assert first["labels"] == labels
    assert first.get("due_date", "2026-03-20") == "2026-03-20"
    assert "<b>" not in first[body].replace("\\<b>", "")
    assert re.search(r"@\w", first[body]) is None
    assert "INC-9" in first[body]


# ── the calendar ──────────────────────────────────────────────────────────────────────────────────────────────────


def let_go(number: int, text: str, **line: object) -> dict[str, object]:
    return {
        "id": f"t-{number}",
        "text": text,
        "decision": "let_go",
        "let_go": {"reason": "low_harm", "revisit_on": "2026-09-01", **line},
    }


def test_the_calendar_has_a_day_for_every_let_go_that_still_stands() -> None:
    review = review_of(
        updated_at=T0,
        takeaways=[
            let_go(1, "Retries; with, commas\\ and a\nbreak", what_we_rely_on_instead="the on-call rota"),
            let_go(2, "Looked at already", status="revisited"),
            let_go(3, "No day", revisit_on=None),
            {"id": "t-4", "text": "Carried", "decision": "carry"},
        ],
    )
    text = export_review(review, "ics")
    assert text.endswith("\r\n")
    assert text.replace("\r\n", "").count("\n") == 0
    lines = text.replace("\r\n ", "").split("\r\n")
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20260901" in lines
    assert "DTEND;VALUE=DATE:20260902" in lines
    assert "DTSTAMP:20260301T140007Z" in lines
    assert "SUMMARY:Look again: Retries\\; with\\, commas\\\\ and a\\nbreak" in lines
    assert any("We rely on the on-call rota" in line for line in lines)


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=200))
@settings(max_examples=150, deadline=None)
def test_no_line_of_the_calendar_is_too_long_and_no_text_can_add_one(text: str) -> None:
    made = export_review(review_of(takeaways=[let_go(1, text)]), "ics")
    assert max(len(line.encode()) for line in made.split("\r\n")) <= 75
    names = [line.split(":")[0].split(";")[0] for line in made.replace("\r\n ", "").split("\r\n")]
    assert names == [
        "BEGIN",
        "VERSION",
        "PRODID",
        "CALSCALE",
        "BEGIN",
        "UID",
        "DTSTAMP",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "DESCRIPTION",
        "TRANSP",
        "END",
        "END",
        "",
    ]


def test_every_day_to_look_again_of_the_sample_archive_is_in_its_calendar() -> None:
    stated: dict[str, list[date]] = {}
    for path in SAMPLE:
        raw = json.loads(path.read_text(encoding="utf-8"))
        days = [
            t["let_go"]["revisit_on"]
            for t in raw.get("takeaways", ())
            if t.get("decision") == "let_go"
            and t["let_go"].get("revisit_on")
            and t["let_go"].get("status", "active") == "active"
        ]
        stated[path.stem] = sorted(date.fromisoformat(day) for day in days)
    found = {
        path.stem: sorted(
            datetime.strptime(day, "%Y%m%d").replace(tzinfo=UTC).date()
            for day in re.findall(r"DTSTART;VALUE=DATE:(\d{8})", export_review(read_review(path.read_bytes()), "ics"))
        )
        for path in SAMPLE
    }
    assert found == stated
    assert sum(map(len, found.values())) > 5


# ── the command ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_command_writes_the_file_and_prints_roles_unless_told_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    review = review_of(
        participants=[{"id": "p-1", "name": "Ines Marques"}],
        events=[{"id": "e-1", "occurred_at": T0, "text": "x", "actor": "p-1"}],
    )
    open_store("reviews").save(review, expected_revision=0)
    assert main(["export", "INC-9", "--to", "csv", "--zone", "UTC"]) == 0
    assert "wrote INC-9.csv" in capsys.readouterr().out
    (row,) = rows_of((tmp_path / "INC-9.csv").read_text(encoding="utf-8"))
    assert row["who"].startswith("Responder")
    assert row["at"] == T0.isoformat()
    assert main(["export", "INC-9", "--to", "csv", "--audience", "names", "--out", "named.csv"]) == 0
    assert "Ines Marques" in (tmp_path / "named.csv").read_text(encoding="utf-8")
    assert main(["export", "INC-9", "--to", "jira", "--out", "no/such/folder.csv"]) == 1
    assert "expected a file that can be written" in capsys.readouterr().err


def test_prose_has_no_marks_of_emphasis_in_a_mail_or_a_chat() -> None:
    review = review_of(
        incident={
            "title": "Checkout slow",
            "summary": "**TL;DR** the `pool` was empty.\n\n- one\n- two",
            "impact": {"text": "_Everybody_ who paid."},
        }
    )
    mail, chat = export_review(review, "txt"), export_review(review, "chat")
    assert "\nTL;DR the pool was empty.\n- one\n- two\n" in mail
    assert "TL;DR the pool was empty. - one - two\nAffected: Everybody who paid." in chat


def test_a_chat_says_an_id_once_has_where_to_read_more_and_ends_no_line_in_a_word() -> None:
    long = "The pool of connections was empty for a while and nobody could pay any more at all. "
    review = review_of(
        incident={"title": "INC-9: Checkout slow", "summary": long * 4, "impact": {"text": "everybodyelse, " * 40}}
    )
    lines = export_review(review, "chat").splitlines()
    assert lines[0] == "INC-9: Checkout slow"
    assert lines[1] == (long * 2).strip() + " …"
    assert lines[2].endswith("everybodyelse …")
    assert any(line.startswith("More: ") and line != "More: " for line in lines)


@pytest.mark.parametrize(("carried", "gone"), [(10, 5), (7, 0), (9, 1), (1, 12), (2, 3)])
def test_a_chat_has_at_most_twelve_lines_and_counts_what_it_leaves_out(carried: int, gone: int) -> None:
    takeaways = [{"id": f"c{n}", "text": f"carried {n}", "decision": "carry"} for n in range(carried)]
    takeaways += [{"id": f"g{n}", "text": f"let go {n}", "decision": "let_go"} for n in range(gone)]
    review = review_of(takeaways=takeaways, incident={"title": "x", "summary": "y", "impact": {"text": "z"}})
    text = export_review(review, "chat")
    assert len(text.splitlines()) <= 12
    left_out = carried - text.count("• carried")
    assert (f"and {left_out} more" in text) == (left_out > 0)
    assert ("Letting go for now" in text) == (gone > 0)


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("INC-9 Checkout slow", "INC-9: Checkout slow"),
        ("[INC-9] Checkout slow", "INC-9: Checkout slow"),
        ("inc-9 - Checkout slow", "INC-9: Checkout slow"),
        ("INC-95 came back", "INC-9: INC-95 came back"),
        ("", "INC-9"),
        ("INC-9", "INC-9"),
    ],
)
def test_a_chat_begins_with_the_id_once(title: str, said: str) -> None:
    assert export_review(review_of(incident={"title": title}), "chat").splitlines()[0] == said
