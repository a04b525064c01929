"""A report and the trends as somebody outside the room reads them: nothing to scroll in a box, each chart with its table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from review_widgets.reports import find_sample, write_report, write_trends

OpenFile = Callable[..., Page]


@pytest.mark.parametrize("width", [1400, 420])
def test_a_report_shows_a_timeline_of_usual_length_whole(tmp_path: Path, offline_page: OpenFile, width: int) -> None:
    page = offline_page(write_report("INC-219", str(find_sample() / "reviews"), tmp_path)["html"], width=width)
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(page.locator(".rw-timeline .rw-event")).to_have_count(25)
    assert page.locator(".rw-timeline .rw-list").evaluate("(one) => one.scrollHeight - one.clientHeight") <= 1


def test_every_chart_of_the_trends_opens_its_table(tmp_path: Path, offline_page: OpenFile) -> None:
    made = write_trends(str(find_sample() / "reviews"), tmp_path / "trends.html").path
    page = offline_page(made, width=1000)
    page.wait_for_selector("html[data-ready]", state="attached")
    for chart in page.locator("[data-figure] > .alive").all():
        expect(chart.locator("table")).to_be_hidden()
        chart.get_by_text("The same as a table").click()
        expect(chart.locator("table")).to_be_visible()
