"""AGENT: somebody was told, knew, had it in the inbox, and did something else; no steps taken, no thought given."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_TOLD = "told|warned|cautioned|reminded|asked|advised|begged|instructed|alerted|notified"
_INSTEAD = "preferred|chose|elected|opted|decided|kept|filed|carried|went|sat|said|shrugged|repainted|spent|hid|put|left|did|took"

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases(f"""
                ~be.d|been {_TOLD} ** twice|repeatedly|thrice|often|off; ~be.d|been {_TOLD} on|in|at|about * two|three|several|many|earlier|previous
                been|~be.d {_TOLD} ** and|but|yet * {_INSTEAD} _? _? all_the_same|anyway|as_before|on|regardless|it|nothing|home
                had|have|has known|seen|heard ** for|since ** and|but|yet {_INSTEAD}; knew ** for|since ** and|but|yet {_INSTEAD}
                ~be.d aware of ** and|but|yet {_INSTEAD}
                had|have|got the|a|our|that * in his|her|their|its inbox|desk|drawer|queue|hands|hand|pocket|lap ** and|but|yet
                had|have * on his|her|their|its desk|table|screen|list|plate ** and|but|yet|for|since; ~put.d|putting|~push.d off the|it|this|that|our|a; ~put.d|~push.d it|this|that off ** never|again|until|to|from
                took|takes|taken|take no steps|step|action|notice|heed|interest|precautions|responsibility|measures; made|make|makes no effort|attempt|move
                gave|give|gives no thought|warning|notice|heed|reason; ~pay.d|paid no attention|heed|mind; saw no need|reason|point to|in
                elected|chose|opted|preferred|decided|thought|saw to|fit|it ** rather|instead than|of
                ~find.d|found|thought it more? convenient|clever|easier|best|smart|enough; =ed|put|went ** rather than admit|ask|wait|call|read|check|look|tell|own
                rather than ~admit|ask|check|read|tell|~own|look
                ~rely.d|~trust.d|~go.d|~bank.d on|by|with|in|to? memory|luck|instinct|gut|his_gut|her_gut|their_gut|a_rumour|hearsay|habit; on the strength of
                on a hunch; told|tells|tell us|them|me|customers|the_* _? nothing for|until|about|at; told|telling exactly|precisely? zero|nobody|noone
                kept|keep shtum|schtum|stumm; ~think.d|thought ** others|others'|somebody|someone would|had it
                each|everyone figured|assumed|thought the|that|somebody|someone|another other|would|had
                ~go.d to|for breakfast|lunch|dinner|bed|ramen|coffee|the_pub|a_smoke $|while|instead|with|and; and went home|back_to $; ~go.d back to sleep; ~go.d back to the|his|her|their garden|barbecue|beach|pool|tv|film|book|guests|dinner|lunch
                ~sign.d|~approve.d|~read.d|pass|passed ** in under|less than? four|two|five|one|a|three minutes|minute|seconds
                ~sign.d|~approve.d ** without reading|looking|opening; ~talk.d|~play.d it|this|that|the_outage|the_incident down; ~merge.d over my|our|his|her
                ~sell.d|sold|~promise.d ** before it|that existed|exists|was
            """),
            "no thing",
            agent=Agent.ROLE,
            not_users=True,
            unless=phrases("""
                ~be.d asked|told|reminded|alerted|notified by|twice_by the? tool|page|script|system|alert|alarm|monitor; take|took|taken no time
                no action needed|required; on his|her|their plate|screen ** and so; because|since|as ** rather than; aware of ** and had|ordered|asked; at lunch
                went home|to_bed at|after|when the|six|ten; went to|for breakfast|lunch|dinner|bed|coffee at|after|together; been asked|told on|in|at|about the
                see no reason; made no move to|data; told customers|us|them nothing new; asked|told to ** and have|has|had done so; told off in the past|for_crying; in under|less a|two|five|ten|three seconds|minutes of
            """),
        ),
    ),
    why="Knowing and doing look simple from here; what else was known, and what pulled that day, is not told.",
    question="How did that warning reach them, among how many others, and what did acting on it cost?",
    source="Dekker, The Field Guide to Understanding 'Human Error' (2014); Hollnagel, The ETTO Principle (2009)",
    must_flag=(
        ("The department had known about the pump for two years and preferred to paint the fence.", Tier.BLAME),
        ("The contractor was cautioned on two earlier occasions.", Tier.BLAME),
        ("The duty manager took no steps.", Tier.BLAME),
        ("The clerk on nights relied on memory.", Tier.BLAME),
    ),
    must_pass=(
        "The crew was told at noon and called the plant.",
        "The restart took no time.",
        "The job relied on memory that was not there.",
    ),
    excused=True,
)
