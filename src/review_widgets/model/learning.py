"""What was learned: contributing factors, takeaways placed as ranges, what is let go, what follows."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, Field, model_validator

from review_widgets.model.base import Harm, Id, Record, Share
from review_widgets.model.incident import Evidence
from review_widgets.model.words import Aspect, Decision, LetGoReason


class ContributingFactor(Record):
    """A circumstance that mattered, and what would have shown it or made handling it smoother."""

    id: Id
    text: str = ""
    aspect: Aspect = Aspect.MADE_POSSIBLE
    domain: str = ""
    """One of the team's own list, such as ``test gap``; free text is allowed."""
    labels: tuple[str, ...] = ()
    """The team's own words for it, by which it is found again across reviews."""
    would_have_detected: str = ""
    """A test or monitor that would have detected it."""
    would_have_smoothed: str = ""
    """A tool, document or access that would have made handling it smoother."""
    event_ids: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    confidence: Literal["low", "medium", "high"] | None = None
    raised_by_role: str = ""


class Note(Record):
    """A line of its own: a surprise, an open question, a parked idea."""

    id: Id
    text: str = ""
    event_ids: tuple[str, ...] = ()
    answer: str = ""


class ReaderLine(Record):
    """What somebody who read the report saw differently: kept as said, without who said it, until it is merged or declined."""

    id: Id
    text: str = ""
    said_at: AwareDatetime | None = None
    status: Literal["open", "merged", "declined"] = "open"
    reason: str = ""
    """Why it was declined."""
    became: Literal["events", "factors", "open_questions", "surprises", ""] = ""
    """The list that holds what it became."""
    item_id: str = ""
    """The id of that event, factor or note."""


class Condition(Record):
    """A condition of work at the time: after hours, pressure, a concurrent change, a hand-off, few people."""

    id: Id
    kind: Literal[
        "after_hours", "pressure", "concurrent_change", "hand_off", "short_of_people", "tool_limit", "other"
    ] = "other"
    text: str = ""


class Estimates(Record):
    """Hands shown for one takeaway: sorted and nameless, 1 to 5 on each axis."""

    likelihood: tuple[Annotated[int, Field(ge=1, le=5)], ...] = ()
    risk: tuple[Annotated[int, Field(ge=1, le=5)], ...] = ()

    @model_validator(mode="after")
    def _nameless(self) -> Self:
        if list(self.likelihood) != sorted(self.likelihood) or list(self.risk) != sorted(self.risk):
            raise ValueError("hands are kept sorted, so that nobody can be told from their place")
        return self


class Trigger(Record):
    """On what a let-go is looked at again."""

    id: Id
    kind: Literal["factor", "service", "count", "words"] = "words"
    text: str = ""
    count: Annotated[int, Field(ge=1)] | None = None


class LetGo(Record):
    """The line that lets a takeaway go aloud: why, what we rely on instead, when or on what we look again."""

    reason: LetGoReason | None = None
    reason_text: str = ""
    what_we_rely_on_instead: str = ""
    cost_if_done: str = ""
    would_change_our_mind: tuple[str, ...] = ()
    revisit_on: date | None = None
    revisit_if: tuple[Trigger, ...] = ()
    status: Literal["active", "revisited", "reversed", "expired"] = "active"
    agreed_by_roles: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether it says why, what is relied on, and a date or a trigger."""
        return bool(self.reason and self.what_we_rely_on_instead and (self.revisit_on or self.revisit_if))


class Takeaway(Record):
    """Something learned, placed as ranges, and carried or let go."""

    id: Id
    text: str = ""
    kind: Literal["start", "stop", "change", "learn"] = "change"
    factor_ids: tuple[str, ...] = ()
    event_ids: tuple[str, ...] = ()
    risk_low: Harm | None = None
    risk_high: Harm | None = None
    """Harm if it happens again, in ``risk_unit`` (the team's harm scale)."""
    risk_unit: str = ""
    likelihood_low: Share | None = None
    likelihood_high: Share | None = None
    """Chance that it contributes to an incident again within ``horizon_months`` if nothing is done; read as 80 % ranges."""
    times_per_year_low: Harm | None = None
    times_per_year_high: Harm | None = None
    """Instead of a chance, for what is expected more than once a year."""
    horizon_months: Annotated[int, Field(ge=1, le=120)] = 12
    basis: Literal["base_rate", "judgement", "both"] | None = None
    confidence: Literal["low", "medium", "high"] | None = None
    estimates: Estimates = Estimates()
    is_tail: bool = False
    """Rare and catastrophic: may be carried against the order, and counts towards the limit."""
    decision: Decision = Decision.UNDECIDED
    decided_on: date | None = None
    decided_by_roles: tuple[str, ...] = ()
    rationale: str = ""
    gives_way: str = ""
    """What gives way for a pick beyond the team's limit."""
    let_go: LetGo | None = None
    confirmed_on: date | None = None

    @model_validator(mode="after")
    def _ranges_in_order(self) -> Self:
        for low, high, name in (
            (self.risk_low, self.risk_high, "risk"),
            (self.likelihood_low, self.likelihood_high, "likelihood"),
            (self.times_per_year_low, self.times_per_year_high, "times_per_year"),
        ):
            if (low is None) != (high is None):
                raise ValueError(f"{name}: found one end of a range only; expected both ends or neither")
            if low is not None and high is not None and low > high:
                raise ValueError(f"{name}: found the range {low}..{high}; expected the low end first")
        return self

    @property
    def is_placed(self) -> bool:
        """Whether both axes have a range."""
        return self.risk_low is not None and (self.likelihood_low is not None or self.times_per_year_low is not None)


class ExternalIssue(Record):
    """Where an action lives in a tracker."""

    provider: str = ""
    key: str = ""
    url: str = ""


class ActionItem(Record):
    """Work that follows. A takeaway may have none."""

    id: Id
    title: str = ""
    description: str = ""
    kind: Literal["task", "follow_up"] = "follow_up"
    type: Literal["prevent", "detect", "mitigate", "process", "fix", ""] = ""
    priority: str = ""
    status: Literal["open", "in_progress", "done", "cancelled", "not_doing"] = "open"
    assignee: str = ""
    """A participant's id; a person outside the list becomes a participant first."""
    assignee_team: str = ""
    due_date: date | None = None
    created_at: AwareDatetime | None = None
    completed_at: AwareDatetime | None = None
    external_issue: ExternalIssue | None = None
    source: Literal["incident", "review"] = "review"
    takeaway_ids: tuple[str, ...] = ()


class Forecast(Record):
    """What was expected of a takeaway, fixed at publishing and resolved by people."""

    id: Id
    takeaway_id: str
    statement: str = ""
    opens_on: date
    closes_on: date
    p: Share
    treated: bool = False
    """True for a carried takeaway: something is being done, so it is scored apart."""
    resolution: Literal["happened", "did_not", "void"] | None = None
    resolved_on: date | None = None
    evidence: str = ""


class Related(Record):
    """Another review this one touches, and why."""

    id: Id
    """The other review's id."""
    relation: Literal["similar", "same_factor", "touches_let_go", "follows", "duplicate"] = "similar"
    why: str = ""


class Dismissal(Record):
    """A language finding the room chose to keep, with the reason; no person stands beside it."""

    id: Id
    field: str = ""
    text: str = ""
    category: str = ""
    reason: str = ""


class CheckOut(Record):
    """Two anonymous questions at the end, as counts."""

    learned_something: Annotated[int, Field(ge=0)] = 0
    answered: Annotated[int, Field(ge=0)] = 0
    unsayable: tuple[str, ...] = ()
