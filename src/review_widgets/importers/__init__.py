"""Files of other tools become reviews. One file here per format, found by this folder; content decides, not the name.

None or two importers for one file is an error that names them. A batch goes on past a bad file and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

from review_widgets.errors import ImportFailed, ReviewError, ReviewNotFound, StaleRevision, StoreFailed
from review_widgets.importers._form import Content, Importer, Notes
from review_widgets.importers._masking import mask_reviews
from review_widgets.importers._opening import known_members, open_content
from review_widgets.importers._outcome import FileOutcome, Together, describe_outcome, summarise
from review_widgets.importers._table import read_header
from review_widgets.importers._together import Added, merge_source
from review_widgets.importers._twice import ClockGap, Twin, find_clock_gaps, find_twins, join_twins
from review_widgets.model import Incident, Review
from review_widgets.redaction import Masks

if TYPE_CHECKING:
    from review_widgets.stores import Store

__all__ = [
    "Added",
    "ClockGap",
    "Content",
    "FileOutcome",
    "Importer",
    "Notes",
    "Together",
    "Twin",
    "describe_outcome",
    "find_clock_gaps",
    "find_twins",
    "import_file",
    "import_into",
    "import_review",
    "import_together",
    "importers",
    "join_twins",
    "merge_source",
]


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
    only: Iterable[str] = (),
    since: datetime | None = None,
    until: datetime | None = None,
    masks: Masks | None = None,
    columns: Mapping[str, str] | None = None,
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
    only
        Of a file with several incidents or rooms those with these ids, references or names; empty reads all.
    since, until
        Leave out what is earlier or later (aware); counted on the record. Kept by importers of tools, not by documents.
    masks
        What masks secrets and personal data; None masks every kind. One for several files gives a value one placeholder in all.
    columns
        What a table's columns mean where their names do not say it: ``at``, ``text``, ``actor`` … → the column's name.

    Returns
    -------
    tuple
        The importer's name and its reviews, each with its `Source` notes.

    Raises
    ------
    ImportFailed
        The file cannot be read, none or two importers claim it, or it is broken.
    """
    return _read(
        _content(Path(path), zone=zone, only=only, since=since, until=until, columns=columns),
        importer,
        masks or Masks(),
    )


def _content(
    path: Path,
    *,
    zone: str = "",
    only: Iterable[str] = (),
    since: datetime | None = None,
    until: datetime | None = None,
    columns: Mapping[str, str] | None = None,
) -> Content:
    wanted = tuple(name.lstrip("#") for name in only)
    mapped = tuple((columns or {}).items())
    return replace(open_content(path, zone), only=wanted, since=since, until=until, columns=mapped)


def _read(content: Content, importer: str, masks: Masks) -> tuple[str, tuple[Review, ...]]:
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
    return chosen.name, mask_reviews(_only(reviews, content.only, content.name), masks)


def _only(reviews: tuple[Review, ...], wanted: tuple[str, ...], where: str) -> tuple[Review, ...]:
    """Give those of several reviews that are wanted; a file's one review is meant anyway."""
    if not wanted or len(reviews) == 1:
        return reviews
    known = {name.lower() for name in wanted}
    kept = tuple(
        r for r in reviews if known & {r.id.lower(), r.incident.reference.lower(), r.title.lstrip("#").lower()}
    )
    if not kept:
        shown = ", ".join(review.id for review in reviews[:20])
        raise ImportFailed.of(where, found=", ".join(wanted), expected=f"one of {shown}", do="Name one of these.")
    return kept


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
    paths: Iterable[Path | str], store: Store, *, review_id: str = "", **choice: Any
) -> Iterator[FileOutcome]:
    """Import files into a store, one after the other, past every bad one; ``choice`` is what `import_file` takes.

    A folder or zip that no importer knows as a whole is taken file by file; what nobody knows in it is left out and named.
    A review that is there already is never overwritten: the same file again changes nothing, a changed file is refused.
    """
    importer, masks = choice.pop("importer", ""), choice.pop("masks", None) or Masks()
    for path, one in _each_content(paths, importer, choice):
        yield one if isinstance(one, FileOutcome) else _import_one(path, one, importer, masks, store, review_id)


