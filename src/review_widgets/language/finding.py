"""What a rule finds in a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tier(StrEnum):
    """How much it matters: a person is faulted (``blame``), or only the framing hides causes (``advisory``)."""

    BLAME = "blame"
    ADVISORY = "advisory"


class Category(StrEnum):
    """What sort of wording it is."""

    AGENT = "AGENT"
    CF = "CF"
    HUMERR = "HUMERR"
    TRAIT = "TRAIT"
    WHO = "WHO"
    PUN = "PUN"
    NAME = "NAME"
    HIND = "HIND"
    MIN = "MIN"
    ROOT = "ROOT"
    SYSCF = "SYSCF"


class Agent(StrEnum):
    """Who the sentence points at."""

    I = "I"  # noqa: E741  (the field's own label)
    WE = "we"
    ROLE = "role"
    NAMED = "named"
    PRONOUN = "pronoun3"
    TEAM = "team"
    ORG = "org"
    USERS = "users"
    AGENTLESS = "agentless"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Words worth another look.

    ``start`` and ``end`` count Unicode code points into the checked text and ``text`` is what stands there. ``why`` is one line,
    ``question`` what to ask instead, ``rewrite`` a neutral wording of the whole sentence or "" where none can be made honestly,
    ``source`` where the advice comes from.
    """

    tier: Tier
    category: Category
    start: int
    end: int
    text: str
    why: str
    question: str
    rewrite: str
    source: str
    agent: Agent


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome for a whole text: the findings, or why it was not checked; not checked never means clean."""

    findings: tuple[Finding, ...]
    not_checked: str = ""
