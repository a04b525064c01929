"""The header: title, times with how sure they are, severity, people and their roles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import review_widgets as rw
from review_widgets.errors import InvalidTime
from review_widgets.session import ReviewSession


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ReviewSession]:
    with rw.open_review("R-1", rw.open_store(tmp_path)) as made:
        made.apply({"op": "set", "collection": "incident", "fields": {"started_at": "2026-03-01T14:00:00Z"}})
        yield made


@pytest.mark.parametrize(
    ("typed", "shown", "precision"),
    [
        ("14:22", "2026-03-01 14:22", "minute"),
        ("~14:22", "~2026-03-01 14:22", "approximate"),
        ("yesterday 23:50", "2026-02-28 23:50", "minute"),
        ("", "", "unknown"),
    ],
)
def test_a_time_is_shown_with_how_sure_it_is_and_typed_again_as_it_is_shown(
    session: ReviewSession, typed: str, shown: str, precision: str
) -> None:
    header = rw.ReviewHeader(session)
    for text in (typed, shown):
        header.on_request("time", {"field": "detected_at", "text": text})
        found = next(one for one in header.state["times"] if one["name"] == "detected_at")
        assert (found["shown"], found["precision"]) == (shown, precision)
    assert (shown or "not known") in header.static_html()


def test_what_is_no_time_is_refused_and_changes_nothing(session: ReviewSession) -> None:
    header, before = rw.ReviewHeader(session), session.review
    with pytest.raises(InvalidTime, match="14:05"):
        header.on_request("time", {"field": "detected_at", "text": "soon"})
    assert session.review == before


def test_the_twin_gives_the_facts_and_roles_in_place_of_names(session: ReviewSession) -> None:
    person = {"name": "Priya N.", "role": "database on-call"}
    session.apply(
        {"op": "add", "collection": "participants", "id": "p-1", "fields": person},
        {
            "op": "set",
            "collection": "incident",
            "fields": {"severity": {"label": "SEV-2"}, "services": ["checkout"], "how_found": "customer"},
        },
    )
    twin = rw.ReviewHeader(session).static_html()
    assert [text for text in ("SEV-2", "checkout", "customer", "database on-call") if text not in twin] == []
    assert "Priya" not in twin
