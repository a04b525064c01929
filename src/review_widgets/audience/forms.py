"""The forms a person's name is written in, and the text as an eye reads it: without accents, unseen signs and look-alike letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from unicodedata import category, combining, normalize

from review_widgets.model import Participant

COMMON = frozenset(
    "will may mark art grace hope joy rose bill frank jack max ray pat rob sue dean drew chase grant lane page sky dawn faith".split()
)
"""Names that are words as well: a name only with a capital, and never in the plural."""
_PARTICLES = frozenset("the van von de der den da di do du la le el al bin ibn ter".split())
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
"""Letters that are no letter with an accent and yet are written without their stroke where a keyboard lacks them."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "ß": "ss"})
_SMALL = dict(zip("авекмнорстухіјѕһԁԛԝӏԍαβεζηικμνορτυχɑɡ’ʼ", "abekmhopctyxijshdqwlgabezhikmnoptyxag''", strict=True))
_ALIKE = {**_SMALL, **{one.upper(): as_if.upper() for one, as_if in _SMALL.items() if len(one.upper()) == 1}}
"""Cyrillic and Greek letters and the Latin ones they look like; upper and lower case lead to the same letter, as a name may have either."""


@cache
def _seen_as(sign: str) -> str:
    """Give what an eye takes a sign for: one or several plain letters, or nothing for a sign that is not seen."""
    plain = "".join(one for one in normalize("NFKD", sign) if not combining(one) and category(one) not in ("Cf", "Mn"))
    return "".join(_ALIKE.get(one, one) for one in plain.translate(_LETTERS))


def see(text: str) -> tuple[str, Sequence[int]]:
    """Give a text as an eye reads it, and for each of its signs the place in the text it came from, with the text's end last."""
    if text.isascii():
        return text, range(len(text) + 1)
    seen = [(part, at) for at, sign in enumerate(text) for part in (sign if sign.isascii() else _seen_as(sign))]
    return "".join(part for part, _ in seen), [*(at for _, at in seen), len(text)]


def words_of(people: tuple[Participant, ...]) -> dict[str, str]:
    """Give what stands for whom, in lower case as `see` gives it.

    Whole names, handles, and each telling part of a name, also in the plural; a shared part stands for all who share it.
    """
    words: dict[str, str] = {}
    parts: dict[str, list[str]] = {}
    for person in people:
        for word in (person.name, *(handle.lstrip("@") for handle in person.handles)):
            for form in _forms(word.strip()):
                if len(form) > 1:
                    words.setdefault(form, person.pseudonym)
        for joined in _joined(person.name):
            words.setdefault(joined, person.pseudonym)
        for part in telling_parts(person.name):
            for form in _forms(part):
                for written in (form, *_plurals(form)):
                    parts.setdefault(written, []).append(person.pseudonym)
    for form, who in parts.items():
        words.setdefault(form, " or ".join(dict.fromkeys(who)))
    return words


def telling_parts(name: str) -> tuple[str, ...]:
    """Give the parts of a name that name somebody by themselves; a double name also in its halves."""
    whole = [part for part in re.split(r"[\s.]+", name) if len(part) > 1]
    pieces = [piece for part in whole if "-" in part for piece in part.split("-") if len(piece) > 1]
    return tuple(part for part in (*whole, *pieces) if part.lower() not in _PARTICLES)


def _forms(word: str) -> set[str]:
    """Give a word in lower case: as it is seen, with umlauts written out, and with an apostrophe or none."""
    composed = normalize("NFC", word).lower()
    forms = {see(composed)[0], see(composed.translate(_UMLAUTS))[0]}
    return forms | {form.replace("'", "") for form in forms}


def _plurals(form: str) -> tuple[str, ...]:
    if len(form) < 3 or form in COMMON or not form[-1].isalpha():
        return ()
    return (f"{form}es",) if form.endswith(("s", "x", "z", "ch", "sh")) else (f"{form}s",)


def _joined(name: str) -> Iterator[str]:
    """Give a name as addresses and accounts hold it: in one word, and the first letter with the last name."""
    for form in _forms(name):
        parts = re.findall(r"[^\W\d_]+", form)
        if len(parts) > 1:
            first, last = parts[0], parts[-1]
            yield "".join(parts)
            if len(last) > 2:
                yield from (first[0] + last, f"{first[0]}.{last}")


def put_in(text: str, pattern: re.Pattern[str], put: Callable[[re.Match[str]], str | None]) -> str:
    """Put something in the place of what is found in a text as it is seen; where ``put`` gives None, and between, it stays as written."""
    seen, places = see(text)
    made, at = [], 0
    for found in pattern.finditer(seen):
        instead = put(found)
        if instead is not None:
            made += [text[at : places[found.start()]], instead]
            at = places[found.end() - 1] + 1
    return "".join((*made, text[at:])) if made else text


def join_letters(people: tuple[Participant, ...]) -> Callable[[str], str]:
    """Make the function that takes away the letter that is left of a name beside its pseudonym: ``S. Responder A``, ``Responder A K.``."""
    patterns = []
    for person in people:
        parts = [see(part)[0] for part in person.name.split() if part[:1].isalpha()]
        if len(parts) > 1:
            first, last, role = (
                re.escape(parts[0][0].upper()),
                re.escape(parts[-1][0].upper()),
                re.escape(person.pseudonym),
            )
            patterns.append(
                re.compile(
                    rf"(?<![\w'’]){first}(?:\.\s?|\s)(?P<a>{role})(?!\w)|(?<!\w)(?P<b>{role})\s{last}(?:(?!\w)\.?(?=\s+[a-z]|\s*[,:;)])|(?![\w.]))"
                    rf"|(?<!\w)(?P<c>{role})\s[A-Z]\.\s+{role}(?!\w)"
                )
            )

    def replace(text: str) -> str:
        for pattern in patterns:
            text = pattern.sub(lambda found: found["a"] or found["b"] or found["c"], text)
        return text

    return replace
