"""What the importers of tools share: one incident is told entry by entry and becomes a review.

Every entry ends as an event or is counted as dropped with its reason; people become participants; a time that is missing, guessed or
outside the window wanted is said, never hidden.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any

from pydantic import ValidationError

from review_widgets.importers._clock import NO_DAY, Moment, say_undated
from review_widgets.importers._form import Content, Notes, make_id
from review_widgets.importers._kinds import guess_kind
from review_widgets.importers._moment import NOTHING, read_moment
from review_widgets.model import TIME_NAMES, Review, TimelineEvent, TimeName, stable_id
from review_widgets.plural import count_of
from review_widgets.schema import build_review

_RANKS = {
    "critical": 1,
    "blocker": 1,
    "highest": 1,
    "fatal": 1,
    "high": 2,
    "major": 2,
    "error": 2,
    "medium": 3,
    "moderate": 3,
    "warning": 3,
    "minor": 4,
    "low": 4,
    "info": 5,
    "lowest": 5,
    "trivial": 5,
    "informational": 5,
}
_MENTION = re.compile(r"(?<![\w/@.])@([A-Za-z0-9][\w-]{1,38})\b(?![\w.-]*[/@.])")
_CALLS = {"here", "all", "channel", "everyone", "team"}
_FIRST = datetime.min.replace(tzinfo=UTC)


def severity(label: str) -> dict[str, Any]:
    """Give the severity of a label as the tool writes it; the rank is its digit (``SEV-1``, ``P2``) or its plain word."""
    digit = re.search(r"(?<!\d)[0-9](?!\d)", label)
    found = [_RANKS[part] for part in re.findall(r"[a-z]+", label.lower()) if part in _RANKS]
    return {"label": label, "rank": max(1, int(digit[0])) if digit else (found[0] if found else None)} if label else {}


def day(value: object) -> str | None:
    """Give the day of a due date, None where there is none that can be read."""
    try:
        return date.fromisoformat(str(value)[:10]).isoformat()
    except ValueError:
        return None


def _each_once(items: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give each item once, as it was told last: webhooks tell a follow-up again whenever it changes."""
    return [*{str(item["id"]): item for item in items}.values()]


