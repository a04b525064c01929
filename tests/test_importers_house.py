"""The house's Markdown changed by hand: what still is of the form is read as that, what is not stays as text, nothing is lost."""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from review_widgets import markdown_form, model, timeline
from review_widgets.audience import prepare_for
from review_widgets.errors import ImportFailed
from review_widgets.exporters import export_review
from review_widgets.importers import import_review
from review_widgets.model import Decision, Review
from review_widgets.schema import read_review
from test_markdown_form import SAMPLE, printed

REVIEW = prepare_for(read_review(next(path for path in SAMPLE if path.stem == "INC-104").read_bytes()), "names")
PAGE = export_review(REVIEW, "md")
PARTS = re.split(r"(?m)^(?=## )", PAGE)
HEADINGS = [part.split("\n")[0] for part in PARTS[1:]]


def read(text: str, folder: Path) -> Review:
    """Give what a changed page is, as it prints."""
    path = folder / "report.md"
    path.write_text(text, encoding="utf-8", newline="")
    return prepare_for(import_review(path), "names")


def under(heading: str, more: str) -> str:
    """Give the page with something more at the end of a part."""
    assert f"## {heading}" in HEADINGS
    return "".join(f"{part.rstrip()}\n{more}\n\n" if part.startswith(f"## {heading}\n") else part for part in PARTS)


