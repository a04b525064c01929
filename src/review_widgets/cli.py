"""The command line: each command is one call of the library.

Everything foreign that is printed passes `to_terminal`. The exit code is 0 only when everything asked for was made.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from review_widgets.errors import ReviewError, ReviewExists, StoreFailed
from review_widgets.escape import to_terminal

if TYPE_CHECKING:
    from review_widgets.check import FieldFinding, FileFinding

STORE = "reviews/"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; gives the exit code."""
    # A grammar of IRIs that costs a second per process and that no notebook needs; see jsonschema#1428.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # how Python marks a module as absent
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.run
    try:
        return command(options)
    except ReviewError as err:
        for line in str(err).splitlines():
            _say(line, file=sys.stderr)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="learning-review", description="Run learning reviews, make reports, look at trends."
    )
    commands = parser.add_subparsers(required=True)

    def command(name: str, run: Callable[[argparse.Namespace], int], words: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=words, description=words)
        made.set_defaults(run=run)
        return made

    def with_store(one: argparse.ArgumentParser) -> argparse.ArgumentParser:
        one.add_argument("--store", default=STORE, help=f"the folder of the reviews (default {STORE})")
        return one

    one = with_store(command("import", _import, "Turn files of other tools into reviews."))
    one.add_argument("files", nargs="+", type=Path, metavar="FILE")
    one.add_argument("--id", default="", help="the id of the review; for a file with one incident")
    one.add_argument("--importer", default="", help="the importer to use; the content decides otherwise")
    one.add_argument("--zone", default="", help="the zone of times that state none, such as Europe/Lisbon")
    for name, template, words in (
        ("new", "learning_review", "Make the workbook of a review."),
        ("quick", "quick_review", "Open a review as one screen with five questions."),
    ):
        one = with_store(command(name, _new, words))
        one.add_argument("id", metavar="ID")
        one.add_argument("--from", dest="source", type=Path, default=None, help="a file to import first")
        one.add_argument(
            "--out", type=Path, default=None, help="the notebook to make (default: by the id, in this folder)"
        )
        one.add_argument("--no-open", action="store_true", help="make the workbook only")
        one.set_defaults(template=template)
    one = with_store(
        command("open", _open, "Open the workbook of a review in JupyterLab, made first where there is none.")
    )
    one.add_argument("id", metavar="ID")
    one.set_defaults(template="learning_review", source=None, out=None, no_open=False)
    one = with_store(command("report", _report, "Write the report of a review."))
    one.add_argument("id", metavar="ID")
    one.add_argument("--out", type=Path, default=Path("out"), help="the folder (default out)")
    one.add_argument(
        "--audience",
        default="roles",
        choices=("names", "roles", "public"),
        help="how people are printed (default roles)",
    )
    one.add_argument(
        "--format", action="append", choices=("html", "md"), default=None, help="may be given twice (default html)"
    )
    one = with_store(command("trends", _trends, "Write the trends over all reviews."))
    one.add_argument("--out", type=Path, default=Path("out/trends.html"), help="the file (default out/trends.html)")
    one.add_argument("--since", default="", help="first day, such as 2026-01-31")
    one.add_argument("--until", default="", help="last day")
    one = with_store(command("check", _check, "Find wordings that point at a person in files or in a review."))
    one.add_argument("files", nargs="*", type=Path, metavar="FILE")
    one.add_argument("--id", default="", help="check this review of the store")
    one.add_argument("--fail-on-findings", action="store_true", help="exit with 2 where a wording points at a person")
    one = command("sample", _sample, "Unpack the sample archive into a new folder.")
    one.add_argument("folder", type=Path, metavar="DIR")
    command("schema", _schema, "Print the JSON Schema of the review record.")
    command("importers", _importers, "List what can be imported.")
    one = command("lab", _lab, "Open JupyterLab on a folder.")
    one.add_argument("folder", type=Path, metavar="DIR", nargs="?", default=Path())
    one.add_argument("--no-browser", action="store_true", help="print the address only")
    return parser


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
            _say(line)
    _say(
        f"{saved} reviews saved in {options.store} from {files} files"
        + (f"; {failed} files with errors" if failed else "")
    )
    return 1 if failed else 0


