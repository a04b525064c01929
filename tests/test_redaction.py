"""Secrets and personal data: found by their form, masked the same way each time, counted, and nothing else touched."""

from __future__ import annotations

import random
import string
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review_widgets.errors import InvalidParameter
from review_widgets.redaction import KINDS, Masks, mask_text

dice = random.Random(7)


def signs(count: int, alphabet: str = string.ascii_letters + string.digits) -> str:
    """Give made-up signs, so that no text of this file has the form of a real key."""
    return "".join(dice.choice(alphabet) for _ in range(count))


UPPER = string.ascii_uppercase + string.digits
SECRETS = {
    "AWS": ("key", "AKIA" + signs(16, UPPER)),
    "AWS, for a while": ("key", "ASIA" + signs(16, UPPER)),
    "GitHub, fine-grained": ("key", "github_pat_" + signs(40)),
    "npm": ("key", "npm_" + signs(36)),
    "SendGrid": ("key", f"SG.{signs(20)}.{signs(30)}"),
    "a vault": ("key", "hvs." + signs(24)),
    "GitHub": ("key", "ghp_" + signs(36)),
    "GitLab": ("key", "glpat-" + signs(20)),
    "Slack": ("key", "xoxb-" + signs(12, string.digits) + "-" + signs(24)),
    "Stripe": ("key", "sk_live_" + signs(24)),
    "Google": ("key", "AIza" + signs(35)),
    "a signed token": ("key", f"eyJ{signs(20)}.eyJ{signs(30)}.{signs(20)}"),
    "a private key": (
        "key",
        f"-----BEGIN RSA PRIVATE KEY-----\n{signs(64)}\n{signs(64)}\n-----END RSA PRIVATE KEY-----",
    ),
    "an address": ("email", "ada.l+work@mail.example.org"),
    "IPv4": ("ip", "192.0.2.17"),
    "IPv6": ("ip", "2001:db8::8a2e:370:7334"),
    "an address as a host name": ("ip", "ip-10-0-32-54"),
    "a card": ("card", "4111 1111 1111 1111"),
    "a card without gaps": ("card", "5500005555555559"),
    "an account": ("card", "GB82 WEST 1234 5698 7654 32"),
    "a card of the newer series": ("card", "2223003122003222"),
    "a phone": ("phone", "+45 20 30 40 50"),
    "a phone, dialled from abroad": ("phone", "0045 20 30 40 50"),
    "a phone with its area": ("phone", "(415) 555-2671"),
    "Stripe, webhooks": ("key", "whsec_" + signs(32)),
    "Google, a client": ("key", "GOCSPX-" + signs(28)),
    "a registry": ("key", "dckr_pat_" + signs(27)),
    "Shopify": ("key", "shpat_" + signs(32, "0123456789abcdef")),
    "Twilio": ("key", "SK" + signs(32, "0123456789abcdef")),
    "a PGP key": (
        "key",
        f"-----BEGIN PGP PRIVATE KEY BLOCK-----\n{signs(64)}\n-----END PGP PRIVATE KEY BLOCK-----",
    ),
}


@pytest.mark.parametrize("case", SECRETS)
def test_a_secret_is_masked_wherever_it_stands(case: str) -> None:
    kind, secret = SECRETS[case]
    for text in (secret, f"We used {secret}, then", f"({secret})", f"`{secret}`", f"see: {secret}.", f"**{secret}**"):
        assert mask_text(text) == text.replace(secret, f"[{kind}-1]")


