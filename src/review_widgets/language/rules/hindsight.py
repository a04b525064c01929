"""HIND: a past decision judged by what is known only now."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

RULE = Rule(
    category=Category.HIND,
    triggers=(
        Trigger(
            phrases(
                """
                about as [clever|smart|wise|safe|sensible] as; ~be.d [dumb|daft|silly|moronic]; had [disaster|trouble] written all
                [sleepwalking|sleepwalked] into; written [all over] it; [false economy]; [russian roulette]; [flying blind]; [tempting fate]
                [playing with fire]; [harebrained|cockamamie|boneheaded|foolhardy] _; [begging|asking] for it
                a|the [silly|stupid|reckless|foolish|needless gamble|risk|bet|punt]; was never [a good idea|a_smart_move]
                [came back to] bite|haunt us|them; ~be.d|'s a|an|the|not? * [<bad>|worst|dumbest|worse|fateful <choice>]
                ~be.d|'s [not a|an|the|our|their|exactly|really? _? good|smart|wise|brightest|best|clever|great|right|sensible <choice>|one|thing|moment]
                our|their|his|her|the|this|that|a [<bad> <choice>] to|by|of|from|that|which|on|and|led|~be.d|here
                ~be.d|'s [plain|sheer|utter|pure|downright|complete|total|outright|absolute <bad>|nuts|bonkers|gambling|suicide|negligence]
                ~be.d|'s [plainly|simply|frankly|downright <bad>]
                ~be.d [foolish|stupid|reckless|unwise|irresponsible|daft|naive|crazy|insane|idiotic|foolhardy|premature|shortsighted|madness|folly|lunacy|bonkers]
                [asking for trouble]; begging for [trouble]; [recipe for disaster]
                backed|bet_on|picked|betting_on|backing the [wrong] horse|vendor|card|number; barking|barked up the [wrong]
                [the|this|that|a wrong call|decision|move|bet]; [poor|lousy|terrible timing|planning]; [ill advised|judged|fated|timed]; [misguided]
                [penny wise]
                decision|choice|call|idea|plan|move ** ~be.d [wrong|bad|flawed|mistaken|stupid|reckless|misguided|premature|daft|poor|indefensible|inexcusable|asking]
                [inexcusable|unforgivable|indefensible]; [no excuse] for; there is|was [no excuse]; [beggars belief]; [defies belief|logic]
                [beyond belief|me]; ~have.d [no business] <duty.g>|_; [textbook|classic example|case|lesson] of|in how|incompetence|not
                lesson in [how not]; [how not to]; ended|end|ends badly|in_tears as; went|go|goes exactly [as] bad|badly
                what|where did they|he|she|anyone|we [think|expect|imagine] would|was; gambled and [lost]; took a [gamble|punt]
            """
            ),
            unless=phrases("""
                not|no|never a? bad|wrong|poor|stupid; wrong call signature|site|id; system|phone|remote|function|api call
                the|a bad|wrong|poor choice of words|font; no longer a good; not a good time|fit|match|sign|idea_to_compare
                premature optimisation|optimization|eviction; is a|an|the bad|terrible|poor|good idea to; nobody|not * stupid
                wrong|bad idea|move of; ~be.d not a|the best|right one|place|tool; reckless mode; fatal error|signal; ~be.d fatal
                wrong decision tree; the decision|choice|call ** ~be.d * mistaken for
            """),
        ),
    ),
    why="It was plain only afterwards; at the time several things were possible.",
    question="What spoke for it then, and which other way was open?",
    source="Fischhoff (1975), Hindsight is not equal to foresight, doi:10.1037/0096-1523.1.3.288",
    must_flag=(
        ("Going ahead was a bad decision.", Tier.BLAME),
        ("Moving the names on a Friday was sheer madness.", Tier.BLAME),
        ("With that vendor we backed the wrong horse.", Tier.BLAME),
        ("Going without a canary was asking for trouble.", Tier.BLAME),
    ),
    must_pass=(
        "Failing over was a good decision.",
        "The call with the bank was short.",
        "The error was fatal to the process.",
    ),
)
