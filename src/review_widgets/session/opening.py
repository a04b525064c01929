"""Open a review: read it, make again what a crashed session left unsaved."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from os import PathLike
from typing import Any

from review_widgets.changes import Change, change_from_json
from review_widgets.errors import ReviewError, ReviewNotFound
from review_widgets.model import Incident, Review
from review_widgets.session.live import ReviewSession
from review_widgets.stores import Store, open_store

_log = logging.getLogger(__name__)


def open_review(
    review_id: str, store: Store | str | PathLike[str] = "reviews/", *, create: bool = True
) -> ReviewSession:
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
    home = open_store(store) if isinstance(store, str | PathLike) else store
    try:
        review = home.load(review_id)
    except ReviewNotFound:
        if not create:
            raise
        zone = home.load_team().zone
        review = Review(id=review_id, created_at=datetime.now(UTC), incident=Incident(zone=zone))
    session = ReviewSession(review, home)
    left_behind = home.orphaned_journals(review_id)
    for lines in left_behind:
        session._recover(*_read_journal(review_id, lines))
        if session.saved.status != "saved":
            session._keep_until_saved(left_behind)
            break
    return session


def _read_journal(
    review_id: str, lines: Iterable[str]
) -> tuple[list[Change], dict[tuple[str, str], Mapping[str, Any] | None]]:
    changes: list[Change] = []
    base: dict[tuple[str, str], Mapping[str, Any] | None] = {}
    for line in lines:
        try:
            raw = json.loads(line)
            change = change_from_json(raw.get("change") if isinstance(raw, dict) else raw)
        except (ValueError, ReviewError):
            _log.warning("review %s: a half-written journal line was skipped", review_id)
            continue
        changes.append(change)
        was = raw.get("was")
        key = (change.collection, change.id)
        base[key] = {**was, **(base.get(key) or {})} if isinstance(was, dict) else base.get(key)
    return changes, base
