"""The shelf of importers held to its contract: golden samples, one claimant each, aware times, nothing added twice."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from review_widgets.errors import ImportFailed
from review_widgets.importers import Content, Importer, import_file, import_into, import_review, importers
from review_widgets.importers._members import Members
from review_widgets.model import Review
from review_widgets.stores import open_store
from test_importers_house import FORM

DATA = Path(__file__).parent / "data" / "importers"
SAMPLES = sorted(p for p in DATA.glob("*/*") if not p.name.endswith(".golden.json"))
"""One file or one folder each."""


PROSE = ("markdown", "timeline_csv", "incident_table")
SIGNS = set(
    "time event category description what happened where action owner status ticket factor scribe duration when html true date friday march"
    " involved times timezone callout note author layout incident commander communications lead tags severity".split()
)
"""Words of a document's form: names of columns and keys that became fields, and of how a page looks."""


def named(path: Path) -> str:
    return path.relative_to(DATA).as_posix()


def content_of(path: Path, name: str = "") -> Content:
    """Give a sample as importers see it: a file, or the members of a folder."""
    if path.is_dir():
        return Content(name or path.name, b"", members=Members(path))
    return Content(name or path.name, path.read_bytes())


each = pytest.mark.parametrize("sample", SAMPLES, ids=named)


def as_json(reviews: tuple[Review, ...]) -> str:
    """Give the records as their files would hold them, without the moment of importing and the list of all ids in them."""
    raw = [review.model_dump(mode="json") for review in reviews]
    for record in raw:
        for source in record["sources"]:
            del source["imported_at"]
            source.pop("entry_ids", None)
    return json.dumps(raw, ensure_ascii=False, indent=1) + "\n"


def test_every_importer_of_the_shelf_has_a_sample() -> None:
    assert {one.name for one in importers()} == {path.relative_to(DATA).parts[0] for path in SAMPLES}


@each
def test_a_sample_gives_its_golden_record(sample: Path, golden: Callable[[Path, str], None]) -> None:
    golden(sample.with_name(sample.name + ".golden.json"), as_json(import_file(sample)[1]))


@each
def test_exactly_its_own_importer_identifies_a_sample(sample: Path) -> None:
    content = content_of(sample)
    assert [one.name for one in importers() if one.identify(content)] == [sample.relative_to(DATA).parts[0]]


@each
def test_content_decides_and_not_the_name(sample: Path) -> None:
    content = content_of(sample, "export")
    assert [one.name for one in importers() if one.identify(content)] == [sample.relative_to(DATA).parts[0]]


@each
def test_every_time_is_aware_and_says_how_sure_it_is(sample: Path) -> None:
    for review in import_file(sample)[1]:
        times = [event.occurred_at for event in review.events]
        assert all(at.utcoffset() is not None for at in times if at)
        unknown = [event.precision == "unknown" for event in review.events]
        assert unknown == [at is None for at in times]


@each
def test_importing_the_same_bytes_gives_the_same_record_in_the_same_order(sample: Path) -> None:
    assert as_json(import_file(sample)[1]) == as_json(import_file(sample)[1])


@each
def test_importing_twice_adds_nothing(sample: Path, tmp_path: Path) -> None:
    store = open_store(tmp_path)
    (first,) = import_into([sample], store)
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.json")}
    (second,) = import_into([sample], store)
    assert (second.saved, set(second.unchanged), second.errors) == ((), set(first.saved), ())
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.json")} == before


@each
def test_a_record_says_what_was_mapped_and_where_it_came_from(sample: Path) -> None:
    name, reviews = import_file(sample)
    for review in reviews:
        (source,) = review.sources
        assert (source.importer, source.name) == (name, sample.name)
        assert any(note.startswith("mapped: ") for note in source.notes)


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{4,}", text.lower()))


@pytest.mark.parametrize("sample", [path for path in SAMPLES if path.parent.name in PROSE], ids=named)
def test_no_word_is_lost(sample: Path) -> None:
    text = re.sub(r"^#.*$|^\|[-:| ]+\|$", "", sample.read_text(encoding="utf-8"), flags=re.MULTILINE)
    kept = json.dumps([json.loads(as_json(import_file(sample)[1]))], ensure_ascii=False).replace("\\n", " ")
    form = words(FORM) if sample.stem == "house" else set()
    assert words(text) - words(kept) - SIGNS - form == set()


