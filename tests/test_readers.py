"""A reader's line comes in nameless, becomes a part of the record or stays out with a reason, and each answer can be taken back."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from review_widgets.audience import prepare_for
from review_widgets.changes import apply_change
from review_widgets.cli import main
from review_widgets.errors import ChangeRejected
from review_widgets.model import Review
from review_widgets.readers import (
    PLACES,
    count_lines,
    guess_place,
    plan_adding,
    plan_declining,
    plan_merging,
    plan_reopening,
)
from review_widgets.reports import write_report
from review_widgets.reports.sections import open_report
from review_widgets.schema import build_review, read_review
from review_widgets.session import open_review
from review_widgets.stores import open_store
from review_widgets.widgets import PublishPanel

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
RAW: dict[str, Any] = {
    "id": "INC-204",
    "status": "published",
    "published_at": "2026-03-02T10:00:00Z",
    "incident": {"title": "A disk was full", "summary": "It filled up.", "started_at": "2026-03-01T10:00:00Z"},
    "participants": [{"id": "p-1", "name": "Priya Nair"}],
}


def applied(review: Review, changes: Any) -> Review:
    for change in changes:
        review = apply_change(review, change)
    return review


def with_lines(*texts: str, **more: Any) -> Review:
    review = build_review({**RAW, **more})
    return applied(review, plan_adding(review, texts, now=NOW))


def first(review: Review) -> str:
    return review.reader_lines[0].id


def test_a_line_is_kept_as_said_with_the_time_and_nobodys_name() -> None:
    line = with_lines("  The alert rang\n twice. ").reader_lines[0]
    assert (line.text, line.said_at, line.status) == ("The alert rang twice.", NOW, "open")
    assert set(type(line).model_fields) & {"author", "name", "who", "actor", "said_by"} == set()


def test_the_same_words_are_added_once() -> None:
    review = with_lines("The alert rang twice.")
    assert plan_adding(review, ["The alert  rang twice.", "Another."], now=NOW)[0].fields["text"] == "Another."
    assert len(plan_adding(build_review(RAW), ["a", "a ", "b"], now=NOW)) == 2


@pytest.mark.parametrize(("texts", "said"), [(["", " \n"], "no words"), (["x" * 2001], "2,001 characters")])
def test_no_words_and_a_whole_document_are_refused(texts: list[str], said: str) -> None:
    with pytest.raises(ChangeRejected, match=said):
        plan_adding(build_review(RAW), texts, now=NOW)


@pytest.mark.parametrize(
    ("text", "place", "collection", "fields"),
    [
        ("11:20 the queue was empty", "", "events", {"text": "the queue was empty", "precision": "minute"}),
        ("the queue was empty", "", "events", {"text": "the queue was empty", "precision": "unknown"}),
        ("99:99 was on the clock", "event", "events", {"text": "99:99 was on the clock", "precision": "unknown"}),
        ("> not a takeaway", "event", "events", {"text": "> not a takeaway"}),
        ("- the runbook named another host", "", "factors", {"aspect": "made_possible"}),
        ("+ the old script still worked", "", "factors", {"text": "the old script still worked", "aspect": "helped"}),
        ("11:20 nobody had the key", "circumstance", "factors", {"text": "11:20 nobody had the key"}),
        ("Who had the key?", "", "open_questions", {"text": "Who had the key?"}),
        ("! two of us had it open", "", "surprises", {"text": "two of us had it open"}),
    ],
)
def test_a_merged_line_becomes_what_it_says_and_points_to_it(
    text: str, place: str, collection: str, fields: dict[str, str]
) -> None:
    review = with_lines(text)
    made = applied(review, plan_merging(review, first(review), place).changes)
    line = made.reader_lines[0]
    item = made.find(line.became, line.item_id)
    assert item is not None
    assert (line.status, line.became) == ("merged", collection)
    assert {name: value for name, value in item.model_dump(mode="json").items() if name in fields} == fields


def test_an_event_that_was_a_readers_line_says_so() -> None:
    review = with_lines("11:20 the queue was empty")
    event = applied(review, plan_merging(review, first(review)).changes).events[0]
    assert (event.source, event.source_ref, event.occurred_at) == (
        "a reader's line",
        first(review),
        datetime(2026, 3, 1, 11, 20, tzinfo=UTC),
    )


def test_a_line_is_declined_only_with_a_reason() -> None:
    review = with_lines("x")
    with pytest.raises(ChangeRejected, match="the reason, for whoever said it"):
        plan_declining(review, first(review), "  ")
    made = applied(review, plan_declining(review, first(review), "told\nelsewhere").changes)
    assert (made.reader_lines[0].status, made.reader_lines[0].reason) == ("declined", "told elsewhere")


def test_an_answered_line_is_not_answered_again_and_an_unknown_one_is_named() -> None:
    review = with_lines("x")
    made = applied(review, plan_declining(review, first(review), "no").changes)
    with pytest.raises(ChangeRejected, match="Take that answer back first"):
        plan_merging(made, first(review))
    with pytest.raises(ChangeRejected, match="'rl-none'"):
        plan_declining(made, "rl-none", "no")
    with pytest.raises(ChangeRejected, match="one of event, circumstance"):
        plan_merging(review, first(review), "action")


@example("-", "")
@example("25:99 x", "event")
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.sampled_from(["", "decline", *PLACES]))
def test_every_answer_to_every_line_can_be_taken_back_whole(text: str, place: str) -> None:
    if not text.strip():
        return
    review = with_lines(text)
    answered = (
        plan_declining(review, first(review), "no")
        if place == "decline"
        else plan_merging(review, first(review), place)
    )
    made = applied(review, answered.changes)
    assert made != review
    assert applied(made, plan_reopening(made, first(review)).changes) == review


def test_what_something_points_to_by_now_is_not_taken_away() -> None:
    review = with_lines("11:20 the queue was empty")
    made = applied(review, plan_merging(review, first(review)).changes)
    raw = made.model_dump(mode="json")
    raw["factors"] = [{"id": "f-1", "text": "y", "event_ids": [made.events[0].id]}]
    with pytest.raises(ChangeRejected, match=r"factors\[f-1\]"):
        plan_reopening(build_review(raw), first(review))


def test_the_count_says_what_became_of_them() -> None:
    review = with_lines("a", "b", "c")
    assert count_lines(build_review(RAW)) == ""
    assert count_lines(review) == "3 readers’ lines: 3 not answered yet"
    made = applied(review, plan_merging(review, first(review)).changes)
    made = applied(made, plan_declining(made, made.reader_lines[1].id, "no").changes)
    assert count_lines(made) == "3 readers’ lines: 1 merged, 1 declined, 1 not answered yet"
    assert guess_place("why?") == "question"


# ── in the record, the report, the chat ───────────────────────────────────────────────────────────────────────────


def test_what_was_called_reader_lines_before_version_2_is_kept() -> None:
    made = read_review(json.dumps({"id": "A", "schema_version": 1, "reader_lines": ["of our own"]}))
    assert (made.schema_version, made.reader_lines) == (2, ())
    assert json.loads(made.model_dump_json())["reader_lines_before"] == ["of our own"]


def answered_store(folder: Path) -> Path:
    """Give a store whose published review has three lines, one merged as a circumstance, one declined by a reason that names somebody."""
    store = open_store(folder)
    store.save(build_review(RAW), expected_revision=0)
    with open_review("INC-204", store) as session:
        session.apply(*plan_adding(session.review, ["Priya Nair had no key", "not so", "and why?"], now=NOW))
        ids = [line.id for line in session.review.reader_lines]
        session.apply(*plan_merging(session.review, ids[0], "circumstance").changes)
        session.apply(*plan_declining(session.review, ids[1], "Priya Nair says it in her own words above").changes)
    return folder


def test_a_published_review_stays_published_and_gets_a_new_revision(tmp_path: Path) -> None:
    made = open_store(answered_store(tmp_path)).load("INC-204")
    assert made.revision > 1
    assert (made.status, made.published_at) == ("published", datetime(2026, 3, 2, 10, tzinfo=UTC))


def test_the_report_shows_merged_lines_in_their_place_and_counts_the_rest(tmp_path: Path) -> None:
    report = open_report("INC-204", str(answered_store(tmp_path)))
    assert report.circumstances
    assert "Responder A had no key <span class='facts'>a reader&#x27;s line" in report.circumstances.html
    assert report.questions
    said = report.questions.html
    assert "3 readers’ lines: 1 merged, 1 declined, 1 not answered yet." in said
    assert "Declined: Responder A says it in her own words above" in said
    assert "not so" not in said
    assert "Priya" not in said + report.circumstances.html


def test_the_text_for_a_mail_counts_them_too(tmp_path: Path) -> None:
    store = open_store(answered_store(tmp_path / "reviews"))
    said = write_report("INC-204", store, tmp_path, formats=("txt",))["txt"].read_text(encoding="utf-8")
    assert (
        "WHAT READERS ADDED\n3 readers’ lines: 1 merged, 1 declined, 1 not answered yet\n- declined: Responder A"
        in said
    )


def test_the_public_reads_the_count_and_no_line() -> None:
    shown = prepare_for(with_lines("only inside", visibility="public"), "public")
    assert "only inside" not in shown.model_dump_json()
    assert count_lines(shown) == "1 reader’s line: 1 not answered yet"


# ── by command and in the panel ───────────────────────────────────────────────────────────────────────────────────


def run(folder: Path, *words: str) -> int:
    return main([*words, "--store", str(folder)])


def test_the_commands_add_list_and_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    open_store(tmp_path / "r").save(build_review(RAW), expected_revision=0)
    (tmp_path / "said.txt").write_text("Who had the key?\n\nthe alert rang twice\n", encoding="utf-8")
    assert run(tmp_path / "r", "add-line", "INC-204", "the alert rang twice") == 0
    assert "1 added to INC-204" in capsys.readouterr().out
    assert run(tmp_path / "r", "add-line", "INC-204", "--file", str(tmp_path / "said.txt")) == 0
    assert "1 added to INC-204, 1 there already" in capsys.readouterr().out
    assert run(tmp_path / "r", "answer-line", "INC-204", "1", "--decline", "it rang once") == 0
    assert run(tmp_path / "r", "answer-line", "INC-204", "2", "--merge") == 0
    assert "merged as an open question: Who had the key?" in capsys.readouterr().out
    assert run(tmp_path / "r", "lines", "INC-204") == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "1. declined (it rang once): the alert rang twice"
    assert said[1] == "2. merged (into the open questions): Who had the key?"
    assert said[-1] == "2 readers’ lines: 1 merged, 1 declined"
    assert run(tmp_path / "r", "answer-line", "INC-204", "2", "--take-back") == 0
    assert open_store(tmp_path / "r").load("INC-204").open_questions == ()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["add-line", "INC-204"], "no words"),
        (["add-line", "INC-9", "x"], "INC-9"),
        (["add-line", "INC-204", "--file", "no-such.txt"], "no-such.txt"),
        (["answer-line", "INC-204", "7", "--merge"], "one of the 0 lines"),
        (["answer-line", "INC-204", "1", "--take-back", "--as", "event"], "--merge beside it"),
    ],
)
def test_a_command_that_cannot_do_it_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    open_store(tmp_path).save(build_review(RAW), expected_revision=0)
    assert run(tmp_path, *words) == 1
    assert said in capsys.readouterr().err
    assert open_store(tmp_path).load("INC-204").revision == 1


def test_a_line_added_by_command_comes_into_an_open_workbook_and_the_same_one_from_both_stays_one(
    tmp_path: Path,
) -> None:
    with open_review("INC-204", open_store(tmp_path)) as session:
        session.flush()
        session.apply(*plan_adding(session.review, ["the alert rang twice"], now=NOW))
        assert run(tmp_path, "add-line", "INC-204", "the alert rang twice", "who had the key?") == 0
        session.flush()
        session.refresh()
        assert [line.text for line in session.review.reader_lines] == ["the alert rang twice", "who had the key?"]
        assert session.conflicts == ()
    assert len(open_store(tmp_path).load("INC-204").reader_lines) == 2


def ask(panel: PublishPanel, name: str, **content: Any) -> Any:
    return panel.on_request(name, content)


def test_the_panel_takes_lines_and_answers_and_undo_takes_each_back(tmp_path: Path) -> None:
    with open_review("INC-204", open_store(tmp_path)) as session:
        panel = PublishPanel(session)
        assert ask(panel, "add_lines", text="one\ntwo")["words"] == "2 added"
        assert ask(panel, "add_lines", text="one")["words"] == "it is there already"
        one, two = (line["id"] for line in panel.state["lines"])
        assert (
            ask(panel, "answer_line", id=one, answer="merge", place="circumstance")["words"]
            == "merged as a circumstance"
        )
        ask(panel, "answer_line", id=two, answer="decline", reason="said above")
        assert panel.state["lines_told"] == "2 readers’ lines: 1 merged, 1 declined"
        assert "2 readers’ lines" in panel.static_html()
        assert session.undo()
        assert session.undo()
        assert [line.status for line in session.review.reader_lines] == ["open", "open"]
        assert session.review.factors == ()
        ask(panel, "answer_line", id=one, answer="decline", reason="no")
        ask(panel, "answer_line", id=one, answer="reopen")
        assert session.review.reader_lines[0].status == "open"


def test_the_panel_lists_words_that_look_like_names_after_every_save(tmp_path: Path) -> None:
    with open_review("INC-204", open_store(tmp_path)) as session:
        panel = PublishPanel(session)
        assert panel.strangers == []
        session.apply({"op": "set", "collection": "incident", "fields": {"summary": "We called Olga Petrova."}})
        session.flush()
        assert panel.strangers == ["Olga Petrova"]
        assert "look before you publish: Olga Petrova" in panel.static_html()
        person = {"op": "add", "collection": "participants", "fields": {"name": "Olga Petrova"}}
        session.apply(person)
        session.flush()
        assert panel.strangers == []
