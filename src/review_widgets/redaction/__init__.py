"""Secrets and personal data in text from outside: found by their form, masked by a placeholder that stays the same for the same value.

Nothing here knows names of people; those are the audience's. What has no form of its own (a password in a plain sentence) is not found.

References
----------
Forms of keys and tokens as their issuers document them; card numbers: ISO/IEC 7812 with the check digit of Luhn; account
numbers: ISO 13616, modulo 97.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from review_widgets.errors import InvalidParameter
from review_widgets.plural import count_of
from review_widgets.redaction.forms import FORMS, Form

KINDS: dict[str, str] = {
    "key": "keys and tokens",
    "password": "passwords",
    "email": "e-mail addresses",
    "ip": "IP addresses",
    "mac": "MAC addresses",
    "card": "card and account numbers",
    "phone": "phone numbers",
}
"""What can be masked, by name, with the words for it."""

_SHORT, _REMEMBERED = 120, 50_000
"""Texts up to this length that hold nothing are remembered: sources, links, kinds and tags come again with every event."""
_SKIPPED = re.compile(r"(?:\w+_)?(?:id|ids|at|on|digest)|actor|assignee|schema_version|importer")
_BEFORE, _AFTER = 48, 16
"""How many characters around a value tell what it is."""


class Masks:
    """Masks the same value by the same placeholder, such as ``[email-1]``, over all texts it is given.

    Parameters
    ----------
    keep
        Kinds to leave as they are, names of `KINDS`.

    Raises
    ------
    InvalidParameter
        A kind in ``keep`` is unknown.
    """

    def __init__(self, keep: Iterable[str] = ()) -> None:
        left = set(keep)
        if unknown := left - set(KINDS):
            raise InvalidParameter.of(
                "keep", found=sorted(unknown), expected=f"kinds of {', '.join(KINDS)}", do="Mend it."
            )
        self._forms = [form for form in FORMS if form.kind not in left]
        self._seen: dict[str, dict[str, str]] = {}
        self._last = dict.fromkeys(KINDS, 0)
        self._clean: set[str] = set()
        self._found: dict[str, list[tuple[str, str]]] = {}

    def text(self, text: str, *, place: str = "") -> str:
        """Give a text with everything masked that is to be; ``place`` is where it stands, for the report."""
        for form in self._forms:
            if form.maybe(text):
                text = form.pattern.sub(partial(self._mask, form=form, place=place), text)
        return text

    def may_hold(self, text: str) -> bool:
        """Whether a text has anything of a form that is looked for; quick, and never False where `text` would mask."""
        if text in self._clean:
            return False
        found = any(form.maybe(text) and form.pattern.search(text) for form in self._forms)
        if not found and len(text) <= _SHORT and len(self._clean) < _REMEMBERED:
            self._clean.add(text)
        return found

    def record(self, raw: Any, *, place: str = "") -> Any:
        """Give parsed JSON with every text masked but ids, times and digests."""
        if isinstance(raw, str):
            return self.text(raw, place=place) if raw else raw
        if isinstance(raw, Mapping):
            here = f"{place} {raw['id']}" if place and isinstance(raw.get("id"), str) else place
            return {
                key: value if _SKIPPED.fullmatch(key) else self.record(value, place=f"{here}.{key}" if here else key)
                for key, value in raw.items()
            }
        return [self.record(value, place=place) for value in raw] if isinstance(raw, list) else raw

    def reserve(self, text: str) -> None:
        """Keep the placeholders of a text that was masked before from being given to other values."""
        for kind, number in re.findall(rf"\[({'|'.join(KINDS)})-(\d{{1,6}})\]", text):
            self._last[kind] = max(self._last[kind], int(number))

    def report(self) -> tuple[str, ...]:
        """Give one line per kind masked since the last report: how many, how many different, and where; never a value."""
        lines = []
        for kind, found in self._found.items():
            where = list(dict.fromkeys(filter(None, (place for place, _ in found))))
            shown = ", ".join(where[:5]) + (f" and {count_of(len(where) - 5, 'more place')}" if len(where) > 5 else "")
            different = len({placeholder for _, placeholder in found})
            lines.append(f"{KINDS[kind]} {len(found)}, {different} different{f' ({shown})' if shown else ''}")
        self._found = {}
        return tuple(lines)

    def _mask(self, found: re.Match[str], *, form: Form, place: str) -> str:
        group = next((name for name, value in found.groupdict().items() if value and name != "mark"), 0)
        value, kind = found[group], form.kind
        before = found.string[max(0, found.start(group) - _BEFORE) : found.start(group)]
        after = found.string[found.end(group) : found.end(group) + _AFTER]
        if value.startswith("[") or not form.holds(value, before, after):
            return found[0]
        known = self._seen.setdefault(kind, {})
        if value not in known:
            self._last[kind] += 1
            known[value] = f"[{kind}-{self._last[kind]}]"
        placeholder = known[value]
        self._found.setdefault(kind, []).append((place, placeholder))
        start, end = found.start(group) - found.start(), found.end(group) - found.start()
        return found[0][:start] + placeholder + found[0][end:]


def mask_text(text: str, *, keep: Iterable[str] = ()) -> str:
    """Give a text with secrets and personal data masked.

    Examples
    --------
    >>> mask_text("Ask ada@example.org or ada@example.org, then ssh to 10.1.2.3")
    'Ask [email-1] or [email-1], then ssh to [ip-1]'
    >>> mask_text("ssh to 10.1.2.3", keep=("ip",))
    'ssh to 10.1.2.3'
    """
    return Masks(keep).text(text)
