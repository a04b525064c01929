"""PUN: report to my office, explain in person, let this be a warning, no longer allowed to, name those responsible."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

RULE = Rule(
    category=Category.PUN,
    triggers=(
        Trigger(
            phrases("""
                [report|come|appear] to|in|at|before my|the|his|her|our [office|board|director|principal|headmaster|committee] on|at|to|for|and|$|tomorrow|first
                [explain|explains|justify] ** [in person]; [in person] why
                [has|have|had|was|were been? spoken_to|talked_to|made_aware|dealt_with|given_a_talk|put_on_notice|told_off|taken_aside] $|about|and|by|over|,|in
                let this|that be [a|the warning|lesson|example|reminder] to|for|$|,; [serve|serves|served as a warning|lesson|reminder|example|deterrent] to|for|$|,
                [name|identify|find|list|expose] the? those|persons|people [responsible|involved|concerned|guilty]
                [those|persons|individuals|people responsible|concerned|involved|in_question] ** have|has|will|must|to|are been? [relieved|removed|dealt|held|spoken|disciplined|suspended|talked]
                [made|forced|told|obliged|had to] write|sign a|the|an [statement|apology|declaration|confession]
                [sign|signs|signed] that he|she|they [have|has|had] read|understood; required to [sign|confirm|declare|certify] that they
                <person> is|are|will ~be? [no longer|not|never allowed|permitted|welcome|trusted|invited|considered] to|near|with|here|for|anywhere|on|back
                not be [invited|asked|considered|hired|booked|used] to|back|again|for [tender|bid|return|work|again|back]
                [get] rid of the? people|person|engineer|team|crew|vendor|contractor|idiots
                we [switch|change|replace|drop|sack|fire] the? agencies|agency|vendor|vendors|contractor|supplier|crew
                one more ** and [we|he|she|they] switch|drop|fire|sack|is|are|goes|go|can
                [owes|buys|buying|pays|brings|bakes] * [cake|beer|beers|pizza|round|drinks|lunch|doughnuts|donuts|breakfast|apology]
                ~be|is buying [pizza|beer|beers|cake|drinks|lunch|coffee] till|until|for|next|all
                [gets|get|given|deserves|needs a|another lecture|sermon|talk|earful|seminar] on|about|from|in; [attendance] is [checked|compulsory|mandatory|taken]
                [spend|spends|spending the|his|her|their next] ** [baggage|mailroom|archive|basement|helpdesk|warehouse|kitchen|naughty|filing]
                [get|drum|hammer|drill|knock it|this|that into] ** [heads|skulls|head]
                [get|got|become serious] about [discipline|care|rules|reviews|quality|attitude|handovers|safety]
                [had|have enough] of [half|sloppy|lazy|careless|this|these]; i|we 've|have [had it] with; [this stops] now|today
                [renew|reaffirm|pledge|affirm|recommit] ** [commitment|dedication|vow|oath] to
                use|using|with [their|your|his|her|some|the? common sense|head|heads|brain|brains]
                a bit|little more? of? [discipline|care|common_sense|thought|respect|courtesy] with|in|around|on|please|pls|from
                [look] up|around|out once|every|now in|and a|again|then; with [their|your heads|head|eyes] up|open
                [no] merging|deploying|touching|changes [ever] $|,|again; [off] my|our [team|shift|floor|site|bridge|ship]
                [not] on my|our [watch|shift]; [one|a last|final|first|second|third warning] to|for|from
            """),
            "any",
            agent=Agent.ROLE,
            unless=phrases("""
                pay|pays half|a_quarter|a_third|the_rest|a_share
                report|reports|reported to the board|office the? numbers|counts|on; apology to the? customers|users
                serve|serves as a reminder|example|lesson of|how|that the|we; those|people|persons involved|responsible have|are joined|listed|on
                users|customers|clients is|are|will * no longer; is|are|will no longer allowed|permitted to by|in the? _? policy|config|zone
                find|list|identify|name the people|those involved in|who; bring|brings|buy|pays for; vendor|vendors ** because|since|end|in|next|by
                we switch|change|replace * vendor|vendors|agency|supplier|contractor in|by|to|for|because|next; look up|out the|a; look around; explain the|how
                get into; thank you; owes|owe nobody|me; we|i|and owe|buy; no merging on|after|while; one more _ fits|and the
            """),
        ),
    ),
    why="A summons or a forfeit tells everyone what a story costs; the next one will not be told.",
    question="What did they see that nobody else saw, and how do we get to hear it?",
    source="Dekker, Just Culture (2016), on what sanctions do to reporting",
    must_flag=(
        ("Both drivers report to my office on Friday.", Tier.BLAME),
        ("Let this be a warning to the other shifts.", Tier.BLAME),
        ("The fitter has been spoken to.", Tier.BLAME),
        ("The clerk was made to write a statement.", Tier.BLAME),
    ),
    must_pass=(
        "The crew reports the counts to the office.",
        "The old key is no longer allowed to sign.",
        "One more pallet fits on the ramp.",
    ),
)
