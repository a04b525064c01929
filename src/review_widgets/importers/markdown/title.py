"""The id of an incident that people put before its title, as in "INC-204: Checkout slow"."""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"\s*(?:\[(?P<square>{id})\]|\((?P<round>{id})\)|(?P<bare>{id})(?=\s*:\s|\s+[-–—|]\s))\s*[:|–—-]?\s*\S".replace(
        "{id}", r"[A-Z][A-Z0-9]{1,9}(?:-\d{1,8}){1,3}|[A-Z]{2,10}\d{4,10}"
    )
)
_NO_IDS = frozenset(
    "AES ASN BASE CET CIDR COVID CP CVE CWE DAY DIN EN ERROR EXIT FY GMT GPT HTTP HTTPS IE IEC IEEE IPV ISO JDK LATIN LEVEL MD MP OWASP PART"
    " PHASE PORT PRIO PRIORITY PY RC RELEASE RFC RSA SEV SEVERITY SHA SIGKILL STEP SSL TIER TLS TOP UCS UTC UTF V VERSION WEEK WINDOWS X".split()
)
"""What looks like the beginning of an id and names a severity, a standard, a release or a weakness."""


def id_before(title: str) -> str:
    """Give the id that stands before a title, "" where none does.

    Examples
    --------
    >>> id_before("INC-204: Checkout slow"), id_before("[OPS-7] Belt stops"), id_before("SEV-1: Checkout slow")
    ('INC-204', 'OPS-7', '')
    """
    found = _BEFORE.match(title)
    stated = (found["square"] or found["round"] or found["bare"]) if found else ""
    word = re.match(r"[A-Z]+", stated)
    return "" if word and word[0] in _NO_IDS else stated
