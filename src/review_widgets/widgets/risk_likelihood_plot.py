"""Risk versus likelihood: every takeaway a range, placed by words, keys or dragging; at most two are carried."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from review_widgets.changes import Change, apply_change
from review_widgets.errors import ChangeRejected
from review_widgets.model import Review, Takeaway
from review_widgets.plural import count_of
from review_widgets.settings import Team
from review_widgets.widgets._marks import MarkedWidget
from review_widgets.widgets._placing import (
    AXES,
    count_carried,
    ends_of,
    find_takeaway,
    let_go_fields,
    place_takeaway,
    scale_state,
    takeaway_state,
    today,
)
from review_widgets.widgets._plot_svg import draw_plot
from review_widgets.widgets._plot_table import number_table
from review_widgets.widgets.base import join_css, join_esm, join_later, picture

_REQUESTS = ("place", "put", "number", "order", "decide")
_EDGE = " ▲ and a double edge: rare and grave."
_ENDS = ("likelihood_low", "likelihood_high", "risk_low", "risk_high")


class RiskLikelihoodPlot(MarkedWidget):
    """The plot a room argues over, and the ordered list beside it with the decision for each takeaway."""

    _esm = join_esm("risk_likelihood_plot")
    _css = join_css("risk_likelihood_plot")
    later = join_later("risk_likelihood_plot")
    reads = ("takeaways", "published_at")

    def view_state(self, review: Review, team: Team) -> dict[str, Any]:
        """Give the axes, the takeaways in their order, and how many are carried."""
        has_rare = any(takeaway.is_tail for takeaway in review.takeaways)
        note = (
            f"{count_carried(review)} carried of at most {team.carry_limit}. Ranges hold four times out of five, whiskers reach "
            f"to the lowest and the highest hand; dashed lines are equal harm a year.{_EDGE if has_rare else ''}"
            if review.takeaways
            else "No takeaway yet. Write one, then say in words how likely and how harmful it is: 4 and 3, 2-4, ? when nobody "
            "knows, 223443 for hands shown at once."
        )
        return {**scale_state(team), "takeaways": takeaway_state(review, team), "note": note}

    def on_request(self, name: str, content: Mapping[str, Any]) -> Any:
        """``place`` puts a takeaway by words, ``put`` by its ends, ``number`` by one end or the middle.

        ``order`` only tells the order as if it stood there; ``decide`` carries it, lets it go or leaves it open.
        """
        session = self._session
        if session is None or name not in _REQUESTS:
            return super().on_request(name, content)
        takeaway = find_takeaway(session.review, content.get("id"))
        if name == "place":
            places = {axis: str(content.get(axis) or "") for axis in AXES}
            session.apply(place_takeaway(takeaway, places, self._team), origin=self)
        elif name in ("put", "number", "order"):
            ends = _typed(takeaway, content) if name == "number" else content
            change = _put(takeaway.id, ends, self._team)
            if name == "order":
                return {"takeaways": takeaway_state(apply_change(session.review, change), self._team)}
            session.apply(change, origin=self)
        else:
            decision = str(content.get("decision"))
            if decision not in ("carry", "let_go", "undecided"):
                raise ChangeRejected.of(
                    "decision", found=decision, expected="carry, let_go or undecided", do="Nothing was changed."
                )
            decided_on = None if decision == "undecided" else today().isoformat()
            fields: dict[str, Any] = {"decision": decision, "decided_on": decided_on}
            if decision == "let_go":
                fields = let_go_fields(takeaway, self._team)
            session.apply(Change("update", "takeaways", takeaway.id, fields), origin=self)
        return {}

    def static_html(self) -> str:
        """Give the plot as a picture with the numbers behind it as a table below."""
        if not self.review.takeaways:
            return "<p>No takeaway is written down yet.</p>"
        placed = [t for t in self.review.takeaways if t.is_placed]
        shown = ""
        if placed:
            words = f"{count_of(len(placed), 'takeaway')} by risk and likelihood; the table below says the same"
            shown = picture(draw_plot(self.review, self._team), alt=words)
        return shown + number_table(self.review, self._team)


def _typed(takeaway: Takeaway, content: Mapping[str, Any]) -> dict[str, float]:
    """Give the ends of a range after one of them, or its middle, was typed as a number; a low end above the high one changes places."""
    ends, end, text = ends_of(takeaway), str(content.get("end")), str(content.get("text", ""))
    axis = end.partition("_")[0]
    try:
        typed = float(re.sub(r"[\s%]", "", text).replace(",", ".")) / (100 if axis == "likelihood" else 1)
    except ValueError:
        typed = math.nan
    if end not in ends or not 0 < typed < (1 if axis == "likelihood" else math.inf):
        expected = "a chance between 0 and 100 %" if axis == "likelihood" else "a harm above 0"
        raise ChangeRejected.of(end.replace("_", ", "), found=text, expected=expected, do="Nothing was changed.")
    names = f"{axis}_low", f"{axis}_high"
    if end.endswith("middle"):
        scale, back = (_odds, _share) if axis == "likelihood" else (float, float)
        ends |= {name: back(scale(ends[name]) * scale(typed) / scale(ends[end])) for name in names}
    else:
        ends[end] = typed
    low, high = sorted(ends[name] for name in names)
    return ends | {names[0]: low, names[1]: high}


def _odds(chance: float) -> float:
    return chance / (1 - chance)


def _share(odds: float) -> float:
    return odds / (1 + odds)


def _put(item_id: str, content: Mapping[str, Any], team: Team) -> Change:
    """Make the change that puts the ends of a range; a chance takes the place of times per year."""
    fields = {name: content.get(name) for name in (*_ENDS, "times_per_year_low", "times_per_year_high")}
    return Change("update", "takeaways", item_id, {**fields, "risk_unit": team.harm_scale.unit})
