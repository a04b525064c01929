"""PUN: a sanction, also one put politely: a warning, a quiet word, rights taken away, consequences."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rule import Rule, Trigger, phrases

RULE = Rule(
    category=Category.PUN,
    triggers=(
        Trigger(
            phrases("""[formal|written|verbal|official|final|stern|oral warning]; [disciplinary|disciplined|reprimand|reprimanded|reprimands|sacked|demoted|demotion]; [disciplinary action|measures|hearing|procedure|talk]; [be|was|were|been|get|gets|got|being|is|are fired|sacked|dismissed|suspended|demoted|reprimanded|disciplined|punished|penalised|penalized|fined|benched|sidelined|grounded]; [be|was|were|been|get|gets|got|being|is|are removed|taken|dropped from|off the|his|her|their|all oncall|rota|rotation|role|post|team|position|duty|project|case]; [fire|sack|dismiss|suspend|punish|discipline|replace|demote him|her|them|the|whoever|those|people|that * engineer|operator|person|responsible|developer|manager|contractor|contractors|vendor|admin]; [fire|sack him|her|them|whoever]; [let him|her|them go]; [~lose.b|lost|losing his|her|their|all * access|rights|privileges|login|admin|bonus|root|licence|license|keys|credentials|permission|permissions|privilege]; [<person>|'s * access|login|account|rights|privileges|admin|root|permissions|badge|bonus revoked|withdrawn|suspended|removed|blocked|taken|stripped|disabled|frozen|cut|gone] until|for|pending|after|from|as|till|$; ['s * access|login|account|rights|privileges|permissions|badge|bonus revoked|withdrawn|suspended|removed|blocked|taken|stripped|cut]; [revoke|withdraw|remove|suspend|cut|strip|take|pull|block his|her|their|the|away * access|rights|privileges|login|permissions|licence|admin|root|keys|badge|bonus] from|of|until|away|for|to|till|$; [take * away from]; [take * rights|keys|access|login|admin|root away]; [strip * of]; [off|from the oncall|rota|rotation until|for|till|after]; [barred|banned|excluded|locked from|out the|prod|production|of|deploying|touching|oncall]; [no longer|more|not allowed|permitted|trusted|to|be|get|gets touch|access|root|deploy|production|prod|near]; [not|never allowed|permitted|let to|near|anywhere|touch ** again|until|unsupervised|alone|anymore]; [supervised|supervision until|for|from]; [never|not ** unsupervised|alone again]
            [a|quiet|little|stern|serious|frank|firm|sharp|private quiet|stern|serious|frank|firm|sharp|little|difficult|clear talk|word|words|conversation|chat|talking with|to|about|for|in|is|has|$]; [quiet|stern|serious|firm|sharp|strong word|words|talk|chat|conversation] ; [talking to]  $|for|is|from|by|about; [needs|deserves|get|gets|got|give|gave|given a|him|her|them talking|telling|dressing|bollocking|rocket|earful|roasting|slap|kick|spanking|lecture]; [slap on|on the wrist|wrists]; [dressing down]; [telling off]; [carpeted|bollocked|rollicking|bollocking]; [have|having words with]; [sit|sat him|her|them down]; [hold|held|holding|be|made|make * accountable|responsible|liable|to account]; [~be.b accountable for]; [consequences for|will|must|should|need|are|have] ; [there|face|without|bear|suffer|serious|with|personal * consequences|repercussions]; [consequences]  $; [performance|improvement plan|review|conversation|management|rating|appraisal|process|discussion] for|with|of|will; [on|put a performance|pip|improvement * plan]; [personnel file|record|matter]; [~be.d|to|with|by|involve|inform|tell|report hr|personnel|human _? * about|on|if|$]; [hr] to|will|has|should|must|is|about; [reported|report him|her|them|this|it to|his|her|their|the|hr boss|manager|hr|management|superiors|supervisor]; [written|write|wrote up|him|her|them up|for|in]; [docked|dock|withhold|deduct|lose|cut|cancel his|her|their|the|from|a|this? bonus|pay|salary|wages|leave]; [bonus|bonuses|pay|salary|raise docked|cut|cancelled|canceled|withheld|gone|forfeited|on]; [redo|repeat|retake|redone|repeats|attend|attends|take|takes|back|sent|send|through|to the|his|her|their|an|onto? * induction|training|course|exam|certification|refresher|basics|school] before|again|until|first|$|by; [mandatory|compulsory|remedial|refresher|obligatory|punitive * retraining|training|course|lesson] for|until; [retrain|retraining|re train|training of|for|the|him|her|them|all * involved|responsible|concerned|engineer|operator|operators|engineers|question|staff]; [buys|buy|owes|pays * cake|beer|beers|round|pizza|donuts|doughnuts|breakfast]; [wall|hall of shame|fame]; [naughty step|corner|list]; [penalty|penalties|fine|sanctions|sanction for|against whoever|the|anyone|those|people|any]; [sanctioned|sanction him|her|them|the]; [make an example]; [someone|somebody|heads|head will|must|has|have|should to? roll|pay|answer|go|hang]; [heads must|will|should|have]; [part|parting|ways with]; [rethink|reconsider|question * role|future|position|suitability|contract with|place]; [three|two|one strikes|strike and|rule|you're|left]; [black|bad mark]; [taken|take|pull|pulled|get|off the|him|her|them? off|project|duty|rota|rotation|pager|oncall|case|team] until|for|after|and; [escalate|escalated|complain|raise|take|complaint * to|with|about his|her|their|the boss|manager|line|management|superiors|ceo|director]; [apologise|apologize|apology|apologises|explain|explains|justify|justifies|answer to|in|himself|herself|themselves front|public|writing|the|team|everyone|everybody|person|for]; [teach|taught|learn|learned|learnt him|her|them|their|his|a lesson|it]"""),
            agent=Agent.ROLE,
            unless=phrases(
                "performance review of|for the query|index|cache; not|never|no|nobody|without * fired|punished|disciplined|dismissed|reprimanded|consequences|disciplinary|accountable|blame; alert|alerts|alarm|alarms|trigger|hook|webhook|timer|event|rule|probe|check * fired; ~be fired|dismissed|suspended|terminated|removed|replaced|grounded|fined|blocked|revoked by|at|when|on|automatically; pod|pods|node|nodes|host|server|service|job|process|instance|instances|connection|session|token|key|certificate|card|cards|disk|account|queue|worker|deployment|rule|alert|unit|part|battery|sensor|pump ~be fired|suspended|terminated|removed|replaced|grounded|revoked|blocked|dismissed|taken; apologise|apologize|apologies|apology for|to|in our|all|customers|users|any|the inconvenience|affected|everyone; we|i ~apologise|~apologize; holding us accountable; accountable for completing; explain in writing; consequences of|for our|users|customers|this; the|these|no|what|any consequences; learned|learnt a lesson; lessons learned; mandatory training|course in|on the|new; no longer allowed|permitted to|by; with consequences for; without consequences; fine for|in|with|because; take|takes it off; take off; explain|explains the; replace the; ~be suspended in|while|until the; report it to|the; parts; learned it"
            ),
        ),
        Trigger(
            phrases(
                "[to|will|must|should|shall have a|another|some _? _? word|words|talk|chat|conversation|one to with]; [gets|get|gave|give|given an|a|him|her|them? earful|piece|rocket|lecture]; [revoked|suspended|withdrawn until]"
            ),
            agent=Agent.NAMED,
            unless=(
                "have a talk|chat|call|word|conversation with the? vendor|platform|provider|supplier|bank|team|customer|customers|upstream",
                "about|on what|how|the|which|responsibilities",
                "card|key|token|certificate|cert|account|session|licence * revoked|suspended",
                "we|i should|will|must have a",
            ),
        ),
    ),
    why="A sanction buys silence: the next near miss is not told.",
    question="What would have to change so that anybody in that place does it safely?",
    source="Dekker, Just Culture (2016); ISMP hierarchy of intervention effectiveness (1999)",
    must_flag=(
        ("The operator received a formal warning.", Tier.BLAME),
        ("The shift lead gets a talking-to.", Tier.BLAME),
        ("His admin rights are withdrawn until he has repeated the course.", Tier.BLAME),
        ("There will be consequences for the night crew.", Tier.BLAME),
    ),
    must_pass=(
        "The alert fired at noon.",
        "The pod was terminated and replaced.",
        "The key was revoked by the vendor.",
        "Training on the new tool is planned for May.",
    ),
)
