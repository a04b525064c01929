"""The page about the rules, made from the rules: every rule, its advice, its source, its examples."""

from __future__ import annotations

from importlib import import_module

from review_widgets.language.finding import Category
from review_widgets.language.rule import Rule
from review_widgets.language.rules import names_of_rules

_HEADINGS = {
    Category.AGENT: "Somebody failed, forgot, left out or erred",
    Category.CF: "What somebody should have done",
    Category.HUMERR: "An error label as the explanation",
    Category.TRAIT: "What somebody is like",
    Category.WHO: "The hunt for a person",
    Category.PUN: "Punishing, or only trying harder",
    Category.NAME: "A name as the actor",
    Category.HIND: "Certainty after the fact",
    Category.MIN: "The effort made small",
    Category.ROOT: "One single cause",
    Category.SYSCF: "A safeguard that should have acted",
}
_INTRODUCTION = """# Words that point at people: the rules

This page is made from the rules themselves (`review_widgets.language.page`); a test holds it to them. The checker reads the author's own
prose, finds the telling words, looks for their subject, and says what it found in two tiers: **blame**, where a person, a team or an
organisation is faulted, judged, hunted or told to try harder, and **advisory**, where nobody is faulted but the wording hides
circumstances. A finding advises; it never stops anything. Code, quotations, chat, logs and headings are left alone, and a line may carry
`<!-- review-ok: the reason -->` to be left alone too.

In a draft that points at people more than once in a while, a small trained layer reads what the rules have no words for. It is a linear
model over words, pairs of words and word vectors, with nothing but the standard library; it only adds findings, never takes one away, and
its reasons are those of the nearest rule. On drafts it was not trained on it brings what is found from about two fifths to three fifths,
and about one in five of its own findings is one a reader would let pass (`tools/train_language.py --measure`).
"""


def write_page() -> str:
    """Give the page as Markdown."""
    return "\n".join([_INTRODUCTION, *map(write_chapter, Category)])


def write_chapter(category: Category) -> str:
    """Give what the page says of one category, as Markdown."""
    named = ((name, import_module(f"review_widgets.language.rules.{name}")) for name in names_of_rules())
    sections = [_section(name, str(one.__doc__), one.RULE) for name, one in named if one.RULE.category is category]
    return "\n".join([f"## {category}: {_HEADINGS[category]}\n", *sections])


def _section(name: str, said: str, rule: Rule) -> str:
    first = said.strip().splitlines()[0].partition(": ")[2] or said.strip().splitlines()[0]
    flagged = "\n".join(f"| {text} | {tier} |" for text, tier in rule.must_flag)
    passed = "\n".join(f"| {text} | nothing |" for text in rule.must_pass)
    weaker = "A reason told in the same sentence makes it advisory or silent.\n\n" if rule.excused else ""
    return (
        f"### `{name}`\n\n{first[:1].upper()}{first[1:]}\n\n* Why: {rule.why}\n* Ask instead: {rule.question}\n* Source: {rule.source}\n\n"
        f"{weaker}| example | found |\n|---|---|\n{flagged}\n{passed}\n"
    )
