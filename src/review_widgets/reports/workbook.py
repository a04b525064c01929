"""Workbooks: a template run for one review, its widgets as static twins until it is run, signed by us."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import Any

from review_widgets.errors import RenderFailed
from review_widgets.reports.engine import run_template, write_whole
from review_widgets.session import open_review
from review_widgets.stores import open_store

WIDGET = "application/vnd.jupyter.widget-view+json"


def make_workbook(review_id: str, store: str, out: Path, *, template: str = "learning_review") -> Path:
    """Make the workbook of a review; the review itself is made where there is none yet.

    The notebook shows static twins until all cells are run, holds no widget state that could look alive without a kernel, and is
    signed, so that JupyterLab trusts what this package wrote.

    Parameters
    ----------
    review_id
        Such as ``INC-204``.
    store
        Its address; a folder is written into the notebook as `say_store` says it.
    out
        The notebook file to make.
    template
        ``learning_review`` or ``quick_review``.

    Raises
    ------
    RenderFailed
        There is a file already, or a cell failed.
    StoreFailed
        The review cannot be saved; no notebook is made then.
    """
    if out.exists():
        raise RenderFailed.of(
            str(out), found="a file", expected="a new name", do="Open it, or name another with --out."
        )
    open_review(review_id, open_store(store)).close().must_be_saved()
    home = out.resolve().parent
    given = {"review_id": review_id, "store": say_store(store, out)}
    made = run_template(template, given, home / out.name, folder=home)
    _still(made)
    write_whole(out, _written(made))
    sign_workbook(out)
    return out


def say_store(store: str, out: Path) -> str:
    """Give a store's address as a notebook holds it.

    A folder in the notebook's own folder, or beside that folder, is said as seen from there, so that both can be moved, cloned and
    opened by somebody else together; any other by its whole path.
    """
    if "://" in store:
        return store
    place, home = Path(store).resolve(), out.resolve().parent
    near = place.is_relative_to(home) or place.parent == home.parent
    return Path(os.path.relpath(place, home)).as_posix() if near else str(place)


def sign_workbook(path: Path) -> None:
    """Trust a notebook that this package has just written; never one that was received."""
    formats: Any = import_module("nbformat")  # untyped
    signing: Any = import_module("nbformat.sign")
    signing.NotebookNotary().sign(formats.read(path, as_version=4))


def _written(notebook: Any) -> str:
    formats: Any = import_module("nbformat")
    return str(formats.writes(notebook)) + "\n"


def _still(notebook: Any) -> None:
    """Leave only the static twins, and nothing of papermill's own run that changes from one to the next."""
    notebook.metadata.pop("widgets", None)
    notebook.metadata.pop("papermill", None)
    for cell in notebook.cells:
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        if "injected-parameters" in cell.metadata.get("tags", ()):
            cell.metadata["jupyter"] = {"source_hidden": True}
        if cell.cell_type == "code":
            cell.execution_count = None
            for output in cell.outputs:
                output.get("data", {}).pop(WIDGET, None)
                if "execution_count" in output:
                    output["execution_count"] = None
