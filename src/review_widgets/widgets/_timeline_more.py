"""What stands behind *more* on the timeline: evidence, pictures, questions, lanes by other than kind."""

from __future__ import annotations

import base64
import binascii
from collections import Counter
from collections.abc import Mapping
from typing import Any

from review_widgets.errors import ChangeRejected
from review_widgets.model import Evidence, Review, TimelineEvent, new_id
from review_widgets.session import ReviewSession, add_evidence, drop_evidence, keep_picture, load_picture

REQUESTS = ("evidence", "detach", "picture", "show")


def more_state(review: Review) -> dict[str, Any]:
    """Give the questions that hang on an event, and the pictures."""
    return {
        "questions": [
            {"id": one.id, "text": one.text, "answer": one.answer, "events": one.event_ids}
            for one in review.open_questions
            if one.event_ids
        ],
        "pictures": {one.id: {"alt": one.alt, "name": one.name, "visibility": one.visibility} for one in review.assets},
    }


def count_asked(review: Review) -> Counter[str]:
    """Count the questions without an answer by the event they hang on."""
    return Counter(
        event_id for one in review.open_questions if not one.answer.strip() for event_id in set(one.event_ids)
    )


def more_of(event: TimelineEvent, asked: int) -> dict[str, Any]:
    """Give of an event what is drawn behind *more* only; what it does not have is left out."""
    evidence = [{"id": o.id, "url": o.url, "text": o.text, "picture": o.asset_id} for o in event.evidence]
    found = {
        "written": event.recorded_at.isoformat() if event.recorded_at else "",
        "source": event.source,
        "team": event.team,
        "perspective": event.perspective,
        "evidence": evidence,
        "asks": asked,
    }
    return {name: value for name, value in found.items() if value}


def answer_more(session: ReviewSession, name: str, content: Mapping[str, Any], origin: object) -> dict[str, Any]:
    """Answer ``evidence`` (a link or a note), ``picture``, ``detach`` (either) or ``show`` (a picture)."""
    event_id, text = str(content.get("id")), str(content.get("text") or "").strip()
    if name == "show":
        picture = load_picture(session, event_id)
        data = base64.b64encode(picture.content).decode("ascii")
        return {"url": f"data:{picture.media_type};base64,{data}"}
    if name == "detach":
        drop_evidence(session, event_id, str(content.get("evidence")), origin=origin)
        return {}
    if name == "picture":
        try:
            data_bytes = base64.b64decode(str(content.get("data")), validate=True)
        except binascii.Error as err:
            raise ChangeRejected.of("picture", found=str(err), expected="a file", do="Choose it again.") from err
        return {
            "picture": keep_picture(session, event_id, data_bytes, name=str(content.get("file") or ""), origin=origin)
        }
    if not text:
        raise ChangeRejected.of("evidence", found=text, expected="a link or a note", do="Write one.")
    link = text if text.lower().startswith(("https://", "http://")) and len(text.split()) == 1 else ""
    add_evidence(session, event_id, Evidence(id=new_id("ev"), url=link, text="" if link else text), origin=origin)
    return {}
