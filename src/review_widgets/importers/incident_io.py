"""incident.io: incidents, updates, timeline items, activity log, follow-ups, post-mortems as Markdown in JSON, and webhooks.

What names an incident goes to it; what names none goes to the one incident of the export.

References
----------
incident.io, API reference v2 and webhooks (openapi.json in github.com/incident-io/sdk-python; examples of the PyPI package incident-io).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from review_widgets.importers import markdown
from review_widgets.importers._documents import (
    Rows,
    each_document,
    inside,
    list_of,
    newest,
    object_of,
    rows_of,
    some_head,
    told,
    word,
)
from review_widgets.importers._form import Content, Importer
from review_widgets.importers._story import Story, day, severity
from review_widgets.model import Review, TimeName, stable_id

_PARTS = (
    "incident_updates",
    "incident_timeline_items",
    "incident_activity_log_entries",
    "follow_ups",
    "actions",
    "incident_alerts",
    "incident_update",
    "incident_timeline_item",
    "follow_up",
    "action",
    "incident_alert",
)
_ALONE = {
    "incident_update": {"incident_id", "new_incident_status"},
    "incident_timeline_item": {"incident_id", "timestamp", "title", "creator"},
    "follow_up": {"incident_id", "status", "title", "creator", "updated_at"},
    "action": {"incident_id", "status", "description", "creator", "updated_at"},
}
"""What an entry has by which it is known where it stands by itself, as in JSON lines."""
_TIMES: tuple[tuple[TimeName, tuple[str, ...]], ...] = (
    ("started_at", ("impact started", "started")),
    ("detected_at", ("identified", "detected")),
    ("reported_at", ("reported", "declared")),
    ("acknowledged_at", ("accepted", "acknowledged")),
    ("mitigated_at", ("fixed", "mitigated", "stabilised", "stabilized")),
    ("resolved_at", ("resolved",)),
    ("closed_at", ("closed",)),
    ("cancelled_at", ("declined", "canceled", "cancelled", "merged")),
)
_KINDS = {
    "status_change": "status_change",
    "severity_change": "status_change",
    "incident_update_shared": "communication",
    "action_created": "note",
    "escalation_created": "escalation",
    "escalation_acknowledged": "escalation",
    "role_update": "escalation",
    "alert_attached_to_incident": "alert",
    "status_page_incident_updated": "communication",
    "pin": "observation",
}


@dataclass
class _Case:
    row: dict[str, Any] = field(default_factory=dict)
    parts: Rows = field(default_factory=Rows)


def _identify(content: Content) -> bool:
    return some_head(
        content, lambda head: bool(_incidents(head) or _parts(head)) or _is_document(head) or bool(_webhook(head))
    )


def _webhook(document: dict[str, Any]) -> dict[str, Any]:
    inner = document.get(word(document.get("event_type"))) if "event_type" in document else None
    return inner if isinstance(inner, dict) else {}


def _is_document(document: dict[str, Any]) -> bool:
    return "#" in word(document.get("markdown"))


def _incidents(document: dict[str, Any]) -> list[dict[str, Any]]:
    rows = rows_of(document, "incidents", "incident") or [document]
    return [
        row
        for row in rows
        if "reference" in row and "name" in row and ("incident_status" in row or "incident_role_assignments" in row)
    ]


def _parts(document: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    found = [(kind, row) for kind in _PARTS for row in rows_of(document, kind)]
    known = ("new_incident_status", "updater", "creator", "content", "assignee", "incident_id", "alert_route_id")
    alone = [(kind, document) for kind, names in _ALONE.items() if names <= set(document)][:1]
    return alone or [
        (kind.removesuffix("s"), row)
        for kind, row in found
        if any(name in row for name in known) and "shortlink" not in row
    ]


def _read(content: Content) -> tuple[Review, ...]:
    cases: dict[str, _Case] = {}
    written: list[Review] = []
    for document in each_document(content):
        event = _webhook(document)
        if event:
            document = {"incident": event} if "reference" in event else {f"{_kind_of(event)}s": [event]}
        if _is_document(document):
            written += _read_document(document["markdown"], content)
        for row in _incidents(document):
            case = cases.setdefault(word(row.get("id")), _Case())
            case.row = newest(case.row, row, "updated_at")
        for kind, row in _parts(document):
            home = word(row.get("incident_id")) or word(inside(row, "incident", "id"))
            cases.setdefault(home, _Case()).parts.append((kind, row))
    known = [key for key, case in cases.items() if case.row]
    if len(known) == 1:
        for key in [key for key in cases if key == "" and key not in known]:
            cases[known[0]].parts += cases.pop(key).parts
    return (*(_tell(key, case, content) for key, case in cases.items()), *written)


def _read_document(text: str, content: Content) -> list[Review]:
    """Read a post-mortem as the Markdown it is; its source stays the export it came in."""
    inner = Content(f"{content.name.removesuffix('.json')}.md", text.encode(), content.zone)
    named = {"importer": "incident_io", "name": content.name, "digest": content.digest}
    return [
        review.model_copy(
            update={
                "sources": tuple(source.model_copy(update=named) for source in review.sources),
                "events": tuple(event.model_copy(update={"source": "incident.io"}) for event in review.events),
            }
        )
        for review in markdown.IMPORTER.read(inner)
    ]


def _kind_of(event: dict[str, Any]) -> str:
    return (
        "incident_update"
        if "new_incident_status" in event
        else "follow_up"
        if "title" in event
        else "incident_activity_log_entrie"
    )


def _tell(key: str, case: _Case, content: Content) -> Review:
    row = case.row
    story = Story(content, "incident_io", "incident.io", key or content.name)
    link = word(row.get("permalink"))
    if row:
        words = "\n".join(filter(None, (f"Declared: {word(row.get('name'))}", word(row.get("summary")))))
        story.add_event(
            row.get("created_at"),
            words,
            key="declared",
            kind="communication",
            actor=_person(row.get("creator"), story),
            link=link,
        )
    for kind, part in case.parts:
        _take(kind, part, story, link)
    _take_facts(row, story)
    reference = word(row.get("reference"))
    return story.finish(
        title=word(row.get("name")) or f"incident.io {key}",
        reference=reference,
        link=link,
        review_id=reference or f"incident-io-{key or content.name}",
    )


def _person(actor: Any, story: Story) -> str:
    user = inside(actor, "user") or actor
    name = word(inside(user, "name"))
    return (
        story.add_person(name, key=word(inside(user, "id")))
        if name and (inside(user, "email") or inside(user, "role") or inside(user, "slack_user_id"))
        else ""
    )


def _take(kind: str, part: dict[str, Any], story: Story, link: str) -> None:
    key = f"{kind} {word(part.get('id'))}"
    if kind == "incident_update":
        changes = [
            f"{label}: {name}"
            for label, at in (("Status", "new_incident_status"), ("Severity", "new_severity"))
            if (name := word(inside(part, at, "name")))
        ]
        text = "\n".join(filter(None, (word(part.get("message")), "; ".join(changes))))
        story.add_event(
            part.get("created_at"),
            text,
            key=key,
            kind="communication" if part.get("message") else "status_change",
            actor=_person(part.get("updater"), story),
            link=link,
        )
    elif kind == "incident_timeline_item":
        text = "\n".join(filter(None, (word(part.get("title")), word(part.get("description")))))
        story.add_event(
            part.get("timestamp"),
            text,
            key=key,
            actor=_person(part.get("creator"), story),
            link=link,
            recorded=part.get("created_at"),
        )
    elif kind == "incident_alert":
        _take_alert(part, story, key)
    elif kind in ("follow_up", "action"):
        story.actions.append(_action(kind, part, story))
    else:
        _take_activity(part, story, link, key)


def _take_alert(part: dict[str, Any], story: Story, key: str) -> None:
    alert = object_of(part.get("alert"))
    title, link = word(alert.get("title")), word(alert.get("source_url"))
    words = "\n".join(filter(None, (f"Alert: {title}", word(alert.get("description")))))
    story.add_event(alert.get("created_at"), words, key=key, kind="alert", link=link)
    if ended := alert.get("resolved_at"):
        story.add_event(ended, f"Alert resolved: {title}", key=f"{key} resolved", kind="status_change", link=link)


def _action(kind: str, part: dict[str, Any], story: Story) -> dict[str, Any]:
    title = word(part.get("title"))
    known = {"completed": "done", "deleted": "cancelled", "not_doing": "not_doing"}
    return {
        "id": stable_id("a", "incident.io", word(part.get("id"))),
        "title": title or word(part.get("description")),
        "description": word(part.get("description")) if title else "",
        "kind": "task" if kind == "action" else "follow_up",
        "priority": word(inside(part, "priority", "name")),
        "assignee": _person(part.get("assignee"), story),
        "source": "incident",
        "status": known.get(word(part.get("status")), "open"),
        "due_date": day(part.get("due_date")),
    }


def _take_activity(part: dict[str, Any], story: Story, link: str, key: str) -> None:
    """Take an entry of the activity log: its type, and the one part of its content that is filled for this type."""
    content = object_of(part.get("content"))
    kind = word(part.get("type")) or next(iter(content), "")
    body: Any = content.get(kind) or next((value for value in content.values() if value), {})
    actor = next(
        (
            found
            for name in ("actor", "updater", "creator", "acknowledger", "user")
            if (found := _person(inside(body, name), story))
        ),
        "",
    )
    said = word(inside(body, "message")) or word(inside(body, "text")) or word(inside(body, "content"))
    rest = (
        {name: value for name, value in body.items() if name not in ("actor", "updater", "creator")}
        if isinstance(body, dict)
        else {}
    )
    for value in rest.values():
        _person(value, story)
    title = word(part.get("title")) or kind.replace("_", " ").capitalize()
    text = f"{title}: {said or _names_only(rest)}".rstrip(": ")
    story.add_event(
        part.get("occurred_at") or part.get("created_at"),
        text,
        recorded=part.get("created_at"),
        key=key,
        kind=_KINDS.get(kind, ""),
        actor=actor or _person(part.get("creator"), story),
        link=link,
    )


def _names_only(rest: dict[str, Any]) -> str:
    """Tell what changed: of an object its name, so that descriptions of a status or mail addresses are not repeated in every entry."""
    plain = {
        name: word(inside(value, "name")) or value if isinstance(value, dict) else value
        for name, value in rest.items()
        if not name.endswith("_id")
    }
    return told(plain)


def _value_of(value: dict[str, Any]) -> str:
    """Give the one value of a custom field that is filled."""
    named = word(inside(value, "value_option", "value")) or word(inside(value, "value_catalog_entry", "name"))
    return named or word(value.get("value_text")) or word(value.get("value_link")) or word(value.get("value_numeric"))


def _take_facts(row: dict[str, Any], story: Story) -> None:
    for one in list_of(row.get("incident_timestamp_values")):
        stated = word(inside(one, "incident_timestamp", "name")).lower()
        at = inside(one, "value", "value")
        known = next((name for name, words in _TIMES if any(stated.startswith(begin) for begin in words)), None)
        if known:
            story.set_time(known, at)
        elif at:
            story.notes.kept.append(f"the time {stated!r}")
            story.add_event(
                at, word(inside(one, "incident_timestamp", "name")), key=f"timestamp {stated}", kind="status_change"
            )
    for one in list_of(row.get("incident_role_assignments")):
        person = inside(one, "assignee")
        if word(inside(person, "name")):
            story.add_person(
                word(inside(person, "name")), key=word(inside(person, "id")), role=word(inside(one, "role", "name"))
            )
    for one in list_of(row.get("custom_field_entries")):
        values = [_value_of(value) for value in rows_of(inside(one, "values"))]
        title = word(inside(one, "custom_field", "name"))
        if title and any(values):
            story.sections.append(
                {"id": stable_id("s", title), "title": title, "text": "; ".join(filter(None, values))}
            )
    label = word(inside(row, "severity", "name"))
    story.incident |= {
        "status": word(inside(row, "incident_status", "name")) or word(row.get("status")),
        "severity": severity(label),
        "summary": word(row.get("summary")),
        "tags": [name] if (name := word(inside(row, "incident_type", "name"))) else [],
    }


IMPORTER = Importer(
    name="incident_io",
    reads="incident.io: incidents, updates, timeline items, activity log, follow-ups, post-mortems, webhooks",
    identify=_identify,
    read=_read,
)
