"""Files of other tools become reviews. One file here per format, found by this folder; content decides, not the name.

None or two importers for one file is an error that names them. A batch goes on past a bad file and says so.
"""

from __future__ import annotations

from review_widgets.importers._form import Content, Importer, Notes
from review_widgets.importers._mistyped import check_new
from review_widgets.importers._outcome import FileOutcome, Together, describe_outcome, describe_outcomes
from review_widgets.importers._reading import import_file, import_review
from review_widgets.importers._shelf import importers
from review_widgets.importers._storing import import_into, import_together
from review_widgets.importers._together import Added, merge_source
from review_widgets.importers._twice import ClockGap, Twin, find_clock_gaps, find_twins, join_twins

__all__ = [
    "Added",
    "ClockGap",
    "Content",
    "FileOutcome",
    "Importer",
    "Notes",
    "Together",
    "Twin",
    "check_new",
    "describe_outcome",
    "describe_outcomes",
    "find_clock_gaps",
    "find_twins",
    "import_file",
    "import_into",
    "import_review",
    "import_together",
    "importers",
    "join_twins",
    "merge_source",
]
