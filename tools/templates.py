"""Write the templates and the ready-made workbooks from one readable source, so that no editor leaves outputs or ids in them.

Run it after changing a cell here: python tools/templates.py
"""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

ROOT = Path(__file__).resolve().parent.parent
Cell = tuple[str, str, str]
SAME = "nbval-check-output"
"""The tag of cells whose output is the same at every run, so that `pytest --nbval-lax` compares it."""

_WORKBOOK_PARAMETERS = """review_id: str = ""  # the id of the review; give it with -r, which keeps it as typed
store: str = "reviews/"  # the folder of the reviews"""

LEARNING_REVIEW: list[Cell] = [
    (
        "md",
        "notebook-only",
        "# Learning review\n\nFor the people who were there and those who will meet it next; one facilitates. About 60 minutes, or 15 with the quick review. "
        "**Run → Run All Cells** makes everything below live; until then you see it as it was saved.",
    ),
    ("code", "parameters", _WORKBOOK_PARAMETERS),
    (
        "code",
        "",
        'from review_widgets.reports import check_parameters\n\ncheck_parameters("learning_review", globals())',
    ),
    (
        "md",
        "",
        "## 1 Start\n\nUnder a minute: what this is about, when, who was there. We are here to learn, not to promise that it never happens again.",
    ),
    (
        "code",
        "",
        "import review_widgets as rw\n\nsession = rw.open_review(review_id, store)\nrw.Agenda(session)",
    ),
    ("code", "", "rw.ReviewHeader(session)"),
    ("code", "", "rw.Capture(session)"),
    (
        "md",
        "",
        "## 2 What happened\n\nAbout half of the hour. How did it look at that moment? What was expected instead?",
    ),
    ("code", "", "rw.Timeline(session)"),
    (
        "md",
        "",
        "## 3 What made it so, what helped\n\nSeveral circumstances meet in every incident. For each: what test or alert would have shown it, what tool would have made handling smoother?",
    ),
    ("code", "", "rw.FactorBoard(session)"),
    (
        "md",
        "",
        "## 4 What we carry, what we let go\n\nAt most two are carried; zero is fine. Everything else is let go for now, aloud.",
    ),
    ("code", "", "rw.RiskLikelihoodPlot(session)"),
    ("code", "", "rw.LetGoList(session)"),
    (
        "md",
        "",
        "## 5 Close\n\nRead the story once together, look for wordings that point at a person, check out, publish.",
    ),
    ("code", "", "rw.Narrative(session)"),
    ("code", "", "rw.PublishPanel(session)"),
]
QUICK_REVIEW: list[Cell] = [
    (
        "md",
        "notebook-only",
        "# Quick review\n\nFor whoever was there; about 15 minutes, by keyboard alone. **Run → Run All Cells**, then answer five questions. "
        "It is the same record as the whole workbook, to be deepened later without retyping.",
    ),
    ("code", "parameters", _WORKBOOK_PARAMETERS),
    ("code", "", 'from review_widgets.reports import check_parameters\n\ncheck_parameters("quick_review", globals())'),
    (
        "code",
        "",
        "import review_widgets as rw\n\nsession = rw.open_review(review_id, store)\nrw.QuickReview(session)",
    ),
]
REPORT: list[Cell] = [
    (
        "md",
        "notebook-only",
        "# Report of one review\n\nFor readers who were not in the room; made in a few seconds from the record, never from the live notebook.",
    ),
    (
        "code",
        "parameters",
        _WORKBOOK_PARAMETERS
        + """
audience: str = "roles"  # names, roles (no name leaves the room) or public
without: str = ""  # sections to leave out, by name, such as timeline, plot
although_restricted: str = ""  # in words, why a restricted review may be made public
link: str = ""  # where this report will be read, for the text for chats""",
    ),
    (
        "code",
        "",
        'from review_widgets.reports import check_parameters\n\ncheck_parameters("report", globals())',
    ),
    (
        "code",
        "",
        """import review_widgets as rw
from review_widgets.reports import open_report

asked = {"without": without, "although_restricted": although_restricted, "link": link}
report = open_report(review_id, store, audience, **asked)
report.head""",
    ),
    ("code", SAME, "report.summary"),
    ("code", SAME, "report.times"),
    ("code", SAME, "report.timeline"),
    ("code", "", 'rw.Timeline(report.review, team=report.team) if report.shows("timeline") else None'),
    *(("code", SAME, f"report.{name}") for name in ("circumstances", "helped", "tests", "tools", "plot")),
    ("code", "", 'rw.RiskLikelihoodPlot(report.review, team=report.team) if report.shows("plot") else None'),
    *(("code", SAME, f"report.{name}") for name in ("decisions", "actions", "questions", "related", "chat")),
    ("code", "", "report.provenance"),
]
_TRENDS_BODY: list[Cell] = [
    (
        "code",
        SAME,
        "import review_widgets as rw\nfrom review_widgets.trends import charts\n\narchive = rw.open_archive(store, since=since, until=until)\ncharts.summary(archive)",
    ),
    (
        "md",
        "",
        "## Which circumstances come back\n\nOne dot per incident. Read the stories before the numbers: a row with three dots is three stories, not a rate.",
    ),
    ("code", "", "charts.factor_strip(archive)"),
    ("code", SAME, "charts.factor_changes(archive)"),
    ("md", "", "## What would have shown it, what would have made it smoother"),
    ("code", "", "charts.would_have_helped(archive)"),
    ("md", "", "## How we found out"),
    ("code", "", "charts.how_found(archive)"),
    (
        "md",
        "",
        "## How long it took\n\nThe distribution, not a mean: durations are skewed, and a few long ones move every average.",
    ),
    ("code", "", "charts.durations(archive)"),
    ("md", "", "## What we let go, and what came back"),
    ("code", "", "charts.let_go_ledger(archive)"),
    ("md", "", "## About this page"),
    ("code", "", "charts.health(archive)"),
]
_TRENDS_PARAMETERS = """since: str = ""  # first day, such as 2026-01-31; empty: from the first review
until: str = ""  # last day; empty: to the last review"""
TRENDS: list[Cell] = [
    (
        "md",
        "notebook-only",
        "# Trends over all reviews of a store\n\nFor a team that looks back once a quarter; about 10 minutes to read.",
    ),
    ("md", "", "# Trends"),
    ("code", "parameters", 'store: str = "reviews/"  # the folder of the reviews\n' + _TRENDS_PARAMETERS),
    ("code", "", 'from review_widgets.reports import check_parameters\n\ncheck_parameters("trends", globals())'),
    *_TRENDS_BODY,
]
WORKBOOK_TRENDS: list[Cell] = [
    (
        "md",
        "",
        "# Trends across past incidents\n\nFor a team that looks back once a quarter; about 10 minutes. Run all cells; then put your own folder in place of the sample archive.",
    ),
    ("code", "parameters", 'store: str = "sample/reviews"  # the folder of the reviews\n' + _TRENDS_PARAMETERS),
    *_TRENDS_BODY,
]
LOOKBACK: list[Cell] = [
    (
        "md",
        "",
        "# Look back\n\nFor a team on its look-back day; about 20 minutes. What did we let go, did it come back, and were our expectations any good?",
    ),
    ("code", "parameters", 'store: str = "sample/reviews"  # the folder of the reviews\n' + _TRENDS_PARAMETERS),
    (
        "code",
        "",
        "import review_widgets as rw\nfrom review_widgets.trends import charts\n\narchive = rw.open_archive(store, since=since, until=until)\ncharts.let_go_ledger(archive)",
    ),
    ("md", "", "## What we carried"),
    ("code", "", "charts.carried(archive)"),
    (
        "md",
        "",
        "## What we expected, and what happened\n\nScored for the team, never for a person; with few resolved calls they are listed and not scored.",
    ),
    ("code", "", "charts.forecasts(archive)"),
]


