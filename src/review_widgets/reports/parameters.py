"""What a template may be given: checked before papermill runs, again by the engine, and again inside the notebook.

papermill itself only warns of an unknown parameter and takes any type, and a parameter's *name* is pasted as code. So names come
from the template's own list; the engine ``review-fork`` refuses injected cells that are more than plain assignments; and each
template's first cell calls `check_parameters`, for who runs it with papermill alone.
"""

from __future__ import annotations

import ast
import types
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from review_widgets.audience import read_audience
from review_widgets.errors import InvalidParameter
from review_widgets.model import ID_PATTERN
from review_widgets.reports.templates import Parameter, find_template, is_of, read_declared, read_parameters

SECTIONS = tuple(
    "summary times timeline circumstances helped tests tools plot decisions actions questions related chat provenance".split()
)
"""The sections of a report that can be left out; the head is always there."""
_NOTEBOOK = {"In", "Out", "exit", "quit", "get_ipython", "open"}


def validate_values(template: Path, given: Mapping[str, object]) -> None:
    """Refuse names a template does not declare and values it cannot take, before anything runs.

    Raises
    ------
    InvalidParameter
        Lists what the template takes.
    """
    declared = read_parameters(template)
    _refuse_unknown(template.stem, given, declared)
    for one in declared:
        _check_value(template.stem, one, given.get(one.name, one.default))


def check_parameters(template: str, given: Mapping[str, Any]) -> None:
    """Refuse parameters a template does not know, and values of the wrong type; called in its first cell with ``globals()``.

    Raises
    ------
    InvalidParameter
        Says which one, what was found and how to give it.
    """
    declared = _declared_in(given.get("In", ())) or read_parameters(find_template(template))
    names = {name for name in given if not name.startswith("_") and name not in _NOTEBOOK}
    ours = {name for name in names if isinstance(given[name], types.ModuleType)}
    imported = {name for name in names if getattr(given[name], "__module__", "").startswith("review_widgets")}
    _refuse_unknown(template, names - ours - imported, declared)
    for one in declared:
        _check_value(template, one, given.get(one.name))


def refuse_code(notebook: Any) -> None:
    """Refuse a notebook whose injected cell is more than plain assignments of plain values: a name there was code.

    Raises
    ------
    InvalidParameter
    """
    for cell in notebook.cells:
        if "injected-parameters" not in cell.metadata.get("tags", []):
            continue
        for line in ast.parse(cell.source).body:
            plain = isinstance(line, ast.Assign) and len(line.targets) == 1 and isinstance(line.targets[0], ast.Name)
            if not plain or any(isinstance(one, ast.Call) and not _is_nan(one) for one in ast.walk(line)):
                raise InvalidParameter.of(
                    "parameters",
                    found=cell.source,
                    expected="names and plain values",
                    do="A parameter's name holds code; nothing was run.",
                )


def read_day(text: str, name: str) -> date:
    """Read a day such as ``2026-01-31``; anything else is an `InvalidParameter`."""
    try:
        return date.fromisoformat(text)
    except ValueError as err:
        raise InvalidParameter.of(name, found=text, expected="a day such as 2026-01-31", do="Write it so.") from err


def read_sections(text: str) -> frozenset[str]:
    """Read names of sections such as ``timeline, plot``; an unknown one is an `InvalidParameter`."""
    named = [name for name in text.replace(",", " ").split() if name]
    unknown = [name for name in named if name not in SECTIONS]
    if unknown:
        raise InvalidParameter.of(
            "without", found=unknown[0], expected=f"some of {', '.join(SECTIONS)}", do="Name sections to leave out."
        )
    return frozenset(named)


def _is_nan(call: ast.Call) -> bool:
    return ast.unparse(call) in ("float('nan')", "float('inf')", "float('-inf')")


def _declared_in(sources: Iterable[str]) -> tuple[Parameter, ...]:
    """Give what the notebook's own cell of parameters declared when it was run, so that a template of one's own is known too."""
    for source in sources:
        with suppress(InvalidParameter, SyntaxError):
            if found := tuple(read_declared("notebook", source)):
                return found
    return ()


def _refuse_unknown(template: str, names: Iterable[str], declared: tuple[Parameter, ...]) -> None:
    unknown = sorted(set(names) - {one.name for one in declared})
    if unknown:
        raise InvalidParameter.of(
            f"{template}, parameters",
            found=unknown[0],
            expected=f"one of {', '.join(one.name for one in declared)}",
            do="Mend the name after -p or -r.",
        )


def _check_value(template: str, one: Parameter, value: object) -> None:
    where = f"{template}, {one.name}"
    if not is_of(one.kind, value):
        words = {"str": "a text", "bool": "True or False", "int": "a whole number", "float": "a number"}[one.kind]
        kept = f"Use -r {one.name}, which keeps a text as you type it, such as 007."
        do = kept if one.kind == "str" else f"Give {words}."
        raise InvalidParameter.of(where, found=value, expected=words, do=do)
    if one.name == "review_id" and not ID_PATTERN.fullmatch(str(value)):
        raise InvalidParameter.of(
            where, found=value, expected="an id such as INC-204", do="Give it with -r review_id INC-204."
        )
    if one.name == "audience":
        read_audience(value)
    if one.name == "without":
        read_sections(str(value))
    if one.name in ("since", "until") and value:
        read_day(str(value), one.name)
