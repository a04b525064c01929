"""CF: what one would have expected of anybody competent or decent."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_SANE = "competent|decent|sane|sensible|reasonable|responsible|professional|serious|proper|self_respecting|adult|experienced|seasoned|half_decent|half_awake|normal|careful|diligent"

RULE = Rule(
    category=Category.CF,
    triggers=(
        Trigger(
            phrases(f"""
                have|had the [decency|courtesy|guts|sense|manners] to; [expected] at least
                must have been|had [asleep|blind|dreaming|his_eyes|her_eyes|their_eyes|drunk]
                should manage|be_able to? [count|read|renew|answer|run|handle] its|his|her|their|one|a; [would not have hurt|killed|harmed] _
                would have [cost|hurt nothing|nobody|noone]; no harm in [asking|calling|checking|looking]
                not [one|a_single] call|word|mail|note|message; even a [postcard|note|text|mail|call|hint] would|was
                nobody would have [minded|complained]; [heads up] would have; his|her|their [job was|is] to
                [first thing] you|one|anyone do|does|looks|checks; would it have [killed|hurt] _; would it have been [so|too] hard|much
                is|was it [too|so] much|hard to|that; too much to [ask|expect]; not [asking|ask] a_lot|too_much|for_much
                least they|he|she|we|you|anyone|somebody [could|owed|can|might]; the least _ [could|owed]; is|was [the least]
                i|we|one|you would|'d? have [expected|thought|hoped|assumed] ** to|better|more|that|an|somebody|someone
                one|you would|'d|might [expect|think|hope|have_thought] * <person>|bank|company|hospital|firm|vendor
                one|you would|'d|might [expect|think|hope|have_thought] * _ of_this|of_that|with_that|at_that|who; expected [better|more] from|of
                deserved|deserves|deserve [better]; owed us|them|it [a|that|at]
                any|a|every|no [{_SANE}] _? _? _? would|does|leaves|runs|ships|merges|checks
                any|no _? _? _? [worth|worthy] the|his|her|their|its|of; worth [their|his|her] salt|name|money
                any [adult|child|fool|idiot|junior|beginner|intern|grownup|novice|trainee|professional] ** would|could|knows|can
                anyone|anybody|someone|somebody with [half|a|any|eyes|two] _? brain|clue|eyes|sense|experience|pulse|conscience
                anyone|anybody who [can|knows|had|has|looked|cares] ** would|could|knows; that is|'s [what * paid] for|to
                paid to [know|watch|look|check|notice|think|read]; what do|are we|they [pay|paying|paid] them|him|her|you|<person>; what do|are we|they [pay|paying|paid] for $; common sense [would|tells|says|should]
                basic|elementary|common|simple [courtesy|decency|professionalism]; had|has|have only|exactly? [one job|task|thing]
                one simple [job|task]; least i|we|one|you|anyone 'd|would|could? [have expected|have_asked|expect|do]
                not need a|an|any _? _? to [know|see|understand]
                any|a|every|no real|decent|half_way_decent|proper|good <person>|_ <person> [would] have
                had [weeks|months|days|years|ages|plenty|ample] _? _? to; had all [week|month|year|summer|winter|day|night|weekend|morning] to
                had all of [_ to]; bothered to [open|read|look|check|ask|call|answer|tell|lift]; should|ought to? [know better]
                old|long|senior|experienced enough to [know]; in what [world|universe]; on what [planet]
                is it really [so|that|too] hard|much|difficult; a phone call|mail|note is|was [too] much
            """),
            agent=Agent.ROLE,
            unless=phrases("""
                worth * salt hash; you|one would|'d? expect|think|hope to|the|that|it _? service|load|cache|it|queue|see|get; not expect|bothered
                paid to|for by; a reasonable|normal|proper|responsible|careful|serious _? _? _? would|does be|have|take|help
            """),
        ),
    ),
    why="It measures people against a standard that the situation did not hold; what they had to go by is left out.",
    question="What did the day ask of them at that point, and which help was within reach?",
    source="Dekker, The Field Guide to Understanding 'Human Error' (2014): the counterfactual is not the situation",
    must_flag=(
        ("Would it have killed them to leave a note?", Tier.BLAME),
        ("A warning was the least they could do.", Tier.BLAME),
        ("Any technician worth the name would have looked at the label.", Tier.BLAME),
        ("One would expect a senior administrator to know the difference.", Tier.BLAME),
    ),
    must_pass=(
        "You would expect the cache to be warm.",
        "A restart did not help.",
        "A normal restart would take a minute.",
    ),
)
