"""AGENT: motives and short cuts told as the reason: to save face, out of spite, because he fancied an early finish, for a quiet life."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases("""
                [out of pure|sheer|plain|simple|mere? spite|habit|laziness|pride|fear|vanity|stubbornness|shame|boredom|greed|malice|impatience|convenience|ignorance|arrogance|cowardice|envy|jealousy|loyalty|nostalgia|politeness|idleness|contempt|pity|bravado]
                because|since|as he|she|they|nobody|we|i|someone|somebody [fancied|felt_like|preferred|liked|hated|loved|could_not_wait|found_it_easier|was_bored|were_bored|did_not_fancy|did_not_feel_like|did_not_want_to|wanted_to_go|wanted_to_get|wanted_an|wanted_a|could_not_be|was_in_a_hurry|were_in_a_hurry|did_not_like|did_not_dare|enjoy|enjoyed|feared|thinks_he|thinks_she|thought_he|thought_she|looked_better]
                [to save face|his_skin|her_skin|their_skin|his_bonus|themselves|himself|a_walk|a_trip|a_few|the_trouble|the_bother|time_and|a_minute|five_minutes|ten_minutes|money_on|a_penny|pennies]
                [to look|appear|seem good|busy|clever|smart|important|tough|green]; [to please|impress|appease|humour|placate|spite|annoy|flatter|suit one|the|his|her|their|a|management|sales|head|us|them|him]; [to shut _? _? up]; [to cover his|her|their|its own? tracks|backs|back|backside|arse|ass|mistake|mistakes|tail]
                [for the sake] of|a [a|an|the _? quiet|peace|quick|bonus|show|headline|appearances|appearance|photo|savings|look|convenience|comfort|fun]; [for a quiet] life; [for fun|kicks|sport|show|appearances|a_laugh|laughs|a_bet|a_dare|the_hell|bragging|applause|the_photo|the_cameras]; [for no] good|apparent|obvious|particular|earthly? [reason] $|,|other|whatsoever|anyone|at|than|that|but
                [so as not] to [be|look|admit|ask|lose|wake|miss|have|own|wait|say]; [rather] than|, [admit|ask|wait|lose|call|own|face|walk|finding|asking|waiting|calling|admitting|telling|reading|checking|wake|waking|spend|spending|pay|paying|lift|get|read|check|tell|speak|fix]; [too proud|vain|scared|tight|mean|stingy|cheap|timid|posh|grand|shy|comfortable|cosy|eager|keen|greedy|impatient|hungover|drunk|tipsy|bored|arrogant|self_important to]
                [had|have|has better|more_important|other_things|nicer things|to|fish] to|do|fry; [did|do|does not? as|what|whatever he|she|they pleases|pleased|pleases|likes|liked|wants|wanted|fancies|fancied|always_do|always_does]; [thought|thinks|figured|figures|reckoned|reckons|decided|decides|assumed|believed|believes] he|she|they|it|that|nobody|no_one|somebody|someone|everyone|everybody [knew_better|was_above|were_above|could_keep|could_wait|would_keep|would_do|would_notice|would_mind|notices|noticed|reads|checks|cares|else|is_a_strategy|was_optional|is_optional|will_do|can_wait]
            """),
            "no thing",
            not_users=True,
            agent=Agent.ROLE,
            unless=phrases("""
                because|since|as we|i found_it_easier|preferred|wanted_a|wanted_an|wanted_to_go|wanted_to_get|did_not_want_to|enjoyed|liked|feared; to save money|time ** we|the; to please|suit the|a _? parser|linter|compiler|validator|client|browser|tool; out of fear|habit ** because; rather than wait|call|get|spend|pay|read|check|fix for the; script|job|tool|service|function|client|server|node|test|tests|query|caches ** rather than; we ** rather than
                could|would|can|should|will|may ** rather than; for fun|sport|show ** after|evening; so as not to be|lose|wake|have|miss|wait a|any|data|patients|the; for show only; assumed|believed|thought|figured that|it else
            """),
        ),
    ),
    why="It gives a motive; nobody can check it, and the pull of the situation is left out.",
    question="What did each of the ways open to them cost, and what had been asked of them that week?",
    source="Rasmussen (1997), on work that drifts under pressure of cost and load, doi:10.1016/S0925-7535(97)00052-0",
    must_flag=(
        ("The head of the ward held it back out of pride.", Tier.BLAME),
        ("The crew bridged the fuse to save a trip.", Tier.BLAME),
        ("The foreman signed it for a quiet life.", Tier.BLAME),
        ("He left the gate open because he fancied an early night.", Tier.BLAME),
        ("The chef was too proud to ask.", Tier.BLAME),
        ("They wiped the log to cover their tracks.", Tier.BLAME),
    ),
    must_pass=(
        "The script waits rather than fail.",
        "The function returns early to please the linter.",
        "We took the slow way rather than lose a write.",
    ),
    excused=True,
)
