from __future__ import annotations

import subprocess
import sys

import pytest

from review_widgets.language import Tier, check_text, inspect_text, rules
from review_widgets.language import rules as all_rules
from review_widgets.language.rule import Rule

FLAGGED = [(rule, text, tier) for rule in all_rules() for text, tier in rule.must_flag]
PASSED = [(rule, text) for rule in all_rules() for text in rule.must_pass]
PEOPLE = ("Kim", "@kim")


@pytest.mark.parametrize(("rule", "text", "tier"), FLAGGED, ids=[text for _, text, _ in FLAGGED])
def test_what_a_rule_must_flag_is_flagged(rule: Rule, text: str, tier: Tier) -> None:
    assert [(f.category, f.tier) for f in check_text(text, PEOPLE)] == [(rule.category, tier)]


@pytest.mark.parametrize(("rule", "text"), PASSED, ids=[text for _, text in PASSED])
def test_what_a_rule_must_pass_gets_no_finding_at_all(rule: Rule, text: str) -> None:
    assert check_text(text, PEOPLE) == ()


def test_every_rule_has_examples_of_both_kinds_and_a_source() -> None:
    assert all(rule.must_flag and rule.must_pass and rule.source and rule.why and rule.question for rule in rules())


def test_every_question_and_every_rewrite_passes_the_checker_itself() -> None:
    said = [rule.question for rule in rules()]
    said += [f.rewrite for rule, text, _ in FLAGGED for f in check_text(text, PEOPLE) if f.rewrite]
    assert len(said) > len(rules())
    assert [(text, f.text) for text in said for f in check_text(text, PEOPLE)] == []


def test_where_writers_point_at_themselves_the_reason_is_gentler() -> None:
    (own,), (other,) = check_text("We forgot the flag."), check_text("The vendor forgot the flag.")
    assert (own.tier, own.category, own.question) == (other.tier, other.category, other.question)
    assert own.why.startswith("Taking it on yourselves is generous")
    assert own.why != other.why


BAD = "The engineer failed to drain the node."


@pytest.mark.parametrize(
    "text",
    [
        f"> {BAD}",
        f"# {BAD}",
        f"```\n{BAD}\n```",
        f"`{BAD}`",
        f"“{BAD}”",
        f'He said "{BAD}" and left.',
        f"<!-- {BAD} -->",
        f"    {BAD}\n",
        f"[10:02] <ana> {BAD}",
    ],
)
def test_what_is_not_the_authors_prose_is_left_alone(text: str) -> None:
    assert check_text(f"Intro line.\n\n{text}\n\nThe end.\n") == ()


@pytest.mark.parametrize(
    "text",
    [BAD, f"- {BAD}", f"| 10:00 | {BAD} |", f"1. {BAD}", f"**{BAD}**", f"When it rained, {BAD[0].lower()}{BAD[1:]}"],
)
def test_prose_in_lists_and_tables_is_read(text: str) -> None:
    assert [f.text for f in check_text(text)] == ["failed to drain"]


def test_offsets_count_code_points_behind_an_emoji() -> None:
    text = f"🔥🔥 fire. {BAD}"
    (found,) = check_text(text)
    assert text[found.start : found.end] == found.text == "failed to drain"


def test_a_waiver_needs_a_reason() -> None:
    assert check_text(f"{BAD} <!-- review-ok: quoted from the old report -->") == ()
    assert len(check_text(f"{BAD} <!-- review-ok: -->")) == 1


def test_a_single_cause_is_mentioned_once_per_document() -> None:
    assert len(check_text("The root cause was a full disk.\n\nThe root cause is a loop.\n")) == 1


def test_another_language_is_not_checked_and_says_so() -> None:
    checked = inspect_text(
        "Der Dienst war nicht erreichbar und die Anfragen wurden von dem alten Knoten nicht mehr mit Daten beantwortet."
    )
    assert (checked.findings, checked.not_checked) == ((), "not checked (language)")


def test_the_checker_needs_the_standard_library_only() -> None:
    code = (
        "import sys; sys.path.insert(0, 'src'); before = set(sys.modules); import review_widgets as rw;"
        "rw.check_text('The engineer failed to look.');"
        "print(sorted({m.partition('.')[0] for m in set(sys.modules) - before} - set(sys.stdlib_module_names) - {'review_widgets'}))"
    )
    assert (
        subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True).stdout.strip()
        == "[]"
    )


@pytest.mark.parametrize("left_alone", ["[pool](https://example.org/a)", "<b>pool</b>", "pool <!-- no. 3 -->"])
def test_no_other_wording_is_made_of_a_sentence_with_a_part_that_is_left_alone(left_alone: str) -> None:
    pointing = "The engineer failed to drain the {} in time."
    (whole,), (part,) = (check_text(pointing.format(said)) for said in ("pool", left_alone))
    assert whole.rewrite
    assert (part.text, part.rewrite) == (whole.text, "")
