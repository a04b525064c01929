"""HIND: to put it mildly, a special kind of courage, bold in the worst sense: irony about a past choice."""

from __future__ import annotations

from review_widgets.language.finding import Agent, Category, Tier
from review_widgets.language.phrase import phrases
from review_widgets.language.rule import Rule, Trigger

RULE = Rule(
    category=Category.HIND,
    triggers=(
        Trigger(
            phrases("""
                to put it|this|that [kindly|mildly|politely|charitably|nicely|gently|diplomatically|bluntly]; to say [the least]
                [putting it] kindly|mildly|politely|charitably|nicely
                take|takes|took|needs|needed|requires a|some|real|great [special|certain|particular|rare|peculiar kind|sort|degree|amount] of
                takes|took|needs [optimism|courage|guts|nerve|chutzpah|confidence|talent] to|bordering; [in the|every worst|wrong sense]
                [bordering|verging] on [folly|madness|insanity|negligence|criminal|sabotage|the_absurd|stupidity|recklessness]
                [what|how could did|do|possibly we|they|he|she|anyone|go] ** [think|expect] would|was
                was|is|were [plain|sheer|pure|utter|simple|naked|blind greed|vanity|laziness|luck|arrogance|panic|cowardice|hubris|optimism|wishful]
                ~be.d|is [a|an absolute|utter|complete|total|real? disgrace|scandal|farce|travesty|debacle|embarrassment|insult|outrage]
                =ing ** ~be.d|is|'s [never] going|really? to? be? [clever|smart|wise|a_good|bright|safe|a_great|the_smartest|the_brightest]
                =ing ** was|is [optimistic|ambitious|brave|bold|courageous|adventurous|interesting|creative|heroic] to|,|at|$
                we|they|he|she really|honestly|actually [thought|believed|figured|expected] ** [would|be] fine|ok|enough|hold|work|magically
                [with hindsight|foresight and|or without]; [could|can|might|will only end|go|have_ended] in [tears|disaster|badly|one_way|failure]
                must|had_to have [seen|known|guessed|realised|realized|suspected|smelled|felt] where|what|that|it|how|this
                must have been [clear|obvious|plain|apparent|evident] to; [with] both|open|their|his|her [eyes open|wide]; [eyes] wide [open|shut] into
                [straight|right|headlong] into the [wall|trap|disaster|abyss]; [rookie|beginner's|amateur move|stuff|mistake|error]
                [brave|bold|courageous|interesting|creative|curious choice|decision|move|idea|approach|strategy|interpretation] of|by|to|,|indeed
                [worst|dumbest|daftest|silliest|stupidest|craziest idea|decision|plan|move|call|choice] of|in|since|ever|we|they
                [a foolish|silly|false|stupid|short_sighted|needless|reckless economy|risk|saving|shortcut|gamble|compromise]
                [was|is|were] never [clever|smart|wise|sensible|safe|sane|professional]; [imagine] that $; [priorities] $
            """),
            "any",
            agent=Agent.ROLE,
            unless=phrases("""
                eyes wide open|shut
                take|takes|took|needs|requires a certain|particular amount|kind|sort|degree of time|memory|load|traffic|disk|cable|plug|heat|pressure|file
                was|is simple|blind|pure|plain luck; both eyes open; not a bad; pure luck; what did you|we think|expect would|to next|happen ?
                must have seen|known|felt|guessed that|it|what|where|how we|the|a * ,; in|from the worst case; creative|interesting approach to the; it was luck
                what do we expect
            """),
        ),
    ),
    why="Irony about a past choice rests on how it ended; it keeps those who chose from telling why.",
    question="What spoke for it on that day, and which other way was open?",
    source="Fischhoff (1975), Hindsight is not equal to foresight, doi:10.1037/0096-1523.1.3.288",
    must_flag=(
        ("Running both presses was optimistic, to put it mildly.", Tier.BLAME),
        ("It takes a special kind of confidence to upgrade that week.", Tier.BLAME),
        ("Saving the second pump was a foolish economy.", Tier.BLAME),
    ),
    must_pass=(
        "The pump takes a certain amount of time to start.",
        "It was luck that the ferry was late.",
        "What did you expect to happen next?",
    ),
)
