"""The language rules over Markdown, text, notebooks, review records, and folders of them."""

from __future__ import annotations

import json
import os
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any, Literal

from review_widgets.check.places import Lines, Region, Way, find_strings, place_inside, unquote
from review_widgets.check.review import BETWEEN, check_prose, find_sentences, finding_values, list_prose
from review_widgets.check.words import NO_WORDS, OwnWords
from review_widgets.errors import ReviewError, StoreFailed
from review_widgets.language import Checked, Finding
from review_widgets.model import Review
from review_widgets.plural import count_of
from review_widgets.schema import build_review, parse_json

MAX_FILE_BYTES = 16 * 1024 * 1024
KINDS = frozenset({".md", ".markdown", ".txt", ".ipynb", ".json"})
"""What is looked at in a folder; a ``.json`` there only where it is a review record."""
_TEAM = "team.json"
_SKIPPED = frozenset({"node_modules", "__pycache__"})


@dataclass(frozen=True, slots=True)
class Fix:
    """What to put in the place of a stretch of a file, so that the sentence of a finding reads as its ``rewrite``."""

    region: Region
    text: str


@dataclass(frozen=True, slots=True)
class FileFinding(Finding):
    """A finding in a file.

    ``line``, ``column``, ``end_line`` and ``end_column`` (behind the last character) count from 1 in the file as it is stored, columns
    in code points; ``start`` and ``end`` count within the prose. ``field`` says where in a notebook (``cell 2``) or a record
    (``events[e-1].text``). ``quote`` is the line of prose and ``quote_at`` where the words begin in it, ``sentence`` the sentence they
    stand in. ``fix`` is None where there is no rewrite, in a record, which only an open review changes, and in a notebook where the
    sentence goes over several lines of a list.
    """

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    field: str = ""
    quote: str = ""
    quote_at: int = 0
    sentence: str = ""
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class FileCheck:
    """The outcome for one file: the findings, the places that could not be checked with the reason, or why it could not be read.

    ``is_empty`` says that it holds no prose at all, so that no finding means nothing; ``unchecked`` says so as well.
    """

    path: Path
    findings: tuple[FileFinding, ...] = ()
    unchecked: tuple[str, ...] = ()
    error: str = ""
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class _Passage:
    """A piece of prose of a file: how it was checked, where each of its characters begins and ends in the file, how it is written there."""

    text: str
    checked: Checked
    place: Callable[[int], tuple[int, int]]
    field: str = ""
    written: Literal["plain", "json", "record"] = "plain"


def check_paths(paths: Iterable[Path], words: OwnWords = NO_WORDS) -> Iterator[FileCheck]:
    """Check files and folders one after the other; one that cannot be read does not stop the others."""
    for path in paths:
        try:
            found = find_files(path)
        except ReviewError as err:
            yield FileCheck(path, error=str(err))
            continue
        for file in found:
            try:
                yield check_file(file, words)
            except ReviewError as err:
                yield FileCheck(file, error=str(err))


def find_files(path: Path) -> tuple[Path, ...]:
    """Give a file itself, or the files of a folder that hold prose, sorted; hidden folders and installed packages are left out.

    Raises
    ------
    StoreFailed
        The folder holds nothing to check, so that "no finding" would mean nothing.
    """
    if not path.is_dir():
        return (path,)
    found, _ = _sort_files(path)
    if not found:
        raise StoreFailed.of(
            str(path), found="nothing to check", expected=f"files {', '.join(sorted(KINDS))}", do="Name another folder."
        )
    return found


def count_skipped(paths: Iterable[Path]) -> int:
    """Count the ``.json`` files of folders that are clearly no review, such as ``package.json``, and so are not checked."""
    return sum(_sort_files(path)[1] for path in paths if path.is_dir())


