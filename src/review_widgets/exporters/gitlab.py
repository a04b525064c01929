"""Follow-ups as issues for GitLab: a JSON list, each entry the body of one request to create an issue.

References
----------
GitLab, "Issues API: New issue" (title, description, labels, due_date, issue_type).
"""

from __future__ import annotations

import json

from review_widgets.exporters import Exporter
from review_widgets.exporters._follow_up import list_labels, open_actions
from review_widgets.exporters.github import write_body
from review_widgets.model import Review


def write_issues(review: Review) -> str:
    """Give the issues."""
    issues = [
        {
            "title": " ".join(action.title.split()),
            "description": write_body(review, action),
            "labels": ",".join(list_labels(action)),
            "issue_type": "issue",
            **({"due_date": action.due_date.isoformat()} if action.due_date else {}),
        }
        for action in open_actions(review)
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


EXPORTER = Exporter(name="gitlab", write=write_issues, words="follow-ups as issues for GitLab", ending="gitlab.json")
