"""PagerDuty's entries as events: log entries, notes, webhooks of version 3."""

from __future__ import annotations

from typing import Any

from review_widgets.importers._documents import inside, list_of, told, word
from review_widgets.importers._moment import read_moment
from review_widgets.importers._story import Story

_KINDS = {
    "trigger": "alert",
    "triggered": "alert",
    "notify": "alert",
    "acknowledge": "status_change",
    "acknowledged": "status_change",
    "unacknowledge": "status_change",
    "unacknowledged": "status_change",
    "resolve": "status_change",
    "resolved": "status_change",
    "reopened": "status_change",
    "escalate": "escalation",
    "escalated": "escalation",
    "assign": "escalation",
    "reassigned": "escalation",
    "delegate": "escalation",
    "delegated": "escalation",
    "repeat_escalation_path": "escalation",
    "exhaust_escalation_path": "escalation",
    "responder_request": "escalation",
    "responder.added": "escalation",
    "responder.replied": "escalation",
    "add_responder": "escalation",
    "responder_accept": "escalation",
    "responder_decline": "escalation",
    "snooze": "status_change",
    "unsnooze": "status_change",
    "priority_change": "status_change",
    "priority_updated": "status_change",
    "urgency_change": "status_change",
    "merge": "status_change",
    "status_update": "communication",
    "status_update_published": "communication",
    "run_response_play": "action",
    "workflow.started": "action",
    "workflow.completed": "action",
}


def person_of(agent: Any, story: Story) -> str:
    """Give the participant of a user reference; a service, an integration or a schedule is nobody."""
    if not isinstance(agent, dict) or not word(agent.get("type")).startswith("user"):
        return ""
    return story.add_person(word(agent.get("summary")) or word(agent.get("name")), key=word(agent.get("id")))


def take_log_entry(entry: dict[str, Any], story: Story) -> tuple[object, str]:
    """Take a log entry; gives its time and text, by which a note is known again."""
    kind = word(entry.get("type")).removesuffix("_log_entry").removesuffix("_log_entry_reference")
    channel = entry.get("channel") if isinstance(entry.get("channel"), dict) else {}
    details = inside(channel, "details") or inside(channel, "body")
    lines = [
        word(entry.get("summary")) or kind.replace("_", " ").capitalize(),
        word(entry.get("note")),
        word(inside(entry, "event_details", "description")),
        word(inside(channel, "summary")) or word(inside(channel, "subject")),
        word(inside(channel, "content")) or word(inside(channel, "message")),
        details if isinstance(details, str) else told(details),
    ]
    for user in (*list_of(entry.get("assignees")), entry.get("user"), *list_of(entry.get("users"))):
        person_of(user, story)
    text = "\n".join(dict.fromkeys(filter(None, lines)))
    moment = read_moment(entry.get("created_at"))
    story.add_event(
        moment,
        text,
        key=word(entry.get("id")),
        kind=_KINDS.get(kind, ""),
        actor=person_of(entry.get("agent"), story),
        link=word(entry.get("html_url")),
        importance="background" if kind == "notify" else "",
    )
    return moment.at, text


def take_note(note: dict[str, Any], story: Story, entries: list[tuple[object, str]]) -> None:
    """Take a note, unless a log entry of the same second says the same."""
    moment = read_moment(note.get("created_at"))
    content = word(note.get("content"))
    second = moment.at and moment.at.replace(microsecond=0)
    if any(content and content in text and at and str(at)[:19] == str(second)[:19] for at, text in entries):
        story.drop("a note that a log entry tells too")
        return
    story.add_event(moment, content, key=word(note.get("id")), actor=person_of(note.get("user"), story))


def take_webhook(event: dict[str, Any], story: Story) -> None:
    """Take one event of a webhook."""
    kind = word(event.get("event_type")).removeprefix("incident.")
    data = event["data"]
    for user in (*list_of(data.get("assignees")), data.get("user")):
        person_of(user, story)
    words = kind.replace(".", " ").replace("_", " ").capitalize()
    said = word(data.get("content")) or word(data.get("message"))
    if kind in ("annotated",) and said:
        text = said
    elif data.get("type") == "incident":
        text = "; ".join([words, *_state(kind, data)])
    else:
        rest = {
            name: value
            for name, value in data.items()
            if name not in ("incident", "content", "message", "trimmed", "service")
        }
        text = f"{words}: {said}" if said else f"{words}: {told(rest)}".rstrip(": ")
        text += f" ({word(data.get('state'))})" if said and word(data.get("state")) else ""
    story.add_event(
        event.get("occurred_at"),
        text,
        key=word(event.get("id")),
        kind=_KINDS.get(kind, ""),
        actor=person_of(event.get("agent"), story),
        link=word(data.get("html_url")) or word(inside(data, "incident", "html_url")),
    )


def _state(kind: str, data: dict[str, Any]) -> list[str]:
    names = [name for one in list_of(data.get("assignees")) if (name := word(inside(one, "summary")))]
    priority, policy = word(inside(data, "priority", "summary")), word(inside(data, "escalation_policy", "summary"))
    told_too = {
        "assigned to": ", ".join(names) if kind != "resolved" else "",
        "escalation policy": policy if kind in ("escalated", "reassigned", "delegated") else "",
        "priority": priority if kind in ("triggered", "priority_updated") else "",
        "title": word(data.get("title")) if kind in ("triggered", "reopened") else "",
        "reason": word(inside(data, "resolve_reason", "type")) if kind == "resolved" else "",
    }
    return [f"{name} {value}" for name, value in told_too.items() if value]
