"""Exports of tools: one importer knows each, every entry is accounted for, and what is guessed is said."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from review_widgets.errors import ImportFailed
from review_widgets.importers import import_file, importers
from review_widgets.model import Review

SAMPLES = Path(__file__).resolve().parent / "data" / "importers"
ROOM = SAMPLES / "slack" / "room"
TOOLS = (
    "alertmanager",
    "datadog",
    "firehydrant",
    "github_issue",
    "gitlab_issue",
    "google_cloud",
    "grafana_irm",
    "incident_io",
    "jira",
    "json_events",
    "log_lines",
    "opsgenie",
    "pagerduty",
    "pagerduty_review",
    "rootly",
    "sentry",
    "servicenow",
    "slack",
    "teams",
)
FILES = [
    path for tool in TOOLS for path in sorted((SAMPLES / tool).iterdir()) if not path.name.endswith(".golden.json")
]


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def dropped(review: Review) -> int:
    """Give how many entries a review says it dropped."""
    notes = [
        note.removeprefix("dropped: ")
        for source in review.sources
        for note in source.notes
        if re.match(r"dropped: \d+ entr(?:y|ies): ", note)
    ]
    return sum(int(note.split(" ", 1)[0]) for note in notes)


def only(path: Path, **wanted: Any) -> Review:
    (review,) = import_file(path, **wanted)[1]
    return review


# ── every sample ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_tool_has_a_sample() -> None:
    assert {path.parent.name for path in FILES} == set(TOOLS)
    assert set(TOOLS) <= {one.name for one in importers()}


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_times_are_aware_events_in_order_and_actors_among_the_people(path: Path) -> None:
    for review in import_file(path)[1]:
        times = [event.occurred_at for event in review.events if event.occurred_at]
        assert times == sorted(times)
        assert all(at.utcoffset() is not None for at in times)
        assert {event.actor for event in review.events} - {""} <= {person.id for person in review.participants}
        assert all(event.time_note for event in review.events if event.occurred_at is None)


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".json"], ids=name_of)
def test_an_export_cut_off_anywhere_is_an_error_that_names_it(path: Path, tmp_path: Path) -> None:
    raw = path.read_bytes()
    for share in (0.3, 0.6, 0.95):
        cut = tmp_path / path.name
        cut.write_bytes(raw[: int(len(raw) * share)])
        with pytest.raises(ImportFailed, match=path.name):
            import_file(cut)


# ── nothing is lost ───────────────────────────────────────────────────────────────────────────────────────────────

STATED = {
    # how many entries the raw file holds, counted with json or csv alone, and events a tool makes of the incident itself
    "slack/history.json": (lambda raw: len(raw["messages"]), 0),
    "pagerduty/incident.json": (lambda raw: len(raw["log_entries"]) + len(raw["notes"]), 0),
    "github_issue/issue.json": (lambda raw: len(raw["timeline"]) + len(raw["comments"]), 1),
    "gitlab_issue/incident.json": (lambda raw: len(raw["notes"]) + 2, 1),
    "opsgenie/alert.json": (lambda raw: len(raw["logs"]) + len(raw["notes"]), 0),
    "rootly/incident.json": (lambda raw: len(raw["incident_events"]["data"]), 1),
    "firehydrant/incident.json": (lambda raw: len(raw["events"]) + len(raw["incident"]["milestones"]), 1),
    "jira/issue.json": (lambda raw: len(raw["changelog"]["histories"]) + len(raw["fields"]["comment"]["comments"]), 1),
    "grafana_irm/incident.json": (lambda raw: len(raw["activityItems"]), 1),
    "sentry/issue.json": (lambda raw: len(raw["activity"]) + len(raw["events"]), 2),
    "teams/messages.json": (lambda raw: len(raw["value"]) + sum(len(m.get("replies", ())) for m in raw["value"]), 0),
    "incident_io/incident.json": (
        lambda raw: sum(
            len(raw[k]) for k in ("incident_updates", "incident_timeline_items", "incident_activity_log_entries")
        ),
        2,
    ),
}


@pytest.mark.parametrize(
    "name", ["json_events/structured.jsonl", "pagerduty/webhooks.jsonl", "opsgenie/webhooks.jsonl"]
)
def test_every_line_of_json_lines_is_an_event_or_counted_as_dropped(name: str) -> None:
    lines = (SAMPLES / name).read_text(encoding="utf-8").splitlines()
    assert sum(len(review.events) + dropped(review) for review in import_file(SAMPLES / name)[1]) == len(lines)


@pytest.mark.parametrize("name", STATED)
def test_every_entry_is_an_event_or_counted_as_dropped(name: str) -> None:
    count, more = STATED[name]
    reviews = import_file(SAMPLES / name)[1]
    taken = sum(len(review.events) + dropped(review) for review in reviews)
    assert taken == count(json.loads((SAMPLES / name).read_text(encoding="utf-8"))) + more


def test_an_unknown_kind_passes_through_as_text() -> None:
    texts = [
        event.text
        for tool in TOOLS
        for path in FILES
        if path.parent.name == tool
        for review in import_file(path)[1]
        for event in review.events
    ]
    for said in (
        "seen by: nobody yet",
        "Teleported",
        "a value nobody knows",
        "step: archive the room",
        "Kind of tomorrow: odd",
        "Something new",
    ):
        assert any(said in text for text in texts), said


# ── Slack ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def zipped(folder: Path, target: Path, *more: tuple[str, str]) -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for path in sorted(folder.rglob("*.json")):
            made.write(path, path.relative_to(folder).as_posix())
        for name, text in more:
            made.writestr(name, text)
    return target


def room(**wanted: Any) -> Review:
    return only(ROOM, only=["#inc-204-checkout"], **wanted)


def test_a_slack_zip_gives_what_its_folder_gives(tmp_path: Path) -> None:
    packed = import_file(zipped(ROOM, tmp_path / "room.zip"))[1]
    assert [review.events for review in packed] == [review.events for review in import_file(ROOM)[1]]


def test_slack_puts_mentions_links_and_entities_into_words() -> None:
    texts = [event.text for event in room().events]
    assert "p99 of the checkout board (https://grafana.example/d/checkout) went from 300 ms to 4 s & climbing" in texts
    assert "@Mei L. could it be the connection pool? see #deploys" in texts
    assert "Looks so: @Tomás R. all 50 are waiting :eyes:" in texts


def test_slack_counts_bots_as_sources_and_people_as_participants() -> None:
    review = room()
    assert {person.name for person in review.participants} == {"Priya N.", "Tomás R.", "Mei L.", "Jonas K."}
    (bot,) = [event for event in review.events if "Deploy Bot" in event.source]
    assert bot.actor == ""
    assert "Region: eu-west" in bot.text


def test_slack_replies_point_at_what_they_answer_and_files_are_evidence() -> None:
    events = {event.text: event for event in room().events}
    reply = events["@Mei L. could it be the connection pool? see #deploys"]
    assert reply.tags == ("edited", "reply")
    assert reply.evidence[0].text.startswith("in reply to: p99 of the checkout board")
    assert events["Rolling back 4411"].evidence[0].text == "pool.png"


def test_a_time_window_keeps_what_is_inside_and_counts_the_rest() -> None:
    since = datetime(2026, 3, 1, 14, 4, tzinfo=UTC)
    review, whole = room(since=since, until=since + timedelta(minutes=6)), room()
    assert [event.text[:11] for event in review.events] == ["Looks so: @", "Deploy 4411", "Rolling bac"]
    assert len(review.events) + dropped(review) == len(whole.events) + dropped(whole)


def test_a_channel_that_is_not_there_is_an_error_that_names_those_that_are() -> None:
    with pytest.raises(ImportFailed, match=r"found 'lunch'; expected one of deploys, inc-204-checkout"):
        import_file(ROOM, only=["lunch"])


# ── real exports ──────────────────────────────────────────────────────────────────────────────────────────────────


def raw_messages(folder: Path) -> Iterator[dict[str, Any]]:
    for day in sorted(folder.glob("*/*.json")):
        yield from json.loads(day.read_text(encoding="utf-8"))


def test_every_message_of_a_real_slack_workspace_is_an_event(shared: Path) -> None:
    home = shared / "data" / "formats" / "slack_export"
    stated = list(raw_messages(home / "testarchive"))
    reviews = import_file(home / "testarchive.zip")[1]
    found = {event.occurred_at for review in reviews for event in review.events}
    assert sum(len(review.events) + dropped(review) for review in reviews) == len(stated) == 158
    assert {datetime.fromtimestamp(float(row["ts"]), UTC).replace(microsecond=0) for row in stated} == {
        at.replace(microsecond=0) for at in found if at
    }


def test_real_pagerduty_webhooks_of_a_folder_fall_to_their_incidents(shared: Path) -> None:
    folder = shared / "data" / "formats" / "pagerduty" / "webhook_v3_zulip"
    events = [json.loads(path.read_text(encoding="utf-8"))["event"] for path in folder.glob("*.json")]
    reviews = import_file(folder)[1]
    assert sorted(len(review.events) for review in reviews) == [1, 1, 6]
    assert sum(len(review.events) for review in reviews) == len(events) == 8
    stated = {datetime.fromisoformat(event["occurred_at"]) for event in events}
    assert {event.occurred_at for review in reviews for event in review.events} == stated


def test_every_row_of_a_real_servicenow_log_is_an_event(shared: Path) -> None:
    import csv
    import gzip

    path = shared / "data" / "uci" / "sample_1in50.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    numbers = {row["number"] for row in rows}
    opened = {row["number"] for row in rows if row["opened_at"] != "?"}
    reviews = import_file(path)[1]
    assert {review.id for review in reviews} == numbers
    assert sum(len(review.events) + dropped(review) for review in reviews) == len(rows) + len(opened)
    one = next(review for review in reviews if review.id == "INC0000045")
    assert [event.occurred_at.strftime("%d/%m/%Y %H:%M") for event in one.events if event.occurred_at][1:] == [
        datetime.strptime(row["sys_updated_at"], "%d/%m/%Y %H:%M").replace(tzinfo=UTC).strftime("%d/%m/%Y %H:%M")
        for row in rows
        if row["number"] == "INC0000045"
    ]


@pytest.mark.parametrize(
    ("place", "tool", "events"),
    [
        ("github", "github_issue", 4),
        ("datadog/get_the_details_of_an_incident_returns_ok_response.json", "datadog", 1),
        ("rootly/v1_events_id.json", "rootly", 1),
        ("rootly/v1_incidents_id.json", "rootly", 1),
        ("incident_io/models/incident_timeline_items_list_result_v2.json", "incident_io", 1),
        ("incident_io/models/incident_updates_list_result_v2.json", "incident_io", 1),
        ("incident_io/models/incident_activity_log_entries_list_result_v2.json", "incident_io", 1),
        ("opsgenie/v2_alerts_identifier_logs.json", "opsgenie", 1),
    ],
)
def test_published_examples_are_known_and_read(place: str, tool: str, events: int, shared: Path) -> None:
    name, reviews = import_file(shared / "data" / "formats" / place)
    assert name == tool
    assert sum(len(review.events) for review in reviews) == events


# ── PagerDuty's review as a PDF ───────────────────────────────────────────────────────────────────────────────────


def write_pdf(path: Path, lines: list[str]) -> Path:
    """Write a small PDF of one page per 30 lines, so that its text is what a reader of PDFs gives."""
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    pages = []
    for first in range(0, len(lines), 30):
        shown = (re.sub(r"([\\()])", r"\\\1", line) for line in lines[first : first + 30])
        drawn = ("BT /F1 10 Tf 14 TL 50 780 Td\n" + "\n".join(f"({line}) Tj T*" for line in shown) + "\nET").encode(
            "cp1252"
        )
        parts.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(drawn), drawn))
        box = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        parts.append(box % len(parts))
        pages.append(b"%d 0 R" % len(parts))
    parts[1] = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (b" ".join(pages), len(pages))
    made, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(parts) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%btrailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    path.write_bytes(made + end % (size, rows, size, len(made)))
    return path


def test_a_review_as_pdf_is_read_like_its_text(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    text = SAMPLES / "pagerduty_review" / "checkout.txt"
    name, (review,) = import_file(write_pdf(tmp_path / "checkout.pdf", text.read_text(encoding="utf-8").splitlines()))
    (expected,) = import_file(text)[1]
    assert name == "pagerduty_review"
    assert review.events == expected.events
    assert (review.incident, review.participants, review.actions) == (
        expected.incident,
        expected.participants,
        expected.actions,
    )


@pytest.mark.parametrize(
    ("raw", "found"), [(b"%PDF-1.4\nno more", "expected a PDF that can be read"), (b"%PDF-", "expected a PDF")]
)
def test_a_pdf_that_cannot_be_read_is_an_error(raw: bytes, found: str, tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    (tmp_path / "broken.pdf").write_bytes(raw)
    with pytest.raises(ImportFailed, match=rf"broken\.pdf: .*{found}"):
        import_file(tmp_path / "broken.pdf")


def test_a_pdf_without_text_says_that_pictures_cannot_be_read(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    with pytest.raises(ImportFailed, match="found 'pages without text'"):
        import_file(write_pdf(tmp_path / "scan.pdf", [""]))


# ── names ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_everybody_a_tool_names_in_a_field_or_calls_by_a_handle_is_a_participant() -> None:
    from review_widgets.audience import prepare_for

    for place in (
        "github_issue/issue.json",
        "gitlab_issue/incident.json",
        "jira/issue.json",
        "incident_io/incident.json",
        "servicenow/audit.csv",
    ):
        for review in import_file(SAMPLES / place)[1]:
            shown = " ".join(event.text for event in prepare_for(review, "roles").events)
            assert re.findall(r"Priya|Tomás|Mei L|@(?!Responder)\w+|tomas-r", shown) == [], place


def test_a_public_page_keeps_what_lies_in_the_chosen_times_and_counts_the_rest() -> None:
    path = Path(__file__).parent / "data" / "importers" / "google_cloud" / "incidents.json"
    whole = max(import_file(path)[1], key=lambda one: len(one.events))
    times = sorted(event.occurred_at for event in whole.events if event.occurred_at)
    (some,) = (one for one in import_file(path, since=times[1], until=times[-1])[1] if one.id == whole.id)
    assert sorted(event.occurred_at for event in some.events if event.occurred_at) == times[1:]
    assert "1 update outside the chosen times" in str(some.sources[0])
