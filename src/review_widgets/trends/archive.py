"""All reviews of a store as frames. What cannot be read is named and counted; the rest goes on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import Any

import pandas as pd

from review_widgets.errors import InvalidParameter, ReviewError
from review_widgets.model import Review
from review_widgets.settings import Team
from review_widgets.stores import Store, open_store
from review_widgets.timeline import DURATIONS, derive_durations

DURATION_COLUMNS = {name: f"{name.replace(' ', '_')}_minutes" for name, _, _, _ in DURATIONS}
"""Name of a derived duration → its column in `Archive.incidents`."""
_TIME = "datetime64[us, UTC]"
COLUMNS: dict[str, dict[str, str]] = {
    "incidents": {
        "review_id": "str",
        "title": "str",
        "kind": "str",
        "status": "str",
        "day": "datetime64[us]",
        "started_at": _TIME,
        "detected_at": _TIME,
        "mitigated_at": _TIME,
        "resolved_at": _TIME,
        "published_at": _TIME,
        "how_found": "str",
        "severity": "str",
        "services": "object",
        "is_maintenance": "bool",
        "events": "int64",
        "people": "int64",
        "answered": "int64",
        "learned_something": "int64",
        **dict.fromkeys(DURATION_COLUMNS.values(), "float64"),
    },
    "events": {
        "review_id": "str",
        "event_id": "str",
        "occurred_at": _TIME,
        "ended_at": _TIME,
        "precision": "str",
        "kind": "str",
        "phase": "str",
        "importance": "str",
        "text": "str",
    },
    "factors": {
        "review_id": "str",
        "factor_id": "str",
        "day": "datetime64[us]",
        "text": "str",
        "aspect": "str",
        "domain": "str",
        "labels": "object",
        "would_have_detected": "str",
        "would_have_smoothed": "str",
    },
    "takeaways": {
        "review_id": "str",
        "takeaway_id": "str",
        "day": "datetime64[us]",
        "text": "str",
        "decision": "str",
        "reason": "str",
        "rely": "str",
        "revisit_on": "datetime64[us]",
        "trigger": "str",
        "line_status": "str",
        "labels": "object",
        "likelihood_low": "float64",
        "likelihood_high": "float64",
        "risk_low": "float64",
        "risk_high": "float64",
        "open_actions": "int64",
        "actions": "int64",
    },
    "forecasts": {
        "review_id": "str",
        "takeaway_id": "str",
        "statement": "str",
        "opens_on": "datetime64[us]",
        "closes_on": "datetime64[us]",
        "p": "float64",
        "treated": "bool",
        "resolution": "str",
    },
    "related": {"review_id": "str", "other_id": "str", "relation": "str", "why": "str", "day": "datetime64[us]"},
}
"""Every frame's columns with their dtypes; an empty archive has the same."""


