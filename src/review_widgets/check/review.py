"""The language rules over every prose field of a review."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from review_widgets.check.words import NO_WORDS, OwnWords, list_sentences
from review_widgets.language import Finding
from review_widgets.model import COLLECTIONS, LetGo, Record, Review

PROSE: dict[str, tuple[str, ...]] = {
    "incident": ("title", "summary", "resolution"),
    "sections": ("text",),
    "events": ("text",),
    "factors": ("text", "would_have_detected", "would_have_smoothed"),
    "conditions": ("text",),
    "surprises": ("text", "answer"),
    "open_questions": ("text", "answer"),
    "parking_lot": ("text",),
    "takeaways": ("text", "rationale", "gives_way"),
    "actions": ("title", "description"),
    "related": ("why",),
    "reader_lines": ("reason",),
}
"""The fields that hold prose, by list."""
BETWEEN = "\n\n"
"""What stands between the texts of a list that is read as one text, as those of a let-go are: no sentence reaches over it."""


@dataclass(frozen=True, slots=True)
class FieldFinding(Finding):
    """A finding with the field it stands in, such as ``events[e-1].text``; offsets count within that field."""

    field: str = ""


def check_review(review: Review, words: OwnWords = NO_WORDS) -> tuple[FieldFinding, ...]:
    """Find words that point at people in every prose field.

    Names of the participants count as names; a finding the room dismissed is left out.

    Parameters
    ----------
    review
        The review to read.
    words
        A team's own words to allow or to add.
    """
    return tuple(found for field, text in list_prose(review) for found in check_prose(review, field, text, words)[0])


def check_prose(
    review: Review, field: str, text: str, words: OwnWords = NO_WORDS
) -> tuple[tuple[FieldFinding, ...], str]:
    """Check a text as if it stood in a field of the review, saved or only just typed.

    Returns
    -------
    tuple
        The findings that were not dismissed, and why the text could not be checked or "".
    """
    checked = words.inspect(text, _people(review))
    kept = {(d.text.casefold(), d.category) for d in review.dismissals if d.field == field}
    found = tuple(
        FieldFinding(**finding_values(finding), field=field)
        for finding in checked.findings
        if (finding.text.casefold(), finding.category.value) not in kept
    )
    return found, checked.not_checked


def find_sentences(text: str, findings: Sequence[Finding]) -> tuple[tuple[int, int], ...]:
    """Give where the sentence of each finding begins and ends; this is what its ``rewrite`` stands for."""
    sentences = [(0, 0), *(list_sentences(text) if findings else ())]
    starts = [start for start, _ in sentences]
    found = (sentences[bisect_right(starts, one.start) - 1] for one in findings)
    return tuple(
        (start, end) if start <= one.start < end else (one.start, one.end)
        for one, (start, end) in zip(findings, found, strict=True)
    )


def list_prose(review: Review) -> Iterator[tuple[str, str]]:
    """Give every prose field that is not empty, as its place and its text, in the order of the file."""
    for collection, names in PROSE.items():
        if collection == "incident":
            yield from _fields(review.incident, names, "incident")
            if review.incident.impact.text:
                yield "incident.impact.text", review.incident.impact.text
            continue
        for item in getattr(review, collection):
            yield from _fields(item, names, f"{collection}[{item.id}]")
            let_go = getattr(item, "let_go", None)
            if let_go is not None:
                yield from _let_go_fields(let_go, f"{collection}[{item.id}].let_go")
    yield from _fields(review, ("status_reason", "nothing_to_carry_because"), "review")


def list_unchecked(review: Review) -> tuple[str, ...]:
    """Give the prose fields that could not be checked, with the reason, such as ``sections[s-1].text: not checked (language)``."""
    return tuple(
        f"{field}: {why}" for field, text in list_prose(review) if (why := check_prose(review, field, text)[1])
    )


def finding_values(finding: Finding) -> dict[str, Any]:
    """Give the values of a finding by name, to make a placed one of it."""
    return {field.name: getattr(finding, field.name) for field in fields(Finding)}


def _fields(item: Record, names: tuple[str, ...], where: str) -> Iterator[tuple[str, str]]:
    for name in names:
        if text := getattr(item, name):
            yield f"{where}.{name}", text


def _let_go_fields(line: LetGo, where: str) -> Iterator[tuple[str, str]]:
    yield from _fields(line, ("reason_text", "what_we_rely_on_instead", "cost_if_done"), where)
    lists = {
        "would_change_our_mind": line.would_change_our_mind,
        "revisit_if": tuple(one.text for one in line.revisit_if if one.kind == "words"),
    }
    for name, texts in lists.items():
        if text := BETWEEN.join(filter(None, texts)):
            yield f"{where}.{name}", text


def _people(review: Review) -> tuple[str, ...]:
    return tuple(word for person in review.participants for word in (person.name, *person.handles) if word)


assert set(PROSE) - {"incident"} <= set(COLLECTIONS), "a list of prose names no list of the record"
