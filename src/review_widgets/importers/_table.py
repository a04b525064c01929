"""Tables that tools export as CSV: their rows, and by their headers which tool wrote them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from itertools import islice

from review_widgets.errors import ImportFailed
from review_widgets.importers._form import MAX_LINE, Content

MAX_ROWS = 200_000
_TOOLS: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = (
    ("timeline_export", frozenset({"event_id", "at", "text", "precision"}), frozenset({"time_note", "kind"})),
    ("pagerduty", frozenset({"incident_number", "seconds_to_resolve"}), frozenset({"created_at"})),
    ("jira", frozenset({"issue key", "summary"}), frozenset({"issue id", "status", "created", "issue type"})),
    (
        "servicenow",
        frozenset({"number"}),
        frozenset(
            {
                "incident_state",
                "sys_updated_at",
                "sys_updated_on",
                "sys_created_on",
                "assignment_group",
                "close_code",
                "work_notes",
            }
        ),
    ),
)
"""Each tool (the first is our own export) with the columns it always has and those of which it has at least one."""


def tool_of(content: Content) -> str:
    """Give the tool whose table this is, by its header; "" where it is none of those with a form of their own."""
    names = {name.strip().lower() for name in read_header(content)}
    return next((tool for tool, all_of, one_of in _TOOLS if all_of <= names and one_of & names), "")


def read_header(content: Content) -> list[str]:
    """Give the names of a table's columns, cheaply and without raising; none where the content is no table of text."""
    head = content.head.lstrip("\ufeff \r\n")
    if content.members is not None or content.suffix not in (".csv", ".tsv", ".txt", ""):
        return []
    if head[:1] in ("{", "[", "<", "#", "|"):
        return []
    first = re.split(r"[\r\n]", head, maxsplit=1)[0]
    return [name.strip() for name in split_row(first)] if delimiter_of(first) else []


def split_row(line: str) -> list[str]:
    """Give the cells of one line, none where they cannot be told apart."""
    try:
        return next(csv.reader([line], delimiter=delimiter_of(line) or ","), [])
    except csv.Error:
        return []


def delimiter_of(line: str) -> str:
    """Give the mark that stands most often between the cells of a line, "" where there is none."""
    best = max((",", ";", "\t", "|"), key=line.count)
    return best if best in line else ""


def map_columns(
    header: Iterable[str], names: Mapping[str, Iterable[str]], plain: Callable[[str], str], content: Content
) -> dict[str, str]:
    """Give meaning → column: those the caller named first, then by their names, each column once, better names first.

    Parameters
    ----------
    names
        Meaning → the names a column of it may have, as ``plain`` gives them.
    plain
        Strips what does not matter from a column's name.
    """
    known = {plain(column): column for column in reversed([*header]) if column}
    found = {meaning: column for meaning, column in content.columns if column in known.values() and meaning in names}
    for meaning, called in names.items():
        column = next((known[name] for name in called if name in known and known[name] not in found.values()), "")
        if column and meaning not in found:
            found[meaning] = column
    return found


def check_columns(header: list[str], names: Iterable[str], content: Content) -> None:
    """Raise `ImportFailed` where the caller named a column that is not there, or a meaning that a table has none of."""
    for meaning, column in content.columns:
        if meaning not in names:
            raise ImportFailed.of(
                "column", found=f"{meaning}={column}", expected=f"one of {', '.join(names)}", do="Mend the meaning."
            )
        if column not in header:
            raise ImportFailed.of(
                f"{content.name}, column", found=column, expected=f"one of {', '.join(header)}", do="Mend the name."
            )


def read_rows(content: Content) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Give the header and the rows that have something in them, each with its number in the file; short rows are filled up.

    Raises
    ------
    ImportFailed
        There is a header and nothing else, or a cell beyond 8 million characters.
    """
    text = content.text.lstrip("\n")
    csv.field_size_limit(MAX_LINE)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text.split("\n", 1)[0]) or ",")
        rows = list(islice(reader, MAX_ROWS + 2))
    except csv.Error as err:
        raise ImportFailed.of(content.name, found=str(err), expected="a table", do="Export it again.") from err
    if len(rows) > MAX_ROWS + 1:
        raise ImportFailed.of(
            content.name, found=f"more than {MAX_ROWS:,} rows", expected="at most that many", do="Split the file."
        )
    header = [name.strip() for name in rows[0]]
    body = [
        (number, row + [""] * (len(header) - len(row)))
        for number, row in enumerate(rows[1:], start=2)
        if any(cell.strip() for cell in row)
    ]
    if not body:
        raise ImportFailed.of(content.name, found="a header and no rows", expected="rows", do="Export the rows too.")
    return header, body


def read_table(content: Content) -> tuple[list[str], list[list[str]]]:
    """Give what `read_rows` gives without the numbers."""
    header, body = read_rows(content)
    return header, [row for _, row in body]
