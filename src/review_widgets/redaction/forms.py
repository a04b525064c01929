"""The forms that secrets and personal data have: for each kind a quick look, a pattern, and a check of what was found.

Every repetition that a failed match could try again is bounded, so that a line of a megabyte takes a time in proportion to its length.

A network is masked like an address, and its length stays; only the blocks that a standard sets aside as a whole, such as ``10.0.0.0/8``,
are nobody's and stay. The object identifier ``1.3.6.1`` is an address only where the words around it say so; others of four numbers, which
are somebody's addresses as well, stay only where the words around them say that they are identifiers.

References
----------
Blocks set aside: IANA, "IPv4 and IPv6 Special-Purpose Address Registries" (RFC 6890); object identifiers: ITU-T X.660, RFC 1155 (1.3.6.1),
RFC 5280 (2.5.4 and 2.5.29), RFC 8410 (1.3.101); IBAN lengths: SWIFT, "IBAN Registry"; lengths of card numbers by their first digits:
ISO/IEC 7812 and the issuers' pages; telephone numbers: ITU-T E.164 and the North American Numbering Plan.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from dataclasses import dataclass

from review_widgets.redaction.prose import is_said_of_it


@dataclass(frozen=True)
class Form:
    """One kind: ``maybe`` is a quick look that is never wrong about "no"; ``holds`` takes the value and what stands before and after it."""

    kind: str
    maybe: Callable[[str], object]
    pattern: re.Pattern[str]
    holds: Callable[[str, str, str], bool]


_KEY = re.compile(
    r"-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----.*?(?:-----END [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----|\Z)"
    r"|\b(?:AKIA|ASIA|AGPA|AROA)[0-9A-Z]{16}\b"
    r"|\bgh[pousr]_[A-Za-z0-9]{20,255}\b|\bgithub_pat_\w{20,255}\b"
    r"|\bgl(?:pat|ptt|dt|rt|cbt|soat|ft|imt|agent|oas|ffct)-[\w-]{20,}"
    r"|\bxox[a-z](?:\.xox[a-z])?-[\w%+/-]{10,}|\bxapp-\d-[\w-]{10,}|(?<=hooks\.slack\.com/services/)[\w/]{20,}"
    r"|(?<=/api/webhooks/)\d{17,20}/[\w-]{40,}|\bmfa\.[\w-]{60,}|(?<![\w.-])[MNO][\w-]{22,28}\.[\w-]{6,7}\.[\w-]{27,45}(?![\w-])"
    r"|(?<=/IncomingWebhook/)[\w/-]{32,}"
    r"|\b[srp]k_(?:live|test)_[0-9A-Za-z]{16,}|\bsk-(?=[\w-]{0,250}[0-9A-Z])[A-Za-z0-9_-]{20,}|\bAIza[\w-]{35}|\bya29\.[\w-]{20,}"
    r"|\bnpm_[A-Za-z0-9]{36}\b|\bpypi-[\w-]{40,}|\bSG\.[\w-]{16,}\.[\w-]{16,}|\bdop_v1_[0-9a-f]{64}\b|\bhvs\.[\w-]{20,}"
    r"|(?<![\w-])eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*"
    r"|\bwhsec_[A-Za-z0-9+/=]{24,}|\bGOCSPX-[\w-]{20,}|\bdckr_pat_[\w-]{20,}|\bAGE-SECRET-KEY-1[0-9A-Z]{50,}|\bhf_[A-Za-z0-9]{30,}"
    r"|\blin_api_[A-Za-z0-9]{30,}|\bshp(?:at|ca|pa|ss)_[0-9a-f]{32}\b|\bsq0(?:atp|csp)-[\w-]{20,}|\bNRAK-[0-9A-Z]{20,}"
    r"|\b(?:SK|AC|key-|dapi)[0-9a-f]{32}\b|\bATATT3[\w=-]{40,}|\bsntry[su]_[\w=+/-]{40,}|\bgl(?:c|sa)_[\w=+/-]{32,}|\brubygems_[0-9a-f]{48}\b"
    r"|\bEAACEdEose0cBA[0-9A-Za-z]+|\b\d{8,10}:AA[\w-]{33}(?![\w-])|:APA91b[\w-]{60,}|\bpul-[0-9a-f]{40}\b|\bPMAK-[\w-]{50,}"
    r"|(?<=AccountKey=)[A-Za-z0-9+/]{40,}={0,2}"
    r"|(?i:authorization[\"']?\s{0,3}[:=]\s{0,3}[\"']?(?:basic\s{1,3}(?P<basic>(?-i:(?=[\w+/]{0,400}[A-Z0-9=])[\w+/]{4,}={0,2}))"
    r"|(?:bearer|token|apikey|negotiate)\s{1,3}(?P<header>[\w.~+/-]{16,}={0,2})))"
    r"|(?i:(?<=bearer )|(?<=basic ))(?=[\w.~+/-]{0,400}[0-9A-Z])[\w.~+/-]{16,}={0,2}",
    re.DOTALL,
)
_MARKS = tuple(
    "PRIVATE KEY|AKIA|ASIA|AGPA|AROA|ghp_|gho_|ghu_|ghs_|ghr_|github_pat_|gl|xox|xapp-|hooks.slack.com/services/|k_live_|k_test_|sk-|AIza"
    "|ya29.|npm_|pypi-|SG.|dop_v1_|hvs.|eyJ|AccountKey=|whsec_|GOCSPX-|dckr_pat_|AGE-SECRET-KEY-|hf_|lin_api_|shpat_|shpca_|shppa_|shpss_|sq0"
    "|NRAK-|SK|AC|key-|dapi|ATATT3|sntry|rubygems_|EAACEd|:AA|APA91b|pul-|PMAK-|/api/webhooks/|mfa.|/IncomingWebhook/".split(
        "|"
    )
)
_IN_PARTS = re.compile(r"(?<![\w.-])[MNO][\w-]{22,28}\.[\w-]{6}")
_PLAIN = (
    r"reset|expired?|expires|was|were|is|are|has|had|changed?|change|rotat\w+|polic\w+|manager|field|none|unknown|invalid|wrong|required"
    r"|missing|empty|null|true|false|yes|no|n/a|the|a|an|not|and|or|for|of|in|on|to|see|must|will|should|could|may"
)
_ELSEWHERE = r"\$\{|\$\(|\$[A-Z_]+\b|\{\{|%[({]|\*{3}|x{4,}\b|<"
"""What stands in place of a secret that is kept elsewhere."""
_AT_HOST = (
    r"(?=@(?:[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.?|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?(?:[/?#&,;\s\"'`)>|}]|\Z))"
)
_RAW = r"[^\s\[\]\"'`<>:]|:(?!//)"
"""A sign of a password that was put into an address as it is: also ``/`` and ``@``."""
_DATABASE = "|".join(
    f"(?<={scheme}://)"
    for scheme in "postgres postgresql mysql mariadb mongodb mongodb+srv redis rediss amqp amqps ftp sftp".split()
).replace("+", r"\+")
_WORDS = r"(?:pg)?password|passwd|passphrase|pwd|pw|passwort|kennwort|mot de passe|contrase[ñn]a|wachtwoord|senha"
_PASSWORD = re.compile(
    rf"(?<=://)(?P<login>[^\s/@:\[\]]{{0,200}}:[^\s/@\[\]]{{1,500}}){_AT_HOST}"
    rf"|(?<=://)(?P<slashed>[^\s/@:\[\]]{{0,200}}:(?!\d{{1,5}}[/?#])(?:{_RAW}){{1,200}}){_AT_HOST}"
    rf"|(?:{_DATABASE})(?P<digits>[^\s/@:\[\]]{{0,200}}:\d{{1,5}}/(?:(?!\?)(?:{_RAW})){{1,200}}){_AT_HOST}"
    r"|(?<=://)(?P<loose>[^\s/@:\[\]]{0,200}:[^\s/@\[\]]{1,500})(?=@)|(?<=://)(?=[\w-]{0,250}\d)(?P<user>[\w-]{20,255})(?=@)"
    rf"|\b(?:\w+[_-])?(?:{_WORDS}|(?<=_)pass)\b[\"']?\s{{0,5}}(?:=>|:=|[:=]|\bis\b)\s{{0,5}}"
    rf"(?:(?P<mark>[\"'`])(?!{_ELSEWHERE})(?P<quoted>[^\"'`\n\[\]]{{4,200}})(?P=mark)"
    rf"|[\"'`]?(?!(?:{_PLAIN})\b|[/~]|{_ELSEWHERE})(?:(?<==)(?P<short>[^\s\"'`<>\[\],;]{{3}})(?![^\s\"'`<>\[\],;])|(?P<word>[^\s\"'`<>\[\],;]{{4,200}})))"
    rf"|\bpass(?:=|:\s(?=\w{{0,30}}\d)(?=\w{{0,30}}[a-z]))(?!(?:{_PLAIN})\b|[/~]|{_ELSEWHERE})(?P<pass>[^\s\"'`<>\[\],;]{{6,200}})"
    rf"|--(?:\w+-)?pass(?:word|wd|phrase)?\s(?!{_ELSEWHERE}|[-/~])(?P<option>[^\s\"'`<>\[\]]{{4,200}})"
    rf"|<(?:\w{{1,30}}:)?password>(?!{_ELSEWHERE})(?P<element>[^<>\s\[]{{3,200}})(?=</)"
    r"|\b(?:\w*(?:secret(?:[_-]?key(?:[_-]base)?)?|token|api[_-]?key|access[_-]?key|private[_-]?key)|(?:\w+[_-])?(?:signature|sig|auth))\b"
    r"[\"']?\s{0,5}[:=]\s{0,5}[\"'`]?(?:(?=[\w.~+/%=-]{0,500}\d)(?P<value>[\w.~+/%=-]{8,500})|(?<=[=\"'])(?P<letters>[A-Za-z/+]{16,500}={0,2})(?![\w.(]))"
    r"|\b(?:pass(?:code)?|(?:\w{1,40}[_ -])?(?:secret(?:[_ -]?key)?|token|(?:api|access|private)[_ -]?key|credential))\b[\"']?\s{0,3}:\s{0,3}"
    r"[\"'`]?(?P<alone>(?=\d{0,63}[A-Za-z])[A-Za-z0-9]{4,63})(?=[\"'`]?[.,;)}!]{0,2}[\"'`]?\s{0,3}(?:\n|\Z)|[\"'`]?[,;)}]|[.!?]\s)"
    r"|\baws_secret_access_key[\"']?\s{0,5}[:=]\s{0,5}(?P<access>[A-Za-z0-9/+]{40})(?![\w/+])"
    r"|(?:\[key-\d{1,6}\]|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b)\W{1,20}(?:[A-Za-z_]{1,30}\W{1,6}){0,4}(?<![\w/+])(?![0-9a-f]{40})"
    r"(?P<beside>[A-Za-z0-9/+]{40})(?![\w/+=])"
    r"|\bmysql\w*\b[^\n]{0,200}?\s-p(?P<flag>[^\s\"'\[]{4,100})"
    r"|\bcurl\b[^\n]{0,400}?\s(?:-u|--user)[ =][\"']?(?P<basic>[^\s:\"'\[]{1,64}:[^\s\"'\[]{3,200})"
    r"|\bcookie\b[\"']?: ?[\"']?(?=[^\n\"']{0,400}=)(?=[^\n\"']{0,400}\d)(?P<cookie>[^\n\"'\[]{8,2000})",
    re.IGNORECASE,
)
_TELLING = (
    *("passw", "passphrase", "pwd", "pw", "pass", "kennwort", "mot de passe", "contrase", "wachtwoord", "senha"),
    *("secret", "token", "key", "akia", "asia", "sig", "auth", "mysql", "curl", "cookie"),
)
_TELLING_LITTLE = re.compile(
    r"\b(?:(?P<pass>pass)|(?:unexpected|illegal|next|stop|end|start|special|parse|syntax) token)[\"']?\s{0,3}:\s{0,3}[\"'`]?\Z",
    re.IGNORECASE,
)
"""Words that name a secret in some sentences only: a test passes, a parser meets tokens."""
_LOGIN = re.compile(r"\b(?:user(?:name)?|usr|uid|login|account|credentials?)\b", re.IGNORECASE)
_EMAIL = re.compile(r"(?<![\w.+/-])(?!git@)[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}\b(?!:\w)")
_NO_DOMAINS = set("service timer socket slice scope png jpg jpeg gif svg js css json html tgz".split())
_IP = re.compile(
    r"(?=\d{1,3}\.\d)(?<![\w.])(?:(?<!-)|(?<=[\d\]]-))(?:\d{1,3}\.){3}\d{1,3}(?!\w|\.\d|-(?!\d{1,3}\.\d{1,3}\.))"
    r"|\bip(?:-\d{1,3}){4}\b"
    r"|(?=[0-9A-Fa-f]{0,4}:[0-9A-Fa-f]{0,4}:)(?<![\w:.])[0-9A-Fa-f:]{1,38}(?:[0-9A-Fa-f]|::)(?:\.\d{1,3}){0,3}(?!\w|:[0-9A-Fa-f:]|\.\d)"
)
_SAFE_IPS = ("0.0.0.0", "127.0.0.1", "255.255.255.255", "::", "::1")
_VERSION = re.compile(
    r"(?:\b(?:versions?|ver|v|releases?|build|firmware|driver|tag|chart|oid|section|chapter|clause|§)\b[ .:=(\"']{0,3}|==)$",
    re.IGNORECASE,
)
_BLOCKS = frozenset(
    "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.168.0.0/16 224.0.0.0/4 240.0.0.0/4"
    " fc00::/7 fd00::/8 fe80::/10 ff00::/8".split()
)
"""Networks that a standard names: whoever writes one tells nothing of a machine."""
_OID = re.compile(r"1\.3\.6\.1|2\.5\.(?:4|29)\.\d{1,3}|1\.3\.101\.11[0-3]")
"""Object identifiers of four numbers that logs tell: the internet's root, parts and extensions of certificates, kinds of keys."""
_CALLED_OID = re.compile(
    r"\b(?:oids?|snmp\w*|mibs?|asn\.?1|x\.?50[09]|ldap|object identifiers?|certificates?|certs?|extensions?|attributes?|subject|issuer)\b",
    re.IGNORECASE,
)
_AN_ADDRESS = re.compile(
    r"(?:\b(?:ips?|ipv4|addr|address|addresses|hosts?|servers?|nodes?|peers?|clients?|gateway|proxy|routers?|resolver|nameserver|dns|subnet|upstream"
    r"|ping|ssh|curl|telnet|traceroute|dig|dial|tcp|udp|src|dst)\b[ .:=(\"'`/\[]{0,3}(?:(?:is|was|at|to|from|for|of)[ \"'`(]{1,2})?"
    r"|\b(?:block|bann?|den[iy]|allow|drop)\w* "
    r"|\b(?:connect\w*|requests?|traffic|packets?|timeouts?|timed out|logins?|logged in|route[ds]?|reach\w*|responses?|answers?|bound)"
    r" (?:from|to|on|by|at) |://|@)\Z",
    re.IGNORECASE,
)
_PRODUCT = re.compile(
    r"(?:\b(?:chrom(?:e|ium)|electron|firefox|safari|edge|opera|openssl|oracle|windows|jdk|jre|java|kernel|sdk|app|lib\w{1,20}|jar|package|patch"
    r"|image|agent|client|plugin)[ :/(]{1,2}|(?<![\w./:])[A-Za-z][\w-]{1,30}/"
    r"|\b(?:upgrad|downgrad|updat|bump|roll|revert|mov)\w*(?: back)?(?: [\w.-]{1,20}){0,2}? (?:from|to) (?:[\d.]{5,15} to |\[ip-\d+\] to )?)$",
    re.IGNORECASE,
)
_MAC = re.compile(
    r"(?<![\w:.-])(?:[0-9A-Fa-f]{2}([:-])(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}|[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4})(?![\w-]|[:.]\w)"
)
_MAC_LIKE = re.compile(r"[0-9A-Fa-f]{2}[:-][0-9A-Fa-f]{2}[:-]|[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.")
_IBANS = (
    "NO15 BE16 DK18 FI18 FK18 FO18 GL18 NL18 SD18 MK19 SI19 AT20 BA20 EE20 KZ20 LT20 LU20 MN20 XK20 CH21 HR21 LI21 LV21 BG22 BH22 CR22 DE22"
    " GB22 GE22 IE22 ME22 RS22 VA22 AE23 GI23 IL23 IQ23 OM23 SO23 TL23 AD24 CZ24 ES24 MD24 PK24 RO24 SA24 SE24 SK24 TN24 VG24 LY25 PT25 ST25"
    " IS26 TR26 BI27 DJ27 FR27 GR27 IT27 MC27 MR27 SM27 AL28 AZ28 BY28 CY28 DO28 GT28 HN28 HU28 LB28 NI28 PL28 SV28 BR29 EG29 PS29 QA29 UA29"
    " JO30 KW30 MU30 YE30 MT31 SC31 LC32 RU33"
).split()


