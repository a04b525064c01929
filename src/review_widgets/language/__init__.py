"""Findings in a text: words that point at a person, why it matters, a question to ask instead. Standard library only."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator
from functools import _lru_cache_wrapper, cache, lru_cache
from typing import NamedTuple, TypeVar

from review_widgets.language.finding import Agent, Category, Checked, Finding, Tier
from review_widgets.language.gate import gates_of
from review_widgets.language.layer import ADVICE, load_layer, may_speak, read_with_layer, score, threshold
from review_widgets.language.lexicon.grammar import DETERMINERS
from review_widgets.language.lexicon.people import agent_of, is_thing
from review_widgets.language.mask import NOUN, mask_text
from review_widgets.language.rule import Context, Hit, Index, Rule, strongest
from review_widgets.language.rules import load_rules, names_of_rules
from review_widgets.language.sentence import (
    forget_words,
    read_sentence,
    split_blocks,
    split_sentences,
)
from review_widgets.language.tongue import is_other_language

__all__ = ["Agent", "Category", "Checked", "Finding", "Tier", "check_text", "forget", "inspect_text", "rules"]

_WAIVER = re.compile(r"<!--\s*review-ok:\s*[^\s-]")
_LONGEST_KEPT = 20_000
_GENTLY = "Taking it on yourselves is generous; what made it likely helps those who come next more than who it was."
"""The reason given where writers point at themselves."""
_T = TypeVar("_T")


class _Found(NamedTuple):
    """What is found in the sentence ``said`` (with what is no prose blanked), and where the telling words begin and end."""

    begin: int
    end: int
    rule: Rule
    category: Category
    hit: Hit
    said: str
    rewrite: str


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

    ``learned`` lets the trained layer add findings where the rules found a text that points at people and the layer, too, reads it so.
    """
    names = _names(people)
    masked = mask_text(text)
    if is_other_language(masked):
        return Checked((), "not checked (language)")
    index = _index()
    blocks = list(split_blocks(masked))
    found = [
        _moved(one, start)
        for start, block in blocks
        if index.could_find(block)
        for one in _kept(_in_block, block, names)
    ]
    if learned:
        found = sorted((*found, *_learned(blocks, found, names)), key=lambda one: one.begin)
    return Checked(tuple(_told(text, found)))


def _told(text: str, found: list[_Found]) -> Iterator[Finding]:
    """Give the findings of a text in its order: none in a line that is waived, and one single cause a text.

    Another wording is given only where the whole sentence was read: it would lose the link or the comment that was left alone.
    """
    lines = list(_waived(text)) if found else []
    told_root = False
    for begin, end, rule, category, hit, said, rewrite in found:
        at = bisect_right(lines, (begin, len(text))) - 1
        if (category is Category.ROOT and told_root) or (at >= 0 and begin < lines[at][1]):
            continue
        told_root = told_root or category is Category.ROOT
        why = _GENTLY if hit.agent in (Agent.WE, Agent.I) and hit.tier is Tier.BLAME else rule.why
        whole = rewrite and text.startswith(said, begin - hit.start)
        told = (why, rule.question, rewrite if whole else "", rule.source)
        yield Finding(hit.tier, category, begin, end, text[begin:end], *told, hit.agent)


def _waived(text: str) -> Iterator[tuple[int, int]]:
    """Give the beginning and the end of each line with a waiver; every line is looked through once."""
    done = barren = covered = line_end = -1
    for opened in _WAIVER.finditer(text):
        if opened.start() < done or opened.end() <= barren:
            continue
        if opened.end() > line_end:
            line_end = _line_end(text, opened.end())
        closed = text.find("-->", opened.end(), line_end)
        if closed < 0:
            barren = line_end
            continue
        done = closed + len("-->")
        if covered < line_end:
            yield text.rfind("\n", 0, opened.start()) + 1, line_end
            covered = line_end


