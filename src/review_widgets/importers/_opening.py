"""Opening what somebody wants imported: a file, packed or not, a folder, a zip."""

from __future__ import annotations

import gzip
import io
import zlib
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from review_widgets.errors import ImportFailed, ReviewError
from review_widgets.importers._documents import read_documents
from review_widgets.importers._form import JSON_SUFFIXES, MAX_BYTES, Content
from review_widgets.importers._members import Members
from review_widgets.importers._pages import read_pages
from review_widgets.importers._workbook import SPREADSHEETS, read_workbook
from review_widgets.plural import count_of
from review_widgets.timeline import zone_of


def open_content(path: Path, zone: str) -> Content:
    """Give the content of a file, a folder or a zip; ``.gz`` is unpacked, a spreadsheet becomes the CSV of its table, a PDF its text.

    Raises
    ------
    ImportFailed
        It cannot be read or is larger than 256 MB.
    """
    if zone:
        zone_of(zone)
    try:
        if path.is_dir() or path.suffix.lower() == ".zip":
            return Content(path.name, b"", zone, Members(path))
        size = path.stat().st_size
        if not path.is_file():
            raise ImportFailed.of(path.name, found="a pipe or device", expected="a file", do="Save it to a file first.")
        raw = path.read_bytes() if size <= MAX_BYTES else b""
    except ReviewError:
        raise
    except OSError as err:
        reason = err.strerror or type(err).__name__
        raise ImportFailed.of(
            path.name, found=reason, expected="a file that can be read", do="Check the path and the file."
        ) from err
    if size > MAX_BYTES:
        raise ImportFailed.of(
            path.name, found=count_of(size, "byte", spec=","), expected="at most 256 MB", do="Split the file."
        )
    return _unpacked(Content(path.name, raw, zone))


def members_of(
    content: Content, leave: Callable[[str], bool] = lambda _: False
) -> Iterator[tuple[str, Content | ImportFailed]]:
    """Give the files of a folder or zip one by one, each with its path inside, or why it cannot be read.

    Those whose name ``leave`` picks are left. A file that is called like any other, such as ``index.md``, is named after the folder it stands in.
    """
    for inside in content.members.names if content.members else ():
        if leave(inside):
            continue
        path = PurePosixPath(inside)
        named = path.parent.name + path.suffix if path.stem.lower() in ("index", "readme") else ""
        try:
            if path.suffix.lower() == ".zip":
                raise ImportFailed.of(inside, found="a zip inside", expected="a file", do="Import it by itself.")
            raw = content.members.read(inside) if content.members else b""
            yield inside, _unpacked(replace(content, name=named.lstrip(".") or path.name, raw=raw, members=None))
        except ImportFailed as err:
            yield inside, err


def known_members(
    content: Content, claims: Callable[[Content], bool], leave: Callable[[str], bool] = lambda _: False
) -> Iterator[tuple[str, Content | ImportFailed | None, str]]:
    """Give the files of a folder or zip one by one: with its content where an importer claims it, else with the reason.

    JSON that nobody claims because it is broken comes as the error that says its place.
    """
    for name, one in members_of(content, leave):
        try:
            if isinstance(one, ImportFailed):
                raise one
            one.text  # noqa: B018 - a picture or an empty file is said before nobody claims it
        except ImportFailed as err:
            yield name, None, str(err)
            continue
        if claims(one):
            yield name, one, ""
        else:
            yield name, _broken_json(one, f"{content.name}/{name}"), "no importer knows it"


def _broken_json(content: Content, where: str) -> ImportFailed | None:
    if content.suffix not in JSON_SUFFIXES:
        return None
    try:
        deque(read_documents(replace(content, name=where)), maxlen=0)
    except ImportFailed as err:
        return err
    return None


def _unpacked(content: Content) -> Content:
    """Unpack ``.gz``, turn a spreadsheet into CSV and the pages of a PDF into text."""
    raw = content.raw
    if content.name.lower().endswith(".gz") and raw:
        try:
            with gzip.open(io.BytesIO(raw)) as packed:
                raw = packed.read(MAX_BYTES + 1)
        except (OSError, EOFError, zlib.error) as err:
            raise ImportFailed.of(
                content.name,
                found=str(err) or type(err).__name__,
                expected="a file that can be read",
                do="Check the path and the file.",
            ) from err
        if len(raw) > MAX_BYTES:
            raise ImportFailed.of(
                content.name, found="more than 256 MB unpacked", expected="at most that much", do="Split the file."
            )
    if content.name.lower().endswith(SPREADSHEETS) and raw:
        raw, sheet = read_workbook(raw, name=content.name)
        return replace(content, raw=raw, sheet=sheet)
    return replace(content, raw=read_pages(raw, name=content.name) if raw.startswith(b"%PDF-") else raw)
