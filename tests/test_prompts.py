"""Questions for where the group is: called by what stands in the record, three at most, not the same ones over and over."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review_widgets.language import check_text
from review_widgets.model import Condition, ContributingFactor, Note, Phase, Review, Takeaway, TimelineEvent
from review_widgets.prompts import AGENDA, DEEPER_LOOK, OPENERS, PROMPTS, STATES, Cue, choose_prompts

ROOT = Path(__file__).resolve().parent.parent
AT = datetime(2026, 3, 1, 14, 5, tzinfo=UTC)
HEADINGS = [heading.number for heading in AGENDA]


def with_event(text: str = "", **fields: Any) -> Review:
    return Review(id="INC-1", events=(TimelineEvent(id="e-1", text=text, **fields),))


def themes(review: Review, heading: int, **choice: Any) -> list[str]:
    return [chosen.prompt.theme for chosen in choose_prompts(review, heading, **choice)]


def shut(*, kind: str = "", text: str = "", phase: Phase | None = None) -> Review:
    return with_event(text, kind=kind or "note", phase=phase)


CALLS: list[tuple[Review, int, str]] = [
    (with_event("the queue seemed off"), 2, "Observation"),
    (with_event("the checkout was broken"), 2, "Assessment"),
    (with_event("so we decided to fail over"), 2, "Choice"),
    (shut(kind="decision"), 2, "Choice"),
    (with_event("I knew that the cache was small"), 2, "Knowledge"),
    (with_event("it was hectic"), 2, "State of mind"),
    (with_event("usually this clears by itself"), 2, "Mental model"),
    (with_event("restarted the pods"), 2, "Action"),
    (shut(kind="action"), 2, "Action"),
    (with_event("Priya paged the database on-call"), 2, "Help"),
    (shut(kind="escalation"), 2, "Help"),
    (Review(id="INC-1", surprises=(Note(id="su-1", text="green all along"),)), 2, "Surprise"),
    (with_event("recognised that error at once"), 2, "Distinctions"),
    (shut(phase=Phase.REPAIR), 2, "Projection"),
    (shut(kind="observation"), 2, "Cues"),
    (Review(id="INC-1"), 2, "Beginning"),
    (shut(phase=Phase.DETECTION), 2, "Beginning"),
    (shut(kind="hypothesis"), 2, "Diagnosis"),
    (shut(kind="communication"), 2, "Coordination"),
    (shut(kind="change"), 2, "History"),
    (shut(kind="silence"), 2, "Silence"),
    (with_event("they should have looked at the graph"), 2, "Made sense then"),
    (with_event("obviously the key was old"), 2, "Not obvious"),
    (Review(id="INC-1", conditions=(Condition(id="c-1", kind="pressure"),)), 3, "Goals"),
    (Review(id="INC-1", factors=(ContributingFactor(id="f-1", text="no canary"),)), 3, "Seeing it"),
    (Review(id="INC-1", factors=(ContributingFactor(id="f-1", would_have_detected="a probe"),)), 3, "Handling it"),
    (Review(id="INC-1", takeaways=tuple(Takeaway(id=f"t-{n}", text="x") for n in range(3))), 4, "Living with it"),
    (Review(id="INC-1", takeaways=(Takeaway(id="t-1", decision="let_go"),)), 4, "Letting go"),  # type: ignore[arg-type]  # read as JSON gives it
    (Review(id="INC-1", parking_lot=(Note(id="pl-1", text="rotate keys"),)), 4, "Parking lot"),
    (Review(id="INC-1"), 5, "Check-out"),
]


@pytest.mark.parametrize(
    ("review", "heading", "theme"), CALLS, ids=[f"{theme}-{n}" for n, (*_, theme) in enumerate(CALLS)]
)
def test_the_record_calls_for_a_theme(review: Review, heading: int, theme: str) -> None:
    assert theme in themes(review, heading)


def test_a_long_empty_stretch_asks_what_happened_meanwhile() -> None:
    events = tuple(TimelineEvent(id=f"e-{n}", occurred_at=AT + timedelta(hours=n)) for n in (0, 2))
    (chosen, *_) = [
        one for one in choose_prompts(Review(id="INC-1", events=events), 2) if one.prompt.theme == "Silence"
    ]
    assert chosen.because == "a long stretch of the timeline is empty"


def test_the_newest_entry_is_asked_about_first_and_quoted() -> None:
    texts = ("restarted the pods", "it seemed off")
    events = tuple(TimelineEvent(id=f"e-{n}", text=text) for n, text in enumerate(texts))
    first = choose_prompts(Review(id="INC-1", events=events), 2)[0]
    assert (first.prompt.theme, first.because) == ("Observation", "“seemed off”")


def test_an_event_called_by_its_kind_is_quoted_short() -> None:
    first = choose_prompts(with_event("word " * 40, kind="hypothesis"), 2, limit=1)[0]
    assert first.because.startswith("“word word")
    assert len(first.because) <= 38


def test_a_takeaway_is_no_event() -> None:
    review = Review(id="INC-1", takeaways=(Takeaway(id="t-1", text="restarted by hand", kind="change"),))
    assert not {"History", "Action"} & set(themes(review, 2, limit=100))


def test_every_theme_of_the_shelf_is_called_by_something_above_or_fits_any_time() -> None:
    called = {theme for *_, theme in CALLS} | {prompt.theme for prompt in PROMPTS if prompt.cue == Cue()}
    waiting = {prompt.theme for prompt in PROMPTS} - called
    assert waiting == {"Open ends"}


@pytest.mark.parametrize("heading", HEADINGS)
def test_there_are_three_questions_at_every_heading_of_an_empty_review(heading: int) -> None:
    chosen = choose_prompts(Review(id="INC-1"), heading)
    assert len(chosen) == 3 or heading == 1
    assert len(chosen) >= 2


@given(st.lists(st.text(max_size=60), max_size=12), st.sampled_from(HEADINGS), st.integers(0, 4))
def test_at_most_the_limit_is_chosen_each_once_and_always_the_same(texts: list[str], heading: int, limit: int) -> None:
    review = Review(id="INC-1", events=tuple(TimelineEvent(id=f"e-{n}", text=text) for n, text in enumerate(texts)))
    chosen = choose_prompts(review, heading, limit=limit)
    assert len(chosen) <= limit
    assert len({one.prompt.text for one in chosen}) == len(chosen)
    assert chosen == choose_prompts(review, heading, limit=limit)


@pytest.mark.parametrize("heading", HEADINGS)
def test_no_question_comes_back_before_the_others_of_its_heading_were_asked(heading: int) -> None:
    review = with_event("it seemed off, so we decided to restart; we should have known", kind="action")
    shown: list[str] = []
    while (again := [one.prompt.text for one in choose_prompts(review, heading, shown=shown)])[0] not in shown:
        shown += [text for text in again if text not in shown]
    assert set(shown) == {one.prompt.text for one in choose_prompts(review, heading, limit=100)}
    assert again[0] == shown[0]


def test_a_choice_speaks_of_different_things() -> None:
    review = with_event("so we decided to wait", kind="decision")
    found = themes(review, 2)
    assert len(set(found)) == len(found) == 3


SAID = [text for prompt in PROMPTS for text in (prompt.text, prompt.theme)] + [*OPENERS, *DEEPER_LOOK]


@pytest.mark.parametrize("text", [*SAID, *(state.words for state in STATES.values())])
def test_whatever_is_said_to_the_room_passes_the_language_check(text: str) -> None:
    assert check_text(text) == ()


def test_a_question_is_a_question_short_enough_to_be_read_aloud() -> None:
    assert [prompt.text for prompt in PROMPTS if "?" not in prompt.text or len(prompt.text) > 100] == []
    assert len({prompt.text for prompt in PROMPTS}) == len(PROMPTS)
    assert all(prompt.avoid and prompt.when and set(prompt.when) <= set(HEADINGS) for prompt in PROMPTS)
    assert not [
        prompt.text for prompt in PROMPTS if re.search(r"^why (?:did|didn't|was|were)\b", prompt.text, re.IGNORECASE)
    ]


def test_every_state_is_waited_for_and_every_state_waited_for_is_there() -> None:
    assert {prompt.cue.state for prompt in PROMPTS} - {""} == set(STATES)


def test_the_agenda_is_an_hour_under_the_headings_of_the_workbook() -> None:
    assert [heading.minutes for heading in AGENDA] == [3, 35, 7, 11, 4]
    assert sum(heading.minutes for heading in AGENDA) == 60
    cells = json.loads((ROOT / "templates" / "learning_review.ipynb").read_text(encoding="utf-8"))["cells"]
    titles = [found[1] for cell in cells if (found := re.match(r"## (.+)", "".join(cell["source"])))]
    assert titles == [f"{heading.number} {heading.name}" for heading in AGENDA]


def test_five_thousand_events_are_read_in_a_bounded_way(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    real: Callable[[Cue, str], str] = Cue.hears
    monkeypatch.setattr(Cue, "hears", lambda cue, text: heard.append(text) or real(cue, text))
    review = Review(id="INC-1", events=tuple(TimelineEvent(id=f"e-{n}", text="tick") for n in range(5000)))
    choose_prompts(review, 2)
    assert 0 < len(heard) <= 400 * len(PROMPTS)
