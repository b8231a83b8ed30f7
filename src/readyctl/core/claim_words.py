"""The words by which a clause is read. `F` stands for the feature that the clause names.

Every pattern is written for lower-case text with contractions spelt out (`is not`, `we will`) and
comparisons taken away (`no later than`), as `claim_reading.plain` makes it.
"""

import re
from re import Pattern

FEATURE = "\ue000"
"""Stands in a clause for the feature that is judged; a character that no text uses."""


def _any(*alternatives: str) -> Pattern[str]:
    return re.compile("|".join(f"(?:{alternative})" for alternative in alternatives).replace("F", FEATURE))


CUSTOMER = (
    r"(?:the )?(?:customers?|clients?|licensees?|buyers?|purchasers?|subscribers?|authority|"
    r"tenderers?|bidders?|"
    r"subcontractors?|contractor|applicants?|either party|neither party|each party|(?:the )?parties)"
)
VENDOR = (
    r"(?:we|i|us|our \w+(?: \w+)?|(?:the )?(?:provider|supplier|vendor|licensor|platform|services?|"
    r"solution|product|"
    r"system|software|tool|application|company|subscription|package|price|team|module|module's|engine))"
)

START = rf"^[^\w{FEATURE}]*"
"""The beginning of a clause, past brackets, quotes and bullets."""

COMPARISONS = _any(
    r"\b(?:shall |will |must |does |do |may )?not (?:fall|drop|go|exceed)\w* (?:below|under|above|over)?\s?",
    r"\bno (?:less|fewer|more|later|earlier|longer|slower|lower|higher) than\b",
    r"\bnot (?:less|fewer|more|later|earlier|longer|lower|higher|only) (?:than)?\b",
)
"""Negative words that compare and deny nothing."""

NO_EXTRA = _any(
    r"\bat no (?:extra |additional |further )?(?:cost|charge|fee)\b",
    r"\b(?:without|no|needs no|need no|there is no need|no need) (?:any )?(?:extra|additional|"
    r"separate|further|more)? ?"
    r"(?:costs?|charges?|fees?|licen[cs]es?|add-ons?|surcharges?|middleware|set-?up|coding|code|"
    r"effort|hassle|doubt|"
    r"time|network|to \w+|limits?|swivel-chair work|break\w* a sweat|our help|help|"
    r"plug-?ins?)\b(?: is| are)?(?: needed| required)?",
)
"""Negative words that say: it comes with the product."""

ANOTHER = _any(
    r"\b(?:competitors?|competing|rivals?|incumbent|legacy|other|most|many|some) (?:vendors?|"
    r"suppliers?|providers?|tools?|"
    r"products?|systems?|platforms?|solutions?)\b",
    r"\bcompetitors?\b",
    r"\byour (?:current|existing|present|incumbent|legacy|old) \w+",
    r"\byour incumbent\b",
    r"\b(?:their|his|her) (?:product|tool|platform|system|software)\b",
    r"\b(?:authority|customer|client|buyer)'s (?:existing|current|present|own)\b",
    r"\bthird[- ]part(?:y|ies)\b",
    r"\bsupplied by others\b",
    r"\bwhose product\b",
    r"\b(?:authority|customer|client) (?:already|currently) \w+s\b",
    r"\b(?:your|acme's) (?:team|staff|people|company|organi[sz]ation|treasury|"
    r"auditors?)(?: \w+)? (?:currently|already|today|still)\b",
    r"\bcurrently (?:relies|rely|uses?|exports?|runs?|operates?|works? with)\b",
    r"\bin the old product\b",
)
"""Somebody else's product, or what the customer has today."""

