"""Parameters are checked before anything runs: types, traps of YAML, hostile texts, names that are code, templates without a cell for them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest
import yaml
from nbformat.v4 import new_code_cell, new_notebook

from review_widgets.errors import InvalidParameter, RenderFailed
from review_widgets.reports import check_parameters, find_sample
from review_widgets.reports.engine import run_template
from review_widgets.reports.forked import can_fork, use_fork_engine
from review_widgets.reports.parameters import validate_values
from review_widgets.reports.templates import _packaged, find_template, read_parameters

GOOD: dict[str, Any] = {"review_id": "INC-104", "store": "reviews/", "audience": "roles"}
HOSTILE = ["'; import os", '"\\nimport os', "\\\\", '"""', "!touch x", "%%bash", "\u2028", "{store}", "${x}", "\x00"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_comes_into_the_notebook_as_it_is(text: str, tmp_path: Path) -> None:
    own_template(tmp_path, [("parameters", 'store: str = ""  # any'), ("", "store")])
    made = run_template("own", {"store": text}, tmp_path / "made.ipynb", templates=tmp_path)
    assert made.cells[-1].outputs[0].data["text/plain"] == repr(text)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"review_ID": "INC-104"}, "one of review_id, store, audience"),
        ({"x=1;import os;os.system('touch executed')#": 1}, "one of review_id, store, audience"),
        ({"review_id": ""}, "an id such as INC-204"),
        ({"review_id": "../INC-104"}, "an id such as INC-204"),
        ({"review_id": "{store}"}, "an id such as INC-204"),
        ({"review_id": 7}, "Use -r review_id, which keeps a text as you type it"),
        ({"review_id": None}, "a text"),
        ({"review_id": b"INC-104"}, "a text"),
        ({"store": ["reviews/"]}, "a text"),
        ({"audience": "everyone"}, "names, roles or public"),
        ({"audience": True}, "a text"),
    ],
)
def test_a_value_a_report_cannot_take_is_refused_before_anything_runs(
    given: dict[str, Any], words: str, tmp_path: Path
) -> None:
    with pytest.raises(InvalidParameter, match=r"found") as refused:
        run_template("report", {**GOOD, **given}, tmp_path / "made.ipynb")
    assert words in str(refused.value)
    assert not (tmp_path / "made.ipynb").exists()


@pytest.mark.parametrize(
    "trap",
    ["007", "010", "1.0e+3", "12:30:00", "yes", "off", "null", "~", "2026-01-31", "1_000", ".inf", "[a]", "0x10"],
)
def test_what_yaml_makes_of_an_unquoted_id_is_refused_with_the_way_that_keeps_it(trap: str) -> None:
    value = yaml.safe_load(f"review_id: {trap}")["review_id"]
    assert value != trap, "no trap any more"
    with pytest.raises(InvalidParameter, match="-r review_id"):
        validate_values(find_template("report"), {"review_id": value})


@pytest.mark.parametrize("kept", ["007", "1e3", "yes", "2026-01-31", "null", "INC-204", "a.b_c"])
def test_an_id_given_as_text_stays_as_it_is(kept: str) -> None:
    validate_values(find_template("report"), {"review_id": kept})


@pytest.mark.parametrize(
    ("kind", "value", "fits"),
    [
        ("bool", True, True),
        ("bool", 1, False),
        ("bool", "yes", False),
        ("int", 3, True),
        ("int", True, False),
        ("int", 3.0, False),
        ("float", 3, True),
        ("float", 0.5, True),
        ("float", "0.5", False),
        ("float", True, False),
        ("str", "3", True),
        ("str", 3, False),
    ],
)
def test_a_value_has_to_be_of_the_declared_type(kind: str, value: object, fits: bool, tmp_path: Path) -> None:
    default = {"bool": "False", "int": "0", "float": "0.0", "str": "''"}[kind]
    template = own_template(tmp_path, [("parameters", f"x: {kind} = {default}  # any")])
    if fits:
        validate_values(template, {"x": value})
    else:
        with pytest.raises(InvalidParameter, match="own, x"):
            validate_values(template, {"x": value})


@pytest.mark.parametrize(
    "cells",
    [
        [("", "review_id = ''")],
        [("parameters", "x: str = ''  # any"), ("parameters", "y: str = ''  # any")],
        [("parameters", "x = ''")],
        [("parameters", "x: str = print('run')")],
        [("parameters", "x: dict = {}")],
        [("parameters", "x: int = 'three'")],
        [("parameters", "import os")],
        [("parameters", "x: str")],
    ],
)
def test_a_template_without_one_clear_cell_of_parameters_is_refused(
    cells: list[tuple[str, str]], tmp_path: Path
) -> None:
    own_template(tmp_path, cells)
    with pytest.raises(InvalidParameter, match=r"own\.ipynb"):
        run_template("own", {}, tmp_path / "made.ipynb", templates=tmp_path)
    assert not (tmp_path / "made.ipynb").exists()


@pytest.mark.parametrize("name", ["../report", "report.ipynb/..", "/etc/passwd", "", "no-such"])
def test_a_template_is_named_never_pathed(name: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidParameter):
        find_template(name, tmp_path)


