"""One open review: the only writer.

Widgets, the command line and notebooks send changes here. Each change is written to the journal before it is shown as
taken, applied under one lock, saved to the store a moment later, and told to every listener. Somebody else's newer
revision is read and the unsaved changes are made again on top of it; what no longer fits is kept and shown, never lost.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from review_widgets.audience import name_letters
from review_widgets.changes import Change, apply_change, change_from_json, invert_change, prepare_change, replay_changes
from review_widgets.errors import ChangeRejected, NotPublishable, ReviewError, ReviewNotFound, StaleRevision
from review_widgets.model import Incident, Review
from review_widgets.priority import find_undecided, plan_forecasts
from review_widgets.settings import Team
from review_widgets.stores import Journal, Store, open_store

_log = logging.getLogger(__name__)

SavedStatus = Literal["saved", "saving", "merging", "failed"]
Listener = Callable[["SessionNews"], None]


@dataclass(frozen=True, slots=True)
class SavedState:
    """Whether what was typed is in the file: status, since when (aware), and the reason when it is not."""

    status: SavedStatus
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SessionNews:
    """What a listener hears: the review as it is now, the changes that led there, who sent them, and the saved state."""

    review: Review
    changes: tuple[Change, ...]
    origin: object
    saved: SavedState


class ReviewSession:
    """An open review that widgets attach to. Made by `open_review`.

    Parameters
    ----------
    review
        As it stands in the store, or new with revision 0.
    store
        Where it is saved.
    save_after_s
        Seconds of quiet before a save; a burst is saved at the latest after five times that.
    """

    def __init__(self, review: Review, store: Store, *, save_after_s: float = 0.15) -> None:
        self._lock = threading.RLock()
        self._review, self._store = review, store
        self._team = store.load_team()
        self._save_after_s = save_after_s
        self._pending: list[Change] = []
        self._undo: list[list[tuple[Change, Change]]] = []
        self._listeners: list[Listener] = []
        self._conflicts: list[tuple[Change, str]] = []
        self._journal: Journal | None = None
        self._timer: threading.Timer | None = None
        self._first_unsaved: datetime | None = None
        self._stamp = store.stamp(review.id)
        self._saved = SavedState("saved", datetime.now(UTC))
        self._closed = False

    def __repr__(self) -> str:
        return f"ReviewSession({self._review.id!r}, revision {self._review.revision}, {self._saved.status})"

    @property
    def review(self) -> Review:
        """The review as it is now, with every change made so far."""
        return self._review

    @property
    def team(self) -> Team:
        """The team's settings, read when the session was opened."""
        return self._team

    @property
    def store(self) -> Store:
        """The store the review is saved in."""
        return self._store

    @property
    def saved(self) -> SavedState:
        """Whether everything is in the file."""
        return self._saved

    @property
    def conflicts(self) -> tuple[tuple[Change, str], ...]:
        """Changes that no longer fitted somebody else's newer revision, each with the reason; kept beside the record."""
        return tuple(self._conflicts)

    @property
    def can_undo(self) -> bool:
        """Whether there is a change of this session to take back."""
        return bool(self._undo)

    def apply(self, *changes: Change | Mapping[str, Any], origin: object = None) -> Review:
        """Make one or several changes as one step (one undo), all or none.

        Parameters
        ----------
        changes
            `Change` objects, or the same as JSON from a widget.
        origin
            Who sends it; listeners see it and can skip their own.

        Raises
        ------
        ChangeRejected
            A change does not fit; the review is as it was.
        """
        wanted = [prepare_change(c if isinstance(c, Change) else change_from_json(c)) for c in changes]
        with self._lock:
            self._must_be_open()
            review, step = self._review, []
            for change in wanted:
                inverse = None if change.op == "add" else invert_change(review, change)
                review = apply_change(review, change)
                step.append((change, inverse or Change("remove", change.collection, change.id)))
            self._undo.append(step)
            del self._undo[:-200]
            return self._take(review, wanted, origin)

    def undo(self, *, origin: object = None) -> bool:
        """Take back this session's last step; False when there is none.

        Raises
        ------
        ChangeRejected
            Somebody changed the same thing since; it is left as it is and stays out of the undo list.
        """
        with self._lock:
            if not self._undo:
                return False
            step = self._undo.pop()
            review, made = self._review, []
            for change, inverse in reversed(step):
                _must_stand(review, change)
                review = apply_change(review, inverse)
                made.append(inverse)
            self._take(review, made, origin)
            return True

    def publish(self, *, origin: object = None) -> Review:
        """Publish: give everybody a lasting pseudonym, write down what is expected of each takeaway, set the status.

        Only a silent drop stops it, never a choice and never a wording.

        Raises
        ------
        NotPublishable
            Something would be dropped in silence; the message lists each with what to do.
        """
        with self._lock:
            left = find_undecided(self._review, self._team)
            if left:
                lines = "\n".join(f"- {one.what}: {one.do}" for one in left)
                raise NotPublishable(f"{self._review.id}: not published yet, {len(left)} left to say aloud.\n{lines}")
            now = datetime.now(UTC)
            changes = [
                Change("update", "participants", person.id, {"pseudonym": person.pseudonym})
                for person, before in zip(name_letters(self._review), self._review.participants, strict=True)
                if person != before
            ]
            changes += [
                Change("add", "forecasts", forecast.id, forecast.model_dump(mode="json"))
                for forecast in plan_forecasts(self._review, today=now.date())
            ]
            fields = {"status": "published", "published_at": now.isoformat()}
            self.apply(*changes, Change("set", "review", fields=fields), origin=origin)
            self.flush()
            return self._review

    def on_change(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with `SessionNews` after every change and every save; gives the function that stops it."""
        with self._lock:
            self._listeners.append(listener)
        return lambda: self._forget(listener)

    def flush(self) -> SavedState:
        """Save now and tell how it went; never raises for a store that cannot be written."""
        with self._lock:
            self._stop_timer()
            if self._pending or self._review.revision == 0:
                self._save()
            return self._saved

    def refresh(self) -> bool:
        """Look whether somebody else saved; if so read it, make unsaved changes again on top, and tell the listeners."""
        with self._lock:
            stamp = self._store.stamp(self._review.id)
            if self._closed or stamp in ("", self._stamp):
                return False
            before = self._review
            self._rebase()
            if self._review == before:
                return False
            self._tell((), None)
            return True

    def close(self) -> SavedState:
        """Save what is left and release the journal."""
        with self._lock:
            if not self._closed:
                self.flush()
                self._closed = True
                if self._journal and self._saved.status == "saved":
                    self._journal.close()
            return self._saved

    def __enter__(self) -> ReviewSession:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _take(self, review: Review, changes: list[Change], origin: object) -> Review:
        try:
            if self._journal is None:
                self._journal = self._store.open_journal(review.id)
            for change in changes:
                self._journal.append(json.dumps(change.as_json(), ensure_ascii=False))
        except ReviewError as err:
            self._saved = SavedState("failed", datetime.now(UTC), str(err))
        else:
            self._saved = SavedState("saving", datetime.now(UTC))
        self._review = review.model_copy(update={"updated_at": datetime.now(UTC)})
        self._pending.extend(changes)
        self._plan_save()
        self._tell(tuple(changes), origin)
        return self._review

    def _plan_save(self) -> None:
        now = datetime.now(UTC)
        self._first_unsaved = self._first_unsaved or now
        waited = (now - self._first_unsaved).total_seconds()
        self._stop_timer()
        delay = max(0.0, min(self._save_after_s, 5 * self._save_after_s - waited))
        self._timer = threading.Timer(delay, self.flush)
        self._timer.daemon = True
        self._timer.start()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _save(self) -> None:
        try:
            for _ in range(20):
                try:
                    self._review = self._store.save(self._review, expected_revision=self._review.revision)
                    break
                except StaleRevision:
                    self._saved = SavedState("merging", datetime.now(UTC))
                    self._rebase()
        except ReviewError as err:
            _log.warning("review %s could not be saved: %s", self._review.id, type(err).__name__)
            self._saved = SavedState("failed", datetime.now(UTC), str(err))
            self._timer = threading.Timer(2.0, self.flush)
            self._timer.daemon = True
            self._timer.start()
        else:
            self._stamp = self._store.stamp(self._review.id)
            self._pending.clear()
            self._first_unsaved = None
            if self._journal:
                self._journal.clear()
            self._saved = SavedState("saved", datetime.now(UTC))
        self._tell((), None)

    def _rebase(self) -> None:
        stamp = self._store.stamp(self._review.id)
        theirs = self._store.load(self._review.id)
        self._review, left = replay_changes(theirs, self._pending)
        self._stamp = stamp
        for change, reason in left:
            self._pending.remove(change)
            self._conflicts.append((change, reason))
            if self._journal:
                self._journal.keep(json.dumps({**change.as_json(), "reason": reason}, ensure_ascii=False))

    def _tell(self, changes: tuple[Change, ...], origin: object) -> None:
        news = SessionNews(self._review, changes, origin, self._saved)
        for listener in tuple(self._listeners):
            try:
                listener(news)
            except Exception:
                _log.exception("a listener of review %s failed; the change is kept", self._review.id)

    def _forget(self, listener: Listener) -> None:
        with self._lock:
            if listener in self._listeners:
                self._listeners.remove(listener)

    def _must_be_open(self) -> None:
        if self._closed:
            raise ChangeRejected.of("session", found="closed", expected="an open session", do="Open the review again.")


def open_review(review_id: str, store: Store | str = "reviews/", *, create: bool = True) -> ReviewSession:
    """Open a review for editing.

    Unsaved changes a crashed session left behind are made again and saved.

    Parameters
    ----------
    review_id
        Such as ``INC-204``.
    store
        A store or its address.
    create
        Make an empty review when the store has none of that id (saved with the first change or `ReviewSession.flush`).

    Raises
    ------
    ReviewNotFound
        There is none and ``create`` is False.
    """
    home = open_store(store) if isinstance(store, str) else store
    try:
        review = home.load(review_id)
    except ReviewNotFound:
        if not create:
            raise
        zone = home.load_team().zone
        review = Review(id=review_id, created_at=datetime.now(UTC), incident=Incident(zone=zone))
    session = ReviewSession(review, home)
    for lines in home.orphaned_journals(review_id):
        _recover(session, lines)
    return session


def _recover(session: ReviewSession, lines: Iterable[str]) -> None:
    changes: list[Change] = []
    for line in lines:
        try:
            changes.append(change_from_json(json.loads(line)))
        except (ValueError, ReviewError):
            _log.warning("review %s: a half-written journal line was skipped", session.review.id)
    with session._lock:
        review, left = replay_changes(session.review, changes)
        skipped = [change for change, _ in left]
        kept = [change for change in changes if change not in skipped]
        session._conflicts.extend(left)
        if review != session.review:
            session._take(review, kept, None)
        if left and session._journal:
            for change, reason in left:
                session._journal.keep(json.dumps({**change.as_json(), "reason": reason}, ensure_ascii=False))
        session.flush()


def _must_stand(review: Review, change: Change) -> None:
    """Refuse an undo when what the change put has been changed since."""
    if change.op in ("update", "set"):
        item = (
            review.find(change.collection, change.id)
            if change.op == "update"
            else (review.incident if change.collection == "incident" else review)
        )
        now = item.model_dump(mode="json") if item else {}
        for key, value in change.fields.items():
            if now.get(key) != value and (now.get(key) or value):
                raise ChangeRejected.of(
                    f"{change.collection}[{change.id}].{key}" if change.id else f"{change.collection}.{key}",
                    found="another text by now",
                    expected="what this step put",
                    do="It was left as it is.",
                )
