"""MIN: so easy that nobody could go wrong: hardly rocket science, my kid could do it."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

RULE = Rule(
    category=Category.MIN,
    triggers=(
        Trigger(
            phrases(
                """
                in their|his|her|your|my [sleep]; with their|his|her|your [eyes closed|eyes_shut]; [blindfolded]; [no brainer]; [piece of cake]
                [bread and butter]; [day one stuff|material|training]; [two|five|ten|one minute|second job|fix|task]
                how [hard|difficult] is it|can_it_be to ?; it is|'s|was [one|just_one] switch|button|label|key|lever|handle ,|.|!
                rocket|brain|quantum science|surgery|surgeon|scientist|physics
                my|a|any|your|even [* kid|child|grandmother|grandma|granny|mother|dog|cat|toddler|nephew|niece|mum|chimp|monkey|year_old could|can|would|knows]
                for [crying_out_loud|crying_out|christ's_sake|god's_sake|heaven's_sake|pete's_sake|fuck's_sake]; [as simple|easy as that]
                could not [be|have_been simpler|easier|clearer|plainer]
                not|hardly [that|so|too|exactly] hard|difficult|much|complicated|tricky to|a|!|,; [is not hard|difficult] to
                simple|easy|trivial|basic enough [for|that] a|even|any|anyone
                [basic|elementary|kindergarten arithmetic|stuff|maths|counting|reading|hygiene]; [child's play]; how many <person> [does|do] it take
                it 's|is not [like|as_if|exactly_hard|exactly_difficult] _; [abc|101] of|stuff; ['s not that] hard|difficult
                [easiest|simplest] thing|job|task|check in [the_world|the_book]; [first thing] you|one [learn|learns|check|checks|do|does]
                page one|1 of [the] _? manual|handbook|guide|runbook|training|course; [written] on the [tin|box|label|lid|door] in
            """
            ),
            agent=Agent.PRONOUN,
            unless=phrases("""
                it is not as|like if|a|the _ was; not that much|hard|difficult disk|limit|link|for_us|traffic|load; basic auth|level
                not hard to see|imagine; not so|too much|complicated|difficult a; it is not hard to reproduce; it is not difficult to
                not too difficult|hard|complicated|much
            """),
        ),
    ),
    why="Easy is what it looks like from here, with the outcome known and nothing else to do.",
    question="What made it hard at that moment, and what would have made it easier?",
    source="Howie: The Post-Incident Guide (2021), on minimising words",
    must_flag=(
        ("Reading a label is hardly rocket science.", Tier.BLAME),
        ("My kid could have set that switch.", Tier.BLAME),
        ("It is a label, for crying out loud.", Tier.BLAME),
    ),
    must_pass=(
        "A simple counter grew without end.",
        "The disk was simply too small.",
        "The fault is not hard to see in the trace.",
    ),
)
