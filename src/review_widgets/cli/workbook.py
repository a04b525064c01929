"""``new``, ``quick``, ``open`` and ``lab``: a review's workbook, and JupyterLab on it."""

from __future__ import annotations

import argparse
import os
import sys
from functools import partial
from pathlib import Path

from review_widgets.cli._command import Command, add_store, say
from review_widgets.errors import RenderFailed, ReviewExists, StoreFailed

_NEW = "make it, whatever other ids look like it"


def _add_new(parser: argparse.ArgumentParser, *, template: str) -> None:
    add_store(parser)
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--from", dest="source", type=Path, default=None, help="a file to import first")
    parser.add_argument(
        "--out", type=Path, default=None, help="the notebook to make (default: by the id, in this folder)"
    )
    parser.add_argument("--no-open", action="store_true", help="make the workbook only")
    parser.set_defaults(template=template)


def _add_quick(parser: argparse.ArgumentParser) -> None:
    _add_new(parser, template="quick_review")
    parser.add_argument("--new", action="store_true", help=_NEW)


def _add_open(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--new", action="store_true", help=_NEW)
    parser.set_defaults(template="learning_review", source=None, out=None, no_open=False)


def _add_lab(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", nargs="?", default=Path())
    parser.add_argument("--no-browser", action="store_true", help="print the address only")


def _new(options: argparse.Namespace) -> int:
    from review_widgets.reports import make_workbook
    from review_widgets.stores import open_store

    store = open_store(options.store)
    store.stamp(options.id)  # what is no id is said before a file is looked for by it
    suffix = "-quick" if options.template == "quick_review" else ""
    target = options.out or Path(f"{options.id}{suffix}.ipynb")
    if options.source is not None:
        from review_widgets.importers import import_review

        if target.exists():
            raise RenderFailed.of(
                str(target), found="a file", expected="a new name", do="Open it, or name another with --out."
            )

        team_zone = store.load_team().zone
        found = import_review(options.source, review_id=options.id, team_zone=team_zone)
        if store.revision(options.id):
            raise ReviewExists.of(
                options.id,
                found="a review of that id",
                expected="a new one",
                do=f"Leave --from out to open it, or put the file on its timeline: import {options.source} --into {options.id}.",
            )
        store.save(found, expected_revision=0)
    if not (target.exists() and options.template == "quick_review"):
        make_workbook(options.id, options.store, target, template=options.template)
        say(f"made {target}")
    if options.template == "learning_review" or options.no_open:
        say(f"Open it in JupyterLab and run all cells:  jupyter lab {target}")
        return 0
    return _run_lab(target, no_browser=False)


def _quick(options: argparse.Namespace) -> int:
    _check_new(options, options.out or Path(f"{options.id}-quick.ipynb"), is_given=True)
    return _new(options)


def _open(options: argparse.Namespace) -> int:
    target = Path(f"{options.id}.ipynb")
    _check_new(options, target)
    if not target.exists():
        options.no_open = True
        _new(options)
    return _run_lab(target, no_browser=False)


def _check_new(options: argparse.Namespace, target: Path, *, is_given: bool = False) -> None:
    """Refuse what is no id, or, where no workbook of it is there, looks like another's mistyped and is not said to be new."""
    from review_widgets.importers import check_new
    from review_widgets.stores import open_store

    store = open_store(options.store)
    store.stamp(options.id)
    if not target.exists():
        check_new(options.id, store, is_new=not store.revision(options.id), wanted_new=options.new, is_given=is_given)


def _lab(options: argparse.Namespace) -> int:
    return _run_lab(options.folder, no_browser=options.no_browser)


def _run_lab(target: Path, *, no_browser: bool) -> int:
    from importlib.util import find_spec

    if find_spec("jupyterlab") is None:
        raise StoreFailed.of(
            "jupyterlab",
            found="not installed",
            expected="JupyterLab",
            do="Install review-widgets[lab]; reports work without.",
        )
    say(f"opening JupyterLab on {target}; stop it with Ctrl+C")
    command = [sys.executable, "-m", "jupyterlab", *(["--no-browser"] if no_browser else []), str(target)]
    sys.stdout.flush()
    os.execv(sys.executable, command)


COMMANDS = (
    Command("new", "Make the workbook of a review.", partial(_add_new, template="learning_review"), _new),
    Command(
        "quick",
        "Open a review as one screen with five questions.",
        _add_quick,
        _quick,
    ),
    Command("open", "Open the workbook of a review in JupyterLab, made first where there is none.", _add_open, _open),
    Command("lab", "Open JupyterLab on a folder.", _add_lab, _lab),
)
