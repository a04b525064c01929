"""HIND without a person: obviously, inevitable, only a matter of time."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rule import Rule, Trigger, phrases

RULE = Rule(
    category=Category.HIND,
    triggers=(
        Trigger(
            phrases(
                """obviously; [it|this|that|which|collision|failure|outage ~be.d obvious|inevitable|predictable|foreseeable]; ~be.d [obvious|inevitable|unavoidable] that|from|with|$|, ; [inevitable]; [bound to happen|fail|break|go|end|blow|bite|come|burst|give|crash|catch|fall]; [accident|disaster|outage|incident waiting to]; [waiting to happen]; ~be.d|'s|is * [a matter|question of time]; [only|just a matter|question of time|when]; [unsurprisingly|predictably|inevitably]; [no surprise|wonder]; [~be.d no surprise|wonder]; [not a surprise]; clearly [the worst|wrong|not|never|a|bad|too] _; ~be.d [clearly the? worst|wrong|too|a|bad|insufficient|inadequate|not|only]; [doomed]; [sooner or later]; [had|have to break|fail|happen|go|blow|give|come eventually|sometime|someday|wrong|at|some|one|sooner]; [never going to survive|work|hold|last|be|cope|end|make]; [in retrospect|hindsight ** ~be.d obvious|clear|foreseeable|predictable|too|wrong]; [as was|is|one to|could|would be expected|expect]; [of course it]; [needless to say]; [ticking time? bomb]; [time bomb]; [murphy]; [could only end|go]; [anything but surprising]; [writing on the wall]; [plain as]; [it|this had to]"""
            ),
            tier=Tier.ADVISORY,
            agent=Agent.NONE,
            unless=phrases(
                "obvious|obviously|clear|inevitable once|when|after|now|only; once|when|after|until|now|because ** obvious|clear; not|less|no|far|without|non|never|un|very|more|any from? obvious|inevitable|obviously; obvious change|errors|error|cause|pattern|reason|signs|sign|sources|candidates|problem|outliers; seemed|seems|became|become|looked obvious; clearly shows|visible|showed|state|states|see|saw|stated; doomed transaction|transactions; had|have to fail|go|come back|over|through|to; clear that|from|on|whether; the? obvious enough; very obviously; predictable latency"
            ),
        ),
    ),
    why="It was plain only afterwards; at the time several things were possible.",
    question="What else could it have been, seen from that moment?",
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
