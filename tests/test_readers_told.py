"""What a report, a chat and Markdown tell of readers' lines, and how each invites more of them by a way that its readers have."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

from review_widgets.audience import Audience, prepare_for
from review_widgets.errors import InvalidParameter
from review_widgets.exporters import export_review
from review_widgets.importers import import_review
from review_widgets.readers import plan_adding
from review_widgets.reports import write_report
from review_widgets.schema import build_review
from review_widgets.settings import Team, read_team
from review_widgets.stores import open_store
from test_readers import NOW, RAW, answered_store, run, with_lines


def test_the_text_for_a_chat_leads_to_the_report_and_says_how_to_add_a_line(tmp_path: Path) -> None:
    store = open_store(tmp_path / "reviews")
    store.save(build_review(RAW), expected_revision=0)

    def lines(**more: Any) -> list[str]:
        made = write_report("INC-204", store, tmp_path / "out", formats=("chat",), **more)["chat"]
        return made.read_text(encoding="utf-8").splitlines()

    assert lines()[-2] == "More: the report of INC-204"
    assert COMMAND in lines()[-1]
    assert lines(link="https://x.example/{review_id}/")[-2] == "More: https://x.example/INC-204/"
    store.save_team(Team(report_url="https://team.example/{review_id}.html"), expected_revision=0)
    assert lines()[-2] == "More: https://team.example/INC-204.html"
    page = write_report("INC-204", store, tmp_path / "out")["html"].read_text(encoding="utf-8")
    assert "More: https://team.example/INC-204.html" in page
    with pytest.raises(InvalidParameter, match="whole address"):
        lines(link="javascript:alert(1)")


@pytest.mark.parametrize("name", ["report_url", "lines_to"])
def test_a_teams_address_that_is_none_is_refused(name: str) -> None:
    for text in ("x y", "javascript:alert(1)", "@x", "reviews@home"):
        with pytest.raises(ValueError, match="https://"):
            read_team(json.dumps({name: text}))


@pytest.mark.parametrize(
    "text", ["https://x.example/{id}", "https://x.example/{review_id", "reviews+{id}@team.example"]
)
def test_another_word_in_the_braces_of_an_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"than \{review_id\}"):
        read_team(json.dumps({"lines_to": text}))


COMMAND = 'learning-review add-line INC-204 "…"'


@pytest.mark.parametrize("audience", ["names", "roles", "public"])
@pytest.mark.parametrize("lines_to", ["", "https://x.example/{review_id}#line", "reviews+{review_id}@team.example"])
def test_every_invitation_names_a_way_its_readers_have(audience: Audience, lines_to: str, tmp_path: Path) -> None:
    store = open_store(tmp_path / "reviews")
    store.save(build_review({**RAW, "visibility": "public"}), expected_revision=0)
    store.save_team(Team(lines_to=lines_to), expected_revision=0)
    made = write_report("INC-204", store, tmp_path, audience=audience, formats=("html", "chat", "markdown_pagerduty"))
    inside = "" if audience == "public" else COMMAND
    way = lines_to.replace("{review_id}", "INC-204") or inside
    for name in ("chat", "markdown_pagerduty"):
        said = re.sub(r"\\(?=\W)|&#\d+;", "", made[name].read_text(encoding="utf-8").replace("&quot;", '"'))
        assert f"Add a line: answer here{f', or {way}' if way else ''}. The" in said
    page = html.unescape(made["html"].read_text(encoding="utf-8"))
    who = "whoever sent you here" if audience == "public" else "the facilitator"
    assert f"Add a line: tell {who}{f', or {way}' if way else ''}. The" in page
    assert ("learning-review" in page) == (COMMAND in page) == (way == COMMAND)


def test_the_command_for_other_tools_says_the_same_in_a_chat_as_the_report(tmp_path: Path) -> None:
    store = open_store(tmp_path / "reviews")
    store.save(build_review({**RAW, "visibility": "public"}), expected_revision=0)
    store.save_team(Team(report_url="https://team.example/{review_id}.html"), expected_revision=0)
    for audience in ("roles", "public"):
        out = tmp_path / f"{audience}.txt"
        words = ["export", "INC-204", "--to", "chat", "--audience", audience, "--out", str(out)]
        assert run(tmp_path / "reviews", *words) == 0
        made = write_report("INC-204", store, tmp_path / "out", audience=audience, formats=("chat",))["chat"]
        assert out.read_bytes() == made.read_bytes()


def test_the_public_reads_no_address_of_the_inside() -> None:
    links = [{"id": "l1", "url": "https://graphs.inside.example/d/1", "label": "the graph"}]
    review = build_review({**RAW, "visibility": "public", "incident": {**RAW["incident"], "links": links}})
    assert "inside.example" in prepare_for(review, "roles").model_dump_json()
    assert "inside.example" not in prepare_for(review, "public").model_dump_json()


# ── in Markdown ───────────────────────────────────────────────────────────────────────────────────────────────────


def told(page: str) -> list[str]:
    """Give the lines under the readers' heading."""
    return page.partition("## What readers added\n\n")[2].partition("\n\n## ")[0].splitlines()


def test_markdown_says_what_readers_said_and_what_became_of_it(tmp_path: Path) -> None:
    review = prepare_for(open_store(answered_store(tmp_path)).load("INC-204"), "roles")
    assert told(export_review(review, "md")) == [
        "- *Merged into the circumstances:* Responder A had no key",
        "- *Declined:* Responder A says it in her own words above",
        "- *Not answered yet:* and why?",
    ]


def test_markdown_for_the_public_says_why_a_line_was_declined_and_no_line(tmp_path: Path) -> None:
    raw = open_store(answered_store(tmp_path)).load("INC-204").model_dump(mode="json") | {"visibility": "public"}
    page = export_review(prepare_for(build_review(raw), "public"), "md")
    assert told(page) == ["- *Declined:* Responder A says it in her own words above"]


def test_a_line_written_by_hand_into_the_markdown_is_an_open_one_and_is_not_added_twice(tmp_path: Path) -> None:
    page = export_review(with_lines("told before"), "md")
    path = tmp_path / "page.md"
    path.write_text(page.replace("told before\n", "told before\n- *Hm:* by hand\n"), encoding="utf-8")
    made = import_review(path)
    assert [(line.text, line.status) for line in made.reader_lines] == [
        ("told before", "open"),
        ("*Hm:* by hand", "open"),
    ]
    assert plan_adding(made, ["told before", "*Hm:* by hand"], now=NOW) == ()
