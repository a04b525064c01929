"""The house's Markdown gives back an equal record in every field it prints, whatever the text; the fields it prints are listed here."""

from __future__ import annotations

import zoneinfo
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from awkward import AWKWARD, TEXT, filled, reviews
from hostile import hostile_record
from review_widgets.audience import Audience, label_people, prepare_for
from review_widgets.exporters import export_review
from review_widgets.importers import import_file
from review_widgets.markdown_form import (
    in_list,
    read_list,
    read_moment,
    read_number,
    read_share,
    read_trigger,
    read_when,
    write_moment,
    write_number,
    write_share,
    write_trigger,
    write_when,
)
from review_widgets.model import (
    TIME_NAMES,
    Aspect,
    Decision,
    Review,
    Takeaway,
    TimelineEvent,
    Trigger,
)
from review_widgets.redaction import KINDS, Masks
from review_widgets.schema import build_review, read_review
from review_widgets.timeline import order_events, zone_of

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = sorted(path for path in (ROOT / "workbooks" / "sample" / "reviews").glob("*.json") if path.name != "team.json")
OPEN = Masks(KINDS)
"""No masks: the text of our own record comes back as it is."""


def printed(review: Review) -> dict[str, Any]:
    """Give every field of a review that its Markdown prints, as plain values; people are who they are called."""
    incident, who = review.incident, label_people(review, "roles")
    carried = [one for one in review.takeaways if one.decision is Decision.CARRY]
    return {
        "id": review.id,
        "title": review.title,
        "status": (review.status, review.status_reason),
        "visibility": review.visibility,
        "language": review.language,
        "incident": {
            name: getattr(incident, name)
            for name in (
                *("reference", "summary", "resolution", "kind", "zone", "how_found", "cost"),
                *("services", "teams", "environments", "tags", *TIME_NAMES),
            )
        },
        "severity": incident.severity.label,
        "how sure": {
            name: (incident.precision_of(name), "".join(note.why for note in incident.time_notes if note.id == name))
            for name in TIME_NAMES
            if getattr(incident, name)
        },
        "impact": {
            name: getattr(incident.impact, name)
            for name in ("text", "who", "what_could_not_do", "count", "unit", "started_at", "ended_at")
        },
        **_lists(review, who),
        **_learned(review, who),
        "nothing_to_carry_because": "" if carried else review.nothing_to_carry_because,
    }


def _lists(review: Review, who: dict[str, str]) -> dict[str, Any]:
    return {
        "participants": [(who[one.id], one.role, one.team) for one in review.participants],
        "events": [
            (
                *(event.occurred_at, event.ended_at, event.precision if event.occurred_at else "", event.text),
                *(event.importance, who.get(event.actor, ""), event.team, event.known_at_the_time is False),
            )
            for event in order_events(review.events)
        ],
        "related": [(one.id, one.relation, one.why) for one in review.related],
        "sections": [(one.title, one.text) for one in review.sections],
    }


def _learned(review: Review, who: dict[str, str]) -> dict[str, Any]:
    return {
        "factors": [
            (one.text, one.aspect, one.domain, one.labels, one.would_have_detected, one.would_have_smoothed)
            for helped in (False, True)
            for one in review.factors
            if (one.aspect is Aspect.HELPED) is helped
        ],
        "conditions": [(one.kind, one.text) for one in review.conditions],
        "takeaways": [_takeaway(one) for decision in Decision for one in review.takeaways if one.decision is decision],
        "surprises": [(one.text, one.answer) for one in review.surprises],
        "open_questions": [(one.text, one.answer) for one in review.open_questions],
        "reader_lines": [
            (one.status, one.became if one.status == "merged" else "", said)
            for one in review.reader_lines
            if (said := one.reason if one.status == "declined" else one.text)
        ],
        "actions": [
            (
                *(one.title, one.description, one.status, who.get(one.assignee, ""), one.assignee_team, one.due_date),
                (one.external_issue.key, one.external_issue.url) if one.external_issue else ("", ""),
            )
            for one in review.actions
        ],
    }


def _takeaway(one: Takeaway) -> tuple[object, ...]:
    line = one.let_go if one.decision is Decision.LET_GO else None
    return (
        *(one.text, one.decision, one.is_tail, one.rationale, one.gives_way),
        *(one.likelihood_low, one.likelihood_high, one.horizon_months if one.likelihood_low is not None else None),
        *(one.times_per_year_low, one.times_per_year_high, one.risk_low, one.risk_high),
        one.risk_unit if one.risk_low is not None else "",
        line
        and (
            *(line.reason, line.reason_text, line.what_we_rely_on_instead, line.cost_if_done),
            *(line.would_change_our_mind, line.revisit_on, line.status),
            tuple((trigger.kind, trigger.text, trigger.count) for trigger in line.revisit_if),
        ),
    )


def back(text: str, folder: Path, *, masks: Masks = OPEN) -> Review:
    """Give what some Markdown is when it is imported."""
    path = folder / "report.md"
    path.write_text(text, encoding="utf-8", newline="")
    name, (read,) = import_file(path, masks=masks)
    assert name == "markdown"
    return read


