"""Two people changed the same review: items one by one, prose by paragraph, and whatever collides is offered back.

The base of a merge is what stood there when this side last agreed with the store. A field only one side touched takes that
side; lists and objects are merged by their entries; a field both sides put anew keeps the last text and offers the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from review_widgets.changes.change import Change, apply_change
from review_widgets.errors import ChangeRejected
from review_widgets.escape import keep_direction
from review_widgets.model import Review, new_id

Base = Mapping[tuple[str, str], Mapping[str, Any] | None]
"""(list, item id) → the item as JSON when both sides last agreed, None where it did not exist; the id is "" for ``set``."""

NAMES = {
    "participants": "people",
    "sections": "story",
    "events": "timeline",
    "factors": "circumstances",
    "conditions": "conditions of work",
    "surprises": "surprises",
    "open_questions": "open questions",
    "parking_lot": "parking lot",
    "takeaways": "takeaways",
    "actions": "actions",
    "reader_lines": "readers' lines",
    "incident": "start",
    "review": "review",
}
"""What the lists are called on screen."""
_VERBS = {"add": "added", "update": "changed", "remove": "removed", "move": "moved", "set": "changed"}


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two wishes for one thing: which was kept, which was the other, and the change that puts the other one in its place."""

    where: str
    kept: str
    other: str
    why: str
    offer: Change
    id: str = field(default_factory=lambda: new_id("x"))

    def as_json(self) -> dict[str, Any]:
        """Give it as plain JSON."""
        said = {"id": self.id, "where": self.where, "kept": self.kept, "other": self.other, "why": self.why}
        return said | {"offer": self.offer.as_json()}


@dataclass(frozen=True, slots=True)
class Merged:
    """A merge: the review, the changes that lead there from theirs, and what collided."""

    review: Review
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]


def base_of(review: Review, change: Change) -> dict[str, Any] | None:
    """Give what a change is about as it stands now, as JSON; None where the item does not exist."""
    if change.op == "set":
        target = review.incident if change.collection == "incident" else review
        dumped = target.model_dump(mode="json", include=set(change.fields))
        return {name: dumped.get(name) for name in change.fields}
    item = review.find(change.collection, change.id)
    return item.model_dump(mode="json") if item else None


def describe_change(change: Change, item: Mapping[str, Any] | None = None) -> str:
    """Say a change in a few words, such as ``timeline: changed text "the queue grew"``."""
    fields = [name.replace("_", " ") for name in change.fields if name != "id"]
    which = "" if change.op in ("add", "remove", "move") else " " + ", ".join(fields[:3])
    text = _shown({**(item or {}), **change.fields}.get("text") or (item or {}).get("name") or "")
    return f"{NAMES.get(change.collection, change.collection)}: {_VERBS[change.op]}{which}" + (
        f' "{text}"' if text else ""
    )


def merge_changes(theirs: Review, changes: Sequence[Change], base: Base) -> Merged:
    """Make changes again on somebody else's newer revision (or, after a crash, on what the store holds).

    An added item that is there already and a removed one that is gone count as made. Nobody's text is dropped: an item one
    side edited and the other removed stays, and its removal is offered.

    Parameters
    ----------
    theirs
        The newer revision.
    changes
        This side's changes since both agreed, in order.
    base
        What stood there when both agreed; a change without an entry takes its value as it is.
    """
    review, made, conflicts = theirs, list[Change](), list[Conflict]()
    for change in _compressed(changes):
        try:
            fitted, conflict = _fit(review, change, base.get((change.collection, change.id)))
            if fitted is not None:
                review = apply_change(review, fitted)
                made.append(fitted)
        except ChangeRejected as err:
            text = describe_change(change, base.get((change.collection, change.id)))
            conflict = Conflict(text, "", text, f"it no longer fits: {err}", change)
        if conflict is not None:
            conflicts.append(conflict)
    return Merged(review, tuple(made), tuple(conflicts))


def merge_field(base: Any, mine: Any, theirs: Any) -> tuple[Any, bool]:
    """Merge one value three ways; gives the value, and whether the two sides collided (mine is kept then)."""
    if _same(mine, theirs) or _same(theirs, base):
        return mine, False
    if _same(mine, base):
        return theirs, False
    if isinstance(mine, str) and isinstance(theirs, str):
        merged = merge_prose(base if isinstance(base, str) else "", mine, theirs)
        return (mine, True) if merged is None else (merged, False)
    if isinstance(mine, Mapping) and isinstance(theirs, Mapping):
        return _merge_objects(base if isinstance(base, Mapping) else {}, mine, theirs)
    if isinstance(mine, list) and isinstance(theirs, list):
        return _merge_lists(base if isinstance(base, list) else [], mine, theirs)
    return mine, True


def merge_prose(base: str, mine: str, theirs: str) -> str | None:
    """Merge two versions of a text by paragraph; None where both put the same paragraph anew."""
    old, left, right = (text.split("\n\n") for text in (base, mine, theirs))
    edits = sorted(
        {(i, j, tuple(side[a:b]), n) for n, side in ((0, right), (1, left)) for i, j, a, b in _edits(old, side)},
        key=lambda edit: (edit[0], edit[1], edit[3]),
    )
    merged: list[str] = []
    at, before = 0, None
    for start, end, text, _ in edits:
        if before == (start, end, text):
            continue  # both sides made the same edit
        if start < at:
            return None
        merged += [*old[at:start], *text]
        at, before = end, (start, end, text)
    return "\n\n".join([*merged, *old[at:]])


