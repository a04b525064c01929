"""Picks after publishing: provisional until confirmed, with what changed meanwhile; a reminder, never a gate."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import review_widgets as rw
from review_widgets.model import Review
from review_widgets.priority import find_differences, pick_words
from review_widgets.reports.decisions import decision_table
from review_widgets.schema import build_review
from review_widgets.settings import Team

PLACE = {"likelihood_low": 0.35, "likelihood_high": 0.65, "risk_low": 1_000, "risk_high": 10_000}
PICK = {"id": "t", "text": "A <canary>", "decision": "carry", "decided_on": "2026-11-24", **PLACE}
TOLD = {
    "id": "fc",
    "takeaway_id": "t",
    "statement": "by 2027-11-24 this contributes to an incident again: A <canary>",
    "opens_on": "2026-11-24",
    "closes_on": "2027-11-24",
    "p": 0.5,
    "treated": True,
}


def published(**changes: Any) -> Review:
    raw = {"id": "R", "published_at": "2026-11-24T16:00:00Z", "status": "published", "forecasts": [TOLD]}
    return build_review({**raw, "takeaways": [PICK | changes]})


def test_a_published_pick_reads_provisional_with_the_day_after_the_soak() -> None:
    review = published()
    assert pick_words(review, review.takeaways[0], Team()) == "provisional, confirm from Thu 26 Nov 2026"
    assert "provisional, confirm from Thu 26 Nov 2026" in decision_table(review, Team())
    shown = rw.PublishPanel(review)
    assert "A &lt;canary&gt;: provisional, confirm from Thu 26 Nov 2026." in shown.static_html()
    assert (
        rw.RiskLikelihoodPlot(review)
        .state["takeaways"][0]["stands"]
        .endswith("provisional, confirm from Thu 26 Nov 2026")
    )


def test_the_soak_is_the_teams_own() -> None:
    review = published()
    assert pick_words(review, review.takeaways[0], Team(soak_working_days=0)).endswith("Tue 24 Nov 2026")


def test_the_soak_that_stands_in_the_teams_file_is_the_one_a_workbook_says(tmp_path: Path) -> None:
    (tmp_path / "team.json").write_text('{"schema_version": 1, "soak_working_days": 5}', encoding="utf-8")
    store = rw.open_store(tmp_path)
    store.save(published().model_copy(update={"revision": 0}), expected_revision=0)
    with rw.open_review("R", store) as session:
        assert rw.PublishPanel(session).state["picks"][0]["words"] == "provisional, confirm from Tue 1 Dec 2026"


@pytest.mark.parametrize(
    ("review", "words"),
    [
        (published(confirmed_on="2026-11-26"), "confirmed on Thu 26 Nov 2026"),
        (published(decision="let_go"), ""),
        (build_review({"id": "R", "takeaways": [PICK]}), ""),
    ],
)
def test_what_is_confirmed_or_not_carried_or_not_out_yet_is_not_provisional(review: Review, words: str) -> None:
    assert pick_words(review, review.takeaways[0], Team()) == words


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ()),
        ({"text": "Two canaries"}, ("it read “A <canary>”",)),
        ({"decision": "let_go"}, ("it was carried",)),
        ({"likelihood_low": 0.8, "likelihood_high": 0.8}, ("the chance was 50 %, now 80 %",)),
    ],
)
def test_the_differences_since_publishing_are_said(changes: dict[str, Any], said: tuple[str, ...]) -> None:
    review = published(**changes)
    assert find_differences(review, review.takeaways[0]) == said


def test_what_publishing_writes_down_is_no_difference_and_confirming_is_never_stopped(tmp_path: Path) -> None:
    with rw.open_review("R-1", rw.open_store(tmp_path)) as session:
        fields = {name: value for name, value in PICK.items() if name != "id"}
        session.apply({"op": "add", "collection": "takeaways", "id": "t", "fields": fields})
        panel = rw.PublishPanel(session)
        assert panel.state["picks"] == []
        session.publish()
        (shown,) = panel.state["picks"]
        assert (shown["changed"], shown["waits"]) == ("", True)
        confirmed = {"confirmed_on": date.today().isoformat()}
        session.apply({"op": "update", "collection": "takeaways", "id": "t", "fields": confirmed})
        (shown,) = panel.state["picks"]
        assert (shown["words"].split()[0], shown["waits"]) == ("confirmed", False)
        session.apply({"op": "update", "collection": "takeaways", "id": "t", "fields": {"text": "Another"}})
        assert panel.state["picks"][0]["changed"] == "Since it was published: it read “A <canary>”."
