"""The words the synthetic reviews are made of: a fictional company that books ferries, its services, and what tends to go on there.

Every text is our own. Slots in braces are filled by `generator`; a thread is a circumstance that comes back for a reason.
"""

from __future__ import annotations

from dataclasses import dataclass

SERVICES = tuple(
    "bookings fares quay-gateway tickets passenger-app harbour-board payments refunds identity berth-planner search mailer "
    "weather-feed crew-rota freight-desk ledger customs-bridge kiosk loyalty audit-log image-store session-cache search-index backups".split()
)
TEAMS = ("Platform", "Harbour systems", "Money", "Passenger", "Freight")
NAMES = tuple(
    "Amara Osei|Jonas Lindqvist|Mei Tanaka|Ravi Menon|Sofia Duarte|Tomás Vega|Ingrid Solheim|Kwame Boateng|Leila Haddad|Piotr Zielinski|"
    "Noor Siddiqui|Elena Rossi|Hugo Marchand|Yusuf Demir|Clara Weiss|Dilan Perera|Oona Virtanen|Mateo Silva|Zanele Khumalo|Bran Pryce".split(
        "|"
    )
)
ROLES = ("Incident lead", "Responder", "Scribe", "Customer liaison", "Service owner")
PLACES = ("the north region", "both regions", "the standby site", "one zone", "the harbour network", "the back office")
SYMPTOMS = (
    "{service} answered slowly for {minutes} minutes",
    "{service} refused every fifth request",
    "{service} lost its connection to {other} in {place}",
    "{service} showed yesterday's departures",
    "{service} charged some passengers twice",
    "{service} ran out of disk while {other} was catching up",
    "{service} stopped sending confirmations",
    "{service} fell behind by {count} messages",
    "{service} sent {count} passengers to the wrong quay",
    "{service} could not be reached from {place}",
)
IMPACTS = (
    "{count} bookings had to be repeated",
    "{count} passengers waited at the quay without a ticket",
    "agents wrote {count} tickets by hand",
    "refunds of one evening were paid a day late",
    "{count} requests failed; most succeeded on the second try",
)
EVENTS = {
    "alert": (
        "Alert: error share of {service} above {percent} % for five minutes.",
        "Alert: queue of {service} holds {count} messages and grows.",
        "Alert: p99 of {service} at {seconds} s.",
        "Alert: {other} reports no heartbeat from {place}.",
    ),
    "change": (
        "Deploy {hash} of {service} reaches {place}.",
        "Flag 'new-{other}-path' goes from 10 to {percent} % in {place}.",
        "Configuration of {service} is reloaded with pool size {percent}.",
        "Certificate of {service} is replaced in {place}.",
    ),
    "observation": (
        "Dashboards of {service} look normal; those of {other} show a step at the same minute.",
        "First passengers write that {service} shows an empty page.",
        "Only requests that arrive through {place} are affected.",
        "Retries from {other} make up {percent} % of the traffic.",
        "Logs of {service} hold {count} lines of 'connection reset by peer'.",
    ),
    "hypothesis": (
        "Idea: {other} is slow and {service} only waits for it.",
        "Idea: the deploy of the morning. Ruled out, {place} still runs the old version.",
        "Idea: the cache is cold after the restart.",
    ),
    "action": (
        "Traffic is moved from {place} to the other side.",
        "{service} is restarted one instance at a time.",
        "The deploy {hash} is rolled back.",
        "The pool of {service} is widened to {percent} connections.",
        "The backlog of {other} is replayed in slices of {count}.",
    ),
    "communication": (
        "Status page: some bookings are slow; next word in {minutes} minutes.",
        "The agents' desk hears that tickets are written by hand for now.",
        "Freight partners are called one by one.",
    ),
    "escalation": ("The owner of {other} is paged.", "Somebody who knows {service} joins from home."),
    "decision": (
        "It is decided to serve stale fares rather than none.",
        "Rolling back is chosen over a repair in place; {minutes} minutes are lost either way.",
    ),
    "status_change": ("Errors are back at the level of last week.", "{service} has caught up; the incident is closed."),
}
PHASES = {
    "alert": "detection",
    "change": "",
    "observation": "diagnosis",
    "hypothesis": "diagnosis",
    "action": "repair",
    "communication": "",
    "escalation": "diagnosis",
    "decision": "repair",
    "status_change": "repair",
}


@dataclass(frozen=True)
class Thread:
    """A circumstance that comes back: its label, domain, how it may matter, and texts about it."""

    label: str
    domain: str
    aspects: tuple[str, ...]
    texts: tuple[str, ...]
    detected: str
    smoothed: str
    takeaway: str
    rely: str


