"""Several sources, one timeline: nothing twice, nothing lost, nothing joined unasked, clocks set right."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from review_widgets.changes import Change, apply_change
from review_widgets.cli import main
from review_widgets.importers import (
    Together,
    find_clock_gaps,
    find_twins,
    import_file,
    import_together,
    join_twins,
    merge_source,
)
from review_widgets.model import Participant, Review, TimelineEvent
from review_widgets.stores import Store, open_store

DATA = Path(__file__).resolve().parent / "data"
PAGER = DATA / "importers" / "pagerduty" / "incident.json"
ROOTLY = DATA / "importers" / "rootly" / "incident.json"
ROOM = DATA / "importers" / "slack" / "room"
T0 = datetime(2026, 3, 1, 14, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(str(tmp_path / "reviews"))


def together(store: Store, *paths: Path, **choice: Any) -> Together:
    return import_together(paths, store, "INC-204", only=["inc-204-checkout"], **choice)


def told(source: str, *lines: tuple[int, str]) -> list[TimelineEvent]:
    """Give events of one source, each with its seconds after 14:00."""
    return [
        TimelineEvent(id=f"e-{source}-{number}", occurred_at=T0 + timedelta(seconds=at), text=text, source=source)
        for number, (at, text) in enumerate(lines)
    ]


def test_events_of_all_tools_stand_on_one_timeline_with_their_source(store: Store) -> None:
    made = together(store, PAGER, ROOM, ROOTLY)
    times = [event.occurred_at for event in made.review.events if event.occurred_at]
    assert times == sorted(times)
    assert {event.source.split(" #")[0] for event in made.review.events} == {"PagerDuty", "Slack", "Rootly"}
    alone = [review for path in (PAGER, ROOM, ROOTLY) for review in import_file(path, only=["inc-204-checkout"])[1]]
    assert len(made.review.events) == sum(len(review.events) for review in alone)
    assert {source.importer for source in made.review.sources} == {"pagerduty", "slack", "rootly"}


def test_one_person_in_three_tools_is_one_participant(store: Store) -> None:
    review = together(store, PAGER, ROOM, ROOTLY).review
    assert sorted(person.name for person in review.participants) == ["Jonas K.", "Mei L.", "Priya N.", "Tomás R."]
    ids = {person.id for person in review.participants}
    assert {event.actor for event in review.events} - {""} <= ids


def test_two_people_a_name_could_mean_are_not_guessed_between(store: Store) -> None:
    (found,) = import_file(PAGER)[1]
    twins = tuple(Participant(id=f"p-{name}", name="Priya N.", handles=(name,)) for name in ("one", "two"))
    merged, _ = merge_source(Review(id="R", participants=twins), found)
    assert [person.name for person in merged.participants].count("Priya N.") == 3


def test_importing_again_adds_nothing_and_saves_nothing(store: Store) -> None:
    first = together(store, PAGER, ROOM).review
    again = together(store, PAGER, ROOM)
    assert again.review == first == store.load("INC-204")
    assert [outcome.added and outcome.added.new for outcome in again.files] == [0, 0]


def test_what_people_changed_or_removed_stays_so(store: Store) -> None:
    review = together(store, PAGER).review
    gone, edited = review.events[1].id, review.events[0].id
    review = apply_change(review, Change("remove", "events", gone))
    review = apply_change(review, Change("update", "events", edited, {"text": "The page came"}))
    store.save(review, expected_revision=review.revision)
    after = together(store, PAGER, ROOM).review
    assert gone not in {event.id for event in after.events}
    assert after.find("events", edited) == review.find("events", edited)


def test_another_room_of_the_same_export_is_another_source(store: Store) -> None:
    first = import_together([ROOM], store, "INC-204", only=["deploys"]).review
    second = together(store, ROOM).review
    assert len(second.events) == len(first.events) + 9
    assert len(second.sources) == 2
    assert import_together([ROOM], store, "INC-204", only=["deploys", "inc-204-checkout"]).review == second


def test_what_two_sources_tell_alike_is_proposed_and_not_joined(store: Store) -> None:
    made = together(store, PAGER, ROOTLY)
    assert [(twin.first.source, twin.second.source) for twin in made.twins] == [("PagerDuty", "Rootly")]
    assert made.joined == 0
    assert {twin.second.id for twin in made.twins} <= {event.id for event in made.review.events}


def test_joining_keeps_both_tellings_and_stays_joined_when_imported_again(store: Store) -> None:
    before = together(store, PAGER, ROOTLY)
    (twin,) = before.twins
    after = together(store, PAGER, ROOTLY, join=True)
    assert after.joined == 1
    kept = next(event for event in after.review.events if event.id == twin.first.id)
    assert twin.second.text in kept.evidence[0].text
    assert "Rootly" in kept.evidence[0].text
    assert len(after.review.events) == len(before.review.events) - 1
    assert together(store, PAGER, ROOTLY).review == after.review


def test_a_pair_needs_two_sources_nearness_and_three_words() -> None:
    review = Review(
        id="R",
        events=(
            *told(
                "A",
                (0, "rolling back 4411"),
                (5, "on it"),
                (10, "rolling back 4411"),
                (500, "the index is whole again"),
            ),
            *told("B", (30, "Rolling back 4411!"), (20, "it is on the board"), (900, "the index is whole again")),
        ),
    )
    assert [(twin.first.id, twin.second.id) for twin in find_twins(review)] == [("e-A-2", "e-B-0")]


def test_joining_one_after_the_other_never_doubles_an_id() -> None:
    proof = {"evidence": [{"id": "ev-1", "text": "a graph"}]}
    first, second, third = (
        TimelineEvent.model_validate({**event.model_dump(), **proof})
        for event in (
            *told("A", (0, "rolling back 4411")),
            *told("B", (1, "rolling back 4411")),
            *told("C", (2, "rolling back 4411")),
        )
    )
    review = Review(id="R", events=(first, second, third))
    while twins := find_twins(review):
        review = join_twins(review, twins)
    (event,) = review.events
    ids = [one.id for one in event.evidence]
    assert len(ids) == len(set(ids)) == 5


def test_clocks_that_disagree_are_shown_by_what_both_tell_word_for_word() -> None:
    lines = ((0, "p99 at four seconds"), (300, "rolling back 4411"), (900, "p99 back to normal"))
    late = tuple((at + 62, text) for at, text in lines)
    (gap,) = find_clock_gaps(Review(id="R", events=(*told("A", *lines), *told("B", *late))))
    assert (gap.first, gap.second, gap.seconds, gap.count) == ("A", "B", 62.0, 3)
    assert find_clock_gaps(Review(id="R", events=(*told("A", *lines), *told("B", *lines)))) == ()


def test_an_offset_moves_a_source_says_so_and_can_be_set_anew(store: Store) -> None:
    plain = {event.id: event.occurred_at for event in together(store, ROOM).review.events}
    moved = together(store, ROOM, offsets_s={"room": 120}).review
    assert {
        event.id: event.occurred_at - timedelta(seconds=120) for event in moved.events if event.occurred_at
    } == plain
    assert all("clock of room set by +120 s" in event.time_note for event in moved.events)
    assert [source.clock_offset_seconds for source in moved.sources] == [120]
    assert together(store, ROOM).review == moved
    back = together(store, ROOM, offsets_s={"slack": 0}).review
    assert {event.id: event.occurred_at for event in back.events} == plain


def test_an_event_moved_by_hand_is_not_moved_by_a_clock(store: Store) -> None:
    review = together(store, ROOM).review
    hand = review.events[0].id
    review = apply_change(
        review, Change("update", "events", hand, {"occurred_at": T0.isoformat().replace("14", "13", 1)})
    )
    review = store.save(review, expected_revision=review.revision)
    after = together(store, ROOM, offsets_s={"room": 60}).review
    assert after.find("events", hand) == review.find("events", hand)


def test_a_stated_time_takes_the_place_of_a_guess_and_two_stated_ones_are_a_contradiction(
    store: Store, tmp_path: Path
) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("time,text\n2026-03-01T13:50:00Z,Deploy 4411\n", encoding="utf-8")
    assert together(store, rows).review.incident.started_at == T0 - timedelta(minutes=10)
    review = together(store, ROOTLY).review
    assert review.incident.started_at == T0
    assert review.incident.precision_of("started_at") == "exact"
    (raw,) = import_file(ROOTLY)[1]
    other = raw.model_copy(
        update={
            "id": "other",
            "incident": raw.incident.model_copy(update={"started_at": T0 + timedelta(hours=1)}),
            "sources": (raw.sources[0].model_copy(update={"digest": "x"}),),
        }
    )
    merged, _ = merge_source(review, other)
    assert merged.incident.started_at == T0
    assert any(note.startswith("contradiction: started_at is") for note in merged.sources[-1].notes)


def test_a_file_of_several_incidents_needs_a_choice_and_the_others_go_on(store: Store) -> None:
    made = import_together([ROOM, PAGER], store, "INC-204")
    assert "2 incidents or rooms: deploys, inc-204-checkout" in made.files[0].errors[0]
    assert made.files[1].added == replace(made.files[1].added, new=10)  # type: ignore[type-var]
    assert len(made.review.events) == 10


def test_a_folder_of_several_tools_is_taken_file_by_file(store: Store, tmp_path: Path) -> None:
    for path in (PAGER, ROOTLY):
        (tmp_path / f"{path.parent.name}.json").write_bytes(path.read_bytes())
    (tmp_path / "notes.json").write_text('{"hello": 1}', encoding="utf-8")
    made = import_together([tmp_path], store, "INC-204")
    assert [(outcome.path.name, outcome.importer) for outcome in made.files] == [
        ("notes.json", ""),
        ("pagerduty.json", "pagerduty"),
        ("rootly.json", "rootly"),
    ]
    assert made.files[0].notes == ("left out: no importer knows it",)
    assert len(made.review.events) == 13


def test_the_command_line_puts_several_files_on_one_timeline(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = ["--into", "INC-204", "--store", str(tmp_path), "--only", "inc-204-checkout"]
    assert main(["import", str(PAGER), str(ROOM), str(ROOTLY), *home, "--offset", "room=-1m"]) == 0
    said = capsys.readouterr().out
    assert "22 new events in INC-204, 22 in all" in said
    assert "told twice, perhaps" in said
    assert main(["import", str(PAGER), str(tmp_path / "gone.json"), *home, "--join"]) == 1
    said = capsys.readouterr().out
    assert "10 known before" in said
    assert "gone.json" in said
    assert "0 new events" in said


@pytest.mark.parametrize("option", [["--offset", "room"], ["--since", "soon"]])
def test_an_option_that_cannot_be_read_says_what_is_expected(
    option: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(PAGER), "--into", "INC-204", "--store", str(tmp_path), *option]) == 1
    assert option[0] in capsys.readouterr().err
