"""PUN: look twice, keep your eyes open, think before you type."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

RULE = Rule(
    category=Category.PUN,
    triggers=(
        Trigger(
            phrases("""
                [sharpen|smarten|tighten|buck up]; be|stay|keep on [your|their|our toes]; be more? [on the ball]; please [actually|really] <duty>|stay|look|read|check|answer|listen|use|finish; use your [loaf|noggin|noodle|eyes|head]
                [read the damn|bloody|fucking|fine|f]; [no shortcuts|short_cuts|heroics|cowboys|chatter|phones|guesswork]; [check and check again]
                check , [check]; wits [about]; [read before] you|they|we click|act|touch|merge|type; eyes [on] the|your|your_own
                [look before you|they lift|leap|touch|act|click]; [double|triple|quadruple check|checks|checking|verify|read|confirm]
                [double and triple check]; [doublecheck|recheck]
                [check|read|look|think|verify|test|count|measure twice|thrice|harder|first|properly|thoroughly|carefully]
                check it|them|that|everything [again|twice|properly|first]
                [look|check|read|watch|think|review|test|verify|inspect|handle|follow|listen|write|plan|communicate * more? <carefully>]
                [look|check * twice|thrice]; look [both ways]
                [keep your|their|our|both|an|his|her? eyes|eye|head|wits] on|open|peeled|about|down|and
                [keep] your|their|our|his|her [eyes|wits|head]; [eyes|eye open|peeled|up]; [mind the|your|what] _; [watch out|it|your|what|closely]
                [think first|twice|before|ahead]; [look before you|they|we]; [measure twice]; check * , then check [again]
                [stop|pause and think]; [engage brain|your]; [use your|their|his|her|the|a? brain|brains|head|heads|common_sense|eyes]
                [read * properly|carefully|thoroughly]; [read your|their|his|her mail|mails|manual|notes|runbook|alerts|instructions]; [rtfm]
                [do not|never|stop assume|assuming|panic|guess|guessing|cut_corners|cutting_corners|rush|rushing|get_complacent|get_distracted|trust_blindly|ignore_alerts|ignore_warnings|ignore_alarms|make_mistakes]
                [do not|never|stop] be? [lazy|sloppy|careless|complacent|hasty|stupid]; [do not let * slide|slip]; [do not take * for granted]
                [take your|their|more time] $|before|when|with|and|to; [slow down]; [wake up]; [look where you|they]; [count to ten]
            """),
            "order",
            hypothetical=True,
            unless=phrases("""
                so that the? tool|page|script|system|alert; by adding|automating|alerting; add|adds|create|script|automate|prompt ** check|double
                double|triple check runs|is|was|has|failed|takes|at|catches|on|by; checklist item; think about how|the|whether|adding|what|using|a; mind the|what gap|clock_skew; test first; read first
                check first|properly that|whether; watch out|what|your for|happens; slow down the; verify|confirm|check|test twice a|per|daily
                test|inspect|verify|review thoroughly|properly; read|check twice a|per|daily; take your; please ** your; mind the zone; never panic on; wake up the
                listen first; look|check properly formed
            """),
        ),
        Trigger(
            phrases("""
                remember|do_not_forget to [check|look|read|ask|tell|verify|test|think|call|log|close|lock|update]
                people|engineers|everyone to [look|check|think|read] twice|first|before; [keep an eye] on|out
            """),
            "order",
            hypothetical=True,
        ),
        Trigger(
            phrases("""
                need|needs|must|should|has|have|ought to? [look|check|think|read] _? twice|carefully|properly
                need|needs|must|should|has|have to? [double|triple check]; need|needs|must|should|has|have to? [keep _ eyes|eye] on|open
            """),
            "people",
            hypothetical=True,
            not_users=True,
        ),
    ),
    why="Looking twice works until the next tired night; a check that looks each time does not tire.",
    question="What could show the difference by itself, before the step is taken?",
    source="Hierarchy of intervention effectiveness (ISMP, 1999): exhortation is the weakest measure",
    must_flag=(
        ("Read the release notes more carefully.", Tier.BLAME),
        ("Think twice before you touch the switch.", Tier.BLAME),
        ("Keep your eyes on the label when you swap tapes.", Tier.BLAME),
        ("Double check the name of the cluster.", Tier.BLAME),
    ),
    must_pass=(
        "Add a check that asks for the name of the cluster.",
        "The script reads the file twice.",
        "The tool double checks the name.",
    ),
)
