"""A team in one workbook, each person in their own browser: jupyter-collaboration, one kernel, one record."""

from __future__ import annotations

import base64
import json
import re
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser.lab import Lab, LabServer, Notebook, serve
from review_widgets.reports import make_workbook
from review_widgets.session import open_review

Require = Callable[[object, str], None]
QUICK = 2_000
"""Milliseconds within which somebody else's change must show."""
EARLY = "Comm not found for comm id"
"""What JupyterLab says of messages to a widget that this browser has not drawn yet; it asks for the whole state when it does."""


@pytest.fixture(scope="module")
def team_server(tmp_path_factory: pytest.TempPathFactory, require: Require) -> Iterator[LabServer]:
    """Give a JupyterLab in which several browsers share a notebook."""
    require(find_spec("jupyter_server_ydoc"), "there is no jupyter-collaboration; install review-widgets[team]")
    with serve(
        tmp_path_factory.mktemp("team-root"), tmp_path_factory.mktemp("team-home"), card=True, together=True
    ) as server:
        yield server


@pytest.fixture
def team(
    chromium: Browser, team_server: LabServer, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Lab]:
    """Give this test a folder in the shared JupyterLab."""
    for name, value in team_server.environment.items():
        monkeypatch.setenv(name, value)
    folder = team_server.root / re.sub(r"\W+", "-", request.node.name)[:60]
    folder.mkdir()
    made = Lab(team_server, folder, chromium)
    yield made
    made.close()
    team_server.stop_kernels()
    made.trouble.errors = [error for error in made.trouble.errors if not error.startswith(EARLY)]
    made.trouble.check()


def read(team: Lab) -> dict[str, Any]:
    made: dict[str, Any] = json.loads((team.folder / "reviews" / "INC-300.json").read_text(encoding="utf-8"))
    return made


def soon(team: Lab, page: Page, holds: Callable[[dict[str, Any]], bool], seconds: float = 15.0) -> None:
    """Wait until the record holds something."""
    until = time.monotonic() + seconds
    while not holds(read(team)):
        assert time.monotonic() < until, f"not in the record after {seconds} s: {json.dumps(read(team))[:1500]}"
        page.wait_for_timeout(50)


def open_workbook(team: Lab, browsers: int) -> list[Notebook]:
    """Open one signed workbook in several browsers, one after the other; it runs by itself in the first."""
    made = make_workbook("INC-300", str(team.folder / "reviews"), team.folder / "INC-300.ipynb")
    opened = []
    for _ in range(browsers):
        opened.append(team.open(made))
        expect(opened[-1].page.locator(".rw-publish-panel")).to_be_visible()
    return opened


def test_two_browsers_of_one_signed_workbook_are_live_within_two_seconds_and_settle_what_both_put_anew(
    team: Lab,
) -> None:
    books = open_workbook(team, 2)
    pages, quick = [one.page for one in books], books[0].within(QUICK)
    for n, page in enumerate(pages):
        line = page.locator(".rw-capture .rw-line")
        line.fill(f"14:0{n} from browser {n}")
        line.press("Enter")
    for page in pages:
        expect(page.locator(".rw-timeline .rw-event")).to_have_count(2, timeout=quick)
    soon(team, pages[0], lambda r: [e["text"] for e in r.get("events", [])] == ["from browser 0", "from browser 1"])
    titles = [page.get_by_label("Title", exact=True) for page in pages]
    titles[1].focus()
    titles[1].evaluate(HALF_TYPED, "Checkout down")
    titles[0].fill("Checkout slow")
    titles[0].blur()
    soon(team, pages[0], lambda r: r.get("incident", {}).get("title") == "Checkout slow")
    titles[1].blur()
    cards = [page.locator(".rw-conflict") for page in pages]
    for card in cards:
        expect(card).to_contain_text("Two texts for start, title")
    kept, other = cards[0].locator("dd").all_inner_texts()
    assert {kept, other} == {"Checkout slow", "Checkout down"}
    soon(team, pages[0], lambda r: r["incident"]["title"] == kept)
    cards[1].get_by_role("button", name="Take the other one").click()
    for title, card in zip(titles, cards, strict=True):
        expect(title).to_have_value(other, timeout=quick)
        expect(card).to_have_count(0)
    ended = [page.locator(".rw-narrative").get_by_label("How it ended") for page in pages]
    for n, text in enumerate(("by hand", "by hand, twice")):
        ended[n].fill(text)
        ended[n].blur()
        expect(ended[1 - n]).to_have_value(text)
    pages[0].locator(".rw-narrative .rw-foot button", has_text="Undo").click()
    expect(pages[0].locator(".rw-narrative .rw-problem")).to_contain_text(
        "Somebody changed it since; it was left as it is"
    )
    assert read(team)["incident"]["resolution"] == "by hand, twice"


