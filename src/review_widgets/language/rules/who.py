"""WHO: a question that hunts a person."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rule import Rule, Trigger, phrases

_THEM = "you|he|she|they|we|nobody|anyone|anybody|someone|somebody|everyone"

RULE = Rule(
    category=Category.WHO,
    triggers=(
        Trigger(
            phrases(f"""who|whoever ever|exactly|actually? ~let.d|~do.d|~break.d|~approve.d|~merge.d|~push.d|~write.d|~sign.d|~think.d|~allow.d|~decide.d|~deploy.d|~delete.d|~forget.d|~cause.d|~leave.d|~turn.d|~switch.d|~disable.d|~remove.d|~give.d|~click.d|~press.d|~touch.d|~change.d|~unplug.d|~come.d|~build.d|~configure.d|~make.d|~put.d|~say.d|~tell.d|~install.d|~set.d|~ship.d|~release.d|~ignore.d|~miss.d|~drop.d|~run.d|~start.d|~stop.d|~pull.d|~mess.d|~screw.d|~fail.d|~edit.d|~own.d|~have.d|~invent.d|~design.d|~authorise.d|~authorize.d|~choose.d|~pick.d|~okay.d|~greenlight.d|~take.d|~open.d|~close.d|~kill.d|~skip.d|~waive.d ?
            who in|on|the|to|is|was|does|do their|the|his|earth|hell|right|heck|blame|responsible|supposed|god's|asleep|sleeping|watching|on? ?; who ~be.d asleep|sleeping|watching|responsible|supposed|paying|meant|to blame|driving|in|on? ?; whose idea|fault|bright|brilliant|job|decision|mistake|signature|hand|change|call|commit|responsibility ?
            which [genius|idiot|clown|fool|person|engineer|hero|joker|moron|muppet|numpty|lunatic|developer|admin|operator|bright|brainiac|one]; which of [you|them|us]; what|which kind|sort of [* engineer|person|people|team|idiot|company|admin|vendor|operator|professional|shop|place]; why ~do.d not? {_THEM} not? <duty>|roll|let|do|stop|leave|merge|push|deploy|go|run|use|take|have|just|simply|press|pick|start|put|keep|switch|restart|add|turn|wait|get|make|open|call|come|give|want|insist|not ?; why [~be.d not? {_THEM}] ?; why ~do.d [nobody|no|not|anyone|anybody|you|he|she|they] ?; why did|didn't [not? the|our|an|a * engineer|engineers|operator|oncall|team|developer|developers|admin|reviewer|reviewers|vendor|manager|person|desk|crew|support|management|shift|lead|author|contractor|technician|staff|guy|guys|folks|people] ?; why [have|had|has|would|could|can|must|should not? {_THEM}] ?; why would [anyone|anybody|someone|you|a|an] ?; why [not? {_THEM}] ?"""),
            agent=Agent.ROLE,
            unless=phrases(
                "why did|do|does|is|was|would they|we see|get|expect; who must|needs; who has|had access|the keys; why ~be they so slow|down; pods|nodes|hosts|servers|requests|bots|jobs * they; why would we want|need; why do|did we need|have; why do|does the; who came|come to help"
            ),
        ),
        Trigger(
            phrases(f"""how [could|can|do|does|did|on|hard|come {_THEM}|a|an|the|earth|can|could|would|is] * <person>|{_THEM}|room|it|be|full|grown|miss|senior|so ?; how hard|difficult [can|could|would|is it] ?; how [does|do|did|can|could a|an|any|the|our * engineer|person|admin|senior|seniors|team|room|company|professional|operator|grown|adult|bank|vendor|reviewer|reviewers|expert|manager|people] ?; where [~be.d the|our * engineer|officer|team|oncall|manager|support|lead|supervisor|vendor|reviewer|reviewers|operator|everyone|adults|adult|management|security|backup|desk|crew|shift|boss|people|person] ?; where ~be.d [everyone|everybody|you|he|she|they|management|security|ops|qa|support|it|their|his|her] ?
            [what ~be.d {_THEM} * thinking|doing|smoking|drinking|playing]; [what on earth]; [what ~be.d the|our _? <person> * thinking|doing|up]; what [~be.d they|he|she|you|we] _? thinking; [what the hell|heck|fuck]; what|who in [god's|heaven's|hell|the|god|heaven name|'s|world]; did|does|do|has|had|have [not? anyone|anybody|nobody|nobody] ?; [did|does|is|was|has|have|had not? it|that|this? not? occur|occurred|cross|dawn to|on anyone|anybody|them|him|her]; [did * cross|occur * mind]; [are we|they|you seriously|really|kidding|blind|asleep]; is there [anyone|anybody|a|an] * <person> who ?; is it [too much to|really so]; seriously , [who|what|how|why]; can|could|would somebody|someone|anybody|anyone|you [* explain|tell|enlighten] ** who|why|how|what; [explain] to me|us how|why|who|what ** <person>; [care to explain]; i|we 'd? would? like|love|want|dying to know|hear|see|meet [who|which|whose]; [still have|has no clue|idea whose|who]; [no|any clue|idea who|whose]; [nobody|no|one wants|will|is admits|admit|own|owning|saying|owned it|up]; [find|figure|track|work|trace|hunt out|down who|whoever|the * person|culprit|responsible|idiot]; [hands up|show who|of]; [name names]; [name and shame]; [the culprit|guilty|offender|perpetrator] * ~be.d|came|is _? <person>; [whodunit]; [someone|somebody|who must|has|have|needs|should to? have? own|answer|explain|known|approved|let|left|signed]; [one wonders|begs|makes|leaves|wonder|wondering|wonders|question|ask * who|whether|what|how] anyone|anybody|they|he|she|the|our|someone|we _? _? ~do|had|have|has|ever|was|were|been|reads|read|is|are|thought|did"""),
            agent=Agent.ROLE,
            unless=phrases(
                "who must|needs|should to? be|get|know|hear|call|tell; who to|else|gets|get; how do|does|can|could|did we|you|i|they|the|a _? _? know|make|get|avoid|detect|prevent|find|improve|want|recover|measure|see|learn|do|communicate|reproduce|handle|help; no|any idea|clue who|whose to|is|must|owns|else; what ~be.d the|our|you * doing at; what ~be they|you|we doing about|now|next|with; where ~be the|our * backup|support page|file|files|stored|kept|hosted; why|how the hell node; how do they|the|a; has|have|does|did|do anyone|anybody else|seen|know|knows|object|have|need; where ~be the backup|support; can|could someone|you|anyone please explain the; did anyone else; find|figure|work out who|whoever to|must|needs|else|is|was affected|has|gets"
            ),
        ),
    ),
    why="A question about the person gets a defence; a question about the situation gets the story.",
    question="How did it come about, and how did it look from where they stood?",
    source="Etsy Debriefing Facilitation Guide (2016): ask how things came about, and leave the person out of the question",
    must_flag=(
        ("Who let this through?", Tier.BLAME),
        ("Why were you not watching?", Tier.BLAME),
        ("Which genius decided to reuse the port?", Tier.BLAME),
        ("How does a senior administrator mix up two racks?", Tier.BLAME),
    ),
    must_pass=(
        "Why did the queue grow?",
        "Who must be told next time?",
        "Who holds the pager at night?",
        "Where is the backup stored?",
    ),
)
