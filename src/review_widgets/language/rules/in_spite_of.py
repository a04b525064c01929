"""AGENT: an act with a damning circumstance: although they were told, without a glance, contrary to the plan, anyway."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases("""
                =ed ** [although|though|despite|even_though ** told|asked|warned|begged|reminded|forbids|forbidden|forbade|says_not|said_not|said_no|promised|advised|clause|pleaded]
                =ed ** [after being|having_been told|warned|begged|asked|reminded|advised] _? _? not|twice|thrice|repeatedly|times|against|off|about
                =ed|~do.b|~carry.s|~press.s|~drive.s|~go.s ** [regardless|all_the_same|just_the_same|nonetheless|anyhow] $|,|and|as|because
                <handwork.d>|signed|approved|shipped|typed|drove|went_ahead|let|used|turned|climbed|carried|ignored ** [anyway] $|,|—
                =ed ** [against the|our|my|his|her|their|all|every|any|better|doctor's advice|wishes|wish|rule|rules|order|orders|instructions|advice|judgement|judgment|agreement|plan|policy|procedure|protocol]
                =ed ** [contrary to|flouting|ignoring|notwithstanding _ _? _? _?]
                [without a|any|so_much_as_a|one|even_a|the|much|as_much_as_a _? question|questions|glance|look|peek|check|word|note|trial|callback|call|thought|plan|snapshot|backup|second|reason|reply|signature|ticket|approval|permission|probe|comment|blink|murmur|apology|explanation|care|worry|rehearsal|briefing]
                [without the _ _? that|which|, _? _? _? _? demands|requires|prescribes|demand|require|prescribe|calls|asks]
                [with no|zero thought|regard|warning|word|explanation|sign|apology|sense|respect|care|plan|review|questions] for|of|to|$|,|and|or|at
                [with no|zero] second|further thought|look|glance
            """),
            "people",
            not_users=True,
            unless=phrases("""
                without a word|question|note|reason|reply|thought|call|check of|in|on the? header|field|dictionary|file; without a second node|host|disk|link|pass
                worked|ran|held|passed|recovered|came|stayed|went ** without a|any _? hitch|question|comment|problem; restarted|rebooted ** without a|any snapshot|backup * needed
                when|though|although ** told|asked|warned by the? alert|page|tool|probe; came|went|asked when; helped|stayed|volunteered|answered|worked|came|told ** although|though; although|though nobody; helped|stayed|worked ** anyway|regardless|although|though|even
            """),
        ),
        Trigger(
            phrases("""
                [without a|so_much_as_a|even_a second|moment's|single thought|glance|look|question|word]; [against all|his|her|their|my|our|everyone's better|the? advice|judgement|judgment|wishes]
            """),
            "no thing",
            agent=Agent.ROLE,
        ),
    ),
    why="What speaks against the act is known here; what spoke for it at that moment is left out.",
    question="What spoke for going on at that moment, and what would it have cost to stop?",
    source="Hollnagel (2014), Safety-I and Safety-II: work as imagined and work as done",
    must_flag=(
        ("The night crew restarted the pump although the plant had asked them to wait.", Tier.BLAME),
        ("The inspector signed all nine sheets without a glance.", Tier.BLAME),
        ("He took the lift down regardless.", Tier.BLAME),
        ("The trainee opened the gate after being told twice to keep it shut.", Tier.BLAME),
    ),
    must_pass=(
        "The job ran on regardless of the load.",
        "We restarted the node although the disk was slow.",
        "The pump came back without a hitch.",
        "The crew helped although they were told to rest.",
    ),
    excused=True,
)
