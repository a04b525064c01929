"""AGENT: idioms of leaving, idling and shrugging it off: wandered off, packed up, left it at that, kept eating."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_GO = "wandered|strolled|cleared|sauntered|buzzed|knocked|clocked|legged|sloped|slunk|sailed|trotted|toddled|pottered|nodded|drifted|dropped|slipped"

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases(f"""
                {_GO} off|up|home|in|out|away|on _? _? to|for|early|and|,|$|with|before|at|by|past|straight|into; drove|drives home $|,|and|to|for|with; packed up $|,|and; turned in early|$|,|at; {_GO} past|by|through it|the|that|them|all|every|a|his|her
                left it [at that|there]; ~call.d it [a_night|quits|done|good]; turned|turned [the page|over] $|,|and|—; kept|keeps|keep [eating|chatting|playing|texting|smiling|smoking|drinking|dancing|talking|scrolling|typing|watching|knitting|snoring|filming|sipping|munching]
                carried|went|ploughed|sailed|drove|printed|rolled|shovelled|soldiered on [as|like|regardless|anyway|unmoved|undeterred|happily|merrily|cheerfully|unperturbed]; went|goes|go [back] to his|her|their|the|bed|sleep _? $|,|and|game|slides|tea|lunch|book|paper|desk|phone|sandwich|crossword|series|spreadsheet|stream|party|pint|beer|newspaper
                went|gone|goes [to beddy|bed|sleep]|[for a|his|her|their|lunch|coffee|breakfast|drinks _? _? $|,|and|instead|while|swim|run|stroll|walk|pint|nap|smoke|snack|haircut|break]
                did|do|does|done [zilch|zip|naff_all|sod_all|diddly|squat|sweet_nothing|next_to_nothing|nowt|the_square_root|not_a_thing|nothing] $|,|about|and|for|—|until|all|whatsoever|but|to|with|at
                ~shrug.d; ~yawn.d; with [a shrug]; ~turn.d [in] early; fell|drifted|nodded|dropped [asleep|off]; ~twiddle.d; ~faff.d|~dither.d|~dawdle.d|~loiter.d|~lounge.d|~loaf.d|~skive.d|~slouch.d|~doodle.d|~potter.d|~tarry|~procrastinate.d|~daydream.d
                took [his|her|their time]; ~take.d [its|his|her|their _? sweet time]; left|leaving the? [tap|door|gate|stove|engine|water|window|back_door|barn_door] running|open|on|unlocked|wide|ajar
                hung|hangs|hang|hanging [up] $|,|on|and|when|before|—; [could|can not be moved|bothered|troubled|roused|persuaded|reached|arsed] to|for|by|even; ~sit|sat|sits [around|there|about|back|tight|still|on_it]
                ~leave.d|leaves|leave [the? rest|mess|work|cleanup|clearing|sorting|dirty_work] to|for; ~leave.d it|that|this|them|everything to [the? _? next|others|someone|somebody|chance|late|day|night|morning|cleaner|cleaners|juniors|trainee|intern|weekend|monday]
                ~dump.d|~offload.d|~shove.d|~lump.d|~foist.d|~saddle.d it|that|this|the|his|her|their|us|them ** [on|onto|with] ; ~fob.d; ~shunt.d|~bounce.d us|it|them|the|me|him|her|customers [from|between|back|on]
            """),
            "people",
            not_users=True,
            unless=phrases("""
                who|whoever sits|sit|sat there has|had|sees|saw|gets
                turned off|on|in the|a|it|his; turned over|in the|to|his|her|a; packed up the|and_moved_to|at_the_end; nodded in; dropped off|in|out the|of|by; drove home|off|out|in|away at|to the? _? site|plant|hospital|station|data
                slipped into|in|past|through the? net; went to bed|sleep at|after|when|early|knowing|because; went for a? walk|lunch|coffee|break together|after|when|with; drifted off|away|out course; took their time to; did nothing to cause|provoke|wrong
                stood|sat there|still|tight because|until|for_the; sailed through the? audit|test; turned up; hung up|on by|because|when_the; hang up the; drove on by|with hand; reached by|on
                left the? _ open for|so|to|because; dumped|dump the|a|it * to|into disk|file|a_file|bucket|heap|core; left it to the? _? pipeline|job|tool|script|scheduler; bounced|shunted|bounce|offload|dump the|it * node|nodes|host|service|server|box|load|queue|traffic|jobs
            """),
        ),
        Trigger(
            phrases("""
                left it [at that|there] $|for|,; did [zilch|zip|naff_all|sod_all|diddly|squat|nowt]; could not be [moved|bothered|troubled|roused] to; kept [eating|chatting|smiling|snoring|filming] his|her|their; cleared [off] to|home|early; [wandered|strolled off|away] to|for|and
                ~shrug.d it|and|$; let us|them|me [stew]; with [a shrug]; shrug|shrugs of [the shoulders]; =ed it and [called] it; fell [asleep] on|at|over|in|during
            """),
            "no thing",
            agent=Agent.ROLE,
            unless=phrases("""
                the load was|~be shrugged|let; fell asleep mode
            """),
        ),
    ),
    why="A picture of somebody who does not care; what they had been told the sign meant is not in it.",
    question="What did the sign mean on other days, and who was thought to have it in hand?",
    source="Local rationality: Dekker, The Field Guide to Understanding 'Human Error' (2014)",
    must_flag=(
        ("The night guard wandered off to the canteen.", Tier.BLAME),
        ("The vendor did zilch.", Tier.BLAME),
        ("The second desk left it at that.", Tier.BLAME),
        ("The clerk kept chatting.", Tier.BLAME),
        ("He hung up on the ward.", Tier.BLAME),
        ("They dumped the rest of the work on the trainees.", Tier.BLAME),
    ),
    must_pass=(
        "The packet was dropped off the queue.",
        "The signaller went to bed after the shift.",
        "The drone drifted off its course.",
        "We dumped the table to a file.",
    ),
    excused=True,
)
