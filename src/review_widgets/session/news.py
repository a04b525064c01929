"""What a session tells: the saved state, the news after each change, and the steps made so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from review_widgets.changes import Change
from review_widgets.errors import StoreFailed
from review_widgets.model import Review

SavedStatus = Literal["saved", "saving", "merging", "failed"]


@dataclass(frozen=True, slots=True)
class SavedState:
    """Whether what was typed is in the file: status, since when (aware), and the reason when it is not."""

    status: SavedStatus
    at: datetime
    reason: str = ""

    def must_be_saved(self) -> None:
        """Raise StoreFailed with the reason where what was changed is not in the file."""
        if self.status != "saved":
            raise StoreFailed(self.reason)


@dataclass(frozen=True, slots=True)
class SessionNews:
    """What a listener hears: the review as it is now, the changes that led there, who sent them, and the saved state."""

    review: Review
    changes: tuple[Change, ...]
    origin: object
    saved: SavedState


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the history: when (aware), in a few words, and whether it came from somebody else's session."""

    at: datetime
    words: str
    from_elsewhere: bool = False
