"""Into a store: each incident of a file as a review of its own, or all files on the timeline of one review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from review_widgets.errors import ImportFailed, ReviewError, ReviewNotFound, StaleRevision, StoreFailed
from review_widgets.importers._form import Content
from review_widgets.importers._mistyped import check_new
from review_widgets.importers._opening import known_members
from review_widgets.importers._outcome import FileOutcome, Together, summarise
from review_widgets.importers._reading import fill_content, read_content, with_id
from review_widgets.importers._shelf import choose_importer, count_claims, files_beside, importers
from review_widgets.importers._together import Added, merge_source
from review_widgets.importers._twice import find_clock_gaps, find_twins, join_twins
from review_widgets.model import ID_PATTERN, Incident, Review
from review_widgets.plural import count_of
from review_widgets.redaction import Masks

if TYPE_CHECKING:
    from review_widgets.stores import Store


def import_into(
    paths: Iterable[Path | str], store: Store, *, review_id: str = "", new: bool = False, **choice: Any
) -> Iterator[FileOutcome]:
    """Import files into a store, one after the other, past every bad one; ``choice`` is what `import_file` takes.

    A folder or zip that no importer knows as a whole is taken file by file; what nobody knows in it is left out and named.
    A review that is there already is never overwritten: the same file again changes nothing, a changed file is refused. A
    ``review_id`` that looks like another review's mistyped raises ReviewNotFound unless it is said to be ``new``.
    """
    if ID_PATTERN.fullmatch(review_id):  # what is no id is said of each file
        check_new(review_id, store, is_new=not store.revision(review_id), wanted_new=new, is_given=True)
    importer, masks = choice.pop("importer", ""), choice.pop("masks", None) or Masks()
    team_zone = choice.pop("team_zone", "") or store.load_team().zone
    for path, one in _each_content(paths, importer, choice):
        if isinstance(one, FileOutcome):
            yield one
        else:
            yield _import_one(path, one, importer, masks, team_zone, store, review_id)


def import_together(
    paths: Iterable[Path | str],
    store: Store,
    review_id: str,
    *,
    offsets_s: Mapping[str, float] | None = None,
    join: bool = False,
    new: bool = False,
    **choice: Any,
) -> Together:
    """Import several files into one review of a store, made where there is none, past every bad file.

    What people wrote stays, and what they removed stays out; a file imported before adds nothing, a longer one its new events only.
    Times that people wrote without a zone are read in the review's.

    Parameters
    ----------
    offsets_s
        Seconds added to a source's times, by the file's name or the importer's.
    join
        Make one of each pair of events that two sources tell; otherwise pairs are only proposed.
    new
        Make the review although its id looks like another's mistyped; an id that is taken is refused then.
    choice
        What `import_file` takes: importer, zone, only, since, until, masks, columns.

    Raises
    ------
    ReviewNotFound
        There is no such review, but one whose id is nearly the same.
    InvalidId, StoreFailed
        The review can be neither read nor saved.
    """
    zone = str(choice.get("zone", ""))
    base = _stored(store, review_id, zone)
    check_new(review_id, store, is_new=not base.revision, wanted_new=new)
    masks = choice.pop("masks", None) or Masks()
    masks.reserve(base.model_dump_json())
    importer, team_zone = choice.pop("importer", ""), choice.pop("team_zone", "") or base.incident.zone
    read = [
        (one, (), None)
        if isinstance(one, FileOutcome)
        else _read_for(path, one, importer, masks, team_zone, offsets_s or {}, review_id)
        for path, one in _each_content(paths, importer, choice)
    ]
    for _ in range(5):
        base = _stored(store, review_id, zone)
        review, files = base, []
        for outcome, found, offset_s in read:
            added = Added(outcome.path.name)
            for one in found:
                review, part = merge_source(review, one, offset_s=offset_s)
                added += part
            files.append(replace(outcome, added=added if found else None))
        twins, clocks = find_twins(review), find_clock_gaps(review)
        review = join_twins(review, twins) if join else review
        try:
            if review != base:
                review = store.save(review, expected_revision=base.revision)
        except StaleRevision:
            continue
        made = Together(review, tuple(files), () if join else twins, clocks, len(twins) if join else 0)
        return replace(made, is_new=not base.revision)
    raise StoreFailed.of(review_id, found="another save each time", expected="a quiet moment", do="Import again.")


def _each_content(
    paths: Iterable[Path | str], importer: str, choice: Mapping[str, Any]
) -> Iterator[tuple[Path, Content | FileOutcome]]:
    """Open files one after the other, each failure is an outcome.

    A folder or zip that is not one export is taken file by file; of one that is, what does not belong to the export comes by itself.
    """
    for path in map(Path, paths):
        try:
            content = fill_content(path, **choice)
        except ReviewError as err:
            yield path, FileOutcome(path, errors=(str(err),))
            continue
        named = importer if importer in {one.name for one in importers()} else ""
        whole = content.members is None or bool(importer) or count_claims(content) == 1
        if whole:
            yield path, content
        known = 0
        for name, one, why in _each_member(content, named, is_one=whole):
            known += isinstance(one, Content)
            if isinstance(one, ImportFailed):
                yield path / name, FileOutcome(path / name, unread=(str(one),))
            else:
                yield path / name, one or FileOutcome(path / name, notes=(f"left out: {why}",))
        if not known and not whole:
            yield path, content


def _each_member(
    content: Content, importer: str, *, is_one: bool
) -> Iterator[tuple[str, Content | ImportFailed | None, str]]:
    """Give the files of a folder or zip; of one that is one export those that are no part of it, which a chosen importer leaves out."""
    if not is_one:
        yield from known_members(content, lambda one: count_claims(one) > 0)
    elif content.members is not None:
        for name, one, why in files_beside(content, choose_importer(content, importer)):
            leave = bool(importer) and isinstance(one, Content)
            yield name, None if leave else one, f"no part of what {importer} reads" if leave else why


def _import_one(
    path: Path, content: Content, importer: str, masks: Masks, team_zone: str, store: Store, review_id: str
) -> FileOutcome:
    try:
        read = read_content(content, importer, masks, team_zone)
        if review_id and len(read.reviews) > 1:
            raise ImportFailed.of(
                path.name,
                found=count_of(len(read.reviews), "incident"),
                expected="one, for the id given",
                do="Leave the id out.",
            )
    except ReviewError as err:
        return FileOutcome(path, errors=(str(err),))
    reviews = [with_id(review, review_id) for review in read.reviews]
    return replace(_save_all(path, read.importer, reviews, store), outside=read.outside, unread=read.unread)


def _read_for(
    path: Path,
    content: Content,
    importer: str,
    masks: Masks,
    team_zone: str,
    offsets: Mapping[str, float],
    review_id: str,
) -> tuple[FileOutcome, tuple[Review, ...], float | None]:
    try:
        read = read_content(content, importer, masks, team_zone)
        if len(read.reviews) > 1 and not content.only:
            shown = ", ".join(review.id for review in read.reviews[:10])
            raise ImportFailed.of(
                path.name,
                found=f"{len(read.reviews)} incidents or rooms: {shown}",
                expected="one",
                do="Name those meant with --only.",
            )
    except ReviewError as err:
        return FileOutcome(path, errors=(str(err),)), (), None
    offset_s = offsets.get(path.name, offsets.get(path.parent.name, offsets.get(read.importer)))
    reviews = tuple(with_id(review, review_id) for review in read.reviews)
    notes = summarise(list(reviews))
    outcome = FileOutcome(path, read.importer, notes=notes, outside=read.outside, unread=read.unread)
    return outcome, reviews, offset_s


def _stored(store: Store, review_id: str, zone: str) -> Review:
    try:
        return store.load(review_id)
    except ReviewNotFound:
        return Review(
            id=review_id, created_at=datetime.now(UTC), incident=Incident(zone=zone or store.load_team().zone)
        )


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
                    do=f"Give another id with --id, or put it on that one's timeline with --into {review.id}.",
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
