"""Google Cloud's status history, ``incidents.json``: one public incident each with its updates, newest first.

References
----------
Google Cloud Service Health, incidents.schema.json (status.cloud.google.com).
"""

from __future__ import annotations

from typing import Any

from review_widgets.importers._documents import each_document, rows_of, some_head, word
from review_widgets.importers._form import Content, Importer, Notes
from review_widgets.importers._moment import read_moment
from review_widgets.importers._public_page import PageIncident, Update, build_incident
from review_widgets.model import Review
from review_widgets.plural import count_of

_PAGE = "google-cloud"
_LINK = "https://status.cloud.google.com/"


def _identify(content: Content) -> bool:
    return some_head(content, lambda head: "external_desc" in head and "begin" in head)


def _read(content: Content) -> tuple[Review, ...]:
    return tuple(_build(one, content) for one in each_document(content) if "external_desc" in one)


def _build(one: dict[str, Any], content: Content) -> Review:
    notes = Notes()
    updates = [_update(row) for row in rows_of(one.get("updates")) or rows_of(one, "most_recent_update")]
    times = {
        name: at
        for name, key in (("started_at", "begin"), ("detected_at", "created"), ("resolved_at", "end"))
        if (at := read_moment(one.get(key)).at)
    }
    if places := rows_of(one.get("currently_affected_locations")):
        notes.dropped.append(f"{count_of(len(places), 'location')}: not part of a review")
    notes.mapped.append("title, link, impact, products, times")
    products = tuple(word(product.get("title")) for product in rows_of(one.get("affected_products")))
    lines = [line.strip("*# ").strip() for line in word(one["external_desc"]).splitlines() if line.strip("*# ").strip()]
    title = next(
        (line for line in lines if line.lower() not in ("summary", "summary:", "title", "title:", "incident report")),
        "",
    )
    made = PageIncident(
        _PAGE,
        word(one.get("id")) or word(one.get("number")),
        title,
        _LINK + word(one.get("uri")),
        word(one.get("severity")) or word(one.get("status_impact")),
        "resolved" if "resolved_at" in times else "open",
        products or (word(one.get("service_name")),),
        times,
        updates,
        {},
    )
    return build_incident(made, content, "google_cloud", notes)


def _update(row: dict[str, Any]) -> Update:
    moment = read_moment(row.get("when") or row.get("created"))
    note = moment.note if moment.at else "no time in the update"
    return Update(moment.at, _status(word(row.get("status"))), word(row.get("text")), word(row.get("when")), note)


def _status(status: str) -> str:
    """Give Google's status word; AVAILABLE is how it says that an incident is over."""
    return {
        "AVAILABLE": "resolved",
        "SERVICE_INFORMATION": "information",
        "SERVICE_DISRUPTION": "disruption",
        "SERVICE_OUTAGE": "outage",
    }.get(status, status.lower())


IMPORTER = Importer(
    name="google_cloud",
    reads="Google Cloud's incidents.json",
    identify=_identify,
    read=_read,
)
