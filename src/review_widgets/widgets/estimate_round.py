"""Silent estimates in everybody's own browser: alone, then revealed at once, discussed, and a second time.

Needs one kernel for all, as in a workbook opened together. An answer travels as a custom message, is kept in the kernel's
memory, and is written down at the reveal: sorted, nameless. Answers and errors repeat nothing of it, since every browser
receives them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from review_widgets.changes import Change
from review_widgets.errors import ChangeRejected
from review_widgets.escape import to_html
from review_widgets.model import Review, Takeaway
from review_widgets.reports.decisions import words_for
from review_widgets.session import ReviewSession
from review_widgets.settings import ScaleStep, Team
from review_widgets.widgets._estimates import (
    NOBODY_KNOWS,
    EstimateRounds,
    Pair,
    Range,
    Spread,
    read_range,
    rounds_of,
    spread_of,
)
from review_widgets.widgets._marks import number_words
from review_widgets.widgets._placing import place_takeaway, scale_state, steps_of
from review_widgets.widgets.base import ReviewWidget, join_css, join_esm

AXES = {"likelihood": "how likely", "risk": "how harmful"}


class EstimateRound(ReviewWidget):
    """Everybody says a range in words per axis, silently; the reveal shows the spread and where it is widest."""

    _esm = join_esm("estimate_round")
    _css = join_css("estimate_round")
    reads = ("takeaways",)

    def __init__(self, source: ReviewSession | Review, *, team: Team | None = None, **traits: Any) -> None:
        self._rounds = rounds_of(source) if isinstance(source, ReviewSession) else None
        super().__init__(source, team=team, **traits)
        if self._rounds:
            self._rounds.widgets.add(self)

    def view_state(self, review: Review, team: Team) -> dict[str, Any]:
        """Give the axes, how many have answered, and what was revealed; nothing of a silent round."""
        rounds = self._rounds
        rows = [_row(n, t, rounds, team) for n, t in enumerate(review.takeaways, start=1)]
        return {
            **scale_state(team),
            "round": _round_state(rounds),
            "rows": rows,
            "widest": _widest(review, rounds, team) if rounds and rounds.shown else "",
        }

    def on_request(self, name: str, content: Mapping[str, Any]) -> Any:
        """``estimate`` takes one browser's answer, ``reveal`` shows all, ``again`` begins another round, ``take`` places."""
        session, rounds = self._session, self._rounds
        if session is None or rounds is None or name not in ("estimate", "reveal", "again", "take"):
            return super().on_request(name, content)
        if name == "estimate":
            places = [read_range(str(content.get(axis) or "")) for axis in AXES]
            item_id = str(content.get("id"))
            if session.review.find("takeaways", item_id) is None:
                raise ChangeRejected("estimate: found no such takeaway; expected one of the list. It was removed.")
            rounds.take(str(content.get("voter") or ""), str(content.get("round")), item_id, *places)
        elif name == "reveal":
            self._write_down(session, rounds.reveal())
        elif name == "again":
            rounds.begin_again()
        else:
            ids = content.get("ids")
            self._take_middle(session, rounds.shown, ids if isinstance(ids, list) else [])
        for widget in tuple(rounds.widgets):
            widget.redraw()
        return {}

    def static_html(self) -> str:
        """Give the hands on the record as a table: sorted, nameless."""
        if not self.review.takeaways:
            return "<p>No takeaway is written down yet.</p>"
        style = "style='text-align:left;vertical-align:top;padding:4px 14px 4px 0'"
        head = "".join(f"<th {style}>{word}</th>" for word in ("Takeaway", *AXES.values(), "Stands at"))
        rows = ""
        for takeaway in self.review.takeaways:
            pair = _recorded(takeaway)
            said = [_said(pair[axis], steps_of(self._team, axis)) if axis in pair else "no hands yet" for axis in AXES]
            cells = [takeaway.text, *said, words_for(takeaway, self._team)]
            rows += "<tr>" + "".join(f"<td {style}>{to_html(cell)}</td>" for cell in cells) + "</tr>"
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"

    def redraw(self) -> None:
        """Draw anew after something happened in the rounds."""
        with self._telling:
            self.state = self._full_state()

    def _write_down(self, session: ReviewSession, shown: Mapping[str, Pair]) -> None:
        changes = [
            Change("update", "takeaways", item_id, {"estimates": {axis: list(pair[axis].hands) for axis in AXES}})
            for item_id, pair in shown.items()
            if session.review.find("takeaways", item_id)
        ]
        session.apply(*changes, origin=self)

    def _take_middle(self, session: ReviewSession, shown: Mapping[str, Pair], ids: Sequence[object]) -> None:
        changes = [
            place_takeaway(t, {axis: "{}-{}".format(*shown[t.id][axis].middle) for axis in AXES}, self._team)
            for t in session.review.takeaways
            if t.id in ids and t.id in shown
        ]
        if not changes:
            raise ChangeRejected("middle: found no revealed estimate; expected one. Reveal the round first.")
        session.apply(*changes, origin=self)


