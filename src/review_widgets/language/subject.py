"""Who did it: the head noun of the subject of a verb, and whether it stands for people.

The subject is looked for to the left of the verb: past auxiliaries and adverbs, through relative clauses ("the engineer who …"),
appositions ("Edith, the scheduler, …") and second verbs ("she restarted it and forgot …"), to the noun that governs the phrase ("the
engineer on the storage team" is an engineer, "the deploy of the storage team" a deploy).
"""

from __future__ import annotations

from dataclasses import replace

from review_widgets.language.finding import Agent
from review_widgets.language.lexicon.grammar import (
    ASSERTING,
    BE_HAVE_DO,
    DETERMINERS,
    HYPOTHETICAL,
    MODALS,
    PREPOSITIONS,
    QUANTIFIERS,
    REPORTING,
    SUBORDINATORS,
)
from review_widgets.language.lexicon.people import (
    PRONOUNS,
    agent_of,
)
from review_widgets.language.lexicon.verb import PARTICIPLES, PASTS
from review_widgets.language.noun import JOINS, Kind, Subject, is_adverb, read_noun, read_pronoun
from review_widgets.language.sentence import Sentence

ABSENT = Subject(Kind.ABSENT)
_ENDS = frozenset(";:.!?…—–/()")
_SOMEBODY = frozenset("nobody someone somebody everyone everybody".split())
_ASKING = frozenset(
    "ask asks asked asking know knows knew tell tells told find see matter matters about of wonder remember decide".split()
)
_AFTER_NOUN = frozenset(
    "responsible familiar unfamiliar new involved present available awake unaware closest next concerned".split()
)
_PASSIVE = frozenset("was were been being is are be got get".split())
_RELATIVES = frozenset("who that which".split())


def subject_before(sentence: Sentence, at: int, people: frozenset[str]) -> Subject:
    """Find the subject of the verb whose group begins at the word ``at`` or before it.

    Parameters
    ----------
    sentence, at
        The sentence and the word.
    people
        Lower-case names and handles of the participants.
    """
    words = sentence.words
    left, asserted = at - 1, True
    while left >= 0 and (
        words[left] in BE_HAVE_DO or words[left] in MODALS or is_adverb(words[left]) or words[left] == "to"
    ):
        if words[left] == "to":
            if left < 1 or words[left - 1] not in ASSERTING:
                break
            left -= 1
        elif words[left] in MODALS:
            asserted = False
        left -= 1
    if left < 0:
        return Subject(Kind.ABSENT, asserted=asserted)
    if words[0] in MODALS and "?" in words:
        asserted = False
    found = _ending_at(sentence, left, people, depth=0)
    if found.kind is not Kind.PEOPLE and (words[at] in PREPOSITIONS or is_adverb(words[at])):
        of_clause = _of_second_verb(sentence, at, people, depth=0)
        if of_clause.kind in (Kind.PEOPLE, Kind.THING):
            found = of_clause if _is_asserted(words, of_clause.at, at) else _not_asserted(of_clause)
    return found if asserted else _not_asserted(found)


def is_passive(sentence: Sentence, at: int) -> bool:
    """Tell whether the word ``at`` is a participle of the passive, so that what stands before it suffered and did nothing."""
    words = sentence.words
    left = at - 1
    while left >= 0 and is_adverb(words[left]):
        left -= 1
    return left >= 0 and words[left] in _PASSIVE and (words[at].endswith("ed") or words[at] in PARTICIPLES)


def person_after_by(sentence: Sentence, at: int, people: frozenset[str]) -> Subject | None:
    """Find whom a by-phrase at or shortly behind ``at`` names: "was skipped twice by the engineer"; None without one."""
    words = sentence.words
    for by in range(at, min(at + 5, len(words) - 1)):
        if words[by] == "by" and not words[by + 1].endswith("ing"):
            end = by + 1
            while end < len(words) and end < by + 7 and words[end] not in _ENDS and words[end] not in SUBORDINATORS:
                if end > by + 1 and (
                    words[end] in PREPOSITIONS or words[end] in _RELATIVES or words[end] in (",", "and")
                ):
                    break
                end += 1
            found = read_noun(sentence, by + 1, end, people) if end > by + 1 else None
            return replace(found, head=words[by + 1]) if found and words[by + 1] in ("another", "any") else found
        if words[by] in _ENDS or words[by] == ",":
            return None
    return None


def _not_asserted(found: Subject) -> Subject:
    return Subject(found.kind, found.agent, found.head, asserted=False, at=found.at)


def _is_asserted(words: tuple[str, ...], begin: int, end: int) -> bool:
    """Tell whether what stands between a subject and an adjunct did happen: no "would", no "tries to"."""
    return not any(
        words[n] in MODALS or (words[n] == "to" and words[n - 1] not in ASSERTING) for n in range(max(begin, 1), end)
    )


