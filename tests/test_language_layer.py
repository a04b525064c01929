"""The trained layer: what it adds to the rules in drafts it has not met, and where it stays silent."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review_widgets.language import Checked, Tier, check_text, forget, inspect_text
from review_widgets.language.layer import ADVICE, WEIGHTS, load_layer, read_with_layer, score, threshold
from review_widgets.language.sentence import read_sentence
from review_widgets.language.vectors import FILE, POOLED, SIZE, Vectors, load_vectors

DATA = Path(__file__).parent / "data" / "language"
PEOPLE = frozenset(("jo", "ana", "kim"))
POINTED = """The engineer forgot the flag. The vendor dropped the ball. He is a loose cannon. They should have asked first.
Jo rubber-stamped the diff between two meetings. Nobody bothered to look. Who let this through?"""
Tool = Callable[[str], ModuleType]


@cache
def lines_of(name: str) -> tuple[tuple[str, str, str], ...]:
    """Give the tier, the kind and the text of each sentence of a file."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    split = [line.split(" ", 3) for line in lines if line and not line.startswith("#")]
    return tuple((tier, kind, text) for tier, _, kind, text in split)


def test_the_layer_finds_half_as_much_again_as_the_rules_in_lines_it_has_not_met(tool: Tool) -> None:
    trainer = tool("train_language")
    rows = trainer.read_lines("unmet")
    rules, both = trainer.Count(), trainer.Count()
    rules.add(rows, learned=False)
    both.add(rows, learned=True)
    assert both.pointing == sum(tier == "blame" for tier, *_ in lines_of("unmet"))
    assert both.right / both.pointing >= 0.50
    assert both.right >= 1.5 * rules.right
    assert both.right / (both.right + both.false) >= 0.88


def test_the_layer_does_not_spoil_what_the_rules_find(tool: Tool) -> None:
    trainer = tool("train_language")
    rules, both = trainer.Count(), trainer.Count()
    rules.add(trainer.read_lines("validation"), learned=False)
    both.add(trainer.read_lines("validation"), learned=True)
    assert rules.right <= both.right
    assert both.right / (both.right + both.false) >= 0.95


@pytest.mark.slow
def test_held_out_drafts_are_read_with_few_false_findings(tool: Tool) -> None:
    trainer = tool("train_language")
    rules, both = trainer.Count(), trainer.Count()
    in_clean = []
    for drafts, layer in trainer.measure(trainer.read_training_rows()):
        for draft in drafts:
            with trainer.using(layer):
                before = both.false
                rules.add(draft, learned=False)
                both.add(draft, learned=True)
            if not any(row.category for row in draft):
                in_clean.append(both.false - before)
    assert len(in_clean) > 20
    assert max(in_clean) <= 3
    assert sum(in_clean) <= len(in_clean) / 2
    assert both.right / (both.right + both.false) >= 0.88
    assert both.right / both.pointing >= 0.57
    assert both.right >= 1.25 * rules.right


def test_the_layer_adds_almost_nothing_to_published_reviews(shared: Path) -> None:
    paths = sorted(path for name in ("mybinder", "dfds") for path in (shared / "data" / name).glob("*.md"))
    texts = [path.read_text(encoding="utf-8") for path in paths if "PROVENANCE" not in path.name]
    assert len(texts) > 40
    added = [set(check_text(text)) - set(inspect_text(text, learned=False).findings) for text in texts]
    # About 1,500 sentences.
    assert sum(map(len, added)) <= 1, added


def test_the_layer_says_nothing_where_the_rules_found_nothing() -> None:
    missed = [text for tier, _, text in lines_of("raw_a") if tier == "blame" and not check_text(text, PEOPLE)]
    assert len(missed) > 200
    assert check_text("\n\n".join(missed), PEOPLE) == ()


def test_the_layer_says_nothing_in_a_text_that_points_at_people_seldom() -> None:
    calm = "The queue of the ingest service grew from {} to a thousand messages. " * 50
    plain = "The shift before had already packed their bags by then."
    text = f"The engineer forgot the flag.\n\n{calm.format(*range(50))}\n\n{plain}"
    assert inspect_text(text) == inspect_text(text, learned=False)


def test_the_layer_says_nothing_about_a_few_sentences_in_which_little_was_found() -> None:
    text = "The engineer forgot the flag. The shift before had already packed their bags by then."
    assert inspect_text(text) == inspect_text(text, learned=False)
    assert len(inspect_text(text).findings) == 1


def test_a_finding_of_the_layer_has_a_category_a_span_and_advice() -> None:
    plain = "She could have been bothered to pick up the phone."
    alone = inspect_text(f"{POINTED}\n\n{plain}", PEOPLE, learned=False).findings
    both = check_text(f"{POINTED}\n\n{plain}", PEOPLE)
    assert set(alone) < set(both)
    added = [one for one in both if one not in alone and one.text in plain]
    assert [one.tier for one in added] == [Tier.BLAME]
    assert added[0].category in ADVICE
    assert added[0].question
    assert added[0].why


