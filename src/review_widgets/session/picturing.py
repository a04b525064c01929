"""Evidence of an event: a link, a note, or a picture, of whose file only what draws is kept, beside the record.

The browser draws a picture anew before it sends it, so what arrives holds little else. Here its container is read part by part and
only the parts that draw are written: no camera, place, time, thumbnail, comment or anything behind the end comes along.

References
----------
W3C, Portable Network Graphics (third edition), chunks; ITU-T T.81 (JPEG), Annex B, marker segments.
"""

from __future__ import annotations

import re
import threading
import zlib
from dataclasses import dataclass
from hashlib import sha256

from review_widgets.changes import Change
from review_widgets.errors import ChangeRejected, InvalidId, StoreFailed
from review_widgets.model import Asset, ContributingFactor, Evidence, TimelineEvent, new_id
from review_widgets.plural import count_of
from review_widgets.session.live import ReviewSession
from review_widgets.stores import Store

MOST_BYTES = 1_500_000
"""Of one picture; more would hold up everything else a kernel says."""
MOST_SIDE = 8_000
"""Pixels of a picture's longer side."""
MOST_PICTURES = 100
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_DRAWS = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}
_JPEG_SIZES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_JPEG_DRAWS = {*range(0xC0, 0xD0), 0xDA, 0xDB, 0xDC, 0xDD, 0xEE}
_JPEG_NEXT = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_SUFFIX = {"image/png": "png", "image/jpeg": "jpg"}
_adding = threading.Lock()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture without its metadata."""

    content: bytes
    media_type: str

    @property
    def digest(self) -> str:
        """What tells it from any other: SHA-256 of what is kept, in hexadecimal."""
        return sha256(self.content).hexdigest()


def strip_picture(content: bytes) -> Picture:
    """Keep what draws of a PNG or JPEG file.

    Raises
    ------
    ChangeRejected
        It is neither, broken, or too large.
    """
    if len(content) > MOST_BYTES:
        raise ChangeRejected.of(
            "picture",
            found=count_of(len(content), "byte", spec=","),
            expected=f"at most {MOST_BYTES:,}",
            do="Cut out the part that matters.",
        )
    try:
        if content.startswith(_PNG):
            return Picture(_strip_png(content), "image/png")
        if content.startswith(b"\xff\xd8"):
            return Picture(_strip_jpeg(content), "image/jpeg")
    except (IndexError, ValueError) as err:
        words = "a file that ends early" if isinstance(err, IndexError) else str(err)
        raise ChangeRejected.of("picture", found=words, expected="a whole picture", do="Take it again.") from err
    raise ChangeRejected.of(
        "picture", found=content[:8], expected="a PNG or JPEG picture", do="Save it as one of these."
    )


def keep_picture(
    session: ReviewSession, event_id: str, content: bytes, *, name: str = "", alt: str = "", origin: object = None
) -> str:
    """Put a picture beside the record and to the evidence of an event, as one step; gives the asset's id.

    Raises
    ------
    ChangeRejected
        There is no such event, the picture is refused, or the review holds a hundred.
    StoreFailed
        It could not be written; the record is as it was.
    """
    picture = strip_picture(content)
    if len(session.review.assets) >= MOST_PICTURES:
        raise ChangeRejected.of(
            "picture", found=f"{MOST_PICTURES} pictures", expected="fewer", do="Remove one that is not needed."
        )
    asset = Asset(id=new_id("as"), name=name[:200], media_type=picture.media_type, digest=picture.digest, alt=alt)
    session.store.save_file(session.review.id, file_name(asset), picture.content)
    add = Change("add", "assets", asset.id, asset.model_dump(mode="json", exclude={"id"}))
    add_evidence(session, event_id, Evidence(id=new_id("ev"), asset_id=asset.id), add, origin=origin)
    return asset.id


def load_picture(session: ReviewSession, asset_id: str) -> Picture:
    """Read a picture of a review.

    Raises
    ------
    ChangeRejected
        The record names no such picture.
    StoreFailed
        Its file is not there, cannot be read, or is no picture any more.
    """
    asset = session.review.find("assets", asset_id)
    if not isinstance(asset, Asset) or asset.media_type not in _SUFFIX:
        raise ChangeRejected.of(
            "picture", found=asset_id, expected="a picture of the review", do="It may have been removed."
        )
    return read_picture(session.store, session.review.id, asset)


def read_picture(store: Store, review_id: str, asset: Asset) -> Picture:
    """Read a picture from beside its review; whatever its file has become, only a picture is given.

    Raises
    ------
    StoreFailed
        Its file is not there, cannot be read, or is no picture any more.
    """
    name = file_name(asset)
    try:
        return strip_picture(store.load_file(review_id, name))
    except (ChangeRejected, InvalidId) as err:
        raise StoreFailed.of(
            f"{store.url}/{name}",
            found="no picture",
            expected="the picture that was kept",
            do="Put it back from a copy.",
        ) from err


def file_name(asset: Asset) -> str:
    """Give the name of a picture's file: what it holds names it, so that two people never write the same name."""
    return f"{asset.digest[:40]}.{_SUFFIX.get(asset.media_type, 'bin')}"


