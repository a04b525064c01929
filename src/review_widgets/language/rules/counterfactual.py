"""CF: what a person should or could have done instead, a story of a world that did not happen."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rewrite import missing
from review_widgets.language.rule import Rule, Trigger

_EXPECTED = phrases("""
    board|boards should|ought ** blinked|flashed|lit|beeped|shown|displayed|turned_red
    should not? have been able|at|in|on|seen|quick|fine|easy|safe|one|two|no|alerted|paged|notified|affected|impacted|warned|automatically|invisible
    should not? have had lingering|any; worse|luckily|fortunately|lucky; should have access|enough|less; should have restored
    not have known|seen|foreseen|predicted|guessed; later than
""")
RULE = Rule(
    category=Category.CF,
    triggers=(
        Trigger(
            phrases("""
                should|shall not|never? have|of|'ve not|never? =ed; ought not? to have =ed; must|had_to have <duty.d>; needed to have =ed
                would have been wise|wiser|well_advised; might at least have; could at least have
            """),
            "people",
            unless=_EXPECTED,
            hypothetical=True,
            not_users=True,
        ),
        Trigger(
            phrases("""
                could have <duty.d>|<cope.d>
                could have done|made|used|rolled|reverted|responded|recovered|reacted|acted|stopped|handled|fixed|reduced|shortened|found|known|restored
                could have drawn|set|put|added|given|taken|sent|waited|switched|opened|talked|kept|said|phoned|rung|written|looked|stayed|refused|walked|gone|turned|picked|pulled|left|read|lifted; could easily have; could and should
                could have been more|better|faster|quicker|clearer
            """),
            "people",
            unless=(*_EXPECTED, *phrases("not have; could have * lost|gone|hit; if an|the attacker")),
            hypothetical=True,
            not_users=True,
        ),
        Trigger(
            phrases("""
            ^ [should not? have|of =ed]; ^ [ought to have =ed]; ^ [could have <duty.d>|<cope.d>]; ^ [needed to have =ed]
        """),
            unless=(*_EXPECTED, "should not? have been"),
        ),
    ),
    why="It compares what people did with a world only known afterwards; it stops the search for what made the step sensible then.",
    question="What did happen instead, and what made that the sensible thing to do at the time?",
    source="Howie: The Post-Incident Guide (2021), on counterfactuals; PagerDuty, blameless reviews",
    must_flag=(
        ("They should have asked before the switch.", Tier.BLAME),
        ("The on-call engineer could have rolled back sooner.", Tier.BLAME),
        ("We shouldn’t have merged it on a Friday.", Tier.BLAME),
        ("Should have asked first.", Tier.BLAME),
    ),
    must_pass=(
        "This should have been quick by design.",
        "Clients should retry with a delay.",
        "This could have lost data.",
        "We could not have known that.",
    ),
    rewrite=missing,
)
