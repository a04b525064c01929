"""Commands that cannot do what was asked: they say so, end with a code other than 0, and claim nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from review_widgets.cli import main


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """Stand in a fresh folder with the sample archive in ``S``."""
    monkeypatch.chdir(tmp_path)
    assert main(["sample", "S"]) == 0
    capsys.readouterr()
    return tmp_path


@pytest.mark.parametrize(
    "command",
    [
        ["add-line", "INC-214", "hello"],
        ["answer-line", "INC-214", "1", "--decline", "told elsewhere"],
        ["curate", "INC-214"],
        ["quick", "INC-999", "--no-open", "--out", "never.ipynb"],
    ],
    ids=lambda command: command[0],
)
def test_what_cannot_be_saved_is_no_success(here: Path, command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    main(["add-line", "INC-214", "seen from the other side", "--store", "S"])
    shutil.rmtree(here / "S" / ".journal")
    (here / "S" / ".journal").write_bytes(b"")  # closed to root as well
    capsys.readouterr()
    assert main([*command, "--store", str(here / "S")]) == 1
    said = capsys.readouterr()
    assert not any(word in said.out for word in ("added", "seen from", "set by rule", "made "))
    assert "S: found 'File exists'; expected a folder that can be written. Check the disk" in said.err
    assert "kept in this session" not in said.err
    assert not (here / "never.ipynb").exists()


@pytest.mark.parametrize("command", ["quick", "new", "open"])
def test_what_is_no_id_is_said_before_a_file_is_looked_for(
    here: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "x" * 300, "--store", "S"]) == 1
    assert "expected letters, digits" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"cells": 3}'])
def test_a_template_that_is_no_notebook_is_named(here: Path, content: str, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "t").mkdir()
    (here / "t" / "junk.ipynb").write_text(content, encoding="utf-8")
    assert main(["report", "INC-214", "--store", "S", "--templates", "t", "--template", "junk"]) == 1
    assert "junk.ipynb: found" in capsys.readouterr().err