def rewrapped(line: str) -> str:
    """Give a line as an editor breaks it."""
    if line[:1] in ("|", "#", ""):
        return line
    indent = " " * (len(line) - len(line.lstrip(" -")))
    return textwrap.fill(line, 60, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


NO_CHANGE: dict[str, Callable[[str], str]] = {
    "parts in another order": lambda text: PARTS[0] + "".join(PARTS[:0:-1]),
    "stars for dashes": lambda text: re.sub(r"(?m)^( *)- ", r"\1* ", text),
    "entries further in": lambda text: re.sub(r"(?m)^  - ", "    - ", text),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "blanks at the end of lines": lambda text: text.replace("\n", "  \n"),
    "tables in line": lambda text: re.sub(r"(?m)^\|---.*", lambda found: found[0].replace("---", " :----- "), text),
    "headings of other houses": lambda text: (
        text.replace("## What happened", "## Summary")
        .replace("## What made it so", "## Contributing factors")
        .replace("## What follows", "## Action items")
        .replace("## How it ended", "## Resolution")
        .replace("## What helped", "## What went well")
    ),
    "matter in front": lambda text: f"---\nlayout: post\n---\n{text}",
    "a heading gone over its table": lambda text: text.replace("## Timeline\n", "").replace("## What follows\n", ""),
    "a heading gone over what says itself what it is": lambda text: re.sub(
        r"## (?:What made it so|Conditions of work|Letting go for now)\n", "", text
    ),
    "no empty line before a table": lambda text: text.replace("\n\n| Time ", "\n| Time "),
}


@pytest.mark.parametrize("change", NO_CHANGE)
def test_a_change_of_looks_changes_nothing(change: str, tmp_path: Path) -> None:
    text = NO_CHANGE[change](PAGE)
    assert text != PAGE
    assert printed(read(text, tmp_path)) == printed(REVIEW)


def test_lines_that_an_editor_broke_are_whole_again(tmp_path: Path) -> None:
    again = printed(read("\n".join(map(rewrapped, PAGE.split("\n"))), tmp_path))
    for name, said in printed(REVIEW).items():
        if name not in ("incident", "impact"):  # their prose is Markdown, in which a break is a space
            assert again[name] == said, name


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_part_that_was_taken_out_is_all_that_is_missing(heading: str, tmp_path: Path) -> None:
    left = "".join(part for part in PARTS if not part.startswith(f"{heading}\n"))
    again, before = printed(read(left, tmp_path)), printed(REVIEW)
    changed = {name for name in before if again[name] != before[name]}
    belongs = {
        "## What happened": {"incident"},
        "## Impact": {"impact"},
        "## How it ended": {"incident"},
        "## In figures": {"incident", "how sure"},
        "## Timeline": {"events"},
        "## What made it so": {"factors"},
        "## What helped": {"factors"},
        "## Conditions of work": {"conditions"},
        "## Carrying": {"takeaways"},
        "## Letting go for now": {"takeaways"},
        "## Surprises": {"surprises"},
        "## Open questions": {"open_questions"},
        "## What follows": {"actions"},
        "## Who took part": {"participants"},
    }
    assert changed == belongs[heading]


def added(name: str, text: str, folder: Path) -> list[object]:
    """Give what a list has more of than before."""
    return [one for one in printed(read(text, folder))[name] if one not in printed(REVIEW)[name]]


def test_what_somebody_adds_by_hand_is_read(tmp_path: Path) -> None:
    made = added("factors", under("What made it so", "* A plain line\n  - domain: luck\n  - a remark"), tmp_path)
    assert made == [("A plain line\na remark", "made_possible", "luck", (), "", "")]
    (one,) = added(
        "takeaways", under("Letting go for now", "- Gone\n  - why: too dear\n  - we look again: 1 May 2027"), tmp_path
    )
    assert isinstance(one, tuple)
    assert one[:2] == ("Gone", Decision.LET_GO)
    assert one[-1][1] == "too dear"
    assert one[-1][5].isoformat() == "2027-05-01"
    assert added("open_questions", under("Open questions", "1. Why?\n2. How?"), tmp_path) == [
        ("Why?", ""),
        ("How?", ""),
    ]
    assert added("conditions", under("Conditions of work", "- *Hand-off:* at noon"), tmp_path) == [
        ("hand_off", "at noon")
    ]
    assert added("participants", under("Who took part", "- Ana Silva (scribe)"), tmp_path) == [
        ("Ana Silva", "scribe", "")
    ]
    assert [one[0] for one in added("actions", under("What follows", "- [x] Mend it"), tmp_path)] == ["Mend it"]  # type: ignore[index]
    assert added("sections", f"{PAGE}\n## Thoughts\n\nFree **prose**\n", tmp_path) == [("Thoughts", "Free **prose**")]


def test_an_event_may_be_added_as_people_write_one(tmp_path: Path) -> None:
    row = "| 2024-11-28 09:19 |"
    text = PAGE.replace(row, f"| 09:17 | by its clock alone | Ana | |\n| around nine | who knows | | |\n{row}")
    text = text.replace("\n## What made it so", "- 11:02 in a list\n- **11:05:09** - another\n\n## What made it so")
    found = {event.text: event for event in read(text, tmp_path).events}
    clocks = {said: found[said].occurred_at for said in ("by its clock alone", "in a list", "another", "who knows")}
    assert [at and f"{at:%d %H:%M:%S}" for at in clocks.values()] == ["28 09:17:00", "28 11:02:00", "28 11:05:09", None]
    assert found["who knows"].time_note == "stated as 'around nine', which is no time"


def test_a_column_that_was_added_or_taken_leaves_the_rest_of_the_row(tmp_path: Path) -> None:
    more = re.sub(r"(?m)^(\| (?:When|~?2024-)[^\n]*)$", r"\1 seen by all |", PAGE)
    events = read(more, tmp_path).events
    assert len(events) == len(REVIEW.events)
    assert all("seen by all" in event.text for event in events)
    less = re.sub(r"(?m)^(\| (?:When|~?2024-)[^\n]*\|)[^|\n]*\|$", r"\1", PAGE)
    assert [event.text for event in read(less, tmp_path).events] == [event.text for event in REVIEW.events]
    assert not any(event.team for event in read(less, tmp_path).events)


def test_what_cannot_be_read_stays_in_words(tmp_path: Path) -> None:
    text = PAGE.replace("50 % to 85 %", "85 % to 50 %").replace("we look again: 2025-06-02", "we look again: soon")
    review = read(text.replace("*Set it off:*", "*Sparked:*"), tmp_path)
    assert "likelihood: 85 % to 50 % within 12 months" in review.takeaways[0].text
    let_go = review.takeaways[1].let_go
    assert let_go
    assert let_go.revisit_if[0].text == "we look again: soon"
    assert [factor.text[:10] for factor in review.factors if factor.text.startswith("*")] == ["*Sparked:*"]


def test_without_its_opening_line_the_page_keeps_its_zone_and_takes_its_id_from_the_file(tmp_path: Path) -> None:
    review = read(re.sub(r"(?m)^Learning review.*\n", "", PAGE), tmp_path)
    assert (review.id, review.incident.zone) == ("report", "Europe/London")
    assert [event.occurred_at for event in review.events] == [event.occurred_at for event in REVIEW.events]


@pytest.mark.parametrize("left", ["Carrying", "Letting go for now"])
def test_a_page_without_its_opening_line_is_known_by_one_heading_of_decisions(left: str, tmp_path: Path) -> None:
    text = f"# Mail late\n\n## What made it so\n\n- one queue\n\n## {left}\n\n- an alarm on the age\n"
    review = read(text, tmp_path)
    decision = Decision.CARRY if left == "Carrying" else Decision.LET_GO
    assert [(one.text, one.decision) for one in review.takeaways] == [("an alarm on the age", decision)]


def test_a_zone_that_does_not_exist_is_said(tmp_path: Path) -> None:
    with pytest.raises(ImportFailed, match=r"found 'Mars/Base'; expected an IANA name"):
        read(PAGE.replace("times in Europe/London", "times in Mars/Base"), tmp_path)


# ── careless hands ────────────────────────────────────────────────────────────────────────────────────────────────

FORM = " ".join(
    [
        *(str(value) for name, value in vars(markdown_form).items() if name.isupper()),
        *map(str, (model.ASPECTS, model.REASONS, model.CONDITIONS, timeline.TIME_MEANINGS, timeline.DURATIONS)),
        "learning review times within months rare grave gives would cost change mind look again since rely because likelihood risk answer",
        "domain labels time role team sure when nothing wrong known learned later then",
    ]
)


def words_in(text: str) -> set[str]:
    """Give the words of four letters or more, in small letters."""
    return {word.lower() for word in re.findall(r"[^\W\d_]{4,}", text)}


def careless(lines: list[str], dice: random.Random) -> None:
    """Change a page as it happens: a line gone, doubled, moved, pushed in, cut, joined with the next or made something else."""
    at, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    line = lines[at]
    change = dice.choice(["gone", "twice", "moved", "in", "apart", "as", "joined", "cut"])
    if change == "gone":
        del lines[at]
    elif change == "joined":
        lines[at : at + 2] = [" ".join(lines[at : at + 2])]
    elif change in ("twice", "apart"):
        lines.insert(at, line if change == "twice" else "")
    elif change == "moved":
        lines[at], lines[other] = lines[other], line
    elif change == "cut" and not line.startswith("Learning review"):
        lines[at] = line[: dice.randrange(len(line) + 1)]
    else:
        lines[at] = (
            " " * dice.randint(1, 6) if change == "in" else dice.choice(["- ", "> ", "1. ", "## ", "| "])
        ) + line


@pytest.mark.parametrize("start", range(0, 400, 50))
def test_no_word_of_a_page_is_lost_whatever_careless_hands_do(start: int, tmp_path: Path) -> None:
    pages = [export_review(prepare_for(read_review(path.read_bytes()), "roles"), "md") for path in SAMPLE]
    for seed in range(start, start + 50):
        dice = random.Random(seed)
        lines = dice.choice(pages).split("\n")
        for _ in range(dice.randint(1, 4)):
            careless(lines, dice)
        text = "\n".join(lines)
        kept = read(text, tmp_path).model_dump_json().replace("\\n", " ").replace("\\t", " ")
        assert words_in(text) - words_in(kept) - words_in(FORM) == set(), seed
