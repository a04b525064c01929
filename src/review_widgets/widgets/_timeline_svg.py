"""The timeline as a still picture: the static twin of its canvas."""

from __future__ import annotations

from datetime import datetime, timedelta

from review_widgets.escape import to_html
from review_widgets.model import EventKind, Review
from review_widgets.timeline import find_gaps, order_events, zone_of

WIDTH, LEFT, RIGHT, LANE, TOP = 760, 108, 16, 26, 26


def draw_timeline(review: Review) -> str:
    """Give the SVG: one lane per kind of event, silent stretches shaded, clock times below."""
    events = [event for event in order_events(review.events) if event.occurred_at]
    kinds = [kind for kind in EventKind if any(event.kind is kind for event in events)]
    times = [at for event in events for at in (event.occurred_at, event.ended_at) if at]
    first = min(times, default=datetime.now().astimezone())
    last = max(max(times, default=first), first + timedelta(minutes=1))
    span = (last - first).total_seconds()
    height = TOP + LANE * max(len(kinds), 1) + 30

    def x(at: datetime) -> float:
        return LEFT + (at - first).total_seconds() / span * (WIDTH - LEFT - RIGHT)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        'font-family="sans-serif" font-size="11" fill="#444">',
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
    ]
    for gap in find_gaps(events):
        a, b = x(gap.started_at), x(gap.started_at + gap.length)
        parts.append(
            f'<rect x="{a:.1f}" y="{TOP - 8}" width="{b - a:.1f}" height="{LANE * len(kinds) + 8}" fill="#f0f0ee"/>'
        )
        if b - a > 60:
            minutes = gap.length.total_seconds() / 60
            words = f"{minutes:.0f} min silent" if minutes < 90 else f"{minutes / 60:.1f} h silent"
            parts.append(f'<text x="{(a + b) / 2:.1f}" y="{TOP - 12}" text-anchor="middle">{words}</text>')
    for row, kind in enumerate(kinds):
        y = TOP + row * LANE + LANE / 2
        parts.append(
            f'<text x="{LEFT - 10}" y="{y + 4:.0f}" text-anchor="end">{to_html(kind.value.replace("_", " "))}</text>'
        )
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.0f}" y2="{y:.0f}" stroke="#e4e4e4"/>')
    for event in events:
        assert event.occurred_at
        y = TOP + kinds.index(event.kind) * LANE + LANE / 2
        a = x(event.occurred_at)
        if event.ended_at and event.ended_at > event.occurred_at:
            parts.append(
                f'<line x1="{a:.1f}" x2="{x(event.ended_at):.1f}" y1="{y:.0f}" y2="{y:.0f}" stroke="#0b57a4" stroke-width="4"/>'
            )
        radius = 6 if event.importance == "key" else 4
        hollow = event.precision in ("approximate", "unknown")
        fill = "#fff" if hollow else "#0b57a4"
        parts.append(
            f'<circle cx="{a:.1f}" cy="{y:.0f}" r="{radius}" fill="{fill}" stroke="#0b57a4" stroke-width="1.5"/>'
        )
    zone = zone_of(review.incident.zone)
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        at = (first + timedelta(seconds=span * share)).astimezone(zone)
        words = at.strftime("%H:%M") if span < 86400 else at.strftime("%m-%d %H:%M")
        anchor = "start" if share == 0 else "end" if share == 1 else "middle"
        parts.append(f'<text x="{x(at):.1f}" y="{height - 8}" text-anchor="{anchor}">{words}</text>')
    return "".join([*parts, "</svg>"])
