"""Chat: the review in at most twelve lines, for the channel where it happened."""

from __future__ import annotations

from review_widgets.escape import prose_to_plain, to_terminal
from review_widgets.exporters import Exporter
from review_widgets.model import Decision, Review, Takeaway

LINES = 12
_LONGEST = 220


def write_chat(review: Review) -> str:
    """Give what happened, who was affected, what is carried, what is let go, where the report is, and the invitation to disagree."""
    incident = review.incident
    carried = [t for t in review.takeaways if t.decision is Decision.CARRY]
    gone = [t for t in review.takeaways if t.decision is Decision.LET_GO]
    affected = prose_to_plain(incident.impact.text) or incident.impact.who
    because = review.nothing_to_carry_because
    link = next((one.url for one in incident.links if one.url), f"the report of {review.id}")
    head = [
        f"{review.id}: {review.title}",
        prose_to_plain(incident.summary),
        f"Affected: {affected}" if affected else "",
    ]
    tail = [
        f"More: {link}",
        add_a_line(review.id),
    ]
    carrying = ["Carrying:" if carried else f"Carrying: nothing{', because ' + because if because else ' yet'}"]
    carrying += [f"  • {t.text}" for t in carried]
    room = LINES - len([line for line in head if line]) - len(tail) - len(carrying)
    lines = [*head, *carrying, *_letting_go(gone, room), *tail]
    return "\n".join(_short(line) for line in lines if line) + "\n"


def add_a_line(review_id: str) -> str:
    """Give the invitation to disagree, with the way to do it."""
    return (
        f'Saw it differently? Add a line: answer here, or learning-review add-line {review_id} "…". '
        "The facilitator merges it into the record, or says why not."
    )


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
    return indent + (plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rstrip() + "…")


EXPORTER = Exporter(name="chat", write=write_chat, words="twelve lines at most for a chat room", ending="chat.txt")
