"""ROOT: one single cause for what had several; given once per document."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rewrite import one_of_several
from review_widgets.language.rule import Rule, Trigger

RULE = Rule(
    category=Category.ROOT,
    triggers=(
        Trigger(
            phrases("""
                [root cause|causes of|for|behind] *** was|is|were|turned|lies|lay|:; [root cause|causes was|is|turned|were|lies|lay]
                ~be.d|is|as|be [the|a|our? root cause] of|for|that|behind|$|,|:; [root cause of]; ^ [root cause :]
                [the single|sole|one|only|real|actual|true cause|reason] of|was|is|for|behind; ~be.d [the single|sole|only|real|actual cause|reason]
                [the one and only] cause|reason
            """),
            tier=Tier.ADVISORY,
            agent=Agent.NONE,
            unless=phrases("""
                find|finding|search|searching|investigate|investigating|investigated|investigation|look|looking|determine|determining|unknown|unclear|understand|troubleshooting|debug|debugging|diagnose|discuss|discussing|identifying for|into|of? the|a|its|to|what? root
                identify|difficult * root cause; same * root cause
                no|not|never|several|many|multiple|more|than|without|nor|rather|any|either|one_of the|a|an|single|just? root cause|causes
                not|no|never|unclear|unknown|whether|what|if ** root cause
                root cause analysis|analyses|section|below|above|not|unknown|unclear|still
                root cause ~be|is * not|unknown|unclear|still|being|under; root cause ~be|is found|identified|known $|,|yet|at|in|within|quickly|by|and|:|later; possible|likely|potential|suspected root
                root causes of|were|are several|multiple|many; single|sole|real|only|one|main|actual reason to|we|this|that
                address|addresses|addressed|fix|fixes|fixed|solve|mitigated|resolved|rather|than ** root cause|causes; only reason why? we
            """),
        ),
    ),
    why="Several circumstances had to meet; one of them named as the cause hides the others.",
    question="What else had to be so for this to happen, and what kept it from being worse?",
    source="Cook (1998), How Complex Systems Fail, points 3 and 7",
    must_flag=(
        ("The root cause of the outage was a full disk.", Tier.ADVISORY),
        ("The root cause is that the pool had no limit.", Tier.ADVISORY),
    ),
    must_pass=(
        "We are still searching for the root cause.",
        "It had the same root cause as last week.",
        "Several root causes met.",
        "There is not a single root cause here.",
    ),
    rewrite=one_of_several,
)
