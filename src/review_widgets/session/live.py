"""The open review itself: takes changes, saves them, merges somebody else's, tells the listeners."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from review_widgets.changes import (
    Change,
    Conflict,
    base_of,
    change_from_json,
    fit_beside,
    merge_changes,
    prepare_change,
)
from review_widgets.errors import (
    ChangeRejected,
    ReviewError,
    ReviewExists,
    ReviewNotFound,
    StaleRevision,
    StoreFailed,
)
from review_widgets.model import Review
from review_widgets.session.news import SavedState, SessionNews, Step
from review_widgets.session.publishing import plan_publishing, say_when_changed
from review_widgets.session.steps import Steps
from review_widgets.session.watch import watch_store
from review_widgets.settings import Team
from review_widgets.stores import Journal, Store

_log = logging.getLogger(__name__)
_TRIES = 50
_WHO: ContextVar[str] = ContextVar("who", default="")
Listener = Callable[[SessionNews], None]


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
        self._base: dict[tuple[str, str], Mapping[str, Any] | None] = {}
        self._steps = Steps()
        self._listeners: list[Listener] = []
        self._conflicts: list[Conflict] = []
        self._journal: Journal | None = None
        self._timer: threading.Timer | None = None
        self._watching: threading.Event | None = None
        self._first_unsaved: datetime | None = None
        self._stamp = store.stamp(review.id)
        self._saved = SavedState("saved", datetime.now(UTC))
        self._closed = False
        self._left_behind: Iterator[list[str]] | None = None

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
    def conflicts(self) -> tuple[Conflict, ...]:
        """What two people wanted differently, each with the text that was not kept; written beside the record as well."""
        return tuple(self._conflicts)

    @property
    def history(self) -> tuple[Step, ...]:
        """What was done in this session, in words, newest last."""
        return self._steps.history

    @property
    def undoers(self) -> frozenset[str]:
        """Who has a step to take back: the ``who`` of `acting`."""
        return self._steps.owners

    @property
    def can_undo(self) -> bool:
        """Whether there is a change of this session to take back."""
        return bool(self._steps.owners)

    @contextmanager
    def acting(self, who: str) -> Iterator[None]:
        """Make what is done inside the steps of ``who``, such as one of two browsers; `undo` takes back one's own steps."""
        token = _WHO.set(who)
        try:
            yield
        finally:
            _WHO.reset(token)

    def apply(self, *changes: Change | Mapping[str, Any], origin: object = None, was: str | None = None) -> Review:
        """Make one or several changes as one step (one undo), all or none.

        Parameters
        ----------
        changes
            `Change` objects, or the same as JSON from a widget.
        origin
            Who sends it; listeners see it and can skip their own.
        was
            For one change that puts one text: the text its writer saw. Where another stands by now, both are merged.

        Raises
        ------
        ChangeRejected
            A change does not fit; the review is as it was.
        """
        wanted = [prepare_change(c if isinstance(c, Change) else change_from_json(c)) for c in changes]
        with self._lock:
            self._must_be_open()
            conflict = None
            if was is not None and len(wanted) == 1:
                wanted[0], conflict = fit_beside(self._review, wanted[0], was)
            before = self._review
            after = self._steps.record(before, wanted, _WHO.get())
            if conflict:
                self._offer(conflict)
            return self._take(before, after, wanted, origin)

    def undo(self, *, origin: object = None) -> bool:
        """Take back the last step of whoever is `acting`; False when there is none.

        Raises
        ------
        ChangeRejected
            Somebody changed the same thing since; it is left as it is and stays out of the undo list.
        """
        with self._lock:
            with suppress(ReviewError):  # a store that cannot be read is told by saving
                self.refresh()
            before = self._review
            back = self._steps.take_back(before, _WHO.get())
            if back is None:
                return False
            self._take(before, *back, origin)
            return True

    def settle(self, conflict_id: str, *, take_other: bool, origin: object = None) -> None:
        """Answer a conflict: put the other text in place of the kept one, or leave it; either way it is off the list."""
        with self._lock:
            found = next((one for one in self._conflicts if one.id == conflict_id), None)
            if found is None:
                raise ChangeRejected.of(
                    "conflict", found=conflict_id, expected="one of the list", do="It was settled meanwhile."
                )
            if take_other:
                self.apply(found.offer, origin=origin)
            self._conflicts = [one for one in self._conflicts if one.id != conflict_id]
            self._tell((), origin)

    def publish(self, *, origin: object = None) -> Review:
        """Publish: give everybody a lasting pseudonym, write down what is expected of each takeaway, set the status.

        Only a silent drop stops it, never a choice and never a wording.

        Raises
        ------
        NotPublishable
            Something would be dropped in silence; the message lists each with what to do.
        """
        with self._lock:
            self.apply(*plan_publishing(self._review, self._team), origin=origin)
            self.flush()
            return self._review

    def on_change(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with `SessionNews` after every change and every save; gives the function that stops it.

        While anybody listens, the store is looked at every second for what others saved.
        """
        with self._lock:
            self._listeners.append(listener)
            if self._watching is None and not self._closed:
                self._watching = threading.Event()
                watch_store(self, self._watching)
        return lambda: self._forget(listener)

    def flush(self) -> SavedState:
        """Save now and tell how it went; never raises for a store that cannot be written."""
        with self._lock:
            self._stop_timer()
            if self._pending or self._review.revision == 0:
                self._save()
            return self._saved

    def refresh(self) -> bool:
        """Look whether somebody else saved; if so merge it with what is not saved yet, and tell the listeners."""
        with self._lock:
            stamp = self._store.stamp(self._review.id)
            if self._closed or stamp in ("", self._stamp):
                return False
            before = self._review
            self._merge()
            if self._review == before:
                return False
            self._tell((), None)
            return True

    def close(self) -> SavedState:
        """Save what is left and release the journal; it keeps what could not be saved for whoever opens the review next."""
        with self._lock:
            if not self._closed:
                self.flush()
                self._stop_timer()
                self._closed = True
                if self._watching:
                    self._watching.set()
                if self._journal:
                    self._journal.close()
            return self._saved

    def __enter__(self) -> ReviewSession:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _take(self, before: Review, after: Review, changes: list[Change], origin: object) -> Review:
        """Put changes into the journal, then into what is shown, and plan the save."""
        try:
            if self._journal is None:
                self._journal = self._store.open_journal(after.id)
            lines = []
            for change in changes:
                line: dict[str, Any] = {"change": change.as_json()}
                key = (change.collection, change.id)
                was = base_of(before, change)
                known = self._base.setdefault(key, was)
                if change.op == "set" and known is not None and was is not None:
                    self._base[key] = {**was, **known}
                lines.append(json.dumps(line | {"was": self._base[key]}, ensure_ascii=False))
            self._journal.append(*lines)
        except ReviewError as err:
            self._saved = SavedState("failed", datetime.now(UTC), str(err))
        else:
            self._saved = SavedState("saving", datetime.now(UTC))
        self._review = after.model_copy(update={"updated_at": say_when_changed(before, after)})
        self._pending.extend(changes)
        self._plan_save()
        self._tell(tuple(changes), origin)
        return self._review

    def _recover(self, changes: list[Change], base: Mapping[tuple[str, str], Mapping[str, Any] | None]) -> None:
        """Make again what a dead session left unsaved."""
        with self._lock:
            merged = merge_changes(self._review, changes, base)
            if merged.changes:
                self._take(self._review, merged.review, list(merged.changes), None)
            for conflict in merged.conflicts:
                self._offer(conflict)
            self.flush()

    def _keep_until_saved(self, journals: Iterator[list[str]]) -> None:
        """Hold a dead session's journal that could be read and not yet saved; going on in the loop removes it, so that waits."""
        self._left_behind = journals

    def _plan_save(self) -> None:
        now = datetime.now(UTC)
        self._first_unsaved = self._first_unsaved or now
        waited = (now - self._first_unsaved).total_seconds()
        self._save_in(max(0.0, min(self._save_after_s, 5 * self._save_after_s - waited)))

    def _save_in(self, seconds: float) -> None:
        self._stop_timer()
        self._timer = threading.Timer(seconds, self.flush)
        self._timer.daemon = True
        self._timer.start()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _save(self) -> None:
        try:
            self._save_merging()
        except ReviewError as err:
            _log.warning("review %s could not be saved: %s", self._review.id, type(err).__name__)
            self._saved = SavedState("failed", datetime.now(UTC), str(err))
            self._save_in(2.0)
        else:
            self._stamp = self._stamp_of_ours()
            self._pending.clear()
            self._base.clear()
            self._first_unsaved = None
            if self._journal:
                self._journal.clear()
            self._saved = SavedState("saved", datetime.now(UTC))
            left_behind, self._left_behind = self._left_behind, None
            if left_behind is not None:
                next(left_behind, None)
        self._tell((), None)

    def _stamp_of_ours(self) -> str:
        """Give the stamp of what was just saved; where somebody may have saved since, one that makes the next look read it."""
        try:
            stamp = self._store.stamp(self._review.id)
            return stamp if self._store.revision(self._review.id) == self._review.revision else "unknown"
        except ReviewError:
            return "unknown"

    def _save_merging(self) -> None:
        """Save, with somebody else's newer revisions merged first, as often as one appears."""
        for _ in range(_TRIES):
            try:
                self._review = self._store.save(self._review, expected_revision=self._review.revision)
                return
            except (StaleRevision, ReviewExists):
                self._saved = SavedState("merging", datetime.now(UTC))
                self._merge()
        raise StoreFailed.of(
            self._review.id,
            found=f"{_TRIES} newer revisions in a row",
            expected="a quiet moment",
            do="It is tried again.",
        )

    def _merge(self) -> None:
        stamp = self._store.stamp(self._review.id)
        before = self._review
        try:
            theirs = self._store.load(self._review.id)
        except ReviewNotFound:  # removed under us: what is open here is what is left of it
            self._review = self._review.model_copy(update={"revision": 0})
            return
        merged = merge_changes(theirs, self._pending, self._base)
        self._review, self._stamp = merged.review, stamp
        self._pending = list(merged.changes)
        self._base = {(c.collection, c.id): base_of(theirs, c) for c in self._pending}
        self._steps.note_elsewhere(before, self._review)
        for conflict in merged.conflicts:
            self._offer(conflict)

    def _offer(self, conflict: Conflict) -> None:
        self._conflicts = [*self._conflicts, conflict][-50:]
        try:
            if self._journal is None:
                self._journal = self._store.open_journal(self._review.id)
            self._journal.keep(json.dumps(conflict.as_json(), ensure_ascii=False))
        except ReviewError as err:  # it stays in `conflicts`, where it is shown
            self._saved = SavedState("failed", datetime.now(UTC), str(err))

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
