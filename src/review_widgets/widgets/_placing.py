"""Where takeaways stand: what the plot, the let-go list and the quick review share."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from review_widgets.changes import Change
from review_widgets.errors import ChangeRejected
from review_widgets.model import Decision, Estimates, Review, Takeaway
from review_widgets.plural import word_for
from review_widgets.priority import RankedTakeaway, pick_words, rank_takeaways
from review_widgets.reports.decisions import chance_words, harm_words, words_for
from review_widgets.settings import ScaleStep, Team, read_words, words_reach
from review_widgets.widgets._marks import number_words

AXES = {"likelihood": "how likely", "risk": "how harmful"}
ENDS = ("low", "middle", "high")
DECIDED = {"carry": "carried", "let_go": "let go for now", "undecided": "not decided"}
RARE = ", rare and grave"


def today() -> date:
    """Give today's date, in UTC."""
    return datetime.now(UTC).date()


def find_takeaway(review: Review, item_id: object) -> Takeaway:
    """Give a takeaway by its id.

    Raises
    ------
    ChangeRejected
        The review has none of that id.
    """
    found = review.find("takeaways", str(item_id))
    if not isinstance(found, Takeaway):
        raise ChangeRejected.of(
            f"takeaways[{item_id}]",
            found="no such takeaway",
            expected="one of the review",
            do="It may have been removed meanwhile.",
        )
    return found


def steps_of(team: Team, axis: str) -> tuple[ScaleStep, ...]:
    """Give the five words of an axis."""
    return tuple(team.likelihood_steps) if axis == "likelihood" else team.harm_scale.steps


def place_takeaway(takeaway: Takeaway, places: Mapping[str, str], team: Team) -> Change:
    """Make the change that places a takeaway by words.

    ``places`` holds ``likelihood`` and ``risk``, each as `read_words` reads it; an empty one is left as it is, its hands too.
    """
    fields: dict[str, Any] = {}
    hands: dict[str, list[int]] = {}
    for axis in AXES:
        text = places.get(axis, "").strip()
        if not text:
            continue
        read = read_words(text, steps_of(team, axis))
        fields |= {f"{axis}_low": read.low, f"{axis}_high": read.high}
        if axis == "risk":
            fields["risk_unit"] = team.harm_scale.unit
        else:
            fields |= dict.fromkeys(("times_per_year_low", "times_per_year_high"))
        if read.hands:
            hands[axis] = list(read.hands)
    if hands:
        fields["estimates"] = takeaway.estimates.model_dump(mode="json") | hands
    return Change("update", "takeaways", takeaway.id, fields)


def hands_reach(estimates: Estimates, axis: str, team: Team) -> tuple[float, float] | None:
    """Give where the whiskers of an axis end: the lowest word of all hands to the highest; None where no hand was shown."""
    hands: tuple[int, ...] = getattr(estimates, axis)
    return words_reach(hands, steps_of(team, axis)) if hands else None


def hands_words(estimates: Estimates, team: Team) -> str:
    """Say the hands shown, without anybody's name: ``how likely: six hands, lowest unlikely, highest likely``."""
    said = []
    for axis, words in AXES.items():
        hands: tuple[int, ...] = getattr(estimates, axis)
        if hands:
            low, high = (steps_of(team, axis)[hand - 1].word for hand in (hands[0], hands[-1]))
            ends = f"all {low}" if low == high else f"lowest {low}, highest {high}"
            said.append(f"{words}: {number_words(len(hands))} {word_for(len(hands), 'hand')}, {ends}")
    return "; ".join(said)


def chance_range(takeaway: Takeaway) -> tuple[float, float] | None:
    """Give the chance within the horizon; times per year become the chance of at least one (Poisson)."""
    if takeaway.times_per_year_low is not None and takeaway.times_per_year_high is not None:
        years = takeaway.horizon_months / 12
        return -math.expm1(-takeaway.times_per_year_low * years), -math.expm1(-takeaway.times_per_year_high * years)
    if takeaway.likelihood_low is None or takeaway.likelihood_high is None:
        return None
    return takeaway.likelihood_low, takeaway.likelihood_high


def number_of(axis: str, value: float) -> str:
    """Give a chance in percent, or a harm, as it is read and typed."""
    if axis == "likelihood":
        return f"{100 * value:.3g}"
    return f"{value:,.{0 if value >= 100 else 2}f}".removesuffix(".00").replace(",", " ")


def span_numbers(axis: str, low: float, high: float) -> str:
    """Give a range of an axis in numbers: ``35 to 65 %``, ``1 000 to 10 000``."""
    return f"{number_of(axis, low)} to {number_of(axis, high)}{' %' if axis == 'likelihood' else ''}"