def test_whoever_joins_disturbs_nobody(team: Lab) -> None:
    (first,) = open_workbook(team, 1)
    line = first.page.locator(".rw-capture .rw-line")
    line.fill("14:05 half a thou")
    joined = team.open(first.path)
    expect(joined.page.locator(".rw-publish-panel")).to_be_visible()
    joined.page.wait_for_timeout(QUICK)
    expect(line).to_have_value("14:05 half a thou")
    expect(line).to_be_focused()
    line.press("Enter")
    expect(joined.page.locator(".rw-timeline .rw-event")).to_contain_text("half a thou")


HALF_TYPED = "(field, text) => { field.value = text; }"
"""Typed and not sent yet."""
EDIT = """([who, side]) => {
  const root = document.querySelector(".jp-NotebookPanel:not(.lm-mod-hidden)");
  const line = root.querySelector(".rw-capture .rw-line");
  const cards = [...root.querySelectorAll(".rw-factor-board article")];
  window.edited = (async () => {
    for (const [n, card] of cards.entries()) {
      line.value = `14:00 ${who} ${n}`;
      line.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
      const field = card.querySelectorAll(".rw-two textarea")[side];
      field.value = `${who} ${n}`;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new FocusEvent("blur"));
      await new Promise((go) => setTimeout(go, 15));
    }
    return cards.length;
  })();
}"""


def test_200_edits_in_two_browsers_at_once_are_all_kept_and_a_late_joiner_sees_them(team: Lab) -> None:
    with open_review("INC-300", str(team.folder / "reviews")) as session:
        fields = [{"id": f"f-{n:02d}", "text": f"circumstance {n}"} for n in range(50)]
        session.apply(*({"op": "add", "collection": "factors", "id": one["id"], "fields": one} for one in fields))
    pages = [one.page for one in open_workbook(team, 2)]
    begin = time.monotonic()
    for side, page in enumerate(pages):
        page.evaluate(EDIT, [f"browser{side}", side])
    assert [page.evaluate("() => window.edited") for page in pages] == [50, 50]
    for page in pages:
        expect(page.locator(".rw-timeline .rw-words + .rw-row")).to_contain_text("100 events", timeout=120_000)
    print(f"200 edits were in both browsers after {time.monotonic() - begin:.1f} s")
    filled = ("would_have_detected", "would_have_smoothed")
    soon(
        team,
        pages[0],
        lambda r: len(r["events"]) == 100 and all(f.get(name) for f in r["factors"] for name in filled),
        60,
    )

    record = read(team)
    assert sorted(event["text"] for event in record["events"]) == sorted(
        f"browser{s} {n}" for s in (0, 1) for n in range(50)
    )
    assert [(f["would_have_detected"], f["would_have_smoothed"]) for f in record["factors"]] == [
        (f"browser0 {n}", f"browser1 {n}") for n in range(50)
    ]
    late = team.open(team.folder / "INC-300.ipynb").page
    expect(late.locator(".rw-timeline .rw-words + .rw-row")).to_contain_text("100 events")
    shown = late.locator(".rw-factor-board article").nth(49).locator(".rw-two textarea")
    expect(shown.nth(0)).to_have_value("browser0 49")
    expect(shown.nth(1)).to_have_value("browser1 49")
    expect(pages[0].locator(".rw-capture .rw-unsent")).to_be_hidden(timeout=120_000)  # every answer was heard
    pages[0].locator(".rw-capture .rw-line").fill("15:00 after all of that")
    pages[0].locator(".rw-capture .rw-line").press("Enter")
    expect(late.locator(".rw-timeline .rw-words + .rw-row")).to_contain_text("101 events", timeout=120_000)


class Wire:
    """What went over a browser's sockets, as text."""

    def __init__(self, page: Page) -> None:
        self.sent: list[str] = []
        self.received: list[str] = []
        listening = page.context.new_cdp_session(page)
        listening.send("Network.enable")
        listening.on("Network.webSocketFrameSent", lambda event: self.sent.append(frame_text(event)))
        listening.on("Network.webSocketFrameReceived", lambda event: self.received.append(frame_text(event)))


def frame_text(event: dict[str, Any]) -> str:
    payload = event["response"]["payloadData"]
    raw: bytes = base64.b64decode(payload) if event["response"]["opcode"] == 2 else payload.encode()
    return raw.decode("utf-8", "replace")


AN_ANSWER = re.compile(r'"(?:likelihood|risk)": ?"')


def open_estimates(team: Lab) -> list[Notebook]:
    """Open one round with two takeaways in three browsers; the first one runs it."""
    with open_review("INC-300", str(team.folder / "reviews")) as session:
        for n, text in enumerate(("A rotation deserves a canary", "Restarts hide stale pods"), start=1):
            session.apply({"op": "add", "collection": "takeaways", "id": f"t-{n}", "fields": {"text": text}})
    cells = ["import review_widgets as rw\nsession = rw.open_review('INC-300', 'reviews')", "rw.EstimateRound(session)"]
    made = team.write_notebook("estimates.ipynb", cells)
    first = team.open(made)
    first.run_all()
    return [first, team.open(made), team.open(made)]


