"""AGENT: a duty somebody did not do (did not check, never told, restarted it without asking)."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rewrite import undone
from review_widgets.language.rule import Rule, Trigger

_LIMITS = phrases("""
    not|never look|looking like|right|good|bad|suspicious|wrong|different|unusual|healthy; not take|pay long|off|place|effect|down
    not read|take * back; not act as; not share a|the|any|_ host|network|disk|volume|database|node|pool|cache|code
    not respond|answer|reply to ping|pings|requests|probes; not check|count|test for; not follow that|from; not log in|out; said|says|say|claimed|claims we|i had not; not run out
    glad|grateful of|for|that it|she|he|they; lists|prints|shows|counts who did not; people|users|those|anyone * had not; could not; hesitant * without; not share
""")

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases("""
                ~do.d not <duty>; never <duty.d>; had not|never <duty.d>; ~do.d not double|triple check; ~do.d not pay attention; ~do.d not take * account|consideration|seriously
                never took * account|consideration|seriously; ~do.d not make sure|certain; never made sure
                ~do.d not ~give any? thought|notice|warning; never gave * warning|thought|notice; ~do.d not have the decency|courtesy|sense
                ~do.d not do our|their|his|her job|homework|diligence|part; ~do.d not explicitly? request; ~do.d not keep up|track; ~do.d not get around|round|to; never got around|round|to; had not been following|checking|testing|reviewing|monitoring|watching|reading|updating|telling
                ~do.d not perform|conduct|carry|execute|do|run * check|checks|test|tests|testing|review|reviews|analysis|verification|validation|rehearsal
                ~do.d not set|put|raise|request|ask a|for|an review|approval|alarm|alert|alarms|flag|help|permission
                ~do.d not think|believe|feel * necessary|needed|important|deserved|worth; nor did we|they|he|she|i|the? _
                told|informed|asked|warned nobody; never made a|an|any; never bothered|cared|thought
            """),
            "people",
            unless=_LIMITS,
            not_users=True,
        ),
        Trigger(
            phrases("""
                [without <duty.g>]; [without any? <dutynoun>]; [without so much as]; [without a|any|second glance|word|thought|backup|snapshot|plan]
                [without proper|sufficient|adequate|prior|due|appropriate _]
                [without permission|authorisation|authorization|warning|review|testing|tests|approval]
                [without looking|reading|clearing|saying|taking]
            """),
            "people",
            unless=_LIMITS,
            not_users=True,
        ),
    ),
    why="It explains the incident by what somebody did not do; the next person in the same place would likely do the same.",
    question="What was in view just then, what else was going on, and what would have prompted it?",
    source="Dekker, The Field Guide to Understanding 'Human Error' (2014); Etsy Debriefing Facilitation Guide (2016)",
    must_flag=(
        ("The support team didn’t tell the customers.", Tier.BLAME),
        ("We never told the branch offices.", Tier.BLAME),
        ("The night operator restarted it without asking.", Tier.BLAME),
        ("We did not notice the drop because the graph shows a daily mean.", Tier.ADVISORY),
    ),
    must_pass=(
        "We did not have a graph for that queue.",
        "We did not know about the second writer at that point.",
        "We did not check the standby because we expected it to be in sync.",
        "The probe restarted it without waiting.",
    ),
    rewrite=undone,
    excused=True,
)
