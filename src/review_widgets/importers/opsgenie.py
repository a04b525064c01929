"""Opsgenie: alerts and incidents with their logs and notes, and webhooks; one file, JSON lines, a folder or a zip.

References
----------
Opsgenie, "Alert API" and "Incident API" (github.com/opsgenie/opsgenie-oas, swagger.json); webhook integration: ``createdAt`` stands in
milliseconds, ``updatedAt`` and ``insertedAt`` in nanoseconds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from review_widgets.importers._documents import (
    Rows,
    each_document,
    inside,
    list_of,
    newest,
    rows_of,
    some_head,
    told,
    word,
)
from review_widgets.importers._form import Content, Importer
from review_widgets.importers._moment import read_moment
from review_widgets.importers._story import Story, severity
from review_widgets.model import Review

_KINDS = {
    "create": "alert",
    "acknowledge": "status_change",
    "unacknowledge": "status_change",
    "close": "status_change",
    "escalate": "escalation",
    "assignownership": "escalation",
    "takeownership": "escalation",
    "addteam": "escalation",
    "addrecipient": "escalation",
    "addresponder": "escalation",
    "alertrecipient": "alert",
    "snooze": "status_change",
    "updatepriority": "status_change",
}
_CHANGED = ("recipient", "team", "owner", "escalationName", "newOwner", "oldPriority", "addedTags", "removedTags")
_PROGRAMS = {"system", "alert api", "opsgenie", ""}


@dataclass
class _Case:
    row: dict[str, Any] = field(default_factory=dict)
    logs: Rows = field(default_factory=Rows)
    notes: Rows = field(default_factory=Rows)
    webhooks: Rows = field(default_factory=Rows)


def _identify(content: Content) -> bool:
    return some_head(content, lambda head: bool(_kind(head)))


def _kind(document: dict[str, Any]) -> str:
    if isinstance(document.get("alert"), dict) and "alertId" in document["alert"] and "action" in document:
        return "webhook"
    if any("eventTime" in one for one in rows_of(inside(document, "data", "entries"))):
        return "timeline"
    row = next(iter(rows_of(document, "data") or rows_of([document])), {})
    if "tinyId" in row and "message" in row:
        return "alert"
    if "createdAt" in row and "owner" in row and ("log" in row or "note" in row):
        return "log" if "log" in row else "note"
    return "bundle" if isinstance(document.get("alert"), dict) and "tinyId" in document["alert"] else ""


def _read(content: Content) -> tuple[Review, ...]:
    cases: dict[str, _Case] = {}
    logs, notes = Rows(), Rows()
    for document in each_document(content):
        kind = _kind(document)
        if kind == "webhook":
            cases.setdefault(word(document["alert"]["alertId"]), _Case()).webhooks.append(document)
        elif kind in ("alert", "bundle"):
            rows = (
                rows_of(document, "data")
                if "data" in document
                else [document.get("alert") if kind == "bundle" else document]
            )
            for row in rows:
                if isinstance(row, dict):
                    case = cases.setdefault(word(row.get("id")) or word(row.get("tinyId")), _Case())
                    case.row = newest(case.row, row, "updatedAt")
        if kind == "timeline":
            logs += [_from_timeline(one) for one in rows_of(inside(document, "data", "entries"))]
        if kind in ("log", "bundle"):
            logs += rows_of(document, "logs", "data")
        if kind in ("note", "bundle"):
            notes += [row for row in rows_of(document, "notes", "data") if "note" in row]
    if logs or notes:
        home = next(iter(cases.values())) if len(cases) == 1 else cases.setdefault("", _Case())
        home.logs, home.notes = logs, notes
    return tuple(_tell(key, case, content) for key, case in cases.items())


def _from_timeline(entry: dict[str, Any]) -> dict[str, Any]:
    """Give an entry of an incident's timeline as a log entry."""
    said = [
        word(inside(entry, part, "content")) or word(inside(entry, part, "name")) for part in ("title", "description")
    ]
    return {
        "createdAt": entry.get("eventTime"),
        "log": "\n".join(dict.fromkeys(filter(None, said)))
        or told(entry, "eventTime", "group", "hidden", "actor")
        or word(entry.get("type")),
        "owner": inside(entry, "actor", "name") if inside(entry, "actor", "type") == "user" else "",
        "offset": word(entry.get("id")),
        "type": entry.get("type"),
    }


