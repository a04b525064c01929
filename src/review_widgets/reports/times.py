"""The times of an incident in a report: durations with their definitions, each known time with how sure it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from review_widgets.escape import to_html
from review_widgets.model import TIME_NAMES, Incident, Review, TimelineEvent
from review_widgets.timeline import TIME_MEANINGS, derive_durations, order_events, say_length, zone_of

_SURE = {"exact": "as stated", "minute": "to the minute", "approximate": "about", "unknown": "not known"}


def durations_of(incident: Incident) -> str:
    """Give the derived durations as a list with definitions, escaped; empty where no time is known."""
    rows = []
    found = derive_durations(incident)
    if all(one.value is None for one in found):
        return ""
    for one in found:
        if one.value is None and one.name not in ("time to detect", "duration"):
            continue
        value = "not known" if one.value is None else say_length(one.value)
        sure = "" if one.precision in ("exact", "minute") or one.value is None else "about "
        note = f"; {one.note}" if one.value is not None and one.note else ""
        rows.append(
            f"<div><dt>{to_html(one.name)}</dt><dd>{sure}{value}<small>{to_html(one.definition + note)}</small></dd></div>"
        )
    return f"<dl class='figures'>{''.join(rows)}</dl>"


def times_of(incident: Incident) -> str:
    """Give every known time in the team's zone with its meaning and precision, escaped."""
    zone = zone_of(incident.zone)
    notes = {note.id: note for note in incident.time_notes}
    rows, before = [], ""
    for name in TIME_NAMES:
        at: datetime | None = getattr(incident, name)
        if at is None:
            continue
        local = at.astimezone(zone)
        precision = incident.precision_of(name)
        clock = local.strftime("%H:%M:%S" if precision == "exact" and local.second else "%H:%M")
        day, before = ("" if f"{local:%Y-%m-%d}" == before else f"{local:%Y-%m-%d} "), f"{local:%Y-%m-%d}"
        why = notes[name].why if name in notes else ""
        title, meaning = TIME_MEANINGS[name]
        sure = f"{_SURE[precision]}: {why}" if why else _SURE[precision]
        first = f"<strong>{title}</strong> <span class='facts'>{meaning}</span>"
        rows.append(f"<tr><td>{first}</td><td>{day}{clock}</td><td>{to_html(sure)}</td></tr>")
    if not rows:
        return ""
    head = "".join(f"<th>{to_html(word)}</th>" for word in ("Time", incident.zone, "How sure"))
    return f"<table class='rows times'><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def day_of(review: Review) -> str:
    """Give the day of the incident in words, such as ``28 November 2024``; empty where no time is known."""
    incident = review.incident
    at = incident.started_at or incident.detected_at or review.held_at
    return f"{at.astimezone(zone_of(incident.zone)):%d %B %Y}".lstrip("0") if at else ""


def clocks_of(review: Review, events: Iterable[TimelineEvent]) -> str:
    """Give when events were, each time once and the day where it is not the incident's: ``17:20, 16 April 11:00``."""
    incident = review.incident
    zone, start = zone_of(incident.zone), incident.started_at or incident.detected_at
    day = start.astimezone(zone).date() if start else None
    said = []
    for event in events:
        if event.occurred_at:
            at = event.occurred_at.astimezone(zone)
            said.append(f"{at:%H:%M}" if at.date() == (day or at.date()) else f"{at:%d %B %H:%M}".lstrip("0"))
            day = at.date()
    return ", ".join(dict.fromkeys(said))


def days_between(review: Review) -> str:
    """Give the span of the events, such as ``27 November 2024 17:40 to 28 November 2024 10:25``; empty where none is timed."""
    zone = zone_of(review.incident.zone)
    times = [event.occurred_at.astimezone(zone) for event in order_events(review.events) if event.occurred_at]
    first, last = (f"{time:%d %B %Y %H:%M}".lstrip("0") for time in (times[0], times[-1])) if times else ("", "")
    return f"{first} to {last}" if times else ""
