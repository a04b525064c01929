"""PagerDuty's post-incident review as it is exported to PDF, or the text copied from it.

The timeline has dates as headings, ``h:mm AM`` before each entry, and one zone for all of it in a footnote. What stands before it is read
as the prose it is. Reading a PDF needs the extra ``pdf``.

References
----------
PagerDuty, "Postmortems" (support.pagerduty.com): report export; the order of its parts as exports published by others show it.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from zoneinfo import available_timezones

from review_widgets.importers import markdown
from review_widgets.importers._clock import CLOCK as CLOCK_FORM
from review_widgets.importers._clock import DATE, read_clock, read_date
from review_widgets.importers._form import Content, Importer
from review_widgets.importers._story import Story
from review_widgets.importers._together import merge_source
from review_widgets.model import Review
from review_widgets.timeline import zone_of

_META = ("OWNER OF REVIEW PROCESS", "IMPACT TIME", "DURATION")
_HEADINGS = (
    "Overview",
    "What Happened",
    "Impact",
    "Customer Impact",
    "Root Cause",
    "Contributing Factors",
    "Detection",
    "Resolution",
    "Where we got lucky",
    "What Went Well",
    "What Didn't Go So Well",
    "What Went Wrong",
    "Lessons Learned",
    "Action Items",
    "Follow-up",
    "Messaging",
)
_HEADING = re.compile(rf"^(?:{'|'.join(map(re.escape, _HEADINGS))})\s*\??:?$".replace("'", "['’]"), re.IGNORECASE)
_ZONE = re.compile(r"All times listed (?:here )?(?:are )?in\s+(.{3,60}?)\s*(?:\.|\*|$)", re.IGNORECASE | re.DOTALL)
_DAY_AT = r"([A-Z][a-z]{2,8} \d{1,2}(?:, \d{4})?) at (\d{1,2}:\d\d(?: ?[AP]M)?)"
_IMPACT = re.compile(rf"{_DAY_AT}\s+to\s+{_DAY_AT}", re.IGNORECASE)
_DATE_LINE = re.compile(r"^(?:[A-Z][a-z]+day,? )?([A-Z][a-z]{2,8} \d{1,2},? \d{4})$")
_ENTRY = re.compile(r"^(\d{1,2}:\d\d ?[AP]M)\b\s*(.*)$", re.IGNORECASE)
_BY = re.compile(
    r"^(?:Acknowledged|Resolved|Triggered|Reassigned|Escalated|Note added|Status update[^:]*|Priority [^:]*?) by (.+?)"
    r"(?: through\b| via\b| \(|[:,]|\.?$)"
)
_NOISE = re.compile(
    r"^(?:https?://\S+(?:\s+\d+/\d+)?|\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d\d.*PagerDuty.*|Postmortem Report - .*|\d+/\d+|No comments added)$"
)
_FOOTNOTE = re.compile(r"All times listed|^[\w ]+\(.*\)\.?$|\.$")
_CITIES = {
    "Pacific Time": "America/Los_Angeles",
    "Mountain Time": "America/Denver",
    "Central Time": "America/Chicago",
    "Eastern Time": "America/New_York",
}


def _identify(content: Content) -> bool:
    if content.members is not None:
        return False
    return "Status:" in content.head and any(field in content.head for field in _META[:2])


def _read(content: Content) -> tuple[Review, ...]:
    lines = [line.strip() for line in content.text.splitlines()]
    lines = [line for line in lines if line and not _NOISE.match(line)]
    text = "\n".join(lines)
    start = next((at for at, line in enumerate(lines) if line == "Timeline"), len(lines))
    status = next((at for at, line in enumerate(lines[:start]) if line.startswith("Status:")), 0)
    title = _find_title(lines[:status])
    stated = _ZONE.search(text)
    named = " ".join(stated[1].split()) if stated else ""
    zone = _zone_of(named) or content.zone or "UTC"
    stem = re.sub(r"\.(?:pdf|txt)(?:\.gz)?$", "", content.name, flags=re.IGNORECASE)
    story = Story(
        Content(content.name, content.raw, zone, since=content.since, until=content.until),
        "pagerduty_review",
        "PagerDuty",
        stem,
    )
    story.notes.guessed.append(
        f"zone: {named or 'none stated'}, read as {zone}" if not _zone_of(named) else f"zone: {named} is {zone}"
    )
    first = _take_timeline(lines[start + 1 :], story, zone)
    _take_impact(text, first, story, zone)
    number = re.search(r"INCIDENT #(\d+)", text)
    owner = _find_owner(lines, title)
    story.add_person(owner, role="Owner of the review")
    story.incident["status"] = lines[status].removeprefix("Status:").strip() if lines else ""
    made = story.finish(title=title or stem, reference=f"#{number[1]}" if number else "", review_id=stem)
    prose = lines[status + 1 : start]
    fields = next(
        (at for at, line in enumerate(prose) if _HEADING.match(line)), 0 if owner not in prose else len(prose)
    )
    return (_with_prose(made, prose[fields:], title),)


def _take_timeline(lines: list[str], story: Story, zone: str) -> date | None:
    """Take the entries, each with the lines that follow it; gives the first date."""
    day = first = None
    entries: list[tuple[date | None, str, list[str]]] = []
    for line in lines:
        if (dated := _DATE_LINE.match(line)) and (found := DATE.search(dated[1])):
            day, _ = read_date(found, year=None)
            first = first or day
        elif entry := _ENTRY.match(line):
            entries.append((day, entry[1], [entry[2]] if entry[2] else []))
        elif line.startswith("INCIDENT #") or re.match(r"^\*?All times listed", line):
            continue
        elif entries:
            entries[-1][2].append(line)
        else:
            story.add_event(None, line)
    for day, clock, said in entries:
        text = " ".join(said)
        who = _BY.match(text)
        kind = (
            "alert"
            if text.startswith("Triggered")
            else "status_change"
            if text.startswith(("Acknowledged", "Resolved"))
            else ""
        )
        at = _at(day, clock, zone)
        story.add_event(at, text, kind=kind, actor=story.add_person(who[1]) if who and "API" not in who[1] else "")
        if text.startswith("Triggered"):
            story.set_time("detected_at", at)
        elif text.startswith("Acknowledged"):
            story.set_time("acknowledged_at", at)
    return first


def _at(day: date | None, clock: str, zone: str) -> str:
    found = CLOCK_FORM.search(clock)
    read = read_clock(found) if found else None
    if day is None or read is None:
        return ""
    return datetime.combine(day, time(read[0].hour, read[0].minute), zone_of(zone)).isoformat(timespec="minutes")


def _take_impact(text: str, first: date | None, story: Story, zone: str) -> None:
    """Take the times of the impact, whose year stands in the timeline only."""
    found = _IMPACT.search(text)
    if not found:
        return
    for name, stated, clock in (("started_at", found[1], found[2]), ("resolved_at", found[3], found[4])):
        dated = DATE.search(stated)
        day, note = read_date(dated, year=first.year if first else None) if dated else (None, "")
        if day is None:
            story.notes.guessed.append(f"{name}: stated as {stated} at {clock}; no year is known")
        else:
            story.set_time(name, _at(day, clock, zone), why="the year stands in the timeline" if note else "")  # type: ignore[arg-type]  # both are names of times


def _with_prose(made: Review, lines: list[str], title: str) -> Review:
    """Add what the parts before the timeline hold, read as prose under headings."""
    text = "\n".join(f"\n## {line}\n" if _HEADING.match(line) else line for line in lines)
    if not text.strip():
        return made
    (source,) = made.sources
    (prose,) = markdown.IMPORTER.read(Content(f"{source.name}.md", f"# {title}\n\n{text}\n".encode()))
    merged, _ = merge_source(made, prose)
    told = [
        note
        for note in prose.sources[0].notes
        if not note.startswith("mapped: incident title") and "no timeline" not in note
    ]
    return merged.model_copy(
        update={"sources": (source.model_copy(update={"notes": tuple(dict.fromkeys((*source.notes, *told)))}),)}
    )


def _find_title(lines: list[str]) -> str:
    """Give the lines right before the status, without the names of fields, their values and the footnote."""
    title: list[str] = []
    for line in reversed(lines):
        if any(word in line for word in _META) or _IMPACT.search(line) or _FOOTNOTE.search(line):
            break
        title.insert(0, line)
        if len(title) == 3:
            break
    return " ".join(title)


def _find_owner(lines: list[str], title: str) -> str:
    """Give the owner: what follows the field's name, past the names of the other fields."""
    for at, line in enumerate(lines):
        if _META[0] in line:
            rest = line.partition(_META[0])[2].strip(" :")
            after = [one for one in lines[at + 1 : at + 6] if not any(word in one for word in _META)]
            return rest or next((one for one in after if not re.search(r"\d", one) and one not in title), "")
    return ""


def _zone_of(named: str) -> str:
    """Give the IANA name of a zone as PagerDuty calls it: by the zone's city, or the four of the United States."""
    plain = re.sub(r"\s*\(.*", "", named).strip()
    if plain in _CITIES:
        return _CITIES[plain]
    city = plain.replace(" ", "_")
    known = [name for name in sorted(available_timezones()) if name == city or name.endswith(f"/{city}")]
    return next((name for name in known if not name.startswith(("Etc/", "posix/", "right/"))), "")


IMPORTER: Importer = Importer(
    name="pagerduty_review",
    reads="PagerDuty's post-incident review as PDF (with the extra pdf) or its text",
    identify=_identify,
    read=_read,
    is_local=True,
)
