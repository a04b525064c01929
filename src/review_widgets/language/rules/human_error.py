"""HUMERR: an error label offered as an explanation, where the questions ought to begin."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rule import Rule, Trigger, phrases

_NOT_SAID = phrases("""not|never|no|without|than human|operator|user|a|an|any|our|your|just error|mistake|oversight|human|operator|simple; learn|learned|learning from * mistakes|mistake; ruled out * error; software|parser|parsing|server|api|http error|mistake; in the? code|config|logic|retry|parser|query mistake; to avoid|prevent|catch|reduce; fixes|fix|fixed|corrects a|the mistake|typo|error|oversight
    catch|catches|prevent|prevents|avoid|avoids|against|tolerate|tolerates|stop|stops|handle|handles * error|mistake|mistakes|typo|typos|human; user error messages|page|pages|message|rate|code|codes|reports; error prone; error rate|budget|message; oversight board|committee|role|function|of; had|with little|no|enough oversight; typo tolerant; slip stream|ring|road|through""")

RULE = Rule(
    category=Category.HUMERR,
    triggers=(
        Trigger(
            phrases("""human|operator|user|pilot|admin|administrator|engineer|developer|manual|staff|personnel|employee|clerical|rookie|beginner|schoolboy 's? error|errors|mistake|mistakes|oversight|failure|misunderstanding|misconfiguration|blunder|negligence|fault|slip; human factor|failing|failings; error|mistake|oversight|blunder|slip of|by|on a|an|the|one|our|his|her|their? _? <person>|side|part; rookie|schoolboy|amateur|classic|textbook|elementary|unforced|silly|stupid|careless|honest|dumb|costly|avoidable|embarrassing|basic mistake|error|blunder|oversight|slip
            planning|handling|judgement|judgment|leadership|management|communication|coordination|thinking|organisational|organizational|process|staffing|scheduling error|failure|mistake|blunder|failings; error of judgement|judgment; lapse|lapses of|in concentration|attention|judgement|judgment|memory|discipline|care|vigilance; failure|failures of leadership|management|communication|planning|discipline|nerve|imagination|duty|care; human oversight $; copy paste|pasted blunder|mistake|error|slip"""),
            agent=Agent.ROLE,
            unless=(
                *_NOT_SAID,
                "assumed|suspected|presumed|initially|first|possible|possibly|maybe|perhaps|whether|ruled ** error|mistake|misunderstanding",
                "by mistake",
                "planning|scheduling|handling|process|communication error|failure in|from|of|between|with|rate",
            ),
        ),
        Trigger(
            phrases("""[assumed|suspected|presumed user|human|operator error]; [assumed|suspected|presumed a|an mistake|error|slip]; [typo in]; ^ a? [<slip>]; [the <slip> ~be.d|got noticed|spotted|found|corrected|fixed|caught|undone|reverted|seen|repaired|discovered|cleared]; a|an|the|this|that|another|one [<slip>] in|of|with|during ** ~be.d noticed|spotted|caught|found|corrected|fixed|undone|reverted; the [<slip>]; [typo|typos|mixup|mix up]
            [honest oversight|mistake]; a|an [<slip>] ~be.d corrected|fixed|noticed|spotted|caught|found|reverted|undone; noticed|corrected|spotted|fixed the|a|his|her|their|our [<slip>]"""),
            tier=Tier.ADVISORY,
            unless=(
                *_NOT_SAID,
                "haste|ignorance|misunderstanding|lapse of|in time",
                "error is|was raised|thrown|returned|logged",
                "the error|slip road|in; the ignorance|lapse flag",
            ),
        ),
        Trigger(
            phrases("""due|owing|down|thanks to [* <slip>]; because of [* <slip>]; caused|explained|triggered|introduced by [* <slip>]; result|consequence|case|matter|product|sign|example of * [<slip>]; put|chalk|chalked|puts|chalks ~be? * down|up to [* <slip>]; put this|it|that|everything down to [* <slip>]; chalk|chalked * up to [**  <slip>]; attributed|attributable|traced|traceable|ascribed|boils|boiled|goes|went|came|comes|blamed|amounts back|down? to|on [* <slip>]; filed|file|files|logged|booked|labelled|labeled * under|as [* <slip>]; it|this|that|which|what|everything all? goes|comes|boils|boiled|came|went back|down to [** <slip>]; ~be.d|'s|is|are|be [a|an|the|one|another|our|my|their|his|her|your|pure|sheer|plain|simply|just|clearly|also|all? * <slip>] ; [<slip> on|by|from the|our|their|his|her|my|a _? <person>|part|side|desk]
            [* <slip>] caused|causes|led|took|broke|cost|sank|meant|resulted|brought|triggered|knocked|ruined|killed|left|made|cut|deleted|wiped|created|delayed|prolonged|exposed; [<slip> that] caused|led|took|broke|cost|sank|brought|triggered; [<slip>] ~be.d the|one|a|what|responsible|to|behind cause|reason|part|factor|problem|sank|led|caused|behind|blame; [our|my|their|his|her|your own? <slip>]; [<slip>] and it|that cost|took|meant|broke"""),
            unless=(
                *_NOT_SAID,
                "~be a|an|the * <slip> that|which ~be fixed|corrected",
                "~be * error _? returned|raised|thrown|code|page|message|in|from|by",
                "the|an|this|a|each|every|no|first|next|one|same error|lapse; ~be * error $|: _",
                "be a mistake",
                "caused by an|the|this|a|these|several? _? error|errors",
                "the? ignorance flag",
                "not * <slip>",
                "by mistake",
                "haste to",
                "misunderstanding between|about|because|of|that",
            ),
        ),
        Trigger(
            phrases(
                "[pebkac|pebcak|id10t]; [layer 8|eight]; fat [finger|fingers|fingered]; [fat finger|fingers|fingered]; [finger trouble|problem]; [brain fade|fart|freeze|failure]; [dumb fingers]; [butterfingers]; [problem between _? keyboard|chair]; between [the? keyboard and * chair]; [senior moment|moments]; [wetware]; [loose nut behind]; [clumsy fingers]; [blonde moment]; [user|human * too dumb|stupid]; [ten thumbs]; [thumb|thumbs * slipped]; [case of the mondays|friday]; [copy paste blunder|mistake|error|slip|typo]; [own goal]; [screw up|screwup|cockup|fuckup|balls up] ; [mix up at|by|on|from the|our]; [thinko]; [pilot error]; [garbage in]; [someone 's typo|slip|mistake]; [one person 's|s? slip|mistake|error|typo]"
            ),
            unless=(
                "garbage in the|a|memory",
                "not * error",
                "layer 8 header|traffic",
                "fat finger guard|check|protection|proof",
            ),
        ),
    ),
    why="A label for the person ends the search exactly where it becomes useful.",
    question="What made that step look right, and what would let anybody do it without harm?",
    source="Woods and Cook, Behind Human Error (2010): error as a starting point, not a conclusion",
    must_flag=(
        ("We put it down to operator error.", Tier.BLAME),
        ("The outage was caused by human error.", Tier.BLAME),
        ("Choosing the small disk was a mistake.", Tier.BLAME),
        ("That oversight took the site down.", Tier.BLAME),
        ("The slip was spotted soon after.", Tier.ADVISORY),
    ),
    must_pass=(
        "An error occurred in the parser.",
        "This error-prone step has no check.",
        "The patch fixes a mistake in the retry logic.",
    ),
)
