"""Where a folder of reviews is missing: folders nearby that hold records, for the message to name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from review_widgets.errors import list_nearest
from review_widgets.model import ID_PATTERN

_DEEP = 2
_MOST_FOLDERS = 300
_MOST_FILES = 20
_HEAD = 400
_KEPT_OUT = {"node_modules", "site-packages", "__pycache__"}


def suggest_stores(missing: Path) -> str:
    """Give the question that names folders of records beside, above or up to two folders below a missing one; "" without any.

    At most 300 folders are looked into, hidden ones left out; a folder counts where a file named like a record begins like one.
    """
    start = next((one for one in missing.absolute().parents if one.is_dir()), None)
    if start is None:
        return ""
    found = {_shown(one, missing): one for one in islice(_folders(start), _MOST_FOLDERS) if _holds_records(one)}
    if not found:
        return ""
    nearest = list_nearest(str(missing), found, most=3)
    return f" Did you mean {nearest}?"


def _folders(start: Path) -> Iterator[Path]:
    """Give a folder, its children and theirs, the near ones first."""
    level = [start]
    for _ in range(_DEEP + 1):
        yield from level
        level = [child for folder in level for child in _children(folder)]


def _children(folder: Path) -> Iterable[Path]:
    try:
        with os.scandir(folder) as entries:
            return sorted(
                Path(entry.path)
                for entry in islice(entries, 2_000)
                if entry.is_dir(follow_symlinks=False)
                and not entry.name.startswith(".")
                and entry.name not in _KEPT_OUT
                and not entry.name.endswith(".files")
            )
    except OSError:
        return ()


def _holds_records(folder: Path) -> bool:
    try:
        named = [path for path in islice(folder.glob("*.json"), _MOST_FILES) if ID_PATTERN.fullmatch(path.stem)]
        return any(_begins_like_a_record(path) for path in named)
    except OSError:
        return False


def _begins_like_a_record(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    return b'"schema_version"' in head and f'"{path.stem}"'.encode() in head


def _shown(folder: Path, missing: Path) -> str:
    """Give a folder as a person would type it: as absolute, or as relative, as the missing one was."""
    return str(folder) if missing.is_absolute() else os.path.relpath(folder)
