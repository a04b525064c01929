"""Synthetic reviews of any number: readable texts, skewed counts, links between reviews; the same for the same seed.

Circumstances follow a falling (Zipf-like) frequency, durations a log-normal one, times of some reviews are missing or reversed, and
later reviews touch what earlier ones let go. Nothing here is measured from anybody's incidents.
"""

from __future__ import annotations

import json
import random
from collections import deque
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.vocabulary import (
    EVENTS,
    IMPACTS,
    NAMES,
    PHASES,
    PLACES,
    ROLES,
    SERVICES,
    SYMPTOMS,
    TEAMS,
    THREADS,
    Thread,
)

FIRST_DAY = datetime(2016, 1, 4, tzinfo=UTC)
SPAN = timedelta(days=3650)
_WEIGHTS = tuple(1 / (rank + 1.5) for rank in range(len(THREADS)))
_REASONS = (
    "low_harm",
    "low_chance",
    "covered_elsewhere",
    "costs_more_than_it_saves",
    "cannot_act_on_it",
    "waiting_for",
)
_FOUND = (("alert", 55), ("colleague", 20), ("customer", 18), ("chance", 7))
_KINDS = (("incident", 90), ("near_miss", 5), ("drill", 3), ("backfill", 2))
_STATUSES = (("published", 78), ("closed", 10), ("reviewed", 5), ("draft", 5), ("skipped", 2))

LetGone = tuple[str, str, str]


