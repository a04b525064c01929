"""Plain log lines and pasted chat: every line that begins with a time is an event, lines without one belong to the line before.

Read are ISO 8601, syslog, web server logs, epoch numbers, IRC, WhatsApp, chats saved by Zoom, and what one gets by copying from Slack,
Discord or Teams. A bare clock time takes its date from the lines before it or from the file's name, and says so.

References
----------
RFC 3164 and RFC 5424 (syslog), Apache HTTP Server "Log files: common log format"; the rest as these programs write it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from textwrap import dedent

from review_widgets.errors import ImportFailed
from review_widgets.importers import markdown, pagerduty_review, timeline_csv
from review_widgets.importers._clock import DATE, NO_DAY, Clock, read_date
from review_widgets.importers._form import Content, Importer
from review_widgets.importers._story import Story
from review_widgets.importers._table import tool_of
from review_widgets.importers.log_lines.front import usual_text
from review_widgets.importers.log_lines.line import Day, Line, is_day_first, read_day_line, read_line, with_halves
from review_widgets.model import Review
from review_widgets.plural import count_of

_OTHERS = (".md", ".markdown", ".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".atom", ".xml", ".html", ".htm", "/")
_ALONE = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: (?![a-z])[\w.'’()-]+){0,3}")
_NO_NAMES = {
    "error",
    "warn",
    "warning",
    "info",
    "debug",
    "trace",
    "fatal",
    "critical",
    "notice",
    "note",
    "update",
    "alert",
    "action",
    "time",
    "status",
    "impact",
    "kernel",
    "systemd",
    "http",
    "https",
    "todo",
    "summary",
    "decision",
    "question",
    "deploy",
    "re",
    "fwd",
    "ps",
    "utc",
    "resolved",
}


def _identify(content: Content) -> bool:
    head = content.head.lstrip("\ufeff \n")
    if content.suffix in _OTHERS or re.match(r"[{]|<(?!\d)", head) or "\x00" in head or head.startswith("[{"):
        return False
    lines = [line for line in usual_text(head).split("\n")[:60] if line.strip()]
    fit = sum(read_line(line, day_first=True) is not None for line in lines)
    enough = fit >= 2 or (fit == 1 and len(lines) <= 3)
    others = (markdown.IMPORTER, pagerduty_review.IMPORTER, timeline_csv.IMPORTER)
    return enough and not tool_of(content) and not any(one.identify(content) for one in others)


def _read(content: Content) -> tuple[Review, ...]:
    entries, before = _entries(usual_text(content.text), content)
    if not entries:
        raise ImportFailed.of(
            content.name, found="no line that begins with a time", expected="lines with times", do="Check the file."
        )
    stem = re.sub(r"\.(?:log|txt|out|chat)(?:\.gz)?$", "", content.name, flags=re.IGNORECASE)
    story = Story(content, "log_lines", content.name, stem)
    clock = _clock(stem, before, content)
    if before:
        story.notes.kept.append(
            f"{count_of(before.count(chr(10)) + 1, 'line')} before the first time, as an event without one"
        )
        story.add_event(None, before, key="before")
    entries = _named_first([*with_halves(entries)])
    people = _people(entries)
    nth: Counter[str] = Counter()
    for entry in entries:
        _take(entry, story, clock, people, nth)
    return (story.finish(title=stem, review_id=stem),)


def _entries(text: str, content: Content) -> tuple[list[Line | Day], str]:
    """Give the lines that begin with a time, each with those that follow it, the dates that stand between, and what came before them."""
    lines = text.split("\n")
    day_first, order = content.order_of_dates(*is_day_first(lines))
    entries: list[Line | Day] = []
    before: list[str] = []
    for raw in lines:
        if (day := read_day_line(raw, day_first=day_first, order=order)) is not None:
            entries.append(day)
        elif (line := read_line(raw, day_first=day_first)) is not None:
            entries.append(_named(replace(line, order=order), entries, before))
        elif raw.strip():
            last = next((one for one in reversed(entries[-2:]) if isinstance(one, Line)), None)
            if last is None:
                before.append(raw.strip())
            else:
                last.more.append(raw.rstrip())
    return (entries if any(isinstance(one, Line) for one in entries) else []), "\n".join(before)


def _clock(stem: str, before: str, content: Content) -> Clock:
    """Give the clock of the day that the file's name, the lines before the first time or the time chosen states."""
    for text, why in ((stem, "from the file's name"), (before[:500], "from the opening lines")):
        days = (read_date(found, year=None)[0] for found in DATE.finditer(text))
        if day := next(filter(None, days), None):
            return Clock(day=day, why=why, fallback=content.zone)
    chosen = content.since.date() if content.since else None
    return Clock(day=chosen, why="from the beginning of the time chosen" if chosen else "", fallback=content.zone)


