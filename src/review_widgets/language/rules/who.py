"""WHO: a question that hunts a person: who let this through, why did nobody look?"""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import one_of, phrases
from review_widgets.language.rule import Rule, Trigger

_THEM = "you|he|she|they|we|nobody|anyone|anybody|someone|somebody|everyone"
_DID = one_of("""
    <handwork.d> let did broke approved wrote signed thought allowed decided forgot caused gave clicked touched unplugged came built
    configured made put said told installed ignored missed dropped messed screwed failed invented designed authorised authorized chose
    okayed greenlit took killed skipped waived had owned ships lets leaves pushes
""")

RULE = Rule(
    category=Category.WHO,
    triggers=(
        Trigger(
            phrases(f"""
                who|whoever ever|exactly|actually? [{_DID}] ?; who in|on [their|his|earth|the] ?; who in|at|on|from _ _? [{_DID}] ?; who the [hell|heck|fuck] ?
                who ~be.d|is [asleep|sleeping|watching|responsible|supposed|paying|meant|to_blame|driving|in_charge|on_duty] ?
                whose [idea|fault|bright|brilliant|job|decision|mistake|signature|change|call|commit|responsibility] ?
                which [genius|idiot|clown|fool|hero|joker|moron|muppet|numpty|lunatic|brainiac|bright_spark]
                which [person|engineer|developer|admin|operator] =ed|<handwork.d> ?; which of [you|them|us] ?
                what|which kind|sort of [* engineer|person|people|team|idiot|company|admin|vendor|operator|professional|shop|outfit] ?
                why ~do.d|have|had|would|could|can|must|should|~be.d not? [{_THEM}] ?; why [~do.d not? the|our|an|a|any|no * <person>] ?
                why ~be.d [the|our _? <person> not?] ?; why [not? {_THEM}] ?; why [not] just|simply ?
                where ~be.d [the|our * <person>|security|everyone|everybody|management|ops|qa|support|itdept|adults|backup_team] ?
                where ~be.d [you|he|she] ?
            """),
            agent=Agent.ROLE,
            unless=phrases("""
                who had the time|number|figures|data|picture
                why ~do|~be they|we _? _? see|get|expect|so_slow|need|have|lose; who must|needs|has_access|else|should|will|gets
                pods|nodes|hosts|servers|requests|bots|jobs|alerts|replicas * they; why would we want|need; why do|does; who came to help
                why did nobody|anyone|they|we|you receive|get|see|have|know; why did the|our _? team|we|you choose|decide|pick|use|select|build|adopt|move|go; why did we not|choose|decide see|use|go|choose|build; where ~be the * backup|support page|file|files|stored|kept|hosted|site
                why did|do the * user|users|customer|customers * see|get|lose|report|notice; where did
            """),
        ),
    ),
    why="A question about the person gets a defence; a question about the situation gets the story.",
    question="How did it come about, and how did it look from where they stood?",
    source="Etsy Debriefing Facilitation Guide (2016): ask how things came about, and leave the person out of the question",
    must_flag=(
        ("Who let this through?", Tier.BLAME),
        ("Why were you not watching?", Tier.BLAME),
        ("Which genius decided to reuse the port?", Tier.BLAME),
        ("Where was the safety lead?", Tier.BLAME),
    ),
    must_pass=(
        "Why did the queue grow?",
        "Who must be told next time?",
        "Who holds the pager at night?",
        "Where is the backup stored?",
    ),
)
