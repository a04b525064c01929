"""CF: what a person should or could have done instead, a story of a world that did not happen."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.rewrite import missing
from review_widgets.language.rule import Rule, Trigger, phrases

_EXPECTED = phrases("""should not? have been able|at|in|on|seen|quick|fine|easy|safe|one|two|no|alerted|paged|notified|affected|impacted|warned by; should not? have had lingering|any; worse; luckily; fortunately; could have lost|leaked|exposed|been
    not have known|seen|foreseen|predicted|guessed; nobody could have; later than; should have access|a|an|no|the|more|less|enough""")

RULE = Rule(
    category=Category.CF,
    triggers=(
        Trigger(
            phrases(
                "should|shall not|never? have|of|'ve not|never? =ed; ought not? to have =ed; must have <duty.d>; had to have <duty.d>; needed to have =ed; needs to have <duty.d>; would have done well to; might|could at|have least; could at least have; would have been wise|wiser to|wise|well advised; would have been well advised"
            ),
            "people",
            unless=_EXPECTED,
            hypothetical=True,
        ),
        Trigger(
            phrases("""could have <duty.d>; could have <cope.d>; could easily? have; could have done|made|used|rolled|reverted|responded|recovered|reacted|acted|stopped|handled|fixed|reduced|shortened|found|seen|known|restored|drawn|started|set|put|added|given|taken|sent|left|waited|switched|opened|closed|talked|let|kept
            could and should; could have been more|better|faster|quicker|clearer|kinder"""),
            "people",
            unless=(*_EXPECTED[:-1], "not have", "could have * lost|gone|hit", "if an|the attacker"),
            hypothetical=True,
            not_users=True,
        ),
        Trigger(
            phrases(
                "~be.d supposed to _; ~be.d meant to _; ~be.d expected to <duty>; had a|the duty to; had one job; only had one job|task; ~be.d responsible for <duty.g>; ~be.d obliged to; was his|her|their|our job to"
            ),
            "people",
            unless=phrases(
                "~be.d meant|supposed|expected to be|have|meet|start|begin|end|finish|arrive|get|see|receive; as ~be.d supposed|meant; not supposed|meant to know; how * supposed"
            ),
            not_users=True,
        ),
        Trigger(
            phrases(
                """^ [should not? have|of =ed]; ^ [ought to have =ed]; ^ [could have <duty.d>|<cope.d>]; ^ [needed to have =ed]"""
            ),
            unless=(*_EXPECTED, "should not? have been"),
        ),
        Trigger(
            phrases("""should|ought not|never? to? have been [caught|tested|checked|reviewed|noticed|spotted|foreseen|planned|anticipated|verified|rehearsed|escalated|questioned|rushed|merged|approved|signed|shipped|communicated|coordinated|discussed|documented|considered|picked|followed|done|handled|informed|told|consulted|raised|known|realised|realized|deployed|released|rolled|launched|started|announced|identified|involved|double|obvious|left|challenged|validated|investigated|recognised|recognized|asked|declared|taken|read|stopped|paused|reverted]
            needed to have been _; needed to be [caught|spotted|tested] before|in|earlier; should have been done|handled * differently|better|earlier|sooner; has|had to have been <duty.d>; should|ought to? have gone through|to; should never have happened|been allowed|gotten|got|gone|left; this|that|it should not have happened"""),
            unless=phrases(
                "by design; in theory; should have been [done|started|released|left] by|automatically|at; reflect|discuss|whether|if * should; by the|our _? monitor|monitoring|alert|alerts|pipeline|system|ci|tests|probe|linter|tool; should have been automatically|already; alert|alerts|alarm should have been; should have been * by now"
            ),
        ),
    ),
    why="It compares what people did with a world only known afterwards; it stops the search for what made the step sensible then.",
    question="What did happen instead, and what made that the sensible thing to do at the time?",
    source="Howie: The Post-Incident Guide (2021), on counterfactuals; PagerDuty, blameless reviews",
    must_flag=(
        ("They should have asked before the switch.", Tier.BLAME),
        ("The on-call engineer could have rolled back sooner.", Tier.BLAME),
        ("This should have been caught in review.", Tier.BLAME),
        ("We shouldn’t have merged it on a Friday.", Tier.BLAME),
        ("Should have asked first.", Tier.BLAME),
        ("The release manager was supposed to hold the batch.", Tier.BLAME),
    ),
    must_pass=(
        "This should have been quick by design.",
        "Clients should retry with a delay.",
        "This could have lost data.",
        "We could not have known that.",
        "The lock should be released after a minute.",
    ),
    rewrite=missing,
)
