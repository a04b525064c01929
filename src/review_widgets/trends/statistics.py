"""Counts and distributions over reviews: frames in, frames out; every number comes with its n.

References
----------
Fisher's exact test for two halves of a period; VOID reports on why durations get a distribution and no mean.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from math import exp, lgamma
from typing import Any, cast

import pandas as pd

from review_widgets.trends.archive import DURATION_COLUMNS

TOO_FEW = "too few to call"


def rows_of(frame: pd.DataFrame) -> Iterator[Any]:
    """Give the rows as named tuples, whose values no stub can type."""
    return cast("Iterator[Any]", frame.itertuples())


def factor_threads(factors: pd.DataFrame) -> pd.DataFrame:
    """Give one row per review and thread, where a thread is a label of the team, or the domain where a factor has no label.

    Columns: review_id, day, thread (str), aspect (of the first such factor in the review), text (all of them, one per line), labelled
    (bool: the thread is a label). A review counts once for a thread however many of its factors belong to it. Factors with neither
    label nor domain are left out.
    """
    columns = ["review_id", "day", "thread", "aspect", "text", "labelled"]
    found: dict[tuple[str, str], list[Any]] = {}
    for row in rows_of(factors):
        for thread in row.labels or ((row.domain,) if row.domain else ()):
            if (row.review_id, thread) in found:
                found[row.review_id, thread][-2] += f"\n{row.text}"
            else:
                found[row.review_id, thread] = [row.review_id, row.day, thread, row.aspect, row.text, bool(row.labels)]
    return pd.DataFrame(list(found.values()), columns=columns).astype({"labelled": bool})


def thread_counts(threads: pd.DataFrame) -> pd.DataFrame:
    """Count the reviews of each thread: index thread, columns reviews (int64), labelled (bool).

    The team's own labels stand before domains, each group by falling count: a domain such as "communication" gathers much and says
    little.
    """
    grouped = threads.groupby("thread", sort=True)
    made = pd.DataFrame({"reviews": grouped.size(), "labelled": grouped["labelled"].any()})
    return made.sort_values(["labelled", "reviews"], ascending=False, kind="stable")


def factor_changes(threads: pd.DataFrame, incidents: pd.DataFrame) -> pd.DataFrame:
    """Compare the earlier and the later half of the reviews, thread by thread.

    Columns: thread, reviews (n with it), of (n reviews), earlier, earlier_of, later, later_of (counts), call: ``more often lately``,
    ``less often lately`` where Fisher's exact test gives p < 0.05 two-sided, else ``too few to call``. Rows by falling count.
    """
    dated = incidents.dropna(subset=["day"]).sort_values(["day", "review_id"])
    half = len(dated) // 2
    earlier, later = set(dated["review_id"][:half]), set(dated["review_id"][half:])
    rows = []
    for thread, group in threads.groupby("thread"):
        reviews = set(group["review_id"])
        a, b = len(reviews & earlier), len(reviews & later)
        rows.append(
            (
                thread,
                len(reviews),
                len(incidents),
                a,
                len(earlier),
                b,
                len(later),
                _call(a, len(earlier), b, len(later)),
            )
        )
    columns = ["thread", "reviews", "of", "earlier", "earlier_of", "later", "later_of", "call"]
    return pd.DataFrame(rows, columns=columns).sort_values(
        ["reviews", "thread"], ascending=[False, True], ignore_index=True
    )


def exact_p(a: int, n: int, b: int, m: int) -> float:
    """Give the two-sided p of Fisher's exact test for a of n against b of m."""
    drawn = a + b
    if not n or not m or drawn in (0, n + m):
        return 1.0
    weights = [
        -lgamma(k + 1) - lgamma(n - k + 1) - lgamma(drawn - k + 1) - lgamma(m - drawn + k + 1)
        for k in range(max(0, drawn - m), min(n, drawn) + 1)
    ]
    here, most = weights[a - max(0, drawn - m)], max(weights)
    shares = [exp(weight - most) for weight in weights]
    as_rare = sum(share for share, weight in zip(shares, weights, strict=True) if weight <= here + 1e-7)
    return min(as_rare / sum(shares), 1.0)


def _call(a: int, n: int, b: int, m: int) -> str:
    if exact_p(a, n, b, m) >= 0.05:
        return TOO_FEW
    return "more often lately" if b * n > a * m else "less often lately"


def measured(incidents: pd.DataFrame) -> pd.DataFrame:
    """Give the incidents that durations are read from: no maintenance, no drills, nothing skipped."""
    kept = ~incidents["is_maintenance"] & (incidents["kind"] != "drill") & (incidents["status"] != "skipped")
    return incidents[kept]


def duration_summary(incidents: pd.DataFrame) -> pd.DataFrame:
    """Give one row per derived duration: name, n, unknown, negative (counts), q1, median, q3, longest (minutes).

    Negative durations (a time mistyped) are counted and left out of the quartiles; quartiles interpolate linearly.
    """
    rows = []
    base = measured(incidents)
    for name, column in DURATION_COLUMNS.items():
        values = base[column].dropna()
        good = values[values >= 0]
        quartiles = good.quantile([0.25, 0.5, 0.75]).tolist() if len(good) else [float("nan")] * 3
        longest = float(good.max()) if len(good) else float("nan")
        rows.append((name, len(good), int(base[column].isna().sum()), int((values < 0).sum()), *quartiles, longest))
    return pd.DataFrame(rows, columns=["name", "n", "unknown", "negative", "q1", "median", "q3", "longest"])


