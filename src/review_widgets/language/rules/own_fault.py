"""HUMERR: the fault handed to somebody: our fault, this one is on them, the vendor is to blame."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_WHOM = "me|us|them|him|her|you|whoever|everyone|everybody"

RULE = Rule(
    category=Category.HUMERR,
    triggers=(
        Trigger(
            phrases(f"""
                our|my|their|his|her|your|nobody_else's own? [fault|bad|doing|blunder]
                fault [lies|lay|is|rests|sits|squarely] with|on|at|squarely|entirely|firmly|solely; [fault of] the|our|whoever|a <person>
                engineer|operator|team|vendor|manager|provider|desk|support|itdept|management|contractor|admin 's [fault]
                ~be.d|is|'s|are [at fault]; ~be.d|is|'s|are|squarely|entirely|solely|only [to blame]; i|we [~blame] _
                [blame lies|goes|rests|falls|sits]; [responsibility] lies|rests|sits|falls|is squarely|solely|entirely|firmly
                [squarely|entirely|solely|firmly on|with] the|our|his|her|their|{_WHOM}
                solely|entirely|fully|squarely|personally [responsible] for this|that|it|the|his|her|their; [responsible for] the|this|that mess|disaster|chaos|fiasco|debacle
                this|that|one|it all? ~be|'s|is|was|one's|one_is|one_was all? [on {_WHOM}] $|,|and|,
                it was|is|'s [on the|our|{_WHOM}] _? _? to; of|our|his|her|their|the _? 's? own? [making|doing] $|,|.|and|here; self [inflicted]; [self inflicted]; my|our|their|his|her [screw_up|screwup|cock_up|cockup|foul_up|mess|goof|slip_up]
                this|that one? 's|is|was all? [on the|our|whoever] _? <person>|guys|folks|people|crew
                have|has|had only|nobody himself|herself|themselves|ourselves|but [to blame|to_thank]
                only himself|herself|themselves|ourselves|myself [to]; brought [it|this] on|upon themselves|himself|herself|ourselves
                lay|laid|lays|lies [at the door]; no [thanks] to; all [thanks to] the|our|his|her|their _? <person>
                [weakest|weak link] ~be.d|is|in|again|here|was; [the culprit] ~be.d|is|turned the|our|a|an _? <person>; [guilty party]
                [a lot to answer for]; has|have|had [blood on]; [landed|dropped] us in it|this|that
                ~ruin.d [our|the] weekend|night|day|release|launch; ~let.d us|everyone|the_customer|customers all? [down]
            """),
            agent=Agent.ROLE,
            unless=phrases("""
                at fault in the|a _ sense; asked|asks|ask|wondered|thought|believed|feared|whether ** ~be|was|were at fault
                not|never|no|nobody our|my|their|his|her|your|the|at|to|about? fault|blame|bad|doing; whose fault; asked|asks|about|whether|matter|question|knows|say ** who ~be|was|is to blame
                fault tolerance|tolerant|injection|domain|line|handler; fault of the disk|cable|power|host; page|segmentation fault
                is on the|our node|host|disk|primary|list; git|svn blame; our bad gateway|request|block; nobody|none|not is|was|were at|to fault|blame; nothing to; own doing
                fault is|was on|at|in the node|host|rack; ~let us down easy
            """),
        ),
    ),
    why="Once the fault is handed to somebody, the others have nothing left to learn.",
    question="What had to be in place for this to be possible on anybody's shift?",
    source="Dekker, Just Culture (2016), on accounts that stop at a person",
    must_flag=(
        ("This one is on the platform guys.", Tier.BLAME),
        ("It was our fault that the page went to nobody.", Tier.BLAME),
        ("The fault lies with the vendor.", Tier.BLAME),
    ),
    must_pass=(
        "The fault tolerance of the pool held.",
        "The page is not about whose fault it was.",
        "The copy is on the second host.",
    ),
)
