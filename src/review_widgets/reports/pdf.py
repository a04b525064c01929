"""PDF: the self-contained page, printed by a Chromium that is on this machine; none is downloaded."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from review_widgets.errors import RenderFailed

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
SECONDS = 120
_FLAGS = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-pdf-header-footer",
    "--virtual-time-budget=5000",
)


def print_page(page: Path, out: Path) -> Path:
    """Print a page to a PDF.

    Parameters
    ----------
    page
        One self-contained HTML file.
    out
        The PDF; an earlier one is replaced only by a whole one.

    Raises
    ------
    RenderFailed
        There is no Chromium, or it made nothing.
    """
    browser = find_chromium()
    with tempfile.TemporaryDirectory(prefix="review-pdf-") as folder:
        made = Path(folder) / "report.pdf"
        as_root = ("--no-sandbox",) if getattr(os, "geteuid", lambda: 1)() == 0 else ()
        command = [browser, *_FLAGS, *as_root, f"--user-data-dir={folder}/profile", f"--print-to-pdf={made}"]
        try:
            done = subprocess.run(
                [*command, page.resolve().as_uri()], capture_output=True, text=True, timeout=SECONDS, check=False
            )
        except subprocess.TimeoutExpired as err:
            raise RenderFailed.of(
                str(out),
                found=f"nothing after {SECONDS} s",
                expected="a PDF",
                do="Try again; the page itself is there.",
            ) from err
        if not made.is_file() or made.stat().st_size == 0:
            said = done.stderr.strip().splitlines()[-1:] or ["nothing"]
            raise RenderFailed.of(str(out), found=said[0], expected="a PDF", do="Open the page and print it by hand.")
        shutil.move(made, out.with_name(f".{out.name}.new"))
        os.replace(out.with_name(f".{out.name}.new"), out)
    return out


def find_chromium() -> str:
    """Give the path of a Chromium, named in REVIEW_WIDGETS_CHROMIUM or found on the path.

    Raises
    ------
    RenderFailed
        There is none.
    """
    named = os.environ.get("REVIEW_WIDGETS_CHROMIUM")
    for name in (named,) if named else NAMES:
        if found := shutil.which(name):
            return found
    raise RenderFailed.of(
        "pdf",
        found=f"no {named or 'Chromium'}",
        expected="a Chromium on this machine",
        do="Install one, name it in REVIEW_WIDGETS_CHROMIUM, or open the HTML and print it.",
    )
