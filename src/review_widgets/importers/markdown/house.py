"""The house's own Markdown, as the exporter ``md`` writes it and people change it by hand; what is not of the form is kept as text.

Parts may stand in any order, be missing or bear another usual name; entries may be added as people write them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from review_widgets.escape import from_markdown
from review_widgets.importers._form import Content
from review_widgets.importers.markdown.headings import Meaning, read_heading
from review_widgets.importers.markdown.house_items import (
    Item,
    read_action_item,
    read_condition,
    read_factor,
    read_items,
    read_note,
    read_related,
    read_takeaway,
)
from review_widgets.importers.markdown.house_page import Page
from review_widgets.importers.markdown.house_rows import take_loose_entries, take_row
from review_widgets.importers.markdown.outline import Block, read_blocks
from review_widgets.markdown_form import (
    FACTS,
    IMPACT,
    NOTHING,
    NUMBER,
    OPENING,
    TITLES,
    read_list,
    read_moment,
    read_number,
)
from review_widgets.model import HowFound, Kind, Review, Status, Visibility

_NAMES = {title.lower(): name for name, title in TITLES.items()} | {
    "tests that would have detected it": "tests",
    "tools that would have made handling smoother": "tools",
}
_MEANINGS: dict[Meaning, str] = {
    "timeline": "timeline",
    "factors": "factors",
    "helped": "helped",
    "worse": "worse",
    "detection": "seen",
    "actions": "actions",
    "takeaways": "undecided",
    "questions": "questions",
    "summary": "summary",
    "impact": "impact",
    "resolution": "resolution",
    "people": "people",
}
_FACT = re.compile(r"- \*{0,2}(?P<label>[A-Z][\w ]{1,30}):\*{0,2}(?: (?P<value>.*))?", re.DOTALL)
_GOES_ON = re.compile(r"(?<!\\)(?:\\\\)*\\\Z")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_NOTHING = re.compile(r"Nothing(?: yet)?\.|(?:Nothing: )(?P<because>.*)", re.DOTALL)
_ITEMS: dict[str, Callable[[Item, str, Page], None]] = {
    **dict.fromkeys(("factors", "helped", "worse", "seen", "tests", "tools"), read_factor),
    **dict.fromkeys(("carry", "let_go", "undecided"), read_takeaway),
    **dict.fromkeys(("surprises", "questions"), read_note),
    "conditions": read_condition,
    "related": read_related,
    "actions": read_action_item,
}


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines; ``name`` is the part of the form it is, "" for none."""

    name: str
    title: str
    depth: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The Markdown under the heading, without the empty lines around it."""
        return "\n".join(self.lines).strip("\n")


def is_house(text: str) -> bool:
    """Tell whether a document is of the house's form: by the line under its title, or by its two headings of decisions."""
    head = text[:4000].split("\n")[:40]
    if any(OPENING.fullmatch(line.strip()) for line in head):
        return True
    return all(re.search(rf"^## {TITLES[name]}\s*$", text, re.MULTILINE) for name in ("carry", "let_go"))


def read_house(content: Content) -> Review:
    """Read a document of the house's form."""
    sections = tuple(_split(content.text))
    page = Page(content)
    _read_head(sections[0], page, summed="summary" in {one.name for one in sections})
    for section in sorted(sections[1:], key=lambda one: one.name != "people"):
        _read_section(section, page)
    return page.finish()


def _split(text: str) -> Iterator[Section]:
    """Give the head of the document and every part; deeper headings stay in the text of their part."""
    title, depth, lines, fence = "", 0, list[str](), ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if mark and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else mark[1]
        found = re.match(r"(#{1,3})(?:\s+(.*?))?(?:\s+#+)?\s*$", line) if not fence else None
        level = len(found[1]) if found else 0
        if not found or (level == 3 and _name(title) != "more" and depth != 3):
            lines.append(line)
        elif level == 1 and not depth and not "".join(lines).strip():
            title, depth = found[2] or "", 1
        else:
            yield Section(_name(title) if depth == 2 else "", title, depth, tuple(lines))
            title, depth, lines = found[2] or "", level, []
    yield Section(_name(title) if depth == 2 else "", title, depth, tuple(lines))


def _name(title: str) -> str:
    plain = from_markdown(title).strip().lower()
    return _NAMES.get(plain) or _MEANINGS.get(read_heading(title), "")


def _read_head(section: Section, page: Page, *, summed: bool) -> None:
    title = "" if section.title == NOTHING else from_markdown(section.title)
    rest: list[str] = []
    for line in _whole_lines(section.lines):
        if found := OPENING.fullmatch(line.strip()):
            page.review_id, page.zone = found["id"], found["zone"]
            page.status = _word(Status, found["status"], page) or Status.DRAFT
        elif fact := _FACT.fullmatch(line):
            _take_fact(fact["label"], fact["value"] or "", page)
        else:
            rest.append(line)
    page.incident["title"] = "" if title == page.review_id else title
    if intro := "\n".join(rest).strip():
        if summed:
            page.keep("Before the first heading", intro)
        else:
            page.incident["summary"] = from_markdown(intro)


