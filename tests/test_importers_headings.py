"""What a heading means, by the words people write."""

from __future__ import annotations

from pathlib import Path

import pytest

from review_widgets.importers import import_review
from review_widgets.importers.markdown.headings import read_heading

HEADINGS = {
    "timeline": (
        "Narrative",
        "Timeline",
        "Timeline of Events",
        "Incident timeline (UTC)",
        "Timeline (all times in UTC)",
        "Detailed Incident Timeline",
        "Event log",
        "Timeline & response",
        "4.2 Timeline",
        "Chronology of the outage",
        "Key events",
        "Timeline[^1]",
    ),
    "factors": (
        "Contributors and enablers",
        "Root Cause",
        "Root cause analysis",
        "Root Cause(s)",
        "Root cause identification: The Five Whys",
        "Blameless root cause",
        "Contributing factors & root cause",
        "Five Whys Analysis",
        "Cause",
        "Technical root cause",
        "Why did this happen?",
        "Trigger",
        "Underlying cause",
        "Contributing Factor(s)",
        "Causes and contributing factors",
    ),
    "other": (
        "Fault",
        "Background",
        "Detection",
        "Conclusion",
        "Supporting information",
        "Glossary",
        "Response",
    ),
    "helped": (
        "What went well",
        "What went well?",
        "Things that went well",
        "👍 What went well",
        "What we did well",
        "Where did we get lucky?",
        "Where we got lucky",
        "What helped us",
    ),
    "worse": (
        "What went wrong",
        "What didn't go well",
        "What went poorly",
        "What could be improved",
        "What can be improved",
        "Difficulties in handling",
        "What could have gone better",
        "Things that went badly",
        "Areas for improvement",
        "What didn’t go so well?",
    ),
    "actions": (
        "Action items",
        "Action Items / Follow-ups",
        "Follow-up actions",
        "Corrective actions",
        "Corrective and Preventative Measures",
        "Preventive actions",
        "Remediation and follow-up steps",
        "Next steps",
        "Actions",
        "Action plan",
        "TODO",
        "Tasks",
        "Short-term actions",
        "What are we doing to prevent this",
        "Prevention",
        "Improvements",
        "Remediation items",
    ),
    "takeaways": (
        "Lessons learned",
        "Lessons Learnt",
        "Key takeaways",
        "Carrying",
        "Learnings",
        "What did we learn?",
    ),
    "impact": (
        "Impact",
        "Customer impact",
        "User impact",
        "Business Impact",
        "Impact on users",
    ),
    "resolution": (
        "Resolution",
        "Resolution and recovery",
        "Mitigation",
        "Recovery",
        "How was it fixed?",
        "Fix",
        "Mitigation and resolution",
    ),
    "people": (
        "Attendees",
        "Participants",
        "Responders",
        "Authors",
        "Incident responders",
        "Who was involved",
    ),
    "summary": (
        "Summary",
        "Executive Summary",
        "Incident summary",
        "TL;DR",
        "Overview",
        "What happened",
        "What happened?",
        "Description",
        "Issue Summary",
        "Summary of the incident",
        "Problem summary",
    ),
    "facts": (
        "Stats",
        "Metadata",
        "Incident details",
        "Key facts",
        "At a glance",
    ),
}


@pytest.mark.parametrize(
    ("meaning", "title"), [(meaning, title) for meaning, titles in HEADINGS.items() for title in titles]
)
def test_a_heading_means_what_people_write_it_for(meaning: str, title: str) -> None:
    assert read_heading(title) == meaning


def test_a_page_without_a_title_is_called_as_its_file_not_as_its_first_part(tmp_path: Path) -> None:
    path = tmp_path / "checkout-down.md"
    path.write_text("## Summary\n\nCards failed.\n\n## Timeline\n\n- 2026-03-01 14:02 UTC first\n", encoding="utf-8")
    assert import_review(path).title == "checkout-down"
