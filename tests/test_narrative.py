"""What the kernel says about wordings: marks of a text as typed, kept ones, and the one line that waits while the screen is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import review_widgets as rw
from review_widgets.errors import ReviewError
from review_widgets.language import check_text
from review_widgets.schema import build_review
from review_widgets.session import ReviewSession
from review_widgets.widgets._marks import mark_text, number_words, reword_line
from review_widgets.widgets.base import ReviewWidget

BAD = "We failed to check the key."
SPAN = check_text(BAD)[0].text
REWRITE = check_text(BAD)[0].rewrite


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ReviewSession]:
    """Give an open review with one section and one event."""
    with rw.open_review("R-1", rw.open_store(tmp_path)) as opened:
        opened.apply({"op": "add", "collection": "sections", "id": "s-1", "fields": {"title": "T", "text": "Fine."}})
        opened.apply({"op": "add", "collection": "events", "id": "e-1", "fields": {"text": BAD}})
        yield opened


def ask(widget: ReviewWidget, name: str, **content: Any) -> dict[str, Any]:
    """Ask as the browser does and give the answer."""
    answers: list[dict[str, Any]] = []
    widget.send = answers.append
    widget._on_message(widget, {"kind": "request", "name": name, "seq": "1", **content}, [])
    (answer,) = answers
    return answer


def test_a_text_is_marked_before_it_is_saved_with_its_sentence_and_another_way_to_put_it(
    session: ReviewSession,
) -> None:
    text = f"🔥 At noon. {BAD} Then it was day."
    (mark,) = ask(rw.Narrative(session), "marks", texts=[["sections[s-1].text", text]])["result"][0]["marks"]
    assert text[mark["start"] : mark["end"]] == mark["text"] == SPAN
    assert text[mark["sentence_start"] : mark["sentence_end"]] == BAD
    assert (mark["words"], mark["tier"], mark["rewrite"]) == ("points at a person", "points", REWRITE)


def test_the_rewrite_of_a_list_item_leaves_its_bullet() -> None:
    for bullet in ("- ", "  * ", "1. "):
        text = f"{bullet}{BAD}\n{bullet}Fine."
        (mark,) = mark_text(build_review({"id": "R"}), "f", text)["marks"]
        put = text[: mark["sentence_start"]] + mark["rewrite"] + text[mark["sentence_end"] :]
        assert put == f"{bullet}{REWRITE}\n{bullet}Fine."


def test_several_texts_asked_at_once_are_answered_in_their_order(session: ReviewSession) -> None:
    answer = ask(rw.Narrative(session), "marks", texts=[["f", "Fine."], ["sections[s-1].text", BAD], ["f", ""]])
    assert [[mark["text"] for mark in one["marks"]] for one in answer["result"]] == [[], [SPAN], []]


def test_another_language_is_said_to_be_unchecked() -> None:
    text = "Der Dienst war für die Kunden nicht erreichbar und wurde mit der neuen Version wieder gestartet. " * 3
    assert mark_text(build_review({"id": "R"}), "f", text)["not_checked"] == "not checked (language)"


def test_a_kept_wording_stands_on_the_record_with_its_reason_and_can_be_taken_back(session: ReviewSession) -> None:
    widget = rw.Narrative(session)
    before = widget.wording["version"]
    kept = {"field": "events[e-1].text", "text": SPAN, "category": "AGENT"}
    assert ask(widget, "keep", **kept, reason="  our own words ")["ok"]
    (dismissal,) = session.review.dismissals
    assert dismissal.reason == "our own words"
    assert widget.wording["version"] != before
    assert widget.wording["to_reword"] == ""
    session.undo()
    assert widget.wording["to_reword"] == "one sentence to reword before this leaves the room"


def test_a_wording_is_not_kept_without_a_reason(session: ReviewSession) -> None:
    answer = ask(rw.Narrative(session), "keep", field="events[e-1].text", text=SPAN, category="AGENT", reason=" ")
    assert not answer["ok"]
    assert "expected a short reason" in answer["error"]
    assert session.review.dismissals == ()


def test_the_line_for_the_close_counts_every_field_as_it_changes(session: ReviewSession) -> None:
    panel = rw.PublishPanel(session)
    assert panel.wording["to_reword"] == "one sentence to reword before this leaves the room"
    session.apply({"op": "update", "collection": "sections", "id": "s-1", "fields": {"text": f"{BAD} {BAD}"}})
    assert panel.wording["to_reword"] == "three sentences to reword before this leaves the room"
    session.apply({"op": "remove", "collection": "events", "id": "e-1"})
    assert panel.wording["to_reword"] == "two sentences to reword before this leaves the room"


def test_a_name_given_later_is_found_in_what_stands_already(session: ReviewSession) -> None:
    session.apply({"op": "update", "collection": "events", "id": "e-1", "fields": {"text": "Zora broke the index."}})
    panel = rw.PublishPanel(session)
    assert panel.wording["to_reword"] == ""
    session.apply({"op": "add", "collection": "participants", "id": "p-1", "fields": {"name": "Zora"}})
    assert panel.wording["to_reword"].startswith("one sentence")


def test_only_a_changed_field_is_read_again(session: ReviewSession, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(50):
        session.apply({"op": "add", "collection": "events", "id": f"x-{n}", "fields": {"text": f"{n}. {BAD}"}})
    rw.PublishPanel(session)
    read: list[str] = []
    whole = rw.widgets._marks.check_prose
    monkeypatch.setattr(
        "review_widgets.widgets._marks.check_prose",
        lambda review, field, *rest: read.append(field) or whole(review, field, *rest),
    )
    session.apply({"op": "update", "collection": "sections", "id": "s-1", "fields": {"text": BAD}})
    assert read == ["sections[s-1].text"]


def test_the_words_of_the_team_count_in_the_workbook_as_in_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.review-widgets.language]\noff = ["AGENT"]\nadd.TRAIT = ["cowboy"]')
    monkeypatch.chdir(tmp_path)
    widget = rw.Narrative(rw.open_review("R-3", rw.open_store(tmp_path / "reviews")))
    (answer,) = ask(widget, "marks", texts=[["f", f"{BAD} The cowboy came."]])["result"]
    assert [mark["text"] for mark in answer["marks"]] == ["cowboy"]


def test_settings_that_cannot_be_meant_are_said_and_the_workbook_still_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.review-widgets.language]\noff = ["ALL"]')
    monkeypatch.chdir(tmp_path)
    widget = rw.Narrative(rw.open_review("R-4", rw.open_store(tmp_path / "reviews")))
    assert ask(widget, "marks", texts=[["f", BAD]])["result"][0]["marks"]
    assert "'ALL'; expected one of AGENT" in caplog.text


def test_a_sentence_of_any_field_is_reworded_at_the_close(session: ReviewSession) -> None:
    widget = rw.Narrative(session)
    (one,) = ask(widget, "wordings")["result"]["wordings"]
    assert (one["before"] + one["text"] + one["after"], one["rewrite"], one["place"]) == (BAD, REWRITE, "timeline")
    assert ask(widget, "reword", key=one["key"], text=REWRITE)["result"] == {"wordings": []}
    assert session.review.events[0].text == REWRITE


def test_the_words_of_the_impact_change_and_its_number_stays(session: ReviewSession) -> None:
    session.apply(
        {"op": "set", "collection": "incident", "fields": {"impact": {"text": "x", "count": 3, "unit": "shops"}}}
    )
    assert ask(rw.Narrative(session), "impact", text="No card was taken.")["ok"]
    impact = session.review.incident.impact
    assert (impact.text, impact.count, impact.unit) == ("No card was taken.", 3, "shops")


def test_a_frozen_review_marks_nothing_and_answers_nothing() -> None:
    review = build_review({"id": "R", "incident": {"summary": BAD}})
    widget = rw.Narrative(review)
    with pytest.raises(ReviewError):
        widget.on_request("marks", {"texts": [["incident.summary", BAD]]})
    assert BAD in widget.static_html()


@pytest.mark.parametrize(("count", "words"), [(0, "no"), (1, "one"), (12, "twelve"), (13, "13"), (1200, "1,200")])
def test_a_count_is_said_in_words_as_long_as_one_would(count: int, words: str) -> None:
    assert number_words(count) == words


def test_nothing_to_reword_is_no_line() -> None:
    assert reword_line(0) == ""


def test_a_sentence_in_a_list_of_a_let_go_is_put_another_way_and_the_others_stay(session: ReviewSession) -> None:
    triggers = [
        {"id": "a", "kind": "factor", "text": "retries"},
        {"id": "b", "text": "it comes back"},
        {"id": "c", "text": BAD},
    ]
    line = {"would_change_our_mind": ["a third time", BAD], "revisit_if": triggers, "cost_if_done": BAD}
    fields = {"text": "T", "decision": "let_go", "let_go": line}
    session.apply({"op": "add", "collection": "takeaways", "id": "t-1", "fields": fields})
    widget = rw.Narrative(session)
    assert widget.wording["to_reword"].startswith("four sentences")
    for field in ("cost_if_done", "would_change_our_mind", "revisit_if"):
        found = ask(widget, "wordings")["result"]["wordings"]
        (one,) = [each for each in found if each["field"].endswith(field)]
        assert ask(widget, "reword", key=one["key"], text="The key was new.")["ok"]
    assert widget.wording["to_reword"].startswith("one sentence")
    put = session.review.takeaways[0].let_go
    assert put
    assert put.cost_if_done == "The key was new."
    assert put.would_change_our_mind == ("a third time", "The key was new.")
    assert [(each.kind, each.text) for each in put.revisit_if] == [
        ("factor", "retries"),
        ("words", "it comes back"),
        ("words", "The key was new."),
    ]
    assert put.revisit_if[1].id == "b"


def test_a_mark_in_a_list_typed_in_one_line_covers_its_own_part(session: ReviewSession) -> None:
    text = f"😀 a third time; {BAD}; a new vendor"
    field = "takeaways[t-1].let_go.would_change_our_mind"
    (mark,) = ask(rw.LetGoList(session), "marks", texts=[[field, text]])["result"][0]["marks"]
    assert text[mark["start"] : mark["end"]] == SPAN
    assert text[mark["sentence_start"] : mark["sentence_end"]].strip() == BAD
