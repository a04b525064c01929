"""What made it so, what helped: contributing factors with what would have shown them and what would have made it smoother."""

from __future__ import annotations

from typing import Any

from review_widgets.escape import to_html
from review_widgets.model import ASPECTS, CONDITIONS, Review
from review_widgets.settings import Team
from review_widgets.widgets.base import ReviewWidget, join_css, join_esm


class FactorBoard(ReviewWidget):
    """Contributing factors in two columns, what helped beside what hindered; surprises, questions and conditions below."""

    _esm = join_esm("factor_board")
    _css = join_css("factor_board")
    reads = ("factors", "events", "conditions", "surprises", "open_questions", "parking_lot")

    def view_state(self, review: Review, team: Team) -> dict[str, Any]:
        """Give the factors and notes, the team's domains, and the labels in use in this review."""
        fields = ("id", "text", "aspect", "domain", "labels", "would_have_detected", "would_have_smoothed", "event_ids")
        times = {e.id: e for e in review.events}
        return {
            "factors": [
                {name: getattr(factor, name) for name in fields}
                | {"events": [times[i].text[:60] for i in factor.event_ids if i in times]}
                for factor in review.factors
            ],
            "aspects": [[aspect.value, words] for aspect, words in ASPECTS.items()],
            "domains": list(team.domains),
            "labels": sorted({label for factor in review.factors for label in factor.labels}),
            "conditions": [
                c.model_dump(mode="json") | {"id": c.id, "kind": c.kind, "text": c.text} for c in review.conditions
            ],
            "condition_kinds": [list(pair) for pair in CONDITIONS],
            **{
                name: [{"id": note.id, "text": note.text} for note in getattr(review, name)]
                for name in ("surprises", "open_questions", "parking_lot")
            },
        }

    def static_html(self) -> str:
        """Give the factors as a table."""
        if not self.review.factors:
            return "<p>No contributing factor is written down yet.</p>"
        head = "".join(
            f"<th style='text-align:left'>{word}</th>"
            for word in (
                "Contributing factor",
                "How it mattered",
                "What would have shown it",
                "What would have made it smoother",
            )
        )
        body = "".join(
            "<tr>"
            + "".join(
                f"<td style='text-align:left;vertical-align:top'>{to_html(value)}</td>"
                for value in (
                    factor.text,
                    ASPECTS[factor.aspect],
                    factor.would_have_detected,
                    factor.would_have_smoothed,
                )
            )
            + "</tr>"
            for factor in self.review.factors
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
