"""The JSON documents of an export: one file, JSON lines, or every JSON file of a folder or zip, each with its place."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from review_widgets.errors import ImportFailed, InvalidRecord
from review_widgets.importers._form import JSON_SUFFIXES, Content
from review_widgets.importers._moment import read_moment
from review_widgets.importers._outline import is_lines
from review_widgets.schema import parse_json


class Rows:
    """Rows of an export kept until they are told, as text: as values they would take up to ten times the file's memory."""

    def __init__(self) -> None:
        self._texts: list[bytes] = []

    def append(self, row: Any) -> None:
        """Keep one more row."""
        self._texts.append(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))

    def __iadd__(self, rows: Iterable[Any]) -> Rows:
        for row in rows:
            self.append(row)
        return self

    def __iter__(self) -> Iterator[Any]:
        return map(json.loads, (text.decode("utf-8", "surrogatepass") for text in self._texts))

    def __len__(self) -> int:
        return len(self._texts)

    def by_key(self, keys: Iterable[str]) -> dict[str, Rows]:
        """Give the rows under a key for each, in their order."""
        found: dict[str, Rows] = {}
        for key, text in zip(keys, self._texts, strict=True):
            found.setdefault(key, Rows())._texts.append(text)
        return found


def read_documents(content: Content) -> Iterator[tuple[str, Any]]:
    """Give each document with the place an error message names; of a folder or zip past those that are broken, which it notes.

    Raises
    ------
    ImportFailed
        One that stands alone is no JSON, with its file, line and column.
    """
    if content.members is None:
        yield from _documents(content, _refuse)
        return
    for name in content.members.names:
        if name.lower().endswith(JSON_SUFFIXES):
            yield from read_member(content, name)


def read_member(content: Content, name: str) -> Iterator[tuple[str, Any]]:
    """Give the documents of one file of a folder or zip; what of it is broken is noted in ``content.unread``."""
    assert content.members

    def note(err: ImportFailed) -> None:
        said = content.unread.setdefault(name, [])
        if str(err) not in said:
            said.append(str(err))

    try:
        raw = content.members.read(name)
    except ImportFailed as err:
        note(err)
        return
    if raw.strip():
        yield from _documents(Content(f"{content.name}/{name}", raw, content.zone), note)


def _documents(content: Content, fail: Callable[[ImportFailed], None]) -> Iterator[tuple[str, Any]]:
    for where, text in _texts(content, fail):
        try:
            found = parse_json(text, where=where)
        except InvalidRecord as err:
            fail(ImportFailed(str(err)))
        else:
            yield where, found


def _texts(content: Content, fail: Callable[[ImportFailed], None]) -> Iterator[tuple[str, str]]:
    """Give the text of each document with its place."""
    if is_lines(content.head):
        for number, line in enumerate(_lines(content), start=1):
            if line and not line.isspace():
                yield f"{content.name}, line {number}", line
        return
    try:
        text = content.text
    except ImportFailed as err:
        fail(err)
    else:
        yield content.name, text


def _refuse(err: ImportFailed) -> None:
    raise err


def _lines(content: Content) -> Iterable[str]:
    """Give the lines of a file; those of UTF-8 one at a time, so that a large file is not held twice."""
    if content.encoding == "utf-8-sig":
        return io.TextIOWrapper(io.BytesIO(content.raw), encoding="utf-8-sig", newline="\n")
    return content.text.split("\n")


def some_head(content: Content, fits: Callable[[dict[str, Any]], bool]) -> bool:
    """Whether the beginning of the export has an object that fits: a whole document, or an entry of a document that is a list."""
    heads = (
        head for document in content.heads for head in (document[:3] if isinstance(document, list) else [document])
    )
    return any(isinstance(head, dict) and fits(head) for head in heads)


def each_document(content: Content) -> Iterator[dict[str, Any]]:
    """Give every object of the export: documents, and the entries of documents that are lists; of a folder or zip past the others.

    Raises
    ------
    ImportFailed
        Something else stands in their place in a file that stands alone.
    """
    for where, document in read_documents(content):
        for number, one in enumerate(document if isinstance(document, list) else [document]):
            if isinstance(one, dict):
                yield one
                continue
            err = ImportFailed.of(f"{where}, entry {number}", found=one, expected="an object", do="Export it again.")
            if content.members is None:
                raise err
            inside = where.removeprefix(f"{content.name}/").partition(", line ")[0]
            content.unread.setdefault(inside, []).append(str(err))


def rows_of(document: Any, *keys: str) -> list[dict[str, Any]]:
    """Give the objects of a document: those of its own list, or of the list or object under the first of ``keys`` it has."""
    found = document
    if isinstance(document, dict):
        found = next((document[key] for key in keys if document.get(key) is not None), [])
    if isinstance(found, dict):
        found = [found]
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def newest(known: dict[str, Any] | None, row: dict[str, Any], *stamps: str) -> dict[str, Any]:
    """Give what two tellings of one thing say together: where they differ what the later one says, by the first stamp both have.

    Exports list newest first or last; without a stamp the later line counts. Nothing never takes the place of something.
    """
    if not known:
        return row
    stamp = next((name for name in stamps if word(known.get(name)) and word(row.get(name))), "")
    is_later = not stamp or _stamp(row[stamp]) >= _stamp(known[stamp])
    first, last = (known, row) if is_later else (row, known)
    return {**first, **{name: value for name, value in last.items() if value is not None or name not in first}}


def _stamp(value: Any) -> datetime:
    return read_moment(value).at or datetime.min.replace(tzinfo=UTC)


def word(value: Any) -> str:
    """Give a plain value as text; what is no text, number or truth gives nothing."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) else ""


def inside(value: Any, *path: str) -> Any:
    """Give what stands under a path of keys, None where any of them is missing."""
    for key in path:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def object_of(value: Any) -> dict[str, Any]:
    """Give an object, an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def list_of(value: Any) -> list[Any]:
    """Give a list, one of a plain word by itself, an empty one for anything else."""
    return value if isinstance(value, list) else [value] if isinstance(value, str) and value.strip() else []


def told(entry: Any, *skip: str, most: int = 4000) -> str:
    """Give an entry of an unknown kind as text, ``key: value``, so that nothing it says is lost.

    Ids, addresses of the API and empty values are left out, nested values are told with their path; it ends after ``most`` characters.
    """
    parts: list[str] = []

    def tell(value: Any, path: str) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                if not (path == "" and key in skip) and key not in ("id", "self", "type", "html_url", "url"):
                    tell(inner, f"{path} {key}".strip())
        elif isinstance(value, list):
            for inner in value:
                tell(inner, path)
        elif text := word(value):
            parts.append(f"{path.replace('_', ' ')}: {text}" if path else text)

    tell(entry, "")
    line = "; ".join(parts)
    return line if len(line) <= most else line[: most - 1] + "…"
