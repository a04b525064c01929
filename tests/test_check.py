"""Every prose field of a review is looked at, and findings say where they stand."""

from __future__ import annotations

from review_widgets.check import PROSE, check_prose, check_review, find_sentences, list_prose, list_unchecked
from review_widgets.language import Tier
from review_widgets.schema import build_review

BAD = "The engineer failed to drain the node."
FINE = "The load balancer failed to reload its table."


def full() -> dict[str, object]:
    raw: dict[str, object] = {"id": "INC-1", "nothing_to_carry_because": BAD}
    for collection, names in PROSE.items():
        item = dict.fromkeys(names, BAD)
        raw[collection] = item if collection == "incident" else [{"id": "x-1", **item}]
    line = dict.fromkeys(("reason_text", "what_we_rely_on_instead", "cost_if_done"), BAD)
    lists = {"would_change_our_mind": [BAD], "revisit_if": [{"id": "tr-1", "text": BAD}]}
    raw["takeaways"] = [{"id": "t-1", "text": BAD, "let_go": line | lists}]
    return raw


def test_a_finding_is_made_in_every_prose_field() -> None:
    review = build_review(full())
    assert [f.field for f in check_review(review)] == [field for field, _ in list_prose(review)]
    assert len(check_review(review)) >= 20
    assert {field.rpartition(".")[2] for field, _ in list_prose(review) if ".let_go." in field} == {
        *("reason_text", "what_we_rely_on_instead", "cost_if_done", "would_change_our_mind", "revisit_if")
    }


def test_the_texts_of_a_list_are_read_as_one_and_the_name_of_a_trigger_is_no_prose() -> None:
    triggers = [{"id": "a", "kind": "factor", "text": BAD}, {"id": "b", "text": "it comes back"}]
    line = {"would_change_our_mind": ["a third time", "a new vendor"], "revisit_if": triggers}
    review = build_review({"id": "I", "takeaways": [{"id": "t", "let_go": line}]})
    assert dict(list_prose(review)) == {
        "takeaways[t].let_go.would_change_our_mind": "a third time\n\na new vendor",
        "takeaways[t].let_go.revisit_if": "it comes back",
    }


def test_a_machine_that_failed_is_no_finding() -> None:
    assert check_review(build_review({"id": "I", "events": [{"id": "e", "text": FINE}]})) == ()


def test_the_offsets_count_within_the_field() -> None:
    review = build_review({"id": "I", "incident": {"summary": f"🔥 {BAD}"}})
    found = check_review(review)[0]
    assert review.incident.summary[found.start : found.end] == found.text == "failed to drain"
    assert (found.field, found.tier) == ("incident.summary", Tier.BLAME)


def test_the_name_of_a_participant_counts_as_a_name() -> None:
    raw = {"id": "I", "events": [{"id": "e", "text": "Zora broke the index."}]}
    people = {"participants": [{"id": "p", "name": "Zora"}]}
    assert [f.category for f in check_review(build_review({**raw, **people}))] == ["NAME"]


def test_what_the_room_chose_to_keep_is_left_out() -> None:
    kept = [{"id": "d", "field": "incident.summary", "text": "failed to drain", "category": "AGENT", "reason": "ours"}]
    assert check_review(build_review({"id": "I", "incident": {"summary": BAD}, "dismissals": kept})) == ()


def test_another_language_is_said_to_be_unchecked() -> None:
    text = "Der Dienst war für die Kunden nicht erreichbar und wurde mit der neuen Version wieder gestartet. " * 3
    assert list_unchecked(build_review({"id": "I", "incident": {"summary": text}})) == (
        "incident.summary: not checked (language)",
    )


def test_a_text_is_checked_as_if_it_stood_in_a_field_before_it_is_saved() -> None:
    review = build_review({"id": "I", "dismissals": [{"id": "d", "field": "incident.summary", "text": "x"}]})
    found, why = check_prose(review, "sections[s-1].text", BAD)
    assert ([f.field for f in found], why) == (["sections[s-1].text"], "")


def test_a_dismissal_counts_for_its_field_only() -> None:
    kept = [{"id": "d", "field": "incident.summary", "text": "failed to drain", "category": "AGENT", "reason": "ours"}]
    review = build_review({"id": "I", "dismissals": kept})
    assert check_prose(review, "incident.summary", BAD) == ((), "")
    assert len(check_prose(review, "incident.resolution", BAD)[0]) == 1


def test_the_sentence_of_a_finding_is_given_whole() -> None:
    text = f"It was dark. {BAD} Then it was day.\n\n- {BAD}\n- fine"
    review = build_review({"id": "I"})
    spans = find_sentences(text, check_prose(review, "f", text)[0])
    assert [text[start:end].removeprefix("- ") for start, end in spans] == [BAD, BAD]
