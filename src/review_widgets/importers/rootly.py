"""Rootly: incidents, their timeline events, action items and retrospectives as the JSON:API gives them, and webhooks.

The one tool that states all five times. Events that name no incident belong to the one of the export.

References
----------
Rootly, API reference v1 (rootly_openapi.json in github.com/Rootly-AI-Labs/Rootly-MCP-server): incidents, incident_events,
incident_action_items, incident_post_mortems.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from review_widgets.importers._documents import Rows, each_document, inside, newest, rows_of, some_head, word
from review_widgets.importers._form import Content, Importer, plain_text
from review_widgets.importers._story import Story, day, severity
from review_widgets.model import TIME_NAMES, Review, stable_id

_TYPES = {"incident_events", "incident_action_items", "incident_post_mortems"}
_HOOKS = {
    "incident": "incidents",
    "incident_event": "incident_events",
    "incident_action_item": "incident_action_items",
    "action_item": "incident_action_items",
    "incident_post_mortem": "incident_post_mortems",
}
"""What a webhook is about, and what the API calls it."""
_STATUS = {"open": "open", "in_progress": "in_progress", "done": "done", "completed": "done", "cancelled": "cancelled"}


@dataclass
class _Case:
    row: dict[str, Any] = field(default_factory=dict)
    parts: Rows = field(default_factory=Rows)


def _identify(content: Content) -> bool:
    return some_head(content, lambda head: any(map(_is_ours, [*_rows(head)[:3], head])))


def _rows(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the JSON:API objects of a document, of the parts of a bundle, or of a webhook."""
    kind, _, step = word(inside(document, "event", "type")).partition(".")
    if kind in _HOOKS and isinstance(document.get("data"), dict):
        data = document["data"]
        row = {"id": data.get("id"), "type": _HOOKS[kind], "attributes": data.get("attributes") or data}
        if kind != "incident" or step == "created":
            return [row]
        at, key = inside(document, "event", "issued_at"), word(inside(document, "event", "id"))
        event = {"event": f"Incident {step.replace('_', ' ')}", "occurred_at": at, "incident_id": data.get("id")}
        return [row, {"id": key or f"{step} {at}", "type": "incident_events", "attributes": event}]
    if _is_ours(document):
        return [document]
    found = rows_of(document, "data")
    for part in ("incident", "incident_events", "events", "action_items", "post_mortem", "included"):
        found += rows_of(inside(document, part), "data") if part in document else []
    return found


def _is_ours(row: Any) -> bool:
    attributes, kind = inside(row, "attributes"), word(inside(row, "type"))
    return isinstance(attributes, dict) and (kind in _TYPES or (kind == "incidents" and "sequential_id" in attributes))


def _read(content: Content) -> tuple[Review, ...]:
    cases: dict[str, _Case] = {}
    loose = Rows()
    for document in each_document(content):
        for row in filter(_is_ours, _rows(document)):
            home = word(inside(row, "attributes", "incident_id")) or word(
                inside(row, "relationships", "incident", "data", "id")
            )
            if row["type"] == "incidents":
                case = cases.setdefault(word(row.get("id")), _Case())
                case.row = newest(case.row, row["attributes"], "updated_at")
            elif home:
                cases.setdefault(home, _Case()).parts.append(row)
            else:
                loose.append(row)
    if loose:
        home_case = next(iter(cases.values())) if len(cases) == 1 else cases.setdefault("", _Case())
        home_case.parts += loose
    return tuple(_tell(key, case, content) for key, case in cases.items())


