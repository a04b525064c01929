from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review_widgets.errors import InvalidTime
from review_widgets.model import Incident, Phase, Review, TimelineEvent
from review_widgets.timeline import (
    derive_durations,
    find_focus,
    find_gaps,
    order_events,
    parse_when,
    phase_bands,
    say_length,
    say_revision,
)

T0 = datetime(2026, 3, 1, 10, tzinfo=UTC)


def at(minute: int | None, n: int = 0, **more: object) -> TimelineEvent:
    return TimelineEvent.model_validate(
        {"id": f"e{n}", "occurred_at": None if minute is None else T0 + timedelta(minutes=minute), **more}
    )


def test_an_event_without_a_time_stays_behind_the_one_before_it() -> None:
    ordered = order_events([at(30, 0), at(None, 1), at(0, 2)])
    assert [event.id for event in ordered] == ["e2", "e0", "e1"]


@given(st.lists(st.integers(0, 50), unique=True))
def test_the_order_does_not_depend_on_how_events_came(minutes: list[int]) -> None:
    events = [at(m, m) for m in minutes]
    assert order_events(events) == order_events(reversed(events))


def test_a_gap_begins_at_the_end_of_an_interval() -> None:
    events = [at(0, 0, ended_at=T0 + timedelta(minutes=50)), at(10, 1), at(90, 2)]
    assert [(gap.after, gap.before, gap.length) for gap in find_gaps(events)] == [("e0", "e2", timedelta(minutes=40))]


def test_phases_become_bands_up_to_the_next_phase() -> None:
    bands = phase_bands(
        [at(0, 0, phase="detection"), at(5, 1), at(9, 2, phase="key_moment"), at(20, 3, phase="repair"), at(30, 4)]
    )
    assert [(band.phase, band.started_at, band.ended_at) for band in bands] == [
        (Phase.DETECTION, T0, T0 + timedelta(minutes=20)),
        (Phase.REPAIR, T0 + timedelta(minutes=20), T0 + timedelta(minutes=30)),
    ]


def test_a_duration_says_what_is_missing() -> None:
    found = {d.name: d for d in derive_durations(Incident(started_at=T0, resolved_at=T0 + timedelta(hours=2)))}
    assert found["duration"].value == timedelta(hours=2)
    assert (found["time to detect"].value, found["time to detect"].note) == (None, "detected_at not known")


def test_a_negative_duration_is_kept_and_noted() -> None:
    found = derive_durations(Incident(started_at=T0, resolved_at=T0 - timedelta(hours=1)))[-1]
    assert found.value == timedelta(hours=-1)
    assert "one of them is wrong" in found.note


@pytest.mark.parametrize(
    ("text", "expected", "precision"),
    [
        ("14:05", "2026-03-01T14:05:00+00:00", "minute"),
        ("14:05:30", "2026-03-01T14:05:30+00:00", "exact"),
        ("2:05 pm", "2026-03-01T14:05:00+00:00", "minute"),
        ("12:10 am", "2026-03-01T00:10:00+00:00", "minute"),
        ("~14:05", "2026-03-01T14:05:00+00:00", "approximate"),
        ("yesterday 23:50", "2026-02-28T23:50:00+00:00", "minute"),
        ("+7m", "2026-03-01T10:07:00+00:00", "minute"),
        ("2026-04-05 09:01", "2026-04-05T09:01:00+01:00", "minute"),
        ("2026-04-05T09:01:02+02:00", "2026-04-05T09:01:02+02:00", "exact"),
        ("2026-03-29 01:30", "2026-03-29T02:30:00+01:00", "approximate"),
        ("2026-10-25 01:30", "2026-10-25T01:30:00+01:00", "approximate"),
    ],
)
def test_a_forgiving_time_is_read_in_the_zone(text: str, expected: str, precision: str) -> None:
    found, sure = parse_when(text, day=date(2026, 3, 1), zone="Europe/Lisbon", after=T0)
    assert (found.isoformat(), sure) == (expected, precision)


@pytest.mark.parametrize(
    "text", ["", "soon", "25:00", "14:75", "13:00 pm", "+7m and more", "2026-13-01 10:00", "9999999999999"]
)
def test_what_is_no_time_says_what_would_be(text: str) -> None:
    with pytest.raises(InvalidTime, match="14:05"):
        parse_when(text, day=date(2026, 3, 1), zone="UTC", after=T0)


@given(st.text(max_size=30))
def test_any_text_is_a_time_or_a_clear_refusal(text: str) -> None:
    try:
        found, _ = parse_when(text, day=date(2026, 3, 1), zone="UTC", after=T0)
    except InvalidTime:
        return
    assert found.tzinfo is not None


def incident_with(*minutes: int, resolved: int | None = 60) -> Review:
    ended = None if resolved is None else T0 + timedelta(minutes=resolved)
    events = tuple(at(minute, n) for n, minute in enumerate(minutes))
    return Review(id="R", incident=Incident(started_at=T0, resolved_at=ended), events=events)


def test_an_event_weeks_before_does_not_squeeze_the_incident_to_a_line() -> None:
    focus = find_focus(incident_with(-30_000, -10, 5, 40, 75))
    assert focus == (T0 - timedelta(minutes=10), T0 + timedelta(minutes=75))


@pytest.mark.parametrize(
    "review", [incident_with(-20, 5, 40), incident_with(), incident_with(-30_000, 5, resolved=None)], ids=str
)
def test_the_whole_is_shown_where_it_is_short_or_the_incident_has_no_end(review: Review) -> None:
    assert find_focus(review) is None


@pytest.mark.parametrize(
    ("later", "said"),
    [
        (timedelta(0), "revision 3"),
        (timedelta(milliseconds=870), "revision 3"),
        (timedelta(seconds=1), "revision 3, changed since it was published on 1 March 2026"),
    ],
)
def test_publishing_that_took_the_clock_twice_is_no_change_since(later: timedelta, said: str) -> None:
    review = Review(id="R", revision=3, published_at=T0, updated_at=T0 + later)
    assert say_revision(review) == said


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "0 min"),
        (89, "89 min"),
        (90, "1 h 30 min"),
        (119.7, "2 h 00 min"),
        (287, "4 h 47 min"),
        (1773, "29 h 33 min"),
        (2879, "47 h 59 min"),
        (3456, "2.4 days"),
    ],
)
def test_a_length_is_said_as_a_person_would(minutes: float, said: str) -> None:
    assert say_length(timedelta(minutes=minutes)) == said
