"""PagerDuty: incidents, log entries and notes of the REST API, webhooks of version 3, analytics as JSON or CSV.

As a file, JSON lines, a folder or a zip; what belongs to one incident becomes one review. PagerDuty states no start of the impact, so
none is given.

References
----------
PagerDuty, "REST API v2": incidents, log entries, notes, analytics raw data; "Webhooks v3": event types (developer.pagerduty.com).
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from review_widgets.importers._documents import (
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
from review_widgets.importers._moment import read_moment
from review_widgets.importers._story import Story, severity
from review_widgets.importers._table import tool_of
from review_widgets.importers.pagerduty.analytics import build_measured, rows_of_table
from review_widgets.importers.pagerduty.entries import person_of, take_log_entry, take_note, take_webhook
from review_widgets.model import Review, TimeName


class _Case:
    """One incident while an export is read; entries are told as they come, so that a long export is never held as a whole."""

    def __init__(self, key: str, content: Content) -> None:
        self.key = key
        self.story = Story(content, "pagerduty", "PagerDuty", key or content.name)
        self.row: dict[str, Any] = {}
        self.said: list[tuple[object, str]] = []
        self._latest: dict[str, tuple[str, Any]] = {}
        self._within: dict[str, Any] = {}
        self._stages: dict[TimeName, datetime] = {}
        if not key:
            self.story.notes.guessed.append("one incident: the entries name none")

    def take_entry(self, entry: dict[str, Any]) -> None:
        """Take a log entry."""
        self.said.append(take_log_entry(entry, self.story))
        if isinstance(entry.get("incident"), dict):
            self._within = {**entry["incident"], **self._within}
        self._see(word(entry.get("type")).removesuffix("_log_entry"), entry.get("created_at"))

    def take_event(self, event: dict[str, Any]) -> None:
        """Take a webhook; of the incident in it the latest value of each field is kept."""
        take_webhook(event, self.story)
        data, at = event["data"], word(event.get("occurred_at"))
        for name, value in object_of(data if data.get("type") == "incident" else data.get("incident")).items():
            if value not in (None, [], "") and at >= self._latest.get(name, ("",))[0]:
                self._latest[name] = (at, value)
        self._see(word(event.get("event_type")).removeprefix("incident."), event.get("occurred_at"))

    def tell(self) -> Review:
        """Give the review."""
        row, story = (
            self.row or {**self._within, **{name: value for name, (_, value) in self._latest.items()}},
            self.story,
        )
        if self.row and not self.said:
            story.add_event(
                row.get("created_at"),
                f"Triggered: {_title(row)}",
                key="created",
                kind="alert",
                link=word(row.get("html_url")),
            )
        _take_facts(row, story)
        for name, at in self._stages.items():
            story.set_time(name, at.isoformat())
        number = word(row.get("incident_number")) or word(row.get("number"))
        return story.finish(
            title=_title(row) or f"PagerDuty {self.key}",
            reference=number and f"#{number}",
            link=word(row.get("html_url")),
            review_id=f"pagerduty-{self.key or number}",
        )

    def _see(self, kind: str, at: object) -> None:
        """Keep the time of a stage of the incident: the first trigger and acknowledgement, the last resolution."""
        name = _STAGES.get(kind)
        moment = read_moment(at).at if name else None
        if name and moment:
            pick = max if name == "resolved_at" else min
            self._stages[name] = pick(moment, self._stages.get(name, moment))


def _title(row: dict[str, Any]) -> str:
    return word(row.get("title")) or word(row.get("description")) or word(row.get("summary"))


def _identify(content: Content) -> bool:
    if tool_of(content) == "pagerduty":
        return True
    return some_head(content, lambda head: bool(_kinds(head)))


def _kinds(document: Any) -> dict[str, list[dict[str, Any]]]:
    """Give what a document holds, by kind, in PagerDuty's own shapes only."""
    if not isinstance(document, dict):
        return {}
    event = document.get("event")
    if (
        isinstance(event, dict)
        and "event_type" in event
        and "occurred_at" in event
        and isinstance(event.get("data"), dict)
    ):
        return {"webhooks": [event]}
    old = [one for one in rows_of(document.get("messages")) if word(one.get("event")).startswith("incident.")]
    if old:  # webhooks of version 2, which ended in 2022 and stand in archives
        entries = [entry for one in old for entry in rows_of(one.get("log_entries"))]
        return {"incidents": [row for one in old for row in rows_of(one, "incident")], "log_entries": entries}
    found: dict[str, list[dict[str, Any]]] = {}
    is_entry = word(document.get("type")).endswith("_log_entry")
    is_note = {"content", "user", "created_at", "id"} <= set(document)
    bare = (
        [document]
        if "incident_number" in document and ("urgency" in document or "escalation_policy" in document)
        else []
    )
    for kind, rows, known in (
        ("incidents", bare or rows_of(document, "incidents", "incident"), ("incident_number",)),
        ("log_entries", [document] if is_entry else rows_of(document, "log_entries", "log_entry"), ()),
        ("notes", [document] if is_note else rows_of(document, "notes", "note"), ("content", "user", "created_at")),
        ("measured", rows_of(document, "data"), ("seconds_to_resolve", "escalation_count")),
    ):
        fits = [
            row
            for row in rows
            if (word(row.get("type")).endswith("_log_entry") if kind == "log_entries" else set(known) <= set(row))
        ]
        if fits:
            found[kind] = rows
    return found


