"""PUN put politely: measures, coaching, the next appraisal, a note in the file, no releases for a while."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_HIM = "him|her|them|everyone|those|<person>"
_WORK = "releases|deployments|deploys|changes|production|prod|oncall|shifts|nights|root|migrations"

RULE = Rule(
    category=Category.PUN,
    triggers=(
        Trigger(
            phrases(f"""
                [measures|steps|action|actions|sanctions|proceedings] with|against|regarding|concerning|towards _? regard|respect? to? _? _? <person>|employee|individual|individuals|persons|colleague|parties|those
                appropriate [measures|action|steps|consequences] ** <person>|employee|individual|individuals|initiated|taken_against
                [next|annual|yearly|quarterly|coming|his|her|their appraisal|appraisals|performance_review|evaluation|review_meeting|bonus_round|salary_review]
                [address|addressed|discuss|discussed|raise|raised|take|taken * in|during|at|up] the|his|her|their next? [one|1] to on
                [noted|recorded|entered|documented|placed|put|filed * in|on] the|his|her|their|respective? _? [personnel|staff|employee|hr record|records|file|files|folder]
                [individual|personal shortcomings|failings|deficiencies|misconduct|failures|accountability]
                [offered|recommended|assigned|prescribed|given coaching|counselling|counseling|mentoring|a_coach|a_mentor|anger|time_management] on|in|to|after|for|following|$|by
                [reflect|reflecting|to_reflect] on|upon their|his|her|what
                [reconsider|review|rethink] {"his|her|their"} [conduct|behaviour|behavior|attitude|priorities|choices|approach_to|performance]
                [explanation|explanations|justification|statement|apology] has|have|is|was|will|from|by been|be? called|demanded|requested|sought|expected|required|due|asked|the|him|her|them|those
                [called|asked|summoned|invited|cited to explain|account|justify|appear|the_office|his_office|her_office]; [show] cause
                [show|shown him|her|them the door]; [marching orders]; [stood|stand|standing down] from|until|pending; [on thin ice]
                [last|final|one_more chance|warning|straw] for|and|to|before|or|with|given|he|she; [given] a|their|his|her [final|last]
                [one|two|three|another more? slip|slips|mistake|mistakes|strike|strikes|blunder|blunders] ** out|gone|fired|goodbye|over|curtains
                [will|would|must|shall|may|can not be? doing|do|deploying|touching|running|handling|performing] _? _? {_WORK} for|until|before|again|any|anymore|in|unsupervised|alone
                [kept|keep|keeping|stays|stay|banned|barred|taken|removed|excused|moved|off|warn|warned|away * off|from] {_WORK} until|for|from|pending|while|from_now
                until|till trust|confidence is|has|was been? [restored|earned|regained|rebuilt]
                [until] he|she|they proves|prove|shows|show|learns|learn|matures|grows; ~have.d|has|have lost [our|my|the|all trust|confidence]
                he|she|they|<person> ~be.d|is|are|be|been [reassigned|demoted|suspended|transferred|redeployed|moved] to|from|off|after ** where|quieter|harm|damage|other|less
                [where] he|she|they can do [no|less] harm|damage; [head|heads] has|have|must|should|will|to|ought to? [roll|rolls|fall]; without [pay]
                [dock|docked|docking|forfeit|forfeits|lose|loses] * [pay|bonus|wage|wages|day|leave|holiday]; [dish|toilet|coffee|cake|latrine duty] for|next
                [cleans|scrubs|sweeps|writes_the_docs|makes_coffee|buys_lunch|bakes] for|as|until
                [wants|needs|deserves|gets|getting|due|earned a|an|the|his|her|their rocket|earful|boot|sack|push|reminder|warning|reprimand|dressing|carpeting|hiding|kicking|clip|clout|spanking|slap|ear|ticking|wake] $|for|from|up|off|down|round|about|on
                [haul|hauled|call|called|carpet|carpeted] {_HIM}|on? _? over|onto|before|the [coals|carpet]
                [caught|found] without|asleep|doing|skipping ** [goes|go|pays|pay|answers|loses|gets|is_out|is_off|sent]
                [not] be [tolerated|repeated|forgotten|forgiven|accepted]; can|could|must|may|will|shall not|never [happen|occur|be_repeated|be_tolerated] again
                [zero tolerance]; make_sure|ensure|see_to_it|told|tell {_HIM} ** [not|never happen|happens|do|does] * again
                [week|month|day|spell|stint|shift on|at|in|with the|first helpdesk|front_line|support|desk|phones|mailroom|night] ** [teach|do|would|will|show|learn] {_HIM}
                [lesson in|of humility|manners|reading|patience]; [takes over] his|her|their [duties|role|pager|shifts]; [relieved|stripped] of
                [escalated|reported|raised|taken|flagged * to|with|up] his|her|their|line|the? [manager|managers|boss|bosses|supervisor|superiors|line_manager|line_managers|employer]
                {"|".join(["line_managers", "supervisors", "managers"])} will|to|must|should [address|talk|speak|discuss|deal|sanction|note|correct]
                [hr|personnel|compliance|legal has|have|was|were been? informed|notified|involved|told|briefed|looped]
            """),
            "any",
            agent=Agent.ROLE,
            unless=phrases(f"""
                nobody|no_one|none ** lose|loses|asked|called|summoned|moved|explain|suspended; asked|asks|asking|wants|wished to be? relieved|moved|taken|excused
                hr|personnel|compliance|legal ** portal|room|page|form|system|tool|database|access|tickets|staff|about_the_outage|of_the_breach
                actions|steps|measures|action ** tool|pipeline|system|monitoring|page; explanation is|was below|above|that|in|simple|simpler
                stood|stand down at|the_bridge|the_incident; statement from|by the? vendor|company|provider|bank; last|final chance to join|comment|sign_up
                cannot|can_not happen again since|because|now|as; happen again because|since
                make_sure|ensure it|this|that|the|it_does|that_the ** not|never happen again; nobody|not|without punished|blamed; not be repeated in|every|here
                next|annual evaluation|review_meeting of the? model|plan|pool|budget; invited|called|asked to explain how|the_graph|the|what
                explanation|statement from|by the? support|tool; kept|keep|stays off|away from {_WORK} until the|it
                raised|flagged|reported * with|to|up the manager|supervisor
            """),
        ),
    ),
    why="However kindly it is put, it tells people that stories have a price.",
    question="What did they know that we did not, and how can we hear it?",
    source="Dekker, Just Culture (2016), on what sanctions do to reporting",
    must_flag=(
        ("Steps against the employee were initiated.", Tier.BLAME),
        ("This will come up in her next appraisal.", Tier.BLAME),
        ("The person in question will not be doing deployments for a while.", Tier.BLAME),
        ("Two more slips and she is out.", Tier.BLAME),
    ),
    must_pass=(
        "The measures with regard to the pump are listed below.",
        "HR has a new portal.",
        "Appropriate sensors were ordered.",
    ),
)
