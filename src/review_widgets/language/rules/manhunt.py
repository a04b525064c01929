"""WHO: looking for the person: what were they thinking, hands up who, find out who, how does somebody …?"""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_THEM = "you|he|she|they|anyone|anybody|someone|somebody|everyone|nobody"

RULE = Rule(
    category=Category.WHO,
    triggers=(
        Trigger(
            phrases(f"""
                like|love to [hear|meet] from? the|whoever person|genius|one? who; who had the [bright|brilliant|great] idea
                is there a|an|any [grown|adult|grownup|responsible]; why ~be.d [everyone|everybody|nobody] at|in|on|not ?
                [what possessed] them|him|her|you|anyone; who ~be.d [minding] the; [anyone] care to; why on [earth|god's_earth] would|did|do ?
                who =ed this|that|it ?; i keep [asking] who|why|how; nobody [found_it odd|strange|suspicious|funny]
                not [strike] anyone|anybody|them|him|her|you; what exactly [does|do|did] the|our|they|he|she * ?
                how many [warnings|reminders|people|engineers|mails] does|do|did ?; how on [earth] ?; how [could|can|do|does|did {_THEM}] ?
                how [could|can|do|does|did] a|an|any|the|our|two|three|so _? _? _? <person>|room|bank|hospital|adult|company|professional ?
                how come [{_THEM}|the <person>] ?; how hard|difficult [can|could|would|is] it|that ?
                what ~be.d [{_THEM} _? thinking|doing|smoking|drinking|playing]; what ~be.d [the|our _? <person> thinking|doing|up_to]
                what on [earth]; what the [hell|heck|fuck]; what|who in [god's|heaven's|hell's|hell|the] name|world|hell
                did|does|do [anyone|anybody|nobody] _? _? even|ever|actually|really|read|look|think|bother|care|wonder|listen|stop|ask|check|test|tell|call|proofread|verify|learn|understand ?; did|has|have|had not [anyone|anybody|nobody] ?; has|have|had [anyone|anybody|nobody] ever|even|actually|looked|read|thought|asked|bothered|checked|listened ?
                did|does|is|was|has|had|have it|that|this not? [occur|occurred|cross|dawn] to|on|the ?
                are we|they|you [seriously|really|kidding|blind|asleep] ?; is there [anyone|anybody|a_single|one] * <person> who ?
                seriously , [who|what|how|why]; are|is|was|were [people|they|he|she|you] even ?
                can|could|would somebody|someone|anybody|anyone [* explain|tell|enlighten] ** who|why|how|what; [explain] to me|us how|why|who|what
                [care to explain]; i|we 'd|would? like|love|want|dying|curious to know|hear|see|meet [who|whose]; i|we want|need to know which [of|person|engineer|genius]
                have|has|still no [clue|idea] who|whose; any [clue|idea] who|whose ?; nobody [wants|will|is_willing|has] to? [admit|own|say|take]
                nobody [admits|owned|owns] it|up|to|having
                [find|figure|track|work|trace|hunt] out|down? who|whoever|the_person|the_culprit|the_idiot|which_of; [hands up] who|if|,|everyone
                [show of hands]; [name names]; name and [shame]; [whodunit]
                culprit|offender|perpetrator|guilty_party ~be.d|is [the|our|a|an|someone|somebody _? <person>]
                [someone|somebody] must|has|have|should|needs|had to? have? [own|answer|explain|known|approved|let|left|signed|seen|turned|switched|pressed|touched]
                [one|makes_you|makes_one|leaves_one|i|we wonder|wonders|wondering] who|whether|what|if|how ** ~do.d|read|looked|think|thought|check
                tells|says you|me|us|everything|all [how much|how little|how|what|all] ** <person> ** read|looked|cared|checked|thought|tested|know|knows
                do|does [{_THEM}|these_people|those_people|the _? <person>] even? [read|look|think|check|test|care|talk|listen|know] ?
                am i the only [one] ?; anyone|anybody [home|awake|there] ?; so much for [the|our|his|her|their|four|reviews|review]
            """),
            agent=Agent.ROLE,
            unless=phrases("""
                how long|often|far|fast|big|large|much|soon ~do.d|can|could|does|did; how do|does|can|could|did we|you|i|they|the|a _? _? know|make|get|avoid|detect|prevent|find|improve|recover|measure|see|learn|communicate|reproduce|handle|help|tell
                idea|clue who|whose to|is|must|owns|else|needs; what ~be they|you|we doing about|now|next|with
                has|have|does|did|do anyone|anybody else|seen|object|objections|have|need|know|remember|see
                could|can someone|you|anyone please explain the
                find|figure|work out who|whoever to|must|needs|else|is_affected|was_affected|has|gets|should; find|figure|work out who * at|in|of|among ** needs|must|should|has|gets|is
                how do|can you|we <duty>|start|open|run|use|get|make|set|build|read|reset|find|tell|stop|keep; how ~do|can|could a|an|the|our _? user|users|customer|customers|passenger|patient|patients|client|visitor|guest|student|caller; how do they|the|a; nobody has to say
                how did|do they|the hit|reach|get|look|travel|end; nodes|pods|requests|hosts|alerts|packets|jobs ** they
                asked|wondered|wonder whether|if someone|somebody|anyone; someone|somebody should own|answer the _ page; i|we wonder if|whether|what the
            """),
        ),
    ),
    why="It asks for the person; the answer is silence or a defence.",
    question="How did it come about, and how did it look from where they stood?",
    source="Etsy Debriefing Facilitation Guide (2016): ask how things came about, and leave the person out of the question",
    must_flag=(
        ("How does a senior administrator mix up two racks?", Tier.BLAME),
        ("What were they thinking?", Tier.BLAME),
        ("Hands up who clicked yes.", Tier.BLAME),
        ("Did anybody read the mail?", Tier.BLAME),
    ),
    must_pass=(
        "How do we know that the copy is good?",
        "What were the nodes doing at noon?",
        "Find out who must be told.",
    ),
)
