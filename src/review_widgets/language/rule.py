"""What a rule is: phrases with a condition on their subject, the advice, its source, and examples that are run as tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.gate import gates_of
from review_widgets.language.lexicon.people import BARE_TEAMS
from review_widgets.language.phrase import Phrase, compile_phrase
from review_widgets.language.sentence import Sentence
from review_widgets.language.subject import Kind, Subject, is_passive, person_after_by, subject_before

Who = Literal["any", "people", "others", "no thing", "nobody", "passive", "named", "order"]
"""Whose act the words must be.

``any``: the words speak for themselves. ``people``: the subject must be a person, team, organisation or users. ``others``: the same,
but not we, they or users. ``no thing``: only people do this, so a subject that is unknown or left out will do. ``nobody``: "nobody" or
"none of us". ``passive``: a by-phrase tells. ``named``: a participant. ``order``: an instruction to people, at the beginning of an
item or behind "must" and the like.
"""
_MOST_HITS = 12
_ANYBODY = frozenset("anyone anybody another someone somebody else".split())
_FINITE_ORDERS = frozenset(
    "should must shall need needs has have ought to please always let 'll will just kindly gotta".split()
)
_OPENERS = frozenset(", : ; . ! — – (".split())


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know beside the sentence: the participants' names and handles, lower case."""

    people: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hit:
    """Telling words in a sentence: tier, place in the sentence's text, whom they point at, and the words' numbers."""

    tier: Tier
    start: int
    end: int
    agent: Agent
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Trigger:
    """Telling words.

    Parameters
    ----------
    phrases
        In the language of `review_widgets.language.phrase`; any of them.
    who
        Whose act they must be, see `Who`.
    tier
        Given when that holds.
    otherwise
        Given when it does not; None for silence.
    unless
        Phrases anywhere in the sentence that make the words harmless.
    agent
        Whom they point at where ``who`` does not tell.
    hypothetical
        Also behind "would", "if" and "to".
    not_users
        Silent where the subject is users: they could not know.
    """

    phrases: tuple[str, ...]
    who: Who = "any"
    tier: Tier = Tier.BLAME
    otherwise: Tier | None = None
    unless: tuple[str, ...] = ()
    agent: Agent = Agent.AGENTLESS
    hypothetical: bool = False
    not_users: bool = False

    def hit(self, phrase: Phrase, sentence: Sentence, anchor: int, context: Context) -> Hit | None:
        """Give the hit of one of the phrases around an anchor word, or None."""
        for at in phrase.starts(sentence.words, anchor):
            found = phrase.match(sentence.words, at)
            if found and found[0] < found[1]:
                hit = self._judged(sentence, at, found, context)
                if hit and any(compile_phrase(one).stands_in(sentence.words, sentence.present) for one in self.unless):
                    return None
                return hit
        return None

    def _judged(self, sentence: Sentence, at: int, found: tuple[int, int, int], context: Context) -> Hit | None:
        first, last, end = found
        tier: Tier | None = self.tier
        agent = self.agent
        if self.who == "order":
            subject = _ordered(sentence, at, context.people)
            if subject is None:
                return None
            agent = subject.agent
        elif self.who == "passive":
            by = person_after_by(sentence, end, context.people)
            if by is None or by.head in _ANYBODY:
                tier = self.otherwise
            elif by.kind is Kind.PEOPLE:
                agent = by.agent
            else:
                return None
        elif self.who != "any" and is_passive(sentence, at):
            return None
        elif self.who != "any":
            subject = subject_before(sentence, at, context.people)
            if self._holds(subject):
                agent = self.agent if subject.kind in (Kind.UNKNOWN, Kind.ABSENT) else subject.agent
            else:
                tier = self.otherwise if subject.asserted else None
        if tier is None:
            return None
        return Hit(tier, sentence.spans[first][0], sentence.spans[last - 1][1], agent, first, last)

    def _holds(self, subject: Subject) -> bool:
        if not subject.asserted and not self.hypothetical:
            return False
        if self.not_users and subject.agent is Agent.USERS:
            return False
        if (subject.head == "nobody") is not (self.who == "nobody"):
            return False
        if self.who == "others" and (subject.head == "they" or subject.agent in (Agent.WE, Agent.I, Agent.USERS)):
            return False
        if self.who == "named":
            return subject.agent is Agent.NAMED
        if self.who == "no thing":
            return subject.kind is not Kind.THING
        return subject.kind is Kind.PEOPLE


