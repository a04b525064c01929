"""The one door for foreign text into HTML, Markdown, CSV and terminals.

Incident text is hostile until it has passed here: chat lines, alert bodies, titles, names, file names.

References
----------
CSV cells that begin like a formula: OWASP, "CSV Injection". Bidirectional controls: CVE-2021-42574.
"""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_BIDI = re.compile(r"[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-_])")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+!|~&-])")
_TAGS = {"p", "br", "strong", "em", "s", "code", "pre", "blockquote", "ul", "ol", "li", "hr", "a"} | {
    *("h1", "h2", "h3", "h4", "h5", "h6"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


def to_html(text: object) -> str:
    """Give text for HTML, inside elements and quoted attributes alike."""
    return html.escape(_visible(str(text)), quote=True)


def to_markdown(text: object) -> str:
    """Give text as one line of Markdown in which nothing is markup."""
    line = " ".join(_visible(str(text)).split())
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", _MARKDOWN.sub(r"\\\1", line))


def to_csv_cell(text: object) -> str:
    """Give text for a CSV cell that no spreadsheet takes for a formula."""
    shown = _visible(str(text))
    return "'" + shown if shown.lstrip()[:1] in ("=", "+", "-", "@") or shown[:1] in ("\t", "\r") else shown


def to_terminal(text: object) -> str:
    """Give text for a terminal: no escape sequences, no control or direction characters, on one line."""
    return " ".join(_visible(_ANSI.sub("", str(text))).split())


def prose_to_html(text: str, *, lower: int = 2) -> str:
    """Turn Markdown prose into HTML: raw HTML stays text, pictures become their words, links only to http, https, mailto.

    Headings are made ``lower`` levels lower, so that a text never outranks the page it stands in. A sanitiser stands behind the
    renderer as a second net.
    """
    import nh3

    made = _renderer(lower).render(_visible(text))
    return nh3.clean(
        made,
        tags=_TAGS,
        attributes={"a": {"href"}, "th": {"align"}, "td": {"align"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )


@cache
def _renderer(lower: int) -> MarkdownIt:
    from markdown_it import MarkdownIt

    renderer = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")

    def lower_heading(self: object, tokens: list[object], at: int, options: object, env: object) -> str:
        tag = str(getattr(tokens[at], "tag", "h3"))
        level = min(int(tag[1:]) + lower, 6)
        return f"<h{level}>" if getattr(tokens[at], "nesting", 0) == 1 else f"</h{level}>\n"

    renderer.add_render_rule("heading_open", lower_heading)
    renderer.add_render_rule("heading_close", lower_heading)
    return renderer


def _visible(text: str) -> str:
    """Replace what cannot be seen: control and direction characters, and halves of characters that no file can hold."""
    shown = _BIDI.sub("", _CONTROLS.sub(" ", text))
    return shown.encode("utf-8", "replace").decode("utf-8")
