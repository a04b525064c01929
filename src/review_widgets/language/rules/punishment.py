"""PUN: punishing somebody, or asking people to try harder; nothing in the work changes."""

from __future__ import annotations

import re

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rule import Rule, Trigger, words

_MECHANISM = re.compile(
    r"\b(?:alert|check|prompt|script|tool|automat\w+|drill|training|runbook|checklist|template|lint\w*|pipeline|test)s?\b",
    re.IGNORECASE,
)
_START = r"(?:^|(?:we|people|everyone|everybody|engineers|developers|operators|all|teams?) (?:should|must|need to|have to|will|ought to) )(?:please |always |all )?"

RULE = Rule(
    category=Category.PUN,
    triggers=(
        Trigger(
            re.compile(
                _START
                + r"(?P<words>(?:be|being) (?:\w+ )?(?:careful|attentive|alert|aware|thorough|diligent|vigilant|mindful|conscientious)|pay (?:more |closer |better )?attention|"
                r"(?:try|work) harder|do better|(?:read|check|look|think)\b[^.]{0,40}\b(?:more carefully|twice|harder|properly|more thoroughly))",
                re.IGNORECASE,
            ),
            unless=_MECHANISM,
            agent=Agent.AGENTLESS,
        ),
        Trigger(
            words(
                r"remind (?:everyone|everybody|people|engineers|developers|operators|the team|all)\b[^.]{0,30}",
                r"ask people to look twice",
                r"more care (?:is|must be) (?:taken|needed)",
                r"(?:formal|written|verbal) warning",
                r"disciplin(?:ary|ed)",
                r"reprimand\w*",
                r"(?:was|were|be) (?:fired|sacked|let go from|suspended)",
                r"lose (?:his|her|their) (?:access|rights|privileges)",
                r"a (?:stern|serious|quiet) (?:talk|word|conversation) with",
                r"held accountable",
                r"performance (?:review|plan)",
            ),
            unless=re.compile(r"\bperformance review of\b", re.IGNORECASE),
        ),
        Trigger(
            re.compile(
                r"^(?P<words>(?:call for help|escalate|page|open the incident|communicate|react|respond) (?:sooner|earlier|faster|at once|quicker|better))\b",
                re.IGNORECASE,
            ),
            tier=Tier.ADVISORY,
            unless=_MECHANISM,
        ),
    ),
    why="Attention is not a thing one can install; the next tired person at night has the same tools.",
    question="What check, prompt or drill would do this work when nobody happens to be watching?",
    source="Hierarchy of intervention effectiveness (ISMP, 1999): exhortation is the weakest measure",
    must_flag=(
        ("Be more careful with the production console.", Tier.BLAME),
        ("Engineers must pay more attention to the notes.", Tier.BLAME),
        ("Read the release notes more carefully.", Tier.BLAME),
        ("Remind everyone to look at the graph.", Tier.BLAME),
        ("Call for help sooner.", Tier.ADVISORY),
    ),
    must_pass=(
        "Add a check that asks for the name of the cluster.",
        "The script reads the file twice.",
        "The system must be aware of the zone.",
    ),
)
