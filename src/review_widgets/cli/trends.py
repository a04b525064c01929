"""``trends``: what comes back over all reviews of a store."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from review_widgets.cli._command import Command, add_store, say
from review_widgets.plural import count_of


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    parser.add_argument("--out", type=Path, default=Path("out/trends.html"), help="the file (default out/trends.html)")
    parser.add_argument("--since", default="", help="first day, such as 2026-01-31")
    parser.add_argument("--until", default="", help="last day")


def _trends(options: argparse.Namespace) -> int:
    from review_widgets.reports import write_trends

    made = write_trends(options.store, options.out, since=options.since, until=options.until)
    for line in made.unreadable:
        say(f"could not be read: {line}", file=sys.stderr)
    say(f"wrote {made.path}" + (f" without {count_of(len(made.unreadable), 'review')}" if made.unreadable else ""))
    return 1 if made.unreadable else 0


COMMANDS = (Command("trends", "Write the trends over all reviews.", _add_options, _trends),)
