"""Run the benchmarks: python -m benchmarks [--only reports] [--rounds 5] [--sizes 1000 10000] [--out benchmarks/RESULTS.md]."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import importing, language, reading, reports
from benchmarks.timing import describe_machine

HERE = Path(__file__).resolve().parent
PARTS = {
    "importing": r"Importing ",
    "language": r"Wording:",
    "reading": r"Reading [\d,]+ generated",
    "reports": r"\d+ equal reports",
}
"""What can be measured alone, and how the headings of its sections begin."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write the results."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="Ratios to the floor, to pandas alone and to papermill as it is."
    )
    parser.add_argument("--rounds", type=int, default=5, help="how often each contender runs (default 5)")
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000], help="numbers of generated reviews")
    parser.add_argument("--reports", type=int, default=1_000, help="reports made end to end (default 1000; 0: none)")
    parser.add_argument(
        "--out", type=Path, default=HERE / "RESULTS.md", help="the file (default benchmarks/RESULTS.md)"
    )
    parser.add_argument(
        "--modules",
        type=Path,
        default=HERE.parent / "node_modules",
        help="where write-good and alex are installed, if anywhere",
    )
    parser.add_argument(
        "--ploomber", type=Path, help="a virtual environment with ploomber-engine, made where there is none"
    )
    parser.add_argument(
        "--only", choices=tuple(PARTS), default="", help="measure one part and leave the others in the file"
    )
    options = parser.parse_args(arguments)
    if options.rounds < 1 or any(not 10 <= size <= 100_000 for size in options.sizes):
        parser.error("expected at least 1 round and sizes from 10 to 100000")
    said = " ".join(["python -m benchmarks", *map(str, sys.argv[1:] if arguments is None else arguments)])
    machine = describe_machine()
    print(machine, flush=True)
    wanted = [options.only] if options.only else list(PARTS)
    sections = []
    for section in measure(wanted, options):
        sections.append(section)
        print(f"\n{section}", flush=True)
    made = (
        f"made by `{said}` on {datetime.now(UTC):%Y-%m-%d} ({options.rounds} rounds; contenders take turns in each, medians; ratios "
        f"are medians of pairs from the same round)."
    )
    if options.only:
        apart = [f"{section}\n\nThis part was {made} Machine: {machine}." for section in sections]
        text = replace_part(options.out.read_text(encoding="utf-8"), options.only, apart)
    else:
        text = "\n\n".join([f"# Results\n\nM{made[1:]}\n\nMachine: {machine}.", *sections]) + "\n"
    options.out.write_text(text, encoding="utf-8")
    print(f"\nwrote {options.out.name}")
    return 0


def measure(wanted: Sequence[str], options: argparse.Namespace) -> Iterator[str]:
    """Give the Markdown sections of the parts that are wanted, each when it is measured."""
    if "importing" in wanted:
        yield importing.report(rounds=options.rounds)
    if "language" in wanted:
        yield language.report(rounds=options.rounds, modules=options.modules.resolve())
    for size in options.sizes if "reading" in wanted else ():
        yield reading.report(size, rounds=options.rounds)
    if "reports" in wanted and options.reports:
        yield reports.report(rounds=options.rounds, total=options.reports, ploomber=options.ploomber)


def replace_part(text: str, part: str, sections: Sequence[str]) -> str:
    """Put the sections of one part in the place of the old ones, or at the end where there were none; the others stay as they are."""
    head, *old = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    of_part = [bool(re.match(rf"## {PARTS[part]}", section)) for section in old]
    at = of_part.index(True) if any(of_part) else len(old)
    kept = [section for section, ours in zip(old, of_part, strict=True) if not ours]
    kept[at:at] = [f"{section}\n\n" for section in sections]
    return "".join([head, *kept]).rstrip("\n") + "\n"


if __name__ == "__main__":
    sys.exit(main())
