"""HUMERR, mild: an error label on a particular act that is not offered as the cause."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_FOUND = "noticed|spotted|found|corrected|fixed|caught|undone|reverted|seen|repaired|discovered|cleared|mended"

RULE = Rule(
    category=Category.HUMERR,
    triggers=(
        Trigger(
            phrases(f"""
                [the|that <slip>] ~be.d|got|cost|went|came; a|an|another|one [<slip>] in|of|with|during|on|at ** ~be.d|got {_FOUND}
                a|an|another [<slip>] ~be.d|got {_FOUND}; {_FOUND} the|a|his|her|their|our [<slip>]
                [assumed|suspected|presumed|initially|possible user|human|operator error|mistake]; [mix up|mixup] of|in|with|between|~be.d
                [honest oversight|mistake]; ^ a? [<slip>] in|on|with; typo in [the]
            """),
            tier=Tier.ADVISORY,
            unless=phrases("""
                fixes|fix the * typo|mistake in; haste|ignorance|misunderstanding|lapse in time; slip road; the ignorance|lapse flag; ^ typo in|fix
                not * mistake|oversight; typo in the? code|docs|comment; there is a typo; oversight of|board
            """),
        ),
    ),
    why="The word puts the step on a person, though nothing hangs on it.",
    question="What did the step look like, and how was it seen so soon?",
    source="Woods and Cook, Behind Human Error (2010): error as a starting point, not a conclusion",
    must_flag=(
        ("The slip was spotted soon after.", Tier.ADVISORY),
        ("A typo in the address list was corrected at noon.", Tier.ADVISORY),
    ),
    must_pass=("An error occurred in the parser.", "The slip ring was worn."),
)