def _sort_files(path: Path) -> tuple[tuple[Path, ...], int]:
    """Give the files of a folder that are checked, and how many are JSON of another kind."""
    found: list[Path] = []
    skipped = 0
    # A folder that cannot be listed is given as a file, so that reading it says why.
    for folder, inside, names in os.walk(path, onerror=lambda err: found.append(Path(err.filename))):
        inside[:] = sorted(name for name in inside if not name.startswith(".") and name not in _SKIPPED)
        files = [Path(folder, name) for name in sorted(names) if not name.startswith(".")]
        files = [file for file in files if file.suffix in KINDS and file.name != _TEAM]
        claims = {file: _claim(file) for file in files if file.suffix == ".json"}
        in_store = _TEAM in names or "record" in claims.values()
        others = {file for file, claim in claims.items() if claim == "other" or (claim == "unclear" and not in_store)}
        skipped += len(others)
        found.extend(file for file in files if file not in others)
    return tuple(found), skipped


def check_file(path: Path, words: OwnWords = NO_WORDS) -> FileCheck:
    """Find words that point at people in a Markdown or text file, a notebook's prose, or a review record.

    Raises
    ------
    StoreFailed
        The file cannot be read, is no UTF-8 text or is larger than 16 MB.
    InvalidRecord
        A ``.json`` file is no review, a ``.ipynb`` no JSON.
    """
    return check_content(path, _read(path), words)


def check_content(path: Path, text: str, words: OwnWords = NO_WORDS) -> FileCheck:
    """Check a text as the content of a file of that name; as `check_file`, but nothing is read."""
    if path.suffix == ".json":
        raw = parse_json(text, where=str(path))
        passages = _in_record(raw, build_review(raw, where=str(path)), text, words)
    elif path.suffix == ".ipynb":
        passages = _in_notebook(parse_json(text, where=str(path)), text, words)
    else:
        passages = iter([_Passage(text, words.inspect(text), lambda at: (at, at + 1))])
    lines, found, unchecked, is_empty = Lines(text), [], [], True
    for passage in passages:
        is_empty = is_empty and not passage.text.strip()
        within = Lines(passage.text)
        findings = passage.checked.findings
        sentences = find_sentences(passage.text, findings)
        found += [_placed(one, passage, lines, within, at) for one, at in zip(findings, sentences, strict=True)]
        if why := passage.checked.not_checked:
            unchecked.append(f"{passage.field}: {why}" if passage.field else why)
    if is_empty:
        unchecked = ["nothing to check: there is no prose in it"]
    return FileCheck(path, tuple(found), tuple(unchecked), is_empty=is_empty)


def _placed(finding: Finding, passage: _Passage, lines: Lines, within: Lines, sentence: tuple[int, int]) -> FileFinding:
    region = lines.region(passage.place(finding.start)[0], *passage.place(finding.end - 1))
    start, quote = within.line(finding.start)
    return FileFinding(
        **finding_values(finding),
        **asdict(region),
        field=passage.field,
        quote=quote,
        quote_at=finding.start - start,
        sentence=passage.text[slice(*sentence)],
        fix=_fix(finding.rewrite, passage, lines, sentence),
    )


def _fix(rewrite: str, passage: _Passage, lines: Lines, sentence: tuple[int, int]) -> Fix | None:
    if not rewrite or passage.written == "record":
        return None
    start, (last, end) = passage.place(sentence[0])[0], passage.place(sentence[1] - 1)
    if passage.written == "json":
        there = lines.text[start:end]
        if _unescaped(there) != passage.text[slice(*sentence)]:
            return None
        rewrite = json.dumps(rewrite, ensure_ascii=there.isascii())[1:-1]
    return Fix(lines.region(start, last, end), rewrite)


def _unescaped(inner: str) -> str | None:
    """Read what stands inside a JSON string; None where it is more than the inside of one."""
    try:
        return unquote(f'"{inner}"')
    except ValueError:
        return None