def ends_of(takeaway: Takeaway) -> dict[str, float]:
    """Give both ends and the middle of each axis: on the log-odds scale for a chance, on the log scale for harm."""
    ends: dict[str, float] = {}
    if chance := chance_range(takeaway):
        low, high = (min(max(end, 1e-6), 1 - 1e-6) for end in chance)
        odds = math.sqrt(low / (1 - low) * high / (1 - high))
        ends |= {"likelihood_low": low, "likelihood_middle": odds / (1 + odds), "likelihood_high": high}
    if takeaway.risk_low is not None and takeaway.risk_high is not None:
        low, high = (max(end, 1e-9) for end in (takeaway.risk_low, takeaway.risk_high))
        ends |= {"risk_low": low, "risk_middle": math.sqrt(low * high), "risk_high": high}
    return ends


def let_go_fields(takeaway: Takeaway | None, team: Team) -> dict[str, Any]:
    """Give the fields that let a takeaway go, with the next look-back as the date where none was said."""
    line = takeaway.let_go.model_dump(mode="json") if takeaway and takeaway.let_go else {}
    line["revisit_on"] = line.get("revisit_on") or team.next_look_back(today()).isoformat()
    return {"decision": "let_go", "decided_on": today().isoformat(), "let_go": line}


def scale_state(team: Team) -> dict[str, Any]:
    """Give both axes for the browser."""

    def axis_state(axis: str) -> dict[str, Any]:
        steps = steps_of(team, axis)
        words = (
            f"{n} {step.word}{f' ({step.example})' if step.example else ''}" for n, step in enumerate(steps, start=1)
        )
        return {
            "steps": [
                step.model_dump(mode="json") | {"span": span_numbers(axis, step.low, step.high)} for step in steps
            ],
            "hint": " · ".join(words),
        }

    return {
        "harm": {"unit": team.harm_scale.unit, **axis_state("risk")},
        "chance": {"months": team.horizon_months, **axis_state("likelihood")},
        "limit": team.carry_limit,
    }


def takeaway_state(review: Review, team: Team) -> list[dict[str, Any]]:
    """Give every takeaway in its order, with the words for where it stands."""
    numbers = {takeaway.id: number for number, takeaway in enumerate(review.takeaways, start=1)}
    is_over = count_carried(review) > team.carry_limit
    rows = []
    for one in rank_takeaways(review, limit=team.carry_limit):
        row = _row(one, numbers[one.takeaway.id], team)
        firm = pick_words(review, one.takeaway, team)
        rare = RARE.removeprefix(", ") if one.takeaway.is_tail else ""
        stands = " · ".join(filter(None, (row["where"], rare, firm)))
        rows.append(row | {"stands": stands, "is_over": is_over and one.takeaway.decision is Decision.CARRY})
    return rows


def count_carried(review: Review) -> int:
    """Give how many takeaways are carried, a tail pick among them."""
    return sum(takeaway.decision is Decision.CARRY for takeaway in review.takeaways)


def _row(one: RankedTakeaway, number: int, team: Team) -> dict[str, Any]:
    t = one.takeaway
    line = t.let_go
    chance = chance_range(t) or (None, None)
    ends = ends_of(t)
    unit = f" {team.harm_scale.unit} a year"
    return {
        "id": t.id,
        "number": number,
        "text": t.text,
        "risk_low": t.risk_low,
        "risk_high": t.risk_high,
        "likelihood_low": chance[0],
        "likelihood_high": chance[1],
        "placed": t.is_placed,
        "where": words_for(t, team),
        "decision": t.decision,
        "decided": f"{DECIDED[t.decision]}{RARE if t.is_tail else ''}",
        "gives_way": t.gives_way,
        "is_tail": t.is_tail,
        "a_year": harm_words(one.low, one.high, team).removesuffix(unit) if one.low is not None else "",
        "chance": chance_words(one, team),
        "hands": hands_words(t.estimates, team),
        "reason": line.reason if line and line.reason else "",
        "reason_text": line.reason_text if line else "",
        "rely": line.what_we_rely_on_instead if line else "",
        "revisit_on": line.revisit_on.isoformat() if line and line.revisit_on else "",
        "trigger": line.revisit_if[0].text if line and line.revisit_if else "",
        "cost": line.cost_if_done if line else "",
        "mind": "; ".join(line.would_change_our_mind) if line else "",
        "whiskers": {axis: hands_reach(t.estimates, axis, team) for axis in AXES},
        "ends": {
            f"{axis}_{end}": number_of(axis, ends[f"{axis}_{end}"]) if f"{axis}_{end}" in ends else ""
            for axis in AXES
            for end in ENDS
        },
    }
