"""Each command as a person types it: what it says, what it leaves, how it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from review_widgets.cli import commands, main

POSTMORTEM = """# Orders paid twice

**Date:** 2026-03-01

## Timeline (UTC)

- 14:05 first order paid twice
- 14:40 the switch is turned off

## Contributing factors

- the page trusted one read
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a fresh folder with one postmortem."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "postmortem.md").write_text(POSTMORTEM, encoding="utf-8")
    return tmp_path


def test_every_command_says_what_it_does_in_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(commands()) >= 11
    for one in commands():
        with pytest.raises(SystemExit) as left:
            main([one.name, "--help"])
        assert left.value.code == 0
        assert one.words.split()[0] in capsys.readouterr().out


def test_a_command_that_does_not_exist_ends_with_two_and_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["reprot"])
    assert left.value.code == 2
    assert "report" in capsys.readouterr().err


def test_import_says_who_took_a_file_what_it_mapped_and_what_it_guessed(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "postmortem.md", "--id", "INC-1"]) == 0
    said = capsys.readouterr().out
    assert "postmortem.md: markdown" in said
    assert "saved: INC-1" in said
    assert "2 events" in said
    assert len(json.loads((here / "reviews" / "INC-1.json").read_text(encoding="utf-8"))["events"]) == 2


def test_import_goes_on_past_a_bad_file_and_the_exit_code_says_so(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "broken.json").write_text('{"incidents": [', encoding="utf-8")
    (here / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    assert main(["import", "broken.json", "picture.png", "nowhere.md", "postmortem.md"]) == 1
    said = capsys.readouterr().out
    assert "1 review saved in reviews/ from 4 files; 3 files with errors" in said
    assert all(f"{name}:" in said for name in ("broken.json", "picture.png", "nowhere.md"))


def test_a_file_name_cannot_speak_to_the_terminal(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = "evil\x1b[2J\u202e.md"
    (here / name).write_text("", encoding="utf-8")
    assert main(["import", name]) == 1
    said = "".join(capsys.readouterr())
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_new_makes_a_signed_workbook_once_and_never_over_another(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(here / "jupyter"))
    assert main(["new", "INC-7", "--from", "postmortem.md", "--no-open"]) == 0
    import nbformat
    from nbformat.sign import NotebookNotary

    made = nbformat.read(here / "INC-7.ipynb", as_version=4)
    assert NotebookNotary(data_dir=str(here / "jupyter")).check_signature(made)
    assert "first order paid twice" in (here / "INC-7.ipynb").read_text(encoding="utf-8")
    assert main(["new", "INC-7", "--no-open"]) == 1
    assert "expected a new name" in capsys.readouterr().err


@pytest.mark.parametrize(("command", "made"), [("quick", "INC-8-quick.ipynb"), ("open", "INC-8.ipynb")])
def test_quick_and_open_make_the_workbook_once_and_go_on_to_jupyterlab(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str, made: str
) -> None:
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(here / "jupyter"))
    started: list[list[str]] = []
    monkeypatch.setattr("os.execv", lambda _, words: started.append(words[1:]))
    assert main(["import", "postmortem.md", "--id", "INC-8"]) == 0
    for said in ("made", "opening JupyterLab"):
        main([command, "INC-8"])
        assert said in capsys.readouterr().out
        before = (here / made).read_text(encoding="utf-8")
        assert "first order paid twice" in before
    assert started == [["-m", "jupyterlab", made]] * 2
    assert (here / made).read_text(encoding="utf-8") == before


def test_open_makes_no_review_for_an_id_mistyped(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "postmortem.md", "--id", "INC-204"]) == 0
    assert main(["open", "INC-2O4"]) == 1
    assert "expected one that is there, such as INC-204" in capsys.readouterr().err
    assert not list(here.glob("*.ipynb"))


