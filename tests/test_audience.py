"""Names become roles in everything that leaves the room, the same for the same person everywhere."""

from __future__ import annotations

import json
import re

import pytest

from review_widgets.audience import label_people, list_strangers, name_letters, prepare_for, read_audience
from review_widgets.errors import InvalidParameter
from review_widgets.model import Review
from review_widgets.schema import build_review

RAW = {
    "id": "INC-1",
    "incident": {"title": "Priya saw it first", "summary": "PRIYA NAIR called @tomas. A mark on the disk, said Mark."},
    "participants": [
        {"id": "p-1", "name": "Priya Nair", "handles": ["@priya"], "role": "Responder"},
        {"id": "p-2", "name": "Tomás Vega", "handles": ["tomas"], "role": "Responder"},
        {"id": "p-3", "name": "Mark Will"},
    ],
    "events": [
        {"id": "e-1", "text": "priya.nair restarted it", "actor": "p-1"},
        {"id": "e-2", "text": "kept inside", "visibility": "restricted", "actor": "p-2"},
    ],
    "takeaways": [{"id": "t-1", "text": "x", "let_go": {"what_we_rely_on_instead": "Tomás Vega knows it by heart"}}],
    "from_a_later_version": {"note": "Priya Nair", "list": ["@tomas"]},
}


def review(**more: object) -> Review:
    return build_review({**RAW, **more})


def test_no_name_and_no_handle_is_left_in_the_mode_roles() -> None:
    text = json.dumps(prepare_for(review(), "roles").model_dump(mode="json"), ensure_ascii=False)
    for name in ("Priya", "PRIYA", "Nair", "Tomás", "tomas", "Vega", "Mark Will", "said Mark"):
        assert name not in text


def test_the_same_person_is_the_same_letter_everywhere() -> None:
    made = prepare_for(review(), "roles")
    assert made.incident.title == "Responder A saw it first"
    assert made.incident.summary.startswith("Responder A called Responder B.")
    assert label_people(made, "roles") == {"p-1": "Responder A", "p-2": "Responder B", "p-3": "Responder C"}


def test_a_common_word_that_is_also_a_name_is_left_alone_in_lower_case() -> None:
    assert "A mark on the disk" in prepare_for(review(), "roles").incident.summary


def test_a_pseudonym_given_once_is_kept() -> None:
    people = [{**RAW["participants"][1], "pseudonym": "Responder A"}, RAW["participants"][0]]  # type: ignore[index]
    assert [p.pseudonym for p in name_letters(review(participants=people))] == ["Responder A", "Responder B"]


def test_ids_and_words_of_the_record_are_not_touched() -> None:
    odd = review(participants=[{"id": "p-1", "name": "Draft Incident"}])
    made = prepare_for(odd, "roles")
    assert (made.status, made.incident.kind, made.events[0].actor) == ("draft", "incident", "p-1")


def test_the_mode_names_changes_no_text() -> None:
    assert prepare_for(review(), "names").incident == review().incident


def test_the_public_reads_only_what_is_marked_public() -> None:
    events = [*RAW["events"], {"id": "e-3", "text": "marked", "visibility": "public"}]  # type: ignore[misc]
    assert [event.id for event in prepare_for(review(events=events), "public").events] == ["e-3"]
    whole = review(events=events, visibility="public")
    assert [event.id for event in prepare_for(whole, "public").events] == ["e-1", "e-3"]


def test_the_public_reads_no_secret_and_no_address() -> None:
    made = prepare_for(review(incident={"title": "a", "summary": "mail ops@shop.example from 10.0.0.7"}), "public")
    assert made.incident.summary == "mail [email-1] from [ip-1]"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("priya.nair@shop.example wrote", "Responder A wrote"),
        ("see https://chat.example.com/team/priya/p1", "see https://chat.example.com/team/responder-a/p1"),
        ("[Priya](https://x.example/@tomas) said", "[Responder A](https://x.example/@responder-b) said"),
        ("branch priya/fix and priya_fix", "branch Responder A/fix and Responder A_fix"),
        ("> Tomas: Nair's change", "> Responder B: Responder A's change"),
        ("Toma\u0301s Vega was told", "Responder B was told"),
        ("other.person@shop.example", "other.person@shop.example"),
    ],
)
def test_a_person_is_a_role_in_links_addresses_quotes_and_joined_words(text: str, shown: str) -> None:
    assert prepare_for(review(incident={"title": "a", "summary": text}), "roles").incident.summary == shown


