"""Wordings marked while somebody types: what every widget with prose shares.

The browser asks for the marks of the text in a field, typed or saved; the kernel checks. While the screen is shown to the group
nothing is marked anywhere, and what was found waits as one line.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import traitlets

from review_widgets.changes import Change
from review_widgets.check import (
    NO_WORDS,
    PROSE,
    FieldFinding,
    OwnWords,
    check_prose,
    find_own_words,
    find_sentences,
    list_prose,
)
from review_widgets.check.formats import WORDS
from review_widgets.errors import ChangeRejected, ReviewError
from review_widgets.language import Tier
from review_widgets.model import Review, stable_id
from review_widgets.plural import word_for
from review_widgets.session import ReviewSession, SessionNews
from review_widgets.settings import Team
from review_widgets.widgets.base import ReviewWidget

_log = logging.getLogger(__name__)
_READ = (*PROSE, "status_reason", "nothing_to_carry_because", "participants", "dismissals")
_OFFSETS = ("start", "end", "sentence_start", "sentence_end")
_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


class MarkedWidget(ReviewWidget):
    """A widget with prose whose wordings can be marked; JavaScript makes its fields with ``markedField``."""

    wording = traitlets.Dict().tag(sync=True)
    """``to_reword``: the line for the end; ``version``: changes when marks must be asked anew."""

    def __init__(self, source: ReviewSession | Review, *, team: Team | None = None, **traits: Any) -> None:
        session = source if isinstance(source, ReviewSession) else None
        self._room = _ROOMS.setdefault(session, _Room()) if session else _Room()
        wording = self._room.tell(session.review) if session else {}
        super().__init__(source, team=team, wording=wording, **traits)

    @property
    def own_words(self) -> OwnWords:
        """The team's own words, from the ``pyproject.toml`` at or above the notebook's folder; read once per session."""
        return self._room.words

    def mark(self, field: str, text: str) -> dict[str, Any]:
        """Give the marks of a text as it stands in a field just now. A widget whose fields are no fields of the record has its own."""
        return mark_text(self.review, field, text, self.own_words)

    def on_request(self, name: str, content: Mapping[str, Any]) -> Any:
        """``marks`` gives the marks of texts in fields; ``keep`` dismisses one with a reason."""
        if self._session is None or name not in ("marks", "keep"):
            return super().on_request(name, content)
        if name == "marks":
            return [self.mark(str(field), str(text)) for field, text in content.get("texts", ())]
        self._session.apply(keep_wording(content), origin=self)
        return {}

    def _on_news(self, news: SessionNews) -> None:
        super()._on_news(news)
        with self._telling:
            self.wording = self._room.tell(news.review)


class _Room:
    """What the widgets of one session share: what was found in each field so far."""

    def __init__(self) -> None:
        self.words = _find_words()
        self._known: dict[str, tuple[str, tuple[FieldFinding, ...]]] = {}
        self._read: dict[str, object] = {}
        self._version = 0
        self._line = ""

    def tell(self, review: Review) -> dict[str, Any]:
        """Give the widgets' ``wording``; only fields whose text changed are read again."""
        read = {name: getattr(review, name) for name in _READ}
        changed = {name for name in _READ if read[name] is not self._read.get(name)}
        if changed:
            self._read = read
            self._look(review, anew=bool(changed & {"participants", "dismissals"}))
        return {"version": self._version, "to_reword": self._line}

    def _look(self, review: Review, *, anew: bool) -> None:
        known = {} if anew else self._known
        self._version += anew
        self._known = {}
        for field, text in list_prose(review):
            before = known.get(field)
            self._known[field] = (
                before if before and before[0] == text else (text, check_prose(review, field, text, self.words)[0])
            )
        self._line = reword_line(
            sum(found.tier is Tier.BLAME for _, all_found in self._known.values() for found in all_found)
        )


_ROOMS: WeakKeyDictionary[ReviewSession, _Room] = WeakKeyDictionary()


def _find_words() -> OwnWords:
    try:
        return find_own_words(Path())
    except ReviewError as err:
        _log.warning("the team's own words are not used: %s", err)
        return NO_WORDS


def mark_text(review: Review, field: str, text: str, words: OwnWords = NO_WORDS) -> dict[str, Any]:
    """Give the marks of a text as it stands in a field just now, offsets in code points."""
    found, why = check_prose(review, field, text, words)
    return {
        "marks": [_mark(*one) for one in zip(found, find_sentences(text, found), strict=True)],
        "not_checked": why,
    }


def move_marks(marks: Iterable[Mapping[str, Any]], by: int) -> list[dict[str, Any]]:
    """Give marks of a part of a text as marks of the whole; ``by`` is where the part begins, in code points."""
    return [{**one, **{name: one[name] + by for name in _OFFSETS}} for one in marks]


def keep_wording(content: Mapping[str, Any]) -> Change:
    """Make the change that keeps a wording as it is; no person stands beside it.

    Raises
    ------
    ChangeRejected
        No reason was given.
    """
    field, text, category, reason = (str(content.get(name, "")) for name in ("field", "text", "category", "reason"))
    if not reason.strip():
        raise ChangeRejected.of(
            "keep", found=reason, expected="a short reason", do="Say in a few words why the wording stays."
        )
    values = {"field": field, "text": text, "category": category, "reason": reason.strip()}
    return Change("add", "dismissals", stable_id("d", field, text.casefold(), category), values)


def reword_line(count: int) -> str:
    """Give the line for the end: "four sentences to reword before this leaves the room", or "" for none."""
    return f"{number_words(count)} {word_for(count, 'sentence')} to reword before this leaves the room" if count else ""


def number_words(count: int) -> str:
    """Give a count as one says it, from thirteen on in digits."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def _mark(found: FieldFinding, span: tuple[int, int]) -> dict[str, Any]:
    start, end = span
    return {
        "start": found.start,
        "end": found.end,
        "sentence_start": start,
        "sentence_end": end,
        "tier": "points" if found.tier is Tier.BLAME else "hides",
        "words": WORDS[found.tier],
        "category": found.category,
        "text": found.text,
        "why": found.why,
        "question": found.question,
        "rewrite": found.rewrite,
    }
