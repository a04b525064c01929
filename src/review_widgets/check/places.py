"""Where a text that was read from JSON stands in its file, so that a mark can be put at the right line and column."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice

Way = tuple[str | int, ...]
"""The way to a value: names of members and positions in lists."""

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]|[^\s{}\[\],:"]+')
_CHARACTER = re.compile(r"\\u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w|\\u\w{4}|\\.|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a text: line and column of its first character and behind its last, from 1, columns in code points."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class Lines:
    """The line and column of a place in a text, both from 1, the column in code points."""

    text: str
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", [0, *(found.end() for found in re.finditer("\n", self.text))])

    def place(self, at: int) -> tuple[int, int]:
        """Give line and column."""
        line = bisect_right(self.starts, at)
        return line, at - self.starts[line - 1] + 1

    def region(self, start: int, last: int, end: int) -> Region:
        """Give the stretch from ``start`` to behind the character that stands between ``last`` and ``end``."""
        end_line, end_column = self.place(last)
        return Region(*self.place(start), end_line, end_column + end - last)

    def line(self, at: int) -> tuple[int, str]:
        """Give where the line of a place begins, and its text without the line's end."""
        start = self.starts[bisect_right(self.starts, at) - 1]
        end = self.text.find("\n", start)
        return start, self.text[start : end if end >= 0 else len(self.text)].rstrip("\r")


def find_strings(text: str) -> Mapping[Way, int]:
    """Give where every string value of a valid JSON text begins (its quotation mark), by the way to it."""
    found: dict[Way, int] = {}
    way: list[str | int] = []
    key = False
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark in "{[":
            way.append("" if mark == "{" else 0)
            key = mark == "{"
        elif mark in "}]":
            way.pop()
            key = False
        elif mark == ",":
            if isinstance(way[-1], int):
                way[-1] += 1
            key = isinstance(way[-1], str)
        elif mark == ":":
            key = False
        elif mark[0] == '"' and key:
            way[-1] = unquote(mark)
        elif mark[0] == '"':
            found[tuple(way)] = token.start()
    return found


def unquote(quoted: str) -> str:
    """Read one JSON string."""
    import json

    read: str = json.loads(quoted)
    return read


def place_inside(text: str, quote: int, index: int) -> tuple[int, int]:
    """Give where the character ``index`` of the string that begins at ``quote`` begins and ends in the JSON text."""
    passed = islice(_CHARACTER.finditer(text, quote + 1), index, None)
    return next(passed).span()
