"""Reports: always made anew from the record by a template that papermill runs, never from the live notebook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from review_widgets.audience import prepare_for, read_audience
from review_widgets.errors import InvalidParameter
from review_widgets.exporters import export_review
from review_widgets.reports.engine import run_template, write_whole
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
FORMATS = ("html", "md")


def write_report(
    review_id: str,
    store: Store | str,
    out: Path | str = "out/",
    *,
    audience: str = "roles",
    formats: Sequence[str] = ("html",),
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
        Of ``html`` (one self-contained file) and ``md``.

    Returns
    -------
    dict
        Format → file, and ``ipynb`` → the executed notebook where HTML was asked for.

    Raises
    ------
    ReviewNotFound, InvalidParameter, RenderFailed
        Nothing half-made is left in the place of an earlier report.
    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown or not formats:
        raise InvalidParameter.of(
            "formats", found=unknown or formats, expected=" or ".join(FORMATS), do="Name some of these."
        )
    home = open_store(store) if isinstance(store, str) else store
    review = prepare_for(home.load(review_id), read_audience(audience))
    folder = Path(out) / review.id
    made: dict[str, Path] = {}
    if "html" in formats:
        from review_widgets.reports.html import render_page

        values = {"review_id": review.id, "store": _address(home), "audience": audience}
        made["ipynb"] = folder / "report.ipynb"
        notebook = run_template("report", values, made["ipynb"])
        made["html"] = folder / "report.html"
        write_whole(made["html"], render_page(notebook, title=f"{review.id}: {review.title}"))
    if "md" in formats:
        made["md"] = folder / "report.md"
        write_whole(made["md"], export_review(review, "md"))
    return made


def write_trends(store: Store | str, out: Path | str, *, since: str = "", until: str = "") -> Path:
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

    home = open_store(store) if isinstance(store, str) else store
    target = Path(out)
    notebook = run_template(
        "trends", {"store": _address(home), "since": since, "until": until}, target.with_suffix(".ipynb")
    )
    write_whole(target, render_page(notebook, title="Trends over learning reviews"))
    return target


def _address(store: Store) -> str:
    return store.url if "://" in store.url else str(Path(store.url).resolve())


def __getattr__(name: str) -> object:
    """Import what a notebook needs and the command line mostly does not."""
    if name in ("open_report", "Report", "Part"):
        from review_widgets.reports import sections

        return getattr(sections, name)
    raise AttributeError(f"module 'review_widgets.reports' has no attribute {name!r}")
