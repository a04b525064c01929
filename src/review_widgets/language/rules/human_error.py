"""HUMERR: an error label offered as an explanation, where the questions ought to begin."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rule import Rule, Trigger, words

RULE = Rule(
    category=Category.HUMERR,
    triggers=(
        Trigger(
            words(r"(?:operator|user|pilot|admin(?:istrator)?|engineer|developer)(?:'s)? (?:error|mistake|oversight)"),
            agent=Agent.ROLE,
        ),
        Trigger(words(r"human (?:error|mistake|failure|factor)s?")),
        Trigger(
            words(
                r"(?:our|my|their|his|her) (?:own )?(?:mistake|error|oversight|negligence|fault|carelessness|blunder)"
            ),
            agent=Agent.WE,
        ),
        Trigger(
            words(
                r"(?:was|is) (?:a|an|the) (?:\w+ )?(?:oversight|blunder|mistake)",
                r"(?:an?|the|this|that) (?:\w+ )?oversight (?:\w+ ){0,3}(?:caused|led|took|broke|resulted|meant)",
                r"(?:due to|caused by|because of) (?:an? )?(?:\w+ )?(?:oversight|mistake|misconfiguration by|typo made by)",
            )
        ),
        Trigger(words(r"the (?:slip|mistake|oversight|blunder)"), tier=Tier.ADVISORY),
    ),
    why="A label for the person ends the search exactly where it becomes useful.",
    question="What made that step look right, and what would let anybody do it without harm?",
    source="Woods and Cook, Behind Human Error (2010): error as a starting point, not a conclusion",
    must_flag=(
        ("We put it down to operator error.", Tier.BLAME),
        ("The outage was caused by human error.", Tier.BLAME),
        ("Choosing the small disk was a mistake.", Tier.BLAME),
        ("That oversight took the site down.", Tier.BLAME),
        ("The slip was spotted soon after.", Tier.ADVISORY),
    ),
    must_pass=(
        "An error occurred in the parser.",
        "The page shows a user-facing error code.",
        "This error-prone step has no check.",
        "Errors rose to a tenth of all requests.",
    ),
)
