"""How every view is drawn: a figure or table with its caption, its escaped text, and nothing that is uploaded anywhere."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from review_widgets.escape import keep_direction, to_html

CONFIG = {"showSendToCloud": False, "displaylogo": False, "responsive": True}
"""What every figure is shown with: nothing is uploaded anywhere."""
CAPTION = "caption"
"""The name of the annotation that says a figure's caption; a page says it above the figure instead."""
UNREADABLE = "application/vnd.review-widgets.unreadable+json"


@dataclass(frozen=True)
class Chart:
    """A figure with its caption and the table that stands for it where no figure can be drawn."""

    figure: go.Figure
    table: str
    caption: str

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        drawn = json.loads(self.figure.to_json())
        return {
            "application/vnd.plotly.v1+json": {**drawn, "config": CONFIG},
            "text/html": f"<p>{to_html(self.caption)}</p>{self.table}",
            "text/plain": self.caption,
        }


@dataclass(frozen=True)
class Table:
    """A table with its caption, made of escaped text."""

    table: str
    caption: str
    unreadable: tuple[str, ...] = ()
    """Reviews that could not be read, each with the reason; whoever runs the notebook finds them under `UNREADABLE`."""

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        shown: dict[str, Any] = {"text/html": f"<p>{to_html(self.caption)}</p>{self.table}", "text/plain": self.caption}
        return {**shown, UNREADABLE: list(self.unreadable)} if self.unreadable else shown

    def __repr__(self) -> str:
        return self.caption


def draw_chart(figure: go.Figure, caption: str, table: str, *, height: int) -> Chart:
    """Give a figure the house style, its caption above and the table that stands for it."""
    lines = "<br>".join(textwrap.wrap(plain_text(caption, 2000), 112))
    named = [trace for trace in figure.data if trace.showlegend is not False]
    key = 26 + 22 * ((len(named) - 1) // 3) if len(named) > 1 else 6
    top = key + 18 * (lines.count("<br>") + 1) + 10
    figure.update_layout(
        template="none",
        height=height + top,
        margin={"l": 20, "r": 20, "t": top, "b": 40},
        font={"family": "system-ui, Segoe UI, DejaVu Sans, sans-serif", "size": 13, "color": "#1c1e21"},
        legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0},
        paper_bgcolor="#ffffff",
        plot_bgcolor="#ffffff",
        showlegend=len(named) > 1,
        hoverlabel={"align": "left"},
    )
    figure.add_annotation(
        name=CAPTION, text=lines, align="left", showarrow=False, font={"size": 13}, x=0, xref="paper", xanchor="left", y=1, yref="paper",
        yanchor="bottom", yshift=key,
    )  # fmt: skip
    figure.update_xaxes(gridcolor="#e4e6e8", zeroline=False, automargin=True)
    figure.update_yaxes(gridcolor="#e4e6e8", zeroline=False, automargin=True)
    return Chart(figure, table, caption)


def draw_table(head: Iterable[str], rows: Iterable[Sequence[object]]) -> str:
    """Give an escaped table."""
    style = "style='text-align:left;vertical-align:top;padding:3px 12px 3px 0'"
    names = tuple(head)
    top = "".join(f"<th {style}>{to_html(cell)}</th>" for cell in names)
    short = style[:-1] + ";white-space:nowrap'"
    body = "".join(
        "<tr>"
        + "".join(
            f"<td data-head='{to_html(name)}' {short if len(str(cell)) <= 16 else style}>{to_html(cell)}</td>"
            for name, cell in zip(names, row, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body or '<tr><td>nothing yet</td></tr>'}</tbody></table>"


def plain_text(text: str, most: int) -> str:
    """Give text for a figure, in which plotly would otherwise read some tags."""
    flat = " ".join(keep_direction(str(text)).split())
    cut = flat if len(flat) <= most else flat[: most - 1] + "…"
    return cut.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def minutes_words(value: float) -> str:
    """Give minutes in the unit a person would use."""
    if pd.isna(value):
        return "not known"
    if value < 90:
        return f"{value:.0f} min"
    return f"{value / 60:.1f} h" if value < 2880 else f"{value / 1440:.1f} d"
