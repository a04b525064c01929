"""Evidence: pictures lose what does not draw, stand beside the record, and stay inside unless somebody chooses otherwise."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review_widgets.audience import prepare_for
from review_widgets.changes import Change
from review_widgets.errors import ChangeRejected, StoreFailed
from review_widgets.model import Evidence, Visibility
from review_widgets.reports.sections import open_report
from review_widgets.session import (
    ReviewSession,
    add_evidence,
    drop_evidence,
    keep_picture,
    load_picture,
    open_review,
)
from review_widgets.session.picturing import MOST_BYTES, file_name, strip_picture

SECRET = b"taken by Priya at 52.52, 13.40"


def chunk(kind: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4) + kind + content + zlib.crc32(kind + content).to_bytes(4)


def png(width: int = 2, height: int = 1, *, more: bytes = b"", grey: int = 0) -> bytes:
    head = width.to_bytes(4) + height.to_bytes(4) + bytes([8, 0, 0, 0, 0])
    rows = zlib.compress((b"\0" + bytes([grey]) * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + more + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(content) + 2).to_bytes(2) + content


FRAME = segment(0xC0, bytes([8, 0, 1, 0, 2, 1, 1, 0x11, 0]))
SCAN = segment(0xDA, bytes([1, 1, 0, 0, 63, 0])) + b"\x12\xff\x00\x34\xff\xd0\x56"
PLAIN = b"\xff\xd8" + segment(0xDB, b"t" * 65) + FRAME + SCAN + SCAN + b"\xff\xd9"
NOTED = PLAIN[:2] + segment(0xE0, b"JFIF") + segment(0xE1, b"Exif\0\0" + SECRET) + segment(0xFE, SECRET) + PLAIN[2:]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[ReviewSession]:
    with open_review("INC-1", str(tmp_path / "reviews")) as made:
        made.apply(Change("add", "events", "e1", {"text": "seen"}), Change("add", "events", "e2", {"text": "more"}))
        yield made


@pytest.mark.parametrize(
    ("given_", "kept"),
    [
        (png(more=chunk(b"eXIf", SECRET) + chunk(b"tEXt", b"Author\0" + SECRET)) + SECRET, png()),
        (NOTED + SECRET, PLAIN),
    ],
    ids=["png", "jpeg"],
)
def test_of_a_picture_only_what_draws_is_kept(given_: bytes, kept: bytes) -> None:
    assert SECRET in given_
    assert strip_picture(given_).content == kept
    assert strip_picture(kept).content == kept


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "expected a PNG or JPEG picture"),
        (b"<svg onload=alert(1)>", "expected a PNG or JPEG picture"),
        (png()[:-6], "ends early"),
        (png().replace(b"IDAT", b"IDaT"), "changed on the way"),
        (png(9_000), "9000 × 1 pixels"),
        (PLAIN[:40], "ends early"),
        (PLAIN[:-2], "without an end"),
        (b"\xff\xd8\xff", "ends early"),
        (b"\xff\xd8\xff\xe1\0\0\xff\xe1", "ends early"),
        (b"x" * (MOST_BYTES + 1), "expected at most 1,500,000"),
    ],
)
def test_what_is_no_whole_picture_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(ChangeRejected, match=words):
        strip_picture(content)


@given(st.sampled_from([png(), NOTED]), st.integers(0, 200), st.binary(max_size=6))
def test_a_damaged_picture_is_taken_or_refused_and_never_anything_else(whole: bytes, at: int, other: bytes) -> None:
    try:
        strip_picture(whole[:at] + other + whole[at + len(other) :])
    except ChangeRejected:
        return


def test_a_picture_stands_beside_the_record_and_is_taken_back_in_one_step(session: ReviewSession) -> None:
    picture = keep_picture(session, "e1", png(more=chunk(b"tEXt", SECRET)), name="screen.png")
    session.flush()
    asset = session.review.assets[0]
    folder = Path(session.store.url)
    assert [(path.name, path.read_bytes()) for path in (folder / "INC-1.files").iterdir()] == [
        (file_name(asset), png())
    ]
    assert session.store.ids() == ("INC-1",)
    assert SECRET.decode() not in (folder / "INC-1.json").read_text(encoding="utf-8")
    assert load_picture(session, picture).content == png()
    assert session.undo()
    assert (session.review.assets, session.review.events[0].evidence) == ((), ())


def test_a_picture_of_no_event_leaves_the_record_as_it_was(session: ReviewSession) -> None:
    with pytest.raises(ChangeRejected, match="an event of the review"):
        keep_picture(session, "gone", png())
    assert session.review.assets == ()


def test_a_picture_whose_file_is_gone_says_so(session: ReviewSession) -> None:
    picture = keep_picture(session, "e1", png())
    (Path(session.store.url) / "INC-1.files" / file_name(session.review.assets[0])).unlink()
    with pytest.raises(StoreFailed, match="the file beside the record"):
        load_picture(session, picture)


def test_a_file_name_cannot_leave_the_folder(session: ReviewSession) -> None:
    for name in ("../team.json", ".hidden", "a/b", ""):
        with pytest.raises(ValueError, match="file name"):
            session.store.save_file("INC-1", name, b"x")


def test_evidence_goes_with_its_picture_unless_something_else_shows_it(session: ReviewSession) -> None:
    picture = keep_picture(session, "e1", png())
    add_evidence(session, "e2", Evidence(id="ev-2", asset_id=picture))
    drop_evidence(session, "e1", session.review.events[0].evidence[0].id)
    assert [asset.id for asset in session.review.assets] == [picture]
    drop_evidence(session, "e2", "ev-2")
    assert session.review.assets == ()
    assert session.undo()
    assert load_picture(session, picture).content == png()


def test_the_public_sees_a_picture_only_where_it_was_chosen(session: ReviewSession) -> None:
    chosen, inside = keep_picture(session, "e1", png()), keep_picture(session, "e1", png(grey=9))
    add_evidence(session, "e1", Evidence(id="ev-9", url="https://inside.example/graph", text="the graph"))
    session.apply(
        Change("update", "assets", chosen, {"visibility": "public", "alt": "errors fall at noon"}),
        Change("set", "review", "", {"visibility": "public"}),
        Change("add", "factors", "f1", {"text": "x", "evidence": [{"id": "a", "asset_id": inside}]}),
    )
    public = prepare_for(session.review, "public")
    assert [(asset.id, asset.digest) for asset in public.assets] == [(chosen, session.review.assets[0].digest)]
    assert [one.asset_id for one in public.events[0].evidence] == [chosen]
    assert public.factors[0].evidence == ()
    assert inside not in public.model_dump_json()
    assert session.review.assets[1].visibility is Visibility.OPEN


@pytest.mark.parametrize(("audience", "shown"), [("public", 1), ("roles", 1), ("names", 2)])
def test_a_report_shows_the_pictures_its_readers_may_see(session: ReviewSession, audience: str, shown: int) -> None:
    chosen, _ = keep_picture(session, "e1", png()), keep_picture(session, "e2", png(grey=9))
    session.apply(
        Change("update", "assets", chosen, {"visibility": "public", "alt": "errors 'fall' <b>at noon</b>"}),
        Change("set", "review", "", {"visibility": "public"}),
    )
    session.flush()
    report = open_report("INC-1", session.store.url, audience)
    assert report.timeline
    html = report.timeline.html
    assert html.count("<img ") == html.count("data:image/png;base64,") == shown
    assert "errors &#x27;fall&#x27; &lt;b&gt;at noon&lt;/b&gt;" in html
    (Path(session.store.url) / "INC-1.files" / file_name(session.review.assets[0])).write_bytes(b"<script>")
    spoilt = open_report("INC-1", session.store.url, audience).timeline
    assert spoilt
    assert spoilt.html.count("<img ") == shown - 1
    assert "found 'no picture'" in spoilt.html.replace("&#x27;", "'")
