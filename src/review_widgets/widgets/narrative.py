"""The story in prose, and, when the room asks for it, another way to put what points at a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from review_widgets.changes import Change
from review_widgets.check import FieldFinding, check_review, list_prose
from review_widgets.errors import ChangeRejected
from review_widgets.escape import prose_to_html, to_html
from review_widgets.language import Tier
from review_widgets.model import Review, stable_id
from review_widgets.settings import Team
from review_widgets.widgets.base import ReviewWidget, join_css, join_esm

WORDS = {Tier.BLAME: "points at a person", Tier.ADVISORY: "may hide a circumstance"}
"""What each tier is called on screen."""


class Narrative(ReviewWidget):
    """Sections of prose; on asking, the wordings that point at a person, each with a question and another way to put it."""

    _esm = join_esm("narrative")
    _css = join_css("narrative")

    def view_state(self, review: Review, team: Team) -> dict[str, Any]:
        """Give the sections; findings are only made when the room asks (`on_request` "wordings")."""
        return {
            "summary": review.incident.summary,
            "resolution": review.incident.resolution,
            "sections": [{"id": one.id, "title": one.title, "text": one.text} for one in review.sections],
        }

    def on_request(self, name: str, content: Mapping[str, Any]) -> Any:
        """``wordings`` gives the findings; ``reword`` puts another text; ``keep`` dismisses one with a reason."""
        if self._session is None or name not in ("wordings", "reword", "keep"):
            return super().on_request(name, content)
        if name != "wordings":
            finding = self._find(str(content.get("key")))
            if name == "reword":
                change = _reworded(self.review, finding, str(content.get("text", "")))
            else:
                change = _kept(finding, str(content.get("reason", "")))
            self._session.apply(change, origin=self)
        texts = dict(list_prose(self.review))
        return {"wordings": [_shown(found, texts[found.field]) for found in check_review(self.review)]}

    def static_html(self) -> str:
        """Give the prose as text."""
        parts = [("What happened", self.review.incident.summary), ("How it ended", self.review.incident.resolution)]
        parts += [(one.title, one.text) for one in self.review.sections]
        made = "".join(f"<h4>{to_html(title)}</h4>{prose_to_html(text)}" for title, text in parts if text)
        return made or "<p>No prose is written yet.</p>"

    def _find(self, key: str) -> FieldFinding:
        for found in check_review(self.review):
            if _key(found) == key:
                return found
        raise ChangeRejected.of(
            "wording", found=key, expected="a wording that still stands", do="Look again: the text changed meanwhile."
        )


def _key(found: FieldFinding) -> str:
    return f"{found.field}:{found.start}:{found.text}"


def _shown(found: FieldFinding, text: str) -> dict[str, Any]:
    start = max(text.rfind(mark, 0, found.start) + 1 for mark in (".", "\n", "!", "?"))
    ends = [at for mark in (".", "\n", "!", "?") if (at := text.find(mark, found.end)) >= 0]
    end = min(ends, default=len(text) - 1) + 1
    sentence = text[start:end].strip()
    offset = start + (len(text[start:end]) - len(text[start:end].lstrip()))
    return {
        "key": _key(found),
        "words": WORDS[found.tier],
        "field": _place(found.field),
        "before": text[offset : found.start],
        "text": found.text,
        "after": text[found.end : offset + len(sentence)],
        "why": found.why,
        "question": found.question,
        "rewrite": found.rewrite,
        "sentence": sentence,
    }


def _place(field: str) -> str:
    name = field.split("[", maxsplit=1)[0].split(".", maxsplit=1)[0]
    return {"incident": "facts", "factors": "circumstances", "events": "timeline", "sections": "prose"}.get(
        name, name.replace("_", " ")
    )


def _reworded(review: Review, found: FieldFinding, wanted: str) -> Change:
    """Make the change that puts another sentence in place of the one the finding stands in."""
    if not wanted.strip():
        raise ChangeRejected.of("wording", found=wanted, expected="a sentence", do="Nothing was changed.")
    text = dict(list_prose(review))[found.field]
    shown = _shown(found, text)
    begin = found.start - len(shown["before"])
    new = text[:begin] + wanted.strip() + text[begin + len(shown["sentence"]) :]
    collection, _, rest = found.field.partition("[")
    if not rest:
        where, _, name = found.field.partition(".")
        if name == "impact.text":
            return Change(
                "set", "incident", fields={"impact": {**review.incident.impact.model_dump(mode="json"), "text": new}}
            )
        return Change("set", where, fields={name: new})
    item_id, _, name = rest.partition("].")
    if name.startswith("let_go."):
        item = review.find(collection, item_id)
        line = getattr(item, "let_go", None)
        fields = {**(line.model_dump(mode="json") if line else {}), name.removeprefix("let_go."): new}
        return Change("update", collection, item_id, {"let_go": fields})
    return Change("update", collection, item_id, {name: new})


def _kept(found: FieldFinding, reason: str) -> Change:
    if not reason.strip():
        raise ChangeRejected.of(
            "keep", found=reason, expected="a short reason", do="Say in a few words why the wording stays."
        )
    fields = {"field": found.field, "text": found.text, "category": found.category.value, "reason": reason.strip()}
    return Change("add", "dismissals", stable_id("d", found.field, found.text), fields)
