"""The trained layer: what in a raw draft reads like pointing at people though no rule has the words.

A linear model over words and pairs of words, trained by ``tools/train_language.py`` on sentences written for this project. It speaks only
in a text where the rules found that it points at people again and again, only about sentences in which they found nothing, and it only
adds findings: with a category, and with the few words that weigh most as the span. Its weights are loaded on first use.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import pairwise, repeat
from math import log, sqrt
from pathlib import Path

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.lexicon.people import agent_of, is_thing
from review_widgets.language.lexicon.verb import PARTICIPLES
from review_widgets.language.rule import Hit
from review_widgets.language.sentence import Sentence
from review_widgets.language.subject import subject_before

WEIGHTS = Path(__file__).with_name("layer.json")
SCALE = 100
"""Weights are kept as whole hundredths."""
EASIEST, CAUTION = -0.1, 0.3
"""Log-odds from which a sentence is said to point at people: so much where every sentence does, and the more so, the fewer do.

Chosen on drafts held out of training, for few false findings.
"""
FEWEST, DENSEST = 3, 25
"""It speaks where the rules found at least so many sentences, and at least one in so many."""
ADVICE = {
    Category.AGENT: "omission",
    Category.CF: "counterfactual",
    Category.HUMERR: "human_error",
    Category.TRAIT: "trait",
    Category.WHO: "who",
    Category.PUN: "care",
    Category.HIND: "hindsight",
    Category.MIN: "belittling",
    Category.NAME: "named",
}
"""The rule whose advice a finding of the layer carries."""
_NOT = frozenset("not never nobody no without".split())
_HEAD = 6
_SPAN = 5


@dataclass(frozen=True)
class Layer:
    """The weights of each feature: for pointing at people, and for each category."""

    bias: float
    weights: dict[str, int]
    categories: dict[str, dict[str, int]]

    @cached_property
    def tables(self) -> dict[str, dict[str | tuple[str, str], int]]:
        """Give the same weights by the first word of their names, so that a sentence is weighed without spelling its features."""
        tables: dict[str, dict[str | tuple[str, str], int]] = {kind: {} for kind in ("word", "stem", "pair", "skip")}
        for name, weight in self.weights.items():
            kind, _, rest = name.partition(" ")
            if kind in tables:
                first, _, second = rest.partition(" ")
                tables[kind][(first, second) if second else first] = weight
        return tables


def is_dense(found: int, sentences: int) -> bool:
    """Tell whether a text points at people often enough for the layer to speak."""
    return found >= FEWEST and found * DENSEST >= sentences


def threshold(found: int, sentences: int) -> float:
    """Give the log-odds needed in a text in which the rules found so many of so many sentences, in tenths."""
    return round(EASIEST - CAUTION * log(found / sentences), 1)


def features_of(sentence: Sentence, people: frozenset[str]) -> dict[str, int]:
    """Give the features of a sentence, each with the number of the word it hangs on."""
    plain, ends = _plain_and_kinds(sentence.words, people)
    last = max(len(plain) - 1, 0)
    found = {f"word {word}": n for n, word in enumerate(plain)}
    found |= {f"stem {word[:5]}": n for n, word in enumerate(plain) if len(word) > 5}
    found |= {f"pair {ends[n]} {ends[n + 1]}": min(n, last) for n in range(len(ends) - 1)}
    found |= {f"skip {ends[n]} {ends[n + 2]}": min(n, last) for n in range(len(ends) - 2)}
    return found | _features_of_whole(sentence, people)


def _plain_and_kinds(words: tuple[str, ...], people: frozenset[str]) -> tuple[list[str], list[str]]:
    """Give the words with names and numbers left open, and the same, between two ends, with people and things left open."""
    plain = ["<name>" if word in people else "<number>" if word[0].isdigit() else word for word in words]
    return plain, ["^", *map(_kind, plain), "$"]


@lru_cache(maxsize=20_000)
def _kind(word: str) -> str:
    return "<people>" if word == "<name>" or agent_of(word) else "<thing>" if is_thing(word) else word


def _features_of_whole(sentence: Sentence, people: frozenset[str]) -> dict[str, int]:
    """Give what hangs on no pair of words: the first subject, whether it asks or denies, the length."""
    words = sentence.words
    found: dict[str, int] = {}
    for n, word in enumerate(words[1:8], start=1):
        if word.endswith("ed") or word in PARTICIPLES:
            subject = subject_before(sentence, n, people)
            found |= {f"subject {subject.kind}": n, f"subject {subject.kind} {subject.agent}": n}
            break
    for n, word in enumerate(words):
        if word == "?":
            found["question"] = n
        elif word in _NOT:
            found["not"] = n
    found[f"length {min(6, len(words) // 5)}"] = 0
    return found


def score(layer: Layer, sentence: Sentence, people: frozenset[str]) -> float:
    """Give the log-odds that a sentence points at people: the weights of its features, each taken once."""
    plain, ends = _plain_and_kinds(sentence.words, people)
    whole = _features_of_whole(sentence, people)
    features: dict[str, set[str] | set[tuple[str, str]]] = {
        "word": set(plain),
        "stem": {word[:5] for word in plain if len(word) > 5},
        "pair": set(pairwise(ends)),
        "skip": set(zip(ends, ends[2:], strict=False)),
    }
    total = sum(layer.weights.get(name, 0) for name in whole)
    total += sum(sum(map(layer.tables[kind].get, found, repeat(0))) for kind, found in features.items())
    return layer.bias + total / SCALE / sqrt(sum(map(len, features.values())) + len(whole) + 1)


def read_with_layer(
    layer: Layer, sentence: Sentence, people: frozenset[str], needed: float
) -> tuple[Category, Hit] | None:
    """Give what the layer adds for a sentence whose log-odds are beyond those needed, or None."""
    if score(layer, sentence, people) <= needed:
        return None
    features = features_of(sentence, people)
    first, last = _telling(layer, features, len(sentence.words))
    spans = sentence.spans
    agent = _pointed_at(sentence.words[:_HEAD], people)
    hit = Hit(Tier.BLAME, spans[first][0], spans[last][1], agent, first, last + 1)
    return _category(layer, features, named=agent is Agent.NAMED), hit


def _pointed_at(words: tuple[str, ...], people: frozenset[str]) -> Agent:
    """Give whom the first word for a person stands for."""
    agents = (Agent.NAMED if word in people else agent_of(word) for word in words)
    return next(filter(None, agents), Agent.AGENTLESS)


def _telling(layer: Layer, features: dict[str, int], length: int) -> tuple[int, int]:
    """Give the first and the last of the few words that weigh most together."""
    weight = [0] * length
    for name, n in features.items():
        weight[n] += layer.weights.get(name, 0)
    windows = [
        (sum(weight[n : n + size]), -size, n, n + size - 1)
        for size in range(1, _SPAN + 1)
        for n in range(length - size + 1)
    ]
    *_, first, last = max(windows)
    return first, last


def _category(layer: Layer, features: dict[str, int], *, named: bool) -> Category:
    sums = {
        category: sum(weights.get(name, 0) for name in features)
        for category, weights in layer.categories.items()
        if named or category != Category.NAME
    }
    return Category(max(sums, key=lambda category: sums[category]))


@cache
def load_layer() -> Layer:
    """Load the weights, on first use."""
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return Layer(kept["bias"], kept["weights"], kept["categories"])
