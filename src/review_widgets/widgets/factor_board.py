"""What made it so, what helped: contributing factors by how they mattered, with their events and what would have shown them."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping
from typing import Any

from review_widgets.changes import Change
from review_widgets.errors import ChangeRejected, ReviewError
from review_widgets.escape import to_html
from review_widgets.model import ASPECTS, CONDITIONS, ContributingFactor, HowFound, Review
from review_widgets.session import ReviewSession, suggest_labels
from review_widgets.settings import Team
from review_widgets.timeline import order_events, review_day, zone_of
from review_widgets.widgets._marks import MarkedWidget
from review_widgets.widgets._quick_lines import event_clock
from review_widgets.widgets.base import join_css, join_esm, join_later

MOST_EVENTS = 30
"""So many events are offered at once; a search finds the others."""
WAYS = {
    HowFound.ALERT: "an alert",
    HowFound.COLLEAGUE: "a colleague",
    HowFound.CUSTOMER: "a customer",
    HowFound.CHANCE: "by chance",
}
_NOTES = {
    "surprises": ("Surprises", "a surprise"),
    "open_questions": ("Open questions", "an open question"),
    "parking_lot": ("Parking lot", "an idea to park"),
}
_SLOTS = {
    "would_have_detected": "A test or monitor that would have detected it",
    "would_have_smoothed": "A tool that would have made handling smoother",
}
EMPTY = (
    "No contributing factor is written down yet. Several circumstances meet in every incident: write each on a line of its own, "
    "what made it possible, what slowed you, what helped. Then link its events, and say what would have detected it and what would "
    "have made handling smoother."
)
_ONE_BY_ONE = threading.Lock()


class FactorBoard(MarkedWidget):
    """Contributing factors grouped by how they mattered; how it was found, conditions and surprises as chips."""

    _esm = join_esm("factor_board")
    _css = join_css("factor_board")
    later = join_later("factor_board")
    reads = ("factors", "events", "conditions", "surprises", "open_questions", "parking_lot")

    def view_state(self, review: Review, team: Team) -> dict[str, Any]:
        """Give the factors with the events they are linked to, the chips, and the words to choose from."""
        fields = ("id", "text", "aspect", "domain", "labels", *_SLOTS)
        events = _event_words(review)
        return {
            "factors": [
                {name: getattr(factor, name) for name in fields}
                | {"events": [events.get(i, _gone(i)) for i in factor.event_ids]}
                for factor in review.factors
            ],
            "empty": EMPTY,
            "slots": _SLOTS,
            "notes": _NOTES,
            "aspects": [[aspect.value, words] for aspect, words in ASPECTS.items()],
            "domains": list(team.domains),
            "conditions": [{"id": one.id, "kind": one.kind, "text": one.text} for one in review.conditions],
            "condition_kinds": [list(pair) for pair in CONDITIONS],
            "how_found": review.incident.how_found or "",
            "ways": [[way.value, words] for way, words in WAYS.items()],
            **{name: [{"id": one.id, "text": one.text} for one in getattr(review, name)] for name in _NOTES},
        }

    def on_request(self, name: str, content: Mapping[str, Any]) -> Any:
        """``events`` and ``labels`` give what fits a text; ``link`` and ``label`` put or take one event or word of a factor."""
        session, text = self._session, str(content.get("text", ""))
        if session is None or name not in ("events", "labels", "link", "label"):
            return super().on_request(name, content)
        if name == "events":
            return find_events(session.review, text)
        if name == "labels":
            factor = session.review.find("factors", str(content.get("id")))
            there = factor.labels if isinstance(factor, ContributingFactor) else ()
            given = suggest_labels(session, text, without=there)
            found = [{"label": one.label, "reviews": one.reviews, "same": one.same} for one in given.found]
            return {"found": found, "reading": given.reading}
        with _ONE_BY_ONE:
            self._put(session, name, content)
        return {}

    def static_html(self) -> str:
        """Give the factors as a table, grouped as on screen, and the chips and notes as lines."""
        review = self.review
        said = [
            ("How we found out", [WAYS[review.incident.how_found]] if review.incident.how_found else []),
            ("Conditions at the time", [_condition_words(one.kind, one.text) for one in review.conditions]),
            *((title, [one.text for one in getattr(review, name)]) for name, (title, _) in _NOTES.items()),
        ]
        lines = "".join(f"<p><b>{title}</b>: {to_html(' · '.join(texts))}</p>" for title, texts in said if texts)
        return (_factor_table(review) if review.factors else f"<p>{EMPTY}</p>") + lines

    def _put(self, session: ReviewSession, name: str, content: Mapping[str, Any]) -> None:
        factor = session.review.find("factors", str(content.get("id")))
        field, wanted = ("event_ids", "event") if name == "link" else ("labels", "label")
        value = " ".join(str(content.get(wanted, "")).split())
        if not isinstance(factor, ContributingFactor) or not value:
            raise ChangeRejected.of(
                name, found=content.get("id"), expected="a circumstance of the review", do="It may be removed by now."
            )
        if name == "label":
            value = next((one.label for one in suggest_labels(session, value, most=1).found if one.same), value)
        before: tuple[str, ...] = getattr(factor, field)
        if content.get("on") is False:
            after = tuple(one for one in before if one != value)
        elif name == "link" and session.review.find("events", value) is None:
            raise ReviewError.of("event", found=value, expected="an event of the timeline", do="Nothing was changed.")
        else:
            known = {one.casefold() for one in before}
            after = before if value.casefold() in known else (*before, value)
        if after != before:
            session.apply(Change("update", "factors", factor.id, {field: list(after)}), origin=self)


def find_events(review: Review, text: str) -> dict[str, Any]:
    """Give the events whose time and words hold every word of a text, in time order, at most `MOST_EVENTS`.

    Without a text the starred ones come first where there are more. ``count`` is of all events, ``matching`` of those that fit.
    """
    words = text.casefold().split()
    events = _event_words(review)
    ordered = [events[event.id] for event in order_events(review.events)]
    fitting = [one for one in ordered if all(word in f"{one['time']} {one['text']}".casefold() for word in words)]
    shown = fitting
    if not words and len(fitting) > MOST_EVENTS:
        starred = {event.id for event in review.events if event.importance == "key"}
        shown = [one for one in fitting if one["id"] in starred] or fitting
    return {"found": shown[:MOST_EVENTS], "matching": len(fitting), "count": len(ordered)}


def _event_words(review: Review) -> dict[str, dict[str, str]]:
    """Give time and words of every event; the clock alone on the day of most of them, elsewhere the day of the month before it."""
    zone = zone_of(review.incident.zone)
    days = Counter(event.occurred_at.astimezone(zone).date() for event in review.events if event.occurred_at)
    day = days.most_common(1)[0][0] if days else review_day(review)
    return {
        event.id: {
            "id": event.id,
            "time": event_clock(event, zone, day).replace(f"{day.year}-", "", 1),
            "text": _brief(event.text),
        }
        for event in review.events
    }


def _brief(text: str) -> str:
    """Give a text in one line of at most 200 characters; an ellipsis says that it goes on."""
    line = " ".join(text.split())
    return line if len(line) <= 200 else f"{line[:199]}…"


def _gone(event_id: str) -> dict[str, str]:
    return {"id": event_id, "time": "", "text": "an event that was removed"}


def _condition_words(kind: str, text: str) -> str:
    words = dict(CONDITIONS)[kind]
    return f"{words} ({text})" if text and kind != "other" else text or words


def _factor_table(review: Review) -> str:
    events = _event_words(review)
    titles = ("How it mattered", "Contributing factor", "Shown by", *_SLOTS.values(), "Our words", "Domain")
    head = "".join(f"<th style='text-align:left'>{title}</th>" for title in titles)
    rows = []
    for aspect, words in ASPECTS.items():
        for factor in (one for one in review.factors if one.aspect is aspect):
            linked = (events.get(one, _gone(one)) for one in factor.event_ids)
            cells = (
                to_html(words),
                to_html(factor.text),
                "<br>".join(to_html(f"{one['time']} {one['text']}".strip()) for one in linked),
                *(to_html(getattr(factor, name)) for name in _SLOTS),
                to_html(", ".join(factor.labels)),
                to_html(factor.domain),
            )
            made = "".join(f"<td style='text-align:left;vertical-align:top'>{cell}</td>" for cell in cells)
            rows.append(f"<tr>{made}</tr>")
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
