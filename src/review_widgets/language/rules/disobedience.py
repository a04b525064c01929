"""AGENT: somebody went ahead against what was known, said or agreed. Only people do this."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rule import Rule, Trigger, phrases

_ACTS = phrases("""went ahead * anyway|regardless|nonetheless|nevertheless|alone|without|despite; ~carry.d on regardless|anyway|as; ~press.d on|ahead regardless?|anyway?; ~plough.d on|ahead|through; ~plow.d on|ahead|through; ~steam.d on|ahead; ~barrel.d on|ahead|through|into; ~charge.d ahead|in; ~forge.d ahead; ~push.d on|ahead * anyway|regardless; ~push.d it|this|that through; ~ram.d it|this|through; ~jump.d the gun|queue; ~jump.d in|straight in|with
    ~blow.d past|through|straight|off; ~blow.d right|straight past|through; ~storm.d ahead; ~rush.d ahead|in|into|it|the|through|headlong; ~rush.d to; ~hurry.d; ~go.d rogue; ~go.d behind|over our|my|his|her|their|the; ~sneak.d; ~slip.d in|past|through the|unnoticed|review; ~force.d * through; ~force pushed; ~merge.d * anyway|regardless|himself|herself|themselves|over; ~override.d the|every|all|it * warning|warnings|check|checks|lock|advice; ~overrule.d; ~defy.d; ~disobey.d; ~flout.d; ~violate.d; ~breach.d the|our
    ~bypass.d the|our|all|every|review|approval|procedure|process|it; ~circumvent.d; ~sidestep.d; ~skirt.d; ~skip.d the|all|every|our|straight|over|past|it; ~disable.d the|our|all|every * check|checks|alert|alerts|guard|safeguard|warning|protection; ~leave.d _ off|on|open to; decided * not apply; decided * knew better; decided * own; thought|decided * above the|it; knew better than; ~take.d matters|it into|upon; ~take.d a|the gamble|chance|chances|punt|risk|risks; ~gamble.d; ~play.d with fire; ~push.d * luck; ~tempt.d fate; ~cowboy.d; ~yolo.d; ~ship.d it|anyway * untested|blind|anyway|regardless|with; ~deploy.d * anyway|regardless|blind
    ~insist.d on|that; ~refuse.d to|point|even|help|any; ~dig.d * heels in; ~ride.d|rode roughshod|over; ~turn.d down|away * help|offer|advice; ~ignore.d * advice|warnings|warning|order|orders|instructions|rules|freeze; against * advice|instructions|orders|rules|wishes|warning|warnings|policy|freeze; despite * warned|told|advised|warnings|warning|advice|asked; in spite of * warning|warnings|advice; contrary to * advice|instructions|policy|agreement|rules; ~be.d told|warned|asked|advised * and|but|yet|still * anyway|still|regardless|did|went|kept|carried; had been told|warned|asked|advised|reminded ** and|but|yet|still
    knew * and did|said|sat|kept|still|carried|went|chose|just; knew * since|for * and|but; known * for|since|about ** and sat|did|kept|never|said|still|just; saw * and did|kept|carried|ignored|clapped|went|moved|said|walked; knowing full|well|perfectly; knew full|perfectly|damn well; helped himself|herself|themselves to; ~promise.d * and|but|then * never|not|go|went|forgot|quiet; ~promised us; did as|what they|he|she pleased|liked|wanted|please; could not wait; ~can not wait; ~break.d ranks|the|his|her|their promise|word|rules|rule|agreement; ~renege.d; ~misuse.d; ~abuse.d the|his|her|their|its trust|access|rights|power""")

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            _ACTS,
            "people",
            unless=phrases(
                "reconcile|reconciled; refuse * by design; not refuse; as the runbook|agreed; went ahead as|with; ~skip.d the? queue|build|ad; took a chance on and won; ~go.d over the numbers|log|logs|data|list"
            ),
        ),
        Trigger(
            phrases(
                "jumped the gun; blew past|through|straight; steamed|ploughed|plowed|pressed|barrelled|charged on|ahead; carried on regardless; went ahead anyway|regardless; went rogue; anyway because|since he|she|they|it; knew full well; against * advice|orders|instructions; knew better than; ~be.d told|warned * and * anyway|regardless; and wandered|went|walked|drove|did * regardless|anyway; went|carried|did|drove|walked|continued|clicked|ran|shipped|deployed|merged|released|started|opened|wandered * regardless $; had been told|warned ** anyway|regardless"
            ),
            "no thing",
            agent=Agent.ROLE,
        ),
    ),
    why="It says somebody knew and did it nevertheless; what they knew, and what else pulled at them, is what one can learn from.",
    question="What did the rule or the warning look like from there, and what spoke for going on?",
    source="Hollnagel (2014), Safety-I and Safety-II: work as imagined and work as done",
    must_flag=(
        ("The lead was told about the freeze and went ahead anyway.", Tier.BLAME),
        ("The contractor bypassed the approval.", Tier.BLAME),
        ("They knew full well that the lock was gone.", Tier.BLAME),
        ("The dock crew jumped the gun.", Tier.BLAME),
    ),
    must_pass=(
        "The client bypassed the cache.",
        "The quota was told in bytes and the graph in blocks.",
        "The operator reconciled the object and carried on regardless.",
    ),
    excused=True,
)