def test_a_template_of_ones_own_stands_before_that_of_the_package(tmp_path: Path) -> None:
    own_template(tmp_path, [("parameters", "x: str = ''  # any")], name="report")
    assert find_template("report", tmp_path).parent == tmp_path
    assert [one.name for one in read_parameters(find_template("report"))][:3] == ["review_id", "store", "audience"]


def test_a_template_of_an_installed_package_is_found_by_its_entry_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, said = tmp_path / "their_templates", tmp_path / "their-1.0.dist-info"
    package.mkdir()
    said.mkdir()
    (package / "__init__.py").touch()
    own_template(package, [("parameters", "x: str = ''  # any"), ("", "x + ' from theirs'")], name="theirs")
    (said / "METADATA").write_text("Metadata-Version: 2.1\nName: their\nVersion: 1.0\n", encoding="utf-8")
    (said / "entry_points.txt").write_text("[review_widgets.templates]\ntheir = their_templates\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    _packaged.cache_clear()
    try:
        assert find_template("theirs").parent == package
        made = run_template("theirs", {"x": "a text"}, tmp_path / "made.ipynb")
    finally:
        _packaged.cache_clear()
    assert made.cells[-1].outputs[0].data["text/plain"] == "'a text from theirs'"


@pytest.mark.parametrize("given", [{"review_ID": "INC-104"}, {"review_id": 104}, {"audience": "all"}])
def test_a_bare_papermill_run_is_stopped_by_the_template_itself(given: dict[str, Any], tmp_path: Path) -> None:
    values = {"review_id": "INC-104", "store": str(find_sample() / "reviews"), **given}
    with pytest.raises(papermill.PapermillExecutionError) as stopped:
        papermill.execute_notebook(
            find_template("report"), tmp_path / "made.ipynb", values, progress_bar=False, engine_name=use_fork_engine()
        )
    assert stopped.value.ename == "InvalidParameter"
    shown = nbformat.read(tmp_path / "made.ipynb", as_version=4)
    assert [cell.execution_count for cell in shown.cells if cell.cell_type == "code"][-1] is None


@pytest.mark.skipif(not can_fork(), reason="the engine runs on Linux only")
def test_under_the_engine_a_name_that_is_code_runs_nothing(tmp_path: Path) -> None:
    name = f"x=1;open({str(tmp_path / 'executed')!r}, 'w')#"
    with pytest.raises(InvalidParameter, match="nothing was run"):
        papermill.execute_notebook(
            find_template("report"),
            tmp_path / "made.ipynb",
            {name: 1},
            progress_bar=False,
            engine_name=use_fork_engine(),
        )
    assert not (tmp_path / "executed").exists()


def test_a_failed_cell_leaves_the_half_run_notebook_with_a_mark(tmp_path: Path) -> None:
    own_template(tmp_path, [("parameters", "x: int = 1  # any"), ("", "1 / (x - 1)"), ("", "'never'")])
    with pytest.raises(RenderFailed, match="ZeroDivisionError") as failed:
        run_template("own", {}, tmp_path / "made.ipynb", templates=tmp_path)
    assert "made.ipynb" in str(failed.value)
    kept = nbformat.read(tmp_path / "made.ipynb", as_version=4)
    assert "papermill-error-cell-tag" in kept.cells[0].metadata.tags
    assert [cell.execution_count for cell in kept.cells if cell.cell_type == "code"] == [1, 2, None]


def test_where_there_is_no_fork_the_stock_engine_runs_the_same_template(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("review_widgets.reports.forked.can_fork", lambda: False)
    own_template(tmp_path, [("parameters", "x: int = 1  # any"), ("", "import os; x, os.getpid()")])
    assert use_fork_engine() is None
    made = run_template("own", {"x": 3}, tmp_path / "made.ipynb", templates=tmp_path)
    assert made.cells[-1].outputs[0].data["text/plain"].startswith("(3, ")


@pytest.mark.parametrize("dying", ["import os; os._exit(1)", "while True: pass"])
@pytest.mark.skipif(not can_fork(), reason="the engine runs on Linux only")
def test_a_cell_that_dies_or_hangs_leaves_the_same(dying: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("review_widgets.reports.engine.CELL_SECONDS", 1)
    own_template(tmp_path, [("parameters", "x: int = 1  # any"), ("", dying)])
    with pytest.raises(RenderFailed, match=r"cell 2: (?:DeadKernelError|CellTimeoutError)"):
        run_template("own", {}, tmp_path / "made.ipynb", templates=tmp_path)
    kept = nbformat.read(tmp_path / "made.ipynb", as_version=4)
    assert "papermill-error-cell-tag" in kept.cells[0].metadata.tags


def test_the_check_inside_a_notebook_passes_what_is_right() -> None:
    check_parameters("report", {**read_defaults("report"), **GOOD})


def read_defaults(name: str) -> dict[str, Any]:
    return {one.name: one.default for one in read_parameters(find_template(name))}


def own_template(folder: Path, cells: list[tuple[str, str]], *, name: str = "own") -> Path:
    made = new_notebook(metadata={"kernelspec": {"name": "python3", "display_name": "", "language": "python"}})
    for tag, source in cells:
        made.cells.append(new_code_cell(source, metadata={"tags": [tag]} if tag else {}))
    path = folder / f"{name}.ipynb"
    path.write_text(json.dumps(made), encoding="utf-8")
    return path
