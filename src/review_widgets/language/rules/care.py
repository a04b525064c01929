"""PUN: an instruction to be more careful or attentive, which is a wish and no measure."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_MORE = "more|extra|very|really|super|much_more|twice_as|a_bit_more|a_little_more|a_lot_more|less|particularly|doubly"
_MECHANISM = phrases("""
    so that the? tool|page|script|system|alert; by adding|automating|alerting; with an? alert|check|script|prompt|checklist
    add|adds|create|script|automate|prompt ** check|double; be alert to; docstring|type|language|browser support; paying attention to the; careful not to; careful|careful_with the|to|when|in? drain|rollout|draining
    take|taking care of|that; checklist item; pay attention to the? output
""")

RULE = Rule(
    category=Category.PUN,
    triggers=(
        Trigger(
            phrases(f"""
                [tighter|firmer|stricter supervision|control|grip|rules|discipline] of|on|for|over
                [keep] a|an [tight|tighter|close|closer|firm] grip|eye|watch|leash
                a bit|little more [care|attention|discipline|thought|focus] from|please|on|at|in|by|would; be {_MORE}? <careful>|mindful|aware
                be [{_MORE}? <careful>]; [stay|remain|get|become {_MORE}? <careful>|sharp|awake]
                [take|taking more|greater|extra|better|due|proper|special|full? <care>]
                [take] it|this|that|them|reviews|alerts|warnings|security|testing|tests|process|procedures|backups|monitoring|maintenance|things more? [seriously]
                [pay|paying more|closer|better|extra|special|careful|proper|due|full|some? attention|heed]
                [try|work|think|look|concentrate|focus harder]; [do|be better] $|next|at|about|than|on|here,
                [use|apply|show|exercise more|some|a_bit_of|better|greater|good|a_little? judgement|judgment|caution|care|common_sense|diligence|restraint|discretion|discipline]
                [more|less|greater|better <care>|haste|focus|respect|common_sense|thinking] $|at|in|when|with|from|on|next|is|please|during|around|before|for|!
                [stay|keep|be on top of]; [concentrate] $|on|more|when|,; [focus on the|your|what job|task|screen|matter|hand]
                [keep|stay focused|focussed]
            """),
            "order",
            unless=phrases(
                "be aware that|of; be <careful> about|with? ?; be <careful> with the word|term|phrase|wording|figure"
            )
            + _MECHANISM,
            hypothetical=True,
        ),
        Trigger(
            phrases(f"""
                need|needs|must|should|have|has|ought|shall|will to? [be|become|stay|remain {_MORE} <careful>|aware]
                need|needs|must|should|have|has|ought|shall to? [pay|take|exercise|show|use more|closer|better|greater|extra|due|special|much|some? <care>|common_sense|attention]
                need|needs|must|should|has|have to? [be <careful>]
                need|needs|must|should|has|have to? [try|work|think|look|concentrate|focus harder]
                need|needs|must|should|has|have to? [do|be better] $|next|at|about|in|with|than|on
                asked|told|reminded|urged|instructed|encouraged|advised to be? [{_MORE}? <careful>|carefully|twice|seriously]
                [more|greater|better|extra|utmost|due <care>] must|should|needs|has|is to? be? taken|paid|exercised|needed|required|necessary|shown
                [<care>|vigilance] is|are must|needed|required|key|essential|called
                [raise|increase|improve|raising|strengthen|heighten|build|foster * awareness|discipline|vigilance|diligence|attentiveness|accountability|ownership|attention]
                [call|appeal] to|on|for [vigilance|discipline|diligence|everyone|all]
            """),
            "no thing",
            hypothetical=True,
            unless=(
                *_MECHANISM,
                *phrases("""
                    users|customers should|must be; discipline|attention|care is what; raise|raising|increase awareness of|for the|this
                    should do|be better; ownership is|of; not be better; can be better; need to use common_sense
                """),
            ),
        ),
    ),
    why="Attention is not a thing one can install; the next tired person at night has the same tools.",
    question="What check, prompt or drill would do this work when nobody happens to be watching?",
    source="Hierarchy of intervention effectiveness (ISMP, 1999): exhortation is the weakest measure",
    must_flag=(
        ("Be more careful with the production console.", Tier.BLAME),
        ("Engineers must pay more attention to the notes.", Tier.BLAME),
        ("Billing desk: more discipline at month end.", Tier.BLAME),
        ("Platform to take reviews seriously from now on.", Tier.BLAME),
    ),
    must_pass=(
        "The system must be aware of the zone.",
        "Be aware that the name changes in May.",
        "The script takes care of the lock.",
    ),
)
