"""TRAIT: a virtue found missing: a lack of urgency, no sense of responsibility, nobody there knows what they do."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_VIRTUE = "<virtue>"

RULE = Rule(
    category=Category.TRAIT,
    triggers=(
        Trigger(
            phrases(f"""
                [lack|absence|want|dearth|shortage|deficit|deficiency|poverty of] a|any|basic|all|our|their? _? [{_VIRTUE}]
                there ~be.d|is [no|little|zero|not_much|scant|precious_little] _? _? [{_VIRTUE}]
                [level|degree|standard|amount of * {_VIRTUE}] ** not|below|short|fell|falls|left|leaves|was|is|disappointing
                [{_VIRTUE}] ~be|is not [something|a_word|a_strength|their|his|her|our|part|at_home|what]
                <person>|guys|lot|crowd|bunch [clueless|useless|hopeless|asleep] as|again|$|,
                ^ ** [that|this lot|rabble|shower] $|is|are|has|have|can|could|never|always|over; that [crowd|bunch] is|are|has|have|can|never|always|over
                ^ [these|those people|guys|clowns|geniuses] ~be|are|never|always|do|can|have|just|should|will
                nobody|none _? _? _? _? knows|knew|has|had [what they|he|are|is|a_clue|the_faintest|any_idea] _? doing|about
            """),
            "any",
            agent=Agent.ROLE,
            unless=phrases("""
                lack|absence of network|signal|light|access|experience|knowledge with|of|on|in the|this|that|a; this lot|bunch of|was|number
                there is no authority|focus|discipline on|for|in the? page|zone|form|record
                by|for|to|from|thank|thanks|helped|with|let these|those|that people|guys|bunch|crowd|lot
            """),
        ),
        Trigger(
            phrases(
                "organisation|organization|company|firm|industry|department|agency 's way|ways|practice|practices|habit|habits ** [<vice>]"
            ),
            tier=Tier.ADVISORY,
        ),
    ),
    why="It measures somebody instead of the work; what the work asked for, and when, stays unsaid.",
    question="What did the work ask for at that moment, and who could have been at hand?",
    source="Fundamental attribution error: Ross (1977); Dekker, Just Culture (2016)",
    must_flag=(
        ("The firm's ways with labels are careless.", Tier.ADVISORY),
        ("There was a distinct lack of urgency in that office.", Tier.BLAME),
        ("There is no pride left in that department.", Tier.BLAME),
        ("Nobody over there knows what they are doing.", Tier.BLAME),
    ),
    must_pass=(
        "There is no owner field in the form.",
        "We thank these people for their night.",
        "The lack of light made the label hard to read.",
    ),
)
