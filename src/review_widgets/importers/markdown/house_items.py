"""Entries of the house's lists: a text, and under it lines with a label each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from review_widgets.escape import from_markdown
from review_widgets.importers._clock import DATE, read_date
from review_widgets.importers.markdown.house_page import Page
from review_widgets.importers.markdown.outline import Block
from review_widgets.markdown_form import (
    DETECTED,
    NOTHING,
    NUMBER,
    RELATIONS,
    SMOOTHED,
    read_list,
    read_number,
    read_share,
    read_trigger,
)
from review_widgets.model import ASPECTS, CONDITIONS, ID_PATTERN, REASONS
from review_widgets.readers import read_state

_LABEL = re.compile(r"\*{0,2}(?P<label>[A-Za-z][^:*\n]{0,60}?)\*{0,2}:\*{0,2}(?: (?P<value>.*))?", re.DOTALL)
_HOW = re.compile(r"\*(?P<word>[^*\n]+?):?\*(?: (?P<text>.*))?", re.DOTALL)
_TODO = re.compile(r"\[(?P<done>[ xX])\]\s+")
_ASPECT_OF = {words: aspect.value for aspect, words in ASPECTS.items()}
FACTORS = ("factors", "helped", "worse", "seen", "tests", "tools")
_DEFAULTS = {"helped": "helped", "worse": "made_worse", "seen": "slowed_detection"}
_LET_GO = {
    "instead we rely on": "what_we_rely_on_instead",
    "it would cost": "cost_if_done",
    "why, in words": "reason_text",
}
_RANGES = {
    "likelihood": ("likelihood", re.compile(rf"({NUMBER}) ?% to ({NUMBER}) ?% within (\d+) months?"), read_share),
    "times a year": ("times_per_year", re.compile(rf"({NUMBER}) to ({NUMBER})"), read_number),
    "risk": ("risk", re.compile(rf"({NUMBER}) to ({NUMBER})(?: (.*))?", re.DOTALL), read_number),
}


@dataclass
class Item:
    """An entry of a list: its Markdown, and the lines under it; ``blocks`` are what it was read from."""

    raw: str
    under: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text, its own paragraphs and lines without a label included."""
        return text_of(self.raw)

    def take(self, labels: Iterable[str], *, often: Iterable[str] = ()) -> list[tuple[str, str]]:
        """Give the lines under it that have one of these labels, as label and Markdown; the others become lines of the text.

        A label counts once, those of ``often`` as often as they stand there; "" in it means the labels of triggers.
        """
        known, many, found = {*labels}, {*often}, []
        for line in self.under:
            said = _LABEL.fullmatch(line)
            label = said["label"].lower() if said else ""
            if said and (label in known or label in many or ("" in many and read_trigger(label))):
                known.discard(label)
                found.append((label, said["value"] or ""))
            else:
                self.raw = f"{self.raw}\\\n{line}"
        return found


def text_of(raw: str) -> str:
    """Give the text of some Markdown of the form."""
    return "" if raw == NOTHING else from_markdown(raw)


def read_items(blocks: Iterable[Block]) -> tuple[list[Item], list[Block]]:
    """Give the entries of the first level with what stands under each, and the blocks that belong to none."""
    items: list[Item] = []
    others: list[Block] = []
    for block in map(_on_lines, blocks):
        if block.depth == 0 or not (items or block.kind == "item"):
            others.append(block)
        elif block.kind == "item" and (block.depth == 1 or not items):
            items.append(Item(block.text, blocks=[block]))
        else:
            item = items[-1]
            item.blocks.append(block)
            if block.kind == "item" and block.depth == 2:
                item.under.append(block.text)
            elif item.under and block.depth > 1:
                item.under[-1] += f"\n{block.text}"
            else:
                item.raw += f"\n\n{block.text}"
    return items, others


def _on_lines(block: Block) -> Block:
    """Give a block whose lines are those of its text; where an editor broke a long line there is a space again."""
    if block.kind not in ("item", "text"):
        return block
    return replace(block, text=re.sub(r"((?<!\\)(?:\\\\)*)\n", r"\1 ", block.text))


