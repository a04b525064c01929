"""AGENT without an agent: an omission or a delay told as a failing though nobody is named."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.phrase import one_of, phrases
from review_widgets.language.rule import Rule, Trigger

_SYSTEM = phrases("""
    by the|our|its|a|an|any _? tests|checks|suite|monitoring|parser|system|service|server|client|scheduler|tool|alert|alerts|unit|integration|automated|process
    is|are|be not|never; not tested|checked against|positive; if|when|whether|unless|until * not|never; due to the rapid; since|because|as * reason
""")
_DUTIES = one_of("""
    tested reviewed verified checked validated communicated informed notified told considered surveyed rehearsed escalated announced noticed
    spotted updated warned consulted involved followed tried acted identified questioned recognised recognized anticipated addressed cleaned
    removed revoked rotated renewed applied caught inspected examined documented
""")

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases(f"""
                ~be.d|got|been|being overlooked|neglected|forgotten|skipped|missed; ~be.d|got|been [ignored]; and [ignored] $
                ~be.d|been|got|had|has never|not been? fully|properly|actually|explicitly|formally|adequately? {_DUTIES}
                ^ ** [never|not <duty.d>] since|before|until|at|$; [not [left] unlocked|open|unattended|running|on|off|unplugged|disconnected over|all|for|since|after; ~be.d [left unlocked|unattended|unplugged|disconnected]; never re [armed|enabled|started|connected|set|tested]; being tested|reviewed|checked|followed|communicated]
                being tested|reviewed|checked [properly]
            """),
            "passive",
            otherwise=Tier.ADVISORY,
            unless=_SYSTEM,
        ),
        Trigger(
            phrases("""
                [hours|minutes|days late]; [far|much|way|hours|days|weeks too late]
                [called|came|sent|posted|picked|detected|found|seen|handled|rolled|closed * too late|slowly]
                [acknowledged|opened|raised|escalated|noticed|declared|communicated|published|announced|reported|updated|notified|informed|contacted|involved|warned too? late|slowly]
            """),
            "passive",
            otherwise=Tier.ADVISORY,
            unless=phrases("""
                is|be|not|never|if|before|that|which|comes|come|arrive|arrives * too late
                replies|reply|packets|packet|requests|request|heartbeat|retries|data * too late
            """),
        ),
        Trigger(
            phrases("""
                [insufficient|inadequate|incomplete|poor|improper initial? testing|review|reviews|remediation|communication|planning|preparation]
                [insufficient|inadequate|incomplete|poor|improper initial? documentation|oversight|coordination|validation|verification|diligence|fix|handover|analysis]
            """),
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
