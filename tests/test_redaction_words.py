"""One word behind a telling word: a secret, or what people say of one; and addresses with signs that belong to nobody's port."""

from __future__ import annotations

from time import perf_counter

import pytest

from review_widgets.redaction import mask_text
from review_widgets.redaction.prose import SAID

SECRET = (
    *("password: |hunter|", "Password: |hunter.|", "the root password: |toor|", "password: |hunter|, then in", "password is |hunter|"),
    *("password: |hunter| was in the log", "`password: |hunter|`", "passphrase: |swordfish|", "pwd: |letmein|", "pw: |qwerty|"),
    *("db_password: |opensesame|\nand on", "Passwort: |geheim|", "senha: |abacaxi|", "password: |admin|", "password: |welcome|"),
    *("password: |newhorse|", "password: |reset2030|", "secret: |hunter|", "client secret: |hunter|", "client_secret: |hunter|"),
    *("secret: |hunter2|", 'secret: "|hunter|"', "token: |hunter|", "the token: |swordfish|, again", "api key: |hunter|"),
    *("api_key: |hunter|", "API-key: |hunter|", "access key: |swordfish|", "private_key: |swordfish|", "passcode: |hunter|"),
    *("user ada, pass: |hunter|", "login ada pass: |swordfish|", "invalid token: |hunter|", '{"token": "|hunter|"}', "PASSWORD=|leaked|"),
)  # fmt: skip
SAID_OF_IT = (
    *("password: rotated", "the password: nobody knew", "Password: leaked in chat", "password: plain text in the log", "password: expired."),
    *("password: they reset it", "password: changed/rotated", "password: wasn't known", "password: didn’t work", "password is stored in the vault"),
    *("password: someone else had it", "password: shared by mail", "password: everybody knows", "the password: guessed!", "passphrase: forgotten"),
    *("password: string", "pwd: missing", "Passwort: abgelaufen", "the password is correct", "root password: unknown; asked"),
    *("secret: rotated", "the secret: nobody knew", "one secret: rotation.", "token: expired", "token: refreshed, then lost"),
    *("api key: revoked", "api_key: missing", "access key: disabled", "private key: encrypted", "token: bearer"),
    *("Unexpected token: semicolon", "next token: comma", "PASS: TestCheckout", "first pass: cleanup", "secret: what we saw in the log"),
    *("def read(token: Token) -> str:",),
    *("token: a word of the parser", "secret: checkout-tls", "token: 2030", "credential: unavailable", "password: it's in the vault"),
)  # fmt: skip


@pytest.mark.parametrize("marked", SECRET)
def test_one_word_behind_a_telling_word_is_masked(marked: str) -> None:
    before, secret, after = marked.split("|")
    assert mask_text(before + secret + after) == f"{before}[password-1]{after}"


@pytest.mark.parametrize("text", SAID_OF_IT)
def test_what_is_said_of_a_secret_stays(text: str) -> None:
    assert mask_text(text) == text
    assert mask_text(f"{text}\nnobody saw it") == f"{text}\nnobody saw it"


def test_there_are_thirty_of_each() -> None:
    assert min(len(set(SECRET)), len(set(SAID_OF_IT))) >= 30


def test_words_that_are_passwords_of_many_are_not_taken_for_prose() -> None:
    assert not SAID & set("password secret admin default welcome hunter letmein root test guest dragon monkey".split())


@pytest.mark.parametrize(
    "marked",
    [
        "postgres://|user:pa/ss|@host/db",
        "postgres://|user:p@ss|@host/db",
        "postgresql://|user:12/ss|@host/db",
        "https://|user:pa/s/s|@h.example:80/x and on",
        "redis://|:a/b|@[2001:db8::1]",
        "mongodb+srv://|ada:p/w|@c.example/x?a=b",
        "(amqp://|ada:p/w|@queue)",
        "https://|ada:pw|@h.example/x,https://h.example/y",
    ],
)
def test_a_password_that_stands_in_an_address_as_it_is_is_masked(marked: str) -> None:
    before, secret, after = marked.split("|")
    assert mask_text(before + secret + after, keep=("ip",)) == f"{before}[password-1]{after}"


@pytest.mark.parametrize(
    "text",
    [
        "https://x.example:8443/@scope/x",
        "http://localhost:4873/@larch/maps@1.2.3",
        "registry://r.example:5000/img@sha256:9b2c",
        "https://x.example/@user:ada/y",
        "ssh://git.example:22/~ada@x",
    ],
)
def test_a_port_and_a_path_are_no_password(text: str) -> None:
    assert mask_text(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "OID 1.3.6.1",
        "walk 1.3.6.1 fails",
        "under 1.3.6.1, then 1.3.6.1.4.1",
        "the extension 2.5.29.17 is missing",
        "2.5.4.3=shop",
        "the certificate's key is 1.3.101.112",
    ],
)
def test_an_object_identifier_is_no_address(text: str) -> None:
    assert mask_text(text) == text


@pytest.mark.parametrize(
    "marked",
    [
        "the address |1.3.6.1| is down",
        "server is |1.3.6.1|",
        "|1.3.6.1|:443",
        "|1.3.6.1|/24",
        "https://|1.3.6.1|/x",
        "connection from |1.3.6.1|",
        "timeout to |2.5.4.3|",
        "walk |1.3.6.2| fails",
        "we blocked |1.3.6.1|",
        "most of it came from |2.5.4.87|",
        "|2.5.29.17| tried every password",
    ],
)
def test_an_object_identifier_that_is_called_an_address_is_masked(marked: str) -> None:
    before, value, after = marked.split("|")
    assert mask_text(before + value + after) == f"{before}[ip-1]{after}"


def test_of_a_network_the_address_is_masked_and_the_length_stays() -> None:
    assert mask_text("10.20.0.0/16 and 203.0.113.0/24") == "[ip-1]/16 and [ip-2]/24"


@pytest.mark.parametrize(
    "text",
    [
        "10.0.0.0/8 is open",
        "all of 172.16.0.0/12, 192.168.0.0/16",
        "(100.64.0.0/10)",
        "fe80::/10 and FD00::/8.",
        "0.0.0.0/8",
    ],
)
def test_a_block_that_a_standard_sets_aside_is_nobodys_address(text: str) -> None:
    assert mask_text(text) == text


@pytest.mark.parametrize(
    "marked",
    [
        "|10.0.0.0|",
        "|10.0.0.0|/24",
        "|10.0.0.0|/80",
        "|10.1.0.0|/8",
        "http://|10.0.0.0|/8",
        "|10.0.0.0|/8/x",
        "|fd00::1|/8",
    ],
)
def test_what_only_resembles_such_a_block_is_masked(marked: str) -> None:
    before, value, after = marked.split("|")
    assert mask_text(before + value + after) == f"{before}[ip-1]{after}"


@pytest.mark.parametrize(
    "piece", ["://a:b/", "://a:@a", "postgres://a:1/", "secret: a", "token: abcd", "2.5.4.3 ", "password: no"]
)
def test_a_long_line_takes_a_time_in_proportion_to_its_length(piece: str) -> None:
    line = (piece * (100_000 // len(piece) + 1))[:100_000]
    begun = perf_counter()
    mask_text(line)
    assert perf_counter() - begun < 5
