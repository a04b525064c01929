"""PUN, mild: a process step to be done sooner or better, without anything that would make it so."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rule import Rule, Trigger, phrases

_STEP = "call|escalate|page|open|raise|declare|communicate|react|respond|ask|tell|inform|notify|warn|alert|announce|ring|phone|involve|loop|pull|post|report|start|get|bring|contact|speak|roll|revert|stop|hand|share|publish|update|write|engage|request|flag|coordinate|decide|act|check|test|send|say|give|invite|consult|admit|fetch|wake|mention"

RULE = Rule(
    category=Category.PUN,
    triggers=(
        Trigger(
            phrases(
                f"[{_STEP} _? _? _? _? _? _? _? sooner|earlier|faster|quicker|quickly|promptly]; [{_STEP} * at|right once|away]; {_STEP} ** [, not|instead|rather a|an|half|two|three|only|after|of|days|hours|tomorrow|almost|the|in|when]; [{_STEP} * in|on good|the|time same|morning|day|first]; be [quicker|faster|sooner|earlier|more responsive|transparent|open|proactive]; [{_STEP} more often|frequently|clearly|openly|early]; [better|earlier|faster|quicker|clearer|more|improved communication|escalation|coordination|handover|reaction|response|collaboration] $|with|between|to|from|next|during; [improve|improving our|the? communication|coordination|collaboration|escalation|handover|handovers]; {_STEP} ** [not almost|only|just|after|until]"
            ),
            "order",
            tier=Tier.ADVISORY,
            hypothetical=True,
            unless=phrases(
                "so that|users|customers|they|we sooner|can|may; sooner rather than; check|checks|alert|alarm|prompt|automatically|automate|script|bot|tool|pipeline ** sooner|earlier|faster|quickly|quicker; should|must|to|will * fail|detect|fire|scale|warm faster|earlier|sooner|quickly; to be able; get up; start up; time out; by adding|using|sending; not the|a|in; write * on; earlier than; earlier version|release|today; test on the first; start the|a ** faster; get|send ** automatically; roll out"
            ),
        ),
        Trigger(
            phrases(
                f"we|everyone|engineers|teams|the should|must|need|have|ought to? [{_STEP} * as soon|sooner|earlier|faster|quicker as? ] ** not|instead|rather"
            ),
            tier=Tier.ADVISORY,
            agent=Agent.WE,
            unless=("sooner rather than",),
        ),
    ),
    why="A resolution to be quicker holds until the next busy night.",
    question="Which signal or prompt would make this step happen by itself?",
    source="Hierarchy of intervention effectiveness (ISMP, 1999)",
    must_flag=(
        ("Call for help sooner.", Tier.ADVISORY),
        ("Open the incident at once.", Tier.ADVISORY),
        ("Escalate to the vendor earlier.", Tier.ADVISORY),
    ),
    must_pass=(
        "Add an alert that pages sooner.",
        "The new disk lets the service start faster.",
        "We will do the second half sooner rather than later.",
    ),
)
