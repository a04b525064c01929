"""What is masked and what stays, case by case, and how long a long line takes."""

from __future__ import annotations

import string
from random import Random
from time import perf_counter

import pytest

from review_widgets.redaction import Masks, mask_text

DICE = Random(11)
HEX = string.digits + "abcdef"
UPPER = string.ascii_uppercase + string.digits
ANY = string.ascii_letters + string.digits


def made(count: int, alphabet: str = ANY) -> str:
    """Give made-up signs, a letter of each case and a digit among them where the alphabet has them."""
    return (
        "".join(DICE.choice(alphabet) for _ in range(count - 3))
        + alphabet[0]
        + alphabet[-1]
        + alphabet[len(alphabet) // 2]
    )


KEYS = (
    *("AKIA" + made(16, UPPER), "ASIA" + made(16, UPPER), "AROA" + made(16, UPPER)),
    *(f"{begin}_{made(36)}" for begin in ("ghp", "gho", "ghu", "ghs", "ghr", "npm")),
    *(f"github_pat_{made(22)}_{made(59)}", "pypi-AgEI" + made(60), "rubygems_" + made(48, HEX)),
    *(f"gl{kind}-{made(20)}" for kind in ("pat", "dt", "rt", "ptt", "cbt", "soat")),
    *(f"xox{kind}-{made(24)}" for kind in "abcdeoprs"),
    *("xoxe.xoxp-1-" + made(60), "xapp-1-" + made(30), "xoxd-" + made(20) + "%2B" + made(20)),
    *(f"M{made(24)}.{made(6)}.{made(27)}", "mfa." + made(84)),
    *(f"{kind}_{made(24)}" for kind in ("sk_live", "rk_live", "pk_test")),
    *("whsec_" + made(32), "SK" + made(32, HEX), "AC" + made(32, HEX)),
    *("AIza" + made(35), "ya29." + made(60), "GOCSPX-" + made(28), "sk-proj-" + made(48), "hf_" + made(34)),
    *(f"eyJ{made(20)}.eyJ{made(30)}.{made(20)}", f"SG.{made(22)}.{made(43)}", "hvs." + made(24)),
    *("glsa_" + made(32) + "_" + made(8, HEX), "dapi" + made(32, HEX), "ATATT3" + made(60), "sntrys_" + made(60)),
    *("123456789:AA" + made(33), "NRAK-" + made(27, UPPER), "key-" + made(32, HEX), "shpat_" + made(32, HEX)),
    *(
        f"-----BEGIN {kind}PRIVATE KEY-----\n{made(64)}\n-----END {kind}PRIVATE KEY-----"
        for kind in ("", "RSA ", "EC ", "DSA ", "OPENSSH ", "ENCRYPTED ")
    ),
)
BEHIND = (
    *(("password=", "abc", ""), ("pwd:", "abc12345", ""), ("pwd: ", "correct-horse", ""), ("PASSWORD = '", "x y z w", "'")),
    *(("passwd=", "topsecret1", ""), ("pass=", "correcthorse", ""), ("pass: ", "hunter2", ""), ("password is ", "hunter2", "")),
    *(("login --password ", "hunter22", " now"), ("wget --password=", "correcthorse", " x"), ("'password': '", "hunter2", "'")),
    *(("db.password=", "correcthorse", ""), ("<password>", "hunter2", "</password>"), ("password => '", "hunter2", "'")),
    *(("Passwort: ", "geheim12", ""), ("secret=", "correcthorsebattery", ""), ("api_key=", "abcdefghijklmnopqrst", "")),
    *(("X-Api-Key: ", made(20), ""), ("token=", made(40, HEX), ""), ("client_secret: ", made(30), "")),
    *(("postgres://", "ada:s3cret", "@db/x"), ("mongodb+srv://", "ada:p%40ss", "@c.example/x"), ("redis://", ":pw12", "@h")),
    *(("https://", made(40), "@git.example/x/y.git"), ("https://", "ada:pa:ss", "@x.example")),
    *(("Server=tcp:x.example;User ID=a;Password=", "correcthorse", ";Encrypt=True"), ("?sv=2022&sig=", made(40) + "%3D", "&se=2026")),
    *(("Endpoint=sb://x.example/;SharedAccessKey=", made(43) + "=", ""), ("aws_secret_access_key = ", made(40), "")),
)  # fmt: skip
HEADERS = (
    *(("Authorization: Basic ", "YWRhOmNvcnJlY3Rob3JzZQ==", ""), ("authorization: basic ", "dXNlcjpwYXNz", "")),
    *(("-H 'Authorization: Basic ", "YWRhOnh5eg==", "'"), ("Proxy-Authorization: Basic ", "dTpw", "")),
    *(("Authorization: Bearer ", "abcdefghijklmnopqrstuvwxyz", ""), ("Authorization: ApiKey ", made(20), "")),
    *(("AccountName=shop;AccountKey=", made(86) + "==", ";EndpointSuffix=core.example"),),
    *(("https://discord.com/api/webhooks/", "123456789012345678/" + made(68), ""),),
    *(("https://hooks.slack.com/services/", f"T{made(8)}/B{made(8)}/{made(24)}", ""),),
    *(("https://x.example/IncomingWebhook/", made(32, HEX) + "/" + made(32, HEX), ""),),
)
NUMBERS = {
    "card": (
        *("4111 1111 1111 1111", "4111-1111-1111-1111", "4111.1111.1111.1111", "4111\u00a01111\u00a01111\u00a01111"),
        *("4111111111111111", "3782 822463 10005", "378282246310005", "6011 1111 1111 1117", "3056 9309 0259 04"),
        *("2221 0000 0000 0009", "3530111333300000", "6759 6498 2643 8453", "GB82 WEST 1234 5698 7654 32"),
        *("gb82 west 1234 5698 7654 32", "GB82WEST12345698765432", "de89370400440532013000", "DE89 3704 0044 0532 0130 00"),
        *("FR14 2004 1010 0505 0001 3M02 606", "NL91ABNA0417164300", "GB82-WEST-1234-5698-7654-32"),
    ),
    "phone": (
        *("415-555-2671", "(415) 555-2671", "(415)555-2671", "415.555.2671", "1-415-555-2671", "+1 415-555-2671"),
        *("+1 (415) 555-2671", "+14155552671", "+44 20 7946 0958", "0044 20 7946 0958"),
    ),
    "ip": (
        *("2001:0db8:85a3:0000:0000:8a2e:0370:7334", "2001:db8::1", "fe80::1ff:fe23:4567:890a", "::ffff:192.0.2.1"),
        *("2001:DB8::A", "64:ff9b::192.0.2.33", "2001:db8:1:2:3:4:5:6", "10.1.2.3", "203.0.113.9", "ip-10-0-32-54"),
    ),
    "mac": ("00:1A:2B:3C:4D:5E", "00-1a-2b-3c-4d-5e", "001a.2b3c.4d5e", "00:11:22:33:44:55"),
}  # fmt: skip
MASKED = (
    *(("We used ", key, ", then", "key") for key in KEYS),
    *((*case, "password") for case in BEHIND),
    *((*case, "key") for case in HEADERS),
    *(("see ", number, " was there", kind) for kind, numbers in NUMBERS.items() for number in numbers),
    *(("from ", "2001:db8::7", ": timeout", "ip"), ("[", "2001:db8::1", "]:443", "ip"), ("dial tcp/", "10.0.0.1", ":80", "ip")),
    *(("redis/", "192.168.0.7", " timed out", "ip"), ("upstream version 2 at ", "10.1.2.3", "", "ip")),
)  # fmt: skip
STAYS = (
    *("chromium 120.0.6099.109", "chromium 120.0.609.109", "v1.2.3.4", "version 10.0.19041.1", "version: 1.2.3.4"),
    *("Chrome/120.0.6.109 Safari/537.36", "build 10.0.190.1", "release 1.2.3.4", "nginx/1.2.3.4", "libfoo (1.2.3.4)"),
    *("firmware 2.0.1.7", "upgraded from 1.2.3.4 to 1.2.3.5", "upgrade to 2.1.0.5", "image:1.2.3.4", "foo==1.2.3.4"),
    *("Version=1.2.3.4", "OpenSSL 1.0.2.1", "chart 1.2.3.4", "driver 31.0.15.36", "section 3.2.1.4", "foo-1.2.3.4.tar.gz"),
    *("2026-03-01 14:02:11,123", "01/03/2026", "01.03.2026 14:02", "20260301140211", "2026-03-01T14:02:11.123Z"),
    *("1772373731", "1772373731000", "id 123e4567-e89b-12d3-a456-426614174000", "becbfc2", "sha256:" + made(64, HEX)),
    *("commit becbfc2162034688ae89c818c7316ebca00f3a56", "becbfc2162034688ae89c818c7316ebca00f3a56", "ORD-2026-000123"),
    *("order 5500-0055", "order 1234-5678-9012", "order #4155552671", "order 415-555-2671", "ticket #415-555-2671"),
    *("job 4155552671", "INC-2026-0301", "ratio 10:20:30:40", "a::b and std::vector", "::1", "127.0.0.1", "foo::bar::baz"),
    *("trace_id=4bf92f3577b34da6a3ce929d0e0e4736", "request 4111111111111112", "GB82 WEST 1234 5698 7654 33"),
    *("ISBN 978-3-16-148410-0", "password reset", "password: ***", "password=$DB_PASSWORD", "password=${PW}", "tel aviv 2026"),
    *("password: {{ vault }}", "password: <redacted>", "token expired", "authorization: bearer token missing", "a pass: 12"),
    *("5.1.2.3.4", "192.0.2.999", "ff:ff:ff:ff:ff:ff", "on 01-03-26-14-02-11", "14:02:11:123", "ports 5432-5440, 800-600"),
    *("user@1000.service", "git@git.example:x/y.git", "xoxo-kisses", "basic authentication failed", "key=value", "gl-matrix"),
    *("9999888877776666", "3111111111111117", "xx82 west 1234 5698 7654 32", "--password --verbose", "bearer of bad news"),
)  # fmt: skip


def test_there_are_more_than_a_hundred_and_twenty_cases() -> None:
    assert len(MASKED) >= 120
    assert len(STAYS) >= 70


@pytest.mark.parametrize(("before", "secret", "after", "kind"), MASKED, ids=range(len(MASKED)))
def test_it_is_masked_and_what_stands_around_it_stays(before: str, secret: str, after: str, kind: str) -> None:
    assert mask_text(before + secret + after) == f"{before}[{kind}-1]{after}"
    assert Masks().may_hold(before + secret + after)


@pytest.mark.parametrize("text", STAYS)
def test_it_stays(text: str) -> None:
    assert mask_text(text) == text
    assert mask_text(f"we saw {text} there") == f"we saw {text} there"


def test_the_secret_beside_the_id_of_a_key_is_masked_and_a_commit_beside_it_is_not() -> None:
    key, secret, commit = "AKIA" + made(16, UPPER), made(40), made(40, HEX)
    for between in (" ", ":", "\n", "\naws_secret_access_key = ", ", secret "):
        assert mask_text(f"{key}{between}{secret}") == f"[key-1]{between}[password-1]"
        assert mask_text(f"{key}{between}{secret}", keep=("key",)) == f"{key}{between}[password-1]"
    assert mask_text(f"{key} in commit {commit}") == f"[key-1] in commit {commit}"


def test_both_ends_of_a_range_of_addresses_are_masked() -> None:
    assert mask_text("10.0.0.1-10.0.0.9 and 10.0.0.1") == "[ip-1]-[ip-2] and [ip-1]"


LONG = (
    *("a", "1", "-", ":", ".", "[", "a-", "a.", "a:", "1.", "1:", "1-", "1 ", "0:", "ab:", "a@", "a_", "%a", "://", "://a:"),
    *("token=", "token:", "secret ", "password", "password=", "pass: a", "--password ", "<password>", "cookie: ", "mysql "),
    *("curl ", "curl -u ", "bearer ", "authorization: ", "Authorization: basic ", "-eyJ", "-sk-", "-xoxb-", "-glpat-", "AKIA"),
    *("-----BEGIN ", "-----BEGIN PRIVATE KEY-----", "M" + "a" * 24 + ".", "4111 ", "4111-", "GB82 ", "gb82a", "+1 ", "415-"),
    *("(415) ", "phone ", "tel: 1", "SG.", "ip-1-", "2001:db8:", "[key-1] a ", "a@b.", "mfa.", "AIza", "aa:", "0011."),
)  # fmt: skip


@pytest.mark.parametrize("piece", LONG)
def test_a_long_line_takes_a_time_in_proportion_to_its_length(piece: str) -> None:
    line = (piece * (200_000 // len(piece) + 1))[:200_000]
    begun = perf_counter()
    mask_text(line)
    assert perf_counter() - begun < 5  # with time by the square it would be minutes
