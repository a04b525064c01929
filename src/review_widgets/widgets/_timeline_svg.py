"""The timeline as a still picture: the static twin of its canvas."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from review_widgets.escape import to_html
from review_widgets.model import EventKind, Review, TimelineEvent
from review_widgets.timeline import find_focus, find_gaps, order_events, zone_of

WIDTH, LEFT, RIGHT, LANE, TOP = 760, 108, 16, 26, 26


def draw_timeline(review: Review) -> str:
    """Give the SVG: one lane per kind of event, silent stretches shaded, clock times below."""
    picture = _Picture(review)
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {picture.height}" width="{WIDTH}" '
            f'height="{picture.height}" font-family="sans-serif" font-size="11" fill="#444">',
            f'<rect width="{WIDTH}" height="{picture.height}" fill="#fff"/>',
            *picture.gaps(),
            *picture.lanes(),
            *picture.marks(),
            *picture.beyond(),
            *picture.clock(review.incident.zone),
            "</svg>",
        ]
    )


def _time(event: TimelineEvent) -> datetime:
    return event.occurred_at or datetime.max.replace(tzinfo=UTC)


class _Picture:
    """The timed events of a review on one axis, a lane per kind."""

    def __init__(self, review: Review) -> None:
        timed = [event for event in order_events(review.events) if event.occurred_at]
        focus = find_focus(review)
        times = [at for event in timed for at in (event.occurred_at, event.ended_at) if at]
        self.first, last = focus or (min(times, default=datetime.now(UTC)), max(times, default=datetime.now(UTC)))
        self.span = max((last - self.first).total_seconds(), 60.0)
        self.earlier = sum(_time(event) < self.first for event in timed)
        self.later = sum(_time(event) > last for event in timed)
        self.events = [event for event in timed if self.first <= _time(event) <= last]
        self.kinds = [kind for kind in EventKind if any(event.kind is kind for event in self.events)]
        self.height = TOP + LANE * max(len(self.kinds), 1) + 30

    def x(self, at: datetime) -> float:
        return LEFT + (at - self.first).total_seconds() / self.span * (WIDTH - LEFT - RIGHT)

    def y(self, kind: EventKind) -> float:
        return TOP + self.kinds.index(kind) * LANE + LANE / 2

    def gaps(self) -> Iterator[str]:
        for gap in find_gaps(self.events):
            a, b = self.x(gap.started_at), self.x(gap.started_at + gap.length)
            tall = LANE * len(self.kinds) + 8
            yield f'<rect x="{a:.1f}" y="{TOP - 8}" width="{b - a:.1f}" height="{tall}" fill="#f0f0ee"/>'
            if b - a > 60:
                minutes = gap.length.total_seconds() / 60
                words = f"{minutes:.0f} min silent" if minutes < 90 else f"{minutes / 60:.1f} h silent"
                yield f'<text x="{(a + b) / 2:.1f}" y="{TOP - 12}" text-anchor="middle">{words}</text>'

    def lanes(self) -> Iterator[str]:
        for kind in self.kinds:
            y, words = self.y(kind), to_html(kind.value.replace("_", " "))
            yield f'<text x="{LEFT - 10}" y="{y + 4:.0f}" text-anchor="end">{words}</text>'
            yield f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.0f}" y2="{y:.0f}" stroke="#e4e4e4"/>'

    def marks(self) -> Iterator[str]:
        for event in self.events:
            a, y = self.x(_time(event)), self.y(event.kind)
            if event.ended_at and event.ended_at > _time(event):
                b = min(self.x(event.ended_at), WIDTH - RIGHT)
                yield f'<line x1="{a:.1f}" x2="{b:.1f}" y1="{y:.0f}" y2="{y:.0f}" stroke="#0b57a4" stroke-width="4"/>'
            radius = 6 if event.importance == "key" else 4
            fill = "#fff" if event.precision in ("approximate", "unknown") else "#0b57a4"
            yield f'<circle cx="{a:.1f}" cy="{y:.0f}" r="{radius}" fill="{fill}" stroke="#0b57a4" stroke-width="1.5"/>'

    def beyond(self) -> Iterator[str]:
        for count, words, place, anchor in (
            (self.earlier, "earlier", LEFT, "start"),
            (self.later, "later", WIDTH - RIGHT, "end"),
        ):
            if count:
                yield f'<text x="{place}" y="12" text-anchor="{anchor}">{count} {words}, in the list</text>'

    def clock(self, zone_name: str) -> Iterator[str]:
        zone = zone_of(zone_name)
        for share, anchor in ((0.0, "start"), (0.25, "middle"), (0.5, "middle"), (0.75, "middle"), (1.0, "end")):
            at = (self.first + timedelta(seconds=self.span * share)).astimezone(zone)
            words = at.strftime("%H:%M") if self.span < 86400 else at.strftime("%m-%d %H:%M")
            yield f'<text x="{self.x(at):.1f}" y="{self.height - 8}" text-anchor="{anchor}">{words}</text>'
