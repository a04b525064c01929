"""Markdown postmortems: headings, timelines in ten dialects, factors, actions, people; everything else is kept as prose."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

from review_widgets.errors import ImportFailed
from review_widgets.escape import from_markdown
from review_widgets.importers._clock import NO_DAY, ZONE, Clock, find_zone
from review_widgets.importers._form import Content, Importer, Notes
from review_widgets.importers._kinds import guess_kind
from review_widgets.importers.markdown.days import find_day, find_order, find_year
from review_widgets.importers.markdown.draft import NOTHING, Draft
from review_widgets.importers.markdown.entries import Entry, open_line, without_own_time
from review_widgets.importers.markdown.facts import take_fact
from review_widgets.importers.markdown.front_matter import LOOKS, split_front_matter
from review_widgets.importers.markdown.headings import Meaning, read_heading
from review_widgets.importers.markdown.house import is_house, read_house
from review_widgets.importers.markdown.outline import Block, Part, read_outline
from review_widgets.importers.markdown.pieces import take_part
from review_widgets.importers.markdown.prose import read_prose
from review_widgets.importers.markdown.timeline import Chronicle, read_timeline
from review_widgets.model import Review, stable_id
from review_widgets.plural import count_of

_MAX_BYTES = 8 * 1024 * 1024
_MARKDOWN = (".md", ".markdown", ".mkd", ".mdx", ".qmd", ".rmd")
_JSON = re.compile(r"[\[{]\s*(?:[\"{\[\]}]|-?\d|true|false|null)")
_OTHER = re.compile(r"\.(?:jsonl?|ndjson|csv|tsv|xml|atom|rss|html?|log|xlsx?|ods|pdf|zip|ya?ml|toml|ics|png|jpe?g)$")


def _identify(content: Content) -> bool:
    if _OTHER.match(content.suffix):
        return False
    head = content.head.lstrip("\ufeff \n")
    if _JSON.match(head) or head.startswith(("<?xml", "<feed", "<html", "<!DOCTYPE")) or "\x00" in head:
        return False
    if content.suffix in _MARKDOWN:
        return True
    return bool(re.search(r"^#{1,6}\s+\S|^[=-]{3,}$|^\s*\|.*\|", head, re.MULTILINE))


def _read(content: Content) -> tuple[Review, ...]:
    if len(content.raw) > _MAX_BYTES:
        raise ImportFailed.of(
            content.name,
            found=f"{count_of(len(content.raw), 'byte', spec=',')} of prose",
            expected="a document of at most 8 MB",
            do="Import the tool's own export instead.",
        )
    if is_house(content.text):
        return (read_house(content),)
    values, body = split_front_matter(content.text)
    parts, links = read_outline(body)
    zone, _ = find_zone(body)
    clock = Clock(day=None, zone=zone, fallback=content.zone, year=find_year(content.name, body))
    clock.day_first, clock.order = find_order(content, body)
    clock.day, clock.why = find_day(content, values, parts, clock)
    draft = Draft(content, Notes(), clock)
    title = next((one.title for one in parts if one.depth == 1 and read_heading(one.title) != "timeline"), "")
    if not title and parts and read_heading(parts[0].title) == "other":
        title = parts[0].title
    title = title or re.sub(r"\.\w+(\.gz)?$", "", content.name)
    draft.incident["title"] = values.pop("title", "") or from_markdown(title, code=True)
    for key, value in values.items():
        if key in LOOKS:
            draft.notes.dropped.append(f"how the page looks: {key}")
        else:
            take_fact(key, value, draft)
    _take_parts(parts, draft)
    if not draft.lists.get("events"):
        _take_prose(parts, draft)
    if not draft.lists.get("events"):
        draft.notes.kept.append("all of it: no timeline was found")
    for label, url in links.items():
        draft.incident.setdefault("links", []).append({"id": stable_id("l", url, label), "url": url, "label": label})
    return (draft.finish(zone),)


def _take_parts(parts: tuple[Part, ...], draft: Draft) -> None:
    draft.has_summary = any(_meaning(part) == "summary" for part in parts)
    if not any(_meaning(part) == "timeline" for part in parts):
        parts = tuple(_without_timed(part, draft) for part in parts)
    told, at = False, 0
    while at < len(parts):
        part = parts[at]
        meaning = _meaning(part)
        opening = open_line(part.title) if meaning == "other" and told else None
        at += 1
        if meaning != "timeline" and not (opening and opening.clock):
            titled = part.depth <= 1 and part.title == parts[0].title
            own = (part, *_below(parts, at, part.depth))
            listed = any(block.kind in ("item", "row") for each in own for block in each.blocks)
            take_part(meaning, part, draft, is_title=titled, listed=listed)
            continue
        below = _below(parts, at, part.depth)
        at += len(below)
        if meaning == "timeline":
            told = True
            draft.clock.zone = draft.clock.zone or _zone_in(part.title)
            own = (part, *below)
        else:
            own = (Part("", 0, ()), part, *below)
        if start := draft.incident.get("started_at"):
            draft.clock.start = datetime.fromisoformat(start)
        _take_timeline(read_timeline(own, draft.clock), part, draft)


def _without_timed(part: Part, draft: Draft) -> Part:
    """Take the rows or items of a part as a timeline where most of them begin with a clock time; give what else stands in it."""
    listed = [block for block in part.blocks if block.kind in ("row", "item") and block.depth <= 1]
    timed = [block for block in listed if _is_timed(block)]
    if _meaning(part) not in ("other", "summary") or len(timed) < 2 or 2 * len(timed) <= len(listed):
        return part
    first, last = (part.blocks.index(block) for block in (listed[0], listed[-1]))
    draft.notes.guessed.append(f"a timeline: the list of times under {part.title or 'no heading'!r}")
    _take_timeline(read_timeline((replace(part, blocks=part.blocks[first : last + 1]),), draft.clock), part, draft)
    return replace(part, blocks=part.blocks[:first] + part.blocks[last + 1 :])


def _is_timed(block: Block) -> bool:
    openings = map(open_line, block.cells[:3] if block.kind == "row" else [block.text])
    return any(opening and opening.clock for opening in openings)


def _below(parts: tuple[Part, ...], at: int, depth: int) -> tuple[Part, ...]:
    end = next((number for number in range(at, len(parts)) if parts[number].depth <= depth), len(parts))
    return parts[at:end]


def _meaning(part: Part) -> Meaning:
    own = read_heading(part.title)
    if own != "other" or not part.parents:
        return own
    passed_on = ("actions", "factors", "helped", "worse", "takeaways")
    above = [read_heading(parent) for parent in part.parents]
    return next((meaning for meaning in reversed(above) if meaning in passed_on), "other")


def _zone_in(title: str) -> str:
    found = re.search(rf"[(\[,–—-]\s*(?:all |in |times )*(?P<zone>{ZONE.pattern})\s*[)\]]?\s*\Z|\b(?:UTC|GMT)\Z", title)
    return (found["zone"] or found[0]) if found else ""


def _take_timeline(chronicle: Chronicle, part: Part, draft: Draft) -> None:
    for entry in chronicle.entries:
        _take_entry(entry, draft)
    prose = "\n\n".join(text for text in chronicle.prose if not NOTHING.fullmatch(text) and not find_zone(text)[1])
    if prose:
        draft.add("sections", "s", prose, title=part.title)
        draft.notes.kept.append(f"text of the timeline that stands at no time, under {part.title!r}")


def _take_prose(parts: tuple[Part, ...], draft: Draft) -> None:
    """Take the spans and times that sentences tell, where a document has no timeline; the prose itself stays where it is."""
    told = read_prose(parts, draft.clock)
    first = min((entry.moment.at for entry in told if entry.moment.at), default=None)
    for entry in told:
        draft.notes.guessed.append(f"an event from a sentence, as there is no timeline: {entry.stated!r}")
        _take_entry(entry, draft)
        if entry.until and entry.until.at and entry.moment.at and entry.moment.at == first:
            for name, at in (("started_at", entry.moment.at), ("resolved_at", entry.until.at)):
                if name not in draft.incident:
                    draft.settle(name, at, f"a sentence: {entry.stated}")


def _take_entry(entry: Entry, draft: Draft) -> None:
    text = without_own_time(entry) or entry.stated
    moment = entry.moment
    if moment.at is None and NOTHING.fullmatch(entry.text):
        draft.notes.dropped.append(f"an entry without time and text: {entry.stated!r}")
        return
    if not entry.stated:
        draft.notes.kept.append(f"an entry of the timeline without a time: {text[:60]!r}")
    elif moment.note and not moment.note.endswith(NO_DAY):
        draft.notes.guessed.append(moment.note)
    said = f"stated as {entry.stated!r}"
    more: dict[str, Any] = {
        "occurred_at": moment.at.isoformat() if moment.at else None,
        "ended_at": entry.until.at.isoformat() if entry.until and entry.until.at else None,
        "precision": moment.precision if moment.at else "unknown",
        "time_note": moment.note
        if moment.at or not entry.stated or said in moment.note
        else "; ".join(filter(None, (said, moment.note))),
        "kind": guess_kind(text),
        "source": draft.content.name,
    }
    if entry.who:
        more["actor"] = draft.person(entry.who)
    event_id = draft.add("events", "e", text, **more)
    if entry.day_only:
        draft.days_only.add(event_id)


IMPORTER = Importer(
    name="markdown",
    reads="Markdown or text postmortems: headings, timelines, contributing factors, action items",
    identify=_identify,
    read=_read,
    verified="postmortems of two organisations",
    is_local=True,
)
