"""The small words of grammar: auxiliaries, prepositions, determiners, conjunctions, adverbs."""

from __future__ import annotations

BE_HAVE_DO = frozenset(
    "had has have having was were is are be been being am did do does done doing got get 's 'd".split()
)
MODALS = frozenset("would could should might may must will can shall ought".split())
ADVERBS = frozenset(
    """also then simply just only even again still always often sometimes already later first yet really quite rather very so too almost
    actually basically probably certainly somehow instead perhaps maybe indeed honestly frankly sadly though however soon far well
    long much altogether obviously clearly apparently ever""".split()
)
"""May stand between the words of a phrase, as may every longer word in -ly."""
IN_VERB_GROUP = ADVERBS | frozenset("not n't never once twice both all each hence thus anyway now".split())
PREPOSITIONS = frozenset(
    """of on in at for from with by to into onto under over about during after before behind between within without across
    via per through against near inside outside since until till as than upon among amongst towards toward around despite besides
    throughout off like up beside above below""".split()
)
DETERMINERS = frozenset(
    "the a an this that these those our their his her its my your another some any every each no both many most few several".split()
)
QUANTIFIERS = frozenset(
    "one two three some all most none neither either many several each any nobody half both few".split()
)
SUBORDINATORS = frozenset(
    """because when while although though since if that as so unless until till where whereas after before but than whether lest once
    whenever except yet""".split()
)
HYPOTHETICAL = frozenset("if unless whether lest whenever".split())
REPORTING = frozenset(
    """said says say think thinks thought know knows knew mean means meant suggests suggest shows show showed shown found find finds
    noticed realised realized believe believes felt feel seems seemed appears appeared learned learnt discovered determined admitted
    concluded reported reports confirmed confirms claims claimed wrote writes hope hoped suspect suspected apparently guess saw see
    turns turned told explains explained heard hear""".split()
)
ASSERTING = frozenset(
    """managed chose decided opted happened seems seemed appears appeared preferred elected proceeded continued began contrived dared
    went used tended tends""".split()
)
"""Before "to": what follows did happen."""
COMMON = (
    BE_HAVE_DO
    | MODALS
    | PREPOSITIONS
    | DETERMINERS
    | SUBORDINATORS
    | frozenset(
        """and or not it we they you i he she who what which there to one up out down no never nobody time just only all if how why
        look looks looked see saw seen know knew known make made take took taken go went gone come came get got put let say said
        think thought people team error errors test tests check run engineer engineers operator user users review report read call
        always still even too so well much more better soon again right way thing things set back on off new left
        ' s have of be would let""".split()
    )
)
"""Words too frequent to look for first."""
NOT_THEY = frozenset("it i he she him her my me".split())
"""Words for one person or thing, which "they" does not take up."""
TITLES = frozenset("mr. mrs. ms. dr. prof.".split())
"""Stand before the name of a person, with a stop that ends no sentence."""
