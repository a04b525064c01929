"""What the importers of public status pages share: one incident with its updates becomes one review."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from review_widgets.importers._form import Content, Notes, make_id
from review_widgets.model import Review, stable_id
from review_widgets.plural import count_of
from review_widgets.schema import build_review

_RANKS = {"critical": 1, "major": 2, "minor": 3, "none": 4}


@dataclass(frozen=True, slots=True)
class Update:
    """One update of a status page: aware time or None, status word, text, and a note where the time was guessed."""

    at: datetime | None
    status: str
    text: str
    key: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PageIncident:
    """One incident of a status page; ``updates`` in any order."""

    page: str
    key: str
    title: str
    url: str
    impact: str
    status: str
    components: tuple[str, ...]
    times: dict[str, datetime]
    updates: Sequence[Update]
    why: dict[str, str]


def build_incident(found: PageIncident, content: Content, importer: str, notes: Notes) -> Review:
    """Give the review of one incident of a page."""
    review_id = make_id(f"{found.page}-{found.key}", fallback=stable_id("page", found.page, found.key))
    timed = _choose(found.updates, content, notes)
    events: dict[str, dict[str, Any]] = {}
    for update in timed:
        event_id = stable_id("e", found.key, update.key or update.at, update.status, update.text)
        word = update.status.replace("_", " ").strip()
        event: dict[str, Any] = {
            "id": event_id,
            "precision": "minute" if update.at else "unknown",
            "kind": "communication" if word.lower() in ("update", "") else "status_change",
            "text": f"{word.capitalize()}: {update.text}" if word else update.text,
            "source": found.page,
            "source_ref": found.url,
            "visibility": "public",
        }
        if update.at:
            event["occurred_at"] = update.at.isoformat()
        if update.note:
            event["time_note"] = update.note
            notes.guessed.append(update.note)
        events.setdefault(event_id, event)
    notes.mapped.insert(0, count_of(len(events), "event"))
    start, end = found.times.get("started_at"), found.times.get("resolved_at")
    if start and end and end < start:
        notes.guessed.append("resolved before it started; both times kept as stated")
    incident: dict[str, Any] = {
        "reference": found.key,
        "title": found.title,
        "status": found.status,
        "severity": {"label": found.impact, "rank": _RANKS.get(found.impact)},
        "services": list(dict.fromkeys(found.components)),
        "links": [{"id": stable_id("l", found.url), "url": found.url, "label": found.page}] if found.url else [],
        "time_notes": [
            {"id": name, "precision": "approximate", "why": why}
            for name, why in found.why.items()
            if name in found.times
        ],
        "tags": ["maintenance"] if found.impact == "maintenance" or found.status in ("scheduled", "completed") else [],
        **{name: at.isoformat() for name, at in found.times.items()},
    }
    source = notes.as_source(content, importer, url=found.url, zone="UTC")
    raw = {
        "id": review_id,
        "visibility": "public",
        "incident": {key: value for key, value in incident.items() if value},
        "events": list(events.values()),
        "sources": [source.model_dump(mode="json")],
    }
    return build_review(raw, where=f"{content.name}, {found.key}")


def _choose(updates: Sequence[Update], content: Content, notes: Notes) -> list[Update]:
    """Give the updates in the chosen times in their order, those without a time last, and count the others as dropped."""
    inside = [update for update in updates if content.wants(update.at)]
    if outside := len(updates) - len(inside):
        notes.dropped.append(f"{count_of(outside, 'update')} outside the chosen times")
    return sorted(inside, key=lambda update: (update.at is None, update.at or datetime.max.replace(tzinfo=UTC)))


def stated_times(updates: Sequence[Update]) -> tuple[dict[str, datetime], dict[str, str]]:
    """Give the incident's times that the updates' status words tell, and from which word each comes."""
    times: dict[str, datetime] = {}
    why: dict[str, str] = {}
    for update in sorted((u for u in updates if u.at), key=lambda u: u.at or datetime.max.replace(tzinfo=UTC)):
        word = update.status.lower()
        for name, words in (
            ("started_at", ("investigating",)),
            ("acknowledged_at", ("identified",)),
            ("mitigated_at", ("monitoring",)),
            ("resolved_at", ("resolved", "completed")),
        ):
            if word in words and (name not in times or name == "resolved_at"):
                times[name] = update.at or times[name]
                why[name] = f"the update {update.status!r}"
    first = min((u.at for u in updates if u.at), default=None)
    if first and "started_at" not in times:
        times["started_at"], why["started_at"] = first, "the first update"
    return times, why