def _tell(key: str, case: _Case, content: Content) -> Review:
    row = case.row
    story = Story(content, "rootly", "Rootly", key or content.name)
    if not key:
        story.notes.guessed.append("one incident: the events name none")
    link = word(row.get("url"))
    if row:
        words = "\n".join(filter(None, (f"Declared: {word(row.get('title'))}", plain_text(word(row.get("summary"))))))
        story.add_event(
            row.get("created_at") or row.get("started_at"),
            words,
            key="declared",
            kind="communication",
            actor=_person(row.get("user"), story),
            link=link,
        )
    for part in case.parts:
        attributes = part["attributes"]
        if part["type"] == "incident_events":
            name = word(attributes.get("user_display_name"))
            story.add_event(
                attributes.get("occurred_at"),
                plain_text(word(attributes.get("event"))),
                key=word(part.get("id")),
                link=link,
                actor=story.add_person(name),
                importance="key" if attributes.get("starred_at") else "",
                recorded=attributes.get("created_at"),
                visibility="public" if attributes.get("visibility") == "external" else "",
            )
        elif part["type"] == "incident_action_items":
            story.actions.append(_action(part, attributes, story))
        else:
            _take_retrospective(part, attributes, story)
    _take_facts(row, story)
    sequence = word(row.get("sequential_id"))
    title = word(row.get("title")) or next(
        (word(inside(part, "attributes", "title")) for part in case.parts if inside(part, "attributes", "title")), ""
    )
    return story.finish(
        title=title or f"Rootly {key}",
        reference=sequence and f"#{sequence}",
        link=link,
        review_id=word(row.get("slug")) or f"rootly-{key or content.name}",
    )


def _person(user: Any, story: Story) -> str:
    attributes = inside(user, "data", "attributes") or inside(user, "attributes") or user
    name = word(inside(attributes, "full_name")) or word(inside(attributes, "name"))
    return story.add_person(name) if name else ""


def _names(value: Any) -> list[str]:
    rows = value if isinstance(value, list) else rows_of(value, "data")
    found = [
        word(inside(row, "data", "attributes", "name"))
        or word(inside(row, "attributes", "name"))
        or word(inside(row, "name"))
        for row in rows
    ]
    return [name for name in found if name]


def _take_facts(row: dict[str, Any], story: Story) -> None:
    for name in TIME_NAMES:
        story.set_time(name, row.get(name))
    attributes = inside(row, "severity", "data", "attributes") or inside(row, "severity") or {}
    rank = {"critical": 1, "high": 2, "medium": 3, "low": 4}.get(word(inside(attributes, "severity")))
    label = word(inside(attributes, "name")) or word(inside(attributes, "slug"))
    for role in (
        "started_by",
        "acknowledged_by",
        "mitigated_by",
        "resolved_by",
        "closed_by",
        "cancelled_by",
        "in_triage_by",
    ):
        _person(row.get(role), story)
    for one in rows_of(row, "roles", "incident_role_assignments"):
        story.add_person(
            word(inside(one, "user", "name")) or word(inside(one, "user", "full_name")),
            role=word(inside(one, "incident_role", "name")),
        )
    impact = word(row.get("customer_impact_summary"))
    story.incident |= {
        "status": word(row.get("status")),
        "summary": plain_text(word(row.get("summary"))),
        "resolution": word(row.get("resolution_message")),
        "severity": {"label": label, "rank": rank} if label and rank else severity(label),
        "services": _names(row.get("services")),
        "teams": _names(row.get("groups")),
        "environments": _names(row.get("environments")),
        "tags": _names(row.get("incident_types")),
        "impact": {"text": impact} if impact else {},
    }


def _action(part: dict[str, Any], attributes: dict[str, Any], story: Story) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": stable_id("a", "Rootly", word(part.get("id"))),
        "title": word(attributes.get("summary")),
        "description": plain_text(word(attributes.get("description"))),
        "kind": "task" if attributes.get("kind") == "task" else "follow_up",
        "priority": word(attributes.get("priority")),
        "status": _STATUS.get(word(attributes.get("status")), "open"),
        "assignee": _person(attributes.get("assigned_to"), story),
        "due_date": day(attributes.get("due_date")),
        "source": "incident",
    }
    if word(attributes.get("jira_issue_key")):
        made["external_issue"] = {
            "provider": "jira",
            "key": word(attributes["jira_issue_key"]),
            "url": word(attributes.get("jira_issue_url")),
        }
    return made


def _take_retrospective(part: dict[str, Any], attributes: dict[str, Any], story: Story) -> None:
    content = plain_text(word(attributes.get("content")))
    if content:
        story.sections.append(
            {
                "id": stable_id("s", "Rootly", word(part.get("id"))),
                "title": word(attributes.get("title")),
                "text": content,
            }
        )
    else:
        story.drop("a retrospective without content")
    for name in TIME_NAMES:
        story.set_time(name, attributes.get(name))


IMPORTER = Importer(
    name="rootly",
    reads="Rootly: incidents, timeline events, action items and retrospectives (JSON:API), webhooks",
    identify=_identify,
    read=_read,
)
