"""A folder or a zip as an export: its files by name, read one at a time, with paths that lead outside refused."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from functools import cached_property
from pathlib import Path

from review_widgets.errors import ImportFailed
from review_widgets.plural import count_of

MAX_MEMBERS = 100_000
MAX_MEMBER_BYTES = 256 * 1024 * 1024
_BLOCK = 1 << 20


class Members:
    """The files inside a folder or a zip.

    Parameters
    ----------
    path
        The folder or the zip; a zip is read from the disk, one file at a time.

    Raises
    ------
    ImportFailed
        There is a path that leads outside, a symbolic link, a password, or it is no zip that can be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._zip = None if path.is_dir() else _open_zip(path)
        self.names = tuple(sorted(self._inside_zip() if self._zip else self._inside_folder()))
        if not self.names:
            raise ImportFailed.of(
                path.name, found="nothing in it", expected="the files of an export", do="Export it again."
            )
        if len(self.names) > MAX_MEMBERS:
            raise ImportFailed.of(
                path.name,
                found=count_of(len(self.names), "file", spec=","),
                expected=f"at most {MAX_MEMBERS:,}",
                do="Split it.",
            )

    @cached_property
    def digest(self) -> str:
        """A short digest of everything inside, by which the same export is known again."""
        made = hashlib.blake2b(digest_size=12)
        if self._zip:
            with self.path.open("rb") as file:
                while block := file.read(_BLOCK):
                    made.update(block)
        else:
            for name in self.names:
                made.update(name.encode("utf-8", "replace") + b"\0" + self.read(name) + b"\0")
        return made.hexdigest()

    def read(self, name: str, *, most: int = MAX_MEMBER_BYTES) -> bytes:
        """Give the bytes of one file, however small it claims to be: at most ``most`` are unpacked.

        Raises
        ------
        ImportFailed
            It is larger, broken or locked with a password.
        """
        where = f"{self.path.name}, {name}"
        try:
            with self._zip.open(name) if self._zip else (self.path / name).open("rb") as file:
                raw = file.read(most + 1)
        except (OSError, RuntimeError, NotImplementedError, EOFError, zlib.error, zipfile.BadZipFile) as err:
            raise ImportFailed.of(
                where, found=str(err) or type(err).__name__, expected="a file that can be read", do="Export it again."
            ) from err
        if len(raw) > most:
            raise ImportFailed.of(where, found=f"more than {most:,} bytes", expected="less", do="Split the export.")
        return raw

    def head(self, name: str) -> bytes:
        """Give the first 64 kB of one file, nothing where it cannot be read."""
        try:
            with self._zip.open(name) if self._zip else (self.path / name).open("rb") as file:
                return file.read(65536)
        except (OSError, RuntimeError, NotImplementedError, EOFError, zlib.error, zipfile.BadZipFile):
            return b""

    def _inside_folder(self) -> list[str]:
        found = []
        for path in self.path.rglob("*"):
            name = path.relative_to(self.path).as_posix()
            if path.is_symlink():
                raise ImportFailed.of(
                    f"{self.path.name}, {name}",
                    found="a symbolic link",
                    expected="plain files",
                    do="Copy the file in its place.",
                )
            if path.is_file() and not any(part.startswith(".") for part in name.split("/")):
                found.append(name)
        return found

    def _inside_zip(self) -> list[str]:
        assert self._zip
        found = []
        for entry in self._zip.infolist():
            name = entry.filename
            if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name[:3]:
                raise ImportFailed.of(
                    f"{self.path.name}, {name}",
                    found="a path that leads outside",
                    expected="names inside the zip",
                    do="Do not trust this file.",
                )
            if not entry.is_dir() and not name.startswith("__MACOSX/"):
                found.append(name)
        return list(dict.fromkeys(found))


def _open_zip(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile) as err:
        raise ImportFailed.of(
            path.name, found=str(err) or type(err).__name__, expected="a whole zip file", do="Export it again."
        ) from err
