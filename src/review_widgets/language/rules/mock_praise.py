"""WHO: praise or wonder that means the opposite, and questions about what went on in somebody's head."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import one_of, phrases
from review_widgets.language.rule import Rule, Trigger

_CHEER = "cheers|marks|points|hats|kudos|bravo|congratulations|congrats|applause|chapeau|respect|props|thanks|thank|medal|prize|award|salute|compliments|well_done|nice_one"
_DEED = one_of("""
    <handwork.d> put thought booked hid wired plugged installed designed slept ignored missed skipped broke built renamed invented taped jammed lost gave
    configured decided approved signed wrote hardcoded scheduled let came made parked shared stored painted glued routed pointed swapped mixed forgot had_the
    named numbered labelled labeled placed turned bought ordered sold cut patched shipped wiped unplugged killed muted silenced dismissed snoozed
""")

RULE = Rule(
    category=Category.WHO,
    triggers=(
        Trigger(
            phrases(f"""
                [{_CHEER} ** who|whoever {_DEED}]; [{_CHEER} , whoever|whichever|somebody|someone] _
                [to the|our|that <genius>|brains|brain|bright_mind|sharp_mind|clever_clogs|smart_alec|wise_guy|hotshot|architect_of_this] who|behind|that|of|in|responsible
                [the|our|some|that|this|which|resident|local|same <genius>|brains|brainbox|clever_clogs|brightspark|hotshot|smartypants|wise_guy|smart_aleck] who|behind|that|$|wired|in|at|from|decided|thought|came|had|of|again|strikes|,
                [a <genius>] who|decided|thought|wired|had; [give] that|the|this|somebody|someone _? a [medal|cookie|biscuit|prize|raise|trophy|cigar|gold|promotion|hand|nobel]; [give] him|her|them a [cookie|biscuit|cigar|gold|nobel]
                [our|the|these|those|your resident|esteemed|famous|beloved|illustrious|celebrated|dear|brilliant|highly_paid|overpaid|so_called|self_styled|self_appointed|mighty|learned] _? <person>|architects|consultants|experts|colleagues|friends|leaders|engineers|strategists
                [lovely|stellar|sterling|outstanding|impeccable|masterly|splendid|superb|fabulous|terrific|charming work|job|stuff|effort|performance|display|piece] from|by|of|as|there|again|, _? the? * as|again|always|team|lot|guys
                [in his|her|their infinite? [wisdom]]; [in] his|her|their [wisdom]
                [with] his|her|their [usual|trademark|customary|characteristic charm|care|flair|grace|tact|haste|attention|speed|enthusiasm|diligence]
                what ~be.d|was|were [going] through|on|in his|her|their|your|somebody's|the? heads|head|mind|minds|brain|brains|upstairs
                what [was|were|is] * [he|she|they|you|people|anybody|anyone|the_desk|the_team|management] [thinking|smoking|dreaming]
                [in] his|her|their|your [right mind|minds]; is|was it|that [asking|expecting] too? much|a_lot; is|was it|that [asking|expecting]; [too much] to ask
                pray|do [tell]; [someone|somebody|some_genius|anyone] , [somewhere]
                [somebody|someone must] have? [believed|thought|known|seen|touched|turned|pressed|approved|signed|decided|pulled|changed|switched|left|been|figured|noticed|heard]
                who ** [in] their|his|her [right] mind; who [the|on|in] hell|heck|devil|fuck|earth|f|blazes|deuce|world|god's
                who|whoever [merges|deploys|tests|writes|ships|does|puts|stores|runs|leaves|reboots|restarts|lets|buys|keeps|hardcodes|uses|schedules|signs|pushes|upgrades|approves ** friday|fridays|without|untested|unread|blindly|clear_text|plain_text] ?
                srsly|seriously|honestly [who|why|how|what] _
                which of [our|these|those|the _? <genius>|architects|consultants|experts|clowns|heroes|wizards]; which of [you]
                whose [brilliant|bright|great|clever|genius|stupid|brainwave|daft|idea|handiwork|signature|fault|masterpiece|turn|watch|baby|mess]
                how does|do|did|can|could one? _? [not] notice|see|spot|hear|know|check|realise|realize; how did it|this|that never [occur|cross|strike|dawn|enter]
                how|why is|was|did it|that|this never? [occur|strike|dawn|bother|cross] to|on|anybody|anyone
                does|do|did|is|was|has [nobody|no_one|noone] here|there|else|in|on|at|over|even|ever _ ?; does|did [anybody|anyone] even|ever _ ?
                does|do|did [nobody] <duty>|care|bother|wonder ?; does|did [anybody|anyone] care|bother ?
                how many [times|warnings|reminders|outages|mails|lessons] do|does|must|have|will|did|until|before [we|i|one|you|they|it|somebody|people|this|management] [have|need|take|told|be|learn|tell|say|until|wake|takes]
                i want to [know|hear] [who|whose]
                i [ask|asked|keep_asking|wonder|keep_wondering] myself|everyone|the_room? [who|whose|why|how|what] _? _? _? he|she|they|gave|them|him|anyone|anybody|people|somebody
                what did|do|does|are|have we [pay|paid|paying|hire|hired|keep|employ|have] them|him|her|these|those|you|<person> ** for
                what exactly|precisely [do|does|did] they|he|she|the|our|we|all * [do|did] ?
                can|could someone|somebody|anyone [tell|explain|enlighten|remind] me|us|to_me why|how|who|what|since ** <person>|they|he|she|we|nobody|anyone
                since when is|are|was|does|do|did|has|have [guessing|hoping|praying|it|they|we|people|anyone|a|an|sleeping|winging|lying] ** ?
            """),
            "any",
            agent=Agent.ROLE,
            unless=phrases(f"""
                for|to * , who blocked|stopped|isolated|contained
                {_CHEER} ** who|whoever found|caught|noticed|helped|fixed|answered|stayed|wrote|put_us|put_out|put_up|put_on|put_together|made_the|kept|came_in|came_at|turned_up|turned_out|built_the|made_coffee
                {_CHEER} ** who ** found|in_time|quickly|early|third|backup|spare|home|help|calm|dinner|midnight|night|saved; wizard step|page|dialog
                about|over|of|on whose; not about fault; thanks|thank|cheers to? everyone|everybody|all|those|people; magic|wizard|guru in|of the? setup; whose turn|watch|idea is|was it to
                who runs|uses|keeps|writes|does|starts|signs the * on|at|next|when; legend in|of|at|below|the|map
                who|whoever does|runs|uses|keeps|signs|starts|writes|pushes ** next|tonight|weekends|first|then|the
                how does|do|can|could one|you|we not? notice|see|spot|know|check ** when|if|that|in_time; champion _ role
                does|did|has anyone|anybody else|know|see|have|need; in the magic; artist page; how many times did|has|have the|it; the legend
                what do we have|keep * for a|an|the; who was in; how do we|you; magic number|link|packet
            """),
        ),
    ),
    why="Everybody reads it as the opposite; the person it means will not tell the story after that.",
    question="What made this look like a good idea at the time it was chosen?",
    source="Etsy Debriefing Facilitation Guide (2016), on what shuts people up",
    must_flag=(
        ("Full marks to the planner who booked both cranes for the same hour.", Tier.BLAME),
        ("Who in their right mind tests on a Friday?", Tier.BLAME),
        ("Give that man a medal.", Tier.BLAME),
        ("What was going through their heads?", Tier.BLAME),
    ),
    must_pass=(
        "Three cheers for the night crew.",
        "Hats off to the planner who found the third crane.",
        "The wizard step shows the port.",
    ),
)
