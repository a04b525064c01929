"""WHO: praise that means the opposite, for somebody unnamed."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rule import Rule, Trigger, phrases

RULE = Rule(
    category=Category.WHO,
    triggers=(
        Trigger(
            phrases(
                """[bravo|congratulations|congrats|kudos|chapeau|props|hats|applause|clap|claps|ovation|medal|award|prize|cookie|trophy|thanks|thank|cheers|well|nice|great|good off|done|job|work|going|one * to|for|on whoever]; [bravo]; [slow clap]; [slow|golf|standing clap|applause|ovation]; [hats off to whoever|the|our genius|clown|person]; [thanks for nothing]; [great job|work|stuff|going] , everyone|everybody|guys|team|folks|all|lads|people; [nice|great|good|fine|lovely|stellar|sterling|brilliant|impressive|splendid|smooth|bang up work|job|one|move|going|thinking|effort|idea|timing] , as|_? $; [whoever] ** should|must|needs|thought|deserves|ought|wrote|was|is|has|had|did|signed|let|left|came|will; [whoever <duty.d>|<handwork.d>|thought|decided|wrote|signed|let|built|made|came|configured|designed|said|told|approved|picked]; [genius move|idea|plan|stroke]; [stroke of genius]; [brilliant|bright|genius|great|wonderful idea] to|of|, ; someone|somebody|person|people [in his|her|their infinite wisdom]; in [his|her|their|its infinite wisdom]; [some bright spark|genius|clown|idiot|joker|wiseguy]; [bright spark|sparks]; [our|the|their resident genius|hero|expert]; [the so called expert|experts|engineers|specialist|specialists|professionals]; [so called expert|experts|engineers|specialist|specialists|professionals|team]; [our|the|their dear|esteemed|beloved|good|lovely|wonderful|friends colleagues|friends|vendor|partner|partners|at|in|from|management|supplier|provider]; [our friends in|at|from|over]; [the|our great|brilliant minds|brains]; [master stroke|class]; [must be nice]; [well played]; [way to go]; [good luck finding _ who]; [true to form]; [as usual] , the|our|nobody|no; [the|our powers that be]; [quelle surprise]; [surprise , surprise]; [what could possibly]; [what could go wrong]; [hold my beer]; [clearly|obviously nobody]; [gold star]; [slow hand]; [employee|engineer of the month]; [someone|somebody|he|she|they deserves|deserve a|the medal|award|prize|raise]; [pat on the back] for whoever; [and that] , ladies; [round of applause for|to|please] ; [take a bow]"""
            ),
            agent=Agent.ROLE,
            unless=phrases(
                "thanks|thank|kudos|cheers|props|thankyou to|you everyone|everybody|all|the team who|for; thanks|thank|kudos|cheers|props|well|good|great|nice * whoever found|caught|spotted|noticed|helped|fixed|answered|brought|stayed|wrote the runbook; whoever wants|likes|is|needs|has|picks|holds|reads|runs|takes|can|joins|comes; great|good|nice idea to|of; great|good|nice work|job by|on|with|from|of|everyone; [good|nice|great|fine|lovely|impressive|brilliant|smooth job|work|timing|effort|move]"
            ),
        ),
        Trigger(
            phrases(
                "[bravo|congratulations|congrats|chapeau|applause|clap|medal|award|kudos|props|thanks|cheers|prize|cookie * to|for|on whoever|the|that * person|genius|whoever] who? ~think.d|~decide.d|~remove.d|~leave.d|~let.d|~sign.d|~approve.d|~merge.d|~unplug.d|~delete.d|~turn.d|~switch.d|~disable.d|~forget.d|~push.d|~ship.d|~break.d|~come.d|~make.d|~put.d|~set.d|~invent.d"
            ),
            agent=Agent.ROLE,
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
