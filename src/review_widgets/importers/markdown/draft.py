"""A review in the making: what has been read of a document so far, and how it becomes a record."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from review_widgets.escape import from_markdown
from review_widgets.importers._clock import NO_DAY, Clock, say_undated, shown_zone
from review_widgets.importers._form import Content, Notes, make_id, say_guessed_id
from review_widgets.importers.markdown.title import id_before
from review_widgets.model import Review, stable_id
from review_widgets.plural import count_of
from review_widgets.schema import build_review

NOTHING = re.compile(r"(?:n/?a|none|nothing|tbd|tba|todo|-+|\.+|\?+|\{\{.*\}\}|<[^>]*>)?[.\s]*", re.IGNORECASE)
_RECOVERED = re.compile(
    r"\b(?:recover\w*|restored|resolved|mitigated|back to normal|service is up|fixed|all healthy)\b", re.IGNORECASE
)
_ENDINGS = re.compile(r"\.(md|markdown|mkd|mdx|qmd|rmd|txt|text)(\.gz)?$", re.IGNORECASE)
_EMPTY_NAMES = ("index", "readme", "postmortem", "incident", "report", "export")


@dataclass
class Draft:
    """What has been read so far.

    ``lengths`` are stated lengths by the time they lead to, each with its own words; ``days_only`` are the ids of events whose
    source states a day and no clock time.
    """

    content: Content
    notes: Notes
    clock: Clock
    incident: dict[str, Any] = field(default_factory=dict)
    lists: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    lengths: dict[str, tuple[timedelta, str]] = field(default_factory=dict)
    days_only: set[str] = field(default_factory=set)
    time_notes: list[dict[str, Any]] = field(default_factory=list)
    has_summary: bool = False
    _ids: set[str] = field(default_factory=set)

    def add(self, collection: str, prefix: str, text: str, **more: Any) -> str:
        """Add an item with a stable id and give the id; an equal one a second time is dropped aloud.

        All but the text of a section is plain text on the record, so that escapes and entities of Markdown become what they show.
        """
        more |= {name: from_markdown(more[name], code=True) for name in ("title", "description") if name in more}
        text = text if collection == "sections" else from_markdown(text, code=True)
        item_id = stable_id(prefix, text, more.get("occurred_at", ""), more.get("aspect", ""))
        rows = self.lists.setdefault(collection, [])
        if item_id in self._ids:
            self.notes.dropped.append(f"a second time in {collection}: {text[:60]!r}")
            return item_id
        self._ids.add(item_id)
        name = {"actions": "title", "participants": "name"}.get(collection, "text")
        rows.append({"id": item_id, name: text, **{key: value for key, value in more.items() if value}})
        return item_id

    def knows(self, name: str) -> bool:
        """Tell whether somebody of this name, or of this first name alone, has been named before."""
        key = from_markdown(name.strip(" *_`,;")).lower().lstrip("@")
        return bool(key) and any(key in (known, known.split(" ")[0]) for known in self.people)

    def person(self, name: str, role: str = "") -> str:
        """Give the id of a participant of this name, added on first sight."""
        plain = from_markdown(name.strip().strip("*_`"))
        key = plain.lower().lstrip("@")
        if key not in self.people:
            handle = plain.startswith("@") or plain.islower()
            self.people[key] = stable_id("p", key)
            row: dict[str, Any] = {"id": self.people[key], "name": plain.lstrip("@")}
            if handle:
                row["handles"] = [plain if plain.startswith("@") else f"@{plain}"]
            self.lists.setdefault("participants", []).append(row)
        if role:
            row = next(row for row in self.lists["participants"] if row["id"] == self.people[key])
            row.setdefault("role", role)
        return self.people[key]

    def finish(self, zone: str) -> Review:
        """Give the review; ``zone`` is the one stated for the whole document."""
        self._settle_times()
        undated = sum(NO_DAY in event.get("time_note", "") for event in self.lists.get("events", []))
        if undated:
            self.notes.kept.append(say_undated(undated))
        shown = zone or self.clock.word
        day = self.clock.day
        if start := self.incident.get("started_at"):
            day = datetime.fromisoformat(start).date()
        self.incident["zone"] = shown_zone(shown, day) if shown else (self.content.zone or "UTC")
        self.incident["time_notes"] = self.time_notes
        self.notes.mapped += [
            count_of(len(rows), name.removesuffix("s").replace("_", " ")) for name, rows in self.lists.items() if rows
        ]
        told = [name for name in self.incident if name not in ("time_notes", "zone") and self.incident[name]]
        if told:
            self.notes.mapped.append(f"incident {', '.join(told)}")
        review_id = self._review_id()
        source = self.notes.as_source(self.content, "markdown", zone=shown)
        raw = {
            "id": review_id,
            "incident": {key: value for key, value in self.incident.items() if value},
            **self.lists,
            "sources": [source.model_dump(mode="json")],
        }
        return build_review(raw, where=self.content.name)

    def _review_id(self) -> str:
        stem = _ENDINGS.sub("", self.content.name)
        found = re.match(r"([A-Za-z]{2,10}-?\d{2,}(?:-\d+)*)\b", stem)
        stated = str(self.incident.get("reference", "")) or (found[1] if found else "")
        if not stated and (guess := id_before(self.incident.get("title", ""))):
            self.notes.guessed.append(say_guessed_id(guess))
            return guess
        name = stated or stem
        if name.lower() in _EMPTY_NAMES:
            name = self.incident.get("title") or name
        return make_id(name, fallback=stable_id("review", self.content.name))

    # ── times of the incident ─────────────────────────────────────────────────────────────────────────────────────

    def _settle_times(self) -> None:
        timed = [
            (datetime.fromisoformat(event["occurred_at"]), event)
            for event in self.lists.get("events", [])
            if event.get("occurred_at")
        ]
        sure = [pair for pair in timed if pair[1]["id"] not in self.days_only] or timed
        if sure and "started_at" not in self.incident:
            start, why = self._find_start([at for at, _ in sure])
            self.settle("started_at", start, why)
        start_text = self.incident.get("started_at")
        if not start_text:
            return
        start = datetime.fromisoformat(start_text)
        for name, (length, why) in self.lengths.items():
            if name not in self.incident:
                self.settle(name, start + length, f"counted from the start: {why}")
            elif _apart(stated := datetime.fromisoformat(self.incident[name]) - start, length):
                self.notes.contradicted.append(f"{why}, but {name} is {_shown(stated)} after the start")
            else:
                self.notes.kept.append(f"{why}, which agrees with {name}")
        self._compare_recovery(timed)
        end = self.incident.get("resolved_at")
        if end and datetime.fromisoformat(end) < start:
            self.notes.contradicted.append("resolved before it started; both times kept as stated")

    def _find_start(self, times: list[datetime]) -> tuple[datetime, str]:
        """Give the start: the entry from which every stated length leads to an entry, else the first entry."""
        lengths = {length for length, _ in self.lengths.values() if length}
        known = set(times)
        fits = [at for at in sorted(times) if lengths and all(at + length in known for length in lengths)]
        if fits and fits[0] != min(times):
            return fits[0], "the entry from which the stated lengths lead to entries"
        return min(times), "the first entry of the timeline"

    def settle(self, name: str, at: datetime, why: str) -> None:
        """Give the incident a time that was not stated as such, and why it is that."""
        self.incident[name] = at.isoformat()
        self.time_notes.append({"id": name, "precision": "approximate", "why": why})
        self.notes.guessed.append(f"{name}: {why}")

    def _compare_recovery(self, timed: list[tuple[datetime, dict[str, Any]]]) -> None:
        """Say so where a stated recovery and the timeline's own do not agree."""
        stated = self.incident.get("resolved_at")
        told = [at for at, event in timed if _RECOVERED.search(event["text"])]
        if not stated or not told or datetime.fromisoformat(stated) in {at for at, _ in timed}:
            return
        nearest = min(told, key=lambda at: abs(at - datetime.fromisoformat(stated)))
        apart = abs(nearest - datetime.fromisoformat(stated))
        start = datetime.fromisoformat(self.incident["started_at"])
        if _apart(nearest - start, datetime.fromisoformat(stated) - start):
            why = self.lengths.get("resolved_at", (None, "the stated end"))[1]
            self.notes.contradicted.append(f"{why}: {_shown(apart)} from the nearest entry that tells of recovery")


def _apart(one: timedelta, other: timedelta) -> bool:
    """Whether two lengths differ by more than five minutes and more than 15 %, which rounding explains."""
    return abs(one - other) > max(timedelta(minutes=5), 0.15 * max(abs(one), abs(other)))


def _shown(length: timedelta) -> str:
    minutes = round(length.total_seconds() / 60)
    return f"{minutes} min" if abs(minutes) < 600 else f"{minutes / 60:.1f} h"
