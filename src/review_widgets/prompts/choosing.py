"""From the record to at most three questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from review_widgets.model import Review, TimelineEvent
from review_widgets.prompts.cue import STATES, Cue, Prompt
from review_widgets.prompts.questions import PROMPTS

_LOOK_BACK = 400
"""So many of the last entries of each list are read; what the room speaks about stands at the end."""
_SHORT = 36
_Entry = tuple[int, str, TimelineEvent | None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ChosenPrompt:
    """A question and what in the record called it, in words; "" for one that fits any time."""

    prompt: Prompt
    because: str


def choose_prompts(
    review: Review, heading: int, *, shown: Sequence[str] = (), limit: int = 3
) -> tuple[ChosenPrompt, ...]:
    """Choose what to ask at a heading; the same record and the same ``shown`` always give the same questions.

    First what the record calls for, the newest entries before older ones and before what is true of the whole review; then what
    fits any time. A question asked already comes back only when the others of its heading were asked, the longest ago first. No two
    of one choice share a theme where there is another.

    Parameters
    ----------
    review
        The record as it stands.
    heading
        The heading the group is at, 1 to 5.
    shown
        Texts of the questions shown already, the oldest first.
    limit
        At most so many.

    Examples
    --------
    >>> from review_widgets.model import Review, TimelineEvent
    >>> review = Review(id="INC-1", events=(TimelineEvent(id="e-1", text="The graph looked odd"),))
    >>> choose_prompts(review, 2, limit=1)[0].because
    '“looked odd”'
    """
    asked = {text: place for place, text in enumerate(shown)}
    entries = _entries(review, heading)
    called = []
    for order, prompt in enumerate(PROMPTS):
        if heading in prompt.when and (found := _call(prompt.cue, review, entries)):
            rank, because = found
            called.append(((asked.get(prompt.text, -1), *rank, order), ChosenPrompt(prompt, because)))
    ranked = [chosen for _, chosen in sorted(called, key=lambda one: one[0])]
    themes: set[str] = set()
    first: list[ChosenPrompt] = []
    again: list[ChosenPrompt] = []
    for chosen in ranked:
        (again if chosen.prompt.theme in themes or chosen.prompt.text in asked else first).append(chosen)
        themes.add(chosen.prompt.theme)
    return tuple([*first, *again][:limit])


def _entries(review: Review, heading: int) -> list[_Entry]:
    """List what the group speaks about at a heading, the newest first: how far from the end of its list, its words, the event."""
    found: list[_Entry] = []
    if heading <= 3:
        found += [(age, one.text, one) for age, one in enumerate(_last(review.events))]
    if heading >= 3:
        found += [(age, one.text, None) for age, one in enumerate(_last(review.factors))]
    if heading >= 4:
        found += [(age, one.text, None) for age, one in enumerate(_last(review.takeaways))]
    for notes in (review.surprises, review.open_questions):
        found += [(age, one.text, None) for age, one in enumerate(_last(notes))]
    return sorted(found, key=lambda entry: entry[0])


def _last(items: Sequence[T]) -> Sequence[T]:
    return items[: -_LOOK_BACK - 1 : -1]


def _call(cue: Cue, review: Review, entries: list[_Entry]) -> tuple[tuple[int, int], str] | None:
    """Tell what calls a question: how strongly (lower first) and why; None where it is waiting."""
    if cue == Cue():
        return (2, 0), ""
    for age, text, event in entries:
        if words := cue.hears(text):
            return (0, age), f"“{words}”"
        if event and (event.kind in cue.kinds or event.phase in cue.phases):
            return (0, age), f"“{_clip(text)}”"
    if cue.state and STATES[cue.state].holds(review):
        return (1, 0), STATES[cue.state].words
    return None


def _clip(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1].rstrip()}…"
