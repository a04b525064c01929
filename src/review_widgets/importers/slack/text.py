"""Slack's own notation put into words: mentions, channels, links, entities, blocks, attachments and files."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from review_widgets.importers._documents import inside, list_of, word

_MARKED = re.compile(r"<([^<>]+)>")


class Names:
    """Who is who in a workspace: users by id with their row of users.json, channels by id with their name."""

    def __init__(
        self, people: Mapping[str, dict[str, Any]] | None = None, channels: Mapping[str, str] | None = None
    ) -> None:
        self._people, self._channels = people or {}, channels or {}
        self._told: dict[str, tuple[str, str]] = {}
        self._bots = {word(inside(row, "profile", "bot_id")): row for row in self._people.values()} if people else {}

    def person(self, user: str, row: Mapping[str, Any] | None = None) -> tuple[str, str]:
        """Give a user's name and handle; the message's own profile where the user is not listed, the id where nothing is known."""
        if user in self._told:
            return self._told[user]
        one: Any = self._people.get(user) or {}
        profile = inside(one, "profile") or (row or {}).get("user_profile") or {}
        name = word(inside(profile, "real_name")) or word(one.get("real_name")) or word(inside(profile, "display_name"))
        handle = word(one.get("name")) or word(inside(profile, "name"))
        found = name or handle or user, handle
        if one:
            self._told[user] = found
        return found

    def knows(self, user: str) -> bool:
        """Whether a user is listed."""
        return user in self._people

    def is_bot(self, user: str) -> bool:
        """Whether a user is a program."""
        return bool((self._people.get(user) or {}).get("is_bot")) or user == "USLACKBOT"

    def bot(self, known: str) -> str:
        """Give a bot's name by its id or name."""
        return word((self._bots.get(known) or {}).get("real_name")) or known

    def channel(self, known: str) -> str:
        """Give a channel's name by its id."""
        return self._channels.get(known, known)

    def in_words(self, text: str) -> str:
        """Give a text with mentions, channels and links in words and entities as characters."""
        return html.unescape(_MARKED.sub(self._word, text)) if "<" in text or "&" in text else text

    def _word(self, found: re.Match[str]) -> str:
        target, _, label = found[1].partition("|")
        if target.startswith("@"):
            return (
                f"@{label.lstrip('@') or self.person(target[1:])[0]}"
                if target[1:] not in self._people
                else f"@{self.person(target[1:])[0]}"
            )
        if target.startswith("#"):
            return f"#{label or self.channel(target[1:])}"
        if target.startswith("!"):
            return label or f"@{target[1:].partition('^')[0]}"
        plain = target.removeprefix("mailto:").removeprefix("tel:")
        return (
            f"{label} ({plain})"
            if label and label not in (plain, target) and not plain.endswith(f"//{label}")
            else plain
        )


def words_of(row: Mapping[str, Any], names: Names) -> tuple[str, list[dict[str, str]]]:
    """Give a message's text and its evidence: files, unfurled links, attachments.

    A message without a text of its own takes it from its blocks, else from its attachments.
    """
    text = names.in_words(word(row.get("text"))) or names.in_words("\n".join(_block_lines(row.get("blocks"))))
    shown: list[dict[str, str]] = []
    for one in list_of(row.get("attachments")):
        if isinstance(one, dict):
            said = names.in_words(_attachment(one))
            link = word(one.get("title_link")) or word(one.get("from_url")) or word(one.get("original_url"))
            if text.strip():
                shown.append({"url": link, "text": said})
            else:
                text = said
    files = [*list_of(row.get("files")), *([row["file"]] if isinstance(row.get("file"), dict) else [])]
    for one in files:
        if isinstance(one, dict):
            link = word(one.get("permalink")) or word(one.get("url_private"))
            shown.append({"url": link, "text": word(one.get("title")) or word(one.get("name")) or "a file"})
    said = word(inside(row, "comment", "comment"))
    if said and said not in text:
        text = f"{text}\n{names.in_words(said)}"
    return text, [{key: value for key, value in one.items() if value} for one in shown]


def _attachment(one: Mapping[str, Any]) -> str:
    parts = [word(one.get("pretext")), word(one.get("title")), word(one.get("text"))]
    if not any(parts):
        parts = ["\n".join(_block_lines(one.get("blocks"))) or word(one.get("fallback"))]
    parts += [
        f"{word(f.get('title'))}: {word(f.get('value'))}" for f in list_of(one.get("fields")) if isinstance(f, dict)
    ]
    return "\n".join(dict.fromkeys(filter(None, parts)))


def _block_lines(blocks: Any) -> list[str]:
    """Give the lines of Block Kit: every text in reading order, a line per block."""
    lines = []
    for block in blocks if isinstance(blocks, list) else ():
        parts: list[str] = []
        _walk(block, parts)
        if said := "".join(parts).strip():
            lines.append(said)
    return lines


def _walk(value: Any, parts: list[str]) -> None:
    if isinstance(value, list):
        for inner in value:
            _walk(inner, parts)
    elif isinstance(value, dict):
        kind = value.get("type")
        if kind in ("user", "channel", "usergroup", "broadcast", "emoji", "link"):
            parts.append(_element(value, str(kind)))
        elif isinstance(value.get("text"), str):
            parts.append(value["text"])
        else:
            for key in ("text", "fields", "elements"):
                if key in value:
                    _walk(value[key], parts)
            if kind in ("rich_text_section", "section"):
                parts.append("\n")


def _element(value: Mapping[str, Any], kind: str) -> str:
    if kind == "user":
        return f"<@{word(value.get('user_id'))}>"
    if kind == "channel":
        return f"<#{word(value.get('channel_id'))}>"
    if kind == "emoji":
        return f":{word(value.get('name'))}:"
    if kind == "link":
        return word(value.get("text")) or word(value.get("url"))
    return f"@{word(value.get('range')) or word(value.get('usergroup_id'))}"
