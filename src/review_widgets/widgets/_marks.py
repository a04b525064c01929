"""Wordings marked while somebody types: what every widget with prose shares.

The browser asks for the marks of the text in a field, typed or saved; the kernel checks. While the screen is shown to the group
nothing is marked anywhere, and what was found waits as one line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from weakref import WeakKeyDictionary, WeakSet

import traitlets

from review_widgets.changes import Change
from review_widgets.check import FieldFinding, check_prose, find_sentence, list_prose
from review_widgets.check.formats import WORDS
from review_widgets.errors import ChangeRejected
from review_widgets.language import Tier
from review_widgets.model import Review, stable_id
from review_widgets.session import ReviewSession, SessionNews
from review_widgets.settings import Team
from review_widgets.widgets.base import ReviewWidget

FOLD_FROM = 4
"""From so many wordings in one field on they fold into one line."""
_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
_BULLET = re.compile(r"[ \t]*(?:[-*+•]|\d+[.)])[ \t]+")


class MarkedWidget(ReviewWidget):
    """A widget with prose whose wordings can be marked; JavaScript makes its fields with ``markedField``."""

    wording = traitlets.Dict().tag(sync=True)
    """``presenting``: nothing is marked; ``to_reword``: the line for the end; ``version``: changes when marks must be asked anew."""

    def __init__(self, source: ReviewSession | Review, *, team: Team | None = None, **traits: Any) -> None:
        session = source if isinstance(source, ReviewSession) else None
        self._room = _ROOMS.setdefault(session, _Room()) if session else _Room()
        self._room.widgets.add(self)
        wording = self._room.tell(session.review) if session else {}
        super().__init__(source, team=team, wording=wording, **traits)

    def present(self, *, on: bool = True) -> None:
        """Show the screen to the group, or stop: every widget of this session hides its marks, or shows them again."""
        self._room.presenting = on
        for widget in tuple(self._room.widgets):
            widget.wording = self._room.tell(widget.review)

    def on_request(self, name: str, content: Mapping[str, Any]) -> Any:
        """``marks`` gives the marks of a text in a field; ``keep`` dismisses one with a reason; ``present`` shows or hides all."""
        if self._session is None or name not in ("marks", "keep", "present"):
            return super().on_request(name, content)
        if name == "marks":
            return mark_text(self.review, str(content.get("field", "")), str(content.get("text", "")))
        if name == "keep":
            self._session.apply(keep_wording(content), origin=self)
        else:
            self.present(on=bool(content.get("on")))
        return {}

    def _on_news(self, news: SessionNews) -> None:
        super()._on_news(news)
        with self._telling:
            self.wording = self._room.tell(news.review)


class _Room:
    """What the widgets of one session share: whether the screen is shown, and what was found in each field so far."""

    def __init__(self) -> None:
        self.presenting = False
        self.widgets: WeakSet[MarkedWidget] = WeakSet()
        self._known: dict[str, tuple[str, tuple[FieldFinding, ...]]] = {}
        self._people_and_kept: tuple[object, object] = ((), ())
        self._version = 0

    def tell(self, review: Review) -> dict[str, Any]:
        """Give the widgets' ``wording``; only fields whose text changed are read again."""
        known = self._known
        people, kept = self._people_and_kept
        if people is not review.participants or kept is not review.dismissals:
            self._people_and_kept, known = (review.participants, review.dismissals), {}
            self._version += 1
        self._known = {}
        for field, text in list_prose(review):
            before = known.get(field)
            same = before is not None and before[0] == text
            self._known[field] = before if before and same else (text, check_prose(review, field, text)[0])
        pointing = sum(found.tier is Tier.BLAME for _, all_found in self._known.values() for found in all_found)
        return {"presenting": self.presenting, "version": self._version, "to_reword": reword_line(pointing)}


_ROOMS: WeakKeyDictionary[ReviewSession, _Room] = WeakKeyDictionary()


def mark_text(review: Review, field: str, text: str) -> dict[str, Any]:
    """Give the marks of a text as it stands in a field just now, offsets in code points."""
    found, why = check_prose(review, field, text)
    line = f"{number_words(len(found))} sentences here could be put another way" if len(found) >= FOLD_FROM else ""
    return {"marks": [_mark(one, text) for one in found], "fold": line, "not_checked": why}


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
    return (
        f"{number_words(count)} sentence{'' if count == 1 else 's'} to reword before this leaves the room"
        if count
        else ""
    )


def number_words(count: int) -> str:
    """Give a count as one says it, from thirteen on in digits."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def rewritten_span(text: str, found: FieldFinding) -> tuple[int, int]:
    """Give what the rewrite of a finding stands for: its sentence, without the bullet where the rewrite has none."""
    start, end = find_sentence(text, found)
    bullet = _BULLET.match(text, start, end)
    if bullet and not found.rewrite.startswith(bullet[0]):
        start = bullet.end()
    return start, end


def _mark(found: FieldFinding, text: str) -> dict[str, Any]:
    start, end = rewritten_span(text, found)
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
