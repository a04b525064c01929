"""AGENT: the contrast of words and deeds: swore it was off and it was not, called that a test, typed all and checked none."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases("""
                swore|claimed|insisted|assured|promised|boasted|bragged|told ** and|,|but [it|he|she|they|that|there|we was|had|did|is|were|has not]; swore|claimed|insisted|assured|promised|boasted ** and|,|but never _
                calls|call|called it|that|this [a|an? _? test|tests|testing|handover|plan|review|check|fix|backup|audit|monitoring|training|maintenance|teamwork|service|solution|strategy|procedure|rehearsal|leadership|planning|documentation]
                =ed|had ** [and|but =ed none|neither|nobody|zero|not_one] $|of|and|,; =ed|had ** [and|but gave|took none|neither|zero] $|of|,; =ed ** [with a|the|two|three|half|his|her|their|one|both ** still] _
                =ed|let|left|put|gave|forgot ** , [as always|ever|usual|per_usual] $
            """),
            "people",
            not_users=True,
            unless=phrases("""
                i|we am|are|'m|'re still
                great|good|thanks|thank|helpful|calm|kind|nice|well|brilliant|patient ** as always|ever|usual; met|meets|starts|started|open|opened|closed|works|worked|lunch|on_time ** as always|ever|usual; told ** and|,|but it was|is|had not clear|known|yet|there|possible|enough|us|working
                call|called it a test|check|backup because|so|by; told ** that|why|when|where|whether|if ** and|,|but it|that|there; told us|me ** it did|was not
            """),
        ),
        Trigger(
            phrases("""
                swore it|he|she|they|that|the ** and|,|but [it|he|she|they was|had|did not]; and calls|call|called [that|it a|an? _? test|handover|plan|review|check|fix|backup|training|teamwork|strategy|support|monitoring]
            """),
            "no thing",
            agent=Agent.ROLE,
        ),
    ),
    why="Words and deeds set side by side make a liar; between them lay something that changed.",
    question="What had they seen that made them sure, and what was different from what they saw?",
    source="Dekker, Just Culture (2016), on accounts that stop at a person",
    must_flag=(
        ("The mechanic swore it was locked, it was not.", Tier.BLAME),
        ("The vendor sent a link and called that a training.", Tier.BLAME),
        ("The clerk opened all nine letters and answered none.", Tier.BLAME),
        ("The foreman started the crane with two men still on it.", Tier.BLAME),
        ("The second shift left the lid off, as usual.", Tier.BLAME),
    ),
    must_pass=(
        "The team met at nine, as usual.",
        "Ines was patient with all of us, as always.",
        "The job opened nine files and closed none.",
        "The crew told us that it was late, and it was not clear why.",
    ),
    excused=True,
)
