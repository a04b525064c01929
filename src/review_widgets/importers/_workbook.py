"""Tables in spreadsheets (.xlsx): the first sheet that holds a table, as the CSV the importers read.

Reading needs the package openpyxl, which the extra ``excel`` brings. It reads row by row within bounds; faster readers were seen to
ask for as much memory as a damaged cell's address says, which ends the process.
"""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from review_widgets.errors import ImportFailed
from review_widgets.importers._table import MAX_ROWS
from review_widgets.plural import count_of

SPREADSHEETS = (".xlsx", ".xlsm")
MAX_COLUMNS = 256
_MOST = 512 * 1024 * 1024


def read_workbook(raw: bytes, *, name: str) -> tuple[bytes, str]:
    """Give the rows of a workbook as CSV, and which sheet they are from and which were left out.

    Raises
    ------
    ImportFailed
        The reader is not installed, the file is broken or unpacks to more than 512 MB, or no sheet has two rows.
    """
    try:
        from openpyxl import load_workbook
    except ImportError as err:
        raise ImportFailed.of(
            name,
            found="a spreadsheet",
            expected="the package openpyxl, which reads it",
            do='Install "review-widgets[excel]", or save the sheet as CSV.',
        ) from err
    _check_size(raw, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions, which no table needs
            sheets = _read_sheets(load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False))
    except Exception as err:  # the reader raises whatever its parsers raise
        raise ImportFailed.of(
            name,
            found=f"{type(err).__name__}: {err}",
            expected="a spreadsheet",
            do="Save it again, or save the sheet as CSV.",
        ) from err
    for title, rows_found in sheets.items():
        if len(rows_found) > MAX_ROWS:
            raise ImportFailed.of(
                f"{name}, {title}", found="more rows", expected=f"at most {MAX_ROWS:,}", do="Split it."
            )
        if len(rows_found) > 1:
            left = [other for other in sheets if other != title and sheets[other]]
            said = f"sheet {title!r}" + (f"; not read: {', '.join(map(repr, left))}" if left else "")
            return _as_csv(rows_found), said
    raise ImportFailed.of(name, found="no sheet with rows", expected="a table with a header", do="Export the rows too.")


def _read_sheets(book: Any) -> dict[str, list[Sequence[object]]]:
    """Give each sheet's rows that have something in them, within the bounds of a table."""
    sheets: dict[str, list[Sequence[object]]] = {}
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        rows = sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS, values_only=True)
        sheets[sheet.title] = [row for row in rows if any(cell not in (None, "") for cell in row)]
    book.close()
    return sheets


def _check_size(raw: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as err:
        raise ImportFailed.of(name, found=str(err), expected="a whole spreadsheet", do="Save it again.") from err
    if size > _MOST:
        raise ImportFailed.of(
            name, found=f"{count_of(size, 'byte', spec=',')} unpacked", expected="at most 512 MB", do="Split the file."
        )


def _as_csv(rows: Sequence[Sequence[object]]) -> bytes:
    widest = max((at for row in rows for at, cell in enumerate(row) if cell not in (None, "")), default=0) + 1
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([_shown(cell) for cell in row[:widest]] for row in rows)
    return out.getvalue().encode("utf-8", "replace")


def _shown(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.isoformat(" ")
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
