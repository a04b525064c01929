"""The one door for foreign text into HTML, Markdown, CSV and terminals.

Incident text is hostile until it has passed here: chat lines, alert bodies, titles, names, file names.

References
----------
CSV cells that begin like a formula: OWASP, "CSV Injection". Bidirectional controls: CVE-2021-42574.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_BIDI = re.compile(r"[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
_TURNS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_UNSEEN = "\u2060"
_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-_])")
_MARKDOWN = re.compile(r"[\\`*\[<|~]|^#|#(?=[\d#]|\s*$)|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w{1,31};)")
_PROSE = re.compile(r"[\\\[<|~]|&(?=#?\w{1,31};)")
"""What is markup in prose that keeps its own emphasis and lists: all but what can only make letters bold or a line an entry."""
_LINE_START = re.compile(r"^(?:[-+=>]|:(?=::)|(?P<number>\d{1,9})(?=[.)](?:\s|$)))")
_PROSE_START = re.compile(r"^(?P<lead>[\s>*+\-\d.)]*)(?=#|`{3})|^(?P<rule>\s*)(?=(?:=+|-+)\s*$)")
_WRITTEN = re.compile(r"\\(\n|[!-/:-@\[-`{-~])|(&#?\w{1,31};)|(<br ?/?>)")
_WRITTEN_OR_CODE = re.compile(rf"{_WRITTEN.pattern}|(?P<code>(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))", re.DOTALL)
_TAGS = {"p", "br", "strong", "em", "s", "code", "pre", "blockquote", "ul", "ol", "li", "hr", "a"} | {
    *("h1", "h2", "h3", "h4", "h5", "h6"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


def keep_direction(value: Any) -> Any:
    """Give JSON whose texts turn no direction of reading: each such sign becomes one that is not seen, so that places stay right.

    For what a browser shows from data instead of HTML. Letters of Arabic or Hebrew and the marks beside them stay as they are.
    """
    if isinstance(value, str):
        return _TURNS.sub(_UNSEEN, value)
    if isinstance(value, Mapping):
        return {key: keep_direction(one) for key, one in value.items()}
    if isinstance(value, list):
        return [keep_direction(one) for one in value]
    if isinstance(value, tuple):
        return tuple(keep_direction(one) for one in value)
    return value


def to_html(text: object) -> str:
    """Give text for HTML, inside elements and quoted attributes alike."""
    return html.escape(_visible(str(text)), quote=True)


def to_markdown(text: object, *, glue: str = "", starts: bool = True) -> str:
    """Give text as Markdown in which nothing is markup.

    Parameters
    ----------
    glue
        What stands between its lines; every sign and space of it then comes back by `from_markdown`. Empty makes one line of it, with
        one space where there were several.
    starts
        Whether the text stands where a line begins, so that a dash there would be an entry of a list.
    """
    shown = _visible(str(text))
    if not glue:
        return _plain_line(" ".join(shown.split()), starts=starts)
    body = shown.strip("\n")
    if not body:
        return "&#10;" * len(shown)
    before = len(shown) - len(shown.lstrip("\n"))
    after = len(shown) - len(shown.rstrip("\n"))
    lines = (_with_ends(_plain_line(line, starts=starts)) for line in body.split("\n"))
    return "&#10;" * before + glue.join(lines) + "&#10;" * after


def prose_to_markdown(text: str) -> str:
    """Give Markdown prose as part of a document: its emphasis and lists stay, headings, links, pictures, tables and HTML are text."""
    lines = (_PROSE.sub(r"\\\g<0>", line) for line in _visible(text).split("\n"))
    return _with_ends("\n".join(_PROSE_START.sub(r"\g<0>\\", line, count=1) for line in lines))


def from_markdown(text: str, *, code: bool = False) -> str:
    """Give the text that some Markdown shows where it has no markup but escapes, entities and breaks; all else stays as it is.

    Parameters
    ----------
    code
        Whether pieces of code keep their backslashes, as they do where they were not written by `to_markdown`.
    """

    def shown(found: re.Match[str]) -> str:
        if code and found["code"]:
            return found[0]
        return found[1] or (html.unescape(found[2]) if found[2] else "\n")

    return (_WRITTEN_OR_CODE if code else _WRITTEN).sub(shown, text)


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


def prose_to_plain(text: str) -> str:
    """Give Markdown prose without its markup: paragraphs apart, entries of lists with a dash, an address behind the words it is under."""
    from markdown_it import MarkdownIt

    made, depth, lead = "", 0, ""
    for token in MarkdownIt("commonmark").parse(_visible(text)):
        if token.type in ("list_item_open", "list_item_close"):
            depth += token.nesting
            lead = f"{'  ' * (depth - 1)}- " if token.nesting > 0 else ""
        elif said := (_said(token) if token.type == "inline" else token.content.strip()):
            made += ("\n" if lead and made.rpartition("\n")[2].lstrip().startswith("- ") else "\n\n") + lead + said
            lead = ""
    return made.strip("\n")


def _said(token: Token) -> str:
    """Give what a line of Markdown shows as plain text."""
    made, address = "", ""
    for part in token.children or ():
        if part.type == "link_open":
            address = str(part.attrs.get("href", ""))
        elif part.type == "link_close":
            made += f" ({address})" if address and not made.endswith(address) else ""
        elif part.type in ("softbreak", "hardbreak"):
            made += "\n"
        else:
            made += part.content
    return made


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


def _plain_line(line: str, *, starts: bool) -> str:
    made = _MARKDOWN.sub(r"\\\g<0>", line)
    if starts and (found := _LINE_START.match(made)):
        at = found.end() if found["number"] else 0
        return f"{made[:at]}\\{made[at:]}"
    return made


def _with_ends(line: str) -> str:
    """Write a space at the beginning or end as an entity, because Markdown leaves it out."""
    if len(line) > 1 and line[-1].isspace():
        line = f"{line[:-1]}&#{ord(line[-1])};"
    return f"&#{ord(line[0])};{line[1:]}" if line[:1].isspace() else line
