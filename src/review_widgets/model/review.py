"""The whole record of one learning review."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Annotated, Self

from pydantic import AwareDatetime, Field, model_validator

from review_widgets.model.base import Id, Record
from review_widgets.model.incident import Asset, Incident, Participant, Section, Source, TimelineEvent
from review_widgets.model.learning import (
    ActionItem,
    CheckOut,
    Condition,
    ContributingFactor,
    Dismissal,
    Forecast,
    Note,
    ReaderLine,
    Related,
    Takeaway,
)
from review_widgets.model.words import Status, Visibility

SCHEMA_VERSION = 2

COLLECTIONS: dict[str, type[Record]] = {
    "participants": Participant,
    "sections": Section,
    "events": TimelineEvent,
    "factors": ContributingFactor,
    "conditions": Condition,
    "surprises": Note,
    "open_questions": Note,
    "parking_lot": Note,
    "takeaways": Takeaway,
    "actions": ActionItem,
    "forecasts": Forecast,
    "related": Related,
    "sources": Source,
    "assets": Asset,
    "dismissals": Dismissal,
    "reader_lines": ReaderLine,
}
"""The review's lists of items, by field name, in the order of the file."""

PREFIXES: dict[str, str] = {
    "participants": "p",
    "sections": "s",
    "events": "e",
    "factors": "f",
    "conditions": "c",
    "surprises": "su",
    "open_questions": "q",
    "parking_lot": "pl",
    "takeaways": "t",
    "actions": "a",
    "forecasts": "fc",
    "related": "r",
    "sources": "src",
    "assets": "as",
    "dismissals": "d",
    "reader_lines": "rl",
}
"""What an item's id begins with, by collection."""

AFTER_PUBLISHING = timedelta(seconds=1)
"""How far ``updated_at`` stands at least behind ``published_at`` where something was changed after publishing."""


class Review(Record):
    """One learning review: what happened, what made it so, what is carried and what is let go.

    ``revision`` counts saves, 0 means never saved. Ids are unique within their list, ignoring case.
    """

    schema_version: int = SCHEMA_VERSION
    id: Id
    revision: Annotated[int, Field(ge=0)] = 0
    status: Status = Status.DRAFT
    status_reason: str = ""
    """Why it was skipped, or anything the status needs said."""
    visibility: Visibility = Visibility.OPEN
    language: Annotated[str, Field(min_length=1)] = "en"
    created_at: AwareDatetime | None = None
    updated_at: AwareDatetime | None = None
    held_at: AwareDatetime | None = None
    published_at: AwareDatetime | None = None
    nothing_to_carry_because: str = ""
    """Said aloud when no takeaway is carried."""
    incident: Incident = Incident()
    participants: tuple[Participant, ...] = ()
    sections: tuple[Section, ...] = ()
    events: tuple[TimelineEvent, ...] = ()
    factors: tuple[ContributingFactor, ...] = ()
    conditions: tuple[Condition, ...] = ()
    surprises: tuple[Note, ...] = ()
    open_questions: tuple[Note, ...] = ()
    parking_lot: tuple[Note, ...] = ()
    takeaways: tuple[Takeaway, ...] = ()
    actions: tuple[ActionItem, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    related: tuple[Related, ...] = ()
    sources: tuple[Source, ...] = ()
    assets: tuple[Asset, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()
    reader_lines: tuple[ReaderLine, ...] = ()
    check_out: CheckOut = CheckOut()

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        for name in COLLECTIONS:
            counts = Counter(item.id.lower() for item in getattr(self, name))
            twice = [key for key, n in counts.items() if n > 1]
            if twice:
                raise ValueError(
                    f"{name}: found the id {twice[0]!r} more than once; expected each id once, ignoring case"
                )
        return self

    @property
    def title(self) -> str:
        """The incident's title, or the id where it has none yet."""
        return self.incident.title or self.id

    @property
    def is_changed_since_published(self) -> bool:
        """Whether it was changed after it was published, as far as both times are known.

        Publishing itself writes both; an earlier version took the clock twice, so that within `AFTER_PUBLISHING` they count as one.
        """
        return bool(self.published_at and self.updated_at and self.updated_at - self.published_at >= AFTER_PUBLISHING)

    def find(self, collection: str, item_id: str) -> Record | None:
        """Give the item of a list by its id, or None."""
        return next((item for item in getattr(self, collection) if item.id == item_id), None)