def add_evidence(
    session: ReviewSession, event_id: str, evidence: Evidence, *before: Change, origin: object = None
) -> None:
    """Add evidence to an event, after the changes it needs, as one step."""
    with _adding:
        event = _event(session, event_id)
        session.apply(*before, _with(event, (*event.evidence, evidence)), origin=origin)


def drop_evidence(session: ReviewSession, event_id: str, evidence_id: str, *, origin: object = None) -> None:
    """Take evidence from an event, and a picture nothing else points at from the list; its file stays, for the way back."""
    with _adding:
        event, review = _event(session, event_id), session.review
        gone = {one.asset_id for one in event.evidence if one.id == evidence_id and one.asset_id}
        change = _with(event, tuple(one for one in event.evidence if one.id != evidence_id))
        holders: tuple[TimelineEvent | ContributingFactor, ...] = (*review.events, *review.factors)
        proofs = [(item.id, one) for item in holders for one in item.evidence]
        kept = {one.asset_id for holder, one in proofs if (holder, one.id) != (event_id, evidence_id)}
        unused = [Change("remove", "assets", asset.id) for asset in review.assets if asset.id in gone - kept]
        session.apply(change, *unused, origin=origin)


def _with(event: TimelineEvent, evidence: tuple[Evidence, ...]) -> Change:
    return Change("update", "events", event.id, {"evidence": [one.model_dump(mode="json") for one in evidence]})


def _event(session: ReviewSession, event_id: str) -> TimelineEvent:
    event = session.review.find("events", event_id)
    if isinstance(event, TimelineEvent):
        return event
    raise ChangeRejected.of("event", found=event_id, expected="an event of the review", do="It may have been removed.")


def _strip_png(content: bytes) -> bytes:
    kept, at, kind = [_PNG], len(_PNG), b""
    while kind != b"IEND":
        length = int.from_bytes(content[at : at + 4])
        part, at = content[at : at + length + 12], at + length + 12
        kind = part[4:8]
        if len(part) != length + 12 or zlib.crc32(part[4:-4]) != int.from_bytes(part[-4:]):
            raise ValueError("a file that ends early or was changed on the way")
        if kind == b"IHDR":
            _check_size(int.from_bytes(part[8:12]), int.from_bytes(part[12:16]))
        if kind in _PNG_DRAWS:
            kept.append(part)
    return b"".join(kept)


def _strip_jpeg(content: bytes) -> bytes:
    kept, at = [content[:2]], 2
    while content[at + 1] != 0xD9:
        marker, end = content[at + 1], at + 2 + int.from_bytes(content[at + 2 : at + 4])
        part = content[at:end]
        if content[at] != 0xFF or len(part) < 4 or end > len(content):
            raise ValueError("a file that ends early or was changed on the way")
        if marker in _JPEG_SIZES:
            _check_size(int.from_bytes(part[7:9]), int.from_bytes(part[5:7]))
        if marker == 0xDA:
            after = _JPEG_NEXT.search(content, end)
            if after is None:
                raise ValueError("a picture without an end")
            end = after.start()
        if marker in _JPEG_DRAWS:
            kept.append(content[at:end])
        at = end
    return b"".join([*kept, b"\xff\xd9"])


def _check_size(width: int, height: int) -> None:
    if not 0 < width <= MOST_SIDE or not 0 < height <= MOST_SIDE:
        raise ValueError(f"{width} × {height} pixels, at most {MOST_SIDE:,} a side are taken")
