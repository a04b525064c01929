"""TRAIT: words about how people are (careless, lazy, incompetent) instead of how the work was."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_IS = "~be|'s|'re|seems|seemed|looks|looked _? _?"
_SOFTWARE = phrases("""
    lazy|lazily load|loading|loaded|evaluation|evaluated|init|initialisation|initialization|import|imports|about|segment|map|fetch|writes|write|reads|deletion|connection|mode|binding|retry|reload|refresh
    lazy ,|about; naive time|datetime|datetimes|algorithm|bayes|approach|implementation|retry|solution; stupid|dumb terminal|pipe|proxy|luck|simple
    sloppy quorum|phrase|reads|matching; foolish consistency
    slack channel|message|messages|thread|workspace|notification|notifications|api|bot|time|space|in; in|on|via|to|our|a|the slack; careless retry
    not|never|nothing|nobody|hardly|scarcely <vice>; not|never|nobody|nothing ** suggest|suggests|suggesting|imply|implying|claim|claiming|say|saying ** <vice>|<vicenoun>|bad_faith; to the point of <vicenoun>; careless talk|parking; reckless mode; ignorant of; fool proof; hasty|careless name; lazy * support; negligence or otherwise; <vice> is|was the? name of|for; organisation|organization|company|firm|industry|department|agency 's way|ways|practice|practices|habit|habits ** <vice>; careless default|retry|loop|name
""")

RULE = Rule(
    category=Category.TRAIT,
    triggers=(
        Trigger(
            phrases("""
                <vice>|<vicenoun>|<viciously>; asleep at the wheel|switch|desk|helm; half|fast|sound asleep; out of their|his|her|our|its depth
                miles away; in over his|her|their|our head|heads; in bad faith; cowboy|cowboys
                amateurs|idiots|idiot|morons|moron|fools|clowns|clown|muppets|muppet|numpties|numpty|dimwits|imbeciles|jokers|slackers|slacker|halfwits|lunatics|buffoons|dinosaurs
                bean counters; bad apple|apples; bunch of kids|monkeys|children|bean; [<viceweak>] <person>
                [<viceweak>] _? attitude|behaviour|behavior|decision|review|handover|work|merge
            """),
            unless=(*_SOFTWARE, f"{_IS} <vice>"),
        ),
        Trigger(phrases(f"{_IS} [<vice>]"), "no thing", hypothetical=True, unless=_SOFTWARE),
        Trigger(
            phrases("""
                ~be.d|is|'s|are|'re|got|become|became|grew|too|so [<viceweak>]; ~be.d [* <viceweak>] $|and|,; [lazily]
                had|have|has|with [no|zero|little discipline|respect|sense|interest|regard|patience|backbone]
                poor|bad|weak|questionable|terrible|lousy judgement|judgment|leadership|management|discipline|attitude|ethic|workmanship|supervision
                lack|lacked|lacking|lacks of? * care|discipline|diligence|professionalism|competence|judgement|interest|respect
            """),
            "people",
            not_users=True,
            unless=(*_SOFTWARE, "not|never <viceweak>"),
        ),
        Trigger(
            phrases("""
                poor|bad|weak|questionable|terrible|lousy judgement|judgment|leadership|management|attitude|ethic|workmanship|supervision
                [poor|bad|sloppy discipline]; absence|want of leadership|discipline|care
                lack of * [discipline|professionalism|competence|judgement|judgment|interest|respect|commitment|leadership|backbone]; [bad faith]
            """),
            unless=phrases("management tool|interface|api|plane|of memory; bad|poor management of memory; no lack of"),
        ),
        Trigger(
            phrases("""
                our|the|their|this _? _? ~be.d|is|are [loose|sloppy|lax|weak|slack|chaotic|messy|haphazard|immature|undisciplined] $|in|and|at|with|across|overall,
                [culture of secrecy|haste|silence|cutting|firefighting|heroics|shortcuts|fear]
                [bad|sloppy|poor] habit|habits|hygiene|practice|practices|housekeeping
            """),
            tier=Tier.ADVISORY,
            unless=phrases("""
                coupling|signal|link|cable|consistency|connection|mode|rule|typing|ordering * loose|weak|slack; network|wifi|signal|reception * weak
            """),
        ),
    ),
    why="It judges somebody instead of describing the work; it also keeps others from speaking.",
    question="What were they looking at, and what else was asking for their eyes just then?",
    source="Local rationality: Dekker (2014); Etsy Debriefing Facilitation Guide (2016)",
    must_flag=(
        ("The change was made carelessly by the team.", Tier.BLAME),
        ("A hasty merge by the platform team took it down.", Tier.BLAME),
        ("The vendor is a bunch of amateurs.", Tier.BLAME),
        ("The lead was too stubborn to ask.", Tier.BLAME),
        ("Our naming is sloppy in general.", Tier.ADVISORY),
    ),
    must_pass=(
        "Lazy evaluation hid the cost.",
        "A careful drain took an hour.",
        "The naive time had no zone.",
        "Relaxed limits apply at night.",
    ),
)
