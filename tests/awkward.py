"""Reviews with awkward text wherever Markdown prints any: drawn by chance, and one text in every field."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from review_widgets.model import (
    ASPECTS,
    CONDITIONS,
    TIME_NAMES,
    Decision,
    HowFound,
    Kind,
    LetGoReason,
    Review,
    Status,
)
from review_widgets.readers import HOMES
from review_widgets.schema import build_review

T0 = datetime(2026, 3, 1, 14, 5, tzinfo=UTC)
SHOWN = st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp"))
"""All but what nobody can see: controls and signs of direction are taken out at the door."""
AWKWARD = (
    "a", "Deploy", " ", "  ", "\n", "\n\n", "\t", "\\", "\\\n", "|", "||", "`", "``", "```\n", "~~~", "*", "**", "_x_",
    "#", "## Timeline", "\n## Carrying\n", "### x", "- ", "\n- why: low harm", "+ ", "1. ", "> ", "---", "\n===\n",
    ":::", "[a](b)", "![c](d)", "[e]: f", "<b>", "<script>alert(1)</script>", "<br>", "<!-- x -->", "&amp;", "&#10;",
    "&", "14:05 ", "2026-01-02 09:00 ", "~", ": ", "no words", "`no words`", "*Made it worse:* ", "**Who:** x",
    "\n- **Who:** x", "Nothing.", "Nothing: x", "low harm. ", "10 % to 20 %", "(x)", "[x] ", ",", "\\,", "🔥", "👩", "é",
    "ż", "|---|",
)  # fmt: skip
"""What Markdown, our form or an importer could take for something else."""
TEXT = st.lists(st.sampled_from(AWKWARD), max_size=6).map("".join) | st.text(SHOWN, max_size=30)
SOME = TEXT.filter(bool)
WORD = st.text("abcXYZ ", min_size=1, max_size=8).map(str.strip).filter(bool)
AT = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)).map(
    lambda at: at.replace(microsecond=0) if at.microsecond % 3 else at
)
AT = AT | AT.map(lambda at: at.replace(second=0, microsecond=0))
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
PRECISION = st.sampled_from(["exact", "minute", "approximate", "unknown"])


def rows(prefix: str, most: int = 2, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Give lists of items, each with some of these fields and an id of its own."""
    item = st.fixed_dictionaries({}, optional=fields)
    return st.lists(item, max_size=most).map(
        lambda drawn: [{"id": f"{prefix}-{number}", **one} for number, one in enumerate(drawn)]
    )


def pair(values: st.SearchStrategy[float]) -> st.SearchStrategy[tuple[float, float]]:
    """Give a range, the low end first."""
    return st.tuples(values, values).map(lambda both: (min(both), max(both)))


