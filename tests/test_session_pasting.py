from __future__ import annotations

import pytest

from review_widgets.changes import Change, apply_change
from review_widgets.errors import ChangeRejected
from review_widgets.model import Review
from review_widgets.schema import build_review
from review_widgets.session import Pasted, read_paste

REVIEW = build_review(
    {"id": "A", "incident": {"zone": "Europe/Berlin", "started_at": "2026-03-01T13:00:00Z"}, "events": []}
)


def events(read: Pasted) -> list[tuple[str, str]]:
    found = [change.fields for change in read.changes if change.collection == "events"]
    return [(str(one.get("occurred_at") or "")[11:16], str(one["text"])) for one in found]


def test_a_line_that_begins_with_a_time_begins_an_event_and_the_rest_belongs_to_it() -> None:
    read = read_paste(
        REVIEW, "14:05 queue grows\n  still growing\n\n[14:22] sam: restarted it\n- 14:30 quiet\n+5m all clear"
    )
    assert events(read) == [
        ("14:05", "queue grows\nstill growing"),
        ("14:22", "sam: restarted it"),
        ("14:30", "quiet"),
        ("14:35", "all clear"),
    ]
    assert (read.how, read.without_time) == ("read line by line", 0)
    assert all(
        str(change.fields["occurred_at"]).startswith("2026-03-01")
        for change in read.changes
        if change.collection == "events"
    )


def test_lines_without_any_time_are_events_without_time() -> None:
    read = read_paste(REVIEW, "queue grew\nwe restarted it")
    assert events(read) == [("", "queue grew"), ("", "we restarted it")]
    assert read.without_time == 2


def test_an_export_is_read_by_its_importer_and_twice_adds_nothing() -> None:
    text = "time,text\n2026-03-01T14:05:00Z,first card refused\n2026-03-01T14:22:00Z,support tells us\n"
    read = read_paste(REVIEW, text, name="timeline.csv")
    assert events(read) == [("14:05", "first card refused"), ("14:22", "support tells us")]
    assert read.how == "read as timeline csv"
    with pytest.raises(ChangeRejected, match="no event that is new"):
        read_paste(held(read), text, name="timeline.csv")


@pytest.mark.parametrize("text", ["", " \n ", "x\n" * 5_001])
def test_nothing_and_far_too_much_are_refused(text: str) -> None:
    with pytest.raises(ChangeRejected, match="1 to 5000 lines"):
        read_paste(Review(id="A"), text)


ROWS = "time,text\n2026-03-01 14:05,first card refused\n2026-03-01 14:22,somebody joked\n"


def held(read: Pasted, review: Review = REVIEW) -> Review:
    for change in read.changes:
        review = apply_change(review, change)
    return review


def test_a_table_without_a_zone_is_read_in_the_zone_of_the_review() -> None:
    assert events(read_paste(REVIEW, ROWS)) == [("13:05", "first card refused"), ("13:22", "somebody joked")]


def test_a_longer_file_dropped_again_brings_nothing_back_that_was_removed() -> None:
    review = held(read_paste(REVIEW, ROWS, name="room.csv"))
    assert [source.name for source in review.sources] == ["room.csv"]
    review = apply_change(review, Change("remove", "events", review.events[1].id))
    again = read_paste(review, ROWS + "2026-03-01 14:40,quiet\n", name="room.csv")
    assert events(again) == [("13:40", "quiet")]
    assert again.how == "read as timeline csv; 1 removed earlier, left out"
    assert [event.text for event in held(again, review).events] == ["first card refused", "quiet"]


def test_a_person_the_review_knows_by_name_is_not_added_again() -> None:
    known = build_review({"id": "A", "participants": [{"id": "p-1", "name": "Mei L."}]})
    read = read_paste(known, "time,who,text\n2026-03-01T14:05:00Z,Mei L.,looks\n")
    assert [
        (change.collection, change.fields.get("actor")) for change in read.changes if change.collection == "events"
    ] == [("events", "p-1")]


@pytest.mark.parametrize("text", [ROWS, "14:05 first card refused\n14:22 somebody joked\n"])
def test_what_was_pasted_and_removed_stays_out_when_it_is_pasted_again(text: str) -> None:
    review = held(read_paste(REVIEW, text))
    review = apply_change(review, Change("remove", "events", review.events[1].id))
    with pytest.raises(ChangeRejected, match="no event that is new; 1 removed earlier, left out"):
        read_paste(review, text)
    again = read_paste(review, text + ("2026-03-01 14:40,quiet\n" if "," in text else "14:40 quiet\n"))
    assert [event.text for event in held(again, review).events] == ["first card refused", "quiet"]


def test_two_pastes_are_two_places_of_one_source() -> None:
    review = held(read_paste(REVIEW, "14:05 queue grows"))
    review = held(read_paste(review, "14:05 queue grows\n14:06 still"), review)
    review = held(read_paste(review, "14:06 still\n14:09 quiet"), review)
    assert [event.text for event in review.events] == ["queue grows", "still", "quiet"]
    assert [len(source.entry_ids) for source in review.sources] == [3]


def test_secrets_in_pasted_lines_are_masked_beside_those_masked_before() -> None:
    review = held(read_paste(REVIEW, "14:05 mail ada@shop.example"))
    read = read_paste(review, "14:06 mail bo@shop.example\n14:07 password: hunter22")
    assert events(read) == [("14:06", "mail [email-2]"), ("14:07", "password: [password-1]")]
    assert "masked: e-mail addresses 1" in read.how
    rows = read_paste(held(read, review), "time,text\n2026-03-01T14:09:00Z,mail cy@shop.example\n")
    assert events(rows) == [("14:09", "mail [email-3]")]


@pytest.mark.parametrize(
    "text", ["14:05 mail ada@shop.example", "time,text\n2026-03-01T14:05:00Z,mail ada@shop.example\n"]
)
def test_what_the_team_keeps_stays_in_pasted_text(text: str) -> None:
    assert [said for _, said in events(read_paste(REVIEW, text, keep=("email",)))] == ["mail ada@shop.example"]
