"""Rows of the house's tables: events, times of the incident, follow-ups, people; each known by the head of its table."""

from __future__ import annotations

import re
from typing import Any

from review_widgets.escape import from_markdown
from review_widgets.importers._clock import Clock
from review_widgets.importers._kinds import guess_kind
from review_widgets.importers.markdown.entries import Entry, read_row
from review_widgets.importers.markdown.house_page import Page
from review_widgets.importers.markdown.outline import Block, Part
from review_widgets.importers.markdown.timeline import read_timeline
from review_widgets.markdown_form import ACTIONS, NOTHING, SURE, read_day, read_moment, read_when
from review_widgets.timeline import TIME_MEANINGS

_STATES = ("open", "in_progress", "done", "cancelled", "not_doing")


def take_row(row: Block, page: Page) -> bool:
    """Take a row of a table of the form; false where it is of another table or cannot be read."""
    cells = dict(zip(row.header, row.cells, strict=False))
    if {"when", "what"} <= cells.keys():
        return _take_event(row, cells, page)
    if {"time", "how sure"} <= cells.keys():
        return _take_time(row.cells, page)
    if {"what", "state"} <= cells.keys():
        return _take_action(cells, page)
    if {"who", "role"} <= cells.keys():
        name, role, team = (from_markdown(cells.get(key, "")) for key in ("who", "role", "team"))
        return bool(page.person(name, role=role, team=team, new=True))
    return False


def _take_event(row: Block, cells: dict[str, str], page: Page) -> bool:
    when = read_when(cells["when"], page.clock_zone)
    if when is None:
        entry = read_row(row, _clock(page))
        if entry is None:
            return False
        _put_entry(entry, page)
        return True
    told, importance = cells["what"], "normal"
    for mark, word in (("**", "key"), ("*", "background")):
        if len(told) > 2 * len(mark) and told.startswith(mark) and told.endswith(mark):
            told, importance = told[len(mark) : -len(mark)], word
            break
    text = "" if told == NOTHING else from_markdown(told)
    other = [f"{name}: {cell}" for name, cell in cells.items() if name not in ("when", "what", "who", "team") and cell]
    page.last = when.at or page.last
    page.put(
        "events",
        "e",
        {
            "occurred_at": when.at,
            "ended_at": when.until,
            "precision": when.precision,
            "text": "\n".join([text, *map(from_markdown, other)]),
            "kind": guess_kind(text),
            "importance": importance,
            "actor": page.person(from_markdown(cells.get("who", ""))),
            "team": from_markdown(cells.get("team", "")),
            "known_at_the_time": False if when.learned_later else None,
            "source": page.content.name,
        },
    )
    return True


def _clock(page: Page) -> Clock:
    return Clock(day=page.day, fallback=page.zone_name, year=page.last.year if page.last else None)


def _put_entry(entry: Entry, page: Page) -> None:
    """Take an entry that somebody wrote in another way than the form."""
    notes = [part for part in entry.moment.note.split("; ") if part and not part.startswith("no zone stated")]
    page.notes.guessed += notes
    page.last = entry.moment.at or page.last
    text = from_markdown(entry.text or entry.stated, code=True)
    page.put(
        "events",
        "e",
        {
            "occurred_at": entry.moment.at,
            "ended_at": entry.until.at if entry.until else None,
            "precision": entry.moment.precision,
            "time_note": "; ".join(notes or ([] if entry.moment.at else [f"stated as {entry.stated!r}"])),
            "text": text,
            "kind": guess_kind(text),
            "actor": page.person(from_markdown(entry.who)),
            "source": page.content.name,
        },
    )


def take_loose_entries(blocks: tuple[Block, ...], title: str, page: Page) -> None:
    """Take what stands in the timeline outside of its table: entries of a list, lines, days as headings."""
    if not blocks:
        return
    told = read_timeline((Part(title, 2, blocks),), _clock(page))
    for entry in told.entries:
        _put_entry(entry, page)
    if prose := "\n\n".join(told.prose):
        page.keep(from_markdown(title), prose)


def _take_time(cells: tuple[str, ...], page: Page) -> bool:
    title = cells[0].partition(":")[0].strip(" *").lower()
    name = next((name for name, (word, _) in TIME_MEANINGS.items() if word.lower() == title), "")
    at = read_moment(cells[1].strip(), page.clock_zone) if len(cells) > 1 else None
    if not name or at is None:
        return False
    said = cells[2] if len(cells) > 2 else ""
    found = re.fullmatch(rf"(?P<word>{'|'.join(SURE.values())})(?:: (?P<why>.*))?", said, re.DOTALL)
    precision = next((key for key, word in SURE.items() if found and found["word"] == word), "exact")
    why = from_markdown((found["why"] or "") if found else said)
    page.incident[name] = at
    if precision != "exact" or why:
        page.time_notes.append({"id": name, "precision": precision, "why": why})
    return True


def _take_action(cells: dict[str, str], page: Page) -> bool:
    raw = {name: cells.get(head.lower(), "") for name, head in ACTIONS.items()}
    known = {head.lower() for head in ACTIONS.values()}
    rest = [f"{name}: {cell}" for name, cell in cells.items() if name not in known and cell]
    day, state = read_day(raw["due_date"]), raw["status"].strip().lower().replace(" ", "_")
    rest += [f"by: {raw['due_date']}"] if raw["due_date"] and not day else []
    rest += [f"state: {raw['status']}"] if state and state not in _STATES else []
    issue = {name: from_markdown(raw[name]) for name in ("key", "url") if raw[name]}
    row: dict[str, Any] = {
        "title": from_markdown(raw["title"]),
        "assignee": page.person(from_markdown(raw["assignee"])),
        "assignee_team": from_markdown(raw["assignee_team"]),
        "due_date": day,
        "status": state if state in _STATES else "open",
        "external_issue": issue or None,
        "description": "\n".join(filter(None, map(from_markdown, (raw["description"], *rest)))),
    }
    page.put("actions", "a", row)
    return True
