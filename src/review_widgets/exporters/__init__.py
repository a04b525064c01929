"""A review in other formats. One file here per target, found by this folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from review_widgets.errors import InvalidParameter
from review_widgets.escape import keep_direction
from review_widgets.model import Link, Review
from review_widgets.timeline import zone_of

__all__ = ["Exporter", "export_review", "exporters", "find_exporter"]

REPORT, ANSWER = "the-report", "add-a-line"
"""Ids of what a chat's text says beside the review: where the report is, and where a reader sends a line."""


@dataclass(frozen=True, slots=True)
class Exporter:
    """One target: its name, the function that gives the text, what it is in one line, and the file's ending (the name where empty)."""

    name: str
    write: Callable[[Review], str]
    words: str = ""
    ending: str = ""


@cache
def exporters() -> tuple[Exporter, ...]:
    """Give every exporter of this folder; a module without an ``EXPORTER`` is an ImportError that names it."""
    found = []
    for module in iter_modules(__path__):
        if module.name.startswith("_"):
            continue
        made = getattr(import_module(f"{__name__}.{module.name}"), "EXPORTER", None)
        if made is None:
            raise ImportError(f"{__name__}.{module.name}: found no EXPORTER; every file of this folder has one.")
        found.append(made)
    return tuple(sorted(found, key=lambda one: one.name))


def export_review(review: Review, target: str, *, zone: str = "", link: str = "", answer: str = "") -> str:
    """Give the text of a review in a format. Names are as they stand in it: prepare it for the audience first.

    Parameters
    ----------
    target
        The name of an exporter.
    zone
        IANA name of the zone to print times in; empty takes the review's own. The JSON record stays as it is.
    link
        The address of the report; it stands first among the links, so that a chat's text leads to it. Empty for none.
    answer
        Where a reader sends a line, such as an address or a command; stands in a chat's text. Empty for the chat itself alone.

    Raises
    ------
    InvalidParameter
        There is no such target.
    InvalidTime
        There is no such zone.
    """
    if zone and target != "json":
        zone_of(zone)
        review = review.model_copy(update={"incident": review.incident.model_copy(update={"zone": zone})})
    told = [Link(id=REPORT, url=link, label="the report")] if link else []
    told += [Link(id=ANSWER, url="", label=answer)] if answer else []
    if told and target != "json":
        links = (*told, *review.incident.links)
        review = review.model_copy(update={"incident": review.incident.model_copy(update={"links": links})})
    written = find_exporter(target).write(review)
    return written if target == "json" else str(keep_direction(written))


def find_exporter(target: str) -> Exporter:
    """Give the exporter of a name.

    Raises
    ------
    InvalidParameter
        There is no such target.
    """
    for one in exporters():
        if one.name == target:
            return one
    raise InvalidParameter.of(
        "format", found=target, expected=f"one of {', '.join(one.name for one in exporters())}", do="Name one of these."
    )
