"""GitLab: issues and incidents with their notes (REST, webhooks), and incident timeline events (GraphQL); file, JSON lines, folder or zip.

Notes name their issue by ``noteable_iid``; timeline events belong to the one issue of the export.

References
----------
GitLab, "Issues API", "Notes API", "GraphQL: TimelineEventType" and "Webhook events" (docs.gitlab.com). The REST API has no timeline events.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

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
from review_widgets.importers._story import Story, severity
from review_widgets.model import Review

_LABEL = ("severity", "priority", "sev", "p1", "p2", "p3", "p4")
_TAGS = {
    "Start time": "started_at",
    "Impact detected": "detected_at",
    "Response initiated": "acknowledged_at",
    "Impact mitigated": "mitigated_at",
    "End time": "resolved_at",
}


def _identify(content: Content) -> bool:
    return some_head(
        content,
        lambda head: (
            _is_issue(head)
            or _is_note(head)
            or _is_change(head)
            or any(map(_is_note, rows_of(head, "notes")[:3]))
            or bool(_timeline(head))
            or bool(_bundle(head))
        ),
    )


def _is_issue(row: Any) -> bool:
    return isinstance(row, dict) and "iid" in row and "title" in row and ("web_url" in row or "webUrl" in row)


def _is_note(row: Any) -> bool:
    return (
        isinstance(row, dict)
        and "body" in row
        and isinstance(row.get("system"), bool)
        and ("noteable_iid" in row or "noteable_type" in row)
    )


def _is_change(row: dict[str, Any]) -> bool:
    """Whether a row is a change of state or label, as the resource events of an issue give them."""
    return (
        word(row.get("resource_type")) in ("Issue", "Incident")
        and "resource_id" in row
        and bool({"state", "label"} & set(row))
    )


def _bundle(document: dict[str, Any]) -> list[dict[str, Any]]:
    issues = [row for row in rows_of(document, "issues", "issue") if _is_issue(row)]
    hook = document.get("object_attributes")
    return issues or ([document] if isinstance(hook, dict) and document.get("object_kind") in ("issue", "note") else [])


def _timeline(document: dict[str, Any]) -> list[dict[str, Any]]:
    found = (
        inside(document, "data", "project", "incidentManagementTimelineEvents")
        or document.get("timeline_events")
        or document.get("timelineEvents")
    )
    return [row for row in rows_of(found, "nodes") if "occurredAt" in row]


def _read(content: Content) -> tuple[Review, ...]:
    issues: dict[str, dict[str, Any]] = {}
    entries: dict[str, Rows] = {}
    for document in each_document(content):
        found = [document] if _is_issue(document) else _bundle(document)
        for row in found:
            hook = row.get("object_attributes")
            if isinstance(hook, dict):
                row = _from_webhook(row, hook, entries)
            if row:
                key = word(row.get("iid"))
                issues[key] = newest(issues.get(key), row, "updated_at", "updatedAt")
                _keep(entries, key, rows_of(row.get("notes"), "nodes"))
        notes = (
            [document]
            if _is_note(document)
            else [note for note in rows_of(document, "notes") if not _is_issue(document)]
        )
        for note in notes:
            _keep(entries, word(note.get("noteable_iid")), [note])
        _keep(entries, "", [_from_change(document)] if _is_change(document) else [])
        _keep(entries, "", _timeline(document))
    if len(issues) == 1 and "" in entries:
        _keep(entries, next(iter(issues)), entries.pop(""))
    keys = dict.fromkeys([*issues, *entries])
    return tuple(_tell(key, issues.get(key, {}), entries.get(key, Rows()), content) for key in keys)


def _keep(entries: dict[str, Rows], key: str, rows: Iterable[dict[str, Any]]) -> None:
    for row in rows:
        entries.setdefault(key, Rows()).append(row)


def _from_change(row: dict[str, Any]) -> dict[str, Any]:
    label = word(inside(row, "label", "name"))
    said = f"{word(row.get('action'))} label {label}" if label else word(row.get("state"))
    return {
        "id": f"change {word(row.get('id'))}",
        "body": said,
        "system": True,
        "created_at": row.get("created_at"),
        "author": row.get("user"),
    }


def _from_webhook(document: dict[str, Any], hook: dict[str, Any], entries: dict[str, Rows]) -> dict[str, Any]:
    if document.get("object_kind") == "note":
        issue = object_of(document.get("issue"))
        note = {**hook, "body": hook.get("note"), "author": document.get("user")}
        _keep(entries, word(issue.get("iid")), [note])
        return issue
    action = word(hook.get("action"))
    if action not in ("open", ""):
        changes = {name: inside(value, "current") for name, value in object_of(document.get("changes")).items()}
        said = told({name: value for name, value in changes.items() if not name.endswith(("_at", "_id", "_by_id"))})
        done = {"close": "closed", "reopen": "reopened", "update": "changed the issue"}.get(action, action)
        entry = {
            "id": f"{action}-{word(hook.get('updated_at'))}",
            "body": f"{done}: {said}".rstrip(": "),
            "system": True,
        }
        entry |= {"created_at": hook.get("updated_at"), "author": document.get("user")}
        _keep(entries, word(hook.get("iid")), [entry])
    opened_by = {"author": document.get("user")} if action == "open" else {}
    return {
        **hook,
        **opened_by,
        "web_url": hook.get("url"),
        "labels": document.get("labels"),
        "assignees": document.get("assignees"),
    }


def _person(author: Any, story: Story) -> str:
    if inside(author, "bot") is True:
        return ""
    login = word(inside(author, "username"))
    return story.add_person(word(inside(author, "name")) or login, key=login, handles=[login])


def _tell(key: str, issue: dict[str, Any], entries: Rows, content: Content) -> Review:
    story = Story(content, "gitlab_issue", "GitLab", word(issue.get("web_url")) or key or content.name)
    link = word(issue.get("web_url")) or word(issue.get("webUrl"))
    opened = issue.get("created_at") or issue.get("createdAt")
    if issue:
        words = "\n".join(filter(None, (f"Opened: {word(issue.get('title'))}", word(issue.get("description")))))
        story.add_event(
            opened, words, key="opened", kind="observation", actor=_person(issue.get("author"), story), link=link
        )
    for entry in entries:
        _take(entry, story, link)
    labels = [
        word(inside(one, "title")) or word(inside(one, "name")) or word(one) for one in list_of(issue.get("labels"))
    ]
    marked = next((label for label in labels if label.lower().startswith(_LABEL)), "")
    stated = word(issue.get("severity"))
    for one in list_of(issue.get("assignees")):
        _person(one, story)
    story.incident |= {
        "status": word(issue.get("state")),
        "severity": severity(stated if stated.upper() != "UNKNOWN" and stated else marked),
        "tags": labels,
    }
    closed = issue.get("closed_at") or issue.get("closedAt")
    story.set_time("detected_at", opened, why="the issue was opened")
    story.set_time("resolved_at", closed, why="the issue was closed")
    story.set_time("closed_at", closed)
    title = word(issue.get("title")) or f"GitLab {key or content.name}"
    return story.finish(
        title=title, reference=f"#{key}" if key else "", link=link, review_id=f"gitlab-{key}" if key else content.name
    )


def _take(entry: dict[str, Any], story: Story, link: str) -> None:
    if "occurredAt" in entry:
        tags = [name for one in rows_of(entry.get("timelineEventTags"), "nodes") if (name := word(one.get("name")))]
        for tag in tags:
            if tag in _TAGS:
                story.set_time(_TAGS[tag], entry["occurredAt"])  # type: ignore[arg-type]  # the values are names of times
        story.add_event(
            entry["occurredAt"],
            word(entry.get("note")),
            key=f"timeline {word(entry.get('id'))}",
            actor=_person(entry.get("author"), story),
            link=link,
            tags=tags,
            recorded=entry.get("createdAt"),
        )
        return
    story.add_mentions(word(entry.get("body")))
    system = entry.get("system") is True
    note = f"#note_{word(entry.get('id'))}"
    story.add_event(
        entry.get("created_at") or entry.get("createdAt"),
        word(entry.get("body")),
        key=f"note {word(entry.get('id'))}",
        actor=_person(entry.get("author"), story),
        link=f"{link}{note}" if link else note,
        kind="status_change"
        if system and word(entry.get("body")).startswith(("closed", "reopened", "changed the"))
        else "",
        importance="background" if system else "",
        visibility="restricted" if entry.get("internal") or entry.get("confidential") else "",
    )


IMPORTER = Importer(
    name="gitlab_issue",
    reads="GitLab: issues and incidents with notes (REST, webhooks) and timeline events (GraphQL)",
    identify=_identify,
    read=_read,
)
