"""Reports of many reviews: on this machine's cores or on a Dask cluster, resumable, and no bad one stops the rest.

Everything goes through `concurrent.futures.Executor`. What a report is made of (record, team, related titles, template, version
and code, audience, formats) is hashed beside it, so that an unchanged review is not made again.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import signal
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from time import monotonic
from typing import Any, Literal

from review_widgets import __version__
from review_widgets.audience import list_strangers, prepare_for
from review_widgets.errors import InvalidParameter, RenderFailed, ReviewError
from review_widgets.reports.engine import write_whole
from review_widgets.reports.templates import find_template
from review_widgets.schema import write_review
from review_widgets.settings import write_team
from review_widgets.stores import open_store

MADE = ".made.json"
_TRIES = 2
_PARENT_DIED = 1  # PR_SET_PDEATHSIG of prctl(2)


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of every report of a batch; plain values, so that it travels to other machines."""

    store: str
    out: str
    audience: str = "roles"
    formats: tuple[str, ...] = ("html",)
    template: str = "report"
    templates: str = ""
    without: str = ""
    although_restricted: str = ""
    link: str = ""

    def options(self) -> dict[str, Any]:
        """Give what `write_report` takes beside the review, the store and the place."""
        asked = asdict(self)
        return {name: value for name, value in asked.items() if name not in ("store", "out")}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one review: ``made``, ``unchanged``, or ``failed`` with the reason; and how many of its words look like names."""

    review_id: str
    status: Literal["made", "unchanged", "failed"]
    reason: str = ""
    strangers: int = 0
    """Words of the report that look like names and are nobody's on the record; 0 in the mode ``names``."""


@dataclass
class Progress:
    """How far a batch is; ``rate`` in reports per second, ``left`` in seconds."""

    total: int
    outcomes: list[Outcome] = field(default_factory=list)
    begun: float = field(default_factory=monotonic)
    first: float = 0.0
    """When the first outcome came; before it the workers only got ready, which is in no rate."""

    def add(self, outcome: Outcome) -> None:
        """Take one outcome more."""
        self.outcomes.append(outcome)
        self.first = self.first or monotonic()

    @property
    def seconds(self) -> float:
        """Give the time since the beginning."""
        return monotonic() - self.begun

    @property
    def rate(self) -> float:
        """Give reports per second so far, those after the first outcome; 0 before there are any."""
        return max(len(self.outcomes) - 1, 0) / max(monotonic() - self.first, 1e-6)

    @property
    def left(self) -> float:
        """Give the seconds that are left at this rate; not a number while there is none."""
        return (self.total - len(self.outcomes)) / self.rate if self.rate else float("nan")

    def count(self, status: str) -> int:
        """Count the outcomes of a status."""
        return sum(one.status == status for one in self.outcomes)


def write_reports(
    review_ids: Iterable[str],
    order: Order,
    open_executor: Callable[[], Any],
    *,
    on_outcome: Callable[[Progress], object] = lambda progress: None,
) -> Progress:
    """Write the reports of many reviews.

    Parameters
    ----------
    review_ids
        Each once.
    order
        What is asked of each.
    open_executor
        Gives an executor as a context, such as `local_pool` or `dask_cluster`; asked again where one broke.
    on_outcome
        Called after each review.

    Returns
    -------
    Progress
        With one outcome per review.
    """
    order = replace(order, store=_anywhere(order.store), out=_anywhere(order.out))
    waiting = list(dict.fromkeys(review_ids))
    progress = Progress(len(waiting))
    for attempt in range(_TRIES):
        broken: list[str] = []
        with open_executor() as executor:
            submitted: dict[Future[Outcome], str] = {executor.submit(make_one, one, order): one for one in waiting}
            for done in as_completed(submitted):
                outcome = _outcome_of(done, submitted[done])
                if outcome is None and attempt + 1 < _TRIES:
                    broken.append(submitted[done])
                    continue
                progress.add(outcome or Outcome(submitted[done], "failed", "the process that made it died"))
                on_outcome(progress)
        waiting = broken
        if not waiting:
            break
    return progress