def _read(content: Content) -> tuple[Review, ...]:
    if tool_of(content) == "pagerduty":
        return tuple(build_measured(row, content) for row in rows_of_table(content))
    cases: dict[str, _Case] = {}
    measured: list[dict[str, Any]] = []
    loose: list[dict[str, Any]] = []

    def case(key: str) -> _Case:
        return cases.get(key) or cases.setdefault(key, _Case(key, content))

    more = False
    for document in each_document(content):
        more = document.get("more") is True
        found = _kinds(document)
        measured += found.get("measured", ())
        for row in found.get("incidents", ()):
            one = case(word(row.get("id")))
            one.row = newest(one.row, row, "last_status_change_at", "updated_at")
        for row in found.get("log_entries", ()):
            case(word(inside(row, "incident", "id"))).take_entry(row)
        for row in found.get("webhooks", ()):
            case(word(inside(row, "data", "incident", "id")) or word(inside(row, "data", "id"))).take_event(row)
        loose += found.get("notes", ())
    if loose:  # the API names no incident in a note: it belongs to the one of the export
        home = next(iter(cases.values())) if len(cases) == 1 else case("")
        for note in loose:
            take_note(note, home.story, home.said)
    for one in cases.values() if more else ():
        one.story.notes.kept.append("the last page says that there are more, which are not in this export")
    return (*(one.tell() for one in cases.values()), *(build_measured(row, content) for row in measured))


def _take_facts(row: dict[str, Any], story: Story) -> None:
    label = (
        word(inside(row, "priority", "summary")) or word(inside(row, "priority", "name")) or word(row.get("urgency"))
    )
    services = [
        word(inside(row, "service", "summary")),
        *(word(inside(one, "summary")) for one in list_of(row.get("impacted_services"))),
    ]
    story.incident |= {
        "status": word(row.get("status")),
        "severity": severity(label),
        "services": list(dict.fromkeys(filter(None, services))),
        "teams": [name for one in list_of(row.get("teams")) if (name := word(inside(one, "summary")))],
    }
    for one in (*list_of(row.get("assignments")), *list_of(row.get("acknowledgements"))):
        person_of(inside(one, "assignee") or inside(one, "acknowledger"), story)
    for one in list_of(row.get("assignees")):
        person_of(one, story)
    story.set_time("detected_at", row.get("created_at"))
    for one in list_of(row.get("acknowledgements")):
        story.set_time("acknowledged_at", inside(one, "at"), why="the acknowledgement that stands now")
    if word(row.get("status")) == "resolved":
        story.set_time("resolved_at", row.get("resolved_at"))


_STAGES: dict[str, TimeName] = {
    "trigger": "detected_at",
    "triggered": "detected_at",
    "acknowledge": "acknowledged_at",
    "acknowledged": "acknowledged_at",
    "resolve": "resolved_at",
    "resolved": "resolved_at",
}
"""The kinds of entries that tell a time of the incident."""


IMPORTER = Importer(
    name="pagerduty",
    reads="PagerDuty: incidents, log entries, notes, webhooks v3 (file, JSON lines, folder, zip), analytics JSON or CSV",
    identify=_identify,
    read=_read,
    verified="webhooks v3 of one account",
)
