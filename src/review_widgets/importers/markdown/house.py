"""The house's own Markdown, as the exporter ``md`` writes it and people change it by hand; what is not of the form is kept as text.

Parts may stand in any order, be missing or bear another usual name; entries may be added as people write them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from review_widgets.escape import from_markdown
from review_widgets.importers._form import Content
from review_widgets.importers.markdown.front_matter import LOOKS, split_front_matter
from review_widgets.importers.markdown.headings import Meaning, read_heading
from review_widgets.importers.markdown.house_items import (
    Item,
    kind_of,
    read_action_item,
    read_condition,
    read_factor,
    read_items,
    read_note,
    read_reader_line,
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
_OWN = ("factors", "conditions", "carry", "let_go", "undecided", "actions", "people", "more")
"""The parts whose headings hardly anybody else uses."""
_FACT = re.compile(r"[-*+] \*{0,2}(?P<label>[A-Z][\w ]{1,30}):\*{0,2}(?: (?P<value>.*))?", re.DOTALL)
_ZONE = re.compile(r"^\| *Time *\| *(?P<zone>[A-Za-z0-9_+/-]+) *\| *How sure *\|", re.MULTILINE)
_BAR = "\\|"
_PIPE = re.compile(r"(?<!\\)\|")
_GOES_ON = re.compile(r"(?<!\\)(?:\\\\)*\\\Z")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_NOTHING = re.compile(r"Nothing(?: yet)?\.|(?:Nothing: )(?P<because>.*)", re.DOTALL)
_ITEMS: dict[str, Callable[[Item, str, Page], None]] = {
    **dict.fromkeys(("factors", "helped", "worse", "seen", "tests", "tools"), read_factor),
    **dict.fromkeys(("carry", "let_go", "undecided"), read_takeaway),
    **dict.fromkeys(("surprises", "questions"), read_note),
    "readers": read_reader_line,
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
        return "\n".join(self.lines).strip()


def is_house(text: str) -> bool:
    """Tell whether a document is of the house's form: by the line under its title, or by a heading of decisions beside another of its own."""
    head = text[:4000].split("\n")[:40]
    if any(OPENING.fullmatch(line.strip()) for line in head):
        return True
    titles = {found.rstrip() for found in re.findall(r"^## (.+)$", text, re.MULTILINE)}
    own = titles & {TITLES[name] for name in _OWN}
    return len(own) > 1 and bool(own & {TITLES["carry"], TITLES["let_go"]})


def read_house(content: Content) -> Review:
    """Read a document of the house's form."""
    values, body = split_front_matter(content.text)
    sections = tuple(_split(_with_whole_tables(body)))
    page = Page(content)
    for key, value in values.items():
        if key in LOOKS or key == "title":
            page.notes.dropped.append(f"in front of the page: {key}")
        else:
            _take_fact(key[:1].upper() + key[1:], value, page)
    _read_head(sections[0], page, summed="summary" in {one.name for one in sections})
    for section in sorted(sections[1:], key=lambda one: one.name != "people"):
        _read_section(section, page)
    return page.finish()


def _with_whole_tables(text: str) -> str:
    """Give the text with every table on its own: as many columns as its head has, what a row has beyond them in its last cell."""
    made: list[str] = []
    columns = 0
    for line in text.split("\n"):
        cells = _PIPE.split(line.strip().strip("|")) if line.startswith("|") else []
        if not cells:
            columns = 0
        elif not columns:
            columns = len(cells)
            made += [""] if made and made[-1].strip() else []
        elif re.fullmatch(r"\|[\s:|-]*-[\s:|-]*", line) and columns != len(cells):
            line = "|" + "---|" * columns
        elif len(cells) > columns:
            kept, rest = cells[: columns - 1], cells[columns - 1 :]
            line = f"|{'|'.join([*kept, _BAR.join(rest)])}|"
        made.append(line)
    return "\n".join(made)


def _split(text: str) -> Iterator[Section]:
    """Give the head of the document and every part; deeper headings stay in the text of their part."""
    title, depth, lines, fence = "", 0, list[str](), ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if mark and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else mark[1]
        found = re.match(r" {0,3}(#{1,3})(?:\s+(.*?))?(?:\s+#+)?\s*$", line) if not fence else None
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
    page.zone = page.zone or (found["zone"] if (found := _ZONE.search(page.content.text)) else "")
    page.incident["title"] = "" if title == page.review_id else title
    if intro := "\n".join(rest).strip():
        if summed:
            page.keep("Before the first heading", intro)
        else:
            page.incident["summary"] = from_markdown(intro)


def _take_fact(label: str, raw: str, page: Page) -> None:
    name = next((name for name, known in FACTS.items() if known.lower() == label.lower()), "")
    text = from_markdown(raw.strip())
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
    """Join a line that ends in a backslash with the one under it, and a fact with how it goes on."""
    made: list[str] = []
    for line in lines:
        goes_on = bool(made) and bool(_GOES_ON.search(made[-1]))
        if made and line.startswith("  ") and (goes_on or _FACT.fullmatch(made[-1])):
            made[-1] += f"\n{line[2:]}" if goes_on else f" {line.strip()}"
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
    return from_markdown("\n".join(kept).strip())


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
        impact[name] = from_markdown(raw.strip())
    elif name in ("started_at", "ended_at"):
        impact[name] = read_moment(raw.strip(), page.clock_zone)
        return impact[name] is not None
    elif found := re.fullmatch(rf"(?:\?|(?P<count>{NUMBER}))(?: (?P<unit>.*))?", raw.strip(), re.DOTALL):
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
        elif block.kind == "row":
            left.append("; ".join(": ".join(filter(None, pair)) for pair in zip_longest(block.header, block.cells)))
        elif block.text:
            left.append(block.text)
    if section.name == "timeline":
        told = [item for item in items if kind_of(item, "timeline") == "timeline"]
        take_loose_entries((*loose, *(block for item in told for block in item.blocks)), section.title, page)
        items = [item for item in items if item not in told]
    for item in items:
        name = kind_of(item, section.name)
        if name != section.name:
            page.notes.guessed.append(f"by its own words one of {TITLES[name]!r}: {item.raw[:40]!r}")
        if name in _ITEMS:
            _ITEMS[name](item, name, page)
            continue
        item.take(())
        said = re.fullmatch(r"(?P<name>[^()\n]{1,60}?)(?: \((?P<role>[^()\n]+)\))?", item.text)
        if name == "people" and said:
            page.person(said["name"], role=said["role"] or "")
        elif not page.is_length(item.text):
            left.append(f"- {item.raw}")
    if left:
        page.keep(from_markdown(section.title), "\n\n".join(left))
