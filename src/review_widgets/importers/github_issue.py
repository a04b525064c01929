"""GitHub: an issue with its timeline and comments, as the REST API, a webhook or ``gh issue view --json`` gives them.

As one file (also ``{"issue": …, "timeline": […], "comments": […]}``), JSON lines, a folder or a zip. Entries that name no issue belong
to the one issue of the export.

References
----------
GitHub, "REST API: Issues", "Issue event types" (timeline events) and "Webhook events and payloads: issues, issue_comment".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
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

_ISSUE = re.compile(r"[/:]([\w.-]+/[\w.-]+)/(?:issues|pull)/(\d+)")
_STATES = {
    "closed",
    "reopened",
    "merged",
    "locked",
    "unlocked",
    "marked_as_duplicate",
    "transferred",
    "labeled",
    "unlabeled",
}
_KINDS = {
    "committed": "change",
    "deployed": "change",
    "assigned": "escalation",
    "cross-referenced": "note",
    "referenced": "note",
    "renamed": "note",
}
_QUIET = {"subscribed", "unsubscribed", "mentioned", "pinned", "unpinned"}
_SEVERITY = re.compile(r"(?:sev|severity|priority|p)\W*\d|critical|major|minor", re.IGNORECASE)


def _identify(content: Content) -> bool:
    return some_head(
        content,
        lambda head: (
            bool(_issue(head)) or _is_entry(head) or any(map(_is_entry, rows_of(head, "timeline", "comments")))
        ),
    )


def _issue(document: dict[str, Any]) -> dict[str, Any]:
    """Give the issue of a document: itself, or under ``issue``; nothing where it is none of GitHub's."""
    graph = inside(document, "data", "repository") or inside(document, "repository")
    for one in (document.get("issue"), inside(graph, "issue"), document):
        if (
            isinstance(one, dict)
            and "number" in one
            and "title" in one
            and re.search("/(?:issues|pull)/", _address(one))
        ):
            return one
    return {}


def _is_entry(row: dict[str, Any]) -> bool:
    known = isinstance(row.get("event"), str) and ("actor" in row or "node_id" in row or row["event"] == "committed")
    return known or ("body" in row and "/issues/" in word(row.get("issue_url")))


def _address(row: dict[str, Any]) -> str:
    return word(row.get("html_url")) or word(row.get("url"))


def _read(content: Content) -> tuple[Review, ...]:
    issues: dict[str, dict[str, Any]] = {}
    entries, named = Rows(), list[str]()

    def keep(rows: Iterable[dict[str, Any]], key: str) -> None:
        for row in rows:
            entries.append(row)
            named.append(key or _key(word(row.get("issue_url")) or word(row.get("html_url"))))

    for document in each_document(content):
        issue = _issue(document)
        if issue:
            key = _key(_address(issue))
            issues[key] = newest(issues.get(key), issue, "updated_at", "updatedAt")
        about = _key(_address(issue)) if issue else ""
        if issue and "action" in document and "issue" in document:
            keep(_webhook(document), about)
            continue
        for part in ("timeline", "timelineItems"):
            keep(map(_from_graph, rows_of((issue or document).get(part) or document.get(part), "nodes")), about)
        comments = inside(issue, "comments", "nodes") or document.get("comments")
        said = rows_of(comments if isinstance(comments, list) else [])
        keep(({"event": "commented", **row} for row in said), about)
        if _is_entry(document):
            keep([{name: value for name, value in document.items() if name != "issue"}], about)
    known = list(dict.fromkeys([*issues, *filter(None, named)]))
    home = known[0] if len(known) == 1 else content.name
    by_issue = {key: Rows() for key in issues} | entries.by_key(key or home for key in named)
    return tuple(_tell(key, issues.get(key, {}), rows, content) for key, rows in by_issue.items())


def _from_graph(row: dict[str, Any]) -> dict[str, Any]:
    """Give a timeline item of GraphQL with its kind as the REST API calls it: ``ClosedEvent`` is ``closed``."""
    kind = word(row.get("__typename"))
    if not kind or "event" in row:
        return row
    plain = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.removesuffix("Event")).lower()
    return {**row, "event": "commented" if kind == "IssueComment" else plain}


def _key(address: str) -> str:
    found = _ISSUE.search(address.replace("api.github.com/repos/", "github.com/"))
    return f"{found[1]}#{found[2]}" if found else ""


