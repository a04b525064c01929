"""What became of a file somebody wanted imported, and the lines a person reads about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from review_widgets.importers._together import Added
from review_widgets.importers._twice import ClockGap, Twin
from review_widgets.model import Review
from review_widgets.plural import count_of


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file: the importer, ``saved`` and ``unchanged`` review ids, its notes, the errors, and what it added.

    ``outside`` counts the incidents that lie wholly outside the time chosen and are left out. ``unread`` says what of the files of a
    folder or zip is broken and where, while the rest of it was read.
    """

    path: Path
    importer: str = ""
    saved: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    added: Added | None = None
    outside: int = 0
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Together:
    """What became of several sources of one review: the review, an outcome per file, what may be told twice, clocks that disagree.

    ``joined`` counts the pairs that were made one because that was asked for; ``twins`` are those left. ``is_new`` says that the
    review was made for this; one that no file brought anything to is not saved and has the revision 0.
    """

    review: Review
    files: tuple[FileOutcome, ...]
    twins: tuple[Twin, ...]
    clocks: tuple[ClockGap, ...]
    joined: int = 0
    is_new: bool = False


def describe_outcome(outcome: FileOutcome) -> list[str]:
    """Give the lines a person reads about one file; the caller makes them safe for a terminal."""
    lines = [f"{outcome.path.name}: {outcome.importer or 'not imported'}"]
    for word, ids in (("saved", outcome.saved), ("unchanged, imported before", outcome.unchanged)):
        if ids:
            shown = ", ".join(ids[:3]) + (f" and {len(ids) - 3} more" if len(ids) > 3 else "")
            lines.append(f"  {word}: {shown}")
    if outcome.added:
        one = outcome.added
        lines.append(f"  added: {count_of(one.new, 'event')}" + (f"; {one.known} known before" if one.known else ""))
        lines += [f"  moved to another clock: {count_of(one.moved, 'event')}"] if one.moved else []
        lines += [f"  placed on the day given: {count_of(one.dated, 'event')}"] if one.dated else []
        lines += [f"  left out: {one.removed} removed earlier"] if one.removed else []
    if outcome.outside:
        lines.append(f"  left out: {count_of(outcome.outside, 'incident')} outside the time chosen")
    said: dict[str, list[str]] = {}
    for note in outcome.notes:
        word, _, rest = note.partition(": ")
        if word == "not read":
            continue
        said.setdefault(word, []).append(rest)
    lines += [f"  {word}: {'; '.join(rests)}" for word, rests in said.items()]
    lines += [f"  not read: {one}" for one in outcome.unread]
    return lines + [f"  error: {error}" for error in outcome.errors]


_NAMED = 5


def describe_outcomes(outcomes: Iterable[FileOutcome]) -> Iterator[str]:
    """Give the lines a person reads about several files, as they come; at the end those left out, one line for each reason."""
    left: dict[str, list[str]] = {}
    counts: dict[str, int] = {}
    for outcome in outcomes:
        reason = _why_left_out(outcome)
        if not reason:
            yield from describe_outcome(outcome)
            continue
        counts[reason] = counts.get(reason, 0) + 1
        names = left.setdefault(reason, [])
        if len(names) < _NAMED:
            names.append(outcome.path.name)
    for reason, names in left.items():
        more = counts[reason] - len(names)
        shown = ", ".join(names) + (f" and {more:,} more" if more else "")
        yield f"not imported, {counts[reason]:,} file{'s' * (counts[reason] != 1)}: {shown}"
        yield f"  left out: {reason}"


def _why_left_out(outcome: FileOutcome) -> str:
    """Give the reason why nothing was read of a file, without its name; "" where something was, or where that is an error."""
    if outcome.importer or outcome.errors or outcome.unread or len(outcome.notes) != 1:
        return ""
    word, _, why = outcome.notes[0].partition(": ")
    place, found, rest = why.partition(": found ")
    return "" if word != "left out" else f"found {rest}" if found and outcome.path.name in place else why


def summarise(reviews: list[Review]) -> tuple[str, ...]:
    """Give the notes of one review, or of several what they have most in common."""
    if not reviews:
        return ()
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
    mapped = f"mapped: {count_of(len(reviews), 'incident')}, {count_of(events, 'event')}"
    return (mapped, *(f"{note} ({count_of(n, 'incident')})" for note, n in several))
