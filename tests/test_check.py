"""Every prose field of a review is looked at, and findings say where they stand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from review_widgets.check import PROSE, check_file, check_review, is_unchecked, list_prose, list_unchecked
from review_widgets.errors import InvalidRecord, StoreFailed
from review_widgets.language import Tier
from review_widgets.schema import build_review

BAD = "The engineer failed to drain the node."
FINE = "The load balancer failed to reload its table."


def full() -> dict[str, object]:
    raw: dict[str, object] = {"id": "INC-1", "nothing_to_carry_because": BAD}
    for collection, names in PROSE.items():
        item = dict.fromkeys(names, BAD)
        raw[collection] = item if collection == "incident" else [{"id": "x-1", **item}]
    raw["takeaways"] = [{"id": "t-1", "text": BAD, "let_go": {"what_we_rely_on_instead": BAD}}]
    return raw


def test_a_finding_is_made_in_every_prose_field() -> None:
    review = build_review(full())
    assert [f.field for f in check_review(review)] == [field for field, _ in list_prose(review)]
    assert len(check_review(review)) >= 20


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


def test_a_markdown_file_gives_line_and_column(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(f"# Title\n\nAt noon. {BAD}\n", encoding="utf-8")
    found = check_file(file)[0]
    assert (found.line, found.column) == (3, 23)
    assert is_unchecked(file) == ""


def test_a_record_gives_its_field(tmp_path: Path) -> None:
    file = tmp_path / "INC-1.json"
    file.write_text(json.dumps({"id": "INC-1", "incident": {"summary": BAD}}, indent=1), encoding="utf-8")
    found = check_file(file)[0]
    assert (found.field, found.line) == ("incident.summary", 4)


def test_the_prose_of_a_notebook_is_read_and_its_code_is_not(tmp_path: Path) -> None:
    cells = [{"cell_type": "code", "source": f"# {BAD}"}, {"cell_type": "markdown", "source": ["x\n", BAD]}]
    file = tmp_path / "a.ipynb"
    file.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    assert [(f.field, f.line) for f in check_file(file)] == [("cell 2", 2)]


def test_a_binary_file_is_refused_with_the_byte(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"ok\xff\xfe\x00")
    with pytest.raises(StoreFailed, match="byte 2"):
        check_file(file)


def test_a_json_file_that_is_no_review_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text("[1]", encoding="utf-8")
    with pytest.raises(InvalidRecord):
        check_file(file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreFailed, match=r"nothing\.md"):
        check_file(tmp_path / "nothing.md")
