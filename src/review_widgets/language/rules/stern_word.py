"""PUN put politely: a conversation with personnel, to be sat down, the key handed back, no bonus, not until I am satisfied."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_HR = "human_resources|hr|personnel|people_team|the_director|the_ombudsman|the_head"

RULE = Rule(
    category=Category.PUN,
    triggers=(
        Trigger(
            phrases(f"""
                [conversation|chat|talk|word|meeting|appointment|interview with] {_HR}
                [sit|sits|sitting] him|her|them|<person> _? [down]; to|will|should|must [sit mr|mrs|ms|dr _ down]
                ~give|gives|hand|hands|handed|surrenders|surrender [back|in|over] his|her|their [key|keys|badge|pager|token|root|admin|card|licence|pass|phone]; gives|give|hands|hand|surrenders|turns|turn [his|her|their key|keys|badge|pager|token|card|pass back|in|over]
                [until|till i|we am|are satisfied|convinced|persuaded|sure|comfortable] that|he|she|they|with|of|$|,
                no|without _? _? [bonus|rise|raise|promotion|overtime] for|this|next|until
                whether|if|doubt|question|consider|wonder ** ~be.d|is|are the [right|best person|man|woman|people|hands|partner|fit] for|to|in
                lose|loses|losing his|her [seat|desk|place|spot|parking|key|keys|badge|access|rights|privileges]
            """),
            "any",
            agent=Agent.ROLE,
            unless=phrases(f"""
                lose|loses|lost|losing his|her|their access|rights|place|badge|keys|key when|because|after_a_reset|on|at|after_every|by|twice; right|best person to ask|call|page|tell|talk
                bonus for volunteers|taking|on_call|being; {_HR} about the|a|new|how; whether|if ** right fit for the? _? workload|job|load|purpose|use
                hands|hand over the|his|her|their pager|phone at|to|when; sit down together|and; until we are satisfied|sure|convinced that the|it
            """),
        ),
    ),
    why="However kindly it is put, it tells people that stories have a price.",
    question="What did they know that we did not, and how can we hear it?",
    source="Dekker, Just Culture (2016), on what sanctions do to reporting",
    must_flag=(
        ("The head of shift will be invited to a conversation with HR.", Tier.BLAME),
        ("The director to sit them down.", Tier.BLAME),
        ("The trainee hands in her badge.", Tier.BLAME),
        ("He stays on days until I am satisfied.", Tier.BLAME),
        ("No bonus for the night crew in May.", Tier.BLAME),
    ),
    must_pass=(
        "Whom to call: the right person to ask is on the card.",
        "We sat down together and read the log.",
        "Clients lost their access when the token ran out.",
    ),
)
