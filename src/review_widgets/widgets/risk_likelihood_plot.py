"""Risk versus likelihood: every takeaway a range, placed by words, keys or dragging; at most two are carried."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from review_widgets.changes import Change
from review_widgets.errors import ChangeRejected
from review_widgets.model import Review, Takeaway
from review_widgets.reports.decisions import decision_table
from review_widgets.settings import Team
from review_widgets.widgets._placing import (
    let_go_fields,
    place_takeaway,
    scale_state,
    takeaway_state,
    today,
)
from review_widgets.widgets._plot_svg import draw_plot
from review_widgets.widgets.base import ReviewWidget, join_css, join_esm, picture


class RiskLikelihoodPlot(ReviewWidget):
    """The plot a room argues over, and the ordered list beside it with the decision for each takeaway."""

    _esm = join_esm("risk_likelihood_plot")
    _css = join_css("risk_likelihood_plot")
    reads = ("takeaways",)

    def view_state(self, review: Review, team: Team) -> dict[str, Any]:
        """Give the axes and the takeaways in their order."""
        return {**scale_state(team), "takeaways": takeaway_state(review, team)}

    def on_request(self, name: str, content: Mapping[str, Any]) -> Any:
        """``place`` puts a takeaway by words, ``decide`` carries it, lets it go or leaves it open."""
        session = self._session
        if session is None or name not in ("place", "decide"):
            return super().on_request(name, content)
        item_id = str(content.get("id"))
        if name == "place":
            places = {axis: str(content.get(axis) or "") for axis in ("likelihood", "risk")}
            session.apply(place_takeaway(item_id, places, self._team), origin=self)
            return {}
        decision = str(content.get("decision"))
        takeaway = session.review.find("takeaways", item_id)
        if takeaway is None or decision not in ("carry", "let_go", "undecided"):
            raise ChangeRejected.of(
                "decision", found=(item_id, decision), expected="carry, let_go or undecided", do="Nothing was changed."
            )
        assert isinstance(takeaway, Takeaway)
        fields: dict[str, Any] = {
            "decision": decision,
            "decided_on": None if decision == "undecided" else today().isoformat(),
        }
        if decision == "let_go":
            fields = let_go_fields(takeaway, self._team)
        session.apply(Change("update", "takeaways", item_id, fields), origin=self)
        return {}

    def static_html(self) -> str:
        """Give the plot as a picture with the decisions as a table below."""
        if not self.review.takeaways:
            return "<p>No takeaway is written down yet.</p>"
        placed = [t for t in self.review.takeaways if t.is_placed]
        shown = ""
        if placed:
            words = f"{len(placed)} takeaways by risk and likelihood; the table below says the same"
            shown = picture(draw_plot(self.review, self._team), alt=words)
        return shown + decision_table(self.review, self._team)
