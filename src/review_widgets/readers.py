"""A reader's line: *saw it differently? add a line*. It comes in nameless, and is merged into the record or declined with a reason.

A merged line becomes an event, a circumstance or a note of the review and points to it; a declined one keeps why. Nothing that was
said is dropped either way, and each answer can be taken back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from review_widgets.capture import file_line
from review_widgets.changes import Change, prepare_change
from review_widgets.errors import ChangeRejected, InvalidTime
from review_widgets.model import Aspect, ReaderLine, Review, stable_id
from review_widgets.plural import count_of, word_for

LONGEST = 2_000
"""Characters of one line at most; more is a document, which is imported."""
SOURCE = "a reader's line"
"""The source of an event that a reader's line became."""
PLACES: dict[str, str] = {
    "event": "an event",
    "circumstance": "a circumstance",
    "helped": "what helped",
    "question": "an open question",
    "surprise": "a surprise",
}
"""What a line can become, with its name on screen."""
HOMES = {
    "events": "the timeline",
    "factors": "the circumstances",
    "open_questions": "the open questions",
    "surprises": "the surprises",
}
"""Where what a line became stands, as it is called on screen."""
_LISTS = {"event": "events", "circumstance": "factors", "helped": "factors", "question": "open_questions"}
_MARKS = {"+": "helped", "-": "circumstance", "?": "question", "!": "surprise"}
_WORDS = {"merged": "merged", "declined": "declined", "open": "not answered yet"}


@dataclass(frozen=True, slots=True)
class Answered:
    """The changes that answer a line, to be applied as one step, and what they do in words."""

    changes: tuple[Change, ...]
    words: str


def plan_adding(review: Review, texts: Iterable[str], *, now: datetime) -> tuple[Change, ...]:
    """Give the changes that add lines; one that is there already, word for word, is not added again.

    Parameters
    ----------
    texts
        What readers said, a text each; an empty one is passed over.
    now
        Aware; when it was said.

    Raises
    ------
    ChangeRejected
        No text is left, or one has more than 2,000 characters.
    """
    said = dict.fromkeys(" ".join(text.split()) for text in texts if text.strip())
    if not said:
        raise ChangeRejected.of(
            "line", found="no words", expected="what was seen differently", do="Write it in a sentence."
        )
    for text in said:
        if len(text) > LONGEST:
            raise ChangeRejected.of(
                "line",
                found=count_of(len(text), "character", spec=","),
                expected=f"at most {LONGEST:,}",
                do="Make several lines of it.",
            )
    there = {key for line in review.reader_lines for key in (line.id, stable_id("rl", line.text))}
    return tuple(
        Change("add", "reader_lines", line_id, {"text": text, "said_at": now.isoformat()})
        for text in said
        if (line_id := stable_id("rl", text)) not in there
    )


def guess_place(text: str) -> str:
    """Guess from a line's own words what it would become, one of `PLACES`; an event where nothing says otherwise."""
    plain = text.strip()
    if plain[1:2].isspace() and plain[:1] in _MARKS:
        return _MARKS[plain[0]]
    return "question" if plain.endswith("?") else "event"


def plan_merging(review: Review, line_id: str, place: str = "") -> Answered:
    """Give the changes that merge a line: what it becomes, and the line that points to it.

    Parameters
    ----------
    place
        One of `PLACES`; empty to go by the line's own words.

    Raises
    ------
    ChangeRejected
        There is no such line, it is answered already, or the place is unknown.
    """
    line = _open_line(review, line_id)
    place = place or guess_place(line.text)
    if place not in PLACES:
        raise ChangeRejected.of("merge", found=place, expected=f"one of {', '.join(PLACES)}", do="Name one of these.")
    item = _item(review, line, place)
    fields = {"status": "merged", "became": item.collection, "item_id": item.id}
    return Answered((item, Change("update", "reader_lines", line.id, fields)), f"merged as {PLACES[place]}")


def plan_declining(review: Review, line_id: str, reason: str) -> Answered:
    """Give the change that declines a line.

    Raises
    ------
    ChangeRejected
        There is no such line, it is answered already, or no reason is given.
    """
    line = _open_line(review, line_id)
    if not reason.strip():
        raise ChangeRejected.of(
            "decline",
            found=reason,
            expected="the reason, for whoever said it",
            do="Say in a sentence why it stays out.",
        )
    fields = {"status": "declined", "reason": " ".join(reason.split())}
    return Answered((Change("update", "reader_lines", line.id, fields),), "declined")


