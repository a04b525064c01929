"""Markdown: the report as plain text for a wiki, a mail or a pull request; imported again it is equal in everything it prints.

What stands on the page is said in `markdown_form`; the importer ``markdown`` reads it back. Foreign text is never markup in it.
"""

from __future__ import annotations

from collections.abc import Iterable

from review_widgets.audience import label_people
from review_widgets.escape import prose_to_markdown, to_markdown
from review_widgets.exporters import Exporter
from review_widgets.markdown_form import (
    ACTIONS,
    DETECTED,
    FACTS,
    IMPACT,
    NOTHING,
    RELATIONS,
    SMOOTHED,
    SURE,
    TITLES,
    in_cell,
    in_item,
    in_list,
    protect_facts,
    write_length,
    write_moment,
    write_number,
    write_share,
    write_trigger,
    write_when,
)
from review_widgets.model import (
    ASPECTS,
    CONDITIONS,
    REASONS,
    TIME_NAMES,
    Aspect,
    ContributingFactor,
    Decision,
    LetGo,
    Note,
    Review,
    Takeaway,
    TimelineEvent,
)
from review_widgets.readers import say_state
from review_widgets.timeline import TIME_MEANINGS, derive_durations, order_events, say_revision, zone_of


def write_markdown(review: Review) -> str:
    """Give the review as Markdown in which foreign text is never markup."""
    incident = review.incident
    people = label_people(review, "roles")
    factors = [one for one in review.factors if one.aspect is not Aspect.HELPED]
    helped = [one for one in review.factors if one.aspect is Aspect.HELPED]
    parts = (
        ("summary", prose_to_markdown(incident.summary)),
        ("impact", _impact(review)),
        ("resolution", prose_to_markdown(incident.resolution)),
        ("figures", _figures(review)),
        ("timeline", _timeline(review, people)),
        ("factors", "\n".join(map(_factor, factors))),
        ("helped", "\n".join(map(_factor, helped))),
        ("conditions", _conditions(review)),
        *_decisions(review),
        ("surprises", _notes(review.surprises)),
        ("questions", _notes(review.open_questions)),
        ("readers", _reader_lines(review)),
        ("actions", _actions(review, people)),
        ("related", _related(review)),
        ("people", _people(review, people)),
        ("more", _sections(review)),
    )
    pieces = [f"# {in_heading(review.title)}", _opening(review)]
    pieces += [f"## {TITLES[name]}\n\n{body}" for name, body in parts if body]
    return "\n\n".join(piece for piece in pieces if piece) + "\n"


def in_heading(text: str) -> str:
    """Write a text as a heading of one line."""
    return to_markdown(text, glue="&#10;", starts=False) or NOTHING


