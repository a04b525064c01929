"""HIND: the act judged by a word: the dumbest thing, stupid of us, not our brightest hour, a daft idea."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

RULE = Rule(
    category=Category.HIND,
    triggers=(
        Trigger(
            phrases("""
                [stupid|silly|daft|foolish|careless|naive|rude|arrogant|dumb|wrong|thoughtless|irresponsible|unwise|lazy|reckless|negligent|sloppy|childish|selfish|cheap|rich|bold|brave|cowardly|unfair|unkind|mean|clumsy|greedy|hasty|shortsighted|unprofessional|typical|idiotic|moronic|mad|crazy|remiss of|from him|her|them|us|me|you|the|our|my|his|your|whoever]
                [dumbest|stupidest|silliest|daftest|dimmest|laziest|sloppiest|craziest|maddest|clumsiest|rashest|cheapest|most_stupid|most_idiotic|most_foolish|most_careless|most_ridiculous] _? thing|things|idea|decision|move|way|mistake|trick|handover|plan|choice|stunt|excuse|piece|part|bit|act
                ~be.d|is|'s|seems|was not _? _? [intelligent|clever|smart|wise|bright|sensible|professional|brilliant|brightest|finest|best|proudest|smartest|exactly_clever|exactly_smart] from|of|by|on|at|hour|moment|move|idea|day|side|to|in
                a|an|the|this|that|one|such_a _? _? [daft|dim|barmy|mad|bonkers|nutty|hare|harebrained|crackpot|half_baked|cockeyed|lunatic|suicidal|insane|moronic|asinine|brainless|witless|mindless|senseless|dimwitted|boneheaded|gormless|loony|screwy|cretinous|rotten|rubbish|ludicrous|laughable|pitiful|shameful|disgraceful|inexcusable|unforgivable|unpardonable|indefensible] _? idea|move|decision|plan|choice|thing|stunt|trick|scheme|excuse|order|job|performance|display|response|handover|omission|lapse
                ~be.d|is|'s|seems [inexcusable|unforgivable|unpardonable|indefensible|unconscionable|shameful|disgraceful|scandalous|beyond_the_pale|beyond_belief|a_scandal|a_disgrace|beneath_contempt|laughable|pathetic|pitiful|a_bad_joke|an_insult|an_embarrassment|embarrassing|a_farce|farcical]
                [we|they ** warned|told|reminded ** and|but|yet chose|still|went|did|let|kept|carried|thought|enjoyed]
                [in|with what|which world|universe|planet|right_mind]; [asking|begging] for [trouble|it]; [cutting|sawing] the|off * branch; [shot|shooting] ourselves|themselves|himself|herself|itself in; [penny wise|pound_foolish]; [own goal]; [recipe for] disaster|trouble
            """),
            "any",
            agent=Agent.WE,
            unless=phrases("""
                not|nothing|hardly|never|no stupid|silly|daft|foolish|wrong|rude|unfair|unwise; could|would|will tell us|you|the; wrong of|from the _ two|three|list; the|is|was typical of the|our _? load|traffic|pattern|night|week|day|disk|failure; brave|bold of|from the|you|her|him|them
                most cheapest; wrong from the start; cheapest|laziest way
                rubbish|rotten|pathetic _? data|fruit|meat|fish|wood|egg|eggs|bin|bag; embarrassing for us|me; best day
            """),
        ),
    ),
    why="Stupid is what it looks like now; it had its reasons then.",
    question="What spoke for it at that moment, and what was expected to happen?",
    source="Fischhoff (1975), Hindsight is not equal to foresight, doi:10.1037/0096-1523.1.3.288",
    must_flag=(
        ("It was silly of us to trust the old gauge.", Tier.BLAME),
        ("That is the dumbest thing the board ever signed.", Tier.BLAME),
        ("It was a barmy plan.", Tier.BLAME),
        ("It is inexcusable.", Tier.BLAME),
    ),
    must_pass=(
        "It was not silly of us to wait.",
        "The cheapest disk was chosen for its size.",
        "We all heard the bang at ten.",
    ),
)
