"""What sort of event a line is, from its words; anything unclear stays a note."""

from __future__ import annotations

import re

from review_widgets.model import EventKind

_WORDS: tuple[tuple[EventKind, str], ...] = (
    (EventKind.ALERT, r"\balert(?:s|ed|ing)?\b(?! (?:rule|config|threshold))|\bpage[ds]?\b(?= (?:fire|trigger|on-?call|arriv|went))|\bpaged\b|\bpager(?:duty)?\b|\balarm\b"),
    (EventKind.HYPOTHESIS, r"\b(?:suspect(?:ed|s)?|hypothes\w+|theory|could it be|might be|seems? to be caused|ruled out)\b"),
    (EventKind.ESCALATION, r"\b(?:escalat\w+|call(?:ed|s) in|pull(?:ed|s) in|join(?:ed|s) the (?:call|incident|channel))\b"),
    (EventKind.CHANGE, r"\b(?:deploy(?:ed|s|ment)?|releas(?:ed|es)|merg(?:ed|es)|upgrad(?:ed|es|e)|roll(?:ed|s)? ?out|migrat(?:ed|ion)|enabled?|switch(?:ed|es))\b"),
    (EventKind.DECISION, r"\b(?:decid(?:ed|es)|decision|agreed to|chose to|go/no-go)\b"),
    (EventKind.COMMUNICATION, r"\b(?:status ?page|announc\w+|posted|notif(?:y|ied|ies)|e-?mail(?:ed|s)?|tweet\w*|informed|told|customers? (?:were|are) )\b"),
    (EventKind.IMPACT_CHANGE, r"\b(?:outage (?:starts?|began|begins|over|ends?)|fully (?:recovered|restored)|recover(?:ed|s)|restored|back to normal|resolved|service is (?:up|down))\b"),
    (EventKind.ACTION, r"\b(?:restart\w*|reboot\w*|roll(?:ed|s|ing)? ?back|revert\w*|delet(?:ed|es)|scal(?:ed|es|ing)|drain\w*|kill(?:ed|s)|cordon\w*|fix(?:ed|es)?|appl(?:y|ied|ies)|manually|increas(?:ed|es)|cleared|removed?)\b"),
    (EventKind.OBSERVATION, r"\b(?:notic(?:ed|es)|saw|sees?|observ\w+|realis\w+|realiz\w+|found|discover\w+|report(?:s|ed)|confirm\w*|identif\w+|investigat\w+|look(?:ed|ing)|graph|logs? show)\b"),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _WORDS)


def guess_kind(text: str) -> str:
    """Give the kind of event a text tells of; the earliest telling word wins."""
    plain = text.lower()  # half the time of patterns that ignore case
    found = [
        (match.start(), order, kind)
        for order, (kind, pattern) in enumerate(_PATTERNS)
        if (match := pattern.search(plain))
    ]
    return min(found)[2].value if found else EventKind.NOTE.value
