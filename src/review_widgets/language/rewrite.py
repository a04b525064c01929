"""Neutral wordings that keep the facts of a sentence: made from its own words, with an open end where only the writer knows more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review_widgets.language.lexicon.verb import BASES, gerund

if TYPE_CHECKING:
    from review_widgets.language.rule import Hit
    from review_widgets.language.sentence import Sentence


def without(sentence: Sentence, hit: Hit, words: frozenset[str]) -> str:
    """Leave out words of the telling ones; "" where none of them is there."""
    text = sentence.text
    drop = [
        n for n in range(max(0, hit.first - 1), min(hit.last + 1, len(sentence.words))) if sentence.words[n] in words
    ]
    if not drop:
        return ""
    for n in reversed(drop):
        start, end = sentence.spans[n]
        text = text[:start].rstrip(" ") + (" " if start else "") + text[end:].lstrip(" ")
    return tidy(text)


def tidy(text: str) -> str:
    """Mend spaces before signs and the first letter."""
    text = re.sub(r" +([.,;:!?])", r"\1", re.sub(r"  +", " ", text)).strip()
    return text[:1].upper() + text[1:]


_ADVERBS = frozenset(
    """accidentally mistakenly inadvertently unintentionally unknowingly erroneously unwittingly wrongly incorrectly falsely prematurely
    naively obviously clearly inevitably unsurprisingly predictably merely""".split()
)
_ARTICLE = re.compile(r"\b(?:the|our|a) (?:real |actual |true |only |single |main )?$", re.IGNORECASE)
_STATES = frozenset("have know avoid prevent be see realise realize expect".split())
"""Verbs for which "… did not happen" would be no sentence about an act."""
_HOW_LONG = frozenset("second seconds minute minutes hour hours day days week weeks month months long".split())


def without_adverb(sentence: Sentence, hit: Hit) -> str:
    """Leave out the adverb that judges: "accidentally removed the route" becomes "removed the route"."""
    return without(sentence, hit, _ADVERBS)


def undone(sentence: Sentence, hit: Hit) -> str:
    """Turn "… failed to check the copy." into "Checking the copy did not happen; what stood in its way: …"."""
    words = sentence.words[hit.first : hit.last]
    if ("to" in words or words[:1] in (("did",), ("never",))) and _is_plain(sentence, hit):
        verb = _base(words[-1])
        if verb in _STATES or any(word.endswith("ly") for word in words):
            return ""
        rest = sentence.text[hit.end :].rstrip(" .!")
        return f"{gerund(verb).capitalize()}{rest} did not happen; what stood in its way: …"
    return ""


def missing(sentence: Sentence, hit: Hit) -> str:
    """Turn "They should have asked first." into "Asking first did not happen; what would have prompted it: …"."""
    words = sentence.words[hit.first : hit.last]
    if "have" in words[:-1] and "not" not in words and words[-1] != "been" and _is_plain(sentence, hit):
        verb = _base(words[-1])
        if verb in _STATES or any(word.endswith("ly") for word in words):
            return ""
        rest = sentence.text[hit.end :].rstrip(" .!")
        return f"{gerund(verb).capitalize()}{rest} did not happen; what would have prompted it: …"
    return ""


def _is_plain(sentence: Sentence, hit: Hit) -> bool:
    """Tell whether the sentence is only subject, telling words and what follows them, so that its rest can stand alone."""
    before = sentence.words[: hit.first]
    after = sentence.words[hit.last :]
    return (
        0 < len(before) <= 4
        and not any(word in (",", ":", "and", "but", "that", "because", "who", "which") for word in before)
        and len(after) <= 18
        and not any(word in (",", ";", ":", "(", "because", "and", "but", "so", "?", "nor", "until") for word in after)
        and bool(after)
        and _HOW_LONG.isdisjoint(after)
    )


def _base(form: str) -> str:
    if form in BASES:
        return BASES[form]
    if form.endswith("ied"):
        return form[:-3] + "y"
    if form.endswith("ed") and len(form) > 4:
        stem = form[:-2]
        if stem[-1] == stem[-2] and stem[-1] not in "sl":
            return stem[:-1]
        return stem + "e" if stem.endswith(_MUTE) else stem
    return form


_MUTE = ("at", "iz", "is", "v", "c", "g", "ar", "ir", "ur", "ul", "id", "us", "as", "os", "ok", "ak", "ot", "it", "in")
"""Endings of stems that lost an e; "visit" and "explain" and their like are told apart by `_KEPT`."""


def one_of_several(sentence: Sentence, hit: Hit) -> str:
    """Turn "The root cause of X was Y." into "One contributing factor in X was Y."."""
    text, start, end = sentence.text, sentence.spans[hit.first][0], sentence.spans[hit.last - 1][1]
    if article := _ARTICLE.search(text[:start]):
        start = article.start()
    said = text[start:end]
    turned = re.sub(
        r"^(?:the |a )?(?:\w+ )?root[- ]causes?( of)?",
        lambda match: "one contributing factor" + (" in" if match[1] else ""),
        said,
        flags=re.IGNORECASE,
    )
    return tidy(text[:start] + turned + text[end:]) if turned != said and " were" not in said else ""


def as_it_was(sentence: Sentence, hit: Hit) -> str:
    """Turn "Monitoring should have caught it." into "Monitoring did not catch it."."""
    words = sentence.words[hit.first : hit.last]
    if (
        "have" not in words
        or "been" in words
        or not {"should", "ought"} & set(words)
        or "not" in words
        or "never" in words
    ):
        return ""
    at = next(n for n in range(hit.first, hit.last) if sentence.words[n] in ("should", "ought"))
    start, end = sentence.spans[at][0], sentence.spans[hit.last - 1][1]
    return tidy(f"{sentence.text[:start]}did not {_base(sentence.words[hit.last - 1])}{sentence.text[end:]}")
