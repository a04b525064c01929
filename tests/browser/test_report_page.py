"""The report and the trends as files: offline, alive, and whole on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Page, expect

from review_widgets.reports import find_sample, write_report, write_trends
from review_widgets.schema import build_review
from review_widgets.stores import open_store

HOSTILE = '<img src="http://elsewhere.invalid/x.png" onerror="window.harmed=1"></script><script>window.harmed=1</script>{{7*7}}`${1}`'
CORPUS = " ".join(
    [
        HOSTILE,
        "<svg/onload=window.harmed=1>",
        '"><img src=x onerror=window.harmed=1>',
        "[x](javascript:window.harmed=1)",
        "![x](http://elsewhere.invalid/y.png)",
        "<a href='javascript:window.harmed=1'>x</a>",
        "</style><script>window.harmed=1</script>",
        "</pre></details><iframe src='javascript:parent.harmed=1'></iframe>",
        "<math><mi xlink:href='data:x,<script>window.harmed=1</script>'>",
        "\u202e\u2028window.harmed=1//",
    ]
)
RAW = {
    "id": "INC-7",
    "status": "published",
    "status_reason": CORPUS,
    "nothing_to_carry_because": CORPUS,
    "incident": {
        "reference": CORPUS,
        "title": CORPUS,
        "summary": CORPUS
        + "\n\n[go](javascript:window.harmed=1)\n\n| a |\n|---|\n| "
        + HOSTILE.replace("|", "")
        + " |",
        "resolution": CORPUS,
        "severity": {"label": CORPUS},
        "services": [CORPUS],
        "teams": [CORPUS],
        "tags": [CORPUS],
        "impact": {"text": CORPUS, "who": CORPUS, "what_could_not_do": CORPUS, "count": 3, "unit": CORPUS},
        "links": [{"id": "l-1", "url": "javascript:window.harmed=1", "label": CORPUS}],
        "started_at": "2026-03-01T10:00:00Z",
        "resolved_at": "2026-03-01T11:10:00Z",
        "time_notes": [{"id": "started_at", "precision": "approximate", "stated": CORPUS, "why": CORPUS}],
        "cost": CORPUS,
    },
    "participants": [{"id": "p-1", "name": "Priya Nair", "role": "Responder", "team": CORPUS}],
    "sections": [{"id": "s-1", "title": CORPUS, "text": CORPUS}],
    "events": [
        {
            "id": f"e-{n}",
            "occurred_at": f"2026-03-01T10:{n:02d}:00Z",
            "text": f"{CORPUS} by Priya",
            "source": CORPUS,
            "source_ref": CORPUS,
            "team": CORPUS,
            "tags": [CORPUS],
            "time_note": CORPUS,
            "perspective": CORPUS,
            "evidence": [{"id": "ev-1", "url": "javascript:window.harmed=1", "text": CORPUS}],
            "actor": "p-1",
            "kind": "action",
        }
        for n in range(12)
    ],
    "factors": [
        {
            **{
                "id": f"f-{n}",
                "text": CORPUS,
                "labels": [CORPUS],
                "domain": CORPUS,
                "aspect": aspect,
                "event_ids": ["e-1"],
            },
            **{"would_have_detected": CORPUS, "would_have_smoothed": CORPUS, "raised_by_role": CORPUS},
        }
        for n, aspect in enumerate(("made_possible", "helped"))
    ],
    "conditions": [{"id": "c-1", "kind": "pressure", "text": CORPUS}],
    "surprises": [{"id": "su-1", "text": CORPUS}],
    "open_questions": [{"id": "q-1", "text": CORPUS, "answer": CORPUS}],
    "takeaways": [
        {
            **{"id": "t-1", "text": CORPUS, "decision": "carry", "rationale": CORPUS, "gives_way": CORPUS},
            **{"risk_low": 100, "risk_high": 1000, "likelihood_low": 0.1, "likelihood_high": 0.3, "risk_unit": CORPUS},
        },
        {
            "id": "t-2",
            "text": CORPUS,
            "decision": "let_go",
            "let_go": {
                **{
                    "reason": "low_harm",
                    "reason_text": CORPUS,
                    "what_we_rely_on_instead": CORPUS,
                    "cost_if_done": CORPUS,
                },
                **{"would_change_our_mind": [CORPUS], "revisit_if": [{"id": "tr-1", "text": CORPUS}]},
            },
        },
    ],
    "actions": [
        {
            **{"id": "a-1", "title": CORPUS, "description": CORPUS, "assignee": "p-1", "assignee_team": CORPUS},
            "external_issue": {"provider": CORPUS, "key": CORPUS, "url": "javascript:window.harmed=1"},
        }
    ],
    "related": [{"id": "INC-8", "why": CORPUS}],
    "sources": [{"id": "src-1", "name": CORPUS, "importer": CORPUS, "url": CORPUS, "notes": [CORPUS]}],
    "from_a_later_version": CORPUS,
}
"""A corpus of hostile texts in every field that takes text."""

OpenFile = Callable[..., Page]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    store = open_store(folder / "reviews")
    for number in range(4):
        store.save(build_review({**RAW, "id": f"INC-{7 + number}"}), expected_revision=0)
    made = write_report("INC-7", store, folder / "out", formats=("html", "md", "txt", "chat"))
    return {**made, "trends": write_trends(store, folder / "out" / "trends.html").path}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1400, 1000, 375])
@pytest.mark.parametrize("name", ["html", "trends"])
def test_a_page_is_alive_offline_and_runs_nothing_of_the_record(
    pages: dict[str, Path], offline_page: OpenFile, name: str, width: int, dark: bool
) -> None:
    page = offline_page(pages[name], dark=dark, width=width)
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(page.locator(".live.is-live")).to_have_count(page.locator(".live").count())
    assert page.locator(".live").count() >= 2
    assert page.evaluate("() => window.harmed ?? 0") == 0
    unsafe = (
        "main img[src^=http], main script, main iframe, main math, main [onerror], main [onload], a[href^=javascript]"
    )
    assert page.locator(unsafe).count() == 0
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth + 1")


def test_the_widgets_of_a_report_move(pages: dict[str, Path], offline_page: OpenFile) -> None:
    page = offline_page(pages["html"])
    page.wait_for_selector("html[data-ready]", state="attached")
    page.locator(".rw-timeline .rw-filter").fill("no such words")
    expect(page.locator(".rw-timeline .rw-event")).to_have_count(0)
    page.locator(".rw-timeline .rw-filter").fill("by Responder A")
    expect(page.locator(".rw-timeline .rw-event").first).to_be_visible()
    page.locator(".rw-timeline .rw-list").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".rw-timeline [aria-selected=true]")).to_have_count(1)
    assert "read-only" in page.locator(".rw-timeline .rw-saved").inner_text()


def test_nothing_in_a_report_asks_its_readers_to_change_it(tmp_path: Path, offline_page: OpenFile) -> None:
    places = {"likelihood_low": 0.2, "likelihood_high": 0.6, "risk_low": 100, "risk_high": 9000}
    raw = {
        "id": "INC-1",
        "incident": {"title": "Placed and not"},
        "events": [{"id": "e-1", "occurred_at": "2026-03-01T10:00:00Z", "text": "it began"}],
        "takeaways": [{"id": "t-1", "text": "one", **places}, {"id": "t-2", "text": "another"}],
    }
    store = open_store(tmp_path / "reviews")
    store.save(build_review(raw), expected_revision=0)
    page = offline_page(write_report("INC-1", store, tmp_path / "out")["html"])
    page.wait_for_selector("html[data-ready]", state="attached")
    page.locator(".rw-timeline .rw-event").click()
    plot = page.locator(".rw-risk-likelihood-plot")
    expect(plot.get_by_text("not placed yet", exact=True).first).to_be_visible()
    said = page.locator(".live .alive").evaluate_all("""(all) => all.flatMap((one) => [one, ...one.querySelectorAll("*")])
      .filter((one) => one.checkVisibility()).flatMap((one) => [one.getAttribute("aria-label"), one.placeholder, one.title,
        one.children.length ? "" : one.textContent]).filter(Boolean)""")
    assert len(said) > 20
    asking = re.compile(r"drag it|edits|removes|move it|narrow|carries|say how|^add|paste|\+7m", re.IGNORECASE)
    assert [words for words in said if isinstance(words, str) and asking.search(words)] == []
    first = plot.locator(".rw-range").first
    before = first.locator(".rw-shape").get_attribute("x")
    expect(first).to_have_attribute("aria-readonly", "true")
    first.focus()
    page.keyboard.press("ArrowRight")
    box = first.bounding_box()
    assert box
    page.mouse.move(box["x"] + 10, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] - 40)
    page.mouse.up()
    assert first.locator(".rw-shape").get_attribute("x") == before
    assert plot.locator("svg").evaluate("(svg) => getComputedStyle(svg).touchAction") == "auto"


def test_paper_shows_the_static_twins(pages: dict[str, Path], offline_page: OpenFile) -> None:
    page = offline_page(pages["html"], paper=True)
    page.wait_for_selector("html[data-ready]", state="attached")
    expect(page.locator(".alive").first).to_be_hidden()
    expect(page.locator(".still table").first).to_be_visible()
    assert page.locator(".still img").first.evaluate("(img) => img.complete && img.naturalWidth > 100")


def test_a_policy_allows_nothing_but_the_page_itself(pages: dict[str, Path], offline_page: OpenFile) -> None:
    page = offline_page(pages["html"])
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in rules["script-src"]
    assert "http" not in policy


def test_markdown_of_hostile_text_runs_nothing_when_it_is_shown(
    pages: dict[str, Path], offline_page: OpenFile, tmp_path: Path
) -> None:
    shown = MarkdownIt("commonmark", {"html": True}).enable("table").render(pages["md"].read_text(encoding="utf-8"))
    (tmp_path / "shown.html").write_text(f"<!doctype html><body>{shown}", encoding="utf-8")
    page = offline_page(tmp_path / "shown.html")
    assert page.evaluate("() => window.harmed ?? 0") == 0
    assert page.locator("img, script, iframe, svg, math, a[href^=javascript], [onerror], [onload]").count() == 0
    assert page.locator("h2").count() > 5


@pytest.mark.parametrize("name", ["html", "trends"])
def test_nothing_is_wider_than_the_paper(pages: dict[str, Path], offline_page: OpenFile, name: str) -> None:
    page = offline_page(pages[name], paper=True, width=658)  # A4 without its margins
    page.wait_for_selector("html[data-ready]", state="attached")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 659


@pytest.mark.parametrize("review_id", ["INC-182", "INC-219", "NM-01"])
def test_no_table_on_paper_breaks_words_into_letters(tmp_path: Path, offline_page: OpenFile, review_id: str) -> None:
    page = offline_page(
        write_report(review_id, str(find_sample() / "reviews"), tmp_path)["html"], paper=True, width=658
    )
    page.wait_for_selector("html[data-ready]", state="attached")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 659
    narrow = """(all) => all.filter((one) => one.checkVisibility() && one.textContent.length > 3 && one.offsetHeight > 4 * one.offsetWidth)
      .map((one) => `${one.textContent} ${one.offsetWidth}x${one.offsetHeight}`)"""
    assert page.locator("td, th").evaluate_all(narrow) == []
    broken = """(all) => all.filter((one) => {
      const word = document.createRange(), text = one.firstChild;
      return text?.nodeType === 3 && [...text.data.matchAll(/[A-Za-z]{4,}/g)].some((found) => {
        word.setStart(text, found.index);
        word.setEnd(text, found.index + found[0].length);
        return word.getClientRects().length > 1;
      });
    }).map((one) => one.textContent)"""
    assert page.locator(".live .still :is(th, td)").evaluate_all(broken) == []


def test_the_report_copied_for_chat_is_the_one_of_the_file(pages: dict[str, Path], offline_page: OpenFile) -> None:
    page = offline_page(pages["html"])
    page.wait_for_selector("html[data-ready]", state="attached")
    page.get_by_text("Copy for chat").click()
    assert (page.locator("[data-copy]").text_content() or "").strip() == pages["chat"].read_text(
        encoding="utf-8"
    ).strip()
    page.get_by_role("button", name="Copy").click()
    expect(page.locator("button.copy")).to_have_text(re.compile("Copied|Selected"))


def test_no_name_leaves_the_room_in_any_format(pages: dict[str, Path]) -> None:
    for name in ("html", "md", "txt", "ipynb"):
        text = pages[name].read_text(encoding="utf-8")
        assert "Responder A" in text
        assert "Priya" not in text
        assert "Nair" not in text


def test_no_chart_offers_to_upload_anything(pages: dict[str, Path], offline_page: OpenFile) -> None:
    page = offline_page(pages["trends"])
    page.wait_for_selector("html[data-ready]", state="attached")
    buttons = page.locator(".modebar-btn").evaluate_all("(all) => all.map((one) => one.dataset.title)")
    assert len(buttons) > 3
    assert not [title for title in buttons if "share" in (title or "").lower() or "cloud" in (title or "").lower()]


@pytest.fixture(scope="module")
def sample_trends(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_trends(str(find_sample() / "reviews"), tmp_path_factory.mktemp("sample") / "trends.html").path


@pytest.mark.parametrize("width", [1000, 420])
def test_no_cell_of_the_trends_breaks_words_into_letters_or_is_cut(
    sample_trends: Path, offline_page: OpenFile, width: int
) -> None:
    page = offline_page(sample_trends, width=width)
    page.wait_for_selector("html[data-ready]", state="attached")
    narrow = page.evaluate("""() => [...document.querySelectorAll("td")].filter((cell) => cell.checkVisibility())
      .filter((cell) => (cell.textContent.length > 16 && cell.clientWidth < 100) || cell.getBoundingClientRect().right > innerWidth)
      .map((cell) => cell.textContent)""")
    assert narrow == []
    assert page.evaluate("document.documentElement.scrollHeight") < 25_000
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1000, 420])
def test_the_trends_say_a_chart_s_caption_above_its_legend_and_leave_it_room(
    sample_trends: Path, offline_page: OpenFile, width: int
) -> None:
    page = offline_page(sample_trends, width=width)
    page.wait_for_selector("html[data-ready]", state="attached")
    charts = page.evaluate("""() => [...document.querySelectorAll("[data-figure] > .alive")].map((one) => {
      const [words, plot] = [one.querySelector("p"), one.querySelector(".js-plotly-plot")];
      const inside = plot.getBoundingClientRect();
      const cut = [...plot.querySelectorAll("svg text")].filter((text) => { const box = text.getBoundingClientRect();
        return box.width && (box.left < inside.left - 1 || box.right > inside.right + 1); }).map((text) => text.textContent);
      const legend = plot.querySelector(".legend")?.getBoundingClientRect();
      const bars = [...plot.querySelectorAll(".modebar")].filter((bar) => bar.childElementCount).length;
      return { words: words.textContent, below: words.getBoundingClientRect().bottom <= inside.top, cut, bars,
        clear: !legend || legend.bottom <= plot.querySelector(".xy .gridlayer, .plotbg, .gridlayer").getBoundingClientRect().top + 4,
        annotations: plot.querySelectorAll(".annotation").length, share: plot._fullLayout._size.w / inside.width };
    })""")
    assert len(charts) >= 4
    for chart in charts:
        assert len(chart["words"]) > 40
        assert chart["below"], chart
        assert chart["clear"], chart
        assert chart["cut"] == [], chart
        assert chart["annotations"] == 0
        assert chart["share"] > 0.5, chart
        assert width > 640 or not chart["bars"]


@pytest.mark.parametrize("width", [1400, 1280, 1000, 700, 420, 375])
def test_nothing_of_a_report_is_cut_at_the_side(tmp_path: Path, offline_page: OpenFile, width: int) -> None:
    made = write_report("INC-219", str(find_sample() / "reviews"), tmp_path)["html"]
    page = offline_page(made, width=width)
    page.wait_for_selector("html[data-ready]", state="attached")
    wider = page.evaluate("""() => [...document.querySelectorAll("main, .live, .rw, .rw-decided, table, pre")]
      .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1).map((one) => one.className || one.tagName)""")
    assert wider == []


def test_both_sides_of_what_was_decided_are_of_one_width(tmp_path: Path, offline_page: OpenFile) -> None:
    page = offline_page(write_report("INC-182", str(find_sample() / "reviews"), tmp_path)["html"])
    sides = page.evaluate("() => [...document.querySelectorAll('.decisions td h3')].map((one) => one.offsetWidth)")
    assert len(sides) == 2
    assert sides[0] == sides[1]


def test_text_from_right_to_left_ends_on_the_left_and_a_hidden_sign_turns_nothing(
    tmp_path: Path, offline_page: OpenFile
) -> None:
    store = open_store(tmp_path / "reviews")
    texts = ["השרת נפל!", "abc \u202edef\u202c."]
    events = [{"id": f"e-{n}", "occurred_at": f"2026-03-01T10:0{n}:00Z", "text": text} for n, text in enumerate(texts)]
    incident = {"title": "one", "summary": "\n\n".join(texts), "started_at": "2026-03-01T10:00:00Z"}
    store.save(build_review({"id": "A", "incident": incident, "events": events}), expected_revision=0)
    page = offline_page(write_report("A", store, tmp_path / "out")["html"])
    page.wait_for_selector("html[data-ready]", state="attached")
    ends = page.evaluate("""() => [...document.querySelectorAll(".lead p, .rw-event .rw-text")].map((one) => {
      const text = one.firstChild, at = (from) => { const range = document.createRange();
        range.setStart(text, from); range.setEnd(text, from + 1); return range.getBoundingClientRect().left; };
      return [one.textContent[0] === "a", at(0) < at(text.length - 1), at(text.length - 3) < at(text.length - 1)];
    })""")
    assert sorted(ends) == [[False, False, False], [False, False, False], [True, True, True], [True, True, True]]


LONG = "the queue of the mail server grew because nobody had told it that the disk behind it was gone " * 3


@pytest.mark.parametrize("width", [1400, 420])
def test_a_reader_sees_every_word_of_every_event_in_the_list(
    tmp_path: Path, offline_page: OpenFile, width: int
) -> None:
    events = [{"id": f"e-{n}", "occurred_at": f"2026-03-01T10:{n:02d}:00Z", "text": f"{n}: {LONG}"} for n in range(40)]
    store = open_store(tmp_path / "reviews")
    store.save(build_review({"id": "INC-1", "incident": {"title": "Long"}, "events": events}), expected_revision=0)
    page = offline_page(write_report("INC-1", store, tmp_path / "out")["html"], width=width)
    page.wait_for_selector("html[data-ready]", state="attached")
    rows = page.locator(".rw-timeline .rw-event")
    expect(rows).to_have_count(40)
    cut = "(all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1).length"
    assert page.locator(".rw-timeline .rw-event .rw-text").evaluate_all(cut) == 0
    assert page.locator(".rw-timeline .rw-event .rw-text").first.evaluate("(one) => one.offsetHeight") > 30
    page.locator(".rw-timeline .rw-list").press("End")
    expect(rows.last).to_have_attribute("aria-selected", "true")
    inside = "(row) => { const box = row.closest('.rw-list').getBoundingClientRect(); return row.getBoundingClientRect().bottom <= box.bottom + 1; }"
    assert rows.last.evaluate(inside)
