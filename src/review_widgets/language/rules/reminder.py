"""PUN: reminding people, which leaves nothing behind that reminds."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_ALL = "everyone|everybody|people|engineers|developers|operators|all|staff|crew|teams|folks|guys|devs|admins|reviewers|managers"

RULE = Rule(
    category=Category.PUN,
    triggers=(
        Trigger(
            phrases(f"""
                [remind|reminding|tell|telling|ask|asking|urge|urging|warn|warning|instruct|instructing|encourage|encouraging|exhort|admonish] {_ALL} * to|that|about|of|how
                [remind|reminding|urge|urging|instruct|admonish|exhort] him|her|them|the * to|that|about|of|how; [remind|urge|instruct] * <person> to|that|about|of|how
                [reminder] to|for {_ALL}|the|our|staff; [a reminder] that|to; [send|circulate|issue * reminder]; zero [tolerance]
                appeal to [everyone|all|staff]
            """),
            "order",
            hypothetical=True,
            unless=phrases("""
                ask|tell|warn|instruct|encourage|urge users|customers|them|vendor|for
                remind|remind_me|reminding me|us|users|customers|the_user|the_users|the_customer; reminder job|mail|email|script|bot
                add|create|automate|build ** reminder; automatic|automated reminder
            """),
        ),
    ),
    why="A reminder is forgotten by the time it is needed, and those who come later never got it.",
    question="Where in the work could this be in view, at the moment when it matters?",
    source="Hierarchy of intervention effectiveness (ISMP, 1999): exhortation is the weakest measure",
    must_flag=(
        ("Remind everyone to look at the graph.", Tier.BLAME),
        ("Urge the night crew to log each step.", Tier.BLAME),
    ),
    must_pass=(
        "Ask the vendor for the firmware notes.",
        "Add a reminder that opens a ticket in May.",
        "Tell customers when the copy is ready.",
    ),
)
