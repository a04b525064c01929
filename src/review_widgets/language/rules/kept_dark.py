"""AGENT: what somebody did not pass on: told nobody, made no note, kept it to themselves, left us to find out."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_NOTE = "note|mention|record|entry|word|message|warning|sign|explanation|notice|log|handover|ticket|trace|announcement|comment|attempt|effort|move|secret|fuss"

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases(f"""
                ~tell.d|telling|~warn.d|~inform.d|~phone.d|~ring.d|~alert.d|~notify.d|~consult.d|~mail.d|~tell.s|tell exactly|precisely|absolutely|literally? [nobody|not_a_soul|none_of|zero|no_living_soul|not_one]
                ~let.d|lets|let|letting nobody|none|not_one * [know|in|hear]; let|lets|letting|leaves|leave|leaving|left us|them|me|everyone|customers|others|the|his|her|their|our _? [to? find|learn|read|hear|guess|discover|figure]
                [~make.d|~leave.d|~give.d|~keep.d|~write.d|~send.d|~raise.d|leaving|giving|making no _?] {_NOTE}|reason
                not|never ~make|~leave|~give|~keep|~write|~send|~raise|see_fit_to|think_to|bother_to a|any|one|even * {_NOTE}
                [kept|keep|keeps|keeping schtum|shtum|mum|quiet|silent|it|this|that to|on|about himself|herself|themselves|ourselves|it|us|for|until]
                not|never [speak|spoke|own|come|came up|out|forward|clean] $|,|and|until|when|about|with|to; ~sit.d [on his|her|their|our|my hands|find|finding|findings|result]
                not|none|nobody let any|anyone|us|them|me [in] on; [~say.d nothing|zilch|zip|nix|not_a_word]; [tells|told|tell us|me|them|customers nothing|zilch]
                ~hide.d it|this|that|the|his|her|their _? [from|behind|under]; ~cover.d [up] for|the|it|his|her|their
            """),
            "no thing",
            not_users=True,
            agent=Agent.ROLE,
            unless=phrases("""
                leave|leaves|left no trace|doubt|log|record in|of|on the? disk|log|index; let us|them|me read|hear|find out? from|how|whether; to find the|a|which * in|by; leave|left it to find
                it tells|told nobody|no_one; it * * and tells|told nobody|no_one; kept|keep quiet hours|time; let me find; gave no error|output|warning because|since; number|line|phone ** gave no; paint|painted over the? mark|line; told|tells us nothing about
            """),
        ),
        Trigger(
            phrases("""
                ~tell.d|~warn.d|~inform.d|~ask.d|~phone.d|~consult.d exactly|precisely|absolutely|literally [nobody]; ~tell.d [not a soul]; let [none of us] in|know; kept it to [themselves|himself|herself]
            """),
            "no thing",
            agent=Agent.ROLE,
        ),
    ),
    why="It tells silence as a fault; what made it hard to speak, or whom to tell, is not in it.",
    question="What would they have had to know, and whom could they have told at that hour?",
    source="Etsy Debriefing Facilitation Guide (2016); Dekker, Just Culture (2016)",
    must_flag=(
        ("The fitters told not a soul.", Tier.BLAME),
        ("The haulier kept the crack to himself.", Tier.BLAME),
        ("The operator of the crane made no note of it.", Tier.BLAME),
        ("The agency left the wards to find out from the news.", Tier.BLAME),
    ),
    must_pass=(
        "The job left no trace in the log.",
        "The team kept the customers informed.",
        "Nobody was told because the list was empty.",
        "The probe told nobody.",
    ),
    excused=True,
)
