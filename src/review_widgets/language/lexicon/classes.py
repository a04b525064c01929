"""Classes of words that phrases name in angle brackets; for verbs the base form stands here."""

from __future__ import annotations

from functools import cache

from review_widgets.language.lexicon.people import PEOPLE
from review_widgets.language.lexicon.verb import forms, gerund, past, third

_VERBS = {
    # what people owe each other and the system while they work; leaving it out is an omission
    "duty": """notice check test consider tell follow verify communicate inform ask realise realize recognise recognize catch
        spot review plan document escalate announce react respond validate confirm rehearse account anticipate notify warn alert
        consult coordinate investigate question acknowledge address heed bother remember think look read listen
        monitor update involve inspect examine measure predict foresee prepare practise practice audit assess evaluate act
        identify report raise page call answer mention declare request share pay take watch clarify appoint
        clean rotate renew patch execute study reply survey count log""",
    # duties that no piece of software has: also without a subject at the start of an item
    "minded": """notice consider tell communicate inform realise realize recognise recognize escalate announce rehearse anticipate
        bother remember think heed consult foresee appreciate listen read ask involve warn""",
    # errors of judgement, said of people
    "err": """misjudge misread misunderstand misconfigure misinterpret underestimate miscalculate mishandle mismanage mistype
        misplace misdiagnose overestimate misapply mislabel misdirect misremember misreport miscommunicate misassess""",
    # acts that take a hand: an accident with them is somebody's slip
    "handwork": """delete remove detach merge apply push commit leave turn disable enable change publish release upgrade run execute
        terminate drop promote demote switch unplug cut revoke shut stop start overwrite erase wipe destroy deploy load swap
        trigger disconnect unmount rename move edit copy paste paint close open send invalidate rotate commission decommission
        reboot restart reset scale activate deactivate include exclude introduce expose leak set select pick enter type order
        roll cancel pull block cause tag revert""",
    "guard": """catch stop prevent detect warn alert block page flag notice show reveal avoid trip fire tell spot limit save reject
        trigger keep contain refuse stay protect surface expose highlight identify raise fail enable mitigate reduce help trip
        throttle""",
    "cope": """avoid prevent mitigate""",
    "rule": """follow observe respect honour honor adhere comply apply obey""",
    "belief": "assume think believe assess conclude judge decide suppose consider presume figure estimate interpret diagnose guess",
    "dismiss": """ignore dismiss disregard overlook neglect overrule bypass""",
}
_WORDS = {
    "dutynoun": "check test review approval verification testing confirmation coordination notice warning backup consultation "
    "permission rehearsal validation communication authorisation authorization",
    "badly": """poorly badly insufficiently inadequately carelessly hastily sloppily haphazardly negligently improperly incompletely
        superficially half barely hardly""",
    "wrongly": "wrongly incorrectly mistakenly erroneously falsely prematurely unwisely naively",
    "sliply": "accidentally mistakenly inadvertently unintentionally unknowingly erroneously unwittingly",
    "bad": """bad poor terrible wrong stupid questionable dumb awful horrible daft silly foolish reckless idiotic crazy insane mad
        ridiculous absurd unwise misguided careless irresponsible dubious lousy mistaken ill fatal madness lunacy
        folly insanity idiocy stupidity terrible disastrous""",
    "choice": "decision choice call idea move judgement judgment plan bet gamble",
    "slip": """mistake oversight blunder slip typo slipup mishap goof lapse misstep gaffe misclick mixup screwup cockup
        misunderstanding misjudgement misjudgment carelessness negligence forgetfulness inattention ineptitude incompetence
        laziness sloppiness complacency haste brainfart thoughtlessness ignorance recklessness hubris""",
    "humanadj": """human operator user pilot admin administrator engineer developer manual rookie beginner staff
        personnel employee our my their his her your handling planning scheduling judgement judgment clerical unforced avoidable
        elementary schoolboy careless silly stupid honest simple copy paste leadership management driver management""",
    "guardian": """monitor monitoring alert alerting alarm quota limit test tests check ci pipeline validation probe canary linter
        safeguard guard watchdog dashboard sensor rule schema limiter limiting staging lint scanner""",
    "person": " ".join(PEOPLE),
    "blindly": "blindly happily cheerfully merrily knowingly deliberately willfully wilfully wantonly brazenly stubbornly conveniently",
    "soon": "sooner earlier faster quicker better quickly promptly immediately",
    "careful": """careful attentive vigilant mindful thorough diligent alert conscientious cautious disciplined responsible
        watchful meticulous considerate awake focused focussed proactive accountable professional""",
    "carefully": """carefully properly thoroughly attentively twice diligently conscientiously responsibly closely harder""",
    "care": """care attention caution diligence vigilance discipline rigour rigor thoroughness awareness ownership responsibility
        carefulness focus commitment accountability""",
    "vice": """careless negligent incompetent reckless clueless thoughtless irresponsible complacent inattentive hasty foolish amateurish
        unprofessional arrogant slapdash cavalier lackadaisical hapless inept shoddy slipshod halfhearted overconfident cocky idiotic
        moronic nonchalant blase blasé dozy scatterbrained pigheaded undisciplined absentminded shortsighted cowardly lethargic
        disinterested""",
    "viceweak": """lazy stupid dumb naive sloppy lax oblivious ignorant unreliable distracted unprepared slack forgetful sluggish impatient
        unqualified indifferent greedy sleepy selfish gullible amateur unfit dishonest uninterested stubborn disorganised disorganized timid
        inexperienced""",
    "viciously": """carelessly negligently sloppily recklessly thoughtlessly irresponsibly hastily foolishly stupidly
        unprofessionally arrogantly incompetently naively""",
    "virtue": """professionalism discipline diligence urgency ownership responsibility accountability rigour rigor commitment dedication
        initiative backbone spine guts courage integrity honesty humility respect courtesy decency manners pride ambition motivation
        enthusiasm curiosity imagination foresight judgement judgment competence leadership maturity patience empathy loyalty conscience
        thoroughness attentiveness vigilance carefulness tact seriousness conscientiousness nous brains willpower teamwork
        ethic ethics effort engagement""",
    "genius": """genius visionary luminary mastermind einstein hero wizard whizz whiz guru wunderkind sage prodigy brainbox ninja rockstar
        picasso sherlock artist magician champion legend brainiac prophet maestro virtuoso superstar""",
    "vicenoun": """carelessness negligence sloppiness incompetence recklessness laziness thoughtlessness complacency inattention
        ineptitude arrogance unprofessionalism hubris stupidity foolishness indifference ignorance overconfidence cowardice
        amateurism cluelessness thoughtlessness impatience forgetfulness idleness slovenliness clumsiness rashness heedlessness greed""",
}


@cache
def word_class(name: str) -> frozenset[str]:
    """Give the words of a class: ``duty`` as listed, ``duty.d`` past, ``duty.g`` in -ing, ``duty.s`` third person, ``duty.*`` all.

    Raises
    ------
    KeyError
        No class has this name.
    """
    base, _, form = name.partition(".")
    words = (_VERBS.get(base) or _WORDS[base]).split()
    if not form:
        return frozenset(words)
    return frozenset().union(*(inflect(word, form) for word in words))


def inflect(lemma: str, form: str) -> frozenset[str]:
    """Give forms of a verb: ``d`` past, ``g`` in -ing, ``s`` third person, ``b`` base and third person, ``*`` all."""
    if form == "d":
        return past(lemma)
    if form == "g":
        return frozenset((gerund(lemma),))
    if form == "s":
        return third(lemma)
    if form == "b":
        return third(lemma) | {lemma}
    return forms(lemma)
