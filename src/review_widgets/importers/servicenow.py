"""ServiceNow: incidents of the Table API with their journal and audit rows, and CSV: a list of incidents or an audit log of them.

All values are text, "" and "?" are nothing; times without a zone are UTC in the Table API, and in a CSV those of the person who exported it.

References
----------
ServiceNow, "Table API" and tables incident, sys_journal_field, sys_audit; audit log form: Amaral and others, "Incident management process
enriched event log" (UCI Machine Learning Repository, 2018).
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from review_widgets.importers._clock import Moment
from review_widgets.importers._documents import Rows, each_document, inside, newest, rows_of, some_head, word
from review_widgets.importers._form import Content, Importer
from review_widgets.importers._moment import NOTHING, read_moment
from review_widgets.importers._story import Story, severity
from review_widgets.importers._table import read_table, tool_of
from review_widgets.model import Review
from review_widgets.timeline import zone_of

_DAY_FIRST = (True, "day first")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?")
_STATES = {"1": "New", "2": "In Progress", "3": "On Hold", "6": "Resolved", "7": "Closed", "8": "Canceled"}
_JOURNAL = {"element", "element_id", "value", "sys_created_on"}
_AUDIT = {"fieldname", "documentkey", "newvalue"}
_WRITTEN = re.compile(r"^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) - (.+?) \((.+?)\)\s*$", re.MULTILINE)
_STILL = {
    "number",
    "opened_at",
    "opened_by",
    "sys_created_at",
    "sys_created_by",
    "sys_updated_at",
    "sys_updated_by",
    "sys_updated_on",
    "sys_created_on",
    "sys_mod_count",
    "active",
    "made_sla",
    "knowledge",
    "notify",
    "u_priority_confirmation",
}


def _identify(content: Content) -> bool:
    return tool_of(content) == "servicenow" or some_head(
        content, lambda head: any(map(_kind, rows_of(head, "result", "records")[:3]))
    )


def _kind(row: dict[str, Any]) -> str:
    names = set(row)
    if (
        "number" in names
        and {"opened_at", "sys_id"} & names
        and {"short_description", "incident_state", "state"} & names
    ):
        return "incident"
    return "journal" if names >= _JOURNAL else "audit" if names >= _AUDIT else ""


def _read(content: Content) -> tuple[Review, ...]:
    if tool_of(content) == "servicenow":
        return _read_csv(content)
    incidents: dict[str, dict[str, Any]] = {}
    entries: dict[str, Rows] = {}
    for document in each_document(content):
        for row in rows_of(document, "result", "records"):
            kind = _kind(row)
            if kind == "incident":
                key = _plain(row.get("sys_id")) or _plain(row.get("number"))
                incidents[key] = newest(incidents.get(key), row, "sys_updated_on")
            elif kind:
                entries.setdefault(_plain(row.get("element_id")) or _plain(row.get("documentkey")), Rows()).append(row)
    return tuple(
        _tell(key, incidents.get(key, {}), entries.get(key, Rows()), content)
        for key in [*incidents, *(k for k in entries if k not in incidents)]
    )


def _plain(value: Any) -> str:
    """Give a value as people read it: ServiceNow gives text, or an object with display_value, value and link."""
    text = word(inside(value, "display_value")) or word(inside(value, "value")) or word(value)
    return "" if text == "?" else text


def _moment(text: str, content: Content, *, utc: bool, order: tuple[bool, str] = _DAY_FIRST) -> Moment:
    """Give a time as a cell states it; ``order`` is whether the day stands first, and what is said of that."""
    day_first, said = order
    zone = "UTC" if utc else content.zone
    found = _SLASHED.fullmatch(text)
    if not found:
        moment = read_moment(text, zone=zone)
        return Moment(moment.at, moment.precision) if utc and moment.at else moment
    first, second, year, hour, minute = (int(found[n]) for n in range(1, 6))
    try:
        at = datetime(
            year,
            second if day_first else first,
            first if day_first else second,
            hour,
            minute,
            int(found[6] or 0),
            tzinfo=zone_of(zone or "UTC"),
        )
    except ValueError:
        return Moment(None, "unknown", f"stated as {text!r}, which is no time")
    note = f"{said}; no zone stated, read as {zone or 'UTC'}"
    return Moment(at.astimezone(UTC), "exact" if found[6] else "minute", note)


def _tell(key: str, row: dict[str, Any], entries: Rows, content: Content) -> Review:
    plain = {name: _plain(value) for name, value in row.items()}
    story = Story(content, "servicenow", "ServiceNow", plain.get("number") or key)
    _take_facts(plain, story, utc=True)
    for entry in entries:
        at = _moment(_plain(entry.get("sys_created_on")), content, utc=True)
        actor = story.add_person(_plain(entry.get("sys_created_by")) or _plain(entry.get("user")))
        if _kind(entry) == "journal":
            internal = _plain(entry.get("element")) == "work_notes"
            story.add_event(
                at,
                _plain(entry.get("value")),
                key=_plain(entry.get("sys_id")),
                actor=actor,
                tags=["work note"] if internal else (),
            )
        else:
            name = _plain(entry.get("fieldname"))
            known = _STATES if name in ("state", "incident_state") else {}
            was, now = (
                known.get(value, value) or "nothing"
                for value in map(_plain, (entry.get("oldvalue"), entry.get("newvalue")))
            )
            text = f"{name.replace('_', ' ')}: {was} → {now}"
            story.add_event(
                at,
                text,
                key=_plain(entry.get("sys_id")),
                actor=actor,
                kind="status_change" if "state" in name else "note",
            )
    if not entries:
        _take_written(plain, story)
    return story.finish(
        title=plain.get("short_description") or plain.get("number") or key, reference=plain.get("number", "")
    )


def _take_facts(plain: dict[str, str], story: Story, *, utc: bool, order: tuple[bool, str] = _DAY_FIRST) -> None:
    def at(name: str) -> Moment:
        return _moment(plain.get(name, ""), story.content, utc=utc, order=order)

    words = "\n".join(
        filter(None, (f"Opened: {plain.get('short_description', '')}".rstrip(": "), plain.get("description", "")))
    )
    caller = story.add_person(plain.get("opened_by", ""))
    if at("opened_at").at:
        story.add_event(at("opened_at"), words, key="opened", kind="observation", actor=caller)
    for name in ("assigned_to", "resolved_by", "closed_by"):
        story.add_person(plain.get(name, ""))
    story.set_time("detected_at", at("opened_at"), why="the incident was opened")
    story.set_time("acknowledged_at", at("work_start"))
    story.set_time("resolved_at", at("resolved_at"))
    story.set_time("closed_at", at("closed_at"))
    state = plain.get("incident_state", "") or plain.get("state", "")
    story.incident |= {
        "status": _STATES.get(state, state),
        "severity": severity(plain.get("priority", "") or plain.get("severity", "")),
        "summary": plain.get("description", ""),
        "resolution": plain.get("close_notes", ""),
        "services": [name for name in (plain.get("business_service"), plain.get("cmdb_ci")) if name],
        "teams": [plain["assignment_group"]] if plain.get("assignment_group") else [],
        "tags": [name for name in (plain.get("category"), plain.get("subcategory")) if name],
    }


_JOURNALS = ("comments_and_work_notes", "comments", "work_notes")


def _take_written(plain: dict[str, str], story: Story) -> None:
    """Take the journal that stands as one text in the incident: a line with time, name and kind before each entry."""
    for name in _JOURNALS:
        text = plain.get(name, "")
        marks = list(_WRITTEN.finditer(text))
        for mark, ends in zip(marks, [*(after.start() for after in marks[1:]), len(text)], strict=False):
            said = text[mark.end() : ends]
            at = _moment(mark[1], story.content, utc=False)
            story.add_event(
                at,
                said,
                key=f"{mark[1]} {mark[2]} {said.strip()}",
                actor=story.add_person(mark[2]),
                tags=[mark[3].lower()],
            )
        if text and not marks:
            story.add_event(NOTHING, text)
        if text and name == "comments_and_work_notes":
            return


def _read_csv(content: Content) -> tuple[Review, ...]:
    header, rows = read_table(content)
    names = [re.sub(r"^incident\.", "", name.lower()) for name in header]
    groups: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        plain = {name: _plain(cell) for name, cell in zip(names, row, strict=False)}
        groups.setdefault(plain.get("number", ""), []).append(plain)
    pairs = [
        (int(found[1]), int(found[2])) for row in rows for cell in row if (found := _SLASHED.fullmatch(cell.strip()))
    ]
    order = content.order_of_dates(*_order(pairs))
    return tuple(_tell_rows(number, group, content, order) for number, group in groups.items())


def _order(pairs: list[tuple[int, int]]) -> tuple[bool, str]:
    """Give whether the day stands first in the first two numbers of dates, and what is said of it: one beyond 12 tells."""
    if any(first > 12 for first, _ in pairs):
        return _DAY_FIRST
    if any(second > 12 for _, second in pairs):
        return False, "month first"
    return True, "day first is a guess, as no day is beyond 12; --dates month-first reads the month first"


def _tell_rows(number: str, rows: list[dict[str, str]], content: Content, order: tuple[bool, str]) -> Review:
    story = Story(content, "servicenow", "ServiceNow", number)
    last = rows[-1]
    _take_facts(last, story, utc=False, order=order)
    _take_written(last, story)
    before: dict[str, str] = {}
    for place, row in enumerate(rows):
        stated = row.get("sys_updated_at", "") or row.get("sys_updated_on", "")
        at = _moment(stated, content, utc=False, order=order)
        state = row.get("incident_state", "") or row.get("state", "")
        if place == 0 and not stated:
            continue
        changed = [
            f"{name.replace('_', ' ')}: {value or 'nothing'}"
            for name, value in row.items()
            if name not in (*_STILL, *_JOURNALS) and value != before.get(name, "")
        ]
        for role in ("assigned_to", "resolved_by", "closed_by"):
            story.add_person(row.get(role, ""))
        text = "\n".join(changed) if before else f"State {state or 'not stated'}"
        moved = bool(before) and state != (before.get("incident_state", "") or before.get("state", ""))
        story.add_event(
            at,
            text or "Updated, nothing seen to change",
            key=f"row {place} {stated}",
            actor=story.add_person(row.get("sys_updated_by", "")),
            kind="status_change" if moved or not before else "note",
        )
        if state.lower() in ("active", "in progress", "work in progress", "2"):
            story.set_time("acknowledged_at", at, why=f"the first row with the state {state}")
        before = row
    return story.finish(title=last.get("short_description") or number, reference=number)


IMPORTER = Importer(
    name="servicenow",
    reads="ServiceNow: Table API incidents with journal and audit rows, incident lists and audit logs as CSV",
    identify=_identify,
    read=_read,
    verified="an audit log as CSV",
    is_local=True,
)
