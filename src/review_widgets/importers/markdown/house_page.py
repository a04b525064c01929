"""A page of the house's Markdown while it is read: its facts, lists and people, and how they become a record."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime, tzinfo
from functools import cached_property
from typing import Any

from review_widgets.escape import from_markdown
from review_widgets.importers._form import Content, Notes, make_id
from review_widgets.model import Review, stable_id
from review_widgets.plural import count_of
from review_widgets.schema import build_review
from review_widgets.timeline import DURATIONS, zone_of


class Page:
    """What has been read so far; ``more`` are fields of the review itself."""

    def __init__(self, content: Content) -> None:
        self.content, self.notes = content, Notes()
        self.review_id, self.zone, self.status = "", "", "draft"
        self.incident: dict[str, Any] = {}
        self.more: dict[str, Any] = {}
        self.lists: dict[str, list[dict[str, Any]]] = {}
        self.time_notes: list[dict[str, Any]] = []
        self.last: datetime | None = None
        self._people: dict[str, str] = {}
        self._counts: Counter[tuple[object, ...]] = Counter()

    @cached_property
    def clock_zone(self) -> tzinfo:
        """The zone the page's times stand in."""
        return zone_of(self.zone_name)

    @property
    def zone_name(self) -> str:
        """The zone's name: the page's own, else the caller's, else UTC."""
        return self.zone or self.content.zone or "UTC"

    @property
    def day(self) -> date | None:
        """The day of the last time that was read, on the page's clocks."""
        return self.last.astimezone(self.clock_zone).date() if self.last else None

    def put(self, collection: str, prefix: str, row: dict[str, Any]) -> str:
        """Add an item with an id made of what it says; equal ones stay several."""
        key = (collection, *(str(value) for value in row.values()))
        self._counts[key] += 1
        row_id = stable_id(prefix, *key, self._counts[key])
        self.lists.setdefault(collection, []).append(
            {"id": row_id, **{name: value for name, value in row.items() if value not in (None, "", (), [])}}
        )
        return row_id

    def keep(self, title: str, raw: str, *, note: bool = True) -> None:
        """Keep what has no place of its own as a section, and say so."""
        self.put("sections", "s", {"title": title, "text": from_markdown(raw)})
        if note:
            self.notes.kept.append(f"what stands under {title!r}: {raw[:40]!r}")

    def person(self, label: str, *, role: str = "", team: str = "", new: bool = False) -> str:
        """Give the id of who is called so, added on first sight; ``new`` adds them even where another is called the same."""
        if not label:
            return ""
        if label in self._people and not new:
            return self._people[label]
        row = {"name": label, "role": role, "team": team}
        shape = re.fullmatch(r"(?P<word>.+) [A-Z]{1,2}", label)
        if shape and shape["word"] in ("Responder", role):
            row["pseudonym"] = label
        return self._people.setdefault(label, self.put("participants", "p", row))

    def is_length(self, text: str) -> bool:
        """Tell whether a line is one of the durations that are derived from the times."""
        lengths = (
            rf"{name}: (?:about )?-?\d+ min, {said}(?:; [a-z_]+ stands before [^;]*)?" for name, _, _, said in DURATIONS
        )
        return any(re.fullmatch(length, text) for length in lengths)

    def finish(self) -> Review:
        """Give the review."""
        if not self.zone:
            self.notes.guessed.append(f"no zone stated; times read as {self.zone_name}")
        self.notes.mapped += [
            count_of(len(rows), name.removesuffix("s").replace("_", " ")) for name, rows in self.lists.items()
        ]
        stem = re.sub(r"\.\w+(\.gz)?$", "", self.content.name)
        raw = {
            "id": make_id(self.review_id or stem, fallback=stable_id("review", self.content.name)),
            "status": self.status,
            **{name: value for name, value in self.more.items() if value},
            "incident": {
                **{name: value for name, value in self.incident.items() if value},
                "zone": self.zone_name,
                "time_notes": self.time_notes,
            },
            **self.lists,
            "sources": [self.notes.as_source(self.content, "markdown", zone=self.zone_name).model_dump(mode="json")],
        }
        return build_review(raw, where=self.content.name)
