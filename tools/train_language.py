"""Train the layer of the language check: python tools/train_language.py [--check].

Reads the labelled sentences and drafts under tests/data/language (validation.txt and unmet.txt are left out), writes the weights, and
prints what the rules find alone and with the layer: on each draft with the layer trained without it, and on the sentences left out.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from dataclasses import dataclass
from math import exp, inf, sqrt
from pathlib import Path

from review_widgets.language import Category, Tier, inspect_text
from review_widgets.language.layer import SCALE, WEIGHTS, Layer, features_of, is_dense, read_with_layer, threshold
from review_widgets.language.mask import mask_text
from review_widgets.language.sentence import Sentence, read_sentence, split_blocks, split_sentences

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data" / "language"
PEOPLE = frozenset(("jo", "ana", "kim"))
SMALLEST, SMALLEST_OF_CATEGORY = 20, 160
ROUNDS, RATE, SHRINK, SEED = 30, 0.2, 1e-3, 1


@dataclass(frozen=True)
class Row:
    """A sentence with its label: a category where it points at people, else ""."""

    group: str
    sentence: Sentence
    people: frozenset[str]
    category: str

    @property
    def names(self) -> list[str]:
        """Give its features."""
        return sorted(features_of(self.sentence, self.people))

    def found_by_rules(self) -> Tier | None:
        """Give the tier the rules alone find, or None where they find nothing."""
        found = inspect_text(self.sentence.text, self.people, learned=False).findings
        return found[0].tier if found else None


def read_sentences(name: str) -> list[Row]:
    """Read a file of labelled sentences."""
    rows = []
    for line in (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            tier, category, _, text = line.split(" ", 3)
            rows.append(Row(name, read_sentence(0, text), PEOPLE, category if tier == "blame" else ""))
    return rows


def read_drafts() -> list[Row]:
    """Read the sentences of the drafts; those that are borderline or shorter than three words are left out."""
    folder = DATA / "drafts"
    everyone = json.loads((folder / "participants.json").read_text(encoding="utf-8"))
    labels = [json.loads(line) for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = []
    for path in sorted(folder.glob("s*.md")):
        people = frozenset(word for one in everyone.get(path.name, []) for word in one["name"].lower().split())
        of_draft = [label for label in labels if label["doc"] == path.name]
        for begin, block in split_blocks(mask_text(path.read_text(encoding="utf-8"))):
            for at, text in split_sentences(block):
                start, end = begin + at, begin + at + len(text)
                inside = [one for one in of_draft if one["char_start"] < end and one["char_end"] > start]
                if len(text.split()) > 2 and not any(one["borderline"] for one in inside):
                    category = next((one["category"] for one in inside if one["tier"] == "blame"), "")
                    rows.append(Row(path.name, read_sentence(at, text), people, category))
    return rows


def train(rows: list[Row]) -> Layer:
    """Fit the two models by stochastic gradient descent with a fixed order of chance."""
    names = [row.names for row in rows]
    counted = Counter(name for row in names for name in row)
    known = [[name for name in row if counted[name] > 1 + name.startswith(("pair", "skip"))] for row in names]
    weights, bias = fit(known, [bool(row.category) for row in rows])
    pointing = [n for n, row in enumerate(rows) if row.category]
    of_words = [[name for name in known[n] if name.startswith("word")] for n in pointing]
    categories = {
        str(category): whole(fit(of_words, [rows[n].category == category for n in pointing])[0], SMALLEST_OF_CATEGORY)
        for category in Category
        if any(rows[n].category == category for n in pointing)
    }
    return Layer(round(bias, 2), whole(weights, SMALLEST), categories)


def whole(weights: dict[str, float], smallest: int) -> dict[str, int]:
    """Give weights as whole hundredths; those too small to matter are left out."""
    return {name: value for name, weight in sorted(weights.items()) if abs(value := round(weight * SCALE)) >= smallest}


def fit(rows: list[list[str]], labels: list[bool]) -> tuple[dict[str, float], float]:
    """Fit a logistic model over sets of features, with steps that shrink for what was seen often."""
    weights: dict[str, float] = {name: 0.0 for row in rows for name in row}
    squared = dict.fromkeys(weights, 1e-8)
    bias, bias_squared = 0.0, 1e-8
    order, chance = list(range(len(rows))), random.Random(SEED)
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for n in order:
            size = sqrt(len(rows[n]) + 1)
            odds = bias + sum(weights[name] for name in rows[n]) / size
            error = 1 / (1 + exp(-max(-30.0, min(30.0, odds)))) - labels[n]
            step = error / size
            for name in rows[n]:
                squared[name] += step * step
                weights[name] = (weights[name] - RATE * step / sqrt(squared[name])) * (1 - SHRINK)
            bias_squared += error * error
            bias -= RATE * error / sqrt(bias_squared)
    return weights, bias


def compare(rows: list[Row], layer: Layer) -> dict[str, int]:
    """Count what the rules find in a text, and what the layer adds."""
    count = Counter(dict.fromkeys(("pointing", "right by rules", "false by rules", "right added", "false added"), 0))
    tiers = [row.found_by_rules() for row in rows]
    blamed = tiers.count(Tier.BLAME)
    needed = threshold(blamed, len(rows)) if is_dense(blamed, len(rows)) else inf
    for row, by_rules in zip(rows, tiers, strict=True):
        pointing = bool(row.category)
        count["pointing"] += pointing
        if by_rules is Tier.BLAME:
            count["right by rules" if pointing else "false by rules"] += 1
        elif by_rules is None and read_with_layer(layer, row.sentence, row.people, needed):
            count["right added" if pointing else "false added"] += 1
    return dict(count)


def say(name: str, count: dict[str, int]) -> None:
    """Print precision and recall of the rules and of both."""
    rules, both = count["right by rules"], count["right by rules"] + count["right added"]
    false, all_false = count["false by rules"], count["false by rules"] + count["false added"]
    of = max(1, count["pointing"])
    print(
        f"{name:16} rules P {rules / max(1, rules + false):.2f} R {rules / of:.2f}   with the layer P {both / max(1, both + all_false):.2f} "
        f"R {both / of:.2f}   added {count['right added']} right, {count['false added']} false"
    )


def main() -> int:
    """Train, compare, write."""
    rows = [row for name in ("tuning", "hard", "notes") for row in read_sentences(name)] + read_drafts()
    layer = train(rows)
    text = json.dumps(
        {"bias": layer.bias, "weights": layer.weights, "categories": layer.categories}, indent=0, ensure_ascii=False
    )
    if "--check" in sys.argv:
        same = WEIGHTS.read_text(encoding="utf-8") == text + "\n"
        print(
            "the weights are those of the data"
            if same
            else "the weights are not those of the data: run without --check"
        )
        return 0 if same else 1
    WEIGHTS.write_text(text + "\n", encoding="utf-8")
    total: Counter[str] = Counter()
    for group in sorted({row.group for row in rows}):
        held_out = [row for row in rows if row.group == group]
        count = compare(held_out, train([row for row in rows if row.group != group]))
        say(group, count)
        total.update(count if group.endswith(".md") else {})
    say("all drafts", dict(total))
    for name in ("validation", "unmet"):
        say(name, compare(read_sentences(name), layer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
