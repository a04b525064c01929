"""Damaged input: whatever the bytes, an import gives reviews or `ImportFailed`, soon, and nothing else.

``REVIEW_WIDGETS_FUZZ`` sets how many inputs are tried (20,000 where everything is required), ``REVIEW_WIDGETS_FUZZ_SEED`` which ones.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from review_widgets.errors import ImportFailed
from review_widgets.importers import import_file, importers

DATA = Path(__file__).parent / "data" / "importers"
SAMPLES = sorted(p for p in DATA.rglob("*") if p.is_file() and not p.name.endswith(".golden.json"))
ALL = os.environ.get("REVIEW_WIDGETS_REQUIRE_ALL") == "1"
INPUTS = int(os.environ.get("REVIEW_WIDGETS_FUZZ") or ("20000" if ALL else "2000"))
SEED = int(os.environ.get("REVIEW_WIDGETS_FUZZ_SEED", "1"))
SECONDS = 20 + INPUTS / 2000
TOKENS = (
    "", "NaN", "-1", "1e400", "\x00", "\ufeff", "\u202e", "2030-13-45", "99:99", "24:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59+00:00",
    "9999-12-31T23:59:59-14:00", "0000-00-00", "12:00-99:99", "+25:00", "UTC+99", "US/Pacific", "Europe/Nowhere", "20300-01-01 10:00", "~~",
    "|", "```", "---", "+++", "# ", "###### 10:00", "- - - ", "> > >", "<!--", "]]>", "&#0;", "{", "}", "[" * 50, '"', "'", ",", ";", "\t", "\r",
    "9" * 400, "1893456000000000000000", "é", "\ud7ff", "💥", "٣", "½", "a" * 5000, "=cmd()", "../../x", "@", "<@U1>", "[x]: y", "[^1]: z", ":::",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1e308,
    10**30,
    "",
    "x",
    [],
    {},
    [[]],
    {"id": "x"},
    [None],
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z",
)


@pytest.fixture
def one_gibibyte() -> Iterator[None]:
    """Let this process take 1 GiB more than it has, where the system can say so: beyond it an import ends in a MemoryError."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        yield
        return
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_AS)
    taken = int(statm.read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + 2**30, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_AS, before)


def cut(raw: bytes, dice: random.Random) -> bytes:
    return raw[: dice.randrange(len(raw) + 1)]


def flip(raw: bytes, dice: random.Random) -> bytes:
    made = bytearray(raw)
    for _ in range(dice.randint(1, 8)):
        if made:
            made[dice.randrange(len(made))] = dice.randrange(256)
    return bytes(made)


def shuffle_lines(raw: bytes, dice: random.Random) -> bytes:
    lines = raw.split(b"\n")
    kind = dice.randrange(4)
    at = dice.randrange(len(lines))
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(at, lines[dice.randrange(len(lines))])
    elif kind == 2:
        dice.shuffle(lines)
    else:
        lines[at] = b" " * dice.randint(1, 12) + lines[at]
    return b"\n".join(lines)


def put_token(raw: bytes, dice: random.Random) -> bytes:
    text = raw.decode("utf-8", "replace")
    for _ in range(dice.randint(1, 3)):
        at, gone = dice.randrange(len(text) + 1), dice.choice((0, 0, 1, 5, 20))
        text = text[:at] + dice.choice(TOKENS) + text[at + gone :]
    return text.encode("utf-8", "surrogatepass")


def change_encoding(raw: bytes, dice: random.Random) -> bytes:
    text = raw.decode("utf-8", "replace")
    return text.encode(dice.choice(("utf-16", "utf-16-le", "utf-32", "latin-1", "cp037", "utf-8-sig")), "replace")


def change_number(raw: bytes, dice: random.Random) -> bytes:
    digits = [at for at, byte in enumerate(raw) if 48 <= byte <= 57]
    made = bytearray(raw)
    for at in dice.sample(digits, min(len(digits), dice.randint(1, 6))):
        made[at] = dice.choice(b"0123456789")
    return bytes(made)


def change_json(raw: bytes, dice: random.Random) -> bytes:
    """Replace a value somewhere inside by one of another type, keeping the JSON whole."""
    lines = raw.split(b"\n") if raw[:1] == b"{" and raw.count(b"\n{") else [raw]
    at = dice.randrange(len(lines))
    try:
        whole = json.loads(lines[at])
    except ValueError:
        return put_token(raw, dice)
    places = list(inside(whole))
    if places:
        holder, key = dice.choice(places)
        holder[key] = dice.choice(VALUES)
    lines[at] = json.dumps(whole).encode()
    return b"\n".join(lines)


def inside(value: Any) -> Iterator[tuple[Any, Any]]:
    """Give every place in parsed JSON as its holder and key."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, held in list(pairs):
        yield value, key
        yield from inside(held)


CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    cut, flip, shuffle_lines, put_token, put_token, change_encoding, change_number, change_json,
)  # fmt: skip


@pytest.mark.usefixtures("one_gibibyte")
def test_more_than_a_gibibyte_is_refused_while_inputs_are_tried() -> None:
    if not Path("/proc/self/statm").exists():
        pytest.skip("this system does not say how much memory is taken")
    with pytest.raises(MemoryError):
        bytearray(2**30 + 2**28)


@pytest.mark.usefixtures("one_gibibyte")
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.relative_to(DATA).as_posix())
def test_a_damaged_sample_gives_reviews_or_an_import_failed(sample: Path, tmp_path: Path) -> None:
    dice = random.Random(f"{SEED} {sample.name}")
    raw = sample.read_bytes()
    path = tmp_path / sample.name
    named = sample.relative_to(DATA).parts[0]
    failed, longest, slowest, until = 0, 0, 0.0, time.monotonic() + SECONDS
    for number in range(-(-INPUTS // len(SAMPLES))):
        damaged = raw
        for _ in range(dice.randint(1, 4)):
            damaged = dice.choice(CHANGES)(damaged, dice)
        path.write_bytes(damaged)
        begun = time.monotonic()
        try:
            _, reviews = import_file(path, importer=named if number % 2 else "")
            assert all(event.occurred_at is None or event.occurred_at.tzinfo for one in reviews for event in one.events)
        except ImportFailed as err:
            failed += 1
            longest = max(longest, len(str(err)))
        except Exception as err:
            kept = tmp_path / f"{number}-{sample.name}"
            kept.write_bytes(damaged)
            raise AssertionError(f"{type(err).__name__} from {kept}") from err
        slowest = max(slowest, time.monotonic() - begun)
        assert time.monotonic() < until, f"{number} inputs took {SECONDS} s"
    assert 0 < failed < -(-INPUTS // len(SAMPLES))
    assert slowest < 5
    assert longest < 3000


@settings(
    max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    raw=st.one_of(st.binary(max_size=400), st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace"))),
    which=st.integers(0, 99),
)
def test_any_bytes_give_reviews_or_an_import_failed(raw: bytes, which: int, tmp_path: Path) -> None:
    path = tmp_path / "any"
    path.write_bytes(raw)
    names = [one.name for one in importers()]
    for name in ("", names[which % len(names)]):
        with contextlib.suppress(ImportFailed):
            assert import_file(path, importer=name)[1]
