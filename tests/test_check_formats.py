"""What `learning-review check` says, in every form, and the exit code it ends with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from review_widgets.check import FORMATS, Outcome, check_paths
from review_widgets.cli import main
from review_widgets.language import Category

ROOT = Path(__file__).resolve().parent.parent
RULES_PAGE = (ROOT / "docs" / "language-rules.md").read_text(encoding="utf-8")
PROSE = "# T\n\nAt 🔥 noon, 日本. The engineer failed to drain it.\n\nMonitoring should have caught it.\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder to stand in, with one file of two findings."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a b.md").write_text(PROSE, encoding="utf-8")
    return tmp_path


def said(*names: str, form: str = "text") -> str:
    outcome = Outcome(tuple(check_paths(Path(name) for name in names)))
    return "\n".join(FORMATS[form](outcome))


def sarif(*names: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(said(*names, form="sarif"))
    return made


def test_the_mark_stands_under_the_words_even_behind_wide_characters(place: Path) -> None:
    lines = said("a b.md").splitlines()
    assert lines[0] == "a b.md:3:29: points at a person (AGENT)"
    assert lines[1:3] == [
        "    At 🔥 noon, 日本. The engineer failed to drain it.",
        " " * (4 + len("At .. noon, ..... The engineer ") + 0) + "^" * len("failed to drain"),
    ]
    assert lines[-1].startswith("1 wording points at a person, 1 may hide a circumstance, in 1 file.")


def test_a_long_line_is_cut_around_the_words_and_still_marked(place: Path) -> None:
    (place / "long.md").write_text(f"{'On and on, ' * 40}the engineer failed to drain it, {'on and on, ' * 40}.")
    line, mark = said("long.md").splitlines()[1:3]
    assert len(line) < 130
    assert line[mark.index("^") : mark.rindex("^") + 1] == "failed to drain"
    assert (line[4], line[-1]) == ("…", "…")


def test_text_from_a_file_cannot_steer_the_terminal(place: Path) -> None:
    (place / "x.md").write_text("The engineer\x1b[31m failed to drain\x1b]0;t\x07 it.\n", encoding="utf-8")
    for form in ("text", "github"):
        assert "\x1b" not in said("x.md", form=form)


def test_a_program_gets_every_finding_and_every_file_that_was_not_read(place: Path) -> None:
    made = json.loads(said("a b.md", "none.md", form="json"))
    assert [(one["line"], one["column"], one["tier"], one["text"]) for one in made["findings"]] == [
        (3, 29, "blame", "failed to drain"),
        (5, 1, "advisory", "Monitoring should have caught"),
    ]
    assert [one["path"] for one in made["unreadable"]] == ["none.md"]


def test_a_pull_request_gets_one_line_per_finding(place: Path) -> None:
    first, second, total = said("a b.md", form="github").splitlines()
    assert first.startswith("::warning file=a b.md,line=3,endLine=3,col=29,endColumn=44,title=points at a person::")
    assert second.startswith("::notice file=a b.md,line=5,")
    assert total.startswith("1 wording points at a person, 1 may hide a circumstance, in 1 file.")


def test_a_pull_request_gets_no_columns_over_two_lines_and_paths_as_the_repository_knows_them(place: Path) -> None:
    (place / "two.md").write_text("The engineer failed to\ndrain it.\n")
    first, *_ = said(str(place / "two.md"), form="github").splitlines()
    assert first.startswith("::warning file=two.md,line=1,endLine=2,title=")


def test_a_pull_request_hears_of_a_file_that_was_not_read(place: Path) -> None:
    first, *_ = said("none.md", form="github").splitlines()
    assert first.startswith("::error file=none.md::none.md: found 'No such file")


def test_a_command_for_a_pull_request_cannot_be_broken_out_of(place: Path) -> None:
    (place / "a,b:c%.md").write_text(PROSE, encoding="utf-8")
    assert "file=a%2Cb%3Ac%25.md,line=3," in said("a,b:c%.md", form="github")


def test_code_scanning_gets_a_rule_with_help_for_every_category(place: Path) -> None:
    made = sarif("a b.md")
    (run,) = made["runs"]
    assert (made["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(Category)
    for rule in rules:
        assert rule["help"]["text"]
        assert rule["help"]["markdown"] in RULES_PAGE
        assert rule["help"]["markdown"].startswith(f"## {rule['id']}: ")
        assert rule["shortDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("warning", "note")


def test_code_scanning_gets_each_finding_at_its_place_in_code_points(place: Path) -> None:
    (run,) = sarif("a b.md")["runs"]
    first, second = run["results"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert (first["level"], second["level"]) == ("warning", "note")
    where = first["locations"][0]["physicalLocation"]
    assert where["artifactLocation"]["uri"] == "a%20b.md"
    region = where["region"]
    line = PROSE.split("\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"] == "failed to drain"


def test_code_scanning_hears_of_a_file_that_was_not_read(place: Path) -> None:
    (run,) = sarif("none.md")["runs"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "none.md" in invocation["toolExecutionNotifications"][0]["message"]["text"]
    assert run["results"] == []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["a b.md"], 0),
        (["."], 0),
        (["a b.md", "--fail-on", "blame"], 1),
        (["a b.md", "--fail-on", "advisory"], 1),
        (["soft.md", "--fail-on", "blame"], 0),
        (["soft.md", "--fail-on", "advisory"], 1),
        (["fine.md", "--fail-on", "advisory"], 0),
        (["none.md"], 2),
        (["a b.md", "none.md", "--fail-on", "blame"], 2),
        ([], 2),
        (["--id", "NO-1"], 2),
    ],
)
def test_the_exit_code_says_clean_found_or_not_read(
    place: Path, arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "soft.md").write_text("Monitoring should have caught it.\n")
    (place / "fine.md").write_text("The disk was full.\n")
    assert main(["check", *arguments]) == code
    assert bool(capsys.readouterr().err) == (code == 2)


def test_an_option_nobody_knows_ends_with_two(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["check", "a b.md", "--fail-on", "everything"])
    assert "advisory" in capsys.readouterr().err


def test_settings_of_the_folder_are_used_and_a_wrong_one_ends_with_two(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = place / "pyproject.toml"
    settings.write_text('[tool.review-widgets.language]\noff = ["AGENT", "SYSCF"]\n')
    assert main(["check", "a b.md", "--fail-on", "advisory"]) == 0
    settings.write_text('[tool.review-widgets.language]\noff = ["ALL"]\n')
    assert main(["check", "a b.md"]) == 2
    assert "'ALL'; expected one of AGENT" in capsys.readouterr().err


def test_a_review_of_a_store_is_checked_as_its_file_would_be(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "reviews").mkdir()
    record = {"id": "R-1", "schema_version": 1, "events": [{"id": "e", "text": "😀 The engineer failed to drain it."}]}
    (place / "reviews" / "R-1.json").write_text(json.dumps(record, indent=2, ensure_ascii=False))
    assert main(["check", "--id", "R-1", "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["findings"]
    assert (found["path"], found["field"], found["text"]) == ("reviews/R-1.json", "events[e].text", "failed to drain")


def test_the_hook_runs_a_command_that_exists_and_shows_what_stops_nothing() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    name, command = hook["entry"].split()
    assert f"{name} = " in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert main([command, str(ROOT / "CHANGELOG.md")]) == 0
    assert hook["verbose"] is True
