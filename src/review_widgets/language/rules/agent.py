"""AGENT: a person, team or organisation is said to have failed, forgotten, omitted or erred.

Tell what happened and what the work looked like from where they stood; the omission explains nothing by itself.
"""

from __future__ import annotations

import re

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rule import Hit, Rule, Trigger, words

_HOPE = re.compile(
    r"\b(?:will|would|should|may|might|could|can|to|if|in case|whether)\s+(?:\w+\s+)?(?:fail|forget|overlook|neglect)\b",
    re.IGNORECASE,
)
_DUTIES = (
    r"notic\w+|check\w*|test\w*|consider\w*|tell|told|follow\w*|verif\w+|communicat\w+|updat\w+|monitor\w*|inform\w*|look\w*|read|ask\w*|"
    r"realis\w+|realiz\w+|catch|caught|spot\w*|review\w*|plan\w*|document\w*|escalat\w+|announc\w+|react\w*|respond\w*|validat\w+|confirm\w*|rehears\w*|account\w*|think|thought|bother\w*"
)


def _rewrite(sentence: str, hit: Hit) -> str:
    match = re.match(r"failed to (\w+)", sentence[hit.start :], re.IGNORECASE)
    if match and hit.agent in (Agent.WE, Agent.I) and hit.subject:
        return f"{hit.subject} did not yet have a way to {match[1]}{sentence[hit.start + match.end() :]}"
    return ""


RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            words(
                r"fail(?:ed|s|ing)? to \w+",
                r"neglect(?:ed|s)? to \w+",
                r"omitted to \w+",
                r"forgot(?:ten)?(?: (?:to \w+|about))?",
                r"overlooked",
                r"ignored",
                r"missed",
                r"messed up",
                r"screwed up",
                r"botched",
                r"slipped up",
                r"let (?:it|this|that) slide",
                r"looked the other way",
                r"dropped the ball",
                r"waved (?:it|this|that|the \w+) through",
                r"fell for",
                r"turned a blind eye",
            ),
            "human",
            unless=_HOPE,
        ),
        Trigger(
            words(rf"(?:did not|didn't|never)(?: \w+ly| even| fully| yet)? (?:{_DUTIES})"),
            "human",
            unless=re.compile(
                r"\b(?:did ?n[o'’]t|never) (?:know|see|have)\b|\bwe did not \w+ (?:it )?because we\b", re.IGNORECASE
            ),
        ),
        Trigger(
            words(r"(?:was|were|been|got) (?:\w+ly )?(?:forgotten|overlooked|neglected|skipped|ignored)"),
            "passive",
            otherwise=Tier.ADVISORY,
        ),
        Trigger(
            words(r"by (?:accident|mistake)", r"accidentally", r"mistakenly", r"inadvertently"),
            "human",
            otherwise=Tier.ADVISORY,
        ),
        Trigger(
            words(
                r"(?:nobody|no one|no-one) (?:on \w+ )?(?:noticed|looked|checked|told|asked|bothered|thought|read|reviewed|tested|watched|cared|reacted|responded)"
            ),
            agent=Agent.ROLE,
        ),
        Trigger(
            words(
                r"(?:was|were) (?:poorly|badly|insufficiently|inadequately) (?:reviewed|tested|planned|communicated|documented)",
                r"(?:was|were) rushed",
                r"(?:procedure|process|checklist|runbook|instructions?) (?:was|were) not followed",
            ),
            agent=Agent.AGENTLESS,
        ),
    ),
    why="It explains the incident by what somebody did not do; the next person in the same place would likely do the same.",
    question="What did things look like at that moment, and what would have made it show?",
    source="Dekker, The Field Guide to Understanding 'Human Error' (2014); Etsy Debriefing Facilitation Guide (2016)",
    must_flag=(
        ("The engineer failed to drain the node first.", Tier.BLAME),
        ("The engineer on the storage team forgot the flag.", Tier.BLAME),
        ("We overlooked the second region.", Tier.BLAME),
        ("Nobody on shift looked at the graph.", Tier.BLAME),
        ("Two checks were skipped by the vendor.", Tier.BLAME),
        ("She restarted it and forgot to re-enable paging.", Tier.BLAME),
        ("The support team didn’t tell the customers.", Tier.BLAME),
        ("The volume was detached by accident.", Tier.ADVISORY),
        ("The entry was overlooked.", Tier.ADVISORY),
    ),
    must_pass=(
        "The load balancer failed to reload its table.",
        "The deploy of the storage team failed to finish.",
        "We did not have a graph for that queue.",
        "We did not know about the second writer at that point.",
        "The note says “the engineer failed to check”.",
        "The probe missed three beats.",
    ),
    rewrite=_rewrite,
)