@pytest.mark.parametrize("typed", ["INC-2O4", "lNC-204", "INC-240", "INC-24", "inc204"])
@pytest.mark.parametrize("command", [["quick", "--no-open"], ["import", "postmortem.md", "--id"]])
def test_an_id_that_looks_like_another_names_it_first_and_the_flag_that_makes_it(
    here: Path, capsys: pytest.CaptureFixture[str], command: list[str], typed: str
) -> None:
    for there in ("INC-106", "INC-190", "INC-204", "NM-02"):
        assert main(["import", "postmortem.md", "--id", there, "--new"]) == 0
    capsys.readouterr()
    before = sorted(here.rglob("*"))
    assert main([*command, typed]) == 1
    said = capsys.readouterr().err
    assert "expected one that is there, such as INC-204, " in said
    assert f"NM-02. Mend the id, or add --new to make {typed}." in said
    assert sorted(here.rglob("*")) == before
    assert main([*command, typed, "--new"]) == 0


@pytest.mark.parametrize("new", ["INC-203", "INC-205", "INC-214", "INC-300", "DR-1", "checkout-outage"])
@pytest.mark.parametrize("command", [["quick", "--no-open"], ["import", "postmortem.md", "--id"]])
def test_an_id_that_is_really_new_needs_no_flag(here: Path, command: list[str], new: str) -> None:
    assert main(["import", "postmortem.md", "--id", "INC-204"]) == 0
    assert main([*command, new]) == 0


def test_quick_opens_what_is_there_in_other_capitals_and_without_the_flag(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "postmortem.md", "--id", "INC-204"]) == 0
    assert main(["quick", "inc-204", "--no-open"]) == 0
    assert main(["quick", "INC-204", "--no-open", "--new"]) == 1
    assert "Leave --new out" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["../INC-1", "a/b", "..", "INC 1"])
def test_an_id_that_is_none_makes_no_file_anywhere(here: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    before = sorted(here.parent.rglob("*.ipynb"))
    assert main(["new", name, "--no-open"]) == 1
    assert "expected letters, digits" in capsys.readouterr().err
    assert sorted(here.parent.rglob("*.ipynb")) == before


def test_check_explains_and_advises(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "notes.md").write_text("The engineer failed to look.\n\nThe load balancer failed to answer.\n", "utf-8")
    assert main(["check", "notes.md"]) == 0
    said = capsys.readouterr().out
    assert "points at a person" in said
    assert "load balancer" not in said
    assert "?" in said


def test_check_of_nothing_is_not_clean(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "nowhere.md"]) != 0
    assert "nowhere.md" in capsys.readouterr().err


