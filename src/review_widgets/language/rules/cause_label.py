"""HUMERR: a mistake, oversight or blunder named as the cause, or as what the act was."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_LED = "caused|causes|led|took|broke|cost|sank|meant|resulted|brought|triggered|knocked|ruined|killed|left|made|cut|deleted|wiped|created|delayed|prolonged|exposed"

RULE = Rule(
    category=Category.HUMERR,
    triggers=(
        Trigger(
            phrases(f"""
                due|owing|thanks to [* <slip>]; because of [* <slip>]; caused|explained|triggered|introduced|prompted by [* <slip>]
                result|consequence|case|matter|product|sign|example of * [<slip>]; put|chalk|chalked|puts|chalks|putting * down|up to [* <slip>]
                attributed|attributable|traced|traceable|ascribed|boils|boiled|amounts|comes|came|goes|went back|down? to [** <slip>]
                blamed on [* <slip>]; filed|file|logged|booked|labelled|labeled * under|as [* <slip>]
                ~be.d [a|an|the|one|another|our|my|their|his|her|pure|sheer|plain|simply|just|clearly|also|all|what? * <slip>]; 's [a|an|the|one|another|our|my|their|his|her|pure|sheer|plain * <slip>]
                [<slip> on|by|from|at the|our|their|his|her|my|a|whoever _? <person>|part|side|desk|end]; [* <slip>] {_LED}
                [<slip> that|which] {_LED}
                [<slip>] ~be.d|is the|one|a|what|responsible|to|behind|part _? cause|reason|part|factor|problem|sank|led|caused|behind|blame
                [our|my|their|his|her|your own? <slip>]; [<slip>] and it|that cost|took|meant|broke
                what|this|it|here we? have|had|is|was * [a|an * <slip>]
            """),
            unless=phrases("""
                on|from|off|onto|in the|a|his|her|their|our|my own? slip|slips $|,|and|of|from|with
                not|never|no|without|than a|an|any|our|just? * mistake|oversight|slip|blunder; learn|learned|learning|learnt from * mistakes|mistake
                by mistake; <slip> ** put_right|cleared_up|corrected|spotted|noticed|caught|sorted|fixed|undone|found; ~be|is|'s|was a typo; fix|fixed|fixes|corrected|corrects * <slip>; oversight board|committee|role|function|of
                had|with|have little|no|enough oversight; misunderstanding between|about|because|that; the? ignorance flag; haste to
                in|of the? code|config|logic|parser|query * mistake; mistake|typo in the|a _? code|logic|parser|query|script; lapse|lapsed rate
                catch|catches|prevent|avoid|avoids|prevents * <slip>; nothing|none|not|nobody|never ** anyone's|anybody's|somebody's|nobody's|one_person's|anyone|anybody; same mistake; slip road|ring|stream
            """),
        ),
    ),
    why="A word for what it turned out to be; what it looked like before is not in it.",
    question="What made that step look right, and what would let anybody do it without harm?",
    source="Woods and Cook, Behind Human Error (2010): error as a starting point, not a conclusion",
    must_flag=(
        ("Choosing the small disk was a mistake.", Tier.BLAME),
        ("That oversight took the site down.", Tier.BLAME),
        ("The double entry was due to an oversight.", Tier.BLAME),
    ),
    must_pass=(
        "It was not a mistake to wait.",
        "The patch fixes a mistake in the retry logic.",
        "There is a typo in the manual.",
    ),
)
