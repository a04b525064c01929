"""Files and folders are read as they are stored: the mark stands at the right line and column, and nothing is passed over."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review_widgets.check import FORMATS, FileFinding, Outcome, check_file, check_paths, find_files
from review_widgets.check.places import find_strings, place_inside
from review_widgets.cli import main
from review_widgets.errors import InvalidRecord, StoreFailed

BAD = "The engineer failed to drain the node."


def write(path: Path, content: object, indent: int | None = 1) -> Path:
    text = content if isinstance(content, str) else json.dumps(content, indent=indent)
    path.write_text(text, encoding="utf-8", newline="")
    return path


def stands_at(path: Path, found: FileFinding) -> str:
    """Read what stands in the file where the finding says it does."""
    line = path.read_text(encoding="utf-8").split("\n")[found.line - 1]
    assert found.line == found.end_line
    return line[found.column - 1 : found.end_column - 1]


def test_a_markdown_file_gives_line_and_column(tmp_path: Path) -> None:
    file = write(tmp_path / "a.md", f"# Title\n\nAt 🔥 noon. {BAD}\n")
    found = check_file(file).findings[0]
    assert (found.line, found.column, found.end_column) == (3, 25, 40)
    assert stands_at(file, found) == found.text == "failed to drain"
    assert found.quote[found.quote_at :].startswith(found.text)


def test_windows_line_ends_do_not_move_the_column(tmp_path: Path) -> None:
    file = write(tmp_path / "a.md", f"One.\r\n\r\n{BAD}\r\n")
    found = check_file(file).findings[0]
    assert (found.line, found.column, found.quote) == (3, 14, BAD)


def test_a_record_gives_its_field_and_the_place_in_the_stored_file(tmp_path: Path) -> None:
    events = [{"id": "e-2", "text": "fine"}, {"id": "e-1", "text": f'"Now" 😀 é {BAD}'}]
    record = {"id": "INC-1", "schema_version": 1, "incident": {"summary": BAD}, "events": events}
    for indent in (1, None):
        file = write(tmp_path / "INC-1.json", record, indent)
        found = check_file(file).findings
        assert [one.field for one in found] == ["incident.summary", "events[e-1].text"]
        assert [stands_at(file, one) for one in found] == ["failed to drain"] * 2


def test_a_finding_in_a_list_of_texts_stands_in_the_one_it_was_made_in(tmp_path: Path) -> None:
    triggers = [{"id": "a", "kind": "factor", "text": "drain"}, {"id": "b", "text": f"😀 {BAD}"}]
    line = {"would_change_our_mind": ["é a third time", "", f"x {BAD}"], "revisit_if": triggers}
    record = {"id": "INC-1", "schema_version": 1, "takeaways": [{"id": "t", "let_go": line}]}
    file = write(tmp_path / "INC-1.json", record)
    found = check_file(file).findings
    assert [one.field for one in found] == [f"takeaways[t].let_go.{name}" for name in line]
    assert [stands_at(file, one) for one in found] == ["failed to drain"] * 2
    rows = file.read_text(encoding="utf-8").splitlines()
    assert [("x " in rows[one.line - 1], r"\ude00" in rows[one.line - 1]) for one in found] == [
        (True, False),
        (False, True),
    ]


def test_the_prose_of_a_notebook_is_read_and_its_code_is_not(tmp_path: Path) -> None:
    lines = {"cell_type": "markdown", "source": ["x 😀 “y”\n", f"{BAD}\n", "end"]}
    whole = {"cell_type": "markdown", "source": f"x\ty\n{BAD}"}
    file = write(tmp_path / "a.ipynb", {"cells": [{"cell_type": "code", "source": f"# {BAD}"}, lines, whole]})
    found = check_file(file).findings
    assert [one.field for one in found] == ["cell 2", "cell 3"]
    assert [stands_at(file, one) for one in found] == ["failed to drain"] * 2
    assert {one.quote for one in found} == {BAD}


def test_what_is_not_english_is_said_to_be_unchecked(tmp_path: Path) -> None:
    text = "Der Dienst war für die Kunden nicht erreichbar und wurde mit der neuen Version wieder gestartet. " * 3
    cells = [{"cell_type": "markdown", "source": text}]
    assert check_file(write(tmp_path / "a.md", text)).unchecked == ("not checked (language)",)
    assert check_file(write(tmp_path / "a.ipynb", {"cells": cells})).unchecked == ("cell 1: not checked (language)",)


def test_a_folder_gives_its_prose_in_order_and_leaves_the_rest(tmp_path: Path) -> None:
    for name in (
        "b.md",
        "a.txt",
        "c.py",
        "d.json",
        "r.json",
        ".hidden.md",
        "sub/e.ipynb",
        "node_modules/f.md",
        ".git/g.md",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path / name, {"id": "R", "schema_version": 1} if name == "r.json" else "{}")
    names = [file.relative_to(tmp_path).as_posix() for file in find_files(tmp_path)]
    assert names == ["a.txt", "b.md", "r.json", "sub/e.ipynb"]


def test_a_record_that_is_broken_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    write(tmp_path / "a.json", '{"id": "A", "schema_version": 1, ')
    write(tmp_path / "b.md", BAD)
    broken, fine = check_paths([tmp_path])
    assert "a.json" in broken.error
    assert [one.text for one in fine.findings] == ["failed to drain"]


def test_a_folder_that_cannot_be_listed_is_named_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.md", BAD)
    locked = tmp_path / "locked"
    locked.mkdir()
    whole = os.scandir

    def scan(path: str) -> object:
        if Path(path) == locked:
            raise PermissionError(13, "Permission denied", str(path))
        return whole(path)

    monkeypatch.setattr(os, "scandir", scan)
    outcome = {check.path.name: check for check in check_paths([tmp_path])}
    assert outcome["a.md"].findings
    assert "locked" in outcome["locked"].error


def test_a_folder_with_nothing_to_check_is_an_error_and_not_clean(tmp_path: Path) -> None:
    with pytest.raises(StoreFailed, match="nothing to check"):
        find_files(tmp_path)
    assert "nothing to check" in next(check_paths([tmp_path])).error


def test_a_binary_file_is_refused_with_the_byte(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"ok\xff\xfe\x00")
    with pytest.raises(StoreFailed, match="byte 2"):
        check_file(file)


def test_a_json_file_that_was_named_and_is_no_review_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidRecord):
        check_file(write(tmp_path / "a.json", "[1]"))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreFailed, match=r"nothing\.md"):
        check_file(tmp_path / "nothing.md")


VALUES = st.recursive(
    st.text() | st.integers() | st.none(), lambda one: st.lists(one) | st.dictionaries(st.text(), one)
)


@given(VALUES, st.booleans(), st.sampled_from([None, 2]))
def test_every_text_of_a_json_file_is_found_where_it_stands(
    value: object, ascii_only: bool, indent: int | None
) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    for way, quote in find_strings(text).items():
        at = value
        for step in way:
            at = at[step]  # type: ignore[index]
        assert isinstance(at, str)
        assert json.JSONDecoder().raw_decode(text, quote)[0] == at
        for index in range(len(at)):
            begin, end = place_inside(text, quote, index)
            assert json.loads(f'"{text[begin:end]}"') == at[index]


def test_a_file_without_prose_is_not_counted_as_checked(tmp_path: Path) -> None:
    write(tmp_path / "empty.md", "")
    write(tmp_path / "blank.md", " \n\n")
    write(tmp_path / "no_cells.ipynb", {"cells": []})
    write(tmp_path / "prose.md", "The queue grew.")
    made = Outcome(tuple(check_paths([tmp_path])))
    assert {file.path.name for file in made.files if file.is_empty} == {"empty.md", "blank.md", "no_cells.ipynb"}
    assert all("nothing to check" in file.unchecked[0] for file in made.files if file.is_empty)
    assert "in 1 file, 3 with nothing to check" in [*FORMATS["text"](made)][-1]


def test_in_a_folder_what_should_be_a_record_is_named_and_other_json_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "package.json", '{"name": "site", "version": "1.0.0"}')
    write(tmp_path / "a.md", "The queue filled.\n")
    assert main(["check", str(tmp_path), "--fail-on", "blame"]) == 0
    assert "1 JSON of another kind skipped." in capsys.readouterr().out
    write(tmp_path / "list.json", "[]")
    assert main(["check", str(tmp_path)]) == 0
    write(tmp_path / "team.json", "{}")
    write(tmp_path / "cut.json", '{"schema_ver')
    write(tmp_path / "new.json", '{"id": "new", "schema_version": "9999"}')
    (tmp_path / "gone.json").symlink_to(tmp_path / "nowhere")
    capsys.readouterr()
    assert main(["check", str(tmp_path), "--fail-on", "blame"]) == 2
    said = capsys.readouterr()
    assert "4 not readable, 1 JSON of another kind skipped." in said.out
    assert "Findings advise" not in said.out
    assert all(name in said.err for name in ("list.json", "cut.json", "new.json", "gone.json"))


def test_a_store_without_an_id_is_checked_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["sample", str(tmp_path / "S")])
    shutil.rmtree(tmp_path / "S" / "exports")
    capsys.readouterr()
    assert main(["check", "--store", str(tmp_path / "S"), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["files"] == 37
