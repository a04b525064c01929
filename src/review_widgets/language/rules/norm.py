"""CF: a duty held up as a norm: this was supposed to be checked, should have been caught in review."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.phrase import one_of, phrases
from review_widgets.language.rule import Rule, Trigger

_DONE = one_of("""
    caught tested checked reviewed noticed spotted foreseen planned anticipated verified rehearsed escalated questioned rushed merged
    approved signed shipped communicated coordinated discussed documented considered picked followed done handled informed told consulted
    raised known realised realized deployed released rolled launched started announced identified involved left challenged validated
    investigated recognised recognized asked declared read stopped paused reverted renewed rotated patched upgraded backed contacted initiated performed conducted engaged requested agreed prepared trained scheduled investigated
""")

RULE = Rule(
    category=Category.CF,
    triggers=(
        Trigger(
            phrases("""
                ~be.d supposed|meant|expected to _; ~be.d responsible for <duty.g>; ~be.d obliged to; had a|the duty to
                was|is his|her|their|our job to
            """),
            "people",
            unless=phrases("""
                ~be.d supposed|meant|expected to be|have|meet|start|begin|end|finish|arrive|get|see|receive; as ~be.d supposed|meant
                not supposed|meant to know; how * supposed
            """),
            not_users=True,
        ),
        Trigger(
            phrases(f"""
                should|ought not|never? to? have been [{_DONE}]; needed to have been =ed; needed to be [caught|spotted|tested] before|earlier
                should have been done|handled * differently|better; should never have happened|gotten|got|gone; should never have been allowed
                this|that|it should not have happened; should have gone through
            """),
            unless=phrases("""
                by design; in theory; should have been =ed by|automatically|at|within|already; reflect|discuss|whether|if * should
                by the|our _? monitor|monitoring|alert|alerts|pipeline|system|ci|tests|probe|linter|tool; alert|alerts|alarm should have been
                should have been * by now
            """),
        ),
    ),
    why="A norm tells how it ought to have been; how the day really went is what one can learn from.",
    question="How is this step really done on most days, and what made this day different?",
    source="Hollnagel (2014), Safety-I and Safety-II: work as imagined and work as done",
    must_flag=(
        ("This should have been caught in review.", Tier.BLAME),
        ("The release manager was supposed to hold the batch.", Tier.BLAME),
        ("The plan ought to have been discussed with the night crew.", Tier.BLAME),
    ),
    must_pass=(
        "The copy should have been finished by now.",
        "The copy was supposed to be ready by ten.",
        "The file should have been removed automatically.",
    ),
)
