"""PUN: care, compliance and concentration asked of people in other words: strict orders, a culture of care, hands off."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_ALL = "everyone|everybody|people|all|staff|engineers|developers|operators|colleagues|crew|teams|team|folks|guys|lads|devs|admins|juniors|managers|workers|employees|reviewers|drivers|technicians|personnel|shifts"
_CARE = "<care>|compliance|adherence|obedience|professionalism|carefulness|concentration|prudence|conscientiousness|thoroughness|restraint|checking|attentiveness|seriousness|alertness"

RULE = Rule(
    category=Category.PUN,
    triggers=(
        Trigger(
            phrases(f"""
                {_ALL} ~be|is|are [reminded|urged|asked|told|requested|instructed|advised|expected|encouraged|warned|admonished|required] _? _? to
                {_ALL} [please|kindly|shall|must|should|will pay|exercise|concentrate|double|adhere|comply]
                [remind|reminded|urge|urged|implore|beg|exhort|ask|asked|tell|told|warn|warned|instruct|instructed|beseech _? _? {_ALL}] to|of|that|not|off|about|again|how|once
                [reminder] to|for|that|of _? {_ALL}|nobody|we|the|reviews|rules
                [expect|expected|demand|want|require|insist] on? full|total|strict|complete|utmost|more|better|absolute|some|unconditional? [{_CARE}] of|from|with|by|to
                [trust|hope|expect] that? {_ALL} will ** [{_CARE}|careful|carefully]
                [exercise|apply|show|display|observe|take|use the|due|all|more|necessary|every|utmost|proper|greater|some|reasonable? _? {_CARE}] in|when|at|from|$|going|next|on|with|around|during|while
                [importance|need|necessity|value|virtue of|for] _? [{_CARE}|careful|reading|following|communicating|attention|being_careful|checking|double|paying]
                [reinforce|stress|emphasise|emphasize|underline|reiterate|drive_home|hammer_home|impress|instil|instill|foster|promote|cultivate|create|build|establish|encourage] ** [{_CARE}|culture_of_care|safety_culture|sense_of|mindset|awareness]
                [culture|sense|mindset|spirit|attitude of] [{_CARE}|urgency|quality|pride]
                [strict|clear|firm|stern|standing|unmistakable instruction|instructions|orders|order|message|words] * passed|given|issued|sent|gone|to|for|out|have|has|were
                [strictly|always|please|kindly|must|need_to follow|adhere|comply|obey|observe|stick|abide] to|by|with|the|our? _? _? [process|processes|procedure|procedures|rules|policy|policies|guidelines|checklist|sop|instructions|runbook|protocol]
                ^ ** [be sure|certain|diligent|vigilant|thorough|cautious|attentive|mindful|prudent] to verify|check|read|ask|confirm|follow|test|tell|think|look|of|when|in|about
                be sure to [verify|check|read|ask|confirm|think|look|double|tell]
                make_sure|ensure|see_to_it|make_certain|insist that? [{_ALL} _? read|reads|check|checks|follow|follows|verify|understand|listen|pay|ask|look|think|know|knows|take|respect|obey|stick]
                keep|keeps|get|take|leave|have [hands|fingers|paws|mitts off]; [hands|fingers|paws off] the|prod|production|of|live|it|that|from|$|when|unless
                keep {"your|their|our|his|her"} [hands|fingers|paws|nose|noses] off|out|away|to
                [think|look|read|check|ask|test|stop|breathe] , then|before|and_then|first_then|twice act|type|click|press|push|touch|cut|turn|speak|deploy|merge|you|acting|typing|clicking|deploying|pressing
                [read] what you|they|it|we [run|type|sign|are|do|approve|press|paste]; [read] what _ 're|are about
                [try|work|think|look|push|concentrate|strive|aim harder]; [do|be|get better] next|$|than|at_reading|at_listening|please|all
                [everyone|everybody|all|people|us|folks has|have|must|needs|need|should|got to] to? [try|pull|raise|lift|step|wake|buck|do_better|pay|grow|learn_from|sharpen|think|listen|care]
                [more|better|some|greater|stricter|closer|firmer|tighter {_CARE}|supervision|oversight|policing|obedience|respect|effort|thought|brains|eyes] from|by|on|of|is|at|when|during|in|please|in_future {_ALL}|us|them|the|needed|required|everybody|night|shift|desk|next|all|future|ops|vendors|contractors|juniors
                [lead|set|setting|leading * example] by|a|an|good|for|example
                [take|taking pride|ownership|responsibility|it_seriously|more_care|care_when|care_that|the_time_to]
                [improve|raise|lift|boost|strengthen * work_ethic|ethic|ethics|morale_and|attitude|discipline|attentiveness|vigilance|behaviour|conduct|mentality|standards_of]
                [~be more? concentrated|focused|focussed|attentive|disciplined|careful] in|on|at|during|when|while|$|from|the|and next|night|nights|future|console|job|work|now|weekend
                [no] more [cowboy|solo|heroic|freestyle|careless|sloppy|lazy|half|silly|blind|late] _; [keep] a [closer|close|watchful|better|sharp] eye|watch|on
                [watch|mind|check] your|their|our [step|steps|backs|fingers|manners|own]
            """),
            "order",
            hypothetical=True,
            agent=Agent.ROLE,
            unless=phrases(f"""
                {_ALL} ~be|is|are asked|told|expected|required|requested|warned * by|to_log|to_enter|for_the|the_tool|to_confirm_the|to_log_in
                users|customers|clients; so that the? tool|page|script|system|alert; tell|told|ask|asked|warn {_ALL} what|which|when|where
                ask|asked|tell {_ALL} to log|to_export|for; add|automate|script|build|create; importance of the
                value|need of|for checking|reading|following|attention ** flag|option|header|field; the? test|tool|script|job|page|alert ** reminds|reminded|asks
                reminder of|to|for the|that_the _? _? job|mail|bot|deadline|date|meeting; hands off mode; be sure to get|install|set|run|use|restart
                take the_time_to; read first; think|look|test before you|we merge; follow|stick|comply|adhere ** by_default; not? required to follow
                care team|desk|home|unit; focus group|area|areas; discipline lead
            """),
        ),
    ),
    why="An appeal leaves nothing behind that looks when nobody does; the next tired person has the same tools.",
    question="What check, prompt or drill would do this work when nobody happens to be watching?",
    source="Hierarchy of intervention effectiveness (ISMP, 1999): exhortation is the weakest measure",
    must_flag=(
        ("Instil a sense of ownership in the desk.", Tier.BLAME),
        ("Keep your hands off production on Fridays.", Tier.BLAME),
    ),
    must_pass=(
        "Engineers get read access on Fridays.",
        "Be sure to install the second version.",
    ),
)