def _webhook(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Give a webhook's body as a timeline entry."""
    issue, action = document["issue"], word(document.get("action"))
    if isinstance(document.get("comment"), dict):
        return [{"event": "commented" if action == "created" else f"comment {action}", **document["comment"]}]
    at = issue.get("closed_at") if action == "closed" else issue.get("updated_at")
    told_too: tuple[str, ...] = ("label", "assignee", "milestone", "changes")
    kept = {name: document[name] for name in told_too if name in document}
    if action != "closed":
        kept["_guessed"] = "the issue's last update; the webhook states no time"
    return [] if action == "opened" else [{"event": action, "actor": document.get("sender"), "created_at": at, **kept}]


def _person(row: Any, story: Story) -> str:
    login = word(inside(row, "login"))
    if not login or word(inside(row, "type")) == "Bot" or inside(row, "is_bot") is True or login.endswith("[bot]"):
        return ""
    return story.add_person(word(inside(row, "name")) or login, key=login, handles=[login])


def _tell(key: str, issue: dict[str, Any], entries: Rows, content: Content) -> Review:
    story = Story(content, "github_issue", "GitHub", key)
    opened, closed = (issue.get(f"{name}_at") or issue.get(f"{name}At") for name in ("created", "closed"))
    link = _address(issue).replace("api.github.com/repos/", "github.com/")
    if issue:
        body = word(issue.get("body"))
        author = _person(issue.get("user") or issue.get("author"), story)
        text = f"Opened: {word(issue['title'])}" + (f"\n{body}" if body else "")
        story.add_event(opened, text, key="opened", kind="observation", actor=author, link=link)
    for entry in entries:
        _take(entry, story, link)
    labels = [word(inside(one, "name")) or word(one) for one in list_of(issue.get("labels"))]
    story.incident |= {
        "status": word(issue.get("state")).lower(),
        "severity": severity(
            next((label for label in labels if _SEVERITY.fullmatch(label.strip()) or _SEVERITY.match(label)), "")
        ),
        "tags": labels,
    }
    for one in list_of(issue.get("assignees")):
        _person(one, story)
    story.set_time("detected_at", opened, why="the issue was opened")
    assigned = min(
        (word(e.get("created_at")) for e in entries if e.get("event") == "assigned" and e.get("created_at")), default=""
    )
    story.set_time("acknowledged_at", assigned, why="the first time somebody was assigned")
    closed = closed or max((word(e.get("created_at")) for e in entries if e.get("event") == "closed"), default="")
    story.set_time("resolved_at", closed, why="the issue was closed")
    story.set_time("closed_at", closed)
    number = word(issue.get("number")) or key.rpartition("#")[2]
    return story.finish(
        title=word(issue.get("title")) or key,
        reference=f"#{number}" if issue else "",
        link=link,
        review_id=key.replace("/", "-").replace("#", "-"),
    )


def _take(entry: dict[str, Any], story: Story, link: str) -> None:
    kind = word(entry.get("event"))
    author = entry.get("author")
    at = entry.get("created_at") or entry.get("createdAt") or entry.get("submitted_at") or inside(author, "date")
    body = word(entry.get("body")) or word(entry.get("message"))
    actor = _person(entry.get("actor") or entry.get("user") or author, story)
    if not actor and word(inside(author, "name")) and kind == "committed":
        actor = story.add_person(word(inside(author, "name")))
    for other in ("assignee", "requested_reviewer"):
        _person(entry.get(other), story)
    story.add_mentions(body)
    comments = rows_of(entry.get("comments") if isinstance(entry.get("comments"), list) else [])
    text = (
        body
        if kind in ("commented", "")
        else ": ".join(filter(None, (kind.replace("_", " ").replace("-", " ").capitalize(), _about(entry, kind, body))))
    )
    key = word(entry.get("id")) or word(entry.get("node_id")) or word(entry.get("sha"))
    story.add_event(
        replace(read_moment(at, zone=story.content.zone), note=entry["_guessed"]) if "_guessed" in entry else at,
        text,
        key=f"{'comment' if kind == 'commented' else kind} {key}" if key else "",
        actor=actor,
        link=_address(entry) or link,
        kind=_KINDS.get(kind, "status_change" if kind in _STATES else ""),
        importance="background" if kind in _QUIET else "",
        evidence=[{"text": word(one.get("body")), "url": _address(one)} for one in comments],
    )


def _about(entry: dict[str, Any], kind: str, body: str) -> str:
    if kind in ("labeled", "unlabeled"):
        return word(inside(entry, "label", "name"))
    if kind in ("assigned", "unassigned"):
        return word(inside(entry, "assignee", "login"))
    if kind == "renamed":
        return f"{word(inside(entry, 'rename', 'from'))} → {word(inside(entry, 'rename', 'to'))}"
    if kind in ("milestoned", "demilestoned"):
        return word(inside(entry, "milestone", "title"))
    if kind in ("cross-referenced", "cross_referenced"):
        return (
            f"{word(inside(entry, 'source', 'issue', 'title'))} ({word(inside(entry, 'source', 'issue', 'html_url'))})"
        )
    if body:
        return f"{word(entry.get('state')).replace('_', ' ')} {body}".strip() if kind == "reviewed" else body
    rest = {
        name: value
        for name, value in entry.items()
        if name in ("commit_id", "state", "state_reason", "lock_reason", "requested_reviewer", "changes")
    }
    return told({**rest, "requested_reviewer": inside(rest.get("requested_reviewer"), "login")})


IMPORTER = Importer(
    name="github_issue",
    reads="GitHub: an issue with its timeline and comments (REST, webhooks, gh issue view --json)",
    identify=_identify,
    read=_read,
    verified="webhooks of issues",
)
