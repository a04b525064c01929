"""One open review: the only writer.

Widgets, the command line and notebooks send changes here. Each change is written to the journal before it is shown as
taken, applied under one lock, saved to the store a moment later, and told to every listener. Somebody else's newer
revision is merged item by item and prose by paragraph; where two people put the same thing anew, the last text stands and
the other one is offered back, never lost.
"""

from __future__ import annotations

from review_widgets.session.labels import Suggestion, Suggestions, suggest_labels
from review_widgets.session.live import ReviewSession
from review_widgets.session.news import SavedState, SavedStatus, SessionNews, Step
from review_widgets.session.opening import open_review
from review_widgets.session.pasting import Pasted, read_paste
from review_widgets.session.picturing import (
    Picture,
    add_evidence,
    drop_evidence,
    keep_picture,
    load_picture,
    read_picture,
)

__all__ = [
    "Pasted",
    "Picture",
    "ReviewSession",
    "SavedState",
    "SavedStatus",
    "SessionNews",
    "Step",
    "Suggestion",
    "Suggestions",
    "add_evidence",
    "drop_evidence",
    "keep_picture",
    "load_picture",
    "open_review",
    "read_paste",
    "read_picture",
    "suggest_labels",
]