def test_a_first_name_two_people_share_stands_for_both() -> None:
    people = [{"id": "p-1", "name": "Ana Lima"}, {"id": "p-2", "name": "Ana Reis"}]
    made = prepare_for(review(participants=people, incident={"title": "Ana saw it"}), "roles")
    assert made.incident.title == "Responder A or Responder B saw it"


def test_a_restricted_review_is_made_public_only_with_a_reason_in_words() -> None:
    with pytest.raises(InvalidParameter):
        prepare_for(review(visibility="restricted"), "public", although_restricted="yes")
    made = prepare_for(review(visibility="restricted"), "public", although_restricted="the customer published it first")
    assert made.id == "INC-1"


def test_words_that_look_like_names_but_are_nobodys_are_listed() -> None:
    text = "Olga Petrova called @sven.l, mail kim@shop.example. On Monday Morning the Checkout Service was fine."
    made = prepare_for(review(incident={"title": "a", "summary": text, "services": ["checkout service"]}), "roles")
    assert list_strangers(made) == ("@sven.l", "Olga Petrova", "kim@shop.example")


def test_a_restricted_review_is_refused_for_the_public() -> None:
    with pytest.raises(InvalidParameter, match="restricted"):
        prepare_for(review(visibility="restricted"), "public")


def test_an_unknown_mode_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InvalidParameter, match="names, roles or public"):
        read_audience("everyone")


def test_after_twenty_six_people_letters_go_on() -> None:
    people = [{"id": f"p-{n}", "name": f"Person{n}x"} for n in range(28)]
    assert [p.pseudonym for p in name_letters(review(participants=people))][-3:] == [
        "Responder Z",
        "Responder AA",
        "Responder AB",
    ]


def read_as(name: str, text: str, *, role: str = "Responder", handles: tuple[str, ...] = (), team: str = "") -> Review:
    person = {"id": "p1", "name": name, "role": role, "handles": handles, "team": team}
    return prepare_for(build_review({"id": "R", "participants": [person], "incident": {"summary": text}}), "roles")


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("Bo Li", "Bo restarted it and Li's pager rang", "A restarted it and A's pager rang"),
        ("Anne-Marie O'Brien", "Anne, Marie, Anne-Marie, O’Brien, O'Brien, OBrien", "A, A, A, A, A, A"),
        ("Jonas Ekström", "JonasEkström jonasekstrom Ekstroem jekstrom", "A A A A"),
        ("Jonas Ekström", "https://wiki.example.com/~Jonas%20Ekstr%C3%B6m", "https://wiki.example.com/~responder-a"),
        ("Łukasz Øst", "Lukasz and Ost and Oest", "A and A and A"),
        ("Straße Müller", "Strasse Mueller", "A"),
        ("Işık Demir", "Then Işık and ışık and IŞIK restarted it", "Then A and A and A restarted it"),
        ("Ilker Demir", "İLKER", "A"),
        ("Siobhan Keane", "ſiobhan, skeane, Sio\u00adbhan, Sio\u200bbhan", "A, A, A, A"),
    ],
)
def test_a_name_in_the_forms_people_write_becomes_a_role(name: str, text: str, shown: str) -> None:
    assert read_as(name, text).incident.summary.replace("Responder A", "A") == shown


def test_two_letters_are_a_name_only_with_a_capital() -> None:
    assert read_as("Bo Li", "so bo-ring; li li").incident.summary == "so bo-ring; li li"


def test_a_role_a_team_and_an_old_pseudonym_name_nobody() -> None:
    person = {
        "id": "p1",
        "name": "Siobhan Keane",
        "role": "Siobhan's stand-in",
        "team": "Keane squad",
        "pseudonym": "Keane A",
    }
    shown = prepare_for(build_review({"id": "R", "participants": [person]}), "roles").participants[0]
    assert shown.pseudonym == "Responder A"
    assert not re.search("siobhan|keane", shown.model_dump_json(), re.IGNORECASE)
