"""CF: had we …, if only they had …, what a person would then have spared us; and what would have helped, nobody at fault."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rule import Rule, Trigger, phrases

_LUCK = phrases(
    "worse; luckily; fortunately; not been monitoring|watching|for; had the? attacker|attackers|disk|traffic; if * attacker; lucky"
)
_THEY = "we|they|he|she|i|you|someone|somebody|anyone|anybody|everyone|people|engineers|operators|developers"

RULE = Rule(
    category=Category.CF,
    triggers=(
        Trigger(
            phrases(f"""had <person> not? <duty.d>; had {_THEY} not? =ed; had the|our|his|her|their|anyone|somebody|someone|one _? <person> * <duty.d>|kept|left|called|picked|hit|done|been|taken|waited|read|run|looked|asked|followed|told|made|used|started|gone|stayed|stopped|paid|given|spent|come|thought|known|performed|incorporated|rehearsed|listened|merged|rolled|reverted|tried|set|put|sent|answered|held
            if|only {_THEY} had not? _; if only _ ; if the|our|his|her|their|one|a _? <person> _? had not? _; if {_THEY} had only|just|simply; only had {_THEY}; if {_THEY} 'd not? _; unless {_THEY} had; had there been more|better care|attention|communication|diligence|discipline|coordination
            [with a|more? little|bit|modicum|more of? more? care|attention|thought|diligence|discipline|foresight|planning|effort|common]; [a|little|more|bit more|of care|attention|foresight|thought|diligence|planning * would have]; [a little|bit more|of _? would have]"""),
            agent=Agent.WE,
            unless=(
                *_LUCK,
                "if we had to|no|a|an",
                f"what|how if {_THEY}",
                "the _ had been had",
                "he|she|we|they|i had had",
                "and|, had {_THEY}",
            ),
        ),
        Trigger(
            phrases("could have been avoided|prevented had|if|by"),
            unless=("by a|an|the|adding|better|limiting|more * alert|alerts|check|limit|test|quota",),
        ),
        Trigger(
            phrases("""would|could|might|may have helped|saved|shortened; would|could|might have been useful|helpful|good|better|nice|easier|faster|sooner|quicker|smoother|earlier|noticed|spotted|found|detected|resolved|mitigated|discovered|identified|communicated|caught|reduced|shorter|prevented|avoided; could have|'ve led to; could have happened|gone|started|begun sooner|earlier|faster|better|smoother|quicker
            would have been better|good|wise|wiser|helpful|useful|sensible to|if; would've helped; could have benefited|profited; a|another|more|earlier|better|clearer|second _? _? drill|rehearsal|call|role|contact|review|handover|dry|communication|involvement|training|exercise|eyes|conversation|meeting|briefing ** would|could|might have shown|saved|shown|helped|shortened|caught|told|prevented|avoided|revealed|made|given|spared|surfaced; should have been communicated"""),
            tier=Tier.ADVISORY,
            unless=(
                *_LUCK,
                "not have; could have been lost|affected|exposed|avoided by|worse",
                "could have been prevented|avoided by|had|if",
                "what|which would|could|might",
            ),
        ),
    ),
    why="It compares what people did with a world only known afterwards; it stops the search for what made the step sensible then.",
    question="What would have made that possible on that day, and do we want it?",
    source="Howie: The Post-Incident Guide (2021), on counterfactuals",
    must_flag=(
        ("Had we rehearsed the restore, the morning would have been calmer.", Tier.BLAME),
        ("If the on-call had looked at the queue, it would have been over by nine.", Tier.BLAME),
        ("It could have been avoided had we asked.", Tier.BLAME),
        ("A rehearsal would have helped.", Tier.ADVISORY),
    ),
    must_pass=(
        "Had the disk filled at noon, more offices would have been cut off.",
        "It might have been worse.",
        "If we had no copy of the table, the restore would need a day.",
    ),
)
