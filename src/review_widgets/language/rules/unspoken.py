"""AGENT without an agent: an omission or a delay told as a failing though nobody is named."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.rule import Rule, Trigger, phrases

_SYSTEM = phrases("""by the|our|its|a|an|any unit|integration|test|tests|automated|_ tests|suite|checks|monitoring|parser|system|service|server|client|scheduler|tool|alert|alerts; was not tested against|positive; if|when|whether|unless|until * not
    due to the rapid; not updated since|in; is|are not""")

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases("""~be.d overlooked|neglected|forgotten; ~be.d skipped|missed|ignored; got overlooked|forgotten|missed|skipped; been overlooked|forgotten|neglected|missed|skipped|ignored; and ignored $; being ignored|overlooked
            was|were|been|being|got never|not|n't fully|properly|actually|yet|explicitly|formally|even? tested|reviewed|verified|checked|validated|communicated|informed|notified|told|considered|surveyed|rehearsed|escalated|announced|noticed|spotted|updated|warned|consulted|involved|followed|tried|acted|identified|double|questioned|recognised|recognized|anticipated|addressed|cleaned|removed|revoked|rotated|renewed|applied|caught|inspected|examined
            had|has never|not|n't been tested|reviewed|verified|checked|validated|communicated|informed|notified|told|considered|surveyed|rehearsed|escalated|announced|noticed|spotted|updated|warned|consulted|involved|followed|tried|acted|identified|applied|inspected|examined|removed|renewed|addressed|documented
            ^ ** [never|not tested|reviewed|verified|checked|rehearsed|surveyed|told|informed|communicated|updated] since|before|until|at|$; being tested|reviewed|checked [properly]; [not being tested|reviewed|checked|followed|communicated]"""),
            "passive",
            otherwise=Tier.ADVISORY,
            unless=_SYSTEM,
        ),
        Trigger(
            phrases("""[_ far|much|way|hours|days|weeks|minutes|too too? late]; [acknowledged|opened|raised|escalated|noticed|detected|declared|picked|sent|posted|called|came|communicated|published|announced|reported|updated|handled|found|seen|restarted|rolled|closed * too late|slowly]
            [acknowledged|opened|raised|escalated|declared|sent|posted|communicated|announced late]; [much|way|far too late]"""),
            "passive",
            otherwise=Tier.ADVISORY,
            unless=phrases(
                "is|be|not|never|if|before * too late; that|which comes|arrives too late; comes|come|arrive|arrives too late; replies|reply|packets|packet|requests|request|heartbeat|retries|data too late; timed"
            ),
        ),
        Trigger(
            phrases(
                "[insufficient|inadequate|incomplete|poor|improper initial? testing|review|reviews|remediation|communication|planning|preparation|documentation|oversight|coordination|validation|verification|diligence|fix|handover|analysis|supervision]"
            ),
            tier=Tier.ADVISORY,
        ),
    ),
    why="A failing without a doer still tells the story as something not done; what was in the way stays out of view.",
    question="Where would this step have had its place, and what did the day look like there?",
    source="Dekker, The Field Guide to Understanding 'Human Error' (2014), on what did not happen",
    must_flag=(
        ("The entry was overlooked.", Tier.ADVISORY),
        ("The copy was not verified before the switch.", Tier.ADVISORY),
        ("The page was acknowledged much too late.", Tier.ADVISORY),
        ("Two checks were skipped by the vendor.", Tier.BLAME),
    ),
    must_pass=(
        "The job was skipped by the scheduler.",
        "The header is not checked.",
        "The fault was not caught by the unit tests.",
        "A retry that comes too late is dropped.",
    ),
    excused=True,
)
