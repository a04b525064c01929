"""PUN put politely: a quiet word, a talk with the manager, the induction once more, an apology before the team."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_TONE = "quiet|stern|serious|frank|firm|sharp|private|difficult"
_COURSE = "induction|training|course|exam|certification|refresher|basics|school|onboarding"

RULE = Rule(
    category=Category.PUN,
    triggers=(
        Trigger(
            phrases(f"""
                wear|wears the [hat|dunce_cap|cone|donkey]; [stand|stands in the corner]; [name|named|naming and shame|shamed|shaming]
                [leaderboard|board|list of shame]; carries|carry|gets|holds the [pager] all|for|every|until; told in [no uncertain terms]
                answers|answer to the [director|board|boss|ceo]; sit|sat|sits the [test|exam|course] again
                [off] the [site|premises|project] until|for; make it [clear] to him|her|them|the
                [{_TONE} talk|word|words|conversation|chat|talking_to] with|to|about|for|is|awaits|later|after; has|have|had|get|gets|got|gave|give|due|need|needs|deserves a|some? _? [{_TONE} talk|word|words|conversation|chat|talking_to]; [a word] with him|her|them|the _? <person>
                needs|deserves|get|gets|got|give|gave|given [a_talking|a_telling|an_earful|a_dressing|a_rocket|a_bollocking|a_roasting|a_slap|a_kick|a_lecture]
                [talking to] $|for|is|from|by|about; [slap on] the|his|her|their wrist|wrists; [dressing down]; [telling off]
                [bollocking|bollocked|carpeted]; [having|have|had|has words] with; [sit|sat him|her|them|<person> down]
                [sit down] with him|her|them|<person>; [performance|improvement] plan|conversation|appraisal for|with; on a [pip]
                [personnel] file|record; talk|chat|meeting|word|call|conversation with [hr]; [hr] to|will|should|must; [hr] is|has involved|informed|told|been|taken
                inform|tell|involve|loop [hr]
                [report|reported|escalate|escalated * his|her|their boss|manager|line_manager|superior|superiors|supervisor]
                [his|her|their] boss|manager|line_manager|superior [to|must|should|has|needs]; [written|write|wrote] him|her|them|<person> [up]
                [redo|repeat|retake|redone|repeats|resit * {_COURSE}]; [back|sent|send * to|through|on * {_COURSE}|school]
                attend|attends|take|takes|through|to the|an|a [remedial|compulsory|mandatory * {_COURSE}|session]
                [mandatory|compulsory|remedial|obligatory retraining|refresher]; [retrain|retraining] of|for|the|him|her|them|all|everyone
                [teach] him|her|them [a_lesson|how|to]; [learn|learned * lesson] himself|herself|themselves|the_hard_way
                [apologise|apologize|apology|explain|justify|answer] himself|herself|themselves|to|in|before|for? _? [team|everyone|everybody|public|person|management|board|room]
                explain [himself|herself|themselves]; [account for] himself|herself|themselves; [answer for] it|this|that|his|her|their
                [sign] a|the|that [paper|form|statement] that he|she|they; [step|stand] down|aside; [reflect] on his|her|their
                [consider|reconsider] his|her|their [position|future]
            """),
            agent=Agent.ROLE,
            unless=phrases(
                f"""
                have|had|has|having a|another? _? talk|word|words|conversation|chat with the? vendor|platform|provider|supplier|bank|customer|customers|upstream
                apologise|apologize|apology|apologies for|to the|our|all|customers|users|any|inconvenience|affected; we|i ~apologise|~apologize
                explain to the customers|users; answer the|to_the question; take|attend|through the|a {_COURSE} on|in the|new
                drill|exercise ** {_COURSE}; explain the|how|why|what; the hr tool|system|database|app|portal|server|service
                step|stand down|aside from|as the leader|primary|replica; write|wrote|written up the|a|this; lesson|lessons learned
                retraining of the? model|classifier
            """
            ),
        ),
    ),
    why="However kindly it is put, it tells people that stories have a price.",
    question="What did they know that we did not, and how can we hear it?",
    source="Dekker, Just Culture (2016), on what sanctions do to reporting",
    must_flag=(
        ("The shift lead gets a talking-to.", Tier.BLAME),
        ("The board had a quiet word with the night crew.", Tier.BLAME),
        ("The technician has to repeat the induction.", Tier.BLAME),
        ("She will have to explain herself to the board.", Tier.BLAME),
    ),
    must_pass=(
        "Training on the new tool is planned for May.",
        "We apologise to our customers.",
        "The model needs retraining every month.",
    ),
)
