"""What a heading of a postmortem means, by the words people use for it."""

from __future__ import annotations

import re
from typing import Literal

Meaning = Literal[
    "timeline",
    "factors",
    "helped",
    "worse",
    "detection",
    "actions",
    "takeaways",
    "questions",
    "summary",
    "impact",
    "resolution",
    "people",
    "facts",
    "other",
]

_MEANINGS: tuple[tuple[Meaning, str], ...] = (
    (
        "timeline",
        r"(?:[\w-]+ ){0,2}time ?line(?: of (?:the )?[\w ]+)?|(?:[\w-]+ )?chronology(?: of [\w ]+)?|(?:sequence|order|chain|log) of events"
        r"|(?:incident|event|activity|response) log|(?:key )?events?|what happened,? (?:and )?when|play[- ]by[- ]play|blow[- ]by[- ]blow"
        r"|narrative(?: of events)?",
    ),
    (
        "helped",
        r"(?:what |(?:the )?things (?:that |which )?)(?:we did|went) (?:well|right|good)|what did (?:we do )?well|good"
        r"|what worked(?! against)(?: well)?|what helped(?: us)?|(?:where (?:did )?we |we )?(?:got|get) lucky|luck|went right|positives?|kudos"
        r"|mitigators|mitigating factors",
    ),
    (
        "worse",
        r"(?:what |things (?:that )?)(?:went|did(?:n't| not) go) (?:so )?(?:wrong|poorly|badly|well)(?: enough)?|what made it worse"
        r"|what (?:c(?:ould|an) (?:have|be)|went less) .*|areas? (?:for|of|to) improve(?:ment)?|negatives?|what hindered"
        r"|difficulties(?: in handling)?|challenges",
    ),
    (
        "factors",
        r"contributing (?:factors?|causes?|conditions?)|contributors (?:and|&|/) enablers"
        r"|(?:blameless |technical )?root causes?(?: (?:analysis|identification))?(?: (?:the )?(?:five|5) whys)?"
        r"|causes?|trigger(?:s|ing .*)?|(?:the )?(?:(?:five|5) )?whys(?: analysis)?"
        r"|why (?:did )?(?:it|this) happen(?:ed)?|underlying causes?|circumstances"
        r"|what (?:made (?:it|this) (?:so|possible)(?: or worse)?|(?:led|contributed) to .*)",
    ),
    ("questions", r"(?:open|unanswered|remaining|outstanding) questions?|what we (?:do not|don't) (?:yet )?know"),
    ("detection", r"(?:what )?slowed detection|late detection"),
    (
        "actions",
        r"action(?:able)? ?(?:items?|plan)|(?:[\w-]+[- ]term )?actions(?: taken| points?)?|tasks|prevention"
        r"|follow[- ]?ups?(?: (?:items|actions|tasks))?|remediation(?: items?)?"
        r"|next steps|corrective (?:and prevent(?:at)?ive )?(?:actions|measures)|to-?dos?"
        r"|(?:planned )?improvements|prevent(?:at)?ive (?:actions|measures)|(?:what|how) (?:are|will|can|do) we (?:\w+ )?(?:to )?prevent.*",
    ),
    (
        "takeaways",
        r"(?:key )?(?:takeaways?|take-aways?)|key learnings?|learnings?|lessons(?: (?:learned|learnt))?|what (?:did we|we) learn(?:ed|t)?"
        r"|carrying|what we carry|letting go(?: for now)?",
    ),
    (
        "impact",
        r"(?:customer |user |business |service )?impact(?: assessment| analysis| on [\w ]+)?|blast radius|affected (?:users|services|customers)",
    ),
    (
        "resolution",
        r"how (?:it|this) ended|resolution(?: and recovery)?|recovery|mitigation|(?:the )?fix"
        r"|how (?:(?:it|this) was|was (?:it|this)) (?:fixed|resolved)",
    ),
    (
        "people",
        r"att?endees|participants|people(?: involved)?|(?:incident )?responders|who was (?:involved|there)|present|authors?|involved|roles",
    ),
    (
        "facts",
        r"stats|(?:incident |key )?metrics|incident|statistics|meta ?data|key facts|at a glance|details"
        r"|incident (?:details|information|facts)",
    ),
    (
        "summary",
        r"(?:executive |incident |issue |problem |high[- ]level )?summary(?: of [\w ]+)?|overview|abstract"
        r"|tl;?dr|description|introduction|what happened|background and summary",
    ),
)


def read_heading(title: str) -> Meaning:
    """Give what a heading means; ``other`` keeps its text as a section."""
    plain = re.sub(r"[*_`:#]|\(.*?\)|\[.*?\]|^\W*\d+(?:\.\d+)*[.)]?\s+", " ", title.lower().replace("’", "'"))
    plain = " ".join(re.sub(r"^[^\w<]+|[^\w?!.)>]+$", "", plain).split())
    for meaning, pattern in _MEANINGS:
        if re.fullmatch(rf"(?:the )?(?:{pattern})(?:\s*[?!.]|\s*(?:and|&|/|[-–—,])\s+.*)?", plain):
            return meaning
    return "other"
