"""PUN: demands on people: I want everyone to read it, QA should do its job, no more root for them."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

RULE = Rule(
    category=Category.PUN,
    triggers=(
        Trigger(
            phrases("""
                everyone|everybody|people|all|they ** [from now on] $|,|:; [no exceptions|excuses] $|next|this
                needs|need|has|have to be [watched|supervised|babysat|monitored] from|closely|more|until
                take|taking away * [rights|access|keys|root] from; ^ [careful] with|about|when; be [honest|transparent|straight] next|with|for
                ~be.d|will be told in no [uncertain]
                i|we want|expect|need|demand [everyone|everybody|people|all|you_all|them|him|her|each|every _? _? to]
                let us all? [try|concentrate|remember|pay|be|focus|stop|agree] to|on|more|not|careful|attention
                should|must|needs|need|has|have to? [do|does its|their|his|her|your job|jobs|work|homework]
                needs|need|deserves|could_use|wants|requires a [good|proper|firm|serious|hard|swift kick|talking|shake|shaking|lesson|telling|slap|look]
                hold|holding * [feet to the fire]; light a [fire under]; crack [the|down whip|on]; [read|reading the riot]; [lay|laid down the law]
                no more [root|access|admin|prod|production|rights|keys|deploys] for
                [until he|she|they can|learns|learn|has|have|knows|know|is|are] be|to|learned|learnt|proven|shown|how|trusted|better|ready
                fewer|less [excuses|talk|drama|heroics]; more [eyes|brains] _? ,|and|on|less|fewer
                take|takes|taking the [pager|keys|console|laptop] off|from|away
                [explain] it|this|that|himself|herself|themselves [to the] director|board|boss|management|ceo|customers?|team
                must|should|have to|has to|need to|needs to [own] their|his|her|it|up
                [next|first person|one|engineer who|that|to] ** [buys|pays|gets|answers|is_out|loses|cleans|explains]
                [enough] of this|with the|cowboy|excuses|sloppy; [end of] cowboy|freelancing|solo; [sort] yourself|themselves|it [out]; [shape] up
                [get] him|her|them [off|out|away] the|of|from
                [never|not let|allow] * [near|touch|alone|unsupervised|on_his_own|on_their_own] again|until|with|prod|production|the
                [supervise|watch] him|her|them|the _? closely|more|better; [watch] him|her|them
                [keep] him|her|them|the_contractor|the_vendor [away|honest|on_a] from|leash|short; [tighter|shorter|short leash|rein|reins]
                [babysit|babysitting]
                [some|a_little|a_bit_of|more discipline|humility|respect|backbone|thinking|attention|focus|grit|professionalism] would|please|from|is|$
                [common sense] please|would|again|first|before; [time] for|to [consequences|a_purge|heads|some_people]
                [send] them|him|her|everyone|the_whole * [back|on|to school|training|course|basics]
            """),
            agent=Agent.ROLE,
            unless=phrases("""
                hold|carry|join|sit|share|ride ** from now on
                we|i need|want|expect all|each|every|them _? _? to be|have|run|work|fail|start|report; needs a|an good look
                until they|it is|are ready|back|available|drained|healthy|synced|have_recovered; the fuse|alert|check|lock ** do its job
                let us be clear; not allow|let * near|touch the|_ limit|quota; more eyes on the; take the pager off mute; watch them; i|we expect it
                get it|them out of the pool|rotation
            """),
        ),
    ),
    why="A demand changes nothing about the place where the next person will stand.",
    question="What would make the wanted way the easy way, also at three in the morning?",
    source="Hierarchy of intervention effectiveness (ISMP, 1999): exhortation is the weakest measure",
    must_flag=(
        ("I want everyone to read the handover.", Tier.BLAME),
        ("The testers should do their job.", Tier.BLAME),
        ("No more root for the contractors.", Tier.BLAME),
        ("The crew on nights needs a good kick.", Tier.BLAME),
    ),
    must_pass=(
        "We need all nodes to report.",
        "The fuse did its job.",
        "Keep the host out of the pool until it is ready.",
    ),
)
