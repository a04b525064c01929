"""Fair timing on a busy machine: contenders take turns in every round, medians and paired ratios are told."""

from __future__ import annotations

import gc
import os
import platform
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter


@dataclass(frozen=True)
class Measured:
    """One contender: seconds of every round, and its ratio to the floor of the same round."""

    name: str
    seconds: tuple[float, ...]
    ratios: tuple[float, ...]

    @property
    def median_seconds(self) -> float:
        """Give the median over the rounds."""
        return median(self.seconds)

    @property
    def median_ratio(self) -> float:
        """Give the median of the paired ratios."""
        return median(self.ratios)


def compare(contenders: Mapping[str, Callable[[], object]], *, rounds: int, warm: bool = False) -> tuple[Measured, ...]:
    """Time contenders against the first of them, which is the floor.

    Every round runs all of them once, beginning with another one each time, so that a slow minute of the machine hits all alike. A
    round before the first is not counted.

    Parameters
    ----------
    contenders
        Name → what to run; the first is the floor.
    rounds
        At least 1.
    warm
        Whether the caller has run each already, so that no round goes before the first.
    """
    names = list(contenders)
    taken: dict[str, list[float]] = {name: [] for name in names}
    for number in range(0 if warm else -1, rounds):
        start = number % len(names)
        for name in [*names[start:], *names[:start]]:
            gc.collect()
            begun = perf_counter()
            contenders[name]()
            if number >= 0:
                taken[name].append(perf_counter() - begun)
    floor = taken[names[0]]
    return tuple(
        Measured(name, tuple(taken[name]), tuple(s / f for s, f in zip(taken[name], floor, strict=True)))
        for name in names
    )


def as_table(measured: tuple[Measured, ...], *, unit: str, count: int) -> str:
    """Give a Markdown table: median seconds, microseconds per ``unit``, ratio to the floor with its range."""
    lines = [
        f"| contender | median | per {unit} | × floor (median of pairs, range) |",
        "|---|---:|---:|---:|",
    ]
    for one in measured:
        spread = f"{min(one.ratios):.1f}–{max(one.ratios):.1f}"
        each = one.median_seconds / count * 1e6
        lines.append(
            f"| {one.name} | {one.median_seconds:.3f} s | {each:,.0f} µs | {one.median_ratio:.1f} ({spread}) |"
        )
    return "\n".join(lines)


def describe_machine() -> str:
    """Give one line about the machine: processor, cores, load, Python, versions."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    versions = ", ".join(f"{name} {version(name)}" for name in ("pandas", "pydantic"))
    system = f"{platform.system()} {platform.machine()}"
    return f"{_processor()}, {cores} cores{load}; {system}; Python {platform.python_version()}, {versions}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown processor"
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown processor"
    )