TALK = _any(
    r"\b(?:talk\w*|chat\w*|speak\w*|spoke|ask\w*|discuss\w*|question\w*|thinking out loud|call|"
    r"follow\w* up|hear\w*|"
    r"heard|wonder\w*|curious|get back to you|let you know|tell me|find out|learn\w*)\b[^,]* (?:about|"
    r"on|regarding|concerning|whether|how|if|for) [^,]*F",
    r"\b(?:description|overview|one-pager|white ?paper|brochure|document|section|chapter|appendix|"
    r"annex|prices?|quot\w+|"
    r"minutes|slides?|information|statement|training|webinar|article|guide|notes?|results?|models?|"
    r"policy)\b[^,]* (?:about|on|for|of|regarding|concerning) [^,]*F",
    r"\b(?:refer|see|turn) to\b[^,]* for F",
    r"\b(?:describes?|described|explains?|explain|outlines?|illustrates?|shows?|lists?|defines?|"
    r"demonstrate|indicate|state|confirm) (?:how|what|why|where|whether)\b[^,]*F",
    r"\b(?:please|kindly) (?:indicate|describe|state|confirm|refer|explain|specify|list)\b",
    r"\b(?:why|how|what|where|when|who) (?:is |are |does |do )?(?:an? |the )?F",
    r"\bneed\w* (?:an? |the )?F\?",
    r"\b(?:you|they|he|she|your \w+(?: \w+)?|customers?|prospects?|clients?|auditors|borealis|"
    r"acme) (?:just |also )?(?:said|say|says|mentioned|stated|asked|told (?:us|me)|thought|think|"
    r"want\w*|need|needs|like|likes|wish\w*|would like|explained|expects?|requested?)\b",
    r"\bwould (?:be desirable|like to (?:have|see|learn|know)|want)\b",
    r"\b(?:we|i) (?:need|want|require|understand|understood|gather)\b",
    r"\bit is our understanding\b",
    r"\bassumes? that\b",
    r"\bfor F (?:we|i|you) (?:will |shall )?(?:submit|send|quote|prepare|need)\b",
    r"\b(?:importance|important|cost|price|risk|lack|absence|benefits?) (?:is |of )",
    r"\bsneak peek\b",
    r"\bapproach to F",
    r"\b(?:output|results?) of F|F (?:output|results? (?:are|is) yours)",
)
"""Speaking about the feature without saying that it is there."""

DEFINITION = _any(
    r"F [\"\u201d\u2019']*\s*(?:means|has the meaning|shall mean|refers to|is defined)",
    r"\bis (?:calculated|computed|measured) as\b",
    r"\bdoes not count\b",
    r"\b(?:governed by|deemed|bear its own)\b",
)

REQUIREMENT = _any(
    r"^requirement\b",
    r"\b(?:bidders?|tenderers?|contractor|applicants?|solution|system|product|software|tool|offeror|"
    r"respondent)s? (?:must|should|shall (?:explain|describe|demonstrate|state|provide evidence))\b",
    r"\b(?:must|should) (?:be able to )?(?:describe|explain|demonstrate|indicate|state)\b",
)
"""What somebody else asks for."""

DENIAL = _any(
    r"\b(?:not|never|no longer|cannot|nothing|nobody|neither|nor|lacks?|lacked|lacking|without|unable|"
    r"none)\b[^,]*F",
    r"\bno (?:(?!F)\w+ ){0,3}F",
    r"\b(?:has|have|had|with|is|are|offers?|offered|provides?|includes?|form|part) no\b",
    r"F[^,]* (?:(?:is|are|was|were|do|does|did|has|have|had|will|shall|can|could|may|would|"
    r"should) )(?:\w+ )?(?:not|never|no longer)\b",
    r"F[^,]*\b(?:excluded|exclusion|out of scope|outside (?:of )?(?:the )?(?:\w+ )?scope|not in scope|"
    r"not included|not supported|not applicable|not met|unavailable|removed|discontinued|withdrawn)\b",
    r"\b(?:exclud\w+|except|apart from|other than|instead of|rather than|out of scope)\b[^,]*F",
    r"F[^,]*\b(?:isn|don|doesn)'?t\b",
    r"F[:|\u2013\u2014-]* ?(?:no|none|n/a|not available|not yet|not planned|✘|✗|❌)\s*\.?$",
    r"F (?:no|none|n/a)$",
    r"\bunder no obligation\b",
    r"\bno (?:promises|representation|plans|commitment|warranty|intention)\b",
    r"\bused to\b",
    r"\bfor the avoidance of doubt\b[^.]*\bnot\b",
    r"\bresponsible for\b",
)
"""It is not there, not offered, not part of it."""

DENIAL_UNDONE = _any(
    r"F(?: that| which)? (?:can|may|will|shall|could) (?:never|not) (?:be (?:changed|altered|deleted|"
    r"tampered|bypassed|switched off|edited)|miss|lose|fail|break|go)\b",
    r"F that (?:never|does not)\b",
    r"\bnever (?:lose|miss|forget|worry)\b",
    r"\bnot just F|\bnot only F",
)
"""A negative word that praises the feature."""

