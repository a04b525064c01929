"""Jira's CSV: one issue per row; columns such as Comment stand several times, each cell ``date;author;text``."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from review_widgets.errors import ImportFailed
from review_widgets.importers._clock import Moment
from review_widgets.importers._form import Content
from review_widgets.importers._moment import read_moment
from review_widgets.importers._story import Story, severity
from review_widgets.importers._table import read_table
from review_widgets.model import Review
from review_widgets.timeline import zone_of

_FORMS = (
    "%d/%b/%y %I:%M %p",
    "%d/%b/%Y %I:%M %p",
    "%d/%b/%y %H:%M",
    "%d/%b/%Y %H:%M",
    "%b %d, %Y, %I:%M %p",
    "%d.%m.%Y %H:%M",
    "%Y/%m/%d %H:%M",
    "%Y-%m-%d %I:%M %p",
)
_TAKEN = frozenset(
    {
        "summary",
        "issue key",
        "issue id",
        "description",
        "reporter",
        "reporter id",
        "assignee",
        "assignee id",
        "created",
        "comment",
        "resolved",
        "status",
        "priority",
        "component/s",
        "components",
        "labels",
    }
)
_COMMENT = re.compile(r"([^;\n]{6,40});([^;\n]*);(.*)", re.DOTALL)


def read_issues(content: Content) -> tuple[Review, ...]:
    """Give the review of every row.

    Raises
    ------
    ImportFailed
        A row has no issue key.
    """
    header, rows = read_table(content)
    names = [name.lower() for name in header]
    reviews = []
    for number, row in enumerate(rows, start=2):
        cells: dict[str, list[str]] = {}
        for name, cell in zip(names, row, strict=False):
            if cell.strip():
                cells.setdefault(name, []).append(cell.strip())
        if "issue key" not in cells:
            raise ImportFailed.of(
                f"{content.name}, row {number}", found=row[:4], expected="an issue key", do="Export it again."
            )
        reviews.append(_tell(cells, content))
    return tuple(reviews)


def _tell(cells: dict[str, list[str]], content: Content) -> Review:
    def first(*names: str) -> str:
        return next((cells[name][0] for name in names if name in cells), "")

    key = first("issue key")
    story = Story(content, "jira", "Jira", key)
    summary, description = first("summary"), first("description")
    reporter = story.add_person(first("reporter"), key=first("reporter id"))
    story.add_person(first("assignee"), key=first("assignee id"))
    created = _moment(first("created"), content.zone)
    story.add_event(
        created,
        "\n".join(filter(None, (f"Opened: {summary}", description))),
        key="opened",
        kind="observation",
        actor=reporter,
    )
    for cell in cells.get("comment", ()):
        found = _COMMENT.fullmatch(cell)
        at = _moment(found[1], content.zone) if found else None
        if found and at and at.at:
            story.add_event(at, found[3], actor=story.add_person("", key=found[2].strip()))
        else:
            story.add_event(None, cell)
    story.set_time("detected_at", created, why="the issue was opened")
    story.set_time("resolved_at", _moment(first("resolved"), content.zone))
    story.incident |= {
        "status": first("status"),
        "severity": severity(first("priority")),
        "summary": description,
        "services": cells.get("component/s", cells.get("components", [])),
        "tags": cells.get("labels", []),
    }
    left = sorted(set(cells) - _TAKEN)
    if left:
        story.notes.dropped.append(f"columns, not part of a review: {', '.join(left)}")
    return story.finish(title=summary or key, reference=key)


def _moment(text: str, zone: str) -> Moment:
    """Read a time as Jira's own formats write it; the zone is the exporting person's and stands nowhere."""
    for form in _FORMS if text else ():
        try:
            at = datetime.strptime(text, form).replace(tzinfo=zone_of(zone or "UTC"))
        except ValueError:
            continue
        return Moment(at.astimezone(UTC), "minute", f"no zone stated; read as {zone or 'UTC'}")
    return read_moment(text, zone=zone)
