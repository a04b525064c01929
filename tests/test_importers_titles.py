"""The id that people put before a title: taken where nothing else states one, said as a guess, and left where an id is given."""

from __future__ import annotations

from pathlib import Path

import pytest

from review_widgets.cli import main
from review_widgets.importers import import_review
from review_widgets.importers.markdown.title import id_before
from review_widgets.stores import Store, open_store

SAID = "guessed: the id INC-204, as the title begins with it; --id gives another"
IDS = {
    "INC-204: Checkout slow": "INC-204",
    "[INC-204] Checkout slow": "INC-204",
    "(INC-204) Checkout slow": "INC-204",
    "INC-204 – Checkout slow": "INC-204",
    "INC-204 | Checkout slow": "INC-204",
    "INC-2030-01-07: Checkout slow": "INC-2030-01-07",
    "INC0010203: Checkout slow": "INC0010203",
    "Checkout slow": "",
    "Checkout slow (INC-204)": "",
    "INC-204": "",
    "INC-204 checkout slow": "",
    "SEV-1: Checkout slow": "",
    "[SEV2] Checkout slow": "",
    "CVE-2030-1234: Log4j again": "",
    "UTF-8: names broken": "",
    "HTTP-500 - everywhere": "",
    "2030-01-02: Checkout slow": "",
    "US-EAST-1: no power": "",
}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(str(tmp_path / "reviews"))


def document(folder: Path, *, title: str = "INC-204: Checkout slow", name: str = "notes.md", more: str = "") -> Path:
    path = folder / name
    path.write_text(f"# {title}\n\n{more}\n\n## Timeline\n\n- 2030-01-02 08:00 down\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("title", IDS)
def test_an_id_before_a_title_is_known_from_severities_and_standards(title: str) -> None:
    assert id_before(title) == IDS[title]


def test_an_id_before_the_title_is_the_reviews_and_said_as_a_guess(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(document(tmp_path)), "--store", store.url]) == 0
    assert "saved: INC-204\n" in (said := capsys.readouterr().out)
    assert SAID.removeprefix("guessed: ") in said
    assert store.load("INC-204").title == "INC-204: Checkout slow"


@pytest.mark.parametrize("choice", ["--id", "--into"])
def test_an_id_that_is_given_is_no_guess(
    choice: str, store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(document(tmp_path)), choice, "OPS-7", "--store", store.url]) == 0
    assert "the id" not in capsys.readouterr().out
    assert [note for source in store.load("OPS-7").sources for note in source.notes if "the id" in note] == []


@pytest.mark.parametrize(
    ("name", "more", "expected"),
    [("PM2030-001.md", "", "PM2030-001"), ("notes.md", "Incident ID: OPS-9", "OPS-9"), ("notes.md", "", "INC-204")],
)
def test_an_id_that_is_stated_elsewhere_wins(name: str, more: str, expected: str, tmp_path: Path) -> None:
    review = import_review(document(tmp_path, name=name, more=more))
    assert review.id == expected
    assert (SAID in review.sources[0].notes) == (expected == "INC-204")


def test_a_document_of_a_review_that_is_there_is_not_saved_over_it(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", str(document(tmp_path)), "--store", store.url])
    other = document(tmp_path, title="INC-204: Checkout slow again", name="other.md")
    capsys.readouterr()
    assert main(["import", str(other), "--store", store.url]) == 1
    assert "put it on that one's timeline with --into INC-204" in capsys.readouterr().out
    assert main(["import", str(document(tmp_path)), "--into", "INC-204", "--store", store.url]) == 0
    assert store.load("INC-204").revision == 1