def say(page: Page, *answers: str) -> None:
    """Type answers as a person does, each ended by Enter, from the first field on."""
    page.locator(".rw-estimate-round .rw-card input").first.fill("")
    for words in answers:
        page.keyboard.type(words)
        page.keyboard.press("Enter")


def part(page: Page, name: str) -> Locator:
    return page.locator(f".rw-estimate-round .rw-{name}")


def test_estimates_stay_unseen_in_every_browser_until_the_reveal(team: Lab) -> None:
    notebooks = open_estimates(team)
    pages = [one.page for one in notebooks]
    wires = [Wire(page) for page in pages]
    for page in pages:
        expect(part(page, "said")).to_have_text("Round 1, silent: nobody has answered yet.")
    say(pages[0], "often 3")
    expect(part(pages[0], "card").first.get_by_role("alert")).to_contain_text("expected 4, 2-4 or ?")
    expect(pages[0].locator(".rw-estimate-round .rw-card input").first).to_have_value("often 3")
    for page, answers in zip(pages, (("4", "3", "1 2"), ("2", "3", "5 2-3"), ("3-4", "?", "? ?")), strict=True):
        say(page, *answers)
    for page in pages:
        expect(part(page, "said")).to_have_text("Round 1, silent: three have answered.")
        expect(part(page, "note").last).to_contain_text("Yours is in")
        expect(part(page, "spread")).to_have_count(0)
    assert all(AN_ANSWER.search("".join(wire.sent)) for wire in wires), "the test looks where answers travel"
    assert all(wire.received for wire in wires)
    assert not any(AN_ANSWER.search(text) for wire in wires for text in wire.received)
    assert not AN_ANSWER.search(json.dumps(notebooks[0].save()))
    assert "estimates" not in json.dumps(read(team))
    pages[1].reload()
    expect(part(pages[1], "note").first).to_contain_text("Yours is in")


def test_the_reveal_shows_everybody_the_widest_disagreement_and_the_middle_is_taken(team: Lab) -> None:
    notebooks = open_estimates(team)
    pages = [one.page for one in notebooks]
    for page, answers in zip(pages, (("4 3", "1 2"), ("2 3", "5 2-3"), ("3-4 ?", "? ?")), strict=True):
        expect(part(page, "said")).to_be_visible()
        say(page, *answers)
    pages[0].get_by_role("button", name="Reveal").focus()
    count = notebooks[0].cell_count()
    for key in ("d", "d", "a", "b", "Enter"):
        pages[0].keyboard.press(key)
    for page in pages:
        expect(part(page, "widest")).to_contain_text("Furthest apart: 2, how likely")
        expect(part(page, "spread")).to_have_count(4)
    assert notebooks[0].cell_count() == count
    soon(team, pages[0], lambda r: r["takeaways"][0].get("estimates") == {"likelihood": [2, 4, 4], "risk": [3, 3]})

    pages[2].get_by_role("button", name="Take the middle of all").press("Enter")
    soon(team, pages[0], lambda r: all("risk_low" in t and "likelihood_low" in t for t in r["takeaways"]))
    expect(part(pages[0], "card").first).to_contain_text("on the plot: even to likely · work is held up")
    part(pages[2], "foot").get_by_role("button", name="Undo").press("Enter")
    soon(team, pages[0], lambda r: not any("risk_low" in t for t in r["takeaways"]))
    pages[1].get_by_role("button", name="Second round").press("Enter")
    for page in pages:
        expect(part(page, "said")).to_contain_text("Round 2, silent")
    for page, answers in zip(pages[:2], (("3 3",), ("3 3",)), strict=True):
        say(page, *answers)
    for page in pages:
        expect(part(page, "said")).to_have_text("Round 2, silent: two have answered again.")
        expect(part(page, "widest")).to_contain_text("Furthest apart: 2")
        expect(part(page, "axisname").first).to_contain_text("round 1")
    assert read(team)["takeaways"][0]["estimates"]["likelihood"] == [2, 4, 4], "the record waits for the reveal"
    pages[1].get_by_role("button", name="Reveal").press("Enter")
    soon(team, pages[0], lambda r: r["takeaways"][0].get("estimates") == {"likelihood": [3, 3, 4], "risk": [3, 3]})
    for page in pages:
        expect(part(page, "said")).to_have_text("Round 2 is on the table: two have answered.")
        expect(part(page, "axisname").first).not_to_contain_text("round 1")
    pages[0].set_viewport_size({"width": 1000, "height": 900})
    one, other = (
        pages[0].get_by_role("button", name=name).bounding_box() for name in ("Take the middle of all", "Another round")
    )
    assert one
    assert other
    assert one["y"] == other["y"], "what can be done next stands side by side"
