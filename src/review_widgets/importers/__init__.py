"""Files of other tools become reviews. One file here per format, found by this folder; content decides, not the name.

None or two importers for one file is an error that names them. A batch goes on past a bad file and says so.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from review_widgets.errors import ImportFailed, ReviewError, ReviewNotFound
from review_widgets.importers._form import MAX_BYTES, Content, Importer, Notes
from review_widgets.importers._members import Members
from review_widgets.model import Review

if TYPE_CHECKING:
    from review_widgets.stores import Store

__all__ = [
    "Content",
    "FileOutcome",
    "Importer",
    "Notes",
    "describe_outcome",
    "import_file",
    "import_into",
    "import_review",
    "importers",
]


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file: the importer, ``saved`` and ``unchanged`` review ids, its notes, and the errors."""

    path: Path
    importer: str = ""
    saved: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()


@cache
def importers() -> tuple[Importer, ...]:
    """Give every importer of this folder.

    Raises
    ------
    ImportError
        A module without an ``IMPORTER`` stands here; files beginning with an underscore are shared parts.
    """
    found = []
    for module in iter_modules(__path__):
        if module.name.startswith("_"):
            continue
        made = getattr(import_module(f"{__name__}.{module.name}"), "IMPORTER", None)
        if not isinstance(made, Importer):
            raise ImportError(  # noqa: TRY004 - the file is what is wrong, not the type
                f"{__name__}.{module.name}: found no IMPORTER; expected every file of this folder to have one."
            )
        found.append(made)
    return tuple(found)


def import_file(
    path: Path | str,
    *,
    importer: str = "",
    zone: str = "",
    channels: Iterable[str] = (),
    since: datetime | None = None,
    until: datetime | None = None,
) -> tuple[str, tuple[Review, ...]]:
    """Read all reviews of a file.

    Parameters
    ----------
    path
        Markdown, CSV, JSON, JSON lines or Atom, a folder or zip of such; ``.gz`` is unpacked.
    importer
        The name of the importer to use; empty lets the content decide.
    zone
        IANA name of the zone for times that state none; UTC where empty. Either is noted on the record.
    channels
        The rooms to read from an export of chats; empty reads all.
    since, until
        Leave out what is earlier or later (aware); counted on the record. Kept by importers of tools, not by documents.

    Returns
    -------
    tuple
        The importer's name and its reviews, each with its `Source` notes.

    Raises
    ------
    ImportFailed
        The file cannot be read, none or two importers claim it, or it is broken.
    """
    wanted = tuple(name.lstrip("#") for name in channels)
    content = replace(_open(Path(path), zone), channels=wanted, since=since, until=until)
    chosen = _choose(content, importer)
    try:
        reviews = chosen.read(content)
    except ImportFailed:
        raise
    except ReviewError as err:
        raise ImportFailed(str(err)) from err
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as err:
        raise ImportFailed.of(
            content.name,
            found=f"{type(err).__name__}: {err}",
            expected=f"what the {chosen.name} importer reads",
            do="Check the export.",
        ) from err
    if not reviews:
        raise ImportFailed.of(
            content.name, found="no incident", expected="at least one", do="Export the incidents too."
        )
    return chosen.name, reviews


def import_review(path: Path | str, *, importer: str = "", review_id: str = "", zone: str = "") -> Review:
    """Read the one review of a file; for a file with several use `import_into`.

    Raises
    ------
    ImportFailed
        As `import_file`, or the file holds more than one incident.
    """
    _, reviews = import_file(path, importer=importer, zone=zone)
    if len(reviews) > 1:
        raise ImportFailed.of(
            Path(path).name,
            found=f"{len(reviews)} incidents",
            expected="one",
            do="Use learning-review import for many.",
        )
    return _with_id(reviews[0], review_id)


def import_into(
    paths: Iterable[Path | str], store: Store, *, importer: str = "", review_id: str = "", zone: str = ""
) -> Iterator[FileOutcome]:
    """Import files into a store, one after the other, past every bad one.

    A review that is there already is never overwritten: the same file again changes nothing, a changed file is refused.
    """
    for path in map(Path, paths):
        try:
            name, reviews = import_file(path, importer=importer, zone=zone)
            if review_id and len(reviews) > 1:
                raise ImportFailed.of(
                    path.name,
                    found=f"{len(reviews)} incidents",
                    expected="one, for the id given",
                    do="Leave the id out.",
                )
        except ReviewError as err:
            yield FileOutcome(path, errors=(str(err),))
            continue
        yield _save_all(path, name, [_with_id(review, review_id) for review in reviews], store)