def _ending_at(sentence: Sentence, at: int, people: frozenset[str], depth: int) -> Subject:
    """Find the subject that ends at the word ``at``."""
    words = sentence.words
    word = words[at]
    if depth > 4:
        return ABSENT
    if word in _RELATIVES and at and not (word == "that" and words[at - 1] in REPORTING):
        return _antecedent(sentence, at, people, depth)
    if word == "who":
        return Subject(Kind.PEOPLE, Agent.ROLE, word, at=at)
    if word in (",", ")", "—", "–"):
        described = _described(sentence, at, people, depth)
        if described:
            return described
    if word in JOINS or word == ",":
        found = _of_second_verb(sentence, at, people, depth)
        return (
            found if found.kind in (Kind.PEOPLE, Kind.THING) else _of_first_verb(sentence, at, people, depth) or found
        )
    if word in _ENDS or word in SUBORDINATORS or word in DETERMINERS or word in ("to", "not"):
        hypothetical = word in HYPOTHETICAL or word == "to"
        return Subject(Kind.ABSENT, asserted=not hypothetical)
    begin = at
    while begin > 0 and not _is_boundary(words, begin - 1, people):
        begin -= 1
    before = words[begin - 1] if begin else ""
    if before in _RELATIVES and begin > 1 and words[begin - 2] not in REPORTING and word not in PRONOUNS:
        first = words[begin]
        if (
            _looks_like_verb(words, at)
            or first.endswith("ed")
            or first in PASTS
            or first in BE_HAVE_DO
            or first in MODALS
        ):
            return _antecedent(sentence, begin - 1, people, depth)
    found = _head(sentence, begin, at + 1, people)
    return _not_asserted(found) if before in HYPOTHETICAL else found


def _is_boundary(words: tuple[str, ...], at: int, people: frozenset[str]) -> bool:
    word = words[at]
    if word in _ENDS or word == ",":
        return True
    if word in JOINS:
        return not _joins_nouns(words, at, people)
    if word in ("that", "which", "who"):
        return True
    if word in SUBORDINATORS:
        return not (word in PREPOSITIONS and word in ("after", "before", "since", "until", "than", "as"))
    return word in REPORTING


def _joins_nouns(words: tuple[str, ...], at: int, people: frozenset[str]) -> bool:
    """Tell whether "and" joins two subjects ("Kim and the desk forgot") and not two sentences."""
    before = words[at - 1] if at else ""
    return before in people or before in PRONOUNS or (agent_of(before) is not None and at < 4)


def _antecedent(sentence: Sentence, at: int, people: frozenset[str], depth: int) -> Subject:
    end = at - 1
    while end > 0 and sentence.words[end] in (",", "—", "("):
        end -= 1
    word = sentence.words[at]
    if end < 0 or (word == "that" and sentence.words[end] in PREPOSITIONS):
        return ABSENT
    if word != "who":
        begin = next((n for n in range(end, max(-1, end - 6), -1) if sentence.words[n] in DETERMINERS), end - 1)
        return read_noun(sentence, max(begin, 0), end + 1, people)
    if sentence.words[end] in _ASKING:
        return Subject(Kind.ABSENT, asserted=False)
    found = _ending_at(sentence, end, people, depth + 1)
    if found.kind is not Kind.PEOPLE:
        return Subject(Kind.PEOPLE, Agent.ROLE, found.head, at=end)
    return Subject(found.kind, found.agent, found.head, at=found.at)


def _described(sentence: Sentence, at: int, people: frozenset[str], depth: int) -> Subject | None:
    """Read "Edith, the scheduler, …" and "Hector (the engine) …": the description tells what the name stands for."""
    words = sentence.words
    opener = "(" if words[at] == ")" else words[at]
    begin = at - 1
    while begin >= 0 and words[begin] != opener:
        if words[begin] in ".;:!?" or at - begin > 14:
            return None
        begin -= 1
    if begin < 1 or at - begin < 2:
        return None
    inner = words[begin + 1]
    if opener == "," and not (
        inner in DETERMINERS or inner in _RELATIVES or inner in PREPOSITIONS or inner.endswith("ing")
    ):
        return None
    named = _ending_at(sentence, begin - 1, people, depth + 1)
    if inner in _RELATIVES or inner in PREPOSITIONS or inner.endswith("ing") or named.kind is not Kind.UNKNOWN:
        return named
    end = next((n for n in range(begin + 2, at) if words[n] in PREPOSITIONS or words[n] in _RELATIVES), at)
    described = read_noun(sentence, begin + 1, end, people)
    if described.kind is Kind.PEOPLE and opener == ",":
        return Subject(Kind.PEOPLE, described.agent, named.head, at=named.at)
    return Subject(Kind.THING, head=named.head, at=named.at) if described.kind is not Kind.PEOPLE else named


