"""TRAIT: could not tell one from the other, does the bare minimum, means well but, thinks it grows on trees."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

RULE = Rule(
    category=Category.TRAIT,
    triggers=(
        Trigger(
            phrases("""
                could|can|would not [tell|distinguish a|an|his|her|their|left|night|right|up|chalk|day _? from] _; could|can not [follow] a|an|the|even _? _? instruction|recipe|plan|order|list|rule
                could|can not [see|think|look past|beyond] its|his|her|their; [never|not been? the most|sharpest|quickest|tidiest|keenest|fastest|best] _; about as [helpful|useful|fast|quick|interested|awake|reliable|organised|careful|bright|sharp|welcome] as; do|does|did the? [absolute|bare|strict|legal minimum]
                as [little] as possible|they|he|she; like there 's|is|was no [tomorrow]; ~be.d|is|are in [no|never hurry|rush] to|whatsoever|at|,|about|$
                does|do|did not [take kindly|well] to; ~take.d|take|takes [criticism|advice|questions|orders|no] badly|personally|from
                ~let.d|let|lets [himself|herself|themselves|itself] be? [rushed|pushed|bullied|talked|fooled|distracted|go]
                think|thinks|thought|believe|believes _? _? _? [grow|grows|runs|run|works|work|happens|happen] on|by|from|like|itself|themselves [trees|enthusiasm|magic|air|fumes|goodwill|coffee|hope|itself|its|themselves|prayer]
                mean|means|meant [well] but|yet|,; [nice|good|decent|friendly] people|folks|enough|guys , but
                have|has|had never [seen|heard|met|touched|held|finished|opened|respected|learned|read] a|an|the|of|once|any|how|what
                [click|clicks|type|types|talk|talks|ship|ships|merge|merges|deploy|deploys|sign|signs|promise|promises] _? _? [faster|sooner|quicker|before|first] than? they|he|she|and|it|anybody can|think|thinks|read|reads|ask
                ~be|is|are|'s a|an|just? [one_man|one_woman|one man|black hole|law_unto|paper_tiger|yes_man|doormat|bully|prima_donna|princess|diva|dinosaur|parrot|cog|talker|dreamer|gambler|butcher|tourist|show_pony|hoarder] $|show|,|and|when|with|who|of|in
                [only] hear|hears|heard|sees|see|reads|read what|the _? he|she|they|it want|wants|suits|likes
                [has|have|had a gift|talent|knack|genius|flair|habit] for|of
                ~be|is|are|'s never|forever|always [elsewhere|late|busy|in_a_meeting|at_lunch|on_leave|unreachable|right|the_last|away]
                [work|works] at its|his|her|their own [pace|speed|leisure]; [takes|take] * [sweet|own|good time]; [in love|obsessed|infatuated] with
                [bored|put_off|annoyed|bothered] by [maintenance|details|reviews|testing|procedures|paperwork|rules|questions]
                [has|have] his|her|their|its [favourites|favorites|moods|days|pride|head]
                [is|are] not their|his|her|its [middle name|strength|forte|strong|priority|thing|style]; not his|her|their [middle] name
                treat|treats|treated the|a|our|any _? _? [as|like decoration|optional|a_suggestion|suggestions|noise|a_nuisance|a_formality|wallpaper]; treat|treats|treated|regard|regards|sees|see staging|production|tests|reviews|alarms|alerts|freezes|deadlines|handovers|the_calendar|the_freeze|the_list|the_rules|safety|security|backups|docs as|like [a|an|some|mere|pure] _
                [employ|employs|hire|hires|send|sends] people|staff|trainees|anyone who [have|has|can|do|does|need|needs|know|knows]
                [overpaid|underqualified|unteachable|incorrigible|workshy|bone_idle|thin_skinned|self_important|hopelessly_naive]
            """),
            "no thing",
            agent=Agent.ROLE,
            not_users=True,
            unless=phrases("""
                can not tell the? two|them|_ apart|from on|because|in|since; can not see past|beyond the; in no hurry to restart; mean well
                i ** never seen; never seen a|an|the * like|before|this|error|message; is never busy; takes good time
                could|can not tell * from the? log|logs|screen|graph|outside|name|label|page|output|here; type ahead; ship first
                had never seen|heard|touched|met|held|opened|read|respected the|this|of|a|an _? _? tool|system|message|error|page|panel|screen|feature
            """),
        ),
        Trigger(
            phrases("""
                [what|which kind|sort|type|breed of] planner|manager|supplier|firm|engineer|person|people|company|operator|admin|architect|office|team|idiot|outfit|driver|technician|expert ** ?
                [fell|falls|fallen|fall short] of ** standard|standards|expect|expected|expectations|required|mark
                [in that|this office|building|department|company|team|shop] * deadline|rule|form|plan|promise is|are [a|an]; [not my department|job|problem]
                [not] [my] department; [our so called|self_styled] _
                [there is|'s a certain|an_air_of|a_whiff_of] * [arrogance|sloppiness|complacency|laziness|indifference|nonchalance|carelessness|smugness|rot|attitude]
                [sloppiness|complacency|laziness|arrogance|indifference|routine] has|have crept|set|crawled|settled|spread
            """),
            "any",
            unless=phrases(
                "insulation|signal|level|voltage|throughput|quality|paint|oil ** short of; what kind|sort|type of person ** need|needs|join|call|should"
            ),
        ),
    ),
    why="A sketch of what somebody is like; it fits after any outcome and explains none.",
    question="What would anybody in that place have been dealing with on that day?",
    source="Fundamental attribution error: Ross (1977); Dekker, Just Culture (2016)",
    must_flag=(
        ("The hired crew could not tell a bolt from a screw.", Tier.BLAME),
        ("The fitters do the bare minimum.", Tier.BLAME),
        ("The clerk means well but is slow.", Tier.BLAME),
        ("The conduct of the field team fell well short of the standard we expect.", Tier.BLAME),
    ),
    must_pass=(
        "We could not tell the two lanes apart.",
        "The insulation fell short of the standard for outdoor use.",
        "The team had never seen this message before.",
    ),
)
