"""HUMERR: an error label offered as an explanation, where the questions ought to begin."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_NOT_SAID = phrases("""
    not|never|no|without|than human|operator|user|a|an|any|our|just error|mistake|oversight; learn|learned|learning|learnt from * mistakes|mistake
    ruled out; software|parser|parsing|server|api|http|system|tool error|mistake; in the? code|config|logic|retry|parser|query mistake
    fixes|fix|fixed|corrects a|the * mistake|typo|error|oversight
    catch|catches|prevent|prevents|avoid|avoids|against|tolerate|tolerates|stop|stops|handle|handles|reduce|reduces * error|errors|mistake|mistakes|human
    user error message|messages|page|pages|report|reports|rate
    reduce|reducing|likelihood|risk|chance|chances|potential|room|possibility|prone of|for|to? * error|errors|mistake|mistakes; error prone
    error rate|rates|budget|message|code|codes
    assumed|suspected|presumed|initially|first|possible|possibly|maybe|perhaps|whether|ruled ** error|mistake|misunderstanding; by mistake
    not * error
""")

RULE = Rule(
    category=Category.HUMERR,
    triggers=(
        Trigger(
            phrases("""
                bad day at the office; momentary lapse; somebody|someone had a bad|long day|night; muscle memory
                human frailty|element|nature was|is|again|here|strikes|struck; howler|clanger|booboo|boo_boo|gaffe; misclick|misclicked
                press|pressed|pressing|pushed|hit the wrong; the? desk|operator|engineer|team|vendor|shift got it wrong
                entirely|purely|simply|all human
                human|operator|user|pilot|admin|administrator|engineer|developer|manual|staff|personnel|employee|clerical|rookie|beginner|schoolboy 's? error|errors|mistake|mistakes|oversight|misunderstanding|misconfiguration|blunder|negligence
                human|operator|user|pilot|staff|leadership|management|planning failure|failures|failing|failings
                human factor|factors was|were|is|as|again|here|at; planning|judgement|judgment|leadership|communication error|mistake|blunder
                error|mistake|oversight|blunder|slip of|by|on|from an|the|one|our|his|her|their|a _? <person>|side|part|behalf
                rookie|schoolboy|amateur|classic|textbook|elementary|unforced|silly|stupid|careless|dumb|costly|avoidable|embarrassing|basic|copy_paste|copy_and_paste mistake|error|blunder|oversight|slip
                error of judgement|judgment; lapse|lapses of|in concentration|attention|judgement|judgment|memory|discipline|care|vigilance|focus
                failure|failures of leadership|management|communication|planning|discipline|nerve|imagination|duty|care; pebkac|pebcak|id10t
                layer 8|eight problem|issue|error|again|$; fat finger|fingers|fingered; finger trouble|problem; brain fade|fart|freeze
                butterfingers; dumb|clumsy|ten fingers|thumbs; problem between _? _? keyboard|chair; between the? keyboard and * chair
                senior moment; oldest|classic|biggest mistake|trick|error in the book; wrong terminal|window|tab|console|button|rack|plug|host|box ,
                wetware; loose nut; thumb|thumbs|finger|fingers|hand slipped; own goal; screwup|cockup|fuckup|snafu by|of|from|on; thinko
                someone|somebody|one_person 's [slip|mistake|error|typo|blunder]
            """),
            agent=Agent.ROLE,
            unless=(
                *_NOT_SAID,
                *phrases("""
                    planning|scheduling|process|communication|management failure|failures|error in|from|between|with|rate|domain|mode
                    own goal * game; user|management|operator failure domain; layer 8 header|traffic; fat finger guard|check|protection|proof
                    human factors engineering
                """),
            ),
        ),
    ),
    why="A label for the person ends the search exactly where it becomes useful.",
    question="What made that step look right, and what would let anybody do it without harm?",
    source="Woods and Cook, Behind Human Error (2010): error as a starting point, not a conclusion",
    must_flag=(
        ("We put it down to operator error.", Tier.BLAME),
        ("The outage was caused by human error.", Tier.BLAME),
        ("That was a plain case of fat fingers.", Tier.BLAME),
        ("A lapse of attention at the desk opened the valve.", Tier.BLAME),
    ),
    must_pass=(
        "The page shows a user-facing error code.",
        "This error-prone step has no check.",
        "Errors rose to a tenth of all requests.",
        "The patch fixes a mistake in the retry logic.",
    ),
)