def write(path: Path, cells: list[Cell], *, hide_code: bool) -> None:
    """Write a notebook with stable cell ids."""
    made = new_notebook()
    made.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    made.metadata["language_info"] = {"name": "python"}
    for number, (kind, tag, source) in enumerate(cells):
        cell = new_markdown_cell(source) if kind == "md" else new_code_cell(source)
        cell["id"] = f"{path.stem.replace('_', '-')}-{number:02d}"
        if tag:
            cell.metadata["tags"] = [tag]
        if hide_code and kind == "code":
            cell.metadata["jupyter"] = {"source_hidden": True}
        made.cells.append(cell)
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.validate(made)
    nbformat.write(made, path)
    print(path.relative_to(ROOT))


def run(path: Path) -> None:
    """Run a ready-made workbook where it stands and keep its outputs, so that it shows something before anybody runs it."""
    made = nbformat.read(path, as_version=4)
    NotebookClient(made, resources={"metadata": {"path": str(path.parent)}}).execute()
    for cell in made.cells:
        cell.metadata.pop("execution", None)
    nbformat.write(made, path)


def main() -> None:
    """Write all of them."""
    write(ROOT / "templates" / "learning_review.ipynb", LEARNING_REVIEW, hide_code=True)
    write(ROOT / "templates" / "quick_review.ipynb", QUICK_REVIEW, hide_code=True)
    write(ROOT / "templates" / "report.ipynb", REPORT, hide_code=True)
    write(ROOT / "templates" / "trends.ipynb", TRENDS, hide_code=True)
    write(ROOT / "workbooks" / "trends.ipynb", WORKBOOK_TRENDS, hide_code=False)
    write(ROOT / "workbooks" / "lookback.ipynb", LOOKBACK, hide_code=False)
    for name in ("trends", "lookback"):
        run(ROOT / "workbooks" / f"{name}.ipynb")


if __name__ == "__main__":
    main()
