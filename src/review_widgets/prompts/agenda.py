"""The hour: five headings with their minutes, what is said at the beginning, and who looks deeper than an hour."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of the workbook; ``minutes`` is its share of an hour."""

    number: int
    name: str
    minutes: int


AGENDA = (
    Heading(1, "Start", 3),
    Heading(2, "What happened", 35),
    Heading(3, "What made it so, what helped", 7),
    Heading(4, "What we carry, what we let go", 11),
    Heading(5, "Close", 4),
)
"""The headings of the workbook in order, an hour in all; most of it belongs to the story."""

OPENERS = (
    "We are here to understand how it came about. Nobody is on trial.",
    "Everybody saw a part. Ask how it looked from there.",
    "Ideas for fixes go to the parking lot until the end; leaving with none is fine.",
    "Names become roles in whatever leaves this room.",
)
"""What the facilitator says first."""

DEEPER_LOOK = (
    "More than two teams took part.",
    "A service, or two services together, nobody had run like this before.",
    "It sounds too simple to be the whole story, such as an expired certificate.",
    "Nobody had imagined that somebody would use it this way.",
    "It was nearly very bad.",
    "It looks like one we had before.",
    "People still talk about it, or tell it in different ways.",
    "It came at a bad moment.",
    "Somebody is curious.",
)
"""Signs that an hour is not enough: somebody who was not part of it talks with the people first. One sign is reason enough."""
