"""HIND: a past decision judged by what is known only now."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rule import Rule, Trigger, phrases

RULE = Rule(
    category=Category.HIND,
    triggers=(
        Trigger(
            phrases("""~be.d|'s|is a|an|the|not? * <bad>|worst|dumbest|worse|unfortunate|fateful <choice>; ~be.d|'s|is [not a|an|the|our|their|exactly|really? _? good|smart|wise|brightest|best|clever|great|right|sensible <choice>|one|thing|move|time|moment]; [<bad> <choice>] to|by|of|from|that|which|on|and|led; ~be.d|is|'s [plain|sheer|simply|just|utter|pure|downright|frankly|complete|total|outright|absolute|simple <bad>|nuts|bonkers|gambling|suicide|asking|negligent]; ~be.d|is [plainly|simply|frankly|downright <bad>]; ~be.d [foolish|stupid|reckless|unwise|irresponsible|daft|naive|crazy|insane|idiotic|foolhardy|premature|shortsighted|madness|folly|lunacy]; ~be.d|is|'s|were [asking for trouble|it]; [asking for trouble]; ~be.d [begging for]; [recipe for|for disaster|trouble]; [backed|bet|picked|chose|backing|betting on? the wrong horse|vendor|card|option|number]; bet on [the wrong]; wrong [horse]; [barking|barked up the wrong]; [the|this|that wrong call|decision|choice|move|bet|trade]; [wrong call]; [bad|poor|lousy|terrible timing|planning|choice|choices|decision|decisions|idea|call] ; [ill advised|judged|considered|fated|timed]; [misguided]; [penny wise]; [what were they expecting]; [decision|choice|call|idea|plan|move * ~be.d wrong|bad|flawed|mistaken|stupid|reckless|misguided|premature|daft|poor|indefensible|inexcusable|asking]; [inexcusable|unforgivable|indefensible|unacceptable|unpardonable]; [no excuse|excuses for|not]; [there is no excuse]; [beggars|defies|beyond belief|logic|me]; [~have.d no business <duty.g>|doing|running|touching|merging|deploying|being|having|going|changing|making]; [how not to]; [textbook|classic example|case|lesson of|in how not]
            danger|risk|risks|sign|signs|warning|warnings|problem|flaw|trouble|writing|flags|evidence|it ** [~be.d plain|obvious|clear|visible|apparent|evident|there|known to|for all|everyone|anyone|them|us|everybody|anybody|see|any|whoever]; [writing was|were on the wall]; [had all|every|the sign|signs|warning|warnings|information|facts|evidence|hint|clue|data they|he|she|we|you needed|there|anyone|in]; [ignored|missed all|every the? signs|sign|red]; red flags [~be.d everywhere|there|all|waving|obvious|plain]; [all the signs ~be.d]; [should|must|ought to? have known|seen|guessed|realised|realized|foreseen|expected|suspected]; [~know.d better]; [knew|known full|perfectly|damn|exactly well|what]; [a blind man|person|woman|bat]; [blind man could]; [even a|my|the _? child|kid|fool|idiot|grandmother|grandma|intern|novice|blind|toddler|monkey could|would|can|knows|sees|saw]; [living under a]; [live under a rock]; [have to be blind|living|deaf|asleep|stupid]; [need no|not be? a|an crystal|genius|expert|prophet|psychic|phd|degree|rocket]; [not|hardly|no take|takes|took|need|needs|needed|require|a|an genius|prophet|crystal|clairvoyant|einstein|phd|oracle|degree|psychic * see|know|predict|guess|tell|work|foresee|to]; [could see|have|seen it|this|that|them? coming]; anyone|anybody|everyone|everybody|any ** could|would|can|knew|saw [see|have seen|told|known|predicted|it coming]; [saw|see|seen|seeing it|this|that coming]; [anyone|anybody|everyone|everybody could|would|should|must have seen|told|known|predicted|guessed|spotted|noticed]; [everyone|everybody|we all knew|knows]; [and everyone|everybody knew]; [~be.d told|warned you|them|him|her|us so]; [told you so]; [who could have guessed|known|thought|foreseen|predicted]; [no surprise to]; [surprised|surprise exactly|absolutely no|nobody one]; [as|like anyone|everybody|everyone could|knows|will|would have? told|tell|knows]; [clearly|obviously|plainly|visibly wrong|not ready|untested|unsafe|dangerous|reckless|too|unfinished] to|and|from; [what|where did they|he|she|anyone|we|you think|expect|imagine _? _? would|to|was|happen]; [in|on what grounds]; [how could they|anyone|he|she not]; [bound to end|go badly|in|wrong]; [that was|is|'s never|not going to end|work|fly well|out?]"""),
            agent=Agent.AGENTLESS,
            unless=phrases(
                "danger|risk|it ** ~be.d clear|obvious|apparent|evident|plain to? us|everyone? that|once|after|when|from; once|when|after ** ~be obvious|clear|plain; not|no|never obvious|clear|a bad|bad|wrong; could not have known|seen; not * should have known; must have seen|expected a|the|an; wrong call signature|site|id; system call; bad call to the; bad|wrong|poor choice of words; phone call; ~be a|the bad|wrong|broken api|remote|function; everyone knew * what to; call to the; have told; not ~be a bad|wrong|poor; the bad|wrong|poor|expensive call returned|took|to; nobody * could have; no longer a good; was not a good time|fit|match; reckless mode; wrong move of; not have known; premature optimisation|optimization|eviction; is a|an|the bad|terrible|poor|good idea to|because|for|in; unacceptable latency|load|risk|for|error|delay"
            ),
        ),
    ),
    why="It was plain only afterwards; at the time several things were possible.",
    question="What else could it have been, seen from that moment?",
    source="Fischhoff (1975), Hindsight is not equal to foresight, doi:10.1037/0096-1523.1.3.288",
    must_flag=(
        ("Going ahead was a bad decision.", Tier.BLAME),
        ("They knew better.", Tier.BLAME),
        ("Moving the names on a Friday was sheer madness.", Tier.BLAME),
        ("The danger was plain to all of them.", Tier.BLAME),
        ("Even a child could have seen that.", Tier.BLAME),
    ),
    must_pass=(
        "The cause was obvious once the trace was open.",
        "The trace plainly shows two writers.",
        "Failing over was a good decision.",
    ),
)
