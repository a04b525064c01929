"""The blocks of a Markdown document in order, with the heading each stands under."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from markdown_it import MarkdownIt

from review_widgets.importers.markdown.headings import read_heading
from review_widgets.importers.markdown.keys import is_fact

Kind = Literal["heading", "text", "item", "row", "code"]
_PAIR = re.compile(
    r"^[ \t]*(?:[-*+][ \t]+)?[*_]{0,2}([A-Za-z][\w /()-]{1,30}?)[*_]{0,2}[ \t]*:[*_]{0,2}[ \t]+(\S.*?)[ \t]*$"
)


_DIV = re.compile(r"^:{3,}.*$\n?", re.MULTILINE)
"""The fences of Quarto and Pandoc around a block: they say how it looks."""
_ATTRIBUTES = re.compile(r"\s*\{[#.][^}]*\}\s*\Z")
_BOLD_TITLE = re.compile(r"(?:\*\*|__)([^*_\n]{3,60}?):?(?:\*\*|__):?")
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
    title, depth, blocks, bold_depth = "", 0, list[Block](), 0

    def close() -> None:
        if title or blocks:
            parents = tuple(name for level, name in trail if level < depth)
            parts.append(Part(title, depth, tuple(blocks), parents))

    made, links = read_blocks(text)
    for block in made:
        if (
            block.kind == "text"
            and depth
            and (bold := _BOLD_TITLE.fullmatch(block.text))
            and read_heading(bold[1]) != "other"
        ):
            block = Block("heading", bold[1].strip(), min(6, bold_depth or depth + 1))
            bold_depth = block.depth
        elif block.kind == "heading":
            bold_depth = 0
        if block.kind != "heading":
            blocks.append(block)
            continue
        close()
        title, depth, blocks = block.text, block.depth, []
        trail = [(level, name) for level, name in trail if level < depth]
        trail.append((depth, title))
    close()
    return tuple(parts), links


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
        elif token.type in ("fence", "code_block", "html_block") and not token.content.lstrip().startswith("<!--"):
            made.append(Block("code", token.content.rstrip("\n"), lists))
    links = {str(one.get("title") or name): str(one.get("href")) for name, one in env.get("references", {}).items()}
    return tuple(made), links


def _is_fact_row(cells: list[str]) -> bool:
    return len(cells) == 2 and is_fact(cells[0].strip(" *_:`").lower())
