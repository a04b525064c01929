"""The plot as a still picture: the static twin of the risk-versus-likelihood plot, in the report as well."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from review_widgets.escape import to_html
from review_widgets.model import Review, Takeaway
from review_widgets.plural import count_of
from review_widgets.settings import Team
from review_widgets.widgets._placing import chance_range, hands_reach

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 720, 440, 138, 60, 26, 14
X_LOW, X_HIGH = 0.006, 0.994
LABEL_HEIGHT, GAP = 18, 3
RARE_SIGN = "▲"


@dataclass(frozen=True)
class Box:
    """A rectangle on the picture, in its pixels."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        """Whether both share any ground."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


def draw_plot(review: Review, team: Team) -> str:
    """Give the SVG: axes in words, thin lines of equal harm per year, one numbered range per placed takeaway, hands as whiskers."""
    scale = _Scale(team)
    placed = [
        (f"{number}{RARE_SIGN if takeaway.is_tail else ''}", takeaway, box)
        for number, takeaway in enumerate(review.takeaways, start=1)
        if (box := scale.box(takeaway))
    ]
    ground = Box(LEFT, TOP, WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM)
    labels = place_labels([(box, label_width(number)) for number, _, box in placed], ground)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        'font-family="sans-serif" font-size="11" fill="#444">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        *_axes(team, scale),
        *_lines_of_equal_harm(scale),
    ]
    for _, takeaway, box in placed:
        parts += [_range(takeaway, box), *_whiskers(takeaway, box, scale, team)]
    for (number, takeaway, box), label in zip(placed, labels, strict=True):
        parts += _label(number, takeaway, box, label)
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

    def box(self, one: Takeaway) -> Box | None:
        """Give where a takeaway stands; None while it is not placed."""
        chance = chance_range(one)
        if chance is None or one.risk_low is None or one.risk_high is None:
            return None
        (a, b), (c, d) = map(self.x, chance), (self.y(one.risk_high), self.y(one.risk_low))
        return Box(a + 2, c + 2, max(b - a - 4, 14), max(d - c - 4, 14))  # neighbours keep an edge each


def label_width(number: str) -> float:
    """Give how wide the label of a number is."""
    return 8.0 * len(number) + 8 + 4 * number.endswith(RARE_SIGN)


def place_labels(ranges: Sequence[tuple[Box, float]], ground: Box) -> tuple[Box, ...]:
    """Give each range's label a place of its own: in its range from the top left on, else close around it.

    Parameters
    ----------
    ranges
        Each range with the width of its label, in the order in which labels choose.
    ground
        No label leaves it.
    """
    taken: list[Box] = []
    for box, width in ranges:
        places = list(_label_places(box, width, ground))
        taken.append(next((one for one in places if not any(map(one.meets, taken))), places[0]))
    return tuple(taken)


