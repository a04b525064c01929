"""The story in prose, its wordings marked while one types, and what is to be reworded before it leaves the room."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from review_widgets.changes import Change
from review_widgets.check import BETWEEN, FieldFinding, check_review, find_sentences, list_prose
from review_widgets.check.formats import WORDS
from review_widgets.errors import ChangeRejected
from review_widgets.escape import prose_to_html, to_html
from review_widgets.model import Review, stable_id
from review_widgets.settings import Team
from review_widgets.widgets._marks import MarkedWidget
from review_widgets.widgets.base import join_css, join_esm


class Narrative(MarkedWidget):
    """Sections of prose with marks under wordings that point at a person, each with a question and another way to put it."""

    _esm = join_esm("narrative")
    _css = join_css("narrative")

    def view_state(self, review: Review, team: Team) -> dict[str, Any]:
        """Give the prose; marks are asked for field by field."""
        return {
            "summary": review.incident.summary,
            "impact": review.incident.impact.text,
            "resolution": review.incident.resolution,
            "sections": [{"id": one.id, "title": one.title, "text": one.text} for one in review.sections],
        }

    def on_request(self, name: str, content: Mapping[str, Any]) -> Any:
        """``wordings`` gives every finding of the review; ``reword`` puts another sentence; ``impact`` sets the impact's words."""
        if self._session is None or name not in ("wordings", "reword", "impact"):
            return super().on_request(name, content)
        if name == "impact":
            self._session.apply(_put(self.review, "incident.impact.text", str(content.get("text", ""))), origin=self)
            return {}
        if name == "reword":
            finding = self._find(str(content.get("key")))
            self._session.apply(_reworded(self.review, finding, str(content.get("text", ""))), origin=self)
        texts = dict(list_prose(self.review))
        return {"wordings": [_shown(found, texts[found.field]) for found in check_review(self.review, self.own_words)]}

    def static_html(self) -> str:
        """Give the prose as text."""
        incident = self.review.incident
        parts = [
            ("What happened", incident.summary),
            ("Who could not do what", incident.impact.text),
            ("How it ended", incident.resolution),
            *((one.title, one.text) for one in self.review.sections),
        ]
        made = "".join(f"<h4>{to_html(title)}</h4>{prose_to_html(text)}" for title, text in parts if text)
        return made or "<p>No prose is written yet.</p>"

    def _find(self, key: str) -> FieldFinding:
        for found in check_review(self.review, self.own_words):
            if _key(found) == key:
                return found
        raise ChangeRejected.of(
            "wording", found=key, expected="a wording that still stands", do="Look again: the text changed meanwhile."
        )


def _key(found: FieldFinding) -> str:
    return f"{found.field}:{found.start}:{found.text}"


def _shown(found: FieldFinding, text: str) -> dict[str, Any]:
    ((start, end),) = find_sentences(text, (found,))
    return {
        "key": _key(found),
        "words": WORDS[found.tier],
        "field": found.field,
        "category": found.category,
        "place": _place(found.field),
        "before": text[start : found.start],
        "text": found.text,
        "after": text[found.end : end],
        "why": found.why,
        "question": found.question,
        "rewrite": found.rewrite,
        "sentence": text[start:end],
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
    ((start, end),) = find_sentences(text, (found,))
    return _put(review, found.field, text[:start] + wanted.strip() + text[end:])


def _put(review: Review, field: str, text: str) -> Change:
    """Make the change that puts a text into a field such as ``events[e-1].text``."""
    collection, _, rest = field.partition("[")
    if not rest:
        where, _, name = field.partition(".")
        if name == "impact.text":
            impact = {**review.incident.impact.model_dump(mode="json"), "text": text}
            return Change("set", "incident", fields={"impact": impact})
        return Change("set", where, fields={name: text})
    item_id, _, name = rest.partition("].")
    if name.startswith("let_go."):
        line = getattr(review.find(collection, item_id), "let_go", None)
        fields = line.model_dump(mode="json") if line else {}
        name = name.removeprefix("let_go.")
        return Change("update", collection, item_id, {"let_go": {**fields, name: _listed(item_id, name, text, fields)}})
    return Change("update", collection, item_id, {name: text})


def _listed(item_id: str, name: str, text: str, line: Mapping[str, Any]) -> Any:
    """Give a text of a let-go line as the record holds it; a trigger that still says the same stays as it is."""
    if name not in ("would_change_our_mind", "revisit_if"):
        return text
    parts = [part.strip() for part in text.split(BETWEEN) if part.strip()]
    if name == "would_change_our_mind":
        return parts
    before = line.get(name) or []
    known = {one["text"]: one for one in before}
    others = [one for one in before if one["kind"] != "words"]
    return [
        *others,
        *(known.get(part) or {"id": stable_id("tr", item_id, part), "kind": "words", "text": part} for part in parts),
    ]