def _take_fact(label: str, raw: str, page: Page) -> None:
    name = next((name for name, known in FACTS.items() if known.lower() == label.lower()), "")
    text = from_markdown(raw)
    if name in ("services", "teams", "environments", "tags"):
        page.incident[name] = read_list(raw)
    elif name in ("reference", "cost"):
        page.incident[name] = text
    elif name == "severity":
        rank = re.search(r"\d", text)
        page.incident["severity"] = {"label": text, "rank": int(rank[0]) if rank else None}
    elif name in ("status_reason", "language"):
        page.more[name] = text
    elif name == "visibility" and (word := _word(Visibility, raw, page)):
        page.more["visibility"] = word
    elif name == "kind" and (word := _word(Kind, raw, page)):
        page.incident["kind"] = word
    elif name == "how_found" and (word := _word(HowFound, raw, page)):
        page.incident["how_found"] = word
    else:
        page.keep(label, raw)


def _word(words: type[Status] | type[Visibility] | type[Kind] | type[HowFound], raw: str, page: Page) -> str:
    word = raw.strip().lower().replace(" ", "_")
    if word in {*words}:
        return word
    page.notes.kept.append(f"{raw.strip()[:40]!r}, which is none of {', '.join(words)}")
    return ""


def _whole_lines(lines: tuple[str, ...]) -> list[str]:
    """Join a line that ends in a backslash with the one under it."""
    made: list[str] = []
    for line in lines:
        if made and line.startswith("  ") and _GOES_ON.search(made[-1]):
            made[-1] += f"\n{line[2:]}"
        else:
            made.append(line)
    return made


def _read_section(section: Section, page: Page) -> None:
    name = section.name
    if name in ("summary", "resolution"):
        before = page.incident.get(name, "")
        page.incident[name] = "\n\n".join(filter(None, (before, _read_prose(section, page))))
    elif name == "impact":
        _read_impact(section, page)
    elif name == "more":
        if section.text:
            page.keep("", section.text, note=False)
    elif not name:
        title = "" if section.title == NOTHING else from_markdown(section.title)
        page.put("sections", "s", {"title": title, "text": _read_prose(section, page)})
    else:
        _read_entries(section, page)


def _read_prose(section: Section, page: Page) -> str:
    """Give the prose of a part; a table of the form that stands in it, its own heading gone, is read as what it is."""
    kept: list[str] = []
    table: list[str] = []
    for line in (*section.lines, ""):
        if line.startswith("|"):
            table.append(line)
            continue
        kept += _take_table(table, page) if table else ()
        table = []
        kept.append(line)
    return from_markdown("\n".join(kept).strip("\n"))


def _take_table(lines: list[str], page: Page) -> list[str]:
    """Take the rows of a table of the form; gives what stays prose: all of another table, and rows that cannot be read."""
    rows = [block for block in read_blocks("\n".join(lines))[0] if block.kind == "row"]
    left = [row for row in rows if not take_row(row, page)]
    return lines if left == rows else [f"| {row.text} |" for row in left]


def _read_impact(section: Section, page: Page) -> None:
    impact = page.incident.setdefault("impact", {})
    kept: list[str] = []
    for line in _whole_lines(section.lines):
        fact = _FACT.fullmatch(line)
        name = next((one for one, known in IMPACT.items() if fact and known.lower() == fact["label"].lower()), "")
        if not fact or not name or not _take_impact(name, fact["value"] or "", impact, page):
            kept.append(line)
    prose = _read_prose(Section("", "", 0, tuple(kept)), page)
    impact["text"] = "\n\n".join(filter(None, (impact.get("text", ""), prose)))


def _take_impact(name: str, raw: str, impact: dict[str, object], page: Page) -> bool:
    if name in ("who", "what_could_not_do"):
        impact[name] = from_markdown(raw)
    elif name in ("started_at", "ended_at"):
        impact[name] = read_moment(raw.strip(), page.clock_zone)
        return impact[name] is not None
    elif found := re.fullmatch(rf"(?:\?|(?P<count>{NUMBER}))(?: (?P<unit>.*))?", raw, re.DOTALL):
        impact["count"] = read_number(found["count"]) if found["count"] else None
        impact["unit"] = from_markdown(found["unit"] or "")
    else:
        return False
    return True


def _read_entries(section: Section, page: Page) -> None:
    """Read a part that is a list or a table; what is neither is kept as text under the same heading."""
    items, others = read_items(read_blocks(section.text)[0])
    left: list[str] = []
    loose: list[Block] = []
    for block in others:
        found = _NOTHING.fullmatch(block.text) if section.name in ("carry", "let_go") else None
        if found:
            page.more.setdefault("nothing_to_carry_because", from_markdown(found["because"] or ""))
        elif block.kind == "row" and take_row(block, page):
            continue
        elif section.name == "timeline":
            loose.append(block)
        elif block.text:
            left.append(block.text)
    if section.name == "timeline":
        take_loose_entries((*loose, *(block for item in items for block in item.blocks)), section.title, page)
    elif section.name == "figures":
        left += [item.text for item in items if not page.is_length(item.text)]
    elif section.name == "people":
        for item in items:
            page.person(from_markdown(item.text))
    else:
        for item in items:
            _ITEMS[section.name](item, section.name, page)
    if left:
        page.keep(from_markdown(section.title), "\n\n".join(left))
