"""TRAIT: somebody was not awake, not aware, lost track of which window was which."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_WHERE = "terminal|context|cluster|workspace|environment|console|tab|window|branch|shell|production|account|machine|panel|rack|screen|session"

RULE = Rule(
    category=Category.TRAIT,
    triggers=(
        Trigger(
            phrases(f"""
                ~be.d [not fully?|properly? aware _? _? which|of|what|that ** {_WHERE}]; ~be.d [unaware ** {_WHERE}]
                lost [track] which|what|where|of_which|of_what|of_where|of_the; lost [track] $
                without realising|realizing|noticing|knowing [which|what|where] ** {_WHERE}; ~be.d [not paying|giving] * attention
                ~be.d [not concentrating|listening|awake|attentive|attending|engaged|bothered|interested]; ~be.d [not fully? awake|present|focused]
                ~be.d [half awake|asleep]; ~be.d [not careful|thorough|attentive|diligent|vigilant|cautious|alert enough?]; ~be.d [distracted|daydreaming|inattentive|oblivious]
                ~be.d [asleep|elsewhere] $|when|while|at|and|again|as; ~be.d [not|hardly known|famous|noted|renowned] for
                ~be.d [not] up to [the|it|his|her|their] job|task
            """),
            "people",
            not_users=True,
            unless=phrases("not known; not aware of the|a|any change|maintenance|limit|bug|issue"),
        ),
        Trigger(phrases("^ [without * aware of]; ^ [not aware of which]; ^ [lost track]"), "no thing"),
    ),
    why="It tells where attention was not; where it was, and why, is what helps the next one.",
    question="What were they looking at, and what on the screen told one from the other?",
    source="Woods and Cook, Behind Human Error (2010), on attention as a limited thing",
    must_flag=(
        ("He lost track of which console he was in.", Tier.BLAME),
        ("The operator was not aware that the window was connected to production.", Tier.BLAME),
        ("The duty officer was not paying attention.", Tier.BLAME),
    ),
    must_pass=(
        "The scheduler lost track of the lease.",
        "We were not aware of the limit.",
        "The night crew was paying attention.",
    ),
)
