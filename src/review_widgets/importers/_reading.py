"""Reading one file: opened, read by its importer, masked, and told which of its incidents lie in the time chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from review_widgets.errors import ImportFailed, ReviewError, list_nearest
from review_widgets.importers._form import Content, without_guessed_id
from review_widgets.importers._masking import mask_reviews
from review_widgets.importers._opening import open_content
from review_widgets.importers._shelf import choose_importer, files_beside
from review_widgets.importers._together import note_origin
from review_widgets.model import ID_PATTERN, TIME_NAMES, Review
from review_widgets.plural import count_of, word_for
from review_widgets.redaction import Masks

_MOST_UNREAD = 20


@dataclass(frozen=True, slots=True)
class Read:
    """What a file held: the importer's name, its reviews, how many incidents lie outside the time chosen, what could not be read."""

    importer: str
    reviews: tuple[Review, ...]
    outside: int = 0
    unread: tuple[str, ...] = ()


def import_file(
    path: Path | str,
    *,
    importer: str = "",
    zone: str = "",
    team_zone: str = "",
    only: Iterable[str] = (),
    since: datetime | None = None,
    until: datetime | None = None,
    masks: Masks | None = None,
    columns: Mapping[str, str] | None = None,
    dates: str = "",
) -> tuple[str, tuple[Review, ...]]:
    """Read all reviews of a file.

    Parameters
    ----------
    path
        Markdown, CSV, JSON, JSON lines or Atom, a folder or zip of such; ``.gz`` is unpacked.
    importer
        The name of the importer to use; empty lets the content decide.
    zone
        IANA name of the zone for times that state none; where empty the team's, or UTC. Each is noted on the record.
    team_zone
        The zone the review or the team has: for times without one that people wrote, in tables, documents and logs. A tool's own
        times without a zone are UTC.
    only
        Of a file with several incidents or rooms those with these ids, references or names; empty reads all.
    since, until
        Leave out what is earlier or later (aware); counted on the record. A document is kept whole, and no incident is given that
        lies wholly outside.
    masks
        What masks secrets and personal data; None masks every kind. One for several files gives a value one placeholder in all.
    columns
        What a table's columns mean where their names do not say it: ``at``, ``text``, ``actor`` … → the column's name.
    dates
        The order of dates such as 3/4/2026 in logs, chats and tables: ``day-first``, ``month-first``, or "" for what the file tells.

    Returns
    -------
    tuple
        The importer's name and its reviews, each with its `Source` notes.

    Raises
    ------
    ImportFailed
        The file cannot be read, none or two importers claim it, or it is broken.
    """
    content = fill_content(Path(path), zone=zone, only=only, since=since, until=until, columns=columns, dates=dates)
    read = read_content(content, importer, masks or Masks(), team_zone)
    if content.members is not None and read.reviews:
        beside = [name for name, _, _ in files_beside(content, choose_importer(content, read.importer))]
        counted = f"{count_of(len(beside), 'file')} that {word_for(len(beside), 'is')} no part of it"
        said = f"dropped: {counted}: {', '.join(beside[:20])}" if beside else ""
        return read.importer, (_with_note(read.reviews[0], said), *read.reviews[1:])
    return read.importer, read.reviews


def import_review(
    path: Path | str, *, importer: str = "", review_id: str = "", zone: str = "", team_zone: str = ""
) -> Review:
    """Read the one review of a file; for a file with several use `import_into`.

    Raises
    ------
    ImportFailed
        As `import_file`, or the file holds more than one incident.
    """
    _, reviews = import_file(path, importer=importer, zone=zone, team_zone=team_zone)
    if len(reviews) > 1:
        raise ImportFailed.of(
            Path(path).name,
            found=count_of(len(reviews), "incident"),
            expected="one",
            do="Use learning-review import for many.",
        )
    return with_id(reviews[0], review_id)


def fill_content(
    path: Path,
    *,
    zone: str = "",
    only: Iterable[str] = (),
    since: datetime | None = None,
    until: datetime | None = None,
    columns: Mapping[str, str] | None = None,
    dates: str = "",
) -> Content:
    """Open a file and note what of it is wanted; takes what `import_file` takes."""
    wanted = tuple(name.lstrip("#") for name in only)
    mapped = tuple((columns or {}).items())
    return replace(open_content(path, zone), only=wanted, since=since, until=until, columns=mapped, dates=dates)


