"""What a template may be given: checked before papermill runs, and again inside the notebook.

papermill itself only warns of an unknown parameter and takes any type; a parameter's *name* is pasted as code. So names come from
the template's own list, and every template's first cell calls `check_parameters`.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from datetime import date
from typing import Any

from review_widgets.audience import read_audience
from review_widgets.errors import InvalidParameter
from review_widgets.model import ID_PATTERN

TEMPLATES: dict[str, tuple[str, ...]] = {
    "learning_review": ("review_id", "store"),
    "quick_review": ("review_id", "store"),
    "report": ("review_id", "store", "audience"),
    "trends": ("store", "since", "until"),
}
"""The parameters of each template."""
_NOTEBOOK = {"In", "Out", "exit", "quit", "get_ipython", "open"}


def check_parameters(template: str, given: Mapping[str, Any]) -> None:
    """Refuse parameters a template does not know, and values of the wrong type; called in its first cell with ``globals()``.

    Raises
    ------
    InvalidParameter
        Says which one, what was found and how to give it.
    """
    known = TEMPLATES[template]
    names = {name for name in given if not name.startswith("_") and name not in _NOTEBOOK}
    ours = {name for name in names if isinstance(given[name], types.ModuleType) or name in ("check_parameters",)}
    imported = {name for name in names if getattr(given[name], "__module__", "").startswith("review_widgets")}
    unknown = sorted(names - ours - imported - set(known))
    if unknown:
        raise InvalidParameter.of(
            f"{template}, parameters",
            found=unknown[0],
            expected=f"one of {', '.join(known)}",
            do="Mend the name after -p or -r.",
        )
    for name in known:
        value = given.get(name)
        if not isinstance(value, str):
            raise InvalidParameter.of(
                f"{template}, {name}",
                found=value,
                expected="a text",
                do=f"Use -r {name} {value}, which keeps it as it is typed.",
            )
    if "review_id" in known and not ID_PATTERN.fullmatch(given["review_id"]):
        raise InvalidParameter.of(
            f"{template}, review_id",
            found=given["review_id"],
            expected="an id such as INC-204",
            do="Give it with -r review_id INC-204.",
        )
    if "audience" in known:
        read_audience(given["audience"])
    for name in ("since", "until"):
        if name in known and given[name]:
            read_day(given[name], name)


def read_day(text: str, name: str) -> date:
    """Read a day such as ``2026-01-31``; anything else is an `InvalidParameter`."""
    try:
        return date.fromisoformat(text)
    except ValueError as err:
        raise InvalidParameter.of(name, found=text, expected="a day such as 2026-01-31", do="Write it so.") from err
