"""``curate``: turning points of a long timeline get a star, repeats and programs' chatter stand back."""

from __future__ import annotations

import argparse
from collections import Counter

from review_widgets.cli._command import Command, add_store, say
from review_widgets.plural import count_of


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--show", action="store_true", help="only say what would be suggested")
    parser.add_argument("--take-back", action="store_true", help="take back what rules set before")


def _curate(options: argparse.Namespace) -> int:
    from review_widgets.curation import plan_curation, plan_taking_back, suggest_importance
    from review_widgets.session import open_review
    from review_widgets.stores import open_store

    with open_review(options.id, open_store(options.store), create=False) as session:
        if options.take_back:
            changes = plan_taking_back(session.review)
        else:
            suggested = suggest_importance(session.review)
            for (importance, why), count in Counter((one.importance, one.why) for one in suggested).items():
                say(f"{count} {'with a star' if importance == 'key' else 'in the background'}: {why}")
            changes = () if options.show else plan_curation(session.review)
        if changes:
            session.apply(*changes)
    if changes:
        session.saved.must_be_saved()
    done = "taken back" if options.take_back else "set by rule; --take-back undoes it"
    say(
        f"{len(changes)} of {count_of(len(session.review.events), 'event')} {done}"
        if not options.show
        else "nothing was changed"
    )
    return 0


COMMANDS = (
    Command(
        "curate", "Star turning points of a timeline and set repeats and programs' chatter back.", _add_options, _curate
    ),
)
