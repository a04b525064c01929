"""What a rule is: phrases with a condition on their subject, the advice, its source, and examples that are run as tests."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import islice
from operator import or_
from typing import Literal

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.gate import gates_of
from review_widgets.language.lexicon.people import BARE_TEAMS
from review_widgets.language.noun import Kind, Subject
from review_widgets.language.phrase import Phrase, Phrases, compile_phrase
from review_widgets.language.sentence import LONGEST, MOST_KEPT, Sentence, is_spaced, words_in, words_of_pieces
from review_widgets.language.subject import is_passive, person_after_by, subject_before

Who = Literal["any", "people", "others", "no thing", "nobody", "passive", "named", "order"]
"""Whose act the words must be.

``any``: the words speak for themselves. ``people``: the subject must be a person, team, organisation or users. ``others``: the same,
but not we, they or users. ``no thing``: only people do this, so a subject that is unknown or left out will do. ``nobody``: "nobody" or
"none of us". ``passive``: a by-phrase tells. ``named``: a participant. ``order``: an instruction to people, at the beginning of an
item or behind "must" and the like.
"""
_MOST_HITS = 12
_NOBODY = frozenset("nobody none neither".split())
"""One of these stands where "nobody" is found to be the subject."""
_NO_ANCHOR = frozenset(".")
"""Stands in nearly every sentence."""
_US = re.compile(r"(?<![^\W_])us(?![^\W_])")
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


@dataclass(frozen=True)
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
        words, heads = sentence.words, phrase.heads
        for at in range(max(0, anchor - phrase.reach), anchor + 1):
            found = phrase.match(words, at) if heads is None or words[at] in heads else None
            if found and found[0] < found[1]:
                hit = self._judged(sentence, at, found, context)
                return None if hit and self._harmless.stand_in(words, sentence.present) else hit
        return None

    @cached_property
    def _harmless(self) -> Phrases:
        return Phrases(self.unless)

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
    """All phrases of all rules, so that a text without their words is passed over.

    Each phrase is a bit, thrice: in the numbers of the words that anchor it, and in those of the words of its first and of its second
    need. The numbers of all words of a text, put together, then tell at once which phrases could stand in it.
    """

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._entries = tuple(
            (order, rule, trigger, compile_phrase(text))
            for order, rule in enumerate(rules)
            for trigger in rule.triggers
            for text in trigger.phrases
        )
        self._size = len(self._entries)
        self._always = 0
        self._bits: dict[str, int] = {}
        for number, (_, _, trigger, phrase) in enumerate(self._entries):
            implied = (_NOBODY,) if trigger.who == "nobody" and trigger.otherwise is None else ()
            needed = (phrase.anchors - _NO_ANCHOR, *phrase.needs, *implied)[:3]
            for part, words in enumerate(needed):
                bit = 1 << number + part * self._size
                for word in words:
                    self._bits[word] = self._bits.get(word, 0) | bit
            for part in range(len(needed), 3):
                self._always |= 1 << number + part * self._size
        self._bits_of = _Bits(self._bits)

    def could_find(self, block: str) -> bool:
        """Tell whether any phrase could stand in a block; one longer than a sentence may be is always read."""
        if len(block) > LONGEST:
            return True
        if is_spaced(block):
            return self._possible(map(self._bits.get, words_in(block))) > 0
        return self._possible(map(self._bits_of.__getitem__, block.split())) > 0

    def candidates(self, sentence: Sentence) -> dict[str, list[_Entry]]:
        """Give what could match in a sentence, by the anchoring word; "let's" invites, so that its "us" counts for none."""
        found: dict[str, list[_Entry]] = {}
        bits = self._possible(map(self._bits.get, sentence.words))
        if not bits:
            return found
        present = sentence.present
        if "us" in present and not _US.search(sentence.text.lower()):
            present -= {"us"}
            bits = self._possible(map(self._bits.get, present))
        while bits:
            lowest = bits & -bits
            bits ^= lowest
            entry = self._entries[lowest.bit_length() - 1]
            for word in entry[3].anchors & present - _NO_ANCHOR:
                found.setdefault(word, []).append(entry)
        return found

    def forget(self) -> None:
        """Drop what is kept of pieces met before."""
        self._bits_of.clear()

    def _possible(self, each: Iterable[int | None]) -> int:
        """Give the phrases that could stand where some words are, each as a bit."""
        bits = reduce(or_, filter(None, each), self._always)
        return bits & bits >> self._size & bits >> 2 * self._size


class _Bits(dict[str, int]):
    """The bits of pieces of text between two spaces: those of their words."""

    def __init__(self, of_words: dict[str, int]) -> None:
        self._of_words = of_words

    def __missing__(self, piece: str) -> int:
        words = words_of_pieces[piece]
        of_words = self._of_words
        bits = of_words.get(words[0], 0) if words else 0
        for word in words[1:]:
            bits |= of_words.get(word, 0)
        if len(self) >= MOST_KEPT:
            self.clear()
        self[piece] = bits
        return bits


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
        if rule.excused and not weaker:
            if gates.local_reason(hit.first, hit.last):
                continue
            if gates.system_reason(hit.first, hit.last):
                hit = Hit(Tier.ADVISORY, hit.start, hit.end, hit.agent, hit.first, hit.last)
                row = (True, start, order, rule, hit)
        if best is None or row[:3] < best[:3]:
            best = row
    return (best[3], best[4]) if best else None
