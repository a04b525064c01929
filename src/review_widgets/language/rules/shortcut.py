"""AGENT: doing it without looking, instead of asking, from memory, to the wrong place."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_HARMLESS = phrases("""
    reported|spotted|noticed|flagged|corrected|replaced|collected|removed|returned|counted|recalled|discarded * * wrong
    without depending|losing|affecting|causing|needing|being|using|interrupting|knowing|success|seeing|getting|going|disrupting|impacting|incurring|introducing|requiring|stopping
    without breaking|dropping|restarting|rebooting|downtime|exposing|announcing|revealing|disclosing|relying|changing|adding|finding|redeploying|increasing|waking|hurting
    instead of a|an|the|two|one; received|got|saw|returned|showed|served|had|found|was|were ** the wrong; in the wrong order|place|state
    wrong number of; wrong horse|tree; without having slept|eaten|dined|sat; which is|was his|her|their|my|our right|call|job|duty|choice
""")

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(phrases("[without =ing]; [without even =ing]"), "others", unless=_HARMLESS),
        Trigger(
            phrases("""
                [without even =ing]
                [instead of <duty.g>|opening|using|following|calling|phoning|thinking|taking|stopping|admitting|fixing]; ~do.d not even _
                did not so much as; never even =ed; never so much as; never once =ed; typed|entered|ran|did|configured|set|dosed|dialled|filled|mixed|copied|worked|restored|keyed|ordered|rebuilt|quoted ** [from memory]; took|taken|taking ** [at face value]
                =ed * * [the wrong _]; ~ignore.d the|every|our|it; ~mute.d|~silence.d|~snooze.d it|every|the|our _? _? alert|alerts|alarm|alarms|pager|page|pages|channel|phone|notifications|warning|warnings|bell
                <handwork.d>|approved|signed|passed|merged|accepted|waved|released|shipped ** [with] a|an|no|all|two * error|bug|typo|mistake|test|tests|alarms|warnings|errors|review|snapshot|backup|rollback
                closed * ticket|alert|case|alarm * [as|unread|without]; lost the|his|her|their key|badge|sheet|note|paper|form|list|label|usb
                went for the [cheapest|easiest|quickest]; bought|picked|took the [cheapest]
                chose|decided|preferred|opted to [ignore|hear|wait_it|look_away|skip|do_nothing|say_nothing|keep_quiet|sit|gamble|wing]
                [blindly] =ed; copied * [over] without; [never read|opened|looked|asked|called|checked|answered|replied]; guessed|guessing the|at|a
                made * up as; eyeballed|eyeballing; took * [word for]; took [his|her|their|its word]
                assumed|figured it|that would be [fine|ok|okay|alright]; thought [it was|would_be fine|good_enough|ok]
            """),
            "people",
            unless=_HARMLESS,
            not_users=True,
        ),
    ),
    why="It names what somebody did not do on the way; why that way looked good enough is not said.",
    question="What made this way look good enough on that day, and what did the longer one cost?",
    source="Hollnagel, The ETTO Principle (2009): people trade thoroughness for time because they must",
    must_flag=(
        ("The clerk approved the list without opening it.", Tier.BLAME),
        ("She pressed retry eleven times instead of reading the message.", Tier.BLAME),
        ("A colleague sent the sheet to the wrong office.", Tier.BLAME),
        ("They didn’t even open the ticket.", Tier.BLAME),
    ),
    must_pass=(
        "We restarted the node without losing a write.",
        "The proxy sent the request to the wrong host.",
        "The team drained the rack without affecting anybody.",
    ),
    excused=True,
)
