"""Which parts of a text are the author's own prose. The rest is blanked, place for place, so that offsets stay true."""

from __future__ import annotations

import re

NOUN = "▯"
"""Stands for masked code inside a sentence: a thing, never a person."""

_FENCE = re.compile(
    r"^[ \t>]*(`{3,}|~{3,})[^\n]*\n(?:.*?\n)??[ \t>]*\1[`~]*[ \t]*$|^[ \t]*(`{3,}|~{3,}).*\Z", re.MULTILINE | re.DOTALL
)
_FRONT = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_LINE = re.compile(
    r"^(?:[ \t]*>.*|[ \t]{0,3}#{1,6}[ \t].*|(?: {4,}|\t)(?![-*+•]|\d+[.)]).*|\[[^\]\n]+\]:.*|"
    r"[ \t]*\|?[ \t]*:?-{2,}[-:| \t]*|.*\n(?:=+|-{3,})[ \t]*)$",
    re.MULTILINE,
)
_CHAT = re.compile(
    r"^[ \t]*(?:[-*•][ \t]*)?(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?[ \t]*)?<@?[\w.-]{1,40}>[ \t].*$", re.MULTILINE
)
_LOG = re.compile(
    r"^[ \t]*\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S*[ \t]+(?:\[?(?:DEBUG|INFO|WARN(?:ING)?|ERROR|FATAL)\b).*$",
    re.MULTILINE,
)
_CODE = re.compile(r"(`+)(?!`)[^\n]{1,2000}?(?<!`)\1(?!`)")
_QUOTE = re.compile(r"\"[^\"\n]{1,400}\"|“[^”\n]{1,400}”|«[^»\n]{1,400}»|„[^“”\n]{1,400}[“”]")
_LINK = re.compile(
    r"(?<=\])\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,2000})?\)|https?://[^\s<>()\[\]]{1,2000}|<[a-zA-Z/][^<>\n]{0,400}>"
)


def mask_text(text: str) -> str:
    """Blank everything that is not the author's prose; the result has the same length.

    Front matter, fences, comments, block quotes, headings, indented code, chat and log lines and link targets become spaces;
    inline code and quotations become a placeholder that reads as a thing.
    """
    for pattern in (_FRONT, _FENCE, _COMMENT, _CHAT, _LOG, _LINE):
        if pattern is not _LINE or "\n" in text or text[:1] in "> #\t|[" or text.startswith("    "):
            text = pattern.sub(_blank, text)
    for pattern in (_CODE, _QUOTE):
        text = pattern.sub(_thing, text)
    return _LINK.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _thing(match: re.Match[str]) -> str:
    return NOUN * len(match[0])
