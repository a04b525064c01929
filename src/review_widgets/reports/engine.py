"""Runs a template through papermill, quietly, and keeps the failing notebook as evidence."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
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
            if hasattr(err, "notebook"):
                raise_for_execution_errors(err.notebook, str(out))
            raise RenderFailed(f"{name}: {err}\nThe notebook as far as it came is kept at {out}.") from err
    except PapermillExecutionError as err:
        raise RenderFailed(
            f"{name}, cell {err.exec_count}: {err.ename}: {err.evalue}\nThe notebook with the error is kept at {out}."
        ) from err
    except OSError as err:
        raise RenderFailed.of(
            str(out), found=err.strerror or str(err), expected="a place to write", do="Name another folder."
        ) from err


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
