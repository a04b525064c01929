"""The line that is always at hand: a mark and a text; Enter files it where it belongs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from review_widgets.capture import MARKS, file_line
from review_widgets.escape import to_html
from review_widgets.model import Review
from review_widgets.settings import Team
from review_widgets.widgets.base import ReviewWidget, join_css, join_esm


class Capture(ReviewWidget):
    """One line that files events, circumstances, what helped, questions, surprises, takeaways and parked ideas."""

    _esm = join_esm("capture")
    _css = join_css("capture")
    reads = ("events", "factors", "surprises", "open_questions", "parking_lot", "takeaways")

    def view_state(self, review: Review, team: Team) -> dict[str, Any]:
        """Give the marks and how much is filed under each."""
        counts = {"events": len(review.events), **{name: len(getattr(review, name)) for name, _ in MARKS.values()}}
        return {"marks": [[mark, words] for mark, (_, words) in MARKS.items()], "counts": counts}

    def on_request(self, name: str, content: Mapping[str, Any]) -> Any:
        """File a line; gives where it landed and what was guessed."""
        if name != "file" or self._session is None:
            return super().on_request(name, content)
        filed = file_line(str(content.get("line", "")), self._session.review)
        self._session.apply(filed.change, origin=self)
        return {"landed": filed.landed, "note": filed.note}

    def static_html(self) -> str:
        """Give the marks as one line; what was filed shows in the other parts."""
        said = " · ".join(f"<code>{to_html(mark)} …</code> {to_html(words)}" for mark, (_, words) in MARKS.items())
        return f"<p>Run all cells to file lines here: <code>14:05 …</code> an event · {said}</p>"