def _recorded(takeaway: Takeaway) -> Pair:
    """Give the hands on the record as a spread of single words."""
    hands = {"likelihood": takeaway.estimates.likelihood, "risk": takeaway.estimates.risk}
    return {axis: spread_of([Range(hand, hand) for hand in shown]) for axis, shown in hands.items() if shown}


def _round_state(rounds: EstimateRounds | None) -> dict[str, Any]:
    if rounds is None:
        return {"phase": "recorded", "key": "", "can_reveal": False, "said": "As it stands on the record, nameless."}
    count = (
        f"{number_words(rounds.answered) if rounds.answered else 'nobody'} {'have' if rounds.answered > 1 else 'has'}"
    )
    if rounds.is_silent:
        again = " again" if rounds.number > 1 else ""
        said = f"Round {rounds.number}, silent: {count} answered{again}{'' if rounds.answered else ' yet'}."
    else:
        said = f"Round {rounds.number} is on the table: {count} answered."
    phase = "silent" if rounds.is_silent else "revealed"
    return {
        "phase": phase,
        "number": rounds.number,
        "key": rounds.key,
        "can_reveal": rounds.can_reveal,
        "said": said,
    }


def _row(number: int, takeaway: Takeaway, rounds: EstimateRounds | None, team: Team) -> dict[str, Any]:
    fresh = rounds.shown.get(takeaway.id) if rounds else None
    count = rounds.count_answers(takeaway.id) if rounds else 0
    pair = fresh or _recorded(takeaway)
    return {
        "id": takeaway.id,
        "number": number,
        "text": takeaway.text,
        "answered": f"{number_words(count)} answered" if count else "nobody yet",
        "where": words_for(takeaway, team),
        "can_take": fresh is not None,
        "spreads": [{"axis": axis, **_spread_state(pair[axis], steps_of(team, axis))} for axis in AXES if axis in pair],
    }


def _spread_state(spread: Spread, steps: Sequence[ScaleStep]) -> dict[str, Any]:
    return {
        "ranges": [list(one) for one in spread.ranges],
        "middle": list(spread.middle),
        "middle_words": _span(spread.middle, steps),
        "said": _said(spread, steps),
        "apart": spread.apart > 1,  # neighbouring words are no disagreement worth a tag
    }


def _span(one: Range, steps: Sequence[ScaleStep]) -> str:
    if one == NOBODY_KNOWS:
        return "not known"
    first, last = steps[one.low - 1].word, steps[one.high - 1].word
    return first if one.low == one.high else f"{first} to {last}"


def _said(spread: Spread, steps: Sequence[ScaleStep]) -> str:
    """Say who-less what was said: "two said even, one said likely to nearly certain, one does not know"."""
    counts = Counter(spread.ranges)
    parts = [f"{number_words(n)} said {_span(one, steps)}" for one, n in sorted(counts.items()) if one != NOBODY_KNOWS]
    if unknown := counts[NOBODY_KNOWS]:
        parts.append(f"{number_words(unknown)} {'does' if unknown == 1 else 'do'} not know")
    return ", ".join(parts)


def _widest(review: Review, rounds: EstimateRounds, team: Team) -> str:
    """Point at the widest disagreement, with the question that opens it."""
    found = [
        (rounds.shown[t.id][axis].apart, -number, axis, t)
        for number, t in enumerate(review.takeaways, start=1)
        if t.id in rounds.shown
        for axis in AXES
    ]
    apart, number, axis, takeaway = max(found, key=lambda one: one[:2], default=(0, 0, "", None))
    if takeaway is None or not apart:
        return "Every two ranges meet: nothing is far apart. Take the middle, or say what would change it."
    steps, ends = steps_of(team, axis), rounds.shown[takeaway.id][axis].ends
    return (
        f"Furthest apart: {-number}, {AXES[axis]}. One range ends at “{steps[ends.low - 1].word}”, "
        f"another begins at “{steps[ends.high - 1].word}”. What are you assuming?"
    )
