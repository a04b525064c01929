"""A change to a review: apply it, turn it around (undo), carry it over somebody else's newer revision.

A change names one item by its list and id, never a whole list, so that two people who touch different items never
overwrite each other. Changes are plain JSON, so that a widget can send one and a journal can keep one.
"""

from __future__ import annotations

from review_widgets.changes.change import Change, apply_change, change_from_json, invert_change, prepare_change
from review_widgets.changes.merge import (
    Base,
    Conflict,
    Merged,
    base_of,
    describe_change,
    fit_beside,
    merge_changes,
    merge_field,
    merge_prose,
)

__all__ = [
    "Base",
    "Change",
    "Conflict",
    "Merged",
    "apply_change",
    "base_of",
    "change_from_json",
    "describe_change",
    "fit_beside",
    "invert_change",
    "merge_changes",
    "merge_field",
    "merge_prose",
    "prepare_change",
]
