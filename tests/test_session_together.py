"""Two people in one review: in two processes, in two sessions, in two browsers on one kernel."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from review_widgets.changes import Change
from review_widgets.errors import ChangeRejected
from review_widgets.session import ReviewSession, SessionNews, open_review
from review_widgets.stores import open_store

WRITER = """
import sys
from review_widgets.changes import Change
from review_widgets.session import open_review
store, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
session = open_review("A", store)
sys.stdin.readline()
for n in range(count):
    session.apply(Change("add", "events", f"{name}-{n}", {"text": f"{name} {n}"}))
    fields = {"would_have_detected": f"a {n}"} if name == "a" else {"would_have_smoothed": f"b {n}"}
    session.apply(Change("update", "factors", f"f{n}", fields))
    if n % 4 == 0:
        session.flush()
assert session.close().status == "saved", session.saved
"""


def put(**fields: object) -> Change:
    return Change("set", "incident", fields=fields)


def both(folder: Path) -> tuple[ReviewSession, ReviewSession]:
    """Open the same review twice, each with its own view of the folder."""
    first = open_review("A", open_store(folder))
    first.flush()
    return first, open_review("A", open_store(folder))


def test_two_processes_with_200_edits_each_lose_none(tmp_path: Path) -> None:
    with open_review("A", str(tmp_path)) as session:
        session.apply(*(Change("add", "factors", f"f{n}", {"text": f"factor {n}"}) for n in range(100)))
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name, "100"], stdin=subprocess.PIPE, text=True)
        for name in "ab"
    ]
    for writer in writers:
        assert writer.stdin
        writer.stdin.write("go\n")
        writer.stdin.flush()
    assert [writer.wait(120) for writer in writers] == [0, 0]
    for writer in writers:
        assert writer.stdin
        writer.stdin.close()
    review = open_store(tmp_path).load("A")
    assert {event.id for event in review.events} == {f"{name}-{n}" for name in "ab" for n in range(100)}
    found = [(factor.would_have_detected, factor.would_have_smoothed) for factor in review.factors]
    assert found == [(f"a {n}", f"b {n}") for n in range(100)]
    assert review.revision > 20, "they did not write at the same time"


def test_a_killed_process_loses_nothing_it_was_told(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from review_widgets.changes import Change\n"
        "from review_widgets.session import open_review\n"
        "session = open_review('A', sys.argv[1])\n"
        "for n in range(100_000):\n"
        "    session.apply(Change('set', 'incident', fields={'summary': f'typed {n}'}))\n"
        "    print(n, flush=True)\n"
    )
    typist = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert typist.stdout
    told = [typist.stdout.readline() for _ in range(60)]
    typist.kill()
    last = int((told + typist.stdout.readlines())[-1])
    typist.wait()
    typist.stdout.close()
    with open_review("A", open_store(tmp_path)) as session:
        assert int(session.review.incident.summary.split()[1]) >= last


def test_prose_of_two_people_is_merged_by_paragraph(tmp_path: Path) -> None:
    mine, theirs = both(tmp_path)
    mine.apply(put(summary="one\n\ntwo"))
    mine.flush()
    theirs.refresh()
    mine.apply(put(summary="ONE\n\ntwo"))
    theirs.apply(put(summary="one\n\ntwo\n\nthree"))
    mine.flush()
    theirs.flush()
    mine.refresh()
    assert mine.review.incident.summary == theirs.review.incident.summary == "ONE\n\ntwo\n\nthree"
    assert mine.conflicts == theirs.conflicts == ()
    mine.close()
    theirs.close()


def test_the_same_field_keeps_the_last_text_and_gives_the_other_back(tmp_path: Path) -> None:
    mine, theirs = both(tmp_path)
    theirs.apply(put(title="theirs"))
    theirs.flush()
    mine.apply(put(title="mine"))
    mine.flush()
    (conflict,) = mine.conflicts
    assert (mine.review.incident.title, conflict.other, conflict.where) == ("mine", "theirs", "start, title")
    kept = (tmp_path / ".journal" / "A.kept.txt").read_text(encoding="utf-8")
    assert json.loads(kept)["other"] == "theirs"
    mine.settle(conflict.id, take_other=True)
    assert (mine.review.incident.title, mine.conflicts) == ("theirs", ())
    with pytest.raises(ChangeRejected, match="settled meanwhile"):
        mine.settle(conflict.id, take_other=False)
    mine.close()
    theirs.close()


def test_two_people_who_begin_the_same_review_at_once_both_keep_what_they_wrote(tmp_path: Path) -> None:
    sessions = [open_review("A", open_store(tmp_path)) for _ in range(2)]
    for n, session in enumerate(sessions):
        session.apply(Change("add", "events", f"e{n}", {"text": f"from {n}"}))
    assert [session.close().status for session in sessions] == ["saved", "saved"]
    assert len(open_store(tmp_path).load("A").events) == 2


def test_what_others_saved_appears_within_two_seconds(tmp_path: Path) -> None:
    mine, theirs = both(tmp_path)
    heard: list[SessionNews] = []
    mine.on_change(heard.append)
    theirs.apply(put(title="theirs"))
    theirs.flush()
    until = time.monotonic() + 2
    while time.monotonic() < until and not heard:
        time.sleep(0.02)
    assert heard[-1].review.incident.title == "theirs"
    assert mine.history[-1].from_elsewhere
    assert "incident" in mine.history[-1].words
    mine.close()
    theirs.close()


def test_a_text_typed_over_another_than_its_writer_saw_is_merged_or_offered(tmp_path: Path) -> None:
    with open_review("A", open_store(tmp_path)) as session:
        session.apply(put(summary="one\n\ntwo"))
        session.apply(put(summary="ONE\n\ntwo"), was="one\n\ntwo")
        session.apply(put(summary="one\n\ntwo\n\nthree"), was="one\n\ntwo")
        assert session.review.incident.summary == "ONE\n\ntwo\n\nthree"
        session.apply(put(title="first"), was="")
        session.apply(put(title="second"), was="")
        assert session.review.incident.title == "second"
        assert [one.other for one in session.conflicts] == ["first"]


def test_a_sign_that_the_browser_was_not_shown_makes_no_conflict(tmp_path: Path) -> None:
    with open_review("A", open_store(tmp_path)) as session:
        session.apply(put(title="a \u202etxt"))
        session.apply(put(title="quite another"), was="a \u2060txt")
        assert session.review.incident.title == "quite another"
        assert session.conflicts == ()


def test_everybody_takes_back_their_own_steps_only(tmp_path: Path) -> None:
    with open_review("A", open_store(tmp_path)) as session:
        with session.acting("left"):
            session.apply(put(title="left"))
        with session.acting("right"):
            session.apply(put(resolution="right"))
        assert session.undoers == {"left", "right"}
        with session.acting("left"):
            assert session.undo()
            assert not session.undo()
        assert (session.review.incident.title, session.review.incident.resolution) == ("", "right")
        assert [step.words.split(" ")[0] for step in session.history] == ["start:", "start:", "taken"]


def test_taking_back_an_added_item_is_refused_once_somebody_worked_on_it(tmp_path: Path) -> None:
    with open_review("A", open_store(tmp_path)) as session:
        with session.acting("left"):
            session.apply(Change("add", "events", "e1", {"text": "added"}))
        with session.acting("right"):
            session.apply(Change("update", "events", "e1", {"kind": "alert"}))
        with session.acting("left"), pytest.raises(ChangeRejected, match="Somebody changed it since"):
            session.undo()
        assert session.review.events[0].text == "added"


def test_typing_on_in_one_field_is_one_step(tmp_path: Path) -> None:
    with open_review("A", open_store(tmp_path)) as session:
        for text in ("q", "qu", "queue"):
            session.apply(put(title=text))
        assert len(session.history) == 1
        session.undo()
        assert session.review.incident.title == ""