def kind_of(item: Item, name: str) -> str:
    """Give the part an entry belongs to by its own words, where it stands under another heading because its own is gone."""
    how = _HOW.fullmatch(item.raw)
    word = how["word"].lower() if how else ""
    labels = {said["label"].lower() for line in item.under if (said := _LABEL.fullmatch(line))}
    if word in _ASPECT_OF and name not in FACTORS:
        return "factors"
    if _condition(word) and name != "conditions":
        return "conditions"
    if labels & {*_LET_GO, "we look again"} and name not in ("let_go", "undecided"):
        return "let_go"
    if labels & {*_RANGES} and name not in ("carry", "let_go", "undecided"):
        return "undecided"
    return name


def _condition(word: str) -> str:
    return next((kind for kind, words in CONDITIONS if word.removeprefix("a ") == words.removeprefix("a ")), "")


def read_factor(item: Item, name: str, page: Page) -> None:
    """Take a circumstance, or only the test or tool that somebody listed on its own."""
    slots = dict(item.take(("domain", "labels", DETECTED, SMOOTHED)))
    if name in ("tests", "tools"):
        field_name = "would_have_detected" if name == "tests" else "would_have_smoothed"
        page.put("factors", "f", {field_name: item.text})
        return
    how = _HOW.fullmatch(item.raw)
    aspect = _ASPECT_OF.get(how["word"].lower(), "") if how else ""
    page.put(
        "factors",
        "f",
        {
            "text": text_of((how["text"] or "") if how and aspect else item.raw),
            "aspect": aspect or _DEFAULTS.get(name, "made_possible"),
            "domain": from_markdown(slots.get("domain", "")),
            "labels": read_list(slots.get("labels", "")),
            "would_have_detected": from_markdown(slots.get(DETECTED, "")),
            "would_have_smoothed": from_markdown(slots.get(SMOOTHED, "")),
        },
    )


def read_condition(item: Item, name: str, page: Page) -> None:
    """Take a condition of work."""
    item.take(())
    how = _HOW.fullmatch(item.raw)
    kind = _condition(how["word"].lower()) if how else ""
    text = text_of((how["text"] or "") if how and kind else item.raw)
    page.put("conditions", "c", {"kind": kind or "other", "text": text})


def read_note(item: Item, name: str, page: Page) -> None:
    """Take a surprise or an open question with its answer."""
    answers = [from_markdown(raw) for _, raw in item.take((), often=("answer",))]
    collection, prefix = ("surprises", "su") if name == "surprises" else ("open_questions", "q")
    page.put(collection, prefix, {"text": item.text, "answer": "\n".join(answers)})


def read_reader_line(item: Item, name: str, page: Page) -> None:
    """Take what a reader said, with what became of it; of a declined line the reason is all there is."""
    item.take(())
    how = _HOW.fullmatch(item.raw)
    state = read_state(how["word"].lower()) if how else None
    status, became = state or ("open", "")
    said = text_of((how["text"] or "") if how and state else item.raw)
    slot = "reason" if status == "declined" else "text"
    page.put("reader_lines", "rl", {"status": status, "became": became, slot: said})


def read_related(item: Item, name: str, page: Page) -> None:
    """Take another review this one touches."""
    item.take(())
    found = re.match(rf"({ID_PATTERN.pattern})(?=[,:\s]|\Z)", item.raw)
    if not found or found[1].lower() in {one["id"].lower() for one in page.lists.get("related", ())}:
        page.keep("Related past reviews", item.raw)
        return
    words = "|".join(sorted(map(re.escape, RELATIONS.values()), key=len, reverse=True))
    rest = item.raw[found.end() :]
    said = re.fullmatch(rf", (?P<how>{words})(?:: (?P<why>.*))?", rest, re.DOTALL)
    relation = next((key for key, word in RELATIONS.items() if said and word == said["how"]), "similar")
    why = (said["why"] or "") if said else rest.lstrip(":, ")
    row = {"id": found[1], "relation": relation, "why": from_markdown(why)}
    page.lists.setdefault("related", []).append(row)


