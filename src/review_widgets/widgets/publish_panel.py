"""Close: what is still to be said, two anonymous questions, publishing, and afterwards what readers saw differently."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import traitlets

from review_widgets.audience import list_strangers, prepare_for, read_audience
from review_widgets.changes import Change
from review_widgets.errors import ReviewError
from review_widgets.escape import keep_direction, to_html
from review_widgets.model import ReaderLine, Review
from review_widgets.priority import find_undecided
from review_widgets.readers import (
    HOMES,
    PLACES,
    count_lines,
    guess_place,
    plan_adding,
    plan_declining,
    plan_merging,
    plan_reopening,
)
from review_widgets.reports.apart import write_apart
from review_widgets.session import ReviewSession, SessionNews
from review_widgets.settings import Team
from review_widgets.widgets._marks import MarkedWidget
from review_widgets.widgets._picks import pick_rows, picks_html
from review_widgets.widgets.base import join_css, join_esm

LOOK = "These look like names and belong to nobody on the record; look before you publish"


class PublishPanel(MarkedWidget):
    """What would be dropped in silence, the check-out as counts, the button that publishes, and readers' lines with their answers."""

    strangers = traitlets.List(traitlets.Unicode()).tag(sync=True)
    """Words that look like names and belong to nobody on the record; looked for at every save."""
    report = traitlets.Dict().tag(sync=True)
    """The report that was asked for here: ``status`` (making, made, failed), ``words``, and ``path`` below the kernel's folder."""

    _esm = join_esm("publish_panel")
    _css = join_css("publish_panel")
    reads = ("takeaways", "status", "published_at", "nothing_to_carry_because", "check_out", "reader_lines")

    def __init__(self, source: ReviewSession | Review, *, team: Team | None = None, **traits: Any) -> None:
        shown = source.review if isinstance(source, ReviewSession) else source
        super().__init__(source, team=team, strangers=_strangers(shown), **traits)

    def view_state(self, review: Review, team: Team) -> dict[str, Any]:
        """Give what is left to say, the check-out and the status."""
        return {
            "status": review.status,
            "picks": pick_rows(review, team),
            "left": [{"what": one.what, "do": one.do} for one in find_undecided(review, team)],
            "nothing_to_carry_because": review.nothing_to_carry_because,
            "carries": any(takeaway.decision == "carry" for takeaway in review.takeaways),
            "check_out": {
                "learned_something": review.check_out.learned_something,
                "answered": review.check_out.answered,
                "unsayable": list(review.check_out.unsayable),
            },
            "published_at": review.published_at.isoformat() if review.published_at else "",
            "lines": [_line(one) for one in review.reader_lines],
            "lines_told": count_lines(review),
            "places": list(PLACES.items()),
        }

    def on_request(self, name: str, content: Mapping[str, Any]) -> Any:
        """``publish`` publishes, or says what is left; ``add_lines`` and ``answer_line`` take a reader's line and its answer.

        ``check_out`` puts a count or adds a line that has no name; ``report`` begins to write the report, and `report` tells how it went.
        """
        if name not in ("publish", "add_lines", "answer_line", "check_out", "report") or self._session is None:
            return super().on_request(name, content)
        review = self.review
        if name == "check_out":
            self._session.apply(_checked_out(review, content), origin=self)
            return {}
        if name == "report":
            return self._begin_report(self._session, read_audience(str(content.get("audience"))))
        if name == "publish":
            return {"status": self._session.publish(origin=self).status}
        if name == "add_lines":
            changes = plan_adding(review, str(content.get("text", "")).splitlines(), now=datetime.now(UTC))
            if changes:
                self._session.apply(*changes, origin=self)
            return {"words": f"{len(changes)} added" if changes else "it is there already"}
        line_id, answer = str(content.get("id", "")), content.get("answer")
        if answer == "merge":
            answered = plan_merging(review, line_id, str(content.get("place", "")))
        elif answer == "decline":
            answered = plan_declining(review, line_id, str(content.get("reason", "")))
        else:
            answered = plan_reopening(review, line_id)
        self._session.apply(*answered.changes, origin=self)
        return {"words": answered.words}

    def _begin_report(self, session: ReviewSession, audience: str) -> dict[str, Any]:
        if self.report.get("status") != "making":
            self.report = {"status": "making", "words": "The report is being written; go on meanwhile."}
            threading.Thread(target=self._write_report, args=(session, audience), name="report", daemon=True).start()
        return {}

    def _write_report(self, session: ReviewSession, audience: str) -> None:
        try:
            session.flush()
            page = write_apart(session.review.id, session.store, "out", audience=audience)
        except ReviewError as err:
            self.report = {"status": "failed", "words": str(err)}
        else:
            self.report = {"status": "made", "words": f"Written: {page.resolve()}", "path": page.as_posix()}

    def _on_news(self, news: SessionNews) -> None:
        super()._on_news(news)
        if news.saved.status == "saved" and not news.changes:
            self.strangers = _strangers(news.review)

    def static_html(self) -> str:
        """Give the status and what is left."""
        left = find_undecided(self.review, self._team)
        items = "".join(f"<li>{to_html(one.what)}: {to_html(one.do)}</li>" for one in left)
        said = (
            f"<p>Still to say before publishing:</p><ul>{items}</ul>"
            if left
            else f"<p>Nothing is left to say before publishing.</p>{picks_html(self.review, self._team)}"
        )
        told = f"<p>{to_html(count_lines(self.review))}</p>" if self.review.reader_lines else ""
        words = f"{LOOK}: {', '.join(self.strangers)}"
        looks = f"<p>{to_html(words)}</p>" if self.strangers else ""
        return f"<p>Status: {to_html(self.review.status)}</p>{said}{_closing(self.review)}{looks}{told}"


def _closing(review: Review) -> str:
    """Give why nothing is carried, and the check-out, as paragraphs."""
    asked, because = review.check_out, review.nothing_to_carry_because
    lines = [
        f"Nothing is carried, because {because}" if because else "",
        f"Check-out: {asked.learned_something} of {asked.answered} learned something." if asked.answered else "",
        *asked.unsayable,
    ]
    return "".join(f"<p>{to_html(line)}</p>" for line in lines if line)


def _strangers(review: Review) -> list[str]:
    return list(keep_direction(list_strangers(prepare_for(review, "roles"))))


def _checked_out(review: Review, content: Mapping[str, Any]) -> Change:
    """Make the change to the check-out from what stands in the record now, as two counts may come in one breath."""
    now = review.check_out.model_dump(mode="json")
    counts = {name: content[name] for name in ("learned_something", "answered") if name in content}
    lines = [*review.check_out.unsayable, str(content["unsayable"])] if content.get("unsayable") else []
    return Change(
        "set", "review", fields={"check_out": {**now, **counts, **({"unsayable": sorted(lines)} if lines else {})}}
    )


def _line(line: ReaderLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "text": line.text,
        "status": line.status,
        "reason": line.reason,
        "became": HOMES.get(line.became, ""),
        "place": guess_place(line.text),
    }
