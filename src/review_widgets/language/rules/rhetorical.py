"""WHO: remarks that hunt somebody without a proper question: remind me what we pay them for, no prize for guessing."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

RULE = Rule(
    category=Category.WHO,
    triggers=(
        Trigger(
            phrases("""
                who ~be.d it that|who ?
                [would|could|will] the|whichever [person|genius|engineer|hero|colleague] * who ** please|kindly|stand|step|explain
                [would|could|will whoever] ** please|kindly|stand|step|explain; i|we want [a|the name|names|answers]; [names|name] please|on my desk
                [since when] do|does|did|can|have ** <person>|we|they|people|you|anyone ?; [since when] is|are =ing|we|they|people|<person> ** ?; [remind me] again? what|why|who|how; [guess who]
                [three|two|one guesses|guess] who|whose|which|$; [no prizes|prize for guessing]
                [tell me] again|how|who|why someone|somebody|a|an|they|this|we **; [explain how] a|an|the|someone|somebody|they|anyone
                [how] in [god's|heaven's|the] name|world; [you|we|one had to|must|have wonder]; [makes] you|one|me wonder
                [who] else [but]; [who] do we [thank]
                [and] who [paid|had|gets|got|pays|cleans] ?; [was] anybody|anyone|somebody [even|actually] ?
                [is|was|are|were] anyone|anybody|somebody [awake|home|there|watching|reading|listening|surprised|actually] ?
                [is] it really [so|that hard|difficult|much]; does|do|did [nobody] _? _? <minded>|care|look|check|see|stop ?
                nobody [thought|thinks|occurred] to ask|look|check|tell; so nobody * ?
                what part of ** [did|do|does] not? they|he|she|you|someone|nobody; which part of ** [did|do|does] not? they|he|she|you|someone|nobody|people; which part of ** [is|was] not? unclear|hard|difficult|so|too|clear
                in what [universe|world|company|hospital]; [seriously] ?; [really] ?; what [is|was] the [point] of
                what do we [pay|keep] them|him|her|you ** for; [someone|somebody] please [explain|tell|fire|stop|teach]; [blame] it on
                [point] me to the person; [the] usual [suspect|suspects|culprit]; [whose] turn|bright|idea|genius; [look] who|what|where we [is|are]
                [look where] that|we; [good job|work|thing] ,|everyone; [own up] whoever
            """),
            agent=Agent.ROLE,
            unless=phrases("""
                guess who is on; tell me how|why the|it; which part of the _? system|service|pipeline|config; really ?; seriously ?
                does|do|did anybody|anyone else|know|have|see|remember|need|object; the point of the|a; you|we have to wonder whether the
                nobody thought to ask|look|check because; is|was anyone affected|paged
            """),
        ),
    ),
    why="It asks for the person; the answer is silence or a defence.",
    question="How did it come about, and how did it look from where they stood?",
    source="Etsy Debriefing Facilitation Guide (2016): ask how things came about, and leave the person out of the question",
    must_flag=(
        ("Would the person who unplugged it please stand up.", Tier.BLAME),
        ("No prizes for guessing who it was.", Tier.BLAME),
        ("Remind me again what we pay them for.", Tier.BLAME),
        ("Since when do interns touch the core switch?", Tier.BLAME),
    ),
    must_pass=("Does anybody know the port?", "Tell me how the copy is made.", "Which part of the pipeline was slow?"),
)
