"""Start: what this is about, when, how it was found, and who was there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC
from typing import Any

from review_widgets.audience import label_people
from review_widgets.escape import to_html
from review_widgets.model import HowFound, Kind, Review, TimeName
from review_widgets.prompts import OPENERS
from review_widgets.settings import Team
from review_widgets.timeline import derive_durations, parse_when, review_day, zone_of
from review_widgets.widgets._marks import MarkedWidget
from review_widgets.widgets.base import join_css, join_esm

TIMES: tuple[tuple[TimeName, str], ...] = (
    ("started_at", "began"),
    ("detected_at", "detected"),
    ("acknowledged_at", "taken up"),
    ("mitigated_at", "bleeding stopped"),
    ("resolved_at", "resolved"),
)


class ReviewHeader(MarkedWidget):
    """The facts of the incident and the people, editable; purpose and ground rules in four lines."""

    _esm = join_esm("review_header")
    _css = join_css("review_header")
    reads = ("participants", "status")

    def view_state(self, review: Review, team: Team) -> dict[str, Any]:
        """Give the facts, each time as text in the review's zone, a rough one with ``~`` before it."""
        zone = zone_of(review.incident.zone)
        times = []
        for name, words in TIMES:
            at = getattr(review.incident, name)
            precision = review.incident.precision_of(name)
            rough = "~" if precision in ("approximate", "unknown") else ""
            shown = f"{rough}{at.astimezone(zone):%Y-%m-%d %H:%M}" if at else ""
            times.append({"name": name, "words": words, "shown": shown, "precision": precision})
        return {
            "openers": OPENERS,
            "incident": {
                "title": review.incident.title,
                "kind": review.incident.kind,
                "summary": review.incident.summary,
                "impact": review.incident.impact.model_dump(mode="json"),
                "severity": review.incident.severity.model_dump(mode="json"),
                "services": ", ".join(review.incident.services),
                "how_found": review.incident.how_found or "",
            },
            "status": review.status,
            "times": times,
            "durations": [
                {
                    "name": d.name,
                    "minutes": d.value.total_seconds() / 60 if d.value is not None else None,
                    "definition": d.definition,
                }
                for d in derive_durations(review.incident)
            ],
            "people": [{"id": p.id, "name": p.name, "role": p.role, "team": p.team} for p in review.participants],
            "kinds": [[kind.value, kind.value.replace("_", " ")] for kind in Kind],
            "found": [["", "not said"], *([way.value, way.value] for way in HowFound)],
        }

    def on_request(self, name: str, content: Mapping[str, Any]) -> Any:
        """``time`` reads a time as it was typed and puts it on the incident; ``settle`` answers one of two texts."""
        if self._session is None or name not in ("time", "settle"):
            return super().on_request(name, content)
        if name == "settle":
            self._session.settle(str(content.get("id")), take_other=content.get("other") is True, origin=self)
            return {}
        wanted = str(content.get("field"))
        if wanted not in dict(TIMES):
            return super().on_request(wanted, content)
        review = self._session.review
        text = str(content.get("text", "")).strip()
        value = None
        notes = [note.model_dump(mode="json") for note in review.incident.time_notes if note.id != wanted]
        if text:
            at, precision = parse_when(text, day=review_day(review), zone=review.incident.zone)
            value = at.astimezone(UTC).isoformat()
            if precision != "exact":
                notes.append({"id": wanted, "precision": precision, "stated": text})
        fields = {wanted: value, "time_notes": notes}
        self._session.apply({"op": "set", "collection": "incident", "fields": fields}, origin=self)
        return {"at": value}

    def _status(self) -> dict[str, Any]:
        session = self._session
        steps = session.history[-30:] if session else ()
        return super()._status() | {
            "conflicts": [one.as_json() for one in session.conflicts] if session else [],
            "history": [
                {"at": step.at.isoformat(), "words": step.words, "elsewhere": step.from_elsewhere}
                for step in reversed(steps)
            ],
        }

    def static_html(self) -> str:
        """Give the facts as a table."""
        state = self.view_state(self.review, self._team)
        incident = self.review.incident
        rows = [("Title", self.review.title), ("Summary", incident.summary), ("Impact", incident.impact.text)]
        rows += [(time["words"].capitalize(), time["shown"] or "not known") for time in state["times"]]
        rows += [("Kind", incident.kind.replace("_", " ")), ("How we found out", incident.how_found or "")]
        rows += [("Severity", incident.severity.label or ""), ("Services", ", ".join(incident.services))]
        rows.append(("People", ", ".join(label_people(self.review, "roles").values()) or "nobody listed yet"))
        body = "".join(
            f"<tr><th style='text-align:left'>{to_html(k)}</th><td style='text-align:left'>{to_html(v)}</td></tr>"
            for k, v in rows
            if v
        )
        return f"<table><caption>{to_html(self.review.id)}, times in {to_html(self.review.incident.zone)}</caption>{body}</table>"
