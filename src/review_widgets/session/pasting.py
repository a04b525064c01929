"""Pasted or dropped text turned into events: an export by its importer, anything else line by line, nothing before a yes."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from review_widgets.capture import file_line
from review_widgets.changes import Change
from review_widgets.errors import ChangeRejected, InvalidTime, ReviewError
from review_widgets.importers import import_file, merge_source
from review_widgets.model import Review, Source, TimelineEvent, stable_id
from review_widgets.plural import count_of
from review_widgets.redaction import Masks

MOST_LINES = 5_000
_TAKEN = ("participants", "events", "sources")
_BRACKETS = re.compile(r"^\W*[\[(<]\s*(?P<when>[^\])>]{4,40})[\])>]\s*[-–:]?\s*(?P<rest>\S.*)$", re.DOTALL)
_BULLET = re.compile(r"^\s*[-*•]\s+(?=[\d~\[(])")


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a pasted text would add: the changes, how it was read, and how many events have no time."""

    changes: tuple[Change, ...]
    how: str
    without_time: int


def read_paste(review: Review, text: str, *, name: str = "", keep: Iterable[str] = ()) -> Pasted:
    """Read a pasted log, chat or export; the review is not changed.

    Parameters
    ----------
    review
        Whose day and zone times are read in; events it holds already, or that were pasted before and removed, are left out.
    text
        An export of a known form, or lines. A line that begins with a time begins an event, the lines after it belong to it.
    name
        The file's name where it was dropped.
    keep
        Kinds of secret or personal data to leave unmasked, such as the team's ``keep_unmasked``.

    Raises
    ------
    ChangeRejected
        It holds nothing, or more than 5,000 lines.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines or (len(lines) > MOST_LINES and not name):
        raise ChangeRejected.of(
            "paste", found=count_of(len(lines), "line"), expected=f"1 to {MOST_LINES} lines", do="Take a part of it."
        )
    masks = Masks(keep)
    masks.reserve(review.model_dump_json())
    found, how = _read_export(review, text, name, masks) or (_read_lines(review, lines, masks), "read line by line")
    how = "; ".join([how, *(note for note in found.sources[0].notes if note.startswith("masked: "))])
    merged, added = merge_source(review, found)
    before = {(kind, one.id): one for kind in _TAKEN for one in getattr(review, kind)}
    changes = tuple(
        Change("update" if (kind, one.id) in before else "add", kind, one.id, one.model_dump(mode="json"))
        for kind in _TAKEN
        for one in getattr(merged, kind)
        if before.get((kind, one.id)) != one
    )
    removed = f"; {added.removed} removed earlier, left out" if added.removed else ""
    if not added.new:
        raise ChangeRejected.of(
            "paste", found=f"no event that is new{removed}", expected="a log or an export", do="Nothing was changed."
        )
    events = [change for change in changes if change.collection == "events"]
    return Pasted(changes, how + removed, sum(change.fields.get("occurred_at") is None for change in events))


def _read_export(review: Review, text: str, name: str, masks: Masks) -> tuple[Review, str] | None:
    """Read it as a file of a known tool; None when no importer knows it."""
    first = text.lstrip()[:1]
    guess = name or {"{": "paste.json", "[": "paste.json", "#": "paste.md", "<": "paste.xml"}.get(first, "paste.csv")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(guess).name
        path.write_text(text, encoding="utf-8")
        try:
            importer, reviews = import_file(path, team_zone=review.incident.zone, masks=masks)
        except ReviewError:
            return None
    if len(reviews) != 1 or not reviews[0].events:
        return None
    return reviews[0], f"read as {importer.replace('_', ' ')}"


def _read_lines(review: Review, lines: list[str], masks: Masks) -> Review:
    """Read it line by line; what a line says at its time is its id, so that the same again is known."""
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
    nth: Counter[str] = Counter()
    events = []
    for fields in made:
        key = f"{fields.get('occurred_at')} {fields['text']}"
        nth[key] += 1
        row = {**fields, "id": stable_id("e", "paste", key, nth[key]), "text": masks.text(str(fields["text"]))}
        events.append(TimelineEvent.model_validate(row))
    source = Source(
        id=stable_id("src", "paste"),
        importer="paste",
        name="pasted lines",
        digest=hashlib.blake2b("\n".join(lines).encode("utf-8", "replace"), digest_size=12).hexdigest(),
        imported_at=datetime.now(UTC).replace(microsecond=0),
        entry_ids=tuple(event.id for event in events),
        notes=tuple(f"masked: {line}" for line in masks.report()),
    )
    return Review(id=review.id, events=tuple(events), sources=(source,))


def _file(line: str, review: Review) -> dict[str, object] | None:
    """Give the fields of an event where the line begins with a time."""
    try:
        filed = file_line(line, review)
    except (ChangeRejected, InvalidTime):
        return None
    fields = dict(filed.change.fields)
    fields.pop("id", None)
    return fields if filed.change.collection == "events" and "occurred_at" in fields else None
