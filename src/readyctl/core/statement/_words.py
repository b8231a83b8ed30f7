"""The words by which a clause is read. `F` stands for the feature that the clause names.

Every pattern is written for lower-case text with contractions spelt out (`is not`, `we will`) and
comparisons taken away (`no later than`), as `_reading.plain` makes it.
"""

import re
from re import Pattern

FEATURE = "\ue000"
"""Stands in a clause for the feature that is judged; a character that no text uses."""


def any_of(*alternatives: str) -> Pattern[str]:
    """Make one pattern of several; `F` in them is the feature."""
    return re.compile("|".join(f"(?:{alternative})" for alternative in alternatives).replace("F", FEATURE))


VENDOR = (
    r"(?:we|i|us|our \w+(?: \w+)?|(?:the )?(?:provider|supplier|vendor|licensor|platform|services?|"
    r"solution|product|"
    r"system|software|tool|application|company|subscription|package|price|team|module|module's|engine))"
)

VENDOR_ALONE = re.compile(rf"(?:{VENDOR}|seller|contractor|consultant|implementation partner)")
WORK = re.compile(
    r"^\W*(?:roll(?:ing)?[- ]?out|install\w*|configur\w*|set(?:ting)?[- ]?up|deploy\w*|deliver\w*|go[- "
    r"]?live|"
    r"launch\w*|activat\w*|enabl\w*|switch(?:ing)?[- ]?on|turn(?:ing)?[- ]?on|implement\w*|integrat\w*|"
    r"build\w*|"
    r"introduc\w*|provision\w*|releas\w*|ship\w*|connect\w*)\b"
)
"""What a plan has somebody do to bring a feature to the customer."""

START = rf"^[^\w{FEATURE}]*"
"""The beginning of a clause, past brackets, quotes and bullets."""

COMPARISONS = any_of(
    r"\b(?:shall |will |must |does |do |may )?not (?:(?:fall|drop|go)\w* (?:below|under|above|over)|"
    r"exceed\w*)\s?",
    r"\bno (?:less|fewer|more|later|earlier|longer|slower|lower|higher) than\b",
    r"\bnot (?:less|fewer|more|later|earlier|longer|lower|higher) than\b",
)
"""Negative words that compare and deny nothing."""

NOBODY_ELSE = any_of(
    r"\b(?:no (?:other|competing|rival) (?:vendor|supplier|provider|product|tool|platform|solution|system|"
    r"company)|no competitor|no rival|nobody else|no one else|none of our competitors)s?\b",
)
"""Others lack it: we have it."""

NO_EXTRA = any_of(
    r"\bat no (?:extra |additional |further )?(?:cost|charge|fee)\b",
    r"\b(?:without|no|needs no|need no|there is no need|no need) (?:any )?(?:extra|additional|"
    r"separate|further|more)? ?"
    r"(?:costs?|charges?|fees?|licen[cs]es?(?! (?:is|are) (?:hereby )?(?:given|granted))|add-ons?|"
    r"surcharges?|middleware|set-?up|coding|code|"
    r"effort|hassle|doubt|"
    r"time|network|to \w+|limits?|swivel-chair work|break\w* a sweat|our help|help|"
    r"plug-?ins?)\b(?: is| are)?(?: needed| required)?",
    r"\b(?:do|does|will|shall|need) not (?:have to )?(?:pay|cost|charge)s?(?: you| anything| a \w+)? ?"
    r"(?:extra|more|additional|for it)?\b",
    r"(?<=F )(?:does|do) not (?:require|need|slow|interrupt|affect|compromise|store|share|depend|"
    r"leave|touch)\b",
    r"(?<=F )(?:requires?|needs?) no\b",
)
"""Negative words that say: it comes with the product."""

NO_PROBLEM = any_of(
    r"\b(?:no|not an?|never an?) (?:problem|issue|trouble|obstacle|bother|hassle|stretch|big deal|rocket "
    r"science|brainer)\b"
    r"(?: (?:at all|for us))?(?! with\b)",
)
"""Negative words that say: it is possible."""

IDIOMS = any_of(
    r"\bnever (?:[\w'-]+ ){1,6}again\b",
    r"\bno (?:doubt|wonder|question about it|worries|matter (?:how|what|where|which|who)|strings attached|"
    r"sweat|buts)\b",
    r"\b(?:without (?:fail|exception)|not to worry|last but not least|nothing to lose|why not|"
    r"no longer (?:a|an|any) (?:problem|issue|worry|trouble)|not to mention)\b",
)
"""Negative words that deny nothing."""

