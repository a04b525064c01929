"""MIN: the effort made small: all it took, one click, two minutes, just had to."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_THEM = "him|her|them|us|me|you|anyone|anybody|someone|somebody"
_BIT = "second|seconds|minute|minutes|glance|look|click|clicks|call|mail|message|line|key|button|keystroke|moment|word|sentence|toggle|page|text|check|command|phone_call|letter|note"
_DO = "press|look|read|ask|click|check|call|open|type|copy|follow|write|say|pick|turn|wait|tell|send|push|lift|count|do|reboot|restart|scroll|knock"

RULE = Rule(
    category=Category.MIN,
    triggers=(
        Trigger(
            phrases(
                f"""
                [all it|that|this would|took|takes|needed|needs|wanted|required|ever|asked have|taken|'ve|needed|took? have|taken|'ve? taken|needed?] ** {_THEM}|<person>
                [all it would have taken|needed|required|cost]; [all it would 've taken|needed]
                all it|that needed|took|wanted|required from|of [{_THEM}|the _? <person>]
                [all they|he|she|we|you|anyone|somebody|i had|needed|would_have_had|'d_had to do]
                would|could have [taken|cost|needed|required] {_THEM}|the _? _? _? _? {_BIT}; would have taken|cost [{_THEM}] _
                [had only|merely|just to {_DO}]; [only|just|merely|simply had|needed to {_DO}]; [only had to {_DO}]
                it|that takes|took|costs|would_take only|just|all_of|maybe|exactly|literally|a_whole? [two|ten|five|thirty|one|a|three|20|30|10|5|2|60|half_a {_BIT}] to [{_DO}]
                [one|a|single|five|ten|two|quick|simple|mere|minute|second|three _? {_BIT}] at|to|in|into|with|and|from|by|of * [would|could] have
                a|one phone? call|mail|text|message|word|line to|from|in * [would|could] have [saved|spared|stopped|prevented|told]
                it 's|is|was [a|one|just_a|just_one|only_a checkbox|click|button|toggle|box|sticker|label|line] ,|for|!
                a|an _ [minute|second] job|task|fix|check; [one|a|single line|word|click|call|mail|check] and nobody|they|he|she; [even] for them|him|her|you $; in|big|bold [big|bold|red|plain|capital|block] letters|english|red|type; in [plain sight|view] of|to us|them|him|her|everyone|everybody|anyone|the|our
                [right in front of] their|his|her|our|your|them|him; [staring] them|him|her|us|you|everyone in
                [under] their|his|her|our|your [noses|nose]
            """
            ),
            agent=Agent.PRONOUN,
            unless=phrases(f"""
                all it takes is an? attacker|packet|request|host|node|full; all we had|have to do was|is|now; all they have|need to do is
                only|just needed to restart|reboot; would have taken us|me|it down|offline|out|hours|days|weeks|longer; minutes longer; check|alarm|alert|prompt|limit|guard|probe|warning|test|page _? _? _? _? would|could have cost
                call|mail|message|word|line|look ** would|could have helped; it took * {_BIT} to
                takes|took * to complete|finish|restart|boot|start|propagate|load|run|converge|drain; in plain text; only had to restart|wait
                all we needed was; what it would have taken; check|alarm|alert|prompt|limit|guard|probe|message|page ** would|could|woulda|coulda; we|i only|just had to restart|wait|reboot
            """),
        ),
    ),
    why="It makes the step look small from here; then it stood among everything else.",
    question="What else was going on, and what would have put this step in view?",
    source="Howie: The Post-Incident Guide (2021), on minimising words",
    must_flag=(
        ("A five-second look was all it would have taken them.", Tier.BLAME),
        ("All she had to do was read the label.", Tier.BLAME),
        ("It takes two seconds to check a label.", Tier.BLAME),
    ),
    must_pass=("It was just after noon.", "The restart takes two minutes to finish.", "All we had to do was wait."),
)
