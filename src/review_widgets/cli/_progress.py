"""How far a batch is: a bar with rate and time left on a terminal, now and then a plain line elsewhere."""

from __future__ import annotations

import os
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

_BAR = "{l_bar}{bar}| {n_fmt}/{total_fmt} [{elapsed}{postfix}]"
SAID_EVERY = 2.0
"""Seconds between two plain lines."""


@contextmanager
def telling(total: int) -> Iterator[Callable[[Progress], None]]:
    """Give the function that tells a batch's progress after each outcome; each failure is named at once."""
    if not _has_room():
        yield _plain_lines()
        return
    bar_of: Any = import_module("tqdm").tqdm  # untyped; papermill brings it
    with bar_of(total=total, file=sys.stderr, dynamic_ncols=True, bar_format=_BAR) as bar:

        def tell(progress: Progress) -> None:
            last = progress.outcomes[-1]
            if last.status == "failed":
                bar.write(to_terminal(f"{last.review_id} failed"), file=sys.stderr)
            bar.set_postfix_str(" · ".join(_said(progress)), refresh=False)
            bar.update()

        yield tell


def _has_room() -> bool:
    """Tell whether errors go to a terminal in which a bar can be seen; one of no width, as machines open some, shows none."""
    if not sys.stderr.isatty():
        return False
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns > 0
    except OSError:
        return True


def _plain_lines() -> Callable[[Progress], None]:
    said = [monotonic()]

    def tell(progress: Progress) -> None:
        last = progress.outcomes[-1]
        if last.status != "failed" and monotonic() - said[0] < SAID_EVERY:
            return
        said[0] = monotonic()
        done = f"{len(progress.outcomes)} of {progress.total}"
        say(" · ".join((done, *_said(progress), *([f"{last.review_id} failed"] if last.status == "failed" else []))))

    return tell


def _said(progress: Progress) -> list[str]:
    """Say the rate and the time left as soon as there is a rate, and how many were unchanged and how many failed, where any did."""
    rate = f"{progress.rate:.1f}" if progress.rate >= 1 else f"{progress.rate:.2g}"
    pace = [f"{rate} a second", f"{progress.left:.0f} s left"] if progress.rate else []
    counts = ((progress.count(status), status) for status in ("unchanged", "failed"))
    return pace + [f"{count} {status}" for count, status in counts if count]
