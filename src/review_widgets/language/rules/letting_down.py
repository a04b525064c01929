"""AGENT: idioms of bungling, cutting corners, hiding things and leaving others alone with it. Only people do this."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_SURE = phrases("""
    ~mess.d|~screw.d|~foul.d|~cock.d|~balls.d|~stuff.d|~fuck.d|~goof.d|~slip.d|~muck.d up; ~mess.d|~screw.d|~fuck.d it|this|that up
    ~botch.d|~bungle.d|~fluff.d|~flub.d|~muff.d|~bodge.d; ~make.d a mess|hash|dog's_dinner|pig's_ear of; made a complete|right|total|real mess|hash
    ~cut.d corners; cut a corner; cutting corners; took * shortcuts|a_shortcut; ~phone.d it in; ~wing.d it; skimped on; slacked off
    ~drag.d our|their|his|her|its feet|heels; fobbed|palmed us|them|him|her? off; strung|strings us|them|him|her along; ~pass.d the buck
    ~point.g|~point.d fingers|the_finger at; hung up on us|them|him|her|me|the; put the phone down on
    left|leaves us|them|him|her|me|everyone hanging|in_the_dark|in_the_lurch|out_to_dry; left * half done|finished|way|open; left * to fend
    clocked|knocked out|off early|and|anyway|before; walked|wandered|strolled off|away|out from|and|mid|before
    went for lunch|coffee|a_smoke instead|anyway|and; ~shirk.d|~dodge.d|~duck.d the|their|his|her|our|out|responsibility
    could not be? bothered|arsed|fussed; could not even be? bothered|get|find|spell|count|read|manage|keep|tell|open
    can not even get|find|spell|count|read|manage|keep|write|tell; too _ to bother; ~hide.d behind|it|this|that|the_fact
    hid|hiding the|it|that|this|behind * from|until|for; ~cover.d it|this|that up; ~bluff.d; lied to|about; swore it|that|blind|up
    ~pretend.d that|to|it|not|everything; ~make.d excuses; ~rubberstamp.d; rubber stamped; ticked the|all|every box|boxes; ticked boxes
    ~sign.d it|them|this|off * blind|unread|without; clicked through|past|away|ok|yes|straight; skimmed|skims over|through|the|it; ~gloss.d over
    breezed|sailed past|through; paid lip service; starved * of|for; copied|pasted * without|blindly|typos|verbatim|from_his|from_her; ~stonewall.d
    ghosted us|them; took * sweet time; took _ days|weeks|months|hours to even
    ~let.d|letting us|them|me|everyone|everybody|the_customers|our_users down; ~abandon.d us|their_post|his_post|the_post|ship; fell asleep
    buried the|it|this|that|our|their * ticket|report|warning|mail|finding|in
    wandered|strolled in|into|off|past * regardless|anyway|instead; lost interest|patience|the_plot|the_thread|his_cool|her_cool
    dropped his|her|their guard; pulled a fast; washed * hands
    left the? hold|flag|guard|switch|valve|door|alarm|key|console|session|terminal * off|open|unlocked|disabled|on
    left it|things|everything|that for|to others|someone|chance|the|us|later|monday; mucked|messed|fiddled|tinkered|played about|around|with
    ~break.d|~broke his|her|their promise|word; ~sleepwalk.d into; jumped|jumps to conclusions; promised * and never|then|nothing
    ~kid.d themselves|himself|ourselves; goofed|blundered|erred; drilled|dug|cut|ploughed|drove right|straight|clean through|into the; let standards|things slip
    never bothered|cared|asked|read|looked|answered|replied|returned|called|lifted|checked|tested|thought|mentioned
""")

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            _SURE,
            "no thing",
            agent=Agent.ROLE,
            not_users=True,
            unless=phrases("""
            tinkered|played|fiddled with * after|during * drill; clicked through to; walked away from * with; pretend to be
        """),
        ),
        Trigger(
            tuple(
                p
                for p in _SURE
                if p.split()[0].strip("~").partition(".")[0].partition("|")[0]
                in frozenset("could can too hung put clocked shirk cut phone wing ghosted".split())
            ),
            "no thing",
            agent=Agent.ROLE,
            unless=phrases("""
                could not even|be? get|find|reach|be|open * the? page|socket|file|connection|log; cut off|over|through
            """),
        ),
    ),
    why="A picture of somebody letting others down; what they had to deal with is not in it.",
    question="What was on their plate at that moment, and which help was within reach?",
    source="Local rationality: Dekker (2014); Etsy Debriefing Facilitation Guide (2016)",
    must_flag=(
        ("The integrator cut corners with the labels.", Tier.BLAME),
        ("The night desk hung up on us.", Tier.BLAME),
        ("He clicked through six warnings.", Tier.BLAME),
        ("They couldn’t be bothered to leave a note.", Tier.BLAME),
    ),
    must_pass=(
        "The parser hides behind the proxy.",
        "The blade cut the corner of the box.",
        "We could not open the page.",
    ),
    excused=True,
)