def _ordered(sentence: Sentence, at: int, people: frozenset[str]) -> Subject | None:
    """Give whom an instruction is for; None where the words are none."""
    words = sentence.words
    left = at - 1
    while left >= 0 and (
        words[left].endswith("ly")
        or words[left]
        in ("always", "please", "just", "also", "not", "do", "really", "never", "all", "both", "be", "'s")
    ):
        left -= 1
    if left < 0 or words[left] in _OPENERS:
        return Subject(Kind.ABSENT)
    if words[left] not in _FINITE_ORDERS:
        return None
    if words[left] == "to":
        if left and words[left - 1] in _FINITE_ORDERS:
            left -= 1
        elif left > 5 or left < 1:
            return None
        else:
            subject = subject_before(sentence, left, people)
            bare = subject.head in BARE_TEAMS and subject.at == 0
            return subject if bare or (subject.kind is Kind.PEOPLE and subject.agent is not Agent.USERS) else None
    subject = subject_before(sentence, left, people)
    if subject.kind is Kind.THING or subject.agent is Agent.USERS:
        return None
    return subject


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: a category, its triggers, the advice and where it comes from, and examples that are run as tests.

    ``must_flag`` are sentences with the tier they get; ``must_pass`` get no finding at all. ``rewrite`` makes a neutral wording from
    the sentence and the hit, or "".
    """

    category: Category
    triggers: tuple[Trigger, ...]
    why: str
    question: str
    source: str
    must_flag: tuple[tuple[str, Tier], ...]
    must_pass: tuple[str, ...]
    rewrite: Callable[[Sentence, Hit], str] = lambda sentence, hit: ""
    excused: bool = False
    """Whether a reason told in the same sentence makes it weaker (rule A4 of the guide)."""


_Entry = tuple[int, Rule, Trigger, Phrase]


class Index:
    """All phrases of all rules by the words that anchor them, so that a sentence without such words is passed over."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._by_word: dict[str, list[_Entry]] = {}
        for order, rule in enumerate(rules):
            for trigger in rule.triggers:
                for text in trigger.phrases:
                    phrase = compile_phrase(text)
                    for word in phrase.anchors:
                        self._by_word.setdefault(word, []).append((order, rule, trigger, phrase))
        self._words = frozenset(self._by_word)

    def candidates(self, present: frozenset[str]) -> dict[str, list[_Entry]]:
        """Give what could match in a sentence that holds some words, by the anchoring word."""
        found = {}
        for word in self._words & present:
            entries = [entry for entry in self._by_word[word] if not any(map(present.isdisjoint, entry[3].needs))]
            if entries:
                found[word] = entries
        return found


def _hits(candidates: dict[str, list[_Entry]], sentence: Sentence, context: Context) -> Iterator[tuple[int, Rule, Hit]]:
    for anchor, word in enumerate(sentence.words):
        for order, rule, trigger, phrase in candidates.get(word, ()):
            hit = trigger.hit(phrase, sentence, anchor, context)
            if hit:
                yield order, rule, hit


def strongest(candidates: dict[str, list[_Entry]], sentence: Sentence, context: Context) -> tuple[Rule, Hit] | None:
    """Give the strongest finding of a sentence, the first of equals; None also where a gate makes the sentence harmless."""
    found = [
        (hit.tier is not Tier.BLAME, hit.start, -1 if rule.category is Category.NAME else order, rule, hit)
        for order, rule, hit in islice(_hits(candidates, sentence, context), _MOST_HITS)
    ]
    if not found:
        return None
    gates = gates_of(sentence)
    if gates.talk:
        return None
    best: tuple[bool, int, int, Rule, Hit] | None = None
    for row in sorted(found, key=lambda row: row[:3]):
        weaker, start, order, rule, hit = row
        if rule.excused and gates.sanctioned:
            continue
        if rule.excused and not weaker and hit.agent is not Agent.NAMED:
            if gates.local_reason(hit.first, hit.last):
                continue
            if gates.system_reason(hit.first, hit.last):
                hit = Hit(Tier.ADVISORY, hit.start, hit.end, hit.agent, hit.first, hit.last)
                row = (True, start, order, rule, hit)
        if best is None or row[:3] < best[:3]:
            best = row
    return (best[3], best[4]) if best else None
