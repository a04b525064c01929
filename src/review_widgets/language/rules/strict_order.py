"""PUN: people are reminded, strictly told, expected: care and obedience demanded of everybody."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_ALL = "everyone|everybody|people|all|staff|engineers|developers|operators|colleagues|crew|teams|team|folks|guys|lads|devs|admins|juniors|managers|workers|employees|reviewers|drivers|technicians|personnel|shifts"
_CARE = "<care>|compliance|adherence|obedience|professionalism|carefulness|concentration|prudence|conscientiousness|thoroughness|restraint|checking|attentiveness|seriousness|alertness"

RULE = Rule(
    category=Category.PUN,
    triggers=(
        Trigger(
            phrases(f"""
                {_ALL} [please|kindly use|read|check|look|think|mind|watch|listen|test|verify|respect|stop]
                {_ALL} ~be|is|are [reminded|urged|implored|admonished|exhorted] _? _? to
                i|we|management|headquarters|the_board [expect|demand|trust|insist|expects|demands|insists|want|wants] on|that|full|strict|total|everybody|everyone|all|every|complete|absolute ** [{_CARE}|careful|follow|comply|obey|adhere]
                [strict|stern|firm|unmistakable instruction|instructions|orders] ** {_ALL}|passed|issued|given
                {_ALL} must|should|shall|need_to|have_to|has_to|ought_to|will be|stay|become|remain|act|work? more|very|extra|much|really? [concentrated|careful|attentive|disciplined|vigilant|alert|focused|cautious|responsible|responsibly|carefully|diligent|mindful|sharper|harder|better]
                {_ALL} must|should|shall|need_to|have_to|has_to|ought_to|had_better|got_to|gotta [try|learn|think|read|listen|concentrate|care|pay|wake|obey|comply|behave|follow|focus|respect] _? [harder|first|more|twice|to|up|the|carefully|attention|rules|about|closely|better|on]
                [{_ALL} : eyes|hands|focus|concentrate|attention|wake|listen|discipline|please]
                ~be.d|is|are|has|have been? [told|warned|reminded|instructed * , in all|in_no|once|again] * kindness|uncertain|time|friendship ** [not|never]
                [warn|keep|kept|warned|chase|chased|scare] the? juniors|interns|trainees|contractors|them|him|her|devs|developers|students|temps off|away|from [prod|production|the|live|root|it]
                tell|told|ask the? _ to [keep|take|get] their|his|her [hands|fingers|paws|noses]
                [to exercise|show|observe|display|apply] more? [{_CARE}] on|in|when|with|at|during|around|from|$|and
                [to keep] a|an|their closer|close|watchful|sharp? [eye|eyes|watch|grip|lid|leash] on|over|open
            """),
            "any",
            hypothetical=True,
            agent=Agent.ROLE,
            unless=phrases("""
                users|customers|clients|visitors|patients; must|should be concentrated|mindful in|of the? _? region|zone|hall|acid|solution; to exercise the
                to keep a close|watchful? eye on the? _? metric|graph|metrics|dashboard|level|queue|disk|pressure; teams should|must|need_to follow|read the|on
                should read the _ from; attention required
                people|all|teams|developers should|must|need_to|have_to learn|follow|read|listen|pay to|the|on how|file|header|new|port|link|redirect
                must|should listen on
            """),
        ),
    ),
    why="An order to be careful is obeyed until the first busy night; then the place itself has to help.",
    question="What in the tools or the plan would make the wanted way the easy one?",
    source="Hierarchy of intervention effectiveness (ISMP, 1999): exhortation is the weakest measure",
    must_flag=(
        ("Staff are reminded to keep to the list.", Tier.BLAME),
        ("All drivers must be more concentrated at night.", Tier.BLAME),
        ("Management demands full compliance from all shifts.", Tier.BLAME),
    ),
    must_pass=(
        "Engineers get read access on Fridays.",
        "Everyone got the new colours on Monday.",
    ),
)
