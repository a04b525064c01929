"""Over the whole sample archive: no participant's name, handle or address in any byte of any output that leaves the room."""

from __future__ import annotations

import base64
import re
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from unicodedata import normalize

import pytest

from review_widgets.errors import RenderFailed
from review_widgets.model import Review, Visibility
from review_widgets.reports import find_sample, formats_known, write_report
from review_widgets.reports.batch import Order, write_reports
from review_widgets.reports.pdf import find_chromium, print_page
from review_widgets.stores import open_store

STORE = open_store(find_sample() / "reviews")
TEXTS = tuple(name for name in formats_known() if name != "pdf")
MODES = ("roles", "public")


@pytest.fixture(scope="module", params=MODES)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of every report of the archive in a mode, in every format but PDF."""
    out = tmp_path_factory.mktemp(request.param)
    ids = [name for name in STORE.ids() if request.param != "public" or not is_restricted(name)]
    order = Order(STORE.url, str(out), audience=request.param, formats=TEXTS)
    progress = write_reports(ids, order, lambda: ThreadPoolExecutor(1))
    assert [one for one in progress.outcomes if one.status != "made"] == []
    assert len(ids) > 20
    return out


def is_restricted(review_id: str) -> bool:
    return STORE.load(review_id).visibility is Visibility.RESTRICTED


def telling_words(review: Review) -> Iterator[str]:
    """Give what would name somebody: whole names, handles with and without their sign, first and last names of some length."""
    for person in review.participants:
        yield person.name
        for handle in person.handles:
            yield handle.lstrip("@")
        yield from (part for part in person.name.split() if len(part) > 3)


def bytes_of(path: Path) -> str:
    """Give a file as text, with every picture and every nested JSON text in it opened."""
    text = path.read_text(encoding="utf-8")
    pictures = re.findall(r"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)", text)
    opened = [base64.b64decode(picture).decode("utf-8") for picture in pictures]
    plain = "\n".join([text, *opened])
    plain = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), plain)
    return normalize("NFC", plain)


def test_no_participant_is_named_in_any_byte(made: Path) -> None:
    found, read = [], 0
    for folder in sorted(made.iterdir()):
        review = STORE.load(folder.name)
        words = "|".join(re.escape(normalize("NFC", word)) for word in telling_words(review) if word)
        for path in sorted(folder.iterdir()):
            read += 1
            hits = set(re.findall(rf"(?<![^\W_])(?:{words})(?![^\W_])", bytes_of(path)))
            found += [f"{folder.name}/{path.name}: {word}" for word in hits]
    assert read > 100
    assert found == []


def test_every_report_shows_the_roles_instead(made: Path) -> None:
    shown = [bytes_of(path) for path in made.glob("*/report.html")]
    assert sum("Responder A" in text for text in shown) > len(shown) / 2 or made.name.startswith("public")


def test_the_mode_names_does_name_people(tmp_path: Path) -> None:
    write_report("INC-104", STORE, tmp_path, audience="names", formats=("html", "md"))
    for name in ("report.html", "report.md"):
        assert "Ifeoma Bassey" in bytes_of(tmp_path / "INC-104" / name)


def test_a_report_stays_small(made: Path) -> None:
    sizes = {path.parent.name: path.stat().st_size for path in made.glob("*/report.html")}
    assert {name: size for name, size in sizes.items() if size > 400_000} == {}


def test_chat_has_at_most_twelve_lines_and_ends_with_the_invitation(made: Path) -> None:
    files = list(made.glob("*/report.chat.txt"))
    assert len(files) == len(list(made.iterdir()))
    for path in files:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert len(lines) <= 12
        assert lines[0].startswith(path.parent.name)
        assert lines[-1].startswith("Saw it differently? Add a line")
        assert any(line.startswith("Carrying") for line in lines)


def test_a_pdf_is_whole_and_names_nobody(tmp_path: Path, require: Callable[[object, str], None]) -> None:
    try:
        find_chromium()
    except RenderFailed as err:
        require(None, str(err))
    require(find_spec("pypdf"), "pypdf is not installed; install review-widgets[dev]")
    from pypdf import PdfReader

    made = write_report("INC-182", STORE, tmp_path, formats=("pdf",))
    pages = [page.extract_text() for page in PdfReader(made["pdf"]).pages]
    text = normalize("NFKC", " ".join(" ".join(pages).split()))  # fonts join letters such as f and f
    assert 2 <= len(pages) <= 12
    assert "What we carry, what we let go for now" in text
    assert "Saw it differently?" in text
    assert not [word for word in telling_words(STORE.load("INC-182")) if word in text]


def test_no_participant_is_named_in_the_pdf_of_any_review(
    made: Path, tmp_path: Path, require: Callable[[object, str], None]
) -> None:
    """All reviews of the archive on one page, printed by one Chromium as each would be alone: its body, its styles, no scripts."""
    try:
        find_chromium()
    except RenderFailed as err:
        require(None, str(err))
    require(find_spec("pypdf"), "pypdf is not installed; install review-widgets[dev]")
    from pypdf import PdfReader

    pages = {path.parent.name: path.read_text(encoding="utf-8") for path in sorted(made.glob("*/report.html"))}
    bodies = [
        f"<div style='break-before:page'>§{name}§{page.partition('<body>')[2].partition('<script')[0]}</div>"
        for name, page in pages.items()
    ]
    styles = dict.fromkeys(
        style for page in pages.values() for style in re.findall(r"<style>.*?</style>", page, re.DOTALL)
    )
    joined = tmp_path / "all.html"
    joined.write_text(f"<!doctype html><meta charset='utf-8'>{''.join(styles)}{''.join(bodies)}", encoding="utf-8")
    read = PdfReader(print_page(joined, tmp_path / "all.pdf"))
    shown = [" ".join(page.extract_text().split()) for page in read.pages]
    assert [page for page in shown if re.search(r"the chance within \d+ months\.(?: \d+ / \d+)?$", page)] == [], (
        "a heading alone"
    )
    text = normalize("NFKC", " ".join(shown))
    _, *parts = re.split(r"§([A-Za-z0-9._-]+)§", text)
    by_review = dict(zip(parts[::2], parts[1::2], strict=True))
    assert by_review.keys() == pages.keys()
    assert len(read.pages) > 3 * len(pages)
    assert all("People are shown as" in part for part in by_review.values())
    found = {}
    for name, part in by_review.items():
        words = [normalize("NFKC", word) for word in telling_words(STORE.load(name)) if word]
        hits = [word for word in words if re.search(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", part)]
        found |= {name: hits} if hits else {}
    assert found == {}


def test_without_a_chromium_the_message_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REVIEW_WIDGETS_CHROMIUM", "no-such-browser")
    with pytest.raises(RenderFailed, match=r"no no-such-browser.*Install one, name it in REVIEW_WIDGETS_CHROMIUM"):
        print_page(tmp_path / "page.html", tmp_path / "page.pdf")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 1, "", "it broke"))
    monkeypatch.setenv("REVIEW_WIDGETS_CHROMIUM", "true")
    with pytest.raises(RenderFailed, match="it broke"):
        print_page(tmp_path / "page.html", tmp_path / "page.pdf")
    assert list(tmp_path.iterdir()) == []