def write_table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Write a table of cells that are Markdown already; "" without rows."""
    heads, lines = tuple(heads), [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([f"| {' | '.join(heads)} |", "|" + "---|" * len(heads), *lines]) if lines else ""


def _opening(review: Review) -> str:
    incident = review.incident
    values = {
        "status_reason": in_item(review.status_reason) if review.status_reason else "",
        "visibility": "" if review.visibility == "open" else review.visibility,
        "language": "" if review.language == "en" else in_item(review.language),
        "reference": in_item(incident.reference) if incident.reference else "",
        "kind": "" if incident.kind == "incident" else incident.kind.replace("_", " "),
        "severity": in_item(incident.severity.label) if incident.severity.label else "",
        "how_found": incident.how_found or "",
        "services": in_list(incident.services),
        "teams": in_list(incident.teams),
        "environments": in_list(incident.environments),
        "tags": in_list(incident.tags),
        "cost": in_item(incident.cost) if incident.cost else "",
    }
    line = f"Learning review {review.id} · {review.status} · times in {incident.zone}"
    line += f" · {say_revision(review)}" if review.is_changed_since_published else ""
    facts = "\n".join(f"- **{label}:** {values[name]}" for name, label in FACTS.items() if values[name])
    return "\n\n".join(filter(None, (line, facts)))


def _impact(review: Review) -> str:
    impact, zone = review.incident.impact, zone_of(review.incident.zone)
    count = "" if impact.count is None else write_number(impact.count)
    values = {
        "who": in_item(impact.who) if impact.who else "",
        "what_could_not_do": in_item(impact.what_could_not_do) if impact.what_could_not_do else "",
        "number": f"{count or '?'}{f' {in_item(impact.unit)}' if impact.unit else ''}" if count or impact.unit else "",
        "started_at": write_moment(impact.started_at, zone) if impact.started_at else "",
        "ended_at": write_moment(impact.ended_at, zone) if impact.ended_at else "",
    }
    facts = "\n".join(f"- **{label}:** {values[name]}" for name, label in IMPACT.items() if values[name])
    return "\n\n".join(filter(None, (protect_facts(prose_to_markdown(impact.text)), facts)))


def _figures(review: Review) -> str:
    """Give the derived durations with their definitions, and each known time with its meaning and how sure it is."""
    incident, zone = review.incident, zone_of(review.incident.zone)
    whys = {note.id: note.why for note in incident.time_notes}
    lengths = []
    for one in derive_durations(incident):
        if one.value is not None:
            rough = "" if one.precision in ("exact", "minute") else "about "
            said = "; ".join(filter(None, (one.definition, one.note)))
            lengths.append(f"- {one.name}: {rough}{write_length(one.value)}, {said}")
    rows = []
    for name in TIME_NAMES:
        if at := getattr(incident, name):
            sure = SURE[incident.precision_of(name)]
            why = f": {in_cell(whys[name])}" if whys.get(name) else ""
            rows.append((": ".join(TIME_MEANINGS[name]), write_moment(at, zone), sure + why))
    table = write_table(("Time", incident.zone, "How sure"), rows)
    return "\n\n".join(filter(None, ("\n".join(lengths), table)))


def _timeline(review: Review, people: dict[str, str]) -> str:
    zone = zone_of(review.incident.zone)
    rows = [
        (write_when(event, zone), _told(event), in_cell(people.get(event.actor, "")), in_cell(event.team))
        for event in order_events(review.events)
    ]
    used = [number for number in range(4) if number < 2 or any(row[number] for row in rows)]
    heads = ("When", "What", "Who", "Team")
    return write_table((heads[number] for number in used), ([row[number] for number in used] for row in rows))


def _told(event: TimelineEvent) -> str:
    """Give what happened: a key event is bold, the background of the story slanted."""
    mark = {"key": "**", "normal": "", "background": "*"}[event.importance]
    return f"{mark}{in_cell(event.text) or NOTHING}{mark}"


def _factor(factor: ContributingFactor) -> str:
    how = "" if factor.aspect is Aspect.HELPED else f"*{ASPECTS[factor.aspect].capitalize()}:* "
    return _item(
        how + in_item(factor.text),
        ("domain", factor.domain),
        ("labels", factor.labels),
        (DETECTED, factor.would_have_detected),
        (SMOOTHED, factor.would_have_smoothed),
    )


def _conditions(review: Review) -> str:
    kinds = dict(CONDITIONS)
    lines = []
    for one in review.conditions:
        kind = kinds[one.kind].capitalize()
        lines.append(f"- *{kind}:* {in_item(one.text)}" if one.text else f"- *{kind}*")
    return "\n".join(lines)


def _decisions(review: Review) -> Iterable[tuple[str, str]]:
    for name, decision in (
        ("carry", Decision.CARRY),
        ("let_go", Decision.LET_GO),
        ("undecided", Decision.UNDECIDED),
    ):
        found = "\n".join(_takeaway(one) for one in review.takeaways if one.decision is decision)
        because = review.nothing_to_carry_because
        if name == "carry" and not found:
            found = f"Nothing: {to_markdown(because, glue='&#10;', starts=False)}" if because else "Nothing yet."
        yield name, found or ("Nothing." if name == "let_go" else "")


def _takeaway(one: Takeaway) -> str:
    chance = times = risk = ""
    if one.likelihood_low is not None and one.likelihood_high is not None:
        months = f"{one.horizon_months} month{'s' if one.horizon_months != 1 else ''}"
        chance = f"{write_share(one.likelihood_low)} to {write_share(one.likelihood_high)} within {months}"
    if one.times_per_year_low is not None and one.times_per_year_high is not None:
        times = f"{write_number(one.times_per_year_low)} to {write_number(one.times_per_year_high)}"
    if one.risk_low is not None and one.risk_high is not None:
        unit = f" {in_item(one.risk_unit, depth=2)}" if one.risk_unit else ""
        risk = f"{write_number(one.risk_low)} to {write_number(one.risk_high)}{unit}"
    made = [f"- {in_item(one.text)}"]
    made += [f"  - {label}: {value}" for label, value in (("likelihood", chance), ("times a year", times)) if value]
    made += [f"  - risk: {risk}"] if risk else []
    made += ["  - rare and grave: yes"] if one.is_tail else []
    return "\n".join(
        [*made, *_slots(("because", one.rationale), ("gives way", one.gives_way)), *_let_go(one.let_go, one.decision)]
    )


def _let_go(line: LetGo | None, decision: Decision) -> list[str]:
    if line is None or decision is not Decision.LET_GO:
        return []
    made = []
    if line.reason:
        text = f". {in_item(line.reason_text, depth=2)}" if line.reason_text else ""
        made.append(f"  - why: {REASONS[line.reason]}{text}")
    else:
        made += _slots(("why, in words", line.reason_text))
    made += _slots(
        ("instead we rely on", line.what_we_rely_on_instead),
        ("it would cost", line.cost_if_done),
    )
    made += [f"  - would change our mind: {in_item(one, depth=2)}" for one in line.would_change_our_mind]
    made += [f"  - we look again: {line.revisit_on.isoformat()}"] if line.revisit_on else []
    made += [f"  - {write_trigger(one)}: {in_item(one.text, depth=2)}" for one in line.revisit_if]
    return made + ([f"  - since then: {line.status}"] if line.status != "active" else [])


def _notes(notes: Iterable[Note]) -> str:
    return "\n".join(_item(in_item(note.text), ("answer", note.answer)) for note in notes)


def _reader_lines(review: Review) -> str:
    """Give what readers said and what became of it; of a declined line the reason only, and nothing of one whose words stay inside."""
    told = ((say_state(one), one.reason if one.status == "declined" else one.text) for one in review.reader_lines)
    return "\n".join(f"- *{state.capitalize()}:* {in_item(text)}" for state, text in told if text)


def _actions(review: Review, people: dict[str, str]) -> str:
    rows = []
    for one in review.actions:
        issue = one.external_issue
        rows.append(
            {
                "title": in_cell(one.title),
                "assignee": in_cell(people.get(one.assignee, "")),
                "assignee_team": in_cell(one.assignee_team),
                "due_date": one.due_date.isoformat() if one.due_date else "",
                "status": one.status.replace("_", " "),
                "key": in_cell(issue.key) if issue else "",
                "url": in_cell(issue.url) if issue else "",
                "description": in_cell(one.description),
            }
        )
    used = [name for name in ACTIONS if name in ("title", "status") or any(row[name] for row in rows)]
    return write_table((ACTIONS[name] for name in used), ([row[name] for name in used] for row in rows))


def _related(review: Review) -> str:
    return "\n".join(
        f"- {one.id}, {RELATIONS[one.relation]}{f': {in_item(one.why)}' if one.why else ''}" for one in review.related
    )


def _people(review: Review, people: dict[str, str]) -> str:
    rows = [(in_cell(people[one.id]), in_cell(one.role), in_cell(one.team)) for one in review.participants]
    return write_table(("Who", "Role", "Team"), rows)


def _sections(review: Review) -> str:
    return "\n\n".join(
        f"### {in_heading(section.title)}" + (f"\n\n{prose_to_markdown(section.text)}" if section.text else "")
        for section in review.sections
    )


def _item(text: str, *slots: tuple[str, str | tuple[str, ...]]) -> str:
    return "\n".join([f"- {text}", *_slots(*slots)])


def _slots(*slots: tuple[str, str | tuple[str, ...]]) -> list[str]:
    """Give the lines under an item, each with its label; what is empty is left out."""
    shown = (
        (label, in_list(said) if isinstance(said, tuple) else in_item(said, depth=2)) for label, said in slots if said
    )
    return [f"  - {label}: {said}" for label, said in shown]


EXPORTER = Exporter(name="md", write=write_markdown, words="Markdown for a wiki, a mail or a pull request")