def _new(options: argparse.Namespace) -> int:
    from review_widgets.reports import make_workbook
    from review_widgets.stores import open_store

    suffix = "-quick" if options.template == "quick_review" else ""
    target = options.out or Path(f"{options.id}{suffix}.ipynb")
    store = open_store(options.store)
    if options.source is not None:
        from review_widgets.importers import import_review

        if store.revision(options.id):
            raise ReviewExists.of(
                options.id, found="a review of that id", expected="a new one", do="Leave --from out to open it."
            )
        store.save(import_review(options.source, review_id=options.id), expected_revision=0)
    if not (target.exists() and options.template == "quick_review"):
        make_workbook(options.id, options.store, target, template=options.template)
        _say(f"made {target}")
    if options.template == "learning_review" or options.no_open:
        _say(f"Open it in JupyterLab and run all cells:  jupyter lab {target}")
        return 0
    return _run_lab(target, no_browser=False)


def _open(options: argparse.Namespace) -> int:
    target = Path(f"{options.id}.ipynb")
    if not target.exists():
        options.no_open = True
        _new(options)
    return _run_lab(target, no_browser=False)


def _report(options: argparse.Namespace) -> int:
    from review_widgets.reports import write_report

    made = write_report(
        options.id, options.store, options.out, audience=options.audience, formats=tuple(options.format or ("html",))
    )
    for path in made.values():
        _say(f"wrote {path}")
    return 0


def _trends(options: argparse.Namespace) -> int:
    from review_widgets.reports import write_trends

    _say(f"wrote {write_trends(options.store, options.out, since=options.since, until=options.until)}")
    return 0


def _check(options: argparse.Namespace) -> int:
    from review_widgets.check import check_file, check_review, is_unchecked, list_unchecked
    from review_widgets.stores import open_store

    if not options.files and not options.id:
        raise StoreFailed.of(
            "check",
            found="neither a file nor --id",
            expected="something to check",
            do="Name files, or --id and --store.",
        )
    total = pointing = failed = 0
    if options.id:
        review = open_store(options.store).load(options.id)
        for found in check_review(review):
            _show_finding(f"{review.id} {found.field}", found)
            total, pointing = total + 1, pointing + (found.tier == "blame")
        for line in list_unchecked(review):
            _say(f"{review.id} {line}")
    for path in options.files:
        try:
            for hit in check_file(path):
                _show_finding(f"{path}:{hit.line}:{hit.column}" + (f" {hit.field}" if hit.field else ""), hit)
                total, pointing = total + 1, pointing + (hit.tier == "blame")
            if why := is_unchecked(path):
                _say(f"{path}: {why}")
        except ReviewError as err:
            failed += 1
            _say(str(err), file=sys.stderr)
    _say(
        f"{pointing} wordings point at a person, {total - pointing} may hide a circumstance. Findings advise; they stop nothing."
    )
    if failed:
        return 1
    return 2 if options.fail_on_findings and pointing else 0


def _show_finding(where: str, found: FieldFinding | FileFinding) -> None:
    words = "points at a person" if found.tier == "blame" else "may hide a circumstance"
    _say(f"{where}: {words}: “{found.text}”")
    _say(f"    {found.why}")
    _say(f"    Ask instead: {found.question}")
    if found.rewrite:
        _say(f"    Another way to put it: {found.rewrite}")


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
    _say(f"{count} reviews of a company that does not exist are in {folder}")
    return 0


def _schema(_options: argparse.Namespace) -> int:
    from review_widgets.schema import json_schema

    print(json.dumps(json_schema(), ensure_ascii=False, indent=2))
    return 0


def _importers(_options: argparse.Namespace) -> int:
    from review_widgets.importers import importers

    for one in importers():
        _say(f"{one.name:18} {one.reads}")
    return 0


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
    _say(f"opening JupyterLab on {target}; stop it with Ctrl+C")
    command = [sys.executable, "-m", "jupyterlab", *(["--no-browser"] if no_browser else []), str(target)]
    sys.stdout.flush()
    os.execv(sys.executable, command)


def _say(text: str, *, file: TextIO | None = None) -> None:
    plain = to_terminal(text)
    lead = text[: len(text) - len(text.lstrip(" "))]
    print(lead + plain, file=file, flush=True)


if __name__ == "__main__":
    sys.exit(main())
