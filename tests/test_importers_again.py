"""Imported into a review that is there: what was removed stays out, nothing outside the time chosen, the right review, its zone."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from review_widgets.changes import Change, apply_change
from review_widgets.cli import main
from review_widgets.errors import ReviewExists, ReviewNotFound, is_mistyped
from review_widgets.importers import Together, import_file, import_into, import_review, import_together
from review_widgets.model import Review
from review_widgets.settings import Team
from review_widgets.stores import Store, open_store

SAMPLES = Path(__file__).resolve().parent / "data" / "importers"
ROWS = ("14:00 the page comes", "14:10 somebody joked", "14:20 pool set to 200", "14:30 quiet")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(str(tmp_path / "reviews"))


def room(folder: Path, rows: Iterable[str], *, name: str = "room.csv", zone: str = "Z") -> Path:
    lines = (f"2026-03-01T{row[:5]}:00{zone},{row[6:]}" for row in rows)
    (folder / name).write_text("\n".join(["time,text", *lines]) + "\n", encoding="utf-8")
    return folder / name


def into(store: Store, *paths: Path, **choice: Any) -> Together:
    return import_together(paths, store, "INC-204", **choice)


def texts(review: Review) -> list[str]:
    return [event.text for event in review.events]


def remove(store: Store, collection: str, at: int, review_id: str = "INC-204") -> str:
    review = store.load(review_id)
    item_id: str = getattr(review, collection)[at].id
    store.save(apply_change(review, Change("remove", collection, item_id)), expected_revision=review.revision)
    return item_id


# ── what was removed stays out ────────────────────────────────────────────────────────────────────────────────────


def test_an_event_somebody_removed_stays_out_when_a_longer_export_comes(store: Store, tmp_path: Path) -> None:
    into(store, room(tmp_path, ROWS[:3]))
    remove(store, "events", 1)
    longer = into(store, room(tmp_path, ROWS))
    assert texts(longer.review) == ["the page comes", "pool set to 200", "quiet"]
    added = longer.files[0].added
    assert added
    assert (added.new, added.known, added.removed) == (1, 2, 1)
    assert into(store, room(tmp_path, ROWS)).review == longer.review


def test_it_stays_out_for_good_and_comes_back_only_by_taking_the_removal_back(store: Store, tmp_path: Path) -> None:
    first = into(store, room(tmp_path, ROWS[:3])).review
    gone = first.find("events", remove(store, "events", 1))
    assert gone
    for rows in (ROWS, ROWS[:2], ROWS):
        assert "somebody joked" not in texts(into(store, room(tmp_path, rows)).review)
    review = store.load("INC-204")
    back = apply_change(review, Change("add", "events", first.events[1].id, gone.model_dump(mode="json")))
    store.save(back, expected_revision=review.revision)
    assert into(store, room(tmp_path, [*ROWS, "14:40 done"])).files[0].added.removed == 0  # type: ignore[union-attr]


def test_another_clock_brings_nothing_removed_back(store: Store, tmp_path: Path) -> None:
    into(store, room(tmp_path, ROWS))
    remove(store, "events", 1)
    assert "somebody joked" not in texts(into(store, room(tmp_path, ROWS), offsets_s={"room.csv": 60}).review)


def test_a_review_made_from_a_file_remembers_what_was_removed_as_well(store: Store, tmp_path: Path) -> None:
    path = room(tmp_path, ROWS[:3])
    store.save(import_review(path, review_id="INC-204"), expected_revision=0)
    remove(store, "events", 1)
    assert texts(into(store, room(tmp_path, ROWS)).review) == ["the page comes", "pool set to 200", "quiet"]


def test_circumstances_and_follow_ups_that_were_removed_stay_out_too(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "INC-204.md"
    body = "# Slow mail\n\n## Timeline\n\n- 2030-01-01 10:00 UTC slow\n\n## Contributing factors\n\n- one queue\n- no alert\n"
    path.write_text(body, encoding="utf-8")
    into(store, path)
    remove(store, "factors", 0)
    path.write_text(body.replace("slow\n", "slow\n- 2030-01-01 10:20 UTC fast\n"), encoding="utf-8")
    after = into(store, path).review
    assert [factor.text for factor in after.factors] == ["no alert"]
    assert texts(after) == ["slow", "fast"]


def test_what_two_tell_and_was_made_one_is_not_taken_for_removed(store: Store, tmp_path: Path) -> None:
    twin = room(tmp_path, ["14:00 the page comes"], name="pager.csv")
    into(store, room(tmp_path, ROWS), twin, join=True)
    again = into(store, room(tmp_path, [*ROWS, "14:40 done"]), twin, join=True)
    assert [outcome.added.removed for outcome in again.files if outcome.added] == [0, 0]


def test_every_source_knows_the_entries_it_brought(store: Store, tmp_path: Path) -> None:
    review = into(store, room(tmp_path, ROWS)).review
    assert review.sources[0].entry_ids == tuple(event.id for event in review.events)


def test_the_summary_says_how_many_were_removed_and_left_out(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    into(store, room(tmp_path, ROWS[:3]))
    remove(store, "events", 1)
    assert main(["import", str(room(tmp_path, ROWS)), "--into", "INC-204", "--store", store.url]) == 0
    assert "left out: 1 removed earlier" in capsys.readouterr().out


# ── outside the time chosen ───────────────────────────────────────────────────────────────────────────────────────


def page(key: str, began: str, ended: str) -> dict[str, object]:
    update = {"id": f"u-{key}", "status": "resolved", "body": "ok", "display_at": ended}
    times = {"started_at": began, "resolved_at": ended, "incident_updates": [update]}
    return {"id": key, "name": key, "shortlink": f"https://status.example/{key}", **times}


def pages(folder: Path) -> Path:
    incidents = [
        page("a1", "2026-01-01T10:00:00Z", "2026-01-01T11:00:00Z"),
        page("b2", "2026-03-01T10:00:00Z", "2026-03-09T11:00:00Z"),
    ]
    (folder / "page.json").write_text(json.dumps({"incidents": incidents}), encoding="utf-8")
    return folder / "page.json"


def test_an_incident_wholly_outside_the_time_chosen_leaves_no_review(store: Store, tmp_path: Path) -> None:
    (outcome,) = import_into([pages(tmp_path)], store, since=datetime(2026, 3, 3, tzinfo=UTC))
    assert outcome.saved == ("statuspage-b2",)
    assert outcome.outside == 1
    assert store.ids() == ("statuspage-b2",)


def test_one_that_began_before_and_ended_after_is_kept(store: Store, tmp_path: Path) -> None:
    chosen = {"since": datetime(2026, 3, 3, tzinfo=UTC), "until": datetime(2026, 3, 4, tzinfo=UTC)}
    (outcome,) = import_into([pages(tmp_path)], store, **chosen)
    assert outcome.saved == ("statuspage-b2",)


def test_the_command_line_counts_what_lies_outside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = ["--store", str(tmp_path / "reviews"), "--since", "2027-01-01"]
    assert main(["import", str(pages(tmp_path)), *home]) == 0
    said = capsys.readouterr().out
    assert "left out: 2 incidents outside the time chosen" in said
    assert "0 reviews saved" in said
    assert main(["import", str(pages(tmp_path)), *home, "--into", "INC-1"]) == 1
    assert "nothing to put on a timeline, so INC-1 was not made" in capsys.readouterr().err
    assert open_store(tmp_path / "reviews").ids() == ()


def test_a_beginning_behind_the_end_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = ["--since", "2026-03-02", "--until", "2026-03-01", "--store", str(tmp_path)]
    assert main(["import", str(pages(tmp_path)), *wrong]) == 1
    assert "expected a time before --until" in capsys.readouterr().err


def test_rows_of_a_table_outside_the_time_chosen_are_counted(store: Store, tmp_path: Path) -> None:
    chosen = {"since": datetime(2026, 3, 1, 14, 10, tzinfo=UTC), "until": datetime(2026, 3, 1, 14, 20, tzinfo=UTC)}
    made = into(store, room(tmp_path, ROWS), **chosen)
    assert texts(made.review) == ["somebody joked", "pool set to 200"]
    assert "dropped: 2 rows outside the time chosen" in made.files[0].notes


# ── the right review ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("typed", ["INC-24", "INC-2004", "INC-240", "INC-204x", "IN-204", "INC204", "INC-203"])
def test_an_id_that_looks_mistyped_is_refused_with_the_nearest(typed: str, store: Store, tmp_path: Path) -> None:
    into(store, room(tmp_path, ROWS))
    store.save(Review(id="MAIL-7"), expected_revision=0)
    with pytest.raises(ReviewNotFound, match=rf"found 'no review {typed}'; .*such as INC-204.*--new to make {typed}"):
        import_together([room(tmp_path, ROWS)], store, typed)
    assert store.ids() == ("INC-204", "MAIL-7")
    assert import_together([room(tmp_path, ROWS)], store, typed, new=True).is_new


@pytest.mark.parametrize("typed", ["INC-205", "INC-210", "INC-1000", "DB-1", "mail-outage"])
def test_the_next_incident_and_another_kind_are_made_as_before(typed: str, store: Store, tmp_path: Path) -> None:
    into(store, room(tmp_path, ROWS))
    made = import_together([room(tmp_path, ROWS)], store, typed)
    assert made.is_new
    assert store.revision(typed) == 1


def test_an_id_in_other_capitals_is_the_same_review(store: Store, tmp_path: Path) -> None:
    into(store, room(tmp_path, ROWS))
    assert not import_together([room(tmp_path, ROWS)], store, "inc-204").is_new


def test_new_never_takes_a_review_that_is_there(store: Store, tmp_path: Path) -> None:
    into(store, room(tmp_path, ROWS))
    with pytest.raises(ReviewExists, match="Leave --new out"):
        into(store, room(tmp_path, ROWS), new=True)


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("INC-24", "INC-204", True),
        ("INC-240", "INC-204", True),
        ("inc_204", "INC-204", True),
        ("INC-214", "INC-204", True),
        ("INC-402", "INC-204", False),
        ("INC-2O4", "INC-204", True),
        ("lNC-2O4", "INC-204", True),
        ("INC-Z045", "INC-204", True),
        ("INC-2", "INC-204", False),
        ("", "A", True),
    ],
)
def test_one_slip_of_the_hand_is_told_from_another_id(one: str, other: str, slip: bool) -> None:
    assert is_mistyped(one, other) == is_mistyped(other, one) == slip


def test_dates_as_ids_number_on(store: Store, tmp_path: Path) -> None:
    import_together([room(tmp_path, ROWS)], store, "2026-03-01")
    assert import_together([room(tmp_path, ROWS)], store, "2026-04-01").is_new


def test_the_command_line_says_plainly_that_a_review_is_new(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = ["--store", str(tmp_path / "reviews"), "--into"]
    assert main(["import", str(room(tmp_path, ROWS)), *home, "INC-204"]) == 0
    assert "made INC-204, new" in capsys.readouterr().out
    assert main(["import", str(room(tmp_path, ROWS)), *home, "INC-24"]) == 1
    assert "found 'no review INC-24'" in capsys.readouterr().err
    assert main(["import", str(room(tmp_path, ROWS)), *home, "INC-204"]) == 0
    assert "new\n" not in capsys.readouterr().out.replace("0 new", "")


# ── its zone ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_table_without_a_zone_is_read_in_the_zone_of_its_review_and_says_so(store: Store, tmp_path: Path) -> None:
    store.save_team(Team(zone="Europe/Lisbon"), expected_revision=0)
    made = into(store, room(tmp_path, ["14:00 the page comes"], zone=""))
    (event,) = made.review.events
    assert event.occurred_at == datetime(2026, 3, 1, 14, tzinfo=UTC)
    summer = tmp_path / "summer.csv"
    summer.write_text("time,text\n2026-07-01 14:00,the page comes again\n", encoding="utf-8")
    made = into(store, summer)
    assert made.review.events[-1].occurred_at == datetime(2026, 7, 1, 13, tzinfo=UTC)
    assert made.review.events[-1].time_note == "no zone stated; read as Europe/Lisbon"
    assert any(
        "Europe/Lisbon for times that state none: it is the zone of the review" in n for n in made.files[0].notes
    )


def test_a_zone_that_is_asked_for_wins_and_becomes_the_zone_of_a_new_review(store: Store, tmp_path: Path) -> None:
    store.save_team(Team(zone="Europe/Lisbon"), expected_revision=0)
    made = into(store, room(tmp_path, ["14:00 the page comes"], zone=""), zone="Asia/Tokyo")
    assert made.review.events[0].occurred_at == datetime(2026, 3, 1, 5, tzinfo=UTC)
    assert made.review.incident.zone == "Asia/Tokyo"


def test_the_times_of_a_tool_without_a_zone_stay_utc(store: Store, tmp_path: Path) -> None:
    store.save_team(Team(zone="Asia/Tokyo"), expected_revision=0)
    path = tmp_path / "analytics.csv"
    path.write_text(
        "id,incident_number,description,created_at,resolved_at,seconds_to_resolve\nP1,7,slow,2026-03-01T14:00:00,2026-03-01T15:00:00,3600\n",
        encoding="utf-8",
    )
    assert into(store, path).review.incident.detected_at == datetime(2026, 3, 1, 14, tzinfo=UTC)


# what lies beside an export


def mixed(folder: Path) -> Path:
    """A folder of one tool's export, and beside it what other tools and people left there."""
    inside = folder / "incident"
    inside.mkdir()
    (inside / "incident.json").write_bytes((SAMPLES / "pagerduty" / "incident.json").read_bytes())
    room(inside, ["14:00 deploy 1.2", "14:10 deploy 1.3"], name="deploys.csv")
    (inside / "config.json").write_text('{"colour": "blue"}', encoding="utf-8")
    (inside / "room.zip").write_bytes(b"PK")
    return inside


