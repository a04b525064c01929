"""AGENT: somebody assumed, chose or typed the wrong thing, or was too slow or too early."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rewrite import without_adverb
from review_widgets.language.rule import Rule, Trigger

_HARMLESS = phrases("""
    took too long to|for complete|finish|the|recover; for maintenance; ~be caused by; anyone|everyone ** mistake|mistakes
    node|nodes|host|hosts|service|services|instance|instances|server|servers|cluster|site|shard|replica|pod|pods down|offline; not|never at fault
""")

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases("""
                <wrongly> <belief.d>; <err.d>; <belief.d> wrongly|incorrectly|mistakenly|falsely; was|were wrong to|about|in; was|were mistaken
                got _ wrong; got the|our|a _ wrong
                made a|an|the|some|several|two|many? * mistake|mistakes|error|errors|misjudgement|blunder|misstep|assumption|typo
                made a|an|the? wrong|bad|poor|false|incorrect|invalid|mistaken|hasty _; mixed up|them_up|it_up; confused * with
                ~jump.d to conclusions|a_conclusion
                chose|picked|took|selected|used|entered|typed|pressed|opened|pulled|ran|restarted|deleted|stopped|grabbed|pushed the wrong; fell for
                was|were|are too slow|late|quick|eager|optimistic|hasty|trusting|confident|fast to|in|with; was|were slow to|in
                took too|far_too|way_too|much_too long to; reacted|responded|acted|moved|escalated|communicated too slowly|late
                waited too|far_too|way_too long; waited hours|days|weeks before|to; acted|reacted prematurely
                relied|depended|trusted exclusively|solely|blindly|entirely; trusted _ blindly; left * unattended; rushed the|a|this|it|into|through|out|to|our; gave * wrong|false
                entered|used|set|typed|specified|provided|supplied|selected|chose|applied|configured|copied|passed|gave a|an|the incorrect|wrong|invalid|bad|outdated _
                wrongly|incorrectly|improperly|mistakenly configured|applied|set|assigned|labelled|labeled|handled|merged|diagnosed|attributed|executed|ran|run
                broke the build|production|prod|site|service|deploy|release|system|database
                ~cause.d the? outage|incident|problem|issue|failure|downtime|this; took|brought * down
            """),
            "people",
            unless=_HARMLESS,
            not_users=True,
        ),
        Trigger(
            phrases("""
                made|making a|an|the? incorrect|wrong|false|bad|several assumption|assumptions; <wrongly> <belief.d>; misread|misunderstood
                mixed up
            """),
            "people",
        ),
        Trigger(
            phrases("<err.d>; wrongly|incorrectly configured|applied|diagnosed|handled; misused|mismanaged|mishandled"),
            "passive",
        ),
    ),
    why="Wrong is what it became; at the time it fitted what could be seen.",
    question="What made it look right then, and what would have shown the difference?",
    source="Local rationality: Dekker (2014); Woods and Cook, Behind Human Error (2010)",
    must_flag=(
        ("We wrongly assumed that the copy was fresh.", Tier.BLAME),
        ("The on-call engineer misread the graph.", Tier.BLAME),
        ("The release team was too slow to react.", Tier.BLAME),
        ("An administrator made an incorrect change to the rule set.", Tier.BLAME),
        ("The quota was misconfigured by the platform team.", Tier.BLAME),
    ),
    must_pass=(
        "The parser misread the header.",
        "The proxy wrongly assumed a keep-alive.",
        "We assumed a quiet night.",
        "The rollout took too long.",
    ),
    rewrite=without_adverb,
    excused=True,
)
