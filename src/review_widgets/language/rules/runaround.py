"""AGENT: excuses, broken promises, being left in the dark, sent from one to the next. Only people do this."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

_US = "us|them|me|him|her|everyone|everybody|customers|<person>"

RULE = Rule(
    category=Category.AGENT,
    triggers=(
        Trigger(
            phrases(f"""
                ~give.d {_US} the run|runaround|brush|brushoff|cold|slip|silent|bird|finger around|off|shoulder|treatment|$|for; ~give.d {_US} nothing but
                ~feed.d|~give.d|~sell.d|~tell.d {_US} * excuses|excuse|lies|fairy|rubbish|nonsense|porkies|tales|half_truths; ~string.d {_US} along
                ~lead.d {_US} up the garden; ~keep.d|~leave.d {_US} in the dark|rain|cold|lurch; ~keep.d {_US} waiting|guessing|hanging|dangling
                ~keep.d|~sit.d it|this|that|the_news|the_finding|quiet ** to|under himself|herself|themselves|itself|wraps
                ~brush.d|~fob.d|~palm.d|~put.d|~shake.d|~blow.d {_US} off; ~cut.d {_US} short|out|off; ~shut.d {_US} out|down|up; ~talk.d over|down {_US}|to
                ~cold_shoulder.d; ~pass.d the hot|buck|parcel|ball potato|to|on|along|between|$|and|around; ~play.d pass|ping|hot|blame the|pong|potato|game
                ~shift.d|~push.d|~deflect.d the? blame|responsibility|work onto|on|to|away
                ~make.d|~break.d promises|promise|a_promise it|they|he|she|and|that|had|as; ~go.d back on; ~welch.d|~renege.d; had no intention|plan|wish of|to
                never meant|intended to; promised|promises|promising * since|for; ~have.d promised ** and|but|yet nothing|still|no|never|not
                ~promise.d the moon|world|earth|heaven; ~promise.d ** nothing came|happened|arrived; ~blow.d hot|smoke|off|us; ~stonewall.d|~ghost.d|~snub.d
                ~ignore.d our|my|his|her|their|every|all|repeated|two|three * mail|mails|calls|call|request|requests|question|questions|tickets|ticket|reminders|emails
                ~leave.d the? * to fend|rot|themselves|himself|sort|pick|clean|it
                ~leave.d {_US}|the_junior|the_intern|the_trainee alone|stranded|unsupported|to|with|holding|without
                ~be.d|been left alone|hanging|stranded|unsupervised|to_fend by|with * by; never owned|fessed|came up|clean|forward
                not|never own|fess|come up|clean|forward to; ~own.d|~fess.d up only|to|after|when; ~admit.d|~confess.d it? only|that|to|when|after|she|he|they
                only admitted|confessed|mentioned; ~wriggle.d|~squirm.d|~weasel.d out|round|his
                ~moan.d|~whine.d|~grumble.d|~bitch.d|~sulk.d about|instead|that|and|when|while; and then? complained about|of|that
                ~get.d defensive|shirty|stroppy|huffy; ~take.d offence|umbrage; ~hide.d|~lurk.d|~shelter.d behind|in the|a|his|her|their|its|our
                ~lie.d to|about|through; ~mislead.d {_US}|the; ~spin.d it|the_story|a_story; ~doctor.d|~massage.d|~fudge.d|~embellish.d the
                ~hoard.d|~withhold.d the|all|that|information|knowledge; ~bury.d it|the|that|this|our _? _? in|under|deep|finding|findings|warning|mail|report
                ~file.d it|that|this away|and; ~lose.d interest; ~wash.d its|his|her|their hands; ~disown.d; ~undermine.d|~backstab.d|~sabotage.d
                ~steal.d|~nick.d|~pinch.d|~swipe.d the|our|my; ~sneak.d; quietly|silently|secretly =ed the|our|it|a; on the quiet|sly
                ~slip.d it|this|that|the|a * in|through|past under|without|us; under the radar
            """),
            "no thing",
            agent=Agent.ROLE,
            not_users=True,
            unless=phrases(f"""
                blow|blew the|a fuse; ~be.d left to run|cool; passed the ball; hide|hides|hid the|a|behind the|a? _? banner|page|column|proxy|load|nat
                ~give.d us nothing yet; silently|quietly dropped|ignored|failed; not lie; lied in|behind the; ~file.d it|that under
                ~admit.d to the? hospital|ward|patients; ~put.d it|them|us off the? list|pool; ~keep.d us waiting at
                ~leave.d {_US} without power|light|water|heat|service
            """),
        ),
        Trigger(
            phrases("""
                ~give.d us|them|me|everyone the? runaround|run|brush|brushoff; ~feed.d us|them|me|everyone * excuses|lies|nonsense|rubbish
                ~keep.d|~leave.d us|them|me|everyone|everybody in the dark|rain|lurch; ~brush.d|~fob.d|~palm.d us|them|me off; ~pass.d the hot|buck|parcel
                ~string.d us|them|me along; ~ghost.d us|them|me|everyone; no intention of keeping; ~drag.d its|their|his|her feet|heels
            """),
            "no thing",
            agent=Agent.ROLE,
        ),
    ),
    why="It tells how others were treated, as a trait of those who did it; what they knew and could promise is not in it.",
    question="What did they know at that point, and what kept them from telling it?",
    source="Etsy Debriefing Facilitation Guide (2016); Dekker, Just Culture (2016)",
    must_flag=(
        ("The hotline gave us the runaround.", Tier.BLAME),
        ("The provider kept everyone in the dark until noon.", Tier.BLAME),
        ("The agency has promised the part since March and nothing came.", Tier.BLAME),
    ),
    must_pass=(
        "The proxy hides the host behind the balancer.",
        "The team kept the customers informed each hour.",
        "The provider told us at noon, when it knew.",
    ),
    excused=True,
)
