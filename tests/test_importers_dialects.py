"""Whatever happened, written down in any of the timeline dialects, comes back at its times and with its words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from review_widgets.importers import import_review

Told = list[tuple[datetime, str]]
ZONES = {"UTC": 0, "CET": 1, "CEST": 2, "PST": -8, "GMT+2": 2, "UTC-7": -7}
WORDS = (
    "belt gate van label depot scanner lease queue clerk parcel lamp stops moves waits returns slows fails quietly again early"
    " 10 5xx v1.2.3 p99 50% to on may march second 1/2 #42 (again) and from 3rd by 2030 until at between"
).split()
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def under_days(told: Told, line: Callable[[datetime, str], str], day: Callable[[datetime], str]) -> str:
    """Write each day once, over its lines."""
    lines, before = [], None
    for at, text in told:
        if at.date() != before:
            lines.append(f"\n{day(at)}\n")
            before = at.date()
        lines.append(line(at, text))
    return "\n".join(lines)


def table(told: Told, zone: str) -> str:
    rows = "\n".join(f"| {at:%Y-%m-%d %H:%M} | {text} |" for at, text in told)
    return f"All times in {zone}.\n\n| Time | Event |\n| :--- | --- |\n{rows}"


def table_of_clocks(told: Told, zone: str) -> str:
    rows = "\n".join(f"| {at:%d %b %Y} | {at:%H:%M} | Ada | {text} |" for at, text in told)
    return f"| Date | Time ({zone}) | Who | What happened |\n|---|---|---|---|\n{rows}"


def headings(told: Told, zone: str) -> str:
    first = told[0][0].date()
    parts = [
        f"### {at:%Y-%m-%d %H:%M}\n\n{text}" if at.date() != first or number == 0 else f"### {at:%H:%M} - {text}"
        for number, (at, text) in enumerate(told)
    ]
    return f"All times in {zone}\n\n" + "\n\n".join(parts)


def headings_closed(told: Told, zone: str) -> str:
    return "\n\n".join(f"### {at:%B} {at.day}, {at:%H:%M} {zone} ##\n\n{text}" for at, text in told)


def chat(told: Told, zone: str) -> str:
    return under_days(
        told, lambda at, text: f"• {at:%H:%M:%S} <ada> {text}\n", lambda at: f"#### {at:%Y-%m-%d} ({zone})"
    )


def brackets(told: Told, zone: str) -> str:
    return under_days(told, lambda at, text: f"* [{at:%H:%M}] **{text}**", lambda at: f"### {at:%Y-%m-%d} ({zone})")


def tildes(told: Told, zone: str) -> str:
    return under_days(
        told,
        lambda at, text: f"~{at:%H:%M} {zone} - {text}\n",
        lambda at: f"**{at.day} {MONTHS[at.month - 1]} {at.year}**",
    )


def backticks(told: Told, zone: str) -> str:
    return f"Times are {zone}.\n" + under_days(
        told, lambda at, text: f'- `{at:%H:%M}` - "{text}"', lambda at: f"{at:%Y-%m-%d}"
    )


def halves(told: Told, zone: str) -> str:
    return f"*All times in {zone}*\n" + under_days(
        told,
        lambda at, text: f"{int(at.strftime('%I'))}:{at:%M} {at:%p} {text}\n",
        lambda at: f"**{at:%B} {at.day}, {at.year}**",
    )


def sentences(told: Told, zone: str) -> str:
    return "\n\n".join(f"At {at:%H:%M} {zone} on {at.day} {MONTHS[at.month - 1]} {at.year} {text}" for at, text in told)


def iso(told: Told, zone: str) -> str:
    offset = f"{ZONES[zone]:+03d}:00"
    return "\n".join(f"- {at:%Y-%m-%dT%H:%M:%S}{offset}: {text}" for at, text in told)


def newest_first(told: Told, zone: str) -> str:
    return "\n".join(f"- {at:%Y-%m-%d %H:%M} {zone}: {text}" for at, text in reversed(told))


def rolling(told: Told, zone: str) -> str:
    """Write the day once, at the top; what follows only rolls over midnight."""
    return f"{told[0][0]:%Y-%m-%d} (all times {zone})\n\n" + "\n".join(f"* {at:%H:%M} {text}" for at, text in told)


def code(told: Told, zone: str) -> str:
    return "```\n" + "\n".join(f"{at:%Y-%m-%d %H:%M} {zone}  {text}" for at, text in told) + "\n```"


DIALECTS = (
    table, table_of_clocks, headings, headings_closed, chat, brackets, tildes, backticks, halves, sentences, iso, newest_first, rolling, code,
)  # fmt: skip


@st.composite
def stories(draw: st.DrawFn) -> tuple[Told, str]:
    at = draw(st.datetimes(datetime(2024, 1, 1), datetime(2031, 12, 1))).replace(second=0, microsecond=0)
    told: Told = []
    for number in range(draw(st.integers(3, 9))):
        words = draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=6))
        told.append((at, f"{' '.join(words)} {'abcdefghi'[number]}"))
        at += timedelta(minutes=draw(st.integers(1, 300)))
    return told, draw(st.sampled_from(sorted(ZONES)))


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.__name__)
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(story=stories())
def test_a_story_comes_back_from_every_dialect(
    dialect: Callable[[Told, str], str], story: tuple[Told, str], tmp_path: Path
) -> None:
    told, zone = story
    path = tmp_path / f"{told[0][0].year}-review.md"
    path.write_text(
        f"# The belts of the north depot\n\n## Summary\n\nIt was slow.\n\n## Timeline\n\n{dialect(told, zone)}\n",
        encoding="utf-8",
    )
    review = import_review(path)
    found = [(event.occurred_at, event.text.strip('"')) for event in review.events]
    away = timedelta(hours=ZONES[zone])
    assert found == [((at - away).replace(tzinfo=UTC), text) for at, text in told]
