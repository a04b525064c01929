"""TRAIT: mockery of how somebody sees the work: their idea of testing, the attitude, a law of their own, trusted with nothing."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

RULE = Rule(
    category=Category.TRAIT,
    triggers=(
        Trigger(
            phrases("""
                's|his|her|their|our|whose [idea|notion|version|concept|definition|understanding|picture of _ _? ~be.d|is|seems|means] =ing|a|an|to|that|not|pressing|one
                's|his|her|their|your|our [motto|mantra|philosophy|favourite_word|favorite_word|favourite_hobby|middle_name|trademark|party_trick|speciality|specialty|religion|excuse] ~be.d|is|'s|are|being|for|,|seems|runs
                [attitude]; have|has|had [the nerve|cheek|gall|audacity|temerity|brass|chutzpah] to; [somebody|someone else's|else problem|job|baby|department]; as much|little|about _? [use|help|sense|interest|clue|backbone|brain|brains|tact as] a|an|the
                own little|private|personal? [kingdom|empire|fiefdom|island|world|republic|bubble|planet|sandbox|castle|law|church]; [silos|fiefdoms|turf] $|,|and|here|in
                you|i|we|one would not|never [leave|trust|put|let|send|ask|hire] him|her|them|that|this|_ _? [in|with|near|to|alone|out|run|hold|over|past]; [not to be trusted|left|relied]; i would not trust [him|her|them] _
                stopped [caring|giving_a|thinking|trying|bothering|listening] $|,|long|years|about|ages|a|months
                would|will|'ll|can|could [sign|type|approve|click|merge|believe|swallow|tick|promise|say|nod anything|any|everything]; [could not|never care|cares|cared] less; [thinks|think|believes|believe] he|she|they|it [~be|own|owns|know|knows|can|runs] _
                not the [sort|type|kind] to|who; the [sort|type|kind of _ who|that] never|always|just|only; [there|here is|'s no _? <virtue> in|among|at|left|to]; [allergic] to; [a|the|in|of world of his|her|their own]
            """),
            "any",
            agent=Agent.ROLE,
            unless=phrases("""
                attitude control|sensor|sensors|indicator|angle|of_the_craft|data|loop|thruster|jet; no|not|nothing|any|great|good|right|positive|grateful|calm|wonderful|lovely|this|our|open attitude; silos of|for grain|wheat|corn|data; turf on|in
                will|'ll|can|could believe|say anything that|about|on|at; nobody ** looked further because|since; he|she|they know|knows the|how|where|that|about; think|thinks|believe|believes it is|will|was|can; think|thinks|believe|believes they|he|she can|are|is|know
                would not|never let|leave|send|trust|put it|the|a|data|traffic|requests; no time|place|effort in; idea|version|picture of _ _ is|was a good|useful|better|fine|great; the type|kind|sort of _ that; ask nicely for
            """),
        ),
        Trigger(
            phrases("""
                [treats|treat|treated|treating] us|me|customers|users|them|him|her|each_other|everyone|the_* _? ** [as|like]; can not|never [even_? tell|spell|tie|boil|count|find] his|her|their|a|an|left|up
                [knows|know|knew everything|it_all] about|except|better|and|but; ~look.d|~talk.d [down on|to] us|him|her|them|the|everyone; [in love with|full_of|fond_of himself|herself|themselves|his|her|their]; [lost|loses|lose] his|her|their [marbles|bottle|nerve|rag|way|appetite]
            """),
            "people",
            not_users=True,
            unless=phrases("""
                treats|treat|treated|treating ** as|like a|an|the? _? disk|incident|test|guest|guests|urgent|priority|equal|equals|sev; look|looked|looks|talk|talked|talks to us|him|her|them|the|everyone
            """),
        ),
    ),
    why="It paints somebody instead of the work; after any outcome the picture would fit as well.",
    question="What would anybody in that place have had to deal with on that day?",
    source="Fundamental attribution error: Ross (1977); Dekker, Just Culture (2016)",
    must_flag=(
        ("Their idea of testing is switching it on.", Tier.BLAME),
        ("The attitude of the vendor says it all.", Tier.BLAME),
        ("Every department is its own little kingdom.", Tier.BLAME),
        ("You would not leave him alone with a kettle.", Tier.BLAME),
        ("The hotline treats us like beggars.", Tier.BLAME),
    ),
    must_pass=(
        "The attitude sensor of the craft froze.",
        "The idea of testing at night is a good one.",
        "The grain silos on the east side were full.",
        "The team treats customers as guests.",
    ),
)
