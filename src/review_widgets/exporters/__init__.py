"""A review in other formats. One file here per target, found by this folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from review_widgets.errors import InvalidParameter
from review_widgets.model import Review

__all__ = ["Exporter", "export_review", "exporters"]


@dataclass(frozen=True, slots=True)
class Exporter:
    """One target: its name (also the file's ending) and the function that gives the text."""

    name: str
    write: Callable[[Review], str]


@cache
def exporters() -> tuple[Exporter, ...]:
    """Give every exporter of this folder; a module without an ``EXPORTER`` is an ImportError that names it."""
    found = []
    for module in iter_modules(__path__):
        made = getattr(import_module(f"{__name__}.{module.name}"), "EXPORTER", None)
        if made is None:
            raise ImportError(f"{__name__}.{module.name}: found no EXPORTER; every file of this folder has one.")
        found.append(made)
    return tuple(found)


def export_review(review: Review, target: str) -> str:
    """Give the text of a review in a format. Names are as they stand in it: prepare it for the audience first.

    Raises
    ------
    InvalidParameter
        There is no such target.
    """
    for one in exporters():
        if one.name == target:
            return one.write(review)
    raise InvalidParameter.of(
        "format", found=target, expected=f"one of {', '.join(one.name for one in exporters())}", do="Name one of these."
    )
