"""CF: had we …, if only they had …, what a person would then have spared us."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import one_of, phrases
from review_widgets.language.rule import Rule, Trigger

_THEY = "we|they|he|she|i|you|someone|somebody|anyone|anybody|everyone|people|engineers|operators|developers"
_ACTS = one_of("""
    <duty.d> kept left called picked hit done been taken waited run looked asked made used started gone stayed stopped given spent come
    known performed incorporated rolled reverted tried set put sent answered held pressed opened closed pulled bothered deployed merged
""")

RULE = Rule(
    category=Category.CF,
    triggers=(
        Trigger(
            phrases(f"""
                ^ [had _ looked|checked|asked|told|read|listened|bothered|waited|tested|called|opened|followed|answered|stopped] ** would|could|might|'d; had {_THEY} not? =ed; had the|our|his|her|their|any|one _? <person> * {_ACTS}; had anyone|somebody|someone|anybody|one ** {_ACTS}
                if|only {_THEY} had not? =ed; if {_THEY} 'd not? =ed; if the|our|his|her|their|one|a _? <person> * had not? =ed; only had {_THEY}
                unless {_THEY} had =ed; if only {_THEY}|the_team|the_vendor|the_engineer|the_operator|the_desk|somebody_had|people_had
                could have been avoided|prevented [had|if] <person>
                had there been more|better care|attention|communication|diligence|discipline|coordination
                with a|more|some little|bit|modicum|more of? more? [care|attention|thought|diligence|discipline|foresight|common_sense|thinking|effort|planning|goodwill|courage]
                a little|bit more|of? [care|attention|foresight|thought|diligence|planning] ** would
            """),
            agent=Agent.WE,
            unless=phrases(f"""
                worse|luckily|fortunately|lucky; not been monitoring|watching; had the? attacker|attackers|disk|traffic; if * attacker
                if we had to|no|a|an; as|what|how if {_THEY}; the _ had been had; he|she|we|they|i had had; and had {_THEY}; had anybody|anyone|you|we|they ** ?
            """),
        ),
    ),
    why="It compares what people did with a world only known afterwards; it stops the search for what made the step sensible then.",
    question="What would have made that possible on that day, and do we want it?",
    source="Howie: The Post-Incident Guide (2021), on counterfactuals",
    must_flag=(
        ("Had we rehearsed the restore, the morning would have been calmer.", Tier.BLAME),
        ("If the on-call had looked at the queue, it would have been over by nine.", Tier.BLAME),
        ("It could have been avoided had we asked.", Tier.BLAME),
        ("Had anyone on the bridge called the pilot, the door would have stayed shut.", Tier.BLAME),
    ),
    must_pass=(
        "Had the disk filled at noon, more offices would have been cut off.",
        "If we had no copy of the table, the restore would need a day.",
        "The team had tested the copy, and had we needed it, it was there.",
    ),
)
