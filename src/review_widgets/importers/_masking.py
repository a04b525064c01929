"""The door of import: secrets and personal data are masked before a record is made of what a tool exported."""

from __future__ import annotations

from review_widgets.model import Review
from review_widgets.redaction import Masks
from review_widgets.schema import build_review


def mask_reviews(reviews: tuple[Review, ...], masks: Masks) -> tuple[Review, ...]:
    """Give the reviews with every text masked; counts and places are said in the notes of their first source."""
    return tuple(_mask(review, masks) for review in reviews)


def _mask(review: Review, masks: Masks) -> Review:
    raw = masks.record(review.model_dump(mode="json"))
    lines = masks.report()
    if not lines:
        return review
    for source in raw["sources"][:1]:
        source["notes"] = [*source.get("notes", ()), *(f"masked: {line}" for line in lines)]
    return build_review(raw, where=review.id)
