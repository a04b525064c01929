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
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Literal, get_args
from unicodedata import normalize
from urllib.parse import unquote

from review_widgets.audience.forms import COMMON, join_letters, put_in, see, words_of
from review_widgets.audience.initials import find_initials, initials_replacer
from review_widgets.errors import InvalidParameter
from review_widgets.model import (
    ContributingFactor,
    Evidence,
    Participant,
    Record,
    Review,
    TimelineEvent,
    Visibility,
)
from review_widgets.redaction import Masks

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
    "became",
    "digest",
    "media_type",
}
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december christmas easter black".split()
)
_OPENERS = frozenset(
    "then the when while after before and but at on in for with from as it this that these those so he she they we our their "
    "his her its there here now only both all each every one two three no not nobody what who how why where which if once".split()
)
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_ADDRESS = r"(?P<address>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
_LINK = r"(?P<link>https?://[^\s<>\"')\]]+)"


def read_audience(value: object) -> Audience:
    """Give the mode; anything else is an `InvalidParameter`."""
    for mode in AUDIENCES:
        if value == mode:
            return mode
    raise InvalidParameter.of(
        "audience", found=value, expected="names, roles or public", do="Give one of these; roles is the default."
    )


def name_letters(review: Review) -> tuple[Participant, ...]:
    """Give the participants, each with a pseudonym such as ``Responder A``; one given before is kept for ever.

    A role or an earlier pseudonym that holds somebody's name is not used. In a review that is prepared for an audience every name
    is a pseudonym already, and stays.
    """
    named = _finder(tuple(person for person in review.participants if person.name != person.pseudonym))
    safe = {person.id: person.pseudonym for person in review.participants if not named(person.pseudonym)}
    taken = {pseudonym for pseudonym in safe.values() if pseudonym}
    counts: Counter[str] = Counter()
    made = []
    for person in review.participants:
        word = person.role.strip() if person.role.strip() and not named(person.role) else "Responder"
        pseudonym = safe.get(person.id, "")
        while not pseudonym:
            candidate = f"{word} {_letters(counts[word])}"
            counts[word] += 1
            pseudonym = "" if candidate in taken else candidate
        taken.add(pseudonym)
        made.append(person if person.pseudonym == pseudonym else person.model_copy(update={"pseudonym": pseudonym}))
    return tuple(made)


def label_people(review: Review, audience: Audience) -> dict[str, str]:
    """Give what each participant's id is printed as in a mode."""
    people = name_letters(review)
    if audience == "names":
        return {person.id: person.name or person.pseudonym for person in people}
    return {person.id: person.pseudonym for person in people}


def prepare_for(review: Review, audience: Audience, *, although_restricted: str = "") -> Review:
    """Give the review as a mode may read it: names, handles and addresses replaced in every text, restricted things left out.

    Parameters
    ----------
    although_restricted
        In words, why a restricted review may be made public all the same; empty to refuse it.

    Raises
    ------
    InvalidParameter
        A restricted review is asked for in the mode ``public``.
    """
    if audience == "names":
        people = name_letters(review)
        shown = tuple(p.model_copy(update={"pseudonym": p.name or p.pseudonym}) for p in people)
        return review.model_copy(update={"participants": shown})
    if audience == "public" and review.visibility is Visibility.RESTRICTED and len(although_restricted.split()) < 3:
        raise InvalidParameter.of(
            f"{review.id}, audience",
            found=audience,
            expected="names or roles: the review is restricted",
            do="Change its visibility first, if that is right, or say in words why (although_restricted).",
        )
    people = name_letters(review)
    replace = _replacer(review, people)
    hidden = tuple(
        person.model_copy(
            update={"name": person.pseudonym, "handles": (), "role": replace(person.role), "team": replace(person.team)}
        )
        for person in people
    )
    raw = {name: _rewritten(value, replace) for name, value in review if name not in ("participants", "incident")}
    made = review.model_copy(
        update={**raw, "incident": _record(review.incident, replace), "participants": hidden},
    )
    return _without_the_inside(made) if audience == "public" else made


def _without_the_inside(review: Review) -> Review:
    """Leave what is marked public: the whole review, or single events of it; secrets and personal data are taken out."""
    all_of_it = review.visibility is Visibility.PUBLIC
    shown = {Visibility.PUBLIC, Visibility.OPEN} if all_of_it else {Visibility.PUBLIC}
    chosen = tuple(asset for asset in review.assets if asset.visibility is Visibility.PUBLIC)
    pictures = {asset.id for asset in chosen}
    kept = review.model_copy(
        update={
            "events": tuple(
                event.model_copy(update={"source_ref": "", "evidence": _only_pictures(event, pictures)})
                for event in review.events
                if event.visibility in shown
            ),
            "actions": tuple(a.model_copy(update={"assignee": "", "external_issue": None}) for a in review.actions),
            "assets": chosen,
            "factors": tuple(
                factor.model_copy(update={"evidence": _only_pictures(factor, pictures)}) for factor in review.factors
            ),
            "sources": (),
            "related": (),
            "dismissals": (),
            "parking_lot": (),
            "conditions": (),
            "reader_lines": tuple(line.model_copy(update={"text": ""}) for line in review.reader_lines),
            "check_out": type(review.check_out)(),
            "incident": review.incident.model_copy(update={"links": ()}),
        }
    )
    mask = Masks().text
    raw = {name: _rewritten(value, mask) for name, value in kept if name not in ("participants", "incident")}
    return kept.model_copy(update={**raw, "incident": _record(kept.incident, mask)})


