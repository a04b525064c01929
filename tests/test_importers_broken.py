"""Broken files beside whole ones: the whole ones are read, the broken ones are named with their place, and the exit code says so."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from review_widgets.cli import main
from review_widgets.errors import ImportFailed
from review_widgets.importers import import_file, import_into, import_together
from review_widgets.stores import open_store

ROOM = Path(__file__).parent / "data" / "importers" / "slack" / "room"


def hook(number: int) -> str:
    """Give a webhook of PagerDuty about one incident."""
    data = {"id": f"N{number}", "incident": {"id": "P1", "summary": "Checkout slow"}, "content": f"note {number}"}
    event = {
        "id": f"E{number}",
        "event_type": "incident.annotated",
        "resource_type": "incident",
        "occurred_at": f"2026-03-01T14:0{number}:00Z",
        "agent": {"summary": "Ada L.", "type": "user_reference", "id": "U1"},
        "data": data,
    }
    return json.dumps({"event": event}, indent=1)


@pytest.fixture(params=["folder", "zip"])
def hooks(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    folder = tmp_path / "hooks"
    folder.mkdir()
    for number in range(1, 5):
        (folder / f"e{number}.json").write_text(hook(number)[: 80 if number == 3 else None], encoding="utf-8")
    if request.param == "folder":
        return folder
    with zipfile.ZipFile(tmp_path / "hooks.zip", "w") as packed:
        for path in folder.iterdir():
            packed.write(path, path.name)
    return tmp_path / "hooks.zip"


def test_the_other_files_of_an_export_are_read_and_the_broken_one_is_on_the_record(hooks: Path) -> None:
    _, (review,) = import_file(hooks)
    assert [event.text[-6:] for event in review.events] == ["note 1", "note 2", "note 4"]
    (said,) = [note for note in review.sources[0].notes if note.startswith("not read")]
    assert said.startswith(f"not read: {hooks.name}/e3.json, line 5, column ")
    assert "; expected JSON (" in said
    assert not [note for note in review.sources[0].notes if "no part of it" in note]


def test_the_summary_names_the_broken_file_and_the_exit_code_tells(
    hooks: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for target in (["--store", str(tmp_path / "a")], ["--store", str(tmp_path / "b"), "--into", "INC-1"]):
        assert main(["import", str(hooks), *target]) == 1
        told = capsys.readouterr().out
        assert told.count(f"  not read: {hooks.name}/e3.json, line 5, column ") == 1
        assert told.rstrip().endswith("; 1 broken place not read, see above")
        assert "left out" not in told


def test_the_broken_file_alone_is_an_error(hooks: Path, tmp_path: Path) -> None:
    alone = tmp_path / "hooks" / "e3.json"
    with pytest.raises(ImportFailed, match=r"e3\.json, line 5, column \d+: found .*; expected JSON"):
        import_file(alone)


def test_a_folder_of_broken_files_only_is_an_error_that_names_each(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"e{number}.json").write_text(hook(number)[:150], encoding="utf-8")
    with pytest.raises(ImportFailed, match=r"e1\.json, line \d+.*; .*e2\.json, line \d+"):
        import_file(tmp_path, importer="pagerduty")


def test_a_broken_day_of_a_room_leaves_the_other_days(tmp_path: Path) -> None:
    folder = tmp_path / "room"
    shutil.copytree(ROOM, folder)
    whole = {review.id: len(review.events) for review in import_file(folder)[1]}
    day = folder / "inc-204-checkout" / "2026-03-02.json"
    day.write_text(day.read_text(encoding="utf-8")[:-60], encoding="utf-8")
    (outcome,) = import_into([folder], open_store(tmp_path / "reviews"))
    assert outcome.saved == ("deploys", "inc-204-checkout")
    assert not outcome.errors
    assert [one.partition(", line ")[0] for one in outcome.unread] == ["room/inc-204-checkout/2026-03-02.json"]
    left = {review.id: len(review.events) for review in import_file(folder)[1]}
    assert left["deploys"] == whole["deploys"]
    assert 0 < left["inc-204-checkout"] < whole["inc-204-checkout"]


def test_of_json_lines_in_a_folder_only_the_broken_line_is_left_out(tmp_path: Path) -> None:
    lines = [json.dumps(json.loads(hook(number))) for number in (1, 2, 3)]
    (tmp_path / "a.jsonl").write_text("\n".join([lines[0], lines[1][:-20], lines[2]]), encoding="utf-8")
    _, (review,) = import_file(tmp_path)
    assert [event.text[-6:] for event in review.events] == ["note 1", "note 3"]
    assert any(note.startswith(f"not read: {tmp_path.name}/a.jsonl, line 2, ") for note in review.sources[0].notes)


def test_an_entry_that_is_no_object_is_left_out_of_a_folder_and_named(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(hook(1), encoding="utf-8")
    (tmp_path / "b.json").write_text("[1]", encoding="utf-8")
    (outcome,) = import_into([tmp_path], open_store(tmp_path / "reviews"))
    assert outcome.saved
    assert outcome.unread == (f"{tmp_path.name}/b.json, entry 0: found 1; expected an object. Export it again.",)


def test_broken_json_among_files_of_several_tools_is_named_with_its_place(tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "a.csv").write_text("at,text\n2026-03-01T14:00:00Z,down\n", encoding="utf-8")
    (folder / "b.json").write_text('{"a": 1,\n "b": [}', encoding="utf-8")
    (folder / "c.json").write_text('{"a": 1}', encoding="utf-8")
    outcomes = {one.path.name: one for one in import_together([folder], open_store(tmp_path / "r"), "INC-1").files}
    assert outcomes["a.csv"].added
    assert outcomes["b.json"].unread[0].startswith("mixed/b.json, line 2, column 8: found ")
    assert outcomes["c.json"].notes == ("left out: no importer knows it",)


def test_a_secret_near_the_broken_place_does_not_reach_the_record(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(hook(1), encoding="utf-8")
    (tmp_path / "b.json").write_text('{"a": 10.20.30.40}', encoding="utf-8")
    _, (review,) = import_file(tmp_path)
    assert "10.20.30.40" not in review.model_dump_json()
    assert any("[ip-1]" in note for note in review.sources[0].notes)
