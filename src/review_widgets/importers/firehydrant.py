"""FireHydrant: incidents with their milestones and role assignments, and their events; one file, JSON lines, a folder or a zip.

References
----------
FireHydrant, API reference: IncidentEntity, IncidentEventEntity, milestones (openapi.yaml in
github.com/firehydrant/firehydrant-typescript-sdk). Milestones are a team's own list; unknown ones stay events.
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
from review_widgets.importers._form import Content, Importer, plain_text
from review_widgets.importers._story import Story, severity
from review_widgets.model import Review, TimeName

_MILESTONES: dict[str, TimeName] = {
    "started": "started_at",
    "detected": "detected_at",
    "acknowledged": "acknowledged_at",
    "investigating": "in_triage_at",
    "mitigated": "mitigated_at",
    "resolved": "resolved_at",
    "closed": "closed_at",
}
_KINDS = {
    "incident_milestone_update": "status_change",
    "milestone_update": "status_change",
    "incident_status": "status_change",
    "alert_linked": "alert",
    "role_update": "escalation",
    "team_assignment": "escalation",
    "generic_update": "communication",
    "general_update": "communication",
    "change_type": "change",
    "task_update": "action",
}


@dataclass
class _Case:
    row: dict[str, Any] = field(default_factory=dict)
    events: Rows = field(default_factory=Rows)


def _identify(content: Content) -> bool:
    return some_head(content, lambda head: any(_is_incident(row) or _is_event(row) for row in _rows(head)[:3]))


def _rows(document: dict[str, Any]) -> list[dict[str, Any]]:
    inner = document.get("data")
    if (
        isinstance(inner, dict)
        and not _is_incident(inner)
        and not _is_event(inner)
        and set(inner) & {"incident", "event", "events"}
    ):
        document = {"events": rows_of(inner, "event", "events"), **inner}
    found = [document] if _is_incident(document) or _is_event(document) else rows_of(document, "data", "incidents")
    for part in ("incident", "events"):
        found += rows_of(document, part) if part in document else []
    return found


def _is_incident(row: dict[str, Any]) -> bool:
    return "name" in row and ("milestones" in row or "current_milestone" in row)


def _is_event(row: dict[str, Any]) -> bool:
    return (
        "occurred_at" in row
        and (isinstance(row.get("author"), dict) or {"data", "incident_id"} <= set(row))
        and "type" in row
        and ("data" in row or "incident_id" in row)
    )


def _read(content: Content) -> tuple[Review, ...]:
    cases: dict[str, _Case] = {}
    for document in each_document(content):
        for row in _rows(document):
            if _is_incident(row):
                case = cases.setdefault(word(row.get("id")), _Case())
                case.row = newest(case.row, row, "updated_at", "last_update")
                case.events += [one for one in rows_of(row, "events") if _is_event(one)]
            elif _is_event(row):
                cases.setdefault(word(row.get("incident_id")), _Case()).events.append(row)
    known = [key for key, case in cases.items() if case.row]
    if "" in cases and len(known) == 1 and known[0]:
        cases[known[0]].events += cases.pop("").events
    return tuple(_tell(key, case, content) for key, case in cases.items())


def _tell(key: str, case: _Case, content: Content) -> Review:
    row = case.row
    story = Story(content, "firehydrant", "FireHydrant", key or content.name)
    link = word(row.get("incident_url"))
    if row:
        words = "\n".join(filter(None, (f"Declared: {word(row.get('name'))}", word(row.get("description")))))
        story.add_event(
            row.get("created_at"),
            words,
            key="declared",
            kind="communication",
            actor=_person(row.get("created_by"), story),
            link=link,
        )
    for event in case.events:
        kind = word(event.get("type"))
        data = event.get("data")
        body = plain_text(
            word(inside(data, "body")) or word(inside(data, "message")) or word(inside(data, "description"))
        )
        text = body or f"{kind.replace('_', ' ').capitalize()}: {told(data) or word(inside(data, 'type'))}".rstrip(": ")
        story.add_event(
            event.get("occurred_at"),
            text,
            key=word(event.get("id")),
            kind=_KINDS.get(kind, ""),
            actor=_person(event.get("author"), story),
            link=link,
            recorded=event.get("created_at"),
            visibility="restricted" if event.get("visibility") == "private_to_organization_owners" else "",
        )
    _take_facts(row, story)
    number = word(row.get("number"))
    return story.finish(
        title=word(row.get("name")) or f"FireHydrant {key}",
        reference=number and f"#{number}",
        link=link,
        review_id=f"firehydrant-{number or key or content.name}",
    )


def _person(author: Any, story: Story) -> str:
    if word(inside(author, "source")).lower() in ("firehydrant_runbook", "runbook", "system"):
        return ""
    return story.add_person(word(inside(author, "name")), key=word(inside(author, "id")))


def _take_facts(row: dict[str, Any], story: Story) -> None:
    for one in list_of(row.get("milestones")):
        kind, at = word(inside(one, "type")) or word(inside(one, "slug")), inside(one, "occurred_at")
        if kind in _MILESTONES:
            story.set_time(_MILESTONES[kind], at)
        story.add_event(
            at,
            f"Milestone: {kind.replace('_', ' ')}",
            key=f"milestone {kind}",
            kind="status_change",
            recorded=inside(one, "created_at"),
        )
    story.set_time("started_at", row.get("started_at"))
    for one in list_of(row.get("role_assignments")):
        person = inside(one, "user")
        story.add_person(
            word(inside(person, "name")),
            key=word(inside(person, "id")),
            role=word(inside(one, "incident_role", "name")),
        )
    impacts = [name for one in list_of(row.get("impacts")) if (name := word(inside(one, "impact", "name")))]
    impact = word(row.get("customer_impact_summary"))
    story.incident |= {
        "status": word(row.get("current_milestone")),
        "severity": severity(word(row.get("severity")) or word(inside(row, "severity_condition_object", "slug"))),
        "summary": word(row.get("summary")) or word(row.get("description")),
        "services": list(
            dict.fromkeys(
                [*impacts, *filter(None, (word(inside(one, "name")) for one in list_of(row.get("services"))))]
            )
        ),
        "environments": [name for one in list_of(row.get("environments")) if (name := word(inside(one, "name")))],
        "tags": [word(tag) for tag in list_of(row.get("tag_list")) if word(tag)],
        "impact": {"text": impact} if impact else {},
    }


IMPORTER = Importer(
    name="firehydrant",
    reads="FireHydrant: incidents with milestones and roles, events",
    identify=_identify,
    read=_read,
)