def _in_notebook(notebook: Any, text: str, words: OwnWords) -> Iterator[_Passage]:
    cells = notebook.get("cells", []) if isinstance(notebook, dict) else []
    strings = find_strings(text)
    for number, cell in enumerate(cells):
        if not isinstance(cell, dict) or cell.get("cell_type") != "markdown":
            continue
        source = cell.get("source", "")
        pieces = [str(piece) for piece in source] if isinstance(source, list) else [str(source)]
        listed = isinstance(source, list)
        ways: list[Way] = [("cells", number, "source", *((n,) if listed else ())) for n in range(len(pieces))]
        prose = "".join(pieces)
        starts = [0, *accumulate(len(piece) for piece in pieces)]

        def place(at: int, starts: list[int] = starts, ways: list[Way] = ways) -> tuple[int, int]:
            piece = min(bisect_right(starts, at), len(ways)) - 1
            return place_inside(text, strings[ways[piece]], at - starts[piece])

        yield _Passage(prose, words.inspect(prose), place, f"cell {number + 1}", "json")


def _in_record(raw: Any, review: Review, text: str, words: OwnWords) -> Iterator[_Passage]:
    strings = find_strings(text)
    for field, prose in list_prose(review):
        found, why = check_prose(review, field, prose, words)
        quotes = _quotes(raw, _way(raw, field), strings)

        def place(at: int, quotes: list[tuple[int, int]] = quotes) -> tuple[int, int]:
            start, quote = next((one for one in reversed(quotes) if one[0] <= at), (0, None))
            return (0, 1) if quote is None else place_inside(text, quote, at - start)

        yield _Passage(prose, Checked(found, why), place, field, "record")


def _way(raw: Any, field: str) -> Way:
    """Give the way to a field such as ``events[e-1].text`` in the record as it is stored."""
    way: list[str | int] = []
    for name, item_id in re.findall(r"([a-z_]+)(?:\[([^\]]*)\])?", field.removeprefix("review.")):
        way.append(name)
        if item_id:
            way.append(next((n for n, item in enumerate(raw.get(name, [])) if item.get("id") == item_id), 0))
    return tuple(way)


def _quotes(raw: Any, way: Way, strings: Mapping[Way, int]) -> list[tuple[int, int]]:
    """Give where each string of a field begins: in the text that `list_prose` gives, and in the file (its quotation mark)."""
    if way in strings:
        return [(0, strings[way])]
    for step in way:
        raw = raw[step] if isinstance(raw, list) and isinstance(step, int) else dict(raw or {}).get(step)
    at = 0
    found: list[tuple[int, int]] = []
    for number, one in enumerate(raw if isinstance(raw, list) else ()):
        inside = (*way, number, "text") if isinstance(one, dict) else (*way, number)
        told = one.get("text", "") if isinstance(one, dict) and one.get("kind", "words") == "words" else one
        if isinstance(told, str) and told and inside in strings:
            found.append((at, strings[inside]))
            at += len(told) + len(BETWEEN)
    return found


def _claim(path: Path) -> Literal["record", "unclear", "other"]:
    """Tell what a ``.json`` file says it is.

    One that cannot be opened counts as a record, so that it is named and not passed over; a list, or JSON that breaks off, is
    unclear: in a store it ought to have been one.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_FILE_BYTES)
    except OSError:
        return "record"
    try:
        is_object = isinstance(json.loads(raw), dict)
    except (ValueError, RecursionError):
        return "record" if b'"schema_version"' in raw else "unclear"
    if not is_object:
        return "unclear"
    return "record" if all(re.search(rb'"%b"\s*:' % one, raw) for one in (b"schema_version", b"id")) else "other"


def _read(path: Path) -> str:
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise StoreFailed.of(
                str(path), found=count_of(size, "byte", spec=","), expected="at most 16 MB", do="Split the file."
            )
        raw = path.read_bytes()
    except ReviewError:
        raise
    except OSError as err:
        raise StoreFailed.of(
            str(path), found=err.strerror or type(err).__name__, expected="a file that can be read", do="Mend the path."
        ) from err
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        at = re.sub(rb"[^ -~]", b".", raw[err.start : err.start + 8]).decode("ascii")
        raise StoreFailed.of(
            f"{path}, byte {err.start}", found=at, expected="UTF-8 text", do="Save the file as UTF-8."
        ) from err