def _label_places(box: Box, width: float, ground: Box) -> Iterator[Box]:
    across, down = width + GAP, LABEL_HEIGHT + GAP
    columns = max(1, int((box.width - GAP) // across))
    rows = max(1, int((box.height - GAP) // down))
    left = box.x + GAP if box.width > across + GAP else box.x + (box.width - width) / 2
    top = box.y + GAP if box.height > down + GAP else box.y + (box.height - LABEL_HEIGHT) / 2
    for ring in range(12):
        for row in range(-ring, rows + ring):
            edge = ring == 0 or row in (-ring, rows + ring - 1)
            for column in range(-ring, columns + ring) if edge else (-ring, columns + ring - 1):
                x = min(max(left + column * across, ground.x), ground.x + ground.width - width)
                y = min(max(top + row * down, ground.y), ground.y + ground.height - LABEL_HEIGHT)
                yield Box(x, y, width, LABEL_HEIGHT)


def _axes(team: Team, scale: _Scale) -> Iterator[str]:
    floor = HEIGHT - BOTTOM
    for number, step in enumerate(team.likelihood_steps, start=1):
        a, b = scale.x(step.low), scale.x(step.high)
        yield f'<line x1="{a:.1f}" x2="{a:.1f}" y1="{TOP}" y2="{floor}" stroke="#e4e4e4"/>'
        middle = f'x="{(a + b) / 2:.1f}" text-anchor="middle"'
        yield f'<text {middle} y="{floor + 15}">{number}</text><text {middle} y="{floor + 29}">{to_html(step.word)}</text>'
    for number, level in enumerate(team.harm_scale.steps, start=1):
        a, b = scale.y(level.low), scale.y(level.high)
        yield f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{a:.1f}" y2="{a:.1f}" stroke="#e4e4e4"/>'
        words = f"{to_html(level.word)}  {number}"
        yield f'<text x="{LEFT - 8}" y="{(a + b) / 2 + 4:.1f}" text-anchor="end">{words}</text>'
    yield f'<text x="{LEFT - 8}" y="{TOP - 11}" text-anchor="end">harm if it does</text>'
    yield (
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 9}" text-anchor="middle">'
        f"chance that it contributes again within {count_of(team.horizon_months, 'month')} if nothing is done</text>"
    )


def _lines_of_equal_harm(scale: _Scale) -> Iterator[str]:
    chances = [X_LOW + (X_HIGH - X_LOW) * n / 60 for n in range(61)]
    for power in range(math.floor(scale.low), math.ceil(scale.high)):
        points = [
            (scale.x(p), scale.y(10**power / p)) for p in chances if scale.low <= power - math.log10(p) <= scale.high
        ]
        line = " ".join(f"{a:.1f},{b:.1f}" for a, b in points)
        yield f'<polyline points="{line}" fill="none" stroke="#bbb" stroke-dasharray="2 4"/>'


def _strokes(one: Takeaway) -> tuple[str, str]:
    """Give the colour of a takeaway's lines, and how its edge is drawn: told apart without the colour as well."""
    carried = one.decision == "carry"
    dash = ' stroke-dasharray="5 3"' if one.decision == "let_go" else ""
    return "#0b57a4" if carried else "#444", f' stroke-width="{2.5 if carried else 1.3}"{dash}'


def _range(one: Takeaway, box: Box) -> str:
    """Draw a range; one that is rare and grave has a double edge."""
    stroke, edge = _strokes(one)
    size = f'x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}"'
    made = f'<rect {size} rx="8" fill="{stroke}" fill-opacity=".08" stroke="{stroke}"{edge}/>'
    if one.is_tail:
        inner = f'x="{box.x + 4:.1f}" y="{box.y + 4:.1f}" width="{box.width - 8:.1f}" height="{box.height - 8:.1f}"'
        made += f'<rect class="rare" {inner} rx="5" fill="none" stroke="{stroke}"/>'
    return made


def _whiskers(one: Takeaway, box: Box, scale: _Scale, team: Team) -> Iterator[str]:
    """Draw from the lowest hand to the highest, with a cap at each end."""
    stroke, _ = _strokes(one)
    x, y = box.x + box.width / 2, box.y + box.height / 2
    path = ""
    if reach := hands_reach(one.estimates, "likelihood", team):
        a, b = map(scale.x, reach)
        path += f"M{a:.1f} {y - 6:.1f}v12m0-6H{b:.1f}m0-6v12"
    if reach := hands_reach(one.estimates, "risk", team):
        c, d = map(scale.y, reach)
        path += f"M{x - 6:.1f} {c:.1f}h12m-6 0V{d:.1f}m-6 0h12"
    if path:
        yield f'<path class="whisker" d="{path}" fill="none" stroke="{stroke}" stroke-width="1.8"/>'


def _label(number: str, one: Takeaway, box: Box, label: Box) -> Iterator[str]:
    stroke, edge = _strokes(one)
    x, y = label.x + label.width / 2, label.y + LABEL_HEIGHT / 2
    if not label.meets(box):
        near = min(max(x, box.x), box.x + box.width), min(max(y, box.y), box.y + box.height)
        yield f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{near[0]:.1f}" y2="{near[1]:.1f}" stroke="{stroke}"/>'
    size = f'x="{label.x:.1f}" y="{label.y:.1f}" width="{label.width:.1f}" height="{LABEL_HEIGHT}"'
    yield f'<rect {size} rx="5" fill="#fff" stroke="{stroke}"{edge}/>'
    words = f'x="{x:.1f}" y="{y + 5:.1f}" text-anchor="middle" font-size="13" font-weight="bold" fill="#111"'
    yield f'<text class="number" {words}>{number}</text>'


def _logit(chance: float) -> float:
    bounded = min(max(chance, X_LOW), X_HIGH)
    return math.log(bounded / (1 - bounded))
