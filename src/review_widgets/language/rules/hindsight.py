"""HIND: certainty after the fact."""

from __future__ import annotations

import re

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rule import Rule, Trigger, words

_ONCE_KNOWN = re.compile(
    r"\bobvious (?:once|when|after)\b|\bonce\b[^.]*\bobvious\b|\b(?:not|less|far from) obvious\b|\bwithout (?:any )?obvious\b|\bno obvious\b",
    re.IGNORECASE,
)

RULE = Rule(
    category=Category.HIND,
    triggers=(
        Trigger(
            words(
                r"(?:was|were) a (?:bad|poor|terrible|wrong|stupid|questionable) (?:decision|choice|call|idea)",
                r"(?:bad|poor|terrible|wrong) (?:decision|call) (?:by|of|to)",
                r"(?:danger|risk|signs?|warning) (?:was|were) (?:plain|obvious|clear) to (?:all|everyone|anyone|them|us)",
                r"(?:should|must) have known",
                r"(?:knew|known) better",
            ),
            agent=Agent.AGENTLESS,
        ),
        Trigger(
            words(
                r"(?:it )?(?:was|is) (?:obvious|inevitable|bound to (?:happen|fail))",
                r"obviously",
                r"inevitably",
                r"(?:an )?accident waiting to happen",
                r"unsurprisingly",
            ),
            tier=Tier.ADVISORY,
            unless=_ONCE_KNOWN,
        ),
    ),
    why="It was plain only afterwards; at the time several things were possible.",
    question="What else could it have been, seen from that moment?",
    source="Fischhoff (1975), Hindsight is not equal to foresight, doi:10.1037/0096-1523.1.3.288",
    must_flag=(
        ("Going ahead was a bad decision.", Tier.BLAME),
        ("They knew better.", Tier.BLAME),
        ("It was inevitable.", Tier.ADVISORY),
    ),
    must_pass=(
        "The cause was obvious once the trace was open.",
        "There was no obvious change in the graphs.",
        "The trace plainly shows two writers.",
    ),
)
