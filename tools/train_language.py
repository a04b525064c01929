"""Train the layer of the language check: python tools/train_language.py [--check | --measure].

Reads the labelled sentences and drafts under tests/data/language (validation.txt and unmet.txt are left out), writes the weights, and
prints what the rules find alone and with the layer. ``--check`` only says whether the weights are those of the data, ``--measure`` also
trains on four fifths of the drafts at a time and reads the last fifth. Needs numpy.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import exp, sqrt
from pathlib import Path
from unittest.mock import patch

import numpy as np

from review_widgets import language
from review_widgets.language import Category, Tier
from review_widgets.language.layer import SCALE, WEIGHTS, Layer, Model, dense_of, features_of
from review_widgets.language.mask import mask_text
from review_widgets.language.sentence import Sentence, read_sentence, split_blocks, split_sentences

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data" / "language"
SENTENCES = ("tuning", "hard", "notes")
RAW = tuple(f"raw_{letter}" for letter in "abcdefghi")
PEOPLE = ("Jo", "Ana", "Kim")
ALONE = 0.3
"""What a sentence counts that stands alone in its file, beside one of a draft."""
SMALLEST, SMALLEST_OF_CATEGORY = 25, 180
ROUNDS, RATE, RATE_OF_DENSE, SHRINK, SHRINK_OF_DENSE, SEED = 10, 0.2, 0.1, 1e-3, 1e-4, 1
FOLDS = 5
Fitted = tuple[dict[str, float], list[float], float]
"""The weights of the features, those of the dense numbers, the bias."""
_DRAFT = re.compile(r"# draft (\d+)\b[^|]*(?:\|\s*people:(.*))?")


@dataclass(frozen=True)
class Row:
    """A sentence with its label: a category where it points at people, else ""; ``group`` is its draft or its file."""

    group: str
    text: str
    names: tuple[str, ...]
    category: str

    @property
    def in_draft(self) -> bool:
        """Tell whether it stands in a draft."""
        return self.group not in SENTENCES

    @property
    def sentence(self) -> Sentence:
        """Give it as it is read."""
        return read_sentence(0, mask_text(self.text))

    @property
    def people(self) -> frozenset[str]:
        """Give the names as the check knows them."""
        return language._names(self.names)


def read_lines(name: str) -> list[Row]:
    """Read a file of labelled sentences; those below a heading of a draft belong to it, others to the file."""
    rows, group, names = [], name, PEOPLE
    for line in (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if heading := _DRAFT.match(line):
            group = f"{name} {heading[1]}"
            names = tuple(one.strip() for one in (heading[2] or "").split(",") if one.strip())
        elif line and not line.startswith("#"):
            tier, category, _, text = line.split(" ", 3)
            rows.append(Row(group, text, names, category if tier == "blame" else ""))
    return rows


def read_drafts() -> list[Row]:
    """Read the sentences of the drafts; those that are borderline or shorter than three words are left out."""
    folder = DATA / "drafts"
    everyone = json.loads((folder / "participants.json").read_text(encoding="utf-8"))
    labels = [json.loads(line) for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = []
    for path in sorted(folder.glob("s*.md")):
        names = tuple(one["name"] for one in everyone.get(path.name, []))
        of_draft = [label for label in labels if label["doc"] == path.name]
        for begin, block in split_blocks(mask_text(path.read_text(encoding="utf-8"))):
            for at, text in split_sentences(block):
                start, end = begin + at, begin + at + len(text)
                inside = [one for one in of_draft if one["char_start"] < end and one["char_end"] > start]
                if len(text.split()) > 2 and not any(one["borderline"] for one in inside):
                    category = next((one["category"] for one in inside if one["tier"] == "blame"), "")
                    rows.append(Row(path.name, text, names, category))
    return rows


def read_training_rows() -> list[Row]:
    """Read all that the layer is trained on."""
    return [row for name in (*SENTENCES, *RAW) for row in read_lines(name)] + read_drafts()


def train(rows: list[Row]) -> Layer:
    """Fit the models by stochastic gradient descent with a fixed order of chance."""
    read = [(row.sentence, row.people) for row in rows]
    names = [sorted(features_of(*one)) for one in read]
    counted = Counter(name for row in names for name in row)
    known = [[name for name in row if counted[name] > 1 + name.startswith(("pair", "skip"))] for row in names]
    dense = np.array([dense_of(*one) for one in read])
    worth = [1.0 if row.in_draft else ALONE for row in rows]
    pointing = fit(known, dense, [bool(row.category) for row in rows], worth)
    some = [n for n, row in enumerate(rows) if row.category]
    of_words = [[name for name in known[n] if not name.startswith(("pair", "skip"))] for n in some]
    categories = {
        category: fit(of_words, dense[some], labels, [1.0] * len(some))
        for category in Category
        if any(labels := [rows[n].category == category for n in some])
    }
    return Layer(
        whole(pointing, SMALLEST), {name: whole(one, SMALLEST_OF_CATEGORY) for name, one in categories.items()}
    )


def whole(fitted: Fitted, smallest: int) -> Model:
    """Give weights as whole hundredths; those of features that are too small to matter are left out."""
    weights, dense, bias = fitted
    kept = {name: value for name, weight in weights.items() if abs(value := round(weight * SCALE)) >= smallest}
    return Model(round(bias, 2), kept, tuple(round(weight * SCALE) for weight in dense))


def fit(rows: list[list[str]], dense: np.ndarray, labels: list[bool], worth: list[float]) -> Fitted:
    """Fit a logistic model over sets of features and dense numbers; the steps shrink for what was seen often, the last half is averaged.

    Sums are taken by numpy's own loops and not by those of a linear algebra library, so that every machine gets the same weights.
    """
    names = sorted({name for row in rows for name in row})
    place = {name: n for n, name in enumerate(names)}
    sets = [np.array([place[name] for name in row], dtype=int) for row in rows]
    weights, squared, kept = np.zeros(len(names)), np.full(len(names), 1e-8), np.zeros(len(names))
    of_dense, dense_squared, dense_kept = (np.full(dense.shape[1], start) for start in (0.0, 1e-8, 0.0))
    bias, bias_squared, bias_kept = 0.0, 1e-8, 0.0
    order, chance, late = list(range(len(rows))), random.Random(SEED), ROUNDS // 2
    for number in range(ROUNDS):
        chance.shuffle(order)
        for n in order:
            at, numbers, size = sets[n], dense[n], sqrt(len(sets[n]) + 1)
            odds = bias + float(weights[at].sum()) / size + float((of_dense * numbers).sum())
            error = (1 / (1 + exp(-max(-30.0, min(30.0, odds)))) - labels[n]) * worth[n]
            step = error / size
            squared[at] += step * step
            weights[at] = (weights[at] - RATE * step / np.sqrt(squared[at])) * (1 - SHRINK)
            dense_squared += (error * numbers) ** 2
            of_dense = (of_dense - RATE_OF_DENSE * error * numbers / np.sqrt(dense_squared)) * (1 - SHRINK_OF_DENSE)
            bias_squared += error * error
            bias -= RATE * error / sqrt(bias_squared)
        if number >= late:
            kept, dense_kept, bias_kept = kept + weights, dense_kept + of_dense, bias_kept + bias
    rounds = ROUNDS - late
    return dict(zip(names, (kept / rounds).tolist(), strict=True)), (dense_kept / rounds).tolist(), bias_kept / rounds


@contextmanager
def using(layer: Layer) -> Iterator[None]:
    """Let the check use a layer."""
    language.forget()
    with patch.object(language, "load_layer", lambda: layer):
        yield
    language.forget()


@dataclass
class Count:
    """What was found in drafts or files: right and false findings, and how many sentences point at people."""

    right: int = 0
    false: int = 0
    pointing: int = 0

    def add(self, rows: list[Row], *, learned: bool) -> None:
        """Read the rows of a draft as one text, a paragraph each, and count the paragraphs found."""
        text = "\n\n".join(row.text for row in rows)
        found = language.inspect_text(text, rows[0].names, learned=learned).findings
        begins = sorted(one.start for one in found if one.tier is Tier.BLAME)
        at = 0
        for row in rows:
            hit = any(at <= begin < at + len(row.text) for begin in begins)
            self.right += hit and bool(row.category)
            self.false += hit and not row.category
            self.pointing += bool(row.category)
            at += len(row.text) + 2

    def __str__(self) -> str:
        """Give precision and recall with their intervals."""
        return f"P {share(self.right, self.right + self.false)} R {share(self.right, self.pointing)}"


def share(part: int, of: int) -> str:
    """Give a share with Wilson's interval of 95 %."""
    if not of:
        return "none"
    z, p = 1.96, part / of
    middle, half = p + z * z / (2 * of), z * sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    low, high = ((middle + sign * half) / (1 + z * z / of) for sign in (-1, 1))
    return f"{p:.2f} [{low:.2f}-{high:.2f}] ({part}/{of})"


