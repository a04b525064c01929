"""NAME: a named individual is the actor of the failing act, without any other telling word."""

from __future__ import annotations

from collections.abc import Iterator

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rule import Context, Hit, Rule, Trigger, words
from review_widgets.language.sentence import Sentence


class _NamedTrigger(Trigger):
    __slots__ = ()

    def hits(self, sentence: Sentence, context: Context) -> Iterator[Hit]:
        """Give only hits whose subject is a participant."""
        for hit in Trigger.hits(self, sentence, context):
            if hit.agent is Agent.NAMED:
                yield hit


RULE = Rule(
    category=Category.NAME,
    triggers=(
        _NamedTrigger(
            words(
                r"(?:broke|crashed|deleted|dropped|wiped|took down|brought down|caused|knocked over|corrupted|overwrote|leaked|waved) (?:\w+ ){0,4}\w+"
            ),
            "human",
        ),
    ),
    why="A name beside the harm is read as the explanation; the role tells as much and lets people talk.",
    question="Which role was doing what, and what made the step look safe?",
    source="PagerDuty, Blameless postmortem guide: anonymise where an action contributed",
    must_flag=(("Kim waved the warning away.", Tier.BLAME), ("@kim deleted the live volume.", Tier.BLAME)),
    must_pass=(
        "Kim rolled the release back.",
        "The cron job deleted the live volume.",
        "Thanks to Kim for the quick help.",
    ),
)
