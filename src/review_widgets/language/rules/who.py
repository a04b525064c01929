"""WHO: a question that hunts a person."""

from __future__ import annotations

import re

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rule import Rule, Trigger, words

RULE = Rule(
    category=Category.WHO,
    triggers=(
        Trigger(
            re.compile(
                r"(?<!\w)who(?:ever)? (?:on earth |the hell |exactly )?(?:let|did|broke|approved|merged|pushed|wrote|signed off|thought|allowed|decided|deployed|deleted|forgot|caused|is to blame|was supposed)\b[^.!?]*\?",
                re.IGNORECASE,
            ),
            agent=Agent.ROLE,
        ),
        Trigger(
            re.compile(
                r"(?<!\w)why (?:did(?:n[’']t)?|were(?:n[’']t)?|was(?:n[’']t)?|have(?:n[’']t)?|would|could(?:n[’']t)?) (?:you|he|she|they|nobody|no one|anyone|someone|the (?:engineer|developer|operator|team|admin|on-call)\w*)\b[^.!?]*\?",
                re.IGNORECASE,
            ),
            agent=Agent.ROLE,
        ),
        Trigger(
            re.compile(
                r"(?<!\w)how (?:hard can it be|could (?:you|he|she|they|anyone|anybody))\b[^.!?]*\?", re.IGNORECASE
            ),
            agent=Agent.ROLE,
        ),
        Trigger(
            words(
                r"whoever (?:let|did|broke|approved|merged|pushed|wrote|signed|thought|allowed|decided|deployed|deleted)\w*",
                r"find out who \w+",
                r"the (?:culprit|guilty|offender)s?",
            ),
            agent=Agent.ROLE,
        ),
    ),
    why="A question about the person gets a defence; a question about the situation gets the story.",
    question="How did it come about, and how did it look from where they stood?",
    source="Etsy Debriefing Facilitation Guide (2016): ask how, not why or who",
    must_flag=(
        ("Who let this through?", Tier.BLAME),
        ("Why were you not watching?", Tier.BLAME),
        ("Bravo to whoever thought that a good idea.", Tier.BLAME),
        ("How hard can it be to read one page?", Tier.BLAME),
    ),
    must_pass=("Why did the queue grow?", "Who must be told next time?", "Who holds the pager at night?"),
)