def compare(drafts: list[list[Row]], layer: Layer, counts: dict[str, tuple[Count, Count]], name: str) -> None:
    """Count what the rules find in drafts, and what they find with the layer."""
    with using(layer):
        for rows in drafts:
            for count, learned in zip(counts[name], (False, True), strict=True):
                count.add(rows, learned=learned)


def in_drafts(rows: list[Row]) -> dict[str, list[Row]]:
    """Give the rows of each draft."""
    drafts: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.in_draft:
            drafts[row.group].append(row)
    return drafts


def measure(rows: list[Row]) -> Iterator[tuple[list[list[Row]], Layer]]:
    """Train without a fifth of the drafts at a time; give these drafts with the layer that has not met them."""
    drafts = in_drafts(rows)
    groups = sorted(drafts)
    random.Random(SEED).shuffle(groups)
    for number in range(FOLDS):
        left_out = groups[number::FOLDS]
        yield [drafts[group] for group in left_out], train([row for row in rows if row.group not in left_out])


def say(layer: Layer, rows: list[Row], *, folds: bool) -> None:
    """Print what the rules find alone and with the layer."""
    counts: dict[str, tuple[Count, Count]] = defaultdict(lambda: (Count(), Count()))
    for held_out, trained in measure(rows) if folds else ():
        for draft in held_out:
            compare([draft], trained, counts, draft[0].group.split()[0] if " " in draft[0].group else "drafts")
            compare([draft], trained, counts, "all drafts")
            if not any(row.category for row in draft):
                compare([draft], trained, counts, f"clean: {draft[0].group}")
    for name in ("validation", "unmet"):
        compare([read_lines(name)], layer, counts, name)
    for name, (rules, both) in sorted(counts.items()):
        print(f"{name:16} rules {rules}\n{'':12} and layer {both}")


def as_text(layer: Layer) -> str:
    """Give the file of a layer: by the name of each model its bias, its weights, a line each, and those of the dense numbers."""
    models = {"pointing": layer.pointing, **layer.categories}
    kept = {name: (model.bias, model.weights, model.dense) for name, model in models.items()}
    return re.sub(r'(?<=\d),(?=")', ",\n", json.dumps(kept, separators=(",", ":"), ensure_ascii=False)) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, compare, write."""
    parser = argparse.ArgumentParser(prog="tools/train_language.py", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="only say whether the weights are those of the data")
    parser.add_argument("--measure", action="store_true", help="also train without a fifth of the drafts at a time")
    options = parser.parse_args(arguments)
    rows = read_training_rows()
    layer = train(rows)
    text = as_text(layer)
    if options.check:
        same = WEIGHTS.read_text(encoding="utf-8") == text
        print(f"the weights are {'' if same else 'not '}those of the data{'' if same else ': run without --check'}")
        return 0 if same else 1
    WEIGHTS.write_text(text, encoding="utf-8")
    say(layer, rows, folds=options.measure)
    return 0


if __name__ == "__main__":
    sys.exit(main())
