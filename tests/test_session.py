from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from review_widgets.changes import Change
from review_widgets.errors import ChangeRejected, InvalidId, ReviewExists, ReviewNotFound, StaleRevision, StoreFailed
from review_widgets.model import Review
from review_widgets.session import SessionNews, open_review
from review_widgets.settings import Team
from review_widgets.stores import open_store


def add(text: str, item_id: str = "") -> Change:
    return Change("add", "events", item_id, {"text": text})


def test_a_store_is_named_by_a_path_as_well_as_by_an_address(tmp_path: Path) -> None:
    with open_review("A", tmp_path) as session:
        session.apply(add("by a path"))
    with open_review("A", str(tmp_path)) as session:
        assert [event.text for event in session.review.events] == ["by a path"]


def test_a_change_is_in_the_file_within_a_second(tmp_path: Path) -> None:
    session = open_review("A", open_store(tmp_path))
    session.apply(add("typed"))
    until = time.monotonic() + 1
    while time.monotonic() < until and not (tmp_path / "A.json").exists():
        time.sleep(0.02)
    assert json.loads((tmp_path / "A.json").read_text())["events"][0]["text"] == "typed"
    session.close()


def test_several_changes_are_one_step_to_undo(tmp_path: Path) -> None:
    with open_review("A", open_store(tmp_path)) as session:
        session.apply(add("one", "e1"), Change("update", "events", "e1", {"text": "two"}))
        assert session.undo()
        assert (session.review.events, session.undo()) == ((), False)


def test_a_refused_change_in_a_step_leaves_everything_as_it_was(tmp_path: Path) -> None:
    with open_review("A", open_store(tmp_path)) as session:
        with pytest.raises(ChangeRejected):
            session.apply(add("one"), Change("remove", "events", "nope"))
        assert session.review.events == ()


