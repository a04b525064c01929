"""Markdown in the layouts of other houses: our own importer finds the same events, circumstances and follow-ups in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from awkward import AWKWARD, T0
from hostile import hostile_record
from review_widgets.audience import prepare_for
from review_widgets.exporters import export_review
from review_widgets.importers import import_file
from review_widgets.model import Review
from review_widgets.redaction import KINDS, Masks
from review_widgets.schema import build_review, read_review
from test_hostile import acts_in_markdown

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = sorted(path for path in (ROOT / "workbooks" / "sample" / "reviews").glob("*.json") if path.name != "team.json")
ASPECT = ("helped", "triggered", "made_possible")
LAYOUTS = ("markdown_google", "markdown_pagerduty", "markdown_incident_io")


def told(review: Review) -> dict[str, Counter[tuple[object, ...]]]:
    """Give what every one of these layouts has a place for."""
    return {
        "events": Counter(
            (event.occurred_at and event.occurred_at.replace(microsecond=0), event.ended_at, event.text)
            for event in review.events
        ),
        "factors": Counter((factor.text, factor.aspect == "helped") for factor in review.factors),
        "triggers": Counter((factor.text,) for factor in review.factors if factor.aspect == "triggered"),
        "actions": Counter((one.title, one.due_date, one.status, one.assignee_team) for one in review.actions),
    }


def back(review: Review, layout: str, folder: Path) -> Review:
    """Give what a review is when it went out in a layout and was imported again."""
    path = folder / "2026-03-01.md"
    path.write_text(export_review(review, layout), encoding="utf-8", newline="")
    name, (read,) = import_file(path, masks=Masks(KINDS))
    assert name == "markdown"
    return read


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_the_same_events_circumstances_and_follow_ups_are_found_again(path: Path, layout: str, tmp_path: Path) -> None:
    review = prepare_for(read_review(path.read_bytes()), "names")
    again = back(review, layout, tmp_path)
    assert told(again) == told(review)
    assert again.incident.summary == review.incident.summary
    assert again.incident.impact.text == review.incident.impact.text
    assert again.incident.resolution == review.incident.resolution


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_text_neither_hides_an_event_nor_adds_one(text: str, layout: str, tmp_path: Path) -> None:
    texts = (f"Deploy {text} of 14:07", f"{text} was seen", f"seen: {text}")
    raw = {
        "id": "INC-7",
        "incident": {"title": f"On {text}"},
        "events": [
            {"id": f"e-{n}", "text": said, "occurred_at": T0 + timedelta(minutes=n)} for n, said in enumerate(texts)
        ],
        "factors": [{"id": f"f-{n}", "text": said, "aspect": ASPECT[n]} for n, said in enumerate(texts)],
        "actions": [{"id": f"a-{n}", "title": said, "assignee_team": "Ops"} for n, said in enumerate(texts)],
    }
    review = build_review(raw, where="awkward")
    again = back(review, layout, tmp_path)
    assert told(again)["events"] == told(review)["events"]
    assert told(again)["factors"] == told(review)["factors"]
    assert told(again)["actions"] == told(review)["actions"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_looks_as_it_did(layout: str, golden: Callable[[Path, str], None]) -> None:
    review = read_review((ROOT / "workbooks" / "sample" / "reviews" / "INC-104.json").read_bytes())
    text = export_review(prepare_for(review, "roles"), layout)
    golden(Path(__file__).parent / "data" / "exporters" / f"{layout}.md", text)
    assert "Ifeoma" not in text


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_in_a_layout_acts(layout: str) -> None:
    assert acts_in_markdown(export_review(build_review(hostile_record("INC-7"), where="corpus"), layout)) == []
