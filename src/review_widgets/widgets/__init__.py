"""What a person moves and types into: one file per widget with its JavaScript and CSS beside it.

Every widget attaches to a session (live) or shows a frozen review (read-only), and has a static twin.
"""

from __future__ import annotations

from review_widgets.widgets.agenda import Agenda
from review_widgets.widgets.base import ReviewWidget
from review_widgets.widgets.capture import Capture
from review_widgets.widgets.estimate_round import EstimateRound
from review_widgets.widgets.factor_board import FactorBoard
from review_widgets.widgets.let_go_list import LetGoList
from review_widgets.widgets.narrative import Narrative
from review_widgets.widgets.publish_panel import PublishPanel
from review_widgets.widgets.quick_review import QuickReview
from review_widgets.widgets.review_header import ReviewHeader
from review_widgets.widgets.risk_likelihood_plot import RiskLikelihoodPlot
from review_widgets.widgets.timeline import Timeline

__all__ = [
    "Agenda",
    "Capture",
    "EstimateRound",
    "FactorBoard",
    "LetGoList",
    "Narrative",
    "PublishPanel",
    "QuickReview",
    "ReviewHeader",
    "ReviewWidget",
    "RiskLikelihoodPlot",
    "Timeline",
]
