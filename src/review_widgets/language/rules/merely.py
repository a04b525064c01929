"""MIN without a person: merely, just a matter of, a silly little fix."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rewrite import without_adverb
from review_widgets.language.rule import Rule, Trigger

RULE = Rule(
    category=Category.MIN,
    triggers=(
        Trigger(
            phrases("""
                just|merely|simply a|one matter|question|case of; it|this|that merely|only|just|simply wanted|needed|required|took an|a|one|two
                ~be.d merely|simply|just a|an|one|another * line|step|click|toggle|switch|sort|case|matter|restart|cable|flag|character|key|fix|two
                merely; silly|tiny|mere little|two _? typo|flag|fix|cable|switch|matter|click
                trivial|silly|stupid little? fix|change|typo|matter|thing; a simple check|look|glance|test|restart|reboot|flag|call would|could
                just a|one restart|reboot|click|flag|switch away
            """),
            tier=Tier.ADVISORY,
            agent=Agent.NONE,
            unless=phrases("""
                not * just|merely|simply; not merely|just|simply; rather than|instead_of ** simple; simply|just too
                is|are|was just a|the|an? copy|proxy|wrapper|symptom|alias|link; merely a? symptom|reports|logs|copies|a_copy
            """),
        ),
    ),
    why="A small word for a step that had to be found first.",
    question="What had to be known before this step could be taken?",
    source="Howie: The Post-Incident Guide (2021), on minimising words",
    must_flag=(
        ("It merely wanted a new key.", Tier.ADVISORY),
        ("Then it was just a matter of swapping the cable.", Tier.ADVISORY),
    ),
    must_pass=("It was just after noon.", "The disk was simply too small."),
    rewrite=without_adverb,
)
