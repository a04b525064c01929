"""Where takeaways stand and what was decided, in words and as the table that carries both with equal weight."""

from __future__ import annotations

import math
from collections.abc import Sequence

from review_widgets.escape import to_html
from review_widgets.model import REASONS, Review, Takeaway
from review_widgets.plural import word_for
from review_widgets.priority import RankedTakeaway, pick_words
from review_widgets.settings import ScaleStep, Team


def words_for(takeaway: Takeaway, team: Team) -> str:
    """Give where a takeaway stands in the team's words, such as ``likely · work is held up``."""
    if not takeaway.is_placed:
        return "not placed yet"
    if takeaway.times_per_year_low is not None:
        chance = f"{takeaway.times_per_year_low:g} to {takeaway.times_per_year_high:g} {word_for(takeaway.times_per_year_high or 0, 'time')} a year"
    else:
        chance = _span(takeaway.likelihood_low, takeaway.likelihood_high, team.likelihood_steps)
    return f"{chance} · {_span(takeaway.risk_low, takeaway.risk_high, team.harm_scale.steps)}"


def chance_words(one: RankedTakeaway, team: Team) -> str:
    """Say whether a takeaway truly belongs to the top ones, in words with the number."""
    if one.call == "not placed":
        return ""
    share = f"{round(one.top_chance * 100)} in 100 draws"
    count = {1: "the first", 2: "the top two", 3: "the top three"}[team.carry_limit]
    if one.call == "toss-up":
        return f"a toss-up for {count} ({share}): choose on judgement"
    inside = one.top_chance > 0.5
    if one.call == "clear":
        return f"clearly {'in' if inside else 'outside'} {count} ({share})"
    return f"leaning {'towards' if inside else 'away from'} {count} ({share})"


def harm_words(low: float | None, high: float | None, team: Team) -> str:
    """Give a harm range per year, rounded to what such a range can bear."""
    return f"{_rounded(low or 0)} to {_rounded(high or 0)} {team.harm_scale.unit} a year"


def _span(low: float | None, high: float | None, steps: Sequence[ScaleStep]) -> str:
    first, last = low or 0.0, high or 0.0
    inside = [
        step.word
        for step in steps
        if min(last, step.high) - max(first, step.low) > 0.2 * min(last - first, step.high - step.low)
    ]
    if not inside:
        inside = [min(steps, key=lambda step: abs(math.log(max(first, 1e-9)) - math.log(step.low))).word]
    return inside[0] if len(inside) == 1 else f"{inside[0]} to {inside[-1]}"


def _rounded(value: float) -> str:
    if value <= 0:
        return "0"
    digits = max(0, 1 - math.floor(math.log10(value)))
    rounded = round(value, digits) if value < 10 else round(value, -math.floor(math.log10(value)) + 1)
    return f"{rounded:,.{digits if value < 10 else 0}f}".replace(",", " ")


def decision_table(review: Review, team: Team) -> str:
    """Give ``Carrying`` and ``Letting go for now`` side by side, of equal weight, as an escaped table."""
    carried = [t for t in review.takeaways if t.decision == "carry"]
    gone = [t for t in review.takeaways if t.decision == "let_go"]
    left = [t for t in review.takeaways if t.decision == "undecided"]
    columns = [
        ("Carrying", [_carried(review, t, team) for t in carried] or [_nothing(review)]),
        ("Letting go for now", [_gone(t, team) for t in gone] or ["nothing"]),
    ]
    if left:
        columns.append(("Not decided yet", [f"{to_html(t.text)}<br>{to_html(words_for(t, team))}" for t in left]))
    style = f"text-align:left;vertical-align:top;width:{100 // len(columns)}%;padding:4px 18px 4px 0"
    cells = (
        f"<td style='{style}'><h3>{title}</h3>{''.join(f'<p>{item}</p>' for item in items)}</td>"
        for title, items in columns
    )
    return f"<table class='rw-decided'><tbody><tr>{''.join(cells)}</tr></tbody></table>"


def _nothing(review: Review) -> str:
    because = review.nothing_to_carry_because
    return f"nothing, because {to_html(because)}" if because else "nothing yet"


def _carried(review: Review, takeaway: Takeaway, team: Team) -> str:
    parts = [f"<strong>{to_html(takeaway.text)}</strong>", to_html(words_for(takeaway, team))]
    if pick := pick_words(review, takeaway, team):
        parts.append(f"<span class='facts'>{to_html(pick)}</span>")
    if takeaway.rationale:
        parts.append(f"{_label('why')} {to_html(takeaway.rationale)}")
    if takeaway.gives_way:
        parts.append(f"{_label('gives way')} {to_html(takeaway.gives_way)}")
    return "<br>".join(parts)


def _gone(takeaway: Takeaway, team: Team) -> str:
    line = takeaway.let_go
    parts = [f"<strong>{to_html(takeaway.text)}</strong>", to_html(words_for(takeaway, team))]
    if line and line.reason:
        why = REASONS[line.reason] + (f". {line.reason_text}" if line.reason_text else "")
        parts.append(f"{_label('why')} {to_html(why)}")
    if line and line.what_we_rely_on_instead:
        parts.append(f"{_label('instead we rely on')} {to_html(line.what_we_rely_on_instead)}")
    if line and (line.revisit_on or line.revisit_if):
        when = [line.revisit_on.isoformat()] if line.revisit_on else []
        when += [trigger.text for trigger in line.revisit_if]
        parts.append(f"{_label('we look again')} {to_html(' or when '.join(when))}")
    return "<br>".join(parts)


def _label(words: str) -> str:
    return f"<span class='facts'>{words}:</span>"