def plan_reopening(review: Review, line_id: str) -> Answered:
    """Give the changes that take an answer back: the line is open again, and what it became is gone.

    Raises
    ------
    ChangeRejected
        There is no such line, it is open, or something else points to what it became.
    """
    line = _find(review, line_id)
    if line.status == "open":
        raise ChangeRejected.of(f"line {line.id}", found="open", expected="an answered line", do="Nothing was changed.")
    back = Change(
        "update", "reader_lines", line.id, {"status": "open", "reason": None, "became": None, "item_id": None}
    )
    if not line.became or review.find(line.became, line.item_id) is None:
        return Answered((back,), "open again")
    pointing = list(_pointing(review, line.item_id))
    if pointing:
        raise ChangeRejected.of(
            f"line {line.id}",
            found=f"{', '.join(pointing)} pointing to what it became",
            expected="nothing that points to it",
            do="Take that link away first.",
        )
    return Answered((back, Change("remove", line.became, line.item_id)), "open again; what it became is gone")


def find_line(review: Review, named: str) -> ReaderLine:
    """Give a line by its id or by its number in the list, from 1.

    Raises
    ------
    ChangeRejected
        There is none.
    """
    if named.isdigit() and 1 <= int(named) <= len(review.reader_lines):
        return review.reader_lines[int(named) - 1]
    return _find(review, named)


def count_lines(review: Review) -> str:
    """Give how many readers' lines there are and what became of them, such as ``2 readers' lines: 1 merged, 1 declined``; "" for none."""
    counts = Counter[str](line.status for line in review.reader_lines)
    many = len(review.reader_lines)
    parts = ", ".join(f"{counts[status]} {words}" for status, words in _WORDS.items() if counts[status])
    return f"{many} {'reader’s' if many == 1 else 'readers’'} {word_for(many, 'line')}: {parts}" if many else ""


def say_state(line: ReaderLine) -> str:
    """Say what became of a line: ``merged into the timeline``, ``declined`` or ``not answered yet``."""
    home = HOMES.get(line.became, "") if line.status == "merged" else ""
    return f"merged into {home}" if home else _WORDS[line.status]


def read_state(words: str) -> tuple[str, str] | None:
    """Read what `say_state` says: the status, and the list that holds what a merged line became; None where it is something else."""
    said = {word: (status, "") for status, word in _WORDS.items()}
    return (said | {f"merged into {home}": ("merged", name) for name, home in HOMES.items()}).get(words)


def _item(review: Review, line: ReaderLine, place: str) -> Change:
    text = line.text.strip()
    if text[1:2].isspace() and text[:1] in _MARKS:
        text = text[1:].strip()
    if place == "event":
        fields = {"text": text, "precision": "unknown"}
        try:
            filed = file_line(text, review).change
        except (
            ChangeRejected,
            InvalidTime,
        ):  # no more than a mark, or like a time that names none: its words stay whole
            filed = None
        if filed and filed.collection == "events":
            fields = {name: value for name, value in filed.fields.items() if name != "id"}
        return prepare_change(Change("add", "events", fields={**fields, "source": SOURCE, "source_ref": line.id}))
    fields = {"text": text}
    if _LISTS.get(place) == "factors":
        fields["aspect"] = (Aspect.HELPED if place == "helped" else Aspect.MADE_POSSIBLE).value
    return prepare_change(Change("add", _LISTS.get(place, "surprises"), fields=fields))


def _pointing(review: Review, item_id: str) -> Iterator[str]:
    """Name what points to an item: circumstances and notes to an event, takeaways to both."""
    for name in ("factors", "surprises", "open_questions", "takeaways"):
        for item in getattr(review, name):
            if item_id in (*item.event_ids, *getattr(item, "factor_ids", ())):
                yield f"{name}[{item.id}]"


def _open_line(review: Review, line_id: str) -> ReaderLine:
    line = _find(review, line_id)
    if line.status != "open":
        raise ChangeRejected.of(
            f"line {line.id}", found=line.status, expected="an open line", do="Take that answer back first."
        )
    return line


def _find(review: Review, line_id: str) -> ReaderLine:
    for line in review.reader_lines:
        if line.id == line_id:
            return line
    raise ChangeRejected.of(
        "line",
        found=line_id,
        expected=f"one of the {count_of(len(review.reader_lines), 'line')} of {review.id}",
        do="List them first.",
    )