def test_what_lies_beside_an_export_is_read_by_itself_or_named(store: Store, tmp_path: Path) -> None:
    made = into(store, mixed(tmp_path))
    assert [(one.path.name, one.importer) for one in made.files] == [
        ("incident", "pagerduty"),
        ("config.json", ""),
        ("deploys.csv", "timeline_csv"),
        ("room.zip", ""),
    ]
    assert [one.notes[0][:35] for one in made.files if not one.importer] == [
        "left out: no importer knows it",
        "left out: room.zip: found 'a zip in",
    ]


def test_files_left_out_for_one_reason_are_one_line_with_the_first_five_names(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as packed:
        for number in range(60):
            packed.writestr(f"sub/{number:02d}.bin", b"a picture \x01\x02")
            packed.writestr(f"sub/{number:02d}.json", '{"colour": "blue"}')
        packed.writestr("room.csv", "time,text\n2026-03-01T14:00:00Z,the page comes\n")
    for choice in ([], ["--into", "INC-204"]):
        assert main(["import", str(tmp_path / "many.zip"), *choice, "--store", store.url]) == 0
        said = capsys.readouterr().out
        assert (
            "not imported, 60 files: 00.bin, 01.bin, 02.bin, 03.bin, 04.bin and 55 more\n  left out: found 'a binary file'"
            in said
        )
        assert (
            "not imported, 60 files: 00.json, 01.json, 02.json, 03.json, 04.json and 55 more\n  left out: no importer knows it"
            in said
        )
        assert said.count("not imported") == 2
        assert "room.csv: timeline_csv" in said


def test_a_chat_without_a_day_takes_it_when_it_comes_again_with_one(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "room.txt").write_text("14:02 <mei> slow\n14:05 <mei> back\n14:09 <mei> calm\n", encoding="utf-8")
    first = into(store, tmp_path / "room.txt").review
    assert texts(first) == ["14:02 slow", "14:05 back", "14:09 calm"]
    mended = apply_change(first, Change("update", "events", first.events[1].id, fields={"text": "it is back"}))
    store.save(mended, expected_revision=first.revision)
    again = ["import", str(tmp_path / "room.txt"), "--into", "INC-204", "--since", "2026-03-01", "--store", store.url]
    assert main(again) == 0
    assert "placed on the day given: 3 events" in capsys.readouterr().out
    events = store.load("INC-204").events
    assert [event.text for event in events] == ["slow", "it is back", "calm"]
    assert [f"{event.occurred_at:%m-%d %H:%M}" for event in events] == ["03-01 14:02", "03-01 14:05", "03-01 14:09"]
    assert main(again) == 0
    assert "placed" not in capsys.readouterr().out


def test_a_time_somebody_gave_a_line_without_a_day_stays(store: Store, tmp_path: Path) -> None:
    (tmp_path / "room.txt").write_text("14:02 <mei> slow\n14:05 <mei> back\n", encoding="utf-8")
    first = into(store, tmp_path / "room.txt").review
    own = {"occurred_at": "2026-03-02T09:00:00+00:00", "precision": "minute", "time_note": ""}
    given = apply_change(first, Change("update", "events", first.events[0].id, fields=own))
    store.save(given, expected_revision=first.revision)
    made = into(store, tmp_path / "room.txt", since=datetime(2026, 3, 1, tzinfo=UTC))
    assert {event.text: f"{event.occurred_at:%m-%d %H:%M}" for event in made.review.events} == {
        "back": "03-01 14:05",
        "14:02 slow": "03-02 09:00",
    }


def test_a_chosen_importer_and_the_library_name_what_they_leave_out(store: Store, tmp_path: Path) -> None:
    folder = mixed(tmp_path)
    made = into(store, folder, importer="pagerduty")
    assert [one.path.name for one in made.files if not one.importer] == ["config.json", "deploys.csv", "room.zip"]
    _, (review,) = import_file(folder)
    assert review.sources[0].notes[-1] == (
        "dropped: 3 files that are no part of it: config.json, deploys.csv, room.zip"
    )


def test_no_file_of_a_workspace_is_taken_for_something_beside_it() -> None:
    _, reviews = import_file(SAMPLES / "slack" / "room")
    assert not [note for review in reviews for note in review.sources[0].notes if "no part of it" in note]
