"""What an importer is: what it may look at, what it gives, and the notes it leaves on the record."""

from __future__ import annotations

import hashlib
import html.parser
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from review_widgets.errors import ImportFailed
from review_widgets.importers._members import Members
from review_widgets.importers._outline import first_lines, outline
from review_widgets.model import ID_PATTERN, Review, Source, stable_id
from review_widgets.plural import count_of

JSON_SUFFIXES = (".json", ".jsonl", ".ndjson")
MAX_BYTES = 256 * 1024 * 1024
MAX_LINE = 8 * 1024 * 1024
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NOT_IN_CP1252 = {0x81, 0x8D, 0x8F, 0x90, 0x9D}


@dataclass(frozen=True)
class Content:
    """A file as importers see it: its name, its bytes unpacked, and the text in them.

    ``zone`` is the IANA name to read times in that name no zone themselves, "" when the caller gave none. A folder or zip has
    ``members`` instead of bytes. ``only`` names the rooms wanted (empty: all); events outside ``since`` to ``until`` (aware, both
    ends included) are not wanted. ``sheet`` says what was read of a spreadsheet, whose bytes are then CSV; ``columns`` maps
    meanings such as ``at`` to the columns of a table that are called otherwise; ``dates`` is the order of dates such as 3/4/2026,
    ``day-first`` or ``month-first``, "" where the text decides. ``unread`` is filled while a folder or zip is read:
    what could not be read of which of its files.
    """

    name: str
    raw: bytes
    zone: str = ""
    members: Members | None = None
    only: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    sheet: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    dates: str = ""
    unread: dict[str, list[str]] = field(default_factory=dict, compare=False)

    @cached_property
    def text(self) -> str:
        """The whole text with plain line ends; an `ImportFailed` where it is empty, binary, or has a line beyond 8 MB."""
        if self.members is not None:
            raise ImportFailed.of(self.name, found="a folder or zip", expected="a file", do="Name the files in it.")
        if not self.raw.strip():
            raise ImportFailed.of(self.name, found="an empty file", expected="an export", do="Export it again.")
        codec = self.encoding
        try:
            text = self.raw.decode(codec)
        except UnicodeDecodeError as err:
            raise ImportFailed.of(
                f"{self.name}, byte {err.start}",
                found=self.raw[err.start : err.start + 4],
                expected=f"{codec} text, as the file begins",
                do="Save the file as UTF-8.",
            ) from err
        if _CONTROL.search(text):
            raise ImportFailed.of(
                self.name,
                found="a binary file",
                expected="text",
                do="Export it as text or JSON; a picture cannot be imported.",
            )
        longest = max(map(len, text.splitlines() or [""]))
        if longest > MAX_LINE and text.lstrip()[:1] not in ("{", "["):
            raise ImportFailed.of(
                self.name,
                found=f"a line of {count_of(longest, 'character', spec=',')}",
                expected="at most 8 million",
                do="Split the file.",
            )
        return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")

    @cached_property
    def encoding(self) -> str:
        """The codec of the bytes: by its mark, by zero bytes at every second place, else UTF-8, else Windows' Western one."""
        start = self.raw[:4096]
        if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return "utf-16"
        if start.count(0) * 4 > len(start):
            return "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"
        try:
            self.raw.decode("utf-8")
        except UnicodeDecodeError:
            return "latin-1" if set(self.raw) & _NOT_IN_CP1252 else "cp1252"
        return "utf-8-sig"

    @property
    def guess(self) -> str:
        """What was guessed about the bytes, "" where they say it themselves."""
        return "" if self.encoding in ("utf-8-sig", "utf-16") else f"encoding: {self.encoding}, as it is no UTF-8"

    @cached_property
    def head(self) -> str:
        """The first 64 kB, forgivingly decoded, for `Importer.identify`."""
        return self.raw[:65536].decode(self.encoding, "replace").lstrip("\ufeff")

    @cached_property
    def heads(self) -> tuple[Any, ...]:
        """The beginnings of the first JSON documents as values, for `Importer.identify`: of a file or its first lines, or of three files."""
        if self.members is None:
            found = [outline(line) for line in first_lines(self.head)]
        else:
            names = [name for name in self.members.names if name.lower().endswith(JSON_SUFFIXES)]
            found = [outline(self.members.head(name).decode("utf-8-sig", "replace")) for name in names[:3]]
        return tuple(value for value in found if value is not None)

    @property
    def suffix(self) -> str:
        """The end of the name with its dot, in small letters, without ``.gz``; "/" for a folder or zip."""
        if self.members is not None:
            return "/"
        if self.sheet:
            return ".csv"
        return "." + self.name.lower().removesuffix(".gz").rpartition(".")[2] if "." in self.name else ""

    def order_of_dates(self, day_first: bool, said: str) -> tuple[bool, str]:
        """Give whether dates such as 3/4/2026 begin with the day and what is said of it: as the caller chose, else as was guessed."""
        return (
            (self.dates == "day-first", f"{self.dates.replace('-', ' ')}, as chosen")
            if self.dates
            else (day_first, said)
        )

    def wants(self, at: datetime | None) -> bool:
        """Say whether a time lies in the time chosen, both ends included; one that is not known does."""
        return at is None or ((self.since is None or at >= self.since) and (self.until is None or at <= self.until))

    @cached_property
    def digest(self) -> str:
        """A short digest of the bytes, by which the same file is known again."""
        if self.members is not None:
            return self.members.digest
        return hashlib.blake2b(self.raw, digest_size=12).hexdigest()


