"""AGENT: nobody noticed, no one asked; an omission told of everybody at once."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rule import Rule, Trigger, phrases

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases(
                """[<duty.d>]; [bothered]; [~say.d|~do.d|~lift.d|~stop.d|~move.d|~care.d|~pick.d|~own.d|~object.d|~intervene.d|~dare.d|~mind.d|~speak.d|~step.d]; ~be.d [watching|looking|paying|minding|monitoring|listening|bothered]; took [notice|care|responsibility|ownership|action|it]; thought [to|of|it]; wanted [to know|hear|listen]; felt [responsible|the]; seems|seemed to [give|care|know|mind|bother|feel]; [gives|give|gave|giving a]; [cares|care]"""
            ),
            "nobody",
            unless=phrases(
                "nobody <duty.d> * before|until|else; nobody responded|answered|reported|listed; nobody _? complained|objected; lucky|luckily; nobody was|were|is _? paged|notified"
            ),
        ),
        Trigger(
            phrases(
                """everyone|everybody|all|each|both ** [assumed|thought|figured|hoped|trusted * else|somebody|someone|other|others]; every one|single of * [assumed|ignored|missed|forgot]; no engineer|developer|reviewer|operator|human [<duty.d>]; not one of|person|single|engineer * [<duty.d>]; not a single * [<duty.d>]"""
            ),
            agent=Agent.ROLE,
        ),
    ),
    why="When nobody did it, it was not a matter of one person's attention; something in the work made it invisible.",
    question="Where would this have shown, and who would have had a reason to look there?",
    source="Weick and Sutcliffe, Managing the Unexpected (2015), on what stays unnoticed",
    must_flag=(
        ("Nobody on shift looked at the graph.", Tier.BLAME),
        ("No one told the branch offices.", Tier.BLAME),
        ("None of us checked the copy.", Tier.BLAME),
        ("There was no alert for it, so nobody noticed.", Tier.ADVISORY),
    ),
    must_pass=(
        "Nobody was paged.",
        "No one had access at that hour.",
        "None of the probes noticed the change.",
        "Nobody could see the level from the office.",
    ),
    excused=True,
)
