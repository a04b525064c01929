"""Reports: always made anew from the record by a template that papermill runs, never from the live notebook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from review_widgets.audience import prepare_for, read_audience
from review_widgets.errors import InvalidParameter, ReviewNotFound
from review_widgets.exporters import export_review, exporters, find_exporter
from review_widgets.exporters.chat import say_for_chat
from review_widgets.reports.engine import leave_home_out, run_template, write_whole
from review_widgets.reports.parameters import check_parameters
from review_widgets.reports.templates import find_sample, find_template
from review_widgets.reports.workbook import make_workbook, sign_workbook
from review_widgets.stores import Store, open_store

__all__ = [
    "check_parameters",
    "find_sample",
    "find_template",
    "make_workbook",
    "open_report",
    "sign_workbook",
    "write_report",
    "write_trends",
]
PAGES = ("html", "pdf")
"""The formats that are made from the executed notebook; the others are exporters."""


def formats_known() -> tuple[str, ...]:
    """Give the formats of a report: html, pdf, and every exporter."""
    return (*PAGES, *(one.name for one in exporters()))


def write_report(
    review_id: str,
    store: Store | str | PathLike[str],
    out: Path | str = "out/",
    *,
    audience: str = "roles",
    formats: Sequence[str] = ("html",),
    without: str = "",
    although_restricted: str = "",
    link: str = "",
    template: str = "report",
    templates: Path | str | None = None,
) -> dict[str, Path]:
    """Write the report of a review.

    Parameters
    ----------
    review_id
        Such as ``INC-204``.
    store
        A store or its address.
    out
        The folder; files go to ``<out>/<review_id>/``.
    audience
        ``names``, ``roles`` or ``public``.
    formats
        Of ``html`` (one self-contained file), ``pdf`` (by a Chromium of this machine), ``md``, ``txt`` (for a mail), ``chat``.
    without
        Sections to leave out, by name, such as ``timeline, plot``.
    although_restricted
        In words, why a restricted review may be made public; it stands in the report.
    link
        Where the report will be read, ``{review_id}`` for the id; stands in the text for chats. Empty takes the team's ``report_url``.
    template, templates
        The template's name, and a folder of one's own to look for it first.

    Returns
    -------
    dict
        Format → file, and ``ipynb`` → the executed notebook where a page was asked for.

    Raises
    ------
    ReviewNotFound, InvalidParameter, RenderFailed
        Nothing half-made is left in the place of an earlier report.
    """
    known = formats_known()
    unknown = [name for name in formats if name not in known]
    if unknown or not formats:
        raise InvalidParameter.of(
            "formats", found=unknown or formats, expected=" or ".join(known), do="Name some of these."
        )
    home = open_store(store) if isinstance(store, str | PathLike) else store
    review = prepare_for(home.load(review_id), read_audience(audience), although_restricted=although_restricted)
    folder = Path(out) / review.id
    made: dict[str, Path] = {}
    if set(formats) & set(PAGES):
        from review_widgets.reports.html import render_page

        values = {"review_id": review.id, "store": locate(home), "audience": audience}
        more = {"without": without, "although_restricted": although_restricted, "link": link}
        made["ipynb"] = folder / "report.ipynb"
        notebook = run_template(
            template,
            {**values, **{name: value for name, value in more.items() if value}},
            made["ipynb"],
            templates=Path(templates) if templates else None,
        )
        made["html"] = folder / "report.html"
        write_whole(made["html"], render_page(notebook, title=f"{review.id}: {review.title}"))
        leave_home_out(made["ipynb"])
        sign_workbook(made["ipynb"])
    if "pdf" in formats:
        from review_widgets.reports.pdf import print_page

        made["pdf"] = print_page(made["html"], folder / "report.pdf")
    for name in formats:
        if name not in PAGES:
            made[name] = folder / f"report.{find_exporter(name).ending or name}"
            told = say_for_chat(review.id, home.load_team(), read_audience(audience), link)
            write_whole(made[name], export_review(review, name, **told))
    return made


@dataclass(frozen=True, slots=True)
class TrendsPage:
    """The page over all reviews, and each review that could not be read, with the reason."""

    path: Path
    unreadable: tuple[str, ...] = ()


def write_trends(
    store: Store | str | PathLike[str], out: Path | str, *, since: str = "", until: str = ""
) -> TrendsPage:
    """Write the trends over all reviews of a store as one self-contained HTML file.

    Parameters
    ----------
    store
        A store or its address.
    out
        The file.
    since, until
        Days such as ``2026-01-31``; empty for no limit.

    Raises
    ------
    InvalidParameter, RenderFailed
    """
    from review_widgets.reports.html import render_page
    from review_widgets.trends.drawing import UNREADABLE

    home = open_store(store) if isinstance(store, str | PathLike) else store
    home.must_exist()
    if not home.ids():
        raise ReviewNotFound.of(
            home.url,
            found="no review",
            expected="at least one",
            do="Check the address of the store, or import something.",
        )
    target = Path(out)
    notebook = run_template(
        "trends", {"store": locate(home), "since": since, "until": until}, target.with_suffix(".ipynb")
    )
    write_whole(target, render_page(notebook, title="Trends over learning reviews", overview=True))
    leave_home_out(target.with_suffix(".ipynb"))
    outputs = [output.get("data", {}) for cell in notebook.cells for output in cell.get("outputs", ())]
    return TrendsPage(target, tuple(line for data in outputs for line in data.get(UNREADABLE, ())))


def locate(store: Store) -> str:
    """Give the address under which another process finds a store."""
    return store.url if "://" in store.url else str(Path(store.url).resolve())


def __getattr__(name: str) -> object:
    """Import what a notebook needs and the command line mostly does not."""
    if name in ("open_report", "Report", "Part"):
        from review_widgets.reports import sections

        return getattr(sections, name)
    raise AttributeError(f"module 'review_widgets.reports' has no attribute {name!r}")
