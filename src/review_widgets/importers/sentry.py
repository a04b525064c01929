"""Sentry: an issue with its activity, comments and events, and webhooks; one file, JSON lines, a folder or a zip.

References
----------
Sentry, API reference: "Retrieve an Issue", "List an Issue's Events"; integration platform webhooks: issues, error events (docs.sentry.io).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from review_widgets.importers._documents import Rows, each_document, inside, newest, rows_of, some_head, told, word
from review_widgets.importers._form import Content, Importer
from review_widgets.importers._story import Story, severity
from review_widgets.model import Review

_KINDS = {
    "note": "",
    "set_resolved": "status_change",
    "set_unresolved": "status_change",
    "set_regression": "alert",
    "set_ignored": "status_change",
    "assigned": "escalation",
    "first_seen": "alert",
    "set_resolved_in_release": "status_change",
    "mark_reviewed": "status_change",
}


@dataclass
class _Case:
    row: dict[str, Any] = field(default_factory=dict)
    events: Rows = field(default_factory=Rows)
    hooks: Rows = field(default_factory=Rows)


def _identify(content: Content) -> bool:
    return some_head(
        content,
        lambda head: (
            _is_issue(head)
            or _is_event(head)
            or bool(_hook(head))
            or any(map(_is_issue, rows_of(head, "issue")))
            or any(map(_is_event, rows_of(head, "event")))
        ),
    )


def _is_issue(row: dict[str, Any]) -> bool:
    return {"shortId", "title", "firstSeen"} <= set(row)


def _is_event(row: dict[str, Any]) -> bool:
    return ("eventID" in row or "event_id" in row) and (
        "groupID" in row or "culprit" in row or "dateCreated" in row or "platform" in row
    )


def _hook(document: dict[str, Any]) -> dict[str, Any]:
    data = document.get("data")
    if not isinstance(data, dict):
        return {}
    issue, event = data.get("issue"), data.get("event") or data.get("error")
    return (
        data if (isinstance(issue, dict) and _is_issue(issue)) or (isinstance(event, dict) and _is_event(event)) else {}
    )


def _read(content: Content) -> tuple[Review, ...]:
    cases: dict[str, _Case] = {}
    for document in each_document(content):
        hook = _hook(document)
        issues = [
            one
            for one in (document, document.get("issue"), hook.get("issue"))
            if isinstance(one, dict) and _is_issue(one)
        ]
        events = [
            one
            for one in (
                document,
                hook.get("event"),
                hook.get("error"),
                *rows_of(document, "events"),
                *rows_of(document, "event"),
            )
            if isinstance(one, dict) and _is_event(one)
        ]
        for row in issues:
            case = cases.setdefault(word(row.get("id")), _Case())
            case.row = newest(case.row, row, "lastSeen")
        for event in events:
            home = (
                word(event.get("groupID"))
                or word(event.get("issue_id"))
                or word(event.get("issue_url")).rstrip("/").rpartition("/")[2]
                or (word(issues[0].get("id")) if issues else "")
            )
            cases.setdefault(home, _Case()).events.append(event)
        if hook and issues:
            cases[word(issues[0].get("id"))].hooks.append(document)
    return tuple(_tell(key, case, content) for key, case in cases.items())


def _person(user: Any, story: Story) -> str:
    name = word(inside(user, "name")) or word(inside(user, "username"))
    if not name or word(inside(user, "type")) in ("application", "team") or name == "Sentry":
        return ""
    return story.add_person(name, key=word(inside(user, "id")))


def _tell(key: str, case: _Case, content: Content) -> Review:
    row = case.row
    story = Story(content, "sentry", "Sentry", key or content.name)
    link = word(row.get("permalink"))
    if row:
        words = "\n".join(filter(None, (f"First seen: {word(row.get('title'))}", word(row.get("culprit")))))
        story.add_event(row.get("firstSeen"), words, key="first seen", kind="alert", link=link)
        if word(row.get("lastSeen")) != word(row.get("firstSeen")):
            count = word(row.get("count"))
            story.add_event(
                row.get("lastSeen"),
                "Last seen" + ((", once in all" if count == "1" else f", {count} times in all") if count else ""),
                key="last seen",
                kind="observation",
                link=link,
            )
    for entry in rows_of(row.get("activity")):
        _take_activity(entry, row, story, link)
    for event in case.events:
        _take_event(event, story, link)
    for hook in case.hooks:
        _take_hook(hook, story, link)
    story.set_time("detected_at", row.get("firstSeen"))
    story.incident |= {
        "status": word(row.get("status")),
        "severity": severity(word(row.get("priority")) or word(row.get("level"))),
        "services": [name] if (name := word(inside(row, "project", "slug")) or word(row.get("project"))) else [],
    }
    title = word(row.get("title")) or next(
        (word(event.get("title")) for event in case.events if word(event.get("title"))), f"Sentry {key}"
    )
    return story.finish(
        title=title,
        reference=word(row.get("shortId")),
        link=link,
        review_id=f"sentry-{word(row.get('shortId')) or key or content.name}",
    )


def _take_activity(entry: dict[str, Any], row: dict[str, Any], story: Story, link: str) -> None:
    kind = word(entry.get("type"))
    if kind == "first_seen" and row.get("firstSeen") == entry.get("dateCreated"):
        story.drop("first seen, told already")
        return
    said = word(inside(entry, "data", "text")) or told(entry.get("data"))
    text = said if kind == "note" else f"{kind.replace('_', ' ').capitalize()}: {said}".rstrip(": ")
    story.add_event(
        entry.get("dateCreated"),
        text,
        key=f"activity {word(entry.get('id'))}",
        kind=_KINDS.get(kind, ""),
        actor=_person(entry.get("user"), story),
        link=link,
    )


def _take_hook(hook: dict[str, Any], story: Story, link: str) -> None:
    at = (
        inside(hook, "data", "issue", "lastSeen")
        if word(hook.get("action")) == "created"
        else inside(hook, "data", "issue", "statusDetails", "at")
    )
    action = word(hook.get("action")) or "changed"
    whom = word(inside(hook, "data", "assignee", "name"))
    _person(inside(hook, "data", "assignee"), story)
    story.add_event(
        at,
        f"Issue {action}" + (f" to {whom}" if whom and action == "assigned" else ""),
        key=f"hook {action} {word(at)}",
        kind="status_change",
        actor=_person(hook.get("actor"), story),
        link=link,
    )


def _take_event(event: dict[str, Any], story: Story, link: str) -> None:
    said = word(event.get("message")) or word(event.get("title"))
    at = event.get("dateCreated") or event.get("datetime") or event.get("timestamp")
    where = word(event.get("culprit")) or word(inside(event, "location"))
    story.add_event(
        at,
        "\n".join(dict.fromkeys(filter(None, (word(event.get("title")), said, where)))),
        key=f"event {word(event.get('eventID')) or word(event.get('event_id'))}",
        kind="alert",
        link=word(event.get("web_url")) or link,
        recorded=event.get("dateReceived"),
    )


IMPORTER = Importer(
    name="sentry",
    reads="Sentry: issues with activity, events, webhooks",
    identify=_identify,
    read=_read,
)