@dataclass(frozen=True)
class Archive:
    """The reviews of a store, as frames made on first use.

    ``unreadable`` holds (id, reason) of every review that could not be read; ``skipped`` the ids left out by ``since`` and ``until``.
    """

    reviews: tuple[Review, ...]
    team: Team
    unreadable: tuple[tuple[str, str], ...] = ()
    skipped: tuple[str, ...] = ()
    today: date = field(default_factory=lambda: datetime.now(UTC).date())

    @cached_property
    def incidents(self) -> pd.DataFrame:
        """One row per review: its facts, counts, and durations in minutes (NaN where a time is not known)."""
        return _frame("incidents", (_incident(review) for review in self.reviews))

    @cached_property
    def events(self) -> pd.DataFrame:
        """One row per timeline event."""
        return _frame("events", (row for review in self.reviews for row in _events(review)))

    @cached_property
    def factors(self) -> pd.DataFrame:
        """One row per contributing factor; ``labels`` are the team's words after its renames, a tuple."""
        rename = self.team.label_renames
        return _frame("factors", (row for review in self.reviews for row in _factors(review, rename)))

    @cached_property
    def takeaways(self) -> pd.DataFrame:
        """One row per takeaway, with its decision, let-go line and the labels of its factors."""
        rename = self.team.label_renames
        return _frame("takeaways", (row for review in self.reviews for row in _takeaways(review, rename)))

    @cached_property
    def forecasts(self) -> pd.DataFrame:
        """One row per forecast; ``p`` is a chance from 0 to 1, ``resolution`` empty while open."""
        return _frame("forecasts", (row for review in self.reviews for row in _forecasts(review)))

    @cached_property
    def related(self) -> pd.DataFrame:
        """One row per link from a review to an earlier one."""
        return _frame(
            "related",
            (
                {"review_id": r.id, "other_id": one.id, "relation": one.relation, "why": one.why, "day": _day(r)}
                for r in self.reviews
                for one in r.related
            ),
        )

    @cached_property
    def findings(self) -> pd.DataFrame:
        """One row per wording that a language rule names: review_id, field, tier, category, text. Nobody stands beside it."""
        from review_widgets.check import check_review

        rows = [
            {"review_id": r.id, "field": f.field, "tier": f.tier.value, "category": f.category.value, "text": f.text}
            for r in self.reviews
            for f in check_review(r)
        ]
        return pd.DataFrame(rows, columns=["review_id", "field", "tier", "category", "text"])

    def to_parquet(self, folder: Path) -> tuple[Path, ...]:
        """Write every frame as Parquet into a folder (needs pyarrow); lists of words become texts joined by ``; ``."""
        folder.mkdir(parents=True, exist_ok=True)
        written = []
        for name in COLUMNS:
            frame: pd.DataFrame = getattr(self, name).copy()
            for column in ("services", "labels"):
                if column in frame:
                    frame[column] = frame[column].map("; ".join)
            written.append(folder / f"{name}.parquet")
            frame.to_parquet(written[-1], index=False)
        return tuple(written)


def open_archive(
    store: Store | str | PathLike[str], *, since: str = "", until: str = "", today: date | None = None
) -> Archive:
    """Read all reviews of a store.

    Parameters
    ----------
    store
        A store or its address.
    since, until
        Days such as ``2026-01-31`` (inclusive, of the incident's beginning); empty for no limit. A review without any day stays in.
    today
        For what is due; the present day in UTC where None.

    Raises
    ------
    InvalidParameter
        A day cannot be read, or ``since`` stands behind ``until``.
    StoreFailed
        There is no such store: no trends over nothing.
    """
    first, last = _limit(since, "since"), _limit(until, "until")
    if first and last and first > last:
        raise InvalidParameter.of("since", found=since, expected=f"a day up to {until}", do="Turn the two round.")
    home = open_store(store) if isinstance(store, str | PathLike) else store
    home.must_exist()
    reviews, unreadable, skipped = [], [], []
    for review_id in home.ids():
        try:
            review = home.load(review_id)
        except ReviewError as err:
            unreadable.append((review_id, str(err)))
            continue
        day = _day(review)
        if day and ((first and day < first) or (last and day > last)):
            skipped.append(review_id)
        else:
            reviews.append(review)
    reviews.sort(key=lambda review: (_day(review) or date.max, review.id))
    now = today or datetime.now(UTC).date()
    return Archive(tuple(reviews), home.load_team(), tuple(unreadable), tuple(skipped), now)


