"""Slack: a workspace export (zip or folder), one day's file of it, or an answer of ``conversations.history`` or ``.replies``.

One review per channel. Every message is an event or is counted as dropped; replies point at what they answer, files, unfurled links and
attachments are evidence, mentions and links are put into words. Bots are sources, not people.

References
----------
Slack, "How to read Slack data exports" and "Event types: message" (subtypes), api.slack.com; conversations.history method.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from review_widgets.errors import ImportFailed, list_nearest
from review_widgets.importers._documents import inside, list_of, read_documents, read_member, rows_of, word
from review_widgets.importers._form import Content, Importer
from review_widgets.importers._story import Story
from review_widgets.importers.slack.text import Names, words_of
from review_widgets.model import Review
from review_widgets.plural import count_of

_DAY = re.compile(r"(?:^|/)([^/]+)/\d{4}-\d\d-\d\d\.json$")
_MENTION = re.compile(r"<@([UW][A-Z0-9]+)")
_CHANNELS = ("channels.json", "groups.json", "mpims.json", "dms.json")
_QUIET = {
    "channel_join",
    "channel_leave",
    "group_join",
    "group_leave",
    "bot_add",
    "bot_remove",
    "pinned_item",
    "channel_archive",
    "reminder_add",
}
_ABOUT_ROOM = {"channel_topic", "channel_purpose", "channel_name", "group_topic", "group_purpose", "group_name"}
_DELETED = {"message_deleted", "tombstone"}
MOST_EVENTS = 200_000


def _identify(content: Content) -> bool:
    if content.members is not None:
        names = content.members.names
        return any(_DAY.search(name) for name in names) and any(
            name.endswith(("users.json", *_CHANNELS)) for name in names
        )
    pages = [page for head in content.heads for page in (head if isinstance(head, list) and _is_page(head) else [head])]
    return any(isinstance(row, dict) and _is_message(row) for page in pages for row in _rows_of_page(page)[:3])


def _is_page(found: list[Any]) -> bool:
    return bool(found) and all(isinstance(one, dict) and "messages" in one for one in found)


def _rows_of_page(page: Any) -> list[Any]:
    """Give the messages of an answer, of a search, or of a list of them, each with what was saved of its thread."""
    rows = inside(page, "messages", "matches") or inside(page, "messages") or page
    rows = rows if isinstance(rows, list) else []
    return [one for row in rows for one in (row, *rows_of(inside(row, "slackdump_thread_replies")))]


def _is_message(row: dict[str, Any]) -> bool:
    return (
        isinstance(row.get("ts"), str)
        and re.fullmatch(r"\d{9,10}\.\d{6}", row["ts"]) is not None
        and row.get("type") == "message"
    )


def _read(content: Content) -> tuple[Review, ...]:
    if content.members is None:
        stories = [(_stem(content.name), "", list(_messages(read_documents(content))))]
        names = Names()
        return tuple(_tell(name, about, rows, names, content) for name, about, rows in stories)
    listed = _listed(content)
    names = Names(_people(content), {word(one.get("id")): name for name, one in listed.items()})
    days: dict[str, list[str]] = {}
    for member in content.members.names:
        if found := _DAY.search(member):
            days.setdefault(found[1], []).append(member)
    wanted = [name for name in days if not content.only or name in content.only]
    if not wanted:
        shown = list_nearest(content.only[0], sorted(days), most=20)
        raise ImportFailed.of(
            f"{content.name}, channel",
            found=", ".join(content.only),
            expected=f"one of {shown}",
            do="Name one of these.",
        )
    reviews, total = [], 0
    for name in wanted:
        about = word(inside(listed.get(name), "topic", "value")) or word(inside(listed.get(name), "purpose", "value"))
        made = _tell(name, about, _days(content, days[name]), names, content)
        total += len(made.events)
        if total > MOST_EVENTS:
            raise ImportFailed.of(
                content.name,
                found=f"more than {MOST_EVENTS:,} messages",
                expected="an incident's room",
                do="Choose channels or a time.",
            )
        reviews.append(made)
    return tuple(reviews)


def _days(content: Content, files: list[str]) -> Iterator[dict[str, Any]]:
    for name in sorted(files):
        yield from _messages(read_member(content, name))


def _messages(documents: Iterable[tuple[str, Any]]) -> Iterator[dict[str, Any]]:
    for where, document in documents:
        pages = document if isinstance(document, list) and _is_page(document) else [document]
        found = [row for page in pages for row in _rows_of_page(page)]
        if not isinstance(document, dict | list) or (isinstance(document, dict) and "messages" not in document):
            raise ImportFailed.of(where, found=document, expected="a list of messages", do="Export it again.")
        for number, row in enumerate(found):
            if not isinstance(row, dict):
                raise ImportFailed.of(
                    f"{where}, message {number}", found=row, expected="an object", do="Export it again."
                )
        yield from sorted(found, key=lambda row: word(row.get("ts")))


def _tell(channel: str, about: str, rows: Any, names: Names, content: Content) -> Review:
    story = Story(content, "slack", "Slack", channel)
    story.notes.mapped.append(f"the channel #{channel}")
    first_lines: dict[str, str] = {}
    extras = {"reactions": 0, "edited": 0}
    for row in rows:
        _take(row, story, names, channel, first_lines, extras)
    if extras["edited"]:
        story.notes.kept.append(f"{count_of(extras['edited'], 'edited message')}: the last wording")
    if extras["reactions"]:
        story.notes.dropped.append(f"{count_of(extras['reactions'], 'reaction')}: not part of a timeline")
    if about:
        story.incident["summary"] = about
    return story.finish(title=f"#{channel}", review_id=channel)


def _take(
    row: dict[str, Any], story: Story, names: Names, channel: str, first_lines: dict[str, str], extras: dict[str, int]
) -> None:
    subtype = word(row.get("subtype"))
    if subtype == "message_changed" and isinstance(row.get("message"), dict):
        row = {**row["message"], "edited": True}
        subtype = word(row.get("subtype"))
    if subtype in _DELETED:
        story.drop("deleted in Slack")
        return
    text, evidence = words_of(row, names)
    ts = word(row.get("ts"))
    first_lines.setdefault(ts, text.split("\n", 1)[0][:80])
    parent = word(row.get("thread_ts"))
    if parent and parent != ts:
        evidence.insert(0, {"text": f"in reply to: {first_lines.get(parent) or 'a message of ' + parent}"})
    user = word(row.get("user")) or word(inside(row, "comment", "user")) or word(inside(row, "file", "user"))
    bot = word(row.get("username")) or word(inside(row, "bot_profile", "name")) or word(row.get("bot_id"))
    is_bot = subtype == "bot_message" or (bool(row.get("bot_id")) and subtype != "bot_add")
    actor = ""
    if user and not is_bot and not names.is_bot(user):
        name, handle = names.person(user, row)
        actor = story.add_person(name, key=user, handles=[handle])
    for mentioned in dict.fromkeys(_MENTION.findall(word(row.get("text")))):
        if not names.is_bot(mentioned) and names.knows(mentioned):
            name, handle = names.person(mentioned)
            story.add_person(name, key=mentioned, handles=[handle])
    edited = bool(row.get("edited"))
    extras["edited"] += edited
    extras["reactions"] += sum(
        int(one["count"])
        for one in list_of(row.get("reactions"))
        if isinstance(one, dict) and isinstance(one.get("count"), int)
    )
    story.add_event(
        ts,
        text,
        key=ts,
        actor=actor,
        evidence=evidence,
        kind="note" if subtype in _QUIET | _ABOUT_ROOM else "",
        importance="background" if subtype in _QUIET else "",
        source=f"Slack #{channel}" + (f", {names.bot(bot)}" if is_bot and bot else ""),
        link=f"#{channel} {ts}",
        tags=[tag for tag, said in (("edited", edited), ("reply", bool(parent and parent != ts))) if said],
    )


def _listed(content: Content) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for row in _rows(content, _CHANNELS):
        found[word(row.get("name")) or word(row.get("id"))] = row
    return found


def _people(content: Content) -> dict[str, dict[str, Any]]:
    return {word(row.get("id")): row for row in _rows(content, ("users.json",))}


def _rows(content: Content, wanted: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    assert content.members
    for name in content.members.names:
        if name.rpartition("/")[2] in wanted:
            for _, document in read_member(content, name):
                yield from rows_of(document)


def _stem(name: str) -> str:
    return re.sub(r"\.(?:json|jsonl|gz)$", "", name, flags=re.IGNORECASE)


IMPORTER = Importer(
    name="slack",
    reads="Slack: a workspace export as zip or folder, a day's file, or conversations.history as JSON",
    identify=_identify,
    read=_read,
    verified="the export of a small workspace",
    parts=re.compile(rf"{_DAY.pattern}|(?:^|/)(?:users\.json|{'|'.join(map(re.escape, _CHANNELS))})$"),
)
