"""Tables that tools export as CSV: their rows, and by their headers which tool wrote them."""

from __future__ import annotations

import csv
import io

from review_widgets.errors import ImportFailed
from review_widgets.importers._form import Content

_TOOLS: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = (
    ("pagerduty", frozenset({"incident_number", "seconds_to_resolve"}), frozenset({"created_at"})),
    ("jira", frozenset({"issue key", "summary"}), frozenset({"issue id", "status", "created", "issue type"})),
    (
        "servicenow",
        frozenset({"number"}),
        frozenset(
            {"incident_state", "sys_updated_at", "sys_updated_on", "sys_created_on", "assignment_group", "close_code"}
        ),
    ),
)
"""Each tool with the columns it always has and those of which it has at least one."""


def tool_of(content: Content) -> str:
    """Give the tool whose table this is, by its header; "" where it is none of those with a form of their own."""
    head = content.head.lstrip("\ufeff \n")
    if (
        content.members is not None
        or head[:1] in ("{", "[", "<", "#")
        or content.suffix not in (".csv", ".tsv", ".txt", "")
    ):
        return ""
    names = {name.strip().lower() for name in header_of(head)}
    return next((tool for tool, all_of, one_of in _TOOLS if all_of <= names and one_of & names), "")


def header_of(head: str) -> list[str]:
    """Give the cells of the first line, none where it is no line of a table."""
    first = head.split("\n", 1)[0]
    try:
        return next(csv.reader([first], delimiter=delimiter_of(first)), [])
    except csv.Error:
        return []


def delimiter_of(line: str) -> str:
    """Give the mark that stands most often in a line, a comma where there is none."""
    return max((",", ";", "\t", "|"), key=line.count)


def read_table(content: Content) -> tuple[list[str], list[list[str]]]:
    """Give the header and the rows that have something in them; a short row is filled up, so that none is lost.

    Raises
    ------
    ImportFailed
        There is a header and nothing else, or a cell beyond 8 million characters.
    """
    text = content.text.lstrip("\n")
    csv.field_size_limit(8 * 1024 * 1024)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter_of(text.split("\n", 1)[0])))
    except csv.Error as err:
        raise ImportFailed.of(content.name, found=str(err), expected="a table", do="Export it again.") from err
    header = [name.strip() for name in rows[0]]
    body = [row for row in rows[1:] if any(cell.strip() for cell in row)]
    if not body:
        raise ImportFailed.of(content.name, found="a header and no rows", expected="rows", do="Export the rows too.")
    return header, [row + [""] * (len(header) - len(row)) for row in body]
