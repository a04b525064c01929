"""What a report says, piece by piece: each piece is escaped HTML over the prepared review, empty where there is nothing to say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from review_widgets import __version__
from review_widgets.audience import Audience, label_people, prepare_for, read_audience
from review_widgets.check import list_unchecked
from review_widgets.errors import ReviewError
from review_widgets.escape import prose_to_html, to_html
from review_widgets.exporters import export_review
from review_widgets.exporters.chat import invite_readers, say_for_chat
from review_widgets.model import (
    ASPECTS,
    COLLECTIONS,
    CONDITIONS,
    Aspect,
    ContributingFactor,
    Decision,
    HowFound,
    Kind,
    Review,
    Status,
    Visibility,
)
from review_widgets.plural import count_of, word_for
from review_widgets.readers import SOURCE, count_lines
from review_widgets.reports.decisions import decision_table
from review_widgets.reports.parameters import read_sections
from review_widgets.reports.pictures import pictures_of
from review_widgets.reports.times import clocks_of, day_of, days_between, durations_of, times_of
from review_widgets.settings import Team, link_to_report
from review_widgets.stores import Store, open_store
from review_widgets.timeline import order_events, say_revision

_STATES = {
    Status.DRAFT: "This review is a draft",
    Status.CALIBRATING: "This review is being calibrated",
    Status.REVIEWED: "This review was held and is not published yet",
    Status.SKIPPED: "No review was held",
}
_FOUND_BY = {
    HowFound.ALERT: "found by an alert",
    HowFound.COLLEAGUE: "found by a colleague",
    HowFound.CUSTOMER: "found by a customer",
    HowFound.CHANCE: "found by chance",
}
_RELATIONS = {
    "similar": "similar",
    "same_factor": "the same circumstance",
    "touches_let_go": "touches what was let go there",
    "follows": "this follows from it",
    "duplicate": "the same incident",
}


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
    """A review prepared for an audience, with the pieces of its report as properties; a piece without content is None."""

    review: Review
    team: Team
    audience: Audience
    store: Store
    without: frozenset[str] = frozenset()
    although_restricted: str = ""
    link: str = ""

    def shows(self, section: str) -> bool:
        """Tell whether a section is wanted and has something to show."""
        there = {"timeline": self.review.events, "plot": [t for t in self.review.takeaways if t.is_placed]}
        return section not in self.without and bool(there.get(section, True))

    @cached_property
    def head(self) -> Part:
        """What it is, the title, when, where, and how far the review has come."""
        review, incident = self.review, self.review.incident
        kicker = [
            "Learning review",
            review.id,
            "" if incident.kind is Kind.INCIDENT else incident.kind.value.replace("_", " "),
            self.team.name,
        ]
        facts = [
            day_of(review),
            ", ".join(incident.services),
            f"severity {incident.severity.label}" if incident.severity.label else "",
            _FOUND_BY[incident.how_found] if incident.how_found else "",
        ]
        made = (
            f"<p class='kicker'>{_dots(kicker)}</p><h1>{to_html(review.title)}</h1><p class='facts'>{_dots(facts)}</p>"
        )
        if review.status not in (Status.PUBLISHED, Status.CLOSED):
            state = _STATES[review.status] + (f": {review.status_reason}" if review.status_reason else "")
            rest = "" if review.status is Status.SKIPPED else " It may still change."
            made += f"<p class='note'>{to_html(_sentence(state))}{rest}</p>"
        if review.visibility is Visibility.RESTRICTED:
            made += "<p class='note'>Restricted: for a named circle only.</p>"
        if self.although_restricted:
            made += f"<p class='note'>Made public although restricted: {to_html(self.although_restricted)}</p>"
        return Part(f"<header>{made}</header>")

    @cached_property
    def summary(self) -> Part | None:
        """What happened, who could not do what, how it ended, in words; then further sections of prose."""
        incident, impact = self.review.incident, self.review.incident.impact
        who = " could not ".join(filter(None, (impact.who, impact.what_could_not_do)))
        count = f"{impact.count:,.0f} {impact.unit}".replace(",", " ") if impact.count else ""
        lines = [prose_to_html(impact.text), f"<p>{to_html(_sentence(who))}</p>" if who else ""]
        lines += [f"<p class='facts'>Affected: {to_html(count)}</p>" if count.strip() else ""]
        parts = [
            f"<div class='lead'>{prose_to_html(incident.summary)}</div>" if incident.summary else "",
            _titled("Impact", "".join(lines)),
            _titled("How it ended", prose_to_html(incident.resolution)),
            *(_titled(section.title or "More", prose_to_html(section.text)) for section in self.review.sections),
        ]
        return self._part("summary", "".join(parts) or "<p class='note'>No prose is written yet.</p>")

    @cached_property
    def times(self) -> Part | None:
        """Derived durations with their definitions, then every known time with how sure it is."""
        return self._part("times", durations_of(self.review.incident) + times_of(self.review.incident))

    @cached_property
    def timeline(self) -> Part | None:
        """The heading of the timeline and the pictures that may leave the room; the widget follows it."""
        events = len(self.review.events)
        later = sum(event.known_at_the_time is False for event in self.review.events)
        words = f"{count_of(events, 'event')}, times in {self.review.incident.zone}."
        words += f" {later} of them {word_for(later, 'was')} learned later." if later else ""
        shown = pictures_of(self.review, self.store, self.audience)
        made = f"<h2>Timeline</h2><p class='facts'>{to_html(words)}</p>{shown}"
        return self._part("timeline", made if events else "")

    @cached_property
    def circumstances(self) -> Part | None:
        """What made it so, by how it mattered."""
        made = []
        for aspect, words in ASPECTS.items():
            found = [one for one in self.review.factors if one.aspect is aspect and aspect is not Aspect.HELPED]
            if found:
                made.append(f"<h3 class='aspect'>{to_html(words)}</h3>" + "".join(map(self._factor, found)))
        return self._part("circumstances", _titled("What made it so", "".join(made)))

    @cached_property
    def helped(self) -> Part | None:
        """What helped."""
        found = [one for one in self.review.factors if one.aspect is Aspect.HELPED]
        return self._part("helped", _titled("What helped", "".join(map(self._factor, found))))

    @cached_property
    def tests(self) -> Part | None:
        """Tests and monitors that would have detected it."""
        rows = [(one.would_have_detected, one.text) for one in self.review.factors if one.would_have_detected]
        return self._part("tests", _titled("Tests that would have detected it", _slots(rows)))

    @cached_property
    def tools(self) -> Part | None:
        """Tools, documents and access that would have made handling smoother."""
        rows = [(one.would_have_smoothed, one.text) for one in self.review.factors if one.would_have_smoothed]
        return self._part("tools", _titled("Tools that would have made handling smoother", _slots(rows)))

    @cached_property
    def plot(self) -> Part | None:
        """The heading of the plot; the widget follows it."""
        words = f"Each takeaway is a range: harm if it happens again, and the chance within {count_of(self.team.horizon_months, 'month')}."
        made = f"<h2>Risk and likelihood</h2><p class='facts'>{words}</p>"
        return self._part("plot", made if self.shows("plot") else "")

    @cached_property
    def decisions(self) -> Part | None:
        """What is carried and what is let go for now, side by side, of equal weight."""
        three = any(takeaway.decision is Decision.UNDECIDED for takeaway in self.review.takeaways)
        made = f"<div class='decisions{' wide' if three else ''}'>{decision_table(self.review, self.team)}</div>"
        is_said = self.review.takeaways or self.review.nothing_to_carry_because
        return self._part("decisions", _titled("What we carry, what we let go for now", made) if is_said else "")

    @cached_property
    def actions(self) -> Part | None:
        """What follows, with owners."""
        who = label_people(self.review, "roles")
        rows = []
        for one in self.review.actions:
            issue = one.external_issue.key if one.external_issue else ""
            owner = ", ".join(filter(None, (who.get(one.assignee, ""), one.assignee_team))) or "nobody yet"
            what = f"<strong>{to_html(one.title)}</strong>" + (
                f"<br>{to_html(one.description)}" if one.description else ""
            )
            due = one.due_date.isoformat() if one.due_date else "no day"
            state = to_html(one.status.replace("_", " ")) + (f"<br>{_whole(issue)}" if issue else "")
            rows.append((what, to_html(owner), _whole(due), state))
        return self._part("actions", _titled("What follows", _table(("What", "Owner", "By", "State"), rows)))

    @cached_property
    def questions(self) -> Part | None:
        """Open questions with the answers found, surprises, conditions of work."""
        kinds = dict(CONDITIONS)
        asked = [
            to_html(note.text)
            + (f"<br><span class='facts'>{to_html(note.answer)}</span>" if note.answer else "")
            + (f"<br><span class='facts'>{SOURCE}</span>" if note.id in self._from_readers else "")
            for note in self.review.open_questions
            if note.text
        ]
        worked = [
            f"{to_html(kinds[one.kind].capitalize())}{': ' + to_html(one.text) if one.text else ''}"
            for one in self.review.conditions
        ]
        groups = (
            ("Open questions", asked),
            ("What surprised us", [to_html(note.text) for note in self.review.surprises if note.text]),
            ("Conditions of work", worked),
        )
        made = "".join(_titled(title, _list(items)) for title, items in groups)
        return self._part("questions", made + _titled("What readers added", self._readers()))

    def _readers(self) -> str:
        """Say how many lines readers added and what became of them; of the declined ones the reason only."""
        words = count_lines(self.review)
        reasons = [to_html(f"Declined: {one.reason}") for one in self.review.reader_lines if one.reason]
        return f"<p>{to_html(words)}.</p>{_list(reasons)}" if words else ""

    @cached_property
    def related(self) -> Part | None:
        """Past reviews this one touches, by their titles as this audience may read them."""
        items = []
        for one in self.review.related:
            title, day = self._title_of(one.id)
            words = _dots([day, _RELATIONS[one.relation]])
            why = f"<br>{to_html(one.why)}" if one.why else ""
            head = f"<strong>{to_html(one.id)}</strong> {to_html(title)}"
            items.append(f"{head}{why}<br><span class='facts'>{words}</span>")
        return self._part("related", _titled("Related past reviews", _list(items)))

    @cached_property
    def chat(self) -> Part | None:
        """The report in at most twelve lines, to be copied."""
        told = say_for_chat(self.review.id, self.team, self.audience, self.link)
        text = to_html(export_review(self.review, "chat", **told))
        made = f"<details class='chat'><summary>Copy for chat</summary><pre data-copy>{text}</pre></details>"
        return self._part("chat", made)

    @cached_property
    def provenance(self) -> Part | None:
        """When, from which revision and sources, for whom, and what was not checked."""
        review = self.review
        now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
        window = days_between(review)
        lines = [
            f"Made {now} by review-widgets {__version__} from {say_revision(review)} of {review.id}"
            f"{'; events from ' + window if window else ''}. People are shown as {self.audience}.",
        ]
        sources = [one.name + (f" (read by {one.importer})" if one.importer else "") for one in review.sources]
        if sources:
            lines.append(f"Sources: {', '.join(sources)}.")
        guessed = sum(bool(event.time_note) for event in review.events)
        if guessed:
            lines.append(
                f"{guessed} of {count_of(len(review.events), 'time')} {'rests' if guessed == 1 else 'rest'} on a guess stated on the record."
            )
        unchecked = list_unchecked(review)
        if unchecked:
            lines.append(
                f"{count_of(len(unchecked), 'text')} {word_for(len(unchecked), 'was')} not checked for wording, because of the language."
            )
        lines.append(invite_readers(review.id, self.team, self.audience))
        return self._part("provenance", f"<footer>{''.join(f'<p>{to_html(line)}</p>' for line in lines)}</footer>")

    @cached_property
    def _from_readers(self) -> frozenset[str]:
        return frozenset(line.item_id for line in self.review.reader_lines if line.item_id)

    def _part(self, section: str, html: str) -> Part | None:
        return Part(html) if html and section not in self.without else None

    def _factor(self, factor: ContributingFactor) -> str:
        seen = (event for event in order_events(self.review.events) if event.id in factor.event_ids)
        clocks = clocks_of(self.review, seen)
        whose = SOURCE if factor.id in self._from_readers else ""
        more = _dots([factor.domain, *factor.labels, f"seen at {clocks}" if clocks else "", whose])
        return f"<p class='factor'>{to_html(factor.text or 'not said in words')} <span class='facts'>{more}</span></p>"

    def _title_of(self, review_id: str) -> tuple[str, str]:
        try:
            other = self.store.load(review_id)
        except ReviewError:
            return "", "not in this store"
        if other.visibility is Visibility.RESTRICTED and self.review.visibility is not Visibility.RESTRICTED:
            return "", "restricted"
        head = other.model_copy(update={name: () for name in COLLECTIONS if name != "participants"})
        return prepare_for(head, self.audience).title, day_of(other)


def open_report(
    review_id: str,
    store: str,
    audience: str = "roles",
    *,
    without: str = "",
    although_restricted: str = "",
    link: str = "",
) -> Report:
    """Read a review and prepare it for an audience.

    Parameters
    ----------
    without
        Sections to leave out, by name, such as ``timeline, plot``.
    although_restricted
        In words, why a restricted review may be made public.
    link
        Where this report will be read, for the text for chats; empty takes the team's ``report_url``.

    Raises
    ------
    ReviewNotFound
        The store has none of that id.
    InvalidParameter
        The mode or a section is unknown, or the review is restricted and asked for the public.
    """
    mode, left_out = read_audience(audience), read_sections(without)
    home = open_store(store)
    review = home.load(review_id)
    told = although_restricted if mode == "public" and review.visibility is Visibility.RESTRICTED else ""
    prepared = prepare_for(review, mode, although_restricted=although_restricted)
    return Report(prepared, home.load_team(), mode, home, left_out, told, link_to_report(link, review_id))


def _dots(facts: Iterable[str]) -> str:
    return " · ".join(to_html(fact) for fact in facts if fact)


def _whole(word: str) -> str:
    """Give a word that is not broken at the end of a line where it is short, such as a day or the key of an issue."""
    return f"<span class='whole'>{to_html(word)}</span>" if len(word) <= 16 else to_html(word)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "!", "?")) else ".")


def _titled(title: str, html: str) -> str:
    return f"<h2>{to_html(title)}</h2>{html}" if html.strip() else ""


def _list(items: Iterable[str]) -> str:
    made = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{made}</ul>" if made else ""


def _slots(rows: Iterable[tuple[str, str]]) -> str:
    return _list(f"{to_html(slot)}<br><span class='facts'>for: {to_html(factor)}</span>" for slot, factor in rows)


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    made = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    head = "".join(f"<th>{to_html(title)}</th>" for title in heads)
    return f"<table class='rows'><thead><tr>{head}</tr></thead><tbody>{made}</tbody></table>" if made else ""
