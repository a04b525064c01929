"""Findings in a text: words that point at a person, why it matters, a question to ask instead. Standard library only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from review_widgets.language.finding import Agent, Category, Checked, Finding, Tier
from review_widgets.language.mask import mask_text
from review_widgets.language.rule import LOCAL_REASON, REASON, TALK, Context, Hit, Rule
from review_widgets.language.rules import load_rules
from review_widgets.language.sentence import Sentence, split_sentences

__all__ = ["Agent", "Category", "Checked", "Finding", "Tier", "check_text", "inspect_text", "rules"]

_WAIVER = re.compile(r"<!--\s*review-ok:\s*\S[^\n]*?-->")
_ENGLISH = frozenset(
    "the a an of to in and was were is are for on with that it we at by from not this had after but be as or no".split()
)
_OTHER = frozenset(
    "der die das und nicht ist von mit wurde für le la les des une est pas que para los las del uma não com foi el il per che non".split()
)


@cache
def rules() -> tuple[Rule, ...]:
    """Give all rules; an error if there is none."""
    return load_rules()


def check_text(text: str, people: Iterable[str] = ()) -> tuple[Finding, ...]:
    """Find words that point at people in plain text or Markdown.

    Parameters
    ----------
    text
        Code, logs, chat, quotations, headings, link targets and front matter in it are left alone.
    people
        Names and handles of the participants; only these count as names.

    Returns
    -------
    tuple of Finding
        In text order, at most one per sentence; offsets in code points. Text that is not English gives none: use `inspect_text` to
        tell "not checked" from "clean".
    """
    return inspect_text(text, people).findings


def inspect_text(text: str, people: Iterable[str] = ()) -> Checked:
    """Check a text and say whether it could be checked at all."""
    context = Context(_names(people))
    masked = mask_text(text)
    if _is_other_language(masked):
        return Checked((), "not checked (language)")
    waived = [
        (text.rfind("\n", 0, found.start()) + 1, _line_end(text, found.end())) for found in _WAIVER.finditer(text)
    ]
    findings: list[Finding] = []
    root_given = False
    for sentence in split_sentences(masked):
        best = _best(sentence, context)
        if best is None or any(start <= sentence.start + best[1].start < end for start, end in waived):
            continue
        rule, hit = best
        if rule.category is Category.ROOT:
            if root_given:
                continue
            root_given = True
        findings.append(_finding(text, sentence, rule, hit))
    return Checked(tuple(findings))


def _best(sentence: Sentence, context: Context) -> tuple[Rule, Hit] | None:
    """Give the strongest finding of a sentence, the first of equals."""
    found: list[tuple[bool, int, int, Rule, Hit]] = []
    for order, rule in enumerate(rules()):
        for trigger in rule.triggers:
            for hit in trigger.hits(sentence, context):
                found.append((hit.tier is not Tier.BLAME, hit.start, order, rule, hit))
    if not found or TALK.search(sentence.text):
        return None
    *_, rule, hit = min(found, key=lambda row: row[:3])
    if rule.category is Category.AGENT and hit.tier is Tier.BLAME and hit.agent is not Agent.NAMED:
        if LOCAL_REASON.search(sentence.text):
            return None
        if REASON.search(sentence.text):
            hit = Hit(Tier.ADVISORY, hit.start, hit.end, hit.agent, hit.subject)
    return rule, hit


def _finding(text: str, sentence: Sentence, rule: Rule, hit: Hit) -> Finding:
    start, end = sentence.start + hit.start, sentence.start + hit.end
    original = text[sentence.start : sentence.start + len(sentence.text)]
    rewrite = rule.rewrite(original, hit) if "▯" not in sentence.text else ""
    return Finding(
        hit.tier, rule.category, start, end, text[start:end], rule.why, rule.question, rewrite, rule.source, hit.agent
    )


def _names(people: Iterable[str]) -> frozenset[str]:
    names: set[str] = set()
    for person in people:
        low = person.strip().lower()
        names |= {low, low.lstrip("@"), *(part for part in low.replace(".", " ").split() if len(part) > 2)}
    return frozenset(names - {""})


def _is_other_language(masked: str) -> bool:
    words = re.findall(r"[^\W\d_]+", masked[:20_000].lower())
    if len(words) < 12:
        return sum(not word.isascii() for word in words) > len(words) / 2 and len(words) > 3
    english = sum(word in _ENGLISH for word in words)
    other = sum(word in _OTHER for word in words)
    return english / len(words) < 0.04 or other > english


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
