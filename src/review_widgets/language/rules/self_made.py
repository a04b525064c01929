"""HUMERR: own goals, rookie moves, a fault that is somebody's: other names for human error."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_ERROR = "error|errors|mistake|mistakes|slip|blunder|oversight|lapse|failing|failings|carelessness|negligence|inattention|forgetfulness|complacency|laziness|indiscipline|sloppiness|incompetence|ineptitude|stupidity|haste|impatience|misjudgement|misjudgment"

RULE = Rule(
    category=Category.HUMERR,
    triggers=(
        Trigger(
            phrases(f"""
                [another|an|avoidable|classic|spectacular|yet_another own goal]; [own goal] by|of|from|$|,|and
                [rookie|beginner|beginner's|schoolboy|amateur|novice|newbie move|stuff|error|mistake|act|territory]
                [self inflicted|made wound|injury|disaster|crisis|pain|damage|outage|problem|mess]; ourselves|themselves|himself|herself|nobody_else [to thank|blame]
                [to thank] for this|that|it|the; <person>|guys|vendor|ops|dev|ana|their 's|s' [fault|doing|mess|handiwork|blunder|bad|baby]
                is|was|are|were all? [_ 's fault] $|,|and|.|that; [_ 's] own [fault|doing]
                comes|came|boils|boiled|it_is|amounts|goes down|back? to [one|a|some|bad|human|the|plain|sheer|poor person|man|individual|someone|somebody|people|behaviour|habits|laziness] not? =ing
                [one] of [personal|individual|human|basic] [discipline|failings|failing|behaviour|attitude|responsibility|weakness]
                [purely|entirely|simply|clearly|all a|an|our|their|his|her? {_ERROR}] on|from|by|at|of our|their|his|her|the [side|part|end|behalf|desk]
                [lapse|slip|failing|error from|on|at our|their|his|her side|part|end]; [{_ERROR}] on the part of
                reason|cause|explanation|diagnosis|verdict|conclusion|answer|culprit|trigger [: _? _? _? {_ERROR}|incompetence|people|fat|fingers|humans|stupidity|a_person|the_operator|the_human]
                ['s|is|was the * _ between] the? keyboard|chair|screen|ears
                [between] the? keyboard|chair|screen|console|desk and the? [chair|keyboard|ears|floor|wall]
                [the|a|one human * was|is|as again|weak|weakest|at|the problem|link|factor|bug|fault]
                [bug|fault|problem|error|weak_spot|weak_link|cause sits|sat|is|was|stands|lies] * [in front] of the? screen|keyboard|console|monitor
                [wetware|meatware|liveware|carbon]; [human|brain malfunction|fault|glitch|bug|failure|problem]
                [hand|head|brain|hands|thumb|finger|fingers was|were|is quicker|faster|slower|elsewhere|asleep|off|switched]
                [bad|poor|lousy|wrong|questionable|terrible|dubious|appalling judgement|judgment|judgment_call|judgement_call|decision_making|craftsmanship|workmanship|seamanship|airmanship|practice|leadership] by|of|from|on|at|by_the|in|took|cost|led|$|,|again
                [chalk|chalked|put|write|written|mark|marked|file|filed * up|down|off|under|as to] * [stupidity|carelessness|inexperience|youth|incompetence|people|human|ego|nerves|tiredness|bad_manners|haste|laziness|panic|fat]
                [no|nothing technical|mysterious] about|wrong|broken|failed|here ** [people|person|someone|somebody|human|just|he|she|they]
                [somebody|someone|one_person|one_man|one_individual|an_individual] [messed|slipped|screwed|erred|blundered|miscounted|misclicked|mistyped|fumbled|botched|forgot|overslept|panicked|goofed|failed]
                [on the part] of ** staff|crew|operator|team|engineer|technician|desk|employee|individual
                what|who failed|broke|went_wrong * [is not|was the ** people|person|humans]
                [insufficient|inadequate|wanting|lacking|poor care|attention|concentration|vigilance] by|of|on|from|at|was|led|$
                [one|a|his|her man|person|woman|individual 's] <vicenoun>; [human] link|end|hand $|,|again|and; we did this|it|that to [ourselves]
                nothing wrong with ** [only|but|except] ** person|people|one|man|him|her|user|operator; [moment|moments of] <vicenoun>
                me|us being [an|a|idiots|stupid|careless|thick|lazy]; [our|my|their own] stupidity|fault|doing|haste
            """),
            "any",
            agent=Agent.ROLE,
            unless=phrases(f"""
                not|never|no|nobody|without|neither our|their|his|her|your|a|an|the|any|own? fault|error|mistake|doing
                fault|bug|problem|error is|was|lies|sits * in the; <person> 's baby|bad gateway|block|sector|doing_well; whose fault
                human problem|failure modes|rate; catch|catches|prevent|avoid|prevents|protects|tolerates|against ** {_ERROR}
                error on the part of the? parser|client|server; self made tool|script|cable; human error rate|model; by mistake
                reason|cause : an? error|mistake in|on the; purely|simply|entirely|clearly an? error|mistake in|on|from the? log|page|code|config
            """),
        ),
    ),
    why="A name for what it turned out to be; the situation in which anybody could have done it disappears behind it.",
    question="What made that step look right, and what would let anybody do it without harm?",
    source="Woods and Cook, Behind Human Error (2010): error as a starting point, not a conclusion",
    must_flag=(
        ("Another own goal by the plant team.", Tier.BLAME),
        ("It comes down to one person not following the list.", Tier.BLAME),
        ("It was purely a lapse from their side.", Tier.BLAME),
        ("Cause: fat fingers.", Tier.BLAME),
    ),
    must_pass=(
        "The fault is in the relay box.",
        "The limit prevents errors on the part of the client.",
        "The self-made script ran each night.",
    ),
)
