"""Frames, counts and distributions over many reviews; expected values are computed a second way."""

from __future__ import annotations

import itertools
import json
import statistics as plain
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from review_widgets.errors import InvalidParameter, StoreFailed
from review_widgets.model import ContributingFactor, Incident, Kind, LetGo, Review, Takeaway
from review_widgets.settings import Team
from review_widgets.stores import open_store
from review_widgets.trends import open_archive
from review_widgets.trends import statistics as stats
from review_widgets.trends.archive import COLUMNS, Archive
from review_widgets.trends.charts import durations, factor_strip, health, let_go_ledger, summary, would_have_helped

T0 = datetime(2026, 1, 5, 9, tzinfo=UTC)


def review(number: int, *, minutes: float | None = 60, labels: tuple[str, ...] = (), **more: object) -> Review:
    began = T0 + timedelta(days=number)
    incident = Incident.model_validate(
        {
            "title": f"number {number}",
            "started_at": began,
            "resolved_at": None if minutes is None else began + timedelta(minutes=minutes),
            **more,
        }
    )
    factors = tuple(
        ContributingFactor.model_validate({"id": f"f{n}", "text": f"{label} {n}", "labels": (label,)})
        for n, label in enumerate(labels)
    )
    return Review(id=f"R{number:03}", incident=incident, factors=factors)