CONDITION_ON_FEATURE = any_of(
    r"\b(?:once|when|as soon as|after|until|before)\b(?: \w+){0,2} F[^,]*\b(?:releas\w+|ready|"
    r"available|live|launch\w*|ship\w*|exist\w*|becomes?|arriv\w+|land\w*)\b",
    r"\b(?:once|when) (?:released|available|ready|live|launched|shipped)\b",
    r"\b(?:upon|after|following|with) (?:the )?(?:general |future )?(?:availability|release|launch) of F",
)
"""It says that the feature will be there some day."""

WHEN = (
    r"(?:the )?(?:end of |early |late |mid-?|first half of |second half of )?(?:q[1-4]|h[12]|january|"
    r"february|"
    r"(?:march|may)(?=\W*(?:\d|$))|april|june|july|august|september|october|november|december|"
    r"20[23]\d|spring|"
    r"summer|autumn|winter|tomorrow|soon|next (?:year|quarter|month|release))(?:[ /,-]*(?:of "
    r")?(?:20\d\d|\d\d|q[1-4]|h[12]))?\b"
)
"""A time that is still to come, or may be."""

DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\.? [a-z]{{3,9}}\.?,? 20\d\d|20\d\d[-/.]\d\d?[-/.]\d\d?|"
    rf"\d\d?[-/.]\d\d?[-/.](?:20)?\d\d|[a-z]{{3,9}}\.? \d{{1,2}}(?:st|nd|rd|th)?,? 20\d\d|{WHEN})"
)
"""A day, or a longer time, as the cell of a table has it."""

TODAY = any_of(
    r"F[^,]*\b(?:live|available|here|working|works|in production|shipped|released|included|supported) "
    r"(?:today|now|already)\b",
    r"F[^,]*\b(?:is|are) (?:already|now) (?:live|available|here|working|in production|shipped|"
    r"released|included|"
    r"supported)\b",
    r"F (?:is|are) generally available\b",
)
"""It says that the feature is there at this moment, whatever an aside says."""

ACTS = (
    r"(?:is|are|can|will|has|have|[a-z]+s|come|run|keep|work|protect|cover|save|help|make|give|let|"
    r"sync|restore|"
    r"take|ship|stay|start|happen|integrate|support|include)"
)
"""The verb of a statement about a feature, of one or of many."""

DIRECTION = any_of(
    r"\breserves? the right to (?:introduce|add|offer|provide|release|launch|build)\b",
    r"\broad-?map\b",
    r"\b(?:is|are|being|still|only|currently|:) ?(?:\w+ )?planned\b",
    r"F[^.]*\bplanned\b",
    r"\bplan(?:s|ned|ning)? (?:to|on)\b|\bplann(?:ed|ing) for\b|\b(?:we|they|team) plan\w*\b|"
    r"\bplans? for F",
    r"\bintend(?:s|ing)?\b|(?<!is )(?<!are )\bintended\b|\bintention\b|\baim(?:s|ing)? to\b|"
    r"\bhope(?:s|d)? to\b|\bhoping to\b",
    r"\bconsider(?:s|ed|ing|ation)?\b|\bevaluating\b|\bexplor(?:es|ed|ing|ation|atory)\b|"
    r"\binvestigat\w+\b|\blooking (?:into|at)\b",
    r"\bthinking (?:about|of)\b|\bwe (?:\w+ )?(?:think|thought) about\b",
    r"\bresearch(?:ing)?\b|\ban idea\b|\bprototyp\w+\b|\bassessing\b",
    r"\bon the horizon\b|\bfuture (?:release|version|direction|development)\b|\blater (?:release|"
    r"version|stage)\b",
    r"\b(?:could|might|may) be (?:added|offered|built|included) (?:later|in|one day|some day)?|"
    r"\bcould (?:later )?be added\b",
    r"\bone day\b|\bsome ?day\b|\bwould love to (?:do|build|add|offer)\b|\bwe would like to (?:build|"
    r"add|offer|do)\b",
    r"\bexpects? to\b|F would (?:be|come|follow)\b|\b(?:may|might|could) (?:offer|provide|add|include|"
    r"support|"
    r"release|introduce)\b",
    r"\bis expected\b|\bare expected\b|\bnext:\s*F|\blater:\s*F|\bvision\b",
)

