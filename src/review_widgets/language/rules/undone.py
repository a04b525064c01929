"""AGENT: a duty somebody did not do (did not check, never told, restarted it without asking)."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.rewrite import undone
from review_widgets.language.rule import Rule, Trigger, phrases

_LIMITS = phrases("""did not <duty> * before|until then; not look like; not|never look right|good|bad|suspicious|wrong|different|unusual|healthy; not take|pay long|off|place|effect|down|into
    not read|take * back; not act as; could not; not share a|the|any|_ host|network|disk|volume|database|node|pool|cache|code; not respond|answer to ping|pings|requests|probes
    not check|count|test for; not follow that|from; did not realise|realize because; not log in; not run out; not reply to requests; not look|looking like""")

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases("""~do.d not <duty>; never <duty.d>; had|has|have never? not <duty.d>; had never <duty.d>; ~be.d not|never <duty.g> attention
            ~do.d not pay attention; ~do.d not take * account|consideration|seriously; never took * account|consideration|seriously; ~do.d not make sure|certain; never made sure
            ~do.d not ~give any? thought|notice|warning; never gave * warning|thought|notice; ~do.d not have the decency|courtesy|sense; ~do.d not do our|their|his|her job|homework|diligence|part
            ~do.d not perform|conduct|carry|execute|do * check|checks|test|tests|testing|review|reviews|analysis|dry|verification|validation|rehearsal|due
            ~do.d not set|put|raise|request|ask|explicitly request|ask a? review|approval|alarm|alert|alarms|flag|help|permission; ~do.d not explicitly? request; ~do.d not follow|keep up|through
            ~do.d not think|believe|feel * necessary|needed|important|deserved|worth; nor did we|they|he|she|i|the? _; nor did anyone|anybody|somebody
            told nobody; told no one; informed nobody; asked nobody; asked no one; told neither; warned nobody; warned no one; never made a|an|any"""),
            "people",
            unless=_LIMITS,
            not_users=True,
        ),
        Trigger(
            phrases("""[without <duty.g>]; [without any? <duty_noun>]; [without so much as]; [without a glance|word|second thought|thought|backup|snapshot|plan]; [without telling]
            [without proper|sufficient|adequate|prior|due|any|further|appropriate _]; [without permission|authorisation|authorization|notice|warning|review|testing|tests|approval|looking|reading|clearing|saying|taking|having]"""),
            "people",
            hypothetical=False,
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
        "The parser did not check the header.",
        "The probe restarted it without waiting.",
    ),
    rewrite=undone,
    excused=True,
)
