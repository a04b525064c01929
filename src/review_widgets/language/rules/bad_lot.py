"""TRAIT: words that say what people are: hopeless at it, a pushover, lazy, one of the cowboys."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_ADJS = "hopeless|useless|clueless|gormless|feckless|spineless|gutless|mindless|aimless|rudderless|toothless|shambolic|slapdash|lackadaisical|cackhanded|hamfisted|trigger_happy|gung_ho|cocksure|bigheaded|pompous|smug|aloof|conceited|vain|snooty|uppity|petty|spiteful|vindictive|vengeful|jealous|sulky|moody|grumpy|surly|rude|abrasive|cranky|prickly|touchy|thick|dim|dense|daft|barmy|bonkers|loopy|nuts|mad|crazy|thickheaded|bone_idle|workshy|lazy|slothful|tardy|dilatory|sluggish|listless|apathetic|complacent|nonchalant|blase|cavalier|casual|flippant|frivolous|foolhardy|daredevil|headstrong|obstinate|stubborn|pigheaded|obtuse|bloody_minded|bullheaded|mulish|gullible|naive|credulous|starry_eyed|overconfident|overeager|overzealous|unhelpful|uncooperative|unresponsive|unreachable|unreliable|unprofessional|unprepared|unqualified|untrained|unfocused|undisciplined|unruly|unteachable|unmanageable|untrustworthy|dishonest|devious|sly|shifty|slippery|two_faced|sneaky|cowardly|timid|meek|gutless|paranoid|forgetful|scatterbrained|absent_minded|distracted|dozy|drowsy|sleepy|dopey|tipsy|drunk|sozzled|hungover|stingy|tightfisted|greedy|grasping|cheap|miserly|amateurish|incompetent|inept|bungling|clumsy|butterfingered|sloppy|slovenly|shoddy|slipshod|messy|negligent|careless|heedless|thoughtless|reckless|rash|hasty|impulsive|impatient|decorative|ornamental|allergic_to|illiterate|innumerate|clownish|childish|infantile|juvenile|spoilt|pampered|selfish|entitled|territorial|possessive|secretive|cagey|evasive|dogmatic|blinkered|shortsighted|narrow_minded|insular|parochial|tribal|bureaucratic|jobsworth|nannying|bossy|domineering|overbearing|autocratic|tyrannical|dictatorial|toxic|poisonous|incorrigible|beyond_help|past_caring|past_it|oblivious|deluded|delusional|pushovers|pushover"
_NOUN = "pushover|pushovers|chancer|chancers|cowboy|cowboys|clown|clowns|muppet|muppets|numpty|plonker|wally|prat|pillock|berk|twit|twits|dunce|dunces|dimwit|nitwit|halfwit|moron|cretin|imbecile|buffoon|lunatic|maniac|layabout|layabouts|slacker|slackers|shirker|shirkers|skiver|skivers|freeloader|passenger|dead_weight|deadwood|drama_queen|drama_queens|diva|divas|prima_donna|show_off|bighead|know_all|know_it_all|smart_alec|smartarse|smart_aleck|charlatan|charlatans|quack|quacks|bluffer|bluffers|windbag|windbags|loudmouth|bully|bullies|tyrant|despot|control_freak|backstabber|sneak|coward|cowards|chicken|wimp|wimps|doormat|yes_man|yes_men|sycophant|sycophants|toady|crony|cronies|sheep|lemmings|parrot|parrots|donkey|donkeys|dinosaur|dinosaurs|fossil|fossils|relic|vultures|leeches|weasel|weasels|rabble|shower|shambles|circus|zoo|kindergarten|nursery|menace|liability|loose_cannon|hothead|hotheads|daredevil|gambler|gamblers|amateur|amateurs|dilettante|dilettantes|bungler|bunglers|butcher|butchers|hack|hacks|tourist|tourists|zombie|zombies|goldfish|sieve|mule|snail|snails|sloth|sloths|tortoise|featherweight|lightweight|lightweights|nincompoop|simpleton|simpletons|ignoramus|philistine|philistines|tightwad|miser|cheapskate|cheapskates|skinflint|penny_pincher"

RULE = Rule(
    category=Category.TRAIT,
    triggers=(
        Trigger(
            phrases(f"""
                ~be.d|is|are|'s|'re|am|got|gone|went|grown|grew|become|became|turned|being|acts|act|seem|seems|seemed|been [{_ADJS}] $|,|and|about|at|in|on|with|to|enough|as|by|beyond|when|or|but|that|there|again
                ~be.d|is|are|'s|'re|am|been a|an|the|no|such|just|some|like * [{_NOUN}]
                [hopeless|useless|rubbish|clueless|terrible|crap|lousy|awful|dreadful|appalling|abysmal|atrocious|poor at|with] _ _?; [long|big|heavy|strong on] ** [short|small|light|weak|thin on]; [all _ and no] _; [more _ than sense|brains|talent|care|skill]
                [lack|lacks|lacking|lacked|lacking_in|devoid_of|without|short_of|bereft_of _? <virtue>|staying_power|grey_matter|common_sense|attention_to]; ~have|has|had [the? _ _? of a goldfish|gnat|sieve|toddler|child|snail|brick|stone|mule|sloth|teaspoon|doorknob]
            """),
            "people",
            not_users=True,
            unless=phrases(f"""
                sleepy|lazy|cheap|mad|dense|messy|toxic|thick|rude|casual|nuts|crazy about|for|on|by disk|host|node|name|load|mode|hour; ~be.d awful|terrible|poor at seeing|that|night; drunk|tipsy passenger|guest|customer
                a passenger|tourist|parrot|donkey|chicken|sheep|snail|sneak|nursery|zoo|circus|kindergarten|relic|hack|shower on|in|of|that|for|near; unreachable by|on|from|at|because; distracted by; unprepared|untrained|unqualified for|because|on|in
                lack|lacks|lacked|lacking|without|short_of ** access|rights|information|data|tools|visibility|staff|authority to|on|in|for; not|never|nobody|hardly ** {_NOUN}; ~be.d not; not {_ADJS}; mad|nuts|crazy hour|day|night|week; unresponsive to _ when
            """),
        ),
        Trigger(
            phrases(f"""
                [{_ADJS}] <person>; [bunch|pack|herd|shower|gang|flock|load|collection|confederacy of * {_NOUN}]; the|those|these|our|you [chancers|clowns|muppets|layabouts|slackers|skivers|charlatans|jokers|amateurs|dinosaurs]
            """),
            "any",
            agent=Agent.ROLE,
            unless=phrases("""
                cheap|casual|mad|drunk|sleepy|dense|distracted|untrained|unqualified|selfish|jealous|lazy|secretive|unresponsive|unreliable|impatient|dishonest|toxic user|users|customer|customers|client|clients|guest|passenger|passengers|patient|worker|workers|agent|agents|reader|readers|writer|person|people|operator|member|provider|support
            """),
        ),
    ),
    why="It says what people are, where the question is what they had before them.",
    question="What did the work ask of them on that day, and what were they given for it?",
    source="Fundamental attribution error: Ross (1977); Dekker, Just Culture (2016)",
    must_flag=(
        ("The night buyers are hopeless at lists.", Tier.BLAME),
        ("The board is a herd of sheep.", Tier.BLAME),
        ("The second shift is lazy.", Tier.BLAME),
        ("The contractor is long on promises and short on welders.", Tier.BLAME),
        ("That surly porter let the door fall shut.", Tier.BLAME),
    ),
    must_pass=(
        "The cache is hopeless at evictions.",
        "The parrot sat on the mast.",
        "The crew lacked access to the site.",
        "The operator was not lazy.",
        "The patient was drunk.",
    ),
)
