"""Who did it: the head noun of the subject of a verb, human or not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from review_widgets.language.finding import Agent
from review_widgets.language.lexicon import AMBIGUOUS, AUXILIARIES, DETERMINERS, PREPOSITIONS, SOFTWARE_SIGNS, agent_of
from review_widgets.language.mask import NOUN

_WORD = re.compile(r"@?[\w’'/-]+|▯+")
_CLAUSE = re.compile(
    r"[;:()—–]|,(?!\s+(?:who|which)\b)|\b(?:because|when|while|although|though|since|if|that|as|so|unless|until|where|whereas|after|before|but)\b",
    re.IGNORECASE,
)
_COORDINATION = re.compile(r"(?:\band(?: then)?|\bor|,)\s*(?:\w+ly\s+)?$", re.IGNORECASE)
_RELATIVE = re.compile(
    r"(?P<head>[\w’'-]+)(?:\s+(?:on|in|of|from|at|for)\s+(?:\w+\s+){0,3}\w+)?\s*,?\s+who(?:\s+\w+)?\s*$", re.IGNORECASE
)
_PASSIVE_BY = re.compile(r"\bby\s+(?P<np>(?:[\w’'@/-]+\s*){1,6})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of some words: its head noun and whom it stands for (None: a thing, or none found)."""

    head: str
    agent: Agent | None
    found: bool = True


def subject_before(sentence: str, at: int, people: frozenset[str], earlier: str = "") -> Subject:
    """Find the subject of the verb that begins at ``at``.

    Parameters
    ----------
    sentence, at
        The sentence, masked, and the place of the telling words.
    people
        Lower-case names and handles of the participants.
    earlier
        The sentence before, for "they" and "it".
    """
    before = sentence[:at]
    if relative := _RELATIVE.search(before):
        return _subject(relative["head"], people, sentence)
    if coordination := _COORDINATION.search(before):
        whole = before[: coordination.start()]
        if not _words(_last_clause(whole)) or _clause_has_verb(_last_clause(whole)):
            return _first_subject(_last_clause(whole), people, sentence)
    clause = _last_clause(before)
    words = _words(clause)
    while words and (words[-1].lower() in AUXILIARIES or words[-1].lower().endswith(("ly", "n't", "n’t"))):
        words.pop()
    if not words:
        return Subject("", None, found=False)
    head = _head(words)
    found = _subject(head, people, sentence)
    if found.agent is Agent.PRONOUN and head.lower() == "they" and earlier and not _any_human(earlier, people):
        return Subject(head, None)
    return found


def human_after_by(sentence: str, at: int, people: frozenset[str]) -> Agent | None:
    """Find the person of a by-phrase behind ``at``: "was skipped by the engineer"."""
    match = _PASSIVE_BY.match(sentence[at : at + 120].lstrip())
    if not match:
        return None
    words = _words(match["np"])
    return _subject(_head(words), people, sentence).agent if words else None


def _last_clause(text: str) -> str:
    cut = 0
    for match in _CLAUSE.finditer(text):
        cut = match.end()
    return text[cut:]


def _first_subject(clause: str, people: frozenset[str], sentence: str) -> Subject:
    words = _words(clause)
    for index, word in enumerate(words[:8]):
        if index and word.lower() in PREPOSITIONS:
            break
        found = _subject(word, people, sentence)
        if found.agent:
            following = words[index + 1].lower() if index + 1 < len(words) else ""
            if agent_of(following) is None and following in {
                "tool",
                "tooling",
                "service",
                "system",
                "dashboard",
                "process",
                "script",
            }:
                return Subject(following, None)
            return found
    return Subject(words[0] if words else "", None, found=bool(words))


def _clause_has_verb(clause: str) -> bool:
    return bool(
        re.search(
            r"\b(?:\w+ed|was|were|is|are|had|has|have|did|does|do|ran|went|took|made|saw|knew|left|got|kept|set|put)\b",
            clause,
            re.IGNORECASE,
        )
    )


def _head(words: list[str]) -> str:
    start = 0
    if (
        words[0].lower() in {"one", "none", "some", "all", "most", "neither", "either", "many", "several", "two"}
        and len(words) > 2
        and words[1].lower() == "of"
    ):
        start = 2
    phrase: list[str] = []
    for word in words[start:]:
        low = word.lower()
        if low in PREPOSITIONS and phrase:
            break
        if low in DETERMINERS or low in AUXILIARIES:
            if phrase and low in AUXILIARIES:
                break
            if phrase:
                phrase = []
            continue
        phrase.append(word)
    return phrase[-1] if phrase else words[-1]


def _subject(head: str, people: frozenset[str], sentence: str) -> Subject:
    bare = head.lower().removesuffix("'s").removesuffix("’s")
    if bare.startswith(NOUN):
        return Subject(head, None)
    if bare in people or (bare.startswith("@") and bare[1:]):
        return Subject(head, Agent.NAMED)
    singular = bare.removesuffix("s")
    if singular in AMBIGUOUS:
        words = {word.lower() for word in _words(sentence)}
        return Subject(head, None if words & SOFTWARE_SIGNS else Agent.ROLE)
    return Subject(head, agent_of(bare))


def _any_human(text: str, people: frozenset[str]) -> bool:
    return any(
        agent_of(word) or word.lower() in people or word.lower().removesuffix("s") in AMBIGUOUS for word in _words(text)
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text)