def describe_outcome(outcome: FileOutcome) -> list[str]:
    """Give the lines a person reads about one file; the caller makes them safe for a terminal."""
    lines = [f"{outcome.path.name}: {outcome.importer or 'not imported'}"]
    for word, ids in (("saved", outcome.saved), ("unchanged, imported before", outcome.unchanged)):
        if ids:
            shown = ", ".join(ids[:3]) + (f" and {len(ids) - 3} more" if len(ids) > 3 else "")
            lines.append(f"  {word}: {shown}")
    said: dict[str, list[str]] = {}
    for note in outcome.notes:
        word, _, rest = note.partition(": ")
        said.setdefault(word, []).append(rest)
    lines += [f"  {word}: {'; '.join(rests)}" for word, rests in said.items()]
    return lines + [f"  error: {error}" for error in outcome.errors]


def _save_all(path: Path, name: str, reviews: list[Review], store: Store) -> FileOutcome:
    saved, same, errors = [], [], []
    for review in reviews:
        try:
            there = _digests(store, review.id)
            if there and {source.digest for source in review.sources} <= there:
                same.append(review.id)
                continue
            if there is not None:
                raise ImportFailed.of(
                    review.id,
                    found="a review of that id with other content",
                    expected="a new id",
                    do="Give another id with --id, or remove the old one.",
                )
            store.save(review, expected_revision=0)
            saved.append(review.id)
        except ReviewError as err:
            errors.append(str(err))
    return FileOutcome(path, name, tuple(saved), tuple(same), _summary(reviews), tuple(errors))


def _digests(store: Store, review_id: str) -> set[str] | None:
    if not store.revision(review_id):
        return None
    try:
        return {source.digest for source in store.load(review_id).sources} | {""}
    except ReviewNotFound:
        return None


def _summary(reviews: list[Review]) -> tuple[str, ...]:
    notes = [note for review in reviews for source in review.sources for note in source.notes]
    if len(reviews) == 1:
        return tuple(notes)
    events = sum(len(review.events) for review in reviews)
    counts: dict[str, int] = {}
    for note in notes:
        word = note if not note.startswith("mapped") else ""
        if word:
            counts[word] = counts.get(word, 0) + 1
    several = sorted(counts.items(), key=lambda pair: -pair[1])[:8]
    return (f"mapped: {len(reviews)} incidents, {events} events", *(f"{note} ({n} incidents)" for note, n in several))


def _with_id(review: Review, review_id: str) -> Review:
    if not review_id:
        return review
    from review_widgets.model import ID_PATTERN

    if not ID_PATTERN.fullmatch(review_id):
        raise ImportFailed.of(
            "id", found=review_id, expected="letters, digits, '.', '_' or '-', at most 64", do="Give another id."
        )
    return review.model_copy(update={"id": review_id})


def _choose(content: Content, name: str) -> Importer:
    known = importers()
    if name:
        for one in known:
            if one.name == name:
                return one
        raise ImportFailed.of(
            "importer", found=name, expected=f"one of {', '.join(one.name for one in known)}", do="Name one of these."
        )
    if content.members is None:
        content.text  # noqa: B018 - an empty, binary or broken file is said before nobody claims it
    claimants = [one for one in known if one.identify(content)]
    if len(claimants) == 1:
        return claimants[0]
    found = (
        f"{len(claimants)} importers that claim it: {', '.join(one.name for one in claimants)}"
        if claimants
        else "no importer that knows it"
    )
    raise ImportFailed.of(
        content.name,
        found=found,
        expected=f"exactly one of {', '.join(one.name for one in known)}",
        do="Name one with --importer.",
    )


def _open(path: Path, zone: str) -> Content:
    try:
        if path.is_dir() or path.suffix.lower() == ".zip":
            return Content(path.name, b"", zone, Members(path))
        size = path.stat().st_size
        raw = path.read_bytes() if size <= MAX_BYTES else b""
        if path.suffix.lower() == ".gz" and raw:
            with gzip.open(path) as packed:
                raw = packed.read(MAX_BYTES + 1)
                size = len(raw)
    except ReviewError:
        raise
    except (OSError, EOFError, zlib.error) as err:
        reason = getattr(err, "strerror", None) or type(err).__name__
        raise ImportFailed.of(
            path.name, found=reason, expected="a file that can be read", do="Check the path and the file."
        ) from err
    if size > MAX_BYTES:
        raise ImportFailed.of(path.name, found=f"{size:,} bytes", expected="at most 256 MB", do="Split the file.")
    if zone:
        from review_widgets.timeline import zone_of

        zone_of(zone)
    return Content(path.name, raw, zone)
