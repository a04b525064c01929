"""AGENT: somebody assumed, chose or typed the wrong thing, or was too slow or too early."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.rewrite import without_adverb
from review_widgets.language.rule import Rule, Trigger, phrases

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases("""<wrongly> <belief.d>; <err.d>; <belief.d> wrongly|incorrectly|mistakenly|falsely; was|were wrong to|about|in; was|were mistaken; got _ wrong; got it|that|this * wrong
            made a|an|the|some|several|two|many? * mistake|mistakes|error|errors|misjudgement|blunder|misstep|assumption|typo; made a|an|the? wrong|bad|poor|false|incorrect|invalid|mistaken|hasty _
            chose|picked|took|selected|used|entered|typed|pressed|opened|pulled|ran|restarted|deleted|stopped the wrong; ~grab.d the wrong; <belief.d> too much; gave * wrong|false
            pressed|clicked|typed|entered|unplugged|deleted * wrong; mixed up; mixed * up; confused * with; fell for; ~jump.d to conclusions|conclusion|a|the? conclusion
            was|were|'s|are too slow|late|quick|eager|optimistic|hasty|trusting|confident|fast to|in|with; was|were slow to|in; took too|far|way|much long; reacted|responded|acted|moved|escalated|communicated too slowly|late
            waited too|far|way long; waited hours|days|weeks before|to; acted|reacted prematurely; relied|depended|trusted exclusively|solely|blindly|too|only|entirely; trusted _ blindly
            wrongly|incorrectly|improperly|mistakenly configured|applied|set|assigned|labelled|labeled|handled|merged|diagnosed|attributed|executed|ran|run; left * enabled|open|unlocked|unattended|running by
            broke the build|production|prod|site|service|deploy|release|system|database|things; ~cause.d the? outage|incident|this|problem|issue|failure|downtime; caused this|it; took * down; brought * down"""),
            "people",
            unless=phrases(
                "took too long to|for complete|finish|the|recover; node|nodes|host|hosts|service|services|instance|instances|server|servers|cluster|site|shard|replica|pod|pods down; for maintenance; ~be caused; anyone|everyone * mistake|mistakes"
            ),
            not_users=True,
        ),
        Trigger(
            phrases(
                "[made|making a|an|the? incorrect|wrong|false|bad assumption|assumptions]; [wrongly|incorrectly|mistakenly <belief.d>]; [misread]; [misunderstood]; [mixed up]"
            ),
            "people",
        ),
        Trigger(
            phrases(
                "<err.d>; wrongly|incorrectly configured|applied|diagnosed|handled; misused; mismanaged; mishandled"
            ),
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
