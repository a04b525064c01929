"""The ``history.atom`` feed of a status page: HTML inside, update times without a year.

A feed with a document type is refused, so that no entity can be expanded.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from xml.etree import ElementTree

from review_widgets.errors import ImportFailed
from review_widgets.importers._clock import CLOCK, DATE, ZONE, read_clock, read_date, read_zone
from review_widgets.importers._form import Content, Importer, Notes, plain_text
from review_widgets.importers._moment import read_moment
from review_widgets.importers._public_page import PageIncident, Update, build_incident, stated_times
from review_widgets.model import Review

_ATOM = "{http://www.w3.org/2005/Atom}"
_UPDATE = re.compile(
    r"<p>\s*<small>(?P<when>.*?)</small>\s*(?:<br\s*/?>)?\s*<strong>(?P<status>.*?)</strong>\s*(?:-|–)?\s*(?P<body>.*?)</p>",
    re.DOTALL,
)


def _identify(content: Content) -> bool:
    head = content.head.lstrip("\ufeff \n")
    return head.startswith(("<?xml", "<feed")) and "http://www.w3.org/2005/Atom" in head and "Incident/" in content.head


def _read(content: Content) -> tuple[Review, ...]:
    text = content.text
    if re.search(r"<!(?:DOCTYPE|ENTITY)", text[:10_000], re.IGNORECASE):
        raise ImportFailed.of(
            content.name, found="a document type", expected="a plain feed", do="Remove the DOCTYPE; feeds need none."
        )
    try:
        feed = ElementTree.fromstring(text.removeprefix("\ufeff").lstrip())
    except ElementTree.ParseError as err:
        line, column = err.position
        raise ImportFailed.of(
            f"{content.name}, line {line}, column {column + 1}",
            found="broken XML",
            expected="an Atom feed",
            do="Download the feed again.",
        ) from err
    return tuple(_build(entry, content) for entry in feed.iter(f"{_ATOM}entry"))


def _build(entry: ElementTree.Element, content: Content) -> Review:
    def value(name: str) -> str:
        return (entry.findtext(f"{_ATOM}{name}") or "").strip()

    notes = Notes()
    entry_id = value("id")
    page, key = name_entry(entry_id)
    published = read_moment(value("published")).at or read_moment(value("updated")).at
    link = entry.find(f"{_ATOM}link")
    updates = []
    for found in _UPDATE.finditer(value("content")):
        at, note = _read_time(plain_text(found["when"]), published)
        updates.append(Update(at, plain_text(found["status"]), plain_text(found["body"]), note=note))
    if not updates:
        updates.append(Update(published, "", plain_text(value("content")), note="time of publication"))
        notes.kept.append("the whole text as one event: no updates in it")
    times, why = stated_times(updates)
    notes.mapped.append("title, link, times of the updates")
    notes.dropped.append("impact and components: the feed has none")
    url = str(link.get("href", "")) if link is not None else ""
    status = max(
        (u for u in updates if u.at), key=lambda u: u.at or datetime.min.replace(tzinfo=UTC), default=updates[0]
    ).status
    made = PageIncident(page, key, value("title"), url, "", status.lower(), (), times, updates, why)
    return build_incident(made, content, "statuspage_atom", notes)


def name_entry(entry_id: str) -> tuple[str, str]:
    """Give page and key of a feed's entry id such as ``tag:status.example.com,2005:Incident/123``."""
    found = re.match(r"tag:(?P<host>[\w.-]+),\d+:\w+/(?P<key>[\w-]+)", entry_id)
    if not found:
        parts = urlsplit(entry_id)
        return re.sub(r"\W+", "-", parts.hostname or "page"), parts.path.rpartition("/")[2] or entry_id
    host = re.sub(r"^(?:www\.)?|\.\w+$", "", found["host"])
    return re.sub(r"\W+", "-", host), found["key"]


def _read_time(stated: str, published: datetime | None) -> tuple[datetime | None, str]:
    """Read ``Aug 21, 00:37 UTC``; the year is the published one, or the year before where that lies in the future."""
    text = stated.replace(",", " ")
    day = DATE.search(text)
    clock = CLOCK.search(text, day.end() if day else 0)
    read = read_clock(clock) if clock else None
    if day is None or read is None or published is None:
        return None, f"stated as {stated!r}"
    on, _ = read_date(day, year=published.year)
    if on is None:
        return None, f"stated as {stated!r}"
    zone = ZONE.search(text, clock.end() if clock else 0)
    at = datetime.combine(on, read[0], read_zone(zone[0]) if zone else UTC).astimezone(UTC)
    if at > published + timedelta(days=2) and on.month != 2:
        at = at.replace(year=at.year - 1)
    return at, ""


IMPORTER = Importer(
    name="statuspage_atom",
    reads="the history.atom feed of a status page",
    identify=_identify,
    read=_read,
    verified="the feed of one status page",
)
