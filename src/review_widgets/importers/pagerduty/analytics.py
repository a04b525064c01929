"""PagerDuty's analytics: one measured incident per row, as JSON or CSV; facts and times, no entries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from review_widgets.importers._documents import word
from review_widgets.importers._form import Content
from review_widgets.importers._moment import read_moment
from review_widgets.importers._story import Story, severity
from review_widgets.importers._table import read_table
from review_widgets.model import Review

_ZONELESS_IS_UTC = "UTC"
_TAKEN = {
    "id",
    "incident_number",
    "description",
    "title",
    "created_at",
    "resolved_at",
    "seconds_to_first_ack",
    "priority_name",
    "urgency",
    "service_name",
    "team_name",
    "status",
}


def rows_of_table(content: Content) -> Iterator[dict[str, Any]]:
    """Give the rows of the CSV by their columns."""
    header, rows = read_table(content)
    for row in rows:
        yield dict(zip(header, row, strict=False))


def build_measured(row: dict[str, Any], content: Content) -> Review:
    """Give the review of one measured incident."""
    number, key = word(row.get("incident_number")), word(row.get("id"))
    story = Story(content, "pagerduty", "PagerDuty", key or number)
    created = read_moment(row.get("created_at"), zone=content.zone or _ZONELESS_IS_UTC)
    story.set_time("detected_at", created)
    try:
        waited = float(word(row.get("seconds_to_first_ack")) or "nan")
        if created.at and 0 <= waited < 10**8:
            story.set_time("acknowledged_at", (created.at + timedelta(seconds=waited)).isoformat())
    except ValueError:
        story.notes.kept.append("seconds_to_first_ack is no number")
    story.set_time("resolved_at", read_moment(row.get("resolved_at"), zone=content.zone or _ZONELESS_IS_UTC))
    for column in ("assigned_user_names", "acknowledged_user_names", "joined_user_names"):
        names = row.get(column)
        for name in names if isinstance(names, list) else word(names).split(","):
            story.add_person(word(name))
    story.incident |= {
        "severity": severity(word(row.get("priority_name")) or word(row.get("urgency"))),
        "services": [word(row["service_name"])] if row.get("service_name") else [],
        "teams": [word(row["team_name"])] if row.get("team_name") else [],
        "status": word(row.get("status")),
    }
    left = sorted(
        name
        for name, value in row.items()
        if name not in _TAKEN and not name.endswith("_names") and value not in (None, "", [])
    )
    if left:
        story.notes.dropped.append(f"measures, not part of a review: {', '.join(left)}")
    title = word(row.get("description")) or word(row.get("title")) or f"PagerDuty {number or key}"
    return story.finish(title=title, reference=number and f"#{number}", review_id=f"pagerduty-{key or number}")
