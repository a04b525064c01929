"""A report written by a process of its own, for whom the caller does not wait: a kernel cannot run another notebook in itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from review_widgets.errors import RenderFailed
from review_widgets.reports import locate
from review_widgets.stores import Store

_SECONDS = 300


def write_apart(review_id: str, store: Store, out: Path | str, *, audience: str) -> Path:
    """Write the page of one report as `learning-review report` does, in a process of its own.

    Parameters
    ----------
    review_id
        What stands in the store under this id is written; save first.
    store
        Where the review is.
    out
        The folder; the page is ``<out>/<review_id>/report.html``.
    audience
        ``names``, ``roles`` or ``public``.

    Returns
    -------
    Path
        The page.

    Raises
    ------
    RenderFailed
        With what the process said.
    """
    words = [sys.executable, "-m", "review_widgets.cli", "report", review_id, "--store", locate(store)]
    words += ["--out", str(out), "--audience", audience]
    try:
        done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=_SECONDS)
        said = "" if done.returncode == 0 else done.stderr.strip() or f"exit code {done.returncode}"
    except (OSError, subprocess.TimeoutExpired) as err:
        said = str(err)
    page = Path(out) / review_id / "report.html"
    if said or not page.is_file():
        raise RenderFailed.of(
            f"the report of {review_id}",
            found=said or "no page",
            expected=f"a page at {page}",
            do="The review is published and saved; write the report again, here or with `learning-review report`.",
        )
    return page
