"""AGENT: idioms of looking away, doing nothing, dropping the ball. Only people do this."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.rule import Rule, Trigger, phrases

_IDIOMS = phrases("""~turn a blind|deaf eye|ear; ~drop the ball; ~look the other way|away; ~let * slide|slip|go unnoticed; ~let it|this|that|them * run out|rot|linger|drift|fester; ~let _ run out; ~sit.d on * for; ~sit.d on it|that|them|this|his|her|their hands|hand?; ~sit.d idly by; ~sit.d back
    ~stand.d by|around|idle and|watching; ~stand.d by; ~watch.d * and did; did precisely|exactly|absolutely|nothing nothing; ~do.d nothing|zilch|zip|naught; ~do.d sod|bugger|damn|fuck all; ~shrug.d off?|it; ~shrug; shrugs; ~laugh.d it|that|this|them|him|her off; ~laugh.d off; ~brush.d aside|off|it|that|them; ~wave.d it|that|this|them|him|her|the|us _? through|away|off|aside
    ~wave.d through|away|off|aside; ~sweep.d * under the carpet|rug; swept under the carpet|rug; ~bury.d * head|heads; ~bury.d it|this|that|the; head|heads in the sand; ~go.d quiet|silent|dark|missing|awol; go quiet|silent|dark; ~keep.d quiet|silent|mum|shtum; ~keep.d * from us|them|me|everyone|everybody; ~keep.d to himself|herself|themselves; ~sleep.d through; ~oversleep.d; ~doze.d off; fell asleep; fallen asleep; ~nod.d off; ~nod.d * through
    ~take.d * eye|eyes off; eye|eyes off the ball; ~miss.d the boat|memo|obvious; ~drag.d our|their|his|her|its feet|heels; ~fob.d * off; ~string.d * along; ~pass.d the buck; ~kick.d the can|it|this down|can; ~push.d * under the rug; ~point.g fingers|the; ~point.d fingers|the finger; pointing fingers; finger pointing between|by; ~hang.d up on; ~put.d the? phone down; ~hang.d * out to dry; ~leave.d * hanging|in|to the? lurch|dry|rot|fend
    ~snooze.d; snoozing|silencing|muting it|the|them|that|every; ~mute.d the|it|them|his|her|that|every; ~silence.d the|it|them|that|every; had * on silent|mute|dnd; on silent in; phone|pager * switched off|silent; ~switch.d off|his|her the|phone|pager|alarm; left the? hold|flag|guard|switch|valve|door|alarm * off|open|half|unlocked|disabled; left half * done|finished; left _ * half done|finished|way; ~leave.d half way; left it|that|this|things|them * half|undone|unfinished|open|running|on|like; left * unattended|unlocked; clocked out|off; knocked off early; clocked * out; went for lunch|coffee instead|anyway; walked away|off|out from; went back to bed|sleep|lunch; rolled over
    ~hope.d for the best; hoped|prayed it|that * go|would; ~trust.d to luck; ~assume.d someone|somebody|others|another|everything; assumed somebody|someone; ~cut.d corners; cutting corners; cut a corner; ~take.d a|the shortcut|shortcuts|easy; took shortcuts; ~phone.d it in; ~wing.d it; ~skimp.d on; ~scrimp.d; ~slack.d off; slacking; ~goof.d; ~botch.d; ~bungle.d; ~fumble.d; ~fluff.d; ~flub.d; ~muck.d up; ~muff.d; ~bodge.d; ~mess.d up|it|this|that; ~screw.d up|it|this|that|the; ~foul.d up; ~cock.d up|it; ~balls.d up; ~stuff.d up; ~fuck.d up|it; ~goof.d up; ~slip.d up; ~trip.d up; ~make.d a mess|hash|pig's|dog's|meal|balls of?; made a complete|right|total mess|hash|pig
    ~starve.d * of|for; ~tick.d the|a|every|all box|boxes; ticked boxes|it; ~rubber stamp; ~rubberstamp.d; ~sign.d off|it|the|on * without|blind|unread; ~click.d through|past|away|ok|yes|on|straight; ~skim.d; ~skim.d over|through; ~gloss.d over; ~glance.d over; ~breeze.d; ~sail.d past|through; ~pay.d lip service|no; ~fall.d for; ~fall.d asleep|short; fallen short; ~come.d up short; ~let us|them|me|the|everyone|everybody|our|down * down; ~let.d down; ~abandon.d|~desert.d us|their|his|her|the; ~duck.d out|the|responsibility; ~shirk.d; ~dodge.d the|responsibility|question
    couldn't|could not even be? bothered|arsed|fussed|get|find|spell|count|read; can not even _; could not be bothered; too * to bother; ~play.d down; ~hide.d|hid|hides|hidden behind|it|that|this|the|from; ~cover.d * up; ~cover.d up; ~bluff.d; ~lie.d to|about; lied to|about; swore it|that|blind|up; ~pretend.d; ~make.d excuses|light; ~copy.d * without|blindly|typos; just copied|pasted; ~palm.d * off; never showed|turned up; ~stonewall.d; ~ghost.d us; took * sweet time; took _ days|weeks|months to even; acts|acted|acting surprised|dumb|offended; did not lift a; lifted a finger; ~do.d not lift; not move a muscle
    ~wander.d in|off|into; ~stroll.d in|off; ~bury.g * head|heads; dropping balls; asleep at; ~fob.d|~palm.d off; ~sleepwalk.d; ~let * guard down; let standards slip; ~drop.d guard; ~lose.d|lost interest|patience|sight|it; ~lose.d the? plot|thread; forgot * existed; gave it|that|up on|up no|a * thought|shrug|pass|miss; did not give a|it|two; ~leave.d it|that|this|us|things|everything|them to|for others|someone|chance|the|us|later|last""")

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            _IDIOMS,
            "people",
            not_users=True,
            unless=phrases("~laugh together; went back to normal|green|zero; nobody * dropped|shrugged"),
        ),
        Trigger(
            phrases("""turned a blind|deaf eye|ear; dropped the ball; looked the other way; let it|this|that|things slide; sat on it|that|this|their hands|his hands|our hands; did precisely|exactly|absolutely nothing; shrugged; shrugged it|that off; laughed it|that|him|her off; brushed it|that|him|her|us aside|off; head|heads in the sand; swept under the carpet|rug; sweeping * under the carpet|rug
            had * on silent|mute; slept through; could not be bothered|arsed; hoped for the best; cut corners; hung up on; passed the buck; shirked; dragged their feet; signed * unread|blind; took * sweet time; on autopilot $; messed up; screwed up; cocked up; botched; eye|eyes off the ball; acts|acted surprised; went awol; strung us along; fobbed off|us; pointing fingers at; kicked the can|it down; lip service; fell|asleep asleep at; left * half done|finished; looked away"""),
            "no thing",
            agent=Agent.ROLE,
        ),
    ),
    why="A picture of somebody looking away; it leaves out what they were looking at.",
    question="What had their attention at that moment, and why did that make sense?",
    source="Local rationality: Dekker (2014); Etsy Debriefing Facilitation Guide (2016)",
    must_flag=(
        ("The vendor turned a blind eye.", Tier.BLAME),
        ("We let it slide for a month.", Tier.BLAME),
        ("The night crew slept through three calls.", Tier.BLAME),
        ("Saw the red light, shrugged, moved on.", Tier.BLAME),
    ),
    must_pass=(
        "The scheduler dropped the ballast job.",
        "The balancer turned a blind eye.",
        "The team went home at six, after the handover.",
    ),
    excused=True,
)
