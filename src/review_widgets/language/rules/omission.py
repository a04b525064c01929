"""AGENT: a person or team is said to have failed, forgotten, overlooked or ignored something.

The omission explains nothing by itself; tell what the work looked like from where they stood.
"""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rewrite import undone
from review_widgets.language.rule import Rule, Trigger

_FAILED = phrases("""
    failed to _; neglected to? _; omitted to? _; forgot to? _; forgotten to? _; forgot|overlooked|disregarded|ignored|missed|skipped
    forgotten about?; had|have been ignoring|neglecting|overlooking|skipping; failed at|in =ing; failed our|their|his|her|its _; failed in|at our|their|his|her; lost sight of; let * lapse|expire|run_out
    paid no attention|heed|mind; gave no thought|warning|notice; took no notice|action|steps; made no attempt|effort|provision; did|said nothing
    dismissed * alert|alerts|warning|warnings|page|pages|concern|concerns|alarm|alarms; never bothered; did not bother|care; failure to
""")
_HARMLESS = phrases("""
    missed the|a|his|her|their|my boat|ferry|plane|tram to|from|at|in|because|home; missed|miss * slo|sla|slos|target|goal|deadline|traffic|you|messages|requests|out|updates|proofs; missed about|around|only|roughly; missed * percent|budget|events|writes; forgot|missed|overlooked nothing; safely ignored|skipped; how many ** missed|skipped|ignored; missed a|an|the|his|her|their bus|train|flight|connection; did nothing wrong|odd|special|unusual|different|new|but|else|strange|illegal
    ignored safely; skipped ahead|forward|maintenance; nothing was missed|forgotten|overlooked; luckily|fortunately ** missed
    failed to reproduce|find|reach|replicate
""")

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(_FAILED, "people", unless=_HARMLESS, not_users=True),
        Trigger(
            phrases("fails to _; fail to _; forgets to?; overlooks|neglects; ignores the|our|all|every|a|any"),
            "people",
            unless=(
                *_HARMLESS,
                *phrases("when|whenever|engineers|developers|operators|people|anyone|everyone|someone|teams|without"),
            ),
            not_users=True,
        ),
        Trigger(
            phrases("""
                ignored|disregarded|misread|misused|abused; forgot to; failed to read|follow|heed|check|update|migrate|renew
                mistakenly|wrongly|incorrectly|accidentally =ed; were|was mistakenly|wrongly|incorrectly making|using|sending|entering|assuming
                ~do.d not think to; ~do.d not bother|read|follow|heed
            """),
            "people",
        ),
        Trigger(
            phrases("""
                ^ [forgot|overlooked|neglected] to?; ^ [did not <minded>]; ^ [never <minded.d>]; [forgetting to _]; ^ [failed to <minded>]
            """),
            "no thing",
            agent=Agent.WE,
            unless=phrases("without|avoid|risk|of|prevent|from|stop|stops|against|instead|for|by forgetting"),
        ),
        Trigger(
            phrases("""
                [our|my|their|his|her failure|inability to] _; [failure of|by|on our|management|leadership|the_team|the_operator|the_vendor * to] _
                [engineer|operator|team|vendor|management|developer|admin|provider|company 's failure to] _
                [our|my|their|his|her inaction|neglect|omission]; [inaction|neglect|negligence of|by|on]
            """),
            unless=phrases("our|their inability to see|reach|access|measure|observe"),
        ),
        Trigger(phrases("[failure to <duty>]; [lack of due? <care>]"), tier=Tier.ADVISORY),
    ),
    why="It explains the incident by what somebody did not do; the next person in the same place would likely do the same.",
    question="What did things look like at that moment, and what would have made it show?",
    source="Dekker, The Field Guide to Understanding 'Human Error' (2014); Etsy Debriefing Facilitation Guide (2016)",
    must_flag=(
        ("The engineer failed to drain the node first.", Tier.BLAME),
        ("We overlooked the second region.", Tier.BLAME),
        ("She restarted it and forgot to re-enable paging.", Tier.BLAME),
        ("Failure to test the restore made the night longer.", Tier.ADVISORY),
    ),
    must_pass=(
        "The deploy of the storage team failed to finish.",
        "The probe missed three beats.",
        "If an engineer forgets the flag, the tool now asks.",
    ),
    rewrite=undone,
    excused=True,
)
