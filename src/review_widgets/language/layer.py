"""The trained layer: what in a raw draft reads like pointing at people though no rule has the words.

A linear model over words, pairs of words, each word together with whom the sentence is about, and word vectors, trained by
``tools/train_language.py`` on sentences and drafts written for this project. It reads only a text in which the rules found something, and
speaks the more readily, the more of the text points at people: about sentences in which the rules found nothing, so that it only adds
findings, with a category and with the few words that weigh most as the span. Its weights are loaded on first use.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp, log, log1p, sqrt
from operator import mul
from pathlib import Path

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.lexicon.grammar import BE_HAVE_DO, DETERMINERS, MODALS, PREPOSITIONS, SUBORDINATORS
from review_widgets.language.lexicon.people import PRONOUNS, agent_of, is_thing
from review_widgets.language.lexicon.verb import PARTICIPLES
from review_widgets.language.rule import Hit
from review_widgets.language.sentence import Sentence
from review_widgets.language.subject import subject_before
from review_widgets.language.vectors import UNIT, load_vectors

WEIGHTS = Path(__file__).with_name("layer.json")
SCALE = 100
"""Weights are kept as whole hundredths."""
FEWEST, SHORTEST = 3, 10
"""It reads a text in which the rules found at least so many sentences, or one of at least so many sentences in which they found any."""
SHARE, SEEN, STEADY = 0.25, 1.5, 9
"""The share of sentences that point at people where it was trained; how many there are for each the rules find; how many sentences of
a calm text are added before the share of a text is taken, so that a short one does not swing.

