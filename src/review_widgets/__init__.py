"""Learning reviews in Jupyter: a workbook, widgets, reports and trends over one plain record.

The public names are imported on first use, so that ``import review_widgets`` costs next to nothing and
``check_text`` needs the standard library only.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from review_widgets.check import check_review as check_review
    from review_widgets.importers import import_review as import_review
    from review_widgets.language import Finding as Finding
    from review_widgets.language import check_text as check_text
    from review_widgets.model import Review as Review
    from review_widgets.priority import rank_takeaways as rank_takeaways
    from review_widgets.reports import write_report as write_report
    from review_widgets.session import open_review as open_review
    from review_widgets.stores import open_store as open_store
    from review_widgets.trends import open_archive as open_archive
    from review_widgets.widgets import Agenda as Agenda
    from review_widgets.widgets import Capture as Capture
    from review_widgets.widgets import EstimateRound as EstimateRound
    from review_widgets.widgets import FactorBoard as FactorBoard
    from review_widgets.widgets import LetGoList as LetGoList
    from review_widgets.widgets import Narrative as Narrative
    from review_widgets.widgets import PublishPanel as PublishPanel
    from review_widgets.widgets import QuickReview as QuickReview
    from review_widgets.widgets import ReviewHeader as ReviewHeader
    from review_widgets.widgets import RiskLikelihoodPlot as RiskLikelihoodPlot
    from review_widgets.widgets import Timeline as Timeline

__version__ = "0.1.0"

_HOME = {
    "Agenda": "widgets",
    "Capture": "widgets",
    "EstimateRound": "widgets",
    "FactorBoard": "widgets",
    "Finding": "language",
    "LetGoList": "widgets",
    "Narrative": "widgets",
    "PublishPanel": "widgets",
    "QuickReview": "widgets",
    "Review": "model",
    "ReviewHeader": "widgets",
    "RiskLikelihoodPlot": "widgets",
    "Timeline": "widgets",
    "check_review": "check",
    "check_text": "language",
    "import_review": "importers",
    "open_archive": "trends",
    "open_review": "session",
    "open_store": "stores",
    "rank_takeaways": "priority",
    "write_report": "reports",
}

__all__ = sorted([*_HOME, "__version__"])


def __getattr__(name: str) -> object:
    """Import a public name from its home on first use."""
    if name not in _HOME:
        raise AttributeError(f"module 'review_widgets' has no public name {name!r}; it has {', '.join(__all__)}")
    value = getattr(import_module(f"review_widgets.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, imported or not."""
    return __all__