def archive(*reviews: Review, **more: object) -> Archive:
    return Archive(tuple(reviews), Team(), today=date(2026, 12, 1), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", COLUMNS)
def test_a_frame_of_nothing_has_the_same_columns_and_types_as_one_of_something(name: str, root: Path) -> None:
    full = getattr(open_archive(str(root / "workbooks" / "sample" / "reviews")), name)
    empty = getattr(archive(), name)
    assert len(full)
    assert not len(empty)
    assert list(full.dtypes.astype(str).items()) == list(empty.dtypes.astype(str).items())
    assert list(full.columns) == list(COLUMNS[name])


def test_a_review_that_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.save(review(1), expected_revision=0)
    (tmp_path / "BAD.json").write_text("{", encoding="utf-8")
    read = open_archive(store)
    assert [one.id for one in read.reviews] == ["R001"]
    assert [name for name, _ in read.unreadable] == ["BAD"]
    assert "BAD" in summary(read).table + summary(read).caption


def test_since_and_until_are_inclusive_and_say_what_they_left_out(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    for number in range(4):
        store.save(review(number), expected_revision=0)
    read = open_archive(store, since="2026-01-06", until="2026-01-07")
    assert [one.id for one in read.reviews] == ["R001", "R002"]
    assert read.skipped == ("R000", "R003")


@pytest.mark.parametrize(("since", "until"), [("last year", ""), ("2026-02-30", ""), ("2026-02-01", "2026-01-01")])
def test_a_period_that_is_none_is_refused(tmp_path: Path, since: str, until: str) -> None:
    with pytest.raises(InvalidParameter, match="since"):
        open_archive(open_store(tmp_path), since=since, until=until)


def test_a_circumstance_counts_once_a_review_however_often_it_is_named() -> None:
    read = archive(review(1, labels=("silent job", "silent job")), review(2, labels=("silent job", "drift")))
    threads = stats.factor_threads(read.factors)
    assert sorted(threads.groupby("thread")["review_id"].count().items()) == [("drift", 1), ("silent job", 2)]
    assert threads["text"][0] == "silent job 0\nsilent job 1"


def test_the_teams_own_labels_stand_before_domains_however_many_those_are() -> None:
    bare = [
        review(n).model_copy(update={"factors": (ContributingFactor(id="f", text="x", domain="luck"),)})
        for n in range(10, 14)
    ]
    read = archive(review(1, labels=("drift",)), review(2, labels=("drift", "silent job")), *bare)
    counts = stats.thread_counts(stats.factor_threads(read.factors))
    assert counts["reviews"].to_dict() == {"drift": 2, "silent job": 1, "luck": 4}
    assert list(counts.index) == ["drift", "silent job", "luck"]


def test_a_renamed_label_counts_with_its_new_name() -> None:
    read = Archive((review(1, labels=("old",)), review(2, labels=("new",))), Team(label_renames={"old": "new"}))
    assert stats.factor_threads(read.factors)["thread"].tolist() == ["new", "new"]


@given(st.lists(st.floats(0, 1e5), min_size=1, max_size=40))
def test_the_quartiles_are_those_of_the_standard_library(minutes: list[float]) -> None:
    read = archive(*(review(n, minutes=one) for n, one in enumerate(minutes)))
    row = stats.duration_summary(read.incidents).set_index("name").loc["duration"]
    q1, median, q3 = plain.quantiles(minutes, n=4, method="inclusive") if len(minutes) > 1 else minutes * 3
    assert row["n"] == len(minutes)
    assert [row["q1"], row["median"], row["q3"]] == pytest.approx([q1, median, q3], rel=1e-6, abs=1e-4)


def test_unknown_and_impossible_durations_are_counted_and_never_averaged() -> None:
    read = archive(review(1, minutes=None), review(2, minutes=-5), review(3, minutes=30), review(4, kind="drill"))
    row = stats.duration_summary(read.incidents).set_index("name").loc["duration"]
    assert (row["n"], row["unknown"], row["negative"], row["median"]) == (1, 1, 1, 30.0)


def _p_by_counting(a: int, n: int, b: int, m: int) -> float:
    """Give Fisher's two-sided p by trying every way to put the a + b marks on n + m places."""
    tables = [sum(place < n for place in chosen) for chosen in itertools.combinations(range(n + m), a + b)]
    here = tables.count(a)
    return sum(tables.count(k) for k in set(tables) if tables.count(k) <= here) / len(tables)


@pytest.mark.parametrize(
    ("a", "n", "b", "m"), [(0, 5, 5, 5), (1, 6, 4, 6), (2, 5, 2, 5), (0, 4, 0, 4), (4, 4, 4, 4), (3, 7, 1, 3)]
)
def test_the_exact_test_agrees_with_counting_every_table(a: int, n: int, b: int, m: int) -> None:
    assert stats.exact_p(a, n, b, m) == pytest.approx(_p_by_counting(a, n, b, m))


def test_three_of_twenty_against_seven_is_too_few_to_call() -> None:
    assert stats.exact_p(3, 20, 7, 20) == pytest.approx(0.27, abs=0.01)
    labels = [("x",) if n in (0, 1, 2, 20, 21, 22, 23, 24, 25, 26) else () for n in range(40)]
    read = archive(*(review(n, labels=one) for n, one in enumerate(labels)))
    changes = stats.factor_changes(stats.factor_threads(read.factors), read.incidents)
    assert changes.loc[0, ["earlier", "later", "call"]].tolist() == [3, 7, "too few to call"]


def test_a_real_rise_is_called() -> None:
    read = archive(*(review(n, labels=("x",) if n >= 10 else ()) for n in range(20)))
    changes = stats.factor_changes(stats.factor_threads(read.factors), read.incidents)
    assert changes.loc[0, "call"] == "more often lately"


def test_a_let_go_is_touched_by_a_later_review_with_its_circumstance_and_not_by_an_earlier_one() -> None:
    def with_let_go(number: int) -> Review:
        let_go = Takeaway(
            id="t1",
            text="leave it",
            factor_ids=("f0",),
            decision="let_go",  # type: ignore[arg-type]  # as JSON says it
            let_go=LetGo(reason="low_harm", what_we_rely_on_instead="luck", revisit_on=date(2027, 1, 4)),  # type: ignore[arg-type]
        )
        return review(number, labels=("drift",)).model_copy(update={"takeaways": (let_go,)})

    read = archive(review(1, labels=("drift",)), with_let_go(2), review(3, labels=("drift",)), review(4))
    ledger = stats.let_go_ledger(
        read.takeaways, stats.factor_threads(read.factors), read.related, pd.Timestamp(read.today)
    )
    assert ledger.loc[0, ["state", "touched_by", "touches"]].tolist() == ["touched", ("R003",), 1]


def test_the_score_of_always_saying_one_half_is_a_quarter() -> None:
    said = pd.DataFrame({"p": [0.5, 0.5], "resolution": ["happened", "did_not"], "treated": [False, False]})
    assert stats.brier(stats.resolved_forecasts(said)) == 0.25


@pytest.mark.parametrize("draw", [factor_strip, would_have_helped, durations, let_go_ledger, health])
def test_every_view_has_a_table_that_says_the_same_and_runs_nothing(draw: object) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    made = archive(review(1, labels=(hostile,), title=hostile))
    view = draw(made)  # type: ignore[operator]
    assert "<img" not in view.table
    assert view.caption
    figure = getattr(view, "figure", None)
    if figure is not None:
        bundle = view._repr_mimebundle_()
        assert bundle["application/vnd.plotly.v1+json"]["config"]["showSendToCloud"] is False
        assert "<img" not in json.dumps(bundle["application/vnd.plotly.v1+json"])


def test_frames_go_to_parquet_and_come_back(tmp_path: Path, root: Path) -> None:
    read = open_archive(str(root / "workbooks" / "sample" / "reviews"))
    written = {path.stem: pd.read_parquet(path) for path in read.to_parquet(tmp_path)}
    assert set(written) == set(COLUMNS)
    pd.testing.assert_series_equal(written["takeaways"]["text"], read.takeaways["text"])
    assert written["factors"]["labels"].str.contains("alert without an owner").sum() >= 3


def test_no_archive_is_opened_over_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreFailed, match=r"found 'no folder .*nope'"):
        open_archive(str(tmp_path / "nope"))


def test_the_page_begins_with_how_many_reviews_of_which_kind_in_a_sentence() -> None:
    drill = review(3).model_copy(update={"incident": review(3).incident.model_copy(update={"kind": Kind.DRILL})})
    several = archive(review(1), review(2), drill)
    assert summary(several).caption.endswith(": 2 incidents, 1 drill.")
    assert summary(archive(review(1))).caption.startswith("1 review, ")
    assert summary(several).table == ""


def test_a_duration_is_introduced_by_its_definition_as_a_sentence() -> None:
    words = durations(archive(review(1))).caption
    assert words.startswith("Duration, from the start of the impact to the stated resolution: n = 1, ")
    assert words.endswith(". Drills and maintenance are left out.")
    assert "ends before it begins" not in words
