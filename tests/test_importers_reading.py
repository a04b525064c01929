"""What importers share: folders and zips, times of any form, and knowing a tool by its first lines."""

from __future__ import annotations

import json
import tracemalloc
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review_widgets.errors import ImportFailed
from review_widgets.importers import Content, import_file, import_into, importers
from review_widgets.importers._members import Members
from review_widgets.importers._moment import read_moment
from review_widgets.importers._outline import outline
from review_widgets.stores import open_store

SAMPLES = Path(__file__).resolve().parent / "data" / "importers"


def pack(target: Path, *more: tuple[str, str]) -> Path:
    """Write a small Slack export as a zip, with more members."""
    room = SAMPLES / "slack" / "room"
    with zipfile.ZipFile(target, "w") as made:
        made.write(room / "users.json", "users.json")
        for name, text in more:
            made.writestr(name, text)
    return target


# ── folders and zips ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["../up.json", "/etc/up.json", "a/../../up.json", "..\\up.json"])
def test_a_zip_whose_paths_lead_outside_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(ImportFailed, match="a path that leads outside"):
        import_file(pack(tmp_path / "bad.zip", (name, "[]")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder of documents, a table, a picture and a broken export, that no importer knows as a whole."""
    made = tmp_path / "reviews-of-2030"
    (made / "2030-01-05-lamp").mkdir(parents=True)
    (made / "2030-01-05-lamp" / "index.md").write_text("# Lamp\n\n## Timeline\n\n- 10:00 UTC off\n")
    (made / "INC-2.md").write_text("# Gate\n\n## Timeline\n\n- 2030-02-01 10:00 UTC stuck\n")
    (made / "INC-3.csv").write_text("at,text\n2030-03-01T10:00:00Z,belt stops\n")
    (made / "gate.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (made / "notes.json").write_text('{"hello": 1}')
    (made / "broken.json").write_text('{"page": {}, "incidents": [{"shortlink": "x", "incident_updates": [')
    return made


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "zip"])
def test_a_folder_of_single_files_is_taken_file_by_file(packed: bool, folder: Path, tmp_path: Path) -> None:
    path = folder
    if packed:
        path = tmp_path / "all.zip"
        with zipfile.ZipFile(path, "w") as made:
            for file in sorted(folder.rglob("*.*")):
                if file.is_file():
                    made.write(file, file.relative_to(folder).as_posix())
    outcomes = {
        outcome.path.relative_to(path).as_posix(): outcome
        for outcome in import_into([path], open_store(tmp_path / "store"))
    }
    saved = {name: outcome.saved for name, outcome in outcomes.items() if outcome.saved}
    assert saved == {"2030-01-05-lamp/index.md": ("2030-01-05-lamp",), "INC-2.md": ("INC-2",), "INC-3.csv": ("INC-3",)}
    assert outcomes["notes.json"].notes == ("left out: no importer knows it",)
    assert "a binary file" in outcomes["gate.png"].notes[0]
    assert [name for name, outcome in outcomes.items() if outcome.errors] == ["broken.json"]


def test_a_folder_in_which_nobody_knows_anything_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "all").mkdir()
    (tmp_path / "all" / "notes.json").write_text('{"hello": 1}')
    *_, last = import_into([tmp_path / "all"], open_store(tmp_path / "store"))
    assert "no importer that knows it" in last.errors[0]


def test_a_zip_bomb_is_stopped_at_its_first_file(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made, made.open("a.md", "w") as file:
        for _ in range(257):
            file.write(b"a" * 1024 * 1024)
    outcomes = list(import_into([path], open_store(tmp_path / "store")))
    assert "more than 268,435,456 bytes" in outcomes[0].notes[0]
    assert outcomes[-1].errors


def test_a_symbolic_link_in_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("[]")
    try:
        (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    except OSError:
        pytest.skip("this system has no symbolic links for everybody")
    with pytest.raises(ImportFailed, match=r"link\.json: found 'a symbolic link'"):
        import_file(tmp_path)


def test_a_zip_that_is_none_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "no.zip").write_bytes(b"PK\x03\x04 but no more")
    with pytest.raises(ImportFailed, match=r"no\.zip: found .*; expected a whole zip file"):
        import_file(tmp_path / "no.zip")


def test_a_member_is_never_unpacked_beyond_its_limit(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "big.zip", "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("zeros.json", "0" * 5_000_000)
    with pytest.raises(ImportFailed, match="more than 1,000,000 bytes"):
        Members(tmp_path / "big.zip").read("zeros.json", most=1_000_000)


def test_parts_of_one_incident_in_a_folder_become_one_review(tmp_path: Path) -> None:
    raw = json.loads((SAMPLES / "pagerduty" / "incident.json").read_text(encoding="utf-8"))
    for name in ("incident", "log_entries", "notes"):
        (tmp_path / f"{name}.json").write_text(json.dumps({name: raw[name]}), encoding="utf-8")
    (together,) = import_file(SAMPLES / "pagerduty" / "incident.json")[1]
    (apart,) = import_file(tmp_path)[1]
    assert apart.events == together.events


def test_two_tools_in_one_folder_are_an_error_that_names_both(tmp_path: Path) -> None:
    for name in ("pagerduty/incident.json", "sentry/issue.json"):
        (tmp_path / f"{name.replace('/', '-')}").write_bytes((SAMPLES / name).read_bytes())
    with pytest.raises(ImportFailed, match="2 importers that claim it: pagerduty, sentry"):
        import_file(tmp_path)


# ── times ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "value",
    [
        "2026-03-01T14:00:00Z",
        "2026-03-01T15:00:00.000+0100",
        "2026-03-01 14:00:00 UTC",
        1772373600,
        "1772373600.000000",
        1772373600000,
        1772373600000000000,
    ],
)
def test_a_moment_is_the_same_however_it_is_written(value: object) -> None:
    assert read_moment(value).at == datetime(2026, 3, 1, 14, tzinfo=UTC)


@pytest.mark.parametrize("value", [None, "", "?", 0, "0001-01-01T00:00:00Z", False])
def test_nothing_stated_is_no_time_and_no_guess(value: object) -> None:
    assert read_moment(value).at is None
    assert read_moment(value).note == ""


@pytest.mark.parametrize("value", ["soon", "9999-12-31T23:59:59Z", "1e400", 10**40, "2026-13-01T00:00:00Z"])
def test_what_is_no_time_says_what_stood_there(value: object) -> None:
    assert read_moment(value).at is None
    assert str(value)[:10] in read_moment(value).note


def test_a_time_without_a_zone_is_read_in_the_one_given_and_says_so() -> None:
    moment = read_moment("2026-03-01 15:00:00", zone="Europe/Paris")
    assert moment.at == datetime(2026, 3, 1, 14, tzinfo=UTC)
    assert moment.note == "no zone stated; read as Europe/Paris"


def test_a_log_that_names_no_year_takes_the_latest_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "sys.log").write_text("Mar  1 14:00:12 host1 a: b\nMar  1 14:12:00 host1 c: d\n")
    first = import_file(tmp_path / "sys.log")[1][0].events[0]
    assert first.occurred_at
    assert first.occurred_at <= datetime.now(UTC) + timedelta(days=1)
    assert "no year stated; read as" in first.time_note


STAMPS = (
    "2026-03-01T14:00:12Z",
    "2026-03-01 15:00:12 +0100",
    "[2026-03-01 14:00:12,000]",
    "2026/03/01 14:00:12",
    "<34>1 2026-03-01T14:00:12.000Z",
    "Sun Mar  1 14:00:12 2026",
    "[Sun Mar 01 14:00:12.000000 2026]",
    "Mar  1 14:00:12",
    "01-Mar-2026 14:00:12.000",
    "March 1, 2026 2:00:12 PM",
    "1 March 2026, 14:00:12",
    "01/03/2026, 14:00:12",
    "1772373612",
    "1772373612000",
    "14:00:12",
)


@pytest.mark.parametrize("stamp", STAMPS)
def test_a_line_may_begin_with_any_usual_time(stamp: str, tmp_path: Path) -> None:
    path = tmp_path / "lines-2026-03-01.log"
    path.write_text(f"{stamp} first thing\n  and more of it\n{stamp} second thing\n", encoding="utf-8")
    (review,) = import_file(path)[1]
    assert [event.occurred_at for event in review.events] == [datetime(2026, 3, 1, 14, 0, 12, tzinfo=UTC)] * 2
    assert [event.text for event in review.events] == ["first thing\n  and more of it", "second thing"]
    assert len({event.id for event in review.events}) == 2


def test_lines_without_a_date_take_it_from_the_time_that_is_chosen(tmp_path: Path) -> None:
    path = tmp_path / "room.txt"
    path.write_text("23:50 <priya> it slows down\n00:10 <mei> it is back\n", encoding="utf-8")
    since = datetime(2026, 3, 1, tzinfo=UTC)
    times = [event.occurred_at for event in import_file(path, since=since)[1][0].events]
    assert times == [datetime(2026, 3, 1, 23, 50, tzinfo=UTC), datetime(2026, 3, 2, 0, 10, tzinfo=UTC)]
    unknown = import_file(path)[1][0].events
    assert [event.occurred_at for event in unknown] == [None, None]
    assert all("no date is known" in event.time_note for event in unknown)
    assert [event.text for event in unknown] == ["23:50 it slows down", "00:10 it is back"]


def test_clock_times_without_a_day_are_said_once_with_what_to_give(tmp_path: Path) -> None:
    for name, text in (
        ("room.txt", "14:02 <mei> slow\n14:05 <mei> back\n"),
        ("a.md", "# A\n\n## Timeline\n\n- 14:02 slow\n- 14:05 back\n"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
        (review,) = import_file(tmp_path / name)[1]
        said = [note for note in review.sources[0].notes if "day" in note or "date" in note]
        assert len(said) == 1
        assert said[0].startswith("kept as text: 2 clock times without a day: ")
        assert "--since 2026-03-01" in said[0]
        assert ("--into" in said[0]) == (name == "room.txt")


def test_a_document_without_a_date_takes_it_from_the_time_that_is_chosen(tmp_path: Path) -> None:
    since = datetime(2026, 3, 1, tzinfo=UTC)
    for title, month in (("A", 3), ("A of 2026-04-01", 4)):
        (tmp_path / "a.md").write_text(f"# {title}\n\n- 14:02 slow\n", encoding="utf-8")
        (event,) = import_file(tmp_path / "a.md", since=since)[1][0].events
        assert event.occurred_at == datetime(2026, month, 1, 14, 2, tzinfo=UTC)


def test_a_word_before_a_colon_is_a_person_only_where_it_is_used_as_one(tmp_path: Path) -> None:
    path = tmp_path / "room-2026-03-01.txt"
    path.write_text(
        "14:00 priya: p99 is up\n14:01 update: see board\n14:02 priya: back\n14:03 deploy: 4411\n", encoding="utf-8"
    )
    (review,) = import_file(path)[1]
    assert [person.name for person in review.participants] == ["priya"]
    assert [event.text for event in review.events] == ["p99 is up", "update: see board", "back", "deploy: 4411"]


# ── knowing a tool by its first lines ─────────────────────────────────────────────────────────────────────────────

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@given(VALUES, st.floats(0, 1))
@settings(max_examples=200, deadline=None)
def test_the_outline_of_a_cut_text_never_raises_and_of_a_whole_one_is_the_value(value: Any, share: float) -> None:
    text = json.dumps(value)
    outline(text[: int(len(text) * share)])
    assert outline(text) == (value if isinstance(value, dict | list) else None)


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_importer_raises_on_bytes_it_does_not_know(raw: bytes) -> None:
    for one in importers():
        assert one.identify(Content("x", raw)) in (True, False)


def test_a_long_file_of_webhooks_takes_at_most_four_times_its_size(tmp_path: Path) -> None:
    one = {
        "id": "P1",
        "type": "incident_reference",
        "summary": "Checkout slow",
        "html_url": "https://shop.example/incidents/P1",
    }
    hooks = [
        {
            "event": {
                "id": f"E{number}",
                "event_type": "incident.annotated",
                "occurred_at": f"2026-03-01T{number // 3600:02d}:{number // 60 % 60:02d}:{number % 60:02d}Z",
                "agent": {**one, "id": f"U{number % 40}", "type": "user_reference", "summary": f"Person {number % 40}"},
                "data": {
                    "id": f"N{number}",
                    "type": "incident_note",
                    "content": f"line {number} " * 8,
                    "incident": one,
                    "assignees": [one, one, one, one],
                    "service": one,
                },
            }
        }
        for number in range(4_000)
    ]
    path = tmp_path / "webhooks.jsonl"
    path.write_text("\n".join(map(json.dumps, hooks)), encoding="utf-8")
    del hooks
    import_file(path)
    tracemalloc.start()
    _, (review,) = import_file(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(review.events) == 4_000
    assert peak < 4 * path.stat().st_size


def entry_of(tool: str, number: int) -> dict[str, Any]:
    """An entry of a tool as its webhooks and pages have them: few words, much beside them that no review needs."""
    at = (datetime(2026, 3, 1, tzinfo=UTC) + timedelta(seconds=number)).strftime("%Y-%m-%dT%H:%M:%SZ")
    beside = {"extra": [{"name": f"part {part}", "enabled": True, "position": part} for part in range(30)]}
    text = f"line {number}"
    entries: dict[str, dict[str, Any]] = {
        "opsgenie": {"action": "AddNote", "alert": {"alertId": "a", "note": text, "updatedAt": at}},
        "sentry": {"eventID": f"{number:032x}", "groupID": "9", "title": text, "dateCreated": at, "platform": "x"},
        "alertmanager": {"labels": {"alertname": text}, "annotations": {}, "startsAt": at},
        "incident_io": {"id": text, "incident_id": "i", "created_at": at, "message": text, "new_incident_status": {}},
        "gitlab_issue": {"id": number, "body": text, "system": False, "noteable_iid": 3, "noteable_type": "Issue"},
        "teams": {"id": text, "messageType": "message", "createdDateTime": at, "body": {"content": text}},
    }
    return {**entries[tool], **beside, **({"created_at": at} if tool == "gitlab_issue" else {})}


@pytest.mark.parametrize("tool", ["opsgenie", "sentry", "alertmanager", "incident_io", "gitlab_issue", "teams"])
def test_json_lines_of_a_tool_are_not_held_as_values(tool: str, tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text("\n".join(json.dumps(entry_of(tool, number)) for number in range(1_000)), encoding="utf-8")
    import_file(path)
    tracemalloc.start()
    name, reviews = import_file(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert name == tool
    assert sum(len(review.events) for review in reviews) == 1_000
    assert peak < 4 * path.stat().st_size


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"foo": [1, 2, {"bar": "x"', "page.json, line 1, column 27"),
        ('{"foo": 1,\n "bar": tru}', "page.json, line 2, column 9"),
        ("[" * 100_000, "page.json"),
    ],
)
def test_json_that_nobody_knows_and_that_is_broken_is_said_with_its_place(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "page.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ImportFailed) as raised:
        import_file(path)
    assert str(raised.value).startswith(said)
    assert "importer" not in str(raised.value)


def test_events_of_one_shape_keep_the_names_of_their_fields_once_and_change_by_themselves(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        "".join(f'{{"time": "2026-03-01T14:0{at}:00Z", "msg": "step {at}"}}\n' for at in range(3)), encoding="utf-8"
    )
    first, second, _ = import_file(path)[1][0].events
    assert first.model_fields_set is second.model_fields_set
    starred = first.model_copy(update={"team": "shop"})
    assert "team" in starred.model_fields_set
    assert "team" not in second.model_fields_set