def _frame(name: str, rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    columns = COLUMNS[name]
    listed = list(rows)
    made = {}
    for column, dtype in columns.items():
        values = [row[column] for row in listed]
        if dtype == _TIME:
            made[column] = pd.Series(pd.to_datetime(values, utc=True), dtype=_TIME)
        elif dtype.startswith("datetime64"):
            made[column] = pd.Series(pd.to_datetime(values), dtype=dtype)
        else:
            made[column] = pd.Series(values, dtype=dtype)
    return pd.DataFrame(made, columns=list(columns))


def _limit(text: str, name: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as err:
        raise InvalidParameter.of(name, found=text, expected="a day such as 2026-01-31", do="Write it so.") from err


def _day(review: Review) -> date | None:
    """Give the day an incident belongs to: it began, was detected, its first event, or the review was made."""
    incident = review.incident
    times = (
        incident.started_at,
        incident.detected_at,
        *(event.occurred_at for event in review.events[:1]),
        review.created_at,
    )
    return next((at.date() for at in times if at), None)


def _incident(review: Review) -> dict[str, Any]:
    incident = review.incident
    minutes = {
        DURATION_COLUMNS[one.name]: one.value.total_seconds() / 60 if one.value is not None else None
        for one in derive_durations(incident)
    }
    return {
        "review_id": review.id,
        "title": review.title,
        "kind": incident.kind.value,
        "status": review.status.value,
        "day": _day(review),
        "started_at": incident.started_at,
        "detected_at": incident.detected_at,
        "mitigated_at": incident.mitigated_at,
        "resolved_at": incident.resolved_at,
        "published_at": review.published_at,
        "how_found": incident.how_found.value if incident.how_found else "",
        "severity": incident.severity.label,
        "services": incident.services,
        "is_maintenance": "maintenance" in incident.tags,
        "events": len(review.events),
        "people": len(review.participants),
        "answered": review.check_out.answered,
        "learned_something": review.check_out.learned_something,
        **minutes,
    }


def _events(review: Review) -> list[dict[str, Any]]:
    return [
        {
            "review_id": review.id,
            "event_id": event.id,
            "occurred_at": event.occurred_at,
            "ended_at": event.ended_at,
            "precision": event.precision,
            "kind": event.kind.value,
            "phase": event.phase.value if event.phase else "",
            "importance": event.importance,
            "text": event.text,
        }
        for event in review.events
    ]


def _renamed(labels: Iterable[str], rename: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rename.get(label, label) for label in labels))


def _factors(review: Review, rename: dict[str, str]) -> list[dict[str, Any]]:
    day = _day(review)
    return [
        {
            "review_id": review.id,
            "factor_id": factor.id,
            "day": day,
            "text": factor.text,
            "aspect": factor.aspect.value,
            "domain": factor.domain,
            "labels": _renamed(factor.labels, rename),
            "would_have_detected": factor.would_have_detected,
            "would_have_smoothed": factor.would_have_smoothed,
        }
        for factor in review.factors
    ]


def _takeaways(review: Review, rename: dict[str, str]) -> list[dict[str, Any]]:
    labels = {factor.id: factor.labels for factor in review.factors}
    rows = []
    for one in review.takeaways:
        line = one.let_go
        actions = [action for action in review.actions if one.id in action.takeaway_ids]
        rows.append(
            {
                "review_id": review.id,
                "takeaway_id": one.id,
                "day": _day(review),
                "text": one.text,
                "decision": one.decision.value,
                "reason": line.reason.value if line and line.reason else "",
                "rely": line.what_we_rely_on_instead if line else "",
                "revisit_on": line.revisit_on if line else None,
                "trigger": "; ".join(trigger.text for trigger in line.revisit_if) if line else "",
                "line_status": line.status if line else "",
                "labels": _renamed((label for key in one.factor_ids for label in labels.get(key, ())), rename),
                "likelihood_low": one.likelihood_low,
                "likelihood_high": one.likelihood_high,
                "risk_low": one.risk_low,
                "risk_high": one.risk_high,
                "open_actions": sum(action.status in ("open", "in_progress") for action in actions),
                "actions": len(actions),
            }
        )
    return rows


def _forecasts(review: Review) -> list[dict[str, Any]]:
    return [
        {
            "review_id": review.id,
            "takeaway_id": one.takeaway_id,
            "statement": one.statement,
            "opens_on": one.opens_on,
            "closes_on": one.closes_on,
            "p": one.p,
            "treated": one.treated,
            "resolution": one.resolution or "",
        }
        for one in review.forecasts
    ]
