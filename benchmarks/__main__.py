"""Run the benchmarks: python -m benchmarks [--rounds 5] [--sizes 1000 10000] [--modules node_modules] [--out benchmarks/RESULTS.md]."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import importing, language, reading, reports
from benchmarks.timing import describe_machine

HERE = Path(__file__).resolve().parent


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
    options = parser.parse_args(arguments)
    if options.rounds < 1 or any(not 10 <= size <= 100_000 for size in options.sizes):
        parser.error("expected at least 1 round and sizes from 10 to 100000")
    said = " ".join(["python -m benchmarks", *map(str, sys.argv[1:] if arguments is None else arguments)])
    machine = describe_machine()
    print(machine, flush=True)
    sections = [importing.report(rounds=options.rounds)]
    print(f"\n{sections[0]}", flush=True)
    sections.append(language.report(rounds=options.rounds, modules=options.modules.resolve()))
    print(f"\n{sections[-1]}", flush=True)
    for size in options.sizes:
        sections.append(reading.report(size, rounds=options.rounds))
        print(f"\n{sections[-1]}", flush=True)
    if options.reports:
        sections.append(reports.report(rounds=options.rounds, total=options.reports))
        print(f"\n{sections[-1]}", flush=True)
    head = (
        f"# Results\n\nMade by `{said}` on {datetime.now(UTC):%Y-%m-%d} ({options.rounds} rounds; contenders take turns in each, medians; ratios "
        f"are medians of pairs from the same round).\n\nMachine: {machine}."
    )
    options.out.write_text("\n\n".join([head, *sections]) + "\n", encoding="utf-8")
    print(f"\nwrote {options.out.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
