"""No meaning hangs on a colour that somebody cannot see: apart for all eyes, or told by another sign as well."""

from __future__ import annotations

import json
from itertools import combinations

import pytest

from colour_vision import apart, ciede2000, read_colour, to_lab, too_close
from review_widgets.reports import find_sample
from review_widgets.stores import open_store
from review_widgets.trends import charts, open_archive


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0000),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_difference_is_that_of_the_published_pairs(
    one: tuple[float, float, float], two: tuple[float, float, float], expected: float
) -> None:
    assert ciede2000(one, two) == pytest.approx(expected, abs=1e-4)
    assert ciede2000(two, one) == pytest.approx(expected, abs=1e-4)


def test_a_traffic_light_is_found_out() -> None:
    assert apart("#d62728", "#2ca02c") < 20 < ciede2000(*(to_lab(read_colour(c)) for c in ("#d62728", "#2ca02c")))
    assert ("stop", "go") in too_close({"stop": "#c0392b", "go": "#7d8c2b"}, least=20)


def test_every_aspect_has_a_symbol_of_its_own() -> None:
    symbols = [symbol for _, symbol, _ in charts.ASPECTS.values()]
    assert len(set(symbols)) == len(symbols)


def drawn(name: str) -> dict[str, object]:
    """Give a chart of the sample as JSON."""
    archive = open_archive(open_store(find_sample() / "reviews"))
    made: dict[str, object] = json.loads(getattr(charts, name)(archive).figure.to_json())
    return made


@pytest.mark.parametrize("name", ["factor_strip", "would_have_helped", "how_found"])
def test_traces_of_a_chart_are_told_apart_by_shape_or_for_all_eyes(name: str) -> None:
    marks = [(t["name"], t["marker"]) for t in drawn(name)["data"] if t.get("showlegend") is not False]  # type: ignore[attr-defined]
    assert len(marks) >= 2
    alike = [
        (a, b, round(apart(one["color"], two["color"]), 1))
        for (a, one), (b, two) in combinations(marks, 2)
        if sign(one) == sign(two) and apart(one["color"], two["color"]) < 10
    ]
    assert alike == []


def sign(marker: dict[str, object]) -> str:
    """Give what a mark shows beside its colour."""
    return f"{marker.get('symbol', '')}{marker.get('pattern', {}).get('shape', '')}"  # type: ignore[attr-defined]
