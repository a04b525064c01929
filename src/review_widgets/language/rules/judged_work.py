"""AGENT without an agent, yet a judgement of human work: poorly reviewed, rushed, rubber-stamped, the procedure not followed."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_RULES = "procedure|procedures|process|processes|checklist|checklists|runbook|instructions|policy|policies|guidelines|rules|protocol|playbook|freeze|plan|practices"

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases(f"""
                <badly> reviewed|tested|planned|communicated|documented|executed|coordinated|managed|handled|prepared|thought|designed|written|scoped|implemented
                <badly> organised|organized|maintained|checked|conceived|researched; ~be.d|been rushed; rushed through|out|into|to|job|it
                rubber stamped|stamp; rubberstamped; cobbled|thrown|slapped|hacked together; half baked|tested|finished; left|was|were|only|still half done
                ill considered|conceived|prepared; waved|nodded|rammed|pushed through
                rolled_out|deployed|released|shipped|merged|promoted|launched|switched|enabled too|far_too|way_too|much_too early|soon|quickly|fast|hastily
                prematurely released|deployed|merged|promoted|launched|rolled|closed; {_RULES} *** ~be.d|been|being|is|are not|never <rule.d>
                {_RULES}|safeguards|controls|review|checks ** ~be.d|been [ignored|violated|bypassed|circumvented|disregarded|breached|flouted|disobeyed]
                not followed the? procedure|process|checklist; dealt_with|handled|managed _? badly|poorly|clumsily|worse
                signed off blind|blindly|unread|by_people|by_someone|by_somebody; in our|their|his|her haste|rush|hurry; done in a hurry|haste
                done hastily|on_the_cheap; shoddy|slapdash|slipshod|lousy|botched|bungled|half_hearted|slovenly _
                ~be.d botched|bungled|fumbled|mangled|butchered; swept|brushed under the carpet|rug; not properly? thought through
                without due care|diligence; nobody 's job
            """),
            unless=phrases("""
                is|was the? name of|for
                <badly> documented api|field|header; is|are poorly documented; half done|finished|baked rollout|migration|state|write
                waved through customs
            """),
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
