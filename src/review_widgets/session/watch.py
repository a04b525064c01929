"""A quiet look at the store every second, as long as somebody watches an open review."""

from __future__ import annotations

import logging
import threading
import weakref
from typing import Protocol

from review_widgets.errors import ReviewError

_log = logging.getLogger(__name__)
LOOK_EVERY_S = 1.0


class Refreshable(Protocol):
    """What can look for others' changes."""

    def refresh(self) -> bool:
        """Read what others saved; whether there was any."""


def watch_store(session: Refreshable, stop: threading.Event) -> None:
    """Refresh a session from a thread of its own until ``stop`` is set or nobody holds the session any more."""
    held = weakref.ref(session)
    threading.Thread(target=_watch, args=(held, stop), name="watch the store", daemon=True).start()


def _watch(held: weakref.ref[Refreshable], stop: threading.Event) -> None:
    while not stop.wait(LOOK_EVERY_S):
        session = held()
        if session is None:
            return
        try:
            session.refresh()
        except ReviewError as err:
            _log.warning("others' changes could not be read: %s", type(err).__name__)
        del session