@dataclass(frozen=True)
class Importer:
    """One importer.

    Parameters
    ----------
    name
        As people name it, such as ``markdown``.
    reads
        What it takes, in one line.
    identify
        Looks at the content, is cheap and never raises.
    read
        Gives the reviews in the file with `Notes` about each; raises ImportFailed.
    verified
        What real export it was checked against; "" means that only the vendor's published schema was at hand.
    is_local
        Whether people wrote its times, so that one without a zone is read in the team's; a tool's own are UTC.
    is_generic
        Whether it is no vendor's form, but known by the names of columns and keys that many use.
    parts
        The names of files in a folder that it reads without knowing them by themselves.
    """

    name: str
    reads: str
    identify: Callable[[Content], bool]
    read: Callable[[Content], tuple[Review, ...]]
    verified: str = ""
    is_local: bool = False
    is_generic: bool = False
    parts: re.Pattern[str] | None = None


@dataclass
class Notes:
    """What an importer did with its source; becomes the notes of the record's source."""

    mapped: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    guessed: list[str] = field(default_factory=list)
    contradicted: list[str] = field(default_factory=list)
    """What the source says in two ways that do not agree."""

    def as_source(self, content: Content, importer: str, *, url: str = "", zone: str = "") -> Source:
        """Give the record's source with these notes."""
        lines = [
            f"{word}: {line}"
            for word, said in (
                ("mapped", [*filter(None, [content.sheet]), *self.mapped]),
                ("kept as text", self.kept),
                ("dropped", self.dropped),
                ("guessed", [*filter(None, [content.guess]), *self.guessed]),
                ("contradicts itself", self.contradicted),
            )
            for line in dict.fromkeys(said)
        ]
        return Source(
            id=stable_id("src", content.name, importer),
            importer=importer,
            name=content.name,
            url=url,
            digest=content.digest,
            imported_at=datetime.now(UTC).replace(microsecond=0),
            zone=zone,
            notes=tuple(lines),
        )


def make_id(text: str, *, fallback: str) -> str:
    """Give a review id made from a reference or a file name."""
    slug = re.sub(r"[^A-Za-z0-9._-]+", "-", text).strip("-._")[:64].strip("-._")
    return slug if ID_PATTERN.fullmatch(slug) else fallback


_GUESSED_ID = "the id "


def say_guessed_id(review_id: str) -> str:
    """Give the note of an id that stands before a title."""
    return f"{_GUESSED_ID}{review_id}, as the title begins with it; --id gives another"


def without_guessed_id(source: Source) -> Source:
    """Give the source of a review whose id was given, without the note that it was guessed."""
    notes = tuple(note for note in source.notes if not note.startswith(f"guessed: {_GUESSED_ID}"))
    return source.model_copy(update={"notes": notes})


class _Text(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("br", "p", "div", "li", "tr"):
            self.parts.append("\n")


def plain_text(markup: str) -> str:
    """Give the text of a piece of HTML: breaks become lines, tags go, entities become characters."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    parser = _Text()
    parser.feed(markup)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line)
