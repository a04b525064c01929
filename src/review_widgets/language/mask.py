"""Which parts of a text are the author's own prose. The rest is blanked, place for place, so that offsets stay true."""

from __future__ import annotations

import re

NOUN = "▯"
"""Stands for masked code inside a sentence: a thing, never a person."""

_SPECIAL = re.compile(
    r"\n(?:[ \t]*+(?:>|\#{1,6}[ \t]|`{3}|~{3}|\[[^\]\n]+\]:|\[?\(?\d{1,2}:\d\d|<@?[\w.-]{1,40}>|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d|"
    r"[|:\-][|:\- \t]*$|=+[ \t]*$|\{%|:::)|[ \t]+$|\ {4}|\t)",
    re.MULTILINE,
)
_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(`{3,}|~{3,})")
_MARKED = re.compile(r"[ \t]*(?:[-*+•]|\d+[.)])[ \t]")
_CHAT = re.compile(
    r"[ \t]*(?:[-*•][ \t]*)?[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?[ \t]*(?:<@?[\w .-]{1,40}>|@?[\w.-]{1,30}:)[ \t]|[ \t]*<@?[\w.-]{1,40}>[ \t]"
)
_LOG = re.compile(r"[ \t]*\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S*[ \t]+\S*(?:DEBUG|INFO|WARN|ERROR|FATAL|TRACE|\[|\w=)")
_SILENT = re.compile(r"[ \t]*+(?:>|\#{1,6}[ \t]|\[[^\]\n]+\]:[ \t]|[|:\-][|:\- \t]*$|=+[ \t]*$|\{%|:::)")
_FRONT = re.compile(r"\A---[ \t]*\n(?:.*\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_SINGLE = r"(?<![\w’'].)(?=[^\W_]|@)(?:[^'‘’\n]|(?<=[^\W_])['’](?=[^\W_])){2,300}[.!?,]?['’](?![\w’'])"
_INLINE = re.compile(
    r"`(?P<ticks>`{0,40}+)(?!`)(?:[^`\n]|\n(?![ \t]*\n)|(?!`(?P=ticks)(?!`))`){1,800}`(?P=ticks)(?!`)"
    r"|“[^“”]{1,800}”|«[^«»]{1,800}»|„[^„“”]{1,800}[“”]"
    r"|\"(?=\S)(?:[^\"\n]|\n(?![ \t]*(?:\n|[-*+|])))" r"{1,600}?\""
    rf"|'{_SINGLE}|‘{_SINGLE}"
    r"|\](?P<target>\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,2000})?(?:[ \t]+\"[^\"\n]{0,200}\")?\)|\[[^\[\]\n]{0,200}\])"
    r"|<(?P<tag>(?:/?[a-zA-Z][^<>\n]{0,400}|https?://[^\s<>]{1,2000})>)"
    r"|h(?P<url>(?<=\bh)ttps?://[^\s<>()\[\]]{1,2000})"
)  # fmt: skip
"""Each alternative begins with a sign of its own, so that the search leaps from one such sign to the next."""
_QUICK = re.compile(r"[`“«„\"'‘<]|\]\(|\]\[|://")


def mask_text(text: str) -> str:
    """Blank everything that is not the author's prose; the result has the same length.

    Front matter, fences, comments, block quotes, headings, indented code, chat and log lines and link targets become spaces;
    inline code and quotations become a placeholder that reads as a thing.
    """
    if text.startswith("---") and (front := _FRONT.match(text)):
        text = _blank(front[0]) + text[front.end() :]
    if "<!--" in text or _SPECIAL.search("\n" + text):
        text = "\n".join(_mask_lines(text.split("\n")))
    return _INLINE.sub(_inline, text) if _QUICK.search(text) else text


def _blank(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _inline(match: re.Match[str]) -> str:
    if match.lastgroup in ("target", "tag", "url"):
        return " " * len(match[0])
    return "\n".join(NOUN * len(line) for line in match[0].split("\n"))


def _mask_lines(lines: list[str]) -> list[str]:
    """Blank whole lines: fences, comments, quotes with the lines that lazily continue them, headings, code, chat, logs."""
    kept: list[str] = []
    fence, in_comment, in_quote, in_list, after_blank = "", False, False, False, True
    for line in lines:
        if not fence and ("<!--" in line or in_comment):
            line, in_comment = _without_comments(line, in_comment)
        bare = line.strip()
        if bare and not fence and bare[0].isalpha():
            if after_blank and not in_list and line.startswith(("    ", "\t")):
                kept.append(" " * len(line))
                continue
            in_list = in_list and (line[0] in " \t" or not after_blank)
            after_blank = False
            kept.append(" " * len(line) if in_quote else line)
            continue
        opened = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if fence:
            closed = opened and opened[1][0] == fence[0] and len(opened[1]) >= len(fence) and not bare.strip("> \t`~")
            fence = "" if closed else fence
            bare = ""
        elif opened:
            fence, bare = opened[1], ""
        elif not bare:
            in_quote, after_blank = False, True
            kept.append(line)
            continue
        elif after_blank and not in_list and line.startswith(("    ", "\t")):
            kept.append(" " * len(line))
            continue
        else:
            bare, in_quote = _prose_of(line, bare, kept, in_quote=in_quote)
            in_list = bool(_MARKED.match(line)) or (in_list and line[:1] in " \t") or (in_list and not after_blank)
        after_blank = False
        kept.append(line if bare else " " * len(line))
    return kept


def _prose_of(line: str, bare: str, kept: list[str], *, in_quote: bool) -> tuple[str, bool]:
    """Give the line's prose, or "" for a line that is none, and whether a block quote goes on."""
    if bare[0] == ">":
        return "", True
    if in_quote and not _MARKED.match(line):
        return "", True
    if _SILENT.match(line):
        if bare[0] in "=-" and not bare.strip("=-") and kept and kept[-1].strip():
            kept[-1] = " " * len(kept[-1])
        return "", False
    if (bare[0] in "-*•[(<" or bare[0].isdigit()) and (_CHAT.match(line) or _LOG.match(line)):
        return "", False
    return bare, False


def _without_comments(line: str, inside: bool) -> tuple[str, bool]:
    parts: list[str] = []
    at = 0
    while at < len(line):
        mark = line.find("-->" if inside else "<!--", at)
        end = len(line) if mark < 0 else mark + (3 if inside else 0)
        parts.append(" " * (end - at) if inside else line[at:end])
        if mark < 0:
            break
        at, inside = end, not inside
    return "".join(parts), inside
