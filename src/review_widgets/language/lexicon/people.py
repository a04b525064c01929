"""Nouns and pronouns by what they stand for: people, teams, organisations, users, or things. Lower case, singular."""

from __future__ import annotations

from functools import lru_cache

from review_widgets.language.finding import Agent

_MOST_KEPT = 20_000
_ROLES = """engineer developer dev admin administrator sysadmin sre dba programmer coder maintainer author committer reviewer
 approver tester lead director officer commander facilitator scribe responder colleague coworker teammate employee staffer person
 human someone somebody everyone everybody nobody anyone anybody contractor consultant intern newcomer newbie rookie junior senior
 technician technologist architect analyst supervisor oncall assignee deployer releaser guy folk folks people individual man woman
 men women boss chief head member expert specialist professional nurse doctor pharmacist clerk teacher lecturer
 receptionist caretaker foreman deputy apprentice trainee graduate veteran adult genius clown idiot fool hero cowboy joker
 amateur dispatcher mechanic electrician plumber pilot captain ceo cto cio ciso vp exec executive secretary accountant auditor
 lawyer scientist researcher librarian bookkeeper picker courier bloke chap lad lady gentleman mate buddy superior successor
 predecessor counterpart assistant associate freelancer landlord cleaner guard janitor paramedic surgeon warden inspector instructor
 trainer coach steward sailor skipper cook chef waiter cashier teller trader buyer seller rep representative professor principal official
 soldier porter rigger welder fitter machinist brewer baker curator archivist volunteer contributor collaborator organiser organizer moderator founder
 marshal ranger lecturer tutor dean registrar temp locum midwife techie youngster teenager pupil  policeman policewoman stagehand haulier bellboy sender caller writer designer attendee salesperson manager-of-the-day teamlead"""
_TEAMS = """team squad department crew staff desk support management leadership board security ops qa personnel
 shift tribe guild committee office floor hq headquarters division branch unit faculty itdept infra sec devops secops netops hr
 procurement purchasing marketing sales finance legal compliance engineering facilities logistics dispatch reception payroll helpdesk warehouse council ministry newsroom hotline bureau steering police authority stores crowd gang bunch mob"""
_ORGS = """company vendor provider supplier organisation organization partner agency business firm integrator reseller
 bank hospital telco carrier isp hoster manufacturer subcontractor upstream outsourcer maker haulier airline insurer utility railway broadcaster brewery clinic"""
_USERS = "user customer visitor student reader participant passenger patient guest farmer shopper"
_THINGS = """service server system host node pod container cluster job task script tool tooling pipeline deploy deployment rollout
 release build monitor monitoring alert alarm alerting probe check test suite api endpoint gateway proxy balancer cache queue broker
 database db replica primary standby shard index table row query schema migration config configuration setting flag limit quota
 certificate cert key token secret disk volume storage filesystem file log message request response call packet connection
 antenna aerial mast network switch router firewall link interface device sensor bot robot plc machine vm instance kernel driver firmware library
 package module function method code class parser compiler linter scheduler autoscaler reconciler indexer crawler scraper
 exporter collector daemon sidecar process thread loop cron timer trigger webhook event stream consumer producer subscriber
 publisher listener handler middleware frontend backend app application website site page dashboard graph panel chart metric
 counter browser sdk client-library plugin extension addon bug patch fix change commit pr request branch repo repository image
 tag version upgrade update backup snapshot restore failover document documentation doc runbook checklist template wiki ticket issue
 report email mail notification pager-service printer scanner reader-device lock lease session cookie header field value default
 record entry data traffic load pool thread heartbeat election leader-election leader follower coordinator poller balancer resolver
 dns cdn engine algorithm model rule policy workflow action step procedure process operation command console terminal
 hypervisor controller-manager ingress mesh registry mirror importer exporter integration bridge adapter wrapper watchdog
 supervisor-process canary feature product platform-service game label tape box tank pump valve door fence lane belt line conveyor
 bottle note letter form sheet manual lamp light cable screen clock calendar spool rating-engine dedupe facet reflector culler hub notebook binder kubelet helm terraform prometheus
 grafana kafka redis postgres mysql nginx envoy cloudflare jenkins github gitlab fluentd elasticsearch it-system autopilot attacker intruder hacker thief burglar spammer fraudster"""
