"""The sample archive: a demo, a test archive and a tutorial, so its stories must agree with each other and with the store."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from review_widgets.audience import list_strangers, prepare_for
from review_widgets.importers import import_file
from review_widgets.model import Decision, Kind, Review, Status, Visibility
from review_widgets.priority import find_undecided
from review_widgets.reports import find_sample
from review_widgets.schema import read_review, write_review
from review_widgets.settings import Team, read_team

FOLDER = Path(__file__).resolve().parent.parent / "workbooks" / "sample" / "reviews"
FILES = sorted(path for path in FOLDER.glob("*.json") if path.name != "team.json")
NO_PROSE = {"url", "source_ref", "labels", "revisit_if", "name", "role", "raised_by_role", "domain", "source", "field"}
NO_PROSE |= {"decided_by_roles", "agreed_by_roles", "services", "teams", "tags", "handles", "pseudonym", "perspective"}
TIMES = ("started_at", "detected_at", "acknowledged_at", "mitigated_at", "resolved_at")
SETTLED_WITHIN = timedelta(days=14)


@cache
def archive() -> dict[str, Review]:
    return {path.stem: read_review(path.read_bytes(), where=path.name) for path in FILES}


@cache
def team() -> Team:
    return read_team((FOLDER / "team.json").read_bytes())


def found(review: Review) -> datetime:
    """Give the time it came to light; what it was may have begun years before."""
    time = review.incident.detected_at or review.incident.started_at
    assert time
    return time


def labels_of(review: Review) -> set[str]:
    return {team().label_renames.get(label, label) for factor in review.factors for label in factor.labels}


def sentences(value: object, key: str = "") -> Iterator[str]:
    """Give the sentences of four words and more of every prose field."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in NO_PROSE:
                yield from sentences(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from sentences(inner, key)
    elif isinstance(value, str) and not re.match(r"\d{4}-\d\d-\d\d", value):
        for part in re.split(r"(?<=[.!?:])[\"”]?\s+", value):
            words = re.findall(r"[\w'’-]+", part.casefold())
            if len(words) >= 4:
                yield " ".join(words)


every_review = pytest.mark.parametrize("review_id", [path.stem for path in FILES])


def test_the_archive_holds_at_least_thirty_reviews() -> None:
    assert len(FILES) >= 30


def test_the_archive_spans_at_least_two_years() -> None:
    times = sorted(found(review) for review in archive().values())
    assert times[-1] - times[0] >= timedelta(days=730)


def test_no_quarter_of_the_archive_is_empty() -> None:
    times = sorted(found(review) for review in archive().values())
    assert max(later - earlier for earlier, later in pairwise(times)) <= timedelta(days=92)


def test_no_two_reviews_share_a_sentence() -> None:
    where: dict[str, set[str]] = defaultdict(set)
    for path in FILES:
        for sentence in sentences(json.loads(path.read_text(encoding="utf-8"))):
            where[sentence].add(path.stem)
    assert {text: sorted(ids) for text, ids in where.items() if len(ids) > 1} == {}


@every_review
def test_a_file_is_what_the_store_would_write(review_id: str) -> None:
    text = (FOLDER / f"{review_id}.json").read_text(encoding="utf-8")
    assert archive()[review_id].id == review_id
    assert write_review(archive()[review_id]) == text


@every_review
def test_every_id_leads_somewhere(review_id: str) -> None:
    review = archive()[review_id]
    events, factors, takeaways, people = (
        {item.id for item in items} for items in (review.events, review.factors, review.takeaways, review.participants)
    )
    pointers = {event.actor for event in review.events if event.actor} - people
    pointers |= {action.assignee for action in review.actions if action.assignee} - people
    pointers |= {item for factor in review.factors for item in factor.event_ids} - events
    pointers |= {item for note in review.surprises for item in note.event_ids} - events
    pointers |= {item for takeaway in review.takeaways for item in takeaway.event_ids} - events
    pointers |= {item for takeaway in review.takeaways for item in takeaway.factor_ids} - factors
    pointers |= {item for action in review.actions for item in action.takeaway_ids} - takeaways
    pointers |= {forecast.takeaway_id for forecast in review.forecasts} - takeaways
    pointers |= {related.id for related in review.related} - set(archive())
    assert pointers == set()


def test_the_pairs_the_team_holds_apart_are_in_the_archive() -> None:
    assert {review_id for pair in team().rejected_recalls for review_id in pair} <= set(archive())


@every_review
def test_what_is_published_drops_nothing_in_silence(review_id: str) -> None:
    review = archive()[review_id]
    finished = review.status in (Status.PUBLISHED, Status.CLOSED)
    assert not finished or find_undecided(review, team()) == ()


@every_review
def test_times_run_forward(review_id: str) -> None:
    review = archive()[review_id]
    times = [time for name in TIMES if (time := getattr(review.incident, name))]
    meeting = [time for time in (review.created_at, review.held_at, review.published_at) if time]
    assert times == sorted(times)
    assert meeting == sorted(meeting)
    assert found(review) <= meeting[0]
    assert all(event.ended_at >= event.occurred_at for event in review.events if event.ended_at and event.occurred_at)


@every_review
def test_an_offset_is_the_one_of_london_at_that_moment(review_id: str) -> None:
    text = (FOLDER / f"{review_id}.json").read_text(encoding="utf-8")
    times = [datetime.fromisoformat(time) for time in re.findall(r'"(\d{4}-\d\d-\d\dT[\d:]+[+-]\d\d:\d\d)"', text)]
    assert [t for t in times if t.utcoffset() != t.astimezone(ZoneInfo("Europe/London")).utcoffset()] == []


@every_review
def test_a_pick_is_confirmed_after_its_soak(review_id: str) -> None:
    review = archive()[review_id]
    early = [
        t.id
        for t in review.takeaways
        if t.confirmed_on and t.decided_on and t.confirmed_on < team().confirm_from(t.decided_on)
    ]
    assert early == []


@every_review
def test_a_forecast_happened_or_fell_away_inside_its_window_or_did_not_by_its_end(review_id: str) -> None:
    for forecast in archive()[review_id].forecasts:
        if forecast.resolution is None:
            continue
        assert forecast.resolved_on
        assert forecast.evidence
        if forecast.resolution in ("happened", "void"):
            assert forecast.opens_on <= forecast.resolved_on <= forecast.closes_on
        else:
            assert forecast.closes_on <= forecast.resolved_on <= forecast.closes_on + SETTLED_WITHIN


def test_no_forecast_is_overdue_on_the_day_of_the_newest_review() -> None:
    today = max(found(review) for review in archive().values()).date()
    overdue = [
        (review.id, forecast.id)
        for review in archive().values()
        for forecast in review.forecasts
        if forecast.resolution is None and forecast.closes_on < today
    ]
    assert overdue == []


def test_a_forecast_says_treated_exactly_where_its_takeaway_is_carried() -> None:
    for review in archive().values():
        carried = {takeaway.id for takeaway in review.takeaways if takeaway.decision is Decision.CARRY}
        assert [f.id for f in review.forecasts if f.treated != (f.takeaway_id in carried)] == []


def test_a_let_go_that_was_reversed_has_a_later_review_that_says_so() -> None:
    said = {
        (r.id, review.id) for review in archive().values() for r in review.related if r.relation == "touches_let_go"
    }
    for review in archive().values():
        if any(takeaway.let_go and takeaway.let_go.status == "reversed" for takeaway in review.takeaways):
            assert [new for old, new in said if old == review.id and found(archive()[new]) > found(review)]


def test_a_label_that_comes_back_comes_back_for_good() -> None:
    counts: dict[str, int] = defaultdict(int)
    for review in archive().values():
        for label in labels_of(review):
            counts[label] += 1
    recurring = {label: count for label, count in counts.items() if count > 1}
    assert len(recurring) >= 10
    assert {label: count for label, count in recurring.items() if not 3 <= count <= 7} == {}


def test_the_old_words_of_a_renamed_label_are_still_in_use() -> None:
    written = {label for review in archive().values() for factor in review.factors for label in factor.labels}
    assert set(team().label_renames) <= written


def test_every_domain_is_one_of_the_teams_own() -> None:
    used = {factor.domain for review in archive().values() for factor in review.factors if factor.domain}
    assert used - set(team().domains) == set()


def test_every_kind_of_review_has_its_example() -> None:
    reviews = archive().values()
    assert {review.incident.kind for review in reviews} == set(Kind)
    assert {review.visibility for review in reviews} == set(Visibility)
    assert {review.status for review in reviews} >= {Status.DRAFT, Status.SKIPPED, Status.PUBLISHED, Status.CLOSED}


def test_the_skipped_one_says_why() -> None:
    assert [r.id for r in archive().values() if r.status is Status.SKIPPED and not r.status_reason] == []


def test_the_draft_is_the_newest_and_still_open() -> None:
    newest = max(archive().values(), key=found)
    assert newest.status is Status.DRAFT
    assert find_undecided(newest, team()) != ()


def test_the_archive_shows_three_carried_and_what_gave_way() -> None:
    assert any(takeaway.gives_way for review in archive().values() for takeaway in review.takeaways)


def test_the_archive_shows_a_review_in_which_nothing_was_worth_carrying() -> None:
    assert any(review.nothing_to_carry_because for review in archive().values())


def test_everybody_the_export_of_the_demo_names_is_on_its_record_so_that_no_report_leaks_one() -> None:
    export = find_sample() / "exports" / "inc-204-checkout.md"
    (review,) = import_file(export)[1]
    told = write_review(prepare_for(review, "roles"))
    assert "Gethin Rees" in export.read_text(encoding="utf-8")
    assert list_strangers(prepare_for(review, "roles")) == ()
    names = {name for person in review.participants for name in person.name.split()}
    assert not names & set(re.findall(r"\w+", told))