CONDITION_ON_FEATURE = _any(
    r"\b(?:once|when|as soon as|after|until|before)\b(?: \w+){0,2} F[^,]*\b(?:releas\w+|ready|"
    r"available|live|launch\w*|ship\w*|exist\w*|becomes?|arriv\w+|land\w*)\b",
    r"\b(?:once|when) (?:released|available|ready|live|launched|shipped)\b",
    r"\b(?:upon|after|following|with) (?:the )?(?:general |future )?(?:availability|release|launch) of F",
)
"""It says that the feature will be there some day."""

HYPOTHETICAL = _any(
    rf"{START}(?:if|should|had|unless|whether|in case|in the event|assuming|suppose)\b",
    r"\bif (?:we|you|the|they|it|F|uptime|there|your)\b",
    r"\bwould have\b",
    r"\bif we (?:ever|had)\b",
)

DIRECTION = _any(
    r"\broad-?map\b",
    r"\b(?:is|are|being|still|only|currently|:) ?(?:\w+ )?planned\b",
    r"F[^.]*\bplanned\b",
    r"\bplan(?:s|ned|ning)? (?:to|for|on)\b",
    r"\bintend(?:s|ed|ing)?\b|\bintention\b|\baim(?:s|ing)? to\b|\bhope(?:s|d)? to\b|\bhoping to\b",
    r"\bconsider(?:s|ed|ing|ation)?\b|\bevaluating\b|\bexplor(?:e|es|ed|ing|ation)\b|"
    r"\binvestigat\w+\b|\blooking (?:into|at)\b",
    r"\bthinking (?:about|of)\b|\bresearch(?:ing)?\b|\ban idea\b|\bprototyp\w+\b|\bassessing\b",
    r"\bon the horizon\b|\bfuture (?:release|version|direction|development)\b|\blater (?:release|"
    r"version|stage)\b",
    r"\b(?:could|might|may) be (?:added|offered|built|included) (?:later|in|one day|some day)?|"
    r"\bcould (?:later )?be added\b",
    r"\bone day\b|\bsome ?day\b|\bwould love to (?:do|build|add|offer)\b|\bwe would like to (?:build|"
    r"add|offer|do)\b",
    r"\bis expected\b|\bare expected\b|\bnext:\s*F|\blater:\s*F|\bvision\b",
)

COMMITMENT = _any(
    r"\b(?:will|shall)\b",
    r"F[^,]*\bmust\b",
    r"\bgoing to\b|\babout to\b|\bon track\b|\bset to\b|\bdue (?:in|by|on|for)\b",
    r"\bcoming\b|\bcomes? in (?:q[1-4]|january|february|march|april|may|june|july|august|september|"
    r"october|november|december|20\d\d)",
    r"\b(?:commit(?:s|ted|ting)?|undertakes?|agrees?|promis(?:e|es|ed)|pledges?|warrants?|"
    r"guarantees?) ?(?:to|that|you|f\b|\d|the|a|four|five|three)?\b",
    r"\bscheduled\b|\bslated\b|\btargeted\b",
    r"\b(?:should|to) (?:land|be ready|be out|be live|ship|arrive)\b",
    r"\b(?:lands?|drops?|arrives?|launches|ships|goes live|go live|rolls out|is out|"
    r"be out)\b[^,]* (?:in|by|on|before|this|next|for)\b",
    r"\b(?:building|developing|being built|being developed|under development|in development|"
    r"under construction|working on|is being|are being|in the works|almost done|% done|"
    r"finali[sz]ing)\b",
    r"\bnext (?:release|version|quarter|month|year|week)\b",
    rf"{START}(?:q[1-4](?: 20\d\d)?|h[12](?: 20\d\d)?|20\d\d(?: q[1-4])?|tomorrow|soon|spring|summer|"
    r"autumn|winter)\s*:\s*",
    r"\bin (?:the )?(?:second|third|next|final|first|last) phase\b",
)

BETA = _any(
    r"\b(?:beta|previews?|early[- ]access|pilot|trial|evaluation feature|limited availability|"
    r"early adopters?|technical preview|private release|design partners can use)\b",
)

DEMO = _any(
    r"\b(?:demo|demos|demonstrat\w+)\b",
    r"\b(?:show|showed|shown|showing) (?:you|your|them|acme|borealis)\b",
    r"\bwalk(?:ed)? (?:you|your \w+) through F",
    r"\b(?:see|saw|watch) F (?:live|in action)\b",
    r"\bF in action\b",
    r"\bin a live session\b",
)

