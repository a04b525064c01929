"""The door of import: what a tool exported is masked, said by count and place, and each kind can be kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from review_widgets.cli import main
from review_widgets.errors import InvalidRecord
from review_widgets.importers import import_file, import_together
from review_widgets.redaction import Masks
from review_widgets.settings import Team, read_team
from review_widgets.stores import open_store

TEXT = """# Mail stuck, ask ada@example.org

## Summary

Password: hunter2 was in the log of 10.1.2.3.

## Timeline

- 2030-01-02 08:00 UTC 10.1.2.3 stops answering ada@example.org
- 08:10 https://grafana.example.org/d/1?token=abcdef123456 shows it

## Attendees

- ada@example.org
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "INC-1.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_no_secret_reaches_the_record_and_the_same_value_is_the_same_placeholder(document: Path) -> None:
    _, (review,) = import_file(document)
    held = review.model_dump_json()
    assert not [secret for secret in ("ada@", "hunter2", "10.1.2.3", "abcdef123456") if secret in held]
    assert review.incident.title == "Mail stuck, ask [email-1]"
    assert review.events[0].text == "[ip-1] stops answering [email-1]"
    assert [person.name for person in review.participants] == ["[email-1]"]


def test_counts_and_places_are_said_on_the_record(document: Path) -> None:
    _, (review,) = import_file(document)
    masked = [note for note in review.sources[0].notes if note.startswith("masked")]
    assert any(note.startswith("masked: IP addresses 2, 1 different (incident.summary, events e-") for note in masked)
    assert any("passwords" in note for note in masked)


def test_a_kind_can_be_kept(document: Path) -> None:
    _, (review,) = import_file(document, masks=Masks(keep=("ip",)))
    assert review.events[0].text == "10.1.2.3 stops answering [email-1]"


def test_a_team_says_once_for_all_files_what_stays_as_it_is(document: Path, tmp_path: Path) -> None:
    store = open_store(tmp_path / "reviews")
    store.save_team(Team(keep_unmasked=("ip",)), expected_revision=0)
    assert main(["import", str(document), "--store", store.url]) == 0
    assert store.load("INC-1").events[0].text == "10.1.2.3 stops answering [email-1]"
    with pytest.raises(InvalidRecord, match="kinds of"):
        read_team('{"keep_unmasked": ["everything"]}')


def test_files_of_one_review_share_placeholders_and_a_later_file_takes_none_of_theirs(
    document: Path, tmp_path: Path
) -> None:
    second, third = tmp_path / "b.csv", tmp_path / "c.csv"
    second.write_text("at,text\n2030-01-02T08:20:00Z,10.1.2.3 answers 10.9.9.9\n", encoding="utf-8")
    third.write_text("at,text\n2030-01-02T08:30:00Z,10.8.8.8 is new\n", encoding="utf-8")
    store = open_store(tmp_path / "reviews")
    import_together([document, second], store, "INC-1")
    review = import_together([third], store, "INC-1").review
    texts = [event.text for event in review.events]
    assert "[ip-1] stops answering [email-1]" in texts
    assert "[ip-1] answers [ip-2]" in texts
    assert "[ip-3] is new" in texts


def test_importing_again_gives_the_same_placeholders(document: Path) -> None:
    first, second = (import_file(document)[1][0] for _ in range(2))
    assert [event.text for event in first.events] == [event.text for event in second.events]
    assert [event.id for event in first.events] == [event.id for event in second.events]
