"""AGENT: idioms of looking away and of doing nothing. Only people do this."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_SURE = phrases("""
    took|takes|taking * sweet time; ~be.d told|asked to ** and did not; put|had the|his|her|their phone|pager on silent|mute
    went back to his|her|their series|game|bed|sofa|crossword; thumbed * nose|noses; fiddled while; played ostrich|deaf|dead; twiddled * thumbs
    sat|stood|stared around|there|about and|while|watching|as; crossed * fingers; rolled the dice; hoped|prayed|hoping nobody|noone would
    went through the motions; did the bare minimum; papered|glossed|patched|plastered over; whistled past; gave it|that|us|them short shrift
    poured cold water on; rolled his|her|their eyes; scoffed; fudged|massaged|cooked the|his|her|their; flew|flying blind; missed the memo
    sat there|on while|and; took it|that|everything at face value; ~turn.d a blind|deaf eye|ear; ~drop.d the ball; ~look.d the other way
    looked away; ~let.d|letting it|this|that|them|things slide|rot|linger|drift|fester|ride
    ~sit.d on it|that|this|them|the_ticket|the_warning|his_hands|her_hands|their_hands|our_hands; ~sit.d back|idly
    ~stand.d by|idle|around and|while|as|watching; did precisely|exactly|absolutely nothing; did sod|bugger|damn|fuck all; shrugged|shrugs
    ~laugh.d|~brush.d|~wave.d it|that|this|them|him|her|us off|aside|away|through; ~laugh.d|~brush.d off|aside what|the|a|every|any
    ~wave.d the|a|every|our _ through|away|off|aside; ~wave.d through|away|off|aside; ~sweep.d * under the carpet|rug; ~bury.d * head|heads
    head|heads in the sand; ~go.d quiet|silent|dark|missing|awol on|for|about|after|when|and|$; ~keep.d quiet|silent|mum|shtum about|on|for|until
    ~keep.d it|that|this|everything from us|them|everyone; ~sleep.d through; overslept; ~doze.d|~nod.d off; fell|fallen asleep; ~nod.d * through
    took|taken * eye|eyes off; ~kick.d the can|it; ~kick.d * down the road; snoozed|muted|silenced it|them|the_alert|the_alarm|the_page|every
    kept|keep|keeps snoozing|muting|silencing|ignoring|postponing|putting; had * on silent|mute|dnd; phone|pager * switched_off|on_silent|on_mute
    hoped|hoping for the best; hoped|prayed it|that * would|goes; trusted to luck
    assumed|thought someone|somebody|others|another ** would|had|did|was; ~fall.d for; never showed|turned up; ~do.d not lift|move a finger|muscle
    went back to bed|sleep; ~let.d|letting * slide|slip|run_out|go_unnoticed; closed|shut * eyes to
    ~switch.d off his|her|their|the phone|pager|alarm; acts|acted|acting surprised|dumb; looked|looking straight|right through|past
    forgot|forgotten * existed; did not give it|that * thought; gave it a|no shrug|thought|miss
""")

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            _SURE,
            "people",
            not_users=True,
            unless=phrases(
                "~laugh together; let it ride * graph; rolled the dice to draw|pick|choose; did ** without me|us"
            ),
        ),
        Trigger(
            tuple(
                p
                for p in _SURE
                if not p.startswith(("~let", "~fall", "took", "assumed", "~keep", "~go", "looked straight"))
            ),
            "no thing",
            not_users=True,
            agent=Agent.ROLE,
            unless=phrases(
                "rolled the dice to draw|pick|choose; did ** without me|us; snoozed|muted|silenced|dropped|waved the? _ by|automatically; brushed aside; stand by mode"
            ),
        ),
    ),
    why="A picture of somebody looking away; it leaves out what they were looking at.",
    question="What had their attention at that moment, and why did that make sense?",
    source="Local rationality: Dekker (2014); Etsy Debriefing Facilitation Guide (2016)",
    must_flag=(
        ("The vendor turned a blind eye.", Tier.BLAME),
        ("We let it slide for a month.", Tier.BLAME),
        ("The night crew slept through three calls.", Tier.BLAME),
        ("Saw the red light, shrugged, moved on.", Tier.BLAME),
    ),
    must_pass=(
        "The scheduler dropped the ballast job.",
        "The balancer turned a blind eye.",
        "The team went home at six, after the handover.",
    ),
    excused=True,
)
