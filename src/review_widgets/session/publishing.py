"""What publishing puts into a review, and what stops it."""

from __future__ import annotations

from datetime import UTC, datetime

from review_widgets.audience import name_letters
from review_widgets.changes import Change
from review_widgets.errors import NotPublishable
from review_widgets.model import AFTER_PUBLISHING, Review
from review_widgets.priority import find_undecided, plan_forecasts
from review_widgets.settings import Team


def plan_publishing(review: Review, team: Team) -> tuple[Change, ...]:
    """Give the changes that publish: lasting pseudonyms, what is expected of each takeaway, the status.

    Raises
    ------
    NotPublishable
        Something would be dropped in silence; the message lists each with what to do.
    """
    left = find_undecided(review, team)
    if left:
        lines = "\n".join(f"- {one.what}: {one.do}" for one in left)
        raise NotPublishable(f"{review.id}: not published yet, {len(left)} left to say aloud.\n{lines}")
    now = datetime.now(UTC)
    named = [
        Change("update", "participants", person.id, {"pseudonym": person.pseudonym})
        for person, before in zip(name_letters(review), review.participants, strict=True)
        if person != before
    ]
    expected = [
        Change("add", "forecasts", forecast.id, forecast.model_dump(mode="json"))
        for forecast in plan_forecasts(review, today=now.date())
    ]
    fields = {"status": "published", "published_at": now.isoformat()}
    return (*named, *expected, Change("set", "review", fields=fields))


def say_when_changed(before: Review, after: Review) -> datetime:
    """Give the time of a change: publishing's own, else now, which stands at least `AFTER_PUBLISHING` behind the publishing."""
    published, now = after.published_at, datetime.now(UTC)
    if published is None:
        return now
    return published if published != before.published_at else max(now, published + AFTER_PUBLISHING)
