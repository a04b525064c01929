"""A batch: everything asked for is there once, unchanged ones are not made again, a bad one is named and stops nothing."""

from __future__ import annotations

import json
import os
import re
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from math import isnan
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

from review_widgets.cli import main
from review_widgets.cli._progress import _has_room
from review_widgets.errors import InvalidParameter, RenderFailed
from review_widgets.reports import batch
from review_widgets.reports.batch import (
    MADE,
    Order,
    Outcome,
    Progress,
    dask_cluster,
    key_of,
    local_pool,
    select_reviews,
    write_reports,
)
from review_widgets.schema import build_review
from review_widgets.settings import Team
from review_widgets.stores import open_store

RAW: dict[str, Any] = {
    "status": "published",
    "incident": {"title": "A disk was full", "summary": "It filled up.", "started_at": "2026-03-01T10:00:00Z"},
    "events": [{"id": "e-1", "occurred_at": "2026-03-01T10:00:00Z", "text": "full"}],
}


def make_store(folder: Path, count: int) -> Path:
    store = open_store(folder)
    for number in range(count):
        incident = {**RAW["incident"], "services": ["disk" if number % 2 else "net"]}
        review = {**RAW, "id": f"INC-{number:03d}", "incident": incident}
        store.save(build_review(review), expected_revision=0)
    return folder


def one_thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1)


def counts(progress: Progress) -> tuple[int, int, int]:
    return progress.count("made"), progress.count("unchanged"), progress.count("failed")


def test_unchanged_reviews_are_not_made_again(tmp_path: Path) -> None:
    home = make_store(tmp_path / "reviews", 3)
    order = Order(str(home), str(tmp_path / "out"))
    assert counts(write_reports(["INC-000", "INC-001", "INC-002", "INC-001"], order, one_thread)) == (3, 0, 0)
    before = (tmp_path / "out" / "INC-000" / "report.html").stat().st_mtime_ns
    store = open_store(home)
    changed = store.load("INC-001")
    store.save(changed.model_copy(update={"status_reason": "more to say"}), expected_revision=1)
    assert counts(write_reports(store.ids(), order, one_thread)) == (1, 2, 0)
    assert (tmp_path / "out" / "INC-000" / "report.html").stat().st_mtime_ns == before


