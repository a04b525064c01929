"""The command line: each command is one call of the library. One file here per command, found by this folder.

Everything foreign that is printed passes `to_terminal`. The exit code is 0 only when everything asked for was made.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from review_widgets.cli._command import Command, say
from review_widgets.errors import ReviewError

ORDER = ("import", "new", "quick", "open", "report", "trends", "check")
"""What a person needs first stands first in the help; the rest follows by name."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; gives the exit code."""
    # A grammar of IRIs that costs a second per process and that no notebook needs; see jsonschema#1428.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # how Python marks a module as absent
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except ReviewError as err:
        for line in str(err).splitlines():
            say(line, file=sys.stderr)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


@cache
def commands() -> tuple[Command, ...]:
    """Give every command of this folder; a module without ``COMMANDS`` is an ImportError that names it."""
    found: list[Command] = []
    for module in iter_modules(__path__):
        if module.name.startswith("_"):
            continue
        made = getattr(import_module(f"{__name__}.{module.name}"), "COMMANDS", None)
        if not made:
            raise ImportError(f"{__name__}.{module.name}: found no COMMANDS; every file of this folder has some.")
        found.extend(made)
    return tuple(sorted(found, key=lambda one: (ORDER.index(one.name) if one.name in ORDER else len(ORDER), one.name)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="learning-review", description="Run learning reviews, make reports, look at trends."
    )
    shelf = parser.add_subparsers(required=True)
    for one in commands():
        made = shelf.add_parser(one.name, help=one.words, description=one.words)
        one.add_options(made)
        made.set_defaults(run=one.run)
    return parser
