"""Runs a template through papermill, quietly, and keeps the failing notebook as evidence."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from review_widgets.errors import RenderFailed
from review_widgets.reports.forked import use_fork_engine
from review_widgets.reports.parameters import validate_values
from review_widgets.reports.templates import find_template

CELL_SECONDS = 300
"""How long one cell of a template may take before it is stopped."""


def run_template(
    name: str,
    values: Mapping[str, object],
    out: Path,
    *,
    templates: Path | None = None,
    folder: Path | None = None,
) -> Any:
    """Execute a template into a notebook file and give the notebook.

    Parameters
    ----------
    name
        Of the template, such as ``report``.
    values
        Its parameters.
    out
        The notebook to write; its folder is made.
    templates
        A folder of one's own templates, looked at first; None for none.
    folder
        Where its cells run; None for the folder one is in.

    Raises
    ------
    InvalidParameter
        A name the template does not know, or a value it cannot take; nothing was run.
    RenderFailed
        A cell failed (the notebook with the error stands at ``out``), or the notebook cannot be written.
    """
    template = find_template(name, templates)
    validate_values(template, values)
    engine = use_fork_engine()
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError
    from papermill.execute import raise_for_execution_errors

    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        try:
            return papermill.execute_notebook(
                _as_it_is(template),
                _as_it_is(out),
                dict(values),
                engine_name=engine,
                request_save_on_cell_execute=engine is None,
                progress_bar=False,
                cwd=str(folder or Path.cwd()),
                execution_timeout=CELL_SECONDS,
                **({} if engine else {"extra_arguments": ["--log-level=40"]}),
            )
        except (CellTimeoutError, DeadKernelError) as err:
            leave_home_out(out)
            if hasattr(err, "notebook"):
                raise_for_execution_errors(err.notebook, str(out))
            raise RenderFailed(f"{name}: {err}\nThe notebook as far as it came is kept at {out}.") from err
    except PapermillExecutionError as err:
        leave_home_out(out)
        raise RenderFailed(
            f"{name}, cell {err.exec_count}: {err.ename}: {err.evalue}\nThe notebook with the error is kept at {out}."
        ) from err
    except OSError as err:
        raise RenderFailed.of(
            str(out), found=err.strerror or str(err), expected="a place to write", do="Name another folder."
        ) from err


def leave_home_out(path: Path) -> None:
    """Write ``~`` for this user's home, often a person's name, in what a notebook that was run shows and tells of where it was made."""
    formats: Any = import_module("nbformat")
    home = str(Path.home())
    if len(home) < 2 or not path.is_file() or home not in path.read_text(encoding="utf-8"):
        return
    inside = re.compile(rf"(?<![\w.~-]){re.escape(home)}(?![\w.-])")
    notebook = formats.read(path, as_version=4)
    notebook.metadata = formats.from_dict(_without_home(notebook.metadata, inside))
    for cell in notebook.cells:
        cell.metadata = formats.from_dict(_without_home(cell.metadata, inside))
        if cell.cell_type == "code":
            cell.outputs = [formats.from_dict(_without_home(output, inside)) for output in cell.outputs]
        if "injected-parameters" in cell.metadata.get("tags", ()):
            cell.source = inside.sub("~", cell.source)
    write_whole(path, formats.writes(notebook) + "\n")


def _without_home(value: Any, home: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return home.sub("~", value)
    if isinstance(value, Mapping):
        return {key: _without_home(one, home) for key, one in value.items()}
    return [_without_home(one, home) for one in value] if isinstance(value, list) else value


def _as_it_is(path: Path) -> str:
    """Give a path that papermill does not fill with parameters."""
    return str(path).replace("{", "{{").replace("}", "}}")


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it is there whole or not at all.

    Raises
    ------
    RenderFailed
        The place cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.replace(temporary, path)
        path.chmod(0o644)
    except OSError as err:
        raise RenderFailed.of(
            str(path), found=err.strerror or str(err), expected="a place to write", do="Name another folder."
        ) from err