def test_a_changed_file_is_refused_and_the_review_stays_as_it_was(tmp_path: Path) -> None:
    store = open_store(tmp_path / "reviews")
    path = tmp_path / "INC-9.md"
    path.write_text("# Slow mail\n\n## Timeline\n\n- 2030-01-01 10:00 UTC Mail is slow\n", encoding="utf-8")
    list(import_into([path], store))
    before = store.load("INC-9")
    path.write_text(path.read_text(encoding="utf-8") + "- 10:20 UTC Mail is fast\n", encoding="utf-8")
    (outcome,) = import_into([path], store)
    assert "a review of that id with other content" in outcome.errors[0]
    assert store.load("INC-9") == before


def test_two_claimants_are_an_error_that_names_both(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    twins = [Importer(name, "all", lambda content: bool(content.head), lambda _: ()) for name in ("left", "right")]
    monkeypatch.setattr("review_widgets.importers._shelf.importers", lambda: tuple(twins))
    path = tmp_path / "export.txt"
    path.write_text("anything", encoding="utf-8")
    with pytest.raises(ImportFailed, match="2 importers that claim it: left, right"):
        import_file(path)
    with pytest.raises(ImportFailed, match="no incident"):
        import_file(path, importer="right")


def test_no_claimant_is_an_error_that_lists_the_shelf(tmp_path: Path) -> None:
    path = tmp_path / "unknown.json"
    path.write_text('{"hello": "world"}', encoding="utf-8")
    with pytest.raises(ImportFailed, match=r"no importer that knows it.*markdown.*timeline_csv.*--importer"):
        import_file(path)


def test_an_unknown_importer_is_named_with_the_known_ones(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# A\n", encoding="utf-8")
    with pytest.raises(ImportFailed, match=r"found 'word'; expected one of .*markdown"):
        import_file(path, importer="word")


def test_a_file_of_several_incidents_is_not_one_review() -> None:
    with pytest.raises(ImportFailed, match="found '2 incidents'; expected one"):
        import_review(DATA / "statuspage" / "incidents.json")


def test_a_zone_is_read_into_times_that_state_none_and_said(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# A\n\n## Timeline\n\n- 2030-07-01 10:00 it starts\n", encoding="utf-8")
    (event,) = import_review(path, zone="Europe/Lisbon").events
    assert event.occurred_at is not None
    assert event.occurred_at.isoformat() == "2030-07-01T09:00:00+00:00"
    assert "Europe/Lisbon" in event.time_note


# ── bad input ─────────────────────────────────────────────────────────────────────────────────────────────────────

STATUSPAGE = (DATA / "statuspage" / "incidents.json").read_text(encoding="utf-8")
BAD: dict[str, tuple[str, bytes, str]] = {
    "an empty file": ("a.md", b"", "found 'an empty file'"),
    "only blanks": ("a.csv", b" \n\t\n", "found 'an empty file'"),
    "a picture": ("a.md", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "found 'a binary file'"),
    "zero bytes in text": ("a.md", b"# A\n\x00\x00", "found 'a binary file'"),
    "a line of 50 MB": ("a.md", b"# " + b"a" * 50_000_000, "a line of 50,000,002 characters"),
    "half of a UTF-16 file": ("a.md", "# A\n\ntext".encode("utf-16")[:-1], "expected utf-16 text, as the file begins"),
    "truncated JSON": ("a.json", STATUSPAGE[:1500].encode(), "expected JSON"),
    "a key twice": ("a.json", STATUSPAGE.replace('"name": "Search down"', '"id": "b", "name": "S"').encode(), "the key 'id' twice"),
    "a number that is none": ("a.json", STATUSPAGE.replace('"color": "amber"', '"color": NaN').encode(), "the number NaN"),
    "deep nesting": ("a.json", STATUSPAGE.replace('"amber"', "[" * 100_000).encode(), "levels"),
    "an incident without an id": ("a.json", STATUSPAGE.replace('"id": "x7r9"', '"id": ""').encode(), r"incidents\[1\]"),
    "a feed with a document type": (
        "a.atom",
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><feed xmlns="http://www.w3.org/2005/Atom">Incident/</feed>',
        "found 'a document type'",
    ),
    "a broken feed": ("a.atom", (DATA / "statuspage_atom" / "history.atom").read_bytes()[:900], "line 12, column"),
    "a broken line among good ones": (
        "a.jsonl",
        (DATA / "github_statuses" / "history.jsonl").read_bytes() + b'{"status_sequence": [\n',
        "line 3",
    ),
    "a table without rows": ("a.csv", b"at,text\n", "found 'a header and no rows'"),
    "a document of nine megabytes": ("a.md", b"# A\n\n" + b"word word\n" * 900_000, "9,000,005 bytes of prose"),
    "a table of too many rows": ("a.csv", b"at,text\n" + b"2030-01-01,a\n" * 200_001, "more than 200,000 rows"),
    "a broken archive": ("a.md.gz", b"\x1f\x8b\x08\x00broken", "expected a file that can be read"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_a_clear_error_and_the_other_files_go_on(case: str, tmp_path: Path) -> None:
    name, raw, message = BAD[case]
    bad = tmp_path / name
    bad.write_bytes(raw)
    good = DATA / "markdown" / "table.md"
    with pytest.raises(ImportFailed, match=message):
        import_file(bad)
    first, second = import_into([bad, good], open_store(tmp_path / "reviews"))
    assert first.errors[0].startswith(name)
    assert len(first.errors[0]) < 500
    assert second.saved == ("PM2031-004",)


def test_an_empty_folder_and_a_missing_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(ImportFailed, match="found 'nothing in it'"):
        import_file(tmp_path)
    with pytest.raises(ImportFailed, match=r"gone\.md: found 'No such file or directory'"):
        import_file(tmp_path / "gone.md")


def test_a_file_of_two_gigabytes_is_refused_unread_and_so_is_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "big.json"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)
    with pytest.raises(ImportFailed, match="found '2,147,483,648 bytes'; expected at most 256 MB"):
        import_file(path)
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(ImportFailed, match="found 'a pipe or device'"):
        import_file(tmp_path / "pipe.md")


def test_an_unreadable_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "locked.md"
    path.write_text("# A\n", encoding="utf-8")

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ImportFailed, match=r"locked\.md: found 'Permission denied'"):
        import_file(path)


@pytest.mark.parametrize("wanted", ["a/b", "..", "../b", "x" * 65, " "])
def test_an_id_that_is_no_id_is_refused(wanted: str, tmp_path: Path) -> None:
    with pytest.raises(ImportFailed, match="expected letters, digits"):
        list(import_into([DATA / "markdown" / "table.md"], open_store(tmp_path), review_id=wanted))


@pytest.mark.parametrize("name", ["../../etc.md", "a/b", "..-", "%2e%2e", "A\u202eB"])
def test_a_reference_that_is_no_id_becomes_one(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\nreference: {name}\n---\n# A\n\n## Timeline\n\n- 2030-01-01 10:00 UTC go\n", encoding="utf-8")
    review = import_review(path)
    assert "/" not in review.id
    assert ".." not in review.id
    assert review.incident.reference == name


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252"])
def test_an_encoding_of_another_system_is_read_and_a_guess_is_said(encoding: str, tmp_path: Path) -> None:
    text = "# Störung am Förderband\n\n## Timeline\n\n- 2030-01-01 10:00 UTC Band steht\n"
    path = tmp_path / "a.md"
    path.write_bytes(text.encode(encoding))
    review = import_review(path)
    assert review.incident.title == "Störung am Förderband"
    guesses = [note for note in review.sources[0].notes if "encoding" in note]
    assert bool(guesses) == (encoding in ("latin-1", "cp1252", "utf-16-le", "utf-16-be"))


def test_times_without_a_zone_and_in_the_wrong_order_are_kept_with_a_note(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("at,until,text\n2030-01-01T10:00:00,2030-01-01T09:00:00,it stops\n", encoding="utf-8")
    (event,) = import_review(path).events
    assert event.occurred_at is not None
    assert event.occurred_at.utcoffset() == timedelta(0)
    assert "no zone stated; read as UTC" in event.time_note
    assert "ends before it begins" in event.time_note
    assert "2030-01-01T09:00:00" in event.time_note


def test_unknown_keys_are_counted_as_dropped() -> None:
    _, (resolved, _) = import_file(DATA / "statuspage" / "incidents.json")
    assert "dropped: color: not part of a review" in resolved.sources[0].notes
