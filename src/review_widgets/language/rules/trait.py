"""TRAIT: words about how people are (careless, lazy, incompetent) instead of how the work was."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rule import Rule, Trigger, phrases

_SOFTWARE = phrases(
    """lazy load|loading|loaded|evaluation|evaluated|init|initialisation|initialization|import|imports|migration|about|segment|map|fetch|writes|write|reads|it|they|deletion|connection|mode|binding|retry|reload|refresh; ~be lazy $; ~be lazy ,|about|and|: _; greedy matching|match|algorithm|quantifier|regex|scheduler; naive time|datetime|datetimes|algorithm|bayes|approach|implementation|retry|solution; stupid|dumb terminal|pipe|proxy|luck; sloppy quorum|phrase|reads; foolish consistency; distracted driving; slack channel|message|messages|thread|workspace|notification|notifications|api|bot|time|space|in; in|on|via|to|our|a|the slack; careless retry; indifferent to the; sluggish; ignorant of the|each; lax seccomp|mode; unreliable network|link|power; sleepy node; gullible; unqualified name|host|names|domain; unprepared statement; oblivious dns|http|ram; fool proof; reckless mode; slack"""
)

RULE = Rule(
    category=Category.TRAIT,
    triggers=(
        Trigger(
            phrases(
                "<vice>; <vice_noun>; <viciously>; asleep at the wheel|switch|desk|helm; half|fast|sound asleep; out of their|his|her|our|its depth; ~be.d out of ~be? their|his|her|our depth; miles away; in over his|her|their|our head|heads; bad faith; cowboy|cowboys; amateurs; idiots|idiot|morons|moron|fools|clowns|clown|muppets|muppet|numpties|numpty|dimwit|dimwits|dumbass|imbecile|imbeciles|jokers|slackers|slacker|halfwits|lunatics|buffoons|twit|dinosaurs; bunch of _; bean counters; bad apple|apples"
            ),
            unless=(
                *_SOFTWARE,
                "not|never <vice>",
                "bunch of requests|pods|nodes|alerts|files|errors|messages|jobs|logs|users|people|hosts|retries|new|other|small|tests|tickets|things|rows|keys",
            ),
            agent=Agent.AGENTLESS,
        ),
        Trigger(
            phrases("""poor|bad|weak|questionable|terrible|lousy judgement|judgment|leadership|management|discipline|attitude|ethic|teamwork|workmanship|craftsmanship|stewardship|supervision|work; lack|lacked|lacking|lacks of? * care|discipline|diligence|professionalism|competence|judgement|judgment|interest|respect|attention|commitment|rigour|rigor|leadership|ownership|accountability; want of care|attention; absence of leadership|discipline; no discipline|leadership|sense|respect|interest|backbone|spine|clue; had|have|has|with no|zero|little discipline|respect|sense|idea what|clue|interest in|regard|patience; asking for trouble $
            [not|never exactly|known|famous|noted|renowned|interested|bothered|awake|attentive|attending|engaged|up to|fit|qualified|competent|serious|trustworthy|listening|concentrating|paying attention to|for|in|on]; ~be.d [not paying|fully|giving|concentrating|listening|watching|aware|attentive|mindful|careful] * attention|careful|of|enough|out|which|that|what"""),
            "people",
            not_users=True,
            hypothetical=False,
            unless=(
                *_SOFTWARE,
                "not aware of the|a|an|any|this|it|each|how",
                "not|never known to|before|at|in|about|why|that|whether|until|if",
                "no idea|clue why|how|where|at the|that",
                "not aware that the|a|an|this|it|there|we _ had|was|is|were|did|could|needs|would",
                "not up to date|speed",
                "not fit in|on|into|the",
                "not interested",
            ),
        ),
        Trigger(
            phrases(
                """without|not|never|not fully|nor fully? [aware of|in which]; ~be.d [not fully? aware _? _? which|of|what|that * terminal|context|cluster|workspace|environment|console|tab|window|branch|shell|production|region|account|machine|host|server]; lost [track of which|what|where]; [lost track]; [unaware _ which|that * terminal|context|cluster|workspace|environment|console|tab|window|shell|production|region]; [wrong window|terminal|console|tab|cluster|context|shell|workspace] open|without|because; [without realising|realizing|noticing|knowing which|that|what|where|how]"""
            ),
            "people",
            not_users=True,
        ),
        Trigger(phrases("^ [without * aware of]; [not aware of which]"), "no thing"),
        Trigger(
            phrases(
                "our|the|their|this _? _? ~be.d? [loose|sloppy|lax|weak|slack|chaotic|messy|haphazard|immature|undisciplined|careless] $|in|and|at|with|across|overall; [culture of secrecy|haste|silence|cutting|firefighting|heroics|shortcuts|fear]; [bad|sloppy|poor habit|habits|hygiene|practice|practices|housekeeping|discipline]"
            ),
            tier=Tier.ADVISORY,
            unless=(
                *_SOFTWARE,
                "coupling|signal|link|cable|consistency|connection|mode|rule|typing * loose|weak|slack",
            ),
        ),
    ),
    why="It judges somebody instead of describing the work; it also keeps others from speaking.",
    question="What were they looking at, and what else was asking for their eyes just then?",
    source="Local rationality: Dekker (2014); Etsy Debriefing Facilitation Guide (2016)",
    must_flag=(
        ("The change was made carelessly by the team.", Tier.BLAME),
        ("A hasty merge by the platform team took it down.", Tier.BLAME),
        ("He lost track of which console he was in.", Tier.BLAME),
        ("The vendor is a bunch of amateurs.", Tier.BLAME),
        ("Our naming is sloppy in general.", Tier.BLAME),
    ),
    must_pass=(
        "Lazy evaluation hid the cost.",
        "A careful drain took an hour.",
        "The naive time had no zone.",
        "Relaxed limits apply at night.",
    ),
)