def generate(n: int, *, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Give ``n`` review records in time order, as parsed JSON that `schema.build_review` accepts.

    Parameters
    ----------
    n
        How many; they are spread over ten years.
    seed
        The same seed and number give the same records.
    """
    rng = random.Random(f"{seed}/{n}")
    let_gone: deque[LetGone] = deque(maxlen=400)
    for number in range(n):
        begins = FIRST_DAY + SPAN * ((number + rng.random()) / n)
        record = _review(rng, f"INC-{number + 1:06d}", begins.replace(microsecond=0), let_gone)
        let_gone.extend(_letting_go(record))
        yield record


def write_reviews(folder: Path, n: int, *, seed: int = 1) -> int:
    """Write generated reviews as the files of a folder store, without forcing each to the disk; give the bytes written."""
    folder.mkdir(parents=True, exist_ok=True)
    total = 0
    for record in generate(n, seed=seed):
        text = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
        total += (folder / f"{record['id']}.json").write_bytes(text.encode())
    return total


def status_lines(n: int, *, seed: int = 1) -> Iterator[str]:
    """Give ``n`` incidents of a status page, one JSON object a line, in the form the ``github_statuses`` importer reads."""
    for record in generate(n, seed=seed):
        incident = record["incident"]
        begins = incident.get("started_at", incident["reported_at"])
        ends = incident.get("resolved_at", begins)
        said = [event for event in record["events"] if "occurred_at" in event]
        words = ["Investigating", *["Update"] * max(len(said) - 2, 0), "Resolved"][: len(said)]
        updates = [
            {"at": event["occurred_at"], "status": word, "message": event["text"]}
            for event, word in zip(said, words, strict=True)
        ]
        line = {
            "id": record["id"],
            "entry_id": f"tag:status.example.org,2005:Incident/{record['id'][4:]}",
            "title": incident["title"],
            "url": f"https://status.example.org/incidents/{record['id']}",
            "status_sequence": words,
            "started_at": begins,
            "resolved_at": ends,
            "downtime_start": begins,
            "downtime_end": ends,
            "updates": updates,
            "impact": "minor",
            "components": incident["services"],
        }
        yield json.dumps(line)


def _review(rng: random.Random, review_id: str, begins: datetime, let_gone: Sequence[LetGone]) -> dict[str, Any]:
    service, other = rng.sample(SERVICES, 2)
    words = _Words(rng, service, other)
    minutes = min(rng.lognormvariate(4.3, 1.1), 20_000)
    status = _pick(rng, _STATUSES)
    record: dict[str, Any] = {
        "schema_version": 1,
        "id": review_id,
        "revision": 1,
        "status": status,
        "created_at": _iso(begins + timedelta(hours=20)),
        "incident": _incident(rng, review_id, words, begins, minutes),
        "participants": _participants(rng),
        "events": _events(rng, words, begins, minutes),
    }
    if status in ("draft", "skipped"):
        return record
    threads = _threads(rng)
    record["factors"] = [_factor(rng, n, thread, words, record["events"]) for n, thread in enumerate(threads)]
    takeaways = [_takeaway(rng, n, thread, words, begins) for n, thread in enumerate(threads[:7])]
    carried = [one for one in takeaways if one["decision"] == "carry"]
    for one in carried[2:]:
        _let_go(rng, one, threads[takeaways.index(one)], begins)
    record["takeaways"] = takeaways
    record["actions"] = [_action(rng, one, record["participants"]) for one in carried[:2] if rng.random() < 0.7]
    record["forecasts"] = [_forecast(rng, one, begins) for one in takeaways if rng.random() < 0.5]
    record["related"] = _related(rng, threads, let_gone)
    asked = rng.randint(2, 6)
    record["check_out"] = {"learned_something": rng.randint(0, asked), "answered": asked}
    record["held_at"] = _iso(begins + timedelta(days=rng.randint(1, 6)))
    record["published_at"] = _iso(begins + timedelta(days=rng.randint(6, 15)))
    return {key: value for key, value in record.items() if value != []}


class _Words:
    """Fills the slots of a text for one review."""

    def __init__(self, rng: random.Random, service: str, other: str) -> None:
        self.rng, self.service, self.other = rng, service, other

    def say(self, text: str) -> str:
        rng = self.rng
        return text.format(
            service=self.service,
            other=self.other,
            place=rng.choice(PLACES),
            minutes=rng.randint(3, 55),
            seconds=rng.randint(2, 40),
            percent=rng.randint(4, 90),
            count=rng.choice((40, 120, 310, 900, 2_400, 7_000)),
            hash=f"{rng.getrandbits(28):07x}",
        )


def _incident(rng: random.Random, review_id: str, words: _Words, begins: datetime, minutes: float) -> dict[str, Any]:
    ends = begins + timedelta(minutes=minutes)
    seen = begins + (ends - begins) * min(rng.expovariate(5), 0.9)
    title = words.say(rng.choice(SYMPTOMS))
    made: dict[str, Any] = {
        "reference": review_id,
        "title": title[0].upper() + title[1:],
        "summary": " ".join(words.say(rng.choice(SYMPTOMS)).capitalize() + "." for _ in range(rng.randint(1, 3))),
        "kind": _pick(rng, _KINDS),
        "severity": {"label": f"SEV{(rank := rng.choice((1, 2, 2, 3, 3, 3)))}", "rank": rank},
        "how_found": _pick(rng, _FOUND),
        "services": [words.service, words.other],
        "teams": [rng.choice(TEAMS)],
        "impact": {"text": words.say(rng.choice(IMPACTS))},
        "reported_at": _iso(seen + timedelta(minutes=2)),
        "started_at": _iso(begins),
        "detected_at": _iso(seen),
        "acknowledged_at": _iso(seen + timedelta(minutes=rng.randint(1, 15))),
        "mitigated_at": _iso(begins + (ends - begins) * rng.uniform(0.6, 1)),
        "resolved_at": _iso(ends),
    }
    odd = rng.random()
    if odd < 0.04:
        del made["started_at"]
    elif odd < 0.08:
        del made["resolved_at"]
    elif odd < 0.09:
        made["resolved_at"] = _iso(begins - timedelta(minutes=rng.randint(1, 90)))
    if rng.random() < 0.1:
        del made["how_found"]
    return made


def _participants(rng: random.Random) -> list[dict[str, Any]]:
    people = rng.sample(NAMES, rng.randint(2, 6))
    return [
        {"id": f"p-{n}", "name": name, "handles": ["@" + name.split()[0].lower()], "role": rng.choice(ROLES)}
        for n, name in enumerate(people)
    ]


def _events(rng: random.Random, words: _Words, begins: datetime, minutes: float) -> list[dict[str, Any]]:
    count = max(3, min(int(rng.lognormvariate(2.5, 0.7)), 400))
    shares = sorted(rng.random() for _ in range(count))
    kinds = ["alert", *rng.choices(list(EVENTS), k=count - 2), "status_change"]
    made = []
    for number, (share, kind) in enumerate(zip(shares, kinds, strict=True)):
        event: dict[str, Any] = {
            "id": f"e-{number}",
            "occurred_at": _iso(begins + timedelta(minutes=minutes * share)),
            "precision": rng.choice(("exact", "minute", "minute", "approximate")),
            "kind": kind,
            "text": words.say(rng.choice(EVENTS[kind])),
            "source": rng.choice(("chat", "alerts", "deploys")),
        }
        if PHASES[kind]:
            event["phase"] = PHASES[kind]
        if rng.random() < 0.4:
            event["actor"] = f"p-{rng.randrange(2)}"
        if rng.random() < 0.03:
            del event["occurred_at"]
        made.append(event)
    return made


def _threads(rng: random.Random) -> list[Thread]:
    wanted = 2 + min(int(rng.expovariate(0.7)), 6)
    chosen: dict[str, Thread] = {}
    while len(chosen) < wanted:
        thread = rng.choices(THREADS, _WEIGHTS)[0]
        chosen.setdefault(thread.label, thread)
    return list(chosen.values())


def _factor(
    rng: random.Random, number: int, thread: Thread, words: _Words, events: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": f"f-{number}",
        "text": words.say(rng.choice(thread.texts)),
        "aspect": rng.choice(thread.aspects),
        "domain": thread.domain,
        "event_ids": sorted({rng.choice(events)["id"] for _ in range(2)}),
    }
    if rng.random() < 0.85:
        made["labels"] = [thread.label if rng.random() < 0.4 else f"{thread.label}: {words.service}"]
    if thread.detected and rng.random() < 0.6:
        made["would_have_detected"] = words.say(thread.detected)
    if thread.smoothed and rng.random() < 0.6:
        made["would_have_smoothed"] = words.say(thread.smoothed)
    return made


def _takeaway(rng: random.Random, number: int, thread: Thread, words: _Words, begins: datetime) -> dict[str, Any]:
    low, chance = 10 ** rng.uniform(1, 5), rng.uniform(0.02, 0.7)
    made: dict[str, Any] = {
        "id": f"t-{number}",
        "text": words.say(thread.takeaway),
        "factor_ids": [f"f-{number}"],
        "risk_low": round(low, 1),
        "risk_high": round(low * rng.uniform(2, 10), 1),
        "risk_unit": "passenger-minutes",
        "likelihood_low": round(chance, 3),
        "likelihood_high": round(min(chance * rng.uniform(1.2, 3), 0.99), 3),
        "decision": "carry" if rng.random() < 0.4 else "let_go",
        "decided_on": (begins + timedelta(days=6)).date().isoformat(),
    }
    if made["decision"] == "let_go":
        _let_go(rng, made, thread, begins)
    return made


def _let_go(rng: random.Random, takeaway: dict[str, Any], thread: Thread, begins: datetime) -> None:
    takeaway["decision"] = "let_go"
    takeaway["let_go"] = {
        "reason": rng.choice(_REASONS),
        "what_we_rely_on_instead": thread.rely,
        "revisit_on": (begins + timedelta(days=rng.choice((90, 180, 365)))).date().isoformat(),
        "status": rng.choice(("active", "active", "active", "revisited", "reversed")),
    }
    if rng.random() < 0.3:
        takeaway["let_go"]["revisit_if"] = [{"id": "tr-0", "kind": "factor", "text": thread.label}]


def _action(rng: random.Random, takeaway: dict[str, Any], people: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": takeaway["id"].replace("t-", "a-"),
        "title": takeaway["text"],
        "status": rng.choice(("open", "in_progress", "done", "done", "cancelled")),
        "assignee": rng.choice(people)["id"],
        "takeaway_ids": [takeaway["id"]],
    }


def _forecast(rng: random.Random, takeaway: dict[str, Any], begins: datetime) -> dict[str, Any]:
    p = (takeaway["likelihood_low"] + takeaway["likelihood_high"]) / 2
    made: dict[str, Any] = {
        "id": takeaway["id"].replace("t-", "fc-"),
        "takeaway_id": takeaway["id"],
        "statement": f"An incident within a year lists the circumstance again: {takeaway['text']}",
        "opens_on": (begins + timedelta(days=6)).date().isoformat(),
        "closes_on": (begins + timedelta(days=371)).date().isoformat(),
        "p": round(p, 3),
        "treated": takeaway["decision"] == "carry",
    }
    if date.fromisoformat(made["closes_on"]) < (FIRST_DAY + SPAN).date():
        made["resolution"] = "happened" if rng.random() < p * 0.7 else "did_not"
        made["resolved_on"] = made["closes_on"]
    return made


def _letting_go(record: dict[str, Any]) -> Iterator[LetGone]:
    labels = {factor["id"]: factor.get("labels", [""])[0] for factor in record.get("factors", ())}
    for one in record.get("takeaways", ()):
        if one["decision"] == "let_go":
            yield record["id"], labels[one["factor_ids"][0]], one["text"]


def _related(rng: random.Random, threads: Sequence[Thread], let_gone: Sequence[LetGone]) -> list[dict[str, Any]]:
    labels = {thread.label for thread in threads}
    touching = [one for one in let_gone if one[1] in labels]
    if not touching or rng.random() < 0.7:
        return []
    other, label, _ = rng.choice(touching)
    return [{"id": other, "relation": "touches_let_go", "why": f"{label} was let go there"}]


def _pick(rng: random.Random, weighted: Sequence[tuple[str, int]]) -> str:
    return rng.choices([word for word, _ in weighted], [weight for _, weight in weighted])[0]


def _iso(at: datetime) -> str:
    return at.replace(microsecond=0).isoformat()