def _tell(key: str, case: _Case, content: Content) -> Review:
    story = Story(content, "opsgenie", "Opsgenie", key or content.name)
    if not key:
        story.notes.guessed.append("one alert: logs and notes name none")
    row = {name: value for event in case.webhooks for name, value in event["alert"].items()} | case.row
    for log in case.logs:
        kind = word(log.get("type")).lower()
        story.add_event(
            log.get("createdAt"),
            word(log.get("log")) or told(log),
            key=word(log.get("offset")),
            kind=_KINDS.get(kind, ""),
            actor=_person(log.get("owner"), story),
        )
    for note in case.notes:
        offset = word(note.get("offset"))
        story.add_event(
            note.get("createdAt"),
            word(note.get("note")),
            key=offset and f"note {offset}",
            actor=_person(note.get("owner"), story),
        )
    for event in case.webhooks:
        _take_webhook(event, story)
    if case.row and not case.logs:
        said = "\n".join(filter(None, (word(row.get("message")), word(row.get("description")))))
        story.add_event(row.get("createdAt"), said, key="created", kind="alert")
    _take_facts(row, case, story)
    title = word(row.get("message")) or f"Opsgenie {key}"
    return story.finish(title=title, reference=word(row.get("tinyId")), review_id=f"opsgenie-{key or content.name}")


def _person(name: Any, story: Story) -> str:
    plain = word(name)
    if plain.lower() in _PROGRAMS:
        return ""
    handle = plain.partition("@")[0] if "@" in plain else ""
    return story.add_person(handle or plain, handles=[handle])


def _take_webhook(event: dict[str, Any], story: Story) -> None:
    alert, action = event["alert"], word(event.get("action"))
    at = alert.get("createdAt") if action == "Create" else alert.get("updatedAt") or alert.get("createdAt")
    said = word(alert.get("note")) or (
        f"{word(alert.get('message'))}\n{word(alert.get('description'))}".strip() if action == "Create" else ""
    )
    rest = {name: value for name in _CHANGED if (value := alert.get(name) or event.get(name))}
    rest |= {"priority": alert.get("priority")} if action == "UpdatePriority" else {}
    rest["notified"] = inside(event, "escalationNotify", "name")
    text = said if action == "AddNote" else f"{action}: {said or told(rest)}".rstrip(": ")
    story.add_event(
        at,
        text,
        key=f"{action} {word(at)}",
        kind=_KINDS.get(action.lower(), ""),
        actor=_person(alert.get("username"), story),
    )


def _take_facts(row: dict[str, Any], case: _Case, story: Story) -> None:
    created = read_moment(row.get("createdAt"), zone=story.content.zone)
    story.set_time("detected_at", created)
    story.set_time("started_at", row.get("impactStartDate"))
    for name, field_name in (("acknowledged_at", "ackTime"), ("resolved_at", "closeTime")):
        waited = inside(row, "report", field_name)
        if created.at and isinstance(waited, int | float) and 0 < waited < 10**12:
            story.set_time(name, (created.at + timedelta(milliseconds=waited)).isoformat())  # type: ignore[arg-type]  # both are names of times
    for event in case.webhooks:
        at = event["alert"].get("updatedAt")
        if word(event.get("action")) == "Acknowledge":
            story.set_time("acknowledged_at", at)
        elif word(event.get("action")) == "Close":
            story.set_time("resolved_at", at)
    if word(row.get("status")) in ("closed", "resolved") and row.get("updatedAt"):
        story.set_time("resolved_at", row.get("updatedAt"), why="the last update of a closed one")
    for one in (row.get("owner"), inside(row, "report", "acknowledgedBy"), inside(row, "report", "closedBy")):
        _person(one, story)
    tags = [word(tag) for tag in list_of(row.get("tags"))]
    story.incident |= {
        "status": word(row.get("status")),
        "severity": severity(word(row.get("priority"))),
        "summary": word(row.get("description")),
        "services": [word(row["entity"])] if word(row.get("entity")) else [],
        "teams": [word(row["ownerTeam"])] if word(row.get("ownerTeam")) else [],
        "tags": tags,
    }


IMPORTER = Importer(
    name="opsgenie",
    reads="Opsgenie: alerts and incidents with logs and notes, webhooks",
    identify=_identify,
    read=_read,
)
