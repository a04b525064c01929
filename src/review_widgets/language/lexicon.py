"""Words by what they stand for: people, teams, organisations, users, software. Single words, lower case, singular."""

from __future__ import annotations

from review_widgets.language.finding import Agent

ROLES = frozenset(
    """engineer developer dev admin administrator sysadmin sre dba programmer maintainer author committer reviewer approver
    tester manager lead leader director officer commander facilitator scribe responder colleague coworker teammate employee staffer
    person human someone somebody everyone everybody nobody anyone anybody contractor consultant intern newcomer newbie junior senior
    technician architect analyst owner supervisor shift on-caller oncall on-call assignee deployer releaser integrator translator
    member guy folk people individual staff crew personnel analysts devops dispatcher planner""".split()
)
AMBIGUOUS = frozenset("operator agent worker controller client".split())
"""Human or software: decided by the words around."""
TEAMS = frozenset(
    "team squad group department crew staff desk support management leadership board security ops operations qa".split()
)
ORGS = frozenset(
    "company vendor provider supplier organisation organization partner contractor agency business".split()
)
USERS = frozenset("user customer visitor subscriber student reader participant".split())
PRONOUNS: dict[str, Agent] = {
    "i": Agent.I,
    "we": Agent.WE,
    "us": Agent.WE,
    "he": Agent.PRONOUN,
    "she": Agent.PRONOUN,
    "they": Agent.PRONOUN,
    "you": Agent.PRONOUN,
    "someone": Agent.ROLE,
    "somebody": Agent.ROLE,
    "nobody": Agent.ROLE,
    "no-one": Agent.ROLE,
    "everyone": Agent.ROLE,
    "everybody": Agent.ROLE,
    "who": Agent.ROLE,
}
SOFTWARE_SIGNS = frozenset(
    """kubernetes k8s pod node cluster crd custom resource reconcile reconciled reconciling reconciler thread process queue socket
    retry http grpc api daemon sidecar deployment helm namespace browser sdk library tcp tls connection cache request load
    pool goroutine cron scheduler crash crashed crashloop restart restarted oom memory ingress""".split()
)
AUXILIARIES = frozenset(
    """had has have having was were is are be been being did do does would could should might may must will can also then simply just
    only even again still always often never sometimes initially repeatedly already unfortunately mistakenly accidentally
    inadvertently wrongly incorrectly apparently clearly obviously sadly later first once twice not n't both all each
    subsequently eventually completely entirely basically probably""".split()
)
PREPOSITIONS = frozenset(
    """of on in at for from with by to into under over about during after before behind between within without
    via per through against near inside outside since until as than working doing running""".split()
)
DETERMINERS = frozenset(
    "the a an this that these those our their his her its my your another one some any every each no both many most few".split()
)


def agent_of(word: str) -> Agent | None:
    """Tell whom a head noun stands for; None for software and things."""
    low = word.lower().strip("'’")
    if low in PRONOUNS:
        return PRONOUNS[low]
    for form in {low, low.removesuffix("s"), low.removesuffix("es"), low.removesuffix("'s")}:
        if form in USERS:
            return Agent.USERS
        if form in TEAMS:
            return Agent.TEAM
        if form in ORGS:
            return Agent.ORG
        if form in ROLES:
            return Agent.ROLE
    return None
