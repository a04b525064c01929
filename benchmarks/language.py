"""The wording checker against general prose linters, on whole Markdown, in processor time, in one run."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from statistics import median, quantiles
from time import process_time

from review_widgets import language

ROOT = Path(__file__).resolve().parent.parent
TEXTS = (*sorted((ROOT / "tests/data/language/drafts").glob("s*.md")), ROOT / "README.md", ROOT / "CHANGELOG.md")
PEERS = {
    "write-good": "import check from 'write-good'; const run = (text) => check(text);",
    "alex": "import { markdown } from 'alex'; const run = (text) => markdown(text);",
}
_TIMED = """
import { readFileSync } from 'node:fs';
const texts = JSON.parse(readFileSync(0, 'utf-8'));
for (const text of texts) run(text);
const begun = process.cpuUsage();
for (const text of texts) run(text);
const { user, system } = process.cpuUsage(begun);
console.log((user + system) / 1e6);
"""
EDITS = 200
WORDS = 3_000


def seconds_of_ours(texts: list[str]) -> float:
    """Check every text once, with nothing kept from before."""
    language.forget()
    begun = process_time()
    for text in texts:
        language.check_text(text)
    return process_time() - begun


def seconds_of_peer(name: str, texts: list[str], modules: Path) -> float | None:
    """Check every text once with a linter installed in a folder of node modules, after one round to warm up; None where absent."""
    if not shutil.which("node") or not (modules / name).is_dir():
        return None
    script = modules.parent / f"time-{name}.mjs"
    script.write_text(PEERS[name] + _TIMED, encoding="utf-8")
    try:
        done = subprocess.run(
            ["node", script.name],
            cwd=modules.parent,
            input=json.dumps(texts),
            capture_output=True,
            text=True,
            check=True,
        )
    finally:
        script.unlink()
    return float(done.stdout)


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


def report(*, rounds: int, modules: Path = ROOT / "node_modules") -> str:
    """Measure and give a Markdown section: kB/s of each, ratios of the same round, and how long an edit takes."""
    texts = [path.read_text(encoding="utf-8") for path in TEXTS]
    size = sum(len(text.encode()) for text in texts) / 1_000
    language.check_text("A round to warm up: the engineer failed to check.")
    taken: dict[str, list[float]] = {"this checker": [], **{name: [] for name in PEERS}}
    for _ in range(rounds):
        taken["this checker"].append(seconds_of_ours(texts))
        for name in PEERS:
            if (seconds := seconds_of_peer(name, texts, modules)) is not None:
                taken[name].append(seconds)
    lines = [
        f"## Wording: {len(texts)} Markdown texts, {size:,.0f} kB, processor time",
        "",
        "| checker | kB/s | ours is faster by |",
        "|---|---:|---:|",
    ]
    for name, seconds in taken.items():
        if not seconds:
            lines.append(f"| {name} | not installed in `{modules.name}`, not measured | |")
            continue
        ratio = median(other / ours for other, ours in zip(seconds, taken["this checker"], strict=True))
        lines.append(
            f"| {name} | {size / median(seconds):,.0f} | {'' if name == 'this checker' else f'{ratio:.1f} ×'} |"
        )
    edits = milliseconds_of_edits(texts)
    cuts = quantiles(edits, n=20)
    lines += [
        "",
        f"An edit in a text of {WORDS:,} words, {len(edits)} edits: median {median(edits):.1f} ms, p95 {cuts[-1]:.1f} ms.",
    ]
    return "\n".join(lines)
