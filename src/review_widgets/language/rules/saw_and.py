"""AGENT: the contrast of what was in view and what was done: saw it and moved on, three people read it and none asked."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_SAW = "saw|heard|noticed|spotted|read|got|received|knew|had|watched|smelled|smelt|felt|opened|found|told|asked|warned|see|sees|had_seen|had_noted|noted|reminded"
_IDLE = "carried|moved|went|drove|walked|pressed|printed|scrolled|typed|slept|strolled|drilled|sailed|ploughed"

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases(f"""
                [{_SAW} ** and|but|then|yet _? _? {_IDLE} on|past|by|away|off|home|back_to|for|out] $|,|for|to|the|a|his|her|their|at|when|with|as|into|it
                [{_SAW} ** and|but|then|yet _? _? turned|shrugged|waited|swallowed|binned|archived|filed|parked|shelved|figured|reckoned|thought|hoped|let|chose|said|told|kept|left|smiled|laughed|yawned|deleted|muted|snoozed|sat|ignored|forgot|postponed|dozed|ate|played|watched|chatted] the_page|it|them|till|until|no_more|nobody|nothing|about|=ing|to|away|that|over|his|her|their|away|on|for|the_lot|all|$|,
                [{_SAW} ** and|but|yet did|does|has|had|have not|nothing]; [{_SAW} ** and|but|yet never _]
                [{_SAW} ** and|but|, nobody|none|not_one|neither =ed|asked|said|called|told|rang|thought|spoke|found|took]
                [had the|a|an|it|that|this|his|her|their|both|all|three ** open|in_front_of|before|under|on|in] him|her|them|front|his|her|their|open|eyes|nose ** and|but|yet never|turned|nobody|walked|chose|preferred|missed|none|did_not|was_not|ignored|passed
                [saw|see|sees|seen] red|it|the|a _? _? , everyday|daily|and closed|close|closes
                [had|has|have known|been_told|been_asked|been_aware|been_reminded|sworn|promised|owed|heard|noted ** for|since] _? _? _? _? days|weeks|months|years|months|ages|nights|winter|spring|summer|autumn|january|february|march|april|may|june|july|august|september|october|november|december|easter|christmas|monday
                had|has|have|been|was|were _? told|asked|warned|reminded|begged|heard ** [twice|three_times|several_times|a_hundred_times|time_and_again|to_his_face|to_her_face|in_writing|repeatedly|over_and_over|until_blue]
                knew|known|heard about|of ** and|but|yet [did|said|told|chose|left|let|never|carried|kept|ran|went]
            """),
            "no thing",
            not_users=True,
            agent=Agent.ROLE,
            unless=phrases("""
                and drove out; and went|walked out to; and had not been shown|told|given|trained|taught|warned; has|have promised for|by|to
                had|has|have ** open since; had|have to; ~be.d|been told|asked|reminded|warned by; went|walked|drove to the|a|our _; and did not know|see|have|find|get|come|work|help|show|start|match|need|return|change
                found|saw|got|read|opened|had|knew ** and|but kept the|it|a _ running|open|up; had not _ _ and; kept =ing until; could not; told us|them|me|the; and went to the
                noticed|saw|spotted|found|got|read ** and|then let|told the|us|them|everyone; and said that|so|where|it; had|has|have known|promised|sworn issue|limit
                and did not understand|recognise|recognize|grasp; asked ** and|but _? _? have|has? said|told|answered; asked ** and|but was|were told; thought it|they|that|this|he|she ~be|meant|had
            """),
        ),
    ),
    why="Set side by side like this the two fit badly; then there was more in view than the one sign.",
    question="What else was in view just then, and what did the sign mean on other days?",
    source="Local rationality: Dekker, The Field Guide to Understanding 'Human Error' (2014)",
    must_flag=(
        ("The gate crew saw the red lamp and moved on.", Tier.BLAME),
        ("Three people read the memo and none asked.", Tier.BLAME),
        ("The foreman had known about the rope since June.", Tier.BLAME),
        ("The clerk had the form open in front of her and did not read it.", Tier.BLAME),
        ("The vendor was told in writing.", Tier.BLAME),
    ),
    must_pass=(
        "The team saw the drop and called the plant.",
        "The replica saw the write and moved on.",
        "The on-call engineer got the page and drove to the site.",
        "We noticed the alert and did not know what it meant.",
    ),
    excused=True,
)
