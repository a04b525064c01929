"""Findings in a text: words that point at a person, why it matters, a question to ask instead. Standard library only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from review_widgets.language.finding import Agent, Category, Checked, Finding, Tier
from review_widgets.language.gate import gates_of
from review_widgets.language.layer import ADVICE, is_dense, load_layer, read_with_layer
from review_widgets.language.mask import NOUN, mask_text
from review_widgets.language.rule import Context, Hit, Index, Rule, strongest
from review_widgets.language.rules import load_rules, names_of_rules
from review_widgets.language.sentence import read_sentence, split_blocks, split_sentences, words_in

__all__ = ["Agent", "Category", "Checked", "Finding", "Tier", "check_text", "forget", "inspect_text", "rules"]

_WAIVER = re.compile(r"<!--\s*review-ok:\s*[^\s-][^\n]*?-->")
_ENGLISH = frozenset(
    "the a an of to in and was were is are for on with that it we at by from not this had after but be as or no".split()
)
_OTHER = frozenset(
    "der die das und nicht ist von mit wurde für le la les des une est pas que para los las del uma não com foi el il per che non".split()
)

_LONGEST_KEPT = 20_000
_GENTLY = "Taking it on yourselves is generous; what made it likely helps those who come next more than who it was."
"""The reason given where writers point at themselves."""
_Found = tuple[int, int, Rule, Category, Hit, str]


@cache
def rules() -> tuple[Rule, ...]:
    """Give all rules; an error if there is none."""
    return load_rules()


@cache
def _index() -> Index:
    return Index(rules())


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


def inspect_text(text: str, people: Iterable[str] = (), *, learned: bool = True) -> Checked:
    """Check a text and say whether it could be checked at all.

    ``learned`` lets the trained layer add findings where the rules found that a text points at people again and again.
    """
    names = _names(people)
    masked = mask_text(text)
    if _is_other_language(masked):
        return Checked((), "not checked (language)")
    waived = [
        (text.rfind("\n", 0, found.start()) + 1, _line_end(text, found.end())) for found in _WAIVER.finditer(text)
    ]
    blocks = list(split_blocks(masked))
    found = [_moved(one, start) for start, block in blocks for one in _read_block(block, names)]
    if learned and is_dense(
        sum(hit.tier is Tier.BLAME for *_, hit, _ in found), sum(_count_sentences(block) for _, block in blocks)
    ):
        found += [_moved(one, start) for start, block in blocks for one in _learned(block, names)]
        found.sort(key=lambda one: one[0])
    findings: list[Finding] = []
    for begin, end, rule, category, hit, rewrite in found:
        again = category is Category.ROOT and any(earlier.category is Category.ROOT for earlier in findings)
        if not again and not any(first <= begin < last for first, last in waived):
            why = _GENTLY if hit.agent in (Agent.WE, Agent.I) and hit.tier is Tier.BLAME else rule.why
            told = (why, rule.question, rewrite, rule.source)
            findings.append(Finding(hit.tier, category, begin, end, text[begin:end], *told, hit.agent))
    return Checked(tuple(findings))


def _moved(found: _Found, by: int) -> _Found:
    begin, end, rule, category, hit, rewrite = found
    return begin + by, end + by, rule, category, hit, rewrite


def forget() -> None:
    """Drop what is kept of paragraphs read before, so that the next check reads everything (for measuring)."""
    for kept in (_in_block, _learned, _count_sentences):
        kept.cache_clear()


def _read_block(block: str, people: frozenset[str]) -> tuple[_Found, ...]:
    """Read a block, or give what is kept of it; a very long one is not kept."""
    return _in_block(block, people) if len(block) <= _LONGEST_KEPT else _in_block.__wrapped__(block, people)


@lru_cache(maxsize=4096)
def _in_block(block: str, people: frozenset[str]) -> tuple[_Found, ...]:
    """Give what is found in a block; kept, so that after an edit only what was touched is read again."""
    return tuple(_in_sentences(block, _index(), Context(people)))


@lru_cache(maxsize=4096)
def _count_sentences(block: str) -> int:
    return sum(1 for _ in split_sentences(block))


@lru_cache(maxsize=4096)
def _learned(block: str, people: frozenset[str]) -> tuple[_Found, ...]:
    """Give what the trained layer adds in a block: only in sentences in which the rules found nothing."""
    taken = [begin for begin, *_ in _in_block(block, people)]
    found: list[_Found] = []
    for start, text in split_sentences(block):
        if any(start <= begin < start + len(text) for begin in taken):
            continue
        sentence = read_sentence(start, text)
        added = None if gates_of(sentence).talk else read_with_layer(load_layer(), sentence, people)
        if added:
            category, hit = added
            found.append((start + hit.start, start + hit.end, _rule_named(ADVICE[category]), category, hit, ""))
    return tuple(found)


@cache
def _rule_named(name: str) -> Rule:
    return dict(zip(names_of_rules(), rules(), strict=True))[name]


def _in_sentences(block: str, index: Index, context: Context) -> Iterator[_Found]:
    before: tuple[int, str] | None = None
    for start, text in split_sentences(block):
        candidates = index.candidates(words_in(text))
        if candidates:
            sentence = read_sentence(start, text, read_sentence(*before) if before else None)
            best = strongest(candidates, sentence, context)
            if best:
                rule, hit = best
                rewrite = "" if NOUN in text else rule.rewrite(sentence, hit)
                yield start + hit.start, start + hit.end, rule, rule.category, hit, rewrite
        before = (start, text)


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
    english = len([word for word in words if word in _ENGLISH])
    other = len([word for word in words if word in _OTHER])
    return english / len(words) < 0.04 or other > english


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
