"""AGENT: acts told by what they look like: as if it were decoration, like there was no tomorrow, like a toddler."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases("""
                [as if|though he|she|it|they|there|that|this|nothing|nobody|the|a|an|rules|time|mail] ; [as if|though] _ _? had|was|were|~be|could|would|did|never|owned|own
            """),
            "no thing",
            agent=Agent.ROLE,
            unless=phrases("""
                did not know ** and acted|behaved
                look|looks|looked|looking|feel|feels|felt|sound|sounds|sounded|seem|seems|seemed|appear|appeared|appears|think|thought|treated|shown|reads|counted|logged|marked ** as if|though
                as if|though from|by|on|in
            """),
        ),
        Trigger(
            phrases("""
                [like there|they|he|she|nobody|nothing|it|someone|somebody|god ~be.d|'s|is|was|own|owns|owned|had|has|never|ever|happened|mattered|were]
                [like a|an|some|so_many|the * child|children|kid|kids|toddler|toddlers|schoolboy|schoolboys|tourist|tourists|monkey|monkeys|parrot|goldfish|sheep|cowboy|cowboys|bull|zombie|zombies|robot|drunk|drunks|gambler|lottery|casino|toy|circus|playground|teenager|teenagers|amateur|amateurs|beginner|deer|rabbit|slot|maniac|madman|lunatic|clown|headless|butcher|elephant|tank|herd|statue|lemming|lemmings|magician|god|king|kings|museum]
            """),
            "no thing",
            not_users=True,
            agent=Agent.ROLE,
            unless=phrases("""
                did not know ** and acted|behaved
                look|looks|looked|looking|feel|feels|felt|sound|sounds|sounded|seem|seems|seemed ** like; like it ~be|was|were the|our _; would|did|do like; like a herd of * requests|retries; machine|machines|host|node like
            """),
        ),
        Trigger(
            phrases("""
                behaves|behave|acts|act|works|work|runs|run|lives|carries|carry|carried|acted|behaved on? [as if|though|like] it|they|he|she|there|nothing|the|mail|we
            """),
            "no thing",
            not_users=True,
            agent=Agent.ROLE,
            unless=("did not know ** and acted|behaved",),
        ),
    ),
    why="A picture of how it looked from outside; how it looked to them is what one can learn from.",
    question="How did it look to them at that moment, and what in view spoke for it?",
    source="Local rationality: Dekker, The Field Guide to Understanding 'Human Error' (2014)",
    must_flag=(
        ("The second shift walked past the lamp as if it were a picture on the wall.", Tier.BLAME),
        ("The caretaker pressed every key like a toddler.", Tier.BLAME),
        ("The board acts as though the rules were for others.", Tier.BLAME),
    ),
    must_pass=(
        "The graph looked as if the pump had stopped.",
        "The proxy acted as if the host were gone.",
        "It felt to the crew as if the line was dead.",
        "We felt as if it was over.",
    ),
    excused=True,
)
