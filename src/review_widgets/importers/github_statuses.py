"""Status histories as JSON lines: one incident per line with ``status_sequence`` and ``updates``, as history collectors keep them."""

from __future__ import annotations

from typing import Any

from review_widgets.importers._documents import each_document, list_of, rows_of, some_head, word
from review_widgets.importers._form import Content, Importer, Notes
from review_widgets.importers._moment import read_moment
from review_widgets.importers._public_page import PageIncident, Update, build_incident, stated_times
from review_widgets.importers.statuspage_atom import name_entry
from review_widgets.model import Review


def _identify(content: Content) -> bool:
    return some_head(content, lambda head: "status_sequence" in head)


def _read(content: Content) -> tuple[Review, ...]:
    return tuple(_build(one, content) for one in each_document(content))


def _build(one: dict[str, Any], content: Content) -> Review:
    page, key = name_entry(str(one.get("entry_id") or one.get("id") or ""))
    updates = [
        Update(
            (moment := read_moment(update.get("at"))).at,
            word(update.get("status")),
            word(update.get("message")),
            note=moment.note,
        )
        for update in rows_of(one.get("updates"))
    ]
    times, why = stated_times(updates)
    notes = Notes()
    for name in ("started_at", "resolved_at"):
        if at := read_moment(one.get(name)).at:
            times[name] = at
            why.pop(name, None)
    for name, stated in (("started_at", one.get("downtime_start")), ("resolved_at", one.get("downtime_end"))):
        at = read_moment(stated).at
        if at and at != times.get(name):
            notes.kept.append(f"stated {'start' if name == 'started_at' else 'end'} of the impact")
            times[name] = at
    notes.mapped.append("title, link, impact, components, times")
    status = word((list_of(one.get("status_sequence")) or [""])[-1]).lower()
    made = PageIncident(
        page, key, str(one.get("title") or ""), str(one.get("url") or ""), str(one.get("impact") or ""), status,
        tuple(map(str, list_of(one.get("components")))), times, updates, why,
    )  # fmt: skip
    return build_incident(made, content, "github_statuses", notes)


IMPORTER = Importer(
    name="github_statuses",
    reads="status histories as JSON or JSON lines with status_sequence and updates",
    identify=_identify,
    read=_read,
    verified="the history of one status page",
)
