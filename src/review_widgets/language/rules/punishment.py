"""PUN: a sanction: a warning, a dismissal, rights taken away, consequences."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_RIGHTS = "access|rights|privileges|login|account|admin|root|permissions|credentials|badge|bonus|keys|licence|license"
_TAKEN = "revoked|withdrawn|suspended|removed|blocked|taken|stripped|cut|gone|frozen|disabled"

RULE = Rule(
    category=Category.PUN,
    triggers=(
        Trigger(
            phrases(f"""
                formal|written|verbal|official|final|stern|oral [warning] to|for|from|$|,|.|and|on|letter; [disciplinary _]; [reprimand|reprimands]
                [get|gets|got fired|sacked|suspended|demoted|reprimanded|disciplined|punished|penalised|penalized|fined|benched|grounded]
                [gets a warning]; [fire|sack|dismiss|suspend|punish|demote|replace] him|her|them|whoever|the _? <person>; [let him|her|them go]
                [~lose.b|lost|losing] his|her|their|all _? _? [{_RIGHTS}]; 's|his|her|their _? _? [{_RIGHTS} ~be? {_TAKEN}]
                [revoke|withdraw|remove|suspend|cut|strip|take|pull|block] away? his|her|their|the_* _? [{_RIGHTS}]
                [take] his|her|their * [{_RIGHTS}] away|from|until|off; <person> _? _? [{_RIGHTS} {_TAKEN}] until|for|pending|after|from
                ~be.d|be|is|are [stripped|relieved] of; [off|from the? oncall|pager|rota|rotation until|for|till]
                [barred|banned|excluded|locked] from|out [the_console|prod|production|deploying|touching|oncall|of]
                [no longer|not|never allowed|permitted|trusted to|near|anywhere] _? touch|deploy|production|prod|alone|again|unsupervised|root|restart|merge|run
                ['s|is|are|be not allowed] near|anywhere; only [under supervision]; [supervised|under supervision] until|for
                [consequences for] the|whoever|anyone|him|her|them|those|whom
                there|face|bear|suffer|serious|personal|real [consequences|repercussions]; [without consequences] for
                [hold|held|holding|make him|her|them|people|those|someone|whoever|the_* * accountable|responsible|liable]
                be [held accountable|responsible]; [penalty|penalties|fines|sanctions] for [whoever|anyone|those|people]; [sanctioned]
                [make an example] of; [heads] will|must|should|have [roll|to_roll]; [head|heads] on a; [part ways] with
                [rethink|reconsider|question * his|her|their] role|future|position|suitability; [three strikes]; [black|bad mark]
                [taken|take|pull|pulled|get|off him|her|them? off] the|this|prod|all [rota|rotation|pager|oncall|case|project|duty|team]
                [docked|dock|withhold|cancel|cut * bonus|pay|salary|leave]; [bonus|pay|salary|leave * docked|cut|cancelled|withheld|forfeited]
                [named and shamed]; [wall|hall of shame]; [naughty step|corner|list]
                [end|terminate the contract] with
            """),
            agent=Agent.ROLE,
            unless=phrases(
                f"""
                not|never ** hold|holding * _? responsible|accountable
                wall|hall of shame ** switched|taken|torn|removed|abolished|deleted|gone
                not|never|no|nobody|without * fired|punished|disciplined|dismissed|reprimanded|disciplinary|accountable|suspend|remove|revoke
                consequences|repercussions of|for our|users|customers; the|these|no|what|any consequences|repercussions of
                no longer|not allowed|permitted to|by the * _? config|tool|policy|default
                the|a|service|machine|bot|api|app|test|old|default|client|this|device account|login|access|key|keys|root {_TAKEN}
                holding us|ourselves accountable; held responsible for completing; lost access|root_access|login
                their account|access|login ~be? disabled|blocked|frozen; users|customers|clients|tenants|members|visitors|patients|subscribers * lost|lose; fine; formal warning sign|label|banner
                takes the|on; black mark on the disk; be accountable for; not allowed near the * label; bonus|pay run|day
                suspended|blocked accounts
                remove|revoke the|their|his|her|old|stale|unused * key|keys|account|accounts|access|permissions|credentials|login
            """
            ),
        ),
        Trigger(
            phrases("""
                ~be.d|be|been|is|are|being [fired|sacked|dismissed|suspended|demoted|reprimanded|disciplined|punished|penalised|penalized|fined|benched|sidelined|grounded]
            """),
            "people",
            hypothetical=True,
            not_users=True,
            unless=phrases("not|never|no|nobody|without * fired|punished|disciplined|dismissed|reprimanded|penalised"),
        ),
    ),
    why="A sanction buys silence: the next near miss is not told.",
    question="What would have to change so that anybody in that place does it safely?",
    source="Dekker, Just Culture (2016), on what sanctions do to reporting",
    must_flag=(
        ("The operator received a formal warning.", Tier.BLAME),
        ("His admin rights are withdrawn until he has repeated the course.", Tier.BLAME),
        ("There will be consequences for the night crew.", Tier.BLAME),
        ("The technician was suspended.", Tier.BLAME),
    ),
    must_pass=(
        "The alert fired at noon.",
        "The key was revoked by the vendor.",
        "Nobody was punished.",
    ),
)