def _of_second_verb(sentence: Sentence, at: int, people: frozenset[str], depth: int) -> Subject:
    """Find the subject of an earlier verb of the same clause: "she restarted it and forgot …"."""
    words = sentence.words
    begin = at
    while begin > 0 and words[begin - 1] not in _ENDS and not _opens_clause(words, begin - 1):
        begin -= 1
    if begin and words[begin - 1] in ("(", "/") and depth:
        return ABSENT
    for n in range(at - 1, begin - 1, -1):
        if words[n] in _RELATIVES and n:
            return _antecedent(sentence, n, people, depth + 1)
        if words[n] in PRONOUNS and words[n] not in ("us", "me", "him", "her", "them", "whom") and n + 1 < at:
            return read_pronoun(sentence, n, people)
    stop = next((n for n in range(at - 1, begin, -1) if _looks_like_verb(words, n)), -1)
    if stop < 0:
        return ABSENT if begin < at and words[at] == "," else _head(sentence, begin, at, people, verbless=True)
    while stop > begin and (is_adverb(words[stop - 1]) or words[stop - 1] in MODALS):
        stop -= 1
    if stop <= begin:
        return ABSENT
    found = _ending_at(sentence, stop - 1, people, depth + 1)
    hypothetical = begin and words[begin - 1] in HYPOTHETICAL
    return _not_asserted(found) if hypothetical else found


def _of_first_verb(sentence: Sentence, at: int, people: frozenset[str], depth: int) -> Subject | None:
    """Find the subject of the first verb of a sentence, where it stands for people."""
    words = sentence.words
    first = next((n for n in range(1, at) if _looks_like_verb(words, n)), 0)
    if not first or words[0] in SUBORDINATORS:
        return None
    found = _ending_at(sentence, first - 1, people, depth + 1)
    return found if found.kind is Kind.PEOPLE else None


def _opens_clause(words: tuple[str, ...], at: int) -> bool:
    word = words[at]
    return word in SUBORDINATORS and word not in ("than", "as", "after", "before", "since", "until", "so", "that")


def _looks_like_verb(words: tuple[str, ...], at: int) -> bool:
    word = words[at]
    if word == "'s":
        return at + 1 >= len(words) or is_adverb(words[at + 1]) or words[at + 1].endswith(("ing", "ed"))
    if word in BE_HAVE_DO or word in MODALS or word in PASTS:
        return True
    return word.endswith("ed") and len(word) > 4 and words[at - 1] not in DETERMINERS


def _head(sentence: Sentence, begin: int, end: int, people: frozenset[str], *, verbless: bool = False) -> Subject:
    """Find the head of the noun phrase in ``words[begin:end]``."""
    words = sentence.words
    while begin < end and (is_adverb(words[begin]) and words[begin] not in QUANTIFIERS):
        begin += 1
    if begin >= end:
        return ABSENT
    if words[begin] in PREPOSITIONS and words[begin] != "of":
        inner = _after_adverbial(words, begin, end, people)
        if inner is None:
            return ABSENT if verbless else read_noun(sentence, max(begin + 1, end - 1), end, people)
        begin = inner
    if words[begin] in QUANTIFIERS and begin + 1 < end and words[begin + 1] == "of":
        nobody = words[begin] in ("none", "neither", "nobody")
        found = _head(sentence, begin + 2, end, people)
        return replace(found, head="nobody") if nobody and found.kind is Kind.PEOPLE else found
    stop = end
    for n in range(begin + 1, end):
        word = words[n]
        if word in PREPOSITIONS or word in _RELATIVES:
            stop = n
            break
        if (word in _AFTER_NOUN or word.endswith(("ing", "ed"))) and agent_of(words[n - 1]) and n + 1 <= end:
            stop = n
            break
        opens = word in DETERMINERS and words[n - 1] not in DETERMINERS and words[n - 1] not in QUANTIFIERS
        if opens or (word in PRONOUNS and words[n - 1] not in JOINS):
            begin = n
        elif word == "'s" and n + 1 < end and not is_adverb(words[n + 1]):
            begin = n + 1
    return read_noun(sentence, begin, stop, people)


def _after_adverbial(words: tuple[str, ...], begin: int, end: int, people: frozenset[str]) -> int | None:
    """Give where the subject begins behind "at 09:30" or "after the upgrade", or None."""
    first = begin + 2 if begin + 1 < end and words[begin + 1] in DETERMINERS else begin + 1
    for n in range(max(first, begin + 2), end):
        begins = words[n] in DETERMINERS or words[n] in PRONOUNS or words[n] in people or words[n] in _SOMEBODY
        if begins and words[n - 1] not in PREPOSITIONS and words[n - 1] not in DETERMINERS:
            return n
    return None
