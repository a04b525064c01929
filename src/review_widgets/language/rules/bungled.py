"""AGENT: verbs that already judge: bungled, misfiled, fudged, sneered, dithered, panicked, sleepwalked."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_MIS = "misfiled|misaddressed|mispriced|misrouted|misdialled|misdialed|misheard|misspelt|misspelled|misspoke|misled|misplaced|mislaid|misjudged|miscounted|miscalculated|misquoted|misreported|mistimed|mismatched|misassigned|misconnected|misinformed|misadvised|mistreated|mishandled|mismanaged|misdirected|misrepresented|misused|mistook|misallocated|misordered|misdosed|misentered|misnumbered|mistranslated|mispacked|misloaded|mistagged"
_BUNGLE = "bodged|botched|bungled|bumbled|blundered|fumbled|muddled|mangled|garbled|jumbled|fluffed|flubbed|muffed|butchered|mauled|hashed|mucked|goofed|cocked|fudged|faked|fabricated|fibbed|bluffed|cheated|conned|concocted|embroidered|exaggerated|glossed|whitewashed|papered|scoffed|sneered|jeered|mocked|ridiculed|belittled|patronised|patronized|sniggered|smirked|snorted|scorned|snubbed|spurned|stonewalled|slacked|skived|shirked|skulked|malingered|lazed|loafed|idled|loitered|dawdled|dallied|dithered|dilly_dallied|waffled|wavered|vacillated|procrastinated|fobbed|ducked|dodged|sidestepped|evaded|weaselled|weaseled|wriggled|squirmed|reneged|welched|caved|buckled|crumbled|chickened|panicked|flapped|flailed|freaked|overreacted|overreached|overstepped|barged|bulldozed|steamrolled|railroaded|strongarmed|browbeat|bullied|nagged|pestered|sulked|moaned|whinged|whined|bitched|bickered|squabbled|gossiped|meddled|tampered|fiddled|dabbled|tinkered|toyed|trifled|gambled|squandered|frittered|hoarded|hogged|pocketed|pinched|nicked|skimped|scrimped|stinted|trampled|flouted|defied|snoozed|snored|napped|dozed|daydreamed|zoned|spaced|coasted|cruised|breezed|sleepwalked|blustered|boasted|bragged|crowed|gloated|swaggered|swanned|grandstanded|showboated|rubber_stamped|nodded_through|waved_through|winged|freewheeled|guessed|shrugged|yawned|gawped|gaped|goggled"

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases(f"""
                {_MIS}; {_BUNGLE}; ~be.d|is|are|kept|keeps busy? [gossiping|bickering|squabbling|sulking|moaning|dithering|dawdling|loafing|idling|skiving|bragging|gloating|daydreaming|napping|snoring|dozing|meddling|tampering|fiddling|bluffing|guessing|showboating|grandstanding|freewheeling]
            """),
            "people",
            not_users=True,
            unless=phrases(f"""
                stalled|froze|crumbled|buckled|mangled|garbled on|at|when the? _? input|load|packet|frame|name|names; guessed|gambled right|correctly|well|it_was|that; ~be.d {_BUNGLE}; mislaid|misplaced|misheard because; winged it well; nobody|none|not|never panicked|guessed|gambled|faked|cheated|moaned
            """),
        ),
    ),
    why="The verb has judged before the story is told.",
    question="What did they do, step by step, and what did each step look like to them?",
    source="Local rationality: Dekker, The Field Guide to Understanding 'Human Error' (2014)",
    must_flag=(
        ("The clerk misfiled the permit.", Tier.BLAME),
        ("The board dithered.", Tier.BLAME),
        ("The foreman bluffed the inspector.", Tier.BLAME),
        ("The two desks were busy bickering.", Tier.BLAME),
    ),
    must_pass=(
        "The link coasted.",
        "The parser mangled the name.",
        "Nobody panicked.",
        "The crew guessed right.",
    ),
    excused=True,
)
