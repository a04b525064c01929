"""TRAIT: not up to it, not interested, not a team player: idioms that measure a person or a team."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_VIRTUE = "<virtue>"
_HIS = "his|her|their|our|my"

RULE = Rule(
    category=Category.TRAIT,
    triggers=(
        Trigger(
            phrases(f"""
                ~be.d|is|are|'s|'re|being [not|never a|an|much|really|exactly|quite|known? _? _? team_player|people_person|morning_person|finisher|thinker|reader|listener|leader|self_starter|quick_learner]
                ~be.d|is|are|'s|'re [out] of {_HIS} [league|depth|comfort_zone|element|mind|minds]; ~be.d|is|are|'s|'re [in|way|well * over] {_HIS} [head|heads]
                ~be.d|is|are [in denial]; ~be.d|is|are|'s|'re [worse|less|good than|as useless|nothing]
                ~be.d|is|are|'s [useless|hopeless|pathetic|clueless|gormless|toothless|spineless|gutless|mindless|aimless|rudderless|feckless|shambolic|chaotic|disorganised|disorganized]
                ~be.d|is|are|'s [all talk|mouth|bark|hat]
                ~be.d|is|are|'s|been [a|an liability|menace|danger|nuisance|disgrace|disaster|embarrassment|nightmare|joke|bottleneck|law_unto|show_off|hothead|maverick|pushover|slave|bully]
                ~be.d|is|are|'s [full of himself|herself|themselves|it]; ~be.d|is|are|'s [not up to|fit|cut_out|made|worth|right_for|suited]
                ~be.d|is|are [past] {_HIS} [best|prime]; ~be.d|is|are [stuck in]
                more [concerned|worried|occupied|preoccupied|busy|bothered] with|about|by {_HIS}|the_budget|looks|titles|slides|politics|the; more interested in
                cares|care|cared [more|less] about|for|than; live|lives|living|lived [in {_HIS} own|another|a] world|bubble|universe|planet|tower|land|fantasy
                has|have|had [{_HIS}|its head|heads] in|up|stuck; has|have|had|'s got? [a short|thick|big|long] fuse|skin|mouth|head|ego|memory
                [too|so proud|vain|clever|smart|cheap|posh|grand|important|junior|green|young|old|slow|thick|dim|weak|soft|nice|stupid|drunk|hungover|arrogant to|for|by|that]
                too [clever] by; [lacks|lacked|lack] the|any|all|even|some|a|basic|every? _? _? [{_VIRTUE}]; [no|without any|a? _? _? {_VIRTUE}]
                with [little|zero|scant _? {_VIRTUE}]; shows|showed|displayed|demonstrated [little|no|zero|scant|a_lack|poor]
                had not|has not [the foggiest|faintest|slightest|first|a clue|idea|notion|bone]
                did|do|does|could|can not [know|tell] {_HIS}|a|its|the _? _? [from|arse|elbow]; hardly [knows|knew|know] how|what|where|which
                know|knows|knew [nothing|little|next_to_nothing|zilch|zip|bugger_all|jack] about|of|and
                [have|has|had no|little|zero|not_the_slightest|precious_little] idea|clue|inkling|notion|understanding|grasp|feeling of|what|how|when|about|$|and
                do|does|did not [give_a|give_two|care_less|grasp]; do|does|did not [seem to mind|grasp|care|understand|know]
                seem|seems|seemed [unable|incapable|unwilling|reluctant|determined] to|of; ~be.d|is|are [incapable|unwilling|loath] to|of
                [could|can not] organise|organize|find|run|manage|plan|spell|count|read|boil|follow|keep {_HIS}|a|an|the|to|straight _? _? bathroom|booze|brewery|egg|water|simple|way|instructions|save
                takes|take|taking|took it|things|this|everything|security|safety|rules|production|changes|calls [very|too|so|rather? casually|lightly|easy|easily]
                play|plays|playing|played at [being|admin|engineers|engineer|boss|doctor]
                ~get.d|get|gets [bored|distracted|flustered|cocky|lazy|sloppy|careless|comfortable|complacent|rattled|overwhelmed|carried_away]
                ~lose.d [the plot|focus|interest|concentration|control|it|sight|touch|grip] $|of|and|,|then|when|half|on
                can not|never [be left|trusted|relied|leave|turn|rely] _? _? alone|on|to|with|unsupervised|your
                you can not [leave|trust|rely|expect|turn] him|her|them|that|the|this|on
                ~be.d|is|are|'s [brilliant|clever|smart|nice|friendly|good|great|talented|likeable] but
                [does|do|did not] like|take|want|bear|accept|handle [to_be_told|being_told|advice|criticism|feedback|reviews|rules|instructions]; ~rest.d|rest on
                ~be.d|is|are|'s [content|happy|satisfied] to|with let|leave|wait|watch|sit|the_minimum|good_enough
                ~be.d|is|are [asleep|dreaming|daydreaming|sleeping]; ~be.d|is|are [deaf|blind|numb|immune|oblivious|resistant] to
            """),
            "people",
            not_users=True,
            unless=phrases("""
                asleep , as _ is|are
                have|has|had no idea|clue what|how|why|of|when it|the|caused|this|long|many|had|we|was|is
                too old|young|junior|weak|slow|soft to|for the? access|login; no experience|knowledge|training|sense|idea of|in|with|on this|the|that|it
                sleeping in the; did not know what; not fit in|into|on; blind to the _ host|node|traffic|queue|disk; more concerned about
                lost control|sight|focus|touch of|with the host|node|plane|link|drone|robot|pump|valve|loop|lock|line; not right for
                no authority|focus|confidence on|in; lost it|focus on screen; without a? sense; lacks|lacked|lack the|a|an|any access|right|rights; ran on
                no care team|desk|home
            """),
        ),
        Trigger(
            phrases("""
                ~be.d|is|are|'s not a team player; out of his|her|their depth|league; in over his|her|their head|heads; had|have|has not the foggiest|faintest
                worse than useless; could not organise|organize|run a; full of himself|herself|themselves
            """),
            "no thing",
            agent=Agent.ROLE,
        ),
    ),
    why="It measures somebody instead of the work; what the work asked for, and when, stays unsaid.",
    question="What did the work ask for at that moment, and who could have been at hand?",
    source="Fundamental attribution error: Ross (1977); Dekker, Just Culture (2016)",
    must_flag=(
        ("The new planner is not a team player.", Tier.BLAME),
        ("The night supervisor was in way over his head.", Tier.BLAME),
        ("The suppliers take security very lightly.", Tier.BLAME),
    ),
    must_pass=("The team had no idea what caused the drop.",),
)