Chosen on drafts held out of training, so that of all that is found in them about 85 in a hundred are right.
"""
CALM, MOST = 1 / 15, 0.35
"""The share of a calm text, and the greatest that is believed of any."""
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
_ABOUT = 8
_SPAN = 6
_BREAKS = frozenset(", ; : ( ) — – …".split())
_OF_PLACE = ("first ", "last ")
_NEVER_FIRST = frozenset(
    "the a an and or but so that which of to as for is was 's , ; : . ! ? ( ) — – … / & + =".split()
)
_NEVER_LAST = _NEVER_FIRST | PREPOSITIONS | DETERMINERS | BE_HAVE_DO | MODALS | SUBORDINATORS | frozenset(PRONOUNS)


@dataclass(frozen=True, eq=False)
class Model:
    """The weights of a linear model in hundredths: one for each feature, and for the dense numbers in their order."""

    bias: float
    weights: dict[str, int]
    dense: tuple[int, ...]

    def odds(self, features: Collection[str], dense: tuple[float, ...]) -> float:
        """Give the log-odds of a sentence: its features, each taken once, by the root of their number, and its dense numbers."""
        of_features = sum(filter(None, map(self.weights.get, features))) / sqrt(len(features) + 1)
        of_dense: float = sum(map(mul, self.dense, dense))
        return self.bias + (of_features + of_dense) / SCALE


@dataclass(frozen=True, eq=False)
class Layer:
    """The models: whether a sentence points at people, and of which category it is then."""

    pointing: Model
    categories: dict[Category, Model]


def may_speak(found: int, sentences: int) -> bool:
    """Tell whether the rules found enough in a text for the layer to read it."""
    return found >= FEWEST or (found > 0 and sentences >= SHORTEST)


def threshold(found: int, odds: Sequence[float]) -> float:
    """Give the log-odds needed in a text: the fewer of its sentences are likely to point at people, the more.

    The share of such sentences is taken midway between what the rules found and the layer's own probabilities in the mean.

    Parameters
    ----------
    found
        How many sentences the rules found.
    odds
        The log-odds of all its sentences, at least one.

    Returns
    -------
    float
        Where a sentence is as likely to point at people as not, the share of such sentences in its text being known.
    """
    likely = sum(1 / (1 + exp(-one)) for one in odds)
    share = min(MOST, (SEEN * found + likely + CALM * STEADY) / (2 * len(odds) + STEADY))
    return log(SHARE / (1 - SHARE)) - log(share / (1 - share))


def features_of(sentence: Sentence, people: frozenset[str]) -> dict[str, int]:
    """Give the features of a sentence, each with the number of the word it hangs on."""
    words = sentence.words
    plain = ["<name>" if word in people else "<number>" if word[0].isdigit() else word for word in words]
    ends = ["^", *map(_kind, plain), "$"]
    last = max(len(plain) - 1, 0)
    about = _about(words, people)
    found = {f"about {about}": 0}
    for n, word in enumerate(plain):
        found[f"word {word}"] = found[f"about {about} {word}"] = n
        if len(word) > 5:
            found[f"stem {word[:5]}"] = n
    found |= {f"pair {ends[n]} {ends[n + 1]}": min(n, last) for n in range(len(ends) - 1)}
    found |= {f"skip {ends[n]} {ends[n + 2]}": min(n, last) for n in range(len(ends) - 2)}
    if plain:
        found[f"first {plain[0]}"] = found[f"first {' '.join(plain[:2])}"] = 0
        found[f"last {plain[-1]}"] = found[f"last {' '.join(plain[-2:])}"] = last
    return found | _features_of_whole(sentence, people)


@lru_cache(maxsize=20_000)
def _kind(word: str) -> str:
    return "<people>" if word == "<name>" or agent_of(word) else "<thing>" if is_thing(word) else word


def _about(words: tuple[str, ...], people: frozenset[str]) -> str:
    """Give whom or what a sentence is about, by the first words that tell."""
    for word in words[:_ABOUT]:
        if word in people:
            return Agent.NAMED
        if agent := agent_of(word):
            return agent
    return "thing" if any(word in ("it", "this", "that") or is_thing(word) for word in words[:_ABOUT]) else "none"


def _features_of_whole(sentence: Sentence, people: frozenset[str]) -> dict[str, int]:
    """Give what hangs on no pair of words: the first subject, whether it asks or denies, how it looks."""
    words, text = sentence.words, sentence.text
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
    looks = {
        f"length {min(6, len(words) // 5)}": True,
        "lower": text[:1].islower(),
        "dots": "..." in text or "…" in text,
        f"end {text[-1:]}": not text[-1:].isalnum(),
        "digits": any(map(str.isdigit, text)),
        f"commas {min(3, text.count(','))}": True,
    }
    return found | {look: 0 for look, so in looks.items() if so}


def dense_of(sentence: Sentence, people: frozenset[str]) -> tuple[float, ...]:
    """Give the dense numbers of a sentence."""
    length = len(sentence.words)
    pooled = load_vectors().pooled(word for word in sentence.words if word not in people)
    return (*pooled, length / 20, log1p(length) - 2)


def score(layer: Layer, sentence: Sentence, people: frozenset[str]) -> float:
    """Give the log-odds that a sentence points at people."""
    return layer.pointing.odds(features_of(sentence, people), dense_of(sentence, people))


def read_with_layer(layer: Layer, sentence: Sentence, people: frozenset[str]) -> tuple[Category, Hit]:
    """Give what the layer finds in a sentence of at least one word."""
    features, dense = features_of(sentence, people), dense_of(sentence, people)
    agent = _pointed_at(sentence.words[:_HEAD], people)
    fitting = {
        category: model.odds(features, dense)
        for category, model in layer.categories.items()
        if agent is Agent.NAMED or category is not Category.NAME
    }
    first, last = _telling(layer.pointing, sentence, people, features)
    start, end = sentence.spans[first][0], sentence.spans[last][1]
    return max(fitting, key=fitting.__getitem__), Hit(Tier.BLAME, start, end, agent, first, last + 1)


def _pointed_at(words: tuple[str, ...], people: frozenset[str]) -> Agent:
    """Give whom the first word for a person stands for."""
    agents = (Agent.NAMED if word in people else agent_of(word) for word in words)
    return next(filter(None, agents), Agent.AGENTLESS)


def _telling(model: Model, sentence: Sentence, people: frozenset[str], features: dict[str, int]) -> tuple[int, int]:
    """Give the first and the last of the few words that weigh most together and can stand alone."""
    words = sentence.words
    weight = [_meant(model, word) if word not in people else 0.0 for word in words]
    for name, n in features.items():
        if not name.startswith(_OF_PLACE):
            weight[n] += model.weights.get(name, 0)
    windows = [
        (sum(weight[n : n + size]), -size, n, n + size - 1)
        for size in range(1, _SPAN + 1)
        for n in range(len(words) - size + 1)
    ]
    whole = [one for one in windows if _can_stand_alone(words[one[2] : one[3] + 1], people)]
    *_, first, last = max(whole or windows)
    return first, last


@lru_cache(maxsize=20_000)
def _meant(model: Model, word: str) -> float:
    """Give what the vector of a word weighs."""
    total: float = sum(map(mul, model.dense, load_vectors().of(word) or ()))
    return total / UNIT


def _can_stand_alone(words: tuple[str, ...], people: frozenset[str]) -> bool:
    """Tell whether words neither begin nor end amid a phrase, and are more than whom they speak of."""
    last = words[-1]
    broken = words[0] in _NEVER_FIRST or last in _NEVER_LAST or not _BREAKS.isdisjoint(words)
    return not (broken or last in people or agent_of(last))


@cache
def load_layer() -> Layer:
    """Load the weights, on first use."""
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    models = {name: Model(bias, weights, tuple(dense)) for name, (bias, weights, dense) in kept.items()}
    return Layer(models.pop("pointing"), {Category(name): model for name, model in models.items()})