COMMITMENT = any_of(
    r"\b(?:will|shall)\b",
    r"F[^,]*(?<!\ba )\bmust\b(?!-have)",
    rf"{START}F\W*(?:(?:by|in|from|as of|due|eta|target|expected|available|ready|live|for|"
    rf":) ?){{0,2}}{WHEN}",
    rf"{START}F[^:;.]{{0,80}}:\W*(?:by |on |in |from |as of |not before |eta |due )?{DAY}\W*$",
    r"\bon (?:its|their|the) way\b|\b(?:is|are) to be (?!(?:confirmed|discussed|decided|defined|clarified|"
    r"agreed|"
    r"found|seen|expected|read|understood|treated|used|regarded)\b)(?:\w+ly )?(?:\w+ed|built|made|given|"
    r"set|run)\b",
    r"\bgoing to\b|\babout to\b|\bon track\b|\bset to\b|\bdue (?:in|by|on|for)\b",
    r"\bcoming\b|\bcomes? in (?:q[1-4]|january|february|march|april|may|june|july|august|september|"
    r"october|november|december|20\d\d)",
    r"\b(?:commit(?:s|ted|ting)?|undertakes?|agrees?|promis(?:e|es|ed)|pledges?|warrants?|"
    r"guarantees?) ?(?:to|that|you|f\b|\d|the|a|four|five|three)?\b",
    r"F (?:(?:may|might|could) )?slips?\b",
    r"F follow(?:s|ing)?\b[^,]* (?:in|by|on|at|before|this|next|from)\b",
    rf"{START}F (?:then )?(?:follows?|comes?)(?: (?:later|soon|shortly|next|thereafter|after))?\W*$",
    r"\bscheduled\b(?! [a-z]+s\b)|\bslated\b|\btargeted\b",
    r"\b(?:should|to) (?:land|be ready|be out|be live|ship|arrive)\b",
    r"\b(?:lands?|drops?|arrives?|launches|ships|goes live|go live|rolls out|is out|"
    r"be out)\b[^,]* (?:in|by|on|before|this|next|for)\b",
    r"\b(?:building|developing|being built|being developed|under development|in development|"
    r"under construction|working on|is being|are being|in the works|almost done|% done|"
    r"finali[sz]ing)\b",
    r"\bnext (?:release|version|quarter|month|year|week)\b",
    rf"{START}(?:in |by )?{WHEN}\s*[:\u2013\u2014-]\s*(?!.*\b(?:launched|released|shipped)\b)",
    r"\bin (?:the )?(?:second|third|next|final|first|last) phase\b",
)

BETA = any_of(
    r"\b(?:beta|previews?|early[- ]access|pilot|trial|evaluation feature|limited availability|"
    r"early adopters?|technical preview|private release|design partners can use)\b",
)

DEMO = any_of(
    r"\b(?:demo|demos|demonstrat\w+)\b",
    r"\b(?:show|showed|shown|showing) (?:you|your|them|acme|borealis)\b",
    r"\bwalk(?:ed)? (?:you|your \w+) through F",
    r"\b(?:see|saw|watch) F (?:live|in action)\b",
    r"\bF in action\b",
    r"\bin a live session\b",
)

