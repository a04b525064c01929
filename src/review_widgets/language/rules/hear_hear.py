"""WHO: asides that mock or hunt: bless him, more fool them, which one of you, a name please, as one does, come on."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

RULE = Rule(
    category=Category.WHO,
    triggers=(
        Trigger(
            phrases("""
                [bless him|her|them|his|her|their]; [more fool] me|him|her|us|them|you; [god|heaven|heavens|lord forbid] he|she|they|we|you|anyone|anybody|somebody|someone|the|that; [could not|can_not make] it|this|that|this_* [up]; as [one|you does|do] at|on|with|when|in|$|,|after; [need i] say|add|go; [come on] $|,|!|folks|guys|people|now
                [which one|of] of? [you|us|them] _; ^ who [<handwork.d>|scheduled|approved|signed|let|put|left|wrote|thought|decided|told|broke|touched|unplugged|booked|ordered|bought|gave|forgot|picked|turned|configured|set|made|ran] _
                i|we|he|she|compliance|legal|management|they 'd|would|still? like|love|want|wish|ask|asks|wants|wanted|asking|dying|curious|keen to? know|hear|see|meet|learn ** [who|whose]; hear|want|need|get [a|the|some? _? name|names] $|or|,|please|for; [a name|names] , please|now; [who exactly|precisely]; who|whose here|exactly|precisely|on_earth [=ed|got|thought|has|had|was|is]
                who|what [signs|sign off|up] on|a|the ?; who [signs|puts|leaves|builds|ships|stores|keeps|lets|sends|gives|hands|uses|runs|wires|locks|designs|installs|parks|plugs|unplugs|merges|deploys] _? _? a|an|the|their|his|without|off|on ** ?; what [sort|kind|manner|breed] of _? _? [mind|brain|person|people|company|outfit|shop|engineer|vendor|place|idiot|genius|adult|professional|team|hospital|bank|manager]
                [what would|do|did|does|could you|one|we|they|i expect] from|of|when|with; [need|must we|i|you|one ask]; [you|one 'd|would have|need to be] _? _? half|blind|deaf|dead|asleep|mad|drunk|stupid|made; you|one 'd|would|might|could [think|have_thought|imagine|suppose] that? a|an|the|somebody|someone|they|he|she|people|after|with|anyone|our|we|at|by|two|three
                how [hard|difficult|much_effort|many_brains|long|tough] can|could|would|does|did|is ** ?; how [many] times|reminders|warnings|mails|meetings|people|outages ** ?; how many times $|,|!|—; [am i the only]; [is it just] me; [do i have to|need_to]; do i really [have|need]; [what|where is|'s|was the point] of|in|if
                [thank|thanks you|very|a_lot|a_bunch|a_million|ever_so] very? much? , _ $
                [hero|heroes|legend|legends|genius|geniuses|einstein|einsteins|sherlock|experts|professionals|adults|finest|brightest|wizards|champions|superstars|mastermind|masterminds] strikes|strike|at_work|again|in_action; me|us|him|her|them|you [genius|geniuses|hero|heroes]; you [geniuses|heroes|clowns|muppets|lot|legends]; [crack|a team|dream_team|elite|world_class|so_called|self_styled|self_appointed|esteemed|illustrious|mighty * team|crew|squad|experts|staff|colleagues|engineers]
                [joke] of the|a; laughing [stock]; [talk about] a|an|lazy|sloppy|timing|asleep; [so|very|how * professional|mature|clever|helpful|considerate|thoughtful|convenient|brave] of|,|!|$|from him|her|them|us|the; [surprise|quelle surprise|surprise]; [priceless] $|,|!
            """),
            "any",
            agent=Agent.ROLE,
            unless=phrases("""
                bless ** heard|ran|caught|found|spotted|noticed|stayed|helped|saved|called|rang|phoned|held|warned|wrote_to|drew|told_us|walked|cycled us|the|it|across|on|all; heard|ran|caught|found|spotted|noticed|stayed|helped|saved|called|rang|phoned|held|warned|wrote_to|drew|told_us|walked|cycled ** , bless; how long does|did|can|will a|an|the|our|this _ _? hold|last|run|live|keep|survive
                who wants|would_like|is|was|runs|keeps|holds|to|needs|must|owns|gets|has|can|will|do|does; which one|of of? these|those|them|the|our is|are|was|were|do|does|did|has|had|can|will|should|would|needs|holds|runs|matters|_? nodes|hosts|copies|options|two|three|ports
                get|have|give|need|want a|the|to|us ** name of|for|server|servers|resolution|field|column|in|on; how long can|could|would|does|did|is _ ** it|the|a|restart|take|last|run; how many times did|has|have|was|were|does the|it|a|this; who set|made|gave us|the pace|coffee|talk|call|most; thanks|thank|cheers|kudos|well_done|bravo|ta|congrats , everyone|all|folks|team
                i|we|they wish|want|asks|ask|asked|like|love ** which|who|whose to|host|hosts|port|version|copy|node|nodes|pump|valve|line|patients|customers|users|is|are|was|were|has|has_to|gets|can|owns|holds|must; you|one might|would|could expect|hope|think a|the _? drop|rise|peak|load|spike|reply|error
                who runs|keeps|uses|does|gets|gives|holds|owns|leaves|signs|sends|puts the|this|that|it|our ** ?; who runs|keeps|uses|does|gets|gives|holds|owns|leaves|signs|sends|puts _? _? _? at|on|next|when|the|tonight|first; what kind|sort of people|team|person do|does|would|should|we; who turned up|out; who ran the * drill|training|test ?; who told us|you|the _? that; how is|was it just; joke of the day
            """),
        ),
    ),
    why="An aside for the gallery; the one it means will not tell the story after that.",
    question="How did it come about, and how did it look from where they stood?",
    source="Etsy Debriefing Facilitation Guide (2016), on what shuts people up",
    must_flag=(
        ("The foreman, bless him, locked the gate from outside.", Tier.BLAME),
        ("Which one of you moved the cone?", Tier.BLAME),
        ("Heaven forbid they answer a phone.", Tier.BLAME),
        ("Compliance would like to know whose key it was.", Tier.BLAME),
        ("You would have to be blind not to see it.", Tier.BLAME),
        ("Who puts a valve behind a door?", Tier.BLAME),
    ),
    must_pass=(
        "Which of these hosts holds the copy?",
        "Who runs the drill next week?",
        "We want to know which pump ran first.",
        "Well done, everyone.",
        "How long does the restart take?",
    ),
)
