"""Parts of a document that are no timeline: factors, actions, takeaways, the summary; the rest stays prose under its own title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from review_widgets.escape import from_markdown
from review_widgets.importers._clock import DATE, find_zone, read_date
from review_widgets.importers.markdown.draft import NOTHING, Draft
from review_widgets.importers.markdown.facts import take_fact_block, take_people, take_sure_facts
from review_widgets.importers.markdown.headings import Meaning, read_heading
from review_widgets.importers.markdown.outline import Block, Part

_ASPECTS = {"factors": "made_possible", "helped": "helped", "worse": "made_worse", "detection": "slowed_detection"}
_TODO = re.compile(r"\A\[(?P<done>[ xX])\]\s+")
_OWNER = re.compile(
    r"\s*(?:[-–—(]\s*)?(?:owner|assignee|assigned to)\s*:\s*(?P<owner>@?[\w .-]{2,40})\)?\s*\Z"
    r"|\s*(?:\(|[-–—]\s*)?(?P<handle>@[\w.-]{2,39})\)?\s*\Z",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"[\s(,;–—-]*\b(?:due(?: date| on| by)?|by|deadline)\b\s*:?\s*(?P<day>[^()]{6,20})\)?\s*\Z", re.IGNORECASE
)
_TAIL = re.compile(r"\s*\((?P<inner>[^()]{2,60})\)\.?\s*\Z")
_LAST_DAY = re.compile(r"[\s(,;]*[-–—,;]\s*\d{4}-\d\d-\d\d\)?\s*\Z|\A\s*\d{4}-\d\d-\d\d\s*\Z")
_NAME = re.compile(r"@?[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,2}")
_LAST_NAME = re.compile(rf"\s+[-–—]\s+(?P<name>{_NAME.pattern})\s*\Z")
_COLUMNS = {
    "title": (
        "action",
        "action item",
        "task",
        "item",
        "description",
        "what",
        "todo",
        "follow-up",
        "improvement",
        "title",
        "summary",
    ),
    "owner": ("owner", "assignee", "who", "responsible", "assigned to", "dri"),
    "team": ("team", "owning team", "assignee team"),
    "due": ("due", "due date", "deadline", "when", "by", "target date", "eta"),
    "status": ("status", "state", "done"),
    "priority": ("priority", "prio"),
    "link": ("ticket", "issue", "link", "tracking", "jira", "bug", "reference", "url"),
}
_STATUS = {
    **dict.fromkeys(("done", "complete", "completed", "closed", "yes"), "done"),
    **dict.fromkeys(("in progress", "doing", "wip", "started"), "in_progress"),
    **dict.fromkeys(("open", "to do", "todo", "new", "not started"), "open"),
    **dict.fromkeys(("cancelled", "canceled"), "cancelled"),
    **dict.fromkeys(("won't do", "wontfix", "not doing"), "not_doing"),
}
_TYPES = ("prevent", "detect", "mitigate", "process", "fix")
_LEAD = re.compile(r"\A[^.]{0,80}:\W*\Z|\b(?:for example|such as|e\.g\.)[,:]?\W*\Z", re.IGNORECASE)
_LINK = re.compile(r"\]\((https?://[^)\s]+)\)|(?<!\()\b(https?://[^\s)>]+)")


def take_part(meaning: Meaning, part: Part, draft: Draft, *, is_title: bool, listed: bool = False) -> None:
    """Take what stands under one heading; ``listed`` says that there is a list in it or under its own headings."""
    lines = [block for block in part.blocks if not NOTHING.fullmatch(block.text)]
    if is_title or meaning == "facts":
        lines = [block for block in lines if not take_fact_block(block, draft)]
    elif meaning in ("summary", "impact", "resolution", "other"):
        for block in lines:
            take_sure_facts(block, draft)
    lines = [block for block in lines if not find_zone(block.text)[1] and not (is_title and _only_day(block.text))]
    if listed and meaning in (*_ASPECTS, "actions", "takeaways"):
        lines = _without_leads(meaning, lines, part, draft)
    texts = texts_of(lines)
    if not texts:
        return
    if meaning in ("summary", "resolution") and not draft.incident.get(meaning):
        draft.incident[meaning] = "\n\n".join(texts)
    elif meaning == "impact" and "impact" not in draft.incident:
        draft.incident["impact"] = {"text": "\n\n".join(texts)}
    elif meaning == "people":
        take_people(lines, draft)
    elif meaning in _ASPECTS:
        aspect = "triggered" if re.match(r"\W*trigger", part.title, re.IGNORECASE) else _ASPECTS[meaning]
        for text in texts:
            draft.add("factors", "f", text, aspect=aspect)
    elif meaning == "actions":
        for block, text in zip(_heads(lines), texts, strict=True):
            _take_action(block, text, part, draft)
    elif meaning == "questions":
        for text in texts:
            draft.add("open_questions", "q", text)
    elif meaning == "takeaways" and any(block.kind == "item" for block in lines):
        for text in texts:
            draft.add("takeaways", "t", text)
    elif is_title and not draft.has_summary and not draft.incident.get("summary"):
        draft.incident["summary"] = "\n\n".join(texts)
        draft.notes.guessed.append("summary: the text before the first heading")
    else:
        draft.add("sections", "s", "\n\n".join(texts), title=part.title)
        draft.notes.kept.append(f"the section {part.title or 'before the first heading'!r}")


def _without_leads(meaning: Meaning, blocks: list[Block], part: Part, draft: Draft) -> list[Block]:
    """Keep a paragraph that only leads to a list as text: of actions each, of factors a short one or one that gives examples."""
    leads = [
        block
        for block in blocks
        if block.kind == "text" and not block.depth and (meaning == "actions" or _LEAD.search(block.text))
    ]
    if leads:
        draft.add("sections", "s", "\n\n".join(block.text for block in leads), title=part.title)
        draft.notes.kept.append(f"what leads to the list under {part.title!r}")
    return [block for block in blocks if block not in leads]


def _only_day(text: str) -> bool:
    found = DATE.search(text)
    return (
        found is not None
        and len(text) - len(found[0]) < 10
        and bool(re.fullmatch(r"\W*(?:date)?\W*", DATE.sub("", text), re.I))
    )


def texts_of(blocks: Iterable[Block]) -> list[str]:
    """Give the pieces of a part: each first-level item with what stands under it, each paragraph, table row or piece of code."""
    made: list[str] = []
    for block in blocks:
        if _belongs_above(block) and made:
            deeper = "\n  - " if block.kind == "item" else "\n\n" if block.depth == 1 else "\n  "
            made[-1] += f"{deeper}{_shown(block)}"
        else:
            made.append(_shown(block))
    return made


def _heads(blocks: Iterable[Block]) -> list[Block]:
    made: list[Block] = []
    for block in blocks:
        if not (_belongs_above(block) and made):
            made.append(block)
    return made


def _belongs_above(block: Block) -> bool:
    return block.depth > 1 or (block.depth == 1 and block.kind != "item")


def _shown(block: Block) -> str:
    if block.kind == "row":
        named = (
            f"{name}: {cell}" if name and number else cell
            for number, (name, cell) in enumerate(zip(block.header, block.cells, strict=False))
            if cell
        )
        return " · ".join(named) if block.header else " · ".join(filter(None, block.cells))
    return f"```\n{block.text}\n```" if block.kind == "code" else block.text


def _take_action(block: Block, text: str, part: Part, draft: Draft) -> None:
    more: dict[str, Any] = {"source": "review"}
    named = block.kind == "row" and "title" in (cells := _columns(block))
    if named:
        text = "\n".join([cells.pop("title"), *_take_cells(cells, more, draft)])
    if todo := _TODO.match(text):
        text, more["status"] = text[todo.end() :], "done" if todo["done"].strip() else "open"
    title, _, rest = text.partition("\n")
    if not named:
        title = _take_tail(title, more, draft)
    if link := _LINK.search(text):
        more["external_issue"] = {"url": link[1] or link[2]}
    under = f"under {part.title!r}" if read_heading(part.title) != "actions" else ""
    more["description"] = "\n".join(filter(None, (under, rest.strip())))
    draft.add("actions", "a", title.strip() or text.strip(), **more)


def _take_tail(title: str, more: dict[str, Any], draft: Draft) -> str:
    """Take the day and the owner that end an action, as in ``(Ada by 3 May 2030)`` or ``- Ada - 2030-05-03``; give the rest."""
    tail = _TAIL.search(title)
    inner = tail["inner"] if tail else title
    due = _DUE.search(inner) or _LAST_DAY.search(inner)
    if due and (day := _read_day(due[0])):
        more["due_date"], inner = day.isoformat(), inner[: due.start()]
    owner = _OWNER.search(inner)
    if owner:
        more["assignee"], inner = draft.person(owner["owner"] or owner["handle"]), inner[: owner.start()]
    elif tail and (
        inner.strip(" ,;") == "" or draft.knows(inner) or ("due_date" in more and _NAME.fullmatch(inner.strip(" ,;")))
    ):
        more |= {"assignee": draft.person(inner.strip(" ,;"))} if inner.strip(" ,;") else {}
        inner = ""
    elif tail:
        return title if not more.keys() & {"due_date", "assignee"} else f"{title[: tail.start()]} ({inner.strip()})"
    elif (last := _LAST_NAME.search(inner)) and (draft.knows(last["name"]) or "due_date" in more):
        more["assignee"], inner = draft.person(last["name"]), inner[: last.start()]
    return (
        title[: tail.start()] if tail and not inner.strip(" (") else f"{title[: tail.start()] if tail else ''}{inner}"
    )


def _columns(block: Block) -> dict[str, str]:
    """Give the cells of an action's row by what they mean; other columns keep their own name."""
    made: dict[str, str] = {}
    for name, cell in zip(block.header, block.cells, strict=False):
        bare = re.sub(r"\s*\(.*?\)|[^a-z -]", "", name).strip()
        meaning = next((key for key, names in _COLUMNS.items() if bare in names and key not in made), name)
        if cell.strip():
            made[meaning] = cell.strip()
    return made


def _take_cells(cells: dict[str, str], more: dict[str, Any], draft: Draft) -> list[str]:
    """Fill an action from the cells of its row; gives the lines of what has no field."""
    rest = []
    for name, cell in cells.items():
        if NOTHING.fullmatch(cell) or (name in ("#", "no", "no.") and cell.rstrip(".)").isdigit()):
            continue
        if name == "owner":
            more["assignee"] = draft.person(cell)
        elif name == "due" and (day := _read_day(cell)):
            more["due_date"] = day.isoformat()
        elif name == "status" and cell.lower().strip(" *✅") in _STATUS:
            more["status"] = _STATUS[cell.lower().strip(" *✅")]
        elif name == "priority":
            more["priority"] = cell
        elif name == "type" and cell.lower() in _TYPES:
            more["type"] = cell.lower()
        elif name == "team":
            more["assignee_team"] = from_markdown(cell)
        else:
            rest.append(f"{name}: {cell}")
    return rest


def _read_day(text: str) -> date | None:
    found = DATE.search(text)
    return read_date(found, year=None)[0] if found else None