def _iban(length: int) -> str:
    lands = "|".join(land[:2] for land in _IBANS if int(land[2:]) == length)
    return rf"(?:{lands})\d\d(?:[ \u00a0-]?[A-Z0-9]){{{length - 4}}}(?!\w)"


_CARD = re.compile(
    r"(?<![\w.-])(?:[3-6]\d|2[2-7])\d\d(?:[ .\u00a0-]?\d{2,6}){2,4}(?![\w-]|\.\d)"
    rf"|(?i:\b(?=[A-Z]{{2}}\d\d)(?:{'|'.join(_iban(length) for length in sorted({int(land[2:]) for land in _IBANS}))}))"
)
_CARD_LIKE = re.compile(r"\d\d[ .\u00a0\-A-Za-z0-9]{6}")
_CARD_LENGTHS = (
    (re.compile(r"4"), (13, 16, 19)),
    (re.compile(r"5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)"), (16,)),
    (re.compile(r"3[47]"), (15,)),
    (re.compile(r"3(?:0[0-5]|[689])"), (14, 16)),
    (re.compile(r"35"), (16,)),
    (re.compile(r"6"), (16, 17, 18, 19)),
    (re.compile(r"5[06-9]"), (13, 14, 15, 16, 17, 18, 19)),
)
_PHONE = re.compile(
    r"(?<![\w+])\+[1-9]\d{0,2}(?:[ ./()-]{0,3}\d{2,4}){2,5}(?![\w:])|(?<![\w+.-])00[1-9]\d?(?:[ /-]\d{2,7}){2,4}(?![\w:-])"
    r"|(?<!\w)\(\d{3}\) ?\d{3}[-. ]\d{4}(?!\w)|(?<![\w+.#=/-])(?:1[-. ])?[2-9]\d\d([-.])[2-9]\d\d\1\d{4}(?!\w|[-.]\d)"
    r"|\b(?i:phone|tel|mobile|cell|fax)\b(?i: number)?[ .:]{1,3}(?P<called>[(\d][\d ()/-]{6,16}\d)(?!\w)"
)
_PHONE_LIKE = re.compile(r"\+|\(\d{3}\)|\b00[1-9]|\d{3}[-.]\d{3}[-.]\d{4}|(?i:\b(?:phone|tel|mobile|cell|fax)\b)")
_NUMBERED = re.compile(
    r"(?:\b(?:order|ticket|case|invoice|id|ref|reference|job|part|serial|account|PR)|#|\bno\.)[ .:#]{0,3}$", re.I
)


