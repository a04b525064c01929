"""SYSCF: a safeguard that ought to have acted, or one that was not there; better named as a test or alert to have."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rewrite import as_it_was
from review_widgets.language.rule import Rule, Trigger, phrases

RULE = Rule(
    category=Category.SYSCF,
    triggers=(
        Trigger(
            phrases("""[<guardian> _? _? should|ought|could|must|needed not|never? to? have _]; <guardian> ** [should|ought to? have <guard.d>|been]; ought|should [to have <guard.d>]; should|ought [to? have <guard.d>|listed|tripped|failed|refused|shown|rejected|escalated|paged|restarted|cut|kicked|denied|opened|closed|rung|reached|held]; [should|ought not|never to? have|'ve allowed|accepted|let|permitted|passed|gone|started|deployed|merged|removed|returned|reported|shown|deleted|routed|marked|said|needed|taken]; [should|ought to? have been caught|detected|blocked|stopped|prevented|rejected|flagged|alerted|paged|noticed|warned by]; should not have been possible; [should|ought to? have been alerted|paged|notified|warned by?]
            [would|could|might|may have|'ve <guard.d>|enabled|given|made|shown|kept|saved|let|allowed|pointed|told|picked|surfaced|sounded|raised|spared] ; [would|could have been alerted|caught|detected|prevented|blocked|stopped|noticed|warned|flagged|paged|avoided|mitigated by|with|on|if|earlier|sooner|automatically|had]; should have been [automated|automatic|enforced|validated|monitored|limited|guarded|protected|gated|throttled|blocked by?]; could've [<guard.d>]; would've [<guard.d>]; should've [<guard.d>]; there should|ought to? have been an? _? [alert|check|alarm|limit|guard|safeguard|test|warning|monitor|lock|gate|quota]"""),
            "any",
            tier=Tier.ADVISORY,
            agent=Agent.NONE,
            unless=phrases(
                "not|never|n't have? <guard.d>; would|could|might not have; worse|luckily; could|might|may have caused|lost|failed|led|exposed|enabled an|the|a? attacker; i|we|they|he|she|you|nobody|someone|it could|might|may have _; what|which|that would|could|might have; would have been fine|possible to; had we not been; should have been * by design; should have * but; <handwork.d> would|could; anyone|attacker|someone could; could|might|may have <guard.d> * more|all|every|customers|users; should have kept|shown|held|failed|closed|opened|restarted|taken * seconds|minutes|by|over|within|automatically"
            ),
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
