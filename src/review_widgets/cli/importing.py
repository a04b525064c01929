"""``import`` and ``importers``: files of other tools become reviews, or the one timeline of a review."""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from review_widgets.cli._command import Command, add_store, say
from review_widgets.errors import InvalidParameter, InvalidTime
from review_widgets.plural import count_of
from review_widgets.redaction import KINDS, Masks

if TYPE_CHECKING:
    from review_widgets.importers import FileOutcome, Together, Twin

_OFFSET = re.compile(r"(.+)=([+-]?\d+(?:\.\d+)?)(s|m|h)?")
_SECONDS = {None: 1, "s": 1, "m": 60, "h": 3600}
_SHOWN = 12


def _add_import(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a file, a folder or a zip")
    parser.add_argument(
        "--id",
        default="",
        help="the id of the review; for a file with one incident, and refused where it looks like another's id mistyped",
    )
    parser.add_argument(
        "--into",
        default="",
        metavar="ID",
        help="put all files on the timeline of this one review; made where there is none, unless it looks like another's id mistyped",
    )
    parser.add_argument(
        "--new", action="store_true", help="with --id or --into: make the review, whatever other ids look like it"
    )
    parser.add_argument("--importer", default="", help="the importer to use; the content decides otherwise")
    parser.add_argument(
        "--zone", default="", help="the zone of times that state none, such as Europe/Lisbon; else the review's"
    )
    parser.add_argument(
        "--only", action="append", default=[], metavar="NAME", help="a room or an incident of the file; may be repeated"
    )
    parser.add_argument(
        "--since", default="", metavar="TIME", help="leave out what is earlier, such as 2026-03-01T14:00Z"
    )
    parser.add_argument("--until", default="", metavar="TIME", help="leave out what is later; a day counts to its end")
    parser.add_argument(
        "--offset",
        action="append",
        default=[],
        metavar="FILE=SECONDS",
        help="with --into: set a source's clock, such as room.zip=-90 or slack=+1h; may be repeated",
    )
    _add_meanings(parser)
    parser.add_argument("--join", action="store_true", help="with --into: make one of what two sources tell alike")


def _add_meanings(parser: argparse.ArgumentParser) -> None:
    """Say what a file leaves open: its columns, the order of its dates, what may stay unmasked."""
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="MEANING=NAME",
        help="what a table's column means, such as at=Uhrzeit or text=Ereignis; may be repeated",
    )
    parser.add_argument(
        "--dates",
        default="",
        choices=("day-first", "month-first"),
        help="the order of dates such as 3/4/2026, where the file does not tell",
    )
    parser.add_argument(
        "--keep",
        action="append",
        default=[],
        choices=tuple(KINDS),
        help="leave this kind of secret or personal data unmasked; may be repeated",
    )


def _import(options: argparse.Namespace) -> int:
    from review_widgets.importers import import_into, import_together
    from review_widgets.stores import open_store

    store = open_store(options.store)
    choice: dict[str, Any] = {
        "importer": options.importer,
        "zone": options.zone,
        "only": options.only,
        "since": _when(options.since, options.zone, last=False),
        "until": _when(options.until, options.zone, last=True),
        "masks": Masks({*options.keep, *store.load_team().keep_unmasked}),
        "dates": options.dates,
        "columns": dict(_column(text) for text in options.column),
    }
    if choice["since"] and choice["until"] and choice["since"] > choice["until"]:
        raise InvalidTime.of("--since", found=options.since, expected="a time before --until", do="Turn the two round.")
    if options.into:
        offsets = dict(_offset(text) for text in options.offset)
        together = import_together(
            options.files, store, options.into, offsets_s=offsets, join=options.join, new=options.new, **choice
        )
        return _say_together(together, options)
    return _say_each(import_into(options.files, store, review_id=options.id, new=options.new, **choice), options)


