"""CF, soft: a measure of people that was not taken and would have helped, nobody at fault."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_BETTER = "useful|helpful|good|better|nice|easier|faster|sooner|quicker|smoother|earlier|wise|wiser|sensible"

RULE = Rule(
    category=Category.CF,
    triggers=(
        Trigger(
            phrases(f"""
                would|could|might|may have helped|saved|shortened|spared; would|could|might have been {_BETTER}
                would|could|might have been noticed|spotted|found|detected|discovered|resolved|identified|caught earlier|sooner|faster|if
                could have|'ve led to _ quicker|faster|shorter|better
                could have happened|gone|started|begun sooner|earlier|faster|better|smoother|quicker; would've helped; could have benefited|profited
                drill|rehearsal|call|role|contact|review|handover|dry_run|communication|involvement|training|exercise|eyes|conversation|meeting|briefing|plan|checklist ** would|could|might have shown|caught|told|prevented|avoided
                drill|rehearsal|call|role|contact|review|handover|dry_run|communication|involvement|training|exercise|eyes|conversation|meeting|briefing|plan|checklist ** would|could|might have revealed|made|given|surfaced|saved
                should have been communicated; asking ** could|would|might have; could have been noticed|spotted earlier|sooner
                could have been faster|quicker if
            """),
            tier=Tier.ADVISORY,
            unless=phrases("""
                worse|luckily|fortunately; not have; could have been lost|affected|exposed; what|which|where would|could|might
                things that|which could; what|which|how ?
            """),
        ),
    ),
    why="What would have helped is worth having; said this way it stays a wish about the past.",
    question="Do we want this, and on what day will we look whether it is there?",
    source="Howie: The Post-Incident Guide (2021), on counterfactuals",
    must_flag=(
        ("A rehearsal would have helped.", Tier.ADVISORY),
        ("It would have been better to ask the vendor first.", Tier.ADVISORY),
        ("A second pair of eyes could have caught it.", Tier.ADVISORY),
    ),
    must_pass=("It might have been worse.", "A restart would not have helped.", "Which alert would have been useful?"),
)
