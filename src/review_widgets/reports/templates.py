"""Where the templates and the sample archive are, and what parameters a template declares.

A template is a notebook with one cell tagged ``parameters`` that holds lines such as ``audience: str = "roles"  # who reads it``.
It comes from a folder of one's own, from a package that names itself under the entry point ``review_widgets.templates``, from the wheel,
or from a clone. Its parameters are read from that cell without running it.
"""

from __future__ import annotations

import ast
import json
import keyword
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from importlib.resources import files
from pathlib import Path
from typing import Any

from review_widgets.errors import InvalidParameter, RenderFailed
from review_widgets.model import ID_PATTERN
from review_widgets.plural import count_of

_PACKAGE = Path(__file__).resolve().parent.parent
_CLONE = _PACKAGE.parent.parent
KINDS: dict[str, type] = {"str": str, "bool": bool, "int": int, "float": float}
"""The types a parameter may have."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter a template declares: its name, type, the value where none is given, and what it is for."""

    name: str
    kind: str
    default: str | bool | int | float
    words: str = ""


def find_template(name: str, folder: Path | None = None) -> Path:
    """Give the path of a template such as ``report``.

    Parameters
    ----------
    name
        Without ``.ipynb``; never a path.
    folder
        Of one's own, looked at before the package's; None for none.

    Raises
    ------
    InvalidParameter
        The name is not one, or the folder has no such template and none comes with the package.
    """
    if not ID_PATTERN.fullmatch(name):
        raise InvalidParameter.of("template", found=name, expected="a name such as report", do="Give the name only.")
    places = [place / f"{name}.ipynb" for place in _folders(folder)]
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        known = sorted({path.stem for place in _folders(folder) for path in place.glob("*.ipynb")})
        raise InvalidParameter.of(
            "template", found=name, expected=f"one of {', '.join(known)}", do="Mend the name, or name its folder."
        )
    return found


def read_parameters(template: Path) -> tuple[Parameter, ...]:
    """Give what a template declares.

    Raises
    ------
    InvalidParameter
        It has no cell tagged ``parameters`` (papermill would then put values where the notebook's own override them), more than one,
        or a line there that is not ``name: type = value``; or it is no notebook at all.
    """
    cells = [
        cell
        for cell in _read_cells(template)
        if cell.get("cell_type") == "code" and "parameters" in cell.get("metadata", {}).get("tags", [])
    ]
    if len(cells) != 1:
        raise InvalidParameter.of(
            template.name,
            found=f"{count_of(len(cells), 'cell')} tagged parameters",
            expected="exactly one",
            do="Tag the cell that holds them.",
        )
    source = "".join(cells[0]["source"])
    return tuple(read_declared(template.name, source))


def _read_cells(template: Path) -> list[Any]:
    try:
        notebook = json.loads(template.read_text(encoding="utf-8"))
        return [cell for cell in notebook["cells"] if isinstance(cell, dict)]
    except (OSError, ValueError, KeyError, TypeError) as err:
        said = getattr(err, "strerror", None) or "something else"
        raise InvalidParameter.of(
            str(template), found=said, expected="a notebook (JSON with cells)", do="Save it again in JupyterLab."
        ) from err


def find_sample() -> Path:
    """Give the folder of the sample archive."""
    for place in (_PACKAGE / "sample", _CLONE / "workbooks" / "sample"):
        if place.exists():
            return place
    raise RenderFailed.of(
        "installation", found="no sample archive", expected="one in the package", do="Install the package again."
    )


def read_declared(where: str, source: str) -> Iterator[Parameter]:
    """Give what the lines of a cell declare, without running them; `InvalidParameter` where a line is anything else."""
    lines = source.splitlines()
    for line in ast.parse(source).body:
        kind = line.annotation.id if isinstance(line, ast.AnnAssign) and isinstance(line.annotation, ast.Name) else ""
        name = line.target.id if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name) else ""
        value: Any = None
        if isinstance(line, ast.AnnAssign) and isinstance(line.value, ast.Constant):
            value = line.value.value
        if kind not in KINDS or keyword.iskeyword(name) or name.startswith("_") or not is_of(kind, value):
            raise InvalidParameter.of(
                f"{where}, parameters",
                found=lines[line.lineno - 1],
                expected=f'name: type = value with one of the types {", ".join(KINDS)}, such as audience: str = "roles"',
                do="Write it so.",
            )
        yield Parameter(name, kind, value, lines[line.lineno - 1].partition("#")[2].strip())


def is_of(kind: str, value: object) -> bool:
    """Tell whether a value has a declared type; a whole number is also a float, a bool is no number."""
    if kind == "float":
        return isinstance(value, int | float) and not isinstance(value, bool)
    return type(value) is KINDS[kind]


def _folders(folder: Path | None) -> list[Path]:
    return [*([folder] if folder else []), *_packaged(), _PACKAGE / "templates", _CLONE / "templates"]


@cache
def _packaged() -> tuple[Path, ...]:
    """Give the folders of packages that bring templates; looking through everything installed takes longer than a cell."""
    return tuple(Path(str(files(one.value))) for one in entry_points(group="review_widgets.templates"))