ROLES, TEAMS, ORGS, USERS = (frozenset(t.split()) for t in (_ROLES, _TEAMS, _ORGS, _USERS))
THINGS = frozenset(_THINGS.split())
"""Surely none of those who do the work, attackers too; a noun in none of the lists is unknown."""
AMBIGUOUS: dict[str, Agent | None] = {
    "operator": Agent.ROLE, "manager": Agent.ROLE, "owner": Agent.ROLE, "provider": Agent.ORG, "supervisor": Agent.ROLE,
    "agent": None, "worker": None, "controller": None, "client": None, "driver": None, "planner": None, "leader": None,
    "coordinator": None, "integrator": Agent.ORG, "dispatcher": Agent.ROLE, "support": Agent.TEAM, "committer": Agent.ROLE,
    "group": Agent.TEAM, "reader": None, "writer": None, "sender": None, "caller": None, "picker": Agent.ROLE, "librarian": Agent.ROLE, "branch": None,
}  # fmt: skip
"""People in one sentence, software in another: whom they stand for where the words around do not tell."""
PEOPLE_SIGNS = frozenset(
    """night duty shift senior junior human oncall team desk tired experienced product project account engineering line day
    evening weekend incident operations plant floor field care support call centre center warehouse delivery truck forklift van
    bus taxi hospital nurse nursing ward factory our their his her new young old poor machine mainframe release crane""".split()
)
"""Words before such a noun that make it a person."""
SOFTWARE_NAMES = frozenset(
    """package session connection lock memory secret certificate cert resource traffic task window file device volume key
    helm k8s kubernetes metrics metric log logging build ci store storage database db query pod cluster monitoring backup
    update upgrade node queue cache event batch print vpn resource consumer target scaling security user instance replica node dns tls ingress deployment job device-driver kernel""".split()
)
"""Words before such a noun that make it software."""
BARE_TEAMS = frozenset(
    """platform infra networking network storage security legal finance support facilities controls billing payments data
    release procurement marketing sales purchasing hr it ops operations search relevance integrations mobile web""".split()
)
"""Names of teams where no article stands before them and a person's verb follows."""
SURE_TEAMS = frozenset(
    "operations facilities networks networking controls planning maintenance product design architecture research accounts".split()
)
"""The same, where the word begins the sentence as its subject, whatever the verb."""
PRONOUNS: dict[str, Agent] = {
    "i": Agent.I, "me": Agent.I, "myself": Agent.I,
    "we": Agent.WE, "us": Agent.WE, "ourselves": Agent.WE,
    "he": Agent.PRONOUN, "she": Agent.PRONOUN, "they": Agent.PRONOUN, "you": Agent.PRONOUN, "him": Agent.PRONOUN,
    "her": Agent.PRONOUN, "them": Agent.PRONOUN, "who": Agent.ROLE, "whoever": Agent.ROLE, "whom": Agent.ROLE,
}  # fmt: skip
PEOPLE = (
    frozenset(
        word + ending
        for word in (ROLES | TEAMS | ORGS | USERS | {"operator", "manager", "agent", "worker", "owner", "supervisor"})
        - {"upstream", "board", "floor", "desk"}
        for ending in ("", "s")
    )
    | (PRONOUNS.keys() - {"me", "us", "him", "her", "them", "whom", "who"})
    | {"team", "desk", "board"}
)
"""Every word for people, singular and plural."""
SOFTWARE_SIGNS = frozenset(
    """kubernetes k8s pod pods node nodes cluster crd crds reconcile reconciled reconciling reconciler thread threads goroutine
    http grpc api daemon sidecar helm namespace sdk tcp tls lease leases oom ingress annotation annotations webhook shard
    checkpoint kubelet etcd heartbeat heartbeats backoff redirect retried retries evicted crashloop watch queue socket cert
    finalizer manifest image resource resources object cache cached restart restarted lib library packet packets its itself""".split()
)
"""Words that make an operator, agent, worker or client a piece of software."""


@lru_cache(maxsize=_MOST_KEPT)
def agent_of(word: str) -> Agent | None:
    """Tell whom a noun or pronoun stands for; None for things and unknown words."""
    if word in PRONOUNS:
        return PRONOUNS[word]
    for form in singulars(word):
        if form in USERS:
            return Agent.USERS
        if form in TEAMS:
            return Agent.TEAM
        if form in ORGS:
            return Agent.ORG
        if form in ROLES:
            return Agent.ROLE
    return None


@lru_cache(maxsize=_MOST_KEPT)
def is_thing(word: str) -> bool:
    """Tell whether a noun surely stands for no person."""
    return any(form in THINGS for form in singulars(word)) or word.endswith(("tion", "tions", "ment", "ments", "ware"))


@lru_cache(maxsize=_MOST_KEPT)
def ambiguous_form(word: str) -> str:
    """Give the entry of a noun that stands for people in one sentence and for software in another, or ""."""
    return next((form for form in singulars(word) if form in AMBIGUOUS), "")


def singulars(word: str) -> tuple[str, ...]:
    """Give a noun and what it may be the plural of."""
    if not word.endswith("s"):
        return (word,)
    if word.endswith("ies"):
        return (word, word[:-1], word[:-3] + "y")
    return (word, word[:-1], word[:-2]) if word.endswith("es") else (word, word[:-1])
