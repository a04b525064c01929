"""CF: duties, chances and expectations held against people: it was their job, every chance to stop it, a child would have known."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_BETTER = "competent|decent|sane|sensible|experienced|seasoned|careful|proper|serious|real|attentive|diligent|prudent|responsible|thoughtful|conscientious|trained|qualified|sharper|wiser|braver|senior"
_DO = "catch|stop|see|spot|notice|tell|warn|save|prevent|avoid|fix|sort|settle|show|reveal|find|check|know|do|say|ask|call|speak|help|suffice|make|turn|think|recognise|recognize|pull|wait|hold|refuse|step"
_DID = "caught|stopped|seen|spotted|noticed|told|warned|saved|spared|prevented|avoided|fixed|sorted|settled|shown|revealed|found|checked|known|done|said|asked|called|spoken|sufficed|recognised|recognized|turned|thought|waited|refused|pulled|held|realised|realized|rung|raised|looked|read"

RULE = Rule(
    category=Category.CF,
    triggers=(
        Trigger(
            phrases(f"""
                it ~be.d|'s|is [his|her|their|our|the <person> 's? duty|job|responsibility|turn|place|call|task|role] to
                it was [up to|on] him|her|them|us|whoever|the_desk|the_team|the_lead|the_vendor|the_shift|the_engineer|the_operator _? to
                ~be.d|is [his|her|their|whose] [duty|responsibility] to
                have|had [every|ample|plenty_of|all_the|enough|countless|several|many|a_dozen|so_many opportunity|opportunities|chance|chances|time|warning|warnings] to|and|but|,|of|$
                there were|was [a_dozen|plenty_of|countless|so_many|ten|many|several|ample|every chances|opportunities|chance|opportunity|time] to
                a|any|every|some|one|another more? [{_BETTER} _? _? _? would|could|might|should have] _? {_DID}
                a|any|every|even [{_BETTER} <person>|colleague|pilot|hand] would|does|knows|checks|never|looks|asks
                [grown up|adult|grownup|professional|expert|pro in|at|on the _ would|could have]
                a|any|even|every _? _? [child|kid|toddler|five|six|year|fool|idiot|trainee|intern|novice|layman|beginner|old|grandmother|dog|monkey|apprentice would|could|can|have] _?
                a|one|just_one [quick|short|simple|single|five|two|brief|proper|honest|ten? _? bell|call|ring|shout|word|text|ping|look|glance|peek|question|mail|message|line|heads_up|note|think|chat|minute|minutes] ** [would|could|'d have|of|'ve] _? {_DID}
                a|one|some|little|ounce_of|modicum_of|bit_of [common_sense|sense|care|thought|thinking|foresight|planning|courage|communication|attention|goodwill|curiosity|humility|honesty] ** [would|could|might have|'ve] _
                common sense [would|should|ought|dictates|tells|alone]
                one|you|i|we|anybody|anyone [might|would|could|'d|had] have? [expected|hoped|thought|wished|assumed] for|a|some|that|more|better|to|somebody|someone _? _? _? [more|better|prudent|careful|effort|care|courtesy|thought|reaction|response|would|people|somebody|someone|call|mail|word|professional|checked|checking]
                at least|the_least|not_even a|an|one|some|any _? _? _? [mail|call|word|warning|confirmation|note|heads_up|message|reply|answer|apology|courtesy] should|could|might|would|ought
                ~be.d necessary to _ * and they|he|she|nobody|we|have|did not; if|had [only] someone|somebody|anybody|people|they|he|she|we
                if [ppl|people|they|folks|someone|somebody|anyone|anybody|the_dev|the_vendor|the_team] had|would|'d|answered|read|bothered|looked|listened|did|talked|just|took|cared ** would|could|'d|might|we
                any|every|a|no <person> who|with|at ** [would|could|should have] _; coulda|shoulda|woulda been? _; [this|it|that|which] need|needed|should|ought not|never [have happened|have_come|have_been|happen]
                need never|not have happened|come; so|very|quite easily have =ed|asked|been|done|told|found|seen
                [nobody|noone|no_one] stopped|kept|prevented|hindered them|him|her|us from
                nothing stopped|prevented|kept|hindered|would_have_stopped|would_have_kept [them|him|her|us|anyone|anybody|you|the] _? from
                what ~be.d [so hard|difficult] about
                should|could|might|would|ought never|not have [gone|left|touched|been_left|been_given|been_let|been_allowed|been_anywhere|been_near|been_trusted|got|started] _? _? near|home|unattended|alone|hands|keys|access|in_charge|with|it|on
                might|could|should have [had the decency|courtesy|sense|wit|grace|nous|foresight|manners|presence]; would it have [been so|too|hurt|killed]
                why not [just|simply] <duty>|wait|call|ask
                would|could [have * {_DO}] if|had|when they|he|she|the|anyone|anybody|someone|somebody|people|we [bothered|looked|read|listened|asked|cared|paid|answered|taken|thought|checked|been]
            """),
            "any",
            agent=Agent.ROLE,
            unless=phrases("""
                up to the|us to decide|you|date|limit; nobody could; would|could|might have been|taken|lost|cost|led|gone|kept _? worse|longer
                it 's|is|was on the to; luckily|fortunately|thankfully; good one would; real traffic|load|data|disk ** would; find out whose|who
                it is the|their|his job|role|task that|of; it 's|is the|our|whose turn|role|job to call|lead|hold ?; any|every good|real|better time|tool|way|host
                one call|message|note could have helped; nobody would; which|what would|could; question like; check|alarm|alert|prompt|limit|guard|probe|message|line|page ** would|could; could have been a|of|some help|use; would have helped; had every|all the time synced; not a|any one
                any two|three|five; there was|were enough time|several|many warnings|time|signs to|of|in; it is|'s the duty|oncall _? 's? role|task to
                if anyone|people|we had not; if they had|'d had; if we read|took|did; if people read|answered|talked the
            """),
        ),
    ),
    why="It holds a duty or a chance against people that is plain only from here; what they had to go by then is left out.",
    question="What pointed to that step just then, and what pointed elsewhere?",
    source="Howie: The Post-Incident Guide (2021), on counterfactuals; Fischhoff (1975)",
    must_flag=(
        ("It was their duty to tell the plant.", Tier.BLAME),
        ("A more experienced technician would have stopped.", Tier.BLAME),
        ("They had every chance to stop it.", Tier.BLAME),
        ("One might have hoped for a more prudent reaction.", Tier.BLAME),
    ),
    must_pass=(
        "It is up to the scheduler to pick a node.",
        "A second disk would have taken longer to fill.",
        "Nobody could have known.",
    ),
)
