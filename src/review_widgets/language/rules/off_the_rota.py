"""PUN told as a fact: off the rota, no longer picks vendors, sits out two weeks, gets no more shifts, that will teach him."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

RULE = Rule(
    category=Category.PUN,
    triggers=(
        Trigger(
            phrases("""
                is|are|'s|'re|goes|go|stays|stay|comes|come|be [off|out_of the|my|our|all|every? _? _? nights|night|shifts|shift|contracts|rota|roster|pager|project|account|release|releases|prod|production|duty|visits|call|calls|list|team|solo|keys|rights|premises|site|job]
                stays|stay|keeps|keep|is_to_keep|are_to_keep [away from|out of|off|clear of]|[his|her|their|your|your_* hands|mitts|paws|fingers|nose|distance off|away|out|from]; [sits|sit out]; [grounded|benched|sidelined] $|,|for|until|till|and
                ~do.b|does|has|have|on|gets|get ** [dish|trash|cleaning|tea|toilet|coffee|dishes|washing|kitchen|sweeping|litter|bin duty|till|for|until|up|rota]; as [penance|a_penance|punishment|a_punishment|a_forfeit]
                get|gets|has|have|is_given|are_given|will_get|may_have [no more|further|longer _? _? shifts|nights|keys|access|releases|jobs|projects|visits|interviews|calls|passwords|rights|say|orders|contracts|trips|overtime|bonus|leave]
                is|are|be [put? on|under notice|probation|watch|observation|a_short_leash|a_tight_leash|thin_ice|a_warning]; [watched|supervised|monitored|checked|shadowed like|closely|more_closely|day_and_night|at_all_times|from_now|from_here]
                will|shall|must|is_to|are_to|has_to|have_to|can|needs_to [* learn|taught respect|manners|humility|his_lesson|her_lesson|their_lesson|the_hard_way]; is|are|be|been|was|were [admonished|reprimanded|rebuked|scolded|chided|censured|berated|reproached]
                [~be|been|was|were reminded of his|her|their|its|all _? obligations|duties|duty|responsibilities|role|contract|place]; is|are|be no longer|never [entrusted|trusted|given|left|let|put|sent|asked|allowed|permitted] _
                could|might [do with] =ing|a|an|some|more|less; should|might|could|may|ought_to|can|wants_to [try] reading|doing|caring|thinking|listening|looking|answering|asking|checking|working|minding|opening|staying|turning; would|will [do well] to
                will|shall|can|may|has_to|have_to|must [report to] me|us|my|the _? _? _? _? until|till|daily|personally|every|each|in; [runs|run|clears|clear] ** by|with me|us [first] $|,|before|from|and
                [from here|now on|in|out|onwards|onward] $|,; has|have|gets|get [_ _? _? looked_at|withdrawn|revoked|taken_away|reviewed|suspended|pulled|clipped]
            """),
            "people",
            not_users=True,
            hypothetical=True,
            unless=phrases("""
                i|we|both ** from now on; share|shares|shared ** from now on; sits|sit|joins|join|holds|hold|carries|attends|rides|ride ** from now on
                off|out_of the|all? list|pager|rota|site|team|job because|since|sick|ill|until_he_is|on_leave|at_his_own|at_her_own; off|out of site backup; stays|stay|keep|keeps out of|off the? graph|way|pool|load; out of shift; off shift|duty|call|site at|when|that|since|and|by|,
                get|gets no more calls|orders from|than|about|because; could|might do with a|an|some|more _? tool|page|script|alert|disk|host|help|hands|people|staff|training|sleep|rest|time|budget; watched|monitored closely by|and|until|for; think first
                runs|run by ** first|us; keep clear of the _ door|doors|exit|lane; ~do.b the? dishes * table
            """),
        ),
        Trigger(
            phrases("""
                [that 'll|will|should teach|learn him|her|them|us|you]; [or|and|better find another|a_new|themselves|himself job|trade|employer|line|career]; until|till [he|she|they|you|everyone can|know|knows|learn|learns|prove|proves|grow|grows|understand|understands _] how|to|it|count|read|spell|tell|his|her|their|$|what|that
                with|show|give|treat ** [seriousness|delicacy|gravity|respect|care|diligence|attention|discretion _? it|they|he|she|this|that|_ deserves|deserve|demands|demand|requires|require|merits|befits]; with [due|all_due|the_necessary|the_utmost|the_required|proper|appropriate care|diligence|seriousness|respect|caution|attention|discretion|vigilance]
                less [coffee|chat|chatter|talk|ego|talking|chatting|partying|gossip|phone|gaming|swagger|heroics]; try [not to be|act|play] _? daft|stupid|silly|clever|lazy|smart|an|the|heroes; [wise|wisen|sober|grow|man|smarten|pipe up|down] about|to|please|$|,|!|and
                [means being|staying awake|sober|there|present|alert|reachable]; [last|final time|warning] i|we|you say|tell|warn|$|,; [take|takes|bear|bears|face|faces the|full|his|her|their consequences|music|rap]; [patience] has|is _? a? [bottom|limit|limits|end|exhausted|thin]
                [written|formal|verbal|final|official|stern warning|warnings|reprimand|reprimands|caution|rebuke] to|for|go|goes|went|is|are|was|were|from|issued|followed|will|and; [disciplinary] action|hearing|measures|proceedings|consequences|steps|procedure
                wants|want|expects|would_like|demand|demands|i_want|we_want him|her|them|_ _? _? [gone|out|sacked|fired|replaced|removed|off] $|by|of|the|from|before|and|,; have|has a [talk|word|chat] about [courage|trust|honesty|respect|duty|attitude|loyalty|responsibility|his|her|their|basics]
                till|until further [notice] ,|$|no|only|all; [on] his|her|their|your [toes]; [not|never have|having to spell|say|repeat|explain] it|that|this|myself|twice
            """),
            "any",
            agent=Agent.ROLE,
            hypothetical=True,
            unless=phrases("""
                from now|here on|out|onwards ** alert|alerts|page|pages|script|deploy|deploys|backup|backups|job|check|checks|tool|bot|automatically|logged|template|snapshot|monitor|monitored|require|requires|pipeline; script|tool|check|bot|page|system|alert|job|service|backup|backups|server ** from now|here on
                we|i|it|they ** from now|here on|out; until|till further notice , we|i|the; until|till they|you can see|log|know know|reach|get|read_the; until|till they|you know the|that|more|which|whether; users|customers|customer|clients|nodes|hosts|requests ** until|till|from
                care|respect|attention|caution it|they deserves|deserve|requires , we|which; with due|all_due respect to|,; sober up; disciplinary * not|no|nothing; no|not disciplinary; is|are|was in use|place|force|effect until further notice; closed|open|down|off|suspended|out|paused|disabled|frozen|stopped until|till further notice
                grow up|down to|by|in; man down; learn|understand how * looks|look|works
            """),
        ),
    ),
    why="A sanction told in passing; everybody hears what a story costs.",
    question="What did they see that nobody else saw, and how do we get to hear it?",
    source="Dekker, Just Culture (2016), on what sanctions do to reporting",
    must_flag=(
        ("The night planner is off the rota until May.", Tier.BLAME),
        ("That will teach them.", Tier.BLAME),
        ("The vendor could do with reading its own manual.", Tier.BLAME),
        ("The new hands are put on probation until they learn how to count.", Tier.BLAME),
        ("Two written warnings went out.", Tier.BLAME),
    ),
    must_pass=(
        "The engineer is off the pager because she is ill.",
        "The old host is off until further notice.",
        "Alerts go to the new channel from now on.",
        "The team could do with more hands.",
    ),
)
