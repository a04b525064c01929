"""How far a batch is: a bar with rate and time left on a terminal, now and then a plain line elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from time import monotonic
from typing import TYPE_CHECKING, Any

from review_widgets.cli._command import say
from review_widgets.escape import to_terminal

if TYPE_CHECKING:
    from review_widgets.reports.batch import Progress

SAID_EVERY = 2.0
"""Seconds between two plain lines."""


@contextmanager
def telling(total: int) -> Iterator[Callable[[Progress], None]]:
    """Give the function that tells a batch's progress after each outcome; each failure is named at once."""
    if not sys.stderr.isatty():
        yield _plain_lines()
        return
    bar_of: Any = import_module("tqdm").tqdm  # untyped; papermill brings it
    with bar_of(total=total, unit=" reports", file=sys.stderr, dynamic_ncols=True, smoothing=0.05) as bar:

        def tell(progress: Progress) -> None:
            last = progress.outcomes[-1]
            if last.status == "failed":
                bar.write(to_terminal(f"{last.review_id} failed"), file=sys.stderr)
            bar.set_postfix_str(_aside(progress), refresh=False)
            bar.update()

        yield tell


def _plain_lines() -> Callable[[Progress], None]:
    said = [monotonic()]

    def tell(progress: Progress) -> None:
        last = progress.outcomes[-1]
        if last.status != "failed" and monotonic() - said[0] < SAID_EVERY:
            return
        said[0] = monotonic()
        done = f"{len(progress.outcomes)} of {progress.total}"
        parts = (done, f"{progress.rate:.1f} a second", f"{progress.left:.0f} s left", _aside(progress))
        say(" · ".join(filter(None, (*parts, f"{last.review_id} failed" if last.status == "failed" else ""))))

    return tell


def _aside(progress: Progress) -> str:
    """Say how many were unchanged and how many failed, where any did."""
    counts = ((progress.count(status), status) for status in ("unchanged", "failed"))
    return " · ".join(f"{count} {status}" for count, status in counts if count)
