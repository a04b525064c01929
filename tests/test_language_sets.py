"""How right the rules are on labelled sentences and whole drafts, and how seldom they speak up in natural, clean text."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from math import sqrt
from pathlib import Path
from typing import Any

import pytest

from review_widgets.language import Tier, check_text, inspect_text, rules
from review_widgets.language.layer import SCALE, WEIGHTS, features_of, load_layer, read_with_layer, score, threshold
from review_widgets.language.mask import mask_text
from review_widgets.language.page import write_page
from review_widgets.language.phrase import compile_phrase
from review_widgets.language.rule import Index
from review_widgets.language.sentence import Sentence, read_sentence, split_blocks, split_sentences

DATA = Path(__file__).parent / "data" / "language"
PEOPLE = ("Jo", "Ana", "Kim")


def scored(name: str, kinds: str) -> dict[str, float]:
    """Give precision and recall of the full tier and of any finding on a set of labelled sentences."""
    count: Counter[str] = Counter()
    for line in (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        tier, category, kind, sentence = line.split(" ", 3)
        if kind not in kinds:
            continue
        found = check_text(sentence, PEOPLE)
        full, gold = any(f.tier is Tier.BLAME for f in found), tier == "blame"
        count["full and gold"] += full and gold
        count["full"] += full
        count["gold"] += gold
        count["any and gold"] += bool(found) and tier != "none"
        count["any"] += bool(found)
        count["any gold"] += tier != "none"
        count["category"] += full and gold and any(f.category == category for f in found)
    return {
        "precision": count["full and gold"] / count["full"],
        "recall": count["full and gold"] / count["gold"],
        "any precision": count["any and gold"] / count["any"],
        "any recall": count["any and gold"] / count["any gold"],
        "category": count["category"] / count["full and gold"],
    }


@pytest.mark.parametrize("kinds", ["p", "d"], ids=["published", "drafts"])
def test_the_rules_hold_on_sentences_they_were_not_tuned_on(kinds: str) -> None:
    got = scored("validation", kinds)
    assert got["precision"] >= 0.95, got
    assert got["recall"] >= 0.90, got
    assert got["any precision"] >= 0.90, got
    assert got["any recall"] >= 0.90, got
    assert got["category"] >= 0.90, got


def test_the_rules_hold_on_the_sentences_they_were_tuned_on() -> None:
    got = scored("tuning", "pd")
    assert got["precision"] >= 0.95, got
    assert got["recall"] >= 0.85, got


def read_drafts() -> dict[str, tuple[str, tuple[str, ...], list[dict[str, Any]]]]:
    """Give each draft with its people and its labels."""
    folder = DATA / "drafts"
    people = json.loads((folder / "participants.json").read_text(encoding="utf-8"))
    labels = [json.loads(line) for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    return {
        path.name: (
            path.read_text(encoding="utf-8"),
            tuple(person["name"] for person in people.get(path.name, [])),
            [label for label in labels if label["doc"] == path.name],
        )
        for path in sorted(folder.glob("s*.md"))
    }


def test_whole_drafts_are_read_with_few_false_findings() -> None:
    right = wrong = missed = 0
    for text, people, labels in read_drafts().values():
        full = [f for f in check_text(text, people) if f.tier is Tier.BLAME]
        for label in labels:
            hit = [f for f in full if f.start < label["char_end"] and f.end > label["char_start"]]
            full = [f for f in full if f not in hit]
            if label["borderline"]:
                continue
            if label["tier"] == "blame":
                right, missed = right + bool(hit), missed + (not hit)
            else:
                wrong += len(hit)
        wrong += len(full)
    assert right / (right + wrong) >= 0.90
    assert right / (right + missed) >= 0.85


def test_a_clean_draft_has_at_most_one_false_finding() -> None:
    false = {
        name: [f.text for f in check_text(text, people) if f.tier is Tier.BLAME]
        for name, (text, people, labels) in read_drafts().items()
        if not any(label["tier"] == "blame" for label in labels)
    }
    assert len(false) == 2
    assert {name: texts for name, texts in false.items() if len(texts) > 1} == {}


def count_sentences(text: str) -> int:
    """Give the number of sentences of the author's prose."""
    return sum(1 for _, block in split_blocks(mask_text(text)) for _ in split_sentences(block))


