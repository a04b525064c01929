"""The team's own truth beside the reviews (``team.json``): harm scale, limits, dates, words.

Every value has a default that works on the first day; the file is written only when something is changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any, Self

from pydantic import Field, ValidationError, model_validator

from review_widgets.errors import ChangeRejected, InvalidParameter, InvalidRecord
from review_widgets.model import Harm, Record, Share
from review_widgets.redaction import Masks
from review_widgets.schema import describe_errors, parse_json

DOMAINS = (
    "change/deploy",
    "configuration",
    "code behaviour",
    "dependency/vendor",
    "capacity/load",
    "data/schema",
    "infrastructure/network",
    "identity/auth",
    "observability gap",
    "test gap",
    "tooling/automation",
    "documentation/knowledge",
    "communication/coordination",
    "staffing/workload/fatigue",
    "goal conflict/pressure",
    "design assumption",
    "process/procedure fit",
    "luck",
)
"""The starter list of factor domains; a team adds its own."""


class ScaleStep(Record):
    """One of the five words of an axis: what it is called, an example, and the range it stands for."""

    word: Annotated[str, Field(min_length=1)]
    example: str = ""
    low: Harm
    high: Harm

    @model_validator(mode="after")
    def _low_below_high(self) -> Self:
        if not 0 < self.low < self.high:
            raise ValueError(f"found the range {self.low}..{self.high}; expected 0 < low < high")
        return self


class LikelihoodStep(ScaleStep):
    """A word of the likelihood axis; the range is a chance between 0 and 1 within the horizon."""

    low: Share
    high: Share


LIKELIHOOD_STEPS = (
    LikelihoodStep(word="very unlikely", example="would surprise us", low=0.01, high=0.10),
    LikelihoodStep(word="unlikely", example="about one chance in five", low=0.10, high=0.35),
    LikelihoodStep(word="even", example="could go either way", low=0.35, high=0.65),
    LikelihoodStep(word="likely", example="about four chances in five", low=0.65, high=0.90),
    LikelihoodStep(word="nearly certain", example="we are waiting for it", low=0.90, high=0.99),
)
HARM_STEPS = (
    ScaleStep(word="hardly felt", example="a handful of users, a retry helps", low=10, high=100),
    ScaleStep(word="an annoyance", example="some users, a few minutes each", low=100, high=1_000),
    ScaleStep(word="work is held up", example="one service, part of a morning", low=1_000, high=10_000),
    ScaleStep(word="work stops", example="everybody, for an hour or more", low=10_000, high=100_000),
    ScaleStep(word="lasting harm", example="data or trust lost, days to mend", low=100_000, high=1_000_000),
)


class HarmScale(Record):
    """The risk axis: one unit the team chose, and five of its own examples on a log scale."""

    unit: Annotated[str, Field(min_length=1)] = "customer-minutes"
    steps: Annotated[tuple[ScaleStep, ...], Field(min_length=5, max_length=5)] = HARM_STEPS


class Team(Record):
    """The team's settings."""

    schema_version: int = 1
    revision: Annotated[int, Field(ge=0)] = 0
    name: str = ""
    zone: Annotated[str, Field(min_length=1)] = "UTC"
    carry_limit: Annotated[int, Field(ge=1, le=3)] = 2
    soak_working_days: Annotated[int, Field(ge=0, le=10)] = 2
    horizon_months: Annotated[int, Field(ge=1, le=120)] = 12
    look_back_every_months: Annotated[int, Field(ge=1, le=24)] = 3
    harm_scale: HarmScale = HarmScale()
    likelihood_steps: Annotated[tuple[LikelihoodStep, ...], Field(min_length=5, max_length=5)] = LIKELIHOOD_STEPS
    domains: tuple[str, ...] = DOMAINS
    label_renames: dict[str, str] = Field(default_factory=dict)
    """Old label → new label, applied when reviews are read for trends."""
    rejected_recalls: tuple[tuple[str, str], ...] = ()
    """Pairs of review ids the team said do not belong together."""
    report_url: str = ""
    """Where readers find a report, such as ``https://reviews.example.com/{review_id}/report.html``; stands in the text for chats."""
    lines_to: str = ""
    """Where readers send what they saw differently: an address of the web, ``{review_id}`` for the id, or of mail. Empty: told where it is read."""
    keep_unmasked: tuple[str, ...] = ()
    """Kinds of secret or personal data that imported and pasted text keeps, names of `redaction.KINDS`."""

    @model_validator(mode="after")
    def _can_be_used(self) -> Self:
        link_to_report(self.report_url, "INC-1")
        link_for_lines(self.lines_to, "INC-1")
        Masks(self.keep_unmasked)
        return self

    def next_look_back(self, today: date) -> date:
        """Give the next look-back date: the first working day of the next quarter-like step after ``today``."""
        step = self.look_back_every_months
        month_index = today.year * 12 + today.month - 1
        year, month = divmod((month_index // step + 1) * step, 12)
        return _working_day(date(year, month + 1, 1))

    def confirm_from(self, decided: date) -> date:
        """Give the day from which a provisional pick can be confirmed: the soak counted in working days."""
        day, left = decided, self.soak_working_days
        while left:
            day += timedelta(days=1)
            left -= day.weekday() < 5
        return day


@dataclass(frozen=True, slots=True)
class WordRange:
    """What words on an axis say: the range, and the hands shown (sorted, nameless) where there were several."""

    low: float
    high: float
    hands: tuple[int, ...] = ()


def read_span(text: str) -> tuple[int, int] | None:
    """Read the words of one answer, counted from 1.

    Parameters
    ----------
    text
        ``4`` that word, ``2-4`` from one to another, ``4?`` with the words beside it, ``?`` all of them.

    Returns
    -------
    tuple or None
        The first and the last word; None for anything else.
    """
    plain = text.strip().replace("–", "-").replace("..", "-")
    if plain == "?":
        return 1, 5
    found = re.fullmatch(r"([1-5])(?:\s*-\s*([1-5]))?(\??)", plain)
    if not found:
        return None
    first, last = sorted((int(found[1]), int(found[2] or found[1])))
    return max(1, first - len(found[3])), min(5, last + len(found[3]))


def read_words(text: str, steps: Sequence[ScaleStep]) -> WordRange:
    """Read a place on an axis in words.

    Parameters
    ----------
    text
        What `read_span` reads, or ``223443``, one hand per digit: the middle half of the hands is the range.
    steps
        The five words of the axis.

    Raises
    ------
    ChangeRejected
        It is none of these.
    """
    if span := read_span(text):
        return WordRange(*words_reach(span, steps))
    if re.fullmatch(r"[1-5]{2,40}", text.strip()):
        hands = tuple(sorted(int(digit) for digit in text.strip()))
        cut = (len(hands) - 1) // 4
        return WordRange(*words_reach(hands[cut : len(hands) - cut], steps), hands)
    raise ChangeRejected.of(
        "place", found=text, expected="4, 2-4, ? or one digit per hand such as 223443", do="Each digit is 1 to 5."
    )


def link_to_report(address: str, review_id: str) -> str:
    """Give the address of a report; ``{review_id}`` in it stands for the id. Empty stays empty.

    Raises
    ------
    InvalidParameter
        It is no address of the web, or another word than ``review_id`` stands in braces.
    """
    if address and not re.fullmatch(r"https?://[^\s<>\"]+", address):
        raise InvalidParameter.of(
            "link", found=address, expected="https://… with {review_id} in it", do="Give the whole address."
        )
    return _with_id(address, review_id)


def link_for_lines(address: str, review_id: str) -> str:
    """Give where readers of a review send their lines; ``{review_id}`` in it stands for the id. Empty stays empty.

    Raises
    ------
    InvalidParameter
        It is an address neither of the web nor of mail, or another word than ``review_id`` stands in braces.
    """
    if re.fullmatch(r"[\w.+{}-]+@[\w-]+(?:\.[\w-]+)+", address):
        return _with_id(address, review_id)
    return link_to_report(address, review_id)


def _with_id(address: str, review_id: str) -> str:
    if unknown := set(re.findall(r"\{[^{}]*\}?|\}", address)) - {"{review_id}"}:
        raise InvalidParameter.of(
            "link",
            found=", ".join(sorted(unknown)),
            expected="no other word in braces than {review_id}",
            do="Write {review_id} where the id belongs.",
        )
    return address.replace("{review_id}", review_id)


def words_reach(words: Sequence[int], steps: Sequence[ScaleStep]) -> tuple[float, float]:
    """Give the range from the lowest of some words, counted from 1 and sorted, to the highest."""
    return steps[words[0] - 1].low, steps[words[-1] - 1].high


def read_team(text: str | bytes, *, where: str = "team.json") -> Team:
    """Read the team's settings from JSON.

    Raises
    ------
    InvalidRecord
        With the field, what was found and what was expected.
    """
    raw: Any = parse_json(text, where=where)
    try:
        return Team.model_validate(raw)
    except ValidationError as err:
        raise InvalidRecord(describe_errors(err, where=where)) from err


def write_team(team: Team) -> str:
    """Write the settings in stable order, with a final newline."""
    return json.dumps(team.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"


def _working_day(day: date) -> date:
    while day.weekday() >= 5:
        day += timedelta(days=1)
    return day
