"""``report``: the report of a review."""

from __future__ import annotations

import argparse
from pathlib import Path

from review_widgets.cli._command import Command, add_store, say


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--out", type=Path, default=Path("out"), help="the folder (default out)")
    parser.add_argument(
        "--audience",
        default="roles",
        choices=("names", "roles", "public"),
        help="how people are printed (default roles)",
    )
    parser.add_argument(
        "--format", action="append", choices=("html", "md"), default=None, help="may be given twice (default html)"
    )


def _report(options: argparse.Namespace) -> int:
    from review_widgets.reports import write_report

    made = write_report(
        options.id, options.store, options.out, audience=options.audience, formats=tuple(options.format or ("html",))
    )
    for path in made.values():
        say(f"wrote {path}")
    return 0


COMMANDS = (Command("report", "Write the report of a review.", _add_options, _report),)
