"""A change to a review: read it, apply it, turn it around (undo).

A change names one item by its list and id, never a whole list, so that two people who touch different items never
overwrite each other. Changes are plain JSON, so that a widget can send one and a journal can keep one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, TypeVar

from pydantic import ValidationError

from review_widgets.errors import ChangeRejected
from review_widgets.model import COLLECTIONS, PREFIXES, Record, Review, new_id
from review_widgets.schema import describe_errors

T = TypeVar("T", bound=Record)
Op = Literal["add", "update", "remove", "move", "set"]
_REVIEW_FIELDS = frozenset(
    {
        "status",
        "status_reason",
        "visibility",
        "language",
        "held_at",
        "published_at",
        "nothing_to_carry_because",
        "check_out",
    }
)


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    Parameters
    ----------
    op
        ``add`` an item, ``update`` some of its fields, ``remove`` it, ``move`` it behind another, or ``set`` fields of the
        incident (``collection="incident"``) or of the review itself (``collection="review"``).
    collection
        The list's field name, such as ``events``; or ``incident`` / ``review`` for ``set``.
    id
        The item's id; empty for ``set``. An ``add`` without an id gets a fresh one from `prepare_change`.
    fields
        The item (``add``) or the fields to put, JSON values. A field of None is emptied.
    after
        For ``add`` and ``move``: the id of the item to stand behind; "" puts it first, None last.
    """

    op: Op
    collection: str
    id: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    after: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Give the change as plain JSON."""
        return {key: value for key, value in asdict(self).items() if value is not None and (value or key == "after")}


def change_from_json(raw: object) -> Change:
    """Read a change that came as JSON from a widget or a journal.

    Raises
    ------
    ChangeRejected
        It is no object, has an unknown key, an unknown operation or an unknown list.
    """
    if not isinstance(raw, Mapping) or not set(raw) <= {"op", "collection", "id", "fields", "after"}:
        raise ChangeRejected.of(
            "change", found=raw, expected="an object with op, collection, id, fields, after", do="Nothing was changed."
        )
    op, collection, fields = raw.get("op"), raw.get("collection"), raw.get("fields", {})
    if op not in ("add", "update", "remove", "move", "set"):
        raise ChangeRejected.of(
            "change, op", found=op, expected="add, update, remove, move or set", do="Nothing was changed."
        )
    known = {"incident", "review"} if op == "set" else set(COLLECTIONS)
    if collection not in known:
        raise ChangeRejected.of(
            "change, collection",
            found=collection,
            expected=f"one of {', '.join(sorted(known))}",
            do="Nothing was changed.",
        )
    if not isinstance(fields, Mapping) or not all(isinstance(key, str) for key in fields):
        raise ChangeRejected.of("change, fields", found=fields, expected="an object", do="Nothing was changed.")
    item_id, after = raw.get("id", ""), raw.get("after")
    if not isinstance(item_id, str) or not isinstance(after, str | None):
        raise ChangeRejected.of("change, id", found=(item_id, after), expected="texts", do="Nothing was changed.")
    return Change(op, collection, item_id, dict(fields), after)


def prepare_change(change: Change) -> Change:
    """Give an added item its id, so that applying the change again adds the same item."""
    if change.op != "add":
        return change
    item_id = change.id or str(change.fields.get("id") or "") or new_id(PREFIXES[change.collection])
    return Change("add", change.collection, item_id, {"id": item_id, **change.fields}, change.after)


def apply_change(review: Review, change: Change) -> Review:
    """Give the review with the change made; the given one is untouched.

    Raises
    ------
    ChangeRejected
        The item is not there (or already there), or a value does not fit its field.
    """
    if change.op == "set":
        return _set(review, change)
    items: tuple[Any, ...] = getattr(review, change.collection)
    where = f"{change.collection}[{change.id}]"
    if change.op == "add":
        taken = change.id.lower()
        if any(item.id.lower() == taken for item in items):
            raise ChangeRejected.of(
                where, found="an item of that id", expected="a new id", do="Update the item instead."
            )
        made = _build(COLLECTIONS[change.collection], {**change.fields, "id": change.id}, where)
        return _with_items(review, change.collection, _put(items, made, change.after))
    at = next((i for i, item in enumerate(items) if item.id == change.id), None)
    if at is None:
        raise ChangeRejected.of(
            where, found="no such item", expected="an item of the review", do="It may have been removed meanwhile."
        )
    if change.op == "remove":
        return _with_items(review, change.collection, items[:at] + items[at + 1 :])
    if change.op == "move":
        return _with_items(review, change.collection, _put(items[:at] + items[at + 1 :], items[at], change.after))
    made = _build(COLLECTIONS[change.collection], _merged(items[at], change.fields), where)
    return _with_items(review, change.collection, (*items[:at], made, *items[at + 1 :]))


def invert_change(review: Review, change: Change) -> Change:
    """Give the change that takes ``change`` back, made from the review as it was before."""
    if change.op == "add":
        return Change("remove", change.collection, change.id)
    if change.op == "set":
        target = review.incident if change.collection == "incident" else review
        return Change("set", change.collection, fields=_present(target, change.fields))
    items: tuple[Record, ...] = getattr(review, change.collection)
    at = next((i for i, item in enumerate(items) if getattr(item, "id", "") == change.id), None)
    if at is None:
        raise ChangeRejected.of(
            f"{change.collection}[{change.id}]",
            found="no such item",
            expected="an item of the review",
            do="Nothing was changed.",
        )
    before = getattr(items[at - 1], "id", "") if at else ""
    if change.op == "remove":
        return Change("add", change.collection, change.id, items[at].model_dump(mode="json"), before)
    if change.op == "move":
        return Change("move", change.collection, change.id, after=before)
    return Change("update", change.collection, change.id, _present(items[at], change.fields))


def _set(review: Review, change: Change) -> Review:
    if change.collection == "incident":
        made = _build(type(review.incident), _merged(review.incident, change.fields), "incident")
        return review.model_copy(update={"incident": made})
    wrong = sorted(set(change.fields) - _REVIEW_FIELDS)
    if wrong:
        raise ChangeRejected.of(
            "review", found=wrong[0], expected=f"one of {', '.join(sorted(_REVIEW_FIELDS))}", do="Nothing was changed."
        )
    whole = _build(Review, {"id": review.id, **_merged(review, change.fields, only=_REVIEW_FIELDS)}, "review")
    return review.model_copy(update={name: getattr(whole, name) for name in change.fields})


def _merged(item: Record, fields: Mapping[str, Any], *, only: frozenset[str] | None = None) -> dict[str, Any]:
    merged = item.model_dump(mode="json", include=set(only) if only else None)
    for key, value in fields.items():
        if value is None:
            merged.pop(key, None)
        elif key == "id" and value != merged.get("id"):
            raise ChangeRejected.of("id", found=value, expected="the id to stay", do="Nothing was changed.")
        else:
            merged[key] = value
    return merged


def _present(item: Record, fields: Mapping[str, Any]) -> dict[str, Any]:
    dumped = item.model_dump(mode="json", include=set(fields))
    return {key: dumped.get(key) for key in fields}


def _build(kind: type[T], raw: Mapping[str, Any], where: str) -> T:
    try:
        return kind.model_validate(raw)
    except ValidationError as err:
        raise ChangeRejected(describe_errors(err, where=where)) from err


def _put(items: tuple[Record, ...], item: Record, after: str | None) -> tuple[Record, ...]:
    if after is None:
        return (*items, item)
    at = next(
        (i + 1 for i, other in enumerate(items) if getattr(other, "id", "") == after), 0 if after == "" else len(items)
    )
    return (*items[:at], item, *items[at:])


def _with_items(review: Review, collection: str, items: tuple[Record, ...]) -> Review:
    return review.model_copy(update={collection: items})
