"""The closed lists of words of the record, each with its meaning in the field."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What was reviewed."""

    INCIDENT = "incident"
    NEAR_MISS = "near_miss"
    DRILL = "drill"
    BACKFILL = "backfill"


class Status(StrEnum):
    """How far a review has come."""

    DRAFT = "draft"
    CALIBRATING = "calibrating"
    REVIEWED = "reviewed"
    PUBLISHED = "published"
    CLOSED = "closed"
    SKIPPED = "skipped"


class Visibility(StrEnum):
    """Who may read a thing: everybody inside, a named circle, or also the public."""

    OPEN = "open"
    RESTRICTED = "restricted"
    PUBLIC = "public"


class HowFound(StrEnum):
    """How the incident came to attention."""

    ALERT = "alert"
    COLLEAGUE = "colleague"
    CUSTOMER = "customer"
    CHANCE = "chance"


class EventKind(StrEnum):
    """What sort of thing a timeline event is; an unknown word from a tool becomes ``note`` and stays in the text."""

    ALERT = "alert"
    CHANGE = "change"
    ACTION = "action"
    OBSERVATION = "observation"
    HYPOTHESIS = "hypothesis"
    DECISION = "decision"
    COMMUNICATION = "communication"
    ESCALATION = "escalation"
    STATUS_CHANGE = "status_change"
    IMPACT_CHANGE = "impact_change"
    SILENCE = "silence"
    NOTE = "note"


class Phase(StrEnum):
    """The part of the story an event belongs to."""

    DETECTION = "detection"
    DIAGNOSIS = "diagnosis"
    REPAIR = "repair"
    KEY_MOMENT = "key_moment"


class Aspect(StrEnum):
    """How a contributing factor mattered."""

    MADE_POSSIBLE = "made_possible"
    TRIGGERED = "triggered"
    MADE_WORSE = "made_worse"
    SLOWED_DETECTION = "slowed_detection"
    SLOWED_DIAGNOSIS = "slowed_diagnosis"
    SLOWED_RECOVERY = "slowed_recovery"
    SLOWED_COORDINATION = "slowed_coordination"
    HELPED = "helped"


class Decision(StrEnum):
    """What was decided about a takeaway."""

    UNDECIDED = "undecided"
    CARRY = "carry"
    LET_GO = "let_go"


class LetGoReason(StrEnum):
    """Why a takeaway is let go for now, in the order of the keys 1 to 7."""

    LOW_HARM = "low_harm"
    LOW_CHANCE = "low_chance"
    COVERED_ELSEWHERE = "covered_elsewhere"
    COSTS_MORE = "costs_more_than_it_saves"
    CANNOT_ACT = "cannot_act_on_it"
    WAITING_FOR = "waiting_for"
    NOT_OURS = "not_ours"


ASPECTS: dict[Aspect, str] = {
    Aspect.MADE_POSSIBLE: "made it possible",
    Aspect.TRIGGERED: "set it off",
    Aspect.MADE_WORSE: "made it worse",
    Aspect.SLOWED_DETECTION: "slowed seeing it",
    Aspect.SLOWED_DIAGNOSIS: "slowed understanding it",
    Aspect.SLOWED_RECOVERY: "slowed recovering",
    Aspect.SLOWED_COORDINATION: "slowed working together",
    Aspect.HELPED: "helped",
}
"""How a factor mattered, in the words on screen."""
CONDITIONS = (
    ("after_hours", "after hours"),
    ("pressure", "pressure"),
    ("concurrent_change", "another change at the same time"),
    ("hand_off", "a hand-off"),
    ("short_of_people", "few people"),
    ("tool_limit", "a limit of a tool"),
    ("other", "other"),
)

REASONS: dict[LetGoReason, str] = {
    LetGoReason.LOW_HARM: "low harm",
    LetGoReason.LOW_CHANCE: "low chance",
    LetGoReason.COVERED_ELSEWHERE: "covered elsewhere",
    LetGoReason.COSTS_MORE: "costs more than it saves",
    LetGoReason.CANNOT_ACT: "we cannot act on it",
    LetGoReason.WAITING_FOR: "waiting for something",
    LetGoReason.NOT_OURS: "not ours",
}
"""Why something is let go, in the order of the keys 1 to 7."""
