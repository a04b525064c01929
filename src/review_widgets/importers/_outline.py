"""The first piece of a JSON text as a value, even where the text is cut off: by its keys a tool is known without reading it all."""

from __future__ import annotations

import json
import re
from typing import Any

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|["{}\[\],]', re.DOTALL)
_CLOSING = {"{": "}", "[": "]"}


_LINES = 8


def first_lines(head: str) -> list[str]:
    """Give the first eight lines of JSON lines, or the whole text where it is one document."""
    return [line for line in head.split("\n") if line.strip()][:_LINES] if is_lines(head) else [head]


def is_lines(head: str) -> bool:
    """Whether a text is JSON lines: its first line is a whole object, and another begins after it."""
    first, _, rest = head.lstrip("\ufeff \r\n").partition("\n")
    return first.startswith("{") and first.rstrip().endswith("}") and rest.lstrip()[:1] == "{"


def outline(head: str) -> Any:
    """Give the first JSON value of a text, cut at the last comma where the text ends too early; None where there is none."""
    start = head.lstrip("\ufeff \t\r\n")
    if start[:1] not in ("{", "["):
        return None
    try:
        return json.JSONDecoder().raw_decode(start)[0]
    except (ValueError, RecursionError):
        pass
    open_now: list[str] = []
    cuts: list[tuple[int, str]] = []
    for token in _TOKEN.finditer(start):
        mark = token[0]
        if mark == '"' or len(open_now) > 100:
            break
        if mark in _CLOSING:
            open_now.append(_CLOSING[mark])
        elif mark in ("}", "]"):
            if not open_now:
                break
            open_now.pop()
        elif mark == "," and open_now:
            cuts.append((token.start(), "".join(reversed(open_now))))
    for at, closing in reversed(cuts[-20:]):
        try:
            return json.loads(start[:at] + closing)
        except (ValueError, RecursionError):
            continue
    return None
