"""The hour: what is said first, one heading after the other with its minutes, questions for where the group is, the parking lot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from review_widgets.escape import to_html
from review_widgets.model import Review
from review_widgets.prompts import AGENDA, DEEPER_LOOK, OPENERS, choose_prompts
from review_widgets.settings import Team
from review_widgets.widgets.base import ReviewWidget, join_css, join_esm


class Agenda(ReviewWidget):
    """The button that presents one heading at a time, with a quiet clock that stays in the browser, and three questions at most."""

    _esm = join_esm("agenda")
    _css = join_css("agenda")
    reads = ("parking_lot",)

    def view_state(self, review: Review, team: Team) -> dict[str, Any]:
        """Give the headings with their minutes, what is said first, and what is parked."""
        return {
            "headings": [{"number": one.number, "name": one.name, "minutes": one.minutes} for one in AGENDA],
            "openers": OPENERS,
            "deeper": DEEPER_LOOK,
            "parked": [{"id": one.id, "text": one.text} for one in review.parking_lot],
        }

    def on_request(self, name: str, content: Mapping[str, Any]) -> Any:
        """``questions`` gives at most three for a heading, other ones than those ``shown`` already."""
        if name != "questions":
            return super().on_request(name, content)
        shown = [text for text in content.get("shown") or () if isinstance(text, str)]
        heading = content.get("heading")
        chosen = choose_prompts(self.review, heading if isinstance(heading, int) else 0, shown=shown)
        return [{"text": one.prompt.text, "avoid": one.prompt.avoid, "because": one.because} for one in chosen]

    def static_html(self) -> str:
        """Give the agenda as a table of one line."""
        names = "".join(f"<th>{one.number} {to_html(one.name)}</th>" for one in AGENDA)
        minutes = "".join(f"<td>{one.minutes} min</td>" for one in AGENDA)
        return f"<table><caption>The hour</caption><tr>{names}</tr><tr>{minutes}</tr></table>"