@pytest.mark.parametrize("case", SECRETS)
def test_the_quick_look_never_misses_what_would_be_masked(case: str) -> None:
    secret = SECRETS[case][1]
    assert Masks().may_hold(f"then {secret} again")
    assert not Masks().may_hold("the belt stood still for nine minutes")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("password: hunter2", "password: [password-1]"),
        ("the password is 'tr0ub4dor&3'", "the password is '[password-1]'"),
        ('{"api_key": "a1b2c3d4e5f6"}', '{"api_key": "[password-1]"}'),
        ("DB_PASSWORD=correcthorse", "DB_PASSWORD=[password-1]"),
        ("PGPASSWORD=correcthorse psql", "PGPASSWORD=[password-1] psql"),
        ("db_pass: correcthorse", "db_pass: [password-1]"),
        ('password: "correct horse battery"', 'password: "[password-1]"'),
        ("redis://:correcthorse@cache:6379/0", "redis://[password-1]@cache:6379/0"),
        ("SharedAccessKey=abcdefg1234567=", "SharedAccessKey=[password-1]"),
        ("mysql -u root -pcorrecthorse1 shop", "mysql -u root -p[password-1] shop"),
        ("curl -u ada:correcthorse https://x", "curl -u [password-1] https://x"),
        ("Set-Cookie: sid=a1b2c3d4e5", "Set-Cookie: [password-1]"),
        ("mailto:ada@example.org", "mailto:[email-1]"),
        ("phone: 030 1234567", "phone: [phone-1]"),
        ("authorization: token abcdefghij0123456789", "authorization: token [key-1]"),
        ("pwd=correcthorse", "pwd=[password-1]"),
        ("https://ada:s3cret@db.example.org/x", "https://[password-1]@db.example.org/x"),
        ("https://x.example.org/?token=abcdef123456&a=1", "https://x.example.org/?token=[password-1]&a=1"),
        ("Authorization: Bearer abcdefghij0123456789", "Authorization: Bearer [key-1]"),
    ],
)
def test_what_stands_behind_a_telling_word_is_masked(text: str, expected: str) -> None:
    assert mask_text(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2030-01-02 10:00:00 the pods restart",
        "kernel 5.10.0.123-4 and chart v1.2.3.4",
        "commit becbfc2162034688ae89c818c7316ebca00f3a56",
        "id 123e4567-e89b-12d3-a456-426614174000",
        "the token expired, the password was reset, a secret is rotated",
        "password: reset by mail",
        "at 1893456060123 ms and 1893456060123456789 ns",
        "latency went up +5 % to 1500 ms, +300 errors",
        "git@github.com:larch/maps.git",
        "bound to 127.0.0.1 and ::1",
        "4111 1111 1111 1112 is no card",
        "@ada and @runa looked at a::b and std::vector",
        "ratio 10:20:30:40",
        "order 5500-0055",
        "systemd: user@1000.service failed, see logo@2x.png",
        "version 10.4.32.1 of the driver",
        "sk-image-processing-tools-library, a basic understanding-of-things",
        "pwd: /var/lib/app1 and a pass: 12",
        "the cookie banner came twice",
        "commit 3f78685 in acme/app@sha256:9b2c",
        "docker run -u 1000:1000 curl",
    ],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert mask_text(text) == text


def test_the_same_value_has_the_same_placeholder_over_all_texts() -> None:
    masks = Masks()
    assert masks.text("10.0.0.1 asks 10.0.0.2") == "[ip-1] asks [ip-2]"
    assert masks.text("10.0.0.2 answers 10.0.0.1") == "[ip-2] answers [ip-1]"


def test_masking_a_masked_text_changes_nothing() -> None:
    once = mask_text("ada@example.org pwd=abcdef9 at 10.0.0.1, https://u:p4ss@h.example.org")
    assert mask_text(once) == once


def test_a_kind_can_be_kept_and_an_unknown_one_is_an_error() -> None:
    text = "ada@example.org at 10.0.0.1"
    assert mask_text(text, keep=("email",)) == "ada@example.org at [ip-1]"
    assert mask_text(text, keep=tuple(KINDS)) == text
    with pytest.raises(InvalidParameter, match=r"found \['names'\]; expected kinds of key, password"):
        mask_text(text, keep=("names",))


def test_a_report_counts_and_says_places_and_never_a_value() -> None:
    masks = Masks()
    made = masks.record(
        {
            "id": "10.0.0.1",
            "incident": {"summary": "10.0.0.1 and 10.0.0.2"},
            "events": [{"id": "e-1", "text": "ada@example.org saw 10.0.0.1", "occurred_at": "2030-01-02T10:00:00Z"}],
        }
    )
    assert made["id"] == "10.0.0.1"
    assert made["events"][0]["text"] == "[email-1] saw [ip-1]"
    assert masks.report() == (
        "IP addresses 3, 2 different (incident.summary, events e-1.text)",
        "e-mail addresses 1, 1 different (events e-1.text)",
    )


@given(st.text(max_size=200))
def test_any_text_is_masked_once_and_for_all(text: str) -> None:
    once = mask_text(text)
    assert mask_text(once) == once


PIECES = st.sampled_from(
    [
        *(secret for _, secret in SECRETS.values()),
        *(f"{word}: {signs(18)}" for word in ("password", "Passphrase", "pwd", "API_KEY", "auth-token", "x_signature")),
        *(f"{word} {signs(20)}" for word in ("Bearer", "basic", "BEARER", "token is", "key =")),
        "https://ada:pa55word@db.example",
        "pypi-" + signs(50),
        "SG." + signs(20) + "." + signs(20),
        "hvs." + signs(24),
        "AccountKey=" + signs(44),
        "https://hooks.slack.com/services/" + signs(24),
    ]
) | st.text(max_size=20)


@given(st.lists(PIECES, max_size=6), st.sampled_from(["", " ", "\n", ": ", "/"]))
def test_the_quick_look_never_overlooks_what_the_forms_find(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    slow = Masks()
    slow._forms = [replace(form, maybe=lambda _: True) for form in slow._forms]
    assert slow.text(text) == mask_text(text)
    assert Masks().may_hold(text) or mask_text(text) == text