class Story:
    """One incident while it is read.

    Parameters
    ----------
    content
        The export.
    importer
        The importer's name.
    tool
        What people call the tool; becomes the events' source.
    key
        The tool's own id of the incident, from which ids are made, so that the same entry keeps its id in every export.
    """

    def __init__(self, content: Content, importer: str, tool: str, key: str) -> None:
        self.content, self.importer, self.tool, self.key = content, importer, tool, key
        self.notes = Notes()
        self.incident: dict[str, Any] = {}
        self.actions: list[dict[str, Any]] = []
        self.sections: list[dict[str, Any]] = []
        self._events: dict[str, dict[str, Any]] = {}
        self._order: list[tuple[datetime, dict[str, Any]]] = []
        self._last = _FIRST
        self._people: dict[str, dict[str, Any]] = {}
        self._known: dict[str, str] = {}
        self._dropped: Counter[str] = Counter()
        self._undated = 0
        self._times: dict[str, dict[str, Any]] = {}

    def add_person(
        self, name: str, *, key: str = "", role: str = "", team: str = "", handles: Iterable[str] = ()
    ) -> str:
        """Give the id of a person, known by ``key`` or else by name; "" where there is neither.

        A name alone keeps its id in every tool; two people of one name in one export stay two.
        """
        name, known = name.strip(), key or name.strip().lower()
        if not known:
            return ""
        person_id = self._known.get(known)
        if person_id is None:
            person_id = stable_id("p", (name or key).lower())
            if person_id in self._people and key and self._people[person_id]["key"] not in ("", key):
                person_id = stable_id("p", (name or key).lower(), key)
            self._known[known] = person_id
        person = self._people.setdefault(person_id, {"id": person_id, "key": key})
        person["key"] = person["key"] or key
        if name and person.get("name", key) == key:
            person["name"] = name
        for field, value in (("name", name or key), ("role", role), ("team", team)):
            if value and not person.get(field):
                person[field] = value
        handles = [*person.get("handles", ()), *filter(None, handles)]
        if handles:
            person["handles"] = list(dict.fromkeys(handles))
        return person_id

    def add_mentions(self, text: str) -> None:
        """Make everybody a text calls by a handle (``@ada``) a participant, so that no audience meets a name it should not."""
        for handle in dict.fromkeys(_MENTION.findall(text)):
            if handle.lower() not in _CALLS:
                self.add_person("", key=handle, handles=[handle])

    def add_event(
        self,
        at: object,
        text: str,
        *,
        key: object = "",
        kind: str = "",
        actor: str = "",
        link: str = "",
        source: str = "",
        until: object = None,
        recorded: object = None,
        team: str = "",
        tags: Iterable[str] = (),
        evidence: Iterable[Mapping[str, str]] = (),
        importance: str = "",
        visibility: str = "",
    ) -> str:
        """Take one entry; gives the event's id, "" where it was dropped (counted with its reason).

        Parameters
        ----------
        at, until, recorded
            As `read_moment` takes them; no time at all leaves an event without one.
        key
            The entry's own id in the tool; without one the time and the text are it.
        kind
            The kind of event; empty guesses it from the words.
        evidence
            Each with ``url`` or ``text``: attachments, the message answered.
        """
        moment = read_moment(at, zone=self.content.zone)
        shown = [dict(one) for one in evidence if one.get("url") or one.get("text")]
        if not text.strip() and not shown:
            return self.drop("no text")
        if not self.content.wants(moment.at):
            return self.drop("outside the time chosen")
        event_id = stable_id("e", self.tool, self.key, key or moment.at, "" if key else text)
        if event_id in self._events:
            return self.drop("the same as another entry")
        self._say(moment)
        event: dict[str, Any] = {
            "id": event_id,
            **self._times_of(moment, until, recorded),
            "kind": kind or guess_kind(text),
            "text": text.strip(),
            "source": source or self.tool,
            "source_ref": link,
            "actor": actor,
            "team": team,
            "importance": importance if importance != "normal" else "",
            "visibility": visibility,
        }
        if tags:
            event["tags"] = list(tags)
        if shown:
            event["evidence"] = [{"id": f"ev-{number}", **one} for number, one in enumerate(shown, start=1)]
        event = {name: value for name, value in event.items() if value not in (None, "")}
        self._events[event_id] = event
        self._last = moment.at or self._last
        self._order.append((self._last, event))
        return event_id

    def _say(self, moment: Moment) -> None:
        """Note what was guessed of an entry's time, or count it where only its day is missing."""
        if moment.note.endswith(NO_DAY):
            self._undated += 1
        elif moment.note:
            self.notes.guessed.append(moment.note)

    def _times_of(self, moment: Moment, until: object, recorded: object) -> dict[str, Any]:
        ends, noted = (read_moment(value, zone=self.content.zone) if value else NOTHING for value in (until, recorded))
        return {
            "occurred_at": moment.at,
            "ended_at": ends.at if ends.at and moment.at and ends.at >= moment.at else None,
            "recorded_at": noted.at if noted.at and noted.at != moment.at else None,
            "precision": moment.precision,
            "time_note": moment.note or ("" if moment.at else f"{self.tool} gives no time"),
        }

    def drop(self, reason: str, count: int = 1) -> str:
        """Count entries that become no event, with the reason; gives ""."""
        self._dropped[reason] += count
        return ""

    def set_time(self, name: TimeName, at: object, *, why: str = "") -> None:
        """State a time of the incident, the first statement wins; ``why`` says what was taken for it where the tool has no such field."""
        moment = read_moment(at, zone=self.content.zone)
        if moment.at is None or name in self._times:
            if moment.note and name not in self._times:
                self.notes.guessed.append(f"{name}: {moment.note}")
            return
        self._times[name] = {"at": moment.at, "why": "; ".join(filter(None, (why, moment.note)))}
        if why or moment.note:
            self.notes.guessed.append(f"{name}: {why or moment.note}")

    def finish(self, *, title: str, reference: str = "", link: str = "", review_id: str = "") -> Review:
        """Give the review: events in the order of time, one without a time behind the entry it stood behind, and what was dropped."""
        events = self._take_events()
        timed = [event.occurred_at for event in events if isinstance(event, TimelineEvent) and event.occurred_at]
        self._note_contradictions(timed)
        counted = f"{count_of(len(events), 'event')}, {count_of(len(self._people), 'person')}" + (
            f", {count_of(len(self.actions), 'follow-up')}" if self.actions else ""
        )
        self.notes.mapped.insert(0, counted)
        self.notes.kept += [say_undated(self._undated, may_come_again=True)] if self._undated else []
        self.notes.dropped += [
            f"{count_of(count, 'entry')}: {reason}" for reason, count in sorted(self._dropped.items())
        ]
        incident = {
            "title": title,
            "reference": reference,
            "zone": self.content.zone or "UTC",
            "links": [{"id": stable_id("l", link), "url": link, "label": self.tool}] if link else [],
            "time_notes": [
                {"id": name, "precision": "approximate", "why": told["why"]}
                for name, told in self._times.items()
                if told["why"]
            ],
            **{name: told["at"] for name, told in self._times.items()},
            **self.incident,
        }
        source = self.notes.as_source(self.content, self.importer, url=link, zone=self.content.zone)
        raw = {
            "id": make_id(review_id or reference or self.key, fallback=stable_id("review", self.tool, self.key)),
            "incident": {name: value for name, value in incident.items() if value},
            "participants": [{k: v for k, v in one.items() if k != "key"} for one in self._people.values()],
            "events": events,
            "actions": _each_once(self.actions),
            "sections": _each_once(self.sections),
            "sources": [source],
        }
        return build_review(raw, where=f"{self.content.name}, {self.key}")

    def _take_events(self) -> list[TimelineEvent | dict[str, Any]]:
        """Give the events by time, each let go as a dict when it has become an event; one that cannot stays for the review to refuse."""
        rows = [event for _, event in sorted(self._order, key=lambda pair: pair[0])]
        self._order.clear()
        self._events.clear()
        rows.reverse()
        events: list[TimelineEvent | dict[str, Any]] = []
        alike: dict[frozenset[str], set[str]] = {}
        while rows:
            row = rows.pop()
            try:
                event = TimelineEvent.model_validate(row)
            except ValidationError:
                events.append(row)
                continue
            stated = event.model_fields_set
            # pydantic keeps a set of names in each model, nearly half of a small event's memory; of frozen models one serves all
            object.__setattr__(event, "__pydantic_fields_set__", alike.setdefault(frozenset(stated), stated))
            events.append(event)
        return events

    def _note_contradictions(self, timed: list[datetime]) -> None:
        """Say where stated times stand in another order than they can have happened, or far from what the entries tell."""
        times = {name: told["at"] for name, told in self._times.items()}
        stages = [
            name for name in TIME_NAMES if name in times and name in ("started_at", "mitigated_at", "resolved_at")
        ]
        for earlier, later in pairwise(stages):
            if times[later] < times[earlier]:
                self.notes.guessed.append(f"{later} stands before {earlier}; both kept as stated")
        if timed and "resolved_at" in times and times["resolved_at"] < timed[0]:
            self.notes.guessed.append("resolved_at stands before the first entry; kept as stated")
