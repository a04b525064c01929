"""The team's earlier words: counted over other reviews, nearest first, each file read once, nobody waits."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import review_widgets as rw
from review_widgets.schema import build_review
from review_widgets.session import ReviewSession, Suggestions, suggest_labels
from review_widgets.settings import Team
from review_widgets.stores import Store, _labels, open_store

WORDS = {
    "R-1": ["retries without budget", "alert on the wrong thing"],
    "R-2": ["retries without budget", '[odd] name, "quoted"'],
    "R-3": ["Retry storm", "retries without budget"],
}


def save(store: Store, review_id: str, *labels: str) -> None:
    factors = [{"id": f"f-{n}", "text": '"labels": ["no label"]', "labels": [label]} for n, label in enumerate(labels)]
    store.save(build_review({"id": review_id, "factors": factors}), expected_revision=0)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Give a store with three reviews and their words."""
    made = open_store(tmp_path / "reviews")
    for review_id, labels in WORDS.items():
        save(made, review_id, *labels)
    return made


@pytest.fixture
def session(store: Store) -> Iterator[ReviewSession]:
    with rw.open_review("R-9", store) as opened:
        yield opened


def suggest(session: ReviewSession, text: str = "") -> Suggestions:
    """Ask until everything was read."""
    until = time.monotonic() + 10
    while (given := suggest_labels(session, text)).reading:
        assert time.monotonic() < until
        time.sleep(0.01)
    return given


def labels(session: ReviewSession, text: str) -> list[str]:
    return [one.label for one in suggest(session, text).found]


def test_the_most_used_words_come_first_with_the_number_of_other_reviews(session: ReviewSession) -> None:
    found = suggest(session).found
    assert (found[0].label, found[0].reviews) == ("retries without budget", 3)
    assert {one.label for one in found} == {word for words in WORDS.values() for word in words}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("retr", "retries without budget"),
        ("RETRY STORM", "Retry storm"),
        ("storm", "Retry storm"),
        ("budget with", "retries without budget"),
        ("retires", "retries without budget"),
        ("retrise w", "retries without budget"),
        ("alrt", "alert on the wrong thing"),
        ("aleert", "alert on the wrong thing"),
        ("[odd", '[odd] name, "quoted"'),
    ],
)
def test_a_word_is_found_by_how_it_begins_by_its_words_and_with_one_slip(
    session: ReviewSession, typed: str, first: str
) -> None:
    assert labels(session, typed)[0] == first


@pytest.mark.parametrize("typed", ["zzz", "rex", "quite another thing", "no label"])
def test_what_is_no_word_of_the_team_suggests_none(session: ReviewSession, typed: str) -> None:
    assert labels(session, typed) == []


def test_a_word_but_for_its_case_is_the_same_word(session: ReviewSession) -> None:
    assert [(one.label, one.same) for one in suggest(session, "retry  STORM").found] == [("Retry storm", True)]


def test_the_words_of_this_review_are_suggested_as_well_and_the_open_one_does_not_count(store: Store) -> None:
    with rw.open_review("R-1", store) as session:
        session.apply({"op": "add", "collection": "factors", "id": "f-9", "fields": {"labels": ["fresh word"]}})
        found = {one.label: one.reviews for one in suggest(session).found}
    assert found["retries without budget"] == 2
    assert found["alert on the wrong thing"] == found["fresh word"] == 0


def test_a_renamed_word_counts_under_its_new_name_and_once_a_review(store: Store) -> None:
    team = Team(label_renames={"Retry storm": "retries without budget"})
    store.save_team(team, expected_revision=0)
    with rw.open_review("R-9", store) as session:
        assert {one.label: one.reviews for one in suggest(session, "ret").found} == {"retries without budget": 3}


def test_only_changed_files_are_read_again_and_a_removed_one_leaves_nothing(
    store: Store, session: ReviewSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.flush()
    read: list[str] = []
    whole = _labels._read_labels
    monkeypatch.setattr(_labels, "_read_labels", lambda path: read.append(path.stem) or whole(path))
    assert dict(store.labels())["R-3"] == ("Retry storm", "retries without budget")
    assert read == ["R-1", "R-2", "R-3", "R-9"]
    read.clear()
    assert dict(store.labels())["R-1"] == tuple(WORDS["R-1"])
    assert read == []
    folder = Path(store.url)
    (folder / "R-2.json").unlink()
    save(store, "R-4", "new word")
    assert set(dict(store.labels())) == {"R-1", "R-3", "R-4", "R-9"}
    assert read == ["R-4"]
    assert "odd" not in (folder / ".journal" / "labels.index").read_text(encoding="utf-8")


def test_a_file_that_is_no_record_is_left_out_and_a_broken_index_is_made_anew(store: Store) -> None:
    folder = Path(store.url)
    (folder / "R-7.json").write_bytes(b'{"labels": ["half')
    (folder / "R-8.json").write_bytes(b"\xff\xfe")
    index = folder / ".journal" / "labels.index"
    index.write_text("no json\n")
    assert set(dict(store.labels())) == set(WORDS)
    assert index.read_text(encoding="utf-8").count("\n") == 3


def test_whoever_asks_does_not_wait_for_a_slow_store(
    session: ReviewSession, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def slowly() -> Iterator[tuple[str, tuple[str, ...]]]:
        yield "R-1", ("first word",)
        assert go_on.wait(10)
        yield "R-2", ("first word", "second word")

    monkeypatch.setattr(store, "labels", slowly)
    given: Any = suggest_labels(session, "")
    assert given.reading
    go_on.set()
    assert [(one.label, one.reviews) for one in suggest(session).found] == [("first word", 2), ("second word", 1)]
