"""SYSCF: a safeguard that ought to have acted, or one that was not there; better named as a test or alert to have."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rewrite import as_it_was
from review_widgets.language.rule import Rule, Trigger

RULE = Rule(
    category=Category.SYSCF,
    triggers=(
        Trigger(
            phrases("""
                [<guardian> _? _? should|ought|must|needed not|never? to? have =ed]; <guardian> ** [should|ought to? have <guard.d>]
                [should|ought to? have <guard.d>|listed|tripped|refused|rejected|paged|restarted|kicked|denied|rung|closed|sounded]
                [should|ought not|never to? have allowed|accepted|let|permitted|passed|started|deployed|merged|removed|returned|deleted|routed|marked|reached]
                [should not have been possible]
                [should|ought to? have been alerted|paged|notified|warned|automated|automatic|enforced|validated|monitored|limited|guarded|protected|gated|throttled|blocked|rejected|detected]
                should|ought to? have been [caught|stopped|prevented|flagged|noticed] by the|our|a|an
                there should|ought to? have been an? _? [alert|check|alarm|guard|safeguard|warning|monitor|gate]
                [would|could|might|may have <guard.d>|enabled|given|made|shown|kept|saved|allowed|pointed|told|surfaced|sounded|raised|spared]
                [would|could have been alerted|caught|detected|prevented|blocked|stopped|noticed|warned|flagged|paged|avoided|mitigated by|with|on|if|earlier|sooner|automatically|had]
            """),
            tier=Tier.ADVISORY,
            agent=Agent.NONE,
            unless=phrases("""
                not|never have? <guard.d>; would|could|might not have; worse|luckily|fortunately
                could|might|may have caused|lost|failed|led|exposed|hit|allowed|resulted|affected
                i|we|they|he|she|you|nobody|someone could|might|may have _; what|which|that would|could|might have; would have been fine|possible|to
                had we not been; should have been * by design; should have * but; anyone|attacker|someone could
                should have kept|shown|held|failed|closed|opened|restarted|taken * seconds|minutes|by|within|automatically; should have restored
                could|might|may have <guard.d> * more|all|every|customers|users
            """),
        ),
    ),
    why="Said this way it reads as a reproach to a tool; as a thing to have it goes on the list of what would have shown it.",
    question="Which test or alert do we want, and what would it have shown, when?",
    source="Ghosh et al. (SoCC 2022), six parallel questions for detection and mitigation",
    must_flag=(
        ("Monitoring should have caught it.", Tier.ADVISORY),
        ("A size alert would have warned us.", Tier.ADVISORY),
        ("The deploy tool should not have allowed two releases.", Tier.ADVISORY),
    ),
    must_pass=(
        "The alert fired at noon.",
        "Tests should run on every merge.",
        "A second disk would not have prevented it.",
    ),
    rewrite=as_it_was,
)
