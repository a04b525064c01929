"""What code scanning is given beside the findings: another wording to put in their place, and what they are known by again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from review_widgets.check import FORMATS, Outcome, check_paths

PLAIN = "At 🔥 noon, 日本. {} Naïve 🔥 end.\n"
POINTING = "The engineer failed to drain the naïve 🔥 pool."
REWORDED = "Draining the naïve 🔥 pool did not happen; what stood in its way: …"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def results(name: str, content: str) -> list[dict[str, Any]]:
    """Write a file and give what code scanning is told about it."""
    Path(name).write_text(content, encoding="utf-8", newline="")
    (said,) = FORMATS["sarif"](Outcome(tuple(check_paths([Path(name)]))))
    found: list[dict[str, Any]] = json.loads(said)["runs"][0]["results"]
    return found


def mended(content: str, result: dict[str, Any]) -> str:
    """Put the other wording of a result into the content of its file, as an editor does: by line and column in code points."""
    ((fix,), lines) = result["fixes"], content.split("\n")
    ((change,), where) = fix["artifactChanges"], result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert change["artifactLocation"] == where
    (replacement,) = change["replacements"]
    region = replacement["deletedRegion"]
    before = "\n".join([*lines[: region["startLine"] - 1], lines[region["startLine"] - 1][: region["startColumn"] - 1]])
    after = "\n".join([lines[region["endLine"] - 1][region["endColumn"] - 1 :], *lines[region["endLine"] :]])
    return before + str(replacement["insertedContent"]["text"]) + after


def marks(name: str, content: str) -> list[str]:
    return [result["partialFingerprints"]["sentence/v1"] for result in results(name, content)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_other_wording_takes_the_place_of_the_sentence_and_of_nothing_else(line_end: str) -> None:
    pointing, reworded = (text.replace(" the ", f"{line_end}the ", 1) for text in (POINTING, REWORDED))
    content = f"# T{line_end}{line_end}" + PLAIN.replace("\n", line_end).format(f"Fine. {pointing}")
    (result,) = results("a b.md", content)
    assert mended(content, result) == content.replace(pointing, reworded)


def test_a_fix_says_whether_it_leaves_something_open() -> None:
    first, second = results("x.md", f"{POINTING}\n\nMonitoring should have caught it.\n")
    assert first["fixes"][0]["description"]["text"] == "Another way to put it; say what the … leaves open."
    assert second["fixes"][0]["description"]["text"] == "Another way to put it."


@pytest.mark.parametrize("as_list", [False, True])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_in_a_notebook_the_other_wording_is_written_as_the_notebook_is(as_list: bool, ascii_only: bool) -> None:
    prose = f'A "first" line.\n{PLAIN.format(POINTING)}'

    def written(prose: str) -> str:
        source = prose.splitlines(keepends=True) if as_list else prose
        return json.dumps({"cells": [{"cell_type": "markdown", "source": source}]}, ensure_ascii=ascii_only, indent=1)

    (result,) = results("n.ipynb", written(prose))
    assert mended(written(prose), result) == written(prose.replace(POINTING, REWORDED))
    assert result["fixes"][0]["description"]["text"].endswith("leaves open.")


def test_a_sentence_over_two_strings_of_a_notebook_and_a_record_get_no_fix() -> None:
    source = ["The engineer failed to\n", "drain the pool."]
    (result,) = results("n.ipynb", json.dumps({"cells": [{"cell_type": "markdown", "source": source}]}))
    record = {"id": "R-1", "schema_version": 1, "events": [{"id": "e", "text": POINTING}]}
    (of_record,) = results("r.json", json.dumps(record))
    assert "fixes" not in result
    assert "fixes" not in of_record


def test_a_link_is_not_lost_for_another_wording() -> None:
    (result,) = results("x.md", "The engineer failed to drain the [pool](https://example.org/a) in time.\n")
    assert "fixes" not in result
    assert "Another way" not in result["message"]["text"]


def test_a_finding_is_known_again_when_lines_move_or_are_wrapped_anew() -> None:
    before = marks("x.md", f"{POINTING}\n\nMonitoring should have caught it.\n")
    after = marks(
        "y.md", f"# T\n\nNew. {POINTING.replace(' the ', chr(10) + 'the ')}\n\n* Monitoring should have caught it.\n"
    )
    assert before == after
    assert len(set(before)) == 2


def test_the_same_sentence_twice_is_two_findings_and_a_changed_one_is_new() -> None:
    twice = marks("x.md", f"{POINTING}\n\n{POINTING}\n")
    assert len(set(twice)) == 2
    assert set(marks("x.md", POINTING.replace("pool", "tank"))).isdisjoint(twice)
