"""The blocks of a Markdown document in order, with the heading each stands under."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt

Kind = Literal["heading", "text", "item", "row", "code"]
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_PAIR = re.compile(
    r"^[ \t]*(?:[-*+][ \t]+)?[*_]{0,2}([A-Za-z][\w /()-]{1,30}?)[*_]{0,2}[ \t]*:[*_]{0,2}[ \t]+(\S.*?)[ \t]*$"
)


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its kind, its text (Markdown source), list or heading depth, and cells for a table row.

    ``header`` is the table's first row in small letters.
    """

    kind: Kind
    text: str
    depth: int = 0
    cells: tuple[str, ...] = ()
    header: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with the blocks that follow it up to the next heading; the first part may have no heading."""

    title: str
    depth: int
    blocks: tuple[Block, ...]
    parents: tuple[str, ...] = ()


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Give the ``key: value`` lines at the very top and the rest; anything more nested stays one text per key."""
    found = _FRONT.match(text)
    if not found:
        return {}, text
    values = {}
    for line in found[1].splitlines():
        key, colon, value = line.partition(":")
        if colon and re.fullmatch(r"[A-Za-z][\w -]*", key.strip()):
            values[key.strip().lower()] = value.strip().strip("'\"")
    return values, text[found.end() :]


def read_pair(text: str) -> tuple[str, str] | None:
    """Give a ``Severity: SEV2`` line as key (small letters) and value."""
    found = _PAIR.match(text)
    return (found[1].strip().lower(), found[2].strip("* _")) if found else None


def read_parts(text: str) -> tuple[Part, ...]:
    """Give the document as parts, each heading with its blocks."""
    parts: list[Part] = []
    trail: list[tuple[int, str]] = []
    title, depth, blocks = "", 0, list[Block]()

    def close() -> None:
        if title or blocks:
            parents = tuple(name for level, name in trail if level < depth)
            parts.append(Part(title, depth, tuple(blocks), parents))

    for block in read_blocks(text):
        if block.kind != "heading":
            blocks.append(block)
            continue
        close()
        title, depth, blocks = block.text, block.depth, []
        trail = [(level, name) for level, name in trail if level < depth]
        trail.append((depth, title))
    close()
    return tuple(parts)


def read_blocks(text: str) -> tuple[Block, ...]:
    """Give the blocks of a text in order. Nested list items follow their parent with a greater depth."""
    made: list[Block] = []
    lists = 0
    inside_item: list[bool] = []
    header: tuple[str, ...] = ()
    cells: list[str] = []
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    for at, token in enumerate(tokens):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists -= 1
        elif token.type == "list_item_open":
            inside_item.append(True)
        elif token.type == "list_item_close":
            inside_item.pop()
        elif token.type == "thead_open":
            header = ()
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            if not header:
                header = tuple(cell.strip(" *`").lower() for cell in cells)
            else:
                made.append(Block("row", " | ".join(cells), 0, tuple(cells), header))
        elif token.type == "inline":
            opener = tokens[at - 1].type
            if opener in ("td_open", "th_open"):
                cells.append(token.content.strip())
            elif opener == "heading_open":
                made.append(Block("heading", token.content.strip().strip("# "), int(tokens[at - 1].tag[1:])))
            elif inside_item and inside_item[-1]:
                made.append(Block("item", token.content.strip(), lists))
                inside_item[-1] = False
            else:
                made.append(Block("text", token.content.strip(), lists))
        elif token.type in ("fence", "code_block", "html_block") and not token.content.lstrip().startswith("<!--"):
            made.append(Block("code", token.content.rstrip("\n"), lists))
    return tuple(made)