def test_published_reviews_get_few_findings_and_each_was_looked_at(shared: Path) -> None:
    paths = sorted(path for name in ("mybinder", "dfds") for path in (shared / "data" / name).glob("*.md"))
    texts = [path.read_text(encoding="utf-8") for path in paths if "PROVENANCE" not in path.name]
    full = sum(f.tier is Tier.BLAME for text in texts for f in check_text(text))
    sentences = sum(map(count_sentences, texts))
    assert sentences > 1_500
    # Fourteen at the time of writing, of which a reader who knows the guide would let two pass.
    assert full / sentences < 0.009


def test_status_updates_are_left_alone(shared: Path) -> None:
    import gzip

    with gzip.open(shared / "data" / "github_status" / "incidents.jsonl.gz", "rt", encoding="utf-8") as file:
        texts = {update["message"] for line in file for update in json.loads(line)["updates"] if update["message"]}
    full = sum(f.tier is Tier.BLAME for text in texts for f in check_text(text))
    assert full <= sum(map(count_sentences, texts)) / 1_000


def test_the_page_about_the_rules_is_made_from_them(golden: Any) -> None:
    golden(Path(__file__).parent.parent / "docs" / "language-rules.md", write_page())


def test_every_rewrite_of_the_labelled_sentences_passes_the_checker() -> None:
    rewrites = [
        found.rewrite
        for path in DATA.glob("*.txt")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
        for found in check_text(line.split(" ", 3)[3], PEOPLE)
        if found.rewrite
    ]
    assert len(rewrites) > 30
    assert [rewrite for rewrite in rewrites if check_text(rewrite, PEOPLE)] == []


def test_clean_twins_of_pointed_sentences_stay_clean() -> None:
    got = scored("hard", "d")
    assert got["precision"] >= 0.95, got
    # What is hard is said here as it is: the rules see few of these, and the figure is there to grow.
    assert got["recall"] >= 0.45, got


def test_the_layer_speaks_only_in_a_text_that_points_at_people_again_and_again() -> None:
    plain = "The night desk is full of people who just want to go home."
    pointed = (
        "The engineer forgot the flag. The vendor dropped the ball. He is a loose cannon. They should have asked first."
    )
    assert check_text(plain) == ()
    alone = inspect_text(f"{pointed}\n\n{plain}", learned=False).findings
    both = check_text(f"{pointed}\n\n{plain}")
    assert set(alone) < set(both)
    (added,) = set(both) - set(alone)
    assert added.tier is Tier.BLAME
    assert added.text in plain
    assert added.question


def test_the_weights_of_the_layer_are_small_and_made_from_the_data(root: Path) -> None:
    trained = subprocess.run(
        [sys.executable, "tools/train_language.py", "--check"],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (trained.returncode, trained.stdout.strip()) == (0, "the weights are those of the data")
    assert WEIGHTS.stat().st_size < 300_000


@pytest.mark.parametrize("name", ["validation", "hard", "notes", "unmet"])
def test_the_layer_adds_more_right_findings_than_false_ones(name: str) -> None:
    added: Counter[bool] = Counter()
    for line in (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            tier, _, kind, text = line.split(" ", 3)
            sentence = read_sentence(0, text)
            if (
                kind == "d"
                and not check_text(text, PEOPLE)
                and read_with_layer(load_layer(), sentence, frozenset(("jo", "ana", "kim")), threshold(1, 6))
            ):
                added[tier == "blame"] += 1
    assert added[True] >= added[False]


def sentences_of(name: str) -> list[Sentence]:
    """Give the sentences of a set, as they are read."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [read_sentence(0, line.split(" ", 3)[3]) for line in lines if line and not line.startswith("#")]


def test_no_phrase_that_stands_in_a_sentence_is_passed_over() -> None:
    index = Index(rules())
    every = [
        phrase
        for rule in rules()
        for trigger in rule.triggers
        if trigger.who != "nobody"
        for phrase in map(compile_phrase, trigger.phrases)
        if "." not in phrase.anchors
    ]
    for sentence in sentences_of("hard"):
        offered = {id(phrase) for entries in index.candidates(sentence).values() for *_, phrase in entries}
        for phrase in every:
            if any(phrase.match(sentence.words, at) for at in range(len(sentence.words))):
                assert id(phrase) in offered, (phrase.text, sentence.text)
                assert index.could_find(sentence.text), (phrase.text, sentence.text)


def test_a_sentence_is_weighed_by_its_features() -> None:
    layer, people = load_layer(), frozenset(("jo", "ana", "kim"))
    for sentence in sentences_of("validation"):
        features = features_of(sentence, people)
        spelled = sum(layer.weights.get(name, 0) for name in features) / SCALE / sqrt(len(features) + 1)
        assert score(layer, sentence, people) == layer.bias + spelled, sentence.text
