"""CF: what a person should or could have done instead, a story of a world that did not happen."""

from __future__ import annotations

import re

from review_widgets.language.finding import Category, Tier
from review_widgets.language.rule import Rule, Trigger, words

_EXPECTED = re.compile(
    r"\bshould have been (?:quick|easy|fine|safe|one|two|a no-op|enough|routine|simple|invisible|harmless)\b",
    re.IGNORECASE,
)

RULE = Rule(
    category=Category.CF,
    triggers=(
        Trigger(
            words(
                r"(?:should|ought to|could|must|needed to)(?: \w+ly)?(?: not|n't)? have(?: \w+ly)? \w+",
                r"(?:should|could)(?:n't|'ve)(?: have)? \w+",
            ),
            "human",
            unless=_EXPECTED,
        ),
        Trigger(
            words(
                r"(?:should|ought to|could) have been (?:\w+ly )?(?:avoided|prevented|caught|tested|checked|reviewed|noticed|spotted|found|done|handled|communicated|rolled out)(?: \w+)?",
                r"was (?:entirely |easily )?(?:preventable|avoidable)",
                r"needed to have been \w+",
            )
        ),
        Trigger(
            re.compile(
                r"^(?:had|if only) (?:we|they|he|she|I|someone|somebody|the (?:engineer|developer|operator|team|admin)\w*)\b[^,]{2,80}(?=,)",
                re.IGNORECASE,
            )
        ),
        Trigger(
            words(r"would have helped", r"could have helped", r"would have been (?:good|better) to"), tier=Tier.ADVISORY
        ),
    ),
    why="It compares what people did with a world only known afterwards; it stops the search for what made the step sensible then.",
    question="What did happen instead, and what made that the sensible thing to do at the time?",
    source="PagerDuty, Blameless postmortem guide; Howie: The Post-Incident Guide (2021), on counterfactuals",
    must_flag=(
        ("They should have asked before the switch.", Tier.BLAME),
        ("The on-call engineer could have rolled back sooner.", Tier.BLAME),
        ("Had we rehearsed the restore, the morning would have been calmer.", Tier.BLAME),
        ("This should have been caught in review.", Tier.BLAME),
        ("We shouldn’t have merged it on a Friday.", Tier.BLAME),
        ("A rehearsal would have helped.", Tier.ADVISORY),
    ),
    must_pass=(
        "This should have been quick by design.",
        "Clients should retry with a delay.",
        "This could have lost data.",
        "The lock should be released after a minute.",
    ),
)