def _edits(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int, int]]:
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(i, j, a, b) for tag, i, j, a, b in codes if tag != "equal"]


def _merge_objects(
    base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> tuple[dict[str, Any], bool]:
    merged, collided = {}, False
    for key in dict.fromkeys([*theirs, *mine]):
        value, hit = merge_field(base.get(key), mine.get(key), theirs.get(key))
        collided |= hit
        if value is not None:
            merged[key] = value
    return merged, collided


def _merge_lists(base: list[Any], mine: list[Any], theirs: list[Any]) -> tuple[list[Any], bool]:
    """Merge as sets: theirs without what mine took out, with what mine put in; objects count by their id."""

    def keyed(values: list[Any]) -> dict[Any, Any]:
        return {value["id"] if isinstance(value, Mapping) and "id" in value else repr(value): value for value in values}

    before, left, right = keyed(base), keyed(mine), keyed(theirs)
    merged, collided = [], False
    for key in dict.fromkeys([*right, *left]):
        if key in left and key in right:
            value, hit = merge_field(before.get(key), left[key], right[key])
            collided |= hit
            merged.append(value)
        elif key not in before:
            merged.append(left.get(key, right.get(key)))
    return merged, collided


def _fit(review: Review, change: Change, base: Mapping[str, Any] | None) -> tuple[Change | None, Conflict | None]:
    """Give the change as it fits the review by now (None: nothing to do) and what collided."""
    where = NAMES.get(change.collection, change.collection)
    now = base_of(review, change)
    if change.op == "add":
        return (None if now is not None else change), None
    if change.op in ("remove", "move"):
        if now is None:
            return None, None
        if change.op == "remove" and base is not None and now != base:
            kept = _shown(now.get("text") or change.id)
            return None, Conflict(where, kept, "removed", "somebody else changed it, so it was not removed", change)
        return change, None
    if now is None:
        whole = {**(base or {}), **change.fields, "id": change.id}
        back = Change("remove", change.collection, change.id)
        kept = _shown(whole.get("text") or change.id)
        why = "somebody else removed it while it was changed here"
        return Change("add", change.collection, change.id, whole), Conflict(where, kept, "removed", why, back)
    return _fit_fields(change, base, now, where)


def _fit_fields(
    change: Change, base: Mapping[str, Any] | None, now: Mapping[str, Any], where: str
) -> tuple[Change, Conflict | None]:
    fields, other = {}, {}
    for name, mine in change.fields.items():
        fields[name], collided = (mine, False) if base is None else merge_field(base.get(name), mine, now.get(name))
        if collided:
            other[name] = now.get(name)
    fitted = Change(change.op, change.collection, change.id, fields, change.after)
    if not other:
        return fitted, None
    offer = Change(change.op, change.collection, change.id, other)
    names = ", ".join(name.replace("_", " ") for name in other)
    kept = " · ".join(_shown(fields[name]) for name in other)
    lost = " · ".join(_shown(value) for value in other.values())
    return fitted, Conflict(f"{where}, {names}", kept, lost, "two people put it anew; the last one stands", offer)


def _compressed(changes: Sequence[Change]) -> list[Change]:
    """Join what was put into one item step by step, so that each field is merged once, with its last value."""
    joined: list[Change] = []
    at: dict[tuple[str, str], int] = {}
    for change in changes:
        key = (change.collection, change.id)
        if change.op in ("update", "set") and key in at:
            first = joined[at[key]]
            fields = {**first.fields, **change.fields}
            if first.op == "add":
                fields = {name: value for name, value in fields.items() if value is not None}
            joined[at[key]] = Change(first.op, first.collection, first.id, fields, first.after)
            continue
        if change.op in ("add", "update", "set"):
            at[key] = len(joined)
        elif change.op == "remove":
            at.pop(key, None)
        joined.append(change)
    return joined


def _same(one: Any, two: Any) -> bool:
    empty: tuple[Any, ...] = (None, "", [], {})
    return bool(one == two) or (one in empty and two in empty)


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else "nothing" if value in (None, [], {}) else str(value)
    return text if len(text) <= 200 else text[:197] + "..."


def fit_beside(review: Review, change: Change, was: str) -> tuple[Change, Conflict | None]:
    """Fit a text that was typed over another one than its writer saw."""
    now = base_of(review, change)
    texts = {name: value for name, value in change.fields.items() if isinstance(value, str)}
    if change.op not in ("update", "set") or len(texts) != 1 or now is None:
        return change, None
    name = next(iter(texts))
    if keep_direction(now.get(name)) == was:
        was = str(now.get(name))
    if merge_field(was, texts[name], now.get(name)) == (texts[name], False):
        return change, None
    merged = merge_changes(review, [change], {(change.collection, change.id): {**now, name: was}})
    conflict = merged.conflicts[0] if merged.conflicts else None
    return (merged.changes[0] if merged.changes else change), conflict
