"""The wording checker against general prose linters, on whole Markdown, in processor time, in one run on one core.

python -m benchmarks.language [--rounds 5] [--modules FOLDER/node_modules] [--spacy PYTHON] [--texts FOLDER]

The peers are no part of the project: ``npm install --prefix FOLDER write-good alex`` and an environment with spaCy; all run with their
defaults, and over every text once before they are timed. Ours is timed with nothing kept of any text.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from time import process_time

from review_widgets import language
from review_widgets.exporters import export_review
from review_widgets.language.phrase import compile_phrase
from review_widgets.stores import open_store

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "RESULTS.md"
PEERS = {
    "write-good": "import check from 'write-good'; const run = (text) => check(text);",
    "alex": "import { markdown } from 'alex'; const run = (text) => markdown(text);",
}
SPACY = "spaCy, a blank pipeline with a Matcher of our phrases"
_TIMED = """
import { readFileSync } from 'node:fs';
const texts = JSON.parse(readFileSync(process.argv[2], 'utf-8'));
for (const text of texts) run(text);
const begun = process.cpuUsage();
for (const text of texts) run(text);
const { user, system } = process.cpuUsage(begun);
console.log((user + system) / 1e6);
"""
_TIMED_SPACY = """
import json, sys
from time import process_time
import spacy
from spacy.matcher import Matcher
with open(sys.argv[1], encoding="utf-8") as file:
    texts, patterns = json.load(file)
english = spacy.blank("en")
matcher = Matcher(english.vocab)
matcher.add("telling", patterns)
for number in range(2):
    begun = process_time()
    for text in texts:
        matcher(english(text))
print(process_time() - begun)
"""
EDITS = 200
WORDS = 3_000
_TELLING = """the engineer we nobody someone they she failed to check should have forgot ignored blame carelessly root cause human error must be
more careful deployed it who didn't our fault , and because had not""".split()


def read_texts() -> dict[str, list[str]]:
    """Give the Markdown of the project: edited texts with the sample reviews as they are exported, and raw drafts full of findings."""
    store = open_store(ROOT / "workbooks/sample/reviews")
    pages = [ROOT / name for name in ("README.md", "CHANGELOG.md", "SECURITY.md")]
    pages += [ROOT / "docs" / name for name in ("import-table.md", "export-table.md")]
    drafts = sorted((ROOT / "tests/data/language/drafts").glob("s*.md"))
    return {
        "edited texts": [page.read_text(encoding="utf-8") for page in pages]
        + [export_review(store.load(one), "md") for one in store.ids()],
        "raw drafts": [draft.read_text(encoding="utf-8") for draft in drafts],
    }


def seconds_of_ours(texts: list[str]) -> float:
    """Check every text once, with nothing kept from before."""
    language.forget()
    begun = process_time()
    for text in texts:
        language.check_text(text)
    return process_time() - begun


def seconds_of_peer(name: str, texts: list[str], modules: Path, spacy: str) -> float | None:
    """Check every text once with another checker, after one round to warm up; None where it is not installed."""
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "given.json"
        if name == SPACY:
            if subprocess.run([spacy, "-c", "import spacy"], capture_output=True, check=False).returncode:
                return None
            given.write_text(json.dumps([texts, patterns_of_ours()]), encoding="utf-8")
            return _timed([spacy, "-c", _TIMED_SPACY, str(given)], Path(folder))
        if not shutil.which("node") or not (modules / name).is_dir():
            return None
        given.write_text(json.dumps(texts), encoding="utf-8")
        script = modules.parent / f"time-{name}.mjs"
        script.write_text(PEERS[name] + _TIMED, encoding="utf-8")
        try:
            return _timed(["node", script.name, str(given)], modules.parent)
        finally:
            script.unlink()


def _timed(command: list[str], folder: Path) -> float:
    return float(subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout)


def patterns_of_ours() -> list[list[dict[str, object]]]:
    """Give the phrases of all rules as patterns of a spaCy matcher: words, gaps and endings; what the subject must be is left out."""
    known: dict[str, dict[str, object]] = {
        "any": {},
        "=ed": {"LOWER": {"REGEX": "ed$"}},
        "=ing": {"LOWER": {"REGEX": "ing$"}},
    }
    patterns = []
    for phrase in dict.fromkeys(text for rule in language.rules() for one in rule.triggers for text in one.phrases):
        pattern: list[dict[str, object]] = []
        for element in compile_phrase(phrase).elements:
            if element.kind == "gap":
                pattern += [{"OP": "?"}] * element.most
            elif element.kind == "words" or element.kind in known:
                token = known.get(element.kind, {"LOWER": {"IN": sorted(element.words)}})
                pattern.append({**token, "OP": "?"} if element.optional else token)
        patterns.append(pattern)
    return patterns


