"""The fixtures every test relies on: golden files that are not overwritten, and nothing skipped in silence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Golden = Callable[[Path, str], None]
Require = Callable[[object, str], None]


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REVIEW_WIDGETS_UPDATE_GOLDEN", raising=False)
    monkeypatch.delenv("REVIEW_WIDGETS_REQUIRE_ALL", raising=False)


def test_a_golden_file_that_differs_fails_with_the_difference_and_stays(golden: Golden, tmp_path: Path) -> None:
    path = tmp_path / "kept.txt"
    path.write_text("one\ntwo\n")
    with pytest.raises(pytest.fail.Exception, match=r"-two\n\+three"):
        golden(path, "one\nthree\n")
    assert path.read_text() == "one\ntwo\n"


def test_a_golden_file_that_is_missing_fails_and_is_not_made(golden: Golden, tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match="no golden file"):
        golden(tmp_path / "new.txt", "text")
    assert list(tmp_path.iterdir()) == []


def test_a_golden_file_is_written_when_asked(golden: Golden, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REVIEW_WIDGETS_UPDATE_GOLDEN", "1")
    golden(tmp_path / "new.txt", "text")
    assert (tmp_path / "new.txt").read_text() == "text"


def test_what_is_missing_skips_with_its_reason(require: Require) -> None:
    with pytest.raises(pytest.skip.Exception, match="no Chromium"):
        require(None, "no Chromium")


def test_what_is_missing_fails_where_everything_is_required(require: Require, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REVIEW_WIDGETS_REQUIRE_ALL", "1")
    with pytest.raises(pytest.fail.Exception, match="no Chromium"):
        require(None, "no Chromium")