def test_undo_is_refused_when_somebody_changed_it_since(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with open_review("A", store) as mine:
        mine.apply(add("x", "e1"))
        mine.apply(Change("update", "events", "e1", {"text": "mine"}))
        mine.flush()
        with open_review("A", store) as other:
            other.apply(Change("update", "events", "e1", {"text": "theirs"}))
        with pytest.raises(ChangeRejected, match="another text by now"):
            mine.undo()
        assert mine.review.events[0].text == "theirs"


def test_two_sessions_on_one_review_lose_nothing(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    open_review("A", store).close()
    sessions = [open_review("A", store, create=False) for _ in range(2)]

    def write(n: int) -> None:
        for i in range(40):
            sessions[n].apply(add(f"{n}-{i}", f"e{n}-{i}"))

    threads = [threading.Thread(target=write, args=(n,)) for n in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for session in sessions:
        session.close()
    assert len(store.load("A").events) == 80


def test_others_changes_are_told_to_listeners(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    heard: list[SessionNews] = []
    with open_review("A", store) as mine:
        mine.flush()
        mine.on_change(heard.append)
        with open_review("A", store) as other:
            other.apply(add("theirs"))
        assert mine.refresh()
        assert heard[-1].review.events[0].text == "theirs"


def test_what_was_typed_survives_a_killed_process(tmp_path: Path) -> None:
    code = (
        "import os, sys\n"
        "from review_widgets.session import open_review\n"
        "from review_widgets.changes import Change\n"
        "s = open_review('A', sys.argv[1]); s.flush(); s._save_after_s = 60\n"
        "s.apply(Change('add', 'events', 'e1', {'text': 'typed before the kill'}))\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert open_store(tmp_path).load("A").events == ()
    with open_review("A", open_store(tmp_path)) as session:
        assert session.review.events[0].text == "typed before the kill"
    assert open_store(tmp_path).load("A").events[0].id == "e1"
    assert list((tmp_path / ".journal").glob("*.jsonl")) == []


def test_a_store_that_cannot_be_written_is_said_and_the_text_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(tmp_path)
    session = open_review("A", store)
    session.flush()

    def full(*_: object, **__: object) -> Review:
        raise StoreFailed("disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(type(store), "save", full)
        session.apply(add("kept"))
        assert session.flush().status == "failed"
    assert session.flush().status == "saved"
    assert store.load("A").events[0].text == "kept"
    session.close()


def test_a_session_that_is_closed_tries_no_further_save(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(tmp_path)
    session = open_review("A", store)
    session.flush()
    tried: list[str] = []

    def full(*_: object, **__: object) -> Review:
        tried.append("save")
        raise StoreFailed("disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(type(store), "save", full)
        session.apply(add("kept in the journal"))
        assert session.close().status == "failed"
        before = len(tried)
        time.sleep(2.3)
        assert len(tried) == before > 0
    with open_review("A", store) as next_one:
        assert [event.text for event in next_one.review.events] == ["kept in the journal"]


def test_a_listener_that_fails_does_not_stop_the_change(tmp_path: Path) -> None:
    with open_review("A", open_store(tmp_path)) as session:
        session.on_change(lambda news: 1 / 0)
        session.apply(add("x"))
        assert session.flush().status == "saved"


def test_an_older_revision_never_overwrites_a_newer_one(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    first = store.save(Review(id="A"), expected_revision=0)
    store.save(first, expected_revision=1)
    with pytest.raises(StaleRevision, match="nothing was overwritten"):
        store.save(first, expected_revision=1)


def test_a_new_review_does_not_take_a_used_id_in_another_case(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.save(Review(id="inc-1"), expected_revision=0)
    with pytest.raises(ReviewExists):
        store.save(Review(id="INC-1"), expected_revision=0)


@pytest.mark.parametrize("bad", ["../up", "a/b", "", ".hidden", "team", "x" * 65, "a\nb"])
def test_an_id_never_leaves_the_folder(tmp_path: Path, bad: str) -> None:
    with pytest.raises(InvalidId):
        open_store(tmp_path).load(bad)


def test_a_missing_review_lists_what_is_there(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.save(Review(id="INC-1"), expected_revision=0)
    with pytest.raises(ReviewNotFound, match="INC-1"):
        open_review("INC-9", store, create=False)


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("")
    with pytest.raises(StoreFailed, match="expected a folder"):
        open_store(tmp_path / "x")


def test_settings_have_defaults_and_a_revision_check(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    saved = store.save_team(Team(name="Harbour"), expected_revision=0)
    assert store.load_team() == saved
    with pytest.raises(StaleRevision):
        store.save_team(saved, expected_revision=0)


_DYING = """
import os, resource, signal, sys
from review_widgets.session import open_review
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
full, text = sys.argv[2] == "full", sys.argv[3]
if full:
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
session = open_review("A", sys.argv[1])
if text:
    session._save_after_s = 60
    session.apply({"op": "set", "collection": "incident", "fields": {"summary": text}})
print(session.saved.status, session.review.incident.summary, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits on the size of files are set as on Linux")
def test_what_a_crash_left_is_kept_while_the_disk_is_full_and_saved_when_it_is_not(tmp_path: Path) -> None:
    open_review("A", open_store(tmp_path)).close()

    def die(disk: str, text: str) -> str:
        command = [sys.executable, "-c", _DYING, str(tmp_path), disk, text]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout

    die("free", "typed before the crash")
    assert die("full", "") == "failed typed before the crash\n"
    assert die("full", "") == "failed typed before the crash\n"
    with open_review("A", open_store(tmp_path)) as session:
        assert (session.saved.status, session.review.incident.summary) == ("saved", "typed before the crash")
    assert [path.name for path in (tmp_path / ".journal").glob("*.jsonl")] == []


_LOCKED_OUT = """
import os, sys
from review_widgets.session import open_review
os.chdir(sys.argv[1])
session = open_review("A", ".")
session.flush()
os.chmod(".", int(sys.argv[2], 8))
if os.getuid() == 0:
    os.seteuid(65534)  # nobody: to root no folder is closed
session.apply({"op": "set", "collection": "incident", "fields": {"title": "kept here"}})
failed = session.flush()
session.undo()
session.apply({"op": "set", "collection": "incident", "fields": {"title": "kept here"}})
print(failed.status, "Permission denied" in failed.reason, session.review.title, flush=True)
os.seteuid(os.getuid())
os.chmod(".", 0o755)
print(session.flush().status, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a folder is closed as on POSIX")
@pytest.mark.parametrize("mode", ["555", "000"], ids=["read-only", "no way in"])
def test_a_folder_that_cannot_be_written_is_said_and_what_was_typed_is_saved_when_it_is_mended(
    tmp_path: Path, mode: str
) -> None:
    command = [sys.executable, "-c", _LOCKED_OUT, str(tmp_path), mode]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout == "failed True kept here\nsaved\n", done.stderr
    assert open_store(tmp_path).load("A").title == "kept here"


def test_what_is_changed_right_after_publishing_counts_as_changed_since(tmp_path: Path) -> None:
    with open_review("A", tmp_path) as session:
        session.apply(Change("set", "review", fields={"nothing_to_carry_because": "nothing would help"}))
        published = session.publish()
        assert (published.updated_at, published.is_changed_since_published) == (published.published_at, False)
        session.apply(add("one more thing"))
        assert session.review.is_changed_since_published
    assert open_store(tmp_path).load("A").is_changed_since_published
