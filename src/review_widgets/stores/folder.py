"""One JSON file per review in a folder: readable, diffable, friendly to git.

``reviews/INC-204.json`` is the record, ``reviews/INC-204.files/`` its pictures, ``reviews/team.json`` the settings,
``reviews/.journal/`` the unsaved changes of open sessions (ignored by git). A save writes a new file beside the old one, forces
it to disk and renames it.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from filelock import FileLock, Timeout

from review_widgets.errors import (
    InvalidId,
    InvalidRecord,
    ReviewExists,
    ReviewNotFound,
    StaleRevision,
    StoreFailed,
    list_nearest,
)
from review_widgets.model import ID_PATTERN, Review
from review_widgets.plural import count_of
from review_widgets.schema import read_review, write_review
from review_widgets.settings import Team, read_team, write_team
from review_widgets.stores._labels import list_labels, refuse_link
from review_widgets.stores._nearby import suggest_stores

_TEAM = "team.json"
_REVISION = re.compile(rb'"revision"\s*:\s*(\d+)')
_NO_FILE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?|.*\.", re.IGNORECASE)
_LOCK_SECONDS = 10


class FolderStore:
    """A folder of review records.

    Parameters
    ----------
    folder
        Made on the first save; a file in its place is an error.
    """

    def __init__(self, folder: Path) -> None:
        if _is_there(folder) and not folder.is_dir():
            raise StoreFailed.of(
                "store", found=str(folder), expected="a folder", do="Give the folder that holds the reviews."
            )
        self.folder = folder
        self.url = str(folder)
        self._names: dict[str, str] = {}
        self._names_at = -1

    def __repr__(self) -> str:
        return f"FolderStore({self.url!r})"

    def ids(self) -> tuple[str, ...]:
        """Give the ids of all records in the folder, sorted; other files are left alone."""
        if not self.folder.is_dir():
            return ()
        with os.scandir(self.folder) as entries:
            names = [entry.name[:-5] for entry in entries if entry.name.endswith(".json") and entry.name != _TEAM]
        return tuple(sorted(name for name in names if ID_PATTERN.fullmatch(name)))

    def must_exist(self) -> None:
        """Refuse a folder that is not there."""
        if not self.folder.is_dir():
            do = f"Mend its name (--store).{suggest_stores(self.folder)}"
            raise StoreFailed.of("store", found=f"no folder {self.url}", expected="the folder of the reviews", do=do)

    def load(self, review_id: str) -> Review:
        """Read one record."""
        path = self._path(review_id)
        try:
            text = path.read_bytes()
        except FileNotFoundError as err:
            raise ReviewNotFound(self._not_found(review_id)) from err
        except OSError as err:
            raise StoreFailed.of(
                str(path), found=err.strerror, expected="a readable file", do="Check its permissions."
            ) from err
        review = read_review(text, where=str(path))
        if review.id.lower() != review_id.lower():
            raise InvalidRecord.of(
                str(path),
                found=review.id,
                expected=f"the id {review_id!r} of the file name",
                do="Rename the file or mend the id.",
            )
        return review

    def save(self, review: Review, *, expected_revision: int) -> Review:
        """Save the record unless the folder holds a newer revision than the one it was made from."""
        path = self._path(review.id)
        with self._writing(review.id):
            present = self._revision_at(path)
            if present is not None and expected_revision == 0:
                raise ReviewExists.of(
                    str(path),
                    found=f"revision {present}",
                    expected="a free id",
                    do="Open that review, or choose another id.",
                )
            if (present or 0) != expected_revision:
                raise StaleRevision.of(
                    str(path),
                    found=f"revision {present or 'none'}",
                    expected=f"revision {expected_revision}",
                    do="Read it again; nothing was overwritten.",
                )
            saved = review.model_copy(update={"revision": (present or 0) + 1})
            self._names_by_lower()
            self._replace(path, write_review(saved).encode())
            self._names[saved.id.lower()] = saved.id
            self._names_at = self.folder.stat().st_mtime_ns
        return saved

    def revision(self, review_id: str) -> int:
        """Read the revision from the first lines of the file."""
        return self._revision_at(self._path(review_id)) or 0

    def stamp(self, review_id: str) -> str:
        """Give the file's time and size."""
        try:
            found = self._path(review_id).stat()
        except OSError:
            return ""
        return f"{found.st_mtime_ns}-{found.st_size}-{found.st_ino}"

    def labels(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Give the labels of every record; what was read of an unchanged file before stands in ``.journal/labels.index``."""
        return list_labels(self.folder, self.ids())

    def load_team(self) -> Team:
        """Read ``team.json``, or give the defaults."""
        path = refuse_link(self.folder / _TEAM)
        try:
            return read_team(path.read_bytes(), where=str(path))
        except FileNotFoundError:
            return Team()
        except OSError as err:
            raise StoreFailed.of(
                str(path), found=err.strerror, expected="a readable file", do="Check its permissions."
            ) from err

    def save_team(self, team: Team, *, expected_revision: int) -> Team:
        """Save ``team.json`` with the same check and the same care as a review."""
        with self._writing(_TEAM):
            present = self.load_team().revision
            if present != expected_revision:
                raise StaleRevision.of(
                    _TEAM,
                    found=f"revision {present}",
                    expected=f"revision {expected_revision}",
                    do="Read it again; nothing was overwritten.",
                )
            saved = team.model_copy(update={"revision": present + 1})
            self._replace(self.folder / _TEAM, write_team(saved).encode())
        return saved

    def save_file(self, review_id: str, name: str, content: bytes) -> None:
        """Save a file in ``<id>.files/``; the same name again changes nothing."""
        place = self._file(review_id, name)
        if not _is_there(place):
            with self._failing(place):
                place.parent.mkdir(parents=True, exist_ok=True)
            self._replace(place, content)

    def load_file(self, review_id: str, name: str) -> bytes:
        """Read a file of ``<id>.files/``."""
        place = self._file(review_id, name)
        try:
            return place.read_bytes()
        except OSError as err:
            raise StoreFailed.of(
                str(place), found=err.strerror, expected="the file beside the record", do="Put it back from a copy."
            ) from err

    def open_journal(self, review_id: str) -> _FolderJournal:
        """Open a journal file of this session, held by a lock as long as the session lives."""
        self._path(review_id)
        with self._failing(self.folder):
            return _FolderJournal(self._journal_folder(), review_id)

    def orphaned_journals(self, review_id: str) -> Iterator[list[str]]:
        """Give the journals whose session is gone: their lock is free."""
        folder = self.folder / ".journal"
        if not _is_there(folder):
            return
        for path in sorted(folder.glob("*.jsonl")):
            if path.name.rpartition(".")[0].rpartition(".")[0].lower() != review_id.lower():
                continue
            lock = FileLock(f"{path}.lock")
            try:
                lock.acquire(timeout=0)
            except (Timeout, OSError):
                continue
            try:
                if path.exists():
                    yield path.read_text(encoding="utf-8", errors="replace").splitlines()
                    path.unlink(missing_ok=True)
            finally:
                lock.release()
                Path(f"{path}.lock").unlink(missing_ok=True)

    def _journal_folder(self) -> Path:
        folder = self.folder / ".journal"
        folder.mkdir(parents=True, exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")
        return folder

    def _path(self, review_id: str) -> Path:
        named = isinstance(review_id, str) and ID_PATTERN.fullmatch(review_id) and review_id.lower() != "team"
        if not named or (_NO_FILE.fullmatch(review_id) and not _is_there(self.folder / f"{review_id}.json")):
            raise InvalidId.of(
                "review id",
                found=review_id,
                expected="letters, digits, '.', '_', '-' (at most 64), not 'team', no device of Windows such as 'con'",
                do="Choose another id, such as INC-204.",
            )
        exact = self.folder / f"{review_id}.json"
        if _is_there(exact):
            return refuse_link(exact)
        return refuse_link(self.folder / f"{self._names_by_lower().get(review_id.lower(), review_id)}.json")

    def _file(self, review_id: str, name: str) -> Path:
        if not ID_PATTERN.fullmatch(name):
            raise InvalidId.of(
                "file name",
                found=name,
                expected="letters, digits, '.', '_', '-' (at most 64)",
                do="Nothing was written.",
            )
        return self._path(review_id).with_suffix(".files") / name

    def _names_by_lower(self) -> dict[str, str]:
        """Give the ids by their lower case; read again only when the folder changed under us."""
        try:
            changed = self.folder.stat().st_mtime_ns
        except OSError:
            return {}
        if changed != self._names_at:
            self._names, self._names_at = {name.lower(): name for name in self.ids()}, changed
        return self._names

    def _not_found(self, review_id: str) -> str:
        if not self.folder.is_dir():
            return self._no_reviews(f"no review {review_id!r} and no such folder")
        if not (ids := self.ids()):
            return self._no_reviews(f"no review {review_id!r}, nor any other")
        known = f"one of its {count_of(len(ids), 'id', spec=',')} (such as {list_nearest(review_id, ids)})"
        known = known if len(ids) > 1 else f"its only id {ids[0]!r}"
        return f"{self.url}: found no review {review_id!r}; expected {known}. Check the id or the store."

    def _no_reviews(self, found: str) -> str:
        do = f"Mend its name (--store).{suggest_stores(self.folder)}"
        return f"{self.url}: found {found}; expected the folder of the reviews. {do}"

    def _revision_at(self, path: Path) -> int | None:
        try:
            with path.open("rb") as file:
                head = file.read(4096)
        except FileNotFoundError:
            return None
        except OSError as err:
            raise StoreFailed.of(
                str(path), found=err.strerror, expected="a readable file", do="Check its permissions."
            ) from err
        match = _REVISION.search(head.split(b'"incident"')[0])
        return int(match[1]) if match else read_review(path.read_bytes(), where=str(path)).revision

    def _writing(self, name: str) -> AbstractContextManager[None]:
        return _locked(lambda: self._journal_folder() / f"{name.lower()}.lock", self.folder)

    def _replace(self, path: Path, content: bytes) -> None:
        beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
        with self._failing(path):
            try:
                with beside.open("wb") as file:
                    file.write(content)
                    _force(file)
                os.replace(beside, path)
                _force_folder(path.parent)
            finally:
                beside.unlink(missing_ok=True)

    @contextmanager
    def _failing(self, where: Path) -> Iterator[None]:
        try:
            yield
        except OSError as err:
            raise StoreFailed.of(
                str(where), found=err.strerror or str(err), expected="a place that can be written", do=_TRY
            ) from err


class _FolderJournal:
    """A file of JSON lines, one per change, locked while its session lives."""

    def __init__(self, folder: Path, review_id: str) -> None:
        self._path = folder / f"{review_id}.{secrets.token_hex(6)}.jsonl"
        self._lock = FileLock(f"{self._path}.lock", thread_local=False)
        self._lock.acquire(timeout=_LOCK_SECONDS)
        self._file: IO[str] = self._path.open("a", encoding="utf-8", newline="\n")

    def append(self, *lines: str) -> None:
        """Add lines and force them to disk at once: a pasted log is thousands of them."""
        try:
            self._file.writelines(f"{line}\n" for line in lines)
            _force(self._file)
        except OSError as err:
            raise StoreFailed.of(
                str(self._path), found=err.strerror, expected="a place that can be written", do=_TRY
            ) from err

    def clear(self) -> None:
        """Empty the file; lines that cannot be taken out are made again once more, which changes nothing."""
        with suppress(OSError):
            self._file.truncate(0)

    def keep(self, line: str) -> None:
        """Set a line aside in ``<id>.kept.txt`` in the same folder."""
        name = self._path.name.rpartition(".")[0].rpartition(".")[0]
        place = self._path.with_name(f"{name}.kept.txt")
        try:
            with place.open("a", encoding="utf-8", newline="\n") as file:
                file.write(line + "\n")
                _force(file)
        except OSError as err:
            raise StoreFailed.of(
                str(place), found=err.strerror, expected="a place that can be written", do=_TRY
            ) from err

    def close(self) -> None:
        """Close the file and remove it when nothing is in it."""
        self._file.close()
        with suppress(OSError):
            if self._path.stat().st_size == 0:
                self._path.unlink()
        self._lock.release()
        Path(f"{self._path}.lock").unlink(missing_ok=True)


_TRY = "Check the disk and its permissions."


@contextmanager
def _locked(place: Callable[[], Path], folder: Path) -> Iterator[None]:
    try:
        lock = FileLock(str(place()), thread_local=False)
        lock.acquire(timeout=_LOCK_SECONDS)
    except Timeout as err:
        raise StoreFailed.of(
            str(folder), found=f"a lock held for {_LOCK_SECONDS} s", expected="a free lock", do="Try again in a moment."
        ) from err
    except OSError as err:
        raise StoreFailed.of(
            str(folder), found=err.strerror or str(err), expected="a folder that can be written", do=_TRY
        ) from err
    try:
        yield
    finally:
        lock.release()


def _is_there(path: Path) -> bool:
    """Whether something is there that we may look at."""
    try:
        path.stat()
    except OSError:
        return False
    return True


def _force(file: IO[Any]) -> None:
    file.flush()
    os.fsync(file.fileno())


def _force_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


__all__ = ["FolderStore"]
