"""TRAIT: idioms about attitude: could not care less, always one for shortcuts, only thinks of the launch."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

RULE = Rule(
    category=Category.TRAIT,
    triggers=(
        Trigger(
            phrases("""
                ^ [typical] management|vendor|support|ops|marketing|sales|dev|devs|developers|networks|networking|storage|facilities|security|hosting
                more interested in [his|her|their] own|_; run|runs|ran ** like a [hobby|circus|zoo|kindergarten]; could not care less|fewer
                could not give a|two; not|gives|gave|giving|give a damn|toss|hoot|fig|shit|stuff|fuck|monkey's|rat's; one|a foot out * door
                on autopilot; in his|her|their own? [dreamland|world|planet|bubble|ivory_tower]; another [planet]; off with the fairies
                away with the fairies; always|forever|notoriously been? [one|ones] for|to|who; never been? [one|ones] for|to|who
                [not exactly|really|quite|the] _? [sharpest|brightest|strongest|known|famous|keen|fastest|smartest|best_friends]
                not|hardly [famous|known|renowned|celebrated] for
                [known|notorious|famous|infamous for * forgetting|leaving|cutting|skipping|ignoring|being|never|not|breaking|losing|his|her|their]
                know it all|alls; [knows better|best] than; [ivory tower]; headless [chicken|chickens]; [lost his|her|their nerve|temper|cool|head]
                turf [war|wars]; [empire building]; does|do|did not have a [clue]; [have|has|had no] clue|idea [what|how] he|she|they|to
                would not [know|recognise|recognize|spot] a|an|the * if; can not be [trusted]; not to be [trusted]
                not [fit|qualified|competent|cut_out] to|for|,; amateur [hour]; [clown car|show|shop]; [muppet show]
                 absolute|total|complete|utter [shambles|circus|joke|clown_show]; [usual suspects]
                what do you [expect] from|of; that|this 's|is|was [typical|so_typical] of|for|$
                [typical] management|vendor|support|ops|marketing|sales|dev|devs|developers; [god complex]; prima [donna|donnas]; [hero complex]
                [gung ho]; [trigger happy]; [itchy fingers]; shooting|shoots|shoot from the [hip]; [seat of] his|her|their [pants]
                [brain|brains] switched|turned|at|off [off|home|door]; without [engaging] brain; did not [engage] brain
                ~be.d|'s|is|are clearly? not [thinking]; half a [brain]; [big ego|egos]; too big for [his|her|their] boots; more [interested] in
                has|have|had [better things to do] than; [goldfish memory]; [memory like a]; [attention span]; [phoning it in]; [dead weight]
                [passenger|passengers] in|on the team|crew
                treats|treat|treated|treating production|prod|it|this|the|us|customers _? [like|as] a|an|his|her|their _? _? playground|sandbox|toy|hobby|game|lab
            """),
            "no thing",
            agent=Agent.ROLE,
            unless=phrases("""
                autopilot cluster|mode; gke; have|has|had no idea|clue why|what_caused|how_long|how_many|where|whether; not known for
                what do you expect from the|this|a * ?; on autopilot mode; typical support request|ticket; a joke by; best known
            """),
        ),
        Trigger(
            phrases("""
                only|just|solely ever? [~think.s|~care.s|think|care|thinks|cares] about|of|for|when
                only|just ever? [~find.b|finds|spends|spend] money|time for|on|after|when
                [cares|care|cared only|little|nothing|more] about|for|than; has|have|had a [habit|tendency|talent|knack] of|for|to
                too [busy|lazy|proud|stubborn|important|clever|scared|comfortable|grand|cool|posh] to|for|with|counting|chatting|watching|planning|looking|playing|arguing
                busy [chatting|playing|shopping|texting|gossiping|scrolling|arguing|planning_his|with_his|with_her|with_their]
                never|rarely|seldom [reads|listens|learns|answers|checks|tests|asks|thinks|writes|replies|documents|follows|bothers|read_anything|listen|learn|answer|think]
                always|constantly|forever|habitually [forgets|forgetting|skips|ignores|cuts|cutting|rushes|rushing|breaks|late|assumes|knows|complaining|forget|ignore|rush]
                ~think.s|think they|he|she|the_rules|it [~be|own|owns|know|can|do_not_apply|is_above]
                [treats|treat|treated] like|as a toy|sandbox|playground; wants|want [to be] a hero|liked|seen; on a power [trip]
                in it for the [money|title]; [panicked|panicking] and|when|,|$; [hungover|drunk]; [look|looks] down on
                [above] reading|reviews|review|testing|rules; [married|in_love] with|to his|her|their own?
                [refuses|refuse] to learn|listen|change|read; [hate|hates|loathe] reading|documenting|testing|processes|reviews
                [not|never interested] in; [does|do|did not] do [documentation|tests|reviews|mornings|details|nights]
            """),
            "people",
            not_users=True,
            unless=phrases("""
                not|never interested; always late reply; too busy; drunk driving; ~think.s|think they can|know the|how
            """),
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
    ),
)
