"""AGENT: settled for less than was asked: content to accept, called it a day, mind on the match, parked on a note, said not one word."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_TOLD = "message|mail|email|warning|alert|page|note|ticket|request|call|question|complaint|letter|memo"

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases(f"""
                ~be [content|happy|satisfied] to accept|sign|nod|wave|assume|rely|trust|believe|take|ignore|skip|click|copy|pass|approve; ~call.d it [a day]
                [parked|binned|shelved|buried|pocketed] the|that|it|this|his|her|our|their _? {_TOLD}; [parked|binned|shelved|buried|pocketed] {_TOLD} ** on|in|under|behind; took [the view] that the|it|this|he|she|they ** not his|hers|theirs|her|their|our
                [slapping|slapped|chucking|chucked|bunging|bunged|lobbing|lobbed|banging|banged] in|on|out|together|up|over|it|them|whatever|the; [in disregard|defiance|contravention] of
                saw [fit] to; [pleaded|pleads|claimed|claims ignorance]; ~look.d at it and ~say.d [fine]
            """),
            "no thing",
            agent=Agent.ROLE,
            not_users=True,
            unless=phrases("""
                happy|content|satisfied to accept|take|sign a|an|your|new|more|questions|offers|pull|patches; called it a day at|after|because|when|once; parked the * until|for|so
            """),
        ),
        Trigger(
            phrases("""
                his|her|their|your [mind|minds|head|heads|thoughts ~be] on the|his|her|their|a; his|her|their|your [mind|minds|head|heads|thoughts ~be elsewhere|miles|wandering]
                nobody|no_one ** [said|say|spoke|wrote one|a|a_single word|line]; not one|a_single|a of|person|soul ** [said|spoke a|one word]
                not [occur|dawn] to|on anyone|anybody|anyone_there ** to wonder|ask|check|look|call|ring|tell|mention|test|read|question; not [cross] anyone|anybody|their|his|her 's? mind ** to wonder|ask|check|look|call|ring|tell|mention|test|read|question
            """),
            agent=Agent.ROLE,
            unless=phrases("""
                on the incident|call|bridge|patient|patients|work|job; said a word against|about_blame; how|why|what could|did|made ** not occur
            """),
        ),
    ),
    why="It says that people settled for too little; what they took the sign to mean, and what else wanted them, is left out.",
    question="What made it look settled at that moment, and what else was asking for them?",
    source="Local rationality: Dekker, The Field Guide to Understanding 'Human Error' (2014)",
    must_flag=(
        ("The auditors were content to accept the old certificate.", Tier.BLAME),
        ("The dispatcher parked the message in her tray.", Tier.BLAME),
        ("Her mind was on the concert.", Tier.BLAME),
        ("Nobody in the back office said one word.", Tier.BLAME),
        ("It did not occur to anyone to ask.", Tier.BLAME),
        ("The clerk released the batch in defiance of the sheet.", Tier.BLAME),
    ),
    must_pass=(
        "The parser is happy to accept a trailing comma.",
        "The lorries were parked behind the depot.",
        "Their heads were on the incident.",
        "The banner was slapped on by the script.",
    ),
)
