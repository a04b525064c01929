"""The contract every store keeps. One parameter per store; what only a folder can meet stands below."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from review_widgets.errors import (
    InvalidId,
    InvalidRecord,
    NewerSchema,
    ReviewExists,
    ReviewNotFound,
    StaleRevision,
    StoreFailed,
)
from review_widgets.model import Incident, Review, TimelineEvent
from review_widgets.settings import Team
from review_widgets.stores import Store, open_store


@pytest.fixture(params=["folder"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """Give an empty store of each kind."""
    return open_store({"folder": str(tmp_path / "reviews")}[request.param])


def review_of(review_id: str, title: str = "a title") -> Review:
    event = TimelineEvent(id="e1", text="seen", occurred_at=datetime(2026, 3, 1, 14, 5, tzinfo=UTC))
    return Review(id=review_id, incident=Incident(title=title), events=(event,))


def test_what_was_saved_is_read_back_equal_with_its_new_revision(store: Store) -> None:
    saved = store.save(review_of("INC-1"), expected_revision=0)
    assert saved.revision == store.revision("INC-1") == 1
    assert store.load("INC-1") == saved


def test_ids_are_given_sorted_and_none_for_an_empty_store(store: Store) -> None:
    assert store.ids() == ()
    for name in ("b", "a", "c"):
        store.save(review_of(name), expected_revision=0)
    assert store.ids() == ("a", "b", "c")


def test_a_newer_revision_is_never_overwritten(store: Store) -> None:
    first = store.save(review_of("INC-1"), expected_revision=0)
    store.save(first.model_copy(update={"language": "de"}), expected_revision=1)
    with pytest.raises(StaleRevision, match="found 'revision 2'; expected revision 1"):
        store.save(first, expected_revision=1)
    assert store.load("INC-1").language == "de"


def test_a_new_review_does_not_take_the_place_of_another(store: Store) -> None:
    store.save(review_of("INC-1"), expected_revision=0)
    with pytest.raises(ReviewExists, match="choose another id"):
        store.save(review_of("INC-1", "another"), expected_revision=0)
    assert store.load("INC-1").title == "a title"


def test_an_id_is_the_same_whatever_its_case(store: Store) -> None:
    store.save(review_of("Inc-1"), expected_revision=0)
    assert store.load("INC-1").id == "Inc-1"
    with pytest.raises(ReviewExists):
        store.save(review_of("inc-1"), expected_revision=0)
    assert store.ids() == ("Inc-1",)


@pytest.mark.parametrize(
    "name",
    [
        "../out",
        "a/b",
        "..",
        "",
        ".hidden",
        "a" * 65,
        "team",
        "TEAM",
        "a b",
        "ä",
        "a\n",
        "CON",
        "nul.2",
        "com1",
        "INC-1.",
    ],
)
def test_an_id_that_could_lead_elsewhere_is_refused_by_name(store: Store, name: str) -> None:
    for call in (store.load, store.revision, store.open_journal):
        with pytest.raises(InvalidId, match="expected letters, digits"):
            call(name)


def test_a_record_kept_under_a_name_that_is_refused_today_stays_readable(tmp_path: Path) -> None:
    (tmp_path / "con.json").write_text(review_of("con").model_dump_json(), encoding="utf-8")
    assert open_store(tmp_path).load("con").id == "con"


def test_a_review_that_is_not_there_is_said_with_ids_that_are(store: Store) -> None:
    store.save(review_of("INC-204"), expected_revision=0)
    with pytest.raises(ReviewNotFound, match=r"found no review 'INC-20'; expected its only id 'INC-204'\."):
        store.load("INC-20")


def test_a_stamp_changes_with_every_save(store: Store) -> None:
    assert store.stamp("INC-1") == ""
    saved = store.save(review_of("INC-1"), expected_revision=0)
    before = store.stamp("INC-1")
    assert before == store.stamp("INC-1")
    store.save(saved.model_copy(update={"language": "de"}), expected_revision=1)
    assert store.stamp("INC-1") != before


def test_settings_of_the_team_have_defaults_and_the_same_revision_check(store: Store) -> None:
    assert store.load_team() == Team()
    saved = store.save_team(Team(name="Osier Lane"), expected_revision=0)
    assert (saved.revision, store.load_team().name) == (1, "Osier Lane")
    with pytest.raises(StaleRevision):
        store.save_team(Team(name="late"), expected_revision=0)
    assert store.load_team().name == "Osier Lane"


def test_a_journal_of_a_living_session_is_nobodys_orphan(store: Store) -> None:
    journal = store.open_journal("INC-1")
    journal.append('{"op": "add"}')
    assert list(store.orphaned_journals("INC-1")) == []
    journal.close()
    assert list(store.orphaned_journals("INC-1")) == [['{"op": "add"}']]
    assert list(store.orphaned_journals("INC-1")) == []


# ── the folder ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_small_change_is_a_small_difference_in_the_file(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    saved = store.save(review_of("INC-1"), expected_revision=0)
    before = (tmp_path / "INC-1.json").read_text(encoding="utf-8").splitlines()
    store.save(saved.model_copy(update={"incident": Incident(title="another")}), expected_revision=1)
    after = (tmp_path / "INC-1.json").read_text(encoding="utf-8").splitlines()
    assert [line.strip(" ,") for line in set(after) - set(before)] in (
        ['"title": "another"', '"revision": 2'],
        ['"revision": 2', '"title": "another"'],
    )


def test_unknown_keys_of_a_newer_tool_are_kept(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.save(review_of("INC-1"), expected_revision=0)
    path = tmp_path / "INC-1.json"
    raw = json.loads(path.read_text(encoding="utf-8"))
    raw["events"][0]["mood"] = "calm"
    raw["weather"] = {"rain": True}
    path.write_text(json.dumps(raw), encoding="utf-8")
    store.save(store.load("INC-1"), expected_revision=1)
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert (kept["events"][0]["mood"], kept["weather"]) == ("calm", {"rain": True})


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        ("", InvalidRecord, "INC-1.json"),
        ("{", InvalidRecord, "INC-1.json"),
        ("[]", InvalidRecord, "INC-1.json"),
        ('{"id": "INC-2"}', InvalidRecord, "the id 'INC-1' of the file name"),
        ('{"id": "INC-1", "schema_version": 99}', NewerSchema, "99"),
        (
            '{"id": "INC-1", "events": [{"id": "e", "occurred_at": "2026-03-01T14:05:00"}]}',
            InvalidRecord,
            "occurred_at",
        ),
        ('{"id": "INC-1", "events": [{"id": "e"}, {"id": "E"}]}', InvalidRecord, "E"),
        ('{"id": "INC-1", "id": "INC-1"}', InvalidRecord, "id"),
        ('{"id": "INC-1", "revision": NaN}', InvalidRecord, "NaN"),
    ],
)
def test_a_broken_record_is_refused_with_its_file_and_left_as_it_is(
    tmp_path: Path, text: str, error: type[Exception], words: str
) -> None:
    path = tmp_path / "INC-1.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(error) as said:
        open_store(tmp_path).load("INC-1")
    assert "INC-1.json" in str(said.value)
    assert words in str(said.value)
    assert path.read_text(encoding="utf-8") == text


def test_a_file_beside_a_review_is_read_back_and_is_no_review(store: Store) -> None:
    store.save(review_of("INC-1"), expected_revision=0)
    store.save_file("INC-1", "ab12.png", b"\x89picture\r\n\0")
    store.save_file("INC-1", "ab12.png", b"the name is taken")
    assert store.load_file("INC-1", "ab12.png") == store.load_file("inc-1", "ab12.png") == b"\x89picture\r\n\0"
    assert store.ids() == ("INC-1",)
    with pytest.raises(StoreFailed, match="the file beside the record"):
        store.load_file("INC-1", "other.png")
    with pytest.raises(InvalidId, match="file name"):
        store.save_file("INC-1", "../INC-1.json", b"")


def test_a_file_in_the_place_of_the_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "reviews").write_text("", encoding="utf-8")
    with pytest.raises(StoreFailed, match="expected a folder"):
        open_store(tmp_path / "reviews")


def test_an_address_no_store_serves_is_an_error() -> None:
    with pytest.raises(StoreFailed, match="found 'gopher://x'"):
        open_store("gopher://x")


@pytest.mark.skipif(os.name != "posix", reason="limits on the size of files are a matter of POSIX")
def test_a_full_disk_leaves_the_old_record_whole_and_says_so(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.save(review_of("INC-1"), expected_revision=0)
    before = (tmp_path / "INC-1.json").read_bytes()
    program = (
        "import resource, signal, sys\n"
        "from review_widgets.errors import StoreFailed\n"
        "from review_widgets.stores import open_store\n"
        "store = open_store(sys.argv[1]); review = store.load('INC-1')\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))\n"
        "try: store.save(review, expected_revision=1)\n"
        "except StoreFailed as err: print(err)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True)
    assert "expected a place that can be written" in done.stdout
    assert (tmp_path / "INC-1.json").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".tmp")] == []


def test_a_folder_that_cannot_be_made_is_an_error_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreFailed, match="expected a folder that can be written"):
        open_store(tmp_path / "file" / "reviews").save(review_of("INC-1"), expected_revision=0)


def test_a_message_lists_the_ids_most_like_the_one_asked_for(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    for number in (*range(100, 140), 204):
        store.save(Review(id=f"INC-{number}"), expected_revision=0)
    with pytest.raises(ReviewNotFound, match=r"one of its 41 ids \(such as INC-204, .* and 36 more\)"):
        store.load("INC-24")
    with pytest.raises(ReviewNotFound, match=r"\(such as INC-100, INC-101"):
        store.load("zzz")


def test_a_folder_that_is_not_there_is_said_and_no_trends_are_made_of_it(tmp_path: Path) -> None:
    store = open_store(tmp_path / "nope")
    with pytest.raises(ReviewNotFound, match="nope: found no review 'INC-1' and no such folder"):
        store.load("INC-1")
    with pytest.raises(StoreFailed, match=r"found 'no folder .*nope'; expected the folder of the reviews"):
        store.must_exist()


@pytest.mark.parametrize(
    ("there", "asked", "named"),
    [
        ("out/archive", "reviews", "out/archive"),
        ("archive", "archvie", "archive"),
        ("reviews", "reviews/nested/deeper", "reviews"),
        ("a/b", "a/c", "a/b"),
    ],
)
def test_stores_that_lie_nearby_are_named_where_one_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: str, asked: str, named: str
) -> None:
    monkeypatch.chdir(tmp_path)
    open_store(there).save(Review(id="INC-204"), expected_revision=0)
    Path("notes").mkdir()
    Path("notes/package.json").write_text("{}", encoding="utf-8")
    question = rf"Mend its name \(--store\)\. Did you mean {named}\?$"
    with pytest.raises(ReviewNotFound, match=question):
        open_store(asked).load("INC-204")
    with pytest.raises(StoreFailed, match=question):
        open_store(asked).must_exist()
    absolute = rf"Did you mean {tmp_path / named}\?$"
    with pytest.raises(StoreFailed, match=absolute):
        open_store(tmp_path / asked).must_exist()


def test_a_folder_without_a_review_is_said_to_be_empty_and_nearby_ones_are_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ReviewNotFound, match=r"found no review 'INC-1', nor any other; .*Mend its name \(--store\)\.$"):
        open_store(tmp_path / "empty").load("INC-1")
    open_store(tmp_path / "full").save(Review(id="INC-1"), expected_revision=0)
    with pytest.raises(ReviewNotFound, match=rf"Did you mean {tmp_path / 'full'}\?$"):
        open_store(tmp_path / "empty").load("INC-1")


def test_no_more_than_three_stores_are_named_the_nearest_first(tmp_path: Path) -> None:
    for name in ("archive", "reviews-2025", "reviews-2026", "zoo"):
        open_store(tmp_path / name).save(Review(id="INC-1"), expected_revision=0)
    with pytest.raises(StoreFailed, match=rf"mean {tmp_path}/reviews-2026, {tmp_path}/reviews-2025, .* and 1 more\?"):
        open_store(tmp_path / "reviews-202").must_exist()


def test_a_link_in_a_store_is_refused_and_nothing_of_what_it_leads_to_is_read(tmp_path: Path) -> None:
    outside = tmp_path / "outside.json"
    outside.write_text('{"secret words": 1, "labels": ["secret"]}', encoding="utf-8")
    (tmp_path / "S").mkdir()
    store = open_store(tmp_path / "S")
    for name in ("SYM", "team"):
        (tmp_path / "S" / f"{name}.json").symlink_to(outside)
    for read in (lambda: store.load("SYM"), lambda: store.load("sym"), lambda: store.revision("SYM"), store.load_team):
        with pytest.raises(StoreFailed, match="found 'a link'; expected the file itself") as refused:
            read()
        assert "secret" not in str(refused.value)
    assert list(store.labels()) == []
