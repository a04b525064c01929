"""AGENT: giving in, steamrolling, taking the easy way, saving at the wrong end: how somebody decided, told as a weakness."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases("""
                ~cave.d in|under|to|as|when|$; ~buckle.d|~crumble.d under|to|as|when; ~give.d in to|as|when|without|$|and; ~bow.d to|down
                ~fold.d under|as|at|when|like; ~back.d down; ~chicken.d|~wimp.d|~bottle.d|~duck.d out|it|of|away; ~lose.d his|her|their|our nerve|heads|head|bottle
                ~shy.d|~shrink.d away|from|back; ~cop.d out; ~steamroll.d|~steamroller.d|~railroad.d|~bulldoze.d|~browbeat.d|~bully.d|~strongarm.d
                ~ram.d|~jam.d|~shove.d the|it|this|that|a * through|past
                ~push.d|~force.d it|this|that|the_change|the_release|the_fix|the_deploy|the_plan through|past; ~overrule.d
                ~shout.d|~talk.d|~vote.d us|him|her|them|me|everyone|everybody down|over|into|out; would|will not hear|listen of|to
                ~wave.d|~brush.d me|him|her|us off|aside|away; ~take.d the easy|lazy|cheap|convenient|quick|path|line way|option|road|route|of_least
                ~take.d * liberty|liberties of|with; ~take.d it upon|on themselves|himself|herself; ~save.d|~skimp.d|~scrimp.d ** wrong end|place
                ~skimp.d|~scrimp.d on|at; ~cheap.d|cheaped out; ~throw.d|~chuck.d more? hardware|money|people|servers|bodies|memory at
                ~put.d speed|money|profit|sales|deadlines|features|looks|schedule|cost|convenience before|over|ahead|above
                ~put.d|~stick.d|~slap.d a|an _? plaster|bandaid|band_aid|patch|lipstick on|over
                ~keep.d moving|shifting|changing|pushing|raising the|its|their goalposts|goal_posts|target|deadline|story; ~move.d|~shift.d the goalposts|goal_posts
                ~cram.d|~squeeze.d|~shoehorn.d|~pile.d|~heap.d * into|in|on|onto|more one|the|us|same|top|work|them
                ~talk.d ourselves|themselves|himself|herself|itself into|out
                ~convince.d|~persuade.d|~fool.d|~delude.d|~kid.d|~tell.d ourselves|themselves|himself|herself|itself
                ~be.d so|too keen|eager|desperate|anxious|determined|proud|excited|greedy|impatient|scared|vain to|that|about|for; ~be.d hell|dead bent|set on
                could|can not wait|resist|help to|the|it|but|=ing
                ~let.d|letting sales|marketing|the_customer|ambition|ego|greed|pride|politics|them talk|push|bully|dictate|decide|get
                ~choose.d|~pick.d|~prefer.d|~opt.d|~go.d for? speed|convenience|comfort|cost|price|cheap|the_cheap|looks over|before|and|option|supplier
                ~lower.d|~bend.d|~stretch.d|~ignore.d|~twist.d the|our|their|its bar|rule|rules|standards|standard|truth|facts; ~turn.d a crisis|drama
                ~look.d for shortcuts|a_shortcut|the_exit; ~do.d whatever|as|what they|he|she|it|we feel|felt|like|liked|pleased|wanted|fancied; ~ship.b first and
                ~shoot.b first; =ed first and * later; ~think.s|think later; ~put.d all|too _? _? eggs in; ~rest.d on his|her|their|our laurels; ~live.d in hope
                ~gamble.d; ~play.d roulette|with_fire; ~ride.d his|her|their luck
            """),
            "people",
            not_users=True,
            unless=phrases("""
                could not help restart|reach|load|wait|because|but_notice
                push|pushed|pushing|drove|force|forced it|the|a ** through the|a|our _? pipe|pipeline|filter|proxy|tunnel|gate|queue; not give in
                tell|told ourselves; saved ** in the|place of; overruled by the? policy|config; gave in _ hours; take the _ path|route|way as|since|because
                lowered|stretched the bar|limit|standard for|to|of; not so|too; chose * over * because; think later
            """),
        ),
        Trigger(
            phrases("""
                ~steamroll.d|~railroad.d|~browbeat.d; ~move.d|~shift.d|moving|shifting the goalposts; ~throw.d|~chuck.d hardware|money|bodies at it|the
                saved|skimped at|on|in the wrong end|place; chickened|wimped|bottled out|it; would not hear of; took the easy way|option out
                ship|ships|shoot|shoots|deploy|deploys|merge|merges first and ask|asks|think|thinks; pushed sales|profit before
            """),
            "no thing",
            agent=Agent.ROLE,
        ),
    ),
    why="It tells a decision as a weakness; what pulled the other way, and what it would have cost, is left out.",
    question="What pressures met at that moment, and what would have made the other way possible?",
    source="Rasmussen (1997), on work that drifts under pressure of cost and load, doi:10.1016/S0925-7535(97)00052-0",
    must_flag=(
        ("The product owner caved in when the fair came near.", Tier.BLAME),
        ("Sales steamrolled the review.", Tier.BLAME),
        ("Head office kept moving the goalposts.", Tier.BLAME),
        ("The accountants saved at the wrong end.", Tier.BLAME),
    ),
    must_pass=(
        "The wall caved in behind the rack.",
        "The crew rolled the pallet through the gate.",
        "The team chose the slower way because it keeps the data.",
    ),
    excused=True,
)