@pytest.mark.parametrize("what", ["record", "team", "audience", "formats", "without", "version", "code", "template"])
def test_the_hash_changes_with_everything_a_report_is_made_of(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = make_store(tmp_path / "reviews", 1)
    order = Order(str(home), "out")
    before, store = key_of("INC-000", order), open_store(home)
    if what == "record":
        store.save(store.load("INC-000"), expected_revision=1)
    elif what == "team":
        store.save_team(Team(name="Others"), expected_revision=0)
    elif what == "version":
        monkeypatch.setattr("review_widgets.reports.batch.__version__", "99")
    elif what == "code":
        package = tmp_path / "package"
        (package / "reports").mkdir(parents=True)
        (package / "reports" / "page.css").write_text("p { color: red }", encoding="utf-8")
        monkeypatch.setattr("review_widgets.reports.batch.__file__", str(package / "reports" / "batch.py"))
        batch._code.cache_clear()
    elif what == "template":
        (tmp_path / "own").mkdir()
        (tmp_path / "own" / "report.ipynb").write_text("{}", encoding="utf-8")
        order = Order(str(home), "out", templates=str(tmp_path / "own"))
    else:
        more: dict[str, Any] = {"audience": "names", "formats": ("md",), "without": "plot"}
        order = Order(str(home), "out", **{what: more[what]})
    after = key_of("INC-000", order)
    batch._code.cache_clear()
    assert after != before


def test_a_report_whose_file_was_removed_is_made_again(tmp_path: Path) -> None:
    order = Order(str(make_store(tmp_path / "reviews", 1)), str(tmp_path / "out"), formats=("md",))
    write_reports(["INC-000"], order, one_thread)
    (tmp_path / "out" / "INC-000" / "report.md").unlink()
    assert counts(write_reports(["INC-000"], order, one_thread)) == (1, 0, 0)


def test_a_bad_review_is_named_and_the_rest_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = make_store(tmp_path / "reviews", 3)
    (home / "INC-001.json").write_text("{ not json", encoding="utf-8")
    code = main(["report", "--all", "--store", str(home), "--out", str(tmp_path / "out"), "--format", "md"])
    said = capsys.readouterr()
    assert code == 1
    assert "3 reviews: 2 made, 0 unchanged, 1 failed" in said.out
    assert "of 3 ·" in said.out
    assert "INC-001: " in said.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["INC-000", "INC-002"]


def test_a_terminal_sees_a_bar_with_rate_and_time_left_and_how_many_were_unchanged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = make_store(tmp_path / "reviews", 6)
    order = Order(str(home), str(tmp_path / "out"), formats=("md",))
    write_reports([f"INC-{n:03d}" for n in range(4)], order, one_thread)
    (home / "INC-005.json").write_text("{ not json", encoding="utf-8")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert main(["report", "--all", "--store", str(home), "--out", str(tmp_path / "out"), "--format", "md"]) == 1
    said = capsys.readouterr()
    bars = [line for line in said.err.replace("\n", "\r").split("\r") if "/6" in line]
    assert re.search(r"6/6 \[\d\d:\d\d, [\d.]+ a second · 0 s left · 4 unchanged · 1 failed\]", bars[-1])
    assert "INC-005 failed" in said.err
    assert "6 reviews: 1 made, 4 unchanged, 1 failed" in said.out


@pytest.mark.skipif(os.name == "nt", reason="no terminals of this kind there")
def test_a_terminal_without_width_gets_plain_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    import termios

    other, end = os.openpty()
    with os.fdopen(end, "w") as screen, os.fdopen(other, "rb"):
        monkeypatch.setattr("sys.stderr", screen)
        assert not _has_room()
        termios.tcsetwinsize(screen.fileno(), (30, 100))
        assert _has_room()


def test_the_time_in_which_workers_get_ready_is_in_no_rate() -> None:
    progress = Progress(3, begun=monotonic() - 100)
    progress.add(Outcome("INC-1", "made"))
    assert (progress.rate, isnan(progress.left)) == (0, True)
    sleep(0.01)
    progress.add(Outcome("INC-2", "made"))
    assert 0 < progress.left < 5
    assert progress.seconds >= 100


def test_elsewhere_plain_lines_say_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("review_widgets.cli._progress.SAID_EVERY", 0.0)
    home = make_store(tmp_path / "reviews", 2)
    asked = ["report", "--all", "--store", str(home), "--out", str(tmp_path / "out"), "--format", "md"]
    assert main(asked) == 0
    capsys.readouterr()
    assert main(asked) == 0
    said = capsys.readouterr()
    assert re.search(r"^2 of 2 · [\d.]+ a second · 0 s left · 2 unchanged$", said.out, re.MULTILINE)
    assert "\r" not in said.out + said.err


def test_words_that_look_like_names_are_counted_per_review_made_or_unchanged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = make_store(tmp_path / "reviews", 3)
    store = open_store(home)
    incident = {**RAW["incident"], "summary": "Olga Petrova called @sven.l about it."}
    store.save(build_review({**RAW, "id": "INC-001", "incident": incident}), expected_revision=1)
    asked = ["report", "--all", "--store", str(home), "--out", str(tmp_path / "out"), "--format", "md"]
    for _ in ("made", "unchanged"):
        assert main(asked) == 0
        assert "look before you publish: INC-001 2\n" in capsys.readouterr().out
    assert main([*asked, "--audience", "names"]) == 0
    assert "look before" not in capsys.readouterr().out


def test_processes_of_this_machine_make_what_was_chosen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = make_store(tmp_path / "reviews", 6)
    where = ["--where", "service=disk", "--jobs", "2", "--store", str(home), "--out", str(tmp_path / "out")]
    assert main(["report", *where]) == 0
    assert "3 reviews: 3 made" in capsys.readouterr().out
    for name in ("INC-001", "INC-003", "INC-005"):
        assert (tmp_path / "out" / name / "report.html").stat().st_size > 50_000
        note = json.loads((tmp_path / "out" / name / MADE).read_text(encoding="utf-8"))
        assert note["files"] == ["report.html", "report.ipynb"]


def test_reviews_are_chosen_by_day_and_by_conditions(tmp_path: Path) -> None:
    home = str(make_store(tmp_path / "reviews", 4))
    assert len(select_reviews(home)[0]) == 4
    assert select_reviews(home, since="2026-03-02")[0] == ()
    assert len(select_reviews(home, since="2026-03-01")[0]) == 4
    assert select_reviews(home, where=("service=NET", "status=published"))[0] == ("INC-000", "INC-002")
    for wrong in ("service", "colour=red"):
        with pytest.raises(InvalidParameter, match="word=value"):
            select_reviews(home, where=(wrong,))


def test_a_worker_that_dies_is_replaced_and_its_reviews_are_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = make_store(tmp_path / "reviews", 8)
    killed: list[int] = []

    def kill_one(progress: Progress) -> None:
        if not killed:
            pool = pools[-1]
            killed.append(next(iter(pool._processes)))
            os.kill(killed[0], signal.SIGKILL)

    pools: list[Any] = []

    class Watched:
        def __init__(self) -> None:
            self.context = local_pool(2)

        def __enter__(self) -> Any:
            pools.append(self.context.__enter__())
            return pools[-1]

        def __exit__(self, *why: Any) -> Any:
            return self.context.__exit__(*why)

    order = Order(str(home), str(tmp_path / "out"), formats=("md",))
    progress = write_reports(open_store(home).ids(), order, Watched, on_outcome=kill_one)
    assert killed
    assert sorted(one.review_id for one in progress.outcomes) == [f"INC-{n:03d}" for n in range(8)]
    assert progress.count("failed") == 0


@pytest.mark.slow
def test_a_cluster_with_a_worker_killed_in_the_middle_makes_every_report_once(
    tmp_path: Path, require: Callable[[object, str], None]
) -> None:
    require(find_spec("distributed"), "distributed is not installed; install review-widgets[cluster]")
    import dask
    from distributed import LocalCluster

    dask.config.set({"distributed.comm.timeouts.connect": "120s"})  # a busy machine starts workers slowly
    count = 200
    home = make_store(tmp_path / "reviews", count)
    order = Order(str(home), str(tmp_path / "out"))
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        pids = [worker.pid for worker in cluster.workers.values()]
        watcher = threading.Thread(target=kill_when_begun, args=(pids[0], tmp_path / "out", count // 4))
        watcher.start()
        progress = write_reports(open_store(home).ids(), order, lambda: dask_cluster(cluster.scheduler_address))
        watcher.join()
    assert sorted(one.review_id for one in progress.outcomes) == [f"INC-{n:03d}" for n in range(count)]
    assert progress.count("failed") == 0
    assert len(list((tmp_path / "out").glob("*/report.html"))) == count
    assert not list((tmp_path / "out").glob("*/.report.html.*")), "no half-made file is left"


def kill_when_begun(pid: int, out: Path, count: int) -> None:
    until = monotonic() + 120
    while len(list(out.glob("*/report.html"))) < count and monotonic() < until:
        sleep(0.02)
    os.kill(pid, signal.SIGKILL)


def test_without_an_answer_from_a_scheduler_the_address_is_named(require: Callable[[object, str], None]) -> None:
    require(find_spec("distributed"), "distributed is not installed; install review-widgets[cluster]")
    with pytest.raises(RenderFailed, match="tcp://127"), dask_cluster("tcp://127.0.0.1:9"):
        pass


def test_reports_are_written_where_an_address_says(tmp_path: Path, require: Callable[[object, str], None]) -> None:
    require(find_spec("fsspec"), "fsspec is not installed; install review-widgets[cluster]")
    order = Order(str(make_store(tmp_path / "reviews", 1)), (tmp_path / "out").as_uri(), formats=("md",))
    assert counts(write_reports(["INC-000"], order, one_thread)) == (1, 0, 0)
    assert (tmp_path / "out" / "INC-000" / "report.md").is_file()
    assert counts(write_reports(["INC-000"], order, one_thread)) == (0, 1, 0)
