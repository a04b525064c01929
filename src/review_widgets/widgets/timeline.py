"""What happened, in order: a picture to see the shape of it, a list to read and edit it by keys."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from review_widgets.audience import label_people
from review_widgets.capture import file_line
from review_widgets.changes import Change
from review_widgets.errors import ChangeRejected
from review_widgets.escape import to_html
from review_widgets.model import TIME_NAMES, EventKind, Phase, Review, TimelineEvent
from review_widgets.plural import count_of
from review_widgets.session import Pasted, read_paste
from review_widgets.settings import Team
from review_widgets.timeline import (
    derive_durations,
    find_focus,
    find_gaps,
    order_events,
    parse_when,
    phase_bands,
    review_day,
    say_length,
    zone_of,
)
from review_widgets.widgets._marks import MarkedWidget
from review_widgets.widgets._timeline_more import REQUESTS, answer_more, count_asked, more_of, more_state
from review_widgets.widgets._timeline_svg import draw_timeline
from review_widgets.widgets.base import join_css, join_esm, join_later, picture

MARKS = {
    "started_at": "began",
    "detected_at": "detected",
    "acknowledged_at": "taken up",
    "mitigated_at": "bleeding stopped",
    "resolved_at": "resolved",
}
MOST_ROWS = 400
"""How many events the static twin lists before it says how many more there are."""


class Timeline(MarkedWidget):
    """The timeline of a review: lanes by kind on a canvas, a synchronised list, and an editor for one event."""

    _esm = join_esm("timeline")
    _css = join_css("timeline")
    later = join_later("timeline")
    reads = ("events", "participants", "open_questions", "assets")

    def view_state(self, review: Review, team: Team) -> dict[str, Any]:
        """Give the events in order with roles instead of names, the silent stretches, the phases and the incident's times."""
        who, asked = label_people(review, "roles"), count_asked(review)
        incident, focus = review.incident, find_focus(review)
        return {
            "focus": {"from": focus[0].isoformat(), "to": focus[1].isoformat()} if focus else None,
            "events": [
                _event(event, who) | (more_of(event, asked[event.id]) if self._session else {})
                for event in order_events(review.events)
            ],
            "gaps": [
                {"after": gap.after, "at": gap.started_at.isoformat(), "minutes": gap.length.total_seconds() / 60}
                for gap in find_gaps(review.events)
            ],
            "bands": [
                {"phase": band.phase, "from": band.started_at.isoformat(), "to": band.ended_at.isoformat()}
                for band in phase_bands(review.events)
            ],
            "marks": [
                {"name": words, "at": at.isoformat(), "precision": incident.precision_of(name)}
                for name, words in MARKS.items()
                if name in TIME_NAMES and (at := getattr(incident, name))
            ],
            "durations": [f"{d.name} {say_length(d.value)}" for d in derive_durations(incident) if d.value is not None],
            "kinds": [[kind.value, kind.value.replace("_", " ")] for kind in EventKind],
            "phases": [["", "as before"], *([phase.value, phase.value.replace("_", " ")] for phase in Phase)],
            "people": [[key, label] for key, label in who.items()],
            **(more_state(review) if self._session else {}),
        }

    def on_request(self, name: str, content: Mapping[str, Any]) -> Any:
        """Answer ``add``, ``when``, ``preview``, ``paste``, or what stands behind *more*.

        ``add`` files a line such as ``14:05 alert fired``, ``when`` puts an event at a time as typed (both in the zone that is
        shown), ``preview`` reads a pasted text, ``paste`` adds what the preview showed.
        """
        session = self._session
        if session is not None and name in REQUESTS:
            return answer_more(session, name, content, self)
        if session is None or name not in ("add", "when", "preview", "paste"):
            return super().on_request(name, content)
        review = _in_zone(session.review, str(content.get("zone") or ""))
        if name == "add":
            filed = file_line(str(content.get("line", "")), review)
            key = {"importance": "key"} if content.get("key") is True else {}
            change = filed.change
            if change.collection != "events":
                change = Change("add", "events", fields={"text": str(content.get("line")), "precision": "unknown"})
            session.apply(Change("add", "events", change.id, {**change.fields, **key}), origin=self)
            return {"id": change.id, "note": filed.note}
        if name in ("preview", "paste"):
            read = read_paste(
                review, str(content.get("text", "")), name=str(content.get("file") or ""), keep=self._team.keep_unmasked
            )
            if name == "paste":
                session.apply(*read.changes, origin=self)
            return _preview(read, review)
        event = review.find("events", str(content.get("id")))
        if not isinstance(event, TimelineEvent):
            raise ChangeRejected.of(
                "event", found=content.get("id"), expected="an event of the review", do="It may have been removed."
            )
        text = str(content.get("text", "")).strip()
        asked = content.get("field")
        field = asked if asked in ("ended_at", "recorded_at") else "occurred_at"
        session.apply(Change("update", "events", event.id, _time_fields(event, field, text, review)), origin=self)
        return {}

    def static_html(self) -> str:
        """Give the picture and the events as a table in the review's zone."""
        events = order_events(self.review.events)
        if not events:
            return "<p>No event is written down yet.</p>"
        shown = picture(
            draw_timeline(self.review), alt=f"{count_of(len(events), 'event')} in time; the table below lists them"
        )
        return shown + event_table(self.review)


