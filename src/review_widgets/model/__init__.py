"""The review record: every noun of a learning review, frozen.

Names are the field's own (started_at, contributing factor, takeaway ...). Times are aware; durations are derived in
`timeline` and never stored; unknown keys are kept. Every item has an id and points to others by id.

References
----------
Field names follow the conventions read from public incident tools; risk is used for the harm if it happens again
(ISO 31000 says consequence), likelihood for the chance that it contributes again within the horizon.
"""

from __future__ import annotations

from review_widgets.model.base import (
    ID_PATTERN,
    TIME_NAMES,
    Harm,
    Id,
    Precision,
    Record,
    Share,
    TimeName,
    new_id,
    stable_id,
)
from review_widgets.model.incident import (
    Asset,
    Evidence,
    Impact,
    Incident,
    Link,
    Participant,
    Section,
    Severity,
    Source,
    TimelineEvent,
    TimeNote,
)
from review_widgets.model.learning import (
    ActionItem,
    CheckOut,
    Condition,
    ContributingFactor,
    Dismissal,
    Estimates,
    ExternalIssue,
    Forecast,
    LetGo,
    Note,
    ReaderLine,
    Related,
    Takeaway,
    Trigger,
)
from review_widgets.model.review import (
    AFTER_PUBLISHING,
    COLLECTIONS,
    PREFIXES,
    SCHEMA_VERSION,
    Review,
)
from review_widgets.model.words import (
    ASPECTS,
    CONDITIONS,
    REASONS,
    Aspect,
    Decision,
    EventKind,
    HowFound,
    Kind,
    LetGoReason,
    Phase,
    Status,
    Visibility,
)

__all__ = [
    "AFTER_PUBLISHING",
    "ASPECTS",
    "CONDITIONS",
    "REASONS",
    "ActionItem",
    "Aspect",
    "Asset",
    "COLLECTIONS",
    "CheckOut",
    "Condition",
    "ContributingFactor",
    "Decision",
    "Dismissal",
    "Estimates",
    "EventKind",
    "Evidence",
    "ExternalIssue",
    "Forecast",
    "Harm",
    "HowFound",
    "ID_PATTERN",
    "Id",
    "Impact",
    "Incident",
    "Kind",
    "LetGo",
    "LetGoReason",
    "Link",
    "Note",
    "PREFIXES",
    "Participant",
    "Phase",
    "Precision",
    "ReaderLine",
    "Record",
    "Related",
    "Review",
    "SCHEMA_VERSION",
    "Section",
    "Severity",
    "Share",
    "Source",
    "Status",
    "TIME_NAMES",
    "Takeaway",
    "TimeName",
    "TimeNote",
    "TimelineEvent",
    "Trigger",
    "Visibility",
    "new_id",
    "stable_id",
]