def milliseconds_of_edits(texts: list[str]) -> list[float]:
    """Type a word into one paragraph after another of a text of 3,000 words, and check the text after each."""
    blocks = "\n\n".join(texts).split("\n\n")
    while sum(len(block.split()) for block in blocks[:-1]) > WORDS:
        blocks.pop()
    language.forget()
    language.check_text("\n\n".join(blocks))
    taken = []
    for number in range(EDITS):
        blocks[number % len(blocks)] += f" word{number}"
        text = "\n\n".join(blocks)
        begun = process_time()
        language.check_text(text)
        taken.append((process_time() - begun) * 1_000)
    return taken


def seconds_of_one_line(size: int = 10_000_000) -> tuple[float, int]:
    """Check one line of telling words in ever new rows; give the time and the number of findings."""
    chance = random.Random(1)
    line = ""
    while len(line) <= size:
        line += " ".join(" ".join(chance.choices(_TELLING, k=chance.randint(6, 25))) + "." for _ in range(1_000)) + " "
    begun = process_time()
    found = len(language.check_text(line))
    return process_time() - begun, found


def compare(name: str, texts: list[str], *, rounds: int, modules: Path, spacy: str) -> str:
    """Measure all checkers on some texts and give a table: kB/s of each, and ratios of the same round."""
    size = sum(len(text.encode()) for text in texts) / 1_000
    taken: dict[str, list[float]] = {"this checker": [], **{peer: [] for peer in (*PEERS, SPACY)}}
    for _ in range(rounds):
        taken["this checker"].append(seconds_of_ours(texts))
        for peer in (*PEERS, SPACY):
            if (seconds := seconds_of_peer(peer, texts, modules, spacy)) is not None:
                taken[peer].append(seconds)
    found = sum(len(language.check_text(text)) for text in texts)
    lines = [
        f"{name.capitalize()}: {len(texts)} Markdown texts, {size:,.0f} kB, {found} findings of ours.",
        "",
        "| checker | kB/s | ours is faster by |",
        "|---|---:|---:|",
    ]
    for peer, seconds in taken.items():
        if not seconds:
            lines.append(f"| {peer} | not installed, not measured | |")
            continue
        ratio = median(other / ours for other, ours in zip(seconds, taken["this checker"], strict=True))
        lines.append(
            f"| {peer} | {size / median(seconds):,.0f} | {'' if peer == 'this checker' else f'{ratio:.1f} ×'} |"
        )
    return "\n".join(lines)


def report(
    *, rounds: int, modules: Path = ROOT / "node_modules", spacy: str = sys.executable, given: Path | None = None
) -> str:
    """Measure and give a Markdown section: all checkers on all texts, an edit in a long text, ten megabytes in one line."""
    groups = read_texts()
    if given:
        groups = {given.name: [path.read_text(encoding="utf-8") for path in sorted(given.rglob("*.md"))]}
    language.check_text("A round to warm up: the engineer failed to check.")
    edits = milliseconds_of_edits([text for texts in reversed(groups.values()) for text in texts])
    seconds, found = seconds_of_one_line()
    parts = [
        "## Wording: whole Markdown, processor time",
        *(compare(name, texts, rounds=rounds, modules=modules, spacy=spacy) for name, texts in groups.items()),
        f"An edit in a text of {WORDS:,} words, {len(edits)} edits: median {median(edits):.1f} ms, "
        f"p95 {quantiles(edits, n=20)[-1]:.1f} ms. Ten megabytes of telling words in one line: {seconds:.0f} s, {found:,} findings.",
    ]
    return "\n\n".join(parts)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the language check alone, print the section, and put it into the results in place of the one before."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.language", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="how often each checker runs (default 5)")
    parser.add_argument("--modules", type=Path, default=ROOT / "node_modules", help="where write-good and alex are")
    parser.add_argument("--spacy", default=sys.executable, help="a Python that has spaCy (default this one)")
    parser.add_argument("--texts", type=Path, help="a folder of other Markdown to read; the results are only printed")
    options = parser.parse_args(arguments)
    if options.texts and not any(options.texts.rglob("*.md")):
        parser.error(f"--texts: found no Markdown in {str(options.texts)!r}; give a folder with *.md files")
    if not shutil.which(options.spacy):
        parser.error(f"--spacy: found no program {options.spacy!r}; give a Python, with spaCy or without")
    section = report(rounds=options.rounds, modules=options.modules.resolve(), spacy=options.spacy, given=options.texts)
    heading, _, rest = section.partition("\n\n")
    section = (
        f"{heading}\n\nMeasured alone, by `python -m benchmarks.language --rounds {options.rounds}`, on {datetime.now(UTC):%Y-%m-%d}; medians, and "
        f"medians of pairs from the same round.\n\n{rest}"
    )
    print(section)
    if not options.texts:
        page = RESULTS.read_text(encoding="utf-8")
        RESULTS.write_text(
            re.sub(r"^## Wording.*?(?=^## |\Z)", lambda _: section + "\n\n", page, flags=re.DOTALL | re.MULTILINE),
            encoding="utf-8",
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
