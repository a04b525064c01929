"""Secrets and personal data in text from outside: found by their form, masked by a placeholder that stays the same for the same value.

Nothing here knows names of people; those are the audience's. What has no form of its own (a password in a plain sentence) is not found.

References
----------
Forms of keys and tokens as their issuers document them; card numbers: ISO/IEC 7812 with the check digit of Luhn; account
numbers: ISO 13616, modulo 97.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from review_widgets.errors import InvalidParameter

KINDS: dict[str, str] = {
    "key": "keys and tokens",
    "password": "passwords",
    "email": "e-mail addresses",
    "ip": "IP addresses",
    "card": "card and account numbers",
    "phone": "phone numbers",
}
"""What can be masked, by name, with the words for it."""

_KEY = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----.*?(?:-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----|\Z)"
    r"|\b(?:AKIA|ASIA|AGPA|AROA)[0-9A-Z]{16}\b"
    r"|\bgh[pousr]_[A-Za-z0-9]{20,255}\b|\bgithub_pat_\w{20,255}\b|\bglpat-[\w-]{20,}"
    r"|\bxox[abeoprs]-[\w-]{10,}|\bxapp-\d-[\w-]{10,}|(?<=hooks\.slack\.com/services/)[\w/]{20,}"
    r"|\b[srp]k_(?:live|test)_[0-9A-Za-z]{16,}|\bsk-(?=[\w-]*[0-9A-Z])[A-Za-z0-9_-]{20,}|\bAIza[\w-]{35}|\bya29\.[\w-]{20,}"
    r"|\bnpm_[A-Za-z0-9]{36}\b|\bpypi-[\w-]{40,}|\bSG\.[\w-]{16,}\.[\w-]{16,}|\bdop_v1_[0-9a-f]{64}\b|\bhvs\.[\w-]{20,}"
    r"|\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*"
    r"|\bwhsec_[A-Za-z0-9+/=]{24,}|\bGOCSPX-[\w-]{20,}|\bdckr_pat_[\w-]{20,}|\bAGE-SECRET-KEY-1[0-9A-Z]{50,}|\bhf_[A-Za-z0-9]{30,}"
    r"|\blin_api_[A-Za-z0-9]{30,}|\bshp(?:at|ca|pa|ss)_[0-9a-f]{32}\b|\bsq0(?:atp|csp)-[\w-]{20,}|\bNRAK-[0-9A-Z]{20,}|\b(?:SK|key-)[0-9a-f]{32}\b"
    r"|(?<=AccountKey=)[A-Za-z0-9+/]{40,}={0,2}"
    r"|(?i:(?<=bearer )|(?<=basic )|(?<=authorization: token ))(?=[\w.~+/-]*[0-9A-Z])[\w.~+/-]{16,}={0,2}",
    re.DOTALL,
)
_PLAIN = (
    r"reset|expired?|expires|was|were|is|are|has|had|changed?|change|rotat\w+|polic\w+|manager|field|none|unknown|invalid|wrong|required"
    r"|missing|empty|null|true|false|yes|no|n/a|the|a|an|not|and|or|for|of|in|on|to|see|must|will|should|could|may"
)
_PASSWORD = re.compile(
    r"(?<=://)(?P<login>[^\s/@:\[\]]*:[^\s/@\[\]]+)(?=@)"
    r"|\b(?:\w+[_-])?(?:(?:pg)?password|passwd|passphrase|pwd|pw|(?<=_)pass)\b[\"']?\s*(?:[:=]|\bis\b)\s*"
    rf"(?:(?P<mark>[\"'`])(?P<quoted>[^\"'`\n\[\]]{{4,200}})(?P=mark)|[\"'`]?(?!(?:{_PLAIN})\b|[/~])(?P<word>[^\s\"'`<>\[\],;]{{4,200}}))"
    r"|\b(?:\w*(?:secret(?:[_-]?key(?:[_-]base)?)?|token|api[_-]?key|access[_-]?key|private[_-]?key)|(?:\w+[_-])?(?:signature|sig|auth))\b"
    r"[\"']?\s*[:=]\s*[\"'`]?(?=[\w.~+/%=-]*\d)(?P<value>[\w.~+/%=-]{8,500})"
    r"|\bmysql\w*\b[^\n]{0,200}?\s-p(?P<flag>[^\s\"'\[]{4,100})"
    r"|\bcurl\b[^\n]{0,400}?\s(?:-u|--user)[ =][\"']?(?P<basic>[^\s:\"'\[]{1,64}:[^\s\"'\[]{3,200})"
    r"|\bcookie\b[\"']?: ?[\"']?(?=[^\n\"']{0,400}=)(?=[^\n\"']{0,400}\d)(?P<cookie>[^\n\"'\[]{8,2000})",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"(?<![\w.+/-])(?!git@)[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}\b(?!:\w)")
_IP = re.compile(
    r"(?<![\w.-])(?<!ersion )(?<!elease )(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\d)|\bip(?:-\d{1,3}){4}\b"
    r"|(?<![\w:.])(?=[0-9A-Fa-f:]*:[0-9A-Fa-f:]*:)[0-9A-Fa-f:]{3,39}(?:\.\d{1,3}){0,3}(?![\w:]|\.\d)"
)
_CARD = re.compile(
    r"(?<![\w.-])(?:[3-6]\d|2[2-7])\d\d(?:[ -]?\d{2,6}){2,4}(?![\w-]|\.\d)|\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8}\b"
)
_PHONE = re.compile(
    r"(?<![\w+])\+[1-9]\d{0,2}(?:[ ./()-]{0,3}\d{2,4}){2,5}(?![\w:])|(?<![\w+.-])00[1-9]\d?(?:[ /-]\d{2,7}){2,4}(?![\w:-])"
    r"|(?<!\w)\(\d{3}\) ?\d{3}[-. ]\d{4}(?!\w)|\b(?i:phone|tel|mobile|cell|fax)\b(?i: number)?[ .:]{1,3}(?P<called>[(\d][\d ()/-]{6,16}\d)(?!\w)"
)
_PHONE_LIKE = re.compile(r"\+|\(\d{3}\)|\b00[1-9]|(?i:\b(?:phone|tel|mobile|cell|fax)\b)")
_SHORT, _REMEMBERED = 120, 50_000
"""Texts up to this length that hold nothing are remembered: sources, links, kinds and tags come again with every event."""
_NO_DOMAINS = {
    "service",
    "timer",
    "socket",
    "slice",
    "scope",
    "png",
    "jpg",
    "jpeg",
    "gif",
    "svg",
    "js",
    "css",
    "json",
    "html",
    "tgz",
}
_SAFE_IPS = ("0.0.0.0", "127.0.0.1", "255.255.255.255", "::", "::1")
_SKIPPED = re.compile(r"(?:\w+_)?(?:id|ids|at|on|digest)|actor|assignee|schema_version|importer")


def _is_ip(value: str) -> bool:
    if ":" in value and (len(value) < 6 or not any(sign.isdigit() for sign in value)):
        return False
    try:
        return str(ipaddress.ip_address(value.removeprefix("ip-").replace("-", "."))) not in _SAFE_IPS
    except ValueError:
        return False


def _is_card(value: str) -> bool:
    plain = re.sub(r"[ -]", "", value)
    if plain[:2].isalpha():
        moved = plain[4:] + plain[:4]
        return 15 <= len(plain) <= 34 and int("".join(str(int(sign, 36)) for sign in moved)) % 97 == 1
    digits = [int(digit) for digit in reversed(plain)]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return 13 <= len(digits) <= 19 and (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _is_email(value: str) -> bool:
    return value.rpartition(".")[2].lower() not in _NO_DOMAINS


def _is_phone(value: str) -> bool:
    return 8 <= sum(sign.isdigit() for sign in value) <= 15


_MARKS = tuple(
    "PRIVATE KEY|AKIA|ASIA|AGPA|AROA|ghp_|gho_|ghu_|ghs_|ghr_|github_pat_|glpat-|xox|xapp-|hooks.slack.com/services/|k_live_|k_test_|sk-|AIza"
    "|ya29.|npm_|pypi-|SG.|dop_v1_|hvs.|eyJ|AccountKey=|whsec_|GOCSPX-|dckr_pat_|AGE-SECRET-KEY-|hf_|lin_api_|shpat_|shpca_|shppa_|shpss_|sq0"
    "|NRAK-|SK|key-".split("|")
)
_TELLING = (
    "passw",
    "passphrase",
    "pwd",
    "pw",
    "_pass",
    "secret",
    "token",
    "key",
    "sig",
    "auth",
    "mysql",
    "curl",
    "cookie",
)
_CARD_LIKE = re.compile(r"\d\d[ \-A-Z0-9]{6}")


def _maybe_key(text: str) -> bool:
    return any(mark in text for mark in _MARKS) or any(
        mark in text.lower() for mark in ("bearer ", "basic ", "authorization: token ")
    )


def _maybe_password(text: str) -> bool:
    plain = text.lower()
    return any(mark in plain for mark in _TELLING) or ("://" in plain and "@" in plain)


def _maybe_ip(text: str) -> bool:
    return text.count(".") >= 3 or text.count(":") >= 2 or "ip-" in text


_FORMS: tuple[tuple[str, Callable[[str], object], re.Pattern[str], Callable[[str], bool]], ...] = (
    ("key", _maybe_key, _KEY, bool),
    ("password", _maybe_password, _PASSWORD, bool),
    ("email", lambda text: "@" in text, _EMAIL, _is_email),
    ("ip", _maybe_ip, _IP, _is_ip),
    ("card", _CARD_LIKE.search, _CARD, _is_card),
    ("phone", _PHONE_LIKE.search, _PHONE, _is_phone),
)
"""In the order they are looked for: kind, a quick look that is never wrong about "no", the form, a check of what was found."""


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
        self._forms = [form for form in _FORMS if form[0] not in left]
        self._seen: dict[str, dict[str, str]] = {}
        self._last = dict.fromkeys(KINDS, 0)
        self._clean: set[str] = set()
        self._found: dict[str, list[tuple[str, str]]] = {}

    def text(self, text: str, *, place: str = "") -> str:
        """Give a text with everything masked that is to be; ``place`` is where it stands, for the report."""
        for kind, maybe, pattern, holds in self._forms:
            if maybe(text):
                text = pattern.sub(partial(self._mask, kind=kind, holds=holds, place=place), text)
        return text

    def may_hold(self, text: str) -> bool:
        """Whether a text has anything of a form that is looked for; quick, and never False where `text` would mask."""
        if text in self._clean:
            return False
        found = any(maybe(text) and pattern.search(text) for _, maybe, pattern, _ in self._forms)
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
            shown = ", ".join(where[:5]) + (f" and {len(where) - 5} more places" if len(where) > 5 else "")
            different = len({placeholder for _, placeholder in found})
            lines.append(f"{KINDS[kind]} {len(found)}, {different} different{f' ({shown})' if shown else ''}")
        self._found = {}
        return tuple(lines)

    def _mask(self, found: re.Match[str], *, kind: str, holds: Callable[[str], bool], place: str) -> str:
        group = next((name for name, value in found.groupdict().items() if value and name != "mark"), 0)
        value = found[group]
        if not holds(value) or value.startswith("["):
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
