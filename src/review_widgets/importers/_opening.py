"""Opening what somebody wants imported: a file, packed or not, a folder, a zip."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

from review_widgets.errors import ImportFailed, ReviewError
from review_widgets.importers._form import MAX_BYTES, Content
from review_widgets.importers._members import Members
from review_widgets.importers._workbook import SPREADSHEETS, read_workbook
from review_widgets.timeline import zone_of


def open_content(path: Path, zone: str) -> Content:
    """Give the content of a file, a folder or a zip; ``.gz`` is unpacked, a spreadsheet becomes the CSV of its table.

    Raises
    ------
    ImportFailed
        It cannot be read or is larger than 256 MB.
    """
    if zone:
        zone_of(zone)
    try:
        if path.is_dir() or path.suffix.lower() == ".zip":
            return Content(path.name, b"", zone, Members(path))
        size = path.stat().st_size
        if not path.is_file():
            raise ImportFailed.of(path.name, found="a pipe or device", expected="a file", do="Save it to a file first.")
        raw = path.read_bytes() if size <= MAX_BYTES else b""
        if path.suffix.lower() == ".gz" and raw:
            with gzip.open(path) as packed:
                raw = packed.read(MAX_BYTES + 1)
                size = len(raw)
    except ReviewError:
        raise
    except (OSError, EOFError, zlib.error) as err:
        reason = getattr(err, "strerror", None) or type(err).__name__
        raise ImportFailed.of(
            path.name, found=reason, expected="a file that can be read", do="Check the path and the file."
        ) from err
    if size > MAX_BYTES:
        raise ImportFailed.of(path.name, found=f"{size:,} bytes", expected="at most 256 MB", do="Split the file.")
    if path.suffix.lower() in SPREADSHEETS and raw:
        rows, sheet = read_workbook(raw, name=path.name)
        return Content(path.name, rows, zone, sheet=sheet)
    return Content(path.name, raw, zone)
