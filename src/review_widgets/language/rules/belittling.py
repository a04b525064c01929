"""MIN: words that make the effort look small (just, merely, all it took)."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rule import Rule, Trigger, phrases

_TIME = "second|seconds|minute|minutes|glance|look|click|clicks|call|mail|message|line|key|button|keystroke|moment|word|sentence|toggle|page|phone|text|check|command"

RULE = Rule(
    category=Category.MIN,
    triggers=(
        Trigger(
            phrases(f"""[all it|that|this|we|you|he|she|they would|took|takes|needed|had|wanted|ever|was|required|needs|asked|have|'d|could have|'ve|from|of|to|for|is|take|taken? * ] him|her|them|us|me|you|anyone|anybody|someone|somebody|the _? _? <person>|team|desk|one|a|was|is|had; [all it would have taken|took|needed|required]; [all it would 've|have taken|cost|needed]; [all they|he|she|we|you|anyone|somebody|someone|i|i'd had|needed|have|need to do]; all [that|it * needed|took|wanted|required from|of him|her|them|us|me|the|anybody|anyone]; would|could have [taken|cost|needed|required * him|her|them|us|anyone|anybody|you|me|someone|somebody * {_TIME}]; would have taken|cost [anyone|somebody|someone|anybody|him|her|them|you|me|us]; [had only|merely|just to look|read|ask|press|click|check|call|open|type|copy|follow|write|say|pick|turn|wait|tell|send|push|lift|count]; only|just|merely|simply [had|needed to press|look|read|ask|click|check|call|open|type|copy|follow|write|say|pick|turn|wait|tell|send|push|lift|count|do|reboot|restart]; it|that takes|took|costs|needs only|just|all|maybe|exactly|literally|about? [two|ten|five|thirty|one|a|three|20|30|10|5|2|60|3|half {_TIME} * to|!|.]
            [how hard|difficult can|could|is|would it|that|reading be]; [hardly|not|no|isn't|never|barely? exactly? rocket|brain|quantum * science|surgery|physics|scientist|surgeon]; [rocket|brain science|surgery|surgeon|scientist]; [not|hardly exactly? * science|surgery|rocket]; my|a|any|your|even [* kid|child|grandmother|grandma|granny|mother|dog|cat|toddler|nephew|niece|mum|chimp|monkey|old could|can|would|knows]; [a child|kid|toddler|monkey|trained|chimp could|can|would]; [for crying|christ's|god's|heaven's|fuck's|pete's out|sake]; [one|a|single|five|ten|two|quick|simple|mere|minute|second|three quick|simple|single|second|five|ten? {_TIME} at|to|in|into|with|and|from|by|of * would|could have]; [as simple|easy as that]; [couldn't|could not be simpler|easier|have]; [could not|hardly be|have been? simpler|easier|clearer|plainer]; [not that|so|too hard|difficult|much|complicated|tricky to|a|of|for|is|!|?]; [is not|n't|hardly|that|this|it hard|difficult|rocket|much to|of|,]; [simple|easy|trivial|basic enough for|that even|a|any|anyone]; [trivial|basic|elementary|kindergarten|simplest|easiest of|stuff|thing|things|arithmetic|check|task|job|level]; [how many _? <person> does|do it take]; [it 's|is|was|says|just a|one|right|only|there|literally * checkbox|click|button|toggle|there|box|sticker] ,|on|in|for|! ; [in big|bold|red|plain|capital|block letters|english|sight|type|view]; [right in front of their|his|her|our|your|them|him|the]; [staring|stared them|him|her|us|you|everyone in]; [under their|his|her|our|your noses?|nose]; [plain|clear|there|right for all|anyone|everybody|everyone|in|to to|front|see|read]; [a|one phone? call|mail|text|message|word|line to|from|in would|could have]; [takes two|five|ten seconds|minutes]; [it 's|is not like|as|exactly that|if hard|difficult|rocket]"""),
            agent=Agent.PRONOUN,
            unless=phrases(
                "all it takes is an? attacker|packet|request|host|node|full; all we had|have to do was|is|now; all they have|need to do is; just|only needed to restart|reboot|be; for that; would have taken us|me down|offline|out|hours|days|weeks|longer; a|one call|mail|message|word|line|look to|with|from|at|in * would|could have helped; not that much|many traffic|load; simplest|easiest|basic|trivial thing|check is|to|that|was; basic check|level; basic|trivial|elementary auth|task; easy for; is not much to; it takes about; it took * two|ten|five|one|a|thirty|20|30|10|5 minute|minutes|second|seconds|hours|days to; in plain text; clear to see; right there in; would have taken * minutes longer; takes|took two|five|ten|_ minutes|seconds * to complete|finish|restart|boot|start|propagate|load|run|converge|drain"
            ),
        ),
        Trigger(
            phrases(
                """[just|merely|simply a|one matter|question|case of]; it|this|that [merely|only|just|simply wanted|needed|required|took an|a|one|two]; ~be.d [merely|simply|just a|an|one|the|another] * line|step|click|toggle|switch|sort|case|matter|restart|cable|flag|character|typo|key|fix|change|two; [merely]; [silly|tiny|mere little|typo|flag|one|two|fix|cable|switch|matter]; [trivial|simple|silly|stupid little? fix|change|typo|one liner|mistake|matter]; [simple enough]; [a simple check|look|glance|test|restart|reboot|flag|call would|could]; [as simple|easy as]; [easy|quick|simple fix|enough]; [then|it|was simply|just a case|matter of]"""
            ),
            tier=Tier.ADVISORY,
            agent=Agent.NONE,
            unless=phrases(
                "not * just|merely|simply; not merely|just|simple|a|an|easy; rather than|instead of ** simple; simply|just too; simple example; as simple|easy|soon|a as possible; quick fix for; is|are|was just a|the|an? copy|proxy|wrapper|symptom|alias|link; quick|easy|simple enough"
            ),
        ),
    ),
    why="It makes the step look small from here; then it stood among everything else.",
    question="What else was going on, and what would have put this step in view?",
    source="Howie: The Post-Incident Guide (2021), on minimising words",
    must_flag=(
        ("A five-second look was all it would have taken them.", Tier.BLAME),
        ("Reading a label is hardly rocket science.", Tier.BLAME),
        ("My kid could have set that switch.", Tier.BLAME),
        ("It merely wanted a new key.", Tier.ADVISORY),
    ),
    must_pass=(
        "It was just after noon.",
        "The disk was simply too small.",
        "A simple counter grew without end.",
        "The restart takes two minutes to finish.",
    ),
)