# ── the sample archive ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("audience", ["names", "roles", "public"])
@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_a_sample_review_comes_back_equal_in_every_field_it_prints(
    path: Path, audience: Audience, tmp_path: Path
) -> None:
    review = prepare_for(read_review(path.read_bytes()), audience, although_restricted="a test of ours")
    text = export_review(review, "md")
    again = back(text, tmp_path, masks=Masks())
    shown = prepare_for(again, "names" if audience == "names" else "roles")
    assert printed(shown) == printed(review)
    assert export_review(shown, "md") == text
    assert not [note for note in again.sources[0].notes if note.startswith(("kept", "dropped", "guessed"))]


def test_the_sample_archive_has_something_in_every_list_that_is_printed() -> None:
    reviews = [printed(read_review(path.read_bytes())) for path in SAMPLE]
    assert len(reviews) == 37
    assert [name for name in reviews[0] if not any(one[name] for one in reviews)] == []


# ── any review ────────────────────────────────────────────────────────────────────────────────────────────────────


@given(reviews())
@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_review_comes_back_equal_in_every_field_it_prints(
    tmp_path_factory: pytest.TempPathFactory, drawn: Review
) -> None:
    review = prepare_for(drawn, "names")
    text = export_review(review, "md")
    again = prepare_for(back(text, tmp_path_factory.mktemp("md")), "names")
    assert printed(again) == printed(review)
    assert export_review(again, "md") == text


@pytest.mark.parametrize("text", [*AWKWARD, "what made it so", "**TL;DR** see `a|b`", "Timeline"])
def test_an_awkward_text_comes_back_from_every_field(text: str, tmp_path: Path) -> None:
    for number, form in enumerate((text, f"a {text}", f"a\n{text}\nb", f"{text} {text}", f"{text}\n\n{text}")):
        review = prepare_for(filled(form), "names")
        page = export_review(review, "md")
        again = prepare_for(back(page, tmp_path), "names")
        assert printed(again) == printed(review), number
        assert export_review(again, "md") == page


def test_hostile_text_comes_back_the_same_from_its_second_page_on(tmp_path: Path) -> None:
    review = prepare_for(build_review(hostile_record("INC-7")), "roles")
    first = back(export_review(review, "md"), tmp_path)
    second = back(export_review(first, "md"), tmp_path)
    assert printed(second) == printed(first)
    for name in ("events", "factors", "takeaways", "actions", "surprises", "sections", "participants"):
        assert len(getattr(first, name)) == len(getattr(review, name)), name


# ── pieces of the form ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_time_of_any_zone_comes_back_also_in_the_hour_that_stands_twice() -> None:
    for name in sorted(zoneinfo.available_timezones() - {"localtime"}):
        zone = zone_of(name)
        for half_hours in range(0, 48 * 365, 149):
            at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=30 * half_hours)
            assert read_moment(write_moment(at, zone), zone) == at, (name, at)
    lisbon = zone_of("Europe/Lisbon")
    night = [datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1, 2)]
    shown = [write_moment(at, lisbon) for at in night]
    assert shown == ["2026-10-25 01:30", "2026-10-25 01:30+00:00", "2026-10-25 02:30"]
    assert [read_moment(text, lisbon) for text in shown] == night


@pytest.mark.parametrize(
    ("event", "shown"),
    [
        ({"occurred_at": "2026-03-01T14:05:00Z", "precision": "minute"}, "2026-03-01 14:05"),
        ({"occurred_at": "2026-03-01T14:05:00Z"}, "2026-03-01 14:05:00"),
        ({"occurred_at": "2026-03-01T14:05:09Z", "precision": "minute"}, "2026-03-01 14:05:09, to the minute"),
        ({"occurred_at": "2026-03-01T14:05:00Z", "precision": "approximate"}, "~2026-03-01 14:05"),
        ({"occurred_at": "2026-03-01T14:05:00Z", "precision": "unknown"}, "2026-03-01 14:05, not sure"),
        (
            {"occurred_at": "2026-03-01T14:05:00Z", "precision": "minute", "ended_at": "2026-03-01T14:20:00Z"},
            "2026-03-01 14:05 to 14:20",
        ),
        (
            {"occurred_at": "2026-03-01T23:05:00Z", "precision": "minute", "ended_at": "2026-03-02T00:20:00Z"},
            "2026-03-01 23:05 to 2026-03-02 00:20",
        ),
        ({"known_at_the_time": False}, "no time, learned later"),
    ],
)
def test_when_an_event_was_is_said_shortly_and_exactly(event: dict[str, object], shown: str) -> None:
    made = TimelineEvent.model_validate({"id": "e-1", **event})
    assert write_when(made, UTC) == shown
    read = read_when(shown, UTC)
    assert read is not None
    assert (read.at, read.until) == (made.occurred_at, made.ended_at)
    assert read.precision == (made.precision if made.occurred_at else "unknown")


@given(st.floats(0, 1e15), st.floats(0, 1))
def test_no_number_is_rounded(number: float, share: float) -> None:
    assert read_number(write_number(number)) == number
    assert read_share(write_share(share).removesuffix(" %")) == share


@given(st.lists(TEXT, max_size=4))
def test_a_list_behind_a_label_keeps_its_commas(values: list[str]) -> None:
    assert read_list(in_list(tuple(values))) == tuple(values)


@pytest.mark.parametrize("kind", ["words", "factor", "service", "count"])
@pytest.mark.parametrize("count", [None, 1, 12])
def test_what_brings_a_let_go_back_keeps_its_kind_and_count(kind: str, count: int | None) -> None:
    assert read_trigger(write_trigger(Trigger.model_validate({"id": "tr", "kind": kind, "count": count}))) == (
        kind,
        count,
    )
