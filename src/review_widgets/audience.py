"""Who reads it: names become roles, and for the public also circumstances inside stay inside.

Modes: ``names`` prints what people are called, ``roles`` (everywhere the default) prints a role with a letter, ``public``
the same and leaves out what is restricted, who is assigned, and the team's own notes.

References
----------
PagerDuty, "Postmortem documentation" (anonymise where an action contributed); practice differs, so it is a mode, not a rule.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any, Literal, get_args

from review_widgets.errors import InvalidParameter
from review_widgets.model import Participant, Record, Review, Visibility

Audience = Literal["names", "roles", "public"]
AUDIENCES: tuple[Audience, ...] = get_args(Audience)

_KEEP = {
    "id",
    "schema_version",
    "actor",
    "assignee",
    "zone",
    "language",
    "kind",
    "status",
    "decision",
    "aspect",
    "phase",
}
_COMMON = frozenset(
    "will may mark art grace hope joy rose bill frank jack max ray pat rob sue dean drew chase grant lane page sky dawn faith".split()
)


def read_audience(value: object) -> Audience:
    """Give the mode; anything else is an `InvalidParameter`."""
    for mode in AUDIENCES:
        if value == mode:
            return mode
    raise InvalidParameter.of(
        "audience", found=value, expected="names, roles or public", do="Give one of these; roles is the default."
    )


def name_letters(review: Review) -> tuple[Participant, ...]:
    """Give the participants, each with a pseudonym such as ``Responder A``; one given before is kept for ever."""
    taken = {person.pseudonym for person in review.participants if person.pseudonym}
    counts: Counter[str] = Counter()
    made = []
    for person in review.participants:
        word = (person.role or "Responder").strip()
        pseudonym = person.pseudonym
        while not pseudonym:
            candidate = f"{word} {_letters(counts[word])}"
            counts[word] += 1
            pseudonym = "" if candidate in taken else candidate
        taken.add(pseudonym)
        made.append(person if person.pseudonym else person.model_copy(update={"pseudonym": pseudonym}))
    return tuple(made)


def label_people(review: Review, audience: Audience) -> dict[str, str]:
    """Give what each participant's id is printed as in a mode."""
    people = name_letters(review)
    if audience == "names":
        return {person.id: person.name or person.pseudonym for person in people}
    return {person.id: person.pseudonym for person in people}


def prepare_for(review: Review, audience: Audience) -> Review:
    """Give the review as a mode may read it: names and handles replaced in every text, restricted things left out.

    Raises
    ------
    InvalidParameter
        A restricted review is asked for in the mode ``public``.
    """
    if audience == "names":
        people = name_letters(review)
        shown = tuple(p.model_copy(update={"pseudonym": p.name or p.pseudonym}) for p in people)
        return review.model_copy(update={"participants": shown})
    if audience == "public" and review.visibility is Visibility.RESTRICTED:
        raise InvalidParameter.of(
            f"{review.id}, audience",
            found=audience,
            expected="names or roles: the review is restricted",
            do="Change its visibility first, if that is right.",
        )
    people = name_letters(review)
    replace = _replacer(people)
    hidden = tuple(
        person.model_copy(update={"name": person.pseudonym, "handles": (), "pseudonym": person.pseudonym})
        for person in people
    )
    raw = {name: _rewritten(value, replace) for name, value in review if name not in ("participants", "incident")}
    made = review.model_copy(
        update={**raw, "incident": _record(review.incident, replace), "participants": hidden},
    )
    return _without_the_inside(made) if audience == "public" else made


def _without_the_inside(review: Review) -> Review:
    return review.model_copy(
        update={
            "events": tuple(
                event.model_copy(update={"source_ref": "", "evidence": ()})
                for event in review.events
                if event.visibility is not Visibility.RESTRICTED
            ),
            "actions": tuple(a.model_copy(update={"assignee": "", "external_issue": None}) for a in review.actions),
            "sources": (),
            "dismissals": (),
            "parking_lot": (),
            "conditions": (),
            "check_out": type(review.check_out)(),
        }
    )


def _rewritten(value: Any, replace: Callable[[str], str]) -> Any:
    if isinstance(value, Record):
        return _record(value, replace)
    if isinstance(value, tuple):
        return tuple(_rewritten(item, replace) for item in value)
    if isinstance(value, dict):
        return {key: _rewritten(item, replace) for key, item in value.items()}
    if isinstance(value, list):
        return [_rewritten(item, replace) for item in value]
    return replace(value) if type(value) is str else value


def _record(item: Record, replace: Callable[[str], str]) -> Record:
    ids = {name for name in type(item).model_fields if name in _KEEP or name.endswith(("_id", "_ids"))}
    changed = {name: _rewritten(value, replace) for name, value in item if name not in ids}
    return item.model_copy(update=changed)


def _replacer(people: tuple[Participant, ...]) -> Callable[[str], str]:
    """Make the function that puts pseudonyms for full names, handles and telling first or last names."""
    words: dict[str, str] = {}
    parts: Counter[str] = Counter()
    for person in people:
        for word in (person.name, *person.handles, *(handle.lstrip("@") for handle in person.handles)):
            if len(word.strip()) > 1:
                words.setdefault(word.strip().lower(), person.pseudonym)
        parts.update({part.lower() for part in _telling(person.name)})
    for person in people:
        for part in _telling(person.name):
            if parts[part.lower()] == 1:
                words.setdefault(part.lower(), person.pseudonym)
    if not words:
        return lambda text: text
    longest = sorted(words, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w@])@?(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE)

    def put(found: re.Match[str]) -> str:
        word = found[0].lstrip("@").lower()
        if word in _COMMON and not found[0].lstrip("@")[:1].isupper():
            return found[0]
        return words.get(word) or words.get(found[0].lower()) or found[0]

    return lambda text: pattern.sub(put, text)


def _telling(name: str) -> tuple[str, ...]:
    return tuple(
        part for part in re.split(r"[\s.]+", name) if len(part) > 2 and part.lower() not in ("the", "van", "von")
    )


def _letters(number: int) -> str:
    """Count A, B … Z, AA, AB …"""
    made = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        made = chr(65 + rest) + made
    return made
