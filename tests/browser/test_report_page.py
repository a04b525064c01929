"""The report and the trends as files: offline, alive, and whole on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from review_widgets.reports import write_report, write_trends
from review_widgets.schema import build_review
from review_widgets.stores import open_store

HOSTILE = '<img src="http://elsewhere.invalid/x.png" onerror="window.harmed=1"></script><script>window.harmed=1</script>{{7*7}}`${1}`'
RAW = {
    "id": "INC-7",
    "status": "published",
    "incident": {
        "title": HOSTILE,
        "summary": HOSTILE + "\n\n[go](javascript:window.harmed=1)",
        "started_at": "2026-03-01T10:00:00Z",
        "resolved_at": "2026-03-01T11:10:00Z",
    },
    "participants": [{"id": "p-1", "name": "Priya Nair", "role": "Responder"}],
    "events": [
        {
            "id": f"e-{n}",
            "occurred_at": f"2026-03-01T10:{n:02d}:00Z",
            "text": f"{HOSTILE} by Priya",
            "actor": "p-1",
            "kind": "action",
        }
        for n in range(12)
    ],
    "factors": [{"id": "f-1", "text": HOSTILE, "labels": [HOSTILE], "would_have_detected": HOSTILE}],
    "takeaways": [
        {
            "id": "t-1",
            "text": HOSTILE,
            "decision": "carry",
            "risk_low": 100,
            "risk_high": 1000,
            "likelihood_low": 0.1,
            "likelihood_high": 0.3,
        }
    ],
}

OpenFile = Callable[..., Page]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    store = open_store(folder / "reviews")
    for number in range(4):
        store.save(build_review({**RAW, "id": f"INC-{7 + number}"}), expected_revision=0)
    made = write_report("INC-7", store, folder / "out", formats=("html", "md"))
    return {**made, "trends": write_trends(store, folder / "out" / "trends.html").path}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1400, 1000])
@pytest.mark.parametrize("name", ["html", "trends"])
def test_a_page_is_alive_offline_and_runs_nothing_of_the_record(
    pages: dict[str, Path], offline_page: OpenFile, name: str, width: int, dark: bool
) -> None:
    page = offline_page(pages[name], dark=dark, width=width)
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(page.locator(".live.is-live")).to_have_count(page.locator(".live").count())
    assert page.locator(".live").count() >= 2
    assert page.evaluate("() => window.harmed ?? 0") == 0
    assert page.locator("main img[src^=http], main script, a[href^=javascript]").count() == 0
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth + 1")


def test_the_widgets_of_a_report_move(pages: dict[str, Path], offline_page: OpenFile) -> None:
    page = offline_page(pages["html"])
    page.wait_for_selector("html[data-ready]", state="attached")
    page.locator(".rw-timeline .rw-filter").fill("no such words")
    expect(page.locator(".rw-timeline .rw-event")).to_have_count(0)
    page.locator(".rw-timeline .rw-filter").fill("by Responder A")
    expect(page.locator(".rw-timeline .rw-event").first).to_be_visible()
    page.locator(".rw-timeline .rw-list").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".rw-timeline [aria-selected=true]")).to_have_count(1)
    assert "read-only" in page.locator(".rw-timeline .rw-saved").inner_text()


def test_paper_shows_the_static_twins(pages: dict[str, Path], offline_page: OpenFile) -> None:
    page = offline_page(pages["html"], paper=True)
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(page.locator(".alive").first).to_be_hidden()
    expect(page.locator(".still table").first).to_be_visible()
    assert page.locator(".still img").first.evaluate("(img) => img.complete && img.naturalWidth > 100")


def test_no_name_leaves_the_room_in_any_format(pages: dict[str, Path]) -> None:
    for name in ("html", "md"):
        text = pages[name].read_text(encoding="utf-8")
        assert "Responder A" in text
        assert "Priya" not in text
        assert "Nair" not in text


def test_no_chart_offers_to_upload_anything(pages: dict[str, Path], offline_page: OpenFile) -> None:
    page = offline_page(pages["trends"])
    page.wait_for_selector("html[data-ready]", state="attached")
    buttons = page.locator(".modebar-btn").evaluate_all("(all) => all.map((one) => one.dataset.title)")
    assert len(buttons) > 3
    assert not [title for title in buttons if "share" in (title or "").lower() or "cloud" in (title or "").lower()]
