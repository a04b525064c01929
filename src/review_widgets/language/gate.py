"""What in the rest of a sentence makes telling words harmless or weaker: talk about blame, and reasons that are told."""

from __future__ import annotations

from dataclasses import dataclass

from review_widgets.language.lexicon.people import agent_of
from review_widgets.language.phrase import Phrases, phrases
from review_widgets.language.sentence import Sentence

_TALK = frozenset(
    """blameless blamelessness blamelessly bias wording phrasing reworded rephrase culture psychological facilitator facilitators
    counterfactual counterfactuals postmortems retrospectives blameful scapegoat scapegoats scapegoating finger-pointing
    fingerpointing reprimanded punishing""".split()
)
_ABOUT = Phrases(
    (
        "~blame",
        "~avoid|without|no|not|about|assign|assigning|apportion|place|placing|finding|attach|seek|seeking|hand|hands|of|from|for fault|guilt",
        "words|phrases|sentences|language like|such|to|as|that",
        "~mistake|mistakes|error|errors are|happen|is|will inevitable|happen|normal|human|symptom|symptoms",
        "error is|as * symptom|symptoms|label|explanation",
        "view|views of|on human error",
        "understanding|behind human error",
        "nobody|anyone|everyone|everybody could|can|makes|make ** mistake|mistakes",
        "looking|looks|look|hunt|search|hunting|searching for a|the? culprit|culprits|guilty",
        "not for culprits",
        "not|no|nor|without * culprit|culprits|scapegoat|guilty_party",
        "nobody ~be|was|is|will|shall|should|gets|got to? be? =ed|blamed|fired|sacked|hauled|named|hung|punished|disciplined over|for",
    )
)
_ACCUSES = Phrases(
    (
        "~be|'s|squarely|solely|entirely to blame",
        "i|we ~blame _",
        "blame lies|goes|rests|falls",
        "~blame _ squarely|entirely",
    )
)
_SANCTIONED = Phrases(
    phrases("""
            as described|documented|planned|agreed|intended|designed|instructed|the_runbook|the_sheet|the_plan; on purpose; by design
            so that we|they|it could|can|would
            for|during the|a planned; is|was the documented|agreed|described|usual; according to the? runbook|procedure|plan|policy
    """)
)
_REASON = frozenset("because since due owing given as".split())
_SO = frozenset("so hence therefore meaning which".split())
_BELIEF = frozenset(
    "expected thought assumed believed looked seemed saw understood considered wanted hoped feared figured trusted said says knew read "
    "deemed".split()
)
_LIMIT = frozenset("could couldn't cannot unable had has have did lacked no only".split())


@dataclass(frozen=True, slots=True)
class Gates:
    """What a sentence tells beside its telling words."""

    sentence: Sentence
    talk: bool
    sanctioned: bool
    """Whether the act was what a plan or a runbook asks for."""

    def local_reason(self, first: int, last: int) -> bool:
        """Tell whether the reason told behind the words is how things looked then: "because we expected …"."""
        words = self.sentence.words
        for at in range(last, len(words)):
            if words[at] in ("because", "since", "as") and at + 1 < len(words):
                clause = words[at + 1 : at + 8]
                if any(word in _BELIEF for word in clause):
                    return True
        return False

    def system_reason(self, first: int, last: int) -> bool:
        """Tell whether circumstances stand beside the words: behind "because" or "due to", or before ", so"."""
        words = self.sentence.words
        for at in range(last, len(words) - 1):
            if words[at] in _REASON and self._is_circumstance(at):
                return True
        head = words[0] if words else ""
        if head in ("because", "since", "due", "given") and "," in words[:first] and self._is_circumstance(0):
            return True
        return any(
            words[at] in ("so", "hence", "therefore", "thus")
            and at > 2
            and words[at + 1] != "that"
            and self._told_before(at)
            for at in range(max(0, first - 8), first)
        )

    def _is_circumstance(self, at: int) -> bool:
        words = self.sentence.words
        rest = words[at + 1 : at + 7]
        if words[at] == "because" and rest[:1] == ("of",) and rest[1:2] in (("this",), ("that",), ("it",)):
            return False
        if words[at] == "due":
            return len(rest) > 1 and rest[0] == "to" and not any(agent_of(word) for word in rest[1:4])
        if words[at] == "as" and (
            not rest
            or rest[0] not in ("the", "our", "it", "there", "its", "this", "no", "we", "they", "all", "both", "nobody")
        ):
            return False
        if words[at] == "as" and at and words[at - 1] in ("soon", "well", "such", "same", "as", "far", "long"):
            return False
        if (
            words[at] == "since"
            and words[at - 1 : at] != (",",)
            and not any(
                word in ("was", "were", "had", "has", "is", "are", "did", "does", "only", "could") for word in rest
            )
        ):
            return False
        subject = rest[0] if rest else ""
        if agent_of(subject):
            return any(word in _LIMIT for word in rest[1:4])
        return not (len(rest) > 1 and rest[0] in ("the", "our", "a") and agent_of(rest[1]) and words[at] != "given")

    def _told_before(self, at: int) -> bool:
        words = self.sentence.words[:at]
        return len(words) > 3 and any(
            word.isdigit() or word in ("no", "not", "too", "only", "many", "was", "were", "had", "did", "is", "are")
            for word in words
        )


def gates_of(sentence: Sentence) -> Gates:
    """Read the gates of a sentence."""
    talk = not _TALK.isdisjoint(sentence.present)
    words, present = sentence.words, sentence.present
    talk = talk or (_ABOUT.stand_in(words, present) and not _ACCUSES.stand_in(words, present))
    return Gates(sentence, talk, _SANCTIONED.stand_in(words, present))
