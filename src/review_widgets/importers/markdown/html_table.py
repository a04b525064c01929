"""Tables written as HTML inside Markdown: their rows as plain cells."""

from __future__ import annotations

import html.parser
import re

_LINES = ("br", "p", "div", "li")


class _Rows(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.is_in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append("")
            self.is_in_cell = True
        elif tag in _LINES and self.is_in_cell:
            self.rows[-1][-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self.is_in_cell = False

    def handle_data(self, data: str) -> None:
        if self.is_in_cell:
            self.rows[-1][-1] += re.sub(r"\s+", " ", data)


def read_html_table(markup: str) -> list[tuple[str, ...]]:
    """Give the rows of a table that have a cell, each cell's breaks as lines; none where there is no table."""
    if not re.match(r"\s*<(?:table|thead|tbody|tr)\b", markup, re.IGNORECASE):
        return []
    parser = _Rows()
    parser.feed(markup)
    parser.close()
    return [
        tuple("\n".join(filter(None, map(str.strip, cell.split("\n")))) for cell in row) for row in parser.rows if row
    ]
