"""Pasted or dropped text turned into events: an export by its importer, anything else line by line, nothing before a yes."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from review_widgets.capture import file_line
from review_widgets.changes import Change, prepare_change
from review_widgets.errors import ChangeRejected, InvalidTime, ReviewError
from review_widgets.importers import import_file, merge_source
from review_widgets.model import Review, TimelineEvent

MOST_LINES = 5_000
_BRACKETS = re.compile(r"^\W*[\[(<]\s*(?P<when>[^\])>]{4,40})[\])>]\s*[-–:]?\s*(?P<rest>\S.*)$", re.DOTALL)
_BULLET = re.compile(r"^\s*[-*•]\s+(?=[\d~\[(])")


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a pasted text would add: the changes, how it was read, and how many events have no time."""

    changes: tuple[Change, ...]
    how: str
    without_time: int


def read_paste(review: Review, text: str, *, name: str = "") -> Pasted:
    """Read a pasted log, chat or export; the review is not changed.

    Parameters
    ----------
    review
        Whose day and zone times are read in; events it holds already, or that were removed from it, are left out.
    text
        An export of a known form, or lines. A line that begins with a time begins an event, the lines after it belong to it.
    name
        The file's name where it was dropped.

    Raises
    ------
    ChangeRejected
        It holds nothing, or more than 5,000 lines.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines or (len(lines) > MOST_LINES and not name):
        raise ChangeRejected.of(
            "paste", found=f"{len(lines)} lines", expected=f"1 to {MOST_LINES} lines", do="Take a part of it."
        )
    read = _read_export(review, text, name) or _read_lines(review, lines)
    there = {event.id for event in review.events} | {person.id for person in review.participants}
    changes = tuple(change for change in read[0] if change.op == "update" or change.id not in there)
    events = [change for change in changes if change.collection == "events"]
    if not events:
        raise ChangeRejected.of(
            "paste", found="no event that is new", expected="a log or an export", do="Nothing was changed."
        )
    return Pasted(changes, read[1], sum("occurred_at" not in change.fields for change in events))


def _read_export(review: Review, text: str, name: str) -> tuple[list[Change], str] | None:
    """Read it as a file of a known tool; None when no importer knows it.

    A dropped file is a source like an imported one: what it brought before and somebody removed stays out.
    """
    first = text.lstrip()[:1]
    guess = name or {"{": "paste.json", "[": "paste.json", "#": "paste.md", "<": "paste.xml"}.get(first, "paste.csv")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(guess).name
        path.write_text(text, encoding="utf-8")
        try:
            importer, reviews = import_file(path, team_zone=review.incident.zone)
        except ReviewError:
            return None
    if len(reviews) != 1 or not reviews[0].events:
        return None
    merged, added = merge_source(review, reviews[0])
    wanted = ("participants", "events", *(["sources"] if name else []))
    before = {(kind, one.id): one for kind in wanted for one in getattr(review, kind)}
    changes = [
        Change("update" if (kind, one.id) in before else "add", kind, one.id, one.model_dump(mode="json"))
        for kind in wanted
        for one in getattr(merged, kind)
        if before.get((kind, one.id)) != one
    ]
    removed = f"; {added.removed} removed earlier, left out" if added.removed else ""
    return changes, f"read as {importer.replace('_', ' ')}{removed}"


def _read_lines(review: Review, lines: list[str]) -> tuple[list[Change], str]:
    made: list[dict[str, object]] = []
    scratch = review
    for line in lines:
        plain = _BULLET.sub("", line.strip())
        bracketed = _BRACKETS.match(plain)
        filed = _file(f"{bracketed['when']} {bracketed['rest']}" if bracketed else plain, scratch)
        if filed is None and bracketed:
            filed = _file(plain, scratch)
        if filed is None and made and "occurred_at" in made[-1]:
            made[-1]["text"] = f"{made[-1]['text']}\n{plain}"
        elif filed is None:
            made.append({"text": plain, "precision": "unknown"})
        else:
            made.append(filed)
            last = TimelineEvent.model_validate({"id": "last", **filed})
            scratch = review.model_copy(update={"events": (last,)})
    return [prepare_change(Change("add", "events", fields=fields)) for fields in made], "read line by line"


def _file(line: str, review: Review) -> dict[str, object] | None:
    """Give the fields of an event where the line begins with a time."""
    try:
        filed = file_line(line, review)
    except (ChangeRejected, InvalidTime):
        return None
    fields = dict(filed.change.fields)
    fields.pop("id", None)
    return fields if filed.change.collection == "events" and "occurred_at" in fields else None
