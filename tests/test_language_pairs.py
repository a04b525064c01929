"""Minimal pairs: the same words about a person and about a thing, in prose and in what is not prose, in every form."""

from __future__ import annotations

import pytest

from review_widgets.language import Agent, Category, Finding, Tier, check_text, rules
from review_widgets.language.phrase import Phrase, compile_phrase
from review_widgets.language.rule import Context, Rule, Trigger
from review_widgets.language.sentence import read_sentence

PROSE = {
    "plain": "{}",
    "list item": "- {}",
    "numbered item": "1. {}",
    "task": "- [ ] {}",
    "table cell": "| 10:00 | {} |",
    "bold": "**{}**",
    "later in a paragraph": "The night was quiet. {}",
    "behind an emoji": "🔥🚒 {}",
}
NO_PROSE = {
    "block quote": "> {}",
    "heading": "## {}",
    "fence": "```\n{}\n```",
    "tilde fence": "~~~text\n{}\n~~~",
    "inline code": "The log has `{}` in it.",
    "straight quotes": 'The mail says "{}" at the end.',
    "curly quotes": "The mail says “{}” at the end.",
    "single quotes": "The mail says '{}' at the end.",
    "indented code": "Before.\n\n    {}\n\nAfter.",
    "comment": "Before. <!-- {} --> After.",
    "chat line": "[10:02] <ana> {}",
    "log line": "2026-03-01T10:02:11Z ERROR {}",
    "front matter": "---\ntitle: {}\n---\n\nHello.",
}
FLAGGED = [(rule, text, tier) for rule in rules() for text, tier in rule.must_flag if "’" not in text]
PEOPLE = ("Kim", "@kim")
ROLES = {
    "The engineer": Agent.ROLE,
    "The engineers on the storage team": Agent.ROLE,
    "One of the administrators": Agent.ROLE,
    "The platform team": Agent.TEAM,
    "The hosting provider": Agent.ORG,
    "We": Agent.WE,
    "I": Agent.I,
    "She": Agent.PRONOUN,
    "The night operator": Agent.ROLE,
    "Somebody on the desk": Agent.ROLE,
    "The lead, who had just come in,": Agent.ROLE,
    "After the upgrade the vendor": Agent.ORG,
    "When the page came, the on-call": Agent.ROLE,
}
THINGS = [
    "The load balancer",
    "The deploy of the storage team",
    "One of the nodes",
    "The alert for the engineers",
    "The operator, a small controller in the cluster,",
    "The service that the team runs",
    "Edith, the scheduler,",
    "The script (written by a contractor)",
    "It",
    "The metrics agent",
    "`drain-node`",
]
VERBS = {
    "failed to check the copy": Category.AGENT,
    "completely failed to check the copy": Category.AGENT,
    "had failed to check the copy": Category.AGENT,
    "forgot to check the copy": Category.AGENT,
    "had simply forgotten to check the copy": Category.AGENT,
    "overlooked the copy": Category.AGENT,
    "did not check the copy": Category.AGENT,
    "didn't check the copy": Category.AGENT,
    "didn’t really check the copy": Category.AGENT,
    "didnt check the copy": Category.AGENT,
    "never checked the copy": Category.AGENT,
    "had not checked the copy": Category.AGENT,
    "hadn’t checked the copy": Category.AGENT,
    "looked at the graph and forgot the copy": Category.AGENT,
    "ignored the warning": Category.AGENT,
    "wrongly assumed a fresh copy": Category.AGENT,
    "turned a blind eye": Category.AGENT,
    "should have checked the copy": Category.CF,
    "should’ve checked the copy": Category.CF,
    "should not have trusted the copy": Category.CF,
    "shouldn’t have trusted the copy": Category.CF,
    "ought to have checked the copy": Category.CF,
}


def sample_of(phrase: Phrase) -> str:
    """Make words that a phrase matches: for each element that must be there one word."""
    words = {"any": "paper", "=ed": "opened", "=ing": "opening", "asks": "?"}
    chosen = [
        min((one for one in element.words if one != "$" and (one.isalpha() or len(element.words) == 1)), default="")
        if element.kind == "words"
        else words.get(element.kind, "")
        for element in phrase.elements
        if not element.optional
    ]
    return " ".join(word for word in chosen if word)


def hits(trigger: Trigger, phrase: Phrase, text: str) -> bool:
    """Tell whether a trigger finds a phrase in a sentence, whatever other rules say."""
    sentence = read_sentence(0, text)
    context = Context(frozenset())
    return any(
        trigger.hit(phrase, sentence, n, context) for n, word in enumerate(sentence.words) if word in phrase.anchors
    )


