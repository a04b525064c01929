"""Which takeaways matter most: ranges to expected harm per year, the chance of being a true top two, what is undecided.

Ranges are read as 80 % intervals: harm as lognormal, chance as normal on the log-odds scale, times per year as lognormal.
The draws come from a fixed low-discrepancy sequence, so that the same ranges always give the same order.

References
----------
Cox, L. A. (2008), "What's wrong with risk matrices?", doi:10.1111/j.1539-6924.2008.01030.x (why no product of scores);
Krisper, M. (2021), arXiv:2103.05440 (ranges instead of boxes). Top-two chance: share of draws in which a takeaway is among
the two largest.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from statistics import NormalDist
from typing import Literal

from review_widgets.model import Decision, Forecast, Review, Takeaway, stable_id
from review_widgets.settings import Team

_DRAWS = 2_000
_Z80 = NormalDist().inv_cdf(0.9)
_NORMAL = NormalDist()
_AGAIN = " contributes to an incident again: "
Call = Literal["clear", "leaning", "toss-up", "not placed"]


@dataclass(frozen=True, slots=True)
class RankedTakeaway:
    """A takeaway in its order.

    ``expected_harm`` is the mid harm per year in the team's unit (None when it is not placed), ``low`` and ``high`` its 80 %
    range, ``top_chance`` the chance (0 to 1) that it truly belongs to the top ``limit``, ``call`` that chance in words.
    """

    takeaway: Takeaway
    rank: int
    expected_harm: float | None
    low: float | None
    high: float | None
    top_chance: float
    call: Call


@dataclass(frozen=True, slots=True)
class Undecided:
    """Something that would be dropped in silence if the review were published now; ``takeaway_id`` may be empty."""

    takeaway_id: str
    what: str
    do: str


def rank_takeaways(review: Review, *, limit: int = 2) -> tuple[RankedTakeaway, ...]:
    """Rank the review's takeaways by expected harm per year, with the chance that each truly belongs to the top ones.

    Parameters
    ----------
    review
        Its takeaways; those without both ranges come last, in their own order, with a chance of 0.
    limit
        How many may be carried (1 to 3).
    """
    placed = [takeaway for takeaway in review.takeaways if takeaway.is_placed]
    draws = [_draws(takeaway, index) for index, takeaway in enumerate(placed)]
    wins = [0.0] * len(placed)
    for row in zip(*draws, strict=True):
        cut = sorted(row, reverse=True)[: limit + 1]
        for index, value in enumerate(row):
            wins[index] += len(row) <= limit or value > cut[-1]
    rows = []
    for takeaway, won in zip(placed, wins, strict=True):
        ordered = sorted(
            _draws(takeaway, 0)
        )  # the same draws for all: equal ranges have equal numbers and keep their order
        chance = won / _DRAWS
        mid, low, high = (ordered[int(share * (_DRAWS - 1))] for share in (0.5, 0.1, 0.9))
        rows.append((takeaway, mid, low, high, chance))
    rows.sort(key=lambda row: -row[1])
    ranked = [
        RankedTakeaway(takeaway, rank, mid, low, high, chance, _call(chance))
        for rank, (takeaway, mid, low, high, chance) in enumerate(rows, start=1)
    ]
    rest = [takeaway for takeaway in review.takeaways if not takeaway.is_placed]
    return (
        *ranked,
        *(RankedTakeaway(t, len(ranked) + n, None, None, None, 0.0, "not placed") for n, t in enumerate(rest, start=1)),
    )


def find_undecided(review: Review, team: Team) -> tuple[Undecided, ...]:
    """List what stops publishing: never a choice or a wording, only what would be dropped in silence.

    An undecided takeaway; a let-go without reason, what is relied on instead, and a date or trigger; a pick beyond the team's
    limit without a line on what gives way; nothing carried at all without a line that says why.
    """
    found = [
        Undecided(t.id, f"not decided yet: {t.text}", "Carry it or let it go for now.")
        for t in review.takeaways
        if t.decision is Decision.UNDECIDED
    ]
    for takeaway in review.takeaways:
        if takeaway.decision is Decision.LET_GO and not (takeaway.let_go and takeaway.let_go.is_complete):
            found.append(
                Undecided(takeaway.id, f"let go, but not aloud yet: {takeaway.text}", f"Add {_missing(takeaway)}.")
            )
    carried = [takeaway for takeaway in review.takeaways if takeaway.decision is Decision.CARRY]
    if len(carried) > team.carry_limit and sum(bool(t.gives_way) for t in carried) < len(carried) - team.carry_limit:
        found.append(
            Undecided(
                carried[-1].id,
                f"{len(carried)} carried, the limit is {team.carry_limit}",
                "Write what gives way for the one beyond the limit, or let one go.",
            )
        )
    if not carried and not review.nothing_to_carry_because:
        found.append(
            Undecided("", "nothing is carried", "Say in one line why nothing is worth carrying, or carry one.")
        )
    return tuple(found)


def plan_forecasts(review: Review, *, today: date) -> tuple[Forecast, ...]:
    """Give what is expected of each placed takeaway that has no forecast yet: the middle of its range, fixed from now on.

    A carried takeaway is ``treated`` (something is being done), so that it is scored apart from what is let go.
    """
    there = {forecast.takeaway_id for forecast in review.forecasts}
    made = []
    for takeaway in review.takeaways:
        chance = middle_chance(takeaway)
        if chance is None or takeaway.id in there or takeaway.decision is Decision.UNDECIDED:
            continue
        year, month = divmod(today.year * 12 + today.month - 1 + takeaway.horizon_months, 12)
        closes = date(year, month + 1, min(today.day, 28))
        made.append(
            Forecast(
                id=stable_id("fc", review.id, takeaway.id),
                takeaway_id=takeaway.id,
                statement=f"by {closes.isoformat()} this{_AGAIN}{takeaway.text}",
                opens_on=today,
                closes_on=closes,
                p=round(chance, 3),
                treated=takeaway.decision is Decision.CARRY,
            )
        )
    return tuple(made)


def pick_words(review: Review, takeaway: Takeaway, team: Team) -> str:
    """Say how firm a published pick is: ``provisional, confirm from Thu 26 Nov 2026``; "" for what is not carried or not out yet."""
    if takeaway.decision is not Decision.CARRY or review.published_at is None:
        return ""
    if takeaway.confirmed_on:
        return f"confirmed on {_day(takeaway.confirmed_on)}"
    return f"provisional, confirm from {_day(team.confirm_from(takeaway.decided_on or review.published_at.date()))}"


def find_differences(review: Review, takeaway: Takeaway) -> tuple[str, ...]:
    """Say what of a takeaway is another way than when it was published, as far as its forecast tells."""
    told = next((one for one in review.forecasts if one.takeaway_id == takeaway.id), None)
    chance = middle_chance(takeaway)
    if told is None or review.published_at is None:
        return ()
    found = []
    text = told.statement.partition(_AGAIN)[2]
    if text and text != takeaway.text:
        found.append(f"it read “{text}”")
    if told.treated is not (takeaway.decision is Decision.CARRY):
        found.append("it was carried" if told.treated else "it was let go")
    if chance is not None and round(100 * chance) != round(100 * told.p):
        found.append(f"the chance was {round(100 * told.p)} %, now {round(100 * chance)} %")
    return tuple(found)


def middle_chance(takeaway: Takeaway) -> float | None:
    """Give the middle of a takeaway's likelihood range on the log-odds scale; None when it has none.

    Times per year become the chance of at least one within the horizon (Poisson).
    """
    if takeaway.times_per_year_low is not None and takeaway.times_per_year_high is not None:
        rate = math.sqrt(max(takeaway.times_per_year_low, 1e-9) * max(takeaway.times_per_year_high, 1e-9))
        return 1 - math.exp(-rate * takeaway.horizon_months / 12)
    if takeaway.likelihood_low is None or takeaway.likelihood_high is None:
        return None
    return _logit_normal(takeaway.likelihood_low, takeaway.likelihood_high, (0.0,))[0]


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"


def _missing(takeaway: Takeaway) -> str:
    line = takeaway.let_go
    parts = []
    if not (line and line.reason):
        parts.append("a reason")
    if not (line and line.what_we_rely_on_instead):
        parts.append("what we rely on instead")
    if not (line and (line.revisit_on or line.revisit_if)):
        parts.append("a date or a trigger")
    return " and ".join(parts)


def _call(chance: float) -> Call:
    if chance >= 0.9 or chance <= 0.1:
        return "clear"
    return "leaning" if chance >= 0.65 or chance <= 0.35 else "toss-up"


def _draws(takeaway: Takeaway, index: int) -> list[float]:
    harms = _lognormal(takeaway.risk_low, takeaway.risk_high, _sequence(2 * index))
    if takeaway.times_per_year_low is not None:
        rates = _lognormal(takeaway.times_per_year_low, takeaway.times_per_year_high, _sequence(2 * index + 1))
    else:
        chances = _logit_normal(takeaway.likelihood_low, takeaway.likelihood_high, _sequence(2 * index + 1))
        rates = [chance * 12 / takeaway.horizon_months for chance in chances]
    return [harm * rate for harm, rate in zip(harms, rates, strict=True)]


def _lognormal(low: float | None, high: float | None, shares: Sequence[float]) -> list[float]:
    first, last = math.log(max(low or 0.0, 1e-9)), math.log(max(high or 0.0, 1e-9))
    mid, spread = (first + last) / 2, (last - first) / (2 * _Z80)
    return [math.exp(mid + spread * share) for share in shares]


def _logit_normal(low: float | None, high: float | None, shares: Sequence[float]) -> list[float]:
    first, last = (math.log(p / (1 - p)) for p in (min(max(end or 0.0, 1e-6), 1 - 1e-6) for end in (low, high)))
    mid, spread = (first + last) / 2, (last - first) / (2 * _Z80)
    return [1 / (1 + math.exp(-(mid + spread * share))) for share in shares]


@cache
def _sequence(dimension: int) -> tuple[float, ...]:
    """Give standard normal draws from an additive recurrence with the square root of the dimension's prime as step."""
    step = math.sqrt(_prime(dimension)) % 1
    return tuple(_NORMAL.inv_cdf(min(max((0.5 + step * (n + 1)) % 1, 1e-6), 1 - 1e-6)) for n in range(_DRAWS))


def _prime(nth: int) -> int:
    primes = [2]
    while len(primes) <= nth:
        candidate = primes[-1] + 1
        while any(candidate % prime == 0 for prime in primes if prime * prime <= candidate):
            candidate += 1
        primes.append(candidate)
    return primes[nth]
