"""``import`` and ``importers``: files of other tools become reviews."""

from __future__ import annotations

import argparse
from pathlib import Path

from review_widgets.cli._command import Command, add_store, say


def _add_import(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--id", default="", help="the id of the review; for a file with one incident")
    parser.add_argument("--importer", default="", help="the importer to use; the content decides otherwise")
    parser.add_argument("--zone", default="", help="the zone of times that state none, such as Europe/Lisbon")


def _import(options: argparse.Namespace) -> int:
    from review_widgets.importers import describe_outcome, import_into
    from review_widgets.stores import open_store

    store = open_store(options.store)
    failed = files = saved = 0
    for outcome in import_into(
        options.files, store, importer=options.importer, review_id=options.id, zone=options.zone
    ):
        files += 1
        failed += bool(outcome.errors)
        saved += len(outcome.saved)
        for line in describe_outcome(outcome):
            say(line)
    say(
        f"{saved} reviews saved in {options.store} from {files} files"
        + (f"; {failed} files with errors" if failed else "")
    )
    return 1 if failed else 0


def _importers(_options: argparse.Namespace) -> int:
    from review_widgets.importers import importers

    for one in importers():
        say(f"{one.name}: {one.reads}")
        say(f"    {f'verified on real export: {one.verified}' if one.verified else 'schema only'}")
    return 0


COMMANDS = (
    Command("import", "Turn files of other tools into reviews.", _add_import, _import),
    Command("importers", "List what can be imported.", lambda _: None, _importers),
)
