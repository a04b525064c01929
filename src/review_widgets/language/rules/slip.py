"""AGENT: something happened by accident or by mistake; with a person it points at them, without one the framing hides causes."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rewrite import without_adverb
from review_widgets.language.rule import Rule, Trigger

_SOFT = phrases("""
    mistake|accident of the|a|our|its classifier|model|script|system|filter|server|parser|job|program|tool|software|bot|machine|firmware
    find|found|finds|discovered|noticed|learned|learnt|spotted|saw|met|came ** by accident
    stops|stop|prevent|prevents|keeps|keep|protects anyone|anybody|people|someone|us|you
    nobody|anyone|someone|people can|could|might|may|would|will
    avoid|prevent|prevents|stop|against|protect|protects * accidentally|inadvertently|unintentionally|accidental|accident; can be? accidentally
""")
_ACCIDENTAL = "accidental|unintentional|unintended|inadvertent|mistaken|erroneous"

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases("<sliply> _; by mistake|accident; in error $; without meaning to; unknowingly"),
            "people",
            unless=_SOFT,
            not_users=True,
        ),
        Trigger(phrases("by mistake|accident; <sliply>"), "passive", unless=_SOFT),
        Trigger(
            phrases(f"""
                ~be.d|been|got|being [<sliply> <handwork.d>]; ~be.d|been|got [<handwork.d> * <sliply>|by_mistake|by_accident]
                been|was|were [<handwork.d> in error] $; ran|run|deleted|loaded|sent|merged [by mistake|accident]; _ [by mistake|accident] $
                {_ACCIDENTAL}|unplanned [<handwork.g>]
                [{_ACCIDENTAL} _? deletion|removal|execution|change|changes|run|update|upgrade|downgrade|merge|push|commit|release|publication|restart|reboot]
                [{_ACCIDENTAL} _? shutdown|deployment|deploy|rollout|exposure|overwrite|disclosure|activation|promotion|move|termination|revocation|rotation]
                [{_ACCIDENTAL} _? switch|drop|click|edit|rename|detachment|disconnection|destruction|deactivation|version|configuration|modification]
                [left off|out] in the rush|hurry
            """),
            tier=Tier.ADVISORY,
            unless=_SOFT,
        ),
    ),
    why="Calling it an accident ends the search; something made that step easy to take.",
    question="What made it possible to happen this way, and what would have stood in between?",
    source="Reason, Human Error (1990): slips are shaped by the place they happen in",
    must_flag=(
        ("An administrator accidentally removed the route.", Tier.BLAME),
        ("The volume was deleted by mistake by the contractor.", Tier.BLAME),
        ("The volume was detached by accident.", Tier.ADVISORY),
        ("An unintentional change of the routing table cut off two offices.", Tier.ADVISORY),
    ),
    must_pass=(
        "The proxy mistakenly marked the reply as fresh.",
        "The setting inadvertently led to retries.",
        "A second key stops anyone from accidentally closing the valve.",
    ),
    rewrite=without_adverb,
)
