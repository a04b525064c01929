"""Facilitation questions: where the group is and what stands in the record choose at most three to ask.

References
----------
The themes follow what facilitation guides for learning reviews agree on (Etsy's debriefing guide, the PagerDuty and Howie guides, the
learning reviews of the US Forest Service); the words are our own.
"""

from __future__ import annotations

from review_widgets.prompts.agenda import AGENDA, DEEPER_LOOK, OPENERS, Heading
from review_widgets.prompts.choosing import ChosenPrompt, choose_prompts
from review_widgets.prompts.cue import STATES, Cue, Prompt
from review_widgets.prompts.questions import PROMPTS

__all__ = [
    "AGENDA",
    "DEEPER_LOOK",
    "OPENERS",
    "PROMPTS",
    "STATES",
    "ChosenPrompt",
    "Cue",
    "Heading",
    "Prompt",
    "choose_prompts",
]
