"""Charts over an archive: plain plotly figures, each with its n, its definition and a table that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import pandas as pd
import plotly.graph_objects as go

from review_widgets.plural import count_of, word_for
from review_widgets.trends import statistics as st
from review_widgets.trends.archive import DURATION_COLUMNS, Archive
from review_widgets.trends.drawing import Chart, Table, draw_chart, draw_table, minutes_words, plain_text

ASPECTS = {
    "made_possible": ("made it possible", "circle", "#0072b2"),
    "triggered": ("set it off", "diamond", "#d55e00"),
    "made_worse": ("made it worse", "square", "#a0522d"),
    "slowed_detection": ("slowed seeing it", "triangle-up", "#8a5a9e"),
    "slowed_diagnosis": ("slowed understanding it", "triangle-down", "#8a5a9e"),
    "slowed_recovery": ("slowed recovering", "triangle-left", "#8a5a9e"),
    "slowed_coordination": ("slowed working together", "triangle-right", "#8a5a9e"),
    "helped": ("helped", "star", "#007a5a"),
}
"""Aspect → words, symbol, colour; the symbol tells as much as the colour."""
FOUND = {"alert": "#0072b2", "colleague": "#009e73", "customer": "#d55e00", "chance": "#e69f00", "not said": "#9aa0a6"}
_MOST = 14


def summary(archive: Archive) -> Table:
    """Say what the page is about: how many reviews, of what kind, over which time, and what could not be read."""
    incidents = archive.incidents
    n = len(incidents)
    days = incidents["day"].dropna()
    period = f", {days.min():%Y-%m-%d} to {days.max():%Y-%m-%d}" if len(days) else ""
    kinds = incidents["kind"].value_counts()
    named = [count_of(int(count), str(kind).replace("_", " ")) for kind, count in kinds.items()]
    of_them = f": {', '.join(named)}" if len(named) > 1 else ""
    outside = f" {count_of(len(archive.skipped), 'review')} outside the period left out." if archive.skipped else ""
    missing = f" {count_of(len(archive.unreadable), 'review')} could not be read." if archive.unreadable else ""
    words = f"{count_of(n, 'review')}{period}{of_them}.{outside}{missing}"
    table = draw_table(("could not be read", "why"), archive.unreadable) if archive.unreadable else ""
    return Table(table, words, tuple(f"{name}: {why}" for name, why in archive.unreadable))


def factor_strip(archive: Archive) -> Chart:
    """Draw one dot per incident, one row per thread, in time."""
    threads = st.factor_threads(archive.factors).dropna(subset=["day"])
    n = len(archive.incidents)
    counts = st.thread_counts(threads)
    shown = list(counts.index[:_MOST])
    figure = go.Figure()
    for aspect, (words, symbol, colour) in ASPECTS.items():
        part = threads[(threads["aspect"] == aspect) & threads["thread"].isin(shown)]
        if part.empty:
            continue
        figure.add_trace(
            go.Scatter(
                x=[day.strftime("%Y-%m-%d") for day in part["day"]],
                y=[_row_label(thread, counts) for thread in part["thread"]],
                mode="markers",
                name=words,
                marker={"symbol": symbol, "size": 11, "color": colour, "line": {"width": 1, "color": "#ffffff"}},
                text=[plain_text(f"{r}: {t}", 90) for r, t in zip(part["review_id"], part["text"], strict=True)],
                hovertemplate="%{text}<br>%{x}<extra></extra>",
            )
        )
    figure.update_yaxes(categoryorder="array", categoryarray=[_row_label(thread, counts) for thread in reversed(shown)])
    more = f"; the first {len(shown)} are drawn, all stand in the table below" if len(counts) > len(shown) else ""
    caption = (
        f"{count_of(len(counts), 'circumstance')} in {count_of(n, 'review')}{more}. A review counts once per row. The team's own labels come first; "
        "a factor without a label counts for its domain."
    )
    rows = [
        (_thread_words(thread, counts), int(count), ", ".join(threads[threads["thread"] == thread]["review_id"]))
        for thread, count in counts["reviews"].items()
    ]
    return draw_chart(
        figure, caption, draw_table(("circumstance", "reviews", "which"), rows), height=70 + 30 * max(len(shown), 1)
    )


def factor_changes(archive: Archive) -> Table:
    """Compare the two halves of the period, and mostly say that there are too few to call."""
    threads = st.factor_threads(archive.factors)
    changes = st.factor_changes(threads, archive.incidents)
    tested, counts = changes[changes["reviews"] > 2], st.thread_counts(threads)
    shown = tested[tested["thread"].map(counts["labelled"]).astype(bool) | (tested["call"] != st.TOO_FEW)]
    rows = [
        (
            _thread_words(row.thread, counts),
            f"{row.earlier} of {row.earlier_of}",
            f"{row.later} of {row.later_of}",
            row.call,
        )
        for row in st.rows_of(shown)
    ]
    quiet = len(tested) - len(shown)
    caption = (
        f"Earlier against later half of {count_of(len(archive.incidents), 'review')}, by Fisher's exact test at 5 %. "
        f"Of the {count_of(len(tested), 'circumstance')} "
        f"in three reviews or more about {len(tested) * 0.05:.1f} would stand out by chance alone; a change may also mean that people "
        "write more."
        + (f" {count_of(quiet, 'domain')} with too few to call {word_for(quiet, 'is')} left out." if quiet else "")
    )
    return Table(draw_table(("circumstance", "earlier half", "later half", "call"), rows), caption)


def would_have_helped(archive: Archive) -> Chart:
    """Draw how many incidents a test or alert, or a tool, was written down for, by thread."""
    helped = st.would_have_helped(archive.factors)
    counts = helped.groupby(["thread", "what"])["review_id"].nunique().unstack(fill_value=0)
    counts = counts.reindex(columns=["test or alert", "tool"], fill_value=0)
    counts = counts.loc[counts.sum(axis=1).sort_values(ascending=False, kind="stable").index[:_MOST]]
    figure = go.Figure()
    for what, colour, pattern in (("test or alert", "#0072b2", ""), ("tool", "#d55e00", "/")):
        figure.add_trace(
            go.Bar(
                y=[plain_text(thread, 48) for thread in counts.index],
                x=[int(value) for value in counts[what]],
                name=what,
                orientation="h",
                marker={
                    "color": colour,
                    "pattern": {"shape": pattern, "fillmode": "overlay", "fgcolor": "#ffffff", "size": 6},
                },
            )
        )
    figure.update_yaxes(autorange="reversed")
    figure.update_xaxes(title="incidents", dtick=1 if counts.to_numpy().max(initial=0) < 12 else None)
    incidents = helped["review_id"].nunique()
    of_all = count_of(len(archive.incidents), "review")
    caption = f"{count_of(len(helped), 'answer')} in {incidents} of {of_all}: what would have shown it, what would have made it smoother."
    rows = [
        (row.thread, row.what, row.text, row.review_id) for row in st.rows_of(helped.sort_values(["thread", "what"]))
    ]
    return draw_chart(
        figure,
        caption,
        draw_table(("circumstance", "what", "in our words", "review"), rows[:200]),
        height=70 + 34 * max(len(counts), 1),
    )


def how_found(archive: Archive) -> Chart:
    """Draw by which way incidents came to attention, quarter by quarter, as counts."""
    found = st.found_by_quarter(archive.incidents)
    quarters = sorted(set(found["quarter"]))
    figure = go.Figure()
    rows = []
    for way, colour in FOUND.items():
        part = found[found["how_found"] == way].set_index("quarter")["n"].reindex(quarters, fill_value=0)
        if part.sum():
            bars = {"x": quarters, "y": [int(value) for value in part], "name": way, "marker": {"color": colour}}
            figure.add_trace(
                go.Bar(**bars, text=[str(value) if value else "" for value in part], textposition="inside")
            )
            rows.append((way, int(part.sum())))
    figure.update_layout(barmode="stack")
    figure.update_yaxes(title="incidents")
    caption = f"How {count_of(int(found['n'].sum()), 'incident')} came to attention, by the quarter they began. Drills and maintenance are left out."
    return draw_chart(figure, caption, draw_table(("way", "incidents"), rows), height=340)


def durations(archive: Archive, name: str = "duration") -> Chart:
    """Draw the distribution of a duration on a log axis: every incident a step, quartiles as lines."""
    spread = st.duration_summary(archive.incidents).set_index("name")
    one: Any = spread.loc[name]
    values = st.measured(archive.incidents)[DURATION_COLUMNS[name]].dropna()
    good = sorted(max(float(value), 0.5) for value in values if value >= 0)
    share = [(rank + 1) / len(good) for rank in range(len(good))]
    figure = go.Figure(
        go.Scatter(x=good, y=share, mode="lines", line={"shape": "hv", "color": "#0072b2", "width": 2}, name=name)
    )
    if one["n"]:
        _mark_quartiles(figure, one)
    ticks = [1, 5, 15, 60, 240, 1440, 10080]
    figure.update_xaxes(type="log", tickvals=ticks, ticktext=["1 min", "5 min", "15 min", "1 h", "4 h", "1 d", "7 d"])
    figure.update_yaxes(title="share of incidents", range=[0, 1.02], tickformat=".0%" if one["n"] >= 20 else ".2f")
    backwards = f" It ends before it begins for {int(one['negative'])}." if one["negative"] else ""
    caption = (
        f"{name.capitalize()}, {_definition(name)}: n = {int(one['n'])}, not known for {int(one['unknown'])}.{backwards} Median "
        f"{minutes_words(one['median'])}, quartiles {minutes_words(one['q1'])} and {minutes_words(one['q3'])}, "
        f"longest {minutes_words(one['longest'])}. Drills and maintenance are left out."
    )
    rows = [
        (
            row.Index,
            int(row.n),
            int(row.unknown),
            minutes_words(row.q1),
            minutes_words(row.median),
            minutes_words(row.q3),
            _definition(str(row.Index)),
        )
        for row in st.rows_of(spread)
    ]
    return draw_chart(
        figure,
        caption,
        draw_table(
            ("duration", "n", "not known", "a quarter below", "median", "three quarters below", "definition"), rows
        ),
        height=380,
    )


def _mark_quartiles(figure: go.Figure, one: Any) -> None:
    for column, words, place, height in (
        ("q1", "a quarter", "middle left", 0.86),
        ("median", "half", "middle right", 0.12),
        ("q3", "three quarters", "middle right", 0.4),
    ):
        at = max(float(one[column]), 0.5)
        line = {"dash": "dot", "width": 1.5, "color": "#6b7075"}
        quiet = {"hoverinfo": "skip", "showlegend": False}
        figure.add_trace(go.Scatter(x=[at, at], y=[0, 1], mode="lines", line=line, **quiet))
        text = f"{words}<br>within {minutes_words(one[column])}"
        figure.add_trace(go.Scatter(x=[at], y=[height], mode="text", text=[text], textposition=place, **quiet))


def let_go_ledger(archive: Archive) -> Table:
    """List what was let go: due, touched by a later incident, or at rest."""
    threads = st.factor_threads(archive.factors)
    ledger = st.let_go_ledger(archive.takeaways, threads, archive.related, pd.Timestamp(archive.today))
    states = ledger["state"].value_counts()
    rows = [
        (
            row.state,
            row.text,
            row.rely,
            f"{row.revisit_on:%Y-%m-%d}" if pd.notna(row.revisit_on) else "",
            ", ".join(row.touched_by) + (f" and {more} more" if (more := row.touches - len(row.touched_by)) else ""),
            row.review_id,
        )
        for row in st.rows_of(ledger)
    ]
    caption = (
        f"{len(ledger)} let go for now: "
        + (", ".join(f"{int(count)} {state}" for state, count in states.items()) or "none")
        + ". Touched means that a later review names it or shares one of its labels; nobody was wrong to let it go."
    )
    return Table(draw_table(("state", "what", "we rely on", "look again", "touched by", "from"), rows), caption)


def carried(archive: Archive) -> Table:
    """List what was carried, with its actions."""
    rows_of = archive.takeaways[archive.takeaways["decision"] == "carry"].sort_values("day")
    rows = [
        (
            row.text,
            f"{row.actions - row.open_actions} of {count_of(row.actions, 'action')} done"
            if row.actions
            else "no action",
            row.review_id,
        )
        for row in st.rows_of(rows_of)
    ]
    return Table(
        draw_table(("carried", "follow-up", "from"), rows),
        f"{count_of(len(rows), 'takeaway')} carried in {count_of(archive.incidents.shape[0], 'review')}. A takeaway may have no action at all.",
    )


def forecasts(archive: Archive) -> Table:
    """List what was expected and what happened; below five resolved calls nothing is counted, below fifteen nothing is scored."""
    resolved = st.resolved_forecasts(archive.forecasts)
    rows = [
        (
            row.statement,
            f"{row.p:.0%}",
            "happened" if row.happened else "did not",
            "carried" if row.treated else "let go",
        )
        for row in st.rows_of(resolved)
    ]
    untreated = resolved[~resolved["treated"]]
    n, opened = len(resolved), int((archive.forecasts["resolution"] == "").sum())
    words = f"{count_of(n, 'call')} resolved, {opened} open."
    if n >= 5:
        words += f" {int(resolved['happened'].sum())} of {n} happened; expected were {resolved['p'].sum():.1f}."
    if len(untreated) >= 15:
        words += f" Brier score of the {len(untreated)} let go: {st.brier(untreated):.2f} (0 is perfect, 0.25 is always one half)."
    elif n:
        words += f" Too few to score ({len(untreated)} let go and resolved; 15 are needed)."
    return Table(draw_table(("what we expected", "chance said", "what happened", "then"), rows), words)


def health(archive: Archive) -> Table:
    """Say how reviewing itself goes: how many are published, how long after, and what was not readable."""
    incidents = archive.incidents
    published = incidents[incidents["published_at"].notna()]
    waited = (published["published_at"].dt.tz_localize(None) - published["day"]).dt.days.dropna()
    learned, answered = int(incidents["learned_something"].sum()), int(incidents["answered"].sum())
    rows: list[Sequence[object]] = [
        ("published", f"{len(published)} of {len(incidents)}"),
        (
            "days from the incident to publishing, median",
            f"{waited.median():.0f} (n = {len(waited)})" if len(waited) else "not known",
        ),
        ("learned something, of those asked", f"{learned} of {answered}" if answered else "nobody was asked"),
        ("reviews that could not be read", str(len(archive.unreadable))),
    ]
    return Table(
        draw_table(("about reviewing", "count"), rows),
        "Not a target: counts of the process, none of them about a person.",
    )


def _row_label(thread: str, counts: pd.DataFrame) -> str:
    return f"{plain_text(_thread_words(thread, counts), 44)}  ({int(cast('int', counts.at[thread, 'reviews']))})"


def _thread_words(thread: object, counts: pd.DataFrame) -> str:
    return str(thread) if counts.at[thread, "labelled"] else f"domain: {thread}"


def _definition(name: str) -> str:
    from review_widgets.timeline import DURATIONS

    return next(words for known, _, _, words in DURATIONS if known == name)
