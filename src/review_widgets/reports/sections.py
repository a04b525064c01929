"""What a report says, piece by piece: each piece is escaped HTML or a read-only widget over the prepared review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from review_widgets.audience import Audience, prepare_for, read_audience
from review_widgets.check import list_unchecked
from review_widgets.escape import prose_to_html, to_html
from review_widgets.model import ASPECTS, CONDITIONS, Aspect, Kind, Review, Status, Visibility
from review_widgets.reports.decisions import decision_table
from review_widgets.settings import Team
from review_widgets.stores import open_store
from review_widgets.timeline import derive_durations


@dataclass(frozen=True)
class Part:
    """A piece of a report: HTML made here from escaped text, never from a notebook or a record as it is."""

    html: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return f"Part({len(self.html)} characters)"


@dataclass(frozen=True)
class Report:
    """A review prepared for an audience, with the pieces of its report as properties."""

    review: Review
    team: Team
    audience: Audience
    store_url: str

    @cached_property
    def head(self) -> Part:
        """Title, kind, severity, times and durations with their definitions."""
        review, incident = self.review, self.review.incident
        facts = [review.id, incident.kind.value.replace("_", " ") if incident.kind is not Kind.INCIDENT else ""]
        facts += [
            f"severity {incident.severity.label}" if incident.severity.label else "",
            ", ".join(incident.services),
        ]
        state = ""
        if review.status not in (Status.PUBLISHED, Status.CLOSED):
            state = f"<p class='note'>This review is {to_html(review.status)}: it may still change.</p>"
        if review.visibility is Visibility.RESTRICTED:
            state += "<p class='note'>Restricted: for a named circle only.</p>"
        shown = " · ".join(to_html(fact) for fact in facts if fact)
        return Part(f"<h1>{to_html(review.title)}</h1><p class='facts'>{shown}</p>{state}{self._durations()}")

    def _durations(self) -> str:
        rows = []
        for duration in derive_durations(self.review.incident):
            value = "not known" if duration.value is None else _length(duration.value.total_seconds() / 60)
            sure = "" if duration.precision in ("exact", "minute") or duration.value is None else "about "
            if duration.value is not None or duration.name in ("time to detect", "time to resolve"):
                rows.append(
                    f"<div><dt>{to_html(duration.name)}</dt><dd>{sure}{value}<small>{to_html(duration.definition)}</small></dd></div>"
                )
        return f"<dl class='figures'>{''.join(rows)}</dl>" if rows else ""

    @cached_property
    def story(self) -> Part:
        """The prose: what happened, who could not do what, how it ended, further sections."""
        incident = self.review.incident
        parts = [
            ("What happened", incident.summary),
            ("Who could not do what", incident.impact.text),
            ("How it ended", incident.resolution),
        ]
        parts += [(section.title, section.text) for section in self.review.sections]
        made = "".join(f"<h2>{to_html(title)}</h2>{prose_to_html(text)}" for title, text in parts if text)
        return Part(made or "<p class='note'>No prose is written yet.</p>")

    @cached_property
    def factors(self) -> Part:
        """What made it so and what helped, with the two slots that matter most."""
        hindering = [factor for factor in self.review.factors if factor.aspect is not Aspect.HELPED]
        helping = [factor for factor in self.review.factors if factor.aspect is Aspect.HELPED]
        made = ["<h2>What made it so</h2>"]
        made += [f"<p class='note'>{'No contributing factor is written down.'}</p>"] if not hindering else []
        for factor in hindering:
            how = ASPECTS[factor.aspect] + (f" · {factor.domain}" if factor.domain else "")
            lines = [f"<h3>{to_html(factor.text or 'not said in words')}</h3><p class='facts'>{to_html(how)}</p>"]
            if factor.would_have_detected:
                lines.append(f"<p><b>Would have shown it:</b> {to_html(factor.would_have_detected)}</p>")
            if factor.would_have_smoothed:
                lines.append(f"<p><b>Would have made it smoother:</b> {to_html(factor.would_have_smoothed)}</p>")
            made.append(f"<section class='factor'>{''.join(lines)}</section>")
        if helping:
            made.append(f"<h2>What helped</h2><ul>{''.join(f'<li>{to_html(one.text)}</li>' for one in helping)}</ul>")
        return Part("".join(made))

    @cached_property
    def decisions(self) -> Part:
        """What is carried and what is let go for now, side by side, of equal weight."""
        return Part(
            f"<h2>What we carry, what we let go</h2><div class='decisions'>{decision_table(self.review, self.team)}</div>"
        )

    @cached_property
    def rest(self) -> Part:
        """Surprises, open questions, conditions of work, follow-up."""
        kinds = dict(CONDITIONS)
        groups = [
            ("Surprises", [note.text for note in self.review.surprises]),
            (
                "Open questions",
                [note.text + (f" ({note.answer})" if note.answer else "") for note in self.review.open_questions],
            ),
            (
                "Conditions of work",
                [f"{kinds[one.kind]}: {one.text}" if one.text else kinds[one.kind] for one in self.review.conditions],
            ),
            ("Follow-up", [self._action(number) for number in range(len(self.review.actions))]),
        ]
        made = [
            f"<h2>{title}</h2><ul>{''.join(f'<li>{to_html(text)}</li>' for text in texts if text)}</ul>"
            for title, texts in groups
            if any(texts)
        ]
        return Part("".join(made))

    def _action(self, number: int) -> str:
        action = self.review.actions[number]
        who = next(
            (person.pseudonym for person in self.review.participants if person.id == action.assignee),
            action.assignee_team,
        )
        more = [who, action.due_date.isoformat() if action.due_date else "", action.status.replace("_", " ")]
        return f"{action.title} ({', '.join(part for part in more if part)})"

    @cached_property
    def provenance(self) -> Part:
        """When, from which revision and sources, for whom, and what was not checked."""
        now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
        lines = [
            f"Made {now} from revision {self.review.revision} of {self.review.id}. Names are shown as: {self.audience}."
        ]
        lines += [
            f"Source: {one.name}" + (f", read by the importer {one.importer}." if one.importer else ".")
            for one in self.review.sources
        ]
        guessed = sum(bool(event.time_note) for event in self.review.events)
        if guessed:
            lines.append(f"{guessed} of {len(self.review.events)} times rest on a stated guess kept on the record.")
        unchecked = list_unchecked(self.review)
        if unchecked:
            lines.append(f"{len(unchecked)} texts were not checked for wording, because of their language.")
        return Part("<footer>" + "".join(f"<p>{to_html(line)}</p>" for line in lines) + "</footer>")


def open_report(review_id: str, store: str, audience: str = "roles") -> Report:
    """Read a review and prepare it for an audience.

    Raises
    ------
    ReviewNotFound
        The store has none of that id.
    InvalidParameter
        The mode is unknown, or the review is restricted and asked for the public.
    """
    mode = read_audience(audience)
    home = open_store(store)
    return Report(prepare_for(home.load(review_id), mode), home.load_team(), mode, home.url)


def _length(minutes: float) -> str:
    if abs(minutes) < 90:
        return f"{minutes:.0f} min"
    if abs(minutes) < 48 * 60:
        return f"{minutes // 60:.0f} h {minutes % 60:02.0f} min"
    return f"{minutes / 1440:.1f} days"