THREADS = (
    Thread(
        "retries without limit",
        "code behaviour",
        ("made_worse", "triggered"),
        (
            "Clients of {service} retried at once and without a limit, which tripled the load on {other}.",
            "The library's default of {percent} retries was in force between {service} and {other}.",
        ),
        "A load test in which {other} answers with errors.",
        "A switch that turns retries off for one caller.",
        "Give every caller of {other} a retry budget.",
        "the rate limit at the gateway",
    ),
    Thread(
        "alert on the wrong level",
        "observability gap",
        ("slowed_detection",),
        (
            "The alert of {service} watched an average over all regions; {place} alone did not move it.",
            "{service} was measured at the server, where timed-out requests do not appear.",
        ),
        "A probe that books a ticket from outside every minute.",
        "",
        "Alert on what a passenger sees instead of what {service} counts.",
        "agents who call within ten minutes",
    ),
    Thread(
        "runbook out of date",
        "documentation/knowledge",
        ("slowed_recovery", "slowed_diagnosis"),
        (
            "The runbook of {service} named hosts that were retired in spring.",
            "The steps for {other} asked for a console that needs a role nobody on call holds.",
        ),
        "",
        "A runbook whose commands run in a drill every month.",
        "Run the page for {service} once a quarter.",
        "two people who know the steps by heart",
    ),
    Thread(
        "certificate expiry",
        "identity/auth",
        ("made_possible",),
        (
            "The certificate of {service} was outside the automatic renewal because it was made before it.",
            "Only the leaf was watched; the intermediate of {other} expired first.",
        ),
        "A check of every chain, thirty days ahead.",
        "A list of all certificates with their owners.",
        "Bring the last hand-made certificates under renewal.",
        "a calendar entry four weeks before",
    ),
    Thread(
        "shared connection pool",
        "capacity/load",
        ("made_possible", "made_worse"),
        (
            "{service} and {other} draw from one pool; the slow one starved the fast one.",
            "The pool was sized for last summer; a Friday now needs {percent} more.",
        ),
        "An alert when waiting for a connection takes longer than 50 ms.",
        "",
        "Split the pool between {service} and {other}.",
        "the nightly jobs that run outside the rush",
    ),
    Thread(
        "no canary",
        "change/deploy",
        ("made_possible", "slowed_detection"),
        (
            "The change went to all instances of {service} within {minutes} minutes.",
            "Configuration of {service} has no stages, unlike its code.",
        ),
        "A stage of one instance for configuration too.",
        "",
        "Let configuration pass the same stages as code.",
        "the quick rollback of {service}",
    ),
    Thread(
        "after-hours hand-off",
        "communication/coordination",
        ("slowed_coordination",),
        (
            "What was tried before the hand-off at six stood only in a private thread.",
            "Two groups worked on {service} for {minutes} minutes without knowing of each other.",
        ),
        "",
        "One place where running incidents are pinned for the next shift.",
        "Write three lines at every hand-off.",
        "the call at shift change",
    ),
    Thread(
        "supplier without notice",
        "dependency/vendor",
        ("triggered", "slowed_diagnosis"),
        (
            "The supplier behind {other} changed an answer's shape without notice.",
            "The status page of the supplier stayed green for {minutes} minutes.",
        ),
        "A contract test against the supplier's sandbox, nightly.",
        "A number of the supplier that somebody answers at night.",
        "Keep a fallback for {other} that works for an hour.",
        "the supplier's own monitoring",
    ),
    Thread(
        "migration under load",
        "data/schema",
        ("triggered", "made_worse"),
        (
            "The migration of {other} took a lock that {service} needs for every booking.",
            "In the test environment the table holds {count} rows; here it holds a thousand times more.",
        ),
        "A rehearsal of migrations on a copy of full size.",
        "A dashboard of locks held longer than five seconds.",
        "Run migrations of {other} in slices.",
        "the maintenance window on Tuesday nights",
    ),
    Thread(
        "one person knew",
        "staffing/workload/fatigue",
        ("slowed_diagnosis", "slowed_recovery"),
        (
            "How {other} is restored was known to one person, who was on a ferry.",
            "The alert of {service} reached a rota that had been merged the week before.",
        ),
        "",
        "A second pair of hands in every restore drill.",
        "Pair on {other} once a month.",
        "the phone number on the wall",
    ),
    Thread(
        "season ahead of plan",
        "goal conflict/pressure",
        ("made_possible",),
        (
            "The summer timetable opened a week early, so the load test of {service} was left for later.",
            "The freeze was lifted for one partner's campaign.",
        ),
        "",
        "",
        "Say no to openings without a load test.",
        "a quiet first week",
    ),
    Thread(
        "rollback in one step",
        "tooling/automation",
        ("helped",),
        (
            "{service} went back to the last version in one step and {minutes} minutes.",
            "The flag for {other} could be turned off from a telephone.",
        ),
        "",
        "",
        "Give {other} the same one-step way back.",
        "the rollback we have",
    ),
    Thread(
        "agents who called",
        "luck",
        ("helped", "slowed_detection"),
        (
            "An agent called the right person because they share a table at lunch.",
            "The desk noticed the wrong quay before the first departure.",
        ),
        "",
        "",
        "Make the agents' call an official way to raise an incident.",
        "people who look up",
    ),
    Thread(
        "clock and cache",
        "design assumption",
        ("made_possible", "slowed_diagnosis"),
        (
            "The cache of {service} trusts the clock of {other}, which ran {seconds} s ahead.",
            "An empty answer was kept for as long as a full one.",
        ),
        "A test with a cache that holds nothing.",
        "A page that shows the age of what {service} serves.",
        "Keep empty answers for seconds only.",
        "a restart, which empties the cache",
    ),
)
"""In falling order of how often they come back."""
