"""``sample`` and ``schema``: what a newcomer looks at first."""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

from review_widgets.cli._command import Command, say
from review_widgets.errors import StoreFailed
from review_widgets.plural import count_of, word_for


def _add_sample(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR")


def _sample(options: argparse.Namespace) -> int:
    from review_widgets.reports import find_sample

    folder: Path = options.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreFailed.of(
            str(folder), found="something there already", expected="a new or empty folder", do="Name another folder."
        )
    source = find_sample()
    try:
        shutil.copytree(source / "reviews", folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".*"))
        shutil.copytree(source / "exports", folder / "exports", dirs_exist_ok=True)
    except OSError as err:
        raise StoreFailed.of(
            str(folder), found=err.strerror or str(err), expected="a folder that can be written", do="Name another."
        ) from err
    count = sum(1 for path in folder.glob("*.json") if path.name != "team.json")
    say(f"{count_of(count, 'review')} of a company that does not exist {word_for(count, 'is')} in {folder}")
    return 0


def _schema(_options: argparse.Namespace) -> int:
    from review_widgets.schema import json_schema

    print(json.dumps(json_schema(), ensure_ascii=False, indent=2))
    return 0


COMMANDS = (
    Command("sample", "Unpack the sample archive into a new folder.", _add_sample, _sample),
    Command("schema", "Print the JSON Schema of the review record.", lambda _: None, _schema),
)
