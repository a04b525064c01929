"""The door of import: secrets and personal data are masked before a record is made of what a tool exported."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from review_widgets.model import Record, Review
from review_widgets.redaction import Masks

T = TypeVar("T", bound=Record)


def mask_reviews(reviews: tuple[Review, ...], masks: Masks) -> tuple[Review, ...]:
    """Give the reviews with every text masked; counts and places are said in the notes of their first source."""
    return tuple(_mask(review, masks) for review in reviews)


def _mask(review: Review, masks: Masks) -> Review:
    update: dict[str, Any] = {}
    for name in type(review).model_fields:
        value = getattr(review, name)
        if isinstance(value, Record):
            update[name] = _masked(value, name, masks)
        elif isinstance(value, tuple):
            update[name] = tuple(_masked(item, name, masks) for item in value)
        elif type(value) is str and name not in ("id", "language"):
            update[name] = masks.text(value, place=name)
    lines = masks.report()
    if not lines:
        return review
    first, *others = update["sources"]
    noted = first.model_copy(update={"notes": (*first.notes, *(f"masked: {line}" for line in lines))})
    return review.model_copy(update={**update, "sources": (noted, *others)})


def _masked(item: T, place: str, masks: Masks) -> T:
    """Give an item masked; the same where none of its texts can hold anything, which is true of nearly all and quick to tell."""
    if not any(masks.may_hold(text) for text in _texts(item)):
        return item
    return type(item).model_validate(masks.record(item.model_dump(mode="json"), place=place))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Record):
        for inner in (*value.__dict__.values(), *(value.model_extra or {}).values()):
            if inner:
                yield from _texts(inner)
    elif isinstance(value, dict):
        yield from (text for inner in value.values() for text in _texts(inner))
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _texts(inner)
