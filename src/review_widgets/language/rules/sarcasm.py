"""WHO: praise that means the opposite, for somebody unnamed."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import one_of, phrases
from review_widgets.language.rule import Rule, Trigger

_PRAISE = "bravo|congratulations|congrats|kudos|chapeau|props|hats|applause|clap|claps|ovation|medal|award|prize|cookie|trophy|thanks|thank_you|cheers|respect|hat_tip|well_done"
_BLUNT = one_of("""
    thought decided removed left let signed approved merged unplugged deleted turned switched disabled forgot pushed shipped broke came made
    put set invented designed hid parked moved hardcoded wrote scheduled muted locked taped renamed
""")

RULE = Rule(
    category=Category.WHO,
    triggers=(
        Trigger(
            phrases(f"""
                {_PRAISE} ** whoever|the_person|the_genius|the_hero|the_colleague|the_one who? [{_BLUNT}]; [bravo] who|whoever; bravo to [the|our|this|that <genius>]; slow|golf [clap|applause]
                [thanks for nothing]; [hats off] to the|our genius|clown
                [whoever {_BLUNT}] ** should|must|needs|deserves|ought|has|gets|owes|was|is|can; [whoever * was|thought]
                [great|nice|good|top|stellar|sterling|fine|lovely job|work|stuff|one|going|move|thinking], everyone|everybody|guys|team|folks|all|lads|people|ops|platform|management
                [genius|master|brilliant move|stroke|idea|plan]; [stroke of genius]; [brilliant|bright|genius idea] to|of
                [in his|her|their infinite wisdom]; [some bright spark|genius|clown|idiot|joker|wiseguy|hero]; [bright spark|sparks]
                [resident genius|hero|expert]; [so called expert|experts|engineers|specialist|specialists|professionals|team|support]
                our [dear|esteemed|beloved|lovely|wonderful colleagues|friends|vendor|partner|partners|management|supplier|provider|hosting]
                [our friends] in|at|from|over; our [great|brilliant minds|brains]; [well played]; [way to go]; [true to form]; our [powers that be]
                [quelle surprise]; [surprise , surprise]; [what could possibly go]; [what could go wrong]; [hold my beer]; gold [star] for|to
                [employee|engineer of the month]; [pat on the back] for|to; [take a bow]; [whoever|person|genius|one|guy|man ** deserves|deserve a medal|prize|award]
                [must be nice] to|having; [how convenient]; [because of course]; [nobel prize]; [darwin award]
                somebody|someone [buy|give] that|him|her|the * medal|cookie|prize; [as if by magic] nobody|, nobody
            """),
            agent=Agent.ROLE,
            unless=phrases(
                f"""
                gold star ** who heard|ran|caught|found|spotted|noticed|stayed|helped|saved|called|rang|phoned|held|warned|wrote_to|drew|told_us|walked|cycled; well played ** heard|ran|caught|found|spotted|noticed|stayed|helped|saved|called|rang|phoned|held|warned|wrote_to|drew|told_us|walked|cycled
                thanks|thank|kudos|cheers|props|respect|well_done ** everyone|everybody|all|the_team|the_crew who
                {_PRAISE} ** whoever found|caught|spotted|noticed|helped|fixed|answered|brought|stayed|wrote the runbook|log|page|note|fix|cause|bug
                whoever wants|likes|needs|picks|holds|reads|runs|takes|joins|comes; great|good|nice idea to; whoever is|was on|next|oncall|free
                who|whoever found|caught|saved|fixed|helped|stayed|noticed|held|kept|spotted|built|brought ** deserves|deserve; deserves|deserve a medal|prize|award for * night|patience|help|calm|staying; our friends at|in * helped
                who made|left|put|came * time|home|early|in_at
            """
            ),
        ),
    ),
    why="Everybody reads it as the opposite; the person it means will not tell the story after that.",
    question="What made this look like a good idea at the time it was chosen?",
    source="Etsy Debriefing Facilitation Guide (2016), on what shuts people up",
    must_flag=(
        ("Bravo to whoever thought that a good idea.", Tier.BLAME),
        ("Slow clap for the person who removed the label.", Tier.BLAME),
        ("Some bright spark reused the port.", Tier.BLAME),
    ),
    must_pass=(
        "Thanks to everyone who stayed until two.",
        "Half a day with the vendor, whoever wants.",
        "Thanks to whoever found the second log.",
    ),
)
