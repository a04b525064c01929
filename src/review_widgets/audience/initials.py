"""Initials that stand for somebody: ``SK`` before a colon in a chat, as who did something, in brackets, as a signature.

Two or three capitals may be anything, so they are taken for a person only where a person stands, and never where they are a word
that everybody uses, or the name of a service, team or place of the review.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from review_widgets.audience.forms import see, telling_parts
from review_widgets.model import Participant

WORDS = frozenset(
    "AD AI AM AP API AZ BE BI BR CA CD CE CI CIO CPU CRM CSS CSV CTO CVE DB DC DNS DR EC ERP EU FAQ FE FK FS FYI GB GC GPU HA HD HQ HR HTTP ID "
    "IM IO IP IQ IRC ISP IT JS KB KPI LAN LB LDAP LTS MB ML MR MS NA NB NO OK OOM OS PC PDF PG PK PM PO PR PS QA QE QPS RAM RC RCA RDS RFC RO RPC "
    "RS SD SDK SE SEV SLA SLI SLO SM SMS SP SQL SRE SSD SSH SSL SSO TB TCP TLS TPS TS TTL TV UAT UDP UI UK URL US UTC UX VIP VM VP VPC VPN WAN WAF "
    "XML".split()
)
"""Short words in capitals that are nobody's initials, whatever anybody is called."""
_DONE = (
    r"(?:(?:then|also|just|now|has|had|have|is|was|will|did|does|could|would)\s+)*"
    r"(?:[a-z]{3,}ed|[a-z]{2,}ing|said|says|saw|sees|went|goes|took|takes|ran|runs|found|finds|wrote|writes|told|got|gets|began|thinks?|thought"
    r"|knew|knows|sent|sends|put|puts|made|makes|left|gave|came|built|set|on\s+it)\b"
)
_CLOCK = r"[\[(]?(?:\d{4}-\d\d-\d\d[T ])?\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\s?[ap]m)?(?:\s?(?:UTC|Z))?[\])]?"
_BEGINS = rf"(?:^[\s>*•\-–—|]*(?:{_CLOCK}\s*[-–—|,]?\s*)?|[.;!?]\s+|\b(?:then|and|but|while|when|after|before|because|that|so)\s+)"


def find_initials(people: Iterable[Participant], *, words: Iterable[str] = ()) -> dict[str, str]:
    """Give each set of initials, in capitals, with who stands for it; ``words`` are names of things that are left alone."""
    kept = WORDS | {word.upper() for word in words}
    found: dict[str, list[str]] = {}
    for person in people:
        letters = "".join(
            see(part)[0][:1].upper() for part in telling_parts(person.name) if "-" not in person.name or part
        )
        parts = [part for part in person.name.split() if part[:1].isalpha()]
        short = "".join(see(part)[0][:1].upper() for part in (parts[0], parts[-1])) if len(parts) > 1 else ""
        for one in dict.fromkeys((letters, short)):
            if 2 <= len(one) <= 3 and one.isalpha() and one not in kept:
                found.setdefault(one, []).append(person.pseudonym)
    return {one: " or ".join(dict.fromkeys(who)) for one, who in found.items()}


def initials_replacer(initials: dict[str, str]) -> Callable[[str], str]:
    """Make the function that puts who stands for initials, where a person stands."""
    if not initials:
        return lambda text: text
    one = "|".join(map(re.escape, sorted(initials, key=len, reverse=True)))
    dotted = {r"\.\s?".join(letters) + r"\.": who for letters, who in initials.items()}
    places = re.compile(
        rf"(?P<before>{_BEGINS})(?P<a>{one})(?=\s*(?:[>|]|:(?!\d))|\s[-–—]\s|\s+{_DONE}|\s+(?:and|&|\+)\s+[A-Z])"
        rf"|(?<![\w.-])(?P<b>{one})(?=['’]s\b|\s*:(?!\d))"
        rf"|(?P<mark>[@<(\[]|\b(?:by|asked|told|paged|pinged|called|thanks,?|cc|owner|assignee|per|with):?\s+)(?P<c>{one})(?![\w-])"
        rf"|(?P<end>[-–—/~]\s?)(?P<d>{one})(?=\s*$)|\A\s*(?P<e>{one})\s*\Z",
        re.MULTILINE,
    )
    quick = re.compile(rf"(?<![^\W_])(?:{one})(?![^\W_])")

    def put(found: re.Match[str]) -> str:
        letters = next(found[name] for name in "abcde" if found[name])
        return found[0].replace(letters, initials[letters])

    def replace(text: str) -> str:
        for pattern, who in dotted.items():
            if "." in text:
                text = re.sub(rf"(?<![\w.]){pattern}(?!\w)", who, text)
        while quick.search(text):
            changed = places.sub(put, text)
            if changed == text:
                break
            text = changed
        return text

    return replace
