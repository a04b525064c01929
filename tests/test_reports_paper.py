"""On paper: no card is torn apart where a page could hold it, and nothing that heads something ends a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.util import find_spec
from unicodedata import normalize

import pytest

from review_widgets.errors import RenderFailed
from review_widgets.reports import find_sample, write_report
from review_widgets.reports.pdf import find_chromium, print_page
from review_widgets.schema import build_review
from review_widgets.stores import open_store

SHIFTS = range(0, 240, 16)
"""Millimetres by which the page is pushed down, so that every piece meets the foot of a page once."""
CARDS = ("t", "f", "a", "q", "r")
LONG = "The standby had been complete all along, and nobody could see that from where they stood that night. " * 4


def long_review() -> dict[str, object]:
    """Give a sample review in which every card is long and says where it begins and ends."""
    raw = open_store(find_sample() / "reviews").load("INC-170").model_dump(mode="json")

    def told(letter: str, number: int) -> str:
        return f"<{letter}{number} {LONG} {letter}{number}>"

    for number, one in enumerate(raw["takeaways"]):
        begin, end = f"<t{number} {LONG}", f"{LONG} t{number}>"
        if one.get("let_go"):
            one["let_go"] |= {"reason_text": begin, "revisit_on": None, "revisit_if": [{"id": "tr", "text": end}]}
        else:
            one |= {"rationale": begin, "gives_way": end}
    for name, letter, slot in (("factors", "f", "text"), ("actions", "a", "description"), ("related", "r", "why")):
        for number, one in enumerate(raw[name]):
            one[slot] = told(letter, number)
    for number, one in enumerate(raw["open_questions"]):
        one["answer"] = told("q", number)
    return raw | {"id": "LONG-1", "sources": [], "forecasts": []}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, require: Callable[[object, str], None]) -> list[str]:
    """Give the words of each page of one PDF that holds the report again and again, each time further down."""
    try:
        find_chromium()
    except RenderFailed as err:
        require(None, str(err))
    require(find_spec("pypdf"), "pypdf is not installed; install review-widgets[dev]")
    from pypdf import PdfReader

    folder = tmp_path_factory.mktemp("paper")
    store = open_store(folder / "reviews")
    store.save(build_review(long_review()), expected_revision=0)
    page = write_report("LONG-1", store, folder)["html"].read_text(encoding="utf-8")
    style, body = page.partition("<style>")[2].partition("</style>")[0], page.partition("<body>")[2]
    copies = (
        f"<div style='break-before:page;padding-top:{shift}mm'>{body.partition('<script')[0]}</div>" for shift in SHIFTS
    )
    joined = folder / "all.html"
    joined.write_text(f"<!doctype html><meta charset='utf-8'><style>{style}</style>{''.join(copies)}", encoding="utf-8")
    read = PdfReader(print_page(joined, folder / "all.pdf"))
    shown = (" ".join(normalize("NFKC", one.extract_text()).split()) for one in read.pages)
    return [re.sub(r"^\d+ / \d+ | \d+ / \d+$", "", text) for text in shown]


@pytest.mark.parametrize("letter", CARDS)
def test_every_card_stands_whole_on_one_page(letter: str, pages: list[str]) -> None:
    begun = [re.findall(rf"<({letter}\d+)\b", text) for text in pages]
    ended = [re.findall(rf"\b({letter}\d+)>", text) for text in pages]
    assert sum(map(len, begun)) >= 2 * len(SHIFTS)
    torn = [n + 1 for n, (first, last) in enumerate(zip(begun, ended, strict=True)) if sorted(first) != sorted(last)]
    assert torn == []


HEADS = (
    *("Impact", "How it ended", "Timeline", "What made it so", "set it off", "What helped", "Risk and likelihood"),
    *("Tests that would have detected it", "Tools that would have made handling smoother", "What follows"),
    *(
        "What we carry, what we let go for now",
        "Carrying",
        "Letting go for now",
        "Open questions",
        "Conditions of work",
    ),
    *("Related past reviews", "What surprised us", "Times in Europe/London", "2026-02-10", "What Owner By State"),
    *("Time Europe/London How sure", "No. Word Example Range", "How likely, within 12 months", "Hands"),
)


@pytest.mark.parametrize("head", HEADS)
def test_what_heads_something_does_not_end_a_page(head: str, pages: list[str]) -> None:
    there = [text for text in pages if head.casefold() in text.casefold()]
    assert len(there) >= len(SHIFTS)
    assert [text[-80:] for text in there if text.casefold().endswith(head.casefold())] == []
