"""AGENT: somebody went ahead against what was known, said or agreed. Only people do this."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_SURE = phrases("""
    went|goes|gone ahead * anyway|regardless|nonetheless|nevertheless|alone|without|despite
    ~plough.d|~plow.d|~steam.d|~barrel.d|~charge.d|~forge.d on|ahead; ~push.d on|ahead * anyway|regardless
    jumped|jumping the gun|queue; ~blow.d|~sail.d|~fly.d right|straight? past|through; blew off|past|through; stormed|rushed ahead|in|into
    went|gone|going rogue; went|going behind|over our|my|his|her|their; sneaked|snuck; knew|knows better than
    knowing full|perfectly|damn well; decided|thought he|she|they|it|the_freeze|the_rule|the_rules|the_policy * better|not_apply|above|optional
    took matters|it into|upon; took a|the gamble|chance|punt; gambled with|on; played with fire; tempted fate; pushed his|her|their|our luck
    cowboyed; yoloed; rode roughshod over; helped himself|herself|themselves to; did as|what he|she|they pleased|liked|wanted
    ~be.d|been told|warned|asked|advised|reminded ** anyway|regardless|nevertheless|nonetheless
    ~be.d|been told|warned|asked|advised|reminded ** and|but still|went|kept|did|carried|wandered|walked
    went|carried|did|drove|walked|continued|clicked|ran|shipped|deployed|merged|released|started|opened|wandered * regardless|anyway $|to|because
    against * advice|instructions|orders|rules|wishes|policy of|from|and|$; despite * warned|told|advised|warnings|advice
    in spite of * warning|warnings|advice; contrary to * advice|instructions|agreement
    knew|known|knows about|of|since|for|that|it|this * ** and sat|did|kept|never|said|still|just|chose|carried|went
    knew * and did|sat|kept|said|just|hoped; was|were|had_been|been warned $|,|loudly|twice|repeatedly|about; sat on the invoice|ticket|warning|report|mail|request|finding; did it anyway; saw * and did|kept|ignored|clapped|went_on|moved_on|said|walked|scrolled; could not wait for|to
    refused|refuses to listen|to_answer|to_help|to_ask|point|point_blank|to_talk
""")
_ACTS = phrases("""
    ~hurry.d; rammed|forced|pushed it|this|that|the|them * through; force pushed to; merged * anyway|himself|herself|themselves|over
    ~override.d * warning|warnings|check|checks|lock|advice|alarm|objection
    ~overrule.d|~defy.d|~disobey.d|~flout.d|~violate.d|~circumvent.d|~sidestep.d|~skirt.d
    ~bypass.d the|our|all|every|review|approval|procedure|process|it; ~skip.d the|all|every|our|over|it
    ~disable.d the|our|all|every * check|checks|alert|alerts|guard|safeguard|warning|warnings|protection
    ignored * advice|warnings|warning|order|orders|instructions|rules|freeze; dug * heels in; turned down * help|offer|advice; insisted on
    shipped|deployed|released|launched it|anyway|untested|blind|regardless * untested|blind|anyway|regardless; broke ranks; reneged
    abused his|her|their; promised * and|but|then * never|not|go|went|forgot|quiet; promise to * and|then go|went|forget|forgot|do
    ~break.d his|her|their|the rule|rules|agreement|freeze; misused his|her|their|the
""")

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            _SURE + _ACTS,
            "people",
            unless=phrases("""
                ~be.d served|poured|brought|eaten|baked against
                as the runbook|agreed|planned; went ahead as|with; skipped|skip the? queue|build|ad|lunch|meeting; insisted on paying|a_second|another|two|both|a_copy|keeping; thanks ** insisted on
                knew * and could|said|told|wrote; told|warned * and kept a|the _ open|free|ready|going|running; sneaked peek
            """),
        ),
        Trigger(
            _SURE,
            "no thing",
            agent=Agent.ROLE,
            unless=phrases("""
            carried on as; ~be.d served|poured|brought|eaten|baked against; pressed on the; charged on|ahead of; fly through; ~blow through; carried on with|after|until; gambled on|with
            ~press.d on|ahead _ button
        """),
        ),
    ),
    why="It says somebody knew and did it nevertheless; what they knew, and what else pulled at them, is what one can learn from.",
    question="What did the rule or the warning look like from there, and what spoke for going on?",
    source="Hollnagel (2014), Safety-I and Safety-II: work as imagined and work as done",
    must_flag=(
        ("The lead was told about the freeze and went ahead anyway.", Tier.BLAME),
        ("The contractor bypassed the approval.", Tier.BLAME),
        ("They did it against the advice of the plant.", Tier.BLAME),
        ("The dock crew jumped the gun.", Tier.BLAME),
    ),
    must_pass=(
        "The client bypassed the cache.",
        "The quota was told in bytes and the graph in blocks.",
        "The operator reconciled the object and carried on regardless.",
    ),
    excused=True,
)
