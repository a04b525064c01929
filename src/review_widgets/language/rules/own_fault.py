"""HUMERR: the fault handed to somebody: our fault, this one is on them, the vendor is to blame, where the chain broke."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rule import Rule, Trigger, phrases

_WHOM = "me|us|them|him|her|you|the|our|my|whoever|everyone|everybody|nobody|whole|both"

RULE = Rule(
    category=Category.HUMERR,
    triggers=(
        Trigger(
            phrases(f"""our|my|their|his|her|your own? [fault|bad|doing|mistake|error|blunder]; [our|my|their|his|her|your own? fault|bad|doing|mistake|blunder]; [fault lies|lay|is|rests|sits|squarely with|on|at]; [fault of the|our|whoever|a <person>]; [engineer|operator|team|vendor|manager|provider|desk|support|it|management 's fault]; [at fault]; [to blame]; [i|we ~blame]; [blame lies|is|goes|rests|falls|sits]; [responsibility|fault|blame lies|rests|sits|falls|is squarely|solely|entirely|firmly?]; [squarely|entirely|solely|firmly with|on|at the|our|his|her|their]; [solely|entirely|fully|squarely responsible]; [responsible for the|this|that mess|disaster|chaos|fiasco|debacle]
            this|that|one|all ~be|'s|was [on {_WHOM}] _? <person>|guys|folks|people|$; this one 's|is|was [on {_WHOM}]; that|this 's|is|one's all? [on me|us|them|him|her|you]; that one 's? [on me|us|them|him|her|you]; [have|has|had only|nobody himself|herself|themselves|ourselves|but to blame|thank]; [only himself|herself|themselves|ourselves|myself to]; [brought it on|upon themselves|himself|herself|ourselves]; [at the? door of]; [lay|laid|lays|lies at the door]; ['s|was|were|is all? thanks to _? _? 's]; [thanks to the|our genius|geniuses|clown|clowns|hero|heroes|brilliant|wonderful|lovely|dear|friends|incompetence]; [no thanks to]; [courtesy of the|our|a]; [weakest link]; [weak link ~be]; [the culprit ~be.d _? the? <person>]; [guilty party|of]; [the culprits? ~be.d] a|the|our|an _? <person>; [have a lot to answer]; [lot to answer for]; [has|have|had blood on]; [~screw.d us]; [~ruin.d our|the weekend|night|day|release]; [dropped us in]; [landed us in]; [let us|everyone|the all? down]"""),
            agent=Agent.ROLE,
            unless=phrases(
                "not|never|no|nobody|isn't our|my|their|his|her|your|the|at|to|about fault|blame|bad; no one ~be at|to fault|blame; to blame the; fault tolerance|tolerant|injection|domain|line; fault of the disk|cable|power; page fault; whose fault; is on the|our node|host|disk|primary|list; whom to blame; bad gateway|request|block|sector; not to blame; thanks to the|our heroes|hero who|of; own doing; nothing to; git|svn blame; fault is|was on|at|in the|node"
            ),
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