YES = r"yes|yep|yeah|yup|aye|indeed|sure|of course|absolutely|certainly|definitely"
"""What means yes by itself."""
NOW = (
    r"supports?|supported|includes?|including|included|incl\.?|offers?|offered|provides?|provided|features?|"
    r"delivers?|contains?|"
    r"covers?|covered|enables?|allows?|lets?|handles?|comes? with|ships? with|equipped with|gives?|"
    r"brings?|performs?|adds?|"
    r"implements?|implemented|enforced|guaranteed|ensured|assured|maintained|achieves?|achieved|"
    r"holds?|maintains?|"
    r"reconciles?|matches|synchroni[sz]es|uses?|combines?"
)
AVAILABLE = any_of(
    rf"\b(?:{NOW})\b[^;]*F",
    rf"F[^;]*\b(?:{NOW}|built[- ]in|out of the box|as standard|is standard|standard function|in every|"
    r"for every|part of|"
    r"live|available|ready|here|in place|in production|there|works?|exists?|active|compliant|"
    r"compl(?:y|ies)|certified|"
    r"launched|released|shipped|immutable|on request|natively|yes|✔|✓|☑|✅|fully met|ga)\b",
    r"\b(?:yes|sure|of course|absolutely|certainly|compliant|fully met|live today|available now|now|"
    r"today|live|new|launched|released|shipped|us)\b[^;]*F",
    r"[✔✓☑✅] ?F",
    rf"{START}F ?:\W*(?:partial(?:ly)?|partly|operational|operating|online|running|enabled|activated|"
    rf"deployed|"
    rf"in use|healthy|degraded|ok|native(?:ly)?|built[- ]in|add-on|ootb|fc|y(?=\W*$))\b",
    rf"{START}(?:by|with|using|through|via) (?:the |our )?F\W*$",
    r"F ?[:|\u2013\u2014-]* ?(?:[✔✓☑✅]|(?:yes|ga|available|supported|included|live|standard)\b)",
    r"\b(?:we|i|you|users?|customers?|clients?|staff|administrators?|managers?|operators?|everybody|"
    r"teams?|analysts|developers|licensees?|your (?:team|users|staff|cfo|analysts)) "
    r"(?:already |also |now )?(?:can|may|have|get|do|"
    r"receive|use|enjoy|see)\b[^;]*F",
    r"\b(?:have|has) got\b[^;]*F",
    r"\b(?:we|our platform|the platform|the solution|the system|the product|the service|"
    r"(?:the )?(?:provider|supplier|vendor|licensor)) (?:have|has|do|does|delivers?|runs?|operates?)\b[^;]*F",
    r"\b(?:thanks to|by means of|powered by|using|through|via|with)\b (?:\w+ ){0,3}F",
    r"\bour (?:\w+ ){0,2}F",
    r"F(?: module)? (?:also |already |now |automatically |just |currently |really |never |always )?"
    r"(?!is\b|was\b|"
    r"has\b|does\b|may\b|this\b|costs\b|minutes\b|users\b|needs\b|requires\b|falls\b|"
    r"matters\b)[a-z]{2,}s\b",
    r"F (?:can|lets|enables|allows|keeps|remains|has been|was (?=\d)|goes back|run)\b",
    r"F (?:is|are) (?:a|an|one of|the) (?:\w+ ){0,3}(?:feature|differentiator|part|strength|function|"
    r"capability|module|component|highlight|staple)s?\b",
    r"F (?:(?:is|are) (?:\w+ )?|(?:can|may) be )(?:configured|managed|activated|enabled|administered|"
    r"operated|hosted|"
    r"performed|processed|inspected|accessed|exported|used|switched on)\b",
    r"\b(?:customers?|teams|clients|users|companies) (?:(?:have|has) been |are |is |already )?"
    r"(?:using|running|relying on|work with)\b[^;]*F",
    rf"{START}(?:introducing|announcing|meet|say hello to)\b[^;]*F",
    r"F[^;]*\b\d[\d.,]*\s?(?:%|(?:percent|per cent|ms|milliseconds?|seconds?|secs?|minutes?|hours?|"
    r"gb|tb|mb|users?|regions?|"
    r"currencies|countries|languages|rows|million|thousand|requests?|transactions?|per second)\b)",
    r"F[^;]*\b(?:unlimited|limitless|without limits?|no limits?|(?:three|four|five|six) nines)\b",
    r"F that you can\b|F you can\b|F [^.]*\byou can (?:switch on|use|try)\b",
    r"\b(?:right to use|written to)\b[^;]*F",
    r"\bneeded for F|\bcovered with F",
    r"\b(?:in|with) (?:F)[^;]*\b\d",
    r"F (?:is|are) (?:\w+ )?(?:possible|doable|no problem)\b|F (?:can be done|is no problem)\b",
)

STRONG_HEADING = any_of(
    r"F[^?]*\b(?:in (?:one|a single|the same) (?:place|tool|platform|click|view|app|product|system|step)|"
    r"made (?:easy|simple)|under one roof|in (?:minutes|seconds|real time)|at (?:your|the) fingertips|"
    r"at scale|out of the box|you can (?:trust|rely on|count on)|that (?:just )?(?:works?|scales?|"
    r"delivers?|fits)|"
    r"without (?:the )?(?:paper\w*|hassle|code|coding|spreadsheets?|phone calls?|waiting|effort|limits?|"
    r"pain|"
    r"surprises)|for everyone|like never before|done right|simplified|built for)\b",
    rf"{START}(?:discover|experience|enjoy|unlock|streamline|simplify|supercharge|transform|boost|say "
    rf"(?:hello|goodbye|yes)|powered by|built on|built with|with|all your|one \w+ for)\b[^?]*F",
    r"F (?:is|are) (?:here|live|available|ready|included|supported|out)\b",
    r"F (?:now )?(?:available|included|built in|in every|for every|for all)\b",
    r"\b(?:now|new|announcing|introducing|live)\b[^?]*F",
    r"(?<!\bto )\b(?:get|supports?|includes?|offers?|provides?)\b[^?]*F",
)
