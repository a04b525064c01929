"""Datadog incidents, version 2: the incident, its impacts and its to-dos; one file, JSON lines, a folder or a zip.

The public API gives no timeline back, so the entries are what it does tell: the declaration, impacts, and what was attached.

References
----------
Datadog, API reference v2: Incidents, Incident impacts, Incident todos (github.com/DataDog/datadog-api-client-python, recorded answers).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from review_widgets.importers._documents import (
    Rows,
    each_document,
    inside,
    newest,
    object_of,
    rows_of,
    some_head,
    told,
    word,
)
from review_widgets.importers._form import Content, Importer
from review_widgets.importers._story import Story, day, severity
from review_widgets.model import Review, stable_id

_PARTS = {"incident_todos", "incident_impacts", "incident_attachments", "incident_timeline_cells"}


@dataclass
class _Case:
    row: dict[str, Any] = field(default_factory=dict)
    parts: Rows = field(default_factory=Rows)


def _identify(content: Content) -> bool:
    return some_head(content, lambda head: any(map(_is_ours, _rows(head)[:3])))


def _rows(document: dict[str, Any]) -> list[dict[str, Any]]:
    found = [document] if _is_ours(document) else rows_of(document, "data")
    for part in ("incident", "impacts", "todos", "attachments", "timeline"):
        found += rows_of(inside(document, part), "data") if part in document else []
    return found


def _is_ours(row: Any) -> bool:
    attributes, kind = inside(row, "attributes"), word(inside(row, "type"))
    return isinstance(attributes, dict) and (
        kind in _PARTS or (kind == "incidents" and ("public_id" in attributes or "customer_impacted" in attributes))
    )


def _read(content: Content) -> tuple[Review, ...]:
    cases: dict[str, _Case] = {}
    people: dict[str, str] = {}
    for document in each_document(content):
        for one in rows_of(document, "included"):
            if one.get("type") == "users":
                people[word(one.get("id"))] = word(inside(one, "attributes", "name")) or word(
                    inside(one, "attributes", "handle")
                )
        for row in filter(_is_ours, [*_rows(document), *rows_of(document, "included")]):
            home = word(row.get("id")) if row["type"] == "incidents" else _home(row)
            case = cases.setdefault(home, _Case())
            if row["type"] == "incidents":
                case.row = newest(case.row, row)
            else:
                case.parts.append(row)
    known = [key for key, case in cases.items() if case.row]
    if "" in cases and len(known) == 1:
        cases[known[0]].parts += cases.pop("").parts
    return tuple(_tell(key, case, people, content) for key, case in cases.items())


def _home(row: dict[str, Any]) -> str:
    return word(inside(row, "attributes", "incident_id")) or word(
        inside(row, "relationships", "incident", "data", "id")
    )


def _tell(key: str, case: _Case, people: dict[str, str], content: Content) -> Review:
    facts = inside(case.row, "attributes") or {}
    story = Story(content, "datadog", "Datadog", key or content.name)

    def person(relation: str, role: str = "") -> str:
        known = word(inside(case.row, "relationships", relation, "data", "id"))
        return story.add_person(people.get(known, ""), key=known, role=role) if people.get(known) else ""

    if facts:
        title = word(facts.get("title"))
        at = facts.get("declared") or facts.get("created")
        story.add_event(
            at,
            f"Declared: {title}",
            key="declared",
            kind="communication",
            actor=person("declared_by_user") or person("created_by_user"),
        )
        person("commander_user", "Incident commander")
    for part in case.parts:
        _take_part(part, story, people)
    for name, stated in (
        ("started_at", "customer_impact_start"),
        ("detected_at", "detected"),
        ("resolved_at", "resolved"),
        ("reported_at", "declared"),
    ):
        story.set_time(name, facts.get(stated))  # type: ignore[arg-type]  # all four are names of times
    _take_fields(facts, story)
    slug = word(inside(facts, "fields", "slug", "value")) or (
        f"IR-{facts['public_id']}" if facts.get("public_id") else ""
    )
    return story.finish(
        title=word(facts.get("title")) or f"Datadog {key}",
        reference=slug,
        review_id=slug or f"datadog-{key or content.name}",
    )


def _take_part(part: dict[str, Any], story: Story, people: dict[str, str]) -> None:
    facts, key = part["attributes"], word(part.get("id"))
    if part["type"] == "incident_todos":
        done = word(facts.get("completed"))
        story.actions.append(
            {
                "id": stable_id("a", "Datadog", key),
                "title": word(facts.get("content")),
                "status": "done" if done else "open",
                "source": "incident",
                "due_date": day(facts.get("due_date")),
            }
        )
        return
    if part["type"] == "incident_impacts":
        text = word(facts.get("description")) or word(facts.get("impact_type")) or "Impact"
        story.add_event(
            facts.get("start_at"), f"Impact: {text}", key=key, kind="impact_change", until=facts.get("end_at")
        )
        story.set_time("started_at", facts.get("start_at"), why="the start of an impact")
        return
    if part["type"] == "incident_timeline_cells":
        said = word(inside(facts, "content", "content")) or told(facts.get("content")) or word(facts.get("cell_type"))
        at = facts.get("display_time") or facts.get("created")
        author = word(inside(part, "relationships", "created_by_user", "data", "id"))
        story.add_event(
            at,
            said,
            key=key,
            actor=story.add_person(people[author], key=author) if people.get(author) else "",
            recorded=facts.get("created"),
            importance="key" if facts.get("important") is True else "",
        )
        return
    link = word(inside(facts, "attachment", "documentUrl")) or word(inside(facts, "attachment", "url"))
    title = word(inside(facts, "attachment", "title")) or word(facts.get("attachment_type"))
    story.add_event(
        facts.get("modified"),
        f"Attached: {title}",
        key=key,
        kind="note",
        link=link,
        evidence=[{"url": link, "text": title}],
    )


def _take_fields(facts: dict[str, Any], story: Story) -> None:
    def stated(name: str) -> list[str]:
        value = inside(facts, "fields", name, "value")
        return [word(one) for one in (value if isinstance(value, list) else [value]) if word(one)]

    label = word(facts.get("severity")) or " ".join(stated("severity"))
    found = {"monitor": "alert", "employee": "colleague", "customer": "customer"}.get(
        " ".join(stated("detection_method"))
    )
    impact = word(facts.get("customer_impact_scope"))
    story.incident |= {
        "severity": severity("" if label == "UNKNOWN" else label),
        "status": word(facts.get("state")) or " ".join(stated("state")),
        "summary": " ".join(stated("summary")),
        "services": stated("services"),
        "teams": stated("teams"),
        "impact": {"text": impact} if impact else {},
        **({"how_found": found} if found else {}),
    }
    if stated("root_cause"):
        story.sections.append(
            {"id": "s-root-cause", "title": "What Datadog holds as its cause", "text": "\n".join(stated("root_cause"))}
        )
    other = sorted(
        set(object_of(facts.get("fields")))
        - {"severity", "state", "detection_method", "root_cause", "summary", "services", "teams", "slug"}
    )
    for name in other:
        if stated(name):
            story.sections.append(
                {
                    "id": stable_id("s", name),
                    "title": name.replace("_", " ").capitalize(),
                    "text": ", ".join(stated(name)),
                }
            )


IMPORTER = Importer(
    name="datadog",
    reads="Datadog incidents v2: incidents, impacts, to-dos, attachments",
    identify=_identify,
    read=_read,
    verified="recorded answers of the API: an incident, its to-dos",
)
