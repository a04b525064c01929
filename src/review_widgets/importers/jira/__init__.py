"""Jira: issues as JSON of the REST API (``expand=changelog`` brings the history), webhooks, or CSV of the issue navigator.

References
----------
Atlassian, "Jira Cloud platform REST API v2 and v3": issue, changelog, comment; Atlassian Document Format; "Export search results" (CSV
columns; comments as ``date;author;text``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
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
    word,
)
from review_widgets.importers._form import Content, Importer
from review_widgets.importers._story import Story, severity
from review_widgets.importers._table import tool_of
from review_widgets.importers.jira.table import read_issues
from review_widgets.model import Review

_KEY = re.compile(r"[A-Z][A-Z0-9_]+-\d+")
_STATES = {"status", "resolution", "priority", "assignee"}
_BREAKS = {"paragraph", "heading", "listItem", "tableRow", "codeBlock", "blockquote", "hardBreak"}


@dataclass
class _Case:
    row: dict[str, Any] = field(default_factory=dict)
    histories: Rows = field(default_factory=Rows)
    comments: dict[str, dict[str, Any]] = field(default_factory=dict)


def _identify(content: Content) -> bool:
    return tool_of(content) == "jira" or some_head(content, lambda head: any(map(_is_issue, [head, *_rows(head)[:3]])))


def _rows(document: dict[str, Any]) -> list[dict[str, Any]]:
    rows = [document] if _is_issue(document) else rows_of(document, "issues", "issue")
    return [{"fields": {}, **row} for row in rows] if "webhookEvent" in document else rows


def _is_issue(row: Any) -> bool:
    return (
        isinstance(row, dict)
        and _KEY.fullmatch(word(row.get("key"))) is not None
        and isinstance(row.get("fields"), dict)
    )


def _read(content: Content) -> tuple[Review, ...]:
    if tool_of(content) == "jira":
        return read_issues(content)
    cases: dict[str, _Case] = {}
    loose = _Case()
    for document in each_document(content):
        if not any(map(_is_issue, _rows(document))):
            loose.histories += [row for row in rows_of(document, "values", "histories") if rows_of(row, "items")]
            for one in rows_of(document, "comments"):
                _take_wording(one, loose)
        for row in filter(_is_issue, _rows(document)):
            case = cases.setdefault(word(row["key"]), _Case())
            case.row = {
                **case.row,
                **row,
                "fields": newest(object_of(case.row.get("fields")), row["fields"], "updated"),
            }
            case.histories += rows_of(row.get("changelog"), "histories", "values")
            for one in rows_of(row["fields"].get("comment"), "comments"):
                _take_wording(one, case)
            if "webhookEvent" in document:
                _take_webhook(document, case)
    if len(cases) == 1:  # a changelog or comments in a document of their own name no issue
        (only,) = cases.values()
        only.histories += loose.histories
        only.comments |= loose.comments
    return tuple(_tell(case, content) for case in cases.values())


def _take_webhook(document: dict[str, Any], case: _Case) -> None:
    """Add what a webhook says beside the issue: what changed, or a comment, whose last wording counts."""
    items = rows_of(document.get("changelog"), "items")
    if items:
        at, key = document.get("timestamp"), word(inside(document, "changelog", "id"))
        case.histories.append({"id": key or word(at), "created": at, "author": document.get("user"), "items": items})
    comment = object_of(document.get("comment"))
    if comment:
        deleted = "deleted" in word(document["webhookEvent"])
        _take_wording({**comment, "deleted": deleted}, case)


def _take_wording(comment: dict[str, Any], case: _Case) -> None:
    key = word(comment.get("id"))
    case.comments[key] = newest(case.comments.get(key), comment, "updated")
    case.comments[key]["deleted"] = case.comments[key].get("deleted") is True or comment.get("deleted") is True


def _tell(case: _Case, content: Content) -> Review:
    row, fields, key = case.row, case.row["fields"], word(case.row["key"])
    story = Story(content, "jira", "Jira", key)
    opened = "\n".join(filter(None, (f"Opened: {word(fields.get('summary'))}", _prose(fields.get("description")))))
    reporter = _person(fields.get("reporter") or fields.get("creator"), story)
    if fields.get("created"):
        story.add_event(fields["created"], opened, key="opened", kind="observation", actor=reporter)
    _person(fields.get("assignee"), story)
    for comment in case.comments.values():
        _take_comment(comment, story)
    for history in case.histories:
        _take_history(history, story)
    for log in rows_of(fields.get("worklog"), "worklogs"):
        story.add_event(
            log.get("started"),
            _prose(log.get("comment")) or "Work logged",
            key=f"work {word(log.get('id'))}",
            actor=_person(log.get("author"), story),
        )
    story.set_time("detected_at", fields.get("created"), why="the issue was opened")
    story.set_time("resolved_at", fields.get("resolutiondate"))
    story.incident |= {
        "status": word(inside(fields, "status", "name")),
        "severity": severity(word(inside(fields, "priority", "name"))),
        "summary": _prose(fields.get("description")),
        "services": [name for one in list_of(fields.get("components")) if (name := word(inside(one, "name")))],
        "tags": [word(label) for label in list_of(fields.get("labels")) if word(label)],
    }
    link = word(row.get("self"))
    browse = f"{link.partition('/rest/')[0]}/browse/{key}" if "/rest/" in link else ""
    return story.finish(title=word(fields.get("summary")) or key, reference=key, link=browse)


def _take_comment(comment: dict[str, Any], story: Story) -> None:
    if comment.get("deleted") is True:
        story.drop("a comment deleted in Jira")
        return
    edited = word(comment.get("updated")) not in ("", word(comment.get("created")))
    story.add_event(
        comment.get("created"),
        _prose(comment.get("body")),
        key=f"comment {word(comment.get('id'))}",
        actor=_person(comment.get("author"), story),
        tags=["edited"] if edited else (),
    )


def _take_history(history: dict[str, Any], story: Story) -> None:
    changes, names = [], []
    for item in rows_of(history, "items"):
        name = word(item.get("field"))
        was, now = (word(item.get(f"{end}String")) or word(item.get(end)) for end in ("from", "to"))
        changes.append(f"{name}: {was or 'nothing'} → {now or 'nothing'}")
        names.append(name.lower())
        if name.lower() in ("assignee", "reporter"):
            for end, shown in (("from", was), ("to", now)):
                story.add_person(shown, key=word(item.get(end)))
    kind = "status_change" if _STATES & set(names) else ""
    story.add_event(
        history.get("created"),
        "\n".join(changes),
        key=f"change {word(history.get('id'))}",
        kind=kind or "note",
        actor=_person(history.get("author"), story),
        importance="" if kind else "background",
    )


def _person(row: Any, story: Story) -> str:
    if word(inside(row, "accountType")) == "app":
        return ""
    name = word(inside(row, "displayName")) or word(inside(row, "name"))
    return story.add_person(name, key=word(inside(row, "accountId")) or word(inside(row, "key")))


def _prose(value: Any) -> str:
    """Give the text of a field: plain in version 2, Atlassian Document Format in version 3."""
    if isinstance(value, str):
        return value.strip()
    parts: list[str] = []
    _walk(value, parts)
    return "\n".join(line.strip() for line in "".join(parts).splitlines() if line.strip())


def _walk(node: Any, parts: list[str]) -> None:
    if not isinstance(node, dict):
        return
    attributes = object_of(node.get("attrs"))
    text = node.get("text")
    parts.append(text if isinstance(text, str) else word(attributes.get("text")) or word(attributes.get("url")))
    for inner in list_of(node.get("content")):
        _walk(inner, parts)
    if word(node.get("type")) in _BREAKS:
        parts.append("\n")


IMPORTER = Importer(
    name="jira",
    reads="Jira: issues as JSON with changelog and comments, webhooks, or CSV",
    identify=_identify,
    read=_read,
    is_local=True,
)
