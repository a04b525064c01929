"""What a document says of the days of its times: the day it is about, its year, the order of dates of numbers."""

from __future__ import annotations

import re
from datetime import date

from review_widgets.importers._clock import DATE, Clock, read_date
from review_widgets.importers._form import Content
from review_widgets.importers.markdown.entries import SLASHED, read_day
from review_widgets.importers.markdown.outline import Part

_HALVES = re.compile(r"\d\s?[ap]\.?m\b", re.IGNORECASE)
_OF_AMERICA = re.compile(r"\b(?:[ECMP][SD]T|[ECMP]T|US/\w+)\b")


def find_day(
    content: Content, values: dict[str, str], parts: tuple[Part, ...], clock: Clock
) -> tuple[date | None, str]:
    """Give the day a document is about and from where it is known, None where it states none; the clock tells the order of numbers."""
    title = next((part.title for part in parts if part.depth == 1), "")
    first = "\n".join(block.text for part in parts[:2] for block in part.blocks[:6] if block.kind != "code")[:2000]
    places = (
        (values.get("date", ""), "from the front matter"),
        (title, "from the title"),
        (content.name, "from the file name"),
        (first, "from the opening lines"),
    )
    for text, why in places:
        for found in (*DATE.finditer(text), *SLASHED.finditer(text)):
            day, _ = read_day(found, clock)
            if day:
                return day, why
    return (content.since.date(), "from the beginning of the time chosen") if content.since else (None, "")


def find_year(name: str, body: str) -> int | None:
    """Give the year of the file's name, else of the first whole date in the text."""
    if stated := re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", name):
        return int(stated[0])
    days = (read_date(found, year=None)[0] for found in DATE.finditer(body[:200_000]))
    return next((day.year for day in days if day), None)


def find_order(content: Content, body: str) -> tuple[bool, str]:
    """Tell whether dates such as ``3/4/2030`` have the day first, and from what this is known.

    As the caller chose; else a number beyond 12 tells; else times with am or pm and American zones speak for the month.
    """
    if content.dates:
        return content.dates == "day-first", "as chosen"
    pairs = [(int(found["a"]), int(found["b"])) for found in SLASHED.finditer(body[:200_000])]
    beyond = [first > 12 for first, second in pairs if (first > 12) != (second > 12)]
    if beyond:
        return sum(beyond) * 2 > len(beyond), "as another date of the document shows"
    if _HALVES.search(body) or _OF_AMERICA.search(body):
        return False, "as its times are written the American way; choose the order with --dates"
    return True, "as most of the world writes; choose the order with --dates"