def _is_ip(value: str, before: str, after: str) -> bool:
    if ":" in value and (len(value) < 6 or not any(sign.isdigit() for sign in value)):
        return False
    try:
        at = ipaddress.ip_address(value.removeprefix("ip-").replace("-", "."))
    except ValueError:
        return False
    if _is_oid(value, before, after) or (not before.endswith("/") and _is_block(value, after)):
        return False
    if at.version == 4 and (_VERSION.search(before) or after.startswith((" version", " release"))):
        return False
    is_sure = at.version == 6 or at.is_private or re.match(r":\d|/\d", after)
    return str(at) not in _SAFE_IPS and bool(is_sure or not _PRODUCT.search(before))


def _is_oid(value: str, before: str, after: str) -> bool:
    if not _OID.fullmatch(value) or re.match(r":\d|/\d|,? port\b", after):
        return False
    is_called = value == "1.3.6.1" or after.startswith("=") or _CALLED_OID.search(f"{before} {after}")
    return bool(is_called and not _AN_ADDRESS.search(before))


def _is_block(value: str, after: str) -> bool:
    length = re.match(r"/\d{1,3}(?![\w/]|\.\d)", after)
    return length is not None and f"{value.lower()}{length[0]}" in _BLOCKS


def _is_mac(value: str, before: str, after: str) -> bool:
    signs = set(re.sub(r"[:.-]", "", value.lower()))
    return len(signs) > 1 and (":" in value or not signs <= set("0123456789"))