def read_content(content: Content, importer: str, masks: Masks, team_zone: str = "") -> Read:
    """Read an opened file; as `import_file`, and with the count of what lies outside the time chosen."""
    chosen = choose_importer(content, importer)
    theirs = chosen.is_local and not content.zone and team_zone not in ("", "UTC")
    if theirs:
        content = replace(content, zone=team_zone)
    try:
        reviews = chosen.read(content)
    except ImportFailed as err:
        raise ImportFailed("; ".join(_unread(content)) or str(err)) from err
    except ReviewError as err:
        raise ImportFailed(str(err)) from err
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as err:
        raise ImportFailed.of(
            content.name,
            found=f"{type(err).__name__}: {err}",
            expected=f"what the {chosen.name} importer reads",
            do="Check the export.",
        ) from err
    unread = _unread(content)
    if not reviews and unread:
        raise ImportFailed("; ".join(unread))
    if not reviews:
        raise ImportFailed.of(
            content.name, found="no incident", expected="at least one", do="Export the incidents too."
        )
    found = mask_reviews(_only(reviews, content.only, content.name), masks)
    inside = [review for review in found if not _lies_outside(review, content)]
    said = f"guessed: zone {team_zone} for times that state none: it is the zone of the review" if theirs else ""
    unread = tuple(masks.text(one) for one in unread)
    notes = (said, *(f"not read: {one}" for one in unread))
    return Read(chosen.name, tuple(note_origin(one, *notes) for one in inside), len(found) - len(inside), unread)


def _unread(content: Content) -> tuple[str, ...]:
    """Give what of a folder or zip could not be read, the first twenty places by themselves."""
    said = [one for told in content.unread.values() for one in told] if content.members is not None else []
    more = [count_of(len(said) - _MOST_UNREAD, "more place")] if len(said) > _MOST_UNREAD else []
    return (*said[:_MOST_UNREAD], *more)


def with_id(review: Review, review_id: str) -> Review:
    """Give a review another id; itself where none is given.

    Raises
    ------
    ImportFailed
        It is no id.
    """
    if not review_id:
        return review
    if not ID_PATTERN.fullmatch(review_id):
        raise ImportFailed.of(
            "id", found=review_id, expected="letters, digits, '.', '_' or '-', at most 64", do="Give another id."
        )
    sources = tuple(map(without_guessed_id, review.sources))
    return review.model_copy(update={"id": review_id, "sources": sources})


def _with_note(review: Review, said: str) -> Review:
    first, *others = review.sources
    noted = first.model_copy(update={"notes": (*first.notes, *filter(None, [said]))})
    return review.model_copy(update={"sources": (noted, *others)})


def _only(reviews: tuple[Review, ...], wanted: tuple[str, ...], where: str) -> tuple[Review, ...]:
    """Give those of several reviews that are wanted; a file's one review is meant anyway."""
    if not wanted or len(reviews) == 1:
        return reviews
    known = {name.lower() for name in wanted}
    kept = tuple(
        r for r in reviews if known & {r.id.lower(), r.incident.reference.lower(), r.title.lstrip("#").lower()}
    )
    if not kept:
        raise ImportFailed.of(
            where,
            found=", ".join(wanted),
            expected=f"one of {list_nearest(wanted[0], [review.id for review in reviews], most=20)}",
            do="Name one of these.",
        )
    return kept


def _lies_outside(review: Review, content: Content) -> bool:
    """Say whether everything an incident states lies outside the time chosen; one that began before and ended after does not."""
    if content.since is None and content.until is None:
        return False
    stated = [event.occurred_at for event in review.events] + [getattr(review.incident, name) for name in TIME_NAMES]
    times = [at for at in stated if at]
    if not times:
        return not (review.events or review.sections or review.factors or review.actions)
    return bool((content.since and max(times) < content.since) or (content.until and min(times) > content.until))
