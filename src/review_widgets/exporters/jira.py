"""Follow-ups as CSV for Jira's importer: one issue per open action that is in no tracker yet.

Map the columns by their names in the wizard and give ``yyyy-MM-dd`` as the form of dates.

References
----------
Atlassian, "Import data from a CSV file": columns by name, a column may stand several times.
"""

from __future__ import annotations

import csv
import io

from review_widgets.escape import to_csv_cell
from review_widgets.exporters import Exporter
from review_widgets.exporters._follow_up import list_facts, list_labels, open_actions
from review_widgets.model import Review

COLUMNS = ("Summary", "Description", "Issue Type", "Priority", "Due Date", "Labels", "Labels", "External Issue ID")


def write_issues(review: Review) -> str:
    """Give the follow-ups as CSV."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for action in open_actions(review):
        first, second = [*list_labels(action), ""][:2]
        body = "\n\n".join(filter(None, (action.description, "\n".join(list_facts(review, action)))))
        due = action.due_date.isoformat() if action.due_date else ""
        row = (
            " ".join(action.title.split()),
            body,
            "Task",
            action.priority,
            due,
            first,
            second,
            f"{review.id}/{action.id}",
        )
        table.writerow([to_csv_cell(value) for value in row])
    return out.getvalue()


EXPORTER = Exporter(name="jira", write=write_issues, words="follow-ups as CSV for Jira", ending="jira.csv")