def _each_content(
    paths: Iterable[Path | str], importer: str, choice: Mapping[str, Any]
) -> Iterator[tuple[Path, Content | FileOutcome]]:
    """Open files one after the other; a folder or zip that is not one export is taken file by file, each failure is an outcome."""
    for path in map(Path, paths):
        try:
            content = _content(path, **choice)
        except ReviewError as err:
            yield path, FileOutcome(path, errors=(str(err),))
            continue
        known = 0
        apart = not importer and content.members is not None and _claims(content) != 1
        for name, one, why in known_members(content, lambda one: _claims(one) > 0) if apart else ():
            known += one is not None
            yield path / name, one or FileOutcome(path / name, notes=(f"left out: {why}",))
        if not known:
            yield path, content


def _import_one(path: Path, content: Content, importer: str, masks: Masks, store: Store, review_id: str) -> FileOutcome:
    try:
        name, reviews = _read(content, importer, masks)
        if review_id and len(reviews) > 1:
            raise ImportFailed.of(
                path.name,
                found=f"{len(reviews)} incidents",
                expected="one, for the id given",
                do="Leave the id out.",
            )
    except ReviewError as err:
        return FileOutcome(path, errors=(str(err),))
    return _save_all(path, name, [_with_id(review, review_id) for review in reviews], store)


def _claims(content: Content) -> int:
    return sum(one.identify(content) for one in importers())


def import_together(
    paths: Iterable[Path | str],
    store: Store,
    review_id: str,
    *,
    offsets_s: Mapping[str, float] | None = None,
    join: bool = False,
    **choice: Any,
) -> Together:
    """Import several files into one review of a store, made where there is none, past every bad file.

    What people wrote stays; a file imported before adds nothing, a longer one its new events only.

    Parameters
    ----------
    offsets_s
        Seconds added to a source's times, by the file's name or the importer's.
    join
        Make one of each pair of events that two sources tell; otherwise pairs are only proposed.
    choice
        What `import_file` takes: importer, zone, only, since, until, masks.

    Raises
    ------
    InvalidId, StoreFailed
        The review can be neither read nor saved.
    """
    masks = choice.pop("masks", None) or Masks()
    masks.reserve(_stored(store, review_id).model_dump_json())
    importer = choice.pop("importer", "")
    read = [
        (one, (), None) if isinstance(one, FileOutcome) else _read_for(path, one, importer, masks, offsets_s or {})
        for path, one in _each_content(paths, importer, choice)
    ]
    for _ in range(5):
        base = _stored(store, review_id)
        review, files = base, []
        for outcome, found, offset_s in read:
            added = Added(outcome.path.name)
            for one in found:
                review, part = merge_source(review, one, offset_s=offset_s)
                added = Added(added.source, added.new + part.new, added.known + part.known, added.moved + part.moved)
            files.append(replace(outcome, added=added if found else None))
        twins = find_twins(review)
        clocks = find_clock_gaps(review)
        review = join_twins(review, twins) if join else review
        try:
            if review != base or not base.revision:
                review = store.save(review, expected_revision=base.revision)
        except StaleRevision:
            continue
        return Together(review, tuple(files), () if join else twins, clocks, len(twins) if join else 0)
    raise StoreFailed.of(review_id, found="another save each time", expected="a quiet moment", do="Import again.")


def _read_for(
    path: Path, content: Content, importer: str, masks: Masks, offsets: Mapping[str, float]
) -> tuple[FileOutcome, tuple[Review, ...], float | None]:
    try:
        name, reviews = _read(content, importer, masks)
        if len(reviews) > 1 and not content.only:
            shown = ", ".join(review.id for review in reviews[:10])
            raise ImportFailed.of(
                path.name,
                found=f"{len(reviews)} incidents or rooms: {shown}",
                expected="one",
                do="Name those meant with --only.",
            )
    except ReviewError as err:
        return FileOutcome(path, errors=(str(err),)), (), None
    offset_s = offsets.get(path.name, offsets.get(path.parent.name, offsets.get(name)))
    return FileOutcome(path, name, notes=summarise(list(reviews))), reviews, offset_s


def _stored(store: Store, review_id: str) -> Review:
    try:
        return store.load(review_id)
    except ReviewNotFound:
        return Review(id=review_id, created_at=datetime.now(UTC), incident=Incident(zone=store.load_team().zone))


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
    return FileOutcome(path, name, tuple(saved), tuple(same), summarise(reviews), tuple(errors))


def _digests(store: Store, review_id: str) -> set[str] | None:
    if not store.revision(review_id):
        return None
    try:
        return {source.digest for source in store.load(review_id).sources} | {""}
    except ReviewNotFound:
        return None


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
    if not content.heads and content.members is None:
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
        do="Say what its columns mean: --column at=NAME --column text=NAME."
        if read_header(content) and not claimants
        else "Name one with --importer.",
    )
