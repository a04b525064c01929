"""AGENT: nobody noticed, no one asked; an omission told of everybody at once."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases("""
                [<duty.d>]; [bothered|cared|stopped|moved|owned|objected|intervened|dared|minded|spoke|stepped|lifted]
                did [a|anything|something]; said [a|anything|something|so|it|why|no|boo|stop]; ~be.d [watching|looking|paying|minding|monitoring|listening|bothered]
                took [notice|care|responsibility|ownership|action|it|the_time]; thought [to|of|it]; wanted [to_know|to_hear|to_listen]
                felt [responsible|the_need]; seems|seemed to [give|care|know|mind|bother|feel]; [gives|gave|giving a|two]; [cares]; picked [up|it]
            """),
            "nobody",
            not_users=True,
            unless=phrases("""
                did anything|something but|except|wrong|bad|unusual|odd; not|never|should|ought|must ** when|if|while nobody; nobody|no_one ~act wrongly|badly|carelessly|rashly|foolishly|alone; nobody|no_one had? told|asked her|him|them|me|us to; nobody looked silly|ill|tired|worried|hurt|surprised|lost|like|well|happy|foolish; minded $|,
                ~be.d paged|notified|told|informed|called|asked|warned|alerted|harmed; nobody <duty.d> * before|until|else
                although|though nobody; nobody responded|answered|reported|listed|objected|complained; luckily|fortunately
                did anything|something that|here|other|special; nobody outside ** read|seen|touched|noticed; thought possible; asked for the|a|an; told him|her|them|me|us he|she|they|i|we could|must|may
            """),
        ),
        Trigger(
            phrases("""
                everyone|everybody|all|each|both ** [assumed|thought|figured|hoped|trusted * else|somebody|someone|other|others]
                every one|single of * [assumed|ignored|missed|forgot]; no engineer|developer|reviewer|operator|human [<duty.d>]
                neither the|a|our|my _? <person> nor * [<duty.d>]; not one|a_single of|person|engineer|soul * [<duty.d>]
            """),
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
