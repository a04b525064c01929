"""What is let go for now, aloud: why, what we rely on instead, when or on what we look again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from review_widgets.changes import Change
from review_widgets.model import REASONS, Decision, LetGoReason, Review, Takeaway, stable_id
from review_widgets.priority import find_undecided
from review_widgets.reports.decisions import decision_table
from review_widgets.settings import Team
from review_widgets.widgets._marks import MarkedWidget, move_marks
from review_widgets.widgets._placing import find_takeaway, let_go_fields, takeaway_state, today
from review_widgets.widgets.base import join_css, join_esm


class LetGoList(MarkedWidget):
    """One line per takeaway that is let go, with what is still missing in words; those not decided yet can be let go here."""

    _esm = join_esm("let_go_list")
    _css = join_css("let_go_list")
    reads = ("takeaways", "nothing_to_carry_because")

    def view_state(self, review: Review, team: Team) -> dict[str, Any]:
        """Give what is let go and what is not decided, the reasons with their keys, and how many takeaways are open."""
        left = {one.takeaway_id: one.do for one in find_undecided(review, team)}
        rows = [
            row | {"missing": left.get(row["id"], ""), "open": row["decision"] == "undecided"}
            for row in takeaway_state(review, team)
            if row["decision"] != "carry"
        ]
        return {
            "rows": sorted(rows, key=lambda row: row["number"]),
            "reasons": [
                ["", "why we let it go"],
                *([reason.value, f"{n} {words}"] for n, (reason, words) in enumerate(REASONS.items(), start=1)),
            ],
            "open": sum(takeaway.decision is Decision.UNDECIDED for takeaway in review.takeaways),
        }

    def mark(self, field: str, text: str) -> dict[str, Any]:
        """Give the marks of a text; of what would change our mind part by part, since each part between semicolons is a text of its own."""
        if not field.endswith("would_change_our_mind"):
            return super().mark(field, text)
        marks: list[dict[str, Any]] = []
        begin, why = 0, ""
        for part in text.split(";"):
            looked = super().mark(field, part)
            marks += move_marks(looked["marks"], begin)
            why = why or looked["not_checked"]
            begin += len(part) + 1
        return {"marks": marks, "not_checked": why}

    def on_request(self, name: str, content: Mapping[str, Any]) -> Any:
        """``line`` puts parts of a let-go line; ``rest`` lets every open takeaway go, ``same`` gives one line to others; each one step."""
        session = self._session
        if session is None or name not in ("line", "rest", "same"):
            return super().on_request(name, content)
        if name == "rest":
            opened = [t for t in session.review.takeaways if t.decision is Decision.UNDECIDED]
            changes = []
            for takeaway in opened:
                fields = let_go_fields(takeaway, self._team)
                fields["let_go"] |= {
                    "reason": LetGoReason.LOW_HARM.value,
                    "what_we_rely_on_instead": str(content.get("rely") or ""),
                }
                changes.append(Change("update", "takeaways", takeaway.id, fields))
            if changes:
                session.apply(*changes, origin=self)
            return {"count": len(changes)}
        wanted = find_takeaway(session.review, content.get("id"))
        if name == "same":
            ids = {str(one) for one in content.get("ids") or ()} - {wanted.id}
            others = [t for t in session.review.takeaways if t.id in ids and t.decision is not Decision.CARRY]
            line = merge_line(wanted, {})
            if others:
                session.apply(*(self._let_go(t, line) for t in others), origin=self)
            return {"count": len(others)}
        line = merge_line(wanted, content)
        begun = wanted.decision is Decision.UNDECIDED or content.get("enter")
        if begun and not (line.get("revisit_on") or line.get("revisit_if")):
            line["revisit_on"] = self._team.next_look_back(today()).isoformat()
        session.apply(self._let_go(wanted, line), origin=self)
        return {}

    def _let_go(self, takeaway: Takeaway, line: Mapping[str, Any]) -> Change:
        """Make the change that puts a line, and lets the takeaway go where that was not decided yet."""
        decided = {"decision": "let_go", "decided_on": today().isoformat()}
        fields = decided if takeaway.decision is Decision.UNDECIDED else {}
        return Change("update", "takeaways", takeaway.id, {**fields, "let_go": line})

    def static_html(self) -> str:
        """Give what is carried and what is let go as one table."""
        return decision_table(self.review, self._team)


def merge_line(takeaway: Takeaway, content: Mapping[str, Any]) -> dict[str, Any]:
    """Give a takeaway's let-go line with the parts that were typed put in; an emptied part is left out."""
    line = takeaway.let_go.model_dump(mode="json") if takeaway.let_go else {}
    names = {
        "reason": "reason",
        "reason_text": "reason_text",
        "rely": "what_we_rely_on_instead",
        "revisit_on": "revisit_on",
        "cost": "cost_if_done",
    }
    if "mind" in content:
        line["would_change_our_mind"] = [part.strip() for part in str(content["mind"]).split(";") if part.strip()]
    for key, field in names.items():
        if key in content:
            line[field] = str(content[key]).strip()
            if not line[field]:
                del line[field]
    if "trigger" in content:
        text = str(content["trigger"]).strip()
        line["revisit_if"] = [{"id": stable_id("tr", takeaway.id, text), "kind": "words", "text": text}] if text else []
    return line
