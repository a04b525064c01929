"""TRAIT: pictures of what somebody is like: a loose cannon, allergic to notes, never met a shortcut."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

RULE = Rule(
    category=Category.TRAIT,
    triggers=(
        Trigger(
            phrases("""
                [not the sharpest]; [sandwich|sandwiches|card|cards|brick|bricks] short of; wet behind [the ears]; [born yesterday]
                could not [find|organise|organize|run|manage|spell] * way|own|bath|party|raffle|brewery|drawer; could not find [his|her|their] own
                [full] of himself|herself|themselves|it; [serial|repeat|habitual offender|offenders]; plays|play|playing|played [fast and loose]
                [half] assed|arsed; [harebrained|hare_brained|cockamamie|boneheaded|bone_headed|ham_fisted|cack_handed]
                [silo mentality|thinking]; [ostrich]; [butter fingers]; his|her|their|our|your|my [head|heads in the clouds]; [thick as]; [asleep on his|her|their feet|watch]
                [on] his|her|their|our [watch]; [dog ate]; loose cannon; never met a|an _ he|she|it|they
                walking [disaster|outage|liability|hazard|accident]; a [liability|menace|danger] to the|this|us|our|everyone; accident prone
                [penny|corner|buck|box|arse|ass|blame|foot pinching|cutting|passing|ticking|covering|shifting|dragging]; [navel gazing]
                [wishful thinking]; [tunnel vision]; [groupthink]; [not invented here]; [control freak|freaks]; [drama queen]; [old boys]
                [bull in a]; [one trick]; [jobsworth|jobsworths]; [bureaucrat|bureaucrats|pencil_pusher|bean_counter]; [happy go lucky]
                [devil may care]; [couch potato]; [all mouth|talk|hat and no]; [big hat]; [more ego|money|luck|confidence than]; [blind leading]
                [monkeys with]; [kids|children|toddlers with matches|scissors|root]; [lights on]; [sheep] following; [snake oil]
                [cowboy outfit|shop|builders|operation|culture|style]; [amateur night]; [wild west]
                [nobody|none] * can|knows|bothers|is_able how? to? [read|use|spell|count|think|listen|answer|talk|reads|thinks|answers]
                [no brains|brain|backbone|shame|spine|clue|sense] at|in|over|among|whatsoever
                [lives|live|living] in a|his|her|their|another [bubble|dream|world|tower|cave|past]
                [gross|sheer|wilful|willful|criminal|utter negligence|incompetence|stupidity|laziness|ignorance|arrogance]; [dereliction]
                [malpractice]; [sabotage]; [pig headed]; [hard of] thinking; [short sighted]; [half hearted]; [thick] as|skulled
                [thick skulled]; [tone deaf]; [two left]
            """),
            agent=Agent.ROLE,
            unless=phrases("""
                can read the|from|it _? because|only; nobody knows how it|the|long|many; nobody can use|read it|the * until|while|because
                tunnel vision lens; danger to the disk|hardware; a box ticking off
            """),
        ),
        Trigger(
            phrases("""
                [allergic] to; too|so [busy =ing]; too|so [busy] being|with; [in love] with his|her|their
                [treats|treat|treated] * as|like [background|noise|decoration|optional|a_joke|a_game|suggestions|a_suggestion|wallpaper|spam|toys|a_nuisance|an_insult|a_formality]
                is|was|are|were [not|hardly] his|her|their thing|forte|strength|strong_suit|first_language
                [fond] of shortcuts|himself|herself|themselves|his|her|their; has|have|had the [attention_span|memory|patience|manners|sense] of
                [scared|afraid] of the|his|her|their|phones|work|asking|responsibility|its
                thinks|think|thought [rules|process|reviews|testing|it|this|that] is|are for|beneath|below|optional; [panicked]
                lost [it|his_head|her_head|their_heads|the_plot]; [got|get|gets lazy|sloppy|cocky|careless|comfortable|greedy|complacent]
                [ran|running around] like; [does|do|did not] get it|the_point; [has|have|had never] heard of|learned|understood|read|seen a
                [lacks|lacked] the_guts|any|basic|all|even; [good|great|strong] at|in [talking|slides|excuses|meetings|promises]; [in a hurry] to
                [hell bent|bent] on; [obsessed] with; [clinging|clung] to; [showing|showed|show] off; [playing|played] hero|god|politics
                [wants|wanted] to be|look; [hiding] behind; [asleep] $|,|and|at|when|again; [drunk|hungover|stoned]
            """),
            "people",
            not_users=True,
            unless=phrases("""
                asleep , as _ is|are
                too busy to; not good at; afraid of losing|the data; was asleep by|because|at|since; in a hurry to help; wanted to be sure
                clung to the|its lease
            """),
        ),
    ),
    why="A picture of a person stays in mind long after what it was about is mended.",
    question="What did they have to deal with just then, and what would have lightened it?",
    source="Fundamental attribution error: Ross (1977); Dekker, Just Culture (2016)",
    must_flag=(
        ("He is a loose cannon with root.", Tier.BLAME),
        ("Our supplier is allergic to documentation.", Tier.BLAME),
        ("They were too busy congratulating each other.", Tier.BLAME),
        ("That team never met a shortcut it did not like.", Tier.BLAME),
    ),
    must_pass=(
        "The process was too busy to answer.",
        "Nobody can read the file until the lock is gone.",
        "The worker treats the reply as final.",
    ),
)
