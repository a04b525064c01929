"""HIND without a person: obviously, inevitable, only a matter of time."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

RULE = Rule(
    category=Category.HIND,
    triggers=(
        Trigger(
            phrases(
                """
                obviously; ~be.d [obvious|inevitable|unavoidable|predictable|foreseeable] $|that|from|with|,|given|to|in; inevitable
                bound to happen|fail|break|go|end|blow|bite|come|burst|give|crash|catch|fall; accident|disaster|outage|incident waiting to
                waiting to happen; only|just|simply|clearly a? matter|question of time|when; ~be.d * matter|question of time
                unsurprisingly|predictably|inevitably; no|small|little surprise|wonder that|,|then|$|it; not|hardly a surprise
                clearly the? worst|wrong|not_enough|never_going|a_bad _; ~be.d clearly the? worst|wrong|too|insufficient|inadequate|never
                doomed; sooner or later; had to break|fail|go_wrong|happen|blow|give eventually|sometime|someday|at_some|one_day|sooner|in_the_end
                never going to survive|work|hold|last|be_enough|cope|end
                in retrospect|hindsight ** ~be.d obvious|clear|foreseeable|predictable|wrong; of course it; needless to say
                ticking time? bomb; time bomb; murphy; could only end|go; it was clear|plain|obvious that * would|could_not; destined|fated to
                how could it not; only ever going to end|go; as was to be expected; writing on the wall; in plain sight
            """
            ),
            tier=Tier.ADVISORY,
            agent=Agent.NONE,
            unless=phrases("""
                obvious|obviously|clear|inevitable once|when|after|now|only; once|when|after|until|now|because|because_of ** obvious|clear
                not|less|no|far|without|non|never|un|very|more|any|far_from from? obvious|inevitable|obviously
                obvious change|errors|error|cause|pattern|reason|signs|sign|sources|candidates|problem|outliers|message
                seemed|seems|became|become|looked obvious; clearly shows|visible|showed|state|states|see|saw|stated; doomed transaction|transactions
                obvious enough; very obviously; predictable latency|load; obvious to; was a surprise; to be clear
                in hindsight|retrospect the|, the|it _ at|is
            """),
        ),
    ),
    why="It was plain only afterwards; at the time several things were possible.",
    question="What else could it have come to, with what was known then?",
    source="Fischhoff (1975), Hindsight is not equal to foresight, doi:10.1037/0096-1523.1.3.288",
    must_flag=(
        ("It was inevitable.", Tier.ADVISORY),
        ("Obviously the small pool was never going to hold.", Tier.ADVISORY),
        ("With that pump it was only a matter of time.", Tier.ADVISORY),
    ),
    must_pass=(
        "The cause was obvious once the trace was open.",
        "There was no obvious change in the graphs.",
        "The graph clearly shows two steps.",
    ),
)
