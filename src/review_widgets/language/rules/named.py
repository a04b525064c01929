"""NAME: a participant is the actor of the failing act, without any other telling word."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

RULE = Rule(
    category=Category.NAME,
    triggers=(
        Trigger(
            phrases("""
                ~break.d|~crash.d|~wipe.d|~corrupt.d|~overwrite.d|~leak.d|~ruin.d|~trash.d|~nuke.d|~fry.d|~brick.d|~destroy.d
                ~delete.d the|our|all|every|half|both|production|prod; ~drop.d the|our|all|production _? table|tables|database|index|volume
                ~take.d|~bring.d|~knock.d * down|offline; ~knock.d * over|out; ~cause.d the|this|an|a|all
                ~wave.d|~laugh.d|~shrug.d|~brush.d it|that|this|the|a|him|her|them|every? _? off|away|aside|through|on
                ~steam.d|~plough.d|~plow.d|~press.d|~barrel.d|~charge.d on|ahead|through; ~blow.d right|straight? past|through|off
                ~override.d|~bypass.d the|our|all|every|it|a; ~force.d the|it|a|an|his|her|through; ~let.d * slide|lapse|expire|slip
                ~go.d ahead * anyway|without|alone; ~merge.d|~approve.d|~sign.d * anyway|without|unreviewed|untested|blind|unread
                ~disable.d|~silence.d|~mute.d|~snooze.d the|it|our; ~unplug.d the|our
                ~pull.d|~hit.d|~press.d|~pick.d|~click.d|~restart.d|~delete.d the wrong; ~pull.d the plug|power
                ~start.d|~run.d|~restart.d|~deploy.d|~ship.d|~push.d|~release.d|~do.d ** without|with_no|untested|blind|unannounced
                ~sleep.d through|in; ~walk.d off|out|away; ~hang.d up; ~turn.d it|them|us|the_offer|help down|away; ~ride.d roughshod
                ~sit.d on it|that|the; ~talk.d * out_of; ~click.d yes|ok|through|away|past|it; ~nod.d it|through; ~type.d|~push.d|~pull.d|~flip.d|~hit.d|~press.d|~throw.d|~enter.d ** live|production|prod|wrong|red|big|anyway|blind; ~choose.d not to; ~decide.d not to
                ~decide.d to ignore|skip; ~refuse.d to; ~leave.d * running|open|unlocked|unattended|half
            """),
            "named",
            unless=phrases("""
                ~release.d|~override.d|~push.d|~start.d|~bypass.d ** with|to * approval|ok|okay|agreement|permission|blessing
                as step|the_sheet|the_plan|the_page ** ; as the runbook|agreed|planned; with * ok; ~decide.d|~choose.d not to ** because|since
                ~break.d off|up|into|out|for|even|down; ~break.d the|glass|it * silence|glass|loop|tie
                without * trouble|problems|errors|loss|downtime|complaint|incident; ~kill.d the * job|query|process|pod|connection|session
                ~unplug.d the ** to stop|save; on purpose; drill|exercise; ~pull.d the plug on; ~take.d the|a|our page|site|form|shop|banner|notice|post down; that|which the _ _ allows|permits|foresees; ~silence.d|~disable.d|~mute.d the ** after|while|for|during|to|at|so
                ~drop.d the ** after; refused to by; ~do.d ** without; took * down to the|a|for
            """),
        ),
    ),
    why="With a name as the subject the story ends at a person; the act had circumstances.",
    question="What was on the screen at that moment, and what made it look right?",
    source="Dekker, Just Culture (2016); Howie: The Post-Incident Guide (2021), on roles in place of names",
    must_flag=(
        ("Kim waved the warning away.", Tier.BLAME),
        ("@kim overwrote the table.", Tier.BLAME),
        ("Kim restarted the copy with no snapshot.", Tier.BLAME),
    ),
    must_pass=(
        "10:05 Kim joins the call.",
        "Thanks to Kim for the quick restart.",
        "Kim was on call that night.",
        "Kim overrode the quota with the approval of the lead.",
    ),
)
