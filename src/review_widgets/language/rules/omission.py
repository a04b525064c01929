"""AGENT: a person or team is said to have failed, forgotten, overlooked or ignored something.

The omission explains nothing by itself; tell what the work looked like from where they stood.
"""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rewrite import undone
from review_widgets.language.rule import Rule, Trigger, phrases

_HARMLESS = phrases(
    """~miss * slo|sla|slos|target|goal|deadline|traffic|you|messages|requests|out|window|updates; ~miss by
    ~ignore <safe>; safely ~ignore; ~skip ahead|forward|maintenance; nothing was; lucky; luckily; fortunately""".replace(
        "<safe>", "safely"
    )
)

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases("""failed to _; ~neglect.d to? _; forgot to? _; forgotten to? _; forgot; forgotten about?; overlooked; omitted to? _; ~ignore.d; disregarded
            missed; ~skip.d; failed in; failed at; let _ slip|lapse|expire; let the|that|this|it * lapse|expire|slip; lost sight of; failed * customers|users|duty
            ~fail.d our|their|his|her|its; paid no attention; gave no thought; gave no warning|notice; took no notice|action; made no attempt|effort; did nothing; said nothing
            dismissed * alert|alerts|warning|warnings|page|pages|concern|concerns|alarm|alarms; did not bother; did not care; never bothered; broke the rules|rule|freeze|procedure"""),
            "people",
            unless=_HARMLESS,
            not_users=True,
        ),
        Trigger(
            phrases("fails to _; fail to _; forgets to?; overlooks; neglects; ignores the|our|all|every|a|any"),
            "people",
            unless=(*_HARMLESS, "when|whenever|engineers|developers|operators|people|anyone|everyone|you|someone"),
            not_users=True,
        ),
        Trigger(
            phrases("""ignored; disregarded; misread; misused; abused; mistakenly|wrongly <handwork.d>; mistakenly|wrongly|incorrectly ~make.d|~enter.d|~use.d|~assume.d|~choose.d
            were|was mistakenly|wrongly|incorrectly making|using|sending|entering|assuming; forgot to; failed to read|follow|heed|check|update|migrate|renew
            ~do.d not think to; ~do.d not bother; did not read|follow|heed"""),
            "people",
        ),
        Trigger(
            phrases(
                """^ [forgot] to?; ^ [overlooked]; ^ [neglected] to?; ^ [did not <minded>]; ^ [never <minded.d>]; [forgetting to _]; [forgot about]; ^ [failed to <minded>]"""
            ),
            "no thing",
            agent=Agent.WE,
            unless=("without|avoid|risk|of|prevent|from|stop|stops|against|instead forgetting",),
        ),
        Trigger(
            phrases("""[our|my|their|his|her failure to _]; [failure of|by|from|on|at the|our|their|management|leadership * to] _; [failure on the|our part];
            [engineer|operator|team|vendor|management|leadership|developer|admin|provider|company 's failure to] _; [inaction] of|by|from; [neglect] of|by; [negligence of|by];
            [our|my|their|his|her inaction|neglect|omission|forgetfulness|inability to|to?]"""),
            unless=("failure of the _ system|service|node to",),
        ),
        Trigger(phrases("[failure to <duty>]; [lack of <care>]; [lack of due diligence|care]"), tier=Tier.ADVISORY),
    ),
    why="It explains the incident by what somebody did not do; the next person in the same place would likely do the same.",
    question="What did things look like at that moment, and what would have made it show?",
    source="Dekker, The Field Guide to Understanding 'Human Error' (2014); Etsy Debriefing Facilitation Guide (2016)",
    must_flag=(
        ("The engineer failed to drain the node first.", Tier.BLAME),
        ("The engineer on the storage team forgot the flag.", Tier.BLAME),
        ("We overlooked the second region.", Tier.BLAME),
        ("She restarted it and forgot to re-enable paging.", Tier.BLAME),
        ("Failure to test the restore made the night longer.", Tier.ADVISORY),
    ),
    must_pass=(
        "The load balancer failed to reload its table.",
        "The deploy of the storage team failed to finish.",
        "The note says “the engineer failed to check”.",
        "The probe missed three beats.",
        "If an engineer forgets the flag, the tool now asks.",
    ),
    rewrite=undone,
    excused=True,
)
