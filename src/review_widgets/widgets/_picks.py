"""The picks after publishing: provisional until somebody confirms them, with what changed meanwhile."""

from __future__ import annotations

from typing import Any

from review_widgets.escape import to_html
from review_widgets.model import Decision, Review
from review_widgets.priority import find_differences, pick_words
from review_widgets.settings import Team


def pick_rows(review: Review, team: Team) -> list[dict[str, Any]]:
    """Give each pick of a published review, and every other takeaway that is another way than it was published."""
    rows = []
    for takeaway in review.takeaways:
        words, changed = pick_words(review, takeaway, team), find_differences(review, takeaway)
        if words or changed:
            rows.append(
                {
                    "id": takeaway.id,
                    "text": takeaway.text,
                    "words": words or f"not carried now: {takeaway.decision.replace('_', ' ')}",
                    "changed": f"Since it was published: {'; '.join(changed)}." if changed else "",
                    "waits": takeaway.decision is Decision.CARRY and takeaway.confirmed_on is None,
                }
            )
    return rows


def picks_html(review: Review, team: Team) -> str:
    """Give the same as an escaped list, "" where there is none."""
    items = (f"{row['text']}: {row['words']}. {row['changed']}".strip() for row in pick_rows(review, team))
    made = "".join(f"<li>{to_html(item)}</li>" for item in items)
    return f"<ul>{made}</ul>" if made else ""
