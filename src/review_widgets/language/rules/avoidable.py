"""CF: preventable, avoidable, prevented by doing the same thing another way."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_BY = "<duty.g>|rolling|deploying|adding|moving|waiting|running|merging|splitting|pausing|taking|making|keeping|using|stopping|doing|having|not|simply|following|starting|draining|switching|restarting|leaving|upgrading|scaling"

RULE = Rule(
    category=Category.CF,
    triggers=(
        Trigger(
            phrases(f"""
                ~be.d preventable|avoidable|unnecessary|needless
                entirely|easily|completely|totally|wholly|perfectly preventable|avoidable|foreseeable; could have been avoided|prevented $
                could have been avoided|prevented by {_BY}; could easily have been =ed; need|needed not have happened; did not have to happen
                avoidable|preventable outage|incident|mistake|downtime|damage; so easily avoided|prevented
            """),
            unless=phrases(
                "not be? preventable|avoidable; could not; not have been; would be avoidable; made unnecessary"
            ),
        ),
    ),
    why="That it could have gone otherwise is known only now; which step would have looked different then is the question.",
    question="Which step would have had to look different, and to whom, at what time?",
    source="Fischhoff (1975), Hindsight is not equal to foresight, doi:10.1037/0096-1523.1.3.288",
    must_flag=(
        ("The whole night was avoidable.", Tier.BLAME),
        ("It could have been prevented by rolling out in two steps.", Tier.BLAME),
        ("The outage was entirely preventable.", Tier.BLAME),
    ),
    must_pass=("The gap could not have been avoided.", "A drain avoided the second restart."),
)
