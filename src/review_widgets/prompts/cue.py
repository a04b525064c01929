"""What a question waits for: a kind of event, a phase, a wording in the record, or a state of the whole review."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from review_widgets.model import Aspect, Decision, EventKind, HowFound, Phase, Review
from review_widgets.timeline import find_gaps


@dataclass(frozen=True, slots=True)
class Cue:
    """Any one of these calls the question; with none of them it fits whenever the group is at its heading."""

    kinds: tuple[EventKind, ...] = ()
    phases: tuple[Phase, ...] = ()
    phrase: str = ""
    """A regular expression over the words of the record, ignoring case."""
    state: str = ""
    """A name in `STATES`."""

    def hears(self, text: str) -> str:
        """Give the words in a text that call the question; "" where there are none."""
        found = re.search(self.phrase, text, re.IGNORECASE) if self.phrase else None
        return found[0] if found else ""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question to put to the room."""

    theme: str
    when: tuple[int, ...]
    """The headings it belongs to, 1 to 5."""
    cue: Cue
    text: str
    avoid: str
    """What easily slips out instead, and closes people up."""


@dataclass(frozen=True, slots=True)
class State:
    """Something about the whole review: in words for the screen, and whether it holds."""

    words: str
    holds: Callable[[Review], bool]


def _condition(kind: str) -> Callable[[Review], bool]:
    return lambda review: any(one.kind == kind for one in review.conditions)


def _undecided(review: Review) -> bool:
    return sum(takeaway.decision is Decision.UNDECIDED for takeaway in review.takeaways) >= 3


def _lacks_line(review: Review) -> bool:
    return any(
        takeaway.decision is Decision.LET_GO and not (takeaway.let_go and takeaway.let_go.is_complete)
        for takeaway in review.takeaways
    )


STATES: dict[str, State] = {
    "no_event": State("no event is written down yet", lambda review: not review.events),
    "no_surprise": State(
        "no surprise is written down yet", lambda review: bool(review.events) and not review.surprises
    ),
    "surprise": State("a surprise is written down", lambda review: bool(review.surprises)),
    "gap": State("a long stretch of the timeline is empty", lambda review: bool(find_gaps(review.events, most=1))),
    "no_detection": State(
        "no test or alert is named yet",
        lambda review: bool(review.factors) and not any(one.would_have_detected for one in review.factors),
    ),
    "no_smoothing": State(
        "nothing is named yet that makes handling smoother",
        lambda review: bool(review.factors) and not any(one.would_have_smoothed for one in review.factors),
    ),
    "one_factor": State("one circumstance is named so far", lambda review: len(_circumstances(review)) == 1),
    "no_help": State(
        "nothing that helped is named yet",
        lambda review: bool(review.factors) and all(one.aspect is not Aspect.HELPED for one in review.factors),
    ),
    "customer": State(
        "we did not hear of it from our own screens",
        lambda review: review.incident.how_found in (HowFound.CUSTOMER, HowFound.CHANCE),
    ),
    "pressure": State("pressure is among the conditions", _condition("pressure")),
    "hand_off": State("a hand-off is among the conditions", _condition("hand_off")),
    "related": State("an earlier review is linked", lambda review: bool(review.related)),
    "open_question": State("an open question is written down", lambda review: bool(review.open_questions)),
    "parked": State("ideas wait in the parking lot", lambda review: bool(review.parking_lot)),
    "no_takeaway": State("no takeaway is written down yet", lambda review: not review.takeaways),
    "undecided": State("three takeaways or more are not decided", _undecided),
    "let_go_bare": State("something is let go, but not aloud yet", _lacks_line),
    "nothing_carried": State(
        "nothing is carried so far",
        lambda review: bool(review.takeaways) and all(one.decision is not Decision.CARRY for one in review.takeaways),
    ),
}
"""Name → what it says on screen and whether it holds."""


def _circumstances(review: Review) -> list[object]:
    return [one for one in review.factors if one.aspect is not Aspect.HELPED]
