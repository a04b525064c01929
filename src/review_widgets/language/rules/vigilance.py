"""PUN: an instruction to be more careful, which is a wish and no measure."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.rule import Rule, Trigger, phrases

_MECHANISM = phrases(
    """so that the? tool|page|script|system|alert; by adding|automating|alerting; with an? alert|check|script|prompt|second|checklist; add|adds|create|script|automate|alert|prompt ** check|double; checklist item; aware of the? zone|zones; job to check; be aware that the|a|this; be alert to|fired; not|never * reminded; careful not|with the|to|when|in? drain|rollout|rollouts|draining"""
)

RULE = Rule(
    category=Category.PUN,
    triggers=(
        Trigger(
            phrases("""be more|extra|very|really|super|much|twice|a|less? bit|little|lot? more? <careful>; be [more|extra|very|super|less? <careful>]; [stay|remain|get|become more? <careful>|sharp|awake|woke|on your|their|our|on]; [take|taking more|greater|extra|better|due|proper|special|full? <care>]; take [it|this|that|them|reviews|alerts|warnings|security|testing|tests|process|procedures|procedure|backups|monitoring|_ more? seriously]; [pay|paying more|closer|better|extra|special|careful|proper|due? attention|heed]; [double|triple|double and triple|re check|checking|checks|verify|read|confirm]; [doublecheck]; [check|read|look|think|verify|test|count|measure twice|thrice|before|harder|properly|thoroughly|carefully|again]; [look|check|read|watch|think|review|test|monitor|verify|inspect|handle|follow|listen|write|plan|communicate * more? <carefully>]; [look|checking|check * twice|thrice]; look [both ways]
            [keep your|their|our|both|all|an|his|her? eyes|eye|head|heads|wits|focus]; [eyes|eye open|peeled|up]; [heads up] $; [stay|be|keep on|more? top of]; [keep|keeping on top of]; [be|stay vigilant|alert|careful|mindful]; [mind the|your|what]; [watch out|it|your|what|closely for?|step|we|they|you?]; [try|work|think|look|concentrate|focus harder|more]; [do|be|perform better] $|next|at|about|in|with|than|on|here; [use|apply|show|exercise more|some|a|your|common|better|greater|good|little|the? brain|brains|head|heads|sense|judgement|judgment|caution|care|bit|common|diligence|restraint|discretion|discipline]; [engage brain|your]; [get|gets|getting your|their|our|its|his|her act|acts|together|house|a grip|better at|used]; [get|gets a|your|their grip|act]; [pull|pulls your|their|our|his|her|its socks|finger|weight|act]; [step|steps|raise|up|lift|lifts it|your|their|our|its? up|game|standards]; [more|less|greater|better <care>|haste|common|focus|respect|thinking] $|at|in|when|with|from|by|on|next|is|please|during|around|before|for; [no more|excuses|mistakes|shortcuts|cowboy|surprises|heroics * changes|shortcuts|sloppiness|sloppy|excuses|heroics|cowboy|careless|playing|guessing|blind|sleeping|winging|friday]; [less haste|talk|guessing]; [stop|quit * being|cutting|guessing|assuming|rushing|ignoring|playing|winging|skipping|breaking|treating|sleeping|copy|copying|pretending|making|trusting] ; [do not|never ever? be? lazy|sloppy|rush|assume|panic|guess|cut|trust|ignore|forget|get|make|let|mess|skip|wing|copy|paste|take|touch|click * again|warnings|corners|shortcuts|careless|complacent|distracted|mistakes|alarms|alerts|blindly|slide|slip|granted|anything]; [do not forget to]; [not forget]; [remember to]; [make sure|certain you|everyone|everybody|people|engineers|operators not? <duty>|read|know|understand|think|ask|listen|follow]; [make sure|certain to not? <duty>|read|look|think|ask|follow|listen]; [learn|learns to|how read|listen|follow|count|check|ask|think|spell|tell|communicate|work|cooperate|look]; [start|starts|begin|begins to? reading|doing|taking|listening|checking|thinking|following|answering|paying|testing|acting|caring|read|do|take|think|check|work|care|behave]; [read * first|properly|mail|mails|manual|docs|documentation|instructions|notes|runbook|guide|fine|carefully|thoroughly|before]; [rtfm]; [think first|twice|before|about|ahead|it]; [look before you|they|we]; [measure twice]; [stick|sticks to the|our|procedure|process|rules|runbook|plan|checklist|agreed] ; [follow|follows|obey|respect|observe the|our|all|every|its? procedure|procedures|process|processes|rules|runbook|instructions|checklist|freeze|protocol|policy|guidelines|plan|steps]; [take ownership|responsibility|pride|care]; [show more|some|a|respect|initiative|interest|backbone|leadership]; [speak|own|man|grow|wake|listen|sober|toughen|buck|shape up] $|and|to|earlier|when; [wake up]; [grow up]; [own up]; [pick up the phone|slack|pace]; [answer * phone|phones|pager|pages|calls]; [communicate|coordinate|listen|plan|prepare|document|test|review|cooperate|collaborate|supervise|focus|concentrate|react|respond more? better|properly|more|clearly|harder]; [communicate|coordinate|prepare|test|review|plan * better|properly|more|thoroughly]; [behave|act|work like|as|more adults|professionals|professionally|responsibly|carefully|professional|grownups]; [behave|act|work like a|an professional|adult|grownup]; [concentrate]; [focus on the|your|what|more? job|task|screen|work|matter]"""),
            "order",
            unless=_MECHANISM,
            hypothetical=True,
        ),
        Trigger(
            phrases(
                """[remind|reminding|tell|telling|ask|asking|urge|urging|warn|warning|instruct|instructing|encourage|encouraging|reminded|instruct|exhort|admonish|advise everyone|everybody|people|engineers|developers|operators|all|staff|crew|teams|folks|guys|devs|admins|reviewers * to|that|about|of|how]; [remind|reminding|urge|urging|warn|warning|instruct|admonish|exhort the|our|night|both|him|her|them * to|that|about|of|how]; [reminder to|for|that|about all|everyone|the|people|engineers|staff|team|crew|everybody|our? ]; [people|everyone|everybody|engineers|developers|operators|crew|team|staff|folks|admins|management|desk|shift|support|ops need|needs|have|has|must|should|ought|got to? start|learn|remember|stop|think|take|pay|read|look|check|wake|get|show|know|listen|care|understand|realise|realize|respect|follow|grow|be * more|better|reading|doing|act|taking|carefully|careful|harder|attention|seriously|mail|mails|time|responsibility|aware|how|act|their|before|that|properly]; [more|greater|better|extra|utmost|due care|attention|diligence|discipline|vigilance|caution|awareness|rigour|rigor|accountability|ownership must|should|needs|has|is to? be? taken|paid|exercised|needed|required|necessary|shown]; [vigilance|attention|diligence|discipline|care|attentiveness is|are must|needed|required|key|essential|called]; [raise|increase|improve|raising|strengthen|heighten|build|create|foster awareness|discipline|vigilance|diligence|attention|attentiveness|accountability|ownership] of|for|among|in|on|with|$|that; [improve|increase * discipline|diligence|vigilance|attentiveness|accountability|attention|care]; [zero tolerance]; [common sense]; [call upon|on everyone|everybody|the]; [appeal to|all everyone|everybody|the|staff|common]"""
            ),
            "order",
            unless=(
                *_MECHANISM,
                "remind|ask|tell|warn|instruct|encourage|urge users|customers|the|him|her|them|vendor|us|our vendor|supplier|provider|upstream|bank|landlord|for|what|how|whether|why|which",
                "instruct|tell|ask|warn|encourage the script|tool|bot|job|plant|caller",
                "raising|increase awareness|attention the",
            ),
            hypothetical=True,
        ),
        Trigger(
            phrases(
                """[need|needs|must|should|have|has|ought|shall|will to? be|become|stay|remain|get more|extra|much|very|less? <careful>]; [need|needs|must|should|have|has|ought|shall|will to? pay|take|exercise|show|use more|closer|better|greater|extra|due|special|much|some? <care>|common]; [need|needs|must|should|has|have to? try|work|think|look|concentrate|focus harder]; [need|needs|must|should|has|have to? do|be better] $|next|at|about|in|with|than|on; [get its|their|our act together]; [should|must|needs to? know better]; [asked|told|reminded|urged|instructed|encouraged|advised to be? * <careful>|carefully|attention|twice|seriously]"""
            ),
            "people",
            hypothetical=True,
            not_users=True,
            unless=_MECHANISM,
        ),
    ),
    why="Attention is not a thing one can install; the next tired person at night has the same tools.",
    question="What check, prompt or drill would do this work when nobody happens to be watching?",
    source="Hierarchy of intervention effectiveness (ISMP, 1999): exhortation is the weakest measure",
    must_flag=(
        ("Be more careful with the production console.", Tier.BLAME),
        ("Engineers must pay more attention to the notes.", Tier.BLAME),
        ("Read the release notes more carefully.", Tier.BLAME),
        ("Remind everyone to look at the graph.", Tier.BLAME),
        ("Billing desk: more discipline at month end.", Tier.BLAME),
    ),
    must_pass=(
        "Add a check that asks for the name of the cluster.",
        "The script reads the file twice.",
        "The system must be aware of the zone.",
        "Please send your notes by Friday.",
    ),
)
