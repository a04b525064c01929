"""What a noun or a pronoun stands for: people, or a thing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from review_widgets.language.finding import Agent
from review_widgets.language.lexicon.grammar import IN_VERB_GROUP, NOT_THEY, TITLES
from review_widgets.language.lexicon.people import (
    AMBIGUOUS,
    PEOPLE_SIGNS,
    PRONOUNS,
    SOFTWARE_NAMES,
    SOFTWARE_SIGNS,
    SURE_TEAMS,
    agent_of,
    ambiguous_form,
    is_thing,
    singulars,
)
from review_widgets.language.mask import NOUN
from review_widgets.language.sentence import Sentence

JOINS = frozenset("and or but then nor yet &".split())
_OWNERS = frozenset("'s their his her our us".split())


class Kind(StrEnum):
    """What a subject is."""

    PEOPLE = "people"
    THING = "thing"
    UNKNOWN = "unknown"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject: what it is, whom it stands for, its head; ``asserted`` is False behind "would", "to", "if"."""

    kind: Kind
    agent: Agent = Agent.AGENTLESS
    head: str = ""
    asserted: bool = True
    at: int = -1


def is_adverb(word: str) -> bool:
    """Tell whether a word may stand inside the group of a verb."""
    return word in IN_VERB_GROUP or (word.endswith("ly") and len(word) > 4)


def read_noun(sentence: Sentence, begin: int, end: int, people: frozenset[str]) -> Subject:
    """Tell what the last noun of ``words[begin:end]`` stands for."""
    words = sentence.words
    at = end - 1
    while at > begin and (words[at] in ("'s", "'", ",") or is_adverb(words[at]) or words[at].isdigit()):
        at -= 1
    if words[at] == "else" and at > begin:
        at -= 1
    word = words[at]
    if word.startswith(NOUN):
        return Subject(Kind.THING, head=word, at=at)
    if word in people or (word.startswith("@") and len(word) > 1):
        return Subject(Kind.PEOPLE, Agent.NAMED, word, at=at)
    if word in PRONOUNS:
        return read_pronoun(sentence, at, people)
    if word in ("it", "this", "that", "which"):
        return Subject(Kind.THING, head=word, at=at)
    previous = words[at - 1] if at > begin else ""
    if ambiguous := ambiguous_form(word):
        return _ambiguous(sentence, ambiguous, previous, at)
    agent = agent_of(word) or (Agent.TEAM if word in SURE_TEAMS and at == 0 else None)
    if agent:
        return Subject(Kind.PEOPLE, agent, word, at=at)
    if (word == "lot" and previous in _OWNERS) or previous in TITLES or words[at - 2 : at - 1] == ("professor",):
        return Subject(Kind.PEOPLE, Agent.TEAM if word == "lot" else Agent.ROLE, word, at=at)
    if word in ("member", "members") or (
        is_thing(word) and previous in ("team", "shift", "squad", "crew") and word == "leader"
    ):
        return Subject(Kind.PEOPLE, Agent.ROLE, word, at=at)
    joined = next((n for n in range(begin, at) if words[n] in JOINS), -1)
    if joined > begin:
        first = read_noun(sentence, begin, joined, people)
        if first.kind is Kind.PEOPLE:
            return first
    return Subject(Kind.THING if is_thing(word) else Kind.UNKNOWN, head=word, at=at)


def _ambiguous(sentence: Sentence, form: str, previous: str, at: int) -> Subject:
    word = sentence.words[at]
    person = Subject(Kind.PEOPLE, AMBIGUOUS[form] or Agent.ROLE, word, at=at)
    if previous in PEOPLE_SIGNS:
        return person
    signs = any(one in SOFTWARE_SIGNS for one in sentence.words)
    if previous in SOFTWARE_NAMES or signs or AMBIGUOUS[form] is None:
        return Subject(Kind.THING, head=word, at=at)
    return person


def read_pronoun(sentence: Sentence, at: int, people: frozenset[str]) -> Subject:
    """Tell what a pronoun stands for."""
    word = sentence.words[at]
    if word == "you":
        return Subject(Kind.UNKNOWN, Agent.PRONOUN, word, at=at)
    if word in ("they", "them") and not _means_people(sentence, at, people):
        return Subject(Kind.THING, head=word, at=at)
    return Subject(Kind.PEOPLE, PRONOUNS[word], word, at=at)


def _means_people(sentence: Sentence, at: int, people: frozenset[str]) -> bool:
    """Tell whether "they" stands for people: the nearest words before it that could be meant decide; without any it does."""
    for words in (sentence.words[:at], sentence.before.words if sentence.before else ()):
        if any(agent_of(word) or word in people or word[0] == "@" for word in words if word not in NOT_THEY):
            return True
        if any(is_thing(word) and word.endswith("s") and singulars(word)[-1] != word for word in words):
            return False
    return True