@st.composite
def takeaways(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Give takeaways placed or not, carried, let go or undecided."""
    made = []
    for number in range(draw(st.integers(0, 3))):
        one: dict[str, Any] = {"id": f"t-{number}", "text": draw(TEXT), "decision": draw(st.sampled_from(Decision))}
        one |= {"rationale": draw(TEXT), "gives_way": draw(TEXT), "is_tail": draw(st.booleans())}
        ranges = {"likelihood": st.floats(0, 1), "risk": st.floats(0, 1e12), "times_per_year": st.floats(0, 1e6)}
        for name, values in ranges.items():
            if draw(st.booleans()):
                one[f"{name}_low"], one[f"{name}_high"] = draw(pair(values))
        one |= {"risk_unit": draw(TEXT), "horizon_months": draw(st.integers(1, 120))}
        if one["decision"] is Decision.LET_GO:
            one["let_go"] = draw(LET_GO)
        made.append(one)
    return made


LET_GO = st.fixed_dictionaries(
    {},
    optional={
        "reason": st.sampled_from(LetGoReason),
        "reason_text": TEXT,
        "what_we_rely_on_instead": TEXT,
        "cost_if_done": TEXT,
        "would_change_our_mind": st.lists(TEXT, max_size=2),
        "revisit_on": DAYS,
        "status": st.sampled_from(["active", "revisited", "reversed", "expired"]),
        "revisit_if": rows(
            "tr",
            kind=st.sampled_from(["words", "factor", "service", "count"]),
            text=TEXT,
            count=st.integers(1, 9) | st.none(),
        ),
    },
)
TIMES = st.fixed_dictionaries({}, optional=dict.fromkeys(TIME_NAMES, AT))
INCIDENT = st.fixed_dictionaries(
    {
        "title": SOME,
        "zone": st.sampled_from(["UTC", "Europe/Lisbon", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"]),
    },
    optional={
        **dict.fromkeys(("reference", "summary", "resolution", "cost"), TEXT),
        **dict.fromkeys(("services", "teams", "environments", "tags"), st.lists(TEXT, max_size=3)),
        "kind": st.sampled_from(Kind),
        "how_found": st.sampled_from(HowFound),
        "severity": st.builds(dict, label=TEXT),
        "time_notes": st.lists(
            st.builds(
                dict,
                id=st.sampled_from(TIME_NAMES),
                precision=st.sampled_from(["exact", "minute", "approximate"]),
                why=TEXT,
            ),
            unique_by=lambda note: note["id"],
            max_size=3,
        ),
        "impact": st.fixed_dictionaries(
            {},
            optional={
                **dict.fromkeys(("text", "who", "what_could_not_do", "unit"), TEXT),
                "count": st.floats(0, 1e12),
                "started_at": AT,
                "ended_at": AT,
            },
        ),
    },
)
PEOPLE = st.lists(WORD, unique_by=str.lower, max_size=3).flatmap(
    lambda names: st.tuples(*(st.tuples(st.just(name), WORD, TEXT) for name in names))
)
ACTORS = st.sampled_from(["", "p-0", "p-1", "p-2"])


LEARNED = st.fixed_dictionaries(
    {
        "factors": (
            rows(
                "f",
                3,
                **dict.fromkeys(("text", "domain", "would_have_detected", "would_have_smoothed"), TEXT),
                aspect=st.sampled_from([*ASPECTS]),
                labels=st.lists(TEXT, max_size=3),
            )
        ),
        "conditions": (rows("c", text=TEXT, kind=st.sampled_from([kind for kind, _ in CONDITIONS]))),
        "surprises": (rows("su", text=TEXT, answer=TEXT)),
        "open_questions": (rows("q", text=TEXT, answer=TEXT)),
        "reader_lines": (
            rows(
                "rl",
                3,
                **dict.fromkeys(("text", "reason"), TEXT),
                status=st.sampled_from(["open", "merged", "declined"]),
                became=st.sampled_from(["", *HOMES]),
            )
        ),
        "sections": (rows("s", title=TEXT, text=TEXT)),
        "related": (rows("INC", why=TEXT, relation=st.sampled_from(["similar", "follows", "touches_let_go"]))),
        "actions": (
            rows(
                "a",
                **dict.fromkeys(("title", "description", "assignee_team"), TEXT),
                status=st.sampled_from(["open", "in_progress", "done", "cancelled", "not_doing"]),
                assignee=ACTORS,
                due_date=DAYS,
                external_issue=st.builds(dict, key=TEXT, url=TEXT),
            )
        ),
    }
)


@st.composite
def reviews(draw: st.DrawFn) -> Review:
    """Give a review with awkward text wherever its Markdown prints any."""
    raw: dict[str, Any] = {
        "id": "INC-7",
        "status": draw(st.sampled_from(Status)),
        "incident": draw(INCIDENT) | draw(TIMES),
        "takeaways": draw(takeaways()),
        "participants": [
            {"id": f"p-{number}", "name": name, "role": role, "team": team}
            for number, (name, role, team) in enumerate(draw(PEOPLE))
        ],
        "events": draw(
            rows(
                "e",
                4,
                **dict.fromkeys(("occurred_at", "ended_at"), AT),
                **dict.fromkeys(("text", "team"), TEXT),
                precision=PRECISION,
                actor=ACTORS,
                importance=st.sampled_from(["key", "normal", "background"]),
                known_at_the_time=st.just(False),
            )
        ),
        **draw(LEARNED),
    }
    return build_review(raw | {"nothing_to_carry_because": draw(TEXT), "status_reason": draw(TEXT)}, where="drawn")


def filled(text: str) -> Review:
    """Give a review with one text in every field that is printed."""
    raw = {
        "id": "INC-7",
        "status_reason": text,
        "nothing_to_carry_because": text,
        **_happened(text),
        **_learned(text),
    }
    return build_review(raw, where="filled")


def _learned(text: str) -> dict[str, Any]:
    let_go = {"reason": "low_harm", "reason_text": text, "what_we_rely_on_instead": text, "cost_if_done": text}
    let_go |= {"would_change_our_mind": [text], "revisit_if": [{"id": "tr", "text": text}]}
    placed = {"likelihood_low": 0.1, "likelihood_high": 0.2, "risk_low": 1, "risk_high": 2, "risk_unit": text}
    note = {"text": text, "answer": text}
    return {
        "factors": [
            {
                "id": f"f-{n}",
                "aspect": aspect,
                "domain": text,
                "labels": [text],
                "would_have_smoothed": text,
                **note_text,
            }
            for n, (aspect, note_text) in enumerate(
                (
                    ("helped", {"text": text}),
                    ("made_worse", {"text": text}),
                    ("triggered", {"would_have_detected": text}),
                )
            )
        ],
        "conditions": [{"id": "c-1", "kind": "pressure", "text": text}],
        "surprises": [{"id": "su-1", **note}],
        "open_questions": [{"id": "q-1", **note}],
        "reader_lines": [
            {"id": "rl-1", "text": text},
            {"id": "rl-2", "text": text, "status": "merged", "became": "events"},
            {"id": "rl-3", "reason": text, "status": "declined"},
        ],
        "takeaways": [
            {"id": "t-1", "text": text, "rationale": text, "gives_way": text, **placed},
            {"id": "t-2", "text": text, "decision": "let_go", "let_go": let_go},
            {"id": "t-3", "text": text, "decision": "let_go", "let_go": let_go | {"reason": None}},
        ],
        "actions": [
            {
                "id": "a-1",
                **dict.fromkeys(("title", "description", "assignee_team"), text),
                "external_issue": {"key": text, "url": text},
            }
        ],
        "related": [{"id": "INC-1", "why": text}],
        "sections": [{"id": "s-1", "title": text, "text": text}, {"id": "s-2", "text": text}],
    }


def _happened(text: str) -> dict[str, Any]:
    return {
        "incident": {
            **dict.fromkeys(("title", "reference", "summary", "resolution", "cost"), text),
            **{name: [text, text] for name in ("services", "teams", "environments", "tags")},
            "severity": {"label": text},
            "impact": {**dict.fromkeys(("text", "who", "what_could_not_do", "unit"), text), "count": 3},
            "started_at": T0,
            "time_notes": [{"id": "started_at", "precision": "approximate", "why": text}],
        },
        "participants": [{"id": "p-1", "name": "Ada", "role": text, "team": text}],
        "events": [
            {"id": f"e-{n}", "occurred_at": T0, "text": text, "team": text, "importance": word}
            for n, word in enumerate(("key", "normal", "background"))
        ],
    }