def found_by_quarter(incidents: pd.DataFrame) -> pd.DataFrame:
    """Give one row per quarter and way of finding out: quarter (str), how_found (``not said`` where empty), n."""
    dated = measured(incidents).dropna(subset=["day"])
    if dated.empty:
        return pd.DataFrame(
            {"quarter": pd.Series(dtype=str), "how_found": pd.Series(dtype=str), "n": pd.Series(dtype="int64")}
        )
    named = pd.DataFrame(
        {
            "quarter": dated["day"].dt.year.astype(str) + " Q" + dated["day"].dt.quarter.astype(str),
            "how_found": dated["how_found"].replace("", "not said"),
        }
    )
    return named.value_counts(["quarter", "how_found"], sort=False).rename("n").reset_index()


def would_have_helped(factors: pd.DataFrame) -> pd.DataFrame:
    """Give one row per written answer: review_id, thread (first label, domain or empty), what (``test or alert``/``tool``), text."""
    rows = []
    for row in rows_of(factors):
        thread = next(iter(row.labels), row.domain)
        for what, text in (("test or alert", row.would_have_detected), ("tool", row.would_have_smoothed)):
            if text:
                rows.append((row.review_id, thread or "no label", what, text))
    return pd.DataFrame(rows, columns=["review_id", "thread", "what", "text"])


def let_go_ledger(
    takeaways: pd.DataFrame, threads: pd.DataFrame, related: pd.DataFrame, today: pd.Timestamp
) -> pd.DataFrame:
    """Give one row per let-go: review_id, day, text, reason, rely, revisit_on, state, touched_by (ids, a tuple), touches (int64).

    A let-go is touched by a later review that says so, or whose factors share a label with it; ``touches`` counts these reviews,
    ``touched_by`` holds the first five of them. ``state`` is the line's own where somebody set it, else ``due`` when its date has come,
    ``touched`` when a later review touches it, else ``active``.
    """
    rows = []
    later = {str(thread): _Thread(rows) for thread, rows in threads.groupby("thread")}
    said = related[related["relation"] == "touches_let_go"].groupby("other_id")["review_id"].agg(list).to_dict()
    for row in rows_of(takeaways[takeaways["decision"] == "let_go"]):
        touched, touches = _touching(
            row.day, [later[one] for one in row.labels if one in later], said.get(row.review_id, [])
        )
        state = row.line_status if row.line_status not in ("", "active") else ""
        due = pd.notna(row.revisit_on) and row.revisit_on <= today
        state = state or ("due" if due else "touched" if touched else "active")
        rows.append((row.review_id, row.day, row.text, row.reason, row.rely, row.revisit_on, state, touched, touches))
    columns = ["review_id", "day", "text", "reason", "rely", "revisit_on", "state", "touched_by", "touches"]
    order = {"due": 0, "touched": 1, "active": 2, "revisited": 3, "reversed": 4, "expired": 5}
    made = pd.DataFrame(rows, columns=columns)
    return made.sort_values(["state", "day"], key=lambda c: c.map(order) if c.name == "state" else c, ignore_index=True)


class _Thread:
    """The reviews of one thread in time order, and where each stands."""

    def __init__(self, rows: pd.DataFrame) -> None:
        ordered = rows.dropna(subset=["day"]).sort_values(["day", "review_id"])
        self.days: list[pd.Timestamp] = ordered["day"].tolist()
        self.reviews: list[str] = ordered["review_id"].tolist()
        self.place = {review_id: number for number, review_id in enumerate(self.reviews)}


def _touching(
    day: pd.Timestamp, threads: list[_Thread], said: Iterable[str], most: int = 5
) -> tuple[tuple[str, ...], int]:
    """Give the first ``most`` later reviews of some threads, those that say so before the others, and how many there are in all.

    With one thread, as most takeaways have, nothing is copied: at 100,000 reviews each let-go may be touched by thousands.
    """
    named = tuple(dict.fromkeys(said))
    starts = [bisect_right(thread.days, day) if pd.notna(day) else len(thread.days) for thread in threads]
    if len(threads) == 1:
        thread, start = threads[0], starts[0]
        first = thread.reviews[start : start + most + len(named)]
        apart = sum(thread.place.get(one, -1) < start for one in named)
        return tuple(dict.fromkeys([*named, *first]))[:most], len(thread.days) - start + apart
    later = {
        row
        for thread, start in zip(threads, starts, strict=True)
        for row in zip(thread.days[start:], thread.reviews[start:], strict=True)
    }
    every = tuple(dict.fromkeys([*named, *(review_id for _, review_id in sorted(later))]))
    return every[:most], len(every)


def resolved_forecasts(forecasts: pd.DataFrame) -> pd.DataFrame:
    """Give the forecasts that people resolved: happened (bool), p, treated, statement; void ones are left out."""
    done = forecasts[forecasts["resolution"].isin(["happened", "did_not"])].copy()
    done["happened"] = done["resolution"] == "happened"
    return done.reset_index(drop=True)


def brier(resolved: pd.DataFrame) -> float:
    """Give the mean of (p − outcome)², from 0 (perfect) to 1; 0.25 is always saying one half. NaN for no row."""
    return float(((resolved["p"] - resolved["happened"].astype(float)) ** 2).mean()) if len(resolved) else float("nan")
