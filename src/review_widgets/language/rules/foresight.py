"""HIND: they must have known, anyone could have seen it coming."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_SIGN = "danger|risk|risks|sign|signs|warning|warnings|problem|flaw|trouble|writing|flags|evidence"

RULE = Rule(
    category=Category.HIND,
    triggers=(
        Trigger(
            phrases("~know.d better; knew exactly|damn|perfectly|full what|well|how|that"), "no thing", agent=Agent.ROLE
        ),
        Trigger(
            phrases(f"""
                see|seen|saw it|this|that|coming * [from space|a_mile_off|a_mile_away|miles_away|a_mile]
                [what did] they|he|she|we|you|anyone [expect]; [no|without crystal ball]; [hindsight] not|is not|was not needed|required|necessary
                as everyone|everybody|we_all [predicted|expected|warned|knew|feared]
                [clear|obvious|plain] to everyone|everybody|anyone in|who|with|on
                {_SIGN} ** ~be.d [plain|obvious|clear|visible|apparent|evident|there|known] to|for [all|everyone|anyone|them|us|everybody|anybody|see|whoever]
                [writing was|were on the wall]; had [all|every] the? sign|signs|warning|information|facts|evidence|hint|clue|data
                [ignored|missed] all|every the? [sign|signs|red_flags|warning]; red flags ~be.d [everywhere|there|all|waving|obvious]
                [should|must|ought to? have known|guessed|realised|realized|foreseen|suspected]
                should|must|ought to? have [seen it|this|that] coming; [knew exactly|damn|perfectly] what|well|how|that
                [a blind man|person|woman|bat]
                [even] a|my|the _? [child|kid|fool|idiot|grandmother|grandma|intern|novice|toddler|monkey|trainee] could|would|can|knows|sees
                [living|live under a rock]; have to|you'd|would [be blind|deaf|asleep|stupid] not|to
                [need no|not|need_to? be? genius|expert|prophet|psychic|phd|degree|crystal_ball|rocket_scientist]
                [not|hardly|no take|takes|took|need|needs|needed|require a|an genius|prophet|crystal|clairvoyant|einstein|phd|oracle|degree|psychic]
                [could see|have_seen] it|this|that|them [coming]
                anyone|anybody|everyone|everybody ** [could|would|can|should|must] have? [seen|told|known|predicted|guessed|spotted|noticed|see|tell]
                [saw|seen it|this|that coming]; everyone|everybody|anyone|anybody who ** [knew|knows|expected|predicted|warned] this|that|it|what|where|how; [everyone|everybody|we_all|they_all knew|knows] _; [and everyone|everybody knew]
                ~be.d|have [told|warned] you|them|him|her|us|everyone [so|about_this|for_years]; [told you so]; knew [what was|is coming]
                knew [where] this|that|it; was always going to [bite|hurt|hit|catch|blow|end|come_back]
                we|they|he|she ~be.d [warned] $|,|about|of|twice|loudly; who [could] have [guessed|known|thought|foreseen|predicted]
                [no surprise to] anyone|anybody|us|me; [surprised exactly|absolutely nobody]; [surprises nobody]
                as anyone|anybody|everyone [could|will|would] have? tell|told; heading|headed straight? for [disaster|the_wall|the_rocks|a_cliff]
                not to [see] where|what ** heading|coming|happen
            """),
            unless=phrases(
                f"""
                once|when|after|now ** obvious|clear|plain|apparent; {_SIGN} ** clear|obvious|plain to? us|everyone that|once|after|when|from
                not|no|never obvious|clear; could not have known|seen; not * should have known; nobody * could have
                everyone|everybody|we_all knew|knows * what to|where|how_to|the_drill; must have seen a|the; nobody could have; not have known
                have told; what did you|they expect to|next|from_the; everyone|everybody knew the|their|which steps|step|drill|plan|number|way; could tell us|me; anyone could have done|made|hit; known to be|all; should have known about|of_the|the * ,; no degree; would need a
            """
            ),
        ),
    ),
    why="Afterwards the one true sign stands alone; then it stood among many.",
    question="What else could it have been, seen from that moment?",
    source="Fischhoff (1975), Hindsight is not equal to foresight, doi:10.1037/0096-1523.1.3.288",
    must_flag=(
        ("They knew better.", Tier.BLAME),
        ("The danger was plain to all of them.", Tier.BLAME),
        ("Even a child could have seen that.", Tier.BLAME),
        ("The writing was on the wall since June.", Tier.BLAME),
    ),
    must_pass=(
        "The cause was obvious once the trace was open.",
        "The trace plainly shows two writers.",
        "The risk was known to be small.",
    ),
)
