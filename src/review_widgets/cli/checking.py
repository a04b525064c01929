"""``check``: wordings that point at a person, in files, folders or a review of a store."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from review_widgets.cli._command import STORE, Command, say
from review_widgets.errors import InvalidParameter, ReviewError

if TYPE_CHECKING:
    from review_widgets.check import FileCheck, OwnWords


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Find wordings that point at a person in Markdown, text, notebooks, review records and folders of them. Findings advise: "
        "the exit code is 0 unless --fail-on asks for more, 1 with such findings, 2 where something could not be read."
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="a file or a folder")
    parser.add_argument("--id", default="", help="check this review of the store")
    parser.add_argument(
        "--store", default="", help=f"the folder of the reviews; all are checked without --id (default {STORE})"
    )
    parser.add_argument(
        "--format", default="text", choices=("text", "json", "sarif", "github"), help="how to say it (default text)"
    )
    parser.add_argument(
        "--fail-on",
        default="none",
        choices=("none", "blame", "advisory"),
        help="exit with 1 where a wording points at a person (blame) or where there is any finding (advisory); default none",
    )


def _check(options: argparse.Namespace) -> int:
    from review_widgets.check import FORMATS, Outcome, check_paths, count_skipped, find_own_words

    try:
        paths = options.paths or ([Path(options.store)] if options.store and not options.id else [])
        if not paths and not options.id:
            raise InvalidParameter.of(
                "check",
                found="neither a path, --store nor --id",
                expected="something to check",
                do="Name files or folders.",
            )
        words = find_own_words(Path())
        checked = (_check_stored(options.id, options.store or STORE, words),) if options.id else ()
    except ReviewError as err:
        say(str(err), file=sys.stderr)
        return 2
    files = (*checked, *check_paths(paths, words))
    outcome = Outcome(files, skipped=count_skipped(paths), is_gate=options.fail_on != "none")
    for line in FORMATS[options.format](outcome):
        print(line)
    for file in outcome.files:
        if file.error:
            say(file.error, file=sys.stderr)
    if outcome.unreadable:
        return 2
    return int(outcome.reaches(options.fail_on))


def _check_stored(review_id: str, store: str, words: OwnWords) -> FileCheck:
    from review_widgets.check import check_content
    from review_widgets.schema import write_review
    from review_widgets.stores import open_store

    review = open_store(store).load(review_id)
    folder = Path() if "://" in store else Path(store)
    return check_content(folder / f"{review.id}.json", write_review(review), words)


COMMANDS = (
    Command("check", "Find wordings that point at a person in files, folders or a review.", _add_options, _check),
)
