"""The names people give to the facts of an incident, and the field of the record each leads to."""

from __future__ import annotations

import re

from review_widgets.model import Incident

TIMES = {
    "start": "started_at", "started": "started_at", "start time": "started_at", "impact start": "started_at", "began": "started_at",
    "started at": "started_at", "incident start": "started_at", "incident time": "started_at", "incident_start_time": "started_at",
    "detected": "detected_at", "detection": "detected_at", "detected at": "detected_at", "acknowledged": "acknowledged_at",
    "acknowledged at": "acknowledged_at", "mitigated": "mitigated_at", "mitigated at": "mitigated_at", "mitigation": "mitigated_at",
    "resolved": "resolved_at", "resolved at": "resolved_at", "end": "resolved_at", "end time": "resolved_at", "ended": "resolved_at",
    "incident end": "resolved_at", "incident_end_time": "resolved_at", "resolution time": "resolved_at", "recovered": "resolved_at",
    "reported": "reported_at", "closed": "closed_at", "closed at": "closed_at", "reported at": "reported_at",
    "incident start time": "started_at", "incident end time": "resolved_at",
}  # fmt: skip
SPANS = (
    "time",
    "when",
    "time of incident",
    "incident time",
    "time range",
    "window",
    "outage window",
    "incident window",
    "duration of incident",
)
"""Names of facts that may hold a start and an end."""
LENGTHS = {
    "time to detection": "detected_at", "time to detect": "detected_at", "ttd": "detected_at", "time to acknowledge": "acknowledged_at",
    "time to recovery": "resolved_at", "time to recover": "resolved_at", "time to resolve": "resolved_at", "ttr": "resolved_at",
    "time to resolution": "resolved_at", "time to restore": "resolved_at", "time to mitigate": "mitigated_at",
    "time to mitigation": "mitigated_at", "ttm": "mitigated_at", "duration": "resolved_at", "outage duration": "resolved_at",
    "incident duration": "resolved_at", "total duration": "resolved_at", "impact duration": "resolved_at", "downtime": "resolved_at",
}  # fmt: skip
LISTS = {
    **dict.fromkeys(("services", "service", "affected services", "services affected", "services_affected", "service(s)", "components",
                     "affected components", "systems", "affected systems", "systems affected"), "services"),
    **dict.fromkeys(("team", "teams", "owner team", "owning team", "involved teams", "involved_teams"), "teams"),
    **dict.fromkeys(("category", "categories", "tags", "type", "label", "labels", "keywords"), "tags"),
    **dict.fromkeys(("environment", "environments"), "environments"),
}  # fmt: skip
_ROLES = (
    "author", "attendee", "participant", "responder", "incident commander", "commander", "ic", "on-call", "on call", "on-call engineer",
    "facilitator", "scribe", "owner", "postmortem owner", "review owner", "reviewer", "communications lead", "comms lead", "tech lead",
    "operations lead", "ops lead", "incident manager", "incident lead", "lead", "contributor", "reported by", "written by", "involved",
)  # fmt: skip
SEVERITY = ("severity", "sev", "priority", "severity level", "incident severity", "impact level")
REFERENCE = ("id", "reference", "incident", "incident id", "incident number", "ticket", "number", "incident_id")

assert set(TIMES.values()) | set(LENGTHS.values()) | set(LISTS.values()) <= set(Incident.model_fields), "no such field"


def is_fact(key: str) -> bool:
    """Tell whether a key has a field of its own in the record."""
    named = (TIMES, LENGTHS, LISTS, SEVERITY, REFERENCE, ("date", "status", "title", "timezone", "time zone"))
    return any(key in names for names in named) or role_of(key) is not None


def role_of(key: str) -> str | None:
    """Give the role a key names, "" for a word that says no more than having taken part, None for another key."""
    singular = re.sub(r"\(s\)$|s$", "", key.replace("_", " "))
    if singular not in _ROLES:
        return None
    general = ("author", "attendee", "participant", "responder", "involved", "contributor", "written by")
    return "" if singular in general else singular.capitalize() if len(singular) > 2 else singular.upper()
