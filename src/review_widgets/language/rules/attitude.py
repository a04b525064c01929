"""TRAIT: idioms about attitude and attention: could not care less, one foot out of the door, only thinks of the bonus."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rule import Rule, Trigger, phrases

RULE = Rule(
    category=Category.TRAIT,
    triggers=(
        Trigger(
            phrases("""could not care less|fewer; could care less; couldn't give a|two; not give|gives|gave|giving a damn|toss|monkey's|monkey|hoot|rat's|fig|shit|stuff|fuck|monkeys; gave|give|gives|giving a damn|toss|rat's|hoot; one|a foot out * door; already checked|mentally|halfway out|checked|gone; ~be.d|'s|is on autopilot; on autopilot; in a|another|his|her|their own? world|dreamland|planet|bubble; living in; head|mind|thoughts in|on|was|were|elsewhere * clouds|elsewhere|weekend|holiday|home|phone|beach; not all there; lights are on; on another planet; away with the fairies; daydreaming; out to lunch; off with the
            always|forever|constantly|notoriously been? [one|ones for|to _]; always|forever|constantly|notoriously been? late|cutting; never been? one|ones|a|any for|to reading|read|check|ask|details|listen|stickler|detail|detailed|big; never|rarely|seldom reads|listens|learns|answers|checks|tests|asks|thinks|writes|replies|documents|follows|bothers|shows; always|constantly|forever|habitually forgets|skips|ignores|cuts|rushes|breaks|late|assumes|knows|thinks|leaves|does|complaining; not * [famous|known|renowned for]; not exactly|really|quite|the * [sharpest|brightest|strongest|strong|known|famous|keen|rocket|detail|fastest|smartest|interested|genius|geniuses]; not * sharpest; has|have|had a habit|history|tendency|talent|knack|reputation|track of|for; known|notorious|famous|infamous for * ~forget.g|<duty.g>|leaving|cutting|skipping|ignoring|sloppy|being|never|not|breaking|late|their|his|her
            only|just ~think.s|~think|~care.s|~care|~find.s|~find|interested|cares|looks|ever|see|sees|listen|listens|act|acts|works|work|bother|bothers|wants|want|talks ~think.s|~care.s|about|in|of|for|at|when|money|after|if; ~care.s|~care more about|for; cares|care|cared only|little|nothing|more about|for; ~treat.b production|prod|it|this|the|us|customers|our like|as; ~think.s|~think they|he|she ~be|own|owns|know|can; thinks|think he|she|they|it|that|rules|the 's|are|is|rules|do|does|above|apply; know|knows it all; know it all|alls; ~be.d|'s|is|are|'m|am? [too * busy|lazy|proud|stubborn|important|clever|cool|fine|scared|timid|comfortable|junior|green|tired|drunk|grand to|for|with|counting|chatting|watching|planning|looking]; [busy with his|her|their phone|phones|fantasy|lunch|holiday|own|football|coffee]; [busy chatting|playing|shopping|tweeting|scrolling|texting|gossiping]; [ivory tower]; [asleep|sleeping on|at|through the]; [hungover|drunk|high on]; [deer in]; [headless chicken|chickens]; [panicked]; [lost his|her|their nerve|temper|head|heads|cool]; [ego|egos]; [empire building]; [turf war|wars]; [finger pointing]
            [no backbone|spine|guts|balls]; [lack|lacks|lacked|without|has|have|had|with no|the|any? backbone|spine|guts]; [does|do|did not have a clue]; [not have|had|has|got|got the|a clue|faintest|foggiest|first|slightest idea?]; [clueless]; [has|have|had|with|without no|a|any? clue * what|how|about]; [would not know|recognise|recognize|recognised|spot a|an|the * if]; [wouldn't know a|an]; [cannot|can not be trusted]; [not to be trusted]; [cannot|can not tell * from]; [can not even count|read|spell|tell]; [not fit|qualified|competent|cut to|for|out]; [couldn't organise a]; [amateur hour]; [clown car|show|shop]; [circus]; [shambles]; [muppet show]; [joke of a]; [is|are a joke]; [usual suspects]; [what do you expect from]; [typical _ team|vendor|management|support]; [so typical of]; [that 's|is|was typical]; [typically for them]; [in it for|only for the]; [married to|in love with his|her|their own]; [too big for]; [god complex]; [prima donna|donnas]; [hero complex]; [one man show]; [gung ho]; [trigger happy]; [itchy fingers]; [click happy]; [shoot from the]; [shooting from the hip]; [fly|flying by the seat]; [short|quick fuse]; [left hand|brain at|not home|know]; [brain|brains switched|turned|off|at|out]; [switched|turned * brain off]; [without * brain]; [did|was|were not thinking]; [did not engage brain]; [half a brain]"""),
            "no thing",
            agent=Agent.ROLE,
            unless=phrases(
                "the|a|an node|service|server|job|scheduler|process|task|worker|cpu busy|panicked; kernel|runtime|process panicked; living in the; always|forever|never late reply; not fit in|on|into; reads ahead; treats|treat it as; treat this|the|it as; autopilot cluster|mode|gke; gke; the rest; ~be on autopilot mode; history of the; too busy; just|only at|of|for|when|if a|the; has|have|had a history|record of in; has|have|had a track; elsewhere in|on; not known for; known|knows about; only|just works for|when|if|at|in|with; only|just looks|acts|listens at|on|for|to|when|after; only|just looks; only|just interested; usual|typical suspects; no|without * clue|clues in|about why"
            ),
        ),
        Trigger(
            phrases(
                "too [busy|lazy|proud|stubborn|important|clever|scared|comfortable|grand to|for|with|counting|chatting|watching|planning|looking]; ~be.d busy [chatting|playing|shopping|watching|counting]"
            ),
            "people",
            not_users=True,
        ),
        Trigger(
            phrases(
                "[has|have|had a habit|history|tendency|reputation of|for]; [only|just looks|acts|listens|interested|works at|when|if|after|in]; [only ~find.b|~spend.b money|time for|when|if|on|after]"
            ),
            "people",
            not_users=True,
        ),
    ),
    why="It tells what somebody is like; what they were dealing with stays unsaid.",
    question="What was asked of them that week, and what did they have to leave aside for it?",
    source="Fundamental attribution error: Ross (1977); Dekker, Just Culture (2016)",
    must_flag=(
        ("Vendor support couldn’t care less.", Tier.BLAME),
        ("He has always been one for shortcuts.", Tier.BLAME),
        ("Management only thinks about the launch.", Tier.BLAME),
        ("The note was written by someone with one foot out of the door.", Tier.BLAME),
    ),
    must_pass=(
        "The scheduler was busy counting rows.",
        "The agent only listens on the loopback address.",
        "The rule has a history of three years.",
    ),
)
