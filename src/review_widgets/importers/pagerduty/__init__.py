"""PagerDuty: incidents, log entries and notes of the REST API, webhooks of version 3, analytics as JSON or CSV.

As a file, JSON lines, a folder or a zip; what belongs to one incident becomes one review. PagerDuty states no start of the impact, so
none is given.

References
----------
PagerDuty, "REST API v2": incidents, log entries, notes, analytics raw data; "Webhooks v3": event types (developer.pagerduty.com).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from review_widgets.importers._documents import each_document, inside, rows_of, some_head, word
from review_widgets.importers._form import Content, Importer
from review_widgets.importers._moment import read_moment
from review_widgets.importers._story import Story, severity
from review_widgets.importers._table import tool_of
from review_widgets.importers.pagerduty.analytics import build_measured, rows_of_table
from review_widgets.importers.pagerduty.entries import person_of, take_log_entry, take_note, take_webhook
from review_widgets.model import Review, TimeName


@dataclass
class _Case:
    """What an export holds of one incident."""

    row: dict[str, Any] = field(default_factory=dict)
    entries: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    webhooks: list[dict[str, Any]] = field(default_factory=list)


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
    found: dict[str, list[dict[str, Any]]] = {}
    bare = [document] if "incident_number" in document and "urgency" in document else []
    for kind, rows, known in (
        ("incidents", bare or rows_of(document, "incidents", "incident"), ("incident_number", "escalation_policy")),
        ("log_entries", rows_of(document, "log_entries", "log_entry"), ()),
        ("notes", rows_of(document, "notes", "note"), ("content", "user", "created_at")),
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
    for document in each_document(content):
        found = _kinds(document)
        measured += found.get("measured", ())
        for row in found.get("incidents", ()):
            cases.setdefault(word(row.get("id")), _Case()).row = row
        for row in found.get("log_entries", ()):
            cases.setdefault(word(inside(row, "incident", "id")) or "", _Case()).entries.append(row)
        for row in found.get("webhooks", ()):
            cases.setdefault(_incident_of(row), _Case()).webhooks.append(row)
        loose += found.get("notes", ())
    if loose:
        _place_notes(cases, loose)
    return (
        *(_tell(key, case, content) for key, case in cases.items()),
        *(build_measured(row, content) for row in measured),
    )


def _incident_of(event: dict[str, Any]) -> str:
    return word(inside(event, "data", "incident", "id")) or word(inside(event, "data", "id"))


def _place_notes(cases: dict[str, _Case], notes: list[dict[str, Any]]) -> None:
    """Give notes to the one incident of the export; the API does not name it in them."""
    if len(cases) != 1:
        cases.setdefault("", _Case())
    key = next(iter(cases)) if len(cases) == 1 else ""
    cases[key].notes += notes


def _tell(key: str, case: _Case, content: Content) -> Review:
    row = case.row or _last_incident(case)
    story = Story(content, "pagerduty", "PagerDuty", key or content.name)
    if not key:
        story.notes.guessed.append("one incident: the entries name none")
    said = [take_log_entry(entry, story) for entry in case.entries]
    for note in case.notes:
        take_note(note, story, said)
    for event in case.webhooks:
        take_webhook(event, story)
    if case.row and not case.entries:
        title = word(row.get("title")) or word(row.get("description")) or word(row.get("summary"))
        story.add_event(
            row.get("created_at"), f"Triggered: {title}", key="created", kind="alert", link=word(row.get("html_url"))
        )
    _take_facts(row, story)
    _take_stages(case, story)
    number = word(row.get("incident_number")) or word(row.get("number"))
    title = word(row.get("title")) or word(row.get("description")) or word(row.get("summary")) or f"PagerDuty {key}"
    return story.finish(
        title=title,
        reference=number and f"#{number}",
        link=word(row.get("html_url")),
        review_id=f"pagerduty-{key or number}",
    )


def _last_incident(case: _Case) -> dict[str, Any]:
    """Give the fullest picture of the incident that webhooks or entries hold, the latest last."""
    found: dict[str, Any] = {}
    for event in sorted(case.webhooks, key=lambda one: word(one.get("occurred_at"))):
        data = event["data"]
        whole = data if data.get("type") == "incident" else data.get("incident") or {}
        found.update({name: value for name, value in whole.items() if value not in (None, [], "")})
    for entry in case.entries:
        found = {**(entry.get("incident") or {}), **found} if isinstance(entry.get("incident"), dict) else found
    return found


def _take_facts(row: dict[str, Any], story: Story) -> None:
    label = (
        word(inside(row, "priority", "summary")) or word(inside(row, "priority", "name")) or word(row.get("urgency"))
    )
    services = [
        word(inside(row, "service", "summary")),
        *(word(inside(one, "summary")) for one in row.get("impacted_services") or ()),
    ]
    story.incident |= {
        "status": word(row.get("status")),
        "severity": severity(label),
        "services": list(dict.fromkeys(filter(None, services))),
        "teams": [name for one in row.get("teams") or () if (name := word(inside(one, "summary")))],
    }
    for one in (*(row.get("assignments") or ()), *(row.get("acknowledgements") or ())):
        person_of(inside(one, "assignee") or inside(one, "acknowledger"), story)
    for one in row.get("assignees") or ():
        person_of(one, story)
    story.set_time("detected_at", row.get("created_at"))
    for one in row.get("acknowledgements") or ():
        story.set_time("acknowledged_at", inside(one, "at"), why="the acknowledgement that stands now")
    if word(row.get("status")) == "resolved":
        story.set_time("resolved_at", row.get("resolved_at"))


_STAGES: tuple[tuple[TimeName, tuple[str, str], int], ...] = (
    ("detected_at", ("trigger", "triggered"), 0),
    ("acknowledged_at", ("acknowledge", "acknowledged"), 0),
    ("resolved_at", ("resolve", "resolved"), -1),
)
"""A time, the kinds of entries that tell it, and which of them counts: the first or the last."""


def _take_stages(case: _Case, story: Story) -> None:
    told = [(word(e.get("type")).removesuffix("_log_entry"), e.get("created_at")) for e in case.entries]
    told += [(word(e.get("event_type")).removeprefix("incident."), e.get("occurred_at")) for e in case.webhooks]
    for name, kinds, place in _STAGES:
        times = sorted(moment.at for kind, at in told if kind in kinds and (moment := read_moment(at)).at)
        if times:
            story.set_time(name, times[place].isoformat())


IMPORTER = Importer(
    name="pagerduty",
    reads="PagerDuty: incidents, log entries, notes, webhooks v3 (file, JSON lines, folder, zip), analytics JSON or CSV",
    identify=_identify,
    read=_read,
    verified="webhooks v3 of one account",
)
