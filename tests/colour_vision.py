"""How far two colours stand apart for eyes that see fewer: simulated, then measured as CIEDE2000.

References
----------
G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision
Deficiency", IEEE TVCG 15(6), 2009: the matrices for severity 1.0, applied to linear RGB.
G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000 Color-Difference Formula", Color Research and Application 30(1), 2005.
"""

from __future__ import annotations

import re
from itertools import combinations
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

MACHADO = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
_WHITE = (0.95047, 1.0, 1.08883)
_25_7 = 25.0**7

Three = tuple[float, float, float]


def read_colour(css: str, ground: str = "") -> Three:
    """Read ``#rrggbb`` or ``rgb(r, g, b)`` as shares of one; a translucent colour is laid over the ground, or refused without one."""
    if match := re.fullmatch(r"#([0-9a-f]{6})", css.strip().lower()):
        found = [int(match[1][at : at + 2], 16) / 255 for at in (0, 2, 4)]
    else:
        numbers = [float(part) for part in re.findall(r"[\d.]+", css)]
        assert css.startswith("rgb"), f"not a colour: {css!r}"
        solid = numbers[3] if len(numbers) > 3 else 1
        assert solid == 1 or ground, f"translucent: {css!r}"
        found = [part / 255 for part in numbers[:3]]
        if solid < 1:
            found = [part * solid + under * (1 - solid) for part, under in zip(found, read_colour(ground), strict=True)]
    return found[0], found[1], found[2]


def _times(matrix: tuple[tuple[float, ...], ...], value: Three) -> Three:
    a, b, c = (sum(m * v for m, v in zip(row, value, strict=True)) for row in matrix)
    return a, b, c


def to_lab(colour: Three, eyes: str = "normal") -> Three:
    """Give CIE Lab (D65) of an sRGB colour as some eyes see it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    seen = [min(max(c, 0.0), 1.0) for c in _times(MACHADO[eyes], (linear[0], linear[1], linear[2]))]
    ratios = [v / w for v, w in zip(_times(_XYZ, (seen[0], seen[1], seen[2])), _WHITE, strict=True)]
    fx, fy, fz = (r ** (1 / 3) if r > 216 / 24389 else (24389 / 27 * r + 16) / 116 for r in ratios)
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def ciede2000(one: Three, two: Three) -> float:
    """Give the CIEDE2000 difference of two Lab colours."""
    (l1, a1, b1), (l2, a2, b2) = one, two
    mean = ((hypot(a1, b1) + hypot(a2, b2)) / 2) ** 7
    g = 0.5 * (1 - sqrt(mean / (mean + _25_7)))
    (a1, a2) = (a1 * (1 + g), a2 * (1 + g))
    c1, c2 = hypot(a1, b1), hypot(a2, b2)
    h1, h2 = degrees(atan2(b1, a1)) % 360, degrees(atan2(b2, a2)) % 360
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    dl, dc, dh = l2 - l1, c2 - c1, 2 * sqrt(c1 * c2) * sin(radians(turn / 2))
    lm, cm, hm = (l1 + l2) / 2, (c1 + c2) / 2, (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    t = (
        1
        - 0.17 * cos(radians(hm - 30))
        + 0.24 * cos(radians(2 * hm))
        + 0.32 * cos(radians(3 * hm + 6))
        - 0.20 * cos(radians(4 * hm - 63))
    )
    sl, sc, sh = 1 + 0.015 * (lm - 50) ** 2 / sqrt(20 + (lm - 50) ** 2), 1 + 0.045 * cm, 1 + 0.015 * cm * t
    around = 60 * exp(-(((hm - 275) / 25) ** 2))
    twist = -sin(radians(around)) * 2 * sqrt(cm**7 / (cm**7 + _25_7))
    return sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + twist * (dc / sc) * (dh / sh))


def apart(one: str, two: str) -> float:
    """Give how far two colours stand apart for those eyes that tell them apart worst."""
    first, second = read_colour(one), read_colour(two)
    return min(ciede2000(to_lab(first, eyes), to_lab(second, eyes)) for eyes in MACHADO)


def too_close(colours: dict[str, str], least: float = 10) -> dict[tuple[str, str], float]:
    """Give the pairs of named colours that some eyes cannot tell apart, with how far they stand."""
    found = {(a, b): round(apart(colours[a], colours[b]), 1) for a, b in combinations(colours, 2)}
    return {pair: far for pair, far in found.items() if far < least}


def contrast(one: str, ground: str) -> float:
    """Give the contrast of a colour with the ground it stands on as WCAG 2 defines it, 1 to 21."""
    lights = []
    for colour in (read_colour(one, ground), read_colour(ground)):
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
        lights.append(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])
    return (max(lights) + 0.05) / (min(lights) + 0.05)
