"""Whether a text is English: by the small words of English and of its neighbours, counted at its beginning."""

from __future__ import annotations

import re

_ENGLISH = frozenset(
    "the a an of to in and was were is are for on with that it we at by from not this had after but be as or no".split()
)
_OTHER = frozenset(
    "der die das und nicht ist von mit wurde für le la les des une est pas que para los las del uma não com foi el il per che non".split()
)
_BEGINNING = 20_000
_FEWEST, _SHARE = 12, 0.04
_WORD = re.compile(r"[^\W\d_]+")
_ASCII = re.compile(r"[\x00-\x7f]+")
_PLAIN = bytes(ord(chr(code).lower()) if chr(code).isascii() and chr(code).isalpha() else 32 for code in range(256))
"""Turns ASCII letters to lower case and all other bytes to spaces."""
_KINDS = {word.encode(): word in _ENGLISH for word in _ENGLISH | _OTHER}


def is_other_language(masked: str) -> bool:
    """Tell whether the prose of a text is clearly not English; a text of few words is given the benefit of the doubt."""
    text = masked[:_BEGINNING]
    if text.isascii() or not _WORD.search(_ASCII.sub("", text)):
        plain = text.encode("ascii", "replace").translate(_PLAIN).split()
        if len(plain) < _FEWEST:
            return False
        kinds = [kind for kind in map(_KINDS.get, plain) if kind is not None]
        return _is_foreign(len(plain), kinds.count(True), kinds.count(False))
    words = _WORD.findall(text.lower())
    if len(words) < _FEWEST:
        return sum(not word.isascii() for word in words) > len(words) / 2 and len(words) > 3
    return _is_foreign(len(words), sum(map(_ENGLISH.__contains__, words)), sum(map(_OTHER.__contains__, words)))


def _is_foreign(words: int, english: int, other: int) -> bool:
    return english / words < _SHARE or other > english
