"""Chat: the review in at most twelve lines, for the channel where it happened."""

from __future__ import annotations

import re

from review_widgets.audience import Audience
from review_widgets.escape import prose_to_plain, to_terminal
from review_widgets.exporters import ANSWER, REPORT, Exporter
from review_widgets.model import Decision, Review, Takeaway
from review_widgets.settings import Team, link_for_lines, link_to_report

LINES = 12
_LONGEST = 220


def write_chat(review: Review) -> str:
    """Give what happened, who was affected, what is carried, what is let go, where the report is, and the invitation to disagree."""
    incident = review.incident
    carried = [t for t in review.takeaways if t.decision is Decision.CARRY]
    gone = [t for t in review.takeaways if t.decision is Decision.LET_GO]
    affected = prose_to_plain(incident.impact.text) or incident.impact.who
    because = review.nothing_to_carry_because
    said = {one.id: one.url or one.label for one in incident.links}
    head = [
        _headline(review),
        prose_to_plain(incident.summary),
        f"Affected: {affected}" if affected else "",
    ]
    tail = [
        f"More: {said.get(REPORT) or f'the report of {review.id}'}",
        add_a_line(_either("answer here", said.get(ANSWER, ""))),
    ]
    carrying = ["Carrying:" if carried else f"Carrying: nothing{', because ' + because if because else ' yet'}"]
    room = LINES - len([line for line in head if line]) - len(tail)
    most = room - len(carrying) - bool(gone)
    shown = carried if len(carried) <= most else carried[: most - 1]
    carrying += [f"  • {t.text}" for t in shown]
    carrying += [f"  • and {len(carried) - len(shown)} more"] if len(shown) < len(carried) else []
    lines = [*head, *carrying, *_letting_go(gone, room - len(carrying)), *tail]
    return "\n".join(_short(line) for line in lines if line) + "\n"


def say_where_lines_go(review_id: str, team: Team, audience: Audience) -> str:
    """Say where a reader sends a line: the team's address, else the command, which nobody outside has; "" where there is neither."""
    command = "" if audience == "public" else f'learning-review add-line {review_id} "…"'
    return link_for_lines(team.lines_to, review_id) or command


def say_for_chat(review_id: str, team: Team, audience: Audience, link: str = "") -> dict[str, str]:
    """Give what `export_review` says in a chat beside the review: where the report is, and where a reader sends a line."""
    return {
        "link": link_to_report(link or team.report_url, review_id),
        "answer": say_where_lines_go(review_id, team, audience),
    }


def invite_readers(review_id: str, team: Team, audience: Audience) -> str:
    """Give the invitation to disagree as it stands under a report."""
    person = "whoever sent you here" if audience == "public" else "the facilitator"
    return add_a_line(_either(f"tell {person}", say_where_lines_go(review_id, team, audience)))


def add_a_line(how: str) -> str:
    """Give the invitation to disagree, with the way to do it."""
    return f"Saw it differently? Add a line: {how}. The facilitator merges it into the record, or says why not."


def _either(first: str, other: str) -> str:
    return f"{first}, or {other}" if other else first


def _letting_go(gone: list[Takeaway], room: int) -> list[str]:
    if not gone:
        return []
    if len(gone) + 1 <= room:
        return ["Letting go for now:", *(f"  • {t.text}" for t in gone)]
    kept = max(room - 2, 0)
    shown = [f"  • {t.text}" for t in gone[:kept]]
    return [f"Letting go for now: {len(gone)}", *shown, *([f"  • and {len(gone) - kept} more"] if kept else [])]


def _short(line: str) -> str:
    indent = line[: len(line) - len(line.lstrip())]
    plain = to_terminal(line)
    if len(plain) <= _LONGEST:
        return indent + plain
    kept = plain[: _LONGEST - 2]
    sentence = re.match(r"(.{80,}[.!?])\s", kept, re.DOTALL)
    return indent + (f"{sentence[1]} …" if sentence else re.sub(r"[\s,;:(–—-]+\S*\Z", "", kept) + " …")


def _headline(review: Review) -> str:
    start = rf"\A\[?{re.escape(review.id)}(?:\]|(?=[\s:–—-]))\s*(?:[:–—]|-\s)?\s*(?=\S)"
    title = re.sub(start, "", review.title, flags=re.IGNORECASE)
    return f"{review.id}: {title}" if title != review.id else title


EXPORTER = Exporter(name="chat", write=write_chat, words="twelve lines at most for a chat room", ending="chat.txt")