def event_table(review: Review) -> str:
    """Give the events as an escaped table; beyond a few hundred the rest is counted."""
    zone = zone_of(review.incident.zone)
    who = label_people(review, "roles")
    rows, day = [], ""
    events = order_events(review.events)
    for event in events[:MOST_ROWS]:
        at = event.occurred_at.astimezone(zone) if event.occurred_at else None
        if at and at.strftime("%Y-%m-%d") != day:
            day = at.strftime("%Y-%m-%d")
            rows.append(f"<tr><th colspan='3' style='text-align:left;padding-top:8px'>{day}</th></tr>")
        clock = ("~" if event.precision == "approximate" else "") + at.strftime("%H:%M") if at else "no time"
        if at and event.ended_at:
            clock += "–" + event.ended_at.astimezone(zone).strftime("%H:%M")
        text = f"<strong>{to_html(event.text)}</strong>" if event.importance == "key" else to_html(event.text)
        if event.known_at_the_time is False:
            text += " <em>(learned later)</em>"
        cells = (clock, text, to_html(who.get(event.actor, event.team)))
        style = "text-align:left;vertical-align:top;white-space:pre-line;padding:2px 12px 2px 0"
        rows.append("<tr>" + "".join(f"<td style='{style}'>{cell}</td>" for cell in cells) + "</tr>")
    if len(events) > MOST_ROWS:
        rows.append(
            f"<tr><td colspan='3'>and {count_of(len(events) - MOST_ROWS, 'more event')} in the record</td></tr>"
        )
    return f"<table><caption>Times in {to_html(review.incident.zone)}</caption><tbody>{''.join(rows)}</tbody></table>"


def _event(event: TimelineEvent, who: dict[str, str]) -> dict[str, Any]:
    return {
        "id": event.id,
        "at": event.occurred_at.isoformat() if event.occurred_at else "",
        "end": event.ended_at.isoformat() if event.ended_at else "",
        "precision": event.precision,
        "note": event.time_note,
        "kind": event.kind,
        "phase": event.phase or "",
        "text": event.text,
        "actor": event.actor,
        "who": who.get(event.actor, event.team),
        "importance": event.importance,
        "known": event.known_at_the_time,
    }


def _time_fields(event: TimelineEvent, field: str, text: str, review: Review) -> dict[str, Any]:
    """Read a time as typed on an event; a bare clock time keeps the event's own day."""
    if not text:
        return {field: None, **({"precision": "unknown"} if field == "occurred_at" else {})}
    zone = zone_of(review.incident.zone)
    day = event.occurred_at.astimezone(zone).date() if event.occurred_at else review_day(review)
    at, precision = parse_when(text, day=day, zone=review.incident.zone, after=event.occurred_at)
    if field != "occurred_at":
        if event.occurred_at and at < event.occurred_at:
            at += timedelta(days=1)
        return {field: at.astimezone(UTC).isoformat()}
    return {field: at.astimezone(UTC).isoformat(), "precision": precision, "time_note": None}


def _in_zone(review: Review, zone: str) -> Review:
    """Give the review as read in the zone that is shown; "" is its own."""
    if not zone:
        return review
    zone_of(zone)
    return review.model_copy(update={"incident": review.incident.model_copy(update={"zone": zone})})


def _preview(read: Pasted, review: Review) -> dict[str, Any]:
    """Give the first events a pasted text would add, with times in the review's zone, and what is to be known of it."""
    events = [change.fields for change in read.changes if change.collection == "events"]
    zone = zone_of(review.incident.zone)
    rows = []
    for fields in events[:8]:
        at = fields.get("occurred_at")
        shown = datetime.fromisoformat(str(at)).astimezone(zone).strftime("%Y-%m-%d %H:%M") if at else "no time"
        rows.append([shown, str(fields.get("text", ""))[:200]])
    return {"rows": rows, "count": len(events), "without_time": read.without_time, "how": read.how, "zone": str(zone)}