def _named(line: Line, entries: list[Line | Day], before: list[str]) -> Line:
    """Give a line that is a time only the name that stood alone on the line before it, as Slack's pages are copied."""
    if line.text or line.who:
        return line
    last = next((one for one in reversed(entries[-1:]) if isinstance(one, Line)), None)
    above = last.more if last else before
    if (
        not above
        or not _ALONE.fullmatch(above[-1].strip())
        or (last and len(above) == 1 and not last.text and not last.who)
    ):
        return line
    return replace(line, who=above.pop().strip(), is_name=True)


def _named_first(entries: list[Line | Day]) -> list[Line | Day]:
    """Give the lines; where nearly all are a time and a name with the words below, as Teams is copied, the name speaks."""
    lines = [one for one in entries if isinstance(one, Line)]
    alike = [one for one in lines if not one.who and one.more and _ALONE.fullmatch(one.text)]
    if len(alike) < 2 or len(alike) < 0.6 * len(lines):
        return entries
    named = {id(one) for one in alike}
    return [
        replace(one, who=one.text, text="", is_name=True) if isinstance(one, Line) and id(one) in named else one
        for one in entries
    ]


def _people(entries: list[Line | Day]) -> set[str]:
    """Give the words before a colon that are names: marked as such, said twice, or before most lines."""
    said = Counter(
        line.who for line in entries if isinstance(line, Line) and line.who and line.who.lower() not in _NO_NAMES
    )
    sure = {line.who for line in entries if isinstance(line, Line) and line.who and line.is_name}
    lines = sum(isinstance(line, Line) for line in entries)
    most = sum(said.values()) > 0.6 * lines
    return sure | {who for who, count in said.items() if count >= 2 or most}


def _take(entry: Line | Day, story: Story, clock: Clock, people: set[str], nth: Counter[str]) -> None:
    if isinstance(entry, Day):
        far = clock.see_day(entry.day)
        clock.why = f"from a line above: {entry.note}" if entry.note else ""
        story.notes.guessed += [far] if far else []
        return
    moment = entry.moment(clock)
    is_said = bool(entry.who) and entry.who in people
    text = entry.text if is_said or not entry.who else f"{entry.who}: {entry.text}"
    more = entry.more if text.strip() else dedent("\n".join(entry.more)).splitlines()
    whole = "\n".join(filter(None, (text.strip(), *more)))
    key = f"{entry.day} {entry.clock} {entry.who} {whole}"
    nth[key] += 1
    if whole and moment.note.endswith(NO_DAY):
        whole = f"{f'{entry.near.capitalize()} {entry.clock}'.strip()} {whole}"
    story.add_event(
        moment, whole, key=f"{key} {nth[key]}", actor=story.add_person(entry.who.lstrip("@")) if is_said else ""
    )


IMPORTER = Importer(
    name="log_lines",
    reads="plain log lines and pasted chat with any usual time at the beginning",
    identify=_identify,
    read=_read,
    is_local=True,
    is_generic=True,
)