def test_findings_of_the_layer_are_a_few_telling_words() -> None:
    layer, seen = load_layer(), 0
    idle = frozenset("the a an of to and in at on for . , ; : ! ? ( )".split()) | PEOPLE
    for tier, _, text in lines_of("unmet"):
        sentence = read_sentence(0, text)
        if tier == "blame" and not check_text(text, PEOPLE):
            _, hit = read_with_layer(layer, sentence, PEOPLE)
            words = sentence.words[hit.first : hit.last]
            assert 1 <= len(words) <= 6, text
            place = len(words) > 2 and words[0] in ("on", "in", "at")  # on a napkin
            assert place or words[0] not in idle - PEOPLE, (words, text)
            assert words[-1] not in idle, (words, text)
            assert text[hit.start : hit.end].strip()
            seen += 1
    assert seen > 60


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
    assert WEIGHTS.stat().st_size < 1_000_000


def test_the_layer_is_not_trained_on_the_sentences_left_out(tool: Tool) -> None:
    trained = {row.text for row in tool("train_language").read_training_rows()}
    assert len(trained) > 6_000
    assert not trained & {text for name in ("unmet", "validation") for *_, text in lines_of(name)}


def test_words_used_alike_have_vectors_that_are_alike() -> None:
    vectors = load_vectors()
    assert FILE.stat().st_size < 1_000_000

    def likeness(one: str, other: str) -> float:
        return sum(a * b for a, b in zip(vectors.of(one) or (), vectors.of(other) or (), strict=True)) / 127**2

    assert likeness("lazy", "lazy") == pytest.approx(1, abs=0.02)
    assert likeness("lazy", "careless") > likeness("lazy", "server") + 0.2
    assert likeness("nurse", "doctor") > likeness("nurse", "queue") + 0.2


def test_a_sentence_is_pooled_by_mean_greatest_and_least() -> None:
    vectors = Vectors(b"up down\n" + bytes([127] * SIZE) + bytes([129] * SIZE))
    assert vectors.pooled(["up", "down", "unknown"]) == (*[0.0] * SIZE, *[1.0] * SIZE, *[-1.0] * SIZE)
    assert vectors.pooled(["unknown"]) == (0.0,) * POOLED
    assert "up" in vectors
    assert vectors.of("unknown") is None


def test_a_cut_file_of_vectors_is_refused() -> None:
    with pytest.raises(ValueError, match="31 bytes for 1 words, expected 32 each; make them anew"):
        Vectors(b"up\n" + bytes(31))


def test_the_fewer_sentences_are_found_the_more_is_needed() -> None:
    odds = [-2.0] * 20
    assert threshold(1, odds) > threshold(2, odds) > threshold(5, odds)
    assert threshold(2, [-3.0] * 20) > threshold(2, odds)
    assert threshold(2, odds * 10) > threshold(2, odds)


def test_the_layer_is_loaded_when_it_is_needed_and_needs_the_standard_library_only() -> None:
    code = f"""
import sys
from review_widgets.language import check_text
from review_widgets.language.layer import load_layer
from review_widgets.language.vectors import load_vectors
check_text("The queue was full at noon.")
print(load_layer.cache_info().currsize, load_vectors.cache_info().currsize)
check_text({POINTED!r})
print(load_layer.cache_info().currsize, load_vectors.cache_info().currsize)
print(any(name in sys.modules for name in ("numpy", "pandas", "torch", "pydantic")))
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["0", "0", "1", "1", "False"]


def test_a_draft_of_three_thousand_words_is_read_with_the_layer_in_a_blink() -> None:
    text, length = [POINTED], 0
    for *_, line in lines_of("raw_b"):
        text.append(line)
        length += len(line.split())
        if length > 3_000:
            break
    draft = "\n\n".join(text)
    check_text(POINTED)
    taken = []
    for _ in range(3):
        forget()
        begun = time.process_time()
        found = check_text(draft)
        taken.append(time.process_time() - begun)
    assert len(found) > len(inspect_text(draft, learned=False).findings)
    assert min(taken) < 0.5


def is_sound(checked: Checked, text: str) -> bool:
    """Tell whether all findings stand in the text, one after another."""
    places = [(one.start, one.end) for one in checked.findings]
    stand = all(0 <= start < end <= len(text) for start, end in places)
    return stand and places == sorted(places) and all(one.text == text[one.start : one.end] for one in checked.findings)


@settings(max_examples=200)
@given(st.text(max_size=300), st.lists(st.text(max_size=10), max_size=3))
def test_any_text_in_a_pointed_draft_gives_findings_that_stand_in_it(text: str, people: list[str]) -> None:
    whole = f"{POINTED}\n\n{text}\n\n{POINTED}"
    assert is_sound(inspect_text(whole, people), whole)


@pytest.mark.parametrize(
    "text", ["***", "…", "\u200b", "?!" * 400, "a" * 5_000, "İ" * 900, "\ud800 he \x00", "🔥 🔥 🔥"]
)
def test_a_sentence_that_is_none_does_no_harm(text: str) -> None:
    whole = f"{POINTED}\n\n{text}"
    assert is_sound(inspect_text(whole), whole)
    if words := read_sentence(0, text).words:
        assert abs(score(load_layer(), read_sentence(0, text), frozenset(words))) < 100
