"""Forms of English verbs, as far as the rules name them."""

from __future__ import annotations

from functools import cache

_IRREGULAR = """be is,are,am was,were,been being
have has had having
do does did,done doing
go goes went,gone going
say says said saying
get gets got,gotten getting
make makes made making
know knows knew,known knowing
think thinks thought thinking
take takes took,taken taking
see sees saw,seen seeing
come comes came,come coming
give gives gave,given giving
find finds found finding
tell tells told telling
leave leaves left leaving
let lets let letting
put puts put putting
keep keeps kept keeping
begin begins began,begun beginning
forget forgets forgot,forgotten forgetting
read reads read reading
run runs ran,run running
write writes wrote,written writing
catch catches caught catching
bring brings brought bringing
buy buys bought buying
hold holds held holding
stand stands stood standing
understand understands understood understanding
misunderstand misunderstands misunderstood misunderstanding
misread misreads misread misreading
set sets set setting
lose loses lost losing
pay pays paid paying
meet meets met meeting
sit sits sat sitting
hear hears heard hearing
speak speaks spoke,spoken speaking
break breaks broke,broken breaking
choose chooses chose,chosen choosing
fall falls fell,fallen falling
sleep sleeps slept sleeping
oversleep oversleeps overslept oversleeping
oversee oversees oversaw,overseen overseeing
blow blows blew,blown blowing
fly flies flew,flown flying
drive drives drove,driven driving
throw throws threw,thrown throwing
withhold withholds withheld withholding
withdraw withdraws withdrew,withdrawn withdrawing
override overrides overrode,overridden overriding
overwrite overwrites overwrote,overwritten overwriting
shut shuts shut shutting
cut cuts cut cutting
bet bets bet betting
hit hits hit hitting
sweep sweeps swept sweeping
stick sticks stuck sticking
sink sinks sank,sunk sinking
cost costs cost costing
build builds built building
send sends sent sending
spend spends spent spending
feel feels felt feeling
bury buries buried burying
swear swears swore,sworn swearing
wear wears wore,worn wearing
string strings strung stringing
hang hangs hung hanging
ring rings rang,rung ringing
shoot shoots shot shooting
rush rushes rushed rushing
deal deals dealt dealing
wake wakes woke,woken waking
show shows showed,shown showing
mean means meant meaning
lay lays laid laying
sell sells sold selling
sneak sneaks sneaked,snuck sneaking
dig digs dug digging
stray strays strayed straying
mistake mistakes mistook,mistaken mistaking
upset upsets upset upsetting
feed feeds fed feeding
ride rides rode,ridden riding
shake shakes shook,shaken shaking
steal steals stole,stolen stealing
bend bends bent bending
hide hides hid,hidden hiding
shrink shrinks shrank,shrunk shrinking
spin spins spun spinning
foresee foresees foresaw,foreseen foreseeing"""
_DOUBLED = frozenset(
    "skip slip drop ship spot plan shrug stop step tap sit omit commit submit permit refer occur chat nod skim "
    "drag flag fob kid lob log prod prop ram sidestep tag backstab cop jam cram swap flip trip ban plug unplug snub flub strip rip scrap slap quit".split()
)


def _forms_of_irregular(line: str) -> tuple[str, tuple[str, frozenset[str], str]]:
    base, third, past, gerund = line.split()
    return base, (third.replace(",", " "), frozenset(past.split(",")), gerund)


_TABLE = dict(_forms_of_irregular(line) for line in _IRREGULAR.splitlines())


@cache
def past(lemma: str) -> frozenset[str]:
    """Give the past forms of a verb: past tense and participle."""
    if lemma in _TABLE:
        return _TABLE[lemma][1]
    if lemma.endswith("e"):
        return frozenset((lemma + "d",))
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return frozenset((lemma[:-1] + "ied",))
    return frozenset((_double(lemma) + "ed",))


@cache
def gerund(lemma: str) -> str:
    """Give the form in -ing."""
    if lemma in _TABLE:
        return _TABLE[lemma][2]
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return lemma[:-1] + "ing"
    return _double(lemma) + "ing"


@cache
def third(lemma: str) -> frozenset[str]:
    """Give the forms of the third person singular."""
    if lemma in _TABLE:
        return frozenset(_TABLE[lemma][0].split())
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return frozenset((lemma + "es",))
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return frozenset((lemma[:-1] + "ies",))
    return frozenset((lemma + "s",))


def forms(lemma: str) -> frozenset[str]:
    """Give every form of a verb."""
    return frozenset((lemma, gerund(lemma))) | third(lemma) | past(lemma)


def _double(lemma: str) -> str:
    return lemma + lemma[-1] if lemma in _DOUBLED else lemma


PARTICIPLES = frozenset().union(*(forms for _, forms, _ in _TABLE.values())) | {
    "been",
    "had",
    "done",
    "lain",
    "grown",
    "drawn",
}
"""Past forms that do not end in -ed."""
BASES = {form: lemma for lemma, (_, pasts, ing) in _TABLE.items() for form in (*pasts, ing)}
"""Irregular forms and their lemma, for rewrites."""
PASTS = frozenset(
    """saw knew ran went took made left got kept set put came gave told said thought found sat read wrote held began chose broke let
    fell sent built brought caught paid met lost felt heard stood understood shut cut hit drove threw spent rang woke sees knows runs
    takes makes leaves gets keeps puts comes gives tells says thinks finds promise promises clicked""".split()
)
"""Past forms, and a few of the present, by which the verb of a clause is told."""