def _only_pictures(item: TimelineEvent | ContributingFactor, chosen: set[str]) -> tuple[Evidence, ...]:
    """Give of an item's evidence the pictures that were chosen for the public, without what is said beside them."""
    return tuple(Evidence(id=one.id, asset_id=one.asset_id) for one in item.evidence if one.asset_id in chosen)


def _lists(review: Review) -> tuple[Any, ...]:
    return tuple(value for name, value in review if name not in ("participants", "incident"))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Record):
        for _, one in value:
            yield from _texts(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif type(value) is str:
        yield value


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
    ids = _ids_of(type(item))
    changed = {name: _rewritten(value, replace) for name, value in item if name not in ids}
    return item.model_copy(update=changed)


@cache
def _ids_of(kind: type[Record]) -> frozenset[str]:
    """Give the fields that lead somewhere or are words of the record, and are not touched."""
    return frozenset(name for name in kind.model_fields if name in _KEEP or name.endswith(("_id", "_ids")))


def _replacer(review: Review, people: tuple[Participant, ...]) -> Callable[[str], str]:
    """Make the function that puts pseudonyms for names, handles, addresses and initials, also inside links and joined words.

    Names are looked for in the text as an eye reads it, so that a look-alike letter or an unseen sign hides none; what is no name
    stays as it was written.
    """
    words = words_of(people)
    if not words:
        return lambda text: text
    longest = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    things = (*review.incident.services, *review.incident.teams, *review.incident.tags, *review.incident.environments)
    letters = join_letters(people)
    initials = initials_replacer(
        find_initials(people, words=(part for one in things for part in re.findall(r"\w+", one)))
    )

    def who(word: str) -> str:
        """Give what stands for a word that was found, also where upper and lower case of its alphabet do not pair up."""
        hit = words.get(word.lower())
        return hit or next(words[key] for key in words if re.fullmatch(re.escape(key), word, re.IGNORECASE))

    inside = re.compile(rf"(?<![^\W_])(?:{longest})(?![^\W_])", re.IGNORECASE)
    pattern = re.compile(rf"{_ADDRESS}|{_LINK}|(?<![^\W_])@?(?:{longest})(?![^\W_])", re.IGNORECASE)

    def put(found: re.Match[str]) -> str | None:
        """Give what stands in place of what was found; None where it names nobody."""
        whole = found[0]
        if found["address"]:
            at = inside.search(whole)
            return who(at[0]) if at else None
        if found["link"]:
            plain = unquote(whole) if inside.search(see(unquote(whole))[0]) else whole
            put_role = put_in(plain, inside, lambda one: who(one[0]).lower().replace(" ", "-"))
            return None if put_role == plain else put_role
        word = whole.lstrip("@")
        if (word.lower() in COMMON or len(word) < 3) and not word[:1].isupper():
            return None
        return who(word)

    def replace(text: str) -> str:
        text = put_in(normalize("NFC", _UNSEEN.sub("", text)), pattern, put)
        return initials(letters(text))

    return replace


def _finder(people: tuple[Participant, ...]) -> Callable[[str], bool]:
    """Make the function that tells whether a text holds a participant's name or handle."""
    words = words_of(people)
    longest = "|".join(map(re.escape, sorted((word for word in words if word not in COMMON), key=len, reverse=True)))
    if not longest:
        return lambda text: False
    pattern = re.compile(rf"(?<![^\W_])(?:{longest})(?![^\W_])", re.IGNORECASE)
    return lambda text: any(len(found[0]) > 2 or found[0][:1].isupper() for found in pattern.finditer(see(text)[0]))


def list_strangers(review: Review) -> tuple[str, ...]:
    """List words that look like names, handles or addresses and belong to nobody on the record, to be looked at before publishing.

    Parameters
    ----------
    review
        Prepared for ``roles`` or ``public``, so that participants are pseudonyms already.
    """
    texts = [text for value in (review.incident, *_lists(review)) for text in _texts(value)]
    everything = "\n".join(texts)
    known = {word.lower() for person in review.participants for word in f"{person.pseudonym} {person.role}".split()}
    for name in (*review.incident.services, *review.incident.teams, *(person.team for person in review.participants)):
        known.update(re.findall(r"\w+", name.lower()))
    known.update(re.findall(r"(?<![\w@])[a-z][\w'’-]+", everything))
    handles = {match[0] for match in re.finditer(rf"{_ADDRESS}|(?<![\w@/])@[a-z][\w.-]*\w", everything)}
    for match in re.finditer(r"\b[A-ZÀ-Þ][a-zà-ÿ'’-]{2,}(?: (?:[A-Z]\. )?[A-ZÀ-Þ][a-zà-ÿ'’-]{2,})+\b", everything):
        words = match[0].split()
        while words and words[0].lower() in _OPENERS:
            words.pop(0)
        if len(words) > 1 and not {word.lower() for word in words} & (known | _CALENDAR):
            handles.add(" ".join(words))
    return tuple(sorted(handles))


def _letters(number: int) -> str:
    """Count A, B … Z, AA, AB …"""
    made = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        made = chr(65 + rest) + made
    return made
