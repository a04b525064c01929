"""Grafana IRM: incidents with their activity, webhooks; and OnCall alert groups with their resolution notes.

References
----------
Grafana, "Incident API: IncidentsService, ActivityService" and outgoing webhooks of IRM; "OnCall HTTP API: alert groups, resolution notes"
(grafana.com/docs). An empty text for a time means that there is none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
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
from review_widgets.importers._story import Story, severity
from review_widgets.model import Review

_KINDS = {
    "incidentStatusChanged": "status_change",
    "severityChanged": "status_change",
    "incidentSeverityChanged": "status_change",
    "roleAssigned": "escalation",
    "incidentUpdated": "communication",
    "statusUpdate": "communication",
    "taskAdded": "action",
    "taskCompleted": "action",
    "incidentCreated": "communication",
    "alertGroupAdded": "alert",
}
_TOLD = {
    "",
    "alert group created",
    "firing",
    "trigger",
    "acknowledge",
    "acknowledged",
    "resolve",
    "resolved",
    "silence",
    "silenced",
}
"""Events of an alert group that its own times tell."""
_PARTS = (
    "incident",
    "incidents",
    "incidentPreviews",
    "activityItems",
    "activityItem",
    "alert_group",
    "alert_groups",
    "resolution_notes",
    "results",
)


@dataclass
class _Case:
    row: dict[str, Any] = field(default_factory=dict)
    parts: Rows = field(default_factory=Rows)


def _identify(content: Content) -> bool:
    return some_head(content, lambda head: any(map(_kind, _rows(head)[:5])))


def _rows(document: dict[str, Any]) -> list[dict[str, Any]]:
    return (
        [document]
        if _kind(document)
        else [row for part in _PARTS if part in document for row in rows_of(document, part)]
    )


def _kind(row: dict[str, Any]) -> str:
    if "activityItemID" in row and "activityKind" in row:
        return "activity"
    if "incidentID" in row and "title" in row and "status" in row:
        return "incident"
    if (
        len({"alerts_count", "integration_id", "route_id", "acknowledged_by", "resolved_by", "permalinks"} & set(row))
        >= 2
    ):
        return "group"
    return "note" if {"alert_group_id", "text", "created_at"} <= set(row) else ""


def _read(content: Content) -> tuple[Review, ...]:
    cases: dict[str, _Case] = {}
    for document in each_document(content):
        for row in (*_rows(document), *_webhook(document)):
            kind = _kind(row)
            key = word(row.get("incidentID")) or word(row.get("alert_group_id")) or word(row.get("id"))
            case = cases.setdefault(key, _Case())
            if kind in ("incident", "group"):
                case.row = newest(case.row, row, "modifiedTime")
            elif kind:
                case.parts.append(row)
    return tuple(
        (_tell_group if case.row and _kind(case.row) == "group" else _tell)(key, case, content)
        for key, case in cases.items()
    )


def _webhook(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Give what a webhook says beside the incident or alert group as an entry of its own; what the group tells itself is left out."""
    event, incident, group = (document.get(name) for name in ("event", "incident", "alert_group"))
    if isinstance(event, str) and isinstance(incident, dict) and not event.endswith(".created"):
        kind = event.removeprefix("grafana.incident.")
        about = incident.get("roles") if kind.endswith("role") else incident.get(kind.rpartition(".")[2])
        said = "; ".join(
            filter(
                None,
                (f"{word(one.get('role'))}: {word(inside(one, 'user', 'name'))}".strip(": ") for one in rows_of(about)),
            )
        )
        entry = {
            "activityItemID": word(document.get("id")),
            "activityKind": kind.replace(".", " "),
            "eventTime": document.get("time"),
        }
        return [{**entry, "incidentID": word(incident.get("incidentID")), "body": said or word(about)}]
    if isinstance(event, dict) and isinstance(group, dict) and word(event.get("type")) not in _TOLD:
        entry = {
            "alert_group_id": word(group.get("id")),
            "text": word(event.get("type")).capitalize(),
            "source": "event",
        }
        return [{**entry, "created_at": event.get("time"), "author": document.get("user")}]
    return []


def _person(user: Any, story: Story, role: str = "") -> str:
    name = word(inside(user, "name"))
    program = word(inside(user, "userID")).startswith(("grafana-incident:bot", "service-account")) or name in (
        "Grafana Incident",
        "Service Account",
        "",
    )
    return (
        ""
        if program
        else story.add_person(name, key=word(inside(user, "userID")) or word(inside(user, "id")), role=role)
    )


