"""ROOT: one single cause for what had several; given once per document."""

from __future__ import annotations

import re

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rule import Rule, Trigger, words

_SEARCH = re.compile(
    r"\b(?:find|finding|found|search|searching|identif\w+|investigat\w+|look\w*|determin\w+|unknown|same|a|no single|not? (?:a|one|the)|several|multiple) (?:for |into |the |a )?(?:\w+ )?root cause",
    re.IGNORECASE,
)

RULE = Rule(
    category=Category.ROOT,
    triggers=(
        Trigger(
            words(
                r"(?:the )?(?:real |actual |main |single |ultimate )?root cause (?:of [^.,;:]{1,80} )?(?:was|is|turned out)",
                r"the one and only cause",
            ),
            tier=Tier.ADVISORY,
            unless=_SEARCH,
            agent=Agent.NONE,
        ),
    ),
    why="Several circumstances had to meet; one of them named as the cause hides the others.",
    question="What else had to be so for this to happen, and what kept it from being worse?",
    source="Cook (1998), How Complex Systems Fail, points 3 and 7",
    must_flag=(("The root cause of the outage was a full disk.", Tier.ADVISORY),),
    must_pass=(
        "We are still searching for the root cause.",
        "It had the same root cause as last week.",
        "Several root causes met.",
    ),
)