def make_one(review_id: str, order: Order) -> Outcome:
    """Make one report where it is not there already; runs in a worker, and never raises."""
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # a second per worker; jsonschema#1428
    try:
        return _make(review_id, order)
    except ReviewError as err:
        return Outcome(review_id, "failed", str(err))
    except Exception as err:  # a batch goes on; what happened stands in its summary
        return Outcome(review_id, "failed", f"{type(err).__name__}: {err}")


@contextmanager
def local_pool(jobs: int) -> Iterator[Executor]:
    """Give a pool of processes on this machine."""
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin) as pool:
        yield pool


@contextmanager
def dask_cluster(address: str) -> Iterator[Executor]:
    """Give the workers of a Dask scheduler such as ``tcp://scheduler:8786``.

    Raises
    ------
    RenderFailed
        distributed is not installed, or no scheduler answers.
    """
    try:
        client_of: Any = import_module("distributed").Client  # an extra, so not typed here
    except ImportError as err:
        raise RenderFailed.of(
            "scheduler", found="no distributed", expected="a Dask client", do="Install review-widgets[cluster]."
        ) from err
    try:
        client = client_of(address, timeout="20s")
    except (OSError, ValueError) as err:
        raise RenderFailed.of(
            "scheduler", found=address, expected="a Dask scheduler that answers", do="Check the address."
        ) from err
    with client, client.get_executor() as executor:
        yield executor


def select_reviews(
    store: str, *, since: str = "", where: Sequence[str] = ()
) -> tuple[tuple[str, ...], tuple[Outcome, ...]]:
    """Give the ids of the reviews to report on, and an outcome for each that could not be read.

    Parameters
    ----------
    since
        A day such as ``2026-01-31``, of the incident's beginning; empty for all. A review without any day stays in.
    where
        Conditions such as ``service=catalogue``; all have to hold. Words: status, kind, severity, service, team, tag, label, found.
    """
    from review_widgets.reports.parameters import read_day

    home = open_store(store)
    home.must_exist()
    first = read_day(since, "since") if since else None
    tests = [_condition(one) for one in where]
    if first is None and not tests:
        return home.ids(), ()
    chosen, unread = [], []
    for review_id in home.ids():
        try:
            review = home.load(review_id)
        except ReviewError as err:
            unread.append(Outcome(review_id, "failed", str(err)))
            continue
        day = review.incident.started_at or review.incident.detected_at or review.held_at
        if (first is None or day is None or day.date() >= first) and all(test(review) for test in tests):
            chosen.append(review_id)
    return tuple(chosen), tuple(unread)


def key_of(review_id: str, order: Order) -> str:
    """Give the hash of everything the report of a review is made of."""
    home = open_store(order.store)
    review = home.load(review_id)
    template = find_template(order.template, Path(order.templates) if order.templates else None)
    asked = {name: value for name, value in order.options().items() if name != "templates"}
    parts = [
        write_review(review),
        write_team(home.load_team()),
        *(home.stamp(one.id) for one in review.related),
        template.read_text(encoding="utf-8"),
        __version__,
        _code(),
        json.dumps(asked, sort_keys=True),
    ]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()


@cache
def _code() -> str:
    """Hash what the package itself brings to a page, so that a style or a line of code mended within one version counts too."""
    package = Path(__file__).parents[1]
    made = hashlib.sha256()
    for path in sorted(path for ending in ("py", "js", "css", "txt") for path in package.rglob(f"*.{ending}")):
        made.update(path.read_bytes())
    return made.hexdigest()


