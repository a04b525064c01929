"""Tables in the files of a spreadsheet (.xlsx, .xls, .ods): the first sheet that holds a table, as the CSV the importers read.

Reading needs the package python-calamine, which the extra ``excel`` brings.
"""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime, time
from itertools import islice

from review_widgets.errors import ImportFailed

SPREADSHEETS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
MAX_ROWS = 200_000
_MOST = 512 * 1024 * 1024


def read_workbook(raw: bytes, *, name: str) -> tuple[bytes, str]:
    """Give the rows of a workbook as CSV, and which sheets they are from and which were left out.

    Raises
    ------
    ImportFailed
        The reader is not installed, the file is broken or unpacks to more than 512 MB, or no sheet has two rows.
    """
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError as err:
        raise ImportFailed.of(
            name,
            found="a spreadsheet",
            expected="the package python-calamine, which reads it",
            do='Install "review-widgets[excel]", or save the sheet as CSV.',
        ) from err
    _check_size(raw, name)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        sheets = {
            sheet: list(islice(book.get_sheet_by_name(sheet).iter_rows(), MAX_ROWS + 1)) for sheet in book.sheet_names
        }
    except (CalamineError, OSError, ValueError) as err:
        raise ImportFailed.of(
            name,
            found=str(err) or type(err).__name__,
            expected="a spreadsheet",
            do="Save it again, or save the sheet as CSV.",
        ) from err
    for sheet, rows in sheets.items():
        if len(rows) > MAX_ROWS:
            raise ImportFailed.of(
                f"{name}, {sheet}", found="more rows", expected=f"at most {MAX_ROWS:,}", do="Split it."
            )
        if len(rows) > 1:
            left = [other for other in sheets if other != sheet and sheets[other]]
            said = f"sheet {sheet!r}" + (f"; not read: {', '.join(map(repr, left))}" if left else "")
            return _as_csv(rows), said
    raise ImportFailed.of(name, found="no sheet with rows", expected="a table with a header", do="Export the rows too.")


def _check_size(raw: bytes, name: str) -> None:
    if not raw.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as err:
        raise ImportFailed.of(name, found=str(err), expected="a whole spreadsheet", do="Save it again.") from err
    if size > _MOST:
        raise ImportFailed.of(name, found=f"{size:,} bytes unpacked", expected="at most 512 MB", do="Split the file.")


def _as_csv(rows: list[list[object]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([_shown(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8")


def _shown(cell: object) -> str:
    if isinstance(cell, (datetime, date, time)):
        return cell.isoformat(" ") if isinstance(cell, datetime) else cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
