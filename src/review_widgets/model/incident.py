"""What happened: the incident's facts, who took part, and the timeline with its sources."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from review_widgets.model.base import Id, Precision, Record, TimeName
from review_widgets.model.words import EventKind, HowFound, Kind, Phase, Visibility


class Severity(Record):
    """The tool's own severity: a label as written, and a rank where 1 is the gravest."""

    label: str = ""
    rank: int | None = None


class TimeNote(Record):
    """What is known about how sure one of the incident's times is."""

    id: Id
    """The name of the time, such as ``started_at``."""
    precision: Precision = "exact"
    stated: str = ""
    """The source's own words for it."""
    why: str = ""
    """What was guessed (year, zone, date carried forward) and from what."""


class Link(Record):
    """An address with a label."""

    id: Id
    url: str
    label: str = ""


class Impact(Record):
    """What the incident did to people outside, in words and, where known, one number with its unit."""

    text: str = ""
    who: str = ""
    what_could_not_do: str = ""
    count: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    unit: str = ""
    started_at: AwareDatetime | None = None
    ended_at: AwareDatetime | None = None


class Incident(Record):
    """The facts of the incident. Every time may be unknown (None); ``zone`` is for showing only."""

    reference: str = ""
    title: str = ""
    summary: str = ""
    resolution: str = ""
    kind: Kind = Kind.INCIDENT
    status: str = ""
    severity: Severity = Severity()
    zone: Annotated[str, Field(min_length=1)] = "UTC"
    """IANA name of the zone the team reads times in."""
    started_at: AwareDatetime | None = None
    detected_at: AwareDatetime | None = None
    acknowledged_at: AwareDatetime | None = None
    in_triage_at: AwareDatetime | None = None
    reported_at: AwareDatetime | None = None
    mitigated_at: AwareDatetime | None = None
    resolved_at: AwareDatetime | None = None
    closed_at: AwareDatetime | None = None
    cancelled_at: AwareDatetime | None = None
    time_notes: tuple[TimeNote, ...] = ()
    how_found: HowFound | None = None
    services: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    environments: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    impact: Impact = Impact()
    links: tuple[Link, ...] = ()
    cost: str = ""

    def precision_of(self, name: TimeName) -> Precision:
        """Tell how sure a time is; a missing time is ``unknown``, one without a note ``exact``."""
        if getattr(self, name) is None:
            return "unknown"
        return next((note.precision for note in self.time_notes if note.id == name), "exact")


class Participant(Record):
    """Somebody who took part. Events point here by id, so that every audience can be served."""

    id: Id
    name: str = ""
    handles: tuple[str, ...] = ()
    role: str = ""
    team: str = ""
    pseudonym: str = ""
    """What the modes ``roles`` and ``public`` print, such as ``Responder A``; given once and kept."""


class Section(Record):
    """A titled piece of prose (Markdown)."""

    id: Id
    title: str = ""
    text: str = ""


class Evidence(Record):
    """A pointer to what shows it: a graph, a log, a message, a picture among the assets."""

    id: Id
    url: str = ""
    text: str = ""
    asset_id: str = ""


class TimelineEvent(Record):
    """Something that happened, at a time, seen by somebody or something."""

    id: Id
    occurred_at: AwareDatetime | None = None
    """None: the source gives no time; the event keeps its place behind the one before it."""
    ended_at: AwareDatetime | None = None
    recorded_at: AwareDatetime | None = None
    precision: Precision = "exact"
    time_note: str = ""
    """What was guessed about the time and why (year, zone, date carried forward)."""
    kind: EventKind = EventKind.NOTE
    phase: Phase | None = None
    text: str = ""
    source: str = ""
    source_ref: str = ""
    evidence: tuple[Evidence, ...] = ()
    actor: str = ""
    """A participant's id, never a name."""
    team: str = ""
    known_at_the_time: bool | None = None
    """False: learned later. None: not said."""
    perspective: str = ""
    importance: Literal["key", "normal", "background"] = "normal"
    visibility: Visibility = Visibility.OPEN
    tags: tuple[str, ...] = ()


class Source(Record):
    """A file or tool that events came from."""

    id: Id
    importer: str = ""
    name: str = ""
    url: str = ""
    digest: str = ""
    imported_at: AwareDatetime | None = None
    clock_offset_seconds: float = 0
    """Added to this source's times to agree with the others."""
    zone: str = ""
    notes: tuple[str, ...] = ()
    """What was mapped, kept as text, dropped or guessed."""
    entry_ids: tuple[str, ...] = ()
    """The ids of the items it ever brought. One that is in the review no more was removed by a person and does not come back."""


class Asset(Record):
    """A picture or file beside the record, its metadata stripped."""

    id: Id
    name: str = ""
    media_type: str = ""
    digest: str = ""
    alt: str = ""
    visibility: Visibility = Visibility.OPEN
