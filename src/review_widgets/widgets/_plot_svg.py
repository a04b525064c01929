"""The plot as a still picture: the static twin of the risk-versus-likelihood plot."""

from __future__ import annotations

import math

from review_widgets.escape import to_html
from review_widgets.model import Review
from review_widgets.settings import Team

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 720, 400, 128, 46, 12, 14
X_LOW, X_HIGH = 0.006, 0.994


def draw_plot(review: Review, team: Team) -> str:
    """Give the SVG: axes in words, thin lines of equal harm per year, one numbered range per placed takeaway."""
    steps = team.harm_scale.steps
    low, high = math.log10(steps[0].low), math.log10(steps[-1].high)

    def x(chance: float) -> float:
        first, last = _logit(X_LOW), _logit(X_HIGH)
        return LEFT + (_logit(chance) - first) / (last - first) * (WIDTH - LEFT - RIGHT)

    def y(harm: float) -> float:
        share = (math.log10(max(harm, 1e-9)) - low) / (high - low)
        return HEIGHT - BOTTOM - min(max(share, 0), 1) * (HEIGHT - BOTTOM - TOP)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        'font-family="sans-serif" font-size="11" fill="#444">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for step in team.likelihood_steps:
        a, b = x(step.low), x(step.high)
        parts.append(f'<line x1="{a:.1f}" x2="{a:.1f}" y1="{TOP}" y2="{HEIGHT - BOTTOM}" stroke="#e4e4e4"/>')
        parts.append(
            f'<text x="{(a + b) / 2:.1f}" y="{HEIGHT - BOTTOM + 15}" text-anchor="middle">{to_html(step.word)}</text>'
        )
    for level in steps:
        parts.append(
            f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(level.low):.1f}" y2="{y(level.low):.1f}" stroke="#e4e4e4"/>'
        )
        parts.append(
            f'<text x="{LEFT - 8}" y="{(y(level.low) + y(level.high)) / 2 + 4:.1f}" text-anchor="end">{to_html(level.word)}</text>'
        )
    for power in range(math.floor(low), math.ceil(high)):
        chances = [X_LOW + (X_HIGH - X_LOW) * n / 60 for n in range(61)]
        points = [(x(p), y(10**power / p)) for p in chances if low <= power - math.log10(p) <= high]
        line = " ".join(f"{a:.1f},{b:.1f}" for a, b in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="#bbb" stroke-dasharray="2 4"/>')
    for number, t in enumerate(review.takeaways, start=1):
        if t.likelihood_low is None or t.likelihood_high is None or t.risk_low is None or t.risk_high is None:
            continue
        a, b, c, d = x(t.likelihood_low), x(t.likelihood_high), y(t.risk_high), y(t.risk_low)
        stroke = "#0b57a4" if t.decision == "carry" else "#555"
        dash = ' stroke-dasharray="5 3"' if t.decision == "let_go" else ""
        parts.append(
            f'<rect x="{a:.1f}" y="{c:.1f}" width="{max(b - a, 12):.1f}" height="{max(d - c, 12):.1f}" rx="8" fill="{stroke}" '
            f'fill-opacity=".12" stroke="{stroke}" stroke-width="{2.5 if t.decision == "carry" else 1.3}"{dash}/>'
            f'<text x="{(a + b) / 2:.1f}" y="{(c + d) / 2 + 5:.1f}" text-anchor="middle" font-size="14" font-weight="bold" '
            f'fill="#111">{number}</text>'
        )
    months = team.horizon_months
    parts.append(
        f'<text x="{(LEFT + WIDTH) / 2}" y="{HEIGHT - 10}" text-anchor="middle">'
        f"chance that it contributes again within {months} months if nothing is done</text>"
    )
    return "".join([*parts, "</svg>"])


def _logit(chance: float) -> float:
    bounded = min(max(chance, X_LOW), X_HIGH)
    return math.log(bounded / (1 - bounded))
