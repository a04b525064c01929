"""The plot as a still picture: the static twin of the risk-versus-likelihood plot."""

from __future__ import annotations

import math
from collections.abc import Iterator

from review_widgets.escape import to_html
from review_widgets.model import Review, Takeaway
from review_widgets.settings import Team

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 720, 400, 128, 46, 12, 14
X_LOW, X_HIGH = 0.006, 0.994


def draw_plot(review: Review, team: Team) -> str:
    """Give the SVG: axes in words, thin lines of equal harm per year, one numbered range per placed takeaway."""
    scale = _Scale(team)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        'font-family="sans-serif" font-size="11" fill="#444">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        *_axes(team, scale),
        *_lines_of_equal_harm(scale),
    ]
    for number, takeaway in enumerate(review.takeaways, start=1):
        parts += _ranges(number, takeaway, scale)
    parts.append(
        f'<text x="{(LEFT + WIDTH) / 2}" y="{HEIGHT - 10}" text-anchor="middle">'
        f"chance that it contributes again within {team.horizon_months} months if nothing is done</text>"
    )
    return "".join([*parts, "</svg>"])


class _Scale:
    """Places chances and harms on the picture: log odds across, powers of ten upwards."""

    def __init__(self, team: Team) -> None:
        steps = team.harm_scale.steps
        self.low, self.high = math.log10(steps[0].low), math.log10(steps[-1].high)

    def x(self, chance: float) -> float:
        first, last = _logit(X_LOW), _logit(X_HIGH)
        return LEFT + (_logit(chance) - first) / (last - first) * (WIDTH - LEFT - RIGHT)

    def y(self, harm: float) -> float:
        share = (math.log10(max(harm, 1e-9)) - self.low) / (self.high - self.low)
        return HEIGHT - BOTTOM - min(max(share, 0), 1) * (HEIGHT - BOTTOM - TOP)


def _axes(team: Team, scale: _Scale) -> Iterator[str]:
    for step in team.likelihood_steps:
        a, b = scale.x(step.low), scale.x(step.high)
        yield f'<line x1="{a:.1f}" x2="{a:.1f}" y1="{TOP}" y2="{HEIGHT - BOTTOM}" stroke="#e4e4e4"/>'
        words = to_html(step.word)
        yield f'<text x="{(a + b) / 2:.1f}" y="{HEIGHT - BOTTOM + 15}" text-anchor="middle">{words}</text>'
    for level in team.harm_scale.steps:
        a, b = scale.y(level.low), scale.y(level.high)
        yield f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{a:.1f}" y2="{a:.1f}" stroke="#e4e4e4"/>'
        yield f'<text x="{LEFT - 8}" y="{(a + b) / 2 + 4:.1f}" text-anchor="end">{to_html(level.word)}</text>'


def _lines_of_equal_harm(scale: _Scale) -> Iterator[str]:
    chances = [X_LOW + (X_HIGH - X_LOW) * n / 60 for n in range(61)]
    for power in range(math.floor(scale.low), math.ceil(scale.high)):
        points = [
            (scale.x(p), scale.y(10**power / p)) for p in chances if scale.low <= power - math.log10(p) <= scale.high
        ]
        line = " ".join(f"{a:.1f},{b:.1f}" for a, b in points)
        yield f'<polyline points="{line}" fill="none" stroke="#bbb" stroke-dasharray="2 4"/>'


def _ranges(number: int, one: Takeaway, scale: _Scale) -> Iterator[str]:
    if one.likelihood_low is None or one.likelihood_high is None or one.risk_low is None or one.risk_high is None:
        return
    a, b = scale.x(one.likelihood_low), scale.x(one.likelihood_high)
    c, d = scale.y(one.risk_high), scale.y(one.risk_low)
    carried = one.decision == "carry"
    stroke = "#0b57a4" if carried else "#555"
    dash = ' stroke-dasharray="5 3"' if one.decision == "let_go" else ""
    yield (
        f'<rect x="{a:.1f}" y="{c:.1f}" width="{max(b - a, 12):.1f}" height="{max(d - c, 12):.1f}" rx="8" fill="{stroke}" '
        f'fill-opacity=".12" stroke="{stroke}" stroke-width="{2.5 if carried else 1.3}"{dash}/>'
    )
    yield (
        f'<text x="{(a + b) / 2:.1f}" y="{(c + d) / 2 + 5:.1f}" text-anchor="middle" font-size="14" font-weight="bold" '
        f'fill="#111">{number}</text>'
    )


def _logit(chance: float) -> float:
    bounded = min(max(chance, X_LOW), X_HIGH)
    return math.log(bounded / (1 - bounded))
