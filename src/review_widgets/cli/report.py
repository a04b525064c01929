"""``report``: the report of a review, or of many."""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from review_widgets.cli._command import Command, add_store, say
from review_widgets.cli._progress import telling
from review_widgets.errors import InvalidParameter
from review_widgets.plural import count_of

if TYPE_CHECKING:
    from review_widgets.reports.batch import Order, Outcome


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    parser.add_argument("id", metavar="ID", nargs="*", help="the reviews; or --all, --since, --where")
    parser.add_argument("--out", default="out", help="the folder, or an address with the extra cluster (default out)")
    parser.add_argument(
        "--audience",
        default="roles",
        choices=("names", "roles", "public"),
        help="how people are printed (default roles)",
    )
    parser.add_argument(
        "--format",
        action="append",
        default=None,
        help="html, pdf, md, txt (for a mail) or chat; may be given more than once (default html)",
    )
    parser.add_argument(
        "--without", default="", metavar="SECTIONS", help="sections to leave out, such as timeline,plot"
    )
    parser.add_argument(
        "--although-restricted", default="", metavar="WORDS", help="why a restricted review may be made public"
    )
    parser.add_argument(
        "--link",
        default="",
        metavar="ADDRESS",
        help="where it will be read, {review_id} for the id; for the chat's text",
    )
    parser.add_argument("--template", default="report", help="the template's name (default report)")
    parser.add_argument("--templates", default="", metavar="DIR", help="a folder of your own templates")
    many = parser.add_argument_group("many reviews")
    many.add_argument("--all", action="store_true", help="every review of the store")
    many.add_argument("--since", default="", metavar="DAY", help="those from a day on, such as 2026-01-31")
    many.add_argument("--where", action="append", default=[], metavar="WORD=VALUE", help="such as service=catalogue")
    many.add_argument("--jobs", type=int, default=1, metavar="N", help="processes on this machine (default 1)")
    many.add_argument("--scheduler", default="", metavar="ADDRESS", help="a Dask scheduler, such as tcp://host:8786")


def _report(options: argparse.Namespace) -> int:
    from review_widgets.reports.batch import Order
    from review_widgets.settings import link_to_report

    many = options.all or options.since or options.where
    if bool(many) == bool(options.id):
        raise InvalidParameter.of(
            "report", found=options.id or "no review", expected="ids, or --all, --since or --where", do="Name one way."
        )
    if not 1 <= options.jobs <= _MOST_JOBS:
        raise InvalidParameter.of(
            "--jobs",
            found=options.jobs,
            expected=f"1 to {_MOST_JOBS}",
            do="Leave it out for one; take --scheduler for a cluster.",
        )
    link_to_report(options.link, "INC-1")  # refused here, before anything is rendered
    order = Order(
        options.store,
        options.out,
        audience=options.audience,
        formats=tuple(options.format or ("html",)),
        template=options.template,
        templates=options.templates,
        without=options.without,
        although_restricted=options.although_restricted,
        link=options.link,
    )
    if many or len(options.id) > 1 or options.scheduler:
        return _report_many(options, order)
    from review_widgets.reports import write_report

    made = write_report(options.id[0], order.store, order.out, **order.options())
    for path in made.values():
        say(f"wrote {path}")
    _say_strangers(options)
    return 0


def _report_many(options: argparse.Namespace, order: Order) -> int:
    from review_widgets.reports.batch import dask_cluster, local_pool, select_reviews, write_reports

    unread: tuple[Outcome, ...] = ()
    ids = tuple(options.id)
    if not ids:
        ids, unread = select_reviews(order.store, since=options.since, where=options.where)
    if not ids and not unread:
        raise InvalidParameter.of("report", found="no review", expected="at least one", do="Ask for others.")

    def executor() -> AbstractContextManager[Executor]:
        return dask_cluster(options.scheduler) if options.scheduler else local_pool(options.jobs)

    with telling(len(ids)) as tell:
        progress = write_reports(ids, order, executor, on_outcome=tell)
    progress.outcomes.extend(unread)
    failed = [one for one in progress.outcomes if one.status == "failed"]
    say(
        f"{count_of(len(progress.outcomes), 'review')}: {progress.count('made')} made, {progress.count('unchanged')} unchanged, "
        f"{len(failed)} failed, in {progress.seconds:.1f} s, under {order.out}"
    )
    for one in failed:
        say(f"    {one.review_id}: {one.reason}", file=sys.stderr)
    looks = [
        f"{one.review_id} {one.strangers}"
        for one in sorted(progress.outcomes, key=lambda one: one.review_id)
        if one.strangers
    ]
    if looks:
        say(
            f"Words that look like names and are nobody's on the record, per review; look before you publish: {', '.join(looks)}"
        )
    return 1 if failed else 0


def _say_strangers(options: argparse.Namespace) -> None:
    if options.audience == "names":
        return
    from review_widgets.audience import list_strangers, prepare_for
    from review_widgets.stores import open_store

    words = list_strangers(prepare_for(open_store(options.store).load(options.id[0]), "roles"))
    if words:
        say(f"These look like names but are nobody's on the record; look before you publish: {', '.join(words)}")


_MOST_JOBS = 256
COMMANDS = (Command("report", "Write the report of a review, or of many.", _add_options, _report),)