def test_report_and_trends_are_written_from_the_sample(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sample", "archive"]) == 0
    assert main(["report", "INC-106", "--store", "archive", "--out", "out", "--format", "html", "--format", "md"]) == 0
    assert main(["trends", "--store", "archive", "--out", "out/trends.html"]) == 0
    page = (here / "out" / "INC-106" / "report.html").read_text(encoding="utf-8")
    assert "Content-Security-Policy" in page
    assert "Hamid" not in page
    assert "Responder A" in page
    assert (here / "out" / "INC-106" / "report.md").read_text(encoding="utf-8").startswith("# ")
    assert (here / "out" / "trends.html").stat().st_size > 10_000


def test_trends_over_a_review_that_cannot_be_read_are_made_and_the_exit_code_says_so(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["sample", "archive"])
    (here / "archive" / "BAD.json").write_text("{", encoding="utf-8")
    assert main(["trends", "--store", "archive", "--out", "out/trends.html"]) == 1
    said = capsys.readouterr()
    assert "could not be read: BAD" in said.err
    assert "wrote out/trends.html without 1 review" in said.out
    assert "BAD" in (here / "out" / "trends.html").read_text(encoding="utf-8")


def test_a_review_that_is_not_there_ends_with_one_and_a_hint(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["sample", "archive"])
    capsys.readouterr()
    assert main(["report", "INC-999", "--store", "archive"]) == 1
    assert "found no review 'INC-999'" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command",
    [
        ["report", "INC-1"],
        ["report", "--all"],
        ["trends"],
        ["check", "--id", "INC-1"],
        ["export", "INC-1", "--to", "csv"],
        ["curate", "INC-1"],
    ],
)
def test_a_store_that_is_not_there_is_said_to_be_no_folder(
    command: list[str], here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--store", "nope"]) != 0
    said = capsys.readouterr().err
    assert re.search(r"no (such )?folder", said)
    assert "nope" in said
    assert sorted(path.name for path in here.iterdir()) == ["postmortem.md"]


def test_an_id_that_is_not_there_names_the_nearest(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["sample", "archive"])
    capsys.readouterr()
    assert main(["report", "INC-24", "--store", "archive"]) == 1
    assert re.search(r"such as INC-2[0-9]?4[0-9]?,", capsys.readouterr().err)


def test_no_process_at_all_makes_no_reports(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["sample", "archive"])
    for jobs in ("0", "100000"):
        assert main(["report", "--all", "--jobs", jobs, "--store", "archive"]) == 1
        assert f"--jobs: found {jobs}; expected 1 to 256" in capsys.readouterr().err
    assert main(["report", "INC-182", "--jobs", "100000", "--store", "archive"]) == 1
    assert main(["report", "INC-182", "--link", "https://example.org/{review_id", "--store", "archive"]) == 1
    assert "link: found '{review_id'" in capsys.readouterr().err
    assert main(["report", "INC-182", "--link", "https://example.org/{id}", "--store", "archive"]) == 1
    assert "link: found '{id}'; expected no other word in braces than {review_id}" in capsys.readouterr().err


def test_new_from_a_file_that_is_missing_or_broken_leaves_nothing(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "INC-1.ipynb").write_text("{}", encoding="utf-8")
    for words in (["new", "INC-7", "--from", "gone.md"], ["new", "INC-1", "--from", "postmortem.md"]):
        assert main([*words, "--no-open"]) == 1
    said = capsys.readouterr().err
    assert "gone.md: found 'No such file or directory'" in said
    assert "INC-1.ipynb: found 'a file'" in said
    assert sorted(path.name for path in here.iterdir()) == ["INC-1.ipynb", "postmortem.md"]


def test_new_from_a_missing_file_says_so_although_the_review_is_there(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", "postmortem.md", "--id", "INC-7"])
    assert main(["new", "INC-7", "--from", "gone.md", "--no-open"]) == 1
    assert "gone.md" in capsys.readouterr().err
    assert main(["new", "INC-7", "--from", "postmortem.md", "--no-open"]) == 1
    assert "import postmortem.md --into INC-7" in capsys.readouterr().err


def test_the_sample_is_never_unpacked_over_something(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "mine").mkdir()
    (here / "mine" / "INC-1.json").write_text("{}", encoding="utf-8")
    assert main(["sample", "mine"]) == 1
    assert [path.name for path in (here / "mine").iterdir()] == ["INC-1.json"]
    assert "expected a new or empty folder" in capsys.readouterr().err


def test_schema_is_a_json_schema_that_takes_the_sample(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import jsonschema

    main(["sample", "archive"])
    capsys.readouterr()
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator.check_schema(schema)
    records = [path for path in (here / "archive").glob("*.json") if path.name != "team.json"]
    for path in records:
        jsonschema.validate(json.loads(path.read_text(encoding="utf-8")), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"id": "INC-1", "events": [{"text": "no id"}]}, schema)


def test_a_reader_that_hangs_up_early_is_no_traceback(here: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m review_widgets.cli schema | head -n 1",
        shell=True, capture_output=True, text=True, check=True, env=os.environ,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("{\n", "")


def test_the_demo_puts_its_export_beside_the_sample_without_a_flag(here: Path) -> None:
    assert main(["sample", "archive"]) == 0
    export = Path(__file__).resolve().parent.parent / "workbooks" / "sample" / "exports" / "inc-204-checkout.md"
    assert main(["import", str(export), "--store", "archive", "--id", "INC-204"]) == 0
    assert main(["quick", "INC-205", "--store", "archive", "--out", "INC-205.ipynb", "--no-open"]) == 0
