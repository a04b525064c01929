"""AGENT: walking off, keeping it quiet, throwing it over the fence, promising and not doing."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases("""
                spent|spend|spends * hour|hours|minutes|day|days|morning|night|week|time [pointing|arguing|bickering|blaming|chatting|debating|squabbling]
                left|leaving us|them|me|everyone|him|her [high_and_dry|holding_the_bag|holding_the_baby|in_the_cold|out_in_the_cold|to_it|alone_with|in_the_rain]
                hung|hang us|them|me|him|her [out to dry]; threw|thrown us|them|me|him|her [under the bus]; washed [his|her|their hands]
                turned [tail]; chickened [out]; bottled [it]; got cold [feet]; never [got|gets|came|called|wrote|rang back]
                went|gone [afk|walkabout|fishing|underground|to_ground]; [radio silence] from; dropped off [the|our] map|radar
                left it [to|until|till the last|to_the_last]; took [forever|ages|an_eternity] to; dragged it|this|things [out]
                slipped his|her|their|our|my [mind]; vanished|disappeared|bailed|bolted|legged_it|scarpered|hid; called|calling it a day|night
                left it at that; logged off|out and|at|before|while|without
                and|then [logged_off|went_home|went_to_bed|moved_on|went_to_lunch|left|forgot_about_it] $
                threw|thrown|throws|pushed|tossed|dumped|lobbed * [over the wall|fence]
                kept|keeps|keeping ** [to itself|himself|herself|themselves|ourselves|myself]
                only [said|told|mentioned|admitted|reported] so|it|us|when|on|after|days|hours; told|tells|said * [one thing and]
                promised|promises|swore ** [still waiting|never|nothing|not]; [still waiting] for
                ~leave.d us|them|everyone [guessing|waiting|hanging|stranded|alone]; ~walk.d [off|away|out]; quit|resigned the next|mid|on
                ~pass.d it|them|us on|around|along and; ~point.d us|them|me|everyone [to|at] each|another|the_next
                ~blame.d each|one|the|everyone|everybody; sent|send us|them [in circles|from]; ~bounce.d us|it|the between|around|back
                sold|sells us|them|customers|a [features|a_feature|something|feature] that; hushed|hush|covered it|this|that|everything [up]
                tried|trying to [hide|cover|bury|hush]; played [dumb|innocent|deaf|the_victim|the_innocent|the_fool|the_hero|the_saint|the_blame]; denied|denies [everything|it|all]
                stopped|gave_up|given_up [listening|caring|answering|trying|reading|looking|checking|asking]; gave up [after|on|at]; lost interest
                tuned out; switched off [mentally|their|his|her]; dozed|slept [on_the_job|at|through|in]; left the [mess|work|rest] to|for
                dumped it|this|everything [on]; carried|went on with his|her|their [sandwich|lunch|day|evening|coffee|weekend|game|chat]; ~stroll.d
                dawdled|dithered|dallied|waffled|faffed|loitered; froze up|and
            """),
            "people",
            not_users=True,
            unless=phrases("""
                ~walk.d out|away ,? on_foot|unhurt|unharmed|safely|safe|alive; did ** without me|us
                logged off|out and back; gave up on|after the fix|restart|first|trying; walked off|away|out with|together; kept it to themselves on
                not|never blamed; hid the banner|page|button; we went_home|moved_on; left to|for; and left $
                still waiting for the|a|an vendor|part|reply|answer|fix; stopped trying|looking at|for|after; had left; quit the app|program
                moved on to
            """),
        ),
    ),
    why="It tells that somebody was not there; where they had to be instead is not in it.",
    question="Where did they have to be at that time, and who else was there to ask?",
    source="Local rationality: Dekker (2014); Etsy Debriefing Facilitation Guide (2016)",
    must_flag=(
        ("The developers threw it over the fence and logged off.", Tier.BLAME),
        ("He kept the finding to himself for a week.", Tier.BLAME),
        ("The agency promised a call and never rang.", Tier.BLAME),
        ("The night desk rebooted it and called it a day.", Tier.BLAME),
    ),
    must_pass=(
        "The page disappeared after the reload.",
        "The team logged off and back on.",
        "We are waiting for the part.",
    ),
    excused=True,
)
