"""Follow-ups as issues for GitHub: a JSON list, each entry the body of one request to create an issue.

References
----------
GitHub, "REST API: Create an issue" (title, body, labels).
"""

from __future__ import annotations

import json

from review_widgets.escape import to_markdown
from review_widgets.exporters import Exporter
from review_widgets.exporters._follow_up import list_facts, list_labels, open_actions
from review_widgets.model import ActionItem, Review


def write_issues(review: Review) -> str:
    """Give the issues; nothing a review says is markup in them, nor does it call anybody."""
    issues = [
        {"title": " ".join(action.title.split()), "body": write_body(review, action), "labels": list_labels(action)}
        for action in open_actions(review)
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def write_body(review: Review, action: ActionItem) -> str:
    """Give the text of an issue as Markdown; an at sign is followed by a mark that nobody sees, so that nobody is called."""
    parts = [to_markdown(part) for part in action.description.split("\n\n") if part.strip()]
    facts = "\n".join(f"- {to_markdown(line)}" for line in list_facts(review, action))
    return "\n\n".join([*parts, facts]).replace("@", "@\u2060")


EXPORTER = Exporter(name="github", write=write_issues, words="follow-ups as issues for GitHub", ending="github.json")
