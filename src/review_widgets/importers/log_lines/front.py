"""The less usual fronts of lines put into the usual form, before the forms of times are tried: what they say stays, its place may change."""

from __future__ import annotations

import re

_MARKS = re.compile("^[\ufeff\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_AT = r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?"
_LOOSE = re.compile(
    r"^(?P<lead>\s*(?:[-*•]\s+)?(?:at\s+)?[\[(]?(?:[~≈]\s?)?)(?P<h>[01]?\d|2[0-3])"
    r"(?:\s?h\s?(?P<min>[0-5]\d)(?:\s?min\b)?(?!\w|:\d)|\s?h(?=\s*[-–—:|])|\.(?P<dotted>[0-5]\d)(?=\s?[ap]\.?m\b|\s?Uhr\b|\s[-–—]\s)"
    r"|(?=\s?[ap]\.?m\b(?!\s*[./]\d)))(?P<half>\s?[ap]\.?m\b\.?)?(?:\s?Uhr\b)?:?",
    re.IGNORECASE,
)
_COLON = re.compile(r"^(\s*(?:[-*•]\s+)?[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?[\])]?):(?=\s)", re.IGNORECASE)
_FRONTS = (
    (re.compile(r"^\s*(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\s+(?=\d{4}-\d\d-\d\d\b)"), ""),
    (re.compile(r"^\s*[DIWEFA], (?=\[\d{4}-\d\d-\d\dT)"), ""),
    (re.compile(r"^\d{1,7}:[A-Z] (?=\d{1,2} [A-Z][a-z]{2} \d{4} )"), ""),
    (re.compile(r"^\s*(?:TimeCreated|TimeGenerated|Timestamp)\s*:\s+(?=\d)"), ""),
    (re.compile(r"^at (?=\d{1,2}:\d\d\b)", re.IGNORECASE), ""),
    (re.compile(r"^(\d\d)(?=[0-5]\d\s?(?:Z|UTC|GMT|hrs)\b)"), r"\1:"),
    (re.compile(rf"^([A-Z]{{4,8}}):({_AT}):(?=\S)"), r"\2 \1 "),
    (re.compile(rf"^([A-Za-z][\w.-]{{0,60}})\s+\|\s+({_AT}Z?)\s"), r"\2 \1 "),
)
_EVENT = re.compile(
    r"^Log Name:[ \t]+(?P<log>\S.*)\n(?:Source:[ \t]+(?P<source>\S.*)\n)?Date:[ \t]+(?P<at>\d\S*[ T]\S.*)$",
    re.MULTILINE,
)


def usual_text(text: str) -> str:
    """Give a text with each event of Windows, whose time stands in its third line, beginning with that time."""
    return _EVENT.sub(lambda found: f"{found['at']} [{found['log']}] {found['source'] or ''}".rstrip(), text)


def usual_front(raw: str) -> str:
    """Give a line with its time in a usual form: ``15h04``, ``2.02 pm``, a weekday, a service or a level before it."""
    raw = _MARKS.sub("", raw)
    for front, put in _FRONTS:
        raw = front.sub(put, raw, count=1)
    raw = _COLON.sub(r"\1 ", raw)
    found = _LOOSE.match(raw)
    if not found:
        return raw
    half = (found["half"] or "").strip()
    clock = f"{found['h']}:{found['min'] or found['dotted'] or '00'}{f' {half}' if half else ''}"
    return f"{found['lead']}{clock} {raw[found.end() :].lstrip(' ')}"
