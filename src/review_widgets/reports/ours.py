"""Which notebooks are workbooks of this package, cell by cell; only those are signed and run without being asked."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path
from typing import Any

from review_widgets.errors import RenderFailed
from review_widgets.reports.engine import write_whole
from review_widgets.reports.templates import find_template, read_parameters
from review_widgets.reports.workbook import say_store, sign_workbook
from review_widgets.session import open_review
from review_widgets.stores import open_store

WORKBOOKS = ("learning_review", "quick_review")
"""The templates that become workbooks."""


def prepare_workbook(review_id: str, store: str, out: Path, *, template: str = "learning_review") -> Path:
    """Make the workbook of a review without running it, for a JupyterLab that runs it at once; signed.

    The review itself is made where there is none yet.

    Raises
    ------
    RenderFailed
        There is a file already, or the place cannot be written.
    """
    if out.exists():
        raise RenderFailed.of(str(out), found="a file", expected="a new name", do="Open it, or name another.")
    open_review(review_id, open_store(store)).close()
    formats: Any = import_module("nbformat")  # untyped
    blank = import_module("papermill.iorw").load_notebook_node(str(find_template(template)))
    papermill: Any = import_module("papermill.parameterize")
    made = papermill.parameterize_notebook(blank, {"review_id": review_id, "store": say_store(store, out)})
    for part in (made, *made.cells):
        part.metadata.pop("papermill", None)
    for cell in made.cells:
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell.metadata["jupyter"] = {"source_hidden": True}
    write_whole(out, formats.writes(made) + "\n")
    sign_workbook(out)
    return out


def recognise_workbook(path: Path) -> str:
    """Name the template whose cells a notebook holds, word for word; "" where any cell differs.

    Only the cell of injected parameters may differ, and only in the texts it gives to the template's own parameters.
    """
    try:
        cells = _sources(path)
    except (OSError, ValueError, KeyError, AttributeError):
        return ""
    for name in WORKBOOKS:
        template = find_template(name)
        plain = [cell[:2] for cell in cells if "injected-parameters" not in cell[2]]
        injected = [cell[1] for cell in cells if "injected-parameters" in cell[2]]
        if plain == [cell[:2] for cell in _sources(template)] and len(injected) == 1:
            known = tuple(one.name for one in read_parameters(template))
            return name if _gives_only(injected[0], known) else ""
    return ""


def is_trusted(path: Path) -> bool:
    """Whether a notebook was signed for this user."""
    formats: Any = import_module("nbformat")
    signing: Any = import_module("nbformat.sign")
    return bool(signing.NotebookNotary().check_signature(formats.read(path, as_version=4)))


def trust_workbook(path: Path) -> bool:
    """Sign a workbook of ours for this user, also one that came from elsewhere; False where it was signed before.

    Only its cells are known, so whatever it shows is dropped; running it makes that again.

    Raises
    ------
    RenderFailed
        It is no workbook of ours.
    """
    if not recognise_workbook(path):
        raise RenderFailed.of(
            str(path), found="other cells than ours", expected="a workbook of this package", do="Trust it by hand."
        )
    if is_trusted(path):
        return False
    formats: Any = import_module("nbformat")
    notebook = formats.read(path, as_version=4)
    notebook.metadata.pop("widgets", None)
    for cell in notebook.cells:
        cell.pop("attachments", None)
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    write_whole(path, formats.writes(notebook) + "\n")
    sign_workbook(path)
    return True


def _sources(path: Path) -> list[tuple[str, str, tuple[str, ...]]]:
    formats: Any = import_module("nbformat")
    read = formats.read(path, as_version=4)
    return [(cell.cell_type, cell.source, tuple(cell.metadata.get("tags", []))) for cell in read.cells]


def _gives_only(source: str, names: tuple[str, ...]) -> bool:
    """Whether a cell assigns texts to these names and does nothing else."""
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return False
    return all(
        isinstance(line, ast.Assign)
        and len(line.targets) == 1
        and isinstance(line.targets[0], ast.Name)
        and line.targets[0].id in names
        and isinstance(line.value, ast.Constant)
        and isinstance(line.value.value, str)
        for line in body
    )
