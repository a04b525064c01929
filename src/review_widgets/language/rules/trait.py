"""TRAIT: words about how people are (careless, lazy, incompetent) instead of how the work was."""

from __future__ import annotations

import re

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rule import Rule, Trigger, words

_SOFTWARE = re.compile(
    r"\blazy (?:load|evaluation|init|import|migration)|\bcareful (?:drain|rollout)|\bgreedy\b|\bnaive (?:time|datetime|algorithm|bayes)",
    re.IGNORECASE,
)

RULE = Rule(
    category=Category.TRAIT,
    triggers=(
        Trigger(
            words(
                r"careless(?:ly|ness)?",
                r"negligen(?:t|tly|ce)",
                r"sloppy|sloppiness",
                r"incompeten(?:t|ce)",
                r"reckless(?:ly|ness)?",
                r"lazy|laziness|lazily",
                r"clueless",
                r"thoughtless(?:ly)?",
                r"irresponsibl[ey]",
                r"complacen(?:t|cy)",
                r"inattent(?:ive|ion)",
                r"hast(?:y|ily)",
                r"lax",
                r"asleep at the wheel",
                r"half[- ]asleep",
                r"(?:was|were) not paying attention",
                r"(?:wasn't|weren't) paying attention",
                r"cowboy",
                r"foolish(?:ly)?",
                r"stupid(?:ly)?",
                r"amateur(?:ish)?",
                r"lost track of which \w+",
                r"unprofessional(?:ly)?",
                r"arrogan(?:t|ce)",
                r"bad judg[e]?ment",
                r"poor judg[e]?ment",
            ),
            unless=_SOFTWARE,
            agent=Agent.AGENTLESS,
        ),
    ),
    why="It judges somebody instead of describing the work; it also keeps others from speaking.",
    question="What were they looking at, and what else was asking for attention just then?",
    source="Local rationality: Dekker (2014); Etsy Debriefing Facilitation Guide (2016)",
    must_flag=(
        ("The change was made carelessly.", Tier.BLAME),
        ("A hasty merge by the platform team took it down.", Tier.BLAME),
        ("He lost track of which console he was in.", Tier.BLAME),
    ),
    must_pass=(
        "Lazy evaluation hid the cost.",
        "A careful drain took an hour.",
        "The naive time had no zone.",
        "Relaxed limits apply at night.",
    ),
)
