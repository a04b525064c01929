"""Events as JSON that no tool of this folder has a form for: a list or JSON lines of objects, each with a time and a text.

Keys mean what columns of a CSV timeline mean; structured logs (``@timestamp``, ``msg``, ``level``) are events too. What has no meaning
here stays in the event's text.

References
----------
Elastic Common Schema (``@timestamp``, ``message``, ``log.level``); OpenTelemetry log data model; the usual names in logging libraries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from review_widgets.importers._documents import each_document, rows_of, some_head, told, word
from review_widgets.importers._form import Content, Importer
from review_widgets.importers._moment import read_moment
from review_widgets.importers._story import Story
from review_widgets.importers.timeline_csv import COLUMNS, plain_name, tell_row, tells_events
from review_widgets.model import EventKind, Review

_MORE = {
    "at": (
        "realtime timestamp",
        "timestamp",
        "time",
        "ts",
        "t",
        "eventtime",
        "asctime",
        "datetime",
        "occurredat",
        "createdat",
    ),
    "text": (
        "msg",
        "message",
        "text",
        "log",
        "title",
        "body",
        "note",
        "what",
        "description",
        "summary",
        "name",
        "event",
    ),
    "kind": ("kind", "type", "level", "severity", "log level", "levelname", "priority"),
    "link": ("link", "url", "permalink", "html url"),
}
_LISTS = (
    "events",
    "timeline",
    "entries",
    "items",
    "logs",
    "data",
    "records",
    "results",
    "messages",
    "deployments",
    "deploys",
    "changes",
)
_KEYS = {
    meaning: dict.fromkeys((*names, *_MORE.get(meaning, ())))
    for meaning, names in {
        **{name: COLUMNS[name] for name in ("at", "text", "actor", "kind", "link")},
        **COLUMNS,
    }.items()
    if meaning != "date"
}


def _identify(content: Content) -> bool:
    from review_widgets.importers._shelf import importers

    if not some_head(content, lambda head: any(map(_is_event, _rows(head)[:3]))):
        return False
    return not any(one.identify(content) for one in importers() if one is not IMPORTER)


def _rows(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [document] if _is_event(document) else rows_of(document, *_LISTS)


def _is_event(row: dict[str, Any]) -> bool:
    found = _meanings(row)
    return tells_events(found) and read_moment(row[found["at"]]).at is not None


def _meanings(row: dict[str, Any]) -> dict[str, str]:
    """Give meaning → key, each key once; a key counts where its value is one, better names first."""
    plain = {plain_name(key): key for key in reversed(row)}
    found: dict[str, str] = {}
    for meaning, names in _KEYS.items():
        for name in names:
            key = plain.get(name)
            if key is not None and key not in found.values() and word(row[key]):
                found[meaning] = key
                break
    return found


def _read(content: Content) -> tuple[Review, ...]:
    stem = re.sub(r"\.(?:jsonl?|ndjson|log|txt)(?:\.gz)?$", "", content.name, flags=re.IGNORECASE)
    stories: dict[str, Story] = {}
    for row in _each(content):
        found = _meanings(row)
        incident = word(row.get(found.get("incident", ""))) or stem
        story = stories.setdefault(incident, Story(content, "json_events", content.name, incident))
        _take(row, found, story)
    return tuple(story.finish(title=name, review_id=name) for name, story in stories.items())


def _each(content: Content) -> Iterator[dict[str, Any]]:
    for document in each_document(content):
        yield from _rows(document) or [document]


def _take(row: dict[str, Any], found: dict[str, str], story: Story) -> None:
    def value(meaning: str) -> str:
        return word(row.get(found.get(meaning, "")))

    kind = value("kind").lower().replace(" ", "_")
    known = kind in set(EventKind)
    text, is_change = tell_row({meaning: value(meaning) for meaning in found}, found)
    shown = {"kind"} - ({"kind"} if known else set()) | ({"service", "version"} if value("text") else set())
    rest = told(row, *(key for meaning, key in found.items() if meaning not in shown))
    story.add_event(
        row.get(found.get("at", "")),
        "\n".join(filter(None, (text, rest))),
        key=word(row.get("id")) or word(row.get("event_id")),
        kind=kind if known else "change" if is_change else "",
        actor=story.add_person(value("actor").lstrip("@")),
        link=value("link"),
        until=row.get(found.get("until", "")),
        team=value("team"),
        source=value("source") or story.tool,
    )


IMPORTER = Importer(
    name="json_events",
    reads="events as JSON or JSON lines that no tool here has a form for: objects with a time and a text, structured logs",
    identify=_identify,
    read=_read,
    is_local=True,
    is_generic=True,
)
