"""NAME: a participant is the actor of the failing act, without any other telling word."""

from __future__ import annotations

from review_widgets.language.finding import Category, Tier
from review_widgets.language.rule import Rule, Trigger, phrases

RULE = Rule(
    category=Category.NAME,
    triggers=(
        Trigger(
            phrases(
                """~break.d; ~crash.d; ~delete.d the|our|all|every|a|half|both|production|prod; ~drop.d the|our|all|every|production * table|tables|database|index|volume; ~wipe.d; ~take.d * down|offline; ~bring.d * down; ~cause.d; ~knock.d * over|out|off|offline; ~corrupt.d; ~overwrite.d; ~leak.d; ~wave.d; ~override.d the|our|all|every|it|a; ~bypass.d; ~laugh.d off|it|that|this; ~shrug.d; ~steam.d on|ahead; ~blow.d past|through|straight|off|it|the|right; ~brush.d aside|off|it|that; ~kill.d the|our|all; ~ruin.d; ~trash.d; ~nuke.d; ~fry.d; ~brick.d; ~destroy.d; ~botch.d; ~plough.d|~plow.d|~press.d|~barrel.d|~push.d on|ahead|through; ~silence.d the|it; ~mute.d the|it; ~snooze.d; ~force.d; ~let.d * slide|lapse|expire|through|slip; ~go.d ahead * anyway|without|alone; ~merge.d * anyway|without|unreviewed|untested; ~disable.d the; ~unplug.d the; ~pull.d the wrong|plug|power; ~hit.d the wrong; ~press.d the wrong; ~start.d|~run.d|~restart.d|~deploy.d|~ship.d|~push.d|~release.d|~do.d ** without|with no|untested|blind|unannounced; ~sleep.d; ~walk.d off|out|away; ~hang.d up; ~turn.d it|them|us down|away; ~ride.d roughshod; ~sit.d on; ~talk.d * out of; ~click.d yes|ok|through|away|past|it; ~approve.d ** without|blind|unread|in; ~wave.d; ~nod.d it|through; ~chose not to; ~decide.d not to; ~decide.d to ignore|skip; ~refuse.d; ~insist.d; ~leave.d * running|open|off|on|unlocked|unattended|half"""
            ),
            "named",
            unless=phrases(
                "~release.d ** to|with * approval|ok|agreement; as the runbook says|agreed; with * ok; ~decide.d not to * because|since; approval|ok|okay|permission|blessing of|from; ~break.d the|out|glass|it|up|into * silence|down|glass|loop|tie; broke off; break glass; ~run.d without * trouble|problems|errors; ~start.d without; ~override.d * ok; ~chose not to * because; ~kill.d the * job|query|process|pod|connection|connections|session|sessions|runaway|loop; ~skip.d lunch|breakfast|dinner|sleep; ~unplug.d the * to stop|save; without * loss|trouble|errors|downtime|problems|complaint; ~drop.d the * after; on purpose; agreed|drill|exercise; ~silence.d the * after|while|for|during; ~disable.d the * to|at|while|so|after|job|rule|feature|flag"
            ),
        ),
    ),
    why="With a name as the subject the story ends at a person; the act had circumstances.",
    question="What was on the screen at that moment, and what made it look right?",
    source="Dekker, Just Culture (2016); Howie: The Post-Incident Guide (2021), on roles in place of names",
    must_flag=(("Kim waved the warning away.", Tier.BLAME), ("@kim overwrote the table.", Tier.BLAME)),
    must_pass=(
        "10:05 Kim joins the call.",
        "Thanks to Kim for the quick restart.",
        "Kim was on call that night.",
        "Kim overrode the quota with the approval of the lead.",
    ),
    excused=False,
)
