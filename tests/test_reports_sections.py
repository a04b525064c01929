"""Sections of a report: said where there is something to say, left out by name, and never more than the audience may read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from review_widgets.audience import Audience
from review_widgets.cli import main
from review_widgets.errors import InvalidParameter, RenderFailed
from review_widgets.exporters import export_review
from review_widgets.importers import import_file
from review_widgets.reports import find_sample, find_template, write_report, write_trends
from review_widgets.reports.parameters import SECTIONS, read_sections
from review_widgets.reports.sections import Report, open_report
from review_widgets.schema import build_review
from review_widgets.session import open_review
from review_widgets.stores import open_store

SAMPLE = str(find_sample() / "reviews")
OTHER = {"id": "INC-1", "incident": {"title": "An earlier one"}}


def report_of(folder: Path, *others: dict[str, Any], audience: str = "roles", **fields: Any) -> Report:
    store = open_store(folder / "reviews")
    for raw in ({"id": "INC-2", "incident": {"title": "A title"}, **fields}, *others):
        store.save(build_review(raw), expected_revision=0)
    return open_report("INC-2", store.url, audience)


def html_of(report: Report) -> dict[str, str]:
    return {name: part.html for name in SECTIONS if (part := getattr(report, name))}


def test_an_empty_review_has_no_empty_sections(tmp_path: Path) -> None:
    report = report_of(tmp_path)
    assert set(html_of(report)) == {"summary", "chat", "provenance"}
    assert not report.shows("timeline")
    assert not report.shows("plot")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"status": "draft"}, "This review is a draft. It may still change."),
        ({"status": "skipped", "status_reason": "It was over by seven."}, "No review was held: It was over by seven.<"),
        ({"incident": {"title": "A", "how_found": "alert"}}, "found by an alert"),
        ({"incident": {"title": "A", "how_found": "colleague"}}, "found by a colleague"),
        ({"incident": {"title": "A", "how_found": "chance"}}, "found by chance"),
    ],
)
def test_the_head_reads_as_sentences(fields: dict[str, Any], said: str, tmp_path: Path) -> None:
    assert said in report_of(tmp_path, **fields).head.html


def test_how_many_were_affected_is_said_as_that(tmp_path: Path) -> None:
    incident = {"title": "A", "impact": {"count": 1430, "unit": "households"}}
    assert "Affected: 1 430 households" in html_of(report_of(tmp_path, incident=incident))["summary"]


def test_a_circumstance_seen_on_another_day_says_the_day(tmp_path: Path) -> None:
    events = [
        {"id": f"e-{number}", "text": "seen", "occurred_at": at}
        for number, at in enumerate(
            ("2026-03-01T14:00Z", "2026-03-01T14:00Z", "2026-03-03T09:05Z", "2026-03-03T10:00Z")
        )
    ]
    factor = {"id": "f-1", "text": "no limit", "event_ids": [event["id"] for event in events]}
    incident = {"title": "A", "started_at": "2026-03-01T13:00Z"}
    shown = html_of(report_of(tmp_path, incident=incident, events=events, factors=[factor]))
    assert "seen at 14:00, 3 March 09:05, 10:00" in shown["circumstances"]


def test_one_event_is_counted_in_the_singular(tmp_path: Path) -> None:
    event = {
        "id": "e-1",
        "text": "seen",
        "occurred_at": "2026-03-01T14:00Z",
        "known_at_the_time": False,
        "time_note": "the day is a guess",
    }
    shown = html_of(report_of(tmp_path, events=[event]))
    assert "1 event, times in UTC. 1 of them was learned later." in shown["timeline"]
    assert "1 of 1 time rests on a guess" in shown["provenance"]


def test_a_full_review_has_every_section() -> None:
    assert set(html_of(open_report("INC-182", SAMPLE))) == set(SECTIONS)


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_is_left_out_by_its_name(section: str) -> None:
    report = open_report("INC-182", SAMPLE, without=section)
    assert set(SECTIONS) - set(html_of(report)) == {section}
    assert not report.shows(section)


def test_an_unknown_section_is_refused_with_the_known_ones() -> None:
    assert read_sections(" timeline,plot ") == {"timeline", "plot"}
    with pytest.raises(InvalidParameter, match="some of summary, times, timeline"):
        read_sections("timelines")


def test_tests_and_tools_say_for_which_circumstance_they_are(tmp_path: Path) -> None:
    factor = {"id": "f-1", "text": "no limit", "would_have_detected": "a load test", "would_have_smoothed": "a switch"}
    shown = html_of(report_of(tmp_path, factors=[factor]))
    for section, words in (("tests", "a load test"), ("tools", "a switch")):
        assert words in shown[section]
        assert "for: no limit" in shown[section]


def test_carrying_and_letting_go_have_the_same_width(tmp_path: Path) -> None:
    takeaways = [{"id": "t-1", "text": "a", "decision": "carry"}, {"id": "t-2", "text": "b", "decision": "let_go"}]
    shown = html_of(report_of(tmp_path, takeaways=takeaways))["decisions"]
    assert shown.count("width:50%") == 2
    assert shown.index("Carrying") < shown.index("Letting go for now")


def test_an_action_without_an_owner_says_so(tmp_path: Path) -> None:
    people = [{"id": "p-1", "name": "Ana Lima"}]
    actions = [
        {"id": "a-1", "title": "one", "assignee": "p-1", "assignee_team": "Depot"},
        {"id": "a-2", "title": "two"},
    ]
    shown = html_of(report_of(tmp_path, participants=people, actions=actions))["actions"]
    assert "Responder A, Depot" in shown
    assert "nobody yet" in shown


def test_a_related_review_is_named_as_its_audience_may_read_it(tmp_path: Path) -> None:
    other = {**OTHER, "incident": {"title": "Ana saw it"}, "participants": [{"id": "p-1", "name": "Ana Lima"}]}
    related = [{"id": "INC-1", "relation": "same_factor", "why": "the same disk"}, {"id": "INC-404"}]
    shown = html_of(report_of(tmp_path, other, related=related))["related"]
    assert "Responder A saw it" in shown
    assert "the same circumstance" in shown
    assert "the same disk" in shown
    assert "not in this store" in shown


def test_the_title_of_a_restricted_review_is_not_told_by_another(tmp_path: Path) -> None:
    other = {**OTHER, "visibility": "restricted"}
    shown = html_of(report_of(tmp_path, other, related=[{"id": "INC-1"}]))["related"]
    assert "An earlier one" not in shown
    assert "restricted" in shown


def test_a_time_says_what_it_means_and_how_sure_it_is(tmp_path: Path) -> None:
    incident = {
        "title": "A title",
        "zone": "Europe/London",
        "started_at": "2026-03-01T10:00:00Z",
        "resolved_at": "2026-07-01T10:00:00Z",
        "time_notes": [{"id": "started_at", "precision": "approximate", "why": "from memory"}],
    }
    shown = html_of(report_of(tmp_path, incident=incident))["times"]
    for words in ("the impact began", "2026-03-01 10:00", "about: from memory", "2026-07-01 11:00", "as stated"):
        assert words in shown


def test_a_restricted_review_made_public_says_why() -> None:
    why = "the customer published it first"
    report = open_report("INC-190", SAMPLE, "public", although_restricted=why)
    assert f"Made public although restricted: {why}" in report.head.html
    with pytest.raises(InvalidParameter, match="although_restricted"):
        open_report("INC-190", SAMPLE, "public")


def test_a_template_of_ones_own_with_a_parameter_of_its_own_is_used(tmp_path: Path) -> None:
    template = json.loads(find_template("report").read_text(encoding="utf-8"))
    for cell in template["cells"]:
        if "parameters" in cell["metadata"].get("tags", []):
            cell["source"] = ["".join(cell["source"]) + '\nwords: str = "hello"  # a greeting']
    template["cells"] = [*template["cells"][:4], dict(template["cells"][4], id="own", source=["report.tests"])]
    (tmp_path / "brief.ipynb").write_text(json.dumps(template), encoding="utf-8")
    made = write_report("INC-182", SAMPLE, tmp_path / "out", template="brief", templates=tmp_path)
    text = made["html"].read_text(encoding="utf-8")
    assert "Tests that would have detected it" in text
    assert "What follows" not in text


def test_a_change_after_publishing_is_a_new_revision_and_the_next_report_says_so(tmp_path: Path) -> None:
    store = open_store(tmp_path / "reviews")
    with open_review("INC-2", store) as session:
        session.apply(
            {"op": "set", "collection": "review", "fields": {"nothing_to_carry_because": "nothing would help"}}
        )
        session.publish()
        first = store.load("INC-2")
        before = html_of(open_report("INC-2", store.url))["provenance"]
        session.apply({"op": "set", "collection": "incident", "fields": {"summary": "One more thing."}})
        session.flush()
    second = store.load("INC-2")
    assert second.revision == first.revision + 1
    assert (
        (second.status, second.published_at) == (first.status, first.published_at) == ("published", first.published_at)
    )
    after = html_of(open_report("INC-2", store.url))["provenance"]
    assert f"from revision {first.revision} of" in before
    assert second.published_at is not None
    day = f"{second.published_at:%d %B %Y}".lstrip("0")
    said = f"revision {second.revision}, changed since it was published on {day}"
    assert f"from {said} of" in after
    for form in ("md", "txt"):
        assert "changed since" not in export_review(first, form)
        assert said in " ".join(export_review(second, form).split())
    written = tmp_path / "INC-2.md"
    written.write_text(export_review(second, "md"), encoding="utf-8")
    _, (again,) = import_file(written)
    assert (again.id, again.status, again.incident.summary) == ("INC-2", "published", "One more thing.")


def test_the_command_leaves_sections_out_and_lists_strangers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = open_store(tmp_path / "reviews")
    incident = {"title": "A title", "summary": "Then Olga Petrova called @sven.l about it."}
    store.save(build_review({"id": "INC-2", "incident": incident}), expected_revision=0)
    asked = ["report", "INC-2", "--store", store.url, "--out", str(tmp_path), "--without", "chat,decisions"]
    assert main([*asked, "--format", "html", "--format", "chat"]) == 0
    said = capsys.readouterr().out
    assert "look like names but are nobody's" in said
    assert "@sven.l, Olga Petrova" in said
    assert "Copy for chat" not in (tmp_path / "INC-2" / "report.html").read_text(encoding="utf-8")
    assert main([*asked, "--without", "colour"]) == 1
    assert "colour" in capsys.readouterr().err


def test_the_notebook_of_a_report_is_signed_and_every_widget_in_it_has_a_twin_without_a_kernel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import nbformat
    from nbformat.sign import NotebookNotary

    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "jupyter"))
    path = write_report("INC-182", SAMPLE, tmp_path / "out")["ipynb"]
    made = nbformat.read(path, as_version=4)
    assert NotebookNotary(data_dir=str(tmp_path / "jupyter")).check_signature(made)
    (tmp_path / "somebody else").mkdir()
    assert not NotebookNotary(data_dir=str(tmp_path / "somebody else")).check_signature(made)
    shown = [output.data for cell in made.cells for output in cell.get("outputs", []) if "data" in output]
    alive = [data for data in shown if "application/vnd.jupyter.widget-view+json" in data]
    assert len(alive) >= 2
    assert all("<table" in data["text/html"] or "<svg" in data["text/html"] for data in alive)


@pytest.mark.parametrize("audience", ["names", "roles"])
def test_the_notebook_of_a_report_does_not_tell_whose_home_it_was_made_in_and_still_runs_there(
    audience: Audience, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import nbformat
    from nbformat.sign import NotebookNotary

    home = tmp_path / "sigrid.fjell"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "jupyter"))
    store = open_store(home / "reviews")
    store.save(open_store(SAMPLE).load("INC-182"), expected_revision=0)
    path = write_report("INC-182", store, home / "out", audience=audience)["ipynb"]
    assert "sigrid" not in path.read_text(encoding="utf-8")
    made = nbformat.read(path, as_version=4)
    assert NotebookNotary(data_dir=str(tmp_path / "jupyter")).check_signature(made)
    (given,) = [cell.source for cell in made.cells if "injected-parameters" in cell.metadata.get("tags", ())]
    assert 'store = "~/reviews"' in given
    assert made.metadata.papermill.output_path == "~/out/INC-182/report.ipynb"
    assert open_store("~/reviews").load("INC-182").title == store.load("INC-182").title


def test_a_notebook_that_failed_half_way_and_the_one_of_the_trends_tell_of_nobody_s_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import nbformat

    home = tmp_path / "sigrid.fjell"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    store = open_store(home / "reviews")
    store.save(open_store(SAMPLE).load("INC-182"), expected_revision=0)
    own = nbformat.read(find_template("report"), as_version=4)
    own.cells.append(nbformat.v4.new_code_cell("print(store)\nopen(store + '/missing.txt')"))
    (home / "own").mkdir()
    nbformat.write(own, home / "own" / "failing.ipynb")
    with pytest.raises(RenderFailed, match="FileNotFoundError"):
        write_report("INC-182", store, home / "out", template="failing", templates=home / "own")
    failed = (home / "out" / "INC-182" / "report.ipynb").read_text(encoding="utf-8")
    assert "~/reviews/missing.txt" in failed
    assert "sigrid" not in failed
    write_trends(store, home / "out" / "trends.html")
    trends = (home / "out" / "trends.ipynb").read_text(encoding="utf-8")
    assert '"~/reviews"' in trends.replace('\\"', '"')
    assert "sigrid" not in trends
