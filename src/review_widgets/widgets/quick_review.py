"""The same record on one screen: five questions, answered and published by keyboard in a quarter of an hour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from review_widgets.changes import Change
from review_widgets.errors import ChangeRejected
from review_widgets.escape import to_html
from review_widgets.model import REASONS, Decision, Review, Takeaway
from review_widgets.priority import find_undecided
from review_widgets.reports.decisions import decision_table
from review_widgets.settings import Team
from review_widgets.timeline import review_day
from review_widgets.widgets._marks import MarkedWidget, keep_wording, mark_text, move_marks
from review_widgets.widgets._placing import (
    find_takeaway,
    let_go_fields,
    place_takeaway,
    takeaway_state,
    today,
)
from review_widgets.widgets._quick_lines import Field, find_texts, plan_lines, plan_slots, show_lines, slot_holder
from review_widgets.widgets.base import join_css, join_esm
from review_widgets.widgets.let_go_list import merge_line

_LINES: dict[str, Field] = {"lines.events": "events", "lines.factors": "factors"}
_SLOTS = {"slots.detected": "would_have_detected", "slots.smoothed": "would_have_smoothed"}


class QuickReview(MarkedWidget):
    """Five questions on one screen; everything typed is the same record that the whole workbook shows."""

    _esm = join_esm("quick_review")
    _css = join_css("quick_review")

    def view_state(self, review: Review, team: Team) -> dict[str, Any]:
        """Give the answers as lines, the takeaways by decision, and what is left to say."""
        rows = {row["id"]: row for row in takeaway_state(review, team)}
        ordered = [rows[takeaway.id] for takeaway in review.takeaways]
        slots = slot_holder(review)
        left = {one.takeaway_id: one.do for one in find_undecided(review, team) if one.takeaway_id}
        return {
            "title": review.incident.title,
            "day": review_day(review).isoformat(),
            "events": "\n".join(line for _, line in show_lines(review, "events")),
            "factors": "\n".join(line for _, line in show_lines(review, "factors")),
            "detected": slots.would_have_detected if slots else "",
            "smoothed": slots.would_have_smoothed if slots else "",
            "carry": [row for row in ordered if row["decision"] == "carry"],
            "let_go": [row | {"missing": left.get(row["id"], "")} for row in ordered if row["decision"] == "let_go"],
            "open": [row for row in ordered if row["decision"] == "undecided"],
            "nothing_to_carry_because": review.nothing_to_carry_because,
            "reasons": [
                ["", "why"],
                *([reason.value, f"{n} {words}"] for n, (reason, words) in enumerate(REASONS.items(), start=1)),
            ],
            "left": [{"what": one.what, "do": one.do} for one in find_undecided(review, team)],
            "limit": team.carry_limit,
            "next_look": team.next_look_back(today()).isoformat(),
            "status": review.status,
        }

    def on_request(self, name: str, content: Mapping[str, Any]) -> Any:
        """``lines``, ``slots``, ``carry``, ``let_go``, ``place`` and ``publish``; each is one step that Undo takes back."""
        session = self._session
        steps = {
            "lines": self._lines,
            "slots": self._slots,
            "carry": self._carry,
            "let_go": self._let_go,
            "place": self._place,
        }
        if session is not None and name == "publish":
            return {"status": session.publish(origin=self).status}
        if session is not None and name == "keep":
            places = self._places(str(content.get("field", "")), str(content.get("text", "")))
            session.apply(*(keep_wording({**content, "field": place}) for place in places), origin=self)
            return {}
        if session is None or name not in steps:
            return super().on_request(name, content)
        changes = steps[name](session.review, content)
        if changes:
            session.apply(*changes, origin=self)
        return {}

    def mark(self, field: str, text: str) -> dict[str, Any]:
        """Give the marks of a text; one of lines is read line by line, each as what it is in the record."""
        if not (lines := _LINES.get(field)):
            return super().mark(self._places(field, "")[0], text)
        marks, why = [], ""
        for place, begin, words in find_texts(self.review, lines, text):
            found = mark_text(self.review, place, words, self.own_words)
            why = why or found["not_checked"]
            marks += move_marks(found["marks"], begin)
        return {"marks": marks, "not_checked": why}

    def static_html(self) -> str:
        """Give the answers as they stand."""
        state = self.view_state(self.review, self._team)
        parts = [
            ("In one line", self.review.incident.title),
            ("What happened?", state["events"]),
            ("What made it possible or worse, what helped?", state["factors"]),
            ("What test or alert would have shown it?", state["detected"]),
            ("What tool would have made it smoother?", state["smoothed"]),
        ]
        said = "".join(
            f"<h4>{to_html(q)}</h4><p style='white-space:pre-line'>{to_html(a or 'not said yet')}</p>" for q, a in parts
        )
        return said + decision_table(self.review, self._team)

    def _places(self, field: str, wording: str) -> list[str]:
        """Give where in the record a field of this screen stands; of lines, those that hold a wording."""
        holder = slot_holder(self.review)
        if field in _SLOTS and holder:
            return [f"factors[{holder.id}].{_SLOTS[field]}"]
        if lines := _LINES.get(field):
            items = ((one.id, one.text) for one in getattr(self.review, lines))
            return [f"{lines}[{item_id}].text" for item_id, text in items if wording in text] or [field]
        return [field]

    def _lines(self, review: Review, content: Mapping[str, Any]) -> tuple[Change, ...]:
        field = content.get("field")
        if field not in ("events", "factors"):
            raise ChangeRejected.of("lines", found=field, expected="events or factors", do="Nothing was changed.")
        return plan_lines(review, field, str(content.get("text", "")))

    def _slots(self, review: Review, content: Mapping[str, Any]) -> tuple[Change, ...]:
        wanted = {name: str(content[name]) if name in content else None for name in ("detected", "smoothed")}
        return plan_slots(review, wanted["detected"], wanted["smoothed"])

    def _carry(self, review: Review, content: Mapping[str, Any]) -> tuple[Change, ...]:
        return self._decide(review, content, {"decision": "carry", "decided_on": today().isoformat()})

    def _let_go(self, review: Review, content: Mapping[str, Any]) -> tuple[Change, ...]:
        takeaway = review.find("takeaways", str(content.get("id")))
        known = takeaway if isinstance(takeaway, Takeaway) else None
        fields = let_go_fields(known, self._team)
        line = merge_line(known, content) if known else merge_line(Takeaway(id="t"), content)
        fields["let_go"] = {**fields["let_go"], **line} if "revisit_on" not in content else line
        return self._decide(review, content, fields)

    def _decide(self, review: Review, content: Mapping[str, Any], fields: dict[str, Any]) -> tuple[Change, ...]:
        """Put a takeaway of this id and text; an emptied text removes it."""
        item_id = str(content.get("id", ""))
        there = review.find("takeaways", item_id)
        text = str(content["text"]).strip() if "text" in content else None
        if text == "":
            return (Change("remove", "takeaways", item_id),) if there else ()
        if text is not None:
            fields = {**fields, "text": text}
        if there is None:
            return (Change("add", "takeaways", item_id, fields),)
        if isinstance(there, Takeaway) and there.decision is Decision(fields["decision"]):
            fields.pop("decided_on", None)
        return (Change("update", "takeaways", item_id, fields),)

    def _place(self, review: Review, content: Mapping[str, Any]) -> tuple[Change, ...]:
        words = str(content.get("words", "")).split()
        if not words:
            return ()
        places = {"likelihood": words[0], "risk": words[1] if len(words) > 1 else ""}
        return (place_takeaway(find_takeaway(review, content.get("id")), places, self._team),)
