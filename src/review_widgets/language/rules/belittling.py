"""MIN: words that make the effort look small (just, merely, all it took)."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rule import Rule, Trigger, words

RULE = Rule(
    category=Category.MIN,
    triggers=(
        Trigger(
            words(
                r"(?:all (?:it would have taken|they had to do|he had to do|she had to do|we had to do|you had to do)(?: (?:them|him|her|us|was))?)",
                r"would have taken (?:them|him|her|us|anyone) (?:\w+ ){1,3}(?:seconds?|minutes?)",
                r"(?:could|couldn't) (?:\w+ )?(?:be bothered|have been easier)",
            ),
            agent=Agent.PRONOUN,
        ),
        Trigger(
            words(
                r"(?:it|this|that) (?:merely|only|just|simply) (?:wanted|needed|required|took) (?:an?|one|two)",
                r"a simple (?:check|look|glance|test) (?:would|could)",
                r"it was as simple as",
            ),
            tier=Tier.ADVISORY,
        ),
    ),
    why="It makes the step look small from here; then it stood among everything else.",
    question="What else was going on, and what would have put this step in view?",
    source="Howie: The Post-Incident Guide (2021), on minimising words",
    must_flag=(
        ("A five-second look was all it would have taken them.", Tier.BLAME),
        ("It merely wanted a new key.", Tier.ADVISORY),
    ),
    must_pass=("It was just after noon.", "The disk was simply too small.", "A simple counter grew without end."),
)