def _say_each(outcomes: Iterable[FileOutcome], options: argparse.Namespace) -> int:
    from review_widgets.importers import describe_outcomes

    count: Counter[str] = Counter()

    def counted() -> Iterator[FileOutcome]:
        for outcome in outcomes:
            count["files"] += 1
            count["failed"] += bool(outcome.errors)
            count["saved"] += len(outcome.saved)
            count["outside"] += outcome.outside
            count["unread"] += len(outcome.unread)
            yield outcome

    for line in describe_outcomes(counted()):
        say(line)
    say(
        f"{count_of(count['saved'], 'review')} saved in {options.store} from {count_of(count['files'], 'file')}"
        + (f"; {count['outside']} outside the time chosen, left out" if count["outside"] else "")
        + _trouble(count["failed"], count["unread"])
    )
    return 1 if count["failed"] or count["unread"] else 0


def _trouble(failed: int, unread: int) -> str:
    """Say how many files could not be imported, and how many places inside folders and zips could not be read."""
    told = [f"{count_of(failed, 'file')} with errors"] if failed else []
    told += [f"{count_of(unread, 'broken place')} not read, see above"] if unread else []
    return "".join(f"; {one}" for one in told)


def _say_together(together: Together, options: argparse.Namespace) -> int:
    from review_widgets.importers import describe_outcomes

    for line in describe_outcomes(together.files):
        say(line)
    for gap in together.clocks:
        say(
            f"clocks disagree: {gap.second} stands {gap.seconds:+.0f} s against {gap.first}, by {count_of(gap.count, 'thing')} both tell; "
            "set one with --offset"
        )
    if together.twins:
        say(f"told twice, perhaps ({len(together.twins)}; make each pair one with --join):")
    for twin in together.twins[:_SHOWN]:
        say(f"    {_told(twin)}")
    if together.joined:
        say(f"{count_of(together.joined, 'pair')} told by two sources made one; the other telling is its evidence")
    new = sum(outcome.added.new for outcome in together.files if outcome.added)
    failed = sum(bool(outcome.errors) for outcome in together.files)
    unread = sum(len(outcome.unread) for outcome in together.files)
    if not together.review.revision:
        say(f"nothing to put on a timeline, so {together.review.id} was not made", file=sys.stderr)
        return 1
    if together.is_new:
        say(f"made {together.review.id}, new")
    say(
        f"{count_of(new, 'new event')} in {together.review.id}, {len(together.review.events)} in all, saved in {options.store}"
        + _trouble(failed, unread)
    )
    return 1 if failed or unread else 0


def _told(twin: Twin) -> str:
    first, second = (
        f"{event.occurred_at:%H:%M:%S} {event.source} “{' '.join(event.text.split())[:60]}”"
        for event in (twin.first, twin.second)
    )
    return f"{first} and {second}"


def _when(text: str, zone: str, *, last: bool) -> datetime | None:
    if not text:
        return None
    from review_widgets.timeline import zone_of

    try:
        at = datetime.fromisoformat(text)
    except ValueError as err:
        raise InvalidTime.of(
            "--until" if last else "--since",
            found=text,
            expected="a day or a time such as 2026-03-01T14:00Z",
            do="Mend it.",
        ) from err
    if len(text) == 10 and last:
        at = datetime.combine(at.date(), time.max)
    return (at if at.tzinfo else at.replace(tzinfo=zone_of(zone or "UTC"))).astimezone(UTC)


def _offset(text: str) -> tuple[str, float]:
    found = _OFFSET.fullmatch(text)
    if not found:
        raise InvalidTime.of("--offset", found=text, expected="FILE=SECONDS, such as room.zip=-90", do="Mend it.")
    return found[1], float(found[2]) * _SECONDS[found[3]]


def _column(text: str) -> tuple[str, str]:
    meaning, equals, name = text.partition("=")
    if not equals or not name:
        raise InvalidParameter.of("--column", found=text, expected="MEANING=NAME, such as at=Uhrzeit", do="Mend it.")
    return meaning, name


def _importers(_options: argparse.Namespace) -> int:
    from review_widgets.importers import importers

    for one in importers():
        say(f"{one.name}: {one.reads}")
        other = "schema only" + (", and no vendor's: known by the usual names" if one.is_generic else "")
        say(f"    {f'verified on real export: {one.verified}' if one.verified else other}")
    return 0


COMMANDS = (
    Command("import", "Turn files of other tools into reviews, or into the timeline of one.", _add_import, _import),
    Command("importers", "List what can be imported.", lambda _: None, _importers),
)
