"""The timeline with many events in Chromium, against plotly and vis-timeline: python -m benchmarks.timeline [--vis FOLDER] [--out FILE].

Every contender is one page from disk with its code and the same events in it. First paint is counted from the beginning of the
navigation to the second frame after the drawing call returned; frames are counted while a real mouse drags the picture to and fro.
vis-timeline is no dependency of this project: ``npm install vis-timeline`` in a folder of your own and name it with ``--vis``.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from benchmarks.timing import describe_machine
from review_widgets.model import EventKind, Incident, Review, TimelineEvent

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
BEGIN = datetime(2026, 3, 1, 10, 0, tzinfo=UTC)
SIZE = {"width": 1200, "height": 900}
KINDS = [
    EventKind.ALERT,
    EventKind.CHANGE,
    EventKind.ACTION,
    EventKind.OBSERVATION,
    EventKind.DECISION,
    EventKind.COMMUNICATION,
    EventKind.NOTE,
]
_PAGE = """<!doctype html><html><head><meta charset="utf-8"><style>body {{ margin: 0; font: 14px sans-serif; }} {css}</style></head>
<body><div id="place" style="width: 1180px"></div><script type="application/json" id="given">{given}</script>{scripts}
<script type="module">
const given = JSON.parse(document.getElementById("given").textContent);
const place = document.getElementById("place");
{draw}
requestAnimationFrame(() => requestAnimationFrame((now) => {{ window.painted = now; }}));
</script></body></html>"""
_COUNT = """() => {
  window.frames_ = [];
  const step = (now) => { window.frames_.push(now); window.counting = requestAnimationFrame(step); };
  requestAnimationFrame(step);
}"""
_OURS = """
const code = new Blob([document.getElementById("module").textContent], { type: "text/javascript" });
const model = { get: (name) => given[name], set() {}, save_changes() {}, send() {}, on() {}, off() {} };
(await import(URL.createObjectURL(code))).default.render({ model, el: place });"""
_PLOTLY = "await Plotly.newPlot(place, given.data, { ...given.layout, width: 1180, height: 420, dragmode: 'pan' }, { displayModeBar: false });"
_VIS = """
const groups = [...new Set(given.map((one) => one.group))].map((id) => ({ id, content: id }));
new vis.Timeline(place, new vis.DataSet(given), new vis.DataSet(groups), { width: "1180px", height: "420px", stack: false });"""


@dataclass(frozen=True)
class Contender:
    """A page to open, what to drag on it, and how much code it needs."""

    page: str
    handle: str
    code: int


def make_review(n: int) -> Review:
    """Make a review with ``n`` events over six hours (seed 1)."""
    rng = random.Random(1)
    at = sorted(rng.uniform(0, 6 * 3600) for _ in range(n))
    events = [
        TimelineEvent(
            id=f"e-{number}",
            occurred_at=BEGIN + timedelta(seconds=round(seconds)),
            kind=rng.choice(KINDS),
            text=f"event {number}: the queue held {rng.randrange(9999)} orders",
        )
        for number, seconds in enumerate(at)
    ]
    return Review(id=f"BENCH-{n}", incident=Incident(started_at=BEGIN), events=tuple(events))


def ours(review: Review) -> Contender:
    """Give the timeline as the notebook and the report show it."""
    from review_widgets.widgets import Timeline
    from review_widgets.widgets.base import join_css, join_esm

    code = join_esm("timeline")
    module = f"<script type='text/plain' id='module'>{code}</script>"
    given = {"state": Timeline(review).state}
    return Contender(
        _fill(_OURS, given, scripts=module, css=join_css("timeline")), ".rw-timeline canvas", len(code.encode())
    )


def plotly(review: Review) -> Contender:
    """Give a plain scatter of plotly: one trace per kind."""
    import plotly.graph_objects as go
    from plotly.offline import get_plotlyjs

    figure = go.Figure()
    for kind in KINDS:
        part = [event for event in review.events if event.kind == kind]
        x, text = [event.occurred_at for event in part], [event.text for event in part]
        figure.add_trace(go.Scatter(x=x, y=[kind.value] * len(part), text=text, mode="markers", name=kind.value))
    code = get_plotlyjs().replace("</script", "<\\/script")
    script = f"<script>{code}</script>"
    return Contender(_fill(_PLOTLY, json.loads(figure.to_json()), scripts=script), ".nsewdrag", len(code.encode()))


def vis(review: Review, folder: Path) -> Contender:
    """Give vis-timeline with one group per kind, from a folder where npm has put it."""
    home = folder / "node_modules" / "vis-timeline"
    code = (home / "standalone" / "umd" / "vis-timeline-graph2d.min.js").read_text(encoding="utf-8")
    css = (home / "styles" / "vis-timeline-graph2d.min.css").read_text(encoding="utf-8")
    given = [
        {"id": one.id, "group": one.kind.value, "content": one.text, "type": "point", "start": str(one.occurred_at)}
        for one in review.events
    ]
    return Contender(_fill(_VIS, given, scripts=f"<script>{code}</script>", css=css), ".vis-center", len(code.encode()))


def _fill(draw: str, given: object, *, scripts: str, css: str = "") -> str:
    return _PAGE.format(draw=draw, given=json.dumps(given).replace("<", "\\u003c"), scripts=scripts, css=css)


def measure(browser: Browser, contender: Contender, folder: Path) -> tuple[float, list[float]]:
    """Open a page and drag it; give the first paint in seconds and the lengths of the frames in milliseconds."""
    path = folder / "page.html"
    path.write_text(contender.page, encoding="utf-8")
    page = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]  # both are whole numbers
    page.goto(path.as_uri())
    page.wait_for_function("() => window.painted", timeout=60_000)
    painted = page.evaluate("() => window.painted") / 1000
    page.wait_for_timeout(500)
    box = page.locator(contender.handle).first.bounding_box()
    assert box, contender.handle
    x, y = box["x"] + box["width"] / 2, box["y"] + min(box["height"] / 2, 120)
    if contender.handle.endswith("canvas"):
        page.locator(contender.handle).press("+")
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(_COUNT)
    for step in range(120):
        page.mouse.move(x + 150 * ((step % 40) / 20 - 1) * (1 if step // 40 % 2 else -1), y)
    times = page.evaluate("() => { cancelAnimationFrame(window.counting); return window.frames_; }")
    page.mouse.up()
    page.close()
    return painted, [b - a for a, b in pairwise(times)]


def report(*, sizes: tuple[int, ...] = (500, 5_000), rounds: int = 3, vis_folder: Path | None = None) -> str:
    """Measure all contenders, taking turns; give the Markdown section."""
    from playwright.sync_api import sync_playwright

    makers: dict[str, Callable[[Review], Contender]] = {"our timeline": ours, "plotly go.Figure, scatter": plotly}
    if vis_folder:
        makers["vis-timeline"] = lambda review: vis(review, vis_folder)
    lines = [
        "| events | contender | code | first paint | frames/s | frame, median | frame, 95 % |",
        "|---:|---|---:|---:|---:|---:|---:|",
    ]
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as made:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        for size in sizes:
            review = make_review(size)
            contenders = {name: make(review) for name, make in makers.items()}
            seen: dict[str, list[tuple[float, list[float]]]] = {name: [] for name in contenders}
            for _ in range(rounds):
                for name, contender in contenders.items():
                    seen[name].append(measure(browser, contender, Path(made)))
            lines += [_row(size, name, contenders[name], seen[name]) for name in contenders]
        version = browser.version
        browser.close()
    without = "" if vis_folder else " vis-timeline was not measured: name a folder with --vis."
    return (
        f"## The timeline in Chromium {version}, headless, without a graphics card\n\nRounds: {rounds}; medians.{without}\n\n"
        + "\n".join(lines)
    )


def _row(size: int, name: str, contender: Contender, seen: list[tuple[float, list[float]]]) -> str:
    paint = median(one for one, _ in seen)
    frames = [frame for _, some in seen for frame in some]
    rate = 1000 * len(frames) / sum(frames)
    late = quantiles(frames, n=20)[-1]
    return f"| {size:,} | {name} | {contender.code / 1000:,.0f} kB | {paint:.2f} s | {rate:.0f} | {median(frames):.1f} ms | {late:.1f} ms |"


def find_chromium(environment: Mapping[str, str] = os.environ) -> str:
    """Give the system's Chromium, or end with a sentence."""
    found = shutil.which(environment.get("REVIEW_WIDGETS_CHROMIUM", "chromium")) or shutil.which("google-chrome")
    return found or sys.exit("found no chromium; install it, or name one in REVIEW_WIDGETS_CHROMIUM.")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.timeline", description="First paint and frames while dragging."
    )
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sizes", type=int, nargs="*", default=[500, 5_000])
    parser.add_argument("--vis", type=Path, default=None, help="a folder in which npm has installed vis-timeline")
    parser.add_argument("--out", type=Path, default=None, help="the page to write; the results are printed in any case")
    options = parser.parse_args()
    said = report(sizes=tuple(options.sizes), rounds=options.rounds, vis_folder=options.vis)
    given = f"--rounds {options.rounds}{' --vis FOLDER' if options.vis else ''}"
    page = f"# Results: the timeline\n\nMade by `python -m benchmarks.timeline {given}`"
    page += f" on {datetime.now(UTC):%Y-%m-%d}.\n\nMachine: {describe_machine()}.\n\n{said}\n"
    print(page)
    if options.out:
        options.out.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