def _tell(key: str, case: _Case, content: Content) -> Review:
    row = case.row
    story = Story(content, "grafana_irm", "Grafana IRM", key or content.name)
    link = word(row.get("overviewURL"))
    for one in (*rows_of(inside(row, "incidentMembership", "assignments")), *rows_of(row.get("roles"))):
        role = one.get("role")
        _person(one.get("user"), story, word(inside(role, "name")) or word(role))
    if row:
        story.add_event(
            row.get("createdTime"),
            f"Declared: {word(row.get('title'))}",
            key="declared",
            kind="communication",
            actor=_person(row.get("createdByUser"), story),
            link=link,
        )
    for part in case.parts:
        _take(part, story, link)
    story.set_time("started_at", row.get("incidentStart"))
    story.set_time("detected_at", row.get("createdTime"), why="the incident was declared")
    story.set_time("resolved_at", row.get("incidentEnd"))
    story.set_time("resolved_at", row.get("closedTime"), why="the incident was closed")
    story.set_time("closed_at", row.get("closedTime"))
    story.incident |= {
        "status": word(row.get("status")),
        "severity": severity(word(row.get("severity")) or word(row.get("severityLabel"))),
        "summary": word(row.get("summary")) or word(row.get("description")),
        "kind": "drill" if row.get("isDrill") is True else "incident",
        "tags": [name for one in list_of(row.get("labels")) if (name := word(inside(one, "label")) or word(one))],
    }
    return story.finish(
        title=word(row.get("title")) or f"Grafana {key}",
        reference=key,
        link=link,
        review_id=f"grafana-{key or content.name}",
    )


def _take(part: dict[str, Any], story: Story, link: str) -> None:
    kind = word(part.get("activityKind"))
    said = word(part.get("body")) or told(part.get("fieldValues"))
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in kind).strip().capitalize()
    shown = [
        {"url": word(one.get("url")), "text": word(one.get("title")) or word(one.get("contentType"))}
        for one in rows_of(part.get("attachments"))
    ]
    story.add_event(
        part.get("eventTime") or part.get("createdTime"),
        said if kind == "userNote" else f"{words}: {said}".rstrip(": "),
        key=word(part.get("activityItemID")),
        kind=_KINDS.get(kind, ""),
        actor=_person(part.get("user"), story),
        link=word(part.get("url")) or link,
        recorded=part.get("createdTime"),
        tags=[word(tag) for tag in list_of(part.get("tags")) if word(tag)],
        evidence=shown,
    )


def _tell_group(key: str, case: _Case, content: Content) -> Review:
    row = case.row
    story = Story(content, "grafana_irm", "Grafana OnCall", key)
    link = word(inside(row, "permalinks", "web"))
    title = word(row.get("title")) or f"Alert group {key}"
    for name, words, kind in (
        ("created_at", f"Firing: {title}", "alert"),
        ("acknowledged_at", "Acknowledged", "status_change"),
        ("silenced_at", "Silenced", "status_change"),
        ("resolved_at", "Resolved", "status_change"),
    ):
        if row.get(name):
            actor = word(row.get(name.replace("_at", "_by")))
            story.add_event(row[name], words, key=name, kind=kind, actor=story.add_person("", key=actor), link=link)
    for note in case.parts:
        author = note.get("author")
        actor = _person(author, story) if isinstance(author, dict) else story.add_person("", key=word(author))
        story.add_event(
            note.get("created_at"),
            word(note.get("text")),
            key=word(note.get("id")),
            actor=actor,
            link=link,
            source=f"Grafana OnCall, {word(note.get('source')) or 'note'}",
        )
    story.set_time("detected_at", row.get("created_at"))
    story.set_time("acknowledged_at", row.get("acknowledged_at"))
    story.set_time("resolved_at", row.get("resolved_at"))
    story.incident |= {
        "status": word(row.get("state")),
        "how_found": "alert",
        "teams": [word(row["team_id"])] if word(row.get("team_id")) else [],
    }
    return story.finish(title=title, reference=key, link=link, review_id=f"oncall-{key}")


IMPORTER = Importer(
    name="grafana_irm",
    reads="Grafana IRM incidents with activity, webhooks; OnCall alert groups with resolution notes",
    identify=_identify,
    read=_read,
)
