"""AGENT: straight to production, without leave, against the rule, on impulse. Only people do this."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_LIVE = "live|prod|production|master|main|customers|all_regions|everyone|everywhere"
_PUSHED = "pushed|deployed|shipped|released|merged|went|fired|ran|tested|rolled|applied|launched|committed|typed|put|threw|sent"
_RULE = "advice|guidance|instruction|instructions|warning|warnings|agreement|reminder|reminders|rule|rules|policy|freeze|ban|objections|objection|concerns|order|orders|protocol|procedure|request|requests|protest|protests"

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases(f"""
                {_PUSHED} ** straight|directly|right to|on|onto|into|at|from {_LIVE}; straight|directly {_PUSHED} ** to|on|onto|into|at {_LIVE}
                {_PUSHED} ** without any|taking|asking|prior|a|to|so? _? _? approval|approvals|permission|backup|test|testing|review|plan|rollback|notice|word|thought|ticket|asking
                {_PUSHED} ** with no _? approval|permission|backup|test|testing|review|plan|rollback|notice|ticket
                [in spite of|despite|notwithstanding|against|regardless_of|contrary_to ** {_RULE}]
                ~ignore.d|~disregard.d|~defy.d|~flout.d|~breach.d|~contravene.d ** {_RULE}; ~yolo.d|yoloed|yeeted; yolo 'd
                went off|rogue|commando|solo|cowboy|freelance|piste|script|menu|reservation|book piste|script|reservation|$|on|and|with; ~freelance.d
                on his|her|their own accord|authority; took it|matters into|upon|on; on a [whim|hunch]; on the [fly]
                ~bang.d|~whack.d|~chuck.d|~sling.d|~lob.d|~bash.d|~hammer.d|~hack.d it|the|a|off|out|in * command|query|fix|patch|change|script|together|without|live
                fired off the|a; ~poke.d|~fiddle.d|~tinker.d|~prod.d|~meddle.d|~mess.d|~muck.d|~fumble.d|~monkey.d at|with|around|about|in
                kept|keeps poking|fiddling|hammering|clicking|restarting|retrying|pressing|tinkering|guessing
                ~jump.d|~bypass.d|~defeat.d|~short.d|~bridge.d|~disarm.d|~disable.d|~tape.d|~wedge.d|~prop.d the|a|our|an|every _? _? interlock|guard|safety|alarm|lock|sensor|fuse|limiter|guardrail|safeguard|gate|check|door
                ~cut.d|cutting * corner|corners to|there|again|on|with|$|and|in|everywhere|because|that
                ~skip.d|~omit.d|~dodge.d|~drop.d ** step|steps|check|checks|test|tests|review|reviews|briefing|handover|rehearsal|form|training|list|drill
                ~jump.d in|straight|the|right with|in|into|to|gun|queue; ~barge.d in|into; ~rush.d in|into|it|off|straight|to|through|the|ahead
                ~race.d ahead|through|to; ~charge.d in|into; decided|figured|reckoned|thought ** could|can wait|skip|do|live without|until|$
                decided|figured|reckoned it|that|the rules|was|did ** not|optional apply|needed|necessary|for|worth
                chose|opted|elected|preferred|decided|saw_fit|tried|managed to ignore|skip|proceed|press|override|bypass|carry|disregard|gamble|guess|improvise|hide|go ahead?
                chose|opted|elected|preferred|decided not to [<duty>|consult|stop|wait|bother|escalate|use|follow|involve|file|open]
                ~press.d|~carry.d|~plough.d|~soldier.d|~steam.d on regardless|anyway|although|with|despite
                =ed ** just to|so have|get|save some|a|the|himself|his|their peace|quiet|time|hassle|face
                ~clear.d|~reset.d|~ack.d|~acknowledge.d|~close.d the|an|every alarm|alert|ticket|page to get|have|be|look|meet
                approved|signed|merged|released|shipped|closed ** over|between|during|from lunch|two_meetings|breakfast|coffee|the_pub|his_phone|her_phone|bed|the_beach|the_train
                =ed to|through the bottom|end and [hit|clicked|pressed|approved|signed]; ~scroll.d|~skim.d|~leaf.d|~flick.d|~breeze.d|~whizz.d past|over|through|to
            """),
            "people",
            not_users=True,
            unless=phrases(f"""
                without|with a|no loss|notice|trouble|interruption|word about; skip|skipped|skipping the|a * step|check|test because|since|as|that
                as agreed|planned|asked|the_runbook; {_PUSHED} ** with a|the _? approval|backup|test|plan|rollback|ticket|review|notice; by design
                ~drop.d a|the * list|table|index|form; not skip|drop; without a|any plan|backup|review|notice|word for
                ran|rolled|tested ** on|to|at main|customers|everyone|everywhere _? site|branch|hall; ~drop.d ** after the
            """),
        ),
        Trigger(
            phrases(f"""
                ^ {_PUSHED} [straight|directly|right to|on|onto|into {_LIVE}]; [yolo 'd|yoloed|yeeted]; ^ [decided|figured|reckoned] it|that could|would wait|do|be
            """),
            "no thing",
            agent=Agent.ROLE,
        ),
        Trigger(
            phrases("""
                yolo 'd; went off piste|script; against all|our|my|every advice|warnings
                wedged|taped|propped|jumped the|a|every interlock|guard|safety; straight into prod|production|live; without so much as|a_second
                in spite of|despite all|my|our|repeated|every|two|three|several warnings|advice|guidance|objections
            """),
            "no thing",
            agent=Agent.ROLE,
        ),
    ),
    why="It tells that somebody did it their own way; what the usual way would have cost at that hour is left out.",
    question="What would the usual way have taken at that hour, and how often is it really taken?",
    source="Hollnagel (2014), Safety-I and Safety-II: work as imagined and work as done",
    must_flag=(
        ("The fitter wedged the safety door with a shoe.", Tier.BLAME),
        ("The second lead chose to proceed in spite of two warnings.", Tier.BLAME),
    ),
    must_pass=(
        "The proxy sent the request directly to the main host.",
        "The crew released the lock with the approval of the plant.",
    ),
    excused=True,
)
