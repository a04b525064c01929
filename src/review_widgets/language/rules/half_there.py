"""AGENT: attention told as missing: half watching, with the radio on, in the pub, between two bites, off the top of his head."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases("""
                half [watching|listening|asleep|reading|awake|there|looking|dressed]; with his|her|their|my|our|both|one|an _? _? [coat|coats|headphones|headset|earphones|earbuds|feet|mind|minds|heads|nose|noses|eye|eyes|phone|ear] on|up|off|elsewhere|in|to|over|deep
                [with the|a|an radio|telly|tv|match|film|music|beer|pint|drink|glass|cigarette|sandwich] on|in; between [two|his|her|their|a _? bites|sips|pints|beers|calls|meetings|naps|courses|holes]
                over [lunch|breakfast|coffee|a_pint|a_beer|dinner|his_soup|her_soup]; on_call|oncall|on_duty|on_shift|pager|phone ** [on|in|at|to the pub|bar|bed|beach|golf|sauna|barbecue|gym|match|bar|pool|casino|football|cinema|bookie|canteen|hairdresser]
                on_call|oncall|on_duty|on_shift|pager|phone ** [on|in|at|to his|her|their|a _? bed|sofa|hammock|pub|bookie|bookies|garden|barbecue|beach|boat|golf|bike|caravan|crossword|solitaire|series|game|knitting|locker|hobby|cards|cv]
                [off] the top of my|his|her|their; [off the cuff]; [on the fly|spot|hoof]; ~dash.d|~knock.d|~bang.d|~reel.d|~rattle.d [off] a|the|two|three|four|five|ten|an
                in|within|inside two|one|a|three|five|ten|under|less _? _? seconds|minutes|minute|breath [flat]; in [a rush|hurry] to|and|for|,|$
                in [about as|as long|less|half as|the time] _? _? as|than|that it takes; [at first sight|glance]; [without so|as much] as; [sight unseen]; [eyes closed|shut]
                =ed ** [blind|unread|unseen|unopened|unchecked|untested|untasted|unlooked] $|,|and|—; [hook ,|line line|and|, _? and? sinker]; ~take.d|swallowed|ate [the bait]; swallowed it [whole]
                [watched|watching|watch the? match|football|telly|tv|film|series|cricket|game|races]; [gone to|gone|out for|popped|popping|off|was out|at|for|to _? _? tea|coffee|lunch|smoke|fag|breakfast|break|dinner|pint|beer|kebab|haircut|bed]
            """),
            "no thing",
            not_users=True,
            agent=Agent.ROLE,
            unless=phrases("""
                canteen between|from|for|during|as; was|were|is|are|be|been =ed over lunch|breakfast|coffee|dinner $|,|and|so|by|while; lunch|meal|dinner break
                half there|looking|asleep node|rack|disk; over lunch|breakfast|coffee|dinner we|they|together|and_agreed|talked|met|with; met|talked|agreed|meet|sat|discussed|celebrated ** over|in|at
                home|woken|woke|paged|called|reached|off_duty|not_on_call|swapped|day_off|holiday|leave|relieved|sent ** on|in|at|from|to; at|in|to|on the canteen|bar queue|line|chart|network|till; in his|her|their|a _? garden|boat|game|bed wifi|ward|unit|server|company
                the|their|a _? game|boat|garden|pool|bar|match server|service|host|client|team|queue|day; on the match day; with an? eye|ear to; with both|one hands|hand; bar code|chart; came|got|drove|ran|hurried|rushed|walked in|back|home|over from|off
                on the fly upgrade|switch|conversion; boots|restarts|starts|recovers|loads|finishes|answers|boot|start|finish in; sent ** to bed|lunch|breakfast|dinner; over dinner|lunch service|time|hours; ~keep.d|stayed|stay|kept ** open over; returned|returns|sent|came|went|posted ** unopened; between _ meetings ** request; on the spot check|market|price|instance|instances
            """),
        ),
        Trigger(
            phrases("""
                off the [top of] my|his|her|their head; half [watching|listening] the|to|a; in _ minutes|seconds [flat]; [hook] , line; between [two bites|sips|pints]
            """),
            "no thing",
            agent=Agent.ROLE,
            unless=phrases("""
                restarts|boots|starts|finishes|loads|recovers|completes in
            """),
        ),
    ),
    why="It tells where the attention was; what had drawn it there, and what was quiet, is left out.",
    question="What had their attention at that moment, and what would have drawn it over?",
    source="Woods and Cook, Behind Human Error (2010), on attention as a limited thing",
    must_flag=(
        ("The relief clerk signed the sheet with his coat on.", Tier.BLAME),
        ("The dispatcher was half listening.", Tier.BLAME),
        ("The chief approved it between two bites.", Tier.BLAME),
        ("He gave the code off the top of his head.", Tier.BLAME),
        ("The signaller was on call and in the pub.", Tier.BLAME),
    ),
    must_pass=(
        "The engineer was woken at home and drove in.",
        "The radio was on.",
        "The host boots in ten seconds flat.",
        "The team met over lunch.",
        "She came in from the garden to help.",
    ),
    excused=True,
)
