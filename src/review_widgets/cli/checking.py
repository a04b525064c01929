"""``check``: wordings that point at a person, in files or in a review."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from review_widgets.cli._command import Command, add_store, say
from review_widgets.errors import ReviewError, StoreFailed

if TYPE_CHECKING:
    from review_widgets.check import FieldFinding, FileFinding


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--id", default="", help="check this review of the store")
    parser.add_argument(
        "--fail-on-findings", action="store_true", help="exit with 2 where a wording points at a person"
    )


def _check(options: argparse.Namespace) -> int:
    from review_widgets.check import check_file, check_review, is_unchecked, list_unchecked
    from review_widgets.stores import open_store

    if not options.files and not options.id:
        raise StoreFailed.of(
            "check",
            found="neither a file nor --id",
            expected="something to check",
            do="Name files, or --id and --store.",
        )
    total = pointing = failed = 0
    if options.id:
        review = open_store(options.store).load(options.id)
        for found in check_review(review):
            _show_finding(f"{review.id} {found.field}", found)
            total, pointing = total + 1, pointing + (found.tier == "blame")
        for line in list_unchecked(review):
            say(f"{review.id} {line}")
    for path in options.files:
        try:
            for hit in check_file(path):
                _show_finding(f"{path}:{hit.line}:{hit.column}" + (f" {hit.field}" if hit.field else ""), hit)
                total, pointing = total + 1, pointing + (hit.tier == "blame")
            if why := is_unchecked(path):
                say(f"{path}: {why}")
        except ReviewError as err:
            failed += 1
            say(str(err), file=sys.stderr)
    say(
        f"{pointing} wordings point at a person, {total - pointing} may hide a circumstance. Findings advise; they stop nothing."
    )
    if failed:
        return 1
    return 2 if options.fail_on_findings and pointing else 0


def _show_finding(where: str, found: FieldFinding | FileFinding) -> None:
    words = "points at a person" if found.tier == "blame" else "may hide a circumstance"
    say(f"{where}: {words}: “{found.text}”")
    say(f"    {found.why}")
    say(f"    Ask instead: {found.question}")
    if found.rewrite:
        say(f"    Another way to put it: {found.rewrite}")


COMMANDS = (Command("check", "Find wordings that point at a person in files or in a review.", _add_options, _check),)
