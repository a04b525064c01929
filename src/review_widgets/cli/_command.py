"""What every command shares: its form, the option for the store, and the one way to print."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

from review_widgets.escape import to_terminal

STORE = "reviews/"


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, what it does in one sentence, its options, and the function that runs it and gives the exit code."""

    name: str
    words: str
    add_options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def add_store(parser: argparse.ArgumentParser) -> None:
    """Add the option that says where the reviews are."""
    parser.add_argument("--store", default=STORE, help=f"the folder of the reviews (default {STORE})")


def say(text: str, *, file: TextIO | None = None) -> None:
    """Print one line in which foreign text can do nothing to the terminal; the indent is kept."""
    lead = text[: len(text) - len(text.lstrip(" "))]
    print(lead + to_terminal(text), file=file, flush=True)