def _moved(found: _Found, by: int) -> _Found:
    begin, end, rule, category, hit, said, rewrite = found
    return _Found(begin + by, end + by, rule, category, hit, said, rewrite)


def forget() -> None:
    """Drop what is kept of paragraphs read before, so that the next check reads everything (for measuring)."""
    for kept in (_in_block, _weighed, _added, _sentences):
        kept.cache_clear()
    forget_words()
    _index().forget()


def _kept(read: _lru_cache_wrapper[_T], block: str, *rest: Hashable) -> _T:
    """Read a block, or give what is kept of it; a very long one is not kept."""
    return read(block, *rest) if len(block) <= _LONGEST_KEPT else read.__wrapped__(block, *rest)


@lru_cache(maxsize=4096)
def _in_block(block: str, people: frozenset[str]) -> tuple[_Found, ...]:
    """Give what is found in a block; kept, so that after an edit only what was touched is read again."""
    return tuple(_in_sentences(block, _index(), Context(people)))


@lru_cache(maxsize=4096)
def _sentences(block: str) -> tuple[tuple[int, str], ...]:
    return tuple(split_sentences(block))


def _learned(blocks: list[tuple[int, str]], found: list[_Found], people: frozenset[str]) -> Iterator[_Found]:
    """Give what the trained layer adds in a text: only in sentences in which the rules found nothing."""
    blamed = sum(one.hit.tier is Tier.BLAME for one in found)
    if not may_speak(blamed, sum(len(_kept(_sentences, block)) for _, block in blocks)):
        return
    weighed = [(start + at, text, odds) for start, block in blocks for at, text, odds in _kept(_weighed, block, people)]
    needed = threshold(blamed, [odds for *_, odds in weighed])
    begins = [one.begin for one in found]
    for start, text, odds in weighed:
        if odds > needed:
            at = bisect_left(begins, start)
            added = _added(text, people) if at == len(begins) or begins[at] >= start + len(text) else None
            if added:
                yield _moved(added, start)


@lru_cache(maxsize=4096)
def _weighed(block: str, people: frozenset[str]) -> tuple[tuple[int, str, float], ...]:
    """Give the place, the text and the log-odds of each sentence of a block."""
    layer = load_layer()
    return tuple((at, text, score(layer, read_sentence(at, text), people)) for at, text in _kept(_sentences, block))


@lru_cache(maxsize=4096)
def _added(text: str, people: frozenset[str]) -> _Found | None:
    """Give what the trained layer finds in a sentence; nothing in talk about blame."""
    sentence = read_sentence(0, text)
    if not sentence.words or gates_of(sentence).talk:
        return None
    category, hit = read_with_layer(load_layer(), sentence, people)
    return _Found(hit.start, hit.end, _rule_named(ADVICE[category]), category, hit, text, "")


@cache
def _rule_named(name: str) -> Rule:
    return dict(zip(names_of_rules(), rules(), strict=True))[name]


def _in_sentences(block: str, index: Index, context: Context) -> Iterator[_Found]:
    earlier: tuple[int, str] | None = None
    for start, text in _kept(_sentences, block):
        sentence = read_sentence(start, text, earlier)
        candidates = index.candidates(sentence)
        best = strongest(candidates, sentence, context) if candidates else None
        if best:
            rule, hit = best
            rewrite = "" if NOUN in text else rule.rewrite(sentence, hit)
            yield _Found(start + hit.start, start + hit.end, rule, rule.category, hit, text, rewrite)
        earlier = (start, text)


def _names(people: Iterable[str]) -> frozenset[str]:
    names: set[str] = set()
    for person in people:
        low = person.strip().lower()
        names |= {low, low.lstrip("@"), *filter(_is_name, low.replace(".", " ").split())}
    return frozenset(names - {""})


def _is_name(part: str) -> bool:
    """Tell whether a part of a participant's name can stand for them: not "the" nor "engine", and no word for a role."""
    return len(part) > 2 and part not in DETERMINERS and not is_thing(part) and agent_of(part) is None


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
