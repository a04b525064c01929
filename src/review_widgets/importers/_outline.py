"""The first piece of a JSON text as a value, even where the text is cut off: by its keys a tool is known without reading it all."""

from __future__ import annotations

import json
import re
from typing import Any

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|["{}\[\],]', re.DOTALL)
_CLOSING = {"{": "}", "[": "]"}


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
