"""MIN: so small a thing: hardly brain surgery, one checkbox, all we asked for, a child could follow it."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_NUMBER = "one|two|three|five|ten|thirty|sixty|a|an|2|3|5|10|15|30|60"
_BIT = "second|seconds|minute|minutes|click|clicks|line|lines|word|words|key|keystroke|keystrokes|button|checkbox|tick|box|call|mail|message|sentence|glance|look|command|step|switch|flag|number|numbers|page|screw|bolt|valve"

RULE = Rule(
    category=Category.MIN,
    triggers=(
        Trigger(
            phrases(f"""
                ~be.d|is|'s|are not|hardly|scarcely|no|ain't exactly|really|quite? [hard work|labour]
                ~be|is|'s|are not|hardly|scarcely exactly|really|quite|precisely? [hard|difficult|rocket|brain|taxing|demanding|complicated|magic|witchcraft|black_magic|astrophysics|heart_surgery|heavy_lifting] $|,|work|science|surgery|is|to|for|stuff
                [rocket science|scientist]; [brain|heart|open_heart surgery]; [hardly|scarcely|not brain|rocket|quantum|nuclear]
                how [hard|difficult|complicated|tricky] can|could|is|would it|that|a|an|the|reading|one|_ _? be|to|?|$; [how hard|difficult] can
                [is all we|i|they|anybody|one|it] asked|ask|wanted|want|needed|need|took|takes|expected for|to|of|$|,
                [all we|i asked|ask|wanted|expected] was|is|for
                [all that was|is needed|required|asked|missing|left] ** <person>|him|her|them|us|look|call|click|word
                it|that|this ~be|is|'s|was literally|just|only|really [{_NUMBER} _? {_BIT}] $|,|!|for|and|not|to
                takes|took|take|costs|cost|needs exactly|precisely|literally [{_NUMBER} _? {_BIT}]; takes|took|take|costs|cost|needs all|a|less of|full|whole|than [{_NUMBER} _? {_BIT}]
                for|ffs|fgs [crying out|goodness|heaven's|god's|pete's|christ's|fuck's]; ffs
                [{_NUMBER} {_BIT}] in|on|at|to|into|from the|a|our|one|your * [is|was] all|enough|that
                [you|one|they|he|she just|simply|only _? turn|press|read|compare|look|click|tick|pull|push|count|ask|type|lift|dial|open|call|follow|flip]
                ['s|is all|everything there|you|one is|need|needs] to it|do|know
                [anyone|anybody|fool|idiot|child|monkey|ape|toddler|cat|dog|grandmother|mum|schoolboy] can|could|would|might|should|knows|does [follow|read|do|use|turn|press|have|see|count|understand|manage|spot|how|that|operate|learn|run|to|find|hear]
                could|can not|hardly|scarcely be|have_been|get|make_it|put_it more? [simpler|easier|clearer|plainer|simple|easy|clear|obvious|plain|foolproof|idiot]
                [idiot proof|proofed|proofing]; [foolproof] and still|yet
                [simple|easy|plain|clear|obvious enough] ** [child|anyone|anybody|idiot|even|toddler|beginner|fool]
                written|printed|stamped|painted|stated ** in|with [big|bold|large|huge|red|capital|block|plain|giant|massive|black] _? [letters|english|type|print|capitals|font|white]
                [plain] as day|the|your|a; [right] under|before|in_front_of their|his|her|our|your nose|noses|eyes; [staring] him|her|them|us|everyone|you in
                [two|2|one|1|a three|five? year|minute|second|cent|line|penny|click|dollar|euro old? job|fix|task|check|part|look|thing] and|, _? nobody|they|he|she|we|not|still|yet|it
                [does|do|did not take|need|require] much|a|a_lot|any|more|an|great to|of|than|brain|thought|degree|training|phd|manual|genius|engineer [to|for|than|effort|thought|imagination|look|read|press|see|turn]
                [abc|basics|kindergarten|nursery|primary_school|first_grade|first_year|lesson_one|day_one] of|stuff|material|level|maths|arithmetic|knowledge|$
                that is|'s the [whole|entire job|training|task|skill|trick|art|secret|procedure|course]; [end of] training|lesson|manual|story
                how is|was that|it [so|that? hard|difficult]; [all you|one|they do|does|did is|was] _; takes|took [less|no more time than]
                can not be [too|so much to] ask
            """),
            "any",
            agent=Agent.PRONOUN,
            unless=phrases(f"""
                was|were enough to; i|he|she|we|they was|were|is|are on _? day one; wrote|rang|called|reported|asked ** on day one; would|could have|'ve shown|told|found|seen ** day_one; what|as anyone|anybody would|could|might do|have|see
                takes|took|costs|needs * {_BIT} to|for|per|on|until|from start|complete|finish|load|restart|boot|run|each|the|a|warm|drain
                all we asked|wanted|expected was|is the|that_the|it; ffs server
                you|one just|simply|only type|click|open|press|need|call|follow ** page|tool|here|below|link|to_open|form
                all that was|is needed|required|left ** disk|memory|host|token|quota; right before|in_front_of; not hard|difficult to see|imagine|reproduce
                not need|take|require a|an|any|much|more restart|host|login|token|memory|disk|time; how hard|difficult is|would it|that be? to|for reproduce|us
                less_than|exactly|precisely {_NUMBER} _? seconds|minutes|second|minute|lines|words|clicks|steps|pages
                anyone|anybody can|could|should use|join|read|do|find|run|see|edit|add|open|have the|it|this|a|in|on; is not|never just; anyone should
            """),
        ),
    ),
    why="It makes the step look small from here; then it stood among everything else.",
    question="What had to be known before this step, and what else was to be done at that time?",
    source="Howie: The Post-Incident Guide (2021), on minimising words",
    must_flag=(
        ("Turning a key is not exactly hard work.", Tier.BLAME),
        ("One line in the chat, that is all we asked for.", Tier.BLAME),
        ("A trained monkey could follow that list.", Tier.BLAME),
        ("It is literally one checkbox.", Tier.BLAME),
    ),
    must_pass=(
        "The restart takes two minutes per host.",
        "The new form has one checkbox.",
        "Anyone can join the call.",
    ),
)