def _make(review_id: str, order: Order) -> Outcome:
    from review_widgets.reports import write_report

    key = key_of(review_id, order)
    if "://" in order.out:
        return _make_elsewhere(review_id, order, key)
    made = Path(order.out) / review_id / MADE
    note = made.read_text(encoding="utf-8") if made.is_file() else ""
    before = _made_before(review_id, note, key, lambda name: (made.parent / name).exists())
    if before:
        return before
    files = write_report(review_id, order.store, order.out, **order.options())
    strangers = _strangers(review_id, order)
    write_whole(made, _note(key, files, strangers))
    return Outcome(review_id, "made", strangers=strangers)


def _make_elsewhere(review_id: str, order: Order, key: str) -> Outcome:
    url_to_fs: Any = import_module("fsspec.core").url_to_fs  # an extra, so not typed here
    from review_widgets.reports import write_report

    places, folder = url_to_fs(f"{order.out.rstrip('/')}/{review_id}")
    note = f"{folder}/{MADE}"
    before = places.cat_file(note).decode("utf-8") if places.exists(note) else ""
    unchanged = _made_before(review_id, before, key, lambda name: bool(places.exists(f"{folder}/{name}")))
    if unchanged:
        return unchanged
    with tempfile.TemporaryDirectory() as temporary:
        files = write_report(review_id, order.store, temporary, **order.options())
        places.makedirs(folder, exist_ok=True)
        for file in files.values():
            places.put_file(str(file), f"{folder}/{file.name}")
    strangers = _strangers(review_id, order)
    places.pipe_file(note, _note(key, files, strangers).encode("utf-8"))
    return Outcome(review_id, "made", strangers=strangers)


def _anywhere(place: str) -> str:
    """Give a place so that a worker in another folder finds it."""
    return place if "://" in place else str(Path(place).resolve())


def _note(key: str, files: dict[str, Path], strangers: int) -> str:
    said = {"key": key, "files": sorted(file.name for file in files.values()), "strangers": strangers}
    return json.dumps(said) + "\n"


def _made_before(review_id: str, note: str, key: str, there: Callable[[str], bool]) -> Outcome | None:
    """Give the outcome of a report that is there, made of the same; None where it has to be made."""
    try:
        said = json.loads(note)
        same = said["key"] == key and said["files"] and all(there(name) for name in said["files"])
        return Outcome(review_id, "unchanged", strangers=int(said["strangers"])) if same else None
    except (ValueError, KeyError, TypeError):
        return None


def _strangers(review_id: str, order: Order) -> int:
    """Count the words that look like names and are nobody's, as the report's readers would see them."""
    if order.audience == "names":
        return 0
    review = open_store(order.store).load(review_id)
    return len(list_strangers(prepare_for(review, "roles")))


def _outcome_of(done: Future[Outcome], review_id: str) -> Outcome | None:
    """Give the outcome; None where the worker broke and the review may be tried again."""
    try:
        return done.result()
    except BrokenExecutor:
        return None
    except Exception as err:  # such as a cluster that gave a task up
        return Outcome(review_id, "failed", f"{type(err).__name__}: {err}")


def _begin() -> None:
    """Prepare a worker: gone when who asked is killed, no slow import, and warming up while the first record is read."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PARENT_DIED, signal.SIGKILL)
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # see jsonschema#1428
    from review_widgets.reports.forked import use_fork_engine

    use_fork_engine()


def _condition(text: str) -> Callable[[Any], bool]:
    name, sign, value = text.partition("=")
    read: dict[str, Callable[[Any], Iterable[str]]] = {
        "status": lambda review: (review.status,),
        "kind": lambda review: (review.incident.kind,),
        "severity": lambda review: (review.incident.severity.label,),
        "service": lambda review: review.incident.services,
        "team": lambda review: review.incident.teams,
        "tag": lambda review: review.incident.tags,
        "label": lambda review: [label for factor in review.factors for label in factor.labels],
        "found": lambda review: (review.incident.how_found or "",),
    }
    if not sign or name not in read:
        raise InvalidParameter.of(
            "--where", found=text, expected=f"word=value with one of {', '.join(read)}", do="Write it so."
        )
    return lambda review: value.casefold() in {str(one).casefold() for one in read[name](review)}
