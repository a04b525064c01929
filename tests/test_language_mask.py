"""What of a text is the author's own prose."""

from __future__ import annotations

import pytest

from review_widgets.language import check_text
from review_widgets.language.mask import NOUN, mask_text

BAD = "The engineer failed to drain the node."


@pytest.mark.parametrize(
    "text",
    [
        f"> first line\nlazily continued: {BAD}\n\nProse.",
        f"```sh\n{BAD}\n\n{BAD}\n",
        f"````\n```\n{BAD}\n```\n````\n",
        f"- item\n\n  ```\n  {BAD}\n  ```\n",
        f"- ```\n  {BAD}\n  ```\n",
        f"> ```\n> {BAD}\n> ```\n",
        f"Title of the page: {BAD}\n======\n\nProse.",
        f"Second heading: {BAD}\n------\n\nProse.",
        f"<!--\n{BAD}\n-->\nProse.",
        f"\t{BAD}\n",
        f"[the page](https://wiki.example/{BAD.replace(' ', '-')})",
        "[one](https://wiki.example/we-failed-to-check 'x') and <https://wiki.example/we-failed-to-look>",
        f"[ref]: https://wiki.example {BAD}",
        f"The mail says “first line\nand {BAD}” in it.",
        f"He wrote «{BAD}» twice.",
        f"10:02 <@ana> {BAD}",
        f"[10:02:11] ana: {BAD}",
        f"<ana> {BAD}",
        f"2026-03-01 10:02:11,123 [WARN] {BAD}",
        f"::: note {BAD}",
        "| --- | --- |",
    ],
)
def test_it_is_blanked(text: str) -> None:
    assert check_text(text) == ()
    assert len(mask_text(text)) == len(text)
    assert mask_text(text).count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        f"> quoted\n\n{BAD}",
        f"```\ncode\n```\n{BAD}",
        f"~~~\n```\n~~~\n{BAD}",
        f"Plain words.\n    {BAD}\n",
        f"- item\n\n    {BAD}\n",
        f"* [x] {BAD}",
        f"---\ntitle: x\n---\n{BAD}",
        f'A 5" disk. {BAD}',
        f"The engineers' night. {BAD}",
        f"It's late, don't wait. {BAD} That's it.",
        f"| when | what |\n|---|---|\n| 10:02 | {BAD} |",
        f"10:02 {BAD}",
        f"Before <!-- hidden --> {BAD}",
        f"One `tick and {BAD}",
    ],
)
def test_it_is_read(text: str) -> None:
    assert [f.text for f in check_text(text)] == ["failed to drain"]


def test_a_waiver_covers_its_own_line_only() -> None:
    text = f"{BAD} <!-- review-ok: told with their consent -->\n\n{BAD}"
    (found,) = check_text(text)
    assert found.start == text.rindex("failed")


def test_masked_code_reads_as_a_thing() -> None:
    assert mask_text("The `drain` job") == f"The {NOUN * 7} job"
    assert check_text("`drain-node` failed to check the copy.") == ()
