"""What a rule is: data over two kinds of triggers, with its advice, its source and its examples."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.sentence import Sentence
from review_widgets.language.subject import Subject, human_after_by, subject_before

REASON = re.compile(
    r"\b(?:because|since|as) (?:the|our|its?|this|that|there|no|an?|of)\b|\bdue to\b|\bso that\b|\bowing to\b"
    r"|\btoo many \w+s?\b|\bbecause we (?:expected|thought|assumed|believed)\b",
    re.IGNORECASE,
)
LOCAL_REASON = re.compile(
    r"\b(?:because|since|as) (?:we|they|he|she|I|it) (?:\w+ )?(?:expected|thought|assumed|believed|looked|seemed|saw)\b",
    re.IGNORECASE,
)
TALK = re.compile(
    r"\bblam(?:e|ing|eless\w*)\b|\bpoint(?:ing)? fingers\b|\bwording\b|\bphrases?\b(?= (?:like|such as|to avoid))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know beside the sentence: the participants' names and handles, lower case."""

    people: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hit:
    """Telling words in a sentence: tier, place in the sentence, whom they point at."""

    tier: Tier
    start: int
    end: int
    agent: Agent
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Trigger:
    """Telling words.

    Parameters
    ----------
    pattern
        Matches them; a group named ``words`` narrows the span.
    subject
        ``human``: the subject of the words must be a person, team, organisation or users. ``passive``: the words are a passive, a human
        by-phrase makes it the full tier. ``none``: the words speak for themselves.
    tier
        Given when the subject test passes.
    otherwise
        Given when it does not; None for silence.
    unless
        A pattern anywhere in the sentence that makes the words harmless.
    agent
        Whom ``none`` triggers point at.
    """

    pattern: re.Pattern[str]
    subject: str = "none"
    tier: Tier = Tier.BLAME
    otherwise: Tier | None = None
    unless: re.Pattern[str] | None = None
    agent: Agent = Agent.AGENTLESS

    def hits(self, sentence: Sentence, context: Context) -> Iterator[Hit]:
        """Give the hits of this trigger in a sentence."""
        for match in self.pattern.finditer(sentence.text):
            if self.unless and self.unless.search(sentence.text):
                return
            start, end = match.span("words") if "words" in self.pattern.groupindex else match.span()
            if self.subject == "none":
                yield Hit(self.tier, start, end, self.agent)
            elif self.subject == "passive":
                by = human_after_by(sentence.text, end, context.people)
                if by:
                    yield Hit(self.tier, start, end, by)
                elif self.otherwise:
                    yield Hit(self.otherwise, start, end, Agent.AGENTLESS)
            else:
                found = subject_before(sentence.text, match.start(), context.people, sentence.before)
                yield from self._on_subject(found, start, end)

    def _on_subject(self, found: Subject, start: int, end: int) -> Iterator[Hit]:
        if found.agent:
            yield Hit(self.tier, start, end, found.agent, found.head)
        elif self.otherwise:
            yield Hit(self.otherwise, start, end, Agent.AGENTLESS)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: one category, its triggers, the advice and where it comes from, and examples that are run as tests.

    ``must_flag`` are sentences with the tier they get; ``must_pass`` get no finding of this category. ``rewrite`` makes a neutral
    wording from the sentence and the hit, or "".
    """

    category: Category
    triggers: tuple[Trigger, ...]
    why: str
    question: str
    source: str
    must_flag: tuple[tuple[str, Tier], ...]
    must_pass: tuple[str, ...]
    rewrite: Callable[[str, Hit], str] = lambda sentence, hit: ""


def words(*alternatives: str) -> re.Pattern[str]:
    """Compile alternatives as whole words, ignoring case; a straight apostrophe also matches a curly one."""
    joined = "|".join(alternatives).replace("'", "['’]")
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE)
