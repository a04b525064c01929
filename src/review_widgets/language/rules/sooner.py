"""PUN, mild: a process step to be done sooner or better, without anything that would make it so."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import one_of, phrases
from review_widgets.language.rule import Rule, Trigger

_STEP = one_of("""
    call escalate page open raise declare communicate react respond ask tell inform notify warn alert announce ring phone involve loop pull
    post report start get bring contact speak roll revert stop hand share publish update engage request flag coordinate decide act send say
    invite consult admit fetch mention
""")

RULE = Rule(
    category=Category.PUN,
    triggers=(
        Trigger(
            phrases(f"""
                [{_STEP} ** sooner|earlier|faster|quicker|quickly|promptly]
                [{_STEP} * at_once|right_away|straight_away|in_good_time|the_same_day|the_same_morning|more_often|more_openly|more_clearly]
                [{_STEP}] ** [, not|instead|rather]; [{_STEP}] ** [not almost|only|just|after|until]
                be [quicker|faster|sooner|earlier|more_responsive|more_transparent|more_open|proactive]
                [better|earlier|faster|quicker|clearer|more communication|escalation|coordination|handover|collaboration] $|with|between|from|next|during|and
                [improve our|the? communication|coordination|collaboration|escalation|handover|handovers] $|with|between|from|during
            """),
            "order",
            tier=Tier.ADVISORY,
            hypothetical=True,
            unless=phrases("""
                so that|users|customers|they|we sooner|can|may; sooner rather than
                check|checks|alert|alarm|prompt|automatically|automate|script|bot|tool|pipeline ** sooner|earlier|faster|quickly|quicker
                fail|detect|fire|scale|warm|boot faster|earlier|sooner|quickly; by adding|using|sending; earlier than|version|release|today
                start the|a ** faster; not the|a|in|be|to|have|need|been|only|yet|all; roll out; automatically
                with a|the? template|tool|page|button
            """),
        ),
        Trigger(
            phrases(f"""
                we|everyone|engineers|teams should|must|need_to|have_to|ought_to [{_STEP} ** as_soon_as|sooner|earlier|faster|quicker] ** not|instead_of|rather_than
                need_to|should|must [be quicker|faster] in|at|to
            """),
            tier=Tier.ADVISORY,
            agent=Agent.WE,
            unless=("sooner rather than", "service|system|it should be faster"),
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