def read_action_item(item: Item, name: str, page: Page) -> None:
    """Take a follow-up that stands in a list."""
    todo = _TODO.match(item.raw)
    raw = item.raw[todo.end() :] if todo else item.raw
    page.put(
        "actions",
        "a",
        {
            "title": text_of(raw),
            "status": "done" if todo and todo["done"] != " " else "open",
            "description": "\n".join(map(from_markdown, item.under)),
        },
    )


def read_takeaway(item: Item, name: str, page: Page) -> None:
    """Take a takeaway with where it was placed and what was decided."""
    lines = item.take(
        (*_RANGES, "rare and grave", "since then", *(("why",) if name == "let_go" else ())),
        often=(
            *_LET_GO,
            "because",
            "gives way",
            "would change our mind",
            "we look again",
            "",
            *(() if name == "let_go" else ("why",)),
        ),
    )
    row: dict[str, Any] = {"decision": "undecided" if name == "undecided" else name}
    line: dict[str, Any] = {}
    left = []
    for label, raw in lines:
        if label in _RANGES:
            left += [] if _take_range(label, raw, row) else [f"{label}: {raw}"]
        elif label == "rare and grave":
            row["is_tail"] = raw.strip().lower() != "no"
            left += [] if raw.strip().lower() in ("yes", "no") else [f"{label}: {raw}"]
        elif label in ("because", "gives way") or (label == "why" and name != "let_go"):
            field_name = "gives_way" if label == "gives way" else "rationale"
            row[field_name] = "\n".join(filter(None, (row.get(field_name, ""), from_markdown(raw))))
        else:
            _take_let_go(label, raw, line)
    row["text"] = "\n".join([item.text, *map(from_markdown, left)])
    row["let_go"] = line or ({} if name == "let_go" else None)
    page.put("takeaways", "t", row)


def _take_range(label: str, raw: str, row: dict[str, Any]) -> bool:
    name, form, read = _RANGES[label]
    found = form.fullmatch(raw.strip(" "))
    low, high = (read(found[1]), read(found[2])) if found else (0.0, 0.0)
    if not found or low > high or low < 0 or (name == "likelihood" and high > 1):
        return False
    row |= {f"{name}_low": low, f"{name}_high": high}
    if name == "likelihood":
        row["horizon_months"] = min(max(int(found[3]), 1), 120)
    elif name == "risk":
        row["risk_unit"] = from_markdown(found[3] or "")
    return True


def _day(raw: str) -> tuple[date | None, str]:
    """Give the day a line states in whatever form, and what else it says."""
    found = DATE.search(raw)
    day = read_date(found, year=None)[0] if found else None
    return (day, f"{raw[: found.start()]} {raw[found.end() :]}".strip(" .,\n")) if found and day else (None, raw)


def _take_let_go(label: str, raw: str, line: dict[str, Any]) -> None:
    if label in _LET_GO:
        line[_LET_GO[label]] = "\n".join(filter(None, (line.get(_LET_GO[label], ""), from_markdown(raw))))
    elif label == "why":
        reason = next((key for key, words in REASONS.items() if re.match(rf"{re.escape(words)}(?:\. |\Z)", raw)), None)
        line["reason"] = reason
        line["reason_text"] = from_markdown(raw[len(REASONS[reason]) + 2 :] if reason else raw)
    elif label == "would change our mind":
        line.setdefault("would_change_our_mind", []).append(text_of(raw))
    elif label == "since then" and raw.strip() in ("revisited", "reversed", "expired", "active"):
        line["status"] = raw.strip()
    else:
        if label == "we look again" and "revisit_on" not in line:
            line["revisit_on"], raw = _day(raw)
            if not raw:
                return
        kind, count = read_trigger(label) or ("words", None)
        triggers = line.setdefault("revisit_if", [])
        text = text_of(raw) if read_trigger(label) else f"{label}: {from_markdown(raw)}"
        triggers.append({"id": f"tr{len(triggers) + 1}", "kind": kind, "text": text, "count": count})
