"""``add-line``, ``lines`` and ``answer-line``: what readers saw differently, and what became of it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from review_widgets.cli._command import Command, add_store, say
from review_widgets.errors import InvalidParameter, StoreFailed


def _add_for_adding(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    parser.add_argument("id", metavar="ID")
    parser.add_argument(
        "text", metavar="TEXT", nargs="*", help="what you saw differently, in a sentence or two, each in quotes"
    )
    parser.add_argument(
        "--file", default="", metavar="FILE", help="a text file with a line each; - reads what is piped in"
    )


def _add_for_listing(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    parser.add_argument("id", metavar="ID")


def _add_for_answering(parser: argparse.ArgumentParser) -> None:
    from review_widgets.readers import PLACES

    add_store(parser)
    parser.add_argument("id", metavar="ID")
    parser.add_argument("line", metavar="LINE", help="the line's number or id, as `lines` shows it")
    answer = parser.add_mutually_exclusive_group(required=True)
    answer.add_argument("--merge", action="store_true", help="make it a part of the record")
    answer.add_argument("--decline", metavar="REASON", default=None, help="leave it out, and say why")
    answer.add_argument("--take-back", action="store_true", help="take an answer back; the line is open again")
    parser.add_argument(
        "--as", dest="place", default="", choices=tuple(PLACES), help="what it becomes (default: by its own words)"
    )


def _add(options: argparse.Namespace) -> int:
    from review_widgets.readers import plan_adding
    from review_widgets.session import open_review
    from review_widgets.stores import open_store

    texts = [*options.text, *(_read(options.file) if options.file else ())]
    with open_review(options.id, open_store(options.store), create=False) as session:
        changes = plan_adding(session.review, texts, now=datetime.now(UTC))
        if changes:
            session.apply(*changes)
    session.saved.must_be_saved()
    there = len([text for text in texts if text.strip()]) - len(changes)
    say(f"{len(changes)} added to {options.id}{f', {there} there already' if there else ''}; the facilitator answers")
    return 0


def _list(options: argparse.Namespace) -> int:
    from review_widgets.readers import HOMES, count_lines
    from review_widgets.stores import open_store

    review = open_store(options.store).load(options.id)
    for number, line in enumerate(review.reader_lines, start=1):
        what = f"into {HOMES[line.became]}" if line.became else line.reason
        say(f"{number}. {line.status}{f' ({what})' if what else ''}: {line.text}")
    say(count_lines(review) or f"nobody has added a line to {options.id} yet")
    return 0


def _answer(options: argparse.Namespace) -> int:
    from review_widgets.readers import find_line, plan_declining, plan_merging, plan_reopening
    from review_widgets.session import open_review
    from review_widgets.stores import open_store

    if options.place and not options.merge:
        raise InvalidParameter.of("--as", found=options.place, expected="--merge beside it", do="Add --merge.")
    with open_review(options.id, open_store(options.store), create=False) as session:
        line = find_line(session.review, options.line)
        if options.merge:
            answered = plan_merging(session.review, line.id, options.place)
        elif options.take_back:
            answered = plan_reopening(session.review, line.id)
        else:
            answered = plan_declining(session.review, line.id, options.decline)
        session.apply(*answered.changes)
    session.saved.must_be_saved()
    say(f"{answered.words}: {line.text}")
    return 0


def _read(name: str) -> Iterable[str]:
    if name == "-":
        return sys.stdin.read().splitlines()
    try:
        return Path(name).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as err:
        said = getattr(err, "strerror", None) or str(err)
        raise StoreFailed.of(name, found=said, expected="a text file (UTF-8)", do="Name another.") from err


COMMANDS = (
    Command("add-line", "Add what you saw differently to a review; its facilitator answers.", _add_for_adding, _add),
    Command("lines", "List what readers added to a review, and what became of it.", _add_for_listing, _list),
    Command(
        "answer-line", "Merge a reader's line into the record, or decline it and say why.", _add_for_answering, _answer
    ),
)
