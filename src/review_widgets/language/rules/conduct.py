"""PUN: get your act together, follow the rules, read your mail; a wish about how people are to behave."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_ALL = "everyone|everybody|people|engineers|developers|operators|all|staff|crew|teams|folks|guys|devs|admins|reviewers|managers"
_RULES = "procedure|procedures|process|processes|rules|runbook|checklist|freeze|protocol|policy|guidelines"

RULE = Rule(
    category=Category.PUN,
    triggers=(
        Trigger(
            phrases(f"""
                [get|gets|getting its|your|their|our|his|her act|house] together|in_order; [get a grip]
                [pull your|their|our|his|her|its socks|finger|weight]; [step it up]; [step up] $|,|and; [up|raise|lift your|their|our|its game]
                [no more|excuses|shortcuts|mistakes] excuses|mistakes|shortcuts|cowboy|sloppiness|sloppy|heroics|careless|guessing|winging|friday|$
                [stop|quit being|rushing|ignoring|playing|winging|skipping|breaking|treating|sleeping|pretending|copy|copying|cutting|messing|fiddling]
                [make sure|certain {_ALL} not? <duty.b>|know|knows|understand|understands|follows|reads]
                [learn|learns] to|how [read|listen|follow|count|check|ask|think|spell|tell|communicate|work|cooperate|look]
                [start|starts|begin to? reading|doing|taking|listening|checking|thinking|following|answering|paying|acting|caring]
                [stick|sticks] to the|our|agreed [{_RULES}|plan]; [follow|follows|obey|respect|observe the|our|all|every {_RULES}]
                [behave|act like|as more? adults|professionals|grownups|a_professional|an_adult|professionally|responsibly]
                [take ownership|responsibility|pride]; [show more|some|a respect|initiative|interest|backbone|leadership|spine]
                [speak|own|man|grow|wake|sober|buck|shape up] $|and|to|!|,; [pick up the slack|pace]; [answer * phone|phones|pager|pages]
                [cooperate|collaborate] $|more|better|with; [be accountable|responsible|professional]
                [communicate|coordinate|prepare|plan|document|listen * better|properly|more|clearly|thoroughly] $|with|between|before|next|and
                [prove|earn * trust]; [do your|their|his|her|our job|jobs|homework]; [know your|their|our _? tools|systems|stuff|limits|job|place]
                [ask] before you|they [touch|change|restart|delete|deploy|click]
            """),
            "order",
            hypothetical=True,
            unless=phrases("""
                so that the? tool|page|script|system|alert; by adding|automating|alerting; stop copying|playing|treating the _ to|file|files
                respect the _ limit|header; follow the process in|described; add a check|prompt; answer the * question; plan|document * more?
            """),
        ),
        Trigger(
            phrases(f"""
                {_ALL}|team|desk|shift|ops|support|management|somebody|someone need|needs|have|has|must|should|ought to? [start|learn|remember|stop|wake|grow|care|understand|realise|realize|respect|behave]
                {_ALL}|crew|team|desk|shift|management has|have|needs|need to [get its|their act]
                must|should|needs|need|has|have to? [get its|their|our act]; must|should|needs|need|has|have to? [take responsibility|ownership]
                must|should|needs|need to? [follow|respect|stick|adhere] to? the|our|all|every [{_RULES}]
                must|should|needs|need|have|has to? [own] their|his|her|its|up; must|should|needs|need to? [be accountable]; [expected to know|behave|read]
            """),
            "no thing",
            hypothetical=True,
            not_users=True,
            unless=phrases("""
                need to understand|start|stop|learn the|a|how|why|whether|using; someone|somebody|team should|needs|need to? own|start the
                should|need|needs|must to? start|stop monitoring|recording|using|measuring|collecting|sending|tracking|adding
            """),
        ),
    ),
    why="A wish about how people are to behave holds until the next busy day.",
    question="What would make the wanted way the easy way, also for somebody new?",
    source="Hierarchy of intervention effectiveness (ISMP, 1999): exhortation is the weakest measure",
    must_flag=(
        ("The warehouse crew has to get its act together.", Tier.BLAME),
        ("Follow the procedure.", Tier.BLAME),
        ("People need to start reading their mail.", Tier.BLAME),
    ),
    must_pass=(
        "Please send your notes by Friday.",
        "We should start measuring the queue.",
        "The client must follow the redirect.",
    ),
)
