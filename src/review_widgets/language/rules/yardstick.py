"""CF: measured by what anybody would know: a child could tell you, a planner worth the name, should know better than, one job."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_CHILD = "child|kid|toddler|schoolboy|schoolgirl|teenager|nan|gran|grandma|grandmother|granny|mum|dad|aunt|nephew|niece|monkey|chimp|parrot|goldfish|dog|cat|hamster|baby|five_year_old|ten_year_old|beginner|apprentice|trainee|intern|first_year|novice|student|idiot|fool|layman|cleaner|janitor|milkman|plumber|pensioner|blind_man|half_wit|halfwit|drunk|donkey|caveman|scout|farmhand|postman|taxi_driver|barber|baker|shepherd"
_CAN = "asks|could|can|knows|know|would|sees|does|might|manages|gets|understands|notices|spots|learns|checks|remembers|reads"

RULE = Rule(
    category=Category.CF,
    triggers=(
        Trigger(
            phrases(f"""
                a|an|any|every|my|your|even|the|his|her|our ** [{_CHILD} {_CAN}]; a|an|any|my|even|the [{_CHILD} with|on|at|in|after|from ** {_CAN}]; any|every [{_CHILD}] ** {_CAN}
                a|an|any|every|some|the|no _? _? [worth|worthy] _? of? his|her|its|their|the|that|any _; a|an|any|every|the _? _? [with an_ounce|a_shred|a_grain|a_scrap|a_bit|half_a|half_an|a_modicum|any|a_drop|a_spark of? _] ** {_CAN}|rings|asks|calls|looks|sees
                a|an|any|every|the _? better|good|decent|proper|real|serious|competent|sensible|professional|grownup|normal|respecting|responsible|experienced|senior|trained|careful|prudent <person>|company|shop|outfit|firm|hospital|bank|house|railway|airline|lab [does|asks|checks|rings|looks|knows|tests|keeps|owes|never|takes|stops|reads|sees]; a|an|any|every|the _? better|good|decent|proper|real|serious|competent|sensible|professional|grownup|respecting|experienced|senior|trained|careful <person>|company|shop|firm [should|must|would know|have|not]
                [should|must know] better|a|an|the|how|what|that|this|when|his|her|their|its|by|who; [ought|has|have|had to know] better|a|an|the|how|what|that|this|when|his|her|their|its|by|who
                anyone|anybody|everyone|everybody|whoever|someone|somebody who ** [would|ought|should have|to|'ve] _; anyone|anybody with|in|on|of|at ** [would have|ought to|should have]
                [had|has|have one] job|task; [one job] ,|and|!|$|,; [his|her|their sole|only|one|whole|entire|very job|duty|task|purpose] ~be.d|is|it|that; ~be.d|is|are|gets|get [paid|hired|employed] to|for _? <duty>|spot|avoid|prevent|catch|=ing
                owe|owes|owed us|them|its|his|her|their|the _? _? [at least] a|an; [the least] he|she|they|we|you|one|i _? could|can|might|do; at the? very? [least] ** have|could|might; could|might|should|would at the? very? [least] ** have; one at [least] might|could|should
                it ~be.d|is|was [incumbent] upon|on; ~be.d|is|are [free|welcome|at_liberty] to ask|call|look|check|say|read|stop|refuse|phone|ring|speak|object; [no law] against|forbids; [nobody|nothing|no_law|no_one] forbids|forbade|forbidden|stops|stopped|kept|prevents|prevented him|her|them|us|you|anyone
                that 's|is how [i was|we were|i|we _? taught|trained|raised|brought|learned|learnt] ; [in my day]; [back in my] day
            """),
            "any",
            agent=Agent.ROLE,
            hypothetical=True,
            unless=phrases("""
                anyone|anybody|everyone|everybody|whoever who ** would have seen|been|got|received|noticed_that|lost|had|found|hit|gone; thanks|thank|kudos|well|fine|great ; no idiot|fool; a student|apprentice|trainee|intern|beginner|child can|could|would not; not * child
                user|users|customer|customers|client|clients|tool|test|check|alert|alarm|script|monitor|database|system|server should|must|has_to|have_to|ought_to|needs_to know; should|must|have_to|has_to|need|needs know what|how|when|who to|where|the|about; has|have one task|job per|for|at|left|running|with; the cat|dog|baby|parrot was|had|has|sees_the
                would|'d like|love|prefer|rather|be_glad|be_happy to|a|the|it|not; worth the _? wait|money|price|risk|effort|trouble|cost|time|while|look; not worth; the least we can|could do is; student|apprentice|trainee|intern|child might|may|reads|sees|knows the; in my day job; when i joined|started the; with|a|the open door|window|port|ticket|issue|file; paid for the
            """),
        ),
    ),
    why="It measures people by somebody who was not there, and who knows how it ended.",
    question="What would have had to be in view for anybody to take that step then?",
    source="Howie: The Post-Incident Guide (2021), on counterfactuals",
    must_flag=(
        ("The cleaner knows which key it is.", Tier.BLAME),
        ("A foreman worth his salt walks the line first.", Tier.BLAME),
        ("A serious haulier checks its brakes.", Tier.BLAME),
        ("A senior nurse should know better.", Tier.BLAME),
        ("They had one job.", Tier.BLAME),
        ("He was free to ask.", Tier.BLAME),
    ),
    must_pass=(
        "The child process could read the file.",
        "The users should know what to do next.",
        "It was worth the wait.",
        "It is up to the team to know when the copy is good.",
    ),
)
