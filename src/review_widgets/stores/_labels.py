"""The labels of all records of a folder, each file read once: what was read is kept with the file's stamp."""

from __future__ import annotations

import json
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from review_widgets.errors import StoreFailed

_INDEX = "labels.index"
_LABELS = re.compile(r'"labels"\s*:\s*(?=\[)')
"""The name of a member cannot stand so inside a text of JSON, whose quotation marks are escaped."""
_JSON = json.JSONDecoder()
Known = dict[str, tuple[str, tuple[str, ...]]]


def list_labels(folder: Path, ids: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each record's id with the labels in it; writes the index anew when the last one was given."""
    before = _read_index(folder)
    now: Known = {}
    for review_id in ids:
        path = folder / f"{review_id}.json"
        try:
            found = refuse_link(path).stat()
            stamp = f"{found.st_mtime_ns}-{found.st_size}"
            kept = before.get(review_id)
            labels = kept[1] if kept and kept[0] == stamp else _read_labels(path)
        except (OSError, ValueError):
            continue
        now[review_id] = (stamp, labels)
        yield review_id, labels
    if now != before:
        _write_index(folder, now)


def refuse_link(path: Path) -> Path:
    """Give the path of a store's file; StoreFailed where it is a link, which could lead to any file of this machine."""
    if os.path.islink(path):  # noqa: PTH114 - where nothing may be looked at, reading says why
        raise StoreFailed.of(str(path), found="a link", expected="the file itself", do="Put the file in its place.")
    return path


def _read_labels(path: Path) -> tuple[str, ...]:
    """Read the labels out of a record without building it."""
    text = path.read_text(encoding="utf-8")
    lists = (_JSON.raw_decode(text, found.end())[0] for found in _LABELS.finditer(text))
    return tuple(dict.fromkeys(word for words in lists for word in words if isinstance(word, str)))


def _read_index(folder: Path) -> Known:
    known: Known = {}
    with suppress(OSError, ValueError), (folder / ".journal" / _INDEX).open(encoding="utf-8") as lines:
        for line in lines:
            review_id, stamp, *labels = json.loads(line)
            known[review_id] = (stamp, tuple(labels))
    return known


def _write_index(folder: Path, known: Known) -> None:
    """Write the index beside the old one and put it in its place; where that cannot be, the files are read again next time."""
    beside = folder / ".journal" / f".{_INDEX}.{secrets.token_hex(4)}.tmp"
    with suppress(OSError):
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            for review_id, (stamp, labels) in known.items():
                file.write(json.dumps([review_id, stamp, *labels], ensure_ascii=False) + "\n")
        os.replace(beside, folder / ".journal" / _INDEX)
