"""``export``: a review for other tools."""

from __future__ import annotations

import argparse
from pathlib import Path

from review_widgets.cli._command import Command, add_store, say
from review_widgets.errors import StoreFailed


def _add_options(parser: argparse.ArgumentParser) -> None:
    from review_widgets.exporters import exporters

    known = exporters()
    add_store(parser)
    parser.add_argument("id", metavar="ID")
    parser.add_argument(
        "--to",
        required=True,
        choices=[one.name for one in known],
        help="; ".join(f"{one.name}: {one.words}" for one in known),
    )
    parser.add_argument("--out", type=Path, default=None, help="the file (default: by the id, in this folder)")
    parser.add_argument(
        "--zone", default="", help="the zone to print times in, such as Europe/Lisbon (default: the review's)"
    )
    parser.add_argument(
        "--audience",
        default="roles",
        choices=("names", "roles", "public"),
        help="how people are printed (default roles)",
    )


def _export(options: argparse.Namespace) -> int:
    from review_widgets.audience import prepare_for
    from review_widgets.exporters import export_review, find_exporter
    from review_widgets.exporters.chat import say_for_chat
    from review_widgets.stores import open_store

    store = open_store(options.store)
    review = prepare_for(store.load(options.id), options.audience)
    one = find_exporter(options.to)
    target: Path = options.out or Path(f"{options.id}.{one.ending or one.name}")
    told = say_for_chat(review.id, store.load_team(), options.audience)
    text = export_review(review, one.name, zone=options.zone, **told)
    try:
        target.write_text(text, encoding="utf-8", newline="")
    except OSError as err:
        raise StoreFailed.of(
            str(target), found=err.strerror or str(err), expected="a file that can be written", do="Name another."
        ) from err
    say(f"wrote {target}")
    return 0


COMMANDS = (
    Command("export", "Write a review for other tools: timeline, record, follow-ups, calendar.", _add_options, _export),
)