_NOW = (
    r"supports?|supported|includes?|including|included|offers?|offered|provides?|provided|features?|"
    r"delivers?|contains?|"
    r"covers?|covered|enables?|allows?|lets?|handles?|comes? with|ships? with|equipped with|gives?|"
    r"brings?|performs?|"
    r"implements?|implemented|enforced|guaranteed|ensured|assured|maintained|achieves?|achieved|"
    r"holds?|maintains?|"
    r"reconciles?|matches|synchroni[sz]es|uses?|combines?"
)
AVAILABLE = _any(
    rf"\b(?:{_NOW})\b[^;]*F",
    rf"F[^;]*\b(?:{_NOW}|built[- ]in|out of the box|as standard|is standard|standard function|in every|"
    r"for every|part of|"
    r"live|available|ready|here|in place|in production|there|works?|exists?|active|compliant|"
    r"compl(?:y|ies)|certified|"
    r"launched|released|shipped|immutable|on request|natively|yes|✔|✓|☑|✅|fully met)\b",
    r"\b(?:yes|sure|of course|absolutely|certainly|compliant|fully met|live today|available now|now|"
    r"today|live|new|launched|released|shipped|us)\b[^;]*F",
    r"F ?[:|\u2013\u2014-]* ?(?:yes|✔|✓|☑|✅|available|supported|included|live|standard)\b",
    r"F ?[✔✓☑✅]",
    r"\b(?:we|i|you|users?|customers?|clients?|staff|administrators?|managers?|operators?|everybody|"
    r"teams?|analysts|developers|your (?:team|users|staff|cfo|analysts)) (?:can|have|get|do|receive|"
    r"use|enjoy|see)\b[^;]*F",
    r"\b(?:have|has) got\b[^;]*F",
    r"\b(?:we|our platform|the platform|the solution|the system|the product|the service) (?:have|has|"
    r"do|does|deliver|run|operate)\b[^;]*F",
    r"\b(?:thanks to|by means of|powered by|using|through|via|with)\b (?:\w+ ){0,3}F",
    r"\bour (?:\w+ ){0,2}F",
    r"F(?: module)? (?:also |already |now |automatically |just |currently |really )?(?!is\b|was\b|"
    r"has\b|does\b|may\b|this\b|costs\b|minutes\b|users\b|needs\b|requires\b|falls\b|"
    r"matters\b)[a-z]{2,}s\b",
    r"F (?:can|lets|enables|allows|keeps|remains|has been|was|goes back|run)\b",
    r"F that you can\b|F you can\b|F [^.]*\byou can (?:switch on|use|try)\b",
    r"\b(?:right to use|written to)\b[^;]*F",
    r"\bneeded for F|\bcovered with F",
    r"\b(?:in|with) (?:F)[^;]*\b\d",
)

STRONG_HEADING = _any(
    r"F (?:is|are) (?:here|live|available|ready|included|supported|out)\b",
    r"F (?:now )?(?:available|included|built in|in every|for every|for all)\b",
    r"\b(?:now|new|announcing|introducing|live)\b[^?]*F",
    r"\b(?:get|supports?|includes?|offers?|provides?)\b[^?]*F",
)

VAGUE_BULLET = _any(r"\b(?:agenda|questions?|next steps|the cost of|struggle|why|how|what)\b")

PROMISE = _any(
    r"\b(?:will|shall|guarantees?|commits?|undertakes?)\b",
    r"\b(?:supports?|includes?|included|integrates?|provides?|offers?|enables?|automatically|"
    r"seamlessly|predicts?|detects?|"
    r"connects?|complies|certified|translates?|calculates?|learns?|encrypted|remain|one-click|can)\b",
)
PROMISING_SUBJECT = _any(
    rf"{START}(?:(?:in addition|also|moreover|yes|furthermore),? )?(?:{VENDOR}|it|users?|everybody|"
    r"everyone|administrators?|backups?|data|response times?|all data|invoices)\b",
)
NO_PROMISE = _any(
    r"\b(?:not|never|no|fees?|pay(?:able|s)?|governed|liab\w+|terminat\w+|headquarters|founded|"
    r"offices?|invoice is|"
    r"confidential\w*|(?:of|upon|after) signature|project lead|amend\w*|workshop|kick-off|thank|call|"
    r"meeting|proposal|agreement|schedule|"
    r"following table|references|refer|answer to|in writing|days of|sorry|costs|section|annex|"
    r"looking forward|"
    r"trusted by|implementation team|struggle)\b",
)