def _is_card(value: str, before: str, after: str) -> bool:
    plain = re.sub(r"[ .\u00a0-]", "", value).upper()
    if plain[:2].isalpha():
        moved = plain[4:] + plain[:4]
        return int("".join(str(int(sign, 36)) for sign in moved)) % 97 == 1
    if not any(begins.match(plain) and len(plain) in lengths for begins, lengths in _CARD_LENGTHS):
        return False
    digits = [int(digit) for digit in reversed(plain)]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _is_email(value: str, before: str, after: str) -> bool:
    return value.rpartition(".")[2].lower() not in _NO_DOMAINS


def _is_phone(value: str, before: str, after: str) -> bool:
    return 8 <= sum(sign.isdigit() for sign in value) <= 15 and not _NUMBERED.search(before)


def _is_any(value: str, before: str, after: str) -> bool:
    return bool(value)


def _is_secret(value: str, before: str, after: str) -> bool:
    if is_said_of_it(value, before, after):
        return False
    if word := _TELLING_LITTLE.search(before):
        return bool(word["pass"]) and (not value.isalpha() or _LOGIN.search(before) is not None)
    return bool(value)


def _maybe_key(text: str) -> bool:
    plain = text.lower()
    return (
        any(mark in text for mark in _MARKS)
        or any(mark in plain for mark in ("bearer ", "basic ", "authorization"))
        or _IN_PARTS.search(text) is not None
    )


def _maybe_password(text: str) -> bool:
    plain = text.lower()
    return any(mark in plain for mark in _TELLING) or ("://" in plain and "@" in plain)


def _maybe_ip(text: str) -> bool:
    return text.count(".") >= 3 or text.count(":") >= 2 or "ip-" in text


FORMS: tuple[Form, ...] = (
    Form("key", _maybe_key, _KEY, _is_any),
    Form("password", _maybe_password, _PASSWORD, _is_secret),
    Form("email", lambda text: "@" in text, _EMAIL, _is_email),
    Form("mac", _MAC_LIKE.search, _MAC, _is_mac),
    Form("ip", _maybe_ip, _IP, _is_ip),
    Form("card", _CARD_LIKE.search, _CARD, _is_card),
    Form("phone", _PHONE_LIKE.search, _PHONE, _is_phone),
)
"""In the order they are looked for."""
