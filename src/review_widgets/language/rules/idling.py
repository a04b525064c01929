"""AGENT: doing nothing, doing something else, waiting for others, not being there. Only people do this."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_HIS = "his|her|their|our|my"
_LEISURE = "lunch|coffee|breakfast|dinner|cigarette|smoke|beer|pub|canteen|golf|gym|nap|sofa|bed|football|match|series|netflix|phone|crossword|game|solitaire|youtube|facebook|shopping|email|emails|holiday|party"

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases(f"""
                ~sit.d|sit|sits on {_HIS} hands|hand|backside|arse|thumbs|bottom
                ~sit.d|sitting on the request|mail|alert|fix|approval|patch|report|change|bug|news|finding; ~sleep.d on the|this|that|our; ~play.d for time
                ~drag.d its|{_HIS} feet|heels; ~stall.d us|them|until|for; ~procrastinate.d; ~dither.d; waited for someone|somebody|others|another|everyone else? to
                ~be.d waiting for someone|somebody|others|everyone else? to; ~be.d =ing * {_LEISURE} while|instead|when|$|at|and
                ~be.d doing|reading|writing|answering|checking * email|emails|mail|mails|slides|expenses|facebook; ~be.d on {_HIS} phone|phones|way_to_lunch
                ~be.d [busy|off =ing]; ~be.d glued to; ~be.d|~remain.d nowhere to be? found|seen|reached; ~be.d nowhere to
                =ed at|over it|the|this|that for a|an|half|ten|two|twenty _? _? minutes|hour|hours; ~stare.d at the|it|this|that; ~gawp.d|~gape.d at
                ~watch.d it|the|as|while|from ** burn|burned|burning|die|climb|fill|sink|crash|grow|drown|happen|fall; ~look.d on while|as|and
                ~argue.d|~bicker.d|~debate.d|~squabble.d|~quarrel.d|~chat.d|~gossip.d|~chatter.d ** while|instead|as|until
                ~walk.d|~step.d|~go.d|~drive.d|~stroll.d round|around|past|over it|the|them|that|this and|without|$|like|as|every
                ~see.d ** and ~walk.d|~go.d|~turn.d|~drive.d|~look.d past|round|around|on|away|home
                ~see.d|~hear.d|read it|that|this|the ** and did|thought|said nothing|nowt|no_more|little; thought no|nothing more|further|of of|about|it
                thought nothing of; left it|that|this|them for|to the next|day|night|morning|early|late|other|others|monday; ~pass.d it|that|this by
                gave it a wide|miss; ~give.d * a wide berth; ~turn.d over and; ~roll.d over and|$|when|in; hit snooze; ~hit.d the snooze
                ~fanny.d|fannying|faffing|farting|messing|mucking|pissing|goofing|monkeying|fooling about|around
                ~disappear.d|~vanish.d|~slip.d off|out|away|from|into|for|before|during|when; ~slope.d|~slink.d|~skive.d|~bunk.d off; ~skive.d; had better things
                ~let.d|letting the|a|our|its|this|that _? _? rot|lapse|fester|slide|drift|slip|pile; ~let.d|letting it|things|this|that pile|get|go|be|rest
                had nodded|dozed|switched|drifted off; ~be.d fast? asleep; ~be.d dead to the world; ~be.d away with; ~be.d elsewhere in|with
                ~pretend.d|~act.d as_if|like|not nothing|to|it|there|all; ~look.d the|in the other; ~keep.d mum|schtum|shtum; ~bide.d; ~lounge.d|~laze.d|~loaf.d
                never|not ~lift.b|lifted|raise|raised|stir|stirred|move|moved a finger|hand|eyebrow; ~shrug.d it|this|that|them|the off|and|at
            """),
            "people",
            not_users=True,
            unless=phrases(f"""
                did not know ** and acted|behaved; asleep , as _ is|are; watched ** and =ed; watched ** and shut|cut|took|then; watched it|the * from the|a|our graph|bridge|dashboard|room * and
                waited for someone|somebody to open|bring the? door|key|gate; ~be.d on {_HIS} way_to|phone_with; sat on the _ host|node|disk|server|pool
                left it|them|this for|to the night to_finish|to_run; ~disappear.d from the? graph|list|log
                ~be.d =ing|busy|off =ing|in|for ** when the page|alarm|call came|rang; ~be.d busy|off =ing the|a|with|on other|another|second|two
                slept|sleep|sleeps on|in the|a|his|her|their floor|floors|canteen|office|sofa|bench|benches|car|cars|camp; at|on|during|for the? dinner|lunch|holiday table|day|break|time|week|peak; not asleep; those who were asleep; who were asleep at the time; game|match|shopping server|service|basket|cart|site|traffic
                ~be.d sending|receiving|sent|getting|processing|delivering|migrating * email|emails|phone; holiday traffic|season|load
            """),
        ),
        Trigger(
            phrases(f"""
                ^ saw|heard|read|noticed _? _? _? [and|, did|said|thought nothing|nowt]; ^ [~sit.d|sitting] on {_HIS} [hands]; ^ hit|pressed [snooze] and|again
                [half|most|nobody|none] of the team|room|bridge|crew|floor|call|meeting|people ~be.d|~look.d [=ing * {_LEISURE}|slides]
            """),
            "any",
            agent=Agent.ROLE,
            unless=("emails|mail sent",),
        ),
        Trigger(
            phrases("""
                ~sit.d on his|her|their hands|backside|arse; ~be.d nowhere to be? found|seen|reached; ~be.d asleep at the; ~sleep.d on the warning|alert|mail|finding
                ~fanny.d|fannying|faffing about|around; twiddled * thumbs; hit the? snooze
            """),
            "no thing",
            agent=Agent.ROLE,
        ),
    ),
    why="A picture of somebody idle; what they saw, and what they took it for, is not in it.",
    question="What did it look like from there, and whose move did it seem to be?",
    source="Klein et al. (2005), on common ground in joint activity; Dekker (2014), on local rationality",
    must_flag=(
        ("The lead stared at the prompt for half an hour.", Tier.BLAME),
        ("Operations sat on their hands all morning.", Tier.BLAME),
        ("Half of the bridge was reading email.", Tier.BLAME),
    ),
    must_pass=(
        "The crew watched the level fall and closed the valve.",
        "The team was on its way to the site.",
    ),
    excused=True,
)
