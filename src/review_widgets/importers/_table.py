"""Tables that tools export as CSV: their rows, and by their headers which tool wrote them."""

from __future__ import annotations

import csv
import re

from review_widgets.errors import ImportFailed
from review_widgets.importers._form import MAX_LINE, Content

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
    if not delimiter_of(first):
        return []
    try:
        return [name.strip() for name in next(csv.reader([first], delimiter=delimiter_of(first)), [])]
    except csv.Error:
        return []


def delimiter_of(line: str) -> str:
    """Give the mark that stands most often between the cells of a line, "" where there is none."""
    best = max((",", ";", "\t", "|"), key=line.count)
    return best if best in line else ""


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
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter_of(text.split("\n", 1)[0]) or ","))
    except csv.Error as err:
        raise ImportFailed.of(content.name, found=str(err), expected="a table", do="Export it again.") from err
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
