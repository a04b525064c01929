"""The language rules over every prose field of a review, and over files and folders.

Findings advise: they never stop anything here. What the room chose to keep (a dismissal) is left out; prose that could not be
checked is said so, because "not checked" is not "clean".
"""

from __future__ import annotations

from review_widgets.check.files import (
    FileCheck,
    FileFinding,
    check_content,
    check_file,
    check_paths,
    count_skipped,
    find_files,
)
from review_widgets.check.formats import FORMATS, Outcome
from review_widgets.check.review import (
    BETWEEN,
    PROSE,
    FieldFinding,
    check_prose,
    check_review,
    find_sentences,
    list_prose,
    list_unchecked,
)
from review_widgets.check.words import NO_WORDS, OwnWords, find_own_words

__all__ = [
    "FORMATS",
    "NO_WORDS",
    "BETWEEN",
    "PROSE",
    "FieldFinding",
    "FileCheck",
    "FileFinding",
    "Outcome",
    "OwnWords",
    "check_content",
    "check_file",
    "check_paths",
    "check_prose",
    "check_review",
    "count_skipped",
    "find_files",
    "find_own_words",
    "find_sentences",
    "list_prose",
    "list_unchecked",
]
