"""The plot as a table: the numbers behind the words, the hands, the order, and what the words mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from review_widgets.escape import to_html
from review_widgets.model import Review
from review_widgets.plural import count_of
from review_widgets.settings import Team
from review_widgets.widgets._placing import scale_state, takeaway_state

_CELL = "text-align:left;vertical-align:top;padding:3px 12px 3px 0"


def number_table(review: Review, team: Team) -> str:
    """Give the table twin of the plot as escaped HTML: one row per takeaway in its order, then both scales."""
    unit = team.harm_scale.unit
    heads = (
        "No.",
        "Takeaway",
        "Decision",
        f"Chance within {count_of(team.horizon_months, 'month')}, %",
        f"Harm if it does, {unit}",
        f"Expected a year, {unit}",
        "Order",
        "Hands",
    )
    rows = [
        (
            str(row["number"]),
            row["text"],
            row["decided"],
            _span(row["ends"], "likelihood"),
            _span(row["ends"], "risk"),
            row["a_year"] or "not placed yet",
            row["chance"],
            row["hands"],
        )
        for row in takeaway_state(review, team)
    ]
    scale = scale_state(team)
    return (
        _table("", heads, rows)
        + _scale(f"How likely, within {count_of(team.horizon_months, 'month')}", scale["chance"]["steps"])
        + _scale(f"How harmful, in {unit}", scale["harm"]["steps"])
    )


def _scale(title: str, steps: Sequence[dict[str, Any]]) -> str:
    rows = [(str(n), step["word"], step["example"], step["span"]) for n, step in enumerate(steps, 1)]
    return _table(title, ("No.", "Word", "Example", "Range"), rows)


def _span(ends: dict[str, str], axis: str) -> str:
    low, high = ends[f"{axis}_low"], ends[f"{axis}_high"]
    return f"{low} to {high}" if low else "not placed yet"


def _table(caption: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    title = f"<caption style='text-align:left'>{to_html(caption)}</caption>" if caption else ""
    body = "".join(_row("td", row) for row in rows)
    return f"<table>{title}<thead>{_row('th', heads)}</thead><tbody>{body}</tbody></table>"


def _row(tag: str, cells: Iterable[str]) -> str:
    made = "".join(f"<{tag} style='{_CELL}'>{to_html(cell)}</{tag}>" for cell in cells)
    return f"<tr>{made}</tr>"
