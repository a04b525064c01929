"""Lengths of time as people write them: ``1h 30m``, ``about two hours``, ``335 minutes``, ``11 Days``, ``1:05``."""

from __future__ import annotations

import re
from datetime import timedelta

_WORDS = {
    "zero": 0, "no": 0, "half": 0.5, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45,
}  # fmt: skip
_UNITS = (
    ("weeks", r"w(?:(?:ee)?ks?)?"),
    ("days", r"d(?:ays?)?"),
    ("hours", r"h(?:(?:ou)?rs?)?"),
    ("minutes", r"m(?:in(?:ute)?s?)?"),
    ("seconds", r"s(?:ec(?:ond)?s?)?"),
)
_UNIT = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _UNITS)
_NUMBER = rf"\d+(?:[.,]\d+)?|(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})\b"
_PART = re.compile(
    rf"\b(?P<n>{_NUMBER})(?P<to>\s*(?:-|–|to|or)\s*(?:{_NUMBER}))?[\s-]*(?:(?:of\s+)?an?\s+)?(?:{_UNIT})\b(?P<half>\s+and\s+a\s+half)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\W*(\d{1,3}):([0-5]\d)(?::([0-5]\d))?\W*(?:h(?:ou)?rs?|hh?:mm(?::ss)?)?\W*", re.IGNORECASE)
_AT_ONCE = re.compile(r"\W*(?:immediate(?:ly)?|instant(?:ly|aneous)?|at once|right away|0)\b", re.IGNORECASE)


def read_length(text: str) -> timedelta | None:
    """Give the length of time a text states, None where it states none; of ``30-45 min`` the first."""
    if clock := _CLOCK.fullmatch(text):
        return timedelta(hours=int(clock[1]), minutes=int(clock[2]), seconds=int(clock[3] or 0))
    total, found, last = timedelta(), False, -1
    for part in _PART.finditer(text):
        unit = next(number for number, (name, _) in enumerate(_UNITS) if part[name])
        if unit <= last:
            break
        total += timedelta(**{_UNITS[unit][0]: _number(part["n"]) + (0.5 if part["half"] else 0)})
        found, last = True, unit
    if found:
        return total
    return timedelta() if _AT_ONCE.match(text) else None


def _number(word: str) -> float:
    return float(_WORDS[word.lower()]) if word.lower() in _WORDS else float(word.replace(",", "."))
