"""The text of a PDF, page after page.

Reading needs the package pypdf, which the extra ``pdf`` brings.
"""

from __future__ import annotations

import io
import logging

from review_widgets.errors import ImportFailed
from review_widgets.plural import count_of

MAX_PAGES = 300
_MOST = 4 * 1024 * 1024


def read_pages(raw: bytes, *, name: str) -> bytes:
    """Give the text of all pages as UTF-8.

    Raises
    ------
    ImportFailed
        The reader is not installed, the file is broken, locked, without text, or has more than 300 pages.
    """
    try:
        from pypdf import PdfReader
    except ImportError as err:
        raise ImportFailed.of(
            name,
            found="a PDF",
            expected="the package pypdf, which reads it",
            do='Install "review-widgets[pdf]", or copy its text into a file.',
        ) from err
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of every oddity of a file that can be read
    try:
        pages = PdfReader(io.BytesIO(raw)).pages
        count = len(pages)
        texts = [page.extract_text() for page in pages] if count <= MAX_PAGES else []
    except Exception as err:  # the reader raises whatever its parsers raise
        raise ImportFailed.of(
            name, found=f"{type(err).__name__}: {err}", expected="a PDF that can be read", do="Export it again."
        ) from err
    if count > MAX_PAGES:
        raise ImportFailed.of(name, found=count_of(count, "page"), expected=f"at most {MAX_PAGES}", do="Split it.")
    text = "\n".join(texts)[:_MOST]
    if not text.strip():
        raise ImportFailed.of(
            name, found="pages without text", expected="text", do="Export it as text; pictures cannot be read."
        )
    return text.encode("utf-8", "replace")
