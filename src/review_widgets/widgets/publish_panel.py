"""Close: what is still to be said, two anonymous questions, and publishing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from review_widgets.escape import to_html
from review_widgets.model import Review
from review_widgets.priority import find_undecided
from review_widgets.settings import Team
from review_widgets.widgets._marks import MarkedWidget
from review_widgets.widgets._picks import pick_rows, picks_html
from review_widgets.widgets.base import join_css, join_esm


class PublishPanel(MarkedWidget):
    """What would be dropped in silence, the check-out as counts, and the button that publishes."""

    _esm = join_esm("publish_panel")
    _css = join_css("publish_panel")
    reads = ("takeaways", "status", "published_at", "nothing_to_carry_because", "check_out")

    def view_state(self, review: Review, team: Team) -> dict[str, Any]:
        """Give what is left to say, the check-out and the status."""
        decided = review.published_at.date() if review.published_at else date.min
        return {
            "status": review.status,
            "picks": pick_rows(review, team),
            "left": [{"what": one.what, "do": one.do} for one in find_undecided(review, team)],
            "nothing_to_carry_because": review.nothing_to_carry_because,
            "carries": any(takeaway.decision == "carry" for takeaway in review.takeaways),
            "check_out": {
                "learned_something": review.check_out.learned_something,
                "answered": review.check_out.answered,
                "unsayable": list(review.check_out.unsayable),
            },
            "published_at": review.published_at.isoformat() if review.published_at else "",
            "confirm_from": team.confirm_from(decided).isoformat() if review.published_at else "",
        }

    def on_request(self, name: str, content: Mapping[str, Any]) -> Any:
        """``publish`` publishes, or says what is left."""
        if name != "publish" or self._session is None:
            return super().on_request(name, content)
        review = self._session.publish(origin=self)
        return {"status": review.status}

    def static_html(self) -> str:
        """Give the status and what is left."""
        left = find_undecided(self.review, self._team)
        items = "".join(f"<li>{to_html(one.what)}: {to_html(one.do)}</li>" for one in left)
        said = (
            f"<p>Still to say before publishing:</p><ul>{items}</ul>"
            if left
            else f"<p>Nothing is left to say before publishing.</p>{picks_html(self.review, self._team)}"
        )
        return f"<p>Status: {to_html(self.review.status)}</p>{said}"