ACTS = [
    (rule, trigger, phrase)
    for rule in rules()
    for trigger in rule.triggers
    if trigger.who in ("people", "others", "no thing")
    for phrase in map(compile_phrase, trigger.phrases)
    if phrase.elements[0].kind != "start"
]


def test_a_thing_is_never_faulted_by_words_that_are_about_people() -> None:
    found = [
        f"{phrase.text} | {sample_of(phrase)}"
        for _, trigger, phrase in ACTS
        if hits(trigger, phrase, f"The load balancer {sample_of(phrase)}.")
    ]
    assert len(ACTS) > 500
    assert [text for text in found if not text.startswith(("everyone|", "knew "))] == []


def test_the_same_words_about_a_person_are_found() -> None:
    missed = [
        phrase.text for _, trigger, phrase in ACTS if not hits(trigger, phrase, f"The engineer {sample_of(phrase)} .")
    ]
    assert len(missed) < len(ACTS) / 40, missed


@pytest.mark.parametrize("verb", VERBS, ids=str)
@pytest.mark.parametrize("who", ROLES, ids=str)
def test_a_person_in_every_form_is_found_with_category_span_and_agent(who: str, verb: str) -> None:
    text = f"{who} {verb} before the switch."
    (found,) = check_text(text)
    assert (found.tier, found.category, found.agent) == (Tier.BLAME, VERBS[verb], ROLES[who])
    assert found.text == text[found.start : found.end]
    assert found.text in f"{verb} before the switch"


@pytest.mark.parametrize("verb", VERBS, ids=str)
@pytest.mark.parametrize("thing", THINGS, ids=str)
def test_a_thing_in_every_form_is_not_faulted(thing: str, verb: str) -> None:
    assert [f for f in check_text(f"{thing} {verb} before the switch.") if f.tier is Tier.BLAME] == []


@pytest.mark.parametrize("context", PROSE, ids=str)
@pytest.mark.parametrize(("rule", "text", "tier"), FLAGGED, ids=[text for _, text, _ in FLAGGED])
def test_prose_is_read_wherever_it_stands(rule: Rule, text: str, tier: Tier, context: str) -> None:
    whole = PROSE[context].format(text)
    found = check_text(whole, PEOPLE)
    assert [(f.category, f.tier) for f in found] == [(rule.category, tier)]
    assert whole[found[0].start : found[0].end] == found[0].text == check_text(text, PEOPLE)[0].text


@pytest.mark.parametrize("context", NO_PROSE, ids=str)
def test_what_is_not_the_authors_prose_is_silent(context: str) -> None:
    texts = [text for _, text, _ in FLAGGED if "’" not in text and "'" not in text]
    assert [text for text in texts if check_text(NO_PROSE[context].format(text), PEOPLE)] == []


def findings(text: str) -> tuple[Finding, ...]:
    """Give the findings of the full tier."""
    return tuple(f for f in check_text(text) if f.tier is Tier.BLAME)


@pytest.mark.parametrize(
    "change",
    [
        "Unfortunately, {}",
        "When the page came at night, {}",
        "{}, which nobody here holds against anyone",
        "As the graph shows, {}",
        "{} on Tuesday",
        "At 10:05 {}",
        "In the end {}",
    ],
)
def test_an_adverb_or_a_clause_beside_it_keeps_a_finding(change: str) -> None:
    changed = change.format("the engineer failed to check the copy") + "."
    assert [f.text for f in findings(changed)] == ["failed to check"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The team met the vendor at noon. They forgot to check the copy.", 1),
        ("The nodes came back at noon. They failed to join the ring.", 0),
        ("The probes run each minute because they never told anybody.", 0),
        ("Two checks were skipped by the vendor.", 1),
        ("Two checks were skipped by the scheduler.", 0),
        ("The operator failed to reconcile the custom resource.", 0),
        ("The operator failed to call the plant.", 1),
        ("The client forgot its lease after the restart of the queue.", 0),
        ("The support agent forgot to call the client.", 1),
        ("Had the engineer checked the copy, the night would have been quiet.", 1),
        ("Had the copy been checked by noon, the night would have been quiet.", 0),
        ("So that nobody forgets the flag, the tool asks for it.", 0),
        ("The tool asks for it in case an engineer forgot the flag.", 0),
        ("The engineer would have forgotten the flag.", 0),
        ("The flag is easy to forget.", 0),
        ("We did not check the copy because we expected it to be fresh.", 0),
        ("We did not check the copy because we were careless.", 1),
        ("Customers were not paged, so nobody is to blame.", 0),
        ("This review assigns no blame, even where the engineer forgot the flag.", 0),
        ("The vendor is to blame.", 1),
    ],
)
def test_who_is_meant_decides(text: str, expected: int) -> None:
    assert len(findings(text)) == expected
