"""The line that is always at hand: a mark and a text; Enter files it where it belongs."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from weakref import WeakKeyDictionary

from review_widgets.capture import MARKS, file_line
from review_widgets.errors import ChangeRejected, InvalidTime
from review_widgets.escape import to_html
from review_widgets.model import ID_PATTERN, PREFIXES, Review
from review_widgets.session import ReviewSession
from review_widgets.settings import Team
from review_widgets.widgets._marks import MarkedWidget
from review_widgets.widgets.base import join_css, join_esm

SHOWN = 5
"""So many of the lines filed last stay in sight."""


@dataclass(frozen=True, slots=True)
class _Filed:
    """A line as it was typed, and the item it became."""

    line: str
    collection: str
    id: str
    landed: str
    note: str


_FILED: WeakKeyDictionary[ReviewSession, deque[_Filed]] = WeakKeyDictionary()


class Capture(MarkedWidget):
    """One line that files events, circumstances, what helped, questions, surprises, takeaways and parked ideas."""

    _esm = join_esm("capture")
    _css = join_css("capture")
    reads = ("events", "factors", "surprises", "open_questions", "parking_lot", "takeaways")

    def view_state(self, review: Review, team: Team) -> dict[str, Any]:
        """Give the marks, and the lines filed last that still stand in the record, the newest first."""
        return {
            "marks": [[mark, words] for mark, (_, words) in MARKS.items()],
            "filed": [
                {"key": one.id, "line": one.line, "landed": one.landed, "note": one.note}
                for one in self._standing(review)[:SHOWN]
            ],
        }

    def on_request(self, name: str, content: Mapping[str, Any]) -> Any:
        """``file`` files a line and tells where it landed and what was guessed; ``take_back`` undoes and gives back the line."""
        if self._session is None or name not in ("file", "take_back"):
            return super().on_request(name, content)
        if name == "file":
            return self._file(self._session, str(content.get("line", "")), str(content.get("key", "")))
        before = self._standing(self.review)
        done = self._session.undo(origin=self)
        left = self._standing(self.review)
        return {"done": done, "line": next((one.line for one in before if one not in left), "")}

    def mark(self, field: str, text: str) -> dict[str, Any]:
        """Give the marks of a line without its time or its sign, which Markdown would read as a quotation or a list."""
        try:
            said = str(file_line(text, self.review).change.fields["text"])
        except (ChangeRejected, InvalidTime):
            said = text
        start = text.rfind(said)
        found = super().mark(field, said)
        places = ("start", "end", "sentence_start", "sentence_end")
        moved = [one | {place: one[place] + start for place in places} for one in found["marks"]]
        return found | {"marks": moved}

    def static_html(self) -> str:
        """Give the marks as one line; what was filed shows in the other parts."""
        said = " · ".join(f"<code>{to_html(mark)} …</code> {to_html(words)}" for mark, (_, words) in MARKS.items())
        return f"<p>Run all cells to file lines here: <code>14:05 …</code> an event · {said}</p>"

    def _file(self, session: ReviewSession, line: str, key: str) -> dict[str, Any]:
        """File a line; one that came before under the same key, its answer lost, is filed already."""
        filed = file_line(line, session.review)
        change = filed.change
        item_id = f"{PREFIXES[change.collection]}-{key}"
        if key and ID_PATTERN.fullmatch(item_id):
            change = replace(change, id=item_id, fields={**change.fields, "id": item_id})
        if session.review.find(change.collection, change.id) is None:
            lines = _FILED.setdefault(session, deque(maxlen=50))
            lines.appendleft(_Filed(line.strip(), change.collection, change.id, filed.landed, filed.note))
            session.apply(change, origin=self)
        return {"landed": filed.landed, "note": filed.note}

    def _standing(self, review: Review) -> list[_Filed]:
        """Give the lines whose items are still there, the newest first."""
        lines = _FILED.get(self._session, deque()) if self._session else deque()
        return [one for one in tuple(lines) if review.find(one.collection, one.id)]
