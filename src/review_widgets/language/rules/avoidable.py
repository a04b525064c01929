"""CF: preventable, avoidable, and what one would have expected of anybody decent."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rule import Rule, Trigger, phrases

RULE = Rule(
    category=Category.CF,
    triggers=(
        Trigger(
            phrases(
                "~be.d preventable|avoidable|unnecessary|needless|foreseeable|predictable; entirely|easily|completely|totally|wholly|perfectly preventable|avoidable|foreseeable; could have been avoided|prevented $; could have been avoided|prevented by <duty.g>|rolling|deploying|adding|moving|waiting|running|merging|splitting|pausing|taking|making|keeping|using|stopping|doing|having|not|simply|just|following|starting|draining|switching|restarting|leaving; could easily have been avoided|prevented|spotted|caught; could easily have _; could and should have; need|needed not have happened; did not have to happen"
            ),
            unless=phrases(
                "not be? preventable|avoidable; could not; not have been; predictable latency|load|time|way; would be avoidable"
            ),
            agent=Agent.AGENTLESS,
        ),
        Trigger(
            phrases("""would it have [killed|hurt]; would it have been [so|too]; would it have been too|so much|hard; is|was it too|so much|hard to|that; too much to [ask|expect]; not [asking|ask a lot|too|much]; [least they|he|she|we|you|anyone|one|somebody could|owed|can|might]; the least _ could; [is|was the least]; might|could at least have; [would have expected|thought|hoped _? better|more]; i'd have expected|hoped|thought; i|we|one|you would|'d have? [expect|expected|hope|hoped|assumed|assume|thought|think ** to|could|would|can]; you'd think; one would [expect|think|hope|assume|have]; [you would|'d think|expect|hope]; you 'd [think|expect|hope|have]; one 'd [think|expect]; i|we|would|'d have expected [better|more]; expected better|more from|of; [expect|expected better|more of|from]; [deserved|deserves|deserve better]; owed us|them|it a?; you would have thought
            any|a|every|no [competent|decent|sane|sensible|reasonable|responsible|professional|half|serious|proper|self|adult|experienced|seasoned|good|real|normal _? _? _? would|does|can|leaves|runs|ships|merges|checks]; any|no _ [worth|worthy]; worth their|his|her|the|its salt|name|money; any [adult|child|fool|idiot|junior|beginner|intern|grownup|first|novice|trainee|professional _? ** would|could|knows|can]; anyone|anybody|someone with half|a|any|eyes|two [brain|clue|eyes|sense|experience|pulse]; anyone|anybody who can|knows|had|has|looked [would|could]; anyone|anybody with ** would|could have; a competent|decent|half|good|real|proper|responsible|careful|diligent ** would have; that is|'s what * [paid for|paid to]; paid to [know|watch|look|check|notice|think|read]; what do|are we|they [pay|paying|paid]; common sense would|tells|says|should; basic|elementary|common [courtesy|decency|professionalism]; [was his|her|their|our|the _ one|only job]; had one|a|exactly|only job|task; had * one job; one simple [job|task]; [if only he|she|they|somebody|someone|we|people|anyone|the]; [bothered to open|read|look|check|ask|call|answer|tell]; should know better; ought to know better; old|long|senior|experienced enough to know|by; [how hard]; not that hard to; how hard can|could|would|is it; in what world; on what planet; is it really so hard|much"""),
            agent=Agent.ROLE,
            unless=(
                "worth * salt hash",
                "how hard the|a|we|it disk|load",
                "you would expect the|a|an|it|that",
                "not expect",
                "one would expect|think the|a|that? service|load|cache|it",
                "good catch",
            ),
        ),
    ),
    why="It measures people against a standard that the situation did not hold; what they had to go by is left out.",
    question="What did the day ask of them at that point, and which help was within reach?",
    source="Dekker, The Field Guide to Understanding 'Human Error' (2014): the counterfactual is not the situation",
    must_flag=(
        ("The whole night was avoidable.", Tier.BLAME),
        ("It could have been prevented by rolling out in two steps.", Tier.BLAME),
        ("Would it have killed them to leave a note?", Tier.BLAME),
        ("A warning was the least they could do.", Tier.BLAME),
        ("Any technician worth the name would have looked at the label.", Tier.BLAME),
    ),
    must_pass=(
        "You would expect the cache to be warm.",
        "A restart did not help.",
        "The gap could not have been avoided.",
    ),
)
