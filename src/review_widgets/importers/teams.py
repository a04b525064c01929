"""Microsoft Teams: messages of a channel or chat as Microsoft Graph gives them, replies inside or as a list of their own.

References
----------
Microsoft Graph v1.0: chatMessage resource, "List channel messages", "List replies" (learn.microsoft.com).
"""

from __future__ import annotations

from typing import Any

from review_widgets.importers._documents import Rows, each_document, inside, rows_of, some_head, told, word
from review_widgets.importers._form import Content, Importer, plain_text
from review_widgets.importers._story import Story
from review_widgets.model import Review


def _identify(content: Content) -> bool:
    return some_head(content, lambda head: any(map(_is_message, [head, *rows_of(head, "value")[:3]])))


def _is_message(row: dict[str, Any]) -> bool:
    return "messageType" in row and "createdDateTime" in row


def _read(content: Content) -> tuple[Review, ...]:
    rooms: dict[str, Rows] = {}
    more = False
    for document in each_document(content):
        more = more or bool(document.get("@odata.nextLink"))
        for row in filter(_is_message, [document] if _is_message(document) else rows_of(document, "value")):
            room = word(inside(row, "channelIdentity", "channelId")) or word(row.get("chatId"))
            kept = rooms.setdefault(room, Rows())
            kept.append({name: value for name, value in row.items() if name != "replies"})
            kept += ({**one, "replyToId": one.get("replyToId") or row.get("id")} for one in rows_of(row.get("replies")))
    return tuple(_tell(room, rows, content, more=more) for room, rows in rooms.items())


def _tell(room: str, rows: Rows, content: Content, *, more: bool) -> Review:
    stem = content.name.removesuffix(".json")
    story = Story(content, "teams", "Microsoft Teams", room or stem)
    if more:
        story.notes.kept.append("the answer has further pages (@odata.nextLink) that are not in this export")
    said = {word(row.get("id")): _text(row) for row in rows}
    for row in rows:
        _take(row, story, said)
    title = next((word(row.get("subject")) for row in rows if word(row.get("subject"))), "") or stem
    return story.finish(title=title, review_id=f"teams-{stem}")


def _text(row: dict[str, Any]) -> str:
    body = word(inside(row, "body", "content"))
    text = plain_text(body) if word(inside(row, "body", "contentType")) == "html" else body
    return "\n".join(filter(None, (word(row.get("subject")), text)))


def _take(row: dict[str, Any], story: Story, said: dict[str, str]) -> None:
    if word(row.get("deletedDateTime")):
        story.drop("deleted in Teams")
        return
    user, program = inside(row, "from", "user"), inside(row, "from", "application")
    actor = story.add_person(word(inside(user, "displayName")), key=word(inside(user, "id"))) if user else ""
    for mention in rows_of(row.get("mentions")):
        person = inside(mention, "mentioned", "user")
        if person:
            story.add_person(word(inside(person, "displayName")), key=word(inside(person, "id")))
    kind = word(row.get("messageType"))
    text = _text(row)
    is_system = kind != "message"
    if is_system and text in ("", "<systemEventMessage/>"):
        detail = row.get("eventDetail")
        name = word(inside(detail, "@odata.type")).removeprefix("#microsoft.graph.")
        rest = (
            told({key: value for key, value in detail.items() if not key.startswith("@")})
            if isinstance(detail, dict)
            else ""
        )
        text = f"{name or kind}: {rest}".rstrip(": ")
    shown = [
        {"url": word(one.get("contentUrl")), "text": word(one.get("name")) or plain_text(word(one.get("content")))}
        for one in rows_of(row.get("attachments"))
    ]
    parent = word(row.get("replyToId"))
    if parent:
        shown.insert(0, {"text": f"in reply to: {(said.get(parent) or 'a message ' + parent).splitlines()[0][:80]}"})
    if rows_of(row.get("reactions")):
        story.notes.dropped.append("reactions: not part of a timeline")
    edited = bool(word(row.get("lastEditedDateTime")))
    story.add_event(
        row.get("createdDateTime"),
        text,
        key=word(row.get("id")),
        actor=actor,
        link=word(row.get("webUrl")),
        evidence=shown,
        kind="note" if is_system else "",
        importance="background" if is_system else "key" if word(row.get("importance")) == "urgent" else "",
        source="Microsoft Teams" + (f", {word(inside(program, 'displayName'))}" if program else ""),
        tags=[tag for tag, there in (("edited", edited), ("reply", bool(parent))) if there],
    )


IMPORTER = Importer(
    name="teams",
    reads="Microsoft Teams: channel or chat messages of Microsoft Graph, with replies",
    identify=_identify,
    read=_read,
)
