"""Where takeaways stand: what the plot, the let-go list and the quick review share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from review_widgets.changes import Change
from review_widgets.model import Review, Takeaway
from review_widgets.priority import RankedTakeaway, rank_takeaways
from review_widgets.reports.decisions import chance_words, harm_words, words_for
from review_widgets.settings import ScaleStep, Team, read_words


def today() -> date:
    """Give today's date, in UTC."""
    return datetime.now(UTC).date()


def place_takeaway(takeaway_id: str, places: Mapping[str, str], team: Team) -> Change:
    """Make the change that places a takeaway by words.

    ``places`` holds ``likelihood`` and ``risk``, each as `read_words` reads it; an empty one is left as it is.
    """
    fields: dict[str, Any] = {}
    hands: dict[str, list[int]] = {}
    for axis, steps in (("likelihood", team.likelihood_steps), ("risk", team.harm_scale.steps)):
        text = places.get(axis, "").strip()
        if not text:
            continue
        read = read_words(text, steps)
        fields |= {f"{axis}_low": read.low, f"{axis}_high": read.high}
        if axis == "risk":
            fields["risk_unit"] = team.harm_scale.unit
        if read.hands:
            hands[axis] = list(read.hands)
    if hands:
        fields["estimates"] = hands
    return Change("update", "takeaways", takeaway_id, fields)


def let_go_fields(takeaway: Takeaway | None, team: Team) -> dict[str, Any]:
    """Give the fields that let a takeaway go, with the next look-back as the date where none was said."""
    line = takeaway.let_go.model_dump(mode="json") if takeaway and takeaway.let_go else {}
    line.setdefault("revisit_on", team.next_look_back(today()).isoformat())
    return {"decision": "let_go", "decided_on": today().isoformat(), "let_go": line}


def scale_state(team: Team) -> dict[str, Any]:
    """Give both axes for the browser."""

    def steps(rows: tuple[ScaleStep, ...]) -> list[dict[str, Any]]:
        return [{"word": row.word, "example": row.example, "low": row.low, "high": row.high} for row in rows]

    return {
        "harm": {"unit": team.harm_scale.unit, "steps": steps(team.harm_scale.steps)},
        "chance": {"steps": steps(tuple(team.likelihood_steps)), "months": team.horizon_months},
        "limit": team.carry_limit,
    }


def takeaway_state(review: Review, team: Team) -> list[dict[str, Any]]:
    """Give every takeaway in its order, with the words for where it stands."""
    numbers = {takeaway.id: number for number, takeaway in enumerate(review.takeaways, start=1)}
    return [_row(one, numbers[one.takeaway.id], team) for one in rank_takeaways(review, limit=team.carry_limit)]


def _row(one: RankedTakeaway, number: int, team: Team) -> dict[str, Any]:
    t = one.takeaway
    line = t.let_go
    return {
        "id": t.id,
        "number": number,
        "text": t.text,
        "risk_low": t.risk_low,
        "risk_high": t.risk_high,
        "likelihood_low": t.likelihood_low,
        "likelihood_high": t.likelihood_high,
        "per_year": t.times_per_year_low is not None,
        "placed": t.is_placed,
        "where": words_for(t, team),
        "decision": t.decision,
        "gives_way": t.gives_way,
        "is_tail": t.is_tail,
        "expected": harm_words(one.low, one.high, team) if one.low is not None else "",
        "chance": chance_words(one, team),
        "reason": line.reason if line and line.reason else "",
        "reason_text": line.reason_text if line else "",
        "rely": line.what_we_rely_on_instead if line else "",
        "revisit_on": line.revisit_on.isoformat() if line and line.revisit_on else "",
        "trigger": line.revisit_if[0].text if line and line.revisit_if else "",
        "cost": line.cost_if_done if line else "",
        "hands": [len(t.estimates.likelihood), len(t.estimates.risk)],
    }
