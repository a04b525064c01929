"""The facts at the very top of a document: YAML between ``---`` or TOML between ``+++``, read as plain text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

_YAML = re.compile(r"\A---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\A\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
LOOKS = frozenset(
    "layout permalink format toc execute theme slug nav_order sidebar draft published weight output bibliography css jupyter editor "
    "comments image parent excerpt aliases html pdf engine kernel listing hide_title sidebar_position last_modified_at sitemap "
    "trust read_when template_schema_doc number-sections code-fold".split()
)
"""Keys that say how a page looks and nothing about what happened."""


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Give the facts at the very top, keys in small letters and lists joined by commas, and the rest of the text."""
    if found := _TOML.match(text):
        try:
            return dict(_flat(tomllib.loads(found[1]))), text[found.end() :]
        except (tomllib.TOMLDecodeError, RecursionError):
            return {}, text
    found = _YAML.match(text)
    if not found or not re.search(r"^[A-Za-z][\w -]*:", found[1], re.MULTILINE):
        return {}, text
    return _read_lines(found[1]), text[found.end() :]


def _flat(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in values.items():
        if isinstance(value, dict):
            yield from _flat(value)
        else:
            shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            yield key.lower(), shown


def _read_lines(block: str) -> dict[str, str]:
    """Read the lines of simple YAML; what is nested under a key is joined to its value."""
    values: dict[str, str] = {}
    key = ""
    for line in block.splitlines():
        found = re.match(r"([A-Za-z][\w -]*?)\s*:(?:\s+(.*))?$", line)
        if found:
            key = found[1].strip().lower()
            values[key] = _plain(found[2] or "")
        elif key and (more := re.sub(r"^\s*-\s+(?:name:\s+)?|\s+#.*$", "", line).strip()):
            glue = " " if values[key] in ("", ">", "|", ">-", "|-") else ", " if line.lstrip().startswith("-") else " "
            values[key] = (values[key].strip(">|-") + glue + _plain(more)).strip()
    return values


def _plain(value: str) -> str:
    value = re.sub(r"^#.*$|\s+#\s.*$", "", value.strip()).strip()
    if value[:1] == "[" and value[-1:] == "]":
        return ", ".join(part.strip().strip("'\"") for part in value[1:-1].split(",") if part.strip())
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value
