"""The same words in two readings: one points at people, the other is plain, and only the grammar or the meaning tells them apart."""

from __future__ import annotations

import pytest

from review_widgets.language import Tier, check_text

PEOPLE = ("Ines", "Tobias", "the relay engine")

POINTED = [
    "Whoever swapped the labels deserves a medal.",
    "Give that man a raise.",
    "The local wizard who rewired the panel is on leave.",
    "A round of applause for whoever moved the valve.",
    "Did anybody even read the sheet?",
    "Has anyone ever opened that manual?",
    "Nobody said a word about the leak.",
    "None of the clerks cared.",
    "The board wrote him up.",
    "The chief had a stern word with the riggers.",
    "The fitter dosed it from memory.",
    "The new fitter could not tell a fuse from a coin.",
    "Their slip cost us the morning.",
    "Tobias owes the whole floor cake.",
    "Think before you press.",
    "Double check the seal.",
    "The technicians of the vendor forgot the seal.",
    "What do we pay them for?",
]
PLAIN = [
    "The porter, Ines, deserves a medal for the calm.",
    "Tobias found the second leak, give him a raise.",
    "Ines is a wizard.",
    "A round of applause for the night crew.",
    "Bravo to the night crew.",
    "Did anybody try the second pump?",
    "Thanks to everyone who sent blankets.",
    "She opened thirty tickets and none of them said so.",
    "I will write up the night on Monday.",
    "The chief used a strong word for it.",
    "Ines wrote the list from memory and from the print.",
    "We could not tell from the screen which pump ran.",
    "The slip in the second form was spotted and put right at noon.",
    "We owe them both a dinner.",
    "Tobias found the leak by accident.",
    "The relay engine did not tell anyone.",
    "A double check runs at night.",
    "The vendor's parser forgot the header.",
    "The vendor's paper lists two values without telling which is which.",
    "Could the customers have been warned?",
    "Ines did not notice the drop because the graph shows a daily mean.",
    "There was talk about whose fault it was.",
    "What do we pay for the second line?",
    "Nobody will be sacked over this.",
    "How does a passenger report a lost bag?",
    "The devices for the hard of hearing had the text too.",
    "Ines did nothing unusual that day.",
    "The lecturer broke off the lesson at ten.",
    "I have slept on it and agree.",
]


@pytest.mark.parametrize("text", POINTED)
def test_words_that_point_at_people_are_found(text: str) -> None:
    assert [f.tier for f in check_text(text, PEOPLE)] == [Tier.BLAME]


@pytest.mark.parametrize("text", PLAIN)
def test_the_same_words_in_a_plain_reading_are_left_alone(text: str) -> None:
    assert [f.text for f in check_text(text, PEOPLE) if f.tier is Tier.BLAME] == []
