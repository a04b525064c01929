"""SYSCF: a safeguard that ought to have acted; better named as a test or alert to have."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rule import Rule, Trigger, words

_GUARDS = r"(?:monitor\w*|alert\w*|alarm\w*|quota\w*|limit\w*|test\w*|check\w*|ci|pipeline|validation|probe|health ?check|review|canary|linter|safeguard|guard\w*|watchdog|backup\w*|dashboard)"

RULE = Rule(
    category=Category.SYSCF,
    triggers=(
        Trigger(
            words(
                rf"{_GUARDS} (?:\w+ )?(?:should|ought to|could) have (?:\w+ly )?(?:caught|stopped|fired|alerted|warned|prevented|detected|noticed|failed|blocked|shown|paged)",
                rf"{_GUARDS} (?:\w+ )?would have (?:\w+ly )?(?:caught|stopped|fired|alerted|warned|prevented|detected|noticed|blocked|shown|paged|told)",
            ),
            tier=Tier.ADVISORY,
            agent=Agent.NONE,
        ),
    ),
    why="Said this way it reads as a reproach to a tool; as a thing to have it goes on the list of what would have shown it.",
    question="Which test or alert do we want, and what would it have shown, when?",
    source="Ghosh et al. (SoCC 2022), six parallel questions for detection and mitigation",
    must_flag=(
        ("Monitoring should have caught it.", Tier.ADVISORY),
        ("A size alert would have warned us.", Tier.ADVISORY),
    ),
    must_pass=("The alert fired at noon.", "Tests should run on every merge."),
)
