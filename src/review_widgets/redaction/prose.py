"""What people say of a password or key where its value could stand: "password: rotated", "the token: nobody knew it".

A word of these lists behind a colon or "is" is taken for prose and stays; every other single word there is taken for the secret.
What could as well be somebody's password (admin, default, secret, welcome) stands in none of them.
"""

from __future__ import annotations

import re

_BECAME = (
    "accepted added blocked broken cached changed checked compromised confirmed copied created deleted denied disabled disclosed duplicated"
    " emailed enabled encrypted entered expired exposed failed forgotten found generated given guessed hashed hidden issued known leaked"
    " locked logged lost mailed masked mismatched misspelt misspelled mistyped moved needed obfuscated omitted overwritten pasted printed"
    " protected published pushed readable redacted refreshed refused regenerated reissued rejected removed renamed renewed replaced requested"
    " required reset restored returned reused revealed revoked rolled rotated rotating saved scrubbed sent shared shown stolen stored"
    " swapped synced taken tested transmitted truncated typed unchanged unencrypted unknown unlocked unset untouched updated used validated"
    " verified visible withdrawn written"
)
_IS_SO = (
    "absent bad blank correct empty fine good gone identical inaccessible incorrect insecure invalid lacking longer missing new okay old"
    " outdated plain plaintext present right safe same secure shorter stale strong temporary unavailable unsafe valid visible weak wrong"
)
_WHO = (
    "anybody anyone everybody everyone nobody nothing somebody someone something anything everything they them their theirs she her hers"
    " his him our ours your yours mine its itself neither either another other others none both many few several"
)
_SMALL = (
    "about above after again against all almost already also although always and any apart are around because been before behind being"
    " below beside between beyond but can cannot could did does doing done during each either else ever every first for from had has have"
    " here how however inside instead into just last later least less like made make may maybe might more most must near never next no not"
    " now off once one only onto or ought out outside over per perhaps please probably quite rather really see shall should since so some"
    " soon still such than that the then there therefore these this those though three through thus till time today together tomorrow too"
    " twice two under unless until upon use using usually very via was were what whatever when whenever where whether which while who whose"
    " why will with within without would yesterday yet you"
)
_ABOUT = (
    "access account accounts age algorithm attempt attempts auth authentication authorization bearer basic bcrypt boolean bytes change"
    " changes characters check checks complexity config configuration credential credentials data database detail details encryption entry"
    " environment error errors expiration expiry failure failures field file format generation guessing handling hash history hygiene"
    " integer issue issues jwt keychain kerberos length letters lifetime limit login logins management manager mismatch name null nullable"
    " number oauth object optional page policies policy problem problems prompt question questions reason renewal renewals"
    " request requests reuse review revocation rotation rotations rule rules saml scope scopes screen sharing size storage store string"
    " support team text tbd todo token tokens type types undefined update updates usage user users validation validity value variable vault version"
)
_ABROAD = "abgelaufen falsch fehlt geändert leer niemand unbekannt zurückgesetzt changé expiré inconnu oublié cambiada caducada desconocida"
SAID = frozenset(" ".join((_BECAME, _IS_SO, _WHO, _SMALL, _ABOUT, _ABROAD)).split())
"""Words that are said of a secret and are none themselves."""

_BEHIND = re.compile(r"(?::(?!=)|\bis\b)\s{0,5}[\"'`]?\Z", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_SHORTENED = re.compile(r"['’](?:t|s|re|ve|ll|d)\b", re.IGNORECASE)


def is_said_of_it(value: str, before: str, after: str) -> bool:
    """Whether what stands behind a telling word and a colon or "is" speaks of the secret instead of being it.

    Examples
    --------
    >>> is_said_of_it("rotated.", "the password: ", "")
    True
    >>> is_said_of_it("hunter", "password: ", "")
    False
    >>> is_said_of_it("rotated", "PASSWORD=", "")
    False
    """
    if not _BEHIND.search(before):
        return False
    plain = value.rstrip(".:!?)…").lower()
    first = re.split(r"['’/]|--|[—–]", plain, maxsplit=1)[0]
    if not _WORD.fullmatch(first):
        return False
    shortened = _SHORTENED.match(after) or _SHORTENED.match(plain, len(first))
    return first in SAID or bool(shortened)
