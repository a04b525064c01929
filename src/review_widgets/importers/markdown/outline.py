"""The blocks of a Markdown document in order, with the heading each stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from markdown_it import MarkdownIt

from review_widgets.importers.markdown.headings import read_heading
from review_widgets.importers.markdown.html_table import read_html_table
from review_widgets.importers.markdown.keys import is_fact

Kind = Literal["heading", "text", "item", "row", "code"]
_PAIR = re.compile(
    r"^[ \t]*(?:[-*+][ \t]+)?[*_]{0,2}([A-Za-z][\w /()-]{1,30}?)[*_]{0,2}[ \t]*:[*_]{0,2}[ \t]+(\S.*?)[ \t]*$"
)


_DIV = re.compile(r"^:{3,}.*$\n?", re.MULTILINE)
"""The fences of Quarto and Pandoc around a block: they say how it looks."""
_ATTRIBUTES = re.compile(r"\s*\{[#.][^}]*\}\s*\Z")
_BOLD_TITLE = re.compile(
    r"(?:\*\*|__)([^*_\n]{3,60}?)(?::(?:\*\*|__)|(?:\*\*|__)(?=\s*(?:\[\^\w+\])?(?::|\Z)))(?:\[\^\w+\])?:?(?:\[\^\w+\])?"
)
_A_TIME = re.compile(r"\W*(?:\d{1,2}:\d\d|\d{4}-\d\d-\d\d)")


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


def read_pair(text: str) -> tuple[str, str] | None:
    """Give a ``Severity: SEV2`` line as key (small letters) and value."""
    found = _PAIR.match(text)
    return (found[1].strip().lower(), found[2].strip("* _")) if found else None


def read_outline(text: str) -> tuple[tuple[Part, ...], dict[str, str]]:
    """Give the document as parts, each heading with its blocks, and the addresses its reference links stand for."""
    parts: list[Part] = []
    trail: list[tuple[int, str]] = []
    title, depth, blocks = "", 0, list[Block]()

    def close() -> None:
        if title or blocks:
            parents = tuple(name for level, name in trail if level < depth)
            parts.append(Part(title, depth, tuple(blocks), parents))

    made, links = read_blocks(text)
    for block in _with_bold_headings(made):
        if block.kind != "heading":
            blocks.append(block)
            continue
        close()
        title, depth, blocks = block.text, block.depth, []
        trail = [(level, name) for level, name in trail if level < depth]
        trail.append((depth, title))
    close()
    return tuple(parts), links


def _with_bold_headings(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Turn bold lines and bold items that mean something into headings; what stood above such an item goes on behind it."""
    depth, bold, above, outdent = 0, 0, Block("heading", "", 1), 0
    for number, block in enumerate(blocks):
        if block.kind == "heading":
            depth, bold, above, outdent = block.depth, 0, block, 0
        elif outdent and block.depth <= outdent:
            yield above
            outdent = 0
        title, text = _bold_title(block)
        deeper = number + 1 < len(blocks) and blocks[number + 1].depth > block.depth
        free = read_heading(above.text) == "other"
        if bold and free and not title and block.kind == "text" and _BOLD_TITLE.match(block.text):
            bold = 0
            yield above
        if title and (free and (text or deeper) if block.kind == "item" else free or not text):
            bold = bold if bold and block.kind == "text" else min(6, depth + 1)
            outdent = block.depth
            yield Block("heading", title, bold)
            if text:
                yield replace(block, text=text)
            continue
        yield replace(block, depth=max(1, block.depth - outdent)) if outdent and block.depth > outdent else block


def _bold_title(block: Block) -> tuple[str, str]:
    """Give a bold beginning that a part could be named by, and the text behind it in the same block."""
    found = _BOLD_TITLE.match(block.text) if block.kind in ("text", "item") else None
    if not found or read_heading(found[1]) in ("other", "people", "facts"):
        return "", ""
    return found[1].strip(), block.text[found.end() :].strip()


def read_blocks(text: str) -> tuple[tuple[Block, ...], dict[str, str]]:
    """Give the blocks of a text in order, and its link references. Nested list items follow their parent with a greater depth."""
    made: list[Block] = []
    lists = 0
    inside_item: list[bool] = []
    header: tuple[str, ...] | None = None
    cells: list[str] = []
    env: dict[str, Any] = {}
    tokens = MarkdownIt("commonmark").enable("table").parse(_DIV.sub("", text), env)
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
            header = None
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            if header is None:
                header = tuple(cell.strip(" *`").lower() for cell in cells)
                if any(_A_TIME.match(cell) for cell in cells[:2]) or _is_fact_row(cells):
                    made.append(Block("row", " | ".join(cells), 0, tuple(cells), ()))
                    header = ()
            else:
                made.append(Block("row", " | ".join(cells), 0, tuple(cells), header))
        elif token.type == "inline":
            opener = tokens[at - 1].type
            if opener in ("td_open", "th_open"):
                cells.append(token.content.strip())
            elif opener == "heading_open":
                made.append(
                    Block(
                        "heading", _ATTRIBUTES.sub("", token.content.strip().strip("# ")), int(tokens[at - 1].tag[1:])
                    )
                )
            elif inside_item and inside_item[-1]:
                made.append(Block("item", token.content.strip(), lists))
                inside_item[-1] = False
            else:
                made.append(Block("text", token.content.strip(), lists))
        elif token.type == "html_block" and (rows := read_html_table(token.content)):
            made += _html_rows(rows)
        elif token.type in ("fence", "code_block", "html_block") and not token.content.lstrip().startswith("<!--"):
            made.append(Block("code", token.content.rstrip("\n"), lists))
    links = {str(one.get("title") or name): str(one.get("href")) for name, one in env.get("references", {}).items()}
    return tuple(made), links


def _html_rows(rows: list[tuple[str, ...]]) -> Iterator[Block]:
    """Give the rows of a table as blocks; its first row is its header, unless it begins with a time or states a fact."""
    header = tuple(cell.lower() for cell in rows[0])
    if any(_A_TIME.match(cell) for cell in rows[0][:2]) or _is_fact_row([*rows[0]]):
        header = ()
    for cells in rows[1 if header else 0 :]:
        yield Block("row", " | ".join(cells), 0, cells, header)


def _is_fact_row(cells: list[str]) -> bool:
    return len(cells) == 2 and is_fact(cells[0].strip(" *_:`").lower())
