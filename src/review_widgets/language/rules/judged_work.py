"""AGENT without an agent, yet a judgement of human work: poorly reviewed, rushed, rubber-stamped, the procedure not followed."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.rule import Rule, Trigger, phrases

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases("""<badly> reviewed|tested|planned|communicated|documented|executed|coordinated|managed|handled|prepared|thought|designed|written|scoped|implemented|organised|organized|maintained|checked|conceived|researched
            ~be rushed; been rushed; rushed through|out|into|to|job|it; rubber stamped|stamp; ~rubberstamp.d; cobbled|thrown|slapped|hacked together; half baked; half tested; half done; half finished; ill advised|considered|conceived|prepared|planned; waved through; nodded through; rammed through; pushed through without
            rolled out|deployed|released|shipped|merged|promoted|launched|switched|enabled too|far|way early|soon|quickly|fast|hastily; rolled out too early|soon|fast; too early|soon rolled|released; prematurely released|deployed|merged|promoted|launched|rolled|closed
            procedure|procedures|process|processes|checklist|checklists|runbook|instruction|instructions|policy|policies|guideline|guidelines|rule|rules|protocol|protocols|playbook|steps|freeze|guide|plan|practice|practices *** was|were|been|being|is|are not|never <rule.d>
            procedure|process|checklist|runbook|instructions|policy|guidelines|rules|protocol|freeze|safeguards|controls|review|checks ** was|were|been [ignored|violated|bypassed|circumvented|disregarded|breached|flouted|disobeyed]
            not followed the? procedure|process|checklist; dealt|handled|managed with? worse|badly|poorly|clumsily; handled|managed _ badly|poorly|clumsily; badly|poorly handled; no one's|nobody 's job; signed off blind|blindly|unread; signed off without; went|got|was|were signed off by people|someone|somebody; done in a hurry|haste; done hastily|on the cheap
            shoddy|sloppy|shabby|slapdash|slipshod|lousy|botched|bungled|careless|half hearted|slovenly _; ~be.d botched|bungled|fumbled|mangled|butchered; not thought through; not properly thought; without due care|diligence"""),
            unless=phrases(
                "system|cache; ~be <badly> documented; sloppy quorum|phrase|matching; half done|finished|baked rollout|migration|state|write; is|are poorly documented"
            ),
        ),
    ),
    why="It judges the work of people by how it ended, without saying so.",
    question="How much time and which tools did this work have, and what would have made it easier to do well?",
    source="Woods and Cook, Behind Human Error (2010), on judging a process by its outcome",
    must_flag=(
        ("The change was poorly reviewed.", Tier.BLAME),
        ("The change was rubber-stamped on a Friday.", Tier.BLAME),
        ("The freeze procedure was not followed.", Tier.BLAME),
        ("The new version was rolled out too early.", Tier.BLAME),
    ),
    must_pass=(
        "The change was reviewed and tested.",
        "The half-finished rollout was stopped.",
        "The rollout followed the procedure.",
    ),
    excused=True,
)
