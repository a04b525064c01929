"""The steps of one session: what was done in a few words, and the way back for whoever did it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from review_widgets.changes import Change, apply_change, base_of, describe_change, invert_change
from review_widgets.errors import ChangeRejected
from review_widgets.model import Review
from review_widgets.session.news import Step

_KEPT = 200
_ONE_STEP_SECONDS = 2.0


@dataclass(slots=True)
class _Done:
    """One step: who made it, until when it grew, and per change its inverse and what it left behind (None: removed)."""

    who: str
    at: datetime
    parts: list[tuple[Change, Change, Mapping[str, Any] | None]]


class Steps:
    """What was done, newest last, at most a few hundred steps; each can be taken back by whoever made it."""

    def __init__(self) -> None:
        self._done: list[_Done] = []
        self._history: list[Step] = []

    @property
    def history(self) -> tuple[Step, ...]:
        """The steps in words."""
        return tuple(self._history)

    @property
    def owners(self) -> frozenset[str]:
        """Who has a step to take back."""
        return frozenset(done.who for done in self._done)

    def record(self, before: Review, changes: Sequence[Change], who: str) -> Review:
        """Apply changes as one step and remember the way back; typing on in one field makes its step longer."""
        review, parts = before, list[tuple[Change, Change, Mapping[str, Any] | None]]()
        for change in changes:
            inverse = None if change.op == "add" else invert_change(review, change)
            review = apply_change(review, change)
            back = inverse or Change("remove", change.collection, change.id)
            parts.append((change, back, base_of(review, change)))
        now = datetime.now(UTC)
        last = self._done[-1] if self._done else None
        if last and last.who == who and _goes_on(last, parts, now):
            change, _, left = parts[0]
            last.parts[0], last.at = (change, last.parts[0][1], left), now
            self._history[-1] = Step(now, _words(parts))
        else:
            self._done.append(_Done(who, now, parts))
            self._note(Step(now, _words(parts)))
        del self._done[:-_KEPT]
        return review

    def note_elsewhere(self, before: Review, after: Review) -> None:
        """Write down that somebody else's changes came in."""
        differing = [name for name in type(after).model_fields if getattr(before, name) != getattr(after, name)]
        names = [name.replace("_", " ") for name in differing if name not in ("revision", "updated_at")]
        if names:
            self._note(Step(datetime.now(UTC), f"from elsewhere: {', '.join(names)}", True))

    def take_back(self, review: Review, who: str) -> tuple[Review, list[Change]] | None:
        """Take back the last step of one person; None when there is none.

        Raises
        ------
        ChangeRejected
            Somebody changed the same thing since; it is left as it is, and the step leaves the list.
        """
        at = next((n for n in range(len(self._done) - 1, -1, -1) if self._done[n].who == who), None)
        if at is None:
            return None
        done = self._done.pop(at)
        made = []
        for change, inverse, left in reversed(done.parts):
            _must_stand(review, change, left)
            review = apply_change(review, inverse)
            made.append(inverse)
        self._note(Step(datetime.now(UTC), f"taken back: {_words(done.parts)}"))
        return review, made

    def _note(self, step: Step) -> None:
        self._history.append(step)
        del self._history[:-_KEPT]


def _goes_on(last: _Done, parts: Sequence[tuple[Change, Change, Any]], now: datetime) -> bool:
    """Whether this is the same hand typing on in the same single field."""
    if len(parts) != 1 or len(last.parts) != 1 or (now - last.at).total_seconds() > _ONE_STEP_SECONDS:
        return False
    old, new = last.parts[0][0], parts[0][0]
    return (
        new.op in ("update", "set")
        and (old.op, old.collection, old.id, set(old.fields)) == (new.op, new.collection, new.id, set(new.fields))
        and len(new.fields) == 1
        and all(isinstance(value, str) for change in (old, new) for value in change.fields.values())
    )


def _words(parts: Sequence[tuple[Change, Change, Mapping[str, Any] | None]]) -> str:
    change, inverse, left = parts[0]
    more = f" and {len(parts) - 1} more" if len(parts) > 1 else ""
    return describe_change(change, left or (inverse.fields if change.op == "remove" else None)) + more


def _must_stand(review: Review, change: Change, left: Mapping[str, Any] | None) -> None:
    """Refuse to take back what somebody changed since."""
    now = base_of(review, change)
    names = None if change.op == "add" else [] if change.op == "move" else list(change.fields)
    if now is None and change.op in ("update", "add", "move"):
        differs = "it was removed by now"
    elif change.op == "add" and now != left:
        differs = "it was changed by now"
    elif change.op in ("update", "set") and any((now or {}).get(n) != (left or {}).get(n) for n in names or ()):
        differs = "another text by now"
    else:
        return
    raise ChangeRejected.of(
        f"undo, {describe_change(change, left)}",
        found=differs,
        expected="what this step put",
        do="Somebody changed it since; it was left as it is.",
    )
