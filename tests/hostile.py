"""One corpus of hostile text, and a review in which every field of text is made of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from review_widgets.model import COLLECTIONS, PREFIXES, Record, Review

CORPUS: Mapping[str, str] = json.loads((Path(__file__).parent / "data" / "hostile.json").read_text(encoding="utf-8"))
"""What it is → the text. Whatever runs sets ``window.harmed`` or makes a file ``harmed``; whatever asks goes to elsewhere.invalid."""
ALL = "\n\n".join(CORPUS.values())
KEPT = {
    "zone": "Europe/Berlin",
    "actor": "p-1",
    "assignee": "p-1",
    "takeaway_id": "t-1",
    "asset_id": "as-1",
    "language": "en",
    "risk_unit": "orders",
}
"""Texts that lead somewhere: another one would only break the way to what is tested."""
LEADS = {"event_ids": ["e-1", "e-2"], "factor_ids": ["f-1"], "takeaway_ids": ["t-1"]}


def hostile_record(review_id: str) -> dict[str, Any]:
    """Give a review as JSON: one item per text of the corpus in every list, all of it in every single field."""
    made = {"id": review_id, "status": "draft", "language": "en", "nothing_to_carry_because": ALL}
    made["incident"] = _fill(Review.model_fields["incident"].annotation, ALL)
    made["incident"] |= {
        "started_at": "2026-03-01T10:00:00Z",
        "detected_at": "2026-03-01T10:10:00Z",
        "resolved_at": "2026-03-01T12:00:00Z",
        "kind": "incident",
    }
    made["incident"]["time_notes"] = [{"id": "started_at", "stated": ALL, "why": ALL}]
    made["check_out"] = _fill(Review.model_fields["check_out"].annotation, ALL)
    for name, kind in COLLECTIONS.items():
        texts = enumerate(CORPUS.values(), start=1)
        made[name] = [_fill(kind, text) | {"id": f"{PREFIXES[name]}-{n}"} for n, text in texts]
    for n, event in enumerate(made["events"]):
        event |= {"occurred_at": f"2026-03-01T{10 + n // 30}:{n % 30 * 2:02d}:00Z", "precision": "minute"}
    for n, takeaway in enumerate(made["takeaways"]):
        takeaway |= {"decision": "carry" if n < 2 else "let_go" if n % 3 else "undecided"}
        takeaway |= {"risk_low": 100, "risk_high": 1000, "likelihood_low": 0.1, "likelihood_high": 0.3 + n / 100}
        takeaway["let_go"] |= {"reason": "low_harm", "revisit_on": "2026-09-01"}
    for n, factor in enumerate(made["factors"]):
        factor["aspect"] = ("made_possible", "helped", "slowed_detection")[n % 3]
    for forecast in made["forecasts"]:
        forecast |= {"opens_on": "2026-03-02", "closes_on": "2026-09-02", "p": 0.2}
    return made


def _fill(kind: Any, text: str) -> dict[str, Any]:
    """Give the fields of text of a record, and of the records in it."""
    made: dict[str, Any] = {}
    for name, field in kind.model_fields.items():
        value = KEPT.get(name, LEADS.get(name)) if name in KEPT or name in LEADS else _value(field.annotation, text)
        if value is not None and name != "id":
            made[name] = value
    return made


def _value(kind: Any, text: str) -> Any:
    origin, inside = get_origin(kind), get_args(kind)
    if kind is str:
        return text
    if origin is Annotated:
        return _value(inside[0], text)
    if origin in (Union, UnionType):
        return next((value for one in inside if (value := _value(one, text)) is not None), None)
    if origin is tuple:
        value = _value(inside[0], text)
        if isinstance(value, dict):
            value = {"id": "x-1", **value}
        return None if value is None else [value]
    if origin is Literal or not isinstance(kind, type) or not issubclass(kind, Record):
        return None
    return _fill(kind, text)


def texts_of(record: object, path: str = "") -> dict[str, str]:
    """Give every text of a record by the path to it."""
    if isinstance(record, str):
        return {path: record}
    pairs = record.items() if isinstance(record, dict) else enumerate(record) if isinstance(record, list) else ()
    return {key: text for name, value in pairs for key, text in texts_of(value, f"{path}.{name}").items()}


class Markup(HTMLParser):
    """Reads HTML as a browser does and keeps every tag with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


INERT = {
    *("header", "nav", "article", "figure", "figcaption", "time", "q", "kbd"),
    *("p", "br", "hr", "div", "span", "section", "small", "footer", "strong", "em", "b", "i", "s", "code", "pre", "blockquote"),
    *("ul", "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "img", "a", "details", "summary"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}  # fmt: skip


def what_could_act(html: str) -> list[str]:
    """Give the parts of some HTML that could run, fetch or cover something."""
    return [f"<{tag} {attributes}>" for tag, attributes in Markup(html).found if _acts(tag, attributes)]


def _acts(tag: str, attributes: dict[str, str]) -> bool:
    if tag not in INERT or any(name.startswith("on") for name in attributes):
        return True
    address = attributes.get("href", attributes.get("src", ""))
    allowed = ("data:image/",) if tag == "img" else ("http://", "https://", "mailto:", "#")
    style = attributes.get("style", "")
    return bool(address and not address.startswith(allowed)) or "url(" in style or "position" in style
